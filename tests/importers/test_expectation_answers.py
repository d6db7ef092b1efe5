"""Answers read from CSV and Excel: sides, groups, empty answers, and every mistake at once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samspel.errors import UnreadableInput
from samspel.expectations.questionnaire import Answers, Scale, themes
from samspel.exporters.expectation_forms import answers_csv, answers_workbook, form_paper
from samspel.exporters.paper.blocks import Table, plain
from samspel.importers.expectation_answers import read_answers
from samspel.model import Side
from tests.make_answers import FILE, example_answers

HEAD = "Sida;Grupp;F1 är;F1 bör\n"


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> tuple[Answers, ...]:
    (tmp_path / "svar.csv").write_text(text, encoding=encoding)
    return read_answers(tmp_path / "svar.csv").answers


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        read(tmp_path, text)
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_a_person(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "Förtroendevald;Nämnden;4;5\ntjänsteperson;;;3\n")

    assert found == (
        Answers(Side.POLITICAL, {("F1", Scale.NOW): 4, ("F1", Scale.SHOULD): 5}, "Nämnden"),
        Answers(Side.OFFICIAL, {("F1", Scale.SHOULD): 3}, None),
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_excels_ways_of_writing_csv_are_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = (HEAD + "förtroendevald;Nämnden;4;5\n").replace(";", delimiter)

    assert len(read(tmp_path, text, encoding)) == 1


def test_the_sheet_that_is_handed_out_is_read_back(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(answers_workbook()))
    book["Svar"].append(["tjänsteperson", "Kansliet", *([3, 5] * 22)])
    book.save(tmp_path / "svar.xlsx")
    [found] = read_answers(tmp_path / "svar.xlsx").answers

    assert (found.side, found.group, len(found.given)) == (Side.OFFICIAL, "Kansliet", 44)
    assert found.given["F22", Scale.SHOULD] == 5


def test_every_mistake_is_told_with_its_row(tmp_path: Path) -> None:
    assert mistakes(tmp_path, HEAD + "förtroendevald;;6;x\nbåda;;3;3\n") == [
        "svar.csv:2: F1 är: ”6” är inget svar. Skriv 1–5, eller lämna rutan tom.",
        "svar.csv:2: F1 bör: ”x” är inget svar. Skriv 1–5, eller lämna rutan tom.",
        "svar.csv:3: Sida: ”båda” är ingen av sidorna. Skriv förtroendevald eller tjänsteperson.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a;b\n1;2\n", "svar.csv: Ingen rad har rubrikerna Sida och F1 är."),
        (HEAD, "svar.csv: Filen har inga svar."),
    ],
)
def test_a_file_without_answers_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(told)


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "svar.csv").write_text("Tidpunkt;" + HEAD + "10:00;förtroendevald;;4;5\n", "utf-8")

    assert read_answers(tmp_path / "svar.csv").notes == ("svar.csv: kolumnerna Tidpunkt lästes inte.",)


def test_the_empty_csv_has_every_question(tmp_path: Path) -> None:
    text = answers_csv().decode("utf-8-sig")
    columns = text.strip().split(";")

    assert len(columns) == 2 + 2 * sum(len(theme.statements) for theme in themes())
    assert read(tmp_path, text + "förtroendevald;;" + ";".join(["1"] * (len(columns) - 2)) + "\n")


def test_the_form_asks_for_every_statement() -> None:
    asked = [plain(row[1]) for block in form_paper().blocks if isinstance(block, Table) for row in block.rows]

    assert asked == [one.text for theme in themes() for one in theme.statements]


def test_the_example_is_the_one_its_maker_makes() -> None:
    assert FILE.read_bytes() == example_answers()

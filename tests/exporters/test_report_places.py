"""Rows without a number are named to the reader by where they stand, and nothing told is cut or punctuated twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samspel.authority.texts import short
from samspel.checks.run import check
from samspel.exporters.report_sentences import by_table
from samspel.exporters.report_text import report_text
from samspel.exporters.report_words import SAY
from samspel.importers import load
from tests.build_docx import document, paragraph, table


def report_of(tmp_path: Path, *rows: tuple[str, str], numbers: bool = False) -> str:
    """What `samspel check` prints of a Word document with these matters and delegates, on one line."""
    header = ("Nr", "Ärende", "Delegat") if numbers else ("Ärende", "Delegat")
    lines = [(f"{n}", *row) if numbers else row for n, row in enumerate(rows, start=1)]
    file = tmp_path / "ordning.docx"
    file.write_bytes(document(paragraph("Delegationsordning för socialnämnden"), table([header, *lines])))
    return " ".join(report_text(check(load(file), on=date(2026, 5, 1)), color=False, shown=0).split())


ROWS = (("Avtal om städning", "Berörd"), ("Avtal om snöröjning", "Berörd"), ("Hyra av lokal", "Socialchef"))


def test_questions_and_remarks_name_rows_without_number_by_their_place(tmp_path: Path) -> None:
    told = report_of(tmp_path, *ROWS)

    assert "Gäller tabell 1, rad 2–4." in told
    assert "Gäller tabell 1, rad 2, 3." in told
    assert "/row/" not in told
    assert "t1r" not in told


def test_rows_with_a_number_are_named_by_it(tmp_path: Path) -> None:
    told = report_of(tmp_path, *ROWS, numbers=True)

    assert "Gäller rad 1, 2, 3." in told
    assert "Gäller tabell" not in told


def test_other_rows_of_a_finding_are_named_by_their_place(tmp_path: Path) -> None:
    told = report_of(tmp_path, ("Avtal om städning", "Enhetschef"), ("Avtal om städning", "Rektor"))

    assert "står också på rad 3 (tabell 1)," in told


def test_an_ordinary_ladder_of_amounts_is_left_in_peace(tmp_path: Path) -> None:
    steps = (("50 000", "Enhetschef"), ("200 000", "Avdelningschef"), ("500 000", "Förvaltningschef"))

    assert "FRM003" not in report_of(tmp_path, *((f"Inköp upp till {limit} kr", who) for limit, who in steps))
    assert "FRM003" in report_of(
        tmp_path, *((f"Inköp upp till {steps[-1 - n][0]} kr", who) for n, (_, who) in enumerate(steps))
    )


def test_a_sentence_that_ends_with_an_abbreviation_has_one_stop(tmp_path: Path) -> None:
    told = report_of(tmp_path, ("Hyra av lokal", "Socialchef"), ("Bidrag till föreningar m.m.", ""))

    assert "besluta i Bidrag till föreningar m.m. " in told
    assert ".." not in told


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (
            ["tabell 1, rad 2", "tabell 1, rad 3", "tabell 1, rad 7", "tabell 2, rad 1"],
            "tabell 1, rad 2, 3, 7; tabell 2, rad 1",
        ),
        (["rad 4", "bilaga"], "rad 4; bilaga"),
        ([], ""),
    ],
)
def test_places_beside_each_other_are_told_together(places: list[str], told: str) -> None:
    assert by_table(places, SAY["sv"]) == told


def test_a_long_text_ends_between_two_words() -> None:
    text = "Beslut om bidrag till föreningar och organisationer enligt nämndens riktlinjer för verksamhetsutveckling"

    assert short(text) == "Beslut om bidrag till föreningar och organisationer enligt nämndens riktlinjer för …"
    assert short(text[:90]) == text[:90]
    assert short("ö" * 100) == "ö" * 89 + "…"

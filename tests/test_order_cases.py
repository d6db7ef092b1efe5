"""The file of cases: what an owner may write, and that every mistake is told with its line and what to do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from samspel import shipped
from samspel.authority.request import Answer
from samspel.checks.cases import Cases, MayCase, WhatCase, WhoCase, read_cases
from samspel.cli.schema import schemas
from samspel.errors import UnreadableInput

HEAD = "samspel: 1\norder: o.docx\non: 2026-02-01\ncases:\n"


def loaded(tmp_path: Path, text: str, on: date | None = None) -> Cases:
    file = tmp_path / "provfall.yaml"
    file.write_text(text, encoding="utf-8")
    return read_cases(file, on)


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        loaded(tmp_path, text)
    return [str(problem).removeprefix("provfall.yaml") for problem in caught.value.problems]


def test_the_three_kinds_of_cases_are_read_with_their_lines(tmp_path: Path) -> None:
    cases = loaded(
        tmp_path,
        f"{HEAD}  - {{may: Socialchef, matter: Avtal, amount: 50 000 kr, answer: ja, row: 2.1}}\n"
        "  - matter: Avtal\n    who_includes: Socialchef\n    lasts: {years: 3}\n"
        "  - {what: Socialchef, rows: [2.1, 2.10], on: 2026-03-01}\n",
    )
    (first, may), (second, who), (third, what) = cases.cases

    assert (first, second, third) == (5, 6, 9)
    assert isinstance(may, MayCase)
    assert isinstance(who, WhoCase)
    assert isinstance(what, WhatCase)
    assert (may.answer, may.row, may.on) == (Answer.YES, "2.1", None)
    assert (who.who_includes, who.who) == (("Socialchef",), None)
    assert who.lasts is not None
    assert who.lasts.years == 3
    assert (what.rows, what.on) == (("2.1", "2.10"), date(2026, 3, 1))  # the text, never a number
    assert (cases.order, cases.beside, cases.on) == (("o.docx",), (), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ja", Answer.YES),
        ("Ja", Answer.YES),
        ("nej", Answer.NO),
        ("måste bedömas", Answer.NEEDS_ASSESSMENT),
        ("yes", Answer.YES),
        ("needs_assessment", Answer.NEEDS_ASSESSMENT),
    ],
)
def test_answers_as_people_and_as_decide_write_them(tmp_path: Path, words: str, answer: Answer) -> None:
    [(_, case)] = loaded(tmp_path, f"{HEAD}  - {{may: A, matter: B, answer: {words}}}\n").cases

    assert isinstance(case, MayCase)
    assert case.answer is answer


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("{may: A, matter: B}", ":5: answer: Nyckeln saknas. Lägg till `answer`."),
        ("{may: A, matter: B, answer: kanske}", ":5: answer: Svaret ska vara ja, nej eller måste bedömas"),
        ("{may: A, matter: B, answer: nej, row: '1'}", ":5: `row` säger vilken rad som ger rätten och hör till svaret ja."),
        ("{may: A, answer: ja, matter: B, amout: 3 kr}", ":5: amout: Nyckeln `amout` finns inte här. Menade du `amount`?"),
        ("{may: A, matter: B, answer: ja, amount: 3 kr till 5 kr}", ":5: amount: ”3 kr till 5 kr” är inte ett belopp."),
        ("{who: [A], matter: B, who_excludes: [C]}", ":5: `who` räknar upp alla. Då behövs inte `who_excludes`."),
        ("{what: A, rows: ['1'], rows_include: ['2']}", ":5: `rows` räknar upp alla."),
        ("{what: A}", ":5: Fallet säger inte vilka rader."),
        ("{may: A, what: B}", ":5: Fallet frågar flera saker: may, what. Gör ett fall av varje fråga."),
        ("{whoo: [A], matter: B}", ":5: Nyckeln `whoo` finns inte här. Menade du `who`?"),
        ("{matter: B}", ":5: Fallet frågar inget."),
        ("hej", ":5: Ett fall ska ha nycklar med värden."),
        ("{who: [], matter: B, on: 2026-02-30}", ":5: on: Datumet finns inte i kalendern."),
    ],
)
def test_a_mistake_in_a_case_is_told(tmp_path: Path, case: str, told: str) -> None:
    [mistake] = mistakes(tmp_path, f"{HEAD}  - {case}\n")

    assert mistake.startswith(told)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    told = mistakes(
        tmp_path,
        "samspel: 2\nwiht: org.yaml\ncases:\n  - {may: A, matter: B, answer: kanske}\n  - {}\n  - {what: A, rows: ['1']}\n",
    )

    assert [one.split(" ")[0] for one in told] == [":1:", ":1:", ":2:", ":4:", ":4:", ":5:", ":6:"]
    assert sum("ingen dag" in one for one in told) == 2  # the empty case asks nothing; that is its mistake
    assert any("Lägg till `order`" in one for one in told)


def test_two_cases_of_one_name_are_refused_with_both_lines(tmp_path: Path) -> None:
    case = "  - {name: Inköp, who: [], matter: B}\n"

    assert mistakes(tmp_path, HEAD + case + case) == [":6: Fallet på rad 5 heter också ”Inköp”. Ge dem olika namn."]


@pytest.mark.parametrize("text", ["samspel: 1\norder: o.docx\n", f"{HEAD}  []\n", f"{HEAD}  hej\n"])
def test_a_file_without_cases_is_refused(tmp_path: Path, text: str) -> None:
    assert any("Filen har inga fall." in one for one in mistakes(tmp_path, text))


def test_a_day_given_takes_the_place_of_the_files_own(tmp_path: Path) -> None:
    text = "samspel: 1\norder: o.docx\ncases:\n  - {who: [], matter: B}\n"

    assert loaded(tmp_path, text, date(2026, 7, 1)).on == date(2026, 7, 1)
    assert "Fallet har ingen dag" in mistakes(tmp_path, text)[0]


def test_the_published_schema_takes_the_example_and_refuses_another_answer() -> None:
    schema = json.loads(schemas()["cases.schema.json"])
    data = yaml.load((shipped.examples() / "provfall.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data["samspel"] = 1

    jsonschema.validate(data, schema)
    data["cases"][0]["answer"] = "kanske"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)

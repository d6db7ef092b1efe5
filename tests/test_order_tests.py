"""Cases put to an order: what passes, what is told where one does not, and which rows have been tried."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from samspel import plain_yaml
from samspel.authority.request import Answer
from samspel.checks.asked_amount import asked_amount
from samspel.checks.case_results import CaseReport, CaseResult
from samspel.checks.case_runs import run_cases
from samspel.checks.cases import read_cases
from samspel.checks.first_cases import first_cases
from samspel.cli.schema import schemas
from samspel.errors import SamspelError
from samspel.exporters.case_file import case_file
from samspel.exporters.case_junit import case_junit
from samspel.exporters.case_text import case_text
from samspel.importers import load_files
from samspel.model import Municipality, Vat
from samspel.money import Unit
from tests.build_docx import document, paragraph, table
from tests.towns import order, town

DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01}"
LIMIT = "limit: {at_most: 100, unit: SEK, vat: excluded}"
TOWN = order(
    f'id: r1, number: "1.1", matter: "Direktupphandling, högst 100 kr", delegates: [{{role: avdchef}}], {LIMIT}',
    'id: r2, number: "1.2", matter: Föreningsbidrag, delegates: [{role: avdchef}], substitutes: [{role: socialchef}]',
    'id: r3, number: "1.3", matter: Rättelse av skrivfel, delegates: [{text: Den som fattat beslutet}]',
    'id: r4, number: "1.4", matter: Hemtjänst, delegates: [{organ: sn-au}]',
    'id: r5, number: "1.5", matter: Avgift för hemtjänst, delegates: []',
    head=HEAD,
)


def ran(*cases: str, facts: Municipality = TOWN, on: date = DAY, language: str = "sv", tmp: Path) -> CaseReport:
    """What becomes of cases written without braces."""
    file = tmp / "provfall.yaml"
    body = "".join(f"  - {{{case}}}\n" for case in cases)
    file.write_text(f"samspel: 1\norder: o.docx\non: {on}\ncases:\n{body}", encoding="utf-8")
    return run_cases(facts, read_cases(file), files=["o.docx"], language=language)


def one(case: str, tmp: Path, facts: Municipality = TOWN) -> CaseResult:
    return ran(case, facts=facts, tmp=tmp).cases[0]


BUY = "matter: Direktupphandling, amount: 100 kr exkl. moms"


@pytest.mark.parametrize(
    ("case", "passes"),
    [
        (f"may: Avdelningschef, {BUY}, answer: ja", True),
        (f"may: avdchef, {BUY}, answer: ja, row: '1.1'", True),
        (f"may: avdelningschefen, {BUY}, answer: ja, row: rad 1.1", True),
        (f"may: Avdelningschef, {BUY}, answer: ja, row: o/r1", True),
        (f"may: Avdelningschef, {BUY}, answer: ja, row: '1.2'", False),
        (f"may: Avdelningschef, {BUY}, answer: nej", False),
        ("may: Avdelningschef, matter: Direktupphandling, amount: 101 kr exkl. moms, answer: nej", True),
        ("may: Avdelningschef, matter: Direktupphandling, amount: 101 kr, answer: måste bedömas", True),
        ("may: Avdelningschef, matter: rad 1.2, answer: ja", True),
        ("may: Avdelningschef, matter: '1.2', answer: ja", True),
        ("may: Socialnämnden, matter: Hemtjänst, answer: ja", True),
        ("may: Socialchef, matter: Hemtjänst, answer: nej", True),
        ("may: Socialchef, matter: Hemtjänst, answer: måste bedömas", False),
        ("may: Socialchef, matter: rad 1.3, answer: måste bedömas", True),
        ("may: Socialchef, matter: Köpa en rymdraket, answer: måste bedömas", False),  # no row is about it
        ("matter: Föreningsbidrag, who: [Avdelningschef, Socialchef]", True),
        ("matter: Föreningsbidrag, who: [Avdelningschef, Socialchef, Socialnämnden]", True),
        ("matter: Föreningsbidrag, who: [Avdelningschef]", False),
        ("matter: Föreningsbidrag, who: [Avdelningschef, Socialchef, Biståndshandläggare]", False),
        ("matter: Föreningsbidrag, who_includes: Socialchef, who_excludes: Biståndshandläggare", True),
        ("matter: Föreningsbidrag, who_excludes: Socialchef", False),
        ("matter: rad 1.3, who: []", True),
        ("matter: rad 1.3, who_excludes: Socialchef", False),  # it is not known whom the row means
        ("matter: Köpa en rymdraket, who: []", False),  # a slip of the pen must not pass
        ("matter: Köpa en rymdraket, who_excludes: Socialchef", False),
        ("matter: rad 1.5, who: []", True),
        ("what: Avdelningschef, rows: ['1.1', '1.2', '1.3']", True),
        ("what: Avdelningschef, rows: ['1.1', '1.2']", False),
        ("what: Avdelningschef, rows: ['1.1', '1.2', '1.3', '1.4']", False),
        ("what: Avdelningschef, rows_include: '1.2', rows_exclude: ['1.4', '1.5']", True),
        ("what: Avdelningschef, rows_exclude: ['1.2']", False),
    ],
)
def test_a_case_passes_when_the_order_gives_its_answer(case: str, passes: bool, tmp_path: Path) -> None:
    result = one(case, tmp_path)

    assert result.passed is passes
    assert result.mistakes == ()
    assert bool(result.why) is not passes


def test_a_failed_case_tells_expected_got_why_and_who_instead(tmp_path: Path) -> None:
    result = one("may: Avdelningschef, matter: Direktupphandling, amount: 101 kr exkl. moms, answer: ja", tmp_path)

    assert (result.expected.answer, result.got and result.got.answer) == (Answer.YES, Answer.NO)
    [why] = result.why
    assert "Beloppet 101 kr utan moms ligger utanför den." in why.because[-1]
    assert [holder.name for holder in why.instead] == ["Socialnämnden"]


def test_a_failed_list_tells_what_is_missing_and_what_has_come(tmp_path: Path) -> None:
    result = one("matter: Föreningsbidrag, who: [Biståndshandläggare, Avdelningschef]", tmp_path)

    assert (result.missing, result.unexpected, result.unclear) == (("Biståndshandläggare",), ("Socialchef",), ())
    assert [why.about for why in result.why] == ["Biståndshandläggare", "Socialchef"]
    assert result.got is not None
    assert [(holder.name, holder.row) for holder in result.got.listed] == [
        ("Socialchef", "1.2"),
        ("Avdelningschef", "1.2"),
    ]


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("may: Socialcheff, matter: Hemtjänst, answer: nej", ["heter ”Socialcheff”. Menade du ”Socialchef”?"]),
        ("may: Rymdkapten, matter: Hemtjänst, answer: nej", ["heter ”Rymdkapten”. Skriv namnet som i ordningen"]),
        ("may: Socialchef, matter: rad 9.9, answer: nej", ["Ingen rad heter 9.9."]),
        ("may: Socialchef, matter: '1.11', answer: nej", ["Ingen rad heter 1.11. Menade du ”1.1”?"]),
        ("who: [Socialcheff, Rymdkapten], matter: rad 7, unit: Bank", ["Socialcheff", "Rymdkapten", "rad heter 7", "Bank"]),
        ("what: Socialchef, rows: ['8', '9'], board: Skolan", ["Skolan", "heter 8", "heter 9"]),
        ("may: Socialchef, matter: Hemtjänst, answer: nej, board: Avdelningschef", ["är inget organ"]),
    ],
)
def test_what_the_facts_do_not_have_never_passes_and_everything_is_told(case: str, told: list[str], tmp_path: Path) -> None:
    result = one(case, tmp_path)

    assert (result.passed, result.got) == (False, None)
    assert len(result.mistakes) == len(told)
    for words in told:
        assert any(words in mistake for mistake in result.mistakes), words


def test_names_that_several_have_are_told_with_their_ids(tmp_path: Path) -> None:
    facts = order(
        'id: r1, number: "1", matter: Avtal, delegates: [{role: handl}]',
        'id: r2, number: "1", matter: Bidrag, delegates: [{role: handl}]',
        head=HEAD,
        people="[{id: p1, name: Socialchef, roles: [{role: handl, from: 2023-01-01}]}]",
    )
    result = one("may: Socialchef, matter: rad 1, answer: ja", tmp_path, facts)

    assert "Skriv id i stället: person p1, role socialchef." in result.mistakes[0]
    assert "Flera rader heter 1. Skriv både ordning och rad: o/r1, o/r2." in result.mistakes[1]
    assert one("may: p1, matter: o/r1, answer: ja", tmp_path, facts).passed
    assert one("may: socialchef, matter: rad o/r1, answer: nej", tmp_path, facts).passed


def test_a_row_number_means_the_row_of_the_day(tmp_path: Path) -> None:
    row = 'number: "1", matter: Avtal, delegates: [{role: '
    facts = town(
        "organs: [{id: kf, name: KF, kind: council}, {id: ks, name: KS, kind: board, parent: kf}]\n"
        "roles: [{id: a, name: Kanslichef, side: official, employer: municipality},"
        " {id: b, name: Jurist, side: official, employer: municipality}]\n"
        f"orders: [{{id: old, organ: ks, in_force: {{from: 2023-01-01}}, rows: [{{id: r, {row}a}}]}}]}},"
        f" {{id: new, organ: ks, in_force: {{from: 2025-01-01}}, rows: [{{id: r, {row}b}}]}}]}}]\n"
    )
    report = ran(
        "may: Kanslichef, matter: rad 1, answer: ja, on: 2024-06-01",
        "may: Kanslichef, matter: rad 1, answer: nej",
        "may: Jurist, matter: rad 1, answer: ja",
        facts=facts,
        tmp=tmp_path,
    )

    assert [case.passed for case in report.cases] == [True, True, True]
    assert report.coverage.rows == 2


# --- what is tried ----------------------------------------------------------------------------------------------------


def untried(report: CaseReport) -> list[str | None]:
    return [row.number for row in report.coverage.untried]


@pytest.mark.parametrize(
    ("case", "tried"),
    [
        (f"may: Avdelningschef, {BUY}, answer: ja", ["1.1"]),
        ("may: Avdelningschef, matter: rad 1.1, amount: 101 kr exkl. moms, answer: nej", ["1.1"]),
        (f"may: Biståndshandläggare, {BUY}, answer: nej", []),  # no delegate of the row: the row itself is not tried
        ("may: Biståndshandläggare, matter: rad 1.3, answer: måste bedömas", ["1.3"]),
        ("may: Biståndshandläggare, matter: rad 1.5, answer: nej", ["1.5"]),  # nobody's row: a no is all it can say
        ("may: Socialnämnden, matter: Hemtjänst, answer: ja", []),
        ("matter: Hemtjänst, who: [Socialnämndens arbetsutskott]", ["1.4"]),
        ("matter: Hemtjänst, who_excludes: [Socialchef]", []),
        ("what: Avdelningschef, rows: ['1.1', '1.2', '1.3']", ["1.1", "1.2", "1.3"]),
        ("what: Avdelningschef, rows_include: ['1.2']", ["1.2"]),
    ],
)
def test_a_row_is_tried_by_what_it_says_itself(case: str, tried: list[str], tmp_path: Path) -> None:
    report = ran(case, tmp=tmp_path)

    assert report.cases[0].passed
    assert (report.coverage.rows, report.coverage.tried) == (5, len(tried))
    assert untried(report) == [number for number in ("1.1", "1.2", "1.3", "1.4", "1.5") if number not in tried]


@pytest.mark.parametrize(
    ("amounts", "left"),
    [
        ([], ["below", "within", "above"]),
        (["100 kr exkl. moms"], ["within", "above"]),
        (["101 kr exkl. moms"], ["below", "above"]),
        (["100 kr exkl. moms", "200 kr exkl. moms"], ["above"]),
        (["100 kr exkl. moms", "200 kr exkl. moms", "1 prisbasbelopp exkl. moms"], []),
        (["210 kr"], ["below", "within", "above"]),  # with or without VAT? Then it tries no side.
    ],
)
def test_a_limit_is_tried_on_each_side(amounts: list[str], left: list[str], tmp_path: Path) -> None:
    limit = "limit: {more_than: 100, at_most: 200, unit: SEK, vat: excluded}"
    facts = order(f'id: r1, number: "1", matter: Avtal, delegates: [{{role: avdchef}}], {limit}', head=HEAD)
    cases = [f"may: Avdelningschef, matter: rad 1, amount: {amount}, answer: ja" for amount in amounts]
    report = ran(*cases, "may: Socialchef, matter: rad 1, answer: nej", facts=facts, tmp=tmp_path)

    assert [side for row in report.coverage.limits for side in row.sides] == left


def test_a_limit_that_no_amount_can_settle_is_not_asked_for(tmp_path: Path) -> None:
    rows = (
        "id: r1, matter: Avtal, delegates: [{role: avdchef}], limit: {at_most: 20, unit: BB}",
        "id: r2, matter: Bidrag, delegates: [{role: avdchef}, {role: socialchef}], acting: jointly, "
        "limit: {at_most: 100, unit: SEK, vat: excluded}",
    )

    assert (
        ran("may: Avdelningschef, matter: Bidrag, answer: nej", facts=order(*rows, head=HEAD), tmp=tmp_path).coverage.limits
        == ()
    )


def test_rows_of_orders_that_no_case_is_about_do_not_count(tmp_path: Path) -> None:
    report = ran("matter: Hemtjänst, who: []", on=date(2022, 1, 1), tmp=tmp_path)

    assert report.coverage.rows == 0
    assert "Ingen rad gäller någon av fallens dagar." in case_text(report)


# --- titles that only the order has -----------------------------------------------------------------------------------


def word_order(tmp_path: Path, *rows: list[str]) -> Municipality:
    path = tmp_path / "o.docx"
    header = ["Nr", "Ärende", "Delegat", "Ersättare"]
    path.write_bytes(
        document(paragraph("Delegationsordning för socialnämnden"), paragraph("Antagen 2025-01-14"), table([header, *rows]))
    )
    return load_files([path]).town


def test_titles_of_an_order_alone_are_read_as_roles_and_told(tmp_path: Path) -> None:
    facts = word_order(
        tmp_path,
        ["1", "Hemtjänst", "Biståndshandläggare", "Enhetschef"],
        ["2", "Placering i familjehem", "Arbetsutskottet", ""],
        ["3", "Föreningsbidrag", "Nämndens ordförande", ""],
        ["4", "Direktupphandling", "Inhyrd konsult", ""],
        ["5", "Bostadsanpassning", "Den som fattat beslutet", ""],
    )
    report = ran(
        "matter: Hemtjänst, who: [Biståndshandläggare, Enhetschef]",
        "matter: Placering i familjehem, who: [Arbetsutskottet]",
        "may: Nämndens ordförande, matter: Föreningsbidrag, answer: ja",
        "may: Inhyrd konsult, matter: Direktupphandling, answer: nej",  # forbidden by law
        "may: Enhetschef, matter: rad 5, answer: måste bedömas",
        facts=facts,
        tmp=tmp_path,
    )

    assert [case.passed for case in report.cases] == [True] * 5
    assert report.titles == (
        "Biståndshandläggare", "Enhetschef", "Arbetsutskottet", "Nämndens ordförande", "Inhyrd konsult",
    )  # fmt: skip
    assert "De är lästa som roller" in case_text(report).replace("\n", " ")


def test_a_title_that_the_facts_may_mean_is_left_alone(tmp_path: Path) -> None:
    facts = order(
        'id: r1, number: "1", matter: Avtal, delegates: [{text: Enhetschef}]',
        head=HEAD,
    )
    known = town(
        "organs: [{id: sn, name: Socialnämnden, kind: board}]\n"
        "roles: [{id: ec, name: Enhetschef hemtjänst, side: official, employer: municipality}]\n"
        'orders: [{id: o, organ: sn, rows: [{id: r1, number: "1", matter: Avtal, delegates: [{text: Enhetschef}]}]}]\n'
    )

    assert ran("matter: Avtal, who: [Enhetschef]", facts=facts, tmp=tmp_path).titles == ("Enhetschef",)
    assert ran("matter: Avtal, who: []", facts=known, tmp=tmp_path).titles == ()


# --- the forms of the answer ------------------------------------------------------------------------------------------

SOME = (
    "name: 'Ska & kan <inte>', may: Avdelningschef, matter: Direktupphandling, amount: 101 kr exkl. moms, answer: ja",
    "matter: Föreningsbidrag, who: [Avdelningschef, Socialchef]",
    "may: Rymdkapten, matter: Hemtjänst, answer: nej",
)


def test_junit_is_well_formed_and_counts_failures_and_errors_apart(tmp_path: Path) -> None:
    root = ElementTree.fromstring(case_junit(ran(*SOME, tmp=tmp_path)))
    [suite] = root
    counted = {key: suite.attrib[key] for key in ("tests", "failures", "errors")}

    assert counted == {"tests": "3", "failures": "1", "errors": "1"}
    assert [[child.tag for child in case] for case in suite] == [["failure"], [], ["error"]]
    assert suite[0].attrib["name"] == "Ska & kan <inte>"
    assert suite[0][0].attrib["message"] == "Väntat: ja. Svar: nej."
    assert suite[1].attrib["name"] == "Vilka får besluta om ”Föreningsbidrag”, 2026-02-01?"


def test_characters_that_may_not_stand_in_xml_are_left_out(tmp_path: Path) -> None:
    report = ran('name: "A\\u0007B\\uFFFE", matter: Hemtjänst, who: []', tmp=tmp_path)

    assert ElementTree.fromstring(case_junit(report))[0][0].attrib["name"] == "A?B?"


def test_json_follows_its_published_schema(tmp_path: Path) -> None:
    data = json.loads(ran(*SOME, tmp=tmp_path).model_dump_json())

    jsonschema.validate(data, json.loads(schemas()["test.schema.json"]))
    assert [case["passed"] for case in data["cases"]] == [False, True, False]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["2 av 3 fall stämmer inte.", "Fråga: Får Avdelningschef besluta om", "2 av 5 rader är prövade."]),
        ("en", ["2 of 3 cases do not pass.", "Question: May Avdelningschef decide", "2 of 5 rows are tried."]),
    ],
)
def test_the_text_tells_what_fails_and_what_is_not_tried(language: str, words: list[str], tmp_path: Path) -> None:
    text = case_text(ran(*SOME, language=language, tmp=tmp_path))

    for one in words:
        assert one in text
    assert "provfall.yaml:5: Ska & kan <inte>" in text
    assert "provfall.yaml:6" not in text  # it passes


# --- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "value", "unit", "vat"),
    [
        ("410 000 kr exkl. moms", 410_000, Unit.SEK, Vat.EXCLUDED),
        ("410 000 kr med moms", 410_000, Unit.SEK, Vat.INCLUDED),
        ("1,26 prisbasbelopp", 1.26, Unit.PBB, None),
        ("50000", 50_000, Unit.SEK, None),
        ("2 mnkr", 2_000_000, Unit.SEK, None),
    ],
)
def test_amounts_as_people_write_them(words: str, value: float, unit: Unit, vat: Vat | None) -> None:
    assert asked_amount(words) == (value, unit, vat)


@pytest.mark.parametrize("words", ["efter behov", "", "1 kr eller 2 kr"])
def test_what_is_no_amount_is_refused(words: str) -> None:
    with pytest.raises(SamspelError, match="är inte ett belopp"):
        asked_amount(words)


# --- the first file ---------------------------------------------------------------------------------------------------


def first(facts: Municipality, language: str = "sv") -> str:
    return case_file(first_cases(facts, DAY), "o.docx", ["org.yaml"], "provfall.yaml", language)


def of_row(text: str, number: str) -> list[dict[str, object]]:
    """The cases under the comment of a row."""
    body = text.split(f"  # Rad {number}:")[1].split("\n\n")[0].split("\n", 1)[1]
    return [dict(case) for case in plain_yaml.parse(f"cases:\n{body}\n", "f.yaml")["cases"]]


def test_a_row_with_a_limit_is_asked_on_it_and_just_above(tmp_path: Path) -> None:
    may, above, who, outsider = of_row(first(TOWN), "1.1")

    assert may == {
        "may": "Avdelningschef", "matter": "Direktupphandling", "amount": "100 kr utan moms", "answer": "ja", "row": "1.1",
    }  # fmt: skip
    assert above == {
        "may": "Avdelningschef", "matter": "Direktupphandling", "amount": "101 kr utan moms", "answer": "nej",
    }  # fmt: skip
    assert who == {"who": ["Avdelningschef"], "matter": "Direktupphandling", "amount": "100 kr utan moms"}
    assert outsider == {
        "may": "Biståndshandläggare", "matter": "Direktupphandling", "amount": "100 kr utan moms", "answer": "nej",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("limit", "amounts"),
    [
        ("at_most: 100, vat: included", ["100 kr med moms", "101 kr med moms"]),
        ("less_than: 100, vat: excluded", ["99 kr utan moms", "100 kr utan moms"]),
        ("at_least: 100, vat: excluded", ["99 kr utan moms", "100 kr utan moms"]),
        ("more_than: 100, vat: excluded", ["100 kr utan moms", "101 kr utan moms"]),
        ("at_least: 0, at_most: 5, vat: excluded", ["0 kr utan moms", "5 kr utan moms", "6 kr utan moms"]),
        ("at_most: 100", ["80 kr", "100 kr", "126 kr"]),
        ("at_least: 100", ["79 kr", "100 kr", "126 kr"]),
    ],
)
def test_the_amounts_lie_on_both_sides_of_the_limit(limit: str, amounts: list[str], tmp_path: Path) -> None:
    facts = order(
        f'id: r1, number: "1", matter: Avtal, delegates: [{{role: avdchef}}], limit: {{{limit}, unit: SEK}}', head=HEAD
    )

    asked = [str(case["amount"]) for case in of_row(first(facts), "1") if case.get("may") == "Avdelningschef"]
    assert asked == amounts
    assert passes(first(facts), facts, tmp_path).coverage.limits == ()


def test_a_time_limit_is_asked_on_it_and_beyond() -> None:
    facts = order(
        'id: r1, number: "1", matter: Avtal, delegates: [{role: avdchef}], lasts_at_most: {years: 3}',
        'id: r2, number: "2", matter: Hyra, delegates: [{role: avdchef}], lasts_at_most: {years: 1, months: 6}',
        'id: r3, number: "3", matter: Lån, delegates: [{role: avdchef}], lasts_at_most: {days: 30}',
        head=HEAD,
    )
    asked = [
        (case["lasts"], case["answer"])
        for number in "123"
        for case in of_row(first(facts), number)
        if case.get("may") == "Avdelningschef"
    ]

    assert asked == [
        ({"years": "3"}, "ja"), ({"years": "4"}, "nej"), ({"years": "1", "months": "6"}, "ja"),
        ({"years": "1", "months": "7"}, "nej"), ({"days": "30"}, "ja"), ({"days": "31"}, "nej"),
    ]  # fmt: skip


def test_a_row_nobody_can_be_named_for_is_asked_all_the_same() -> None:
    assert of_row(first(TOWN), "1.3") == [
        {"may": "Socialchef", "matter": "Rättelse av skrivfel", "answer": "måste bedömas"},
    ]
    assert of_row(first(TOWN), "1.5")[0] == {"who": [], "matter": "rad 1.5"}


def test_a_row_that_everybody_may_carry_out_is_asked_about_the_one_it_names(tmp_path: Path) -> None:
    facts = order('id: r1, number: "1", matter: Utskick, delegates: [{role: handl}], execution: yes', head=HEAD)

    assert of_row(first(facts), "1") == [
        {"may": "Biståndshandläggare", "matter": "Utskick", "answer": "ja", "row": "1"},
    ]
    assert passes(first(facts), facts, tmp_path).coverage.tried == 1


def test_the_first_file_says_that_it_is_what_the_order_says_today() -> None:
    assert first(TOWN).startswith(
        "# Provfall: vad delegationsordningen är tänkt att säga. Svaren är de som ordningen ger 2026"
    )
    assert "The answers are those that the order gives on 2026-02-01." in first(TOWN, "en")


def test_what_stands_in_an_order_cannot_break_the_first_file(tmp_path: Path) -> None:
    facts = order(
        'id: r1, number: "1:a #2", matter: "Avtal: [a, b] # \\"c\\"\\n- och {d}", delegates: [{role: avdchef}]',
        "id: r2, matter: none, delegates: [{role: handl}]",
        "id: r3, matter: Högst 100 kr, delegates: [{role: handl}]",
        'id: r4, number: "2", matter: "1:a #2", delegates: [{role: handl}]',  # words that are the number of another row
        head=HEAD,
    )

    assert passes(first(facts), facts, tmp_path).coverage.tried == 4


def test_several_boards_are_told_apart(tmp_path: Path) -> None:
    row = 'number: "1", matter: Avtal, delegates: [{role: '
    facts = town(
        "organs: [{id: kf, name: KF, kind: council}, {id: ks, name: Kommunstyrelsen, kind: board, parent: kf},"
        " {id: sn, name: Socialnämnden, kind: board, parent: kf}]\n"
        "roles: [{id: a, name: Kanslichef, side: official, employer: municipality},"
        " {id: b, name: Jurist, side: official, employer: municipality}]\n"
        f"orders: [{{id: o1, organ: ks, in_force: {{from: 2023-01-01}}, rows: [{{id: r, {row}a}}]}}]}},"
        f" {{id: o2, organ: sn, in_force: {{from: 2023-01-01}}, rows: [{{id: r, {row}b}}]}}]}}]\n"
    )
    text = first(facts)

    assert text.count("board: Kommunstyrelsen") == text.count("board: Socialnämnden") == 2
    assert passes(text, facts, tmp_path).coverage.tried == 2


def passes(text: str, facts: Municipality, tmp_path: Path) -> CaseReport:
    """The report on a first file, in which every case passes."""
    file = tmp_path / "forsta.yaml"
    file.write_text(text, encoding="utf-8")
    report = run_cases(facts, read_cases(file))
    assert [case for case in report.cases if not case.passed] == []
    return report

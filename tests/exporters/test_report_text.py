"""The report as text: what is told once, what is counted, and what its headings tell apart."""

from __future__ import annotations

from datetime import date

from samspel.checks.run import check
from samspel.exporters.report_sentences import not_tested, settles, where_of
from samspel.exporters.report_text import report_text
from samspel.exporters.report_words import SAY
from samspel.findings import DocumentInfo, NotAssessed, Question
from samspel.model import Source

from ..towns import CAST, DAY, town


def told(rows: str, *, language: str = "sv", document: DocumentInfo | None = None) -> str:
    """The report on one line, so that where it breaks does not matter."""
    facts = town(CAST, f"orders: [{{id: o, organ: sn, rows: [{rows}]}}]")
    return " ".join(report_text(check(facts, on=DAY, language=language, document=document), shown=0).split())


def test_findings_of_one_row_that_differ_only_in_whom_they_name_are_told_once() -> None:
    row = "id: r1, number: '1', matter: Avtal, delegates: [{text: Kulturberedningen}, {text: Skolberedningen}]"

    assert "Rad 1: Kulturberedningen hör inte till dem" in told(f"{{{row}}}")
    assert "Detsamma gäller Skolberedningen." in told(f"{{{row}}}")
    assert "The same holds for Skolberedningen." in told(f"{{{row}}}", language="en")
    assert told(f"{{{row}}}").count("hör inte till dem") == 1


def test_where_a_presumption_comes_from_is_told_once_a_rule() -> None:
    rows = ", ".join(
        f"{{id: r{n}, number: '{n}', matter: {matter}, delegates: [{{text: {delegate}}}]}}"
        for n, (matter, delegate) in enumerate((("Avtal", "Kulturberedningen"), ("Bidrag", "Skolberedningen")), start=1)
    )

    assert told(rows).count("samspel utgår från titeln. ") == 1
    assert "(samspel utgår från titeln)" not in told(rows)


def test_a_question_of_judgement_and_a_missing_fact_have_headings_of_their_own() -> None:
    text = told("{id: r1, matter: Avtal, delegates: [{text: Kvartersbyrån}, {text: Socialkontoret}]}")

    assert "FRÅGA ATT BEDÖMA En enhet står som delegat (FRM033)" in text
    assert "FRÅGOR OM UPPGIFTER SOM SAKNAS" in text
    assert "Svaret kan visa på ett fel." in text


def test_advice_is_counted_by_kinds_too() -> None:
    rows = [f"{{id: r{n}, number: none, matter: Avtal {n}, law: [], delegates: [{{role: handl}}]}}" for n in (1, 2)]

    assert "råd av 2 slag." in told(", ".join(rows))


def test_the_day_of_revision_stands_beside_that_of_adoption() -> None:
    document = DocumentInfo(file="o.docx", organ="Socialnämnden", adopted=date(2024, 1, 2), revised=date(2025, 3, 4), rows=1)

    assert "antagen 2024-01-02, ändrad 2025-03-04:" in told("{id: r1, matter: Avtal}", document=document)


def test_the_packs_whose_rules_were_not_tested_are_named() -> None:
    text = told("{id: r1, matter: Xyzzy, delegates: [{role: handl}]}")

    assert "Där prövas inte 27 regler: " in text
    assert "; Skola – rektors egna beslut" in text


def test_rows_without_numbers_are_told_by_table_with_the_file_named_once() -> None:
    row = "{id: r1, matter: Avtal, delegates: [{text: Kulturberedningen}]}"
    finding = check(town(CAST, f"orders: [{{id: o, organ: sn, rows: [{row}]}}]"), on=DAY).findings[0]
    places = ["tabell 1, rad 10", "tabell 1, rad 3", "tabell 1, rad 4", "tabell 1, rad 5", "tabell 2, rad 2", "stycke 9"]
    found = [
        finding.model_copy(update={"row": None, "about": f"o/row/{n}", "source": Source(file="u.docx", place=place)})
        for n, place in enumerate(places)
    ]
    numbered = finding.model_copy(update={"row": "1.2"})

    assert where_of(found, SAY["sv"]) == "u.docx, stycke 9; tabell 1, rad 3–5, 10; tabell 2, rad 2"
    assert where_of([found[0], numbered], SAY["sv"]) == "Rad 1.2; u.docx, tabell 1, rad 10"


def test_rows_without_numbers_are_told_by_where_they_stand_and_not_by_their_ids() -> None:
    report = check(town(CAST), on=DAY)
    places = ("tabell 1, rad 4", "sida 3, tabell 2, rad 7", "tabell 1, rad 2", "tabell 1, rad 3")
    abouts = tuple(f"o/row/{n}" for n, _ in enumerate(places))
    untested = NotAssessed(missing="matter", codes=("A",), packs=(), about=abouts, rows=(), places=places)
    question = Question(text="?", codes=("A",), would_be=None, settles=4, about=abouts, rows=(), places=places)

    assert "(sida 3, tabell 2, rad 7; tabell 1, rad 2–4)" in not_tested(report, untested)
    assert settles(report, question) == "Gäller sida 3, tabell 2, rad 7; tabell 1, rad 2–4."

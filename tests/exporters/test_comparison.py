"""A comparison written out: nothing from a document marks anything up, and every change stands in every form."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from samspel import compare, load
from samspel.checks.comparison import Comparison
from samspel.exporters.comparison_text import comparison_text
from samspel.exporters.paper.comparison import comparison_paper
from samspel.exporters.paper.writing import write_paper
from tests.make_examples import FILE, revised_order
from tests.towns import order

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "compare.schema.json"


def comparison_html(comparison: Comparison, language: str = "sv") -> str:
    """The board paper as a page."""
    return write_paper(comparison_paper(comparison, language), "html").decode()


def comparison_markdown(comparison: Comparison, language: str = "sv") -> str:
    """The board paper as Markdown."""
    return write_paper(comparison_paper(comparison, language), "md").decode()


@pytest.fixture(scope="module")
def realistic(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The example order against what the board might adopt half a year later."""
    new = tmp_path_factory.mktemp("ny") / "ny.docx"
    new.write_bytes(revised_order())
    return compare(load(FILE), load(new))


def test_the_json_follows_the_published_schema(realistic: Comparison) -> None:
    data = json.loads(realistic.model_dump_json())

    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert Comparison.model_validate(data) == realistic


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_matter_that_changed_stands_in_every_form(realistic: Comparison, language: str) -> None:
    page = Tables()
    page.feed(comparison_html(realistic, language))
    texts = [
        " ".join(comparison_text(realistic, language).split()),
        comparison_markdown(realistic, language).replace("\\", ""),
        " ".join(page.texts),
    ]
    for change in realistic.matters:
        matter = change.matter_after or change.matter_before or ""
        numbers = ", ".join(change.rows_after or change.rows_before)
        wanted = {"same": "", "renumbered": numbers}.get(change.kind, matter)
        assert all(wanted in text for text in texts), change

    assert {*page.rows} == {4}  # Ärende, Före, Efter, Innebär


class Tables(HTMLParser):
    """The texts of a page, and how many cells each row has."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.rows: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


HOSTILE = "<script>alert(1)</script> | [a](http://x) `b` *c* \\u202e \\x1b[31m"


def test_nothing_in_a_document_marks_up_the_paper_or_steers_the_terminal() -> None:
    row = 'id: r1, matter: "{}", delegates: [{{text: "{}"}}]'
    comparison = compare(order(row.format(HOSTILE, "A")), order(row.format(HOSTILE, HOSTILE)))
    written = [form(comparison) for form in (comparison_text, comparison_markdown, comparison_html)]

    assert "<script" not in written[1].replace("\\<", "")
    assert "<script" not in written[2]
    assert "\\[a\\]" in written[1]
    table = next(line for line in written[1].splitlines() if "alert" in line)
    assert table.replace("\\|", "").count("|") == 5
    assert not any(mark in text for text in written for mark in ("\x1b", "\u202e"))


def test_the_same_orders_give_the_same_bytes(realistic: Comparison) -> None:
    again = Comparison.model_validate_json(realistic.model_dump_json())

    for form in (comparison_text, comparison_markdown, comparison_html):
        assert form(realistic) == form(again)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("old", "new", "swedish", "english"),
    [
        ("limit: {at_most: 300, unit: SEK}", "limit: {at_most: 500, unit: SEK}",
         "gränsen höjs från högst 300 kr till högst 500 kr", "the limit is raised from at most 300 kr to at most 500 kr"),
        ("limit: {at_most: 500, unit: SEK}", "limit: {less_than: 300, unit: SEK}",
         "gränsen sänks från högst 500 kr till under 300 kr", "the limit is lowered from at most 500 kr to below 300 kr"),
        ("limit: {at_least: 1, at_most: 5, unit: PBB, per: year}",
         "limit: {at_least: 2, less_than: 5, unit: PBB, per: year}",
         "från 2 prisbasbelopp men under 5 prisbasbelopp per år", "from 2 prisbasbelopp but below 5 prisbasbelopp per year"),
        ("limit: none", "amount_words: efter behov", "belopp som inte kan läsas (”efter behov”)",
         'an amount that cannot be read ("efter behov")'),
        ("limit: none", "incomplete: false", "Efter: belopp framgår inte", "After: amount not stated"),
        ("lasts_at_most: {years: 1, months: 6}", "lasts_at_most: {days: 10}",
         "Längsta tid: före 1 år 6 månader, efter 10 dagar", "Longest time: before 1 year 6 months, after 10 days"),
        ("onward: {allowed: no}", "onward: {allowed: yes, to: [Enhetschef]}", "före nej, efter ja, till Enhetschef",
         "before no, after yes, to Enhetschef"),
        ("note: A", "note: B", "Anmärkning: före ”A”, efter ”B”", 'Remark: before "A", after "B"'),
        ("substitutes: []", "substitutes: [{role: socialchef}]", "Socialchef (ersättare) får beslutanderätt",
         "Socialchef (substitute) may decide"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_plain_words(language: str, old: str, new: str, swedish: str, english: str) -> None:
    row = "id: r1, matter: Hyresavtal, delegates: [{{role: avdchef}}], {}"
    text = comparison_text(compare(order(row.format(old)), order(row.format(new))), language)

    assert (swedish if language == "sv" else english) in " ".join(text.split())


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("in_force: {from: 2024-01-01, to: 2024-12-31}", "in_force: {from: 2025-02-01}",
         "Ingen av ordningarna gäller 2025-01-01–2025-01-31."),
        ("in_force: {from: 2024-01-01, to: 2025-02-28}", "in_force: {from: 2025-02-01}",
         "Båda ordningarna gäller 2025-02-01–2025-02-28. Upphäv den gamla i samma beslut."),
        ("clauses: []", "clauses: [{kind: superior_may, words: Chefen får.}]", "Ny: Chefen får."),
        ("clauses: [{kind: superior_may, words: Chefen får.}]", "clauses: []", "Borttagen: Chefen får."),
        ("clauses: [{kind: superior_may, words: A.}]", "clauses: [{kind: superior_may, words: B.}]", "Ändrad: ”A.” → ”B.”"),
        ("clauses: [{kind: onward, allowed: no, words: A.}]", "clauses: [{kind: onward, allowed: no, words: B.}]",
         "Andra ord: ”A.” → ”B.”"),
        ("title: A", "title: B", "Ordningarna är lika."),
        ("preamble: [A]", "preamble: [B, C]", "(borta eller ändrade stycken: 1, nya eller ändrade: 2)"),
    ],
)  # fmt: skip
def test_what_stands_beside_the_rows_is_told(old: str, new: str, wanted: str) -> None:
    orders = (order("id: r1, matter: Hyresavtal, delegates: []", head=f"id: o, organ: sn, {one}") for one in (old, new))

    assert wanted in " ".join(comparison_text(compare(*orders)).split())


def test_a_condition_of_one_holder_or_of_some_amounts_says_so() -> None:
    row = "id: {}, matter: Hyresavtal, delegates: [{{role: avdchef}}, {{role: socialchef{}}}], limit: {{{}: 100, unit: SEK}}"
    old = order(row.format("a", "", "at_most"), row.format("b", "", "more_than"))
    new = order(row.format("a", "", "at_most"), row.format("b", ", scope: own_unit", "more_than"))

    text = " ".join(comparison_text(compare(old, new)).split())

    assert "Område för Socialchef: före inget angivet, efter egen enhet (gäller över 100 kr)." in text

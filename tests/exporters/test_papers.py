"""Documents to hand to people: Word, web and text say the same, and nothing in them can be taken for markup."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import html

from samspel.exporters.paper import Heading, Paper, Points, Table, Text, paper_markdown
from samspel.exporters.paper_docx import paper_docx
from samspel.exporters.paper_html import paper_html

PAPER = Paper(
    "Rubrik & <mer>",
    (
        Heading("Första"),
        Text("Ett stycke <script>alert(1)</script>."),
        Text("En källa.", aside=True),
        Points(("ett", "två")),
        Points(("bocka av",), boxes=True),
        Table("Tabell", ("Namn", "Antal"), (("a | b", "3"), ("c", "4")), widths=(3, 1), numbers=frozenset({1})),
        Heading("Andra", 2),
        Table("Osedd", ("A",), (("b",),), titled=False),
    ),
)


def word(paper: Paper) -> Any:
    return docx.Document(BytesIO(paper_docx(paper)))


def test_word_has_the_headings_and_tables_with_heads_that_repeat() -> None:
    document = word(PAPER)

    assert [p.text for p in document.paragraphs if p.style.name.startswith("Heading")] == ["Första", "Andra"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["Namn", "Antal"], ["a | b", "3"], ["c", "4"]]  # noqa: E501  # fmt: skip
    assert document.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert document.tables[0]._tbl.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) == "Tabell"


def test_word_is_swedish_on_a4_with_a_title_and_page_numbers() -> None:
    document = word(PAPER)
    section = document.sections[0]

    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert document.core_properties.title == "Rubrik & <mer>"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"
    assert "NUMPAGES" in section.footer._element.xml


def test_the_web_page_holds_text_and_no_markup_of_others() -> None:
    page = html.fromstring(paper_html(PAPER))

    assert page.xpath("//script") == []
    assert page.xpath("string(//title)") == "Rubrik & <mer>"
    assert page.xpath("//h2/text()") == ["Första"]
    assert page.xpath("//table[1]/tbody/tr[1]/td/text()") == ["a | b", "3"]
    assert page.xpath("string(//table[2]/caption/@class)") == "unseen"
    assert page.get("lang") == "sv"


def test_markdown_keeps_a_bar_inside_its_cell() -> None:
    text = paper_markdown(PAPER)

    assert r"| a \| b | 3 |" in text
    assert "- [ ] bocka av" in text
    assert "**Osedd**" not in text


def test_every_form_says_the_same() -> None:
    page = str(html.fromstring(paper_html(PAPER)).xpath("string()"))
    document = word(PAPER)
    told = [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]

    for words in ("Första", "En källa.", "två", "Namn", "c", "b"):
        assert words in page
        assert words in told

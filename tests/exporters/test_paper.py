"""A report as a paper: one content in every form, nothing of a user read as markup, equal bytes for equal papers."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from samspel import check
from samspel.errors import RenderingFailed
from samspel.exporters.diagrams.style import INK
from samspel.exporters.diagrams.theme import CONTRAST, Theme, contrast
from samspel.exporters.paper.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Look,
    NewPage,
    Paper,
    Paragraph,
    Run,
    Table,
    listed,
    plain,
    table,
    words,
)
from samspel.exporters.paper.pdf import pictures_pdf
from samspel.exporters.paper.places import by_place
from samspel.exporters.paper.report import report_paper
from samspel.exporters.paper.sides import parts
from samspel.exporters.paper.themed import themed_paper
from samspel.exporters.paper.writing import FORMS, Form, write_paper
from samspel.exporters.rendering import measured
from samspel.findings import Fault, Report
from samspel.importers import load_files
from samspel.model import Delegate, Municipality, Order, Organ, OrganKind, Row
from tests.make_examples import FILE

ON = date(2026, 5, 1)
HOSTILE = '<script>alert(1)</script> #evil() *x* [a](b) | `c` \\ $ & "q" \u202e\x00'


@pytest.fixture(scope="module")
def realistic() -> tuple[Report, Paper]:
    """The example order with its organisation."""
    loaded = load_files([FILE.with_name("organisation.yaml"), FILE])
    report = check(loaded.town, on=ON, document=loaded.document())
    assert loaded.order is not None
    return report, report_paper(report, loaded.town, [loaded.order], "1.0")


def said(data: bytes, form: Form) -> str:
    """The words of a file as a reader sees them, on one line."""
    if form == "pdf":
        text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
        text = re.sub(r"[\ufffe\x02]\s*|\u00ad\s*|-\s*\n", "", text)  # words parted at the end of a line
    elif form == "docx":
        body = Document(io.BytesIO(data)).element.body
        text = " ".join("".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p"))
    elif form == "html":
        page = Page()
        page.feed(data.decode())
        text = " ".join(page.texts)
    else:
        text = re.sub(r"\\([\\`*_\[\]<>|#~])|\*\*|\]\(https:[^)]*\)|\[", r"\1", data.decode())
    return re.sub(r"[\s-]+", "", text)


def bare(text: str) -> str:
    """Words to look for among those of a file, where lines are broken anywhere."""
    return re.sub(r"[\s-]+", "", text)


class Page(HTMLParser):
    """The texts and tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("form", FORMS)
def test_every_finding_its_remedy_and_law_stand_in_every_form(realistic: tuple[Report, Paper], form: Form) -> None:
    report, paper = realistic
    text = said(write_paper(paper, form), form)

    assert len(report.findings) > 10
    for finding in report.findings:
        if finding.verdict == "breach":
            assert finding.code in text
            assert bare(finding.remedy) in text, finding.key
    for question in report.questions:
        assert bare(question.text) in text
    for pack in report.packs:
        assert bare(pack.title) in text
    assert bare("6 kap. 37 § kommunallagen (2017:725)") in text


@pytest.mark.parametrize("form", FORMS)
def test_equal_papers_are_equal_files(realistic: tuple[Report, Paper], form: Form) -> None:
    paper = realistic[1]

    assert write_paper(paper, form) == write_paper(paper, form)


def test_the_parts_of_a_word_file_bear_no_moment_of_writing() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_paper(hostile(), "docx")))

    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_law_is_a_link_to_the_act_at_the_riksdag(realistic: tuple[Report, Paper]) -> None:
    address = "https://data.riksdagen.se/dokument/sfs-2017-725.html#K6P37"
    paper = realistic[1]

    assert f'href="{address}"' in write_paper(paper, "html").decode()
    assert f"]({address})" in write_paper(paper, "md").decode()
    archive = zipfile.ZipFile(io.BytesIO(write_paper(paper, "docx")))
    assert address in archive.read("word/_rels/document.xml.rels").decode()


def test_the_page_fetches_nothing_and_runs_only_its_own_script(realistic: tuple[Report, Paper]) -> None:
    page = Page()
    text = write_paper(realistic[1], "html").decode()
    page.feed(text)

    assert not [tag for tag, _ in page.tags if tag in ("img", "link", "iframe", "object", "embed")]
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "default-src 'none'" in text


def test_ids_of_the_page_are_unique_with_several_pictures_in_it(realistic: tuple[Report, Paper]) -> None:
    page = Page()
    page.feed(write_paper(realistic[1], "html").decode())
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]

    assert len(list(realistic[1].pictures())) > 1
    assert len(ids) == len(set(ids))


def test_the_summary_leads_and_names_at_most_five_rules_gravest_first(realistic: tuple[Report, Paper]) -> None:
    blocks = realistic[1].blocks
    headings = [plain(block.text) for block in blocks if isinstance(block, Heading) and block.level == 2]
    [first] = [
        block for block in blocks if isinstance(block, Table) and plain(block.caption).startswith("Det allvarligaste")
    ]

    assert headings[0] == "Sammanfattning"
    assert 1 <= len(first.rows) <= 5
    assert [plain(row[0]) for row in first.rows] == sorted(plain(row[0]) for row in first.rows)  # Fel before Varning
    assert all(plain(row[3]) for row in first.rows)


def test_findings_stand_by_the_sections_of_the_order(realistic: tuple[Report, Paper]) -> None:
    places: dict[str, list[str]] = {}
    here = ""
    for block in realistic[1].blocks:
        if isinstance(block, Heading):
            here = plain(block.text)
        elif isinstance(block, Card):
            places.setdefault(here, []).append(plain(block.title))

    assert list(places)[:3] == ["Hela ordningen", "Allmänna ärenden", "Ekonomi och inköp"]
    assert any("DEL001" in title for title in places["Ekonomi och inköp"])
    assert not any("DEL001" in title for title in places["Personal"])


def test_every_row_of_the_order_stands_in_a_table_with_its_marks(realistic: tuple[Report, Paper]) -> None:
    tables = [block for block in realistic[1].blocks if isinstance(block, Table) and block.long]
    rows = {plain(row[0]): row for table in tables for row in table.rows}

    assert len(rows) == 28
    assert plain(rows["2.6"][-1]).startswith("Fel DEL001")
    assert plain(rows["3.4"][2]) == "saknas"


def test_a_report_that_is_not_to_be_relied_on_says_so_first(realistic: tuple[Report, Paper]) -> None:
    report = realistic[0].model_copy(update={"fault": Fault.ENGINES_DISAGREE})
    first = report_paper(report, Municipality(), (), "1.0").blocks[0]

    assert isinstance(first, Card)
    assert plain(first.title).startswith("LITA INTE")


def test_a_clean_report_is_a_paper_too() -> None:
    report = check(Municipality(), on=ON)

    for form in FORMS:
        assert bare("Inga anmärkningar.") in said(write_paper(report_paper(report, Municipality(), (), "1.0"), form), form)


def hostile() -> Paper:
    """Words that would steer something in every form, everywhere they can stand."""
    line = words(HOSTILE, Run(HOSTILE, strong=True), Run(HOSTILE, link="https://example.org/"))
    blocks: tuple[Block, ...] = (
        Heading(line), Paragraph(line, quiet=True), Bullets((line,)), Table(line, ("Nr",), ((line,), (line,)), (1,)),
        Heading(line, 3), Card("error", "Fel", line, (Paragraph(line),)),
    )  # fmt: skip
    return Paper(line, "sv", None, blocks)


@pytest.mark.parametrize("form", FORMS)
def test_words_of_a_user_come_out_as_they_stand(form: Form) -> None:
    text = said(write_paper(hostile(), form), form)

    assert text.count(bare("<script>alert(1)</script> #evil() *x*")) >= 8
    page = Page()
    if form == "html":
        page.feed(write_paper(hostile(), form).decode())
        assert [tag for tag, _ in page.tags].count("script") == 1


def test_a_letter_that_no_font_of_the_pdf_has_is_replaced_and_the_rest_stands() -> None:
    paper = Paper(words("Möte 😀 中 \uf0b7 → klart"), "sv", None, ())

    assert "Möte\ufffd\ufffd\ufffd→klart" in said(write_paper(paper, "pdf"), "pdf")


def test_a_run_is_one_line_that_any_file_can_hold() -> None:
    assert Run("a\ud800\ufffe\n\t b\x00").text == "a?? b?"


def test_hostile_names_in_an_order_do_not_stop_a_report() -> None:
    rows = tuple(Row(id=f"r{n}", number=HOSTILE, matter=HOSTILE, delegates=(Delegate(text=HOSTILE),)) for n in range(3))
    town = Municipality(
        organs=(Organ(id="n", name=HOSTILE, kind=OrganKind.BOARD),),
        orders=(Order(id="o", organ="n", title=HOSTILE, rows=rows),),
    )
    paper = report_paper(check(town, on=ON), town, town.orders, "1.0")

    for form in FORMS:
        assert write_paper(paper, form)


def test_without_typst_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, realistic: tuple[Report, Paper]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(RenderingFailed, match=r"pip install 'samspel\[pdf\]'"):
        write_paper(realistic[1], "pdf")


@pytest.mark.parametrize("form", FORMS)
def test_without_graphviz_the_paper_is_written_with_the_tables_of_the_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, realistic: tuple[Report, Paper], form: Form
) -> None:
    monkeypatch.setenv("SAMSPEL_DOT", str(tmp_path / "no-such-program"))
    text = said(write_paper(realistic[1], form), form)

    assert bare("Bilden som tabell: Socialnämnden – delegation i nivåer") in text
    assert (form == "md") or bare("Bilden kunde inte ritas här.") in text


def test_the_pdf_is_tagged_and_says_its_language_and_title(realistic: tuple[Report, Paper]) -> None:
    document = pypdfium2.PdfDocument(write_paper(realistic[1], "pdf"))

    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "Granskning av delegationsordning: Socialnämnden"


def test_pictures_become_a_pdf_with_a_page_for_each_and_its_words_read_aloud(realistic: tuple[Report, Paper]) -> None:
    drawings = [picture.drawing for picture in realistic[1].pictures()]
    data = pictures_pdf(drawings)
    document = pypdfium2.PdfDocument(data)

    assert len(document) == len(drawings) > 1
    assert document.is_tagged()
    assert data == pictures_pdf(drawings)


def test_places_stand_in_the_order_of_the_documents_and_other_things_after_them() -> None:
    rows = tuple(
        Row(id=f"r{n}", section=section, matter="Inköp", delegates=()) for n, section in enumerate(("B", None, "A"))
    )
    town = Municipality(orders=(Order(id="o", rows=rows), Order(id="p", title="Andra", rows=rows[:1])))
    finding = next(one for one in check(town, on=ON).findings if "/row/" in one.about)
    abouts = ("decision/KS-1", "p/row/r0", "meeting/m1/item/7", "o/row/r2", "o/row/r1", "o", "o/row/r0", "meeting/m1")
    found = [finding.model_copy(update={"about": about}) for about in abouts]

    assert [place for place, _ in by_place(found, town, "sv")] == [
        "o: Hela ordningen", "o: B", "o: Rader utan avsnitt", "o: A", "Andra: B", "Beslut KS-1", "Sammanträdet m1",
    ]  # fmt: skip
    assert [place for place, _ in by_place(found[3:4], town, "sv")] == ["A"]


def test_parts_begin_on_new_pages_and_a_heading_goes_with_its_table() -> None:
    text, head = Paragraph(words("a")), Heading(words("b"))
    table = Table(words("c"), ("Nr",), (), (1,), long=True)

    def of(*blocks: Block, sideways: bool = False) -> list[tuple[bool, list[Block]]]:
        return parts(Paper(words("d"), "sv", None, blocks, sideways=sideways))

    assert of(text, NewPage(), head, table, NewPage(), text) == [
        (False, [text]),
        (True, [head, table]),
        (False, [text]),
    ]
    assert of(text, head, table, head, table, NewPage(), table) == [
        (False, [text]),
        (True, [head, table, head, table, NewPage(), table]),
    ]
    assert of(NewPage(), head, text) == [(False, [head, text])]
    assert of(head, table, text, sideways=True) == [(False, [head, table, text])]
    assert of(NewPage()) == []


def test_the_columns_of_a_table_take_the_whole_of_it_in_their_shares() -> None:
    assert table("", ("a", "b", "c"), (), (1, 1, 1)).widths == (33, 33, 34)
    assert sum(table("", "abcdefg", (), (7, 30, 20, 16, 18, 15, 20)).widths) == 100


TO_FILL_IN = Paper(
    words("Att fylla i"),
    "sv",
    None,
    (
        listed(["bocka av"], boxes=True),
        table("Antal", ("Namn", "Antal"), [("a | b", "3")], (3, 1), numbers=(1,)),
        table("Osedd", ("A",), [("b",)], (1,), titled=False),
    ),
)


def test_boxes_to_tick_stand_in_every_form() -> None:
    assert "☐" in said(write_paper(TO_FILL_IN, "docx"), "docx")
    assert "- [ ] bocka av" in write_paper(TO_FILL_IN, "md").decode()
    page = Page()
    page.feed(write_paper(TO_FILL_IN, "html").decode())
    assert ("ul", {"class": "boxes"}) in page.tags
    assert "bockaav" in said(write_paper(TO_FILL_IN, "pdf"), "pdf")


def test_numbers_stand_to_the_right_and_a_bar_stays_in_its_cell() -> None:
    assert r"| a \| b | 3 |" in write_paper(TO_FILL_IN, "md").decode()
    assert "---|---:|" in write_paper(TO_FILL_IN, "md").decode()
    tables = Document(io.BytesIO(write_paper(TO_FILL_IN, "docx"))).tables
    assert [cell.paragraphs[0].alignment for cell in tables[0].rows[1].cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]


def test_a_caption_that_is_not_shown_is_told_to_those_who_have_the_page_read_to_them() -> None:
    assert "Osedd" not in write_paper(TO_FILL_IN, "md").decode()
    assert "Osedd" not in said(write_paper(TO_FILL_IN, "docx"), "docx")
    page = Page()
    page.feed(write_paper(TO_FILL_IN, "html").decode())
    assert ("table", {"aria-label": "Osedd"}) in page.tags
    assert "Osedd" not in page.texts


def test_a_paper_has_the_colour_and_the_name_of_its_theme_in_every_form(realistic: tuple[Report, Paper]) -> None:
    theme = Theme(samspel=1, logo="Ön & <b>Åsen</b>", line="#22435C", chief="#D7EAF0")
    paper = themed_paper(realistic[1], theme)
    html, markdown = (write_paper(paper, form).decode() for form in ("html", "md"))
    styles = zipfile.ZipFile(io.BytesIO(write_paper(paper, "docx"))).read("word/styles.xml").decode()

    assert "--line: #22435C" in html
    assert '<p class="logo">Ön &amp; &lt;b&gt;Åsen&lt;/b&gt;</p>' in html
    assert "#1F3A5F" not in html.partition("</style>")[2]  # the pictures too
    assert "#D7EAF0" in html.upper()
    assert markdown.startswith("**Ön & \\<b\\>Åsen\\</b\\>**\n\n# Granskning")
    assert 'w:val="22435C"' in styles
    assert "1F3A5F" not in styles
    header = Document(io.BytesIO(write_paper(paper, "docx"))).sections[0].header
    assert header.paragraphs[0].text == "Ön & <b>Åsen</b>"
    pages = pypdfium2.PdfDocument(write_paper(paper, "pdf"))
    assert all("Ön & <b>Åsen</b>" in page.get_textpage().get_text_bounded() for page in list(pages)[:2])


@pytest.mark.parametrize("line", ["#000000", "#1F3A5F", "#767676", "#B3001B", "#00703C", "#7A4A00"])
def test_text_can_be_read_on_the_fields_of_a_theme(line: str) -> None:
    assert Theme(samspel=1, line=line).line == line  # dark enough for white text, and so for headings on white

    assert contrast(INK, Look(line).tint) >= CONTRAST


def test_a_theme_too_light_for_headings_is_refused() -> None:
    with pytest.raises(ValueError, match="för ljus"):
        Theme(samspel=1, line="#C0C0C0")


def test_a_picture_in_word_is_lines_and_letters_beside_its_png(realistic: tuple[Report, Paper]) -> None:
    _, paper = realistic
    archive = zipfile.ZipFile(io.BytesIO(write_paper(paper, "docx")))
    pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    body, links = (archive.read(name).decode() for name in ("word/document.xml", "word/_rels/document.xml.rels"))
    shown = re.findall(r'svgBlip [^>]*r:embed="(rId\d+)"', body)

    assert sum(name.endswith(".svg") for name in pictures) == sum(name.endswith(".png") for name in pictures) == len(shown)
    assert all(re.search(rf'Target="media/picture\d+\.svg"[^>]*"{one}"|"{one}"[^>]*picture\d+\.svg', links) for one in shown)
    assert b"image/svg+xml" in archive.read("[Content_Types].xml")


def test_pictures_in_a_paper_are_readable_in_the_room_they_have_there(realistic: tuple[Report, Paper]) -> None:
    _, paper = realistic
    for picture in paper.pictures():
        width, height, letters = measured(picture.drawing.dot) or (0.0, 0.0, 0.0)
        assert letters * min(257 / 25.4 * 72 / width, 150 / 25.4 * 72 / height) >= 8

"""A delegation order as a well-set Word document: A4, Swedish, real headings and tables that a screen reader can follow."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from .office_file import same_time
from .order_layout import WEIGHTS, Layout, Table
from .order_words import written

_LONG, _SHORT, _MARGIN = Mm(297), Mm(210), Mm(20)
_MOST_ON_PORTRAIT = 4  # columns
_FONT = "Arial"
_TEXT_STYLE, _HEADING_STYLE = "Tabelltext", "Tabellrubrik"
_TWIP = 635  # of the units that python-docx counts in
_LETTER, _BOLD_LETTER = 4.7, 5.4  # points, of a letter in the text of a table and above it
_BREAKS = re.compile(r"\s|(?<=-)")
_INK, _SHADE = RGBColor(0x1A, 0x1A, 0x1A), "E7ECF2"
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # a fixed time, so that the same order gives the same bytes


def order_docx(layout: Layout) -> bytes:
    """The order as a .docx file."""
    document = Document()
    width = _page(document, max(len(table.kinds) for table in layout.tables))
    _language_and_type(document)
    _properties(document, layout.title)
    _footer(document, layout.title, width)
    document.add_paragraph(layout.title, style="Title")
    for text, heading in layout.paragraphs:
        document.add_paragraph(text, style="Heading 1" if heading else None)
    if layout.abbreviations:
        _abbreviations(document, layout.abbreviations, width)
    for table in layout.tables:
        _section(document, table, layout.title, width)
    out = BytesIO()
    document.save(out)
    return same_time(out.getvalue())


def _page(document: Written, columns: int) -> int:
    """A4, on its side when there are many columns; returns the width of the text."""
    section = document.sections[0]
    landscape = columns > _MOST_ON_PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(10)
    return int(section.page_width - 2 * _MARGIN)


def _language_and_type(document: Written) -> None:
    """One font that every office has, Swedish for the spelling checker and the screen reader, dark headings."""
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    for name, size, before, after in (("Normal", 10, 0, 6), ("Title", 22, 0, 12), ("Heading 1", 14, 18, 6)):
        style: Any = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if "Theme" in key or "theme" in key]:
            del fonts.attrib[theme]  # the font of a theme would go before ours
        fonts.set(qn("w:hAnsi"), _FONT)
        fonts.set(qn("w:cs"), _FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for name, bold in ((_TEXT_STYLE, None), (_HEADING_STYLE, True)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size, style.font.bold = styles["Normal"], Pt(9), bold
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _properties(document: Written, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "sv-SE"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _LONG_AGO


def _footer(document: Written, title: str, width: int) -> None:
    """The title to the left, "Sida x av y" to the right."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\tSida ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" av ")
    _field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _field(paragraph: Paragraph, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run("1" if text == "1" else "")
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == name:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {name} "
            run._r.append(instruction)


def _abbreviations(document: Written, abbreviations: Sequence[tuple[str, str]], width: int) -> None:
    headings = [str(written()["headings"][kind]) for kind in ("abbreviation", "meaning")]
    rows = [headings, *abbreviations]
    _table(document, rows, [width // 6, width // 3], "Förkortningar", "Förkortningar i ordningen och vad de betyder.")


def _section(document: Written, table: Table, title: str, width: int) -> None:
    if table.title is not None:
        document.add_heading(table.title, 1)
    widths = _widths(table, width)
    rows = [table.headings, *(texts for _, texts in table.rows)]
    about = f"En rad för varje ärende. Kolumner: {', '.join(' '.join(one.split()) for one in table.headings)}."
    _table(document, rows, widths, table.title or title, about)


def _widths(table: Table, width: int) -> list[int]:
    """The columns by their weights, but where there is room for it none narrower than its longest word.

    Room is taken from the other columns, down to three quarters of what their weights give them.
    """
    weights = dict(enumerate(WEIGHTS[kind] for kind in table.kinds))
    least = width * 3 // (4 * sum(weights.values()))
    columns = zip(weights.values(), table.headings, *(texts for _, texts in table.rows), strict=True)
    needed = [
        max(least * weight, _longest(heading, _BOLD_LETTER), *(_longest(text, _LETTER) for text in texts))
        for weight, heading, *texts in columns
    ]
    widths: dict[int, int] = {}
    while len(widths) < len(weights):
        free = {at: weight for at, weight in weights.items() if at not in widths}
        rest = width - sum(widths.values())
        shares = {at: rest * weight // sum(free.values()) for at, weight in free.items()}
        tight = {at: needed[at] for at in free if shares[at] < needed[at]}
        widths |= tight if tight and sum(needed) < width else shares
    return [widths[at] for at in weights]


def _longest(text: str, letter: float) -> int:
    """The width of the longest word, which breaks at its hyphens, with the margins of the cell."""
    return Pt(12 + letter * max(map(len, _BREAKS.split(text))))


def _table(document: Written, rows: Sequence[Sequence[str]], widths: Sequence[int], title: str, about: str) -> None:
    """A table with a row of headings that comes again on each page. Its rows are made as XML: python-docx looks every
    cell up anew, which takes minutes for a long order.
    """
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    _described(table, title, about)
    twips = [size // _TWIP for size in widths]
    for number, texts in enumerate(rows):
        table._tbl.append(_row(texts, twips, header=number == 0))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _described(table: WordTable, title: str, about: str) -> None:
    """Title and description for who cannot see the table, and that its first row holds the headings."""
    properties = table._tbl.tblPr
    for look in list(properties.iter(qn("w:tblLook"))):
        for key in list(look.attrib):
            del look.attrib[key]
        look.set(qn("w:val"), "0020")
        look.set(qn("w:firstRow"), "1")
    for name, text in (("w:tblCaption", title), ("w:tblDescription", about)):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        properties.append(element)


def _row(texts: Sequence[str], widths: Sequence[int], *, header: bool) -> Any:
    """A row that no page break splits, with a paragraph for each line of each cell."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if header else ""
    style = _HEADING_STYLE if header else _TEXT_STYLE
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_lines(text, style)}</w:tc>'
        for text, width in zip(texts, widths, strict=True)
    )
    again = "<w:tblHeader/>" if header else ""
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>")


def _lines(text: str, style: str) -> str:
    runs = (f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else "" for line in text.split("\n"))
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>' for run in runs)

"""A delegation order as a well-set Word document: A4, Swedish, real headings and tables that a screen reader can follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from .office_file import same_time
from .order_layout import Layout, Table
from .order_words import written

WEIGHTS = {
    "number": 7, "matter": 30, "amount": 14, "delegate": 20, "substitute": 16, "law": 18, "onward": 15, "report": 12,
    "appeal": 14, "note": 20,
}  # fmt: skip
"""How wide a column is beside the others."""
_LONG, _SHORT, _MARGIN = Mm(297), Mm(210), Mm(20)
_MOST_ON_PORTRAIT = 4  # columns
_FONT = "Arial"
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
    weights = [WEIGHTS[kind] for kind in table.kinds]
    widths = [width * weight // sum(weights) for weight in weights]
    rows = [table.headings, *(texts for _, texts in table.rows)]
    about = f"En rad för varje ärende. Kolumner: {', '.join(' '.join(one.split()) for one in table.headings)}."
    _table(document, rows, widths, table.title or title, about)


def _table(document: Written, rows: Sequence[Sequence[str]], widths: Sequence[int], title: str, about: str) -> None:
    table = document.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    _described(table, title, about)
    for number, (row, texts) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
        _row_properties(row, header=number == 0)
        for cell, text, size in zip(row.tc_lst, texts, widths, strict=True):
            cell.width = size
            _fill(cell, text, header=number == 0)
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


def _row_properties(row: Any, *, header: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(cell: Any, text: str, *, header: bool) -> None:
    """A paragraph for each line; python-docx's own cells would be looked up anew for every row, which takes minutes."""
    if header:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell.get_or_add_tcPr().append(shade)
    for number, line in enumerate(text.split("\n")):
        element = cell.p_lst[0] if number == 0 else cell.add_p()
        paragraph = Paragraph(element, None)  # type: ignore[arg-type]
        paragraph.paragraph_format.space_before = Pt(2 if number == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(2)
        if line:
            run = paragraph.add_run(line)
            run.font.size, run.font.bold = Pt(9), header or None

"""A document to hand to people as Word: A4, Swedish, heading styles, tables whose heads are repeated, page numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from .paper import Block, Heading, Paper, Points, Table, Text

if TYPE_CHECKING:
    from docx.document import Document

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_PAGE = {"sv": ("Sida ", " av "), "en": ("Page ", " of ")}
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # the same document gives the same bytes
_FONT = "Calibri"
_DARK = "1F3A4D"
_SHADE = "E8EEF2"
_WIDTH_CM = 16.0


def paper_docx(paper: Paper) -> bytes:
    """The document as the bytes of a Word file."""
    from docx import Document

    document = Document()
    _set_page(document, paper)
    document.add_paragraph(paper.title, style="Title")
    for block in paper.blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Document, paper: Paper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    [section] = document.sections
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    properties = document.core_properties
    properties.title, properties.language, properties.author = paper.title, _LANGUAGES[paper.language], "samspel"
    properties.created = properties.modified = _NO_TIME
    properties.comments = ""
    styles = document.styles
    sizes = {"Normal": 11, "Title": 24, "Heading 1": 15, "Heading 2": 12, "List Bullet": 11, "Caption": 10}
    for name, size in sizes.items():
        style: Any = styles[name]
        style.font.size, style.font.name = Pt(size), _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if key.endswith("Theme"):  # a theme's font would go before the one named
                del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(key), _FONT)
        style.paragraph_format.space_after = Pt(6 if name != "List Bullet" else 3)
        if name in ("Title", "Heading 1", "Heading 2", "Caption"):
            style.font.color.rgb = RGBColor.from_string(_DARK)
            style.paragraph_format.keep_with_next = True
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), _LANGUAGES[paper.language])
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, instruction in zip(_PAGE[paper.language], ("PAGE", "NUMPAGES"), strict=True):
        footer.add_run(words)
        _field(footer.add_run(), instruction)


def _field(run: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "instruction", "separate", "text", "end"):
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = instruction
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _add(document: Document, block: Block) -> None:
    from docx.shared import Pt

    match block:
        case Heading():
            document.add_heading(block.text, level=block.level)
        case Text():
            run = document.add_paragraph().add_run(block.text)
            if block.aside:
                run.font.size = Pt(9.5)
                run.italic = True
        case Points():
            for item in block.items:
                paragraph = document.add_paragraph(f"☐ {item}" if block.boxes else item)
                if block.boxes:
                    paragraph.paragraph_format.left_indent = Pt(14)
                    paragraph.paragraph_format.first_line_indent = Pt(-14)
                else:
                    paragraph.style = document.styles["List Bullet"]
        case Table():
            _table(document, block)


def _table(document: Document, block: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    if block.titled:
        document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    table.autofit = False
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(described)
    parts = block.widths or (1,) * len(block.heads)
    widths = [Cm(_WIDTH_CM * part / sum(parts)) for part in parts]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate((block.heads, *block.rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for at, (cell, words, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(words)
            run.font.size = Pt(9)
            if number == 0:
                run.bold = True
                shade = OxmlElement("w:shd")
                for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
                    shade.set(qn(key), value)
                cell._tc.get_or_add_tcPr().append(shade)
            if at in block.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.space_after = Pt(0)

"""A paper as a Word document: A4, headings, tables whose first row repeats, and pictures with alt text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from ...errors import RenderingFailed
from ..office_file import same_time
from ..rendering import PNG_DPI, render
from .blocks import (
    BREAK,
    Block,
    Bullets,
    Card,
    Heading,
    Look,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    Words,
    plain,
    words,
)
from .sides import parts
from .words import SAY

_INK = {"error": "9C1C1C", "warning": "7A4A00", "question": "1F3A5F", "advice": "2F5D1E"}
_QUIET, _LINK = "4A4A4A", "0B4F9E"
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_SHORT, _LONG, _MARGIN = Mm(210), Mm(297), Mm(18)
_SVG_BLIP = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # what Word calls a picture of lines beside one of dots
_CELL = "TableCell"  # the style of the words in tables
_CELL_MARGIN = 108  # of the left side, in twentieths of a point


def paper_docx(paper: Paper) -> bytes:
    """The paper as DOCX; the same paper gives the same bytes."""
    document: Any = Document()
    _properties(document, paper)
    document.add_heading(plain(paper.title), 0)
    for number, (sideways, blocks) in enumerate(parts(paper)):
        section = document.sections[-1] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, sideways or paper.sideways)
        _fill(document, blocks, paper, section.page_width - 2 * _MARGIN)
    _head_and_foot(document.sections[0], paper)
    file = io.BytesIO()
    document.save(file)
    return same_time(file.getvalue())


def _properties(document: Any, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = plain(paper.title), "samspel", _LANGUAGES[paper.language]
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(paper.day or date(2000, 1, 1), time())
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(5)
    _set(normal.element.get_or_add_rPr(), "w:lang", val=_LANGUAGES[paper.language])
    cell = document.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.font.size, cell.paragraph_format.space_after = normal, Pt(9), Pt(1)
    for level, size in ((0, 20), (1, 14), (2, 14), (3, 12), (4, 10.5)):
        style = document.styles["Title" if level == 0 else f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor.from_string(paper.look.line[1:])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for rule in document.styles["Title"].element.iter(qn("w:bottom")):
        rule.set(qn("w:color"), paper.look.line[1:])


def _page(section: Any, sideways: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _head_and_foot(section: Any, paper: Paper) -> None:
    """The words of the look at the head of every page, the title and the number of the page at its foot."""
    if paper.look.logo:
        logo = section.header.paragraphs[0].add_run(paper.look.logo)
        logo.bold, logo.font.color.rgb = True, RGBColor.from_string(paper.look.line[1:])
    foot = section.footer.paragraphs[0]
    say = SAY[paper.language]
    foot.add_run(f"{plain(paper.title)}    {say['page']} ")
    _field(foot, "PAGE")
    foot.add_run(f" {say['of']} ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in when the file is opened."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            _set(run, "w:fldChar", fldCharType=kind)
        else:
            _set(run, "w:instrText").text = instruction


def _fill(document: Any, blocks: Sequence[Block], paper: Paper, width: int) -> None:
    above = 1
    for block in blocks:
        if isinstance(block, Heading):
            above = block.level
            document.add_heading(plain(block.text), block.level - 1)
        elif isinstance(block, Paragraph):
            _say(document.add_paragraph(), block.text, quiet=block.quiet)
        elif isinstance(block, Bullets):
            for item in block.items:
                if block.boxes:
                    _to_tick(document.add_paragraph(), item)
                else:
                    _say(document.add_paragraph(style="List Bullet"), item)
        elif isinstance(block, Table):
            _table(document, block, width, paper.look)
        elif isinstance(block, Card):
            _card(document, block, above)
        elif isinstance(block, Picture):
            _picture(document, block, paper, width)
        elif isinstance(block, NewPage):
            document.add_page_break()


def _say(paragraph: Any, line: Words, quiet: bool = False) -> None:
    for run in line:
        if run.link:
            _link(paragraph, run)
            continue
        said = paragraph.add_run(run.text)
        if run == BREAK:
            said.add_break()
        said.bold = run.strong or None
        if quiet:
            said.font.color.rgb = RGBColor.from_string(_QUIET)


def _to_tick(paragraph: Any, line: Words) -> None:
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Pt(14), Pt(-14)
    _say(paragraph, (Run("☐ "), *line))


def _link(paragraph: Any, run: Run) -> None:
    link = _set(paragraph._p, "w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    inner = _set(link, "w:r")
    style = _set(inner, "w:rPr")
    _set(style, "w:color", val=_LINK)
    _set(style, "w:u", val="single")
    _set(inner, "w:t").text = run.text


def _table(document: Any, block: Table, width: int, look: Look) -> None:
    if block.titled:
        caption = document.add_paragraph()
        _say(caption, tuple(Run(run.text, strong=True) for run in block.caption))
        caption.paragraph_format.keep_with_next = True
    lines: list[tuple[Words, ...]] = [tuple(words(Run(name, strong=True)) for name in block.head), *block.rows]
    table = document.add_table(rows=len(lines), cols=len(block.head), style="Table Grid")
    table.autofit = False
    indent = OxmlElement("w:tblInd")  # by the margin of a cell, so that the lines stand where the text does
    for name, value in (("w", str(_CELL_MARGIN)), ("type", "dxa")):
        indent.set(qn(f"w:{name}"), value)
    table._tbl.tblPr.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    _set(table._tbl.tblPr, "w:tblCaption", val=plain(block.caption))
    widths = [width * share // sum(block.widths) for share in block.widths]
    for column, share in zip(table.columns, widths, strict=True):
        column.width = share
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        for at, (cell, content, share) in enumerate(zip(row.cells, line, widths, strict=True)):
            _cell(cell, content, share, right=at in block.numbers)
            if number == 0:
                _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", fill=look.tint[1:])
    _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, content: Words, width: int, *, right: bool) -> None:
    cell.width = width
    paragraph = cell.paragraphs[0]
    _set(paragraph._p.get_or_add_pPr(), "w:pStyle", val=_CELL)
    _say(paragraph, content)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _card(document: Any, card: Card, above: int) -> None:
    heading = document.add_heading(level=above)
    label = heading.add_run(f"{card.label.upper()} ")
    label.font.color.rgb = RGBColor.from_string(_INK[card.level])
    heading.add_run(plain(card.title))
    _bar(heading, card.level)
    for part in card.body:
        paragraph = document.add_paragraph()
        _say(paragraph, part.text, part.quiet)
        _bar(paragraph, card.level)
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = part is not card.body[-1]


def _bar(paragraph: Any, level: str) -> None:
    """The coloured line at the left of a card."""
    paragraph.paragraph_format.left_indent = Mm(4)
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    _set(borders, "w:left", val="single", sz="24", space="6", color=_INK[level])
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _picture(document: Any, picture: Picture, paper: Paper, width: int) -> None:
    drawing = picture.drawing
    try:
        image = render(drawing, "png")
    except RenderingFailed:
        document.add_paragraph(SAY[paper.language]["no_picture"])
    else:
        shape = document.add_picture(io.BytesIO(image))
        drawn = 72 / PNG_DPI  # a picture without a size of its own counts as 72 dots an inch
        scale = min(drawn, width / shape.width, Mm(150) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        alt = plain(words(f"{drawing.title}. {drawing.description}"))
        _with_svg(document, shape, render(drawing, "svg"))
        shape._inline.docPr.set("descr", alt)
        shape._inline.docPr.set("title", plain(words(drawing.title)))
    _table(document, picture.table, width, paper.look)


def _with_svg(document: Any, shape: Any, svg: bytes) -> None:
    """Puts the picture beside its PNG as lines and letters, which Word has shown since 2016, sharp in any size."""
    package = document.part.package
    part = Part(package.next_partname("/word/media/picture%d.svg"), "image/svg+xml", svg, package)
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    extension = etree.SubElement(etree.SubElement(blip, qn("a:extLst")), qn("a:ext"), uri=_SVG_EXTENSION)
    inner = etree.SubElement(extension, f"{{{_SVG_BLIP}}}svgBlip", nsmap={"asvg": _SVG_BLIP})
    inner.set(qn("r:embed"), document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _set(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child of an element of Word's XML."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    if tag in ("w:t", "w:instrText"):
        child.set(qn("xml:space"), "preserve")
    parent.append(child)
    return child

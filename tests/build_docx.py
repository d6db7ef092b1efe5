"""Builds small Word files from plain Python for tests.

No Word library: what a test wants to try is often what such a library cannot write. A document is made of blocks
of raw XML; `paragraph`, `table` and `numbering` write the common ones, and any string of WordprocessingML can stand
beside them. The same blocks give the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="{_MC}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_LONG, _SHORT, _MARGIN = 16838, 11906, 1134  # A4 and two centimetres, in twips


# Blocks -------------------------------------------------------------------------------------------------------


def text_runs(text: str, bold: bool = False) -> str:
    """Text as runs; a line feed becomes a line break."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>" if text else ""


def paragraph(
    text: str = "",
    style: str | None = None,
    numbering: tuple[int, int] | None = None,
    *,
    raw: str = "",
    bold: bool = False,
    properties: str = "",
) -> str:
    """A paragraph. `numbering` is (list, level) with the level from 0; `raw` is run XML put after the text."""
    inner = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    if numbering is not None:
        inner += f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
    inner += properties
    head = f"<w:pPr>{inner}</w:pPr>" if inner else ""
    return f"<w:p>{head}{text_runs(text, bold)}{raw}</w:p>"


def heading(text: str, level: int = 1, numbering: tuple[int, int] | None = None) -> str:
    """A heading; level 0 is the title of the document."""
    return paragraph(text, "Title" if level == 0 else f"Heading{level}", numbering)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that is more than text.

    `below` is "restart" or "continue" of a vertical merge. `raw` is block XML that takes the place of the text.
    """

    text: str = ""
    span: int = 1
    below: str | None = None
    numbering: tuple[int, int] | None = None
    raw: str | None = None
    bold: bool = False
    properties: str = ""


Rows = Sequence[Sequence[str | Cell] | str]


def table(
    rows: Rows,
    header: bool = True,
    widths: Sequence[int] | None = None,
    *,
    header_rows: int = 1,
) -> str:
    """A table with borders. A row is a sequence of cells, or raw <w:tr> XML; line feeds in a cell part paragraphs.

    Without `widths`, in twips, the columns share the width of a landscape page.
    """
    columns = max((_width(row) for row in rows if not isinstance(row, str)), default=1)
    sizes = list(widths) if widths is not None else [(_LONG - 2 * _MARGIN) // columns] * columns
    written = [
        row if isinstance(row, str) else _row(row, sizes, header=header and at < header_rows) for at, row in enumerate(rows)
    ]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"
    )


def _width(row: Sequence[str | Cell]) -> int:
    return sum(cell.span if isinstance(cell, Cell) else 1 for cell in row)


def _row(row: Sequence[str | Cell], widths: Sequence[int], header: bool) -> str:
    cells, at = [], 0
    for item in row:
        cell = item if isinstance(item, Cell) else Cell(item, bold=header)
        cells.append(_cell(cell, sum(widths[at : at + cell.span])))
        at += cell.span
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    properties += {None: "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[cell.below]
    content = cell.raw
    if content is None:
        lines = cell.text.split("\n")
        content = "".join(
            paragraph(line, numbering=cell.numbering if at == 0 else None, bold=cell.bold) for at, line in enumerate(lines)
        )
    return f"<w:tc><w:tcPr>{properties}{cell.properties}</w:tcPr>{_ended(content)}</w:tc>"


def _ended(blocks: str) -> str:
    """Word wants a paragraph after the last table of a cell or a document."""
    return blocks + "<w:p/>" if not blocks or blocks.endswith("</w:tbl>") else blocks


@dataclass(frozen=True, slots=True)
class Level:
    """One level of an automatic list: how it counts and what it writes, such as "%1.%2"."""

    text: str
    form: str = "decimal"
    start: int = 1
    extra: str = ""  # raw XML, such as <w:isLgl/>
    restart: int | None = None
    style: str | None = None


def numbering(
    lists: Mapping[int, Sequence[Level]],
    uses: Mapping[int, int | tuple[int, str]] | None = None,
    extra: Mapping[int, str] | None = None,
) -> str:
    """The numbering part. `lists` are abstract lists by number; each is used under its own number unless `uses`
    says otherwise: {use: list} or {use: (list, raw XML with overrides)}. `extra` is raw XML in an abstract list.
    """
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{(extra or {}).get(key, '')}{''.join(level_xml(at, level) for at, level in enumerate(levels))}"
        "</w:abstractNum>"
        for key, levels in lists.items()
    )
    nums = ""
    for use, target in (uses or {key: key for key in lists}).items():
        key, overrides = target if isinstance(target, tuple) else (target, "")
        nums += f'<w:num w:numId="{use}"><w:abstractNumId w:val="{key}"/>{overrides}</w:num>'
    return f"{_XML}<w:numbering {_NAMESPACES}>{abstracts}{nums}</w:numbering>"


def level_xml(at: int, level: Level) -> str:
    """One <w:lvl>."""
    style = f'<w:lvlRestart w:val="{level.restart}"/>' if level.restart is not None else ""
    style += f"<w:pStyle w:val={quoteattr(level.style)}/>" if level.style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.form}"/>{style}{level.extra}'
        f'<w:suff w:val="space"/><w:lvlText w:val={quoteattr(level.text)}/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


# Documents ----------------------------------------------------------------------------------------------------


def document(
    *blocks: str,
    numbering: str | None = None,
    styles: str = "",
    header: str | None = None,
    footer: str | None = None,
    landscape: bool = True,
    parts: Mapping[str, bytes | str] | None = None,
    relations: str = "",
) -> bytes:
    """A whole Word file.

    `styles` is raw <w:style> XML added to the built-in ones; `header` and `footer` are text for every page; `parts`
    adds or replaces parts of the package by name; `relations` is raw XML added to the document's relations.
    """
    references, links, overrides = "", relations, ""
    content: dict[str, bytes | str] = {"word/styles.xml": _styles(styles)}
    links += _link("rIdStyles", "styles", "styles.xml")
    if numbering is not None:
        content["word/numbering.xml"] = numbering
        links += _link("rIdNumbering", "numbering", "numbering.xml")
        overrides += _override("numbering")
    for kind, tag, text in (("header", "hdr", header), ("footer", "ftr", footer)):
        if text is not None:
            content[f"word/{kind}1.xml"] = f"{_XML}<w:{tag} {_NAMESPACES}>{paragraph(text)}</w:{tag}>"
            links += _link(f"rId{kind}", kind, f"{kind}1.xml")
            overrides += _override(f"{kind}1", kind)
            references += f'<w:{kind}Reference w:type="default" r:id="rId{kind}"/>'
    body = f"{_ended(''.join(blocks))}{_section(references, landscape)}"
    content["word/document.xml"] = f"{_XML}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    content["word/_rels/document.xml.rels"] = relationships(links)
    content.update(parts or {})
    return package(
        {
            "[Content_Types].xml": _content_types(overrides),
            "_rels/.rels": relationships(_link("rId1", "officeDocument", "word/document.xml")),
            **content,
        }
    )


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of the parts, with a fixed time so that the same parts give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the bytes differ between Windows and other systems
            archive.writestr(info, content)
    return buffer.getvalue()


def relationships(links: str) -> str:
    """A .rels part around raw <Relationship> elements."""
    return (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'


def _override(part: str, kind: str | None = None) -> str:
    return f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{kind or part}+xml"/>'


def _content_types(overrides: str) -> str:
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_override('document', 'document.main')}{_override('styles')}{overrides}</Types>"
    )


def _section(references: str, landscape: bool) -> str:
    size = f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"' if landscape else f'w:w="{_SHORT}" w:h="{_LONG}"'
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{references}<w:pgSz {size}/><w:pgMar {margins} w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )


def _styles(extra: str) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in ((1, 32), (2, 26), (3, 22))
    )
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    return (
        f"{_XML}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:tblPr/></w:style>"
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
        f"{headings}"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        f"{extra}</w:styles>"
    )

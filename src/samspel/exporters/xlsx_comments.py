"""Remarks as cell comments in an Excel workbook, on its own XML: a library would drop charts, pictures and much else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree
from openpyxl.utils import get_column_letter

from .office_file import OFFICE, OfficeFile
from .remarks import Remark

S_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S, R = f"{{{S_NAMESPACE}}}", f"{{{OFFICE}}}"
AUTHOR = "samspel"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEHIND_DRAWING = {
    S + name
    for name in (
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    )
}  # fmt: skip
_LINE, _LETTERS = 16, 46  # height of a line and letters on it, in the box of a comment
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NEW_DRAWING = f"""<xml {_NAMESPACES}>
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
</v:shapetype>
</xml>"""
_SHAPE = """<v:shape {namespaces} id="_x0000_s{id}" type="#_x0000_t202" style={style} fillcolor="#ffffe1" o:insetmode="auto">
<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>
</v:shape>
"""

Cell = tuple[int, int]
"""Row and column of a sheet, both from 1."""


def reference(cell: Cell) -> str:
    """A cell as Excel names it: B7."""
    return f"{get_column_letter(cell[1])}{cell[0]}"


def commented_cells(file: OfficeFile, sheet: str) -> set[str]:
    """The cells of a sheet that have a comment already; a cell has room for one."""
    part = file.related(sheet, "comments")
    root = file.xml(part) if part else None
    return {comment.get("ref", "") for comment in root.iter(S + "comment")} if root is not None else set()


def add_comments(file: OfficeFile, sheet: str, remarks: Mapping[Cell, Sequence[Remark]]) -> None:
    """One comment for each cell with all its remarks, beside the comments that the sheet has."""
    part = file.related(sheet, "comments")
    root = file.xml(part) if part else None
    if part is None or root is None:
        part = file.free_name("xl/comments{}.xml")
        file.relate(sheet, "comments", part)
        root = etree.fromstring(f'<comments xmlns="{S_NAMESPACE}"><authors/><commentList/></comments>')
    authors, listed = root.find(S + "authors"), root.find(S + "commentList")
    assert authors is not None
    assert listed is not None
    author = str(len(authors))
    etree.SubElement(authors, S + "author").text = AUTHOR
    for cell, said in remarks.items():
        listed.append(_comment(cell, said, author))
    file.put(part, root, _TYPE)
    _draw(file, sheet, remarks)


def _comment(cell: Cell, remarks: Sequence[Remark], author: str) -> etree._Element:
    comment = etree.Element(S + "comment", ref=reference(cell), authorId=author)
    text = etree.SubElement(comment, S + "text")
    for number, remark in enumerate(remarks):
        _run(text, ("\n\n" if number else "") + remark.heading, bold=True)
        _run(text, "\n" + "\n".join(remark.lines), bold=False)
    return comment


def _run(text: etree._Element, words: str, *, bold: bool) -> None:
    run = etree.SubElement(text, S + "r")
    properties = etree.SubElement(run, S + "rPr")
    if bold:
        etree.SubElement(properties, S + "b")
    etree.SubElement(properties, S + "sz", val="9")
    etree.SubElement(properties, S + "rFont", val="Tahoma")
    etree.SubElement(run, S + "t", {_XML_SPACE: "preserve"}).text = words


def _draw(file: OfficeFile, sheet: str, remarks: Mapping[Cell, Sequence[Remark]]) -> None:
    """The box of each comment. Drawings of this old kind are not always XML: shapes are put in as text, before the end."""
    root = file.xml(sheet)
    assert root is not None
    part = file.related(sheet, "vmlDrawing") if root.find(S + "legacyDrawing") is not None else None
    if part is None:
        part = file.free_name("xl/drawings/vmlDrawing{}.vml")
        file.default_type("vml", _DRAWING_TYPE)
        relation = file.relate(sheet, "vmlDrawing", part)
        element = etree.Element(S + "legacyDrawing", {R + "id": relation})
        behind = next((child for child in root if child.tag in _BEHIND_DRAWING), None)
        if behind is None:
            root.append(element)
        else:
            behind.addprevious(element)
        file.put(sheet, root)
        drawing = _NEW_DRAWING.encode()
    else:
        drawing = file.read(part)
    before, end, after = drawing.rpartition(b"</xml>")
    first = max(map(int, re.findall(rb"_x0000_s(\d+)", drawing)), default=1024) + 1
    shapes = "".join(_shape(number, cell, said) for number, (cell, said) in enumerate(remarks.items(), start=first))
    file.put(part, before + shapes.encode() + end + after)


def _shape(number: int, cell: Cell, remarks: Sequence[Remark]) -> str:
    lines = [line for remark in remarks for line in remark.text.split("\n")]
    height = _LINE * (1 + sum(1 + len(line) // _LETTERS for line in lines) + len(remarks))
    style = (
        f"position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:320px;height:{min(height, 800)}px;z-index:1;"
        "visibility:hidden"
    )
    return _SHAPE.format(namespaces=_NAMESPACES, id=number, style=quoteattr(style), row=cell[0] - 1, column=cell[1] - 1)

"""A sheet that lists the remarks of a workbook, with a link from each to its cell."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import get_column_letter

from .office_file import OFFICE, OfficeFile
from .remarks import Remark
from .xlsx_comments import S_NAMESPACE, Cell, R, S, reference

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAME = {"sv": "Anmärkningar", "en": "Findings"}
_HEAD = {"sv": ("Cell", "Anmärkning", "Beskrivning"), "en": ("Cell", "Finding", "Description")}
_WHOLE = {"sv": "Hela ordningen", "en": "The whole order"}
_WIDTHS = (24, 40, 100)


@dataclass(frozen=True, slots=True)
class Listed:
    """A remark of the list: about one cell of a sheet, or about the whole order."""

    remark: Remark
    sheet: str | None
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class _Styles:
    """Numbers of the cell formats that the list uses."""

    head: str = "0"
    text: str = "0"
    link: str = "0"


def add_findings(file: OfficeFile, book: str, listed: Sequence[Listed], language: str) -> None:
    """Adds the sheet last in the workbook, whose main part is `book`."""
    workbook = file.xml(book)
    assert workbook is not None
    sheets = workbook.find(S + "sheets")
    assert sheets is not None
    part = file.free_name(posixpath.join(posixpath.dirname(book), "worksheets", "samspel{}.xml"))
    relation = file.relate(book, "worksheet", part)
    taken = {sheet.get("name", "").casefold() for sheet in sheets}
    names = (_NAME[language], *(f"{_NAME[language]} {number}" for number in range(2, len(taken) + 3)))
    name = next(name for name in names if name.casefold() not in taken)
    number = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
    etree.SubElement(sheets, S + "sheet", {"name": name, "sheetId": str(number), R + "id": relation})
    file.put(book, workbook)
    file.put(part, _sheet(listed, _formats(file, book), language), _TYPE)


def _sheet(listed: Sequence[Listed], styles: _Styles, language: str) -> etree._Element:
    root = etree.fromstring(
        f'<worksheet xmlns="{S_NAMESPACE}" xmlns:r="{OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><cols/><sheetData/></worksheet>"
    )
    columns, data = root.find(S + "cols"), root.find(S + "sheetData")
    assert columns is not None
    assert data is not None
    for at, width in enumerate(_WIDTHS, start=1):
        etree.SubElement(columns, S + "col", min=str(at), max=str(at), width=str(width), customWidth="1")
    _row(data, 1, _HEAD[language], (styles.head,) * 3)
    links = []
    for at, one in enumerate(listed, start=2):
        where = f"{one.sheet}, {reference(one.cell)}" if one.sheet and one.cell else _WHOLE[language]
        texts = (where, one.remark.heading, "\n".join(one.remark.lines))
        _row(data, at, texts, (styles.link if one.cell else styles.text, styles.text, styles.text))
        if one.sheet and one.cell:
            quoted = one.sheet.replace("'", "''")
            links.append((f"A{at}", f"'{quoted}'!{reference(one.cell)}"))
    if links:
        hyperlinks = etree.SubElement(root, S + "hyperlinks")
        for cell, location in links:
            etree.SubElement(hyperlinks, S + "hyperlink", ref=cell, location=location)
    etree.SubElement(root, S + "pageMargins", left="0.5", right="0.5", top="0.5", bottom="0.5", header="0.3", footer="0.3")
    etree.SubElement(root, S + "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _row(data: etree._Element, number: int, texts: Sequence[str], styles: Sequence[str]) -> None:
    row = etree.SubElement(data, S + "row", r=str(number))
    for column, (text, style) in enumerate(zip(texts, styles, strict=True), start=1):
        cell = etree.SubElement(row, S + "c", r=f"{get_column_letter(column)}{number}", s=style, t="inlineStr")
        words = etree.SubElement(etree.SubElement(cell, S + "is"), S + "t", {_XML_SPACE: "preserve"})
        words.text = text


def _formats(file: OfficeFile, book: str) -> _Styles:
    """Formats added behind those of the workbook: a bold head, wrapped text, a link."""
    part = file.related(book, "styles")
    root = file.xml(part) if part else None
    fonts, formats = (root.find(S + name) if root is not None else None for name in ("fonts", "cellXfs"))
    if part is None or root is None or fonts is None or formats is None or not len(fonts) or not len(formats):
        return _Styles()
    bold, link = (_append(fonts, f'<font xmlns="{S_NAMESPACE}">{inner}<sz val="11"/><name val="Calibri"/></font>')
                  for inner in ("<b/>", "<u/>"))  # fmt: skip
    made = (
        _append(
            formats,
            f'<xf xmlns="{S_NAMESPACE}" numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1" '
            'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
        )
        for font in (bold, "0", link)
    )
    styles = _Styles(*made)
    file.put(part, root)
    return styles


def _append(container: etree._Element, xml: str) -> str:
    """Adds an element to a counted list and returns its number."""
    number = str(len(container))
    container.append(etree.fromstring(xml))
    container.set("count", str(len(container)))
    return number

"""A delegation order as an Excel workbook: one sheet with the table, set to print on A4, and one with the running text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..office import package_of
from .office_file import OfficeFile, same_time
from .order_layout import KINDS, WEIGHTS, Layout, Table
from .order_words import written

_PROPERTIES = "docProps/core.xml"
_TOP, _HEAD = 1, 2  # rows of the title and of the column headings
_WIDTH = 150  # characters in all
_SHADE = PatternFill("solid", fgColor="E7ECF2")
_LINE = Side(style="thin", color="767676")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LONG_AGO = dt.datetime(2000, 1, 1)  # noqa: DTZ001  openpyxl takes no time zone


def order_xlsx(layout: Layout) -> bytes:
    """The order as an .xlsx file. Every cell is text: a number stays as printed, and no text becomes a formula."""
    book = Workbook()
    book.properties.title, book.properties.language, book.properties.creator = layout.title, "sv-SE", ""
    book.properties.created = _LONG_AGO
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Delegationsordning"
    kinds = [kind for kind in KINDS if any(kind in table.kinds for table in layout.tables)]
    _put(sheet, _TOP, 1, layout.title).font = Font(bold=True, size=16)
    headings = {
        kind: text for table in reversed(layout.tables) for kind, text in zip(table.kinds, table.headings, strict=True)
    }
    for column, kind in enumerate(kinds, start=1):
        cell = _put(sheet, _HEAD, column, headings[kind])
        cell.font, cell.fill, cell.border = Font(bold=True), _SHADE, _BORDER
    _rows(sheet, kinds, layout.tables)
    _set_page(sheet, kinds, layout.title)
    if layout.paragraphs or layout.abbreviations:
        _running_text(book, layout)
    out = BytesIO()
    book.save(out)
    return same_time(_unchanged_since(out.getvalue()))


def _unchanged_since(data: bytes) -> bytes:
    """The workbook without the time of day that openpyxl writes as the time of the last change."""
    file = OfficeFile(package_of("ordning.xlsx", data))
    properties = file.xml(_PROPERTIES)
    assert properties is not None
    for element in properties.iter("{http://purl.org/dc/terms/}modified"):
        element.text = f"{_LONG_AGO.isoformat()}Z"
    file.put(_PROPERTIES, properties)
    return file.data()


def _rows(sheet: Worksheet, kinds: Sequence[str], tables: Sequence[Table]) -> None:
    number = _HEAD
    for table in tables:
        if table.title:
            number += 1
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(kinds))
            _put(sheet, number, 1, table.title).font = Font(bold=True, size=12)
        for _, texts in table.rows:
            number += 1
            known = dict(zip(table.kinds, texts, strict=True))
            for column, kind in enumerate(kinds, start=1):
                _put(sheet, number, column, known.get(kind, str(written()["unknown"]))).border = _BORDER


def _set_page(sheet: Worksheet, kinds: Sequence[str], title: str) -> None:
    weights = [WEIGHTS[kind] for kind in kinds]
    for column, weight in enumerate(weights, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH * weight / sum(weights)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = title.replace("&", "&&"), "Sida &P av &N"


def _running_text(book: Workbook, layout: Layout) -> None:
    sheet = book.create_sheet("Allmänt")
    sheet.column_dimensions["A"].width = 100
    for text, heading in layout.paragraphs:
        _put(sheet, sheet.max_row + 1, 1, text).font = Font(bold=heading)
    if layout.abbreviations:
        sheet = book.create_sheet("Förkortningar")
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 60
        words = written()["headings"]
        for pair in ((str(words["abbreviation"]), str(words["meaning"])), *layout.abbreviations):
            row = sheet.max_row + 1
            for column, text in enumerate(pair, start=1):
                _put(sheet, row, column, text)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = text or None
    if text:
        cell.data_type = "s"  # also where it begins with an equals sign
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell

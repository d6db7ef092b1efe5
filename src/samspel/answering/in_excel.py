"""Comments in a copy of an Excel workbook, and a sheet that lists them."""

from __future__ import annotations

import re

from ..exporters.office_file import OfficeFile
from ..exporters.remarks import Remark
from ..exporters.xlsx_comments import Cell, add_comments, commented_cells, reference
from ..exporters.xlsx_findings import Listed, add_findings
from ..findings import Report
from ..importers.order import ReadOrder
from ..importers.raw_rows import RawRow
from ..importers.xlsx import LocatedSheet, locate_xlsx
from ..office import open_package
from .annotating import Annotated, answer_suffix
from .remarks_of_rows import placed

_IN_TABLE = re.compile(r"t(\d+)r(\d+)")


def in_excel(read: ReadOrder, report: Report) -> Annotated:
    """The workbook with the findings about its order as comments, and listed on a sheet of their own."""
    package = open_package(read.path)
    sheets = locate_xlsx(package)
    file = OfficeFile(package)
    taken = {sheet.part: commented_cells(file, sheet.part) for sheet in sheets.values()}
    comments: dict[str, dict[Cell, list[Remark]]] = {}
    listed = []
    for one in placed(read, report):
        sheet, cell = _room(one.row.raw, one.kind, sheets, taken) if one.row else (None, None)
        listed.append(Listed(one.remark, sheet.name if sheet else None, cell))
        if sheet and cell:
            comments.setdefault(sheet.part, {}).setdefault(cell, []).append(one.remark)
    for part, remarks in comments.items():
        add_comments(file, part, remarks)
    if listed:
        add_findings(file, package.main_part, listed, report.language)
    elsewhere = len(report.findings) - len(listed)
    return Annotated(file.data(), answer_suffix(read.path), len(listed), 0, elsewhere, package.is_signed)


def _room(
    raw: RawRow, kind: str | None, sheets: dict[int, LocatedSheet], taken: dict[str, set[str]]
) -> tuple[LocatedSheet, Cell] | tuple[None, None]:
    """The cell for a remark: the one it is about, else the first of the row without a comment of somebody else's."""
    at = _IN_TABLE.match(raw.key)
    sheet = sheets.get(int(at[1])) if at else None
    if at is None or sheet is None or raw.columns is None:
        return None, None
    row, own = int(at[2]), raw.columns.index(kind) if kind else None
    columns = [*([] if own is None else [own]), *(column for column, known in enumerate(raw.columns.kinds) if known)]
    cells = (sheet.covered.get((row, column + 1), (row, column + 1)) for column in columns)
    free = next((cell for cell in cells if reference(cell) not in taken[sheet.part]), None)
    return (sheet, free) if free else (None, None)

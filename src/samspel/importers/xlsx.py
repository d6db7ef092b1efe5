"""Excel workbooks into grids.

openpyxl gives the values and how they are formatted. What it would expand without limit (a cell in the last
corner of the sheet, a merge over everything) is looked for in the raw XML first, and refused there.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from samspel.errors import UnreadableInput
from samspel.importers.grid import Grid, GridCell, GridDocument, GridRow, normalise
from samspel.importers.xlsx_values import partial_date, shown
from samspel.office import Package, bomb, broken, open_package

MAX_ROW = 50_000
MAX_COLUMN = 256
MAX_CELLS = 300_000
MAX_MERGED = 20_000

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_EMPTY = GridCell("")
_SHEET_TYPES = {"worksheet", "chartsheet"}  # there are also sheets of macros in an old language: refused


def read_xlsx(path: Path) -> GridDocument:
    """Every visible sheet of a workbook that holds something, or UnreadableInput with the reason."""
    package = open_package(path)
    if package.kind != "xlsx":
        raise UnreadableInput.one(
            package.file, "Filen är ett Worddokument, inte en Excelarbetsbok.", "Spara den med filändelsen .docx."
        )
    notes: list[str] = []
    grids = [
        Grid(rows=rows, number=number, name=normalise(scan.name))
        for number, (scan, rows) in enumerate(_sheets(package, notes), start=1)
    ]
    if package.has_macros:
        notes.append("Arbetsboken innehåller makron. De har inte körts.")
    return GridDocument(file=package.file, kind="xlsx", blocks=tuple(grids), notes=tuple(notes))


@dataclass(frozen=True, slots=True)
class LocatedSheet:
    """A sheet that was read: its part of the file, its name, and where the text of a covered cell really stands."""

    part: str
    name: str
    covered: dict[tuple[int, int], tuple[int, int]]  # row and column, both from 1


def locate_xlsx(package: Package) -> dict[int, LocatedSheet]:
    """Where in the file the tables are that `read_xlsx` gives, by their number; for whoever answers in the file."""
    return {
        number: LocatedSheet(scan.part, scan.name, {place: area[:2] for area in scan.merges for place in _covered(area)})
        for number, (scan, _) in enumerate(_sheets(package, []), start=1)
    }


def _sheets(package: Package, notes: list[str]) -> Iterator[tuple[_Scan, tuple[GridRow, ...]]]:
    """Every visible sheet that holds something; what is left out or odd is added to the notes."""
    package.check_xml()
    scans = list(_scan(package))
    sheets = _load(package).worksheets
    if len(sheets) != len(scans):
        raise broken(package.file)
    for worksheet, scan in zip(sheets, scans, strict=True):
        if scan.hidden:
            notes.append(f"Bladet ”{scan.name}” är dolt och har inte lästs.")
            continue
        sheet = _Sheet(worksheet, scan)
        rows = tuple(sheet.rows())
        notes += sheet.notes()
        if rows:
            yield scan, rows


# Looking before opening ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Scan:
    """What the raw XML of one sheet says, before anything is expanded."""

    name: str
    part: str
    hidden: bool
    filled: dict[int, list[int]] = field(default_factory=dict)  # row → columns that hold something
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last
    unsolved: list[str] = field(default_factory=list)  # formulas without a stored value


def _scan(package: Package) -> Iterator[_Scan]:
    root = package.xml(package.main_part)
    targets = {relation.id: relation for relation in package.relations(package.main_part)}
    cells = merged = 0
    for sheet in root.iterfind(f"{_S}sheets/{_S}sheet") if root is not None else ():
        relation = targets.get(sheet.get(_R + "id", ""))
        if relation is None or relation.external or relation.kind not in _SHEET_TYPES:
            raise broken(package.file)
        if relation.kind != "worksheet":
            continue
        scan = _Scan(sheet.get("name", ""), relation.target, hidden=sheet.get("state", "visible") != "visible")
        _scan_sheet(package, relation.target, scan)
        cells += sum(map(len, scan.filled.values()))
        merged += sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in scan.merges)
        if cells > MAX_CELLS or merged > MAX_MERGED:
            raise _too_big(package.file, scan.name)
        yield scan


def _scan_sheet(package: Package, part: str, scan: _Scan) -> None:
    row = column = 0
    try:
        content = BytesIO(package.read(part))
        events = etree.iterparse(
            content, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
        )
        for event, element in events:
            if event == "start" and element.tag == _S + "row":
                row, column = _whole(element.get("r"), row + 1), 0
            elif event == "end" and element.tag == _S + "c":
                row, column = _place(element.get("r"), row, column + 1)
                _scan_cell(package.file, scan, element, row, column)
            elif event == "end" and element.tag == _S + "mergeCell":
                scan.merges.append(_area(package.file, scan.name, element.get("ref", "")))
            if event == "end" and element.tag in (_S + "row", _S + "mergeCell"):
                element.clear()
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise broken(package.file) from error


def _scan_cell(file: str, scan: _Scan, element: etree._Element, row: int, column: int) -> None:
    value, formula = element.find(_S + "v"), element.find(_S + "f")
    if value is None and formula is None and element.find(_S + "is") is None:
        return  # a cell that is only coloured may lie anywhere
    if row < 1:
        raise broken(file)
    if row > MAX_ROW or column > MAX_COLUMN:
        raise _too_big(file, scan.name)
    scan.filled.setdefault(row, []).append(column)
    if formula is not None and (value is None or not value.text) and element.get("t") != "str":
        scan.unsolved.append(f"{get_column_letter(column)}{row}")


def _area(file: str, sheet: str, reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    top, left = _place(first, 0, 0)
    bottom, right = _place(last or first, 0, 0)
    if not (0 < top <= bottom and 0 < left <= right):
        raise broken(file)
    if (bottom - top + 1) * (right - left + 1) > MAX_MERGED:
        raise _too_big(file, sheet)
    return top, left, bottom, right


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column of "B7"; a cell without a reference stands right after the one before."""
    if reference is None:
        return row, column
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    return int(match[2]), column_index_from_string(match[1].upper())


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None else default


def _too_big(file: str, sheet: str) -> UnreadableInput:
    return UnreadableInput.one(
        file,
        "Arbetsboken är för stor: fler än 300 000 ifyllda celler, text långt ut i kanten av bladet eller mycket stora "
        "sammanslagna celler.",
        "Dela arbetsboken, eller ta bort det som ligger utanför tabellen, spara och försök igen.",
        place=f"bladet ”{normalise(sheet)}”",
    )


def _load(package: Package) -> Workbook:
    if b"purl.oclc.org" in package.read(package.main_part):
        raise UnreadableInput.one(
            package.file,
            "Arbetsboken är sparad i formatet ”Strict Open XML”.",
            "Spara den i Excel som vanlig arbetsbok (.xlsx).",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drawings and extensions, which are not read anyway
            return load_workbook(BytesIO(package.data), data_only=True, keep_links=False)
    except MemoryError as error:
        raise bomb(package.file) from error
    except Exception as error:  # openpyxl raises whatever its attributes happen to raise on broken input
        raise broken(package.file) from error


# Reading ------------------------------------------------------------------------------------------------------


class _Sheet:
    """One visible sheet."""

    def __init__(self, sheet: Worksheet, scan: _Scan) -> None:
        self._sheet = sheet
        self._scan = scan
        self._dates: list[str] = []
        self._own = self._texts()
        self._width = max((column for _, column in self._own), default=0)
        self._copies, self._full = self._merged()
        self._headers = self._header_rows()

    def rows(self) -> Iterator[GridRow]:
        """Rows with something of their own; one that only repeats the row above would count it twice."""
        for row in sorted({row for row, _ in self._own}):
            cells = [_EMPTY] * self._width
            for column in range(1, self._width + 1):
                place = row, column
                if place in self._copies:
                    cells[column - 1] = GridCell(self._copies[place], repeats=bool(self._copies[place]))
                elif place in self._own:
                    cells[column - 1] = GridCell(self._own[place])
            yield GridRow(cells=tuple(cells), number=row, header=row in self._headers, full_width=row in self._full)

    def notes(self) -> Iterator[str]:
        name = normalise(self._scan.name)
        rows = [str(row) for row in sorted({row for row, _ in self._own}) if self._sheet.row_dimensions[row].hidden]
        if rows:
            yield f"Bladet ”{name}” har dolda rader som ändå är lästa: {_some(rows)}."
        columns = [get_column_letter(column) for column in sorted(self._hidden_columns())]
        if columns:
            yield f"Bladet ”{name}” har dolda kolumner som ändå är lästa: {_some(columns)}."
        if self._scan.unsolved:
            yield (
                f"Bladet ”{name}” har formler utan sparat värde, lästa som tomma: {_some(self._scan.unsolved)}. "
                "Öppna och spara arbetsboken i Excel så kommer värdena med."
            )
        if self._dates:
            yield (
                f"Bladet ”{name}” har datum utan år eller dag i {_some(self._dates)}. "
                "Det kan vara nummer som Excel har gjort om till datum."
            )

    def _texts(self) -> dict[tuple[int, int], str]:
        covered = {place for area in self._scan.merges for place in _covered(area)}
        texts = {}
        for row, columns in self._scan.filled.items():
            for column in columns:
                if (row, column) in covered:
                    continue
                cell = self._sheet.cell(row, column)
                number_format = _format(cell)
                text = shown(cell.value, number_format)
                if text:
                    texts[row, column] = text
                if isinstance(cell.value, dt.date) and partial_date(number_format):
                    self._dates.append(f"{get_column_letter(column)}{row}")
        return texts

    def _merged(self) -> tuple[dict[tuple[int, int], str], set[int]]:
        """Texts copied from merged cells, and the rows that one cell spans."""
        copies: dict[tuple[int, int], str] = {}
        full: set[int] = set()
        for area in self._scan.merges:
            top, left, _, right = area
            text = self._own.get((top, left), "")
            copies.update(dict.fromkeys(_covered(area), text))
            if left == 1 and right >= self._width > 1 and text:
                full.add(top)
        return copies, full

    def _header_rows(self) -> set[int]:
        """Rows that the workbook says are headers: repeated in print, or the first row of an Excel table."""
        titles = re.fullmatch(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})", self._sheet.print_title_rows or "")
        rows = set(range(int(titles[1]), min(int(titles[2]), MAX_ROW) + 1)) if titles else set()
        for table in self._sheet.tables.values():
            if table.headerRowCount != 0:
                rows.add(_place(str(table.ref).partition(":")[0], 0, 0)[0])
        return rows

    def _hidden_columns(self) -> set[int]:
        hidden: set[int] = set()
        for dimension in self._sheet.column_dimensions.values():
            if dimension.hidden:
                hidden.update(range(dimension.min or 0, min(dimension.max or 0, MAX_COLUMN) + 1))
        return hidden & {column for _, column in self._own}


def _covered(area: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    """Every place of a merged area but the first."""
    top, left, bottom, right = area
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                yield row, column


def _format(cell: Cell | MergedCell) -> str:
    """The number format; one that the workbook does not define is no format."""
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


def _some(places: list[str], most: int = 8) -> str:
    more = f" och {len(places) - most} till" if len(places) > most else ""
    return ", ".join(places[:most]) + more

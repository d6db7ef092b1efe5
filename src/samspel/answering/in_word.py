"""Comments and suggestions in a copy of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from ..errors import UnreadableInput
from ..exporters.docx_comments import Comment, add_comments, fresh_numbers, paragraphs_of
from ..exporters.docx_suggestions import suggest_change
from ..exporters.office_file import OfficeFile
from ..exporters.order_docx import order_docx
from ..findings import Level, Report, Verdict
from ..importers.docx import Located, locate_docx
from ..importers.order import ReadOrder
from ..importers.raw_rows import RawRow
from ..law.corrections import corrected
from ..office import Package, open_package, package_of
from .annotating import Annotated, answer_suffix
from .remarks_of_rows import Placed, placed
from .writing import laid_out

_IN_TABLE = re.compile(r"t(\d+)r(\d+)")
_IN_LIST = re.compile(r"p(\d+)")
_OUTDATED = {"act_status", "section_status"}
_STRICT = b"http://purl.oclc.org/ooxml/"

Place = tuple[int, int, int]
"""A cell of a Word document: numbers of table and row from 1, and column from 0."""
Places = Mapping[str, Mapping[str, Place]]
"""The cells of each row by its id, and by what the columns hold."""


def in_word(read: ReadOrder, report: Report, *, suggest: bool) -> Annotated:
    """The document with the findings about its order as comments; with `suggest`, certain corrections as changes."""
    package = open_package(read.path)
    _refuse_strict(package)
    places = {one.row.id: _places(one.raw) for one in read.rows}
    return _commented(package, read, places, report, suggest=suggest)


def in_new_word(read: ReadOrder, report: Report, *, suggest: bool) -> Annotated:
    """The table of the order as a new Word document, with the findings about it as comments."""
    layout = laid_out(read)
    package = package_of(read.file, order_docx(layout))
    before = 2 if layout.abbreviations else 1  # they stand in a table of their own
    places = {
        row: {kind: (table, line, column) for column, kind in enumerate(one.kinds)}
        for table, one in enumerate(layout.tables, start=before)
        for line, (row, _) in enumerate(one.rows, start=2)
    }
    return _commented(package, read, places, report, suggest=suggest)


def _commented(package: Package, read: ReadOrder, places: Places, report: Report, *, suggest: bool) -> Annotated:
    located = locate_docx(package)
    remarks = list(placed(read, report))
    comments = [Comment(_element(one, located, places, read), one.remark, one.words) for one in remarks]
    numbers = fresh_numbers(located.root)
    suggestions = 0
    if suggest:
        pairs = zip(remarks, comments, strict=True)
        suggestions = sum(_suggested(one, comment, numbers, report.as_of) for one, comment in pairs)
    file = OfficeFile(package)
    count = add_comments(file, package.main_part, located.root, comments, report.as_of, report.language)
    file.put(package.main_part, located.root)
    elsewhere = len(report.findings) - len(remarks)
    return Annotated(file.data(), answer_suffix(read.path), count, suggestions, elsewhere, package.is_signed)


def _refuse_strict(package: Package) -> None:
    """What is read as ordinary Word XML would be written back as such, beside parts that are not."""
    if _STRICT in package.read(package.main_part):
        raise UnreadableInput.one(
            package.file,
            "Dokumentet är sparat i formatet ”Strict Open XML” och kan inte kommenteras.",
            "Spara det i Word som vanligt Worddokument (.docx).",
        )


def _places(raw: RawRow) -> dict[str, Place]:
    """The cells of a row where they were read; a row of a list has none."""
    at = _IN_TABLE.match(raw.key)
    if at is None or raw.columns is None:
        return {}
    table, number = int(at[1]), int(at[2])
    return {kind: (table, number, column) for column, kind in enumerate(raw.columns.kinds) if kind}


def _element(one: Placed, located: Located, places: Places, read: ReadOrder) -> etree._Element:
    """The cell that a finding is about, else the first cell of its row, else the paragraph it is about."""
    if one.row is not None:
        cells = places[one.row.row.id]
        wanted = [cells[one.kind]] if one.kind and one.kind in cells else []
        found = next((located.cells[place] for place in (*wanted, *cells.values()) if place in located.cells), None)
        if found is not None:
            return found
        listed = _IN_LIST.match(one.row.raw.key)
        if listed and int(listed[1]) <= len(located.paragraphs):
            return located.paragraphs[int(listed[1]) - 1][1]
    outside = one.words or read.order.title or ""
    holding = [element for text, element in located.paragraphs if outside and outside in " ".join(text.split())]
    return holding[0] if holding else _first(located)


def _first(located: Located) -> etree._Element:
    """Where what is about the whole order is said when its title is not found: the first paragraph or cell."""
    return located.paragraphs[0][1] if located.paragraphs else next(iter(located.cells.values()))


def _suggested(one: Placed, comment: Comment, numbers: Iterator[str], day: date) -> bool:
    """Writes the correction of the reference that a finding is about, where it is certain and the words stand there."""
    finding = one.finding
    settled = finding.verdict is Verdict.BREACH and finding.level is not Level.QUESTION and not finding.presumed
    sure = settled and finding.facts.keys() & _OUTDATED
    new = corrected(one.words, day) if sure and one.words else None
    if new is None:
        return False
    return any(suggest_change(paragraph, one.words, new, numbers, day) for paragraph in paragraphs_of(comment.element))

"""Comments and suggestions in a copy of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from ..errors import UnreadableInput
from ..exporters.docx_comments import Comment, add_comments, fresh_numbers, paragraphs_of
from ..exporters.docx_suggestions import suggest_change
from ..exporters.office_file import OfficeFile
from ..findings import Level, Report, Verdict
from ..importers.docx import Located, locate_docx
from ..importers.order import ReadOrder, ReadRow
from ..law.corrections import corrected
from ..office import Package, open_package
from .annotating import Annotated, answer_suffix
from .remarks_of_rows import Placed, placed

_IN_TABLE = re.compile(r"t(\d+)r(\d+)")
_IN_LIST = re.compile(r"p(\d+)")
_OUTDATED = {"act_status", "section_status"}
_STRICT = b"http://purl.oclc.org/ooxml/"


def in_word(read: ReadOrder, report: Report, *, suggest: bool) -> Annotated:
    """The document with the findings about its order as comments; with `suggest`, certain corrections as changes."""
    package = open_package(read.path)
    _refuse_strict(package)
    located = locate_docx(package)
    remarks = list(placed(read, report))
    comments = [Comment(_element(one, located, read), one.remark, one.words) for one in remarks]
    numbers = fresh_numbers(located.root)
    suggestions = 0
    if suggest:
        pairs = zip(remarks, comments, strict=True)
        suggestions = sum(_suggested(one, comment, numbers, report.as_of) for one, comment in pairs)
    file = OfficeFile(package)
    count = add_comments(file, package.main_part, located.root, comments, report.as_of)
    file.put(package.main_part, located.root)
    return Annotated(file.data(), answer_suffix(read.path), count, suggestions, len(report.findings) - len(remarks))


def _refuse_strict(package: Package) -> None:
    """What is read as ordinary Word XML would be written back as such, beside parts that are not."""
    if _STRICT in package.read(package.main_part):
        raise UnreadableInput.one(
            package.file,
            "Dokumentet är sparat i formatet ”Strict Open XML” och kan inte kommenteras.",
            "Spara det i Word som vanligt Worddokument (.docx).",
        )


def _element(one: Placed, located: Located, read: ReadOrder) -> etree._Element:
    """The cell or paragraph that a finding is about."""
    if one.row is not None:
        found = _cell(one.row, one.kind, located)
        if found is not None:
            return found
    outside = one.words or read.order.title or ""
    holding = [element for text, element in located.paragraphs if outside and outside in " ".join(text.split())]
    return holding[0] if holding else _first(located)


def _first(located: Located) -> etree._Element:
    """Where what is about the whole order is said when its title is not found: the first paragraph or cell."""
    return located.paragraphs[0][1] if located.paragraphs else next(iter(located.cells.values()))


def _cell(row: ReadRow, kind: str | None, located: Located) -> etree._Element | None:
    """The row's cell of that kind, else its first cell; the paragraph where the row stands in a list."""
    raw = row.raw
    listed = _IN_LIST.fullmatch(raw.key)
    if listed and int(listed[1]) <= len(located.paragraphs):
        return located.paragraphs[int(listed[1]) - 1][1]
    at = _IN_TABLE.match(raw.key)
    if at is None:
        return None
    column = raw.columns.index(kind) if raw.columns and kind else None
    table, number = int(at[1]), int(at[2])
    return located.cells.get((table, number, column or 0))


def _suggested(one: Placed, comment: Comment, numbers: Iterator[str], day: date) -> bool:
    """Writes the correction of the reference that a finding is about, where it is certain and the words stand there."""
    finding = one.finding
    settled = finding.verdict is Verdict.BREACH and finding.level is not Level.QUESTION and not finding.presumed
    sure = settled and finding.facts.keys() & _OUTDATED
    new = corrected(one.words, day) if sure and one.words else None
    if new is None:
        return False
    return any(suggest_change(paragraph, one.words, new, numbers, day) for paragraph in paragraphs_of(comment.element))

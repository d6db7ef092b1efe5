"""The findings of a report as remarks in the file they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..findings import Report
from ..importers.order import ReadOrder, read_order

_WORD, _EXCEL = (".docx", ".docm"), (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with a report's findings in it."""

    data: bytes
    suffix: str  # what the name of the file must end with: ".docx", ".xlsx" ...
    remarks: int  # findings written into the file
    suggestions: int  # of them with a tracked change as well
    elsewhere: int  # findings of the report that are about something else than this order
    signed: bool = False  # the file bears a digital signature, which does not hold for this copy


def annotate(path: Path | str, report: Report, *, suggest: bool = False, columns: Sequence[str] | None = None) -> Annotated:
    """A copy of a delegation order with each finding and question of a report as a comment on the cell it is about.

    `path` is the file that was checked. A Word document or an Excel workbook is given back with comments and otherwise
    untouched; a workbook also gets a sheet that lists them. Of any other file the table is given as a new Word document.
    `suggest` also writes the corrections of references to law that are certain, as tracked changes, in Word documents.
    `columns` as for `read_order`.
    Findings that are accepted for now, or that a baseline covers, are not written.

    Raises UnreadableInput when the file cannot be read.
    """
    return annotate_read(read_order(path, columns=columns), report, suggest=suggest)


def annotate_read(read: ReadOrder, report: Report, *, suggest: bool = False) -> Annotated:
    """As `annotate`, of an order that has been read already."""
    suffix = read.path.suffix.casefold()
    if suffix in _EXCEL:
        from .in_excel import in_excel

        return in_excel(read, report)
    from .in_word import in_new_word, in_word

    answer = in_word if suffix in _WORD else in_new_word
    return answer(read, report, suggest=suggest)


def answer_suffix(path: Path) -> str:
    """What the name of the answer to a file ends with: its own ending where samspel answers in the file itself."""
    suffix = path.suffix.casefold()
    return suffix if suffix in (*_WORD, *_EXCEL) else ".docx"

"""A delegation order as tables, section by section, with what the check found marked on each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...authority.recipients import Recipients
from ...findings import Finding, Report
from ...model import Delegate, Municipality, Order, Row
from .blocks import Run, Table, Words, words
from .found import marks
from .words import SAY

_WIDTHS = (6, 26, 17, 12, 13, 14, 12)


def order_tables(order: Order, town: Municipality, report: Report) -> Iterator[Table]:
    """One table for each section, in the order of the document."""
    say = SAY[report.language]
    recipients = Recipients(town, order)
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.about, []).append(finding)
    head = tuple(say[key] for key in ("row", "matter", "delegate", "substitute", "law", "note", "marks"))
    sections: dict[str, list[tuple[Words, ...]]] = {}
    for row in order.rows:
        of_row = found.get(f"{order.id}/row/{row.id}", ())
        sections.setdefault(row.section or say["no_section"], []).append(
            _cells(row, recipients, of_row, say["nobody"], report)
        )
    for section, rows in sections.items():
        yield Table(words(section), head, tuple(rows), _WIDTHS, long=True)


def _cells(row: Row, recipients: Recipients, found: Iterable[Finding], nobody: str, report: Report) -> tuple[Words, ...]:
    delegates = _names(row.delegates, recipients)
    return (
        words(row.number or "–"),
        words(row.matter or "–"),
        words(delegates) if delegates else words(Run(nobody, strong=True)),
        words(_names(row.substitutes, recipients) or "–"),
        words(", ".join(row.law or ()) or "–"),
        words(row.note or "–"),
        marks(found, report.language),
    )


def _names(delegates: Iterable[Delegate] | None, recipients: Recipients) -> str:
    return ", ".join(dict.fromkeys(recipients.of(one).name for one in delegates or ()))

"""Which findings of a report are about an order that was read, and about what in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..exporters.remarks import Remark, column, remark
from ..findings import Finding, Report
from ..importers.order import ReadOrder, ReadRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding about an order: about one row of it, with the kind of cell where one is meant, or about no row."""

    finding: Finding
    remark: Remark
    row: ReadRow | None
    kind: str | None = None

    @property
    def words(self) -> str:
        """The words of the document that the finding is about; "" when it names none."""
        return self.finding.part or ""


def placed(read: ReadOrder, report: Report) -> Iterator[Placed]:
    """The findings about the order, in the order of its rows, those about the whole of it first."""
    rows = {f"{read.order.id}/row/{one.row.id}": (at, one) for at, one in enumerate(read.rows, start=1)}
    found = []
    for finding in report.findings:
        at, row = rows.get(finding.about, (0, None))
        if row is not None or finding.about in (read.order.id, f"{read.order.id}/preamble"):
            kind = column(finding, row.raw.cells) if row else None
            found.append((at, Placed(finding, remark(finding, report.language), row, kind)))
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))

"""Ditto marks in the columns of delegates: what the row above says stands for them, and the reader is told so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .raw_rows import Doubt, RawRow

_MARK = re.compile(r"""[-–—]?\s*(?:["”“„»]|''|´´|,,)\s*[-–—]?|d[:.]?o\.?|dito""", re.IGNORECASE)
_COLUMNS = ("delegate", "substitute")


def spelled_out(rows: Iterable[RawRow], doubts: list[Doubt]) -> Iterator[RawRow]:
    """The rows with what the marks stand for; a mark with nothing above it in its table is left as it is."""
    above: RawRow | None = None
    for row in rows:
        if above is None or above.columns is not row.columns:
            above = None
        for column in _COLUMNS:
            meant = above.text(column) if above else ""
            if meant and _MARK.fullmatch(row.text(column)):
                reason = f"Upprepningstecknet är läst som raden ovanför: {meant}."
                doubts.append(Doubt(row.place, row.text(column), reason))
                row = replace(row, cells={**row.cells, column: above.cells[column] if above else ""})
        above = row
        yield row

"""Cells that span columns and rows laid out on a grid: one cell for every column, copied text marked as copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..office import bomb
from .grid import GridCell, GridRow

MAX_COLUMNS = 256
MAX_CELLS = 300_000


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as a file has it: its text, and how many columns and rows it covers. `heading`: marked as a heading."""

    text: str
    across: int = 1
    down: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A row as a file has it; `header` where the file says that it is repeated on every page."""

    cells: tuple[Span, ...]
    header: bool = False


def lay_out(rows: Sequence[SpanRow], file: str) -> tuple[GridRow, ...]:
    """The rows with a cell for every column. A cell that reaches below the last row ends there.

    Raises UnreadableInput when the table would be larger than any table is.
    """
    laid: list[list[GridCell]] = []
    whole: list[bool] = []
    reaching: dict[int, tuple[int, str]] = {}  # column → rows still covered from above, and by what text
    for row in rows:
        cells: dict[int, GridCell] = {}
        alone, column = len(row.cells) == 1 and not reaching, 0
        for column, (_, text) in reaching.items():
            cells[column] = GridCell(text, repeats=True)
        below = {column: (left - 1, text) for column, (left, text) in reaching.items() if left > 1}
        column = 0
        for span in row.cells:
            while column in cells:
                column += 1
            if column + span.across > MAX_COLUMNS:
                raise bomb(file)
            for at in range(column, column + span.across):
                cells[at] = GridCell(span.text, repeats=at > column)
                if span.down > 1:
                    below[at] = (span.down - 1, span.text)
            column += span.across
        reaching = below
        laid.append([cells.get(at, GridCell("")) for at in range(max(cells, default=-1) + 1)])
        whole.append(alone)
        if sum(map(len, laid[-1:])) * len(rows) > MAX_CELLS:
            raise bomb(file)
    width = max(map(len, laid), default=0)
    return tuple(
        GridRow(
            cells=(*cells, *[GridCell("")] * (width - len(cells))),
            number=number,
            header=row.header,
            full_width=one and len(cells) == width > 1,
        )
        for number, (row, cells, one) in enumerate(zip(rows, laid, whole, strict=True), start=1)
    )

"""The cells of a Word table laid out on a grid: spans expanded, slivers closed, merged text copied."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from samspel.importers.docx_numbering import W
from samspel.importers.grid import GridCell, GridRow

SLIVER = 284  # twips, 5 mm: edges closer than this were meant to be one and the same


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the XML has it: from which edge of the grid to which, and what it is merged with."""

    start: int
    end: int
    text: str
    below: str | None  # "restart" opens a vertical merge, "continue" carries it on
    beside: bool  # carries on the cell to the left
    element: etree._Element  # for whoever answers in the file


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the XML has it: its cells, the edge where it ends, and whether Word repeats it on every page."""

    cells: tuple[Cell, ...]
    end: int
    header: bool


def columns(rows: list[Row], width: int, widths: list[int]) -> list[int]:
    """For each edge of the grid, the column that begins there.

    Dragging a border by hand leaves slivers: columns of a few millimetres that exist only because two rows differ
    a little. A cell would then seem to begin in its neighbour's column, so edges that nearly meet are made one,
    unless some text would be lost.
    """
    edges = list(range(width + 1))
    if len(widths) < width or 0 in widths:
        return edges
    snapped, anchor, position = [0], 0, 0
    for size in widths[:width]:
        position += size
        new = position - anchor >= SLIVER
        anchor = position if new else anchor
        snapped.append(snapped[-1] + new)
    kept = all(snapped[cell.start] < snapped[cell.end] for row in rows for cell in row.cells if cell.text)
    return snapped if kept else edges


Shown = dict[tuple[int, int], etree._Element]
"""For each row number and column of a table, the cell in the file that is seen there."""


def lay_out(rows: list[Row], starts: list[int]) -> tuple[tuple[GridRow, ...], Shown]:
    """Spans expanded to one cell per column, merged text copied and marked as copied; and what is seen where."""
    width = starts[-1]
    above: dict[int, Cell] = {}
    laid, shown = [], Shown()
    for at, row in enumerate(rows, start=1):
        cells = [GridCell("")] * width
        left: Cell | None = None
        for cell in row.cells:
            start, end = starts[cell.start], starts[cell.end]
            copied = cell.beside or (cell.below == "continue" and start in above)
            left = left if cell.beside else above[start] if copied else cell
            for column in range(start, end):
                cells[column] = GridCell(left.text if left else "", repeats=copied or column > start)
                shown[at, column] = (left or cell).element
                if cell.below is None or left is None:
                    above.pop(column, None)
                else:
                    above[column] = left
        whole = len(row.cells) == 1 and width > 1 and starts[row.cells[0].start] == 0
        full = whole and starts[row.cells[0].end] == width
        laid.append(GridRow(cells=tuple(cells), number=at, header=row.header, full_width=full))
    return tuple(laid), shown


def merge(properties: etree._Element | None, name: str) -> str | None:
    """How a cell takes part in a merge of that kind: "restart" opens it, "continue" carries it on."""
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else found.get(W + "val", "continue")

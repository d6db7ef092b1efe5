"""A drawing as a block of a paper, with its table beside it."""

from __future__ import annotations

from ..drawing import Drawing
from .blocks import Picture, table
from .words import SAY

_LEAST, _MOST = 6, 30  # letters that a column is counted as at least and at most


def picture_of(drawing: Drawing) -> Picture:
    """A drawing with its table beside it."""
    head, *rows = drawing.table
    caption = SAY[drawing.language]["as_table"].format(title=drawing.title)
    cells = ([cell or "–" for cell in row] for row in rows)
    shares = [max(_LEAST, *(min(len(row[at]), _MOST) for row in drawing.table)) for at in range(len(head))]
    return Picture(drawing, table(caption, head, cells, shares))

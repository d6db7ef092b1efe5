"""Text files of values between commas, semicolons or tabs (CSV) into grids."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from ..errors import UnreadableInput
from ..office import load_bytes
from .decoding import decoded
from .grid import Grid, GridCell, GridDocument, GridRow, normalise
from .spans import MAX_CELLS, MAX_COLUMNS

_SIGNS = ";,\t|"
_SAMPLE = 20_000  # letters by which the sign between the values is found
_LONGEST = 200_000  # letters of one value


def read_separated(path: Path) -> GridDocument:
    """The one table of the file, or UnreadableInput with the reason."""
    text, note = decoded(path.name, load_bytes(path))
    csv.field_size_limit(_LONGEST)
    sign = _sign(text)
    if text.count(sign) > 2 * MAX_CELLS:
        raise _refused(path.name, "Tabellen är orimligt stor.", 1)
    rows = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for values in reader:
            rows.append([normalise(value) for value in values])
            if len(values) > MAX_COLUMNS or len(values) * len(rows) > MAX_CELLS:
                raise _refused(path.name, "Tabellen är orimligt stor.", reader.line_num)
    except csv.Error as error:
        raise _refused(
            path.name, "Citattecknen går inte ihop, eller så är ett värde orimligt långt.", reader.line_num
        ) from error
    width = max(map(len, rows), default=0)
    grid = tuple(
        GridRow(tuple(map(GridCell, [*values, *[""] * (width - len(values))])), number)
        for number, values in enumerate(rows, start=1)
        if any(values)
    )
    blocks = (Grid(grid, number=1),) if grid else ()
    return GridDocument(path.name, "csv", blocks, notes=(note,) if note else ())


def _sign(text: str) -> str:
    """What stands between the values: the sign that parts the lines of the beginning into most equal rows."""
    tried = {sign: _widths(text[:_SAMPLE], sign) for sign in _SIGNS}
    return max(
        _SIGNS,
        key=lambda sign: (
            max((tried[sign].count(width) * (width > 1) for width in tried[sign]), default=0),
            max(tried[sign], default=0),
        ),
    )


def _widths(text: str, sign: str) -> list[int]:
    try:
        return [len(values) for values in csv.reader(StringIO(text, newline=""), delimiter=sign) if values]
    except csv.Error:
        return []


def _refused(file: str, words: str, line: int) -> UnreadableInput:
    return UnreadableInput.one(
        file, words, "Öppna filen i ett kalkylprogram, spara den som .xlsx och försök igen.", line=line
    )

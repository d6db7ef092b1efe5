"""Tables between drawn lines: the cells are what the lines close in, a missing line is a merged cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .grid import GridCell, GridRow
from .pdf_page import Letter, Stroke
from .pdf_text import joined, lines_of

NEAR = 3.0  # points; lines nearer than this are one
SLIVER = 14.0  # points, 5 mm; columns narrower than this exist only because borders do not quite meet
MAX_CELLS = 60_000  # on one page
_COVERED = 0.5  # of the side of a cell: less of a line is none
_BEYOND = 10.0  # points that level lines reach past the last upright one where the side of a table is open


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines of one table lie: the edges of its columns from the left, of its rows from the top."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]

    def holds(self, letter: Letter) -> bool:
        """Whether a letter stands inside the frame."""
        middle = letter.base + 0.3 * letter.size
        return self.xs[0] - 1 <= (letter.left + letter.right) / 2 <= self.xs[-1] + 1 and self.ys[-1] < middle < self.ys[0]


def frames(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Frame]:
    """The tables that the lines of a page draw, from the top. Lines that meet no other, such as underlines, draw none."""
    level, upright = merged(level), merged(upright)
    found = []
    for rows, columns in _connected(level, upright):
        xs, ys = _edges(columns, rows)
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= MAX_CELLS:
            found.append(Frame(tuple(xs), tuple(reversed(ys)), tuple(rows), tuple(columns)))
    return sorted(found, key=lambda frame: -frame.ys[0])


def rows_of(frame: Frame, letters: Iterable[Letter]) -> tuple[GridRow, ...]:
    """The rows of a table with the letters that stand in it; rows without any text are left out."""
    regions = _regions(frame)
    inside: dict[int, list[Letter]] = defaultdict(list)
    width, height = len(frame.xs) - 1, len(frame.ys) - 1
    falling = [-y for y in frame.ys]
    for letter in letters:
        column = min(max(bisect_right(frame.xs, (letter.left + letter.right) / 2) - 1, 0), width - 1)
        row = min(max(bisect_right(falling, -(letter.base + 0.3 * letter.size)) - 1, 0), height - 1)
        inside[regions[row * width + column]].append(letter)
    places: dict[int, list[int]] = defaultdict(list)
    for place, region in enumerate(regions):
        places[region].append(place)
    texts = {}
    for region, held in inside.items():
        columns = [place % width for place in places[region]]
        texts[region] = joined(lines_of(held), frame.xs[min(columns)], frame.xs[max(columns) + 1])
    kept = _kept(frame, regions, texts)
    laid: list[GridRow] = []
    for row in range(height):
        own = [regions[row * width + column] for column in kept]
        cells = tuple(
            GridCell(
                texts.get(region, ""),
                repeats=bool(texts.get(region)) and (region in own[:at] or places[region][0] // width < row),
            )
            for at, region in enumerate(own)
        )
        if any(cell.text and not cell.repeats for cell in cells):
            whole = len(set(own)) == 1 and len(own) > 1
            laid.append(GridRow(cells, number=len(laid) + 1, full_width=whole))
    return tuple(laid)


def merged(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes that lie on one line and nearly touch as one: borders are drawn cell by cell, and dashes too."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke.at - lines[-1][-1].at < NEAR / 2 and stroke.at - lines[-1][0].at < NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    whole = []
    for line in lines:
        at = sum(stroke.at for stroke in line) / len(line)
        start, end = line[0].start, line[0].start
        for stroke in sorted(line, key=lambda stroke: stroke.start):
            if stroke.start > end + NEAR:
                whole.append(Stroke(at, start, end))
                start = stroke.start
                end = stroke.end
            end = max(end, stroke.end)
        whole.append(Stroke(at, start, end))
    return [stroke for stroke in whole if stroke.end - stroke.start > NEAR]


def _connected(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Level and upright lines that meet, table by table."""
    parent = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, flat in enumerate(level):
        for j, steep in enumerate(upright, start=len(level)):
            if flat.start - NEAR <= steep.at <= flat.end + NEAR and steep.start - NEAR <= flat.at <= steep.end + NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, flat in enumerate(level):
        groups[root(i)][0].append(flat)
    for j, steep in enumerate(upright, start=len(level)):
        groups[root(j)][1].append(steep)
    return [group for group in groups.values() if group[0] and group[1]]


def _edges(columns: list[Stroke], rows: list[Stroke]) -> tuple[list[float], list[float]]:
    """The edges of columns and rows; an open side is closed where the lines across it end."""
    xs = _clustered([stroke.at for stroke in columns])
    ys = _clustered([stroke.at for stroke in rows])
    left, right = min(stroke.start for stroke in rows), max(stroke.end for stroke in rows)
    bottom, top = min(stroke.start for stroke in columns), max(stroke.end for stroke in columns)
    if left < xs[0] - _BEYOND:
        xs.insert(0, left)
    if right > xs[-1] + _BEYOND:
        xs.append(right)
    if bottom < ys[0] - _BEYOND / 2:
        ys.insert(0, bottom)
    if top > ys[-1] + _BEYOND / 2:
        ys.append(top)
    return xs, ys


def _clustered(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _regions(frame: Frame) -> list[int]:
    """For each elementary cell, row by row, the first cell of the merged one it belongs to."""
    width, height = len(frame.xs) - 1, len(frame.ys) - 1
    parent = list(range(width * height))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    steep, flat = _by_edge(frame.upright, frame.xs), _by_edge(frame.level, tuple(reversed(frame.ys)))
    for row in range(height):
        top, bottom = frame.ys[row], frame.ys[row + 1]
        for column in range(width):
            left, right = frame.xs[column], frame.xs[column + 1]
            here = row * width + column
            if column + 1 < width and not _covers(steep[column + 1], bottom, top):
                join(here, here + 1)
            if row + 1 < height and not _covers(flat[height - row - 1], left, right):
                join(here, here + width)
    return [root(one) for one in range(width * height)]


def _by_edge(strokes: Sequence[Stroke], edges: Sequence[float]) -> dict[int, list[Stroke]]:
    found: dict[int, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - stroke.at))
        found[nearest].append(stroke)
    return found


def _covers(strokes: Sequence[Stroke], start: float, end: float) -> bool:
    covered = sum(max(min(stroke.end, end) - max(stroke.start, start), 0.0) for stroke in strokes)
    return covered > _COVERED * (end - start)


def _kept(frame: Frame, regions: Sequence[int], texts: dict[int, str]) -> list[int]:
    """The columns that are wide enough to be meant, and those that hold a text of their own."""
    width = len(frame.xs) - 1
    columns: dict[int, set[int]] = defaultdict(set)
    for place, region in enumerate(regions):
        columns[region].add(place % width)
    alone = {min(held) for region, held in columns.items() if len(held) == 1 and texts.get(region)}
    return [at for at in range(width) if frame.xs[at + 1] - frame.xs[at] >= SLIVER or at in alone]

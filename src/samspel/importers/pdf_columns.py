"""Tables without drawn lines: the words of the header say where the columns are, gaps and numbers where the rows are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from .grid import GridCell, GridRow
from .headings import kind_of, looks_like_number
from .pdf_page import Area, Letter, Stroke
from .pdf_text import Line, joined

_APART = 0.9  # of the size of the letters: a wider gap parts two columns
_STACKED = 1.7  # of the size: lines of one header stand nearer than this
_ROW_GAP = 1.3  # of the usual distance between lines: a wider one parts two rows
_LOOSE = 1.5  # of the size: lines of one text stand nearer than this
_ACROSS = 0.6  # of the width of a table: a drawn line that long parts rows


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its columns from the left, each with the words above it, and the lines it takes up."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    words: tuple[str, ...]
    lines: int

    @property
    def number(self) -> int | None:
        """Which column holds the numbers of the rows."""
        return next((at for at, words in enumerate(self.words) if kind_of(words) == "number"), None)

    @property
    def row(self) -> GridRow:
        """The header as a row of its table."""
        return GridRow(tuple(map(GridCell, self.words)), number=1, header=True)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line with no wide gap between them."""

    left: float
    right: float
    text: str


def segments(line: Line) -> list[Segment]:
    """The parts of a line, as wide gaps divide it."""
    parts: list[list[tuple[Letter, ...]]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word[0].left - before[-1].right > _APART * line.size:
            parts.append([])
        parts[-1].append(word)
    return [
        Segment(part[0][0].left, part[-1][-1].right, " ".join("".join(one.text for one in word) for word in part))
        for part in parts
    ]


def header_at(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins on that line, with the lines below it that belong to it; None where none begins."""
    columns = segments(lines[at])
    if len(columns) < 2:
        return None
    count = 1
    known = _known(columns)
    for above, below in pairwise(lines[at : at + 4]):
        if above.base - below.base > _STACKED * below.size:
            break
        both = _stacked(columns, segments(below))
        if both is None or any(looks_like_number(one.text) for one in segments(below)):
            break
        if _known(both) < known or (_known(both) == known and not (above.bold and below.bold)):
            break
        columns, known, count = both, _known(both), count + 1
    if known < 3 and not (known == 2 == len(columns)):
        return None
    if not {kind_of(column.text) for column in columns} & {"delegate", "matter"}:
        return None
    return Header(
        tuple(column.left for column in columns),
        tuple(column.right for column in columns),
        tuple(column.text for column in columns),
        count,
    )


def rows_below(
    header: Header, lines: Sequence[Line], level: Sequence[Stroke], areas: Sequence[Area], right: float
) -> Iterator[GridRow]:
    """The rows of a table under its header; a line that no column holds is a row over the whole width."""
    edges = [min(header.lefts[0], *(line.left for line in lines)), *_borders(header, lines), right]
    cuts = _cuts(level, areas, edges[0], right)
    for number, rows in enumerate(_rows(header, lines, edges, cuts), start=2):
        if is_across(rows[0], edges):
            cell = joined(rows, edges[0], right)
            cells = tuple(GridCell(cell, repeats=at > 0) for at in range(len(edges) - 1))
            yield GridRow(cells, number, full_width=len(cells) > 1)
            continue
        texts = []
        for left, end in pairwise(edges):
            part = [Line(tuple(held)) for line in rows if (held := _between(line, left, end))]
            texts.append(GridCell(joined(part, left, end)))
        yield GridRow(tuple(texts), number)


def in_columns(header: Header, line: Line) -> bool:
    """Whether a line has parts that begin where columns of the header do."""
    starts = [one.left for one in segments(line)]
    return sum(any(abs(start - left) < line.size for left in header.lefts) for start in starts) > 1


def _known(columns: Sequence[Segment]) -> int:
    return len({kind_of(column.text) for column in columns} - {None})


def _stacked(upper: Sequence[Segment], lower: Sequence[Segment]) -> list[Segment] | None:
    """Two lines of a header as one; None where a part of the lower stands under none or several of the upper."""
    joined_ = list(upper)
    for part in lower:
        under = [at for at, one in enumerate(joined_) if part.left < one.right and one.left < part.right]
        if len(under) != 1:
            return None
        one = joined_[under[0]]
        text = one.text[:-1] + part.text if one.text.endswith("-") else f"{one.text} {part.text}"
        joined_[under[0]] = Segment(min(one.left, part.left), max(one.right, part.right), text)
    return joined_


def _borders(header: Header, lines: Sequence[Line]) -> Iterator[float]:
    """Between each two columns, the place that fewest words cross, as near the right one as may be."""
    words = [(word[0].left, word[-1].right) for line in lines for word in line.words]
    for (left, _), (start, _) in pairwise(zip(header.lefts, header.rights, strict=True)):
        steps = max(int(start - left - 4), 1)
        places = [start - 1 - step for step in range(steps)]
        yield min(places, key=lambda place: (sum(a < place < b for a, b in words), -place))


def _cuts(level: Sequence[Stroke], areas: Sequence[Area], left: float, right: float) -> list[float]:
    """The heights where something drawn parts two rows: a line over most of the table, or the edge of a coloured band."""
    width = right - left
    found = {line.at for line in level if min(line.end, right) - max(line.start, left) > _ACROSS * width}
    for area in areas:
        if min(area.right, right) - max(area.left, left) > _ACROSS * width:
            found |= {area.bottom, area.top}
    return sorted(found)


def _rows(header: Header, lines: Sequence[Line], edges: Sequence[float], cuts: Sequence[float]) -> Iterator[list[Line]]:
    """Lines that belong to one row together."""
    if not lines:
        return
    gaps = sorted(above.base - below.base for above, below in pairwise(lines))
    usual = quantiles(gaps, n=4)[0] if len(gaps) > 1 else 0.0
    usual = min(max(usual, 1.0), _LOOSE * lines[0].size)
    drawn = sum(lines[-1].base < cut < lines[0].base for cut in cuts) >= 2
    row = [lines[0]]
    for above, below in pairwise(lines):
        gap = above.base - below.base
        across = is_across(below, edges)
        if across or is_across(above, edges):
            new = across != is_across(above, edges) or gap > _ROW_GAP * usual
        elif drawn:
            new = any(below.base + 0.3 * below.size < cut < above.base for cut in cuts)
        else:
            new = gap > _ROW_GAP * usual or _opens(header, below, edges)
        if new:
            yield row
            row = []
        row.append(below)
    yield row


def _opens(header: Header, line: Line, edges: Sequence[float]) -> bool:
    """Whether a line opens a row: with a number, or where there are none with a capital in the first two columns."""
    texts = [Line(tuple(held)).text if (held := _between(line, left, end)) else "" for left, end in pairwise(edges)]
    if header.number is not None:
        return looks_like_number(texts[header.number])
    kinds = [kind_of(words) for words in header.words]
    main = [text for text, kind in zip(texts, kinds, strict=True) if kind in ("matter", "delegate")]
    return len(main) > 1 and all(text[:1].isupper() for text in main)


def _between(line: Line, left: float, right: float) -> list[Letter]:
    """The words of a line whose middle lies between two edges."""
    return [letter for word in line.words if left <= (word[0].left + word[-1].right) / 2 < right for letter in word]


def is_across(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line runs over several columns as one text."""
    reach = 0.5 * line.size
    inner = edges[1:-1]
    words = [(word[0].left, word[-1].right) for word in line.words]
    if any(left < edge - reach and right > edge + reach for left, right in words for edge in inner):
        return True
    parts = segments(line)
    return len(parts) == 1 and sum(parts[0].left < edge - 1 and parts[0].right > edge + 1 for edge in inner) > 1

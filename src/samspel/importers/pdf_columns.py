"""Tables without drawn lines: the words of the header say where the columns are, gaps and numbers where the rows are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .grid import GridCell, GridRow
from .headings import is_known, kind_of, looks_like_number
from .pdf_page import Area, Letter, Stroke
from .pdf_ruled import merged
from .pdf_text import Line, joined

_APART = 0.9  # of the size of the letters: a wider gap parts two columns
_TIGHT = 0.12  # of the size: letters nearer than this belong to one word
_WORDS_APART = 0.5  # of the size: words of one sentence stand nearer than this
_ALIGNED = 2.5  # points to the right of an edge where the words of a column begin
_PADDING = 12  # points between a drawn line and the words beside it, at most
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
    def key(self) -> tuple[object, ...]:
        """The same for headers of the same words in the same places, as on each page of one table."""
        return self.words, tuple(map(round, self.lefts))

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
    columns, count = _heading_lines(lines, at)
    known = _known(columns)
    if known < 3 and not (known == 2 == len(columns)):
        return None
    if not {kind_of(column.text) for column in columns} & {"delegate", "matter"}:
        return None
    if count > 1 and _known(_heading_lines(lines, at + 1)[0]) >= known:  # the line may only stand above the header
        opening = [
            column
            for column in columns
            if any(part.text != column.text and column.text.startswith(part.text) for part in _headings(lines[at]))
        ]
        if len(opening) < len(_headings(lines[at])) or not all(is_known(column.text) for column in opening):
            return None
    return Header(
        tuple(column.left for column in columns),
        tuple(column.right for column in columns),
        tuple(column.text for column in columns),
        count,
    )


def _heading_lines(lines: Sequence[Line], at: int) -> tuple[list[Segment], int]:
    """The headings that a line and those right below it may hold together, and how many lines that is."""
    columns, count = _headings(lines[at]), 1
    for above, below in pairwise(lines[at : at + 4]):
        if above.base - below.base > _STACKED * below.size:
            break
        under = _headings(below)
        both = _stacked(columns, under)
        if both is None or any(looks_like_number(one.text) for one in under):
            break
        if _known(both) < _known(columns) or (_known(both) == _known(columns) and not (above.bold and below.bold)):
            break
        columns, count = both, count + 1
    return columns, count


def edges_of(header: Header, lines: Sequence[Line], upright: Sequence[Stroke]) -> list[float]:
    """The edges of the columns, from the left edge of the first to the right edge of the last."""
    right = max([header.rights[-1], *(line.right for line in lines)]) + 1
    return [min([header.lefts[0], *(line.left for line in lines)]), *_borders(header, lines, upright), right]


def rows_below(
    header: Header, lines: Sequence[Line], level: Sequence[Stroke], areas: Sequence[Area], edges: Sequence[float]
) -> Iterator[GridRow]:
    """The rows of a table under its header; a line that no column holds is a row over the whole width."""
    cuts = _cuts(level, areas, edges[0], edges[-1])
    for number, rows in enumerate(_rows(header, lines, edges, cuts), start=2):
        if is_across(rows[0], edges):
            cell = joined(rows, edges[0], edges[-1])
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


def _headings(line: Line) -> list[Segment]:
    """The headings of a line; two may stand too near each other to look parted: "Vidaredelegation Anmärkning"."""
    return [part for segment in segments(line) for part in _parted(segment)]


def _parted(segment: Segment) -> list[Segment]:
    words = segment.text.split(" ")
    if not is_known(segment.text):
        letter = (segment.right - segment.left) / len(segment.text)
        for count in range(1, len(words)):
            first, second = " ".join(words[:count]), " ".join(words[count:])
            if second[0].isupper() and (is_known(first) or is_known(second)):
                middle = segment.left + letter * (len(first) + 0.5)
                return [
                    Segment(segment.left, middle - letter / 2, first),
                    Segment(middle + letter / 2, segment.right, second),
                ]
    return [segment]


def _known(columns: Sequence[Segment]) -> int:
    return len({kind_of(column.text) for column in columns} - {None})


def _stacked(upper: Sequence[Segment], lower: Sequence[Segment]) -> list[Segment] | None:
    """Two lines of a header as one; None where a part of one meets several of the other."""
    whole = list(upper)
    for part in lower:
        under = [at for at, one in enumerate(whole) if part.left < one.right and one.left < part.right]
        if len(under) > 1 or (under and whole[under[0]] not in upper):
            return None
        if not under:
            whole.append(part)
            continue
        one = whole[under[0]]
        text = one.text[:-1] + part.text if one.text.endswith("-") else f"{one.text} {part.text}"
        whole[under[0]] = Segment(min(one.left, part.left), max(one.right, part.right), text)
    return sorted(whole, key=lambda one: one.left)


def _borders(header: Header, lines: Sequence[Line], upright: Sequence[Stroke]) -> Iterator[float]:
    """Between each two columns, the line drawn there, else the place that fewest words cross, as far right as may be."""
    words = [(word[0].left, word[-1].right) for line in lines for word in line.words]
    starts = Counter(round(one.left) for line in lines for one in segments(line))
    for (left, end), (start, _) in pairwise(zip(header.lefts, header.rights, strict=True)):
        drawn = [stroke.at for stroke in upright if end - 1 < stroke.at < start + 1]
        first, last = (drawn[-1], max(start, drawn[-1] + _PADDING)) if drawn else (left + 4, start - 1)
        places = [last - step for step in range(max(int(last - first), 1))]
        yield min(places, key=lambda place: (sum(a < place < b for a, b in words), -_starting(starts, place), -place))


def _starting(starts: Counter[int], place: float) -> int:
    """How many parts of lines begin right after a place: the words of a column do, also where its heading is centred."""
    return sum(starts[round(place) + step] for step in (1, 2))


def _cuts(level: Sequence[Stroke], areas: Sequence[Area], left: float, right: float) -> list[float]:
    """The heights where something drawn parts two rows: a line over most of the table, or the edge of a coloured band."""
    sides = [Stroke(height, area.left, area.right) for area in areas for height in (area.bottom, area.top)]
    width = right - left
    lines = [*merged(level), *merged(sides)]
    return sorted(line.at for line in lines if min(line.end, right) - max(line.start, left) > _ACROSS * width)


def _rows(header: Header, lines: Sequence[Line], edges: Sequence[float], cuts: Sequence[float]) -> Iterator[list[Line]]:
    """Lines that belong to one row together: parted by what is drawn, else by gaps, and by numbers where gaps do not."""
    usual = _usual(lines, edges)
    drawn = bool(lines) and sum(lines[-1].base < cut < lines[0].base for cut in cuts) >= 2
    rows: list[list[Line]] = []
    for line in lines:
        above = rows[-1][-1] if rows else None
        gap = above.base - line.base if above else 0.0
        across = is_across(line, edges)
        if above is None or across != is_across(above, edges):
            new = True
        elif drawn and not across:
            new = any(line.base + 0.3 * line.size < cut < above.base for cut in cuts)
        else:
            new = gap > _ROW_GAP * usual
        if new:
            rows.append([])
        rows[-1].append(line)
    opening = sum(_opens(header, line, edges) for line in lines)
    trusted = header.number is None and 2 * len(rows) > opening
    for row in rows:
        yield from [row] if trusted or drawn else _by_openings(header, row, edges)


def _usual(lines: Sequence[Line], edges: Sequence[float]) -> float:
    """How far the lines of one text stand from each other: told by lines below each other in one column."""
    gaps = []
    for left, end in pairwise(edges):
        bases = [line.base for line in lines if _between(line, left, end)]
        gaps += [above - below for above, below in pairwise(bases)]
    size = lines[0].size if lines else 1.0
    near = sorted(gap for gap in gaps if 0.8 * size < gap < _LOOSE * size)
    return near[len(near) // 4] if near else 1.2 * size


def _by_openings(header: Header, row: list[Line], edges: Sequence[float]) -> Iterator[list[Line]]:
    """A row parted where a second line opens one, if more than one line does."""
    opens = [at for at, line in enumerate(row) if _opens(header, line, edges)]
    starts = [0, *opens[1:], len(row)]
    yield from (row[start:end] for start, end in pairwise(starts))


def opens_with_number(header: Header, line: Line, edges: Sequence[float]) -> bool:
    """Whether a number stands in the column of numbers."""
    return header.number is not None and looks_like_number(_texts(line, edges)[header.number])


def _opens(header: Header, line: Line, edges: Sequence[float]) -> bool:
    """Whether a line opens a row: with a number, or where there are none with a capital in the first two columns."""
    if header.number is not None:
        return opens_with_number(header, line, edges)
    kinds = [kind_of(words) for words in header.words]
    main = [text for text, kind in zip(_texts(line, edges), kinds, strict=True) if kind in ("matter", "delegate")]
    return len(main) > 1 and all(text[:1].isupper() for text in main)


def _texts(line: Line, edges: Sequence[float]) -> list[str]:
    return [Line(tuple(held)).text if (held := _between(line, left, end)) else "" for left, end in pairwise(edges)]


def _between(line: Line, left: float, right: float) -> list[Letter]:
    """The letters of a line whose middle lies between two edges."""
    return [letter for letter in line.letters if left <= (letter.left + letter.right) / 2 < right]


def is_across(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line runs over several columns as one text: a word goes on over an edge, or words do with no wide gap."""
    alone = len(segments(line)) == 1
    for edge in edges[1:-1]:
        before, after = _between(line, edges[0], edge), _between(line, edge, edges[-1] + 1)
        if before and after:
            gap = after[0].left - before[-1].right
            if gap < _TIGHT * line.size:
                return True
            if after[0].left - edge > _ALIGNED and gap < _WORDS_APART * line.size and alone:
                return True
    return False

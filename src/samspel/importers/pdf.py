"""PDF orders into grids: tables by their drawn lines or by their header, the rest as paragraphs without running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median_low

from ..errors import UnreadableInput
from .grid import DOUBTFUL_BREAK, Grid, GridDocument, GridRow, Paragraph
from .pdf_columns import Header, edges_of, header_at, in_columns, is_across, opens_with_number, rows_below, segments
from .pdf_page import Page, Stroke, pages_of
from .pdf_ruled import Frame, frames, rows_of
from .pdf_text import Line, joined, lines_of

_EDGE = 5  # lines from the top or the bottom of a page where heads and feet may stand
_NEAR = 8.0  # points; a running head stands this near the same height on each page
_OFTEN = 0.5  # of the pages
_BIGGER = 1.12  # than the usual letters: a heading
_LONGEST_HEADING = 120
_FEW_ROWS = 4  # level lines of a table: only around it and under its header
_NEW = re.compile(r"[-–•·▪]\s|(?:\d{1,2}|[a-h])[.)]\s|(?:[A-ZÅÄÖ]\.?\s?)?\d+(?:\.\d+)+\.?\s")


def read_pdf(path: Path) -> GridDocument:
    """The tables and paragraphs of a PDF, or UnreadableInput with the reason: locked, damaged, or scanned."""
    pages = pages_of(path)
    if not any(page.letters for page in pages):
        raise UnreadableInput.one(
            path.name,
            "PDF-filen innehåller ingen text. Den är troligen inskannad.",
            "Använd originalet i Word, eller en PDF som är sparad direkt från Word. En inskannad sida måste först "
            "texttolkas (OCR) och kontrolläsas.",
        )
    sheets = [_sheet(page) for page in pages]
    furniture = _furniture(sheets)
    _without(sheets, furniture)
    _take_columns(sheets)
    blocks = tuple(_blocks(sheets))
    return GridDocument(
        file=path.name,
        kind="pdf",
        blocks=blocks,
        notes=tuple(_notes(pages)),
        headers_footers=tuple(dict.fromkeys(furniture.texts)),
    )


@dataclass(slots=True)
class _Sheet:
    """A page taken apart: its tables with how high up they begin, and the lines outside them."""

    page: Page
    tables: list[tuple[float, tuple[GridRow, ...]]]
    lines: list[Line]

    @property
    def number(self) -> int:
        return self.page.number


def _sheet(page: Page) -> _Sheet:
    left = list(page.letters)
    tables = []
    for frame in frames(page.level, page.upright):
        inside = [letter for letter in left if frame.holds(letter)]
        rows = _without_lines_between(page, frame, lines_of(inside)) or rows_of(frame, inside)
        if rows:
            tables.append((frame.ys[0], rows))
            left = [letter for letter in left if not frame.holds(letter)]
    return _Sheet(page, tables, lines_of(left))


def _without_lines_between(page: Page, frame: Frame, lines: Sequence[Line]) -> tuple[GridRow, ...]:
    """The rows of a table whose columns are drawn but whose rows are not; none when it is no such table."""
    header = header_at(lines, 0)
    if header is None or len(header.words) != len(frame.xs) - 1:
        return ()
    numbers = [line.base for line in lines if opens_with_number(header, line, frame.xs)]
    together = any(not any(below < y < above for y in frame.ys) for above, below in pairwise(numbers))
    if not together and (numbers or len(frame.ys) > _FEW_ROWS or len(lines) <= 2 * len(frame.ys)):
        return ()
    return (header.row, *rows_below(header, lines[header.lines :], page.level, page.areas, frame.xs))


# Tables without drawn lines -----------------------------------------------------------------------------------


def _take_columns(sheets: Sequence[_Sheet]) -> None:
    """Moves the lines that stand in columns under a header to the tables of their page.

    A table goes on at the top of the next page, with its header or without.
    """
    going: Header | None = None
    seen: dict[object, list[Line]] = defaultdict(list)  # lines under the same header on earlier pages
    for sheet in sheets:
        rest: list[Line] = []
        at, own = 0, True
        while at < len(sheet.lines):
            header = header_at(sheet.lines, at)
            if header is None and going is not None and at == len(rest) and in_columns(going, sheet.lines[at]):
                header, own = replace(going, lines=0), False
            if header is None:
                rest.append(sheet.lines[at])
                at += 1
                continue
            top = sheet.lines[at].base + sheet.lines[at].size
            base = sheet.lines[at].base
            beside = [stroke for stroke in sheet.page.upright if stroke.start - 2 < base < stroke.end + 2]
            body = _body(header, sheet, at + header.lines, top, seen[header.key], beside)
            seen[header.key] += body
            edges = edges_of(header, seen[header.key], beside)
            rows = tuple(rows_below(header, body, sheet.page.level, sheet.page.areas, edges))
            sheet.tables.append((top, (header.row, *rows) if own else rows))
            at += header.lines + len(body)
            going = header if at == len(sheet.lines) else None
        sheet.tables.sort(key=lambda table: -table[0])
        sheet.lines = rest


def _body(
    header: Header, sheet: _Sheet, start: int, top: float, before: Sequence[Line], beside: Sequence[Stroke]
) -> list[Line]:
    """The lines under a header, up to the next one, the next drawn table or the text that follows the table."""
    below = max((height for height, _ in sheet.tables if height < top), default=-1000.0)
    found: list[Line] = []
    for at in range(start, len(sheet.lines)):
        if sheet.lines[at].base < below or (at > start and header_at(sheet.lines, at) is not None):
            break
        found.append(sheet.lines[at])
    usual = median_low(sorted(line.size for line in found)) if found else 0.0
    plain = not all(line.bold for line in found)
    while found:
        line = found[-1]
        title = line.size > _BIGGER * usual or (line.bold and plain and len(segments(line)) == 1)
        if not title and not is_across(line, edges_of(header, [*before, *found], beside)):
            break
        found.pop()
    return found


# Running heads and feet ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Furniture:
    """What stands at the same height on most pages: which lines and which tables, and what they say."""

    lines: set[tuple[int, float]] = field(default_factory=set)
    tables: set[tuple[int, float]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)


def _furniture(sheets: Sequence[_Sheet]) -> _Furniture:
    found = _Furniture()
    if len(sheets) < 2:
        return found
    heads: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    boxes: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for sheet in sheets:
        for line in _edge(sheet):
            heads[_shape(line.text)].append((sheet.number, line.base, line.text))
        for top, rows in sheet.tables:
            text = " ".join(cell.line for row in rows for cell in row.cells if not cell.repeats and cell.text)
            boxes[_shape(text)].append((sheet.number, top, text))
    enough = max(2, round(_OFTEN * len(sheets)))
    for seen, taken in ((heads, found.lines), (boxes, found.tables)):
        for places in seen.values():
            for page, height, text in places:
                if len({other for other, at, _ in places if abs(at - height) < _NEAR}) >= enough:
                    taken.add((page, height))
                    found.texts.append(text)
    return found


def _edge(sheet: _Sheet) -> list[Line]:
    headers = {
        at + step for at in range(len(sheet.lines)) if (header := header_at(sheet.lines, at)) for step in range(header.lines)
    }
    lines = [line for at, line in enumerate(sheet.lines) if at not in headers]
    return lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


# Blocks -------------------------------------------------------------------------------------------------------


def _without(sheets: Sequence[_Sheet], furniture: _Furniture) -> None:
    for sheet in sheets:
        sheet.tables = [(top, rows) for top, rows in sheet.tables if (sheet.number, top) not in furniture.tables]
        sheet.lines = [line for line in sheet.lines if (sheet.number, line.base) not in furniture.lines]


def _blocks(sheets: Sequence[_Sheet]) -> Iterator[Paragraph | Grid]:
    """Paragraphs and tables in the order of the pages, from the top of each."""
    sizes = Counter(round(line.size, 1) for sheet in sheets for line in sheet.lines)
    usual = median_low(sorted(sizes.elements())) if sizes else 0.0
    biggest = max(sizes, default=0.0)
    count = 0
    for sheet in sheets:
        number = 0
        for part in _in_order(sheet.tables, sheet.lines):
            if isinstance(part, tuple):
                number += 1
                first = number == 1 and sheet.number > 1  # it may be the rest of the last table of the page before
                yield Grid(part, number, page=sheet.number, goes_on=first)
                continue
            edge = max(line.right for line in part)
            for block in _paragraphs(part):
                count += 1
                text = joined(block, min(line.left for line in part), edge).replace(DOUBTFUL_BREAK, " ")
                yield Paragraph(text, count, heading=_heading(block, usual, biggest), page=sheet.number)


def _in_order(
    tables: Sequence[tuple[float, tuple[GridRow, ...]]], lines: Sequence[Line]
) -> Iterator[tuple[GridRow, ...] | list[Line]]:
    left = list(lines)
    for top, rows in tables:
        above = [line for line in left if line.base > top - 2]
        if above:
            yield above
            left = left[len(above) :]
        yield rows
    if left:
        yield left


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines parted where a new paragraph begins: after a gap, in other letters, or with a mark or number of its own."""
    edge = max(line.right for line in lines)
    block = [lines[0]]
    for above, below in pairwise(lines):
        gap = above.base - below.base
        alike = abs(above.size - below.size) < 0.6 and above.bold == below.bold
        first = below.words[0]
        room = edge - above.right - 0.25 * below.size
        wrapped = first[-1].right - first[0].left > room
        if alike and wrapped and gap < 1.75 * below.size and not _NEW.match(below.text):
            block.append(below)
        else:
            yield block
            block = [below]
    yield block


def _heading(block: Sequence[Line], usual: float, biggest: float) -> int | None:
    """The level of a heading, told by its letters; 0 for the biggest of the document, None for running text."""
    size = max(line.size for line in block)
    if sum(len(line.text) for line in block) > _LONGEST_HEADING:
        return None
    if size >= biggest - 0.1 and size > 1.4 * usual:
        return 0
    return 1 if size > _BIGGER * usual or all(line.bold for line in block) else None


def _notes(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        if not page.letters:
            yield f"Sida {page.number} har ingen text som går att läsa. Är den inskannad behöver den skrivas av."
    read = [str(page.number) for page in pages if page.scanned and page.letters]
    if read:
        yield (
            f"Sida {', '.join(read[:8])}{' med flera' if len(read) > 8 else ''} ser ut att vara inskannad. "
            "Texten är maskinläst och kan ha fel bokstäver."
        )

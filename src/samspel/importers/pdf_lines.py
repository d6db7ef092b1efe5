"""PDF minutes into lines: runs of text put on lines and in columns, running heads found by repetition, words made whole."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median_low
from typing import Any

from ..errors import UnreadableInput
from ..office import load_bytes
from .grid import fold, normalise
from .minutes import words
from .minutes.text import Line, MinutesText, glued

SECONDS = 40
_CHILD = Path(__file__).with_name("pdf_child.py")
_EDGE = 7  # lines from the top or the bottom of a page where running heads and feet may stand
_COLUMNS_APART = 0.9  # of the size of the letters
_NEAR = 6.0  # points; a running head stands this near the same height on each page
_TOO_MUCH = "Dela upp filen, eller spara protokollet som .docx, och försök igen."
_REFUSED = {
    "password": ("Filen är lösenordsskyddad.", "Spara den utan lösenord och försök igen."),
    "broken": ("Filen är skadad och går inte att läsa.", "Spara om den som PDF och försök igen."),
    "pages": ("Filen har mer än 400 sidor.", _TOO_MUCH),
    "letters": ("Filen innehåller orimligt mycket text.", _TOO_MUCH),
}
_MARKER = re.compile(r"^(?:[-–•·▪o]\s|\d{1,2}[.)]\s|[a-z]\)\s|§)")


@dataclass(frozen=True, slots=True)
class Run:
    """A word, or words of one column, on a page. `blank`: a blank stood before it."""

    left: float
    bottom: float
    right: float
    size: float
    bold: bool
    text: str
    blank: bool = True


@dataclass(frozen=True, slots=True)
class Visual:
    """What stands on one line of a page, column by column."""

    runs: tuple[Run, ...]
    page: int
    row: int
    furniture: bool = False

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)

    @property
    def bottom(self) -> float:
        return self.runs[0].bottom

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs)

    @property
    def place(self) -> str:
        return f"sida {self.page}, rad {self.row}"


def read_pdf(path: Path) -> MinutesText:
    """The lines of a PDF. UnreadableInput when it cannot be opened, holds no text, or the reader is not installed."""
    data = load_bytes(path)
    if not data[:1024].lstrip().startswith(b"%PDF"):
        raise UnreadableInput.one(path.name, "Filen är ingen PDF.", "Kontrollera att det är rätt fil.")
    pages = [
        [
            Run(left, bottom, right, size, bold, _clean(text), text.startswith(" "))
            for left, bottom, right, size, bold, text in page
        ]
        for page in _opened(path.name, data)
    ]
    if not any(run.text for page in pages for run in page):
        raise UnreadableInput.one(
            path.name,
            "PDF-filen innehåller ingen text. Den är troligen inskannad.",
            "Använd protokollet i Word, eller en PDF som är sparad direkt från Word.",
        )
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    notes = [f"Sida {number} har ingen text som går att läsa." for number in empty]
    return MinutesText(path.name, tuple(lines_of_pages(pages)), tuple(notes))


def lines_of_pages(pages: Sequence[Sequence[Run]]) -> Iterator[Line]:
    """The lines of pages of runs: paragraphs joined, tables as rows with a cell for every column."""
    visuals = _without_heads([_visuals(page, number) for number, page in enumerate(pages, start=1)])
    for visual in visuals:
        if visual.furniture:
            yield Line(visual.text, visual.place, furniture=True)
    body = [visual for visual in visuals if not visual.furniture]
    if not body:
        return
    usual = median_low(sorted(visual.size for visual in body))
    edges: dict[int, float] = defaultdict(float)
    for visual in body:
        edges[visual.page] = max(edges[visual.page], visual.runs[-1].right)
    for block in _blocks(body):
        if (len(block) == 1 and len(block[0].runs) == 1) or all(len(visual.runs) == 1 for visual in block):
            yield from _paragraphs(block, usual, edges)
        else:
            yield from _rows(block)


def _opened(file: str, data: bytes) -> list[Any]:
    """The pages as the child process tells them."""
    spec = find_spec("pypdfium2")
    if spec is None or spec.origin is None:
        raise UnreadableInput.one(
            file,
            "Det som behövs för att läsa PDF är inte installerat.",
            "Skriv pip install pypdfium2, eller spara protokollet som .docx.",
        )
    folder = Path(spec.origin).parents[1]
    command = [sys.executable or "", "-I", "-S", str(_CHILD), str(folder)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
        answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"refused": "letters"}
    except subprocess.TimeoutExpired:
        answer = {"refused": "letters"}
    except (OSError, ValueError):
        answer = {"refused": "broken"}
    if "refused" in answer:
        raise UnreadableInput.one(file, *_REFUSED[answer["refused"]])
    pages: list[Any] = answer["pages"]
    return pages


def _clean(text: str) -> str:
    return fold(normalise(text)).replace("\n", " ").strip()


def _visuals(page: Sequence[Run], number: int) -> list[Visual]:
    """The lines of a page from the top, each from the left."""
    rows: list[list[Run]] = []
    for run in sorted((run for run in page if run.text), key=lambda run: -run.bottom):
        if rows and abs(rows[-1][0].bottom - run.bottom) < 0.45 * min(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [
        Visual(tuple(_in_columns(sorted(row, key=lambda run: run.left))), number, at) for at, row in enumerate(rows, start=1)
    ]


def _in_columns(words_: Sequence[Run]) -> Iterator[Run]:
    """The words of a line joined; a gap that is wide for the letters, and wider than others in the line, parts columns."""
    gaps = [after.left - before.right for before, after in pairwise(words_)]
    usual = median_low(sorted(gaps)) if len(gaps) > 3 else 0.0  # a line that was stretched to both margins has wide gaps
    held = words_[0]
    for word, gap in zip(words_[1:], gaps, strict=True):
        if gap > max(_COLUMNS_APART * max(held.size, word.size), 2.2 * usual):
            yield held
            held = word
        else:
            blank = " " if word.blank or gap > 0.25 * word.size else ""
            text = held.text + blank + word.text
            held = Run(
                held.left, held.bottom, word.right, max(held.size, word.size), held.bold and word.bold, text, held.blank
            )
    yield held


def _without_heads(pages: list[list[Visual]]) -> list[Visual]:
    """The lines of all pages, those that stand at the same height on most pages marked as furniture."""
    if len(pages) < 2:
        return [visual for page in pages for visual in page]
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for visual in _edge(page):
            seen[_shape(visual.text)].append((visual.page, visual.bottom))
    enough = max(2, round(0.5 * len(pages)))

    def is_head(visual: Visual) -> bool:
        near = {page for page, bottom in seen[_shape(visual.text)] if abs(bottom - visual.bottom) < _NEAR}
        return len(near) >= enough and words.opening("sections", visual.text) is None

    return [
        replace(visual, furniture=visual in edge and is_head(visual))
        for page in pages
        for edge in [_edge(page)]
        for visual in page
    ]


def _edge(page: list[Visual]) -> list[Visual]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


def _blocks(visuals: Sequence[Visual]) -> Iterator[list[Visual]]:
    """Lines that stand in columns together, and lines of running text together."""
    block: list[Visual] = []
    second = 0.0  # where the second column of the block begins, when it is one of columns
    for visual in visuals:
        inside = second > 0 and len(visual.runs) == 1 and visual.runs[0].left >= second - 3
        if block and ((len(visual.runs) > 1) != (second > 0)) and not inside:
            yield block
            block, second = [], 0.0
        if len(visual.runs) > 1:
            second = min(second, visual.runs[1].left) if second else visual.runs[1].left
        block.append(visual)
    if block:
        yield block


def _rows(block: Sequence[Visual]) -> Iterator[Line]:
    """Lines of columns as rows; what only goes on from the row above is put into its cell."""
    bands = _bands(block)
    held: list[str] | None = None
    first: Visual | None = None
    for visual in block:
        cells = [""] * len(bands)
        for run in visual.runs:
            at = next(i for i, (left, right) in enumerate(bands) if left <= run.left and run.right <= right)
            cells[at] = f"{cells[at]} {run.text}".strip()
        filled = [at for at, cell in enumerate(cells) if cell]
        if held and len(filled) == 1 and held[filled[0]] and cells[filled[0]][:1].islower():
            held[filled[0]] = glued(held[filled[0]], cells[filled[0]])
            continue
        if held is not None and first is not None:
            yield _row(held, first)
        held, first = cells, visual
    if held is not None and first is not None:
        yield _row(held, first)


def _row(cells: list[str], visual: Visual) -> Line:
    return Line(" ".join(filter(None, cells)), visual.place, cells=tuple(cells))


def _bands(block: Sequence[Visual]) -> list[tuple[float, float]]:
    """The columns of a block: stretches from left to right that no line leaves empty everywhere."""
    bands: list[tuple[float, float]] = []
    for left, right in sorted((run.left, run.right) for visual in block for run in visual.runs):
        if bands and left <= bands[-1][1] + 1:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    return bands


def _paragraphs(block: Sequence[Visual], usual: float, edges: dict[int, float]) -> Iterator[Line]:
    """Lines of running text joined where the first word of the next would not have had room on the line before."""
    held = _line(block[0], usual)
    for before, visual in pairwise(block):
        line = _line(visual, usual)
        run, last = visual.runs[0], before.runs[0]
        word = run.text.partition(" ")[0]
        room = edges[before.page] - last.right
        width = (run.right - run.left) * (len(word) + 1) / max(len(run.text), 1)
        alike = abs(run.size - last.size) < 0.5 and run.bold == last.bold
        gap = last.bottom - run.bottom
        close = gap < 1.75 * run.size if before.page == visual.page else run.text[:1].islower()
        if alike and close and room < width and not _MARKER.match(run.text):
            held = replace(held, text=glued(held.text, run.text))
        else:
            yield held
            held = line
    yield held


def _line(visual: Visual, usual: float) -> Line:
    return Line(visual.text, visual.place, heading=visual.bold or visual.size > 1.15 * usual)

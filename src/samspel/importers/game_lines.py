"""The lines of game rules as a document has them: in Word, tables too; in PDF, Markdown and text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .grid import Grid, GridDocument, fold
from .minutes.text import read_text

LONGEST_HEADING = 60  # letters; a longer line is a sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, where it stands, and its level where it is a heading: 0 for a title, None for what is none."""

    text: str
    place: str
    level: int | None = None


def lines_of(path: Path) -> tuple[Iterable[Line], tuple[str, ...]]:
    """The lines, and notes on how the document was read. Raises UnreadableInput where it cannot be."""
    return _of_word(path) if path.suffix.casefold() in (".docx", ".docm") else _of_text(path)


def _of_word(path: Path) -> tuple[Iterable[Line], tuple[str, ...]]:
    from .docx import read_docx

    document = read_docx(path)
    return _lines(document), document.notes


def _lines(document: GridDocument) -> Iterator[Line]:
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if row.header:
                    continue
                cells = [fold(cell.text) for cell in row.cells if cell.text and not cell.repeats]
                place = f"tabell {block.number}, rad {row.number}"
                if len(cells) == 2 and len(cells[0]) <= LONGEST_HEADING:  # a label and what it says
                    yield Line(": ".join(" ".join(cell.split()) for cell in cells), place)
                else:
                    yield from (Line(part, place) for cell in cells for part in cell.split("\n"))
        else:
            for part in fold(block.text).split("\n"):
                yield Line(part.strip(), f"stycke {block.number}", block.heading)


def _of_text(path: Path) -> tuple[Iterable[Line], tuple[str, ...]]:
    read = read_text(path)
    lines = (line for line in read.lines if not line.furniture)
    return [Line(line.text, line.place, 1 if line.heading else None) for line in lines], read.notes

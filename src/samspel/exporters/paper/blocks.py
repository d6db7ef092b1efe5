"""A paper for a board as data: headings, paragraphs, tables, cards and pictures, before any form is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import Literal

from ...errors import seen
from ..drawing import Drawing

_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")  # what no XML may hold

_LIGHT = 9  # a ninth of a colour in white


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. The text becomes one line in which nothing steers a reader or breaks a file."""

    text: str
    strong: bool = False
    link: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _NO_TEXT.sub("?", seen(re.sub(r"\s+", " ", self.text))))


Words = tuple[Run, ...]
BREAK = Run("")
"""Where a new line begins among the words of a cell."""


def words(*parts: str | Run) -> Words:
    """Text and runs as one line of words."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts if part)


def plain(line: Words) -> str:
    """The words without their style."""
    return "".join(run.text or " " for run in line)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 4; the title of the paper has level 1."""

    text: Words
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a quiet one is said in a lower voice."""

    text: Words
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers. `boxes`: with a box to tick before each."""

    items: tuple[Words, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a row of headings. `widths` are the shares of the columns, in all 100; `long`: one that
    stands on pages turned sideways, and is searched row by row; `numbers`: the columns that are numbers; `titled`: whether
    the caption is shown, for it is always told to those who have the page read to them."""

    caption: Words
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    long: bool = False
    numbers: tuple[int, ...] = ()
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """One finding of a rule in one place, with its level in words: colour alone never says it."""

    level: Literal["error", "warning", "question", "advice"]
    label: str
    title: Words
    body: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, with the same content as a table beside it."""

    drawing: Drawing
    table: Table


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Table | Card | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of headings and lines, dark enough for white text, and the words at the head of every page."""

    line: str = "#1F3A5F"
    logo: str | None = None

    @property
    def tint(self) -> str:
        """The same colour so light that any text can be read on it."""
        parts = (int(self.line[start : start + 2], 16) for start in (1, 3, 5))
        return "#" + "".join(f"{255 - (255 - part) // _LIGHT:02X}" for part in parts)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `day` is the day it speaks of: a file that must bear a date bears that one. `sideways`: all of it
    stands on pages turned sideways, not only its long tables and pictures."""

    title: Words
    language: str
    day: date | None
    blocks: tuple[Block, ...]
    look: Look = Look()
    sideways: bool = False

    def pictures(self) -> Iterator[Picture]:
        """The pictures in their order."""
        return (block for block in self.blocks if isinstance(block, Picture))


def heading(text: str, level: int = 2) -> Heading:
    """A heading of plain text."""
    return Heading(words(text), level)


def said(text: str, quiet: bool = False) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(words(text), quiet)


def listed(items: Iterable[str], boxes: bool = False) -> Bullets:
    """A list of plain texts."""
    return Bullets(tuple(words(item) for item in items), boxes)


def in_lines(*texts: str) -> Words:
    """Each text on a line of its own in a cell; empty ones are left out."""
    parts: list[Run] = []
    for text in filter(None, texts):
        parts += [BREAK, Run(text)] if parts else [Run(text)]
    return tuple(parts)


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    shares: Sequence[int],
    *,
    numbers: Sequence[int] = (),
    titled: bool = True,
) -> Table:
    """A table of plain texts; `shares` say how wide the columns are beside each other."""
    cells = (tuple(words(cell) for cell in row) for row in rows)
    return table_of(caption, head, cells, shares, numbers=numbers, titled=titled)


def table_of(
    caption: str,
    head: Sequence[str],
    rows: Iterable[tuple[Words, ...]],
    shares: Sequence[int],
    *,
    long: bool = False,
    numbers: Sequence[int] = (),
    titled: bool = True,
) -> Table:
    """As `table`, of words in their style."""
    ends = [100 * so_far // sum(shares) for so_far in accumulate(shares, initial=0)]
    widths = [end - start for start, end in pairwise(ends)]
    return Table(words(caption), tuple(head), tuple(rows), tuple(widths), long, tuple(numbers), titled)

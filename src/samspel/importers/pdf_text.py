"""Letters on a page put into lines and words; lines that a column was too narrow for made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median_low

from .grid import DOUBTFUL_BREAK, normalise
from .pdf_page import Letter

_SAME_LINE = 0.45  # of the size of the letters: raised marks stand on the line too
_BLANK = 0.35  # of the size: a wider gap parts two words even where no blank was written
_LEAST_BLANK = 0.08
_PADDING = 9.0  # points at most between the edge of a cell and its text
_PARAGRAPH = 1.6  # of the usual distance between lines: a wider one was made on purpose
_MARKER = re.compile(r"[-–•·▪]\s|(?:\d{1,2}|[a-h])[.)]\s")
_SYLLABLE = re.compile(r"[a-zåäöé]{2}-$")
_WITH = re.compile(r"(?:och|eller|samt|respektive)\b")
_UNIT = re.compile(r"(?:\d{3}|kr|kronor|tkr|mnkr|mkr|%|§|kap\.|basbelopp|prisbasbelopp)\W*$")
_GOES_ON = re.compile(r"[a-zåäöé(,;:.%/–-]|\d{3}\b")


@dataclass(frozen=True)
class Line:
    """Letters on one line, from the left."""

    letters: tuple[Letter, ...]

    @property
    def base(self) -> float:
        return self.letters[-1].base

    @property
    def left(self) -> float:
        return self.letters[0].left

    @property
    def right(self) -> float:
        return max(letter.right for letter in self.letters[-3:])

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @property
    def bold(self) -> bool:
        return all(letter.bold for letter in self.letters)

    @cached_property
    def words(self) -> tuple[tuple[Letter, ...], ...]:
        """The letters word by word."""
        parted: list[list[Letter]] = [[self.letters[0]]]
        for before, letter in pairwise(self.letters):
            gap = letter.left - before.right
            if gap > _BLANK * letter.size or (letter.blank and gap > _LEAST_BLANK * letter.size):
                parted.append([])
            parted[-1].append(letter)
        return tuple(map(tuple, parted))

    @cached_property
    def text(self) -> str:
        return normalise(" ".join("".join(letter.text for letter in word) for word in self.words))


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """The lines from the top, each from the left; a letter drawn twice in one place, to look bold, is taken once."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: -letter.base):
        if rows and rows[-1][0].base - letter.base < _SAME_LINE * max(rows[-1][0].size, letter.size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [Line(tuple(_once(sorted(row, key=lambda letter: letter.left)))) for row in rows]


def joined(lines: Sequence[Line], left: float, right: float) -> str:
    """The text of lines between two edges: broken where the writer broke it, not where the room ended.

    A line break stays where the next word would have had room on the line before. Where it had not, a small letter goes
    on, and a capital may be either: that is a DOUBTFUL_BREAK.
    """
    if not lines:
        return ""
    padding = min(max(min(line.left for line in lines) - left, 0.0), _PADDING)
    edge = right - padding
    apart = [above.base - below.base for above, below in pairwise(lines)]
    usual = median_low(sorted(apart)) if len(apart) > 1 else 1.3 * lines[0].size
    text = lines[0].text
    for above, below in pairwise(lines):
        text = _glued(text, above, below, edge, made=above.base - below.base > _PARAGRAPH * max(usual, below.size))
    return text


def _glued(text: str, above: Line, below: Line, edge: float, *, made: bool) -> str:
    start = below.text
    width = _first_width(below)
    room = edge - above.right - 0.25 * below.size
    if text.endswith("-") and not made and not _WITH.match(start):
        return text[:-1] + start if _SYLLABLE.search(text) and start[0].islower() else text + start
    last = above.words[-1]
    filled = len(above.words) == 1 and above.right > edge - above.size
    in_the_word = filled and start[0].islower() and not below.letters[0].spaced
    if in_the_word and width + (last[-1].right - last[0].left) > edge - above.left:
        return text + start  # a word too long for its column
    listed = _MARKER.match(start) and (start[0] not in "-–" or f"\n{start[0]} " in f"\n{text}" or text.endswith(":"))
    if made or width < room - 0.5 * below.size or listed:
        return f"{text}\n{start}"
    return f"{text} {start}" if _GOES_ON.match(start) else text + DOUBTFUL_BREAK + start


def _first_width(line: Line) -> float:
    """How much room the beginning of a line takes that cannot be broken: a word, or a number with its unit."""
    last = 0
    while last + 1 < len(line.words) and line.words[last][-1].text.isdigit() and _UNIT.match(_word(line, last + 1)):
        last += 1
    return line.words[last][-1].right - line.left


def _word(line: Line, at: int) -> str:
    return "".join(letter.text for letter in line.words[at])


def _once(letters: Sequence[Letter]) -> Iterator[Letter]:
    last: Letter | None = None
    for letter in letters:
        if last is None or letter.text != last.text or letter.left - last.left > 0.15 * letter.size:
            yield letter
        last = letter

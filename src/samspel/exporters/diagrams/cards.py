"""Cards in columns, in so many pages that each is readable on a landscape A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .style import A4, ALARM, FILLS, HEADING, LINE, lines_of, words, wrapped

_COLUMNS = 3
_WIDTH = 42  # characters in a line of words
_LINE, _FRAME, _GAP = 12.0, 8.0, 10.0
_ROOM = A4[1] - HEADING - 70.0  # three lines stand below the title


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card: a short mark at the left, words, and a sign at the right."""

    left: str
    words: str
    sign: str = ""

    @property
    def height(self) -> float:
        """About how high it becomes."""
        return _FRAME + _LINE * len(lines_of(self.words, _WIDTH, 160))


@dataclass(frozen=True, slots=True)
class NamedCard:
    """A card with a title and a letter code."""

    title: str
    letter: str
    lines: tuple[CardLine, ...]

    @property
    def height(self) -> float:
        """About how high it becomes, with the gap below it."""
        return _FRAME + _LINE * len(lines_of(self.title, _WIDTH)) + sum(line.height for line in self.lines) + _GAP


Column = list[NamedCard]


def columns_of(cards: Sequence[NamedCard], continued: str) -> list[list[Column]]:
    """The cards in columns and the columns in pages. A card too long for its column goes on in the next.

    `continued` is the title of such a part: "{title} (forts.)".
    """
    columns: list[Column] = [[]]
    used = 0.0
    for whole in cards:
        rest: NamedCard | None = whole
        while rest is not None:
            fits, rest_lines = _split(rest, _ROOM - used)
            if not fits and columns[-1]:
                columns.append([])
                used = 0.0
                continue
            lines = fits or rest.lines[:1]
            card = replace(rest, lines=lines)
            columns[-1].append(card)
            used += card.height
            rest_lines = rest.lines[len(lines) :]
            rest = replace(rest, title=continued.format(title=whole.title), lines=rest_lines) if rest_lines else None
    return [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]


def _split(card: NamedCard, room: float) -> tuple[tuple[CardLine, ...], tuple[CardLine, ...]]:
    """The lines that have room, and the rest; a card of which only the title and a line would fit is not begun."""
    used = replace(card, lines=()).height
    count = 0
    for line in card.lines:
        used += line.height
        if used > room:
            break
        count += 1
    if count < len(card.lines) and count < 2:
        count = 0
    return card.lines[:count], card.lines[count:]


def columns_label(columns: Sequence[Column]) -> str:
    """The columns as the HTML-like label of a node."""
    heights = [sum(card.height for card in column) for column in columns]
    signed = any(line.sign for column in columns for card in column for line in card.lines)
    cells = "".join(
        '<TD VALIGN="TOP"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0">'
        + "".join(f"<TR><TD>{_card(card, signed)}</TD></TR>" for card in column)
        + _filler(max(heights) - height)
        + "</TABLE></TD>"
        for column, height in zip(columns, heights, strict=True)
    )
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0"><TR>{cells}</TR></TABLE>>'


def _filler(height: float) -> str:
    """What keeps the cards of a short column from being stretched to the height of the tallest."""
    return f'<TR><TD HEIGHT="{height:.0f}"></TD></TR>' if height > 0 else ""


def _card(card: NamedCard, signed: bool) -> str:
    """A card; the column of signs is left out where the picture has none."""
    head = (
        f'<TR><TD COLSPAN="{3 if signed else 2}" BGCOLOR="{FILLS[card.letter]}" ALIGN="LEFT">'
        f"<B>{wrapped(card.title, _WIDTH)}</B> ({card.letter})</TD></TR>"
    )
    lines = "".join(
        f'<TR><TD WIDTH="36" VALIGN="TOP">{words(line.left, 8)}</TD>'
        f'<TD WIDTH="{226 if signed else 246}" ALIGN="LEFT" BALIGN="LEFT">{wrapped(line.words, _WIDTH, 160)}</TD>'
        + (f'<TD WIDTH="20">{_sign(line.sign)}</TD>' if signed else "")
        + "</TR>"
        for line in card.lines
    )
    return f'<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="3" COLOR="{LINE}">{head}{lines}</TABLE>'


def _sign(sign: str) -> str:
    return f'<FONT COLOR="{ALARM}"><B>{words(sign, 4)}</B></FONT>' if sign else " "

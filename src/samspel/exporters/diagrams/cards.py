"""Cards in columns, and the pieces of them that pages are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .style import ALARM, FILLS, LINE, lines_of, words, wrapped

WIDTH = 320.0
"""Points: a column of cards with the gap beside it."""

_CHARS = 42  # characters in a line of words
_LINE, _FRAME, _GAP = 12.0, 8.0, 10.0
_LOW = 240.0  # points: a column is so high before the next is begun
_STEP = 1.04


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card: a short mark at the left, words, and a sign at the right."""

    left: str
    words: str
    sign: str = ""

    @property
    def height(self) -> float:
        """About how high it becomes."""
        return _FRAME + _LINE * len(lines_of(self.words, _CHARS, 160))


@dataclass(frozen=True, slots=True)
class NamedCard:
    """A card with a title and a letter code; the letter "" stands for nobody."""

    title: str
    letter: str
    lines: tuple[CardLine, ...]

    @property
    def height(self) -> float:
        """About how high it becomes, with the gap below it."""
        return _FRAME + _LINE * len(lines_of(self.title, _CHARS)) + sum(line.height for line in self.lines) + _GAP


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a card: what pages are made of."""

    card: NamedCard
    line: int


Column = list[NamedCard]


def pieces_of(cards: Sequence[NamedCard]) -> list[Piece]:
    """Every line of the cards."""
    return [Piece(card, line) for card in cards for line in range(len(card.lines))]


def depth_of(piece: Piece) -> int:
    """A page rather begins with a card than inside one, and never leaves a single line of one behind or brings one along."""
    return 0 if piece.line == 0 else 2 if piece.line in (1, len(piece.card.lines) - 1) else 1


def columns_of(pieces: Sequence[Piece], continued: str, across: int) -> list[Column]:
    """The pieces in so many columns or fewer, about as high as each other.

    A card that is long goes on in the next column; `continued` is the title of such a part: "{title} (forts.)".
    """
    cards = []
    for _, group in groupby(pieces, key=lambda piece: id(piece.card)):
        part = list(group)
        lines = tuple(piece.card.lines[piece.line] for piece in part)
        title = part[0].card.title
        cards.append(replace(part[0].card, title=continued.format(title=title) if part[0].line else title, lines=lines))
    room = max(_LOW, sum(card.height for card in cards) / across)
    while len(columns := _filled(cards, continued, room)) > across:
        room *= _STEP
    return columns


def _filled(cards: Sequence[NamedCard], continued: str, room: float) -> list[Column]:
    columns: list[Column] = [[]]
    used = 0.0
    for whole in cards:
        rest: NamedCard | None = whole
        while rest is not None:
            count = _fitting(rest, room - used, breaking=whole.height > room / 2)
            if not count and columns[-1]:
                columns.append([])
                used = 0.0
                continue
            card = replace(rest, lines=rest.lines[: max(count, 1)])
            columns[-1].append(card)
            used += card.height
            left = rest.lines[len(card.lines) :]
            title = continued.format(title=whole.title.removesuffix(continued.removeprefix("{title}")))
            rest = replace(rest, title=title, lines=left) if left else None
    return columns


def _fitting(card: NamedCard, room: float, breaking: bool) -> int:
    """How many lines of the card have room; none of a card that must not be broken, or of which only one line would fit."""
    used = replace(card, lines=()).height
    count = 0
    for line in card.lines:
        used += line.height
        if used > room:
            return count if breaking and count > 1 else 0
        count += 1
    return count


def columns_label(columns: Sequence[Column], left: Sequence[tuple[str, float]] = ()) -> str:
    """The columns as the HTML-like label of a node; `left` are labels in a column before them, each with its height."""
    heights = [sum(card.height for card in column) for column in columns]
    highest = max([*heights, sum(height for _, height in left)])
    signed = any(line.sign for column in columns for card in column for line in card.lines)
    cells = "".join(
        '<TD VALIGN="TOP"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0">'
        + "".join(f"<TR><TD>{_card(card, signed)}</TD></TR>" for card in column)
        + _filler(highest - height)
        + "</TABLE></TD>"
        for column, height in zip(columns, heights, strict=True)
    )
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0"><TR>{_left(left, highest)}{cells}</TR></TABLE>>'


def _left(labels: Sequence[tuple[str, float]], highest: float) -> str:
    if not labels:
        return ""
    rows = "".join(f"<TR><TD>{label}</TD></TR>" for label, _ in labels)
    return (
        '<TD VALIGN="TOP"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="5" CELLPADDING="0">'
        f"{rows}{_filler(highest - sum(height for _, height in labels))}</TABLE></TD>"
    )


def _filler(height: float) -> str:
    """What keeps the cards of a short column from being stretched to the height of the tallest."""
    return f'<TR><TD HEIGHT="{height:.0f}"></TD></TR>' if height > 0 else ""


def _card(card: NamedCard, signed: bool) -> str:
    """A card; the column of signs is left out where the picture has none."""
    head = (
        f'<TR><TD COLSPAN="{3 if signed else 2}" BGCOLOR="{FILLS[card.letter or "?"]}" ALIGN="LEFT" BALIGN="LEFT">'
        f"<B>{wrapped(card.title, _CHARS)}</B>{f' ({card.letter})' if card.letter else ''}</TD></TR>"
    )
    lines = "".join(
        f'<TR><TD WIDTH="36" VALIGN="TOP">{words(line.left, 8)}</TD>'
        f'<TD WIDTH="{226 if signed else 246}" ALIGN="LEFT" BALIGN="LEFT">{wrapped(line.words, _CHARS, 160)}</TD>'
        + (f'<TD WIDTH="20">{_sign(line.sign)}</TD>' if signed else "")
        + "</TR>"
        for line in card.lines
    )
    return f'<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="3" COLOR="{LINE}">{head}{lines}</TABLE>'


def _sign(sign: str) -> str:
    return f'<FONT COLOR="{ALARM}"><B>{words(sign, 4)}</B></FONT>' if sign else " "

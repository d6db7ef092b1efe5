"""Pages that are measured: each holds as much as can be read when it is printed, letters of eight points or more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from ..drawing import Drawing
from ..rendering import measured
from ..sheets import LEAST, Sheet

T = TypeVar("T")

_FIRST = 16  # things on the page that is tried first
_UNKNOWN = 99  # the number of a page while nobody knows how many there will be
_LEAST_FULL = 0.6  # a page may end so early, for the next to begin where something begins
_TOO_LARGE = {
    "sv": "Texten blir {points} punkter på {sheet}, och bilden går inte att dela mer.",
    "en": "The text becomes {points} points on {sheet}, and the picture cannot be split further.",
}
_WIDER = {"sv": " Större papper eller en mindre del hjälper.", "en": " Larger paper or a smaller part helps."}


def fitted(
    items: Sequence[T],
    draw: Callable[[Sequence[T], int, int], Drawing],
    sheet: Sheet,
    depth: Callable[[T], int] | None = None,
) -> tuple[Drawing, ...]:
    """The items in so few pictures that each can be read on the sheet; all in one where there is no Graphviz to measure.

    `draw` draws some of them as page `n` of `m`. `depth` tells how deep an item lies (0 for where a part begins): a page
    rather begins with one that lies less deep. A picture of one item that is still too large says so in its note.
    """
    pages: list[Sequence[T]] = []
    rest, guess = items, _FIRST
    while rest or not pages:

        def fits(count: int, rest: Sequence[T] = rest) -> bool:
            return readable(draw(rest[:count], _UNKNOWN, _UNKNOWN), sheet)

        guess = _most(len(rest), guess, fits)
        end = next(filter(fits, _ends(rest, guess, depth)), guess) if depth else guess
        pages.append(rest[:end])
        rest = rest[end:]
    return tuple(noted(draw(page, number, len(pages)), sheet) for number, page in enumerate(pages, 1))


def readable(drawing: Drawing, sheet: Sheet) -> bool:
    """Whether the smallest letters of the picture are large enough on the sheet; so taken when that cannot be measured."""
    points = printed_points(drawing, sheet)
    return points is None or points >= LEAST


def printed_points(drawing: Drawing, sheet: Sheet) -> float | None:
    """How large the smallest letters become on the sheet, in points; None without a Graphviz."""
    size = measured(drawing.dot)
    if size is None:
        return None
    width, height, letters = size
    return letters * sheet.placed(width, height)[0]


def noted(drawing: Drawing, sheet: Sheet) -> Drawing:
    """The drawing, with a note where it cannot be read on the sheet."""
    points = printed_points(drawing, sheet)
    if points is None or points >= LEAST:
        return drawing
    said = f"{points:.1f}".replace(".", "," if drawing.language == "sv" else ".")
    note = _TOO_LARGE[drawing.language].format(points=said, sheet=sheet.name.upper()) + _WIDER[drawing.language]
    return replace(drawing, note=note)


def _most(count: int, guess: int, fits: Callable[[int], bool]) -> int:
    """The largest number of things that fit, to within a twelfth; one when not even that fits.

    The steps from the guess are short at first, for pages are much alike, and double until the answer lies between two.
    """
    most, too_many = 0, count + 1
    tried = min(guess, count)
    step = max(1, tried // 12)
    while too_many - most > max(1, most // 12):
        if fits(tried):
            most = tried
        else:
            too_many = tried
        if most and too_many <= count:
            tried = (most + too_many) // 2
        else:
            tried = min(count, most + step) if most else max(1, too_many - step)
            step *= 2
    return max(most, 1)


def _ends(items: Sequence[T], most: int, depth: Callable[[T], int]) -> list[int]:
    """Where a page that holds so many items may end, best first: before what lies least deep, and as late as may be."""
    if most >= len(items):
        return [most]
    return sorted(range(max(1, int(most * _LEAST_FULL)), most + 1), key=lambda end: (depth(items[end]), -end))

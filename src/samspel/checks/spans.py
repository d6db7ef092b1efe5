"""Sets of amounts as intervals: joined, cut with and taken from each other, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ..authority.interval import Interval


def joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same amounts in as few intervals as they fit in, the lowest first; an interval without amounts is left out."""
    found: list[Interval] = []
    for mine in sorted(filter(holds_any, intervals), key=lambda one: one.start):
        if found and _hangs_on(found[-1], mine):
            furthest = max(found[-1], mine, key=lambda one: one.end)
            found[-1] = _from_to(found[-1], furthest)
        else:
            found.append(mine)
    return tuple(found)


def shared(these: Iterable[Interval], those: Sequence[Interval]) -> tuple[Interval, ...]:
    """The amounts that lie in both sets."""
    return joined(
        _from_to(max(one, other, key=lambda x: x.start), min(one, other, key=lambda x: x.end))
        for one in these
        for other in those
        if one.meets(other)
    )


def without(these: Iterable[Interval], those: Iterable[Interval]) -> tuple[Interval, ...]:
    """The amounts of the first set that do not lie in the second."""
    left = list(joined(these))
    for other in joined(those):
        left = [piece for one in left for piece in _cut(one, other)]
    return tuple(left)


def holds_any(one: Interval) -> bool:
    """Whether any amount lies in the interval; "at least 5, at most 3" holds none. Amounts are never below zero."""
    low = one.low or Fraction(0)
    if one.high is None or one.high > low:
        return True
    return one.high == low and not (one.high_open or (one.low is not None and one.low_open))


def holds_whole(one: Interval) -> bool:
    """Whether a whole number lies in the interval: between "at most 50 000 kr" and "from 50 001 kr" there is none."""
    low = one.low or Fraction(0)
    first = -(-low.numerator // low.denominator)
    if one.low is not None and one.low_open and first == low:
        first += 1
    return one.high is None or first < one.high or (first == one.high and not one.high_open)


def _hangs_on(one: Interval, later: Interval) -> bool:
    """Whether nothing lies between the end of the first and the beginning of the one that begins later."""
    if one.high is None or later.low is None or one.high > later.low:
        return True
    return one.high == later.low and not (one.high_open and later.low_open)


def _cut(one: Interval, other: Interval) -> Iterable[Interval]:
    if not one.meets(other):
        return [one]
    pieces = []
    if one.start < other.start:
        pieces.append(Interval(one.low, one.low_open, other.low, not other.low_open))
    if other.end < one.end:
        pieces.append(Interval(other.high, not other.high_open, one.high, one.high_open))
    return filter(holds_any, pieces)


def _from_to(first: Interval, last: Interval) -> Interval:
    return Interval(first.low, first.low_open, last.high, last.high_open)

"""The amounts of several powers on one scale, so that they can be held against each other exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from ..authority.amounts import Bounds, Number, exact, in_kronor
from ..authority.interval import Interval
from ..model import Vat
from ..money import Unit
from .comparison import Span
from .gap_items import Unmeasured
from .given import Given
from .spans import holds_any, holds_whole, shared

ANY_AMOUNT = Interval()
_VAT_AT_MOST = Fraction(5, 4)  # value added tax is 25 % at most


class Sample(NamedTuple):
    """An amount; `sure` unless how it is counted makes a difference."""

    value: int | float
    sure: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """What amounts are counted in, for a decision on one day."""

    unit: Unit
    vat: Vat | None
    per: str | None
    day: date

    def amounts(self, power: Given) -> tuple[Interval, ...]:
        """The amounts that a power covers: one interval, or none at all."""
        found: tuple[Interval, ...] = (ANY_AMOUNT,)
        for bounds in power.bounds:
            found = shared(found, [self._interval(bounds)])
        return found

    def _interval(self, one: Bounds) -> Interval:
        low, high = (None if end is None else self._here(end, one.unit) for end in (one.low, one.high))
        return Interval(low, one.low_open, high, one.high_open)

    def _here(self, value: Number, unit: Unit) -> Fraction:
        if unit is self.unit:
            return Fraction(value)
        kronor = in_kronor(value, unit, self.day)
        assert kronor is not None  # scale_of has seen to it
        return Fraction(kronor)

    def counts(self, piece: Interval) -> bool:
        """In kronor there is nothing between 50 000 and 50 001."""
        return holds_whole(piece) if self.unit is Unit.SEK else holds_any(piece)

    def span(self, piece: Interval) -> Span:
        """A piece as it is told."""
        if piece.low is None and piece.high is None:
            return Span()
        low, high = (None if end is None else float(end) for end in (piece.low, piece.high))
        bounds = {
            "more_than" if piece.low_open else "at_least": low,
            "less_than" if piece.high_open else "at_most": high,
        }
        return Span(**bounds, unit=self.unit, per=self.per, vat=self.vat)

    def sample(self, piece: Interval) -> Sample:
        """An amount within a piece, near its lower end, or near its upper end where it has no lower.

        Sure where it lies in the piece however VAT is counted: with it, without it, or as nobody says.
        """
        inner = self._inner(piece)
        if inner is not None and holds_any(inner):
            return Sample(_plain(_within(inner)), True)
        return Sample(_plain(_within(piece)), False)

    def surely(self, value: float, piece: Interval) -> bool:
        """Whether an amount lies in the piece however VAT is counted."""
        inner, exactly = self._inner(piece), Fraction(exact(value))
        return inner is not None and Interval(exactly, False, exactly, False).within(inner)

    def _inner(self, piece: Interval) -> Interval | None:
        """The amounts of a piece that lie in it with VAT added and with it taken off, where nobody says which is meant."""
        if self.unit is Unit.BB:
            return None
        reach = _VAT_AT_MOST if self.vat is None else 1
        low, high = (piece.low and piece.low * reach), (piece.high and piece.high / reach)
        return Interval(low, piece.low_open, high, piece.high_open)


def scale_of(powers: Iterable[Given], day: date) -> Scale | Unmeasured:
    """The scale on which the limits of the powers can all be measured, or why there is none.

    Base amounts are counted in kronor where other limits are in something else.
    """
    limits = {bounds for power in powers for bounds in power.bounds}
    units, vats, pers = ({getattr(one, name) for one in limits} for name in ("unit", "vat", "per"))
    if len(vats) > 1 or len(pers) > 1 or (Unit.BB in units and len(units) > 1):
        return Unmeasured.COUNTED_DIFFERENTLY
    if len(units) > 1 and any(in_kronor(1, unit, day) is None for unit in units):
        return Unmeasured.BASE_UNKNOWN
    unit = units.pop() if len(units) == 1 else Unit.SEK
    return Scale(unit, next(iter(vats), None), next(iter(pers), None), day)


def _within(piece: Interval) -> Fraction:
    """A whole number in the piece if it has one, else a number halfway."""
    low, high = piece.low or Fraction(0), piece.high
    if piece.low is None and high is not None and high > 0:
        whole = ceil(high) - 1 if piece.high_open else floor(high)
    else:
        whole = floor(low) + 1 if piece.low is not None and piece.low_open else ceil(low)
    if high is None or whole < high or (whole == high and not piece.high_open):
        return Fraction(whole)
    return (low + high) / 2


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def touching(powers: Sequence[tuple[Given, tuple[Interval, ...]]], piece: Interval) -> Given | None:
    """The power whose amounts end where the piece begins, or, where the piece begins with nothing, begin where it ends."""
    for power, amounts in powers:
        for one in amounts:
            if (piece.low is not None and one.high == piece.low) or (piece.low is None and one.low == piece.high):
                return power
    return None

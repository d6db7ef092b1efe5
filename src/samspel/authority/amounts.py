"""Whether an amount lies within a limit, also when VAT or the kind of base amount leaves it open."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from ..law.constants import amount_on
from ..model import Limit, Vat
from ..money import Unit

Number = int | Fraction
_VAT_AT_MOST = Fraction(5, 4)  # value added tax is 25 % at most


class Fit(Enum):
    """How an amount stands to a limit; every answer but the first two says what is not known."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NO_AMOUNT = "no_amount"
    BASE_UNSTATED = "base_unstated"  # "basbelopp", of which kind is not said
    BASE_UNKNOWN = "base_unknown"  # the base amount of that year is not in the register
    VAT_DECIDES = "vat_decides"


class Bounds(NamedTuple):
    """The amounts a limit allows, exactly; None is no bound. `low_open`, `high_open`: the end itself is left out."""

    low: Number | None
    low_open: bool
    high: Number | None
    high_open: bool
    unit: Unit
    vat: Vat | None
    per: str | None


class Sum(NamedTuple):
    """An amount asked about."""

    value: int | float
    unit: Unit
    vat: Vat | None


def exact(value: float) -> Number:
    """The number as it is written in decimals."""
    return int(value) if value == int(value) else Fraction(str(value))


def bounds(limit: Limit, vat: Vat | None, base: Unit | None) -> Bounds:
    """A limit with what the order's general clauses say of VAT and of the kind of base amount where it is silent itself."""
    low = limit.at_least if limit.at_least is not None else limit.more_than
    high = limit.at_most if limit.at_most is not None else limit.less_than
    return Bounds(
        low=None if low is None else exact(low),
        low_open=limit.at_least is None and low is not None,
        high=None if high is None else exact(high),
        high_open=limit.at_most is None and high is not None,
        unit=base if limit.unit is Unit.BB and base is not None else limit.unit,
        vat=limit.vat or vat,
        per=limit.per,
    )


def in_kronor(value: Number, unit: Unit, day: date) -> Number | None:
    """An amount in kronor by the base amount of the day's year; None when the register has none."""
    if unit is Unit.SEK:
        return value
    constant = amount_on(unit.value, day)
    return value * constant.kronor if constant is not None else None


def fit(asked: Sum | None, within: Bounds, day: date, *, bears_vat: bool = True) -> Fit:
    """How an amount stands to the bounds of a limit, for a decision that day.

    Where it is not known that both count VAT alike the amount may be as much as the highest rate of VAT larger or smaller;
    that is an answer only when it makes no difference. An amount that bears no VAT is the same either way.
    """
    if asked is None:
        return Fit.NO_AMOUNT
    if Unit.BB in (asked.unit, within.unit):
        return Fit.BASE_UNSTATED
    value, low, high = exact(asked.value), within.low, within.high
    if asked.unit is not within.unit:
        kronor = [None if one is None else in_kronor(one, within.unit, day) for one in (low, high)]
        there = in_kronor(value, asked.unit, day)
        if there is None or (low is not None and kronor[0] is None) or (high is not None and kronor[1] is None):
            return Fit.BASE_UNKNOWN
        value, low, high = there, kronor[0], kronor[1]
    alike = not bears_vat or (asked.vat is within.vat and asked.vat is not None)
    grows = not alike and asked.vat is not Vat.INCLUDED and within.vat is not Vat.EXCLUDED
    shrinks = not alike and asked.vat is not Vat.EXCLUDED and within.vat is not Vat.INCLUDED
    least = value / _VAT_AT_MOST if shrinks else value
    most = value * _VAT_AT_MOST if grows else value
    if _above(least, low, within.low_open) and _below(most, high, within.high_open):
        return Fit.INSIDE
    if _below(most, low, not within.low_open, always=False) or _above(least, high, not within.high_open, always=False):
        return Fit.OUTSIDE
    return Fit.VAT_DECIDES


def _above(value: Number, low: Number | None, is_open: bool, *, always: bool = True) -> bool:
    return always if low is None else value > low or (value == low and not is_open)


def _below(value: Number, high: Number | None, is_open: bool, *, always: bool = True) -> bool:
    return always if high is None else value < high or (value == high and not is_open)

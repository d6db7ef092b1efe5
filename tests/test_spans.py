"""Sets of amounts are joined, cut and subtracted as the amounts in them say, one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.authority.interval import Interval
from samspel.checks.spans import holds_any, holds_whole, joined, shared, without

ENDS = st.one_of(st.just((None, False)), st.tuples(st.integers(0, 6).map(Fraction), st.booleans()))
SETS = st.lists(st.builds(lambda low, high: Interval(*low, *high), ENDS, ENDS), max_size=4)
POINTS = [Fraction(number, 2) for number in range(16)]  # the ends themselves, and one amount between each two


def inside(amount: Fraction, intervals: list[Interval] | tuple[Interval, ...]) -> bool:
    """Whether the amount lies in some interval."""
    return any(
        (one.low is None or amount > one.low or (amount == one.low and not one.low_open))
        and (one.high is None or amount < one.high or (amount == one.high and not one.high_open))
        for one in intervals
    )


@given(SETS, SETS)
def test_every_amount_is_where_it_belongs(these: list[Interval], those: list[Interval]) -> None:
    for amount in POINTS:
        a, b = inside(amount, these), inside(amount, those)
        assert inside(amount, joined(these)) == a
        assert inside(amount, shared(these, those)) == (a and b)
        assert inside(amount, without(these, those)) == (a and not b)


@given(SETS)
def test_a_set_joined_twice_is_the_same_and_nothing_is_left_of_it_without_itself(these: list[Interval]) -> None:
    once = joined(these)

    assert joined(once) == once
    assert without(these, these) == ()


@given(SETS)
def test_pieces_do_not_touch_and_hold_something(these: list[Interval]) -> None:
    pieces = joined(these)

    assert all(holds_any(one) for one in pieces)
    assert all(joined((one, other)) == (one, other) for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        (Interval(Fraction(50000), True, Fraction(50001), True), False),
        (Interval(Fraction(50000), True, Fraction(50001), False), True),
        (Interval(Fraction(50000), False, Fraction(50000), False), True),
        (Interval(Fraction("0.5"), False, Fraction("0.75"), False), False),
        (Interval(), True),
    ],
)
def test_a_piece_between_two_whole_kronor_holds_none(piece: Interval, whole: bool) -> None:
    assert holds_whole(piece) is whole

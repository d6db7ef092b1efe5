"""Amounts of law by day: each year once, no gaps, both ends included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samspel.law.constants import amount_on


@pytest.mark.parametrize(
    ("kind", "day", "kronor"),
    [
        ("PBB", date(2020, 1, 1), 47_300),
        ("PBB", date(2020, 12, 31), 47_300),
        ("PBB", date(2021, 1, 1), 47_600),
        ("PBB", date(2024, 6, 30), 57_300),
        ("IBB", date(2016, 6, 30), 59_300),
        ("direct_procurement", date(2022, 1, 31), 615_312),
        ("direct_procurement", date(2022, 2, 1), 700_000),
        ("direct_procurement", date(2026, 11, 21), 700_000),
    ],
)
def test_the_amount_of_a_day(kind: str, day: date, kronor: int) -> None:
    found = amount_on(kind, day)

    assert found is not None
    assert found.kronor == kronor
    assert found.source


@pytest.mark.parametrize(
    ("kind", "day"), [("PBB", date(2009, 12, 31)), ("PBB", date(2027, 1, 1)), ("XYZ", date(2020, 1, 1))]
)
def test_what_the_register_does_not_know_is_not_made_up(kind: str, day: date) -> None:
    assert amount_on(kind, day) is None


@pytest.mark.parametrize(("kind", "first"), [("PBB", 2010), ("IBB", 2016)])
def test_every_day_of_the_years_has_exactly_one_amount(kind: str, first: int) -> None:
    day = date(first, 1, 1)
    while day.year <= 2026:
        assert amount_on(kind, day) is not None
        day += timedelta(days=37)

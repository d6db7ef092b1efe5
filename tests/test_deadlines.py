"""The days on which a time set by law ends, on both sides of each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.law.deadlines import counted, last_day_to_appeal, months_after, months_begun, off, weekday_from

DAYS = st.dates(date(1995, 1, 1), date(2095, 1, 1))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-15", 6, "2026-07-15"),
        ("2025-08-31", 6, "2026-02-28"),  # a shorter month
        ("2023-08-29", 6, "2024-02-29"),  # a leap day
        ("2023-08-30", 6, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-07-01", 6, "2026-01-01"),
        ("2025-12-31", 0, "2025-12-31"),
    ],
)
def test_some_months_later(start: str, months: int, end: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "day", "begun"),
    [
        ("2026-01-15", "2026-01-15", 0),
        ("2026-01-15", "2026-01-16", 1),
        ("2026-01-15", "2026-02-15", 1),
        ("2026-01-15", "2026-07-15", 6),  # the last day of six months
        ("2026-01-15", "2026-07-16", 7),
        ("2025-08-31", "2026-02-28", 6),
        ("2025-08-31", "2026-03-01", 7),
        ("2023-08-31", "2024-02-29", 6),
        ("2023-08-31", "2024-03-01", 7),
        ("2026-01-15", "2025-11-02", 0),
    ],
)
def test_months_that_have_begun(start: str, day: str, begun: int) -> None:
    assert months_begun(date.fromisoformat(start), date.fromisoformat(day)) == begun


@given(DAYS, st.integers(0, 3000))
def test_a_month_has_begun_once_its_eve_has_passed(start: date, days: int) -> None:
    day = start + timedelta(days)
    begun = months_begun(start, day)

    assert day <= months_after(start, begun)
    assert begun == 0 or day > months_after(start, begun - 1)


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-06",
        "2026-06-19", "2026-06-20", "2026-10-31", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", "2026-09-13",
        "2024-03-29", "2024-04-01", "2025-04-18", "2025-05-29", "2027-03-26", "2027-06-25", "2038-04-26", "2049-04-16",
    ],
)  # fmt: skip
def test_a_day_off(day: str) -> None:
    assert off(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", ["2026-01-05", "2026-01-07", "2026-04-02", "2026-04-07", "2026-05-13", "2026-05-15", "2026-06-12", "2026-06-26",
            "2026-12-23", "2026-12-30", "2026-09-14", "2027-06-18"],
)  # fmt: skip
def test_an_ordinary_weekday(day: str) -> None:
    assert not off(date.fromisoformat(day))


@given(DAYS)
def test_an_end_on_a_day_off_goes_on_to_the_next_weekday(day: date) -> None:
    end = weekday_from(day)

    assert not off(end)
    assert all(off(day + timedelta(gone)) for gone in range((end - day).days))


@given(DAYS, st.integers(-12, 12))
def test_an_act_counts_as_done_in_time_by_the_next_weekday(last: date, days: int) -> None:
    done = last + timedelta(days)

    assert (counted(done) <= last) is (done <= weekday_from(last))


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-09-01", "2026-09-22"),
        ("2026-09-05", "2026-09-28"),  # three weeks end on a Saturday
        ("2026-12-03", "2026-12-28"),  # on Christmas Eve, a Thursday, and a week-end after Christmas
        ("2026-03-13", "2026-04-07"),  # on Good Friday
    ],
)
def test_the_last_day_to_appeal(received: str, last: str) -> None:
    assert last_day_to_appeal(date.fromisoformat(received)) == date.fromisoformat(last)

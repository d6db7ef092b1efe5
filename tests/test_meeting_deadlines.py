"""Every time that the law sets around a meeting, on both sides of its last day, and at the days off of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.law.deadlines import off, weekday_from

from .meetings import codes, meeting

DAY = timedelta(days=1)
DAYS = st.dates(date(2018, 1, 20), date(2095, 1, 1))
OFF_DAYS = [  # Easter, midsummer, the eves and the turn of the year, leap days
    "2024-02-29", "2024-03-29", "2024-04-01", "2024-12-24", "2025-01-06", "2025-04-18", "2025-06-20", "2025-12-31",
    "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-19", "2026-12-24", "2027-01-01", "2028-02-29",
]  # fmt: skip


def days(text: str) -> date:
    return date.fromisoformat(text)


def approved(on: date, day: date) -> set[str]:
    """What is told of minutes approved that day."""
    return codes(meeting(f"approved: [{{on: {day}}}], announced: [{{from: {day}}}]", on=on))


def announced(on: date, first: date, last: date) -> set[str]:
    """What is told of an approval on one day, with a notice from one day to another."""
    return codes(meeting(f"approved: [{{on: {on}}}], announced: [{{from: {first}, to: {last}}}]", on=on))


@given(DAYS)
def test_the_council_is_announced_and_summoned_a_week_before(on: date) -> None:
    def told(noticed: int, summoned: int) -> set[str]:
        body = f"noticed: {on - noticed * DAY}, summoned: {on - summoned * DAY}"
        return codes(meeting(body, organ="kf", on=on), asked=on)

    assert told(7, 7) == set()
    assert told(6, 7) == {"MOT001"}
    assert told(7, 6) == {"MOT002"}


@given(DAYS)
def test_urgent_items_are_announced_by_the_weekday_before(on: date) -> None:
    def told(day: date) -> set[str]:
        early = on - 10 * DAY
        urgent = f'urgent_notice: ["1"], urgent_noticed: {day}'
        return codes(meeting(f"noticed: {early}, summoned: {early}, {urgent}", organ="kf", on=on), asked=on)

    before = on - DAY
    while off(before):
        before -= DAY

    assert told(before) == set()
    assert told(on) == {"MOT003"}
    assert told(before + DAY) == ({"MOT003"} if before + DAY == on else {"MOT004"})


@given(DAYS)
def test_minutes_are_approved_by_the_fourteenth_day(on: date) -> None:
    last, weekday = on + 14 * DAY, weekday_from(on + 14 * DAY)

    assert approved(on, last) == set()
    assert approved(on, weekday) == (set() if weekday == last else {"MOT037"})
    assert approved(on, weekday + DAY) == {"MOT036"}


@given(DAYS)
def test_what_is_not_approved_is_told_once_the_last_day_has_passed(on: date) -> None:
    last = weekday_from(on + 14 * DAY)
    none = meeting("approved: []", on=on)

    assert codes(none, asked=last) == set()
    assert codes(none, asked=last + DAY) == {"MOT038"}


@given(DAYS)
def test_an_approval_is_announced_by_the_second_day(on: date) -> None:
    last, weekday = on + 2 * DAY, weekday_from(on + 2 * DAY)
    long = on + 60 * DAY

    assert announced(on, last, long) == set()
    assert announced(on, weekday, long) == (set() if weekday == last else {"MOT041"})
    assert announced(on, weekday + DAY, long) == {"MOT040"}


@given(DAYS)
def test_an_approval_without_notice_is_told_once_the_last_day_has_passed(on: date) -> None:
    last = weekday_from(on + 2 * DAY)
    none = meeting(f"approved: [{{on: {on}}}], announced: []", on=on)

    assert codes(none, asked=last) == set()
    assert codes(none, asked=last + DAY) == {"MOT040"}


@given(DAYS)
def test_the_notice_stays_for_three_weeks(on: date) -> None:
    last, weekday = on + 21 * DAY, weekday_from(on + 21 * DAY)

    assert announced(on, on, weekday) == set()
    assert announced(on, on, last) == (set() if weekday == last else {"MOT044"})
    assert announced(on, on, last - DAY) == {"MOT043"}


@pytest.mark.parametrize("day", OFF_DAYS)
def test_a_last_day_that_is_a_day_off_counts_for_the_one_who_acts(day: str) -> None:
    last = days(day)
    weekday = weekday_from(last)
    late = {"MOT037"} if off(last) else set()

    assert approved(last - 14 * DAY, weekday) == late
    assert approved(last - 14 * DAY, weekday + DAY) == {"MOT036"}
    assert announced(last - 2 * DAY, weekday, weekday + 60 * DAY) == ({"MOT041"} if off(last) else set())
    assert announced(last - 21 * DAY, last - 21 * DAY, last) == ({"MOT044"} if off(last) else set())


def test_the_last_day_of_a_meeting_of_several_days_counts() -> None:
    on = days("2026-03-10")
    late = "until: 2026-03-12, approved: [{on: 2026-03-26}], announced: [{from: 2026-03-26}]"

    assert codes(meeting(late, on=on)) == set()


@pytest.mark.parametrize(("on", "told"), [("2026-06-30", set()), ("2026-07-01", {"MOT006"})])
def test_discharge_before_the_end_of_june(on: str, told: set[str]) -> None:
    early = days(on) - 10 * DAY
    council = f'noticed: {early}, summoned: {early}, items: [{{number: "1", kind: discharge}}]'

    assert codes(meeting(council, organ="kf", on=days(on)), asked=days(on)) == told


@pytest.mark.parametrize(
    ("on", "matter", "told"),
    [
        ("2026-10-14", "Budget 2027", {"MOT007"}),
        ("2026-10-15", "Budget 2027", set()),
        ("2022-06-13", "Skattesats 2023", {"MOT007"}),
        ("2025-06-16", "Budget 2026", set()),  # no election that year
        ("2026-02-16", "Ändrad budget 2026", set()),  # the year that goes on
        ("2026-06-15", "Budgetramar 2027", set()),
        ("2026-06-15", "Tidplan för budget 2027", set()),
    ],
)
def test_the_budget_of_an_election_year(on: str, matter: str, told: set[str]) -> None:
    early = days(on) - 10 * DAY
    council = f'noticed: {early}, summoned: {early}, items: [{{number: "1", kind: decision, matter: {matter}}}]'

    assert codes(meeting(council, organ="kf", on=days(on)), asked=days(on)) == told


@pytest.mark.parametrize(
    ("on", "said", "told"),
    [
        ("2026-06-30", "sees_and_hears: no, attendance_established: no", {"MOT024"}),
        ("2026-07-01", "sees_and_hears: no, attendance_established: no", {"MOT025"}),
        ("2026-06-30", "sees_and_hears: yes, attendance_established: no", set()),
        ("2026-07-01", "sees_and_hears: no, attendance_established: yes", set()),
    ],
)
def test_what_is_asked_of_attendance_from_afar_depends_on_the_day(on: str, said: str, told: set[str]) -> None:
    afar = (
        f"{said}, attendance: [{{person: a, as: chair}}, {{person: b, as: member, remote: yes}}, {{person: c, as: member}}]"
    )
    given = meeting(afar, on=days(on), beside="standing_orders: [{organ: n, remote: allowed}]")

    assert codes(given, asked=days(on)) == told

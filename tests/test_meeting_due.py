"""What remains after a meeting and until when, on both sides of each day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samspel.checks.meeting_due import deadlines, due_after
from samspel.checks.meeting_session import MeetingSession
from samspel.model import Announcement, Approval, Item, ItemDecision, Meeting

from .random_meetings import TOWN

DAY = date(2026, 3, 10)


def remaining(on: date, **told: object) -> dict[str, tuple[date, bool]]:
    """What remains of a meeting with two items: the last day, and whether it has passed."""
    items = (Item(number="1"), Item(number="2"))
    meeting = Meeting.model_validate({"id": "m", "organ": "ks", "on": DAY, "items": items, **told})
    return {" ".join([one.what, *(one.items or ())]): (one.last_day, one.late) for one in due_after(meeting, on)}


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 24), False), (date(2026, 3, 25), True)])
def test_the_minutes_are_approved_within_fourteen_days(on: date, late: bool) -> None:
    assert remaining(on) == {"approval": (date(2026, 3, 24), late)}


def test_the_days_are_counted_from_the_day_the_meeting_ended() -> None:
    assert remaining(DAY, until=date(2026, 3, 11)) == {"approval": (date(2026, 3, 25), False)}


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 22), False), (date(2026, 3, 23), True)])
def test_the_approval_is_announced_by_the_second_day(on: date, late: bool) -> None:
    approved = (Approval(on=date(2026, 3, 20)),)

    assert remaining(on, approved=approved) == {"announcement": (date(2026, 3, 22), late)}


def test_paragraphs_approved_at_once_have_days_of_their_own() -> None:
    approved = (Approval(on=DAY, items=("2",)),)
    announced = (Announcement(start=date(2026, 3, 11), items=("2",)),)
    rest = {"approval": (date(2026, 3, 24), False)}

    assert remaining(DAY, approved=approved) == {"announcement 2": (date(2026, 3, 12), False), **rest}
    assert remaining(DAY, approved=approved, announced=announced) == {"appeal 2": (date(2026, 4, 1), False), **rest}


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        (date(2026, 3, 11), date(2026, 4, 1)),
        (date(2026, 3, 13), date(2026, 4, 7)),  # Good Friday; Easter Monday is the sixth
        (date(2026, 12, 4), date(2026, 12, 28)),  # Christmas Day, a Friday
        (date(2028, 2, 8), date(2028, 2, 29)),
        (date(2025, 12, 11), date(2026, 1, 2)),  # New Year's Day
        (date(2026, 5, 29), date(2026, 6, 22)),  # Midsummer Eve
    ],
)
def test_the_notice_stays_up_through_the_last_day_to_appeal(announced: date, last: date) -> None:
    told = {"approved": (Approval(on=announced),), "announced": (Announcement(start=announced),)}

    assert remaining(announced, **told) == {"appeal": (last, False)}
    assert remaining(last, **told) == {"appeal": (last, False)}
    assert remaining(last + timedelta(days=1), **told) == {}


def test_two_notices_together_tell_of_the_paragraphs_that_were_not_approved_at_once() -> None:
    approved = (Approval(on=date(2026, 3, 20)), Approval(on=DAY, items=("2",)))
    first = Announcement(start=date(2026, 3, 11), items=("2",))
    rest = Announcement(start=date(2026, 3, 21), items=("1",))

    assert "announcement" in remaining(date(2026, 3, 21), approved=approved, announced=(first,))
    assert "announcement" not in remaining(date(2026, 3, 21), approved=approved, announced=(first, rest))


def test_the_days_behind_are_told_with_when_it_was_done() -> None:
    told = {"approved": (Approval(on=date(2026, 3, 26)),), "announced": (Announcement(start=date(2026, 3, 27)),)}
    items = (Item(number="1"), Item(number="2"))
    meeting = Meeting.model_validate({"id": "m", "organ": "ks", "on": DAY, "items": items, **told})
    found = deadlines(meeting, date(2026, 6, 1))

    assert [(one.what, one.last_day, one.done, one.late) for one in found] == [
        ("approval", date(2026, 3, 24), date(2026, 3, 26), True),
        ("announcement", date(2026, 3, 28), date(2026, 3, 27), False),
        ("appeal", date(2026, 4, 17), None, True),
    ]
    assert due_after(meeting, date(2026, 6, 1)) == ()


def test_a_notice_without_a_day_is_no_reason_to_ask_for_another() -> None:
    told = {"approved": (Approval(on=date(2026, 3, 20)),), "announced": (Announcement(),)}

    assert remaining(date(2026, 3, 21), **told) == {}


def test_what_a_decision_is_to_have_led_to_is_due_on_its_day() -> None:
    items = (Item(number="1"), Item(number="2", decision=ItemDecision(text="Utred", due=date(2026, 6, 1))))

    assert remaining(DAY, items=items)["report 2"] == (date(2026, 6, 1), False)


def test_a_session_tells_what_is_due_in_its_language() -> None:
    [approval] = MeetingSession(TOWN, "ks", DAY, language="en").due(DAY)

    assert (approval.text, approval.last_day) == ("The minutes are to be approved", date(2026, 3, 24))
    assert [(one.chapter, one.section) for one in approval.law] == [("5", "69"), ("6", "35")]

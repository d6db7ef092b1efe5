"""Views of the minutes of meetings: numbering, approval, the notice of it, and those who approved."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise

from ..law.deadlines import counted, weekday_from
from ..model import NONE, Announcement, Approval, AttendsAs, Nothing
from ..rules.minutes_views import AnnouncementView, ApprovalView, ApproverView, MinutesView
from ..rules.view import Later, Sighting, Words
from .decision_context import is_yes
from .meeting_context import DECIDES, MeetingContext
from .meeting_views import paragraphs

_APPROVAL = timedelta(days=14)
_ANNOUNCEMENT = timedelta(days=2)
_APPEAL = timedelta(weeks=3)
_SHOWN = 6


def minutes_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """The views of the minutes as a whole, of each approval, of each notice, and of each person who approves."""
    yield _whole(context)
    for place, approval in enumerate(context.meeting.approved or (), 1):
        yield _approval(context, approval, f"approval/{place}")
    for place, announcement in enumerate(context.meeting.announced or (), 1):
        yield _announcement(context, announcement, f"announcement/{place}")
    yield from _approvers(context)


def _whole(context: MeetingContext) -> Sighting:
    approved = context.meeting.approved
    unapproved = _unapproved(context)
    wrong, numbers = _numbering([item.number for item in context.items])
    return _sighting(
        context,
        MinutesView.alike(
            organ=context.organ.kind.value,
            age=(context.asked - context.meeting.last_day).days,
            overdue=(context.asked - _last_day(context)).days,
            approved=None if approved is None else any(one.on is not NONE for one in approved),
            unapproved=len(unapproved),
            numbering=wrong,
        ),
        "minutes",
        None,
        lambda: {"unapproved_items": paragraphs(unapproved), "numbers": numbers},
    )


def _unapproved(context: MeetingContext) -> list[str]:
    """The paragraphs that no approval takes in; none where nothing is approved."""
    taken_in = [one for approval in context.meeting.approved or () for one in _takes_in(context, approval)]
    return [item.number for item in context.items if item.number not in taken_in] if taken_in else []


def _takes_in(context: MeetingContext, approval: Approval) -> tuple[str, ...]:
    """The paragraphs that an approval takes in: those it names, else all that no other one names."""
    if approval.on is NONE:
        return ()
    if approval.items is not None:
        return approval.items
    named = {number for one in context.meeting.approved or () for number in one.items or ()}
    return tuple(item.number for item in context.items if item.number not in named)


def _numbering(numbers: list[str]) -> tuple[str | Nothing | None, str]:
    """What is wrong with the numbers of paragraphs, and between which; unknown where one of them has no number in it."""
    read = [(number, re.search(r"\d+", number)) for number in numbers]
    if any(found is None for _, found in read):
        return None, "–"
    counts = [(number, int(found[0])) for number, found in read if found]
    for (before, low), (after, high) in pairwise(counts):
        if high < low or (high == low and before == after):
            return "backwards", f"§ {before} – § {after}"
        if high > low + 1:
            return "gap", f"§ {before} – § {after}"
    return NONE, "–"


def _approval(context: MeetingContext, approval: Approval, part: str) -> Sighting:
    on = approval.on
    announced = _announced(context, approval)
    due = weekday_from(on + _ANNOUNCEMENT) if isinstance(on, date) else None
    return _sighting(
        context,
        ApprovalView(
            organ=context.organ.kind.value,
            at_once=is_yes(approval.at_once),
            days=_days(context.meeting.last_day, on),
            days_off_counted=_days(context.meeting.last_day, counted(on) if isinstance(on, date) else on),
            overdue=(context.asked - _last_day(context)).days,
            announced=None if announced is None else isinstance(announced, date),
            announced_days=_days(on, announced),
            announced_days_off_counted=_days(on, counted(announced) if isinstance(announced, date) else announced),
            announcement_overdue=(context.asked - due).days if due else on if on is NONE else None,
        ),
        part,
        approval.items,
        lambda: {
            "approved_on": _day(on),
            "announced_on": _day(announced),
            "last_day_to_announce": _day(due),
            "items": paragraphs(_takes_in(context, approval)[:_SHOWN]),
        },
    )


def _announced(context: MeetingContext, approval: Approval) -> date | Nothing | None:
    """The day from which every paragraph of an approval was announced: the last of the notices that it takes.

    Of the notices that take in a paragraph the first from the day of approval counts, else the last one before it.
    """
    notices = context.meeting.announced
    if notices is None or not isinstance(approval.on, date):
        return None
    found = [_first_notice(notices, number, approval.on) for number in _takes_in(context, approval) or (None,)]
    days = [day for day in found if isinstance(day, date)]
    if NONE in found:
        return NONE
    return max(days) if len(days) == len(found) else None


def _first_notice(notices: Collection[Announcement], number: str | None, on: date) -> date | Nothing | None:
    taking_in = [one.start for one in notices if one.items is None or number is None or number in one.items]
    days = [day for day in taking_in if isinstance(day, date)]
    since = [day for day in days if day >= on]
    if since or days:
        return min(since) if since else max(days)
    return None if None in taking_in else NONE


def _announcement(context: MeetingContext, announcement: Announcement, part: str) -> Sighting:
    start, end = announcement.start, announcement.end
    ends = weekday_from(start + _APPEAL) if isinstance(start, date) else None
    early = _early(context, announcement)
    return _sighting(
        context,
        AnnouncementView(
            organ=context.organ.kind.value,
            early=len(early),
            posted_days=_days(start, end),
            short_of_weekday=_days(end, ends),
        ),
        part,
        announcement.items,
        lambda: {
            "announced_on": _day(start),
            "down_on": _day(end),
            "appeal_ends": _day(ends),
            "early_items": paragraphs(early[:_SHOWN]) + (" …" if len(early) > _SHOWN else ""),
        },
    )


def _early(context: MeetingContext, announcement: Announcement) -> list[str]:
    """The paragraphs of a notice that were approved only after its first day; those whose day is not known are left out."""
    if not isinstance(announcement.start, date):
        return []
    approved: dict[str, date] = {}
    for one in context.meeting.approved or ():
        if isinstance(one.on, date):
            approved |= {number: min(approved.get(number, one.on), one.on) for number in _takes_in(context, one)}
    numbers = announcement.items if announcement.items is not None else tuple(item.number for item in context.items)
    return [number for number in numbers if number in approved and approved[number] > announcement.start]


def _approvers(context: MeetingContext) -> Iterator[Sighting]:
    meeting = context.meeting
    attendance = meeting.attendance
    did = {person for one in meeting.approved or () for person in one.by or ()}
    for person in dict.fromkeys([*(meeting.approvers or ()), *sorted(did)]):
        capacities = {one.as_ for one in attendance or () if one.person == person}
        led = AttendsAs.CHAIR in capacities
        yield Sighting(
            kind="approver",
            view=ApproverView.alike(
                chosen=None if meeting.approvers is None else led or person in meeting.approvers,
                approved=person in did,
                decided=None if attendance is None else not DECIDES.isdisjoint(capacities) or _stepped_in(context, person),
                official=AttendsAs.OFFICIAL in capacities,
            ),
            about=context.about,
            part=person,
            source=meeting.source,
            asked=context.asked,
            act=meeting.on,
            words={
                "person": context.name(person),
                "organ": context.organ.name,
                "on": meeting.on.isoformat(),
                "chosen_people": ", ".join(map(context.name, meeting.approvers or ())) or "–",
            },
        )


def _stepped_in(context: MeetingContext, person: str) -> bool:
    return any(one.replaced_by == person for item in context.items for one in context.conflicts(item))


def _sighting(
    context: MeetingContext,
    view: MinutesView | ApprovalView | AnnouncementView,
    part: str,
    items: tuple[str, ...] | None,
    words: Callable[[], dict[str, Words]],
) -> Sighting:
    kind = part.partition("/")[0]
    return Sighting(
        kind=kind,
        view=view,
        about=context.about,
        part=None if kind == "minutes" else part,
        row=paragraphs(items) if items else None,
        source=context.meeting.source,
        asked=context.asked,
        act=context.meeting.on,
        words=Later(
            lambda: {
                "organ": context.organ.name,
                "on": context.meeting.on.isoformat(),
                "last_day": _last_day(context).isoformat(),
                **words(),
            }
        ),
    )


def _last_day(context: MeetingContext) -> date:
    """The last day to approve the minutes, the next weekday where it is a day off."""
    return weekday_from(context.meeting.last_day + _APPROVAL)


def _days(start: date | Nothing | None, end: date | Nothing | None) -> int | Nothing | None:
    if not isinstance(start, date):
        return start
    return (end - start).days if isinstance(end, date) else end


def _day(day: date | Nothing | None) -> str:
    return day.isoformat() if isinstance(day, date) else "–"

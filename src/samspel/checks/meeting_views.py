"""Views of meetings as wholes: notice and summons, whether enough were there, attendance from afar, the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..law import lexicon
from ..law.deadlines import off
from ..model import NONE, Attendance, AttendsAs, Item, ItemKind, ItemOutcome, Meeting, Nothing, Seat, YesNo
from ..rules.meeting_views import MeetingView
from ..rules.view import Later, Sighting, Words
from .decision_context import is_yes
from .meeting_context import DECIDES, MeetingContext
from .quorum import lacking_at_most, most_there, quorum

_DAY = timedelta(days=1)
_PRESIDIUM = {Seat.CHAIR, Seat.VICE_CHAIR}
_UNDECIDED = {ItemOutcome.REFERRED_BACK, ItemOutcome.TABLED, ItemOutcome.WITHDRAWN}
_ELECTION_YEARS = 4  # 2018, 2022, 2026 and so on


def meeting_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """The view of a meeting as a whole."""
    meeting, standing = context.meeting, context.standing_orders
    noticed_late, remote = meeting.urgent_noticed, _remote(context)
    enough = quorum(context)
    discharge, budget = _discharge(context), _budget(context)

    def words() -> dict[str, Words]:
        return {
            "organ": context.organ.name,
            "on": meeting.on.isoformat(),
            "noticed": _day(meeting.noticed),
            "summoned": _day(meeting.summoned),
            "urgent_items": paragraphs(meeting.urgent_notice or ()),
            "urgent_noticed": _day(noticed_late),
            "weekday_before": _weekday_before(meeting.on).isoformat(),
            "needed": str(enough.needed or "–"),
            "most": str(most_there(context) or "–"),
            "members": str(context.organ.members or "–"),
            "remote_people": ", ".join(dict.fromkeys(context.name(one.person) for one in remote)) or "–",
            "discharge_item": paragraphs([discharge.number] if discharge else ()),
            "budget_item": paragraphs([budget.number] if budget else ()),
        }

    yield Sighting(
        kind="meeting",
        view=MeetingView.alike(
            organ=context.organ.kind.value,
            notice_days=_days_before(meeting, meeting.noticed),
            summons_days=_days_before(meeting, meeting.summoned),
            wanted_days=standing.summons_days or NONE if standing else NONE,
            summons_late_by=_summons_late_by(context),
            announced_as_urgent=len(meeting.urgent_notice or ()),
            urgent_notice_days=_days_before(meeting, noticed_late) if meeting.urgent_notice else NONE,
            urgent_notice_weekdays=_weekdays_before(meeting, noticed_late) if meeting.urgent_notice else NONE,
            attendance_known=meeting.attendance is not None,
            quorum_by=enough.by,
            lacks=lacking_at_most(context),
            remote=bool(remote),
            remote_allowed=None if standing is None or standing.remote is None else bool(standing.remote),
            remote_presidium=any(_leads(context, one) for one in remote),
            all_see_and_hear=is_yes(meeting.sees_and_hears),
            established=is_yes(meeting.attendance_established),
            public=is_yes(meeting.public),
            public_allowed=_allowed(standing.public) if standing else None,
            discharge_late_by=(meeting.last_day - date(meeting.on.year, 6, 30)).days if discharge else NONE,
            budget_days_before_term=(date(meeting.on.year, 10, 15) - meeting.on).days if budget else NONE,
        ),
        about=context.about,
        source=meeting.source,
        asked=context.asked,
        act=meeting.on,
        words=Later(words),
    )


def paragraphs(numbers: list[str] | tuple[str, ...]) -> str:
    """Numbers of paragraphs as they are named to the reader."""
    return ("§ " if len(numbers) == 1 else "§§ ") + ", ".join(numbers) if numbers else "–"


def _days_before(meeting: Meeting, day: date | Nothing | None) -> int | Nothing | None:
    return (meeting.on - day).days if isinstance(day, date) else day


def _weekdays_before(meeting: Meeting, day: date | Nothing | None) -> int | Nothing | None:
    if not isinstance(day, date):
        return day
    days = (meeting.on - day).days
    return sum(not off(day + one * _DAY) for one in range(days))


def _weekday_before(day: date) -> date:
    day -= _DAY
    while off(day):
        day -= _DAY
    return day


def _summons_late_by(context: MeetingContext) -> int | Nothing | None:
    standing, summoned = context.standing_orders, context.meeting.summoned
    if standing is None or not standing.summons_days:
        return NONE
    if summoned is NONE:
        return standing.summons_days
    before = _days_before(context.meeting, summoned)
    return standing.summons_days - before if isinstance(before, int) else None


def _remote(context: MeetingContext) -> list[Attendance]:
    """Those who decided and are recorded as attending from afar."""
    return [one for one in context.meeting.attendance or () if one.as_ in DECIDES and one.remote is YesNo.YES]


def _leads(context: MeetingContext, one: Attendance) -> bool:
    return one.as_ is AttendsAs.CHAIR or not _PRESIDIUM.isdisjoint(context.seats(one.person))


def _allowed(value: YesNo | Nothing | None) -> bool | None:
    """What the standing orders allow; what they say nothing of they do not."""
    return False if value is NONE else bool(is_yes(value)) if value else None


def _discharge(context: MeetingContext) -> Item | None:
    """The item in which the council decided on discharge."""
    found = (one for one in context.items if one.kind is ItemKind.DISCHARGE and _is_decided(one))
    return next(found, None) if context.is_council else None


def _budget(context: MeetingContext) -> Item | None:
    """The item in which the council, in an election year, set the next year's budget or tax rate, by its words."""
    year = context.meeting.on.year
    if not context.is_council or (year - 2018) % _ELECTION_YEARS:
        return None
    return next((one for one in context.items if _is_decided(one) and _sets_budget(one.matter or "", year + 1)), None)


def _sets_budget(matter: str, year: int) -> bool:
    return str(year) in matter and lexicon.says("budget", matter) and not lexicon.says("budget_only_prepared", matter)


def _is_decided(item: Item) -> bool:
    return not (item.decision and item.decision.outcome in _UNDECIDED)


def _day(day: date | Nothing | None) -> str:
    return day.isoformat() if isinstance(day, date) else "–"

"""Views of how a board was told at a meeting of decisions taken on its behalf, held against the decisions of the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..authority.boards import BOARDS
from ..model import NONE, Item, Nothing, ReportedDecisions
from ..rules.minutes_views import DelegationReportView
from ..rules.view import Sighting
from .decision_context import DecisionContext, reports_of
from .decision_views import report_at
from .meeting_context import MeetingContext

Log = Sequence[DecisionContext]


def report_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """The view of the reports of a board's meeting: of its items with reports taken together, or of there being none."""
    meeting = context.meeting
    if context.organ.kind not in BOARDS or meeting.items is None:
        return
    items, log, since = reports_of(meeting), _log(context), _days(context)[0]
    if not items and not log:
        return
    told = [one.reported for one in items if one.reported]
    ordinary = [one for one in log if not one.decision.urgency]
    urgent = [one for one in log if one.decision.urgency]
    ordinary_told = [one for one in told if one.count is not None or not one.urgent]  # the others hold urgent ones only
    said, listed, urgent_said = _sum(ordinary_told, "count"), _listed(told), _urgent_said(told)
    number = said if isinstance(said, int) else listed
    in_log = len(ordinary) + _urgent_told(urgent, told, urgent_said)
    yield Sighting(
        kind="delegation_report",
        view=DelegationReportView(
            item=bool(items),
            log=len(ordinary),
            to_next_meeting=_to_next_meeting(ordinary),
            shown=_shown(items),
            count_over_listed=_difference(said, listed),
            count_over_log=_over_log(number, in_log, since),
            urgent_short=NONE if _names_all(told) else _urgent_short(urgent, told, urgent_said),
        ),
        about=context.about_item(items[0]) if items else context.about,
        row=f"§ {items[0].number}" if items else None,
        source=(items[0].source if items else None) or meeting.source,
        asked=context.asked,
        act=meeting.on,
        words={
            "item": f"§ {items[0].number}" if items else "–",
            "organ": context.organ.name,
            "on": meeting.on.isoformat(),
            "said": str(number) if isinstance(number, int) else "–",
            "listed": str(listed) if isinstance(listed, int) else "–",
            "in_log": str(in_log),
            "urgent_said": str(urgent_said) if isinstance(urgent_said, int) else "–",
            "urgent_in_log": str(len(urgent)),
            "since": since.isoformat() if since else "–",
        },
    )


def _urgent_told(urgent: Log, told: Sequence[ReportedDecisions], said: int | Nothing | None) -> int:
    """How many urgent decisions were told of; those that were not have rules of their own."""
    if told and all(one.decisions is not None for one in told):
        return sum(one.decision.id in (reported.decisions or ()) for one in urgent for reported in told)
    return min(said, len(urgent)) if isinstance(said, int) else len(urgent) if told else 0


def _urgent_short(urgent: Log, told: Sequence[ReportedDecisions], said: int | Nothing | None) -> int | Nothing | None:
    """How many urgent decisions too few were told of; unknown where the minutes give no number of them."""
    if not urgent or not told:
        return NONE
    return _difference(len(urgent), said) if isinstance(said, int) else None


def _urgent_said(told: Sequence[ReportedDecisions]) -> int | Nothing:
    """How many urgent decisions the minutes count, in any of the items; none where they have no such number."""
    numbers = [one.urgent for one in told if one.urgent is not None]
    return sum(number for number in numbers if isinstance(number, int)) if numbers else NONE


def _last_meeting(context: MeetingContext) -> date | None:
    """The day of the organ's meeting before this one, as far as the facts hold it."""
    meeting = context.meeting
    days = (one.on for one in context.town.meetings if one.organ == meeting.organ and one.on < meeting.on)
    return max(days, default=None)


def _days(context: MeetingContext) -> tuple[date | None, date]:
    """The days whose decisions are told of: those that the items name, else from the last meeting to the day before."""
    told = [item.reported for item in reports_of(context.meeting) if item.reported]
    first, last = [one.start for one in told if one.start], [one.end for one in told if one.end]
    if told and len(first) == len(last) == len(told):
        return min(first), max(last)
    return _last_meeting(context), context.meeting.on - timedelta(days=1)


def _log(context: MeetingContext) -> Log:
    """The decisions on the board's behalf of those days, but those told of at another meeting or not to be told.

    Those recorded as not reported have rules of their own.
    """
    meeting, (since, until) = context.meeting, _days(context)
    before = meeting.on - timedelta(days=1)
    listed = {one for item in reports_of(meeting) if item.reported for one in item.reported.decisions or ()}
    found = []
    for decision in context.town.decisions:
        first, last = (_last_meeting(context), before) if decision.urgency else (since, until)  # urgent ones cannot wait
        if decision.on > last or (first is not None and decision.on < first):
            continue
        one = DecisionContext(context.town, decision, context.asked)
        here = decision.reported is None or (decision.reported and decision.reported.on == meeting.on)
        if one.board == meeting.organ and (decision.id in listed or (here and _is_delegated(one))):
            found.append(one)
    return found


def _is_delegated(one: DecisionContext) -> bool:
    execution = one.kind is not None and one.kind.delegable == "exec"
    by_delegate = one.recipient is not None and one.by_board is False
    return by_delegate and not execution and not one.decision.recorded and report_at(one) is not NONE


def _to_next_meeting(log: Log) -> bool | Nothing | None:
    if not log:
        return NONE
    said = [report_at(one) for one in log]
    return None if None in said else all(one == "next_meeting" for one in said)


def _sum(told: Sequence[ReportedDecisions], field: str) -> int | Nothing | None:
    """The sum of a number over the items; none where the minutes have no such number at all."""
    numbers = [getattr(one, field) for one in told]
    known = [0 if number is NONE else number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else NONE


def _names_all(told: Sequence[ReportedDecisions]) -> bool:
    return bool(told) and all(one.decisions is not None for one in told)


def _listed(told: Sequence[ReportedDecisions]) -> int | Nothing:
    if not _names_all(told):
        counted = [one.counted for one in told if one.counted is not None]
        return sum(counted) if counted and len(counted) == len(told) else NONE
    return len({number for one in told for number in one.decisions or ()})


def _shown(items: Sequence[Item]) -> bool | Nothing | None:
    """Whether each item tells which decisions; what is recorded of neither a list nor names is unknown."""
    if not items:
        return NONE
    shown = [_tells(one.reported) for one in items if one.reported is not NONE]
    return False if False in shown else None if None in shown else True


def _tells(one: ReportedDecisions | Nothing | None) -> bool | None:
    if not one:
        return None
    if one.decisions is not None or one.count == 0:
        return True
    return None if one.attached is None else one.attached.value == "yes"


def _difference(one: int | Nothing | None, other: int | Nothing | None) -> int | Nothing:
    return one - other if isinstance(one, int) and isinstance(other, int) else NONE


def _over_log(number: int | Nothing | None, log: int, since: date | None) -> int | Nothing | None:
    """Known where the last meeting is; where it is not, only that as many are told of as there are."""
    if not isinstance(number, int) or not log:
        return NONE
    return number - log if since is not None or number == log else None

"""Views of those who took part in deciding at a meeting: whose place they took, when they left, what else they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from ..law import lexicon
from ..model import NONE, Attendance, AttendsAs, Item, Nothing, Seat, Side
from ..rules.meeting_views import AttendanceView
from ..rules.view import Later, Sighting, Words
from .meeting_context import DECIDES, MeetingContext
from .meeting_views import paragraphs

_OTHERWISE = {*AttendsAs} - DECIDES - {AttendsAs.SUBSTITUTE}
_CAPACITIES = {
    AttendsAs.OFFICIAL: ("tjänsteperson", "official"),
    AttendsAs.STAFF_REPRESENTATIVE: ("personalföreträdare", "staff representative"),
    AttendsAs.OTHER_ELECTED: ("annan förtroendevald", "another elected representative"),
    AttendsAs.AUDITOR: ("revisor", "auditor"),
    AttendsAs.OTHER: ("övrig närvarande", "other"),
}


def attendance_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """One view of each person who took part in deciding."""
    attendance = context.meeting.attendance or ()
    stepped_in = {one.replaced_by for item in context.items for one in context.conflicts(item) if one.replaced_by}
    own: dict[str, list[Attendance]] = {}
    for one in attendance:
        own.setdefault(one.person, []).append(one)
    for person in dict.fromkeys(one.person for one in attendance if one.as_ in DECIDES or one.person in stepped_in):
        yield _sighting(context, person, own[person])


def _sighting(context: MeetingContext, person: str, own: list[Attendance]) -> Sighting:
    deciding = [one for one in own if one.as_ in DECIDES]
    holder, member, items = _seat_held(context, deciding)
    passed, over = _passed_over(context, deciding)
    otherwise = {one.as_ for one in own if one.as_ in _OTHERWISE and _also(context, person, one)}
    left_for = _left_for(context, person, deciding)
    named = member or next((one.serves_for for one in deciding if one.serves_for), None)
    titles = [role.name for role in context.roles(person) if role.side is Side.OFFICIAL]

    def words() -> dict[str, Words]:
        return {
            "person": context.name(person),
            "organ": context.organ.name,
            "member": context.name(named) if named else "–",
            "items": paragraphs(items),
            "title": ", ".join(titles) or "–",
            "capacities": (
                ", ".join(sv for one, (sv, _) in _CAPACITIES.items() if one in otherwise) or "–",
                ", ".join(en for one, (_, en) in _CAPACITIES.items() if one in otherwise) or "–",
            ),
            "passed": context.name(over) if over else "–",
        }

    return Sighting(
        kind="attendance",
        view=AttendanceView.alike(
            organ=context.organ.kind.value,
            seat_held_by=holder,
            passed_over=passed,
            came_back=left_for is not NONE,
            left_for=left_for,
            also_as=frozenset(one.value for one in otherwise),
            employed=bool(titles),
            has_seat=_has_seat(context, person, deciding) if titles else NONE,
        ),
        about=context.about,
        part=person,
        source=own[0].source or context.meeting.source,
        asked=context.asked,
        act=context.meeting.on,
        words=Later(words),
    )


def _seat_held(context: MeetingContext, deciding: list[Attendance]) -> tuple[str | Nothing, str | None, list[str]]:
    """Who else decided in the place that a substitute took, the member whose place it was, and the items."""
    for one in deciding:
        member = one.serves_for
        if one.as_ is not AttendsAs.SERVING or not member:
            continue
        there = [item for item in context.items if context.throughout(one, item, named_whole=True)]
        held = [item.number for item in there if _decides(context, member, one, item)]
        if held:
            return "member", member, held
        shared = [item.number for item in there if _shares(context, one, item)]
        if shared:
            return "substitute", member, shared
    return NONE, None, []


def _decides(context: MeetingContext, member: str, substitute: Attendance, item: Item) -> bool:
    deciding = [one for one in context.deciding(item) or () if one.person == member]
    return any(context.throughout(one, item, named_whole=True) and not _took_over(one, substitute, item) for one in deciding)


def _shares(context: MeetingContext, own: Attendance, item: Item) -> bool:
    others = [one for one in context.deciding(item) or () if one.person != own.person and one.serves_for == own.serves_for]
    return any(context.throughout(one, item, named_whole=True) and not _took_over(one, own, item) for one in others)


def _took_over(one: Attendance, other: Attendance, item: Item) -> bool:
    """Whether one of them came when the other left, in this very item."""
    number = item.number
    return (one.last_item == number == other.first_item) or (other.last_item == number == one.first_item)


def _passed_over(context: MeetingContext, deciding: list[Attendance]) -> tuple[str | Nothing, str | None]:
    """Which substitute, who was there and did not serve, came before this one when it began to serve."""
    for one in deciding:
        if one.as_ is not AttendsAs.SERVING:
            continue
        first = next((item for item in context.items if context.covers(one, item)), None)
        if first is None:
            continue
        waiting = [other for other in context.there(first) or () if _waits(context, other, first)]
        for other in waiting:
            if _earlier(context, other, one):
                return "order", other.person
        party = _party(context, one.serves_for) if one.serves_for else None
        if one.party is not None and party not in (None, one.party):
            for other in waiting:
                if other.party == party:
                    return "party", other.person
    return NONE, None


def _waits(context: MeetingContext, one: Attendance, item: Item) -> bool:
    if one.as_ is not AttendsAs.SUBSTITUTE or not context.throughout(one, item, named_whole=True):
        return False
    busy = {other.person for other in context.deciding(item) or ()} | {other.person for other in context.conflicts(item)}
    return one.person not in busy


def _earlier(context: MeetingContext, other: Attendance, one: Attendance) -> bool:
    """Whether another substitute stands before this one; those of different parties are not held against each other."""
    order = (context.standing_orders.substitutes if context.standing_orders else None) or ()
    if None not in (one.party, other.party) and one.party != other.party:
        return False
    return {one.person, other.person} <= {*order} and order.index(other.person) < order.index(one.person)


def _party(context: MeetingContext, person: str) -> str | None:
    parties = (one.party for one in context.meeting.attendance or () if one.person == person)
    return next((party for party in parties if party is not None), None)


def _left_for(context: MeetingContext, person: str, deciding: list[Attendance]) -> str | Nothing | None:
    """Why somebody left who decided again later: by the items missed between, or by two times on the clock."""
    away: list[Item] = []
    for item in dropwhile(lambda item: not _there(context, deciding, item), context.items):
        if not _there(context, deciding, item):
            away.append(item)
        elif away:
            return _reason(context, person, deciding, away)
    ends = sorted(one.end for one in deciding if one.end is not None)
    starts = [one.start for one in deciding if one.start is not None]
    if ends and any(start > ends[0] for start in starts):
        return _reason(context, person, deciding, [])
    return NONE


def _there(context: MeetingContext, deciding: list[Attendance], item: Item) -> bool:
    return any(context.covers(one, item) for one in deciding)


def _reason(context: MeetingContext, person: str, deciding: list[Attendance], away: list[Item]) -> str | None:
    if away and all(any(one.person == person for one in item.conflicts or ()) for item in away):
        return "conflict"
    said = next((one.left_because for one in deciding if one.left_because), None)
    if said is None:
        return None
    return "conflict" if lexicon.says("conflict_of_interest", str(said)) else "other"


def _also(context: MeetingContext, person: str, other: Attendance) -> bool:
    """Whether somebody decided in an item that they were at in another capacity from beginning to end."""
    for item in context.items:
        for one in context.deciding(item) or ():
            same = one.person == person and (one is other or not _took_over(one, other, item))
            if same and context.throughout(other, item, named_whole=True):
                return True
    return False


def _has_seat(context: MeetingContext, person: str, deciding: list[Attendance]) -> bool | None:
    """By the register: known to be no only for a member, where the register fills every seat with others."""
    if context.seats(person):
        return True
    members = context.organ.members
    if members is None or all(one.as_ is AttendsAs.SERVING for one in deciding):
        return None
    filled = sum(bool(context.seats(one.id) - {Seat.SUBSTITUTE}) for one in context.town.people)
    return False if filled >= members else None

"""Views of who was there for each item of a meeting: whether they were enough, or too many, and with which doors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..law.matters import kinds_of_board
from ..model import NONE, Attendance, AttendsAs, Item, Nothing, Seat, YesNo
from ..rules.meeting_views import PresenceView
from ..rules.view import Later, Sighting, Words
from .decision_context import is_yes
from .meeting_context import DECIDES, MeetingContext
from .quorum import handled, is_answer, lacking, lacking_at_most, quorum

_LEAD = {Seat.CHAIR, Seat.VICE_CHAIR}
_CHAIR: dict[str, Words] = {
    "away": ("inte med", "not there"),
    "disqualified": ("jävig", "disqualified"),
}


def presence_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """One view of each item of the meeting."""
    enough, at_most = quorum(context), lacking_at_most(context)
    led = any(one.as_ is AttendsAs.CHAIR for one in context.meeting.attendance or ())
    for item in context.items:
        there = context.there(item) or ()
        staff = [one.person for one in there if one.as_ is AttendsAs.STAFF_REPRESENTATIVE]
        chair = _chair(context, item, told=led)
        authority = context.authority(item)
        yield Sighting(
            kind="presence",
            view=PresenceView.alike(
                organ=context.organ.kind.value,
                handled=handled(item),
                answer=is_answer(item),
                answered_below_quorum=is_yes(item.answered_below_quorum),
                quorum_by=enough.by,
                quorate_meeting=at_most <= 0 if isinstance(at_most, int) else at_most,
                lacks=lacking(context, item),
                lacks_all_the_same=lacking(context, item, counting_disqualified=True),
                too_many=_too_many(context, item),
                chair=chair,
                authority=authority,
                secret=is_yes(item.secret),
                doors=_doors(context, item),
                staff_representatives=len(set(staff)),
                board_kinds=kinds_of_board(context.organ.name),
            ),
            about=context.about_item(item),
            row=f"§ {item.number}",
            source=item.source or context.meeting.source,
            asked=context.asked,
            act=context.meeting.on,
            presumed=frozenset({"authority"} if authority is not None and not context.authority_shown(item) else ()),
            words=Later(partial(_words, context, item, staff, chair)),
        )


def _words(context: MeetingContext, item: Item, staff: list[str], chair: str | Nothing | None) -> dict[str, Words]:
    return {
        "item": f"§ {item.number}",
        "matter": item.matter or "–",
        "organ": context.organ.name,
        "deciding": str(len(context.deciding(item) or ())),
        "needed": str(quorum(context).needed or "–"),
        "members": str(context.organ.members or "–"),
        "disqualified": ", ".join(context.name(one.person) for one in context.conflicts(item)) or "–",
        "staff": ", ".join(dict.fromkeys(map(context.name, staff))) or "–",
        "chair_then": _CHAIR.get(chair or "", "–"),
    }


def _too_many(context: MeetingContext, item: Item) -> int | None:
    """By how many those who decided all through exceed the members; one who took over in the item is not counted twice.

    Nor is a substitute called in for a part of the meeting when it is not told whose seat that was: who left is not known.
    """
    members, deciding = context.organ.members, context.deciding(item)
    if members is None or deciding is None:
        return None
    through = [one for one in deciding if context.throughout(one, item, named_whole=True) and not _in_for_somebody(one)]
    left = sum(one.last_item == item.number for one in through)
    came = sum(one.first_item == item.number for one in through)
    return len(through) - min(left, came) - members


def _in_for_somebody(one: Attendance) -> bool:
    """Whether somebody served for some of the items, in a seat that is not told."""
    return one.as_ is AttendsAs.SERVING and not one.serves_for and (one.first_item or one.last_item) is not None


def _chair(context: MeetingContext, item: Item, *, told: bool) -> str | Nothing | None:
    """What became of the chair in the item; `told`: the minutes say who led the meeting."""
    there = context.there(item)
    if there is None:
        return None
    if not told:
        return NONE
    away = {one.person for one in context.conflicts(item)}
    if any(one.person not in away and _may_lead(context, one) for one in there):
        return "there"
    return "disqualified" if any(one.as_ is AttendsAs.CHAIR for one in there) else "away"


def _may_lead(context: MeetingContext, one: Attendance) -> bool:
    """Whether somebody led the meeting at some time, or decided and has a seat as chair or vice chair."""
    return one.as_ is AttendsAs.CHAIR or (one.as_ in DECIDES and not _LEAD.isdisjoint(context.seats(one.person)))


def _doors(context: MeetingContext, item: Item) -> str | None:
    if item.closed_doors is not None:
        return "closed" if item.closed_doors is YesNo.YES else "open"
    if context.meeting.public is None:
        return None
    return "unsaid" if context.meeting.public is YesNo.YES else "closed"

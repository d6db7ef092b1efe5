"""How many must take part in an item of a meeting, and how many did."""

from __future__ import annotations

from typing import NamedTuple

from ..authority.boards import BOARDS
from ..model import NONE, Item, ItemKind, ItemOutcome, Nothing, OrganKind
from .meeting_context import DECIDES, MeetingContext

_BY_LAW = {OrganKind.COUNCIL, *BOARDS}
_ANSWERS = {ItemKind.INTERPELLATION, ItemKind.QUESTION}
_TOLD_OF = {ItemKind.INFORMATION, ItemKind.NOTICES}
_SETTLED = {ItemOutcome.DECIDED, ItemOutcome.REFERRED_BACK, ItemOutcome.TABLED}


class Quorum(NamedTuple):
    """What says how many must take part, and how many: none for organs whose rules were not read."""

    by: str | Nothing | None
    needed: int | None


def quorum(context: MeetingContext) -> Quorum:
    """How many must take part: more than half of the members, or what the standing orders of a committee say."""
    members = context.organ.members
    half = members // 2 + 1 if members is not None else None
    if context.organ.kind in _BY_LAW:
        return Quorum("law", half)
    if context.organ.kind is not OrganKind.COMMITTEE:
        return Quorum(NONE, None)
    said = context.standing_orders.quorum if context.standing_orders else None
    if said is NONE:
        return Quorum("half", half)
    return Quorum("standing_orders", said) if said else Quorum(None, None)


def handled(item: Item) -> bool | None:
    """Whether a matter was handled in the item: not by information, nor where it was withdrawn."""
    outcome = item.decision.outcome if item.decision else None
    if outcome is ItemOutcome.WITHDRAWN:
        return False
    if item.kind in _TOLD_OF:
        return outcome in _SETTLED
    if item.kind is None or item.kind is ItemKind.PROCEDURE:
        return True if item.decision else None
    return True


def is_answer(item: Item) -> bool:
    """Whether the item is an interpellation or a question, which is answered and not decided."""
    return item.kind in _ANSWERS


def lacking(context: MeetingContext, item: Item, *, counting_disqualified: bool = False) -> int | Nothing | None:
    """How many of those who must take part did not; 0 or less when enough did.

    Those who were at the meeting but disqualified in the item count only when asked for, if nobody took their place.
    """
    deciding = context.deciding(item)
    if deciding is None:
        return None
    return _lacking(context, len(deciding) + (_disqualified(context, item) if counting_disqualified else 0))


def most_there(context: MeetingContext) -> int | Nothing | None:
    """How many took part when most did, those disqualified counted; none when nothing was handled but answers."""
    if context.meeting.attendance is None:
        return None
    items = (item for item in context.items if handled(item) and not is_answer(item))
    return max((len(context.deciding(item) or ()) + _disqualified(context, item) for item in items), default=NONE)


def lacking_at_most(context: MeetingContext) -> int | Nothing | None:
    """How many were missing when most took part; none when nothing was handled."""
    most = most_there(context)
    return _lacking(context, most) if isinstance(most, int) else most


def _disqualified(context: MeetingContext, item: Item) -> int:
    """How many were at the meeting as members but disqualified in the item, without anybody in their place."""
    unreplaced = [one.person for one in context.conflicts(item) if not one.replaced_by]
    if not unreplaced:
        return 0
    decide = {one.person for one in context.meeting.attendance or () if one.as_ in DECIDES}
    return sum(person in decide for person in unreplaced)


def _lacking(context: MeetingContext, taking_part: int) -> int | Nothing | None:
    by, needed = quorum(context)
    if by is NONE:
        return NONE
    if needed is None:
        members = context.organ.members
        return 0 if members is not None and taking_part >= members else None
    return needed - taking_part

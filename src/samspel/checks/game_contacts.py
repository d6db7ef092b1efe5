"""A contact held against the game rules that hold for it, and against the decision it is said to rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..authority.decide import folded
from ..model import NONE, Contact, ContactKind, GameRules, Municipality, Nothing, Role, Side, WaysIn
from .belonging import upwards
from .decision_context import is_yes

_MINUTE = re.compile(r"(?P<on>\d{4}-\d{2}-\d{2})\D{0,12}§\s*(?P<number>\d{1,4})")


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """What game rules say of one contact; NONE throughout where none hold."""

    title: str | None = None
    ways_in: str | None = None
    agreed_way: bool | Nothing | None = NONE
    needs_decision: bool | Nothing | None = NONE
    cases_agreed: bool | Nothing | None = NONE


def held_against_rules(town: Municipality, contact: Contact) -> HeldAgainst:
    """What the game rules of the elected representative's board, else of all boards, say of the contact."""
    by, to = town.role[contact.by], town.role[contact.to] if contact.to else None
    if by.side is not Side.POLITICAL or to is None or to.side is not Side.OFFICIAL:
        return HeldAgainst()
    rules = rules_for(town, by, contact.on)
    if rules is None:
        return HeldAgainst()
    ways = rules.ways_in or WaysIn()
    let_in: Mapping[ContactKind, tuple[str, ...] | None] = {
        ContactKind.INFORMATION: ways.questions_to,
        ContactKind.INSTRUCTION: ways.assignments_to,
    }
    roles = let_in.get(contact.kind, ())
    return HeldAgainst(
        title=f"”{rules.title}”" if rules.title else None,
        ways_in=", ".join(town.role[one].name for one in roles or ()) or None,
        agreed_way=NONE if contact.kind not in let_in else None if roles is None else to.id in roles,
        needs_decision=is_yes(ways.assignments_by_decision),
        cases_agreed=is_yes(ways.open_cases),
    )


def rules_for(town: Municipality, role: Role, on: date) -> GameRules | None:
    """The game rules that hold for a role that day: those of its own board before those of all boards."""
    above = {organ: parent.parent for organ, parent in town.organ.items()}
    own = set(upwards(above, role.organ)) if role.organ else set()
    held = [one for one in town.game_rules if one.hold_on(on) and (one.organs is None or own & {*one.organs})]
    return min(held, key=lambda one: one.organs is None, default=None)


def traceable(town: Municipality, contact: Contact) -> bool | Nothing | None:
    """Whether the decision that the contact names is in the facts.

    Yes for the id of a decision, or for the day and paragraph of a meeting; no where the facts hold the items of meetings
    that day and none of them has that number; else unknown.
    """
    if contact.decision is None or isinstance(contact.decision, Nothing):
        return contact.decision
    if any(folded(one.id) == folded(contact.decision) for one in town.decisions):
        return True
    found = _MINUTE.search(contact.decision)
    if found is None:
        return None
    held = [one for one in town.meetings if one.on.isoformat() == found["on"] and one.items is not None]
    return any(item.number == found["number"] for one in held for item in one.items or ()) if held else None

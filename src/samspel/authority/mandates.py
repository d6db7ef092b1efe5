"""Whether the council has given a board a matter (reglemente), and which other organ has it."""

from __future__ import annotations

from datetime import date

from ..law.matters import MatterType, all_matters
from ..model import Mandate, Municipality, Organ, Row
from .context import OrderContext


def mandate_of(context: OrderContext, row: Row) -> tuple[bool | None, Organ | None]:
    """Whether the order's board has the matter of a row, and another organ that has it.

    None: the matter is not recognised, or nothing is known of what the council gave the board.
    """
    found = context.footing(row).matters
    own = context.order.organ
    if not found or own is None:
        return None, None
    [matter] = (all_matters()[name] for name in found)
    given = has_been_given(context.town, own, matter, context.asked)
    if given is not False:
        return given, None
    holders = [one.organ for one in context.town.mandates if _in_force(one, context.asked) and _holds(one, matter)]
    return False, context.town.organ[holders[0]] if holders else None


def has_been_given(town: Municipality, organ: str, matter: MatterType, day: date) -> bool | None:
    """Whether the council has given the organ the matter; None when nothing is known of what it gave the organ."""
    own = [mandate for mandate in town.mandates_of.get(organ, ()) if _in_force(mandate, day)]
    if not own:
        return None
    return matter.organ == "ALLA" or any(_holds(mandate, matter) for mandate in own)


def _in_force(mandate: Mandate, day: date) -> bool:
    return mandate.in_force is None or mandate.in_force.covers(day)


def _holds(mandate: Mandate, matter: MatterType) -> bool:
    """A mandate names matter types by id, or groups of them as a reglemente does."""
    if matter.id in mandate.matters or matter.group in mandate.matters:
        return True
    named = {words.casefold() for words in mandate.matters}
    return matter.id.casefold() in named or matter.group.casefold() in named

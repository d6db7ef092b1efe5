"""Whether the council has given a board a matter (reglemente), and which other organ has it."""

from __future__ import annotations

from collections.abc import Iterator
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
    holders = [mandate.organ for mandate in _in_force(context.town, context.asked) if _holds(mandate, matter)]
    return False, context.town.organ[holders[0]] if holders else None


def has_been_given(town: Municipality, organ: str, matter: MatterType, day: date) -> bool | None:
    """Whether the council has given the organ the matter; None when nothing is known of what it gave the organ."""
    own = [mandate for mandate in _in_force(town, day) if mandate.organ == organ]
    if not own:
        return None
    return matter.organ == "ALLA" or any(_holds(mandate, matter) for mandate in own)


def _in_force(town: Municipality, day: date) -> Iterator[Mandate]:
    for mandate in town.mandates:
        if mandate.in_force is None or mandate.in_force.covers(day):
            yield mandate


def _holds(mandate: Mandate, matter: MatterType) -> bool:
    """A mandate names matter types by id, or groups of them as a reglemente does."""
    named = {words.casefold() for words in mandate.matters}
    return matter.id.casefold() in named or matter.group.casefold() in named

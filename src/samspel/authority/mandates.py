"""Whether the council has given a board the matter of a row (reglemente), and which other organ has it."""

from __future__ import annotations

from collections.abc import Iterator

from ..law.matters import MatterType, all_matters
from ..model import Mandate, Organ, Row
from .context import OrderContext


def mandate_of(context: OrderContext, row: Row) -> tuple[bool | None, Organ | None]:
    """Whether the order's board has the matter, and another organ that has it.

    None: the matter is not recognised, or nothing is known of what the council gave the board.
    """
    found = context.footing(row).matters
    own = context.order.organ
    in_force = list(_in_force(context))
    if not found or own is None or not any(mandate.organ == own for mandate in in_force):
        return None, None
    [matter] = (all_matters()[name] for name in found)
    holders = [mandate.organ for mandate in in_force if _holds(mandate, matter)]
    if matter.organ == "ALLA" or own in holders:
        return True, None
    return False, context.town.organ[holders[0]] if holders else None


def _in_force(context: OrderContext) -> Iterator[Mandate]:
    for mandate in context.town.mandates:
        if mandate.in_force is None or mandate.in_force.covers(context.asked):
            yield mandate


def _holds(mandate: Mandate, matter: MatterType) -> bool:
    """A mandate names matter types by id, or groups of them as a reglemente does."""
    named = {words.casefold() for words in mandate.matters}
    return matter.id.casefold() in named or matter.group.casefold() in named

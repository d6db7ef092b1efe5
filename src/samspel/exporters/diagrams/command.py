"""The line of command among the delegates of a picture."""

from __future__ import annotations

from collections.abc import Sequence

from ...graph import heads_administration_of
from ...model import Municipality, Order, Role
from .holders import Holder

Node = tuple[Holder, ...]
"""One holder, or several of the same superior and level that are drawn as a stack with one arrow."""


def command(town: Municipality, order: Order, found: Sequence[Holder]) -> dict[str, str] | None:
    """For each employed holder its nearest superior in the picture ("" for the board); None when too little is known.

    A chain of command is never invented: six employed delegates in ten must have a known superior, or head an
    administration.
    """
    employed = [holder for holder in found if holder.letter != "F"]
    shown = {holder.role for holder in found if holder.role}
    chains = {holder.key: _chain(town, town.role[holder.role]) for holder in employed if holder.role}
    known = [holder for holder in employed if chains.get(holder.key) or _at_the_top(town, order, holder)]
    nearest = {key: next((step for step in chain if step in shown), "") for key, chain in chains.items()}
    return nearest if len(known) >= 0.6 * len(employed) and any(nearest.values()) else None


def tree_nodes(
    found: Sequence[Holder], superiors: dict[str, str], onward: Sequence[tuple[str, str]], stacked: bool
) -> list[Node]:
    """The nodes of the tree; `stacked` joins those who have nobody below them and the same superior."""
    giving = {*superiors.values(), *(giver for giver, _ in onward)}
    nodes: dict[object, list[Holder]] = {}
    for holder in found:
        givers = frozenset(giver for giver, receiver in onward if receiver == holder.key)
        leaf = stacked and holder.key in superiors and holder.key not in giving
        place = (superiors[holder.key], holder.level, givers) if leaf else holder.key
        nodes.setdefault(place, []).append(holder)
    return [tuple(node) for node in nodes.values()]


def _chain(town: Municipality, role: Role) -> tuple[str, ...]:
    """The superiors of the role, nearest first: as stated, else whoever heads its unit or the unit above."""
    chain: list[str] = []
    step: str | None = _superior(town, role)
    while step is not None and step not in (*chain, role.id):
        chain.append(step)
        step = _superior(town, town.role[step])
    return tuple(chain)


def _superior(town: Municipality, role: Role) -> str | None:
    return next(iter(superiors_of(town, role)), None)


def superiors_of(town: Municipality, role: Role) -> tuple[str, ...]:
    """Whoever commands the role: those stated, else whoever heads its unit or the nearest unit above."""
    if role.reports_to:
        return role.reports_to
    heads = {other.heads: other.id for other in town.roles if other.heads}
    unit, seen = role.unit, set()
    while unit is not None and unit not in seen:
        seen.add(unit)
        if heads.get(unit, role.id) != role.id:
            return (heads[unit],)
        unit = town.unit[unit].parent
    return ()


def _at_the_top(town: Municipality, order: Order, holder: Holder) -> bool:
    """Whether nobody stands between the holder and the board: it heads the board's administration."""
    if holder.role is None or order.organ is None:
        return False
    return heads_administration_of(town, town.role[holder.role], order.organ) is True

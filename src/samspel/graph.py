"""The relationship between politics and administration as a graph: organs, units, roles, mandates, delegations, command.

The only module that knows networkx. Nodes are `kind/id` ("organ/ks", "role/kdir"); each edge has a `kind` from EdgeKind.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from .model import Municipality, Role

MultiDiGraph = Any  # networkx is typed by stubs that are not needed at run time


class EdgeKind(StrEnum):
    """What an edge says. Each runs from the one who gives, appoints or commands."""

    APPOINTS = "appoints"  # organ -> organ
    MANDATE = "mandate"  # council -> organ: what the organ may decide
    SERVED_BY = "served_by"  # organ -> unit: its administration
    CONTAINS = "contains"  # unit -> unit
    SEAT = "seat"  # organ -> elected role
    POST = "post"  # unit -> official role
    HEADS = "heads"  # role -> unit
    COMMANDS = "commands"  # role -> role
    DELEGATES = "delegates"  # organ -> role, organ or wording
    ONWARD = "onward"  # role -> role
    DESIGNATES = "designates"  # organ -> role
    HOLDS = "holds"  # person -> role


def build(town: Municipality) -> MultiDiGraph:
    """The whole municipality as a networkx MultiDiGraph."""
    import networkx as nx  # heavy, and most callers only ask who heads what

    graph: MultiDiGraph = nx.MultiDiGraph()
    for kind, facts in (("organ", town.organs), ("unit", town.units), ("role", town.roles), ("person", town.people)):
        for fact in facts:
            graph.add_node(f"{kind}/{fact.id}", kind=kind, name=getattr(fact, "name", None) or fact.id)
    for giver, receiver, kind, about in _edges(town):
        graph.add_edge(giver, receiver, kind=kind, about=about)
    return graph


def chain_from_council(town: Municipality, organ: str) -> tuple[str, ...]:
    """The organ ids from the council down to `organ`, by appointment; empty when no council is reached."""
    chain: list[str] = []
    step: str | None = organ
    while step is not None and step not in chain:
        chain.append(step)
        step = town.organ[step].parent if step in town.organ else None
    root = town.organ.get(chain[-1])
    return tuple(reversed(chain)) if root is not None and root.kind.value == "council" else ()


def heads_administration_of(town: Municipality, role: Role, organ: str) -> bool | None:
    """Whether the role heads the administration of the organ (KL 7 kap. 6 §); None when the facts do not say.

    True only for a unit that serves the organ itself: the head of a department inside it is not förvaltningschef.
    """
    if role.heads is None:
        return False if _works_under_another_head(town, role, organ) else None
    if not role.heads:
        return False
    unit = town.unit[role.heads]
    if unit.serves is None:
        return False if unit.parent is not None else None
    return organ in unit.serves


def _works_under_another_head(town: Municipality, role: Role, organ: str) -> bool:
    """Whether the role's post lies in a unit that serves the organ and that somebody else heads."""
    heads = {other.heads: other.id for other in town.roles if other.heads}
    seen: set[str] = set()
    step = role.unit
    while step is not None and step in town.unit and step not in seen:
        seen.add(step)
        unit = town.unit[step]
        if organ in (unit.serves or ()):
            return heads.get(step, role.id) != role.id
        step = unit.parent
    return False


def _edges(town: Municipality) -> Iterator[tuple[str, str, EdgeKind, str | None]]:
    for organ in town.organs:
        if organ.parent:
            yield f"organ/{organ.parent}", f"organ/{organ.id}", EdgeKind.APPOINTS, None
    for mandate in town.mandates:
        if mandate.by:
            yield f"organ/{mandate.by}", f"organ/{mandate.organ}", EdgeKind.MANDATE, ", ".join(mandate.matters)
    for unit in town.units:
        for served in unit.serves or ():
            yield f"organ/{served}", f"unit/{unit.id}", EdgeKind.SERVED_BY, None
        if unit.parent:
            yield f"unit/{unit.parent}", f"unit/{unit.id}", EdgeKind.CONTAINS, None
    for role in town.roles:
        yield from _role_edges(role)
    for person in town.people:
        for holding in person.roles:
            yield f"person/{person.id}", f"role/{holding.role}", EdgeKind.HOLDS, holding.as_
    for designation in town.designations:
        yield f"organ/{designation.organ}", f"role/{designation.role}", EdgeKind.DESIGNATES, designation.task
    for order in town.orders:
        giver = f"organ/{order.organ}" if order.organ else f"order/{order.id}"
        for row in order.rows:
            for delegate in row.delegates or ():
                receiver = (
                    f"role/{delegate.role}" if delegate.role
                    else f"organ/{delegate.organ}" if delegate.organ
                    else f"words/{delegate.text}"
                )  # fmt: skip
                yield giver, receiver, EdgeKind.DELEGATES, f"{order.id}/row/{row.id}"
    for onward in town.onward:
        yield f"role/{onward.by}", f"role/{onward.to}", EdgeKind.ONWARD, f"{onward.order}/row/{onward.row}"


def _role_edges(role: Role) -> Iterator[tuple[str, str, EdgeKind, str | None]]:
    if role.organ:
        yield f"organ/{role.organ}", f"role/{role.id}", EdgeKind.SEAT, role.seat
    if role.unit:
        yield f"unit/{role.unit}", f"role/{role.id}", EdgeKind.POST, None
    if role.heads:
        yield f"role/{role.id}", f"unit/{role.heads}", EdgeKind.HEADS, None
    for superior in role.reports_to or ():
        yield f"role/{superior}", f"role/{role.id}", EdgeKind.COMMANDS, None

"""The relationship between politics and administration as a graph: organs, units, roles, mandates, delegations, command.

The only module that knows networkx. Nodes are `kind/id` ("organ/ks", "role/kdir"); each edge has a `kind` from EdgeKind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .law.matter_text import matter_key
from .model import NONE, CommandKind, Municipality, Organ, Period, Responsibility, Role, Source, Theme

MultiDiGraph = Any  # networkx is typed by stubs that are not needed at run time


class EdgeKind(StrEnum):
    """What an edge says. Each runs from the one who gives, appoints or commands."""

    APPOINTS = "appoints"  # organ -> organ; organ or role -> role
    MANDATE = "mandate"  # council -> organ: what the organ may decide
    SERVED_BY = "served_by"  # organ -> unit: its administration
    CONTAINS = "contains"  # unit -> unit
    SEAT = "seat"  # organ -> elected role
    POST = "post"  # unit -> official role
    HEADS = "heads"  # role -> unit
    COMMANDS = "commands"  # organ or role -> role
    APPRAISES = "appraises"  # organ or role -> role
    REPORTED_TO = "reported_to"  # organ or role -> role
    INSTRUCTS = "instructs"  # organ -> role: the director's instruction, which is no delegation
    RESPONSIBLE = "responsible"  # organ or role -> matter
    DELEGATES = "delegates"  # organ -> role, organ or wording
    ONWARD = "onward"  # role -> role
    DESIGNATES = "designates"  # organ -> role
    HOLDS = "holds"  # person -> role


_EDGE_OF = {
    CommandKind.DIRECTS: EdgeKind.COMMANDS,
    CommandKind.REPORTED_TO: EdgeKind.REPORTED_TO,
    CommandKind.APPOINTS: EdgeKind.APPOINTS,
    CommandKind.APPRAISES: EdgeKind.APPRAISES,
}


@dataclass(frozen=True, slots=True)
class CommandLine:
    """That somebody stands over a role: the giver as a node ("role/kdir", "organ/sn"), in what, and where that is said.

    `covers` None: no source says in what. `follows`: it is not stated, but follows from that the role heads the
    administration of the organ.
    """

    giver: str
    over: str
    kind: CommandKind
    covers: frozenset[Theme] | None
    source: Source | None
    document: str | None = None
    follows: bool = False


def command_lines(town: Municipality, on: date) -> Iterator[CommandLine]:
    """Every line of command to a role that day: as stated, as `reports_to` says, and from a board to its head."""
    for command in town.commands:
        if in_force(command.in_force, on):
            covers = None if command.covers is None else frozenset(command.covers)
            giver = f"role/{command.by}" if command.by else f"organ/{command.organ}"
            yield CommandLine(giver, command.over, command.kind, covers, command.source, command.document)
    for role in town.roles:
        for superior in role.reports_to or ():
            yield CommandLine(f"role/{superior}", role.id, CommandKind.DIRECTS, None, role.source)
        if role.heads:
            unit = town.unit[role.heads]
            for organ in unit.serves or ():
                yield CommandLine(f"organ/{organ}", role.id, CommandKind.DIRECTS, None, unit.source, follows=True)


def in_force(period: Period | None, on: date) -> bool:
    """Whether something with this period holds that day; without a period it always does."""
    return period is None or period.covers(on)


def named(town: Municipality, node: str) -> Role | Organ:
    """The role or organ behind a node."""
    kind, _, key = node.partition("/")
    return town.role[key] if kind == "role" else town.organ[key]


def subject(responsibility: Responsibility) -> str:
    """What a responsibility is for, as a node: `matter/` and a type, a group or words without amounts."""
    if responsibility.matter is not None:
        return f"matter/{matter_key(responsibility.matter)}"
    return f"matter/{responsibility.matter_type or responsibility.group}"


def holder_of(responsibility: Responsibility) -> str:
    """Whose a responsibility is, as a node."""
    return f"role/{responsibility.role}" if responsibility.role else f"organ/{responsibility.organ}"


def bridges(ties: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Those whose loss would part others who are tied through something they share; each tie is (somebody, something).

    What only one of them has ties nobody together, and does not count.
    """
    import networkx as nx

    shared: dict[str, set[str]] = {}
    for somebody, something in ties:
        shared.setdefault(something, set()).add(somebody)
    graph: Any = nx.Graph()
    for something, those in shared.items():
        if len(those) > 1:
            graph.add_edges_from((("one", somebody), ("thing", something)) for somebody in those)
    return frozenset(name for kind, name in nx.articulation_points(graph) if kind == "one")


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
    heads = town.headed_by
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
    for command in town.commands:
        giver = f"role/{command.by}" if command.by else f"organ/{command.organ}"
        yield giver, f"role/{command.over}", _EDGE_OF[command.kind], ", ".join(command.covers or ()) or None
    for instruction in town.instructions:
        if instruction.organ and instruction.adopted is not NONE:
            yield f"organ/{instruction.organ}", f"role/{instruction.role}", EdgeKind.INSTRUCTS, instruction.document
    for one in town.responsibilities:
        yield holder_of(one), subject(one), EdgeKind.RESPONSIBLE, ", ".join(one.phases)
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

"""Responsibility phase by phase: what nobody has, what several have, who has many steps, who ties it together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..graph import bridges, holder_of, named
from ..model import Municipality, WorkPhase
from .duties import Duties, matters
from .found import Measured, Place, Seen, counted, place
from .holders import Holders

_STEPS = (WorkPhase.PREPARE, WorkPhase.DECIDE, WorkPhase.EXECUTE, WorkPhase.FOLLOW_UP)
_MANY = 3  # of those four: who prepares, decides and carries out meets no second pair of eyes


def unowned_phases(town: Municipality, on: date) -> Measured:
    """How many phases of the matters nobody is responsible for; told matter by matter."""
    found = matters(town, on)
    if not found:
        return Measured(unknown="no_responsibilities")
    return Measured(
        value=sum(len(one.missing) for one in found),
        of=len(found) * len(WorkPhase),
        seen=tuple(
            Seen(one.node, {"matter": one.name, "phases": tuple(one.missing)}, one.places()) for one in found if one.missing
        ),
        open=tuple(
            Seen(one.node, {"matter": one.name, "others": one.perhaps}, one.places(), "open")
            for one in found
            if one.perhaps and one.missing
        ),
    )


def shared_phases(town: Municipality, on: date) -> Measured:
    """How many phases several are responsible for, where it is not said which part is whose."""
    found = matters(town, on)
    if not found:
        return Measured(unknown="no_responsibilities")
    return counted(
        tuple(
            Seen(
                one.node,
                {
                    "matter": one.name,
                    "phase": phase.value,
                    "holders": tuple(named(town, node).name for node in one.holders(phase)),
                },
                one.places(phase),
            )
            for one in found
            for phase in one.shared
        ),
        of=len(found) * len(WorkPhase),
    )


@dataclass(frozen=True)
class Concentration:
    """That one person, or one role whose holder is not known, has most of the steps of a matter."""

    duties: Duties
    roles: tuple[str, ...]
    steps: tuple[WorkPhase, ...]


def concentrations(town: Municipality, on: date) -> Iterator[Concentration]:
    """Where one and the same has at least three of preparing, deciding, carrying out and following up a matter.

    Roles of one person count together. Organs do not: a board prepares through others and decides as many.
    """
    holders = Holders(town, on)
    for duties in matters(town, on):
        steps: dict[str, list[tuple[WorkPhase, str]]] = {}
        for phase in _STEPS:
            for node in duties.holders(phase):
                if node.startswith("role/"):
                    for somebody in holders.alone(node.removeprefix("role/")):
                        steps.setdefault(somebody, []).append((phase, node))
        told: set[tuple[str, ...]] = set()
        for taken in steps.values():
            roles = tuple(dict.fromkeys(node for _, node in taken))
            if len({phase for phase, _ in taken}) >= _MANY and roles not in told:
                told.add(roles)
                yield Concentration(duties, roles, tuple(dict.fromkeys(phase for phase, _ in taken)))


def many_steps(town: Municipality, on: date) -> Measured:
    """In how many matters one and the same has at least three of four steps."""
    found = matters(town, on)
    if not found:
        return Measured(unknown="no_responsibilities")
    seen = tuple(
        Seen(
            one.duties.node,
            {
                "matter": one.duties.name,
                "roles": tuple(named(town, node).name for node in one.roles),
                "phases": tuple(one.steps),
            },
            one.duties.places(*one.steps),
        )
        for one in concentrations(town, on)
    )
    return counted(seen, of=len(found))


def bridge_roles(town: Municipality, on: date) -> Measured:
    """How many roles alone tie together others who share matters."""
    found = matters(town, on)
    if not found:
        return Measured(unknown="no_responsibilities")
    ties = [(node, one.node) for one in found for phase in one.of for node in one.holders(phase)]
    roles = {node for node, _ in ties if node.startswith("role/")}
    places: dict[str, dict[Place, None]] = {}
    for said in (said for one in found for those in one.of.values() for said in those):
        places.setdefault(holder_of(said), {}).update(dict.fromkeys(place(said.source, said.document)))
    return counted(
        tuple(
            Seen(node, {"role": named(town, node).name}, tuple(places.get(node, ())))
            for node in sorted(bridges(ties) & roles)
        ),
        of=len(roles),
    )

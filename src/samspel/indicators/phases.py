"""Responsibility matter by matter and phase by phase: what nobody has, what several have, who ties it together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ..graph import bridges, holder_of, in_force, named, subject
from ..law.matters import all_matters
from ..model import Municipality, Responsibility, WorkPhase
from .found import Measured, Place, Seen, counted, place
from .holders import Holders

_STEPS = (WorkPhase.PREPARE, WorkPhase.DECIDE, WorkPhase.EXECUTE, WorkPhase.FOLLOW_UP)
_MANY = 3  # of those four: who prepares, decides and carries out meets no second pair of eyes


@dataclass
class Duties:
    """Who is responsible for each phase of one matter."""

    node: str
    name: str
    of: dict[WorkPhase, list[Responsibility]] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[WorkPhase, ...]:
        """The phases that nobody is responsible for."""
        return tuple(phase for phase in WorkPhase if phase not in self.of)

    @property
    def shared(self) -> tuple[WorkPhase, ...]:
        """The phases that several are responsible for, where it is not said which part is whose."""
        return tuple(phase for phase in WorkPhase if self._undivided(phase))

    def holders(self, phase: WorkPhase) -> tuple[str, ...]:
        """Those responsible for the phase, as nodes."""
        return tuple(dict.fromkeys(holder_of(one) for one in self.of.get(phase, ())))

    def places(self, *phases: WorkPhase) -> tuple[Place, ...]:
        """Where the responsibility for these phases is said, or for any."""
        said = [one for phase, all_ in self.of.items() if not phases or phase in phases for one in all_]
        return tuple(dict.fromkeys(where for one in said for where in place(one.source, one.document)))

    def _undivided(self, phase: WorkPhase) -> bool:
        return len(self.holders(phase)) > 1 and any(one.part is None for one in self.of[phase])


def matters(town: Municipality, on: date) -> tuple[Duties, ...]:
    """Every matter that somebody is responsible for, with who has which phase.

    What holds for a group of matter types holds for its types too, in the phases that no one is given for the type itself.
    """
    found: dict[str, Duties] = {}
    for one in town.responsibilities:
        if in_force(one.in_force, on):
            duties = found.setdefault(subject(one), Duties(subject(one), _name(one)))
            for phase in one.phases:
                duties.of.setdefault(phase, []).append(one)
    for node, duties in found.items():
        kind = all_matters().get(node.removeprefix("matter/"))
        group = found.get(f"matter/{kind.group}") if kind else None
        if group is not None:
            duties.of |= {phase: those for phase, those in group.of.items() if phase not in duties.of}
    return tuple(found.values())


def _name(one: Responsibility) -> str:
    if one.matter is not None:
        return one.matter
    kind = all_matters().get(one.matter_type or "")
    return kind.label if kind else one.matter_type or one.group or ""


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

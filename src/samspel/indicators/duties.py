"""Who is responsible for each phase of each matter, where the facts may name one matter by a type, a group or words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..graph import holder_of, in_force, subject
from ..law.matter_text import matter_key
from ..law.matters import MatterType, all_groups, all_matters
from ..law.recogniser import UNKNOWN, Recognition, pinned, recognise
from ..model import Municipality, Responsibility, Row, WorkPhase
from .found import Place, place

_KEPT = "_duties"


@dataclass
class Duties:
    """Who is responsible for each phase of one matter.

    `said` is how the facts name the matter where they do so in words ("order/row" for a row); for a type, what words are
    surely about it. `perhaps` are the names of other matters that may be the same one.
    """

    node: str
    name: str
    of: dict[WorkPhase, list[Responsibility]] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

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

    def _take(self, phases: Mapping[WorkPhase, Iterable[Responsibility]]) -> None:
        for phase, those in phases.items():
            self.of.setdefault(phase, []).extend(those)


def matters(town: Municipality, on: date) -> tuple[Duties, ...]:
    """Every matter that somebody is responsible for that day, with who has which phase. Kept with the facts.

    Words that are surely about a type that the facts also name are the same matter, unless several wordings are about it.
    What holds for a group of types holds for its types too, in the phases that no one is given for the type itself.
    """
    kept: _Kept | None = town.__dict__.get(_KEPT)
    if kept is None or kept.town is not town or kept.on != on:  # a copy with other facts has matters of its own
        kept = town.__dict__[_KEPT] = _Kept(town, on, _matters(town, on))
    return kept.matters


class _Kept(NamedTuple):
    town: Municipality
    on: date
    matters: tuple[Duties, ...]


def _matters(town: Municipality, on: date) -> tuple[Duties, ...]:
    found: dict[str, Duties] = {}
    known: dict[str, Recognition] = {}
    for one in town.responsibilities:
        if in_force(one.in_force, on):
            node = subject(one)
            if node not in found:
                row = _row(town, one)
                found[node] = Duties(node, _name(one, row), said=(one.matter,) if one.matter is not None else ())
                known[node] = _recognised(one, row)
            found[node]._take(dict.fromkeys(one.phases, (one,)))
    _join(found, known)
    for node, duties in found.items():
        groups = {kind.group for kind in known[node].among}
        group = found.get(f"matter/{groups.pop()}") if len(groups) == 1 else None
        if group is not None:
            duties.of |= {phase: list(those) for phase, those in group.of.items() if phase not in duties.of}
    return tuple(found.values())


def _join(found: dict[str, Duties], known: Mapping[str, Recognition]) -> None:
    """Puts words with the type they are about; where that is not sure, only says that they may be the same."""
    about: dict[str, list[Duties]] = {}
    for node, duties in found.items():
        for kind in known[node].among if duties.said else ():
            about.setdefault(f"matter/{kind.id}", []).append(duties)
    for typed in [one for node, one in found.items() if node in about]:
        wordings = about[typed.node]
        sure = [one for one in wordings if known[one.node].type is not None]
        same = sure[0] if len(sure) == 1 else None
        for words in wordings:
            if words is not same:
                words.perhaps += (typed.name,)
        if same is not None:
            typed.name, typed.said = _both_names(typed.name, same.name), same.said
            typed._take(found.pop(same.node).of)


def _both_names(label: str, words: str) -> str:
    return label if matter_key(words) == matter_key(label) else f"{label} ({words})"


def _row(town: Municipality, one: Responsibility) -> Row | None:
    """The row of an order that the matter names, as `order/row`."""
    order, _, row = (one.matter or "").partition("/")
    return next((each for each in town.order[order].rows if each.id == row), None) if order in town.order else None


def _name(one: Responsibility, row: Row | None) -> str:
    if one.matter is not None:
        return row.matter or one.matter if row is not None else one.matter
    kind = _type(one)
    return kind.label if kind is not None else one.matter_type or one.group or ""


def _recognised(one: Responsibility, row: Row | None) -> Recognition:
    """What the matter is about, as far as the facts or the recogniser tell; UNKNOWN for a group, and words that name one."""
    kind = _type(one)
    if kind is not None:
        return pinned(kind.id)
    if one.matter is None or matter_key(one.matter) in all_groups():
        return UNKNOWN
    if row is not None and row.matter_type in all_matters():
        return pinned(row.matter_type)
    return recognise((row.matter or "") if row is not None else one.matter)


def _type(one: Responsibility) -> MatterType | None:
    return all_matters().get(one.matter_type or "")

"""Matter types and groups of types that facts name: each has to stand in the register of matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ..errors import Problem
from ..model import Facts, Source
from ..model.references import problem_at
from .matters import all_groups, all_matters
from .recogniser import recognise

_NEAREST = 3


def unknown_matters(facts: Facts) -> Iterator[Problem]:
    """Every matter type and every group that the register has not, where it stands, with the nearest that it has."""
    for source, named in _types_named(facts):
        if named is not None and named not in all_matters():
            told = f"`matter_type: {named}` är ingen ärendetyp i registret."
            yield problem_at(source, told, _remedy([f"{one} ({all_matters()[one].label})" for one in _near_types(named)]))
    for one in facts.responsibilities:
        if one.group is not None and one.group not in all_groups():
            told = f"`group: {one.group}` är ingen ärendegrupp i registret."
            yield problem_at(one.source, told, _remedy(_near_groups(one.group)))


def _types_named(facts: Facts) -> Iterator[tuple[Source | None, str | None]]:
    for order in facts.orders:
        yield from ((row.source, row.matter_type) for row in order.rows)
    for meeting in facts.meetings:
        yield from ((item.source or meeting.source, item.matter_type) for item in meeting.items or ())
    yield from ((one.source, one.matter_type) for one in facts.decisions)
    yield from ((one.source, one.matter_type) for one in facts.agreed_zones)
    yield from ((one.source, one.matter_type) for one in facts.responsibilities)


def _near_types(named: str) -> list[str]:
    """The types with nearly that id, else those that the word may be about."""
    near = get_close_matches(named.upper(), list(all_matters()), n=_NEAREST, cutoff=0.8)
    return near or [one.id for one in recognise(named).among[:_NEAREST]]


def _near_groups(named: str) -> list[str]:
    """The groups of the types that the word may be about, then those with nearly that name."""
    about = [one.group for one in recognise(named).among]
    return list(dict.fromkeys((*about, *get_close_matches(named.casefold(), all_groups(), cutoff=0.7))))[:_NEAREST]


def _remedy(near: Iterable[str]) -> str:
    nearest = ", ".join(near)
    return f"Närmast: {nearest}." if nearest else "Skriv ärendet med ord i `matter` i stället, eller ta bort nyckeln."

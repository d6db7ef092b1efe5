"""What the registers show between a person and a party: bindings, side jobs, gifts, seats and superiors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..model import Municipality, OrganKind, Party, PartyKind, Role

Tie = tuple[str, str]
"""What sort of tie, and the words of the register."""


def ties(
    town: Municipality, person: str, party: Party, *, roles: Sequence[Role], board: str | None, on: date
) -> Iterator[Tie]:
    """Each tie on that day. The party's name is matched as it is written; `roles` are those of the person that day."""
    name, known = folded(party.name), town.person[person]
    own = [person, known.name or person]
    if party.kind is PartyKind.EMPLOYEE:
        own += [words for role in roles for words in (role.id, role.name)]
        superiors = {one for role in roles for one in role.reports_to or ()}
        if any(name in (folded(one), folded(town.role[one].name)) for one in superiors):
            yield "superior", party.name
    if name in map(folded, own):
        yield "party", party.name
    for binding in known.bindings or ():
        if folded(binding.of) == name:
            yield _kind(binding.kind), f"{binding.kind} {binding.of}"
    for job in town.side_jobs:
        lasts = job.in_force is None or job.in_force.covers(on)
        if job.person == person and job.with_ and folded(job.with_) == name and lasts:
            yield _kind(job.what), f"{job.what} {job.with_}"
    for gift in town.gifts:
        if gift.to == person and folded(gift.from_) == name and gift.on <= on:
            yield "gift", gift.what or gift.from_
    yield from _belongs(town, roles, name, board)


def is_municipal(town: Municipality, party: Party) -> bool:
    """Whether the party is a company in the municipality's register of organs."""
    companies = (one for one in town.organs if one.kind is OrganKind.COMPANY)
    return any(folded(party.name) == folded(one.name) for one in companies)


def _kind(words: str) -> str:
    """What sort of binding or side job the words speak of."""
    if lexicon.says("close_tie", words):
        return "close"
    return "representative" if lexicon.says("representing", words) else "bound"


def _belongs(town: Municipality, roles: Sequence[Role], name: str, board: str | None) -> Iterator[Tie]:
    """A seat in a company that is the party, or a post or seat in another part of the municipality that is."""
    for role in roles:
        organ, unit = town.organ.get(role.organ or ""), town.unit.get(role.unit or "")
        if organ is not None and folded(organ.name) == name and organ.id != board:
            yield ("representative" if organ.kind is OrganKind.COMPANY else "activity"), role.name
        if unit is not None and folded(unit.name) == name:
            yield "activity", role.name

"""What the registers show between a person and a party: bindings, side jobs, gifts, seats and superiors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..model import Gift, GiftHandling, Municipality, OrganKind, Party, PartyKind, Role
from .handled import only_elected

Tie = tuple[str, str]
"""What sort of tie, and the words of the register."""


def ties(
    town: Municipality,
    person: str,
    party: Party,
    *,
    roles: Sequence[Role],
    board: str | None,
    on: date,
    handled: bool = False,
) -> Iterator[Tie]:
    """Each tie on that day. The party's name is matched as it is written; `roles` are those of the person that day.

    `handled`: the person handles the case, so that the registers of side jobs and gifts are held against it too.
    """
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
            yield kind_of(binding.kind), f"{binding.kind} {binding.of}"
    for job in town.side_jobs:
        lasts = job.in_force is None or job.in_force.covers(on)
        if job.person == person and job.with_ and folded(job.with_) == name and lasts:
            kind = kind_of(job.what)
            registered = handled and kind == "bound" and not only_elected(town, person)
            yield "side_job" if registered else kind, f"{job.what} {job.with_}"
    for gift in gifts_from(town, person, name, on):
        yield "kept_gift" if handled and may_be_kept(gift) else "gift", gift.what or gift.from_
    yield from _belongs(town, roles, name, board)


def gifts_from(town: Municipality, person: str, giver: str, on: date) -> Iterator[Gift]:
    """The gifts from somebody, by folded name, that the person had been offered by that day."""
    for gift in town.gifts:
        if gift.to == person and folded(gift.from_) == giver and gift.on <= on:
            yield gift


def may_be_kept(gift: Gift) -> bool:
    """Whether nothing shows that the gift was declined, returned or handed over."""
    return gift.handled in (None, GiftHandling.KEPT)


def is_municipal(town: Municipality, party: Party) -> bool:
    """Whether the party is a company in the municipality's register of organs."""
    companies = (one for one in town.organs if one.kind is OrganKind.COMPANY)
    return any(folded(party.name) == folded(one.name) for one in companies)


def kind_of(words: str) -> str:
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

"""Views of those who decided, prepared or were present: their ties to the parties, and questions of their impartiality."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..model import NONE, ConflictClaim, Nothing, OrganKind, Part, Party, PartyKind, Period, Role, Side
from ..rules.power_views import ParticipantView
from ..rules.view import Sighting
from .asking import index_of
from .decision_context import DecisionContext, is_yes

Tie = tuple[str, str]
"""What sort of tie, and the words of the register."""


def participant_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """One view of each person who is named."""
    parties = context.decision.parties or ()
    for person, parts in _parts(context).items():
        ties = {party: found for party in parties if (found := tuple(_ties(context, person, party)))}
        ahead = tuple(_ties_ahead(context, person))
        claim = _claim(context, person)
        view = ParticipantView(
            capacity=_capacity(context, person, parts),
            parts=frozenset(parts),
            ties=frozenset(kind for found in ties.values() for kind, _ in found),
            ties_ahead=frozenset(kind for _, _, kind in ahead),
            identified=any(_is_id(context, party) for party in ties),
            accountability=lexicon.says("accountability", context.decision.matter or ""),
            election=lexicon.says("election", context.decision.matter or ""),
            municipal_body=any(_is_municipal(context, party) for party in ties),
            authority=is_yes(context.decision.authority) if context.decision.authority else context.authority or None,
            resembles=frozenset({context.kind.id}) if context.kind else None,
            went_on=_went_on(context, person, parts),
            claim=_standing(context, claim),
            disqualified=is_yes(claim.disqualified) if claim is not None and _ruled_on(context, claim) else NONE,
            own_claim=is_yes(claim.own) if claim is not None else NONE,
            days_open=_days_open(context, claim),
        )
        yield Sighting(
            kind="participant",
            view=view,
            about=context.about,
            part=person,
            source=context.decision.source,
            asked=context.asked,
            act=context.decision.on,
            presumed=frozenset({"authority"} if context.authority_presumed else ()),
            words={
                **context.words,
                "person": index_of(context.town).people[person],
                "party": ", ".join(party.name for party in ties) or "–",
                "case_ahead": ", ".join(dict.fromkeys(number for number, _, _ in ahead)) or "–",
                "party_ahead": ", ".join(dict.fromkeys(name for _, name, _ in ahead)) or "–",
                "tie": ", ".join(dict.fromkeys(words for found in ties.values() for _, words in found)) or "–",
            },
        )


def _parts(context: DecisionContext) -> dict[str, set[str]]:
    """What each person named did; who is said to have decided, did."""
    found: dict[str, set[str]] = {}
    if context.decision.decided_by is not None:
        found[context.decision.decided_by] = {Part.DECIDED.value}
    for one in context.decision.participants or ():
        found.setdefault(one.person, set()).add(one.as_.value)
    return found


def _roles(context: DecisionContext, person: str) -> list[Role]:
    """The roles the person had that day, and the one the decision says that its decider acted in."""
    named = [context.decision.role] if person == context.decision.decided_by and context.decision.role else []
    return [context.town.role[one] for one in dict.fromkeys([*named, *context.roles_held(person)])]


def _capacity(context: DecisionContext, person: str, parts: set[str]) -> str:
    sides = {role.side for role in _roles(context, person)}
    organ = context.town.organ.get(context.decision.organ or "")
    if organ is not None and organ.kind is OrganKind.COUNCIL and (Part.DECIDED in parts or Side.OFFICIAL not in sides):
        return "council"  # only its members decide there; an employee may be present
    if not sides and context.board is None:
        return "unplaced"
    return "elected" if sides == {Side.POLITICAL} else "employee" if sides == {Side.OFFICIAL} else "unsaid"


def _ties(context: DecisionContext, person: str, party: Party) -> Iterator[Tie]:
    """What the registers show between a person and a party, whose name is matched as it is written."""
    name, town = folded(party.name), context.town
    roles = _roles(context, person)
    own = [person, index_of(town).people[person]]
    if party.kind is PartyKind.EMPLOYEE:
        own += [words for role in roles for words in (role.id, role.name)]
        superiors = {one for role in roles for one in role.reports_to or ()}
        if any(name in (folded(one), folded(town.role[one].name)) for one in superiors):
            yield "superior", party.name
    if name in map(folded, own):
        yield "party", party.name
    for binding in index_of(town).bindings[person]:
        if folded(binding.of) == name:
            yield _kind(binding.kind), f"{binding.kind} {binding.of}"
    for job in town.side_jobs:
        if job.person == person and job.with_ and folded(job.with_) == name and _lasts(context, job.in_force):
            yield _kind(job.what), f"{job.what} {job.with_}"
    for gift in town.gifts:
        if gift.to == person and folded(gift.from_) == name and gift.on <= context.decision.on:
            yield "gift", gift.what or gift.from_
    yield from _belongs(context, roles, name)


def _ties_ahead(context: DecisionContext, person: str) -> Iterator[tuple[str, str, str]]:
    """The other cases that the decision clears the way for: their number, the party and what ties the person to it."""
    numbers = context.decision.clears_way_for or ()
    for case in context.town.cases:
        for party in (case.parties or ()) if case.number in numbers else ():
            for kind, _ in _ties(context, person, party):
                yield case.number, party.name, kind


def _kind(words: str) -> str:
    """What sort of binding or side job the words speak of."""
    if lexicon.says("close_tie", words):
        return "close"
    return "representative" if lexicon.says("representing", words) else "bound"


def _lasts(context: DecisionContext, period: Period | None) -> bool:
    return period is None or period.covers(context.decision.on)


def _belongs(context: DecisionContext, roles: list[Role], name: str) -> Iterator[Tie]:
    """A seat in a company that is the party, or a post or seat in another part of the municipality that is."""
    for role in roles:
        organ, unit = context.town.organ.get(role.organ or ""), context.town.unit.get(role.unit or "")
        if organ is not None and folded(organ.name) == name and organ.id != context.board:
            yield ("representative" if organ.kind is OrganKind.COMPANY else "activity"), role.name
        if unit is not None and folded(unit.name) == name:
            yield "activity", role.name


def _is_municipal(context: DecisionContext, party: Party) -> bool:
    companies = (one for one in context.town.organs if one.kind is OrganKind.COMPANY)
    return any(folded(party.name) == folded(one.name) for one in companies)


def _is_id(context: DecisionContext, party: Party) -> bool:
    """Whether the party is named by an id of the register of people, and not only by a name that others may have."""
    return folded(party.name) in {folded(one.id) for one in context.town.people}


def _went_on(context: DecisionContext, person: str, parts: set[str]) -> bool | None:
    """Whether the person was there at the end, or nobody else is known to have been who can have stepped in."""
    if parts & {Part.DECIDED.value, Part.PRESENT.value}:
        return True
    decision = context.decision
    questioned = {one.person for one in decision.conflicts or ()}
    others = {one.person for one in decision.participants or ()} - questioned
    return None if others or decision.role or decision.organ or decision.decided_by else True


def _claim(context: DecisionContext, person: str) -> ConflictClaim | None:
    """The last question of the person's impartiality that was raised before the decision."""
    on = context.decision.on
    found = [one for one in context.decision.conflicts or () if one.person == person and (one.on is None or one.on <= on)]
    return max(found, key=lambda one: one.on or date.min, default=None)


def _ruled_on(context: DecisionContext, claim: ConflictClaim) -> bool | None:
    """Whether it was ruled on when the decision was taken; a ruling whose day is left out counts as in time."""
    if isinstance(claim.ruled_on, date):
        return claim.ruled_on <= context.decision.on
    if claim.ruled_on is NONE:
        return False
    return True if claim.disqualified is not None else None


def _standing(context: DecisionContext, claim: ConflictClaim | None) -> str | Nothing | None:
    if claim is None:
        return NONE
    ruled = _ruled_on(context, claim)
    return None if ruled is None else "ruled" if ruled else "undecided"


def _days_open(context: DecisionContext, claim: ConflictClaim | None) -> int | Nothing | None:
    if claim is None:
        return NONE
    if claim.on is None:
        return None
    until = claim.ruled_on if isinstance(claim.ruled_on, date) else context.decision.on
    return max((min(until, context.decision.on) - claim.on).days, 0)

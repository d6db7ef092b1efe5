"""Views of those who decided, prepared or were present: their ties to the parties, and questions of their impartiality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..model import (
    NONE,
    ConflictClaim,
    Nothing,
    OrganKind,
    Part,
    Party,
    Role,
    Side,
    SideJob,
    YesNo,
)
from ..rules.power_views import ParticipantView
from ..rules.view import Sighting
from .asking import index_of
from .decision_context import DecisionContext, is_yes
from .handled import HANDLES
from .ties import Tie, gifts_from, is_municipal, kind_of, may_be_kept, ties

_REGISTERED = {"side_job", "kept_gift"}  # told where the register is held against the cases


def participant_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """One view of each person who is named."""
    parties = context.decision.parties or ()
    for person, parts in _parts(context).items():
        handled = bool(HANDLES & parts)
        tied = {party: found for party in parties if (found := tuple(_ties(context, person, party, handled=handled)))}
        told = _told(tied)
        ahead = tuple(_ties_ahead(context, person))
        claim = _claim(context, person)
        view = ParticipantView(
            capacity=_capacity(context, person, parts),
            parts=frozenset(parts),
            ties=frozenset(kind for found in tied.values() for kind, _ in found),
            gift_days=_gift_days(context, person) if handled else NONE,
            ties_ahead=frozenset(kind for _, _, kind in ahead),
            accountability=lexicon.says("accountability", context.decision.matter or ""),
            municipal_body=any(is_municipal(context.town, party) for party in tied),
            authority=is_yes(context.decision.authority) if context.decision.authority else context.authority or None,
            claim=_standing(context, claim),
            disqualified=_disqualified(context, claim),
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
                "party": ", ".join(party.name for party in told) or "–",
                "case_ahead": ", ".join(dict.fromkeys(number for number, _, _ in ahead)) or "–",
                "party_ahead": ", ".join(dict.fromkeys(name for _, name, _ in ahead)) or "–",
                "tie": ", ".join(dict.fromkeys(words for found in told.values() for _, words in found)) or "–",
            },
        )


def conflict_by_job(context: DecisionContext, job: SideJob) -> str | None:
    """How a side job for a party shows as a conflict of interest in the decision: close or representative; None: not so.

    Not where the person took no part while the job lasted, where the council decided, where the question was tried and
    answered no, or in what the record says is no exercise of authority, when the job is for a company of the municipality.
    """
    kind, parts = kind_of(job.what), _parts(context).get(job.person)
    if kind == "bound" or parts is None or not (job.in_force is None or job.in_force.covers(context.decision.on)):
        return None
    if _capacity(context, job.person, parts) == "council" or _disqualified(context, _claim(context, job.person)) is False:
        return None
    if kind == "representative" and context.decision.authority is YesNo.NO:
        names = {folded(party.name) for party in context.decision.parties or () if is_municipal(context.town, party)}
        return None if folded(job.with_ or "") in names else kind
    return kind


def _told(ties: Mapping[Party, tuple[Tie, ...]]) -> Mapping[Party, tuple[Tie, ...]]:
    """The ties that messages name: those that no register tells, or all where there are no others."""
    here = {party: tuple(one for one in found if one[0] not in _REGISTERED) for party, found in ties.items()}
    return {party: found for party, found in here.items() if found} or ties


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


def _ties(context: DecisionContext, person: str, party: Party, *, handled: bool = False) -> Iterator[Tie]:
    """What the registers show between a person and a party on the day of the decision."""
    roles = _roles(context, person)
    return ties(context.town, person, party, roles=roles, board=context.board, on=context.decision.on, handled=handled)


def _gift_days(context: DecisionContext, person: str) -> int | Nothing:
    """Days from the earliest gift that may have been kept, from a party, to the day the case began; none without one."""
    givers = {folded(party.name) for party in context.decision.parties or ()}
    kept = [
        gift.on
        for giver in givers
        for gift in gifts_from(context.town, person, giver, context.decision.on)
        if may_be_kept(gift)
    ]
    began = context.decision.opened or context.decision.on
    return max((began - min(kept)).days, 0) if kept else NONE


def _ties_ahead(context: DecisionContext, person: str) -> Iterator[tuple[str, str, str]]:
    """The other cases that the decision clears the way for: their number, the party and what ties the person to it."""
    numbers = context.decision.clears_way_for or ()
    for case in context.town.cases:
        for party in (case.parties or ()) if case.number in numbers else ():
            for kind, _ in _ties(context, person, party):
                yield case.number, party.name, kind


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


def _disqualified(context: DecisionContext, claim: ConflictClaim | None) -> bool | Nothing | None:
    return is_yes(claim.disqualified) if claim is not None and _ruled_on(context, claim) else NONE


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

"""Views of those who are named in an item, or tied to a party of its case: what they did, and whether they could."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import partial
from typing import NamedTuple

from ..authority.decide import folded
from ..law import lexicon
from ..model import (
    NONE,
    Act,
    AttendsAs,
    Ballot,
    BallotFor,
    ItemKind,
    MeetingConflict,
    Nothing,
    OrganKind,
    Party,
    Reservation,
    Role,
    YesNo,
)
from ..rules.item_views import ItemParticipantView
from ..rules.view import Sighting, Words
from .decision_context import is_yes
from .item_context import ItemContext, item_contexts
from .meeting_context import DECIDES, MeetingContext
from .ties import is_municipal, ties

_BOARDS = (OrganKind.BOARD, OrganKind.JOINT_BOARD)
_TWO_SIDES = 2  # nobody must vote for more than one proposal (KL 4 kap. 26 §): with more than these it is not sure
_BY_ACT = {Act.DECIDES: "decided", Act.PROPOSES: "proposed", Act.TELLS_TIE: "told_tie"}
_ABSTAINS = {"abstained", "sat_out"}
_HANDLES = {"voted", "abstained", "proposed", "spoke"}
_AS_WHAT: dict[str | Nothing | None, Words] = {
    "chair": ("ordförande", "the chair"),
    "member": ("ledamot", "a member"),
    "serving": ("tjänstgörande ersättare", "a serving substitute"),
    "substitute": ("ersättare som inte tjänstgjorde", "a substitute who did not serve"),
    "official": ("tjänsteperson", "an official"),
    "staff_representative": ("personalföreträdare", "a staff representative"),
    "other_elected": ("förtroendevald utan plats i organet", "an elected representative without a seat in the organ"),
    "auditor": ("revisor", "an auditor"),
    "other": ("inbjuden eller åhörare", "a guest or listener"),
    NONE: ("inte närvarande i ärendet", "not there for the item"),
    None: ("okänt som vad", "it is not known as what"),
}


class _Tied(NamedTuple):
    """A tie of a person to a party of the case."""

    party: Party
    kind: str
    words: str


class _Shared(NamedTuple):
    """What holds for everybody in an item, worked out once."""

    capacities: Mapping[str, str] | None
    deciding: Set[str] | None
    substitute_unsaid: bool
    substitute_free: bool | None
    conflicts: Mapping[str, MeetingConflict]
    reservations: Mapping[str, Reservation]
    in_decision: Set[str]
    answering: Set[str]


class _Own(NamedTuple):
    """What holds for one person in an item. Most of them are alike there, and one view does for all who are."""

    capacity: str | Nothing | None
    decides: bool | None
    did: frozenset[str]
    disqualified: bool | Nothing | None
    claim: str | Nothing | None
    present: bool | Nothing | None
    replaced: bool | Nothing | None
    ties: frozenset[str]
    municipal_body: bool
    decision_known: bool
    accountable: bool
    told_in_time: bool | Nothing | None


def item_participant_sightings(meeting: MeetingContext) -> Iterator[Sighting]:
    """One view of each person who is named in an item or has a tie to a party of its case."""
    for context in item_contexts(meeting):
        did, tied = _did(context), _tied(context)
        if not did and not tied:
            continue
        shared = _shared(context)
        views: dict[_Own, ItemParticipantView] = {}
        for person in sorted({*did, *tied}):
            ties = tied.get(person, [])
            own = _own(context, shared, person, frozenset(did.get(person, ())), ties)
            if own not in views:
                views[own] = _view(context, shared, own)
            words = partial(_words, context, person, shared, ties)
            yield context.sighting("item_participant", views[own], part=person, words=words)


def _shared(context: ItemContext) -> _Shared:
    meeting, capacities = context.meeting, _capacities(context)
    return _Shared(
        capacities=capacities and {person: one.value for person, one in capacities.items()},
        deciding=None if context.deciding is None else {one.person for one in context.deciding},
        substitute_unsaid=any(one.replaced_by is None for one in meeting.conflicts(context.item)),
        substitute_free=_substitute_free(context),
        conflicts={one.person: one for one in context.item.conflicts or ()},
        reservations={one.person: one for one in reversed(context.item.reservations or ())},
        in_decision=_in_decision(context),
        answering=_answering(context),
    )


def _own(context: ItemContext, shared: _Shared, person: str, did: frozenset[str], tied: list[_Tied]) -> _Own:
    meeting = context.meeting
    conflict, reservation = shared.conflicts.get(person), shared.reservations.get(person)
    capacity = _capacity(shared, person)
    return _Own(
        capacity=capacity,
        decides=_decides(shared, person, capacity),
        did=did,
        disqualified=NONE if conflict is None else _disqualified(conflict),
        claim=NONE if conflict is None or conflict.own is not YesNo.NO else _claim(conflict),
        present=NONE if conflict is None else _present(conflict, capacity),
        replaced=NONE if conflict is None else _replaced(conflict),
        ties=frozenset(one.kind for one in tied),
        municipal_body=any(is_municipal(meeting.town, one.party) for one in tied),
        decision_known=person in shared.in_decision,
        accountable=bool(shared.answering) and any(role.organ in shared.answering for role in _roles(meeting, person)),
        told_in_time=NONE if reservation is None else is_yes(reservation.told),
    )


def _view(context: ItemContext, shared: _Shared, own: _Own) -> ItemParticipantView:
    return ItemParticipantView.alike(
        **context.in_common,
        **own._asdict(),
        substitute_free=shared.substitute_free,
        abstained=not own.did.isdisjoint(_ABSTAINS),
        took_side=_took_side(context, own.did),
        handled=not own.did.isdisjoint(_HANDLES),
    )


def _words(context: ItemContext, person: str, shared: _Shared, tied: list[_Tied]) -> dict[str, Words]:
    return {
        "person": context.meeting.name(person),
        "as_what": _AS_WHAT[_capacity(shared, person)],
        "party": ", ".join(dict.fromkeys(one.party.name for one in tied)) or "–",
        "tie": ", ".join(dict.fromkeys(one.words for one in tied)) or "–",
    }


def _capacity(shared: _Shared, person: str) -> str | Nothing | None:
    return None if shared.capacities is None else shared.capacities.get(person, NONE)


def _ballots(context: ItemContext) -> Iterator[Ballot]:
    for vote in context.item.votes or ():
        yield from vote.ballots or ()


def _did(context: ItemContext) -> dict[str, set[str]]:
    """What the item tells of each person it names."""
    item = context.item
    found: dict[str, set[str]] = {one.person: set() for one in item.conflicts or ()}
    told = [(one.person, "abstained" if one.for_ is BallotFor.ABSTAIN else "voted") for one in _ballots(context)]
    told += [(person, "sat_out") for person in item.abstained or ()]
    told += [(person, "proposed") for one in item.proposals or () for person in one.by or ()]
    told += [(one.person, _BY_ACT.get(one.act, "spoke")) for one in item.contributions or ()]
    told += [(one.person, "reserved") for one in item.reservations or ()]
    for person, what in told:
        found.setdefault(person, set()).add(what)
    return found


def _capacities(context: ItemContext) -> dict[str, AttendsAs] | None:
    """As what each was there; whoever changed capacity counts as the one that decides."""
    if context.there is None:
        return None
    found: dict[str, AttendsAs] = {}
    for one in context.there:
        if found.get(one.person) not in DECIDES:
            found[one.person] = one.as_ if one.as_ in DECIDES else found.get(one.person, one.as_)
    return found


def _decides(shared: _Shared, person: str, capacity: str | Nothing | None) -> bool | None:
    if shared.deciding is None:
        return None
    if person in shared.deciding:
        return True
    return (
        None if capacity == AttendsAs.SUBSTITUTE.value and shared.substitute_unsaid else False
    )  # a stepping in may be untold


def _disqualified(conflict: MeetingConflict) -> bool | None:
    if conflict.ruled:
        return conflict.ruled is YesNo.YES
    return None if conflict.own is YesNo.NO else True


def _claim(conflict: MeetingConflict) -> str | None:
    return "ruled" if conflict.ruled else "undecided" if conflict.ruled is NONE else None


def _present(conflict: MeetingConflict, capacity: str | Nothing | None) -> bool | None:
    if conflict.left_room is not None:
        return conflict.left_room is YesNo.NO
    return False if capacity is NONE else None


def _replaced(conflict: MeetingConflict) -> bool | None:
    return None if conflict.replaced_by is None else bool(conflict.replaced_by)


def _substitute_free(context: ItemContext) -> bool | None:
    if context.there is None:
        return None
    item = context.item
    busy = {one.person for one in item.conflicts or ()} | {one.replaced_by for one in item.conflicts or ()}
    busy |= {one.person for one in context.there if one.as_ in DECIDES}
    return any(one.as_ is AttendsAs.SUBSTITUTE and one.person not in busy for one in context.there)


def _tied(context: ItemContext) -> dict[str, list[_Tied]]:
    """The ties to the parties of the case of everybody who was there."""
    meeting, number = context.meeting, context.item.case
    parties = [party for case in meeting.town.cases if case.number == number for party in case.parties or ()]
    found: dict[str, list[_Tied]] = {}
    for person in {one.person for one in context.there or ()} if parties else ():
        roles = _roles(meeting, person)
        for party in parties:
            shown = ties(meeting.town, person, party, roles=roles, board=_board(meeting), on=meeting.meeting.on)
            found.setdefault(person, []).extend(_Tied(party, kind, words) for kind, words in shown)
    return {person: tied for person, tied in found.items() if tied}


def _board(meeting: MeetingContext) -> str:
    """The organ itself, or the board that a committee, a presidium or a preparation belongs to."""
    organ = meeting.organ
    return organ.id if organ.parent is None or organ.kind in (*_BOARDS, OrganKind.COUNCIL) else organ.parent


def _roles(meeting: MeetingContext, person: str) -> list[Role]:
    held = (one for one in meeting.town.person[person].roles if one.covers(meeting.meeting.on))
    return [meeting.town.role[one] for one in dict.fromkeys(one.role for one in held)]


def _in_decision(context: ItemContext) -> set[str]:
    """Those who took part in the decision of the item, where the facts hold it by itself."""
    meeting, item = context.meeting.meeting, context.item
    return {
        who.person
        for one in context.meeting.town.decisions
        if one.organ == meeting.organ
        and one.on == meeting.on
        and (one.case == item.case if one.case and item.case else one.matter == item.matter)
        for who in one.participants or ()
    }


def _answering(context: ItemContext) -> Set[str]:
    """The boards that the council decides on discharge for, or elects the auditors of."""
    item, town = context.item, context.meeting.town
    matter = folded(item.matter or "")
    if item.kind is not ItemKind.DISCHARGE and not lexicon.says("accountability", matter):
        return frozenset()
    boards = [one for one in town.organs if one.kind in _BOARDS]
    named = {one.id for one in boards if folded(one.name) in matter}
    return named or {one.id for one in boards}


def _took_side(context: ItemContext, did: frozenset[str]) -> bool | Nothing | None:
    if did.isdisjoint(_ABSTAINS):
        return NONE
    if "voted" in did:
        return True
    return None if context.proposals > _TWO_SIDES else False

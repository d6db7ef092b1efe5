"""Views of data under secrecy: requests for documents, data passed on in contacts, and decisions that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..law import lexicon
from ..model import NONE, Contact, ContactKind, DocumentRequest, Municipality, Nothing, OrganKind, Outcome, Role, Side, YesNo
from ..rules.secrecy_views import DisclosureView, DocumentRequestView, PublicationView
from ..rules.view import Sighting, Words
from .decision_context import DecisionContext, is_yes
from .handled import Handled, handled_cases
from .register_views import cases_about, from_other_board, happened, upwards, with_party

_REFUSED = {Outcome.REFUSED: True, Outcome.PARTLY_GRANTED: True, Outcome.GRANTED: False}


def document_request_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each request for a document."""
    for request in town.document_requests:
        yield Sighting(
            kind="document_request",
            view=_request(request, asked),
            about=f"document_request/{request.id}",
            source=request.source,
            asked=asked,
            act=request.answered or request.on,
            words={
                "board": _board(town, request.board),
                "on": request.on.isoformat(),
                "review_on": request.review_asked.isoformat() if request.review_asked else "–",
            },
        )


def _request(request: DocumentRequest, asked: date) -> DocumentRequestView:
    demanded = request.review_asked
    return DocumentRequestView(
        answered=happened(request.answered),
        waiting_days=(asked - request.on).days,
        refused=_REFUSED.get(request.outcome) if request.outcome else None,
        told_of_review=is_yes(request.told_of_review),
        review_asked=happened(demanded),
        review_days=(asked - demanded).days if demanded else demanded,
        reviewed=None if request.decision is None else request.decision is not NONE,
    )


def disclosure_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each contact about a known case that somebody on the side of the deciding board made."""
    cases = handled_cases(town, asked) if town.contacts else ()
    for contact in town.contacts:
        about = cases_about(contact, cases)
        if about and from_other_board(town, town.role[contact.by], about[0].board) is False:
            yield _disclosure(town, contact, about, asked)


def _disclosure(town: Municipality, contact: Contact, about: Sequence[Handled], asked: date) -> Sighting:
    recorded = {case.secrecy_recorded for case in about if case.secrecy_recorded}
    presumed = any(case.judged.secret for case in about if case.judged) or None
    return Sighting(
        kind="disclosure",
        view=DisclosureView(
            kind=contact.kind.value,
            secret=YesNo.YES in recorded if recorded else presumed,
            reached=_reached(town, contact, about[0]),
            disclosed=is_yes(contact.disclosed),
            grounded=None if contact.disclosed_because is None else contact.disclosed_because is not NONE,
        ),
        about=f"contact/{contact.id}",
        source=contact.source,
        asked=asked,
        act=contact.on,
        presumed=frozenset() if recorded else frozenset({"secret"}),
        words={
            "who": town.role[contact.by].name,
            "to": town.role[contact.to].name if contact.to else contact.with_ or "–",
            "case": contact.case or "–",
            "board": _board(town, about[0].board),
            "on": contact.on.isoformat(),
        },
    )


def _reached(town: Municipality, contact: Contact, case: Handled) -> str | Nothing | None:
    if contact.to is None:
        if contact.kind is ContactKind.PARTY or (contact.with_ and lexicon.says("higher_instance", contact.with_)):
            return NONE
        party = with_party(contact, case)
        return NONE if party is True else "outsider" if party is False else None
    to = town.role[contact.to]
    organ = town.organ.get(to.organ or "")
    if to.side is Side.AUTOMATED or (organ is not None and organ.kind is OrganKind.AUDITORS):
        return NONE
    elsewhere = from_other_board(town, to, case.board)
    if elsewhere is None:
        return None
    if elsewhere:
        return "elected_elsewhere" if to.side is Side.POLITICAL else "other_board"
    return "other_part" if _apart(town, town.role[contact.by], to) else "own"


def _apart(town: Municipality, one: Role, other: Role) -> bool:
    """Whether the roles stand in units of which neither lies under the other."""
    if one.unit is None or other.unit is None:
        return False
    above = {unit: parent.parent for unit, parent in town.unit.items()}
    return one.unit not in upwards(above, other.unit) and other.unit not in upwards(above, one.unit)


def publication_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """The view of a decision that was published; none of others."""
    published = context.decision.published
    if published:
        yield Sighting(
            kind="publication",
            view=PublicationView(secret=context.secret, masked=is_yes(published.masked)),
            about=context.about,
            source=context.decision.source,
            asked=context.asked,
            act=published.on or context.decision.on,
            presumed=frozenset({"secret"} if context.secrecy_presumed else ()),
            words=context.words,
        )


def _board(town: Municipality, board: str | None) -> Words:
    organ = town.organ.get(board or "")
    return organ.name if organ else ("nämnden", "the board")

"""Views of the border between politics and profession: whose matter a decision seems to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..law.zones import Agreed, ItemFacts, Reason, weighty, zone
from ..model import NONE, AgreedZone, Nothing, PartyKind, Side
from ..rules.view import Sighting, Words
from ..rules.zone_views import ZoneView
from .cited_law import cited_law
from .decision_context import DecisionContext

_CONFIDENT = 0.5  # one clear reason, and nothing against it
_SHOWN = 3  # reasons told
_SINGLE = {PartyKind.INDIVIDUAL, PartyKind.EMPLOYEE}


def zone_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """One view of the decision, where it says what it is about."""
    decision = context.decision
    if decision.matter is None:
        return
    organ = context.town.organ.get(context.board or "")
    found = zone(
        decision.matter,
        board=organ.name if organ else "",
        law=sorted(one.compact for one in cited_law(context).sections),
        facts=_facts(context),
        agreed=[Agreed(one.zone, one.matter_type, one.matter) for one in context.town.agreed_zones if _counts(one, context)],
    )
    signs = weighty(decision.matter)
    yield Sighting(
        kind="zone",
        view=ZoneView(
            zone=found.zone.value,
            settled_by=found.decided_by,
            confident=found.confidence >= _CONFIDENT,
            by_board=context.by_board,
            side=_side(context),
            authority=context.authority,
            signs=frozenset(one.feature for one in signs),
        ),
        about=context.about,
        source=decision.source,
        asked=context.asked,
        act=decision.on,
        presumed=frozenset({"authority"}) if decision.authority is None and context.kind_presumed else frozenset(),
        words={**context.words, "reasons": told(found.reasons), "signs": told(signs)},
    )


def _facts(context: DecisionContext) -> ItemFacts:
    kinds = {party.kind for party in context.decision.parties or ()}
    known = bool(kinds) and None not in kinds
    return ItemFacts(
        matter_type=context.decision.matter_type,
        authority=context.authority,
        individual=kinds <= {*_SINGLE, PartyKind.BUSINESS, PartyKind.ASSOCIATION} if known else None,
        general=kinds == {PartyKind.MANY} if known else None,
        named_employee=PartyKind.EMPLOYEE in kinds if known else None,
    )


def _counts(one: AgreedZone, context: DecisionContext) -> bool:
    """Whether the agreement holds for the board on the day of the decision."""
    of_board = one.organ is None or one.organ == context.board
    return of_board and (one.in_force is None or one.in_force.covers(context.decision.on))


def _side(context: DecisionContext) -> str | Nothing | None:
    """Which side the one who decided alone is on."""
    recipient = context.recipient
    if recipient is None:
        return None
    if recipient.organ is not None:
        return NONE
    return recipient.side.value if isinstance(recipient.side, Side) else None


def told(reasons: Sequence[Reason]) -> Words:
    """The strongest reasons with the words they were seen in."""
    shown = [one for one in reasons if one.weight or one.seen != "–"][:_SHOWN] or reasons[:1]
    sv, en = (
        "; ".join(one.said[number] + (f" (”{one.seen}”)" if one.seen not in ("–", "True", "False") else "") for one in shown)
        for number in (0, 1)
    )
    return (sv or "–", en or "–")

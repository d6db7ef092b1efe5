"""Everything that rules look at: each view of the municipality, its registers, delegation orders, decisions and meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from ..authority.context import OrderContext
from ..model import Municipality
from ..rules.view import Sighting
from .attendance_views import attendance_sightings
from .circumstance_views import circumstance_sightings
from .citation_views import citation_sightings
from .command_views import command_sightings, instruction_sightings, role_description_sightings
from .decision_context import DecisionContext, decision_contexts
from .decision_views import decision_sightings
from .duty_views import (
    decider_sightings,
    departure_sightings,
    duties_sightings,
    incident_sightings,
    performer_sightings,
    steps_sightings,
)
from .effect_views import effect_sightings
from .form_views import form_sightings
from .game_views import game_sightings
from .item_participant_views import item_participant_sightings
from .item_views import item_sightings
from .ladder_views import ladder_sightings
from .log_views import log_sightings
from .meeting_context import MeetingContext, meeting_contexts
from .meeting_views import meeting_sightings
from .minutes_views import minutes_sightings
from .name_views import name_sightings
from .onward_views import onward_sightings
from .order_views import order_sightings
from .overlap_views import overlap_sightings
from .participant_views import participant_sightings
from .presence_views import presence_sightings
from .procedure_views import procedure_sightings
from .register_views import contact_sightings, gift_sightings, side_job_sightings
from .report_views import report_sightings
from .roles_views import item_roles_sightings, meeting_roles_sightings
from .row_views import delegate_sightings, designation_sightings, row_sightings
from .secrecy_views import disclosure_sightings, document_request_sightings, publication_sightings
from .title_views import title_sightings
from .town_views import organ_sightings, seat_sightings
from .vote_views import vote_sightings
from .zone_views import zone_sightings

_OF_TOWN: tuple[Callable[[Municipality, date], Iterator[Sighting]], ...] = (
    organ_sightings,
    seat_sightings,
    side_job_sightings,
    gift_sightings,
    contact_sightings,
    game_sightings,
    document_request_sightings,
    disclosure_sightings,
    log_sightings,
    command_sightings,
    instruction_sightings,
    role_description_sightings,
    duties_sightings,
    decider_sightings,
    steps_sightings,
    performer_sightings,
    departure_sightings,
    incident_sightings,
)
_OF_ORDERS: tuple[Callable[[OrderContext], Iterator[Sighting]], ...] = (
    order_sightings,
    row_sightings,
    delegate_sightings,
    designation_sightings,
    onward_sightings,
    citation_sightings,
    name_sightings,
    overlap_sightings,
    form_sightings,
    ladder_sightings,
    title_sightings,
)
_OF_DECISIONS: tuple[Callable[[DecisionContext], Iterator[Sighting]], ...] = (
    procedure_sightings,
    zone_sightings,
    decision_sightings,
    participant_sightings,
    effect_sightings,
    publication_sightings,
)
_OF_MEETINGS: tuple[Callable[[MeetingContext], Iterator[Sighting]], ...] = (  # of the whole of a meeting but its minutes
    meeting_sightings,
    attendance_sightings,
    report_sightings,
    meeting_roles_sightings,
)
_OF_MINUTES: tuple[Callable[[MeetingContext], Iterator[Sighting]], ...] = (minutes_sightings,)


class OfItems(NamedTuple):
    """A builder of views of the items that are looked at, and the facts of an item that it never reads."""

    see: Callable[[MeetingContext], Iterator[Sighting]]
    unread: frozenset[str]


OF_ITEMS = (
    OfItems(presence_sightings, frozenset({"proposals", "order_of_propositions", "votes", "reservations"})),
    OfItems(item_sightings, frozenset()),
    OfItems(vote_sightings, frozenset({"order_of_propositions", "reservations"})),
    OfItems(item_participant_sightings, frozenset({"order_of_propositions"})),
    OfItems(circumstance_sightings, frozenset({"conflicts", "proposals", "order_of_propositions", "votes", "reservations"})),
    OfItems(
        item_roles_sightings,
        frozenset({"conflicts", "proposals", "order_of_propositions", "votes", "reservations"}),
    ),
)


def sightings(municipality: Municipality, on: date) -> Iterator[Sighting]:
    """Every view of the municipality, its registers, delegation orders, decisions and meetings on that day."""
    for see in _OF_TOWN:
        yield from see(municipality, on)
    for order in municipality.orders:
        context = OrderContext(municipality, order, on)
        for build in _OF_ORDERS:
            yield from build(context)
    for decided in decision_contexts(municipality, on):
        yield from of_decision(decided)
    for held in meeting_contexts(municipality, on):
        yield from of_meeting(held)
        yield from of_items(held)


def of_decision(context: DecisionContext) -> Iterator[Sighting]:
    """Every view of one decision."""
    for build in _OF_DECISIONS:
        yield from build(context)


def of_meeting(context: MeetingContext) -> Iterator[Sighting]:
    """Every view of the whole of a meeting."""
    yield from besides_minutes(context)
    yield from of_minutes(context)


def besides_minutes(context: MeetingContext) -> Iterator[Sighting]:
    """The views of the whole of a meeting that read nothing of how its minutes were approved and announced."""
    for build in _OF_MEETINGS:
        yield from build(context)


def of_minutes(context: MeetingContext) -> Iterator[Sighting]:
    """The views of the minutes of a meeting: of their approval and of the notice of it."""
    for build in _OF_MINUTES:
        yield from build(context)


def of_items(context: MeetingContext) -> Iterator[Sighting]:
    """Every view of the items of a meeting that are looked at."""
    for builder in OF_ITEMS:
        yield from builder.see(context)

"""Views of what minutes tell of how an item came about, one for each circumstance they tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.context import short
from ..model import Circumstance, CircumstanceKind
from ..rules.item_views import CircumstanceView
from ..rules.view import Sighting
from .item_context import ItemContext, item_contexts
from .meeting_context import MeetingContext


def circumstance_sightings(meeting: MeetingContext) -> Iterator[Sighting]:
    """One view of each circumstance of each item."""
    for context in item_contexts(meeting):
        yield from _of_item(context)


def _of_item(context: ItemContext) -> Iterator[Sighting]:
    told = context.item.circumstances or ()
    late = [day for day in context.item.urgent_on or () if _one_meeting_late(context, day)]
    if late and CircumstanceKind.URGENT_REPORT_LATE not in {one.kind for one in told}:
        days = ", ".join(day.isoformat() for day in late)
        told = (*told, Circumstance(kind=CircumstanceKind.URGENT_REPORT_LATE, words=days))
    for one in told:
        view = CircumstanceView.alike(
            **context.in_common,
            told=one.kind.value,
            proposes=context.proposes,
        )
        words = {
            "person": context.meeting.name(one.person) if one.person else "–",
            "quote": short(" ".join((one.words or "–").split()).rstrip(" .")),
        }
        yield context.sighting("circumstance", view, part=one.kind.value, words=words)


def _one_meeting_late(context: ItemContext, decided: date) -> bool:
    """Whether the organ has met between an urgent decision and this meeting, as far as the facts hold its meetings."""
    here = context.meeting.meeting
    return any(one.organ == here.organ and decided < one.on < here.on for one in context.meeting.town.meetings)

"""Views of what minutes tell of how an item came about, one for each circumstance they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ..authority.texts import short
from ..model import Circumstance, ItemDecision
from ..rules.item_views import CircumstanceView
from ..rules.view import Sighting, Words
from .item_context import ItemContext, item_contexts
from .meeting_context import MeetingContext


def circumstance_sightings(meeting: MeetingContext) -> Iterator[Sighting]:
    """One view of each circumstance of each item."""
    for context in item_contexts(meeting):
        yield from _of_item(context)


def _of_item(context: ItemContext) -> Iterator[Sighting]:
    decision = context.item.decision
    proposes = isinstance(decision, ItemDecision) and decision.proposed_to is not None
    for one in context.item.circumstances or ():
        view = CircumstanceView.alike(**context.in_common, told=one.kind.value, proposes=proposes)
        yield context.sighting("circumstance", view, part=one.kind.value, words=partial(_words, context, one))


def _words(context: ItemContext, one: Circumstance) -> Mapping[str, Words]:
    return {
        "person": context.meeting.name(one.person) if one.person else "–",
        "quote": short(" ".join((one.words or "–").split())),
    }

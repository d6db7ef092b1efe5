"""Views of responsibility: phases of matters, who decides them, one person on many steps, performers, departures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.request import Answer
from ..graph import in_force, named
from ..indicators.duties import matters
from ..indicators.phases import concentrations
from ..indicators.power import claims, unclaimed
from ..indicators.staffing import leaving
from ..model import NONE, Incident, Municipality, Nothing, Role, Side, WorkPhase
from ..rules.command_views import DeciderView, DepartureView, DutiesView, IncidentView, PerformerView, StepsView
from ..rules.view import Sighting
from .asking import index_of
from .command_views import told
from .decision_context import is_yes

_MAY = {Answer.YES: True, Answer.NO: False, Answer.NEEDS_ASSESSMENT: None}


def duties_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each matter that somebody is responsible for."""
    for one in matters(town, asked):
        places = one.places()
        yield Sighting(
            kind="duties",
            view=DutiesView(missing=frozenset(one.missing), shared=frozenset(one.shared), may_be_another=bool(one.perhaps)),
            about=one.node,
            source=places[0].source if places else None,
            asked=asked,
            words={
                "matter": one.name,
                "missing_phases": told(one.missing),
                "shared_phases": told(one.shared),
                "deciders": told(named(town, node).name for node in one.holders(WorkPhase.DECIDE)),
                "others": told(one.perhaps),
            },
        )


def decider_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each who is responsible for deciding a matter, and of each who may by an order though others are."""
    if not town.responsibilities:
        return
    index = index_of(town)
    for claim in claims(index, asked):
        places = claim.duties.places(WorkPhase.DECIDE)
        yield Sighting(
            kind="decider",
            view=DeciderView(responsible=True, may_decide=_MAY[claim.answer]),
            about=claim.duties.node,
            part=claim.holder,
            source=places[0].source if places else None,
            asked=asked,
            words={"holder": named(town, claim.holder).name, "matter": claim.duties.name, "others": "–"},
        )
    for one in unclaimed(index, asked):
        yield Sighting(
            kind="decider",
            view=DeciderView(responsible=False, may_decide=True),
            about=one.duties.node,
            part=f"role/{one.role}",
            source=one.source,
            asked=asked,
            words={
                "holder": town.role[one.role].name,
                "matter": one.duties.name,
                "others": told(named(town, node).name for node in one.duties.holders(WorkPhase.DECIDE)),
            },
        )


def steps_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each matter where one and the same has at least three of four steps."""
    for one in concentrations(town, asked):
        places = one.duties.places(*one.steps)
        yield Sighting(
            kind="steps",
            view=StepsView(steps=len(one.steps)),
            about=one.duties.node,
            part=", ".join(one.roles),
            source=places[0].source if places else None,
            asked=asked,
            words={
                "matter": one.duties.name,
                "roles": told(named(town, node).name for node in one.roles),
                "phases": told(one.steps),
            },
        )


def incident_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each incident; the words tell neither role nor person."""
    for one in town.incidents:
        role = town.role[one.against]
        yield Sighting(
            kind="incident",
            view=IncidentView(
                side=role.side.value,
                full_time=_full_time(role),
                measures=None if one.measures is None else bool(one.measures),
            ),
            about=f"incident/{one.id}",
            source=one.source,
            asked=asked,
            act=one.on,
            words={"id": one.id, "on": one.on.isoformat(), "incident": told((one.kind,)), "place": _place(one)},
        )


def performer_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each outside performer that day."""
    for one in town.performers:
        if in_force(one.in_force, asked):
            yield Sighting(
                kind="performer",
                view=PerformerView(
                    kind=one.kind.value,
                    handed_over=_is_there(one.handed_over),
                    authority=is_yes(one.authority),
                    supported=_is_there(one.support_in_law),
                    agreement=_is_there(one.agreement),
                    insight=NONE if one.agreement is NONE else is_yes(one.insight),
                    followed_up=_is_there(one.followed_up_by),
                ),
                about=f"performer/{one.id}",
                source=one.source,
                asked=asked,
                words={
                    "performer": one.name,
                    "task": one.task,
                    "board": town.organ[one.board].name if one.board else ("nämnden", "the board"),
                },
            )


def departure_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each who is to leave a role and has not left."""
    for number, one in enumerate(leaving(town, asked), start=1):
        yield Sighting(
            kind="departure",
            view=DepartureView(days_left=one.days, planned=one.planned),
            about=f"role/{one.departure.role}",
            part=f"{one.departure.last_day.isoformat()} ({number})",
            source=one.departure.source,
            asked=asked,
            words={"role": town.role[one.departure.role].name, "day": one.departure.last_day.isoformat()},
        )


def _full_time(role: Role) -> bool | Nothing | None:
    return is_yes(role.full_time) if role.side is Side.POLITICAL else NONE


def _place(one: Incident) -> tuple[str, str]:
    words = told((one.place.value if one.place else "place_unknown",))
    return words if isinstance(words, tuple) else (words, words)


def _is_there(value: object) -> bool | None:
    return None if value is None else value is not NONE

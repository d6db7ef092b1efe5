"""Threats, violence and harassment against those who work for the municipality, and what was done about them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import Day, Fact, Id, Text


class IncidentKind(StrEnum):
    """What happened."""

    THREAT = "threat"
    VIOLENCE = "violence"
    HARASSMENT = "harassment"
    DAMAGE = "damage"


class IncidentPlace(StrEnum):
    """Where it happened."""

    MEETING = "meeting"
    WORK = "work"
    HOME = "home"
    SOCIAL_MEDIA = "social_media"
    ELSEWHERE = "elsewhere"


class Measure(Fact):
    """What was done about an incident."""

    what: Text
    on: Day | None = None


class Incident(Fact):
    """An incident against the holder of a role. Nobody is named: neither who was hit nor who did it."""

    id: Id
    on: Day
    against: Id = Field(description="The role.")
    kind: IncidentKind
    place: IncidentPlace | None = None
    measures: tuple[Measure, ...] | None = Field(default=None, description="What was done; []: nothing.")

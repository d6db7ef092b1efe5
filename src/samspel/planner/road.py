"""The road to one decision, as values: the answer of `plan`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..findings import Value
from ..model import Appeal, Citation
from .steps import Lane, Phase, Rung


class By(StrEnum):
    """Who is to decide."""

    COUNCIL = "council"
    BOARD = "board"
    DELEGATE = "delegate"


class Weight(StrEnum):
    """What a stop on the road is."""

    MUST = "must"  # the law asks for it
    QUESTION = "question"  # somebody has to judge whether it is needed
    ADVICE = "advice"  # good practice


class Traits(Value):
    """What decides which stops the road has. null: not known."""

    authority: bool | None = Field(default=None, description="whether it is exercise of authority against somebody")
    appeal: Appeal | None = Field(default=None, description="where the decision is appealed")
    budget: bool | None = Field(default=None, description="whether it needs money that is not in the budget")
    children: bool | None = Field(default=None, description="whether it concerns children")
    staff: bool | None = Field(default=None, description="whether it changes the work or the conditions of employees")


class Stop(Value):
    """One stop on the road: who does what, and why."""

    id: str
    phase: Phase
    lane: Lane
    rung: Rung | None = Field(description="how much those concerned may affect the decision here")
    weight: Weight
    title: str
    who: str
    what: str
    only_if: tuple[str, ...] = Field(description="questions that decide whether the stop applies; empty: it does")
    law: tuple[Citation, ...]
    norm: str | None = Field(description="the source, where it is not law")
    last_day: date | None = Field(description="the last day, if the decision is taken on the day planned")


class Road(Value):
    """The road to one decision, stop by stop."""

    schema_version: Literal["1"] = "1"
    language: str
    matter: str
    matter_type: str | None
    by: By
    decider: str = Field(description="who is to decide, by name where the facts have one")
    on: date = Field(description="the day the decision is planned for")
    traits: Traits
    presumed: tuple[Literal["by", "authority", "appeal"], ...] = Field(
        description="what was taken from the type of matter or from who decides, and should be checked"
    )
    questions: tuple[str, ...] = Field(description="what to answer for a more exact road")
    verified_through: date = Field(description="how far the law behind the stops was read")
    stops: tuple[Stop, ...]

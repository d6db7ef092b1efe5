"""Who is responsible for what: descriptions of roles, phases of matters, outside performers, and what is passed on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from .base import Day, Fact, Id, Maybe, Period, Text, YesNo, exactly_one
from .organisation import Adoption


class RoleDescription(Fact):
    """What a role is for: politicians give vision and say what, officials say how and do it."""

    role: Id
    vision: Maybe[Text] = Field(default=None, description="The purpose and the direction.")
    what: Maybe[tuple[Text, ...]] = Field(default=None, description="What it says is to be reached or decided.")
    how: Maybe[tuple[Text, ...]] = Field(default=None, description="How it works, and what it carries out.")
    document: Text | None = None
    decided: Maybe[Adoption] = Field(default=None, description="When it was decided; none: it is not.")
    in_force: Period | None = None


class WorkPhase(StrEnum):
    """A phase of a matter, from the first draft to what came of it."""

    PREPARE = "prepare"  # bereda
    PROPOSE = "propose"  # föreslå
    DECIDE = "decide"  # besluta
    EXECUTE = "execute"  # verkställa
    FOLLOW_UP = "follow_up"  # följa upp
    COMMUNICATE = "communicate"  # kommunicera


class Responsibility(Fact):
    """That a role or an organ is responsible for phases of a matter: a type, a group of types, or a matter in words."""

    role: Id | None = None
    organ: Id | None = None
    matter: Text | None = Field(default=None, description="The matter in words.")
    matter_type: Id | None = None
    group: Text | None = Field(default=None, description="A group of matter types, as the register of matters names it.")
    phases: tuple[WorkPhase, ...] = Field(min_length=1)
    part: Text | None = Field(default=None, description="Which part of the matter, where several share it out.")
    document: Text | None = Field(default=None, description="The document that says so.")
    in_force: Period | None = None

    @model_validator(mode="after")
    def _is_somebodys_and_about_something(self) -> Responsibility:
        exactly_one(self, "role", "organ")
        return exactly_one(self, "matter", "matter_type", "group")


class PerformerKind(StrEnum):
    """What kind of performer somebody outside the administration is."""

    MUNICIPAL_COMPANY = "municipal_company"
    PRIVATE = "private"
    ASSOCIATION = "association"  # idéburen
    OTHER_MUNICIPALITY = "other_municipality"


class Performer(Fact):
    """Somebody outside the administration who carries out a task for a board (utförare)."""

    id: Id
    name: Text
    kind: PerformerKind
    task: Text
    board: Id | None = Field(default=None, description="The board that answers for the task (beställare).")
    agreement: Maybe[Text] = Field(default=None, description="The agreement; none: there is none.")
    insight: YesNo | None = Field(
        default=None, description="Whether the agreement gives the board what the public needs for insight (KL 10 kap. 9 §)."
    )
    handed_over: Maybe[Adoption] = Field(default=None, description="The council's decision to hand it over; none: none.")
    authority: YesNo | None = Field(default=None, description="Whether it holds exercise of authority.")
    support_in_law: Maybe[Text] = Field(
        default=None, description="The statute that lets exercise of authority be handed over; none: there is none."
    )
    followed_up_by: Maybe[Id] = Field(default=None, description="The role that follows it up; none: nobody does.")
    in_force: Period | None = None


class LeavesBecause(StrEnum):
    """Why somebody is to leave a role."""

    RETIREMENT = "retirement"
    RESIGNATION = "resignation"
    END_OF_TERM = "end_of_term"
    OTHER = "other"


class Departure(Fact):
    """That whoever holds a role is to leave it, and how what they know is passed on."""

    role: Id
    last_day: Day
    because: LeavesBecause | None = None
    plan: Maybe[Text] = Field(default=None, description="How knowledge is passed on; none: there is no plan.")

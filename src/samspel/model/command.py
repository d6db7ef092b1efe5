"""Who leads whom, and in what: command, the rules for when two who lead disagree, and the director's instruction."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from .base import Fact, Id, Maybe, Period, Text, YesNo, exactly_one
from .organisation import Adoption


class CommandKind(StrEnum):
    """What somebody does who stands over a role."""

    DIRECTS = "directs"  # leder, ger uppdrag
    REPORTED_TO = "reported_to"  # tar emot rapporter
    APPOINTS = "appoints"  # anställer, utser
    APPRAISES = "appraises"  # följer upp, lönesätter


class Theme(StrEnum):
    """In what somebody leads."""

    GOALS = "goals"  # mål och inriktning
    BUDGET = "budget"  # ekonomi
    STAFF = "staff"  # personal
    WORK_ENVIRONMENT = "work_environment"  # arbetsmiljö
    OPERATIONS = "operations"  # den dagliga verksamheten
    DEVELOPMENT = "development"  # utveckling och samordning
    MEDIA = "media"  # kommunikation och medier


class Command(Fact):
    """That a role or an organ stands over a role, what it does, and in what; `reports_to` of a role says only who."""

    by: Id | None = Field(default=None, description="The role that stands over.")
    organ: Id | None = Field(default=None, description="The organ that stands over.")
    over: Id = Field(description="The role that is led.")
    kind: CommandKind = CommandKind.DIRECTS
    covers: tuple[Theme, ...] | None = Field(default=None, description="In what; left out: the source does not say.")
    document: Text | None = Field(default=None, description="The document that says so.")
    in_force: Period | None = None

    @model_validator(mode="after")
    def _has_one_giver(self) -> Command:
        return exactly_one(self, "by", "organ")


class ConflictRule(Fact):
    """Who has the last word in a theme, when several lead the same role in it."""

    themes: tuple[Theme, ...] = Field(min_length=1)
    by: Id | None = Field(default=None, description="The role that has the last word.")
    organ: Id | None = Field(default=None, description="The organ that has the last word.")
    over: tuple[Id, ...] | None = Field(default=None, description="The roles that are led; left out: every role.")
    document: Text | None = Field(default=None, description="The document that says so.")
    in_force: Period | None = None

    @model_validator(mode="after")
    def _has_one_decider(self) -> ConflictRule:
        return exactly_one(self, "by", "organ")


class Instruction(Fact):
    """The executive board's instruction to the director (KL 7 kap. 2 §). It says how to lead, and is no delegation."""

    role: Id = Field(description="The director.")
    organ: Id | None = Field(default=None, description="The executive board.")
    adopted: Maybe[Adoption] = Field(default=None, description="When it was adopted; none: there is no instruction.")
    document: Text | None = None
    how_to_lead: YesNo | None = Field(
        default=None, description="Whether it says how the director is to lead the administration under the board."
    )
    lets_decide: Maybe[tuple[Text, ...]] = Field(
        default=None, description="Matters that its words let the director decide: a matter type or words; none: none."
    )
    in_force: Period | None = None

"""The municipality's organs, units, roles and people, and what the council gave each organ."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import ConfigDict, Field

from .base import NONE, Day, Fact, Id, Maybe, Period, Text, YesNo


class MunicipalityKind(StrEnum):
    """Kommun, region or a joint body."""

    KOMMUN = "kommun"
    REGION = "region"
    KOMMUNALFORBUND = "kommunalforbund"


class OrganKind(StrEnum):
    """What an organ is in the sense of the Municipal Act (KL 3 kap.)."""

    COUNCIL = "council"  # fullmäktige
    BOARD = "board"  # nämnd, styrelse
    JOINT_BOARD = "joint_board"  # gemensam nämnd
    COMMITTEE = "committee"  # utskott
    PRESIDIUM = "presidium"
    PREPARATION = "preparation"  # nämndberedning, fullmäktigeberedning
    SELF_MANAGEMENT = "self_management"  # självförvaltningsorgan
    LABOUR_MANAGEMENT = "labour_management"  # partssammansatt organ
    AUDITORS = "auditors"
    COMPANY = "company"
    WORKING_GROUP = "working_group"


class Side(StrEnum):
    """Elected, employed, or a machine."""

    POLITICAL = "political"
    OFFICIAL = "official"
    AUTOMATED = "automated"


class Seat(StrEnum):
    """The place an elected representative has in an organ."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"


class Employer(StrEnum):
    """Who employs the holder of an official's role; the Municipal Act asks for an employee of the municipality."""

    MUNICIPALITY = "municipality"
    OTHER_MUNICIPALITY = "other_municipality"
    COMPANY = "company"
    CONSULTANT = "consultant"
    PURCHASING_CENTRE = "purchasing_centre"  # inköpscentral (lagen 2009:47 6 kap. 4 §)


class HeldAs(StrEnum):
    """How somebody holds a role."""

    ORDINARY = "ordinary"
    ACTING = "acting"  # tillförordnad
    SUBSTITUTE = "substitute"  # ersättare, vikarie


class MunicipalityName(Fact):
    """Name and kind of the municipality the facts are about."""

    name: Text
    kind: MunicipalityKind = MunicipalityKind.KOMMUN


class Organ(Fact):
    """A decision-making or preparing body: council, board, committee ..."""

    id: Id
    name: Text
    kind: OrganKind
    parent: Id | None = Field(default=None, description="The organ that appointed it.")
    members: int | None = Field(default=None, ge=1, le=200, description="Number of members.")
    agreement: Maybe[Text] = Field(
        default=None,
        description="Self-management: the council's leave for such organs to decide (KL 8 kap. 4 §); none: there is none.",
    )
    in_force: Period | None = None


class Unit(Fact):
    """A part of the administration: förvaltning, kontor, avdelning, enhet."""

    id: Id
    name: Text
    serves: tuple[Id, ...] | None = Field(default=None, description="Organs whose administration this unit is.")
    parent: Id | None = Field(default=None, description="The unit it belongs to.")


class Role(Fact):
    """A function that can hold power: a seat in an organ, a post in the administration, or a machine."""

    id: Id
    name: Text
    side: Side
    organ: Id | None = Field(default=None, description="Elected: the organ where the seat is.")
    seat: Seat | None = Field(default=None, description="Elected: chair, vice chair, member or substitute.")
    full_time: YesNo | None = Field(
        default=None, description="Elected: whether the task takes all or much of full time (KL 4 kap. 2 §)."
    )
    unit: Id | None = Field(default=None, description="Employed: the unit where the post is.")
    heads: Maybe[Id] = Field(default=None, description="The unit this role heads; none: it heads no unit.")
    employer: Employer | None = Field(default=None, description="Official: who employs the holder.")
    agreement: Maybe[Text] = Field(
        default=None,
        description="The agreement that lets an official employed elsewhere decide for the board (KL 9 kap. 37 §; "
        "2009:47 6 kap. 4 §); none: there is none.",
    )
    reports_to: tuple[Id, ...] | None = Field(default=None, description="Roles that command this role.")
    substitutes: tuple[Id, ...] | None = Field(default=None, description="Roles that step in.")
    aliases: tuple[Text, ...] = Field(default=(), description="Other names and abbreviations used in orders.")


class Holding(Fact):
    """A person's time in a role."""

    role: Id
    as_: HeldAs = Field(default=HeldAs.ORDINARY, alias="as")
    start: Day | None = Field(default=None, alias="from")
    end: Maybe[Day] = Field(default=NONE, alias="to")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def covers(self, day: date) -> bool:
        """Whether the person held the role that day; an unknown first day counts as held."""
        return (self.start is None or self.start <= day) and not (isinstance(self.end, date) and self.end < day)


class Binding(Fact):
    """A tie that may make a person disqualified: a board seat in a company, a family tie ..."""

    kind: Text
    of: Text


class Person(Fact):
    """A holder of roles. The id may be an account name; no name is needed."""

    id: Id
    name: Text | None = None
    roles: tuple[Holding, ...] = ()
    bindings: tuple[Binding, ...] | None = None


class Mandate(Fact):
    """What the council gave an organ (reglemente): groups of matters or matter types."""

    organ: Id
    matters: tuple[Text, ...]
    by: Id | None = None
    in_force: Period | None = None


class Adoption(Fact):
    """When an organ decided something, and where the minutes say so."""

    on: Day
    minute: Text | None = Field(default=None, description='Paragraph of the minutes, e.g. "§ 12".')


class Designation(Fact):
    """An organ's choice of one role or member for a task, e.g. urgent decisions (KL 6 kap. 39 §)."""

    organ: Id
    role: Id
    task: Text = Field(alias="for", description="What samspel knows: urgent (KL 6 kap. 39 §), lvu or lvm.")
    decided: Adoption | None = None
    in_force: Period | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

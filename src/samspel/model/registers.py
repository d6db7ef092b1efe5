"""Registers kept beside the decisions: open cases, side jobs, gifts, contacts, agreed zones."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ConfigDict, Field, model_validator

from .base import Day, Fact, Id, Maybe, Period, Text, YesNo
from .decision import DecidedAmount, Outcome, Party
from .organisation import Adoption


class Case(Fact):
    """A case as it is handled (ärende i diariet): so that a register can be held against it before it is decided."""

    number: Text = Field(description="The number of the case (diarienummer), as decisions and contacts name it.")
    matter: Text | None = None
    board: Id | None = Field(default=None, description="The board that decides it.")
    authority: YesNo | None = Field(default=None, description="Whether it is exercise of authority against somebody.")
    parties: tuple[Party, ...] | None = None
    handled_by: tuple[Id, ...] | None = Field(default=None, description="The people who prepare or decide it.")
    opened: Day | None = None
    closed: Maybe[Day] = Field(default=None, description="When it was decided or closed; none: it is open.")
    secrecy: YesNo | None = Field(default=None, description="Whether it holds data under secrecy (OSL).")


class SideJobRuling(StrEnum):
    """What the employer said of a side job."""

    ALLOWED = "allowed"
    BANNED = "banned"


class SideJob(Fact):
    """A side job (bisyssla) of an employee (LOA 7–7 c §§)."""

    id: Id
    person: Id
    what: Text
    with_: Maybe[Text] = Field(default=None, alias="with", description="For or with whom, in the words that name parties.")
    declared: Maybe[Day] = Field(default=None, description="When the employee told of it.")
    harms_trust: YesNo | None = Field(default=None, description="Whether it was found to harm trust in impartiality.")
    ruling: Maybe[SideJobRuling] = None
    in_writing: YesNo | None = Field(default=None, description="Whether the ruling is in writing.")
    reasoned: YesNo | None = Field(default=None, description="Whether the ruling gives reasons.")
    in_force: Period | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class GiftHandling(StrEnum):
    """What was done with a gift or benefit."""

    DECLINED = "declined"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"  # to the municipality
    KEPT = "kept"


class Gift(Fact):
    """A gift or other benefit offered to an employee or elected representative (BrB 10 kap. 5 a–5 e §§)."""

    id: Id
    to: Id = Field(description="The person.")
    from_: Text = Field(alias="from", description="The giver, in the words parties are named by.")
    on: Day
    what: Text | None = None
    value: Maybe[DecidedAmount] = None
    handled: GiftHandling | None = None
    told: Maybe[Day] = Field(default=None, description="When the manager or the board was told.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ContactKind(StrEnum):
    """What a contact was about."""

    INFORMATION = "information"
    INSTRUCTION = "instruction"  # tells how or what to do
    LOBBYING = "lobbying"
    PARTY = "party"  # with a party in an open case


class Sought(StrEnum):
    """What somebody in the administration tried to bring about by a contact, beside passing on what is known."""

    OUTCOME = "outcome"  # another's statement or decision in favour of a certain outcome
    NEW_REASONS = "new_reasons"  # that reasons count which the decision does not give


class Contact(Fact):
    """A contact outside a meeting, about a case or a matter."""

    id: Id
    on: Day
    by: Id = Field(description="The role that made it.")
    to: Id | None = Field(default=None, description="The role it was made to.")
    with_: Text | None = Field(
        default=None, alias="with", description="The party, court or other outside the municipality it was made with."
    )
    kind: ContactKind
    sought: Maybe[Sought] = Field(default=None, description="What it tried to bring about; none: nothing.")
    case: Text | None = Field(default=None, description="The case it was about.")
    decision: Maybe[Text] = Field(default=None, description="The decision by an organ behind it; none: there is none.")
    disclosed: YesNo | None = Field(
        default=None, description="Whether it passed on data of the case that are under secrecy."
    )
    disclosed_because: Maybe[Text] = Field(
        default=None, description="What let them be passed on, such as consent; none: nothing is recorded."
    )

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class DocumentRequest(Fact):
    """That somebody asked for an official document (allmän handling), and what came of it (OSL 6 kap. 2–3 §§)."""

    id: Id
    on: Day = Field(description="When it was asked for.")
    board: Id | None = Field(default=None, description="The board that holds the document.")
    answered: Maybe[Day] = Field(default=None, description="When it was answered; none: not yet.")
    outcome: Outcome | None = Field(default=None, description="partly_granted: in part, or with a reservation (förbehåll).")
    told_of_review: YesNo | None = Field(
        default=None,
        description="Whether the one who asked was told of the right to the authority's own, written decision, to appeal.",
    )
    review_asked: Maybe[Day] = Field(default=None, description="When that decision was asked for; none: it was not.")
    decision: Maybe[Text] = Field(default=None, description="That decision's id or number; none: there is none.")


class Zone(StrEnum):
    """Whose an item is: politics decides what, the profession decides how."""

    WHAT = "what"
    GREY = "grey"
    HOW = "how"


class AgreedZone(Fact):
    """What politicians and officials have agreed of one kind of item: a case of the grey zone that is settled."""

    id: Id
    matter: Text | None = Field(default=None, description="The item in words.")
    matter_type: Id | None = None
    organ: Id | None = Field(default=None, description="The board it is agreed for; left out: all of them.")
    zone: Zone
    decided: Adoption | None = Field(default=None, description="When it was agreed, and where that is written.")
    why: Text | None = None
    in_force: Period | None = None

    @model_validator(mode="after")
    def _is_about_something(self) -> AgreedZone:
        if (self.matter is None) == (self.matter_type is None):
            raise ValueError("ange ett av matter och matter_type")
        return self

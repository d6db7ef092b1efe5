"""Decisions taken, as a case-handling system or a register records them: what, by whom, how it came about, what followed."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ConfigDict, Field

from ..money import Unit as AmountUnit
from .base import Day, Fact, Id, Maybe, Text, YesNo
from .delegation import Appeal, Vat


class Outcome(StrEnum):
    """What was decided, of what was asked or considered."""

    GRANTED = "granted"  # bifall
    PARTLY_GRANTED = "partly_granted"  # delvis bifall
    REFUSED = "refused"  # avslag
    DISMISSED = "dismissed"  # avvisning: not tried
    DISCONTINUED = "discontinued"  # avskrivning: closed without an answer
    ORDERED = "ordered"  # föreläggande, förbud, återkallelse: a burden laid on somebody
    OTHER = "other"


class Method(StrEnum):
    """Whether people decided, or a machine without them (FL 28 §, KL 6 kap. 37 §)."""

    MANUAL = "manual"
    AUTOMATED = "automated"


class PartyKind(StrEnum):
    """What sort of party a decision concerns."""

    INDIVIDUAL = "individual"
    BUSINESS = "business"
    ASSOCIATION = "association"
    EMPLOYEE = "employee"
    MANY = "many"  # a group or everybody: no party in the sense of the law


class Part(StrEnum):
    """What somebody did at the final handling of a matter."""

    DECIDED = "decided"
    RAPPORTEUR = "rapporteur"  # föredragande
    PREPARED = "prepared"  # handläggare
    PRESENT = "present"


class ConflictGround(StrEnum):
    """Why somebody may be disqualified (KL 6 kap. 28 §)."""

    PARTY = "party"  # oneself or somebody close is a party or is affected
    REPRESENTATIVE = "representative"
    SUPERVISION = "supervision"  # supervises an activity one is tied to
    OTHER = "other"


class ChangeGround(StrEnum):
    """Why a decision was corrected or changed (FL 36–38 §§)."""

    CLERICAL = "clerical"  # a slip of the pen or of a machine
    NEW_CIRCUMSTANCES = "new_circumstances"
    WRONG = "wrong"  # wrong for another reason
    REVOCABLE = "revocable"  # the decision said that it may be revoked
    SAFETY = "safety"
    MISLED = "misled"  # wrong or misleading information from the party


class DecidedAmount(Fact):
    """What a decision is worth."""

    value: float = Field(ge=0, allow_inf_nan=False)
    unit: AmountUnit = AmountUnit.SEK
    vat: Vat | None = None


class Cites(Fact):
    """The row of an order a decision says it rests on."""

    order: Id
    row: Id


class Party(Fact):
    """Whom a decision concerns. No name is needed: the words that bindings, gifts and side jobs use, or a number."""

    name: Text
    kind: PartyKind | None = None
    child: YesNo | None = Field(default=None, description="Whether the party is under 18.")


class Participant(Fact):
    """Somebody at the final handling."""

    person: Id
    as_: Part = Field(alias="as")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Communication(Fact):
    """Material sent to the party before the decision (FL 25 §)."""

    on: Day | None = Field(default=None, description="When it was sent.")
    answer_by: Maybe[Day] = Field(default=None, description="Last day to answer; none: no day was set.")
    answered: Maybe[Day] = Field(default=None, description="When the party answered; none: no answer came.")


class Reasons(Fact):
    """The reasons given (FL 32 §)."""

    rules: YesNo | None = Field(default=None, description="Whether they name the rules applied.")
    circumstances: YesNo | None = Field(default=None, description="Whether they name the circumstances that decided.")
    words: Text | None = None


class DocumentContent(StrEnum):
    """What a decision document must show (FL 31 §)."""

    DATE = "date"
    CONTENT = "content"
    DECIDER = "decider"
    RAPPORTEUR = "rapporteur"
    PRESENT = "present"


class DecisionDocument(Fact):
    """The written decision (FL 31 §)."""

    shows: tuple[DocumentContent, ...] | None = Field(default=None, description="What it shows.")


class Dissent(Fact):
    """A dissenting opinion (avvikande mening, reservation)."""

    person: Id
    on: Day | None = None


class Notification(Fact):
    """How the party was told of the decision (FL 33 and 34 §§)."""

    on: Day | None = None
    content: YesNo | None = Field(default=None, description="Whether the whole decision was told.")
    content_left_out: Maybe[Text] = Field(default=None, description="What was left out of it, and why; none: no cause.")
    appeal_information: Maybe[YesNo] = Field(default=None, description="Whether it says how to appeal.")
    dissents: Maybe[YesNo] = Field(default=None, description="Whether dissenting opinions were told.")


class Reported(Fact):
    """When a delegated decision was reported to its board (anmäld)."""

    on: Day
    next_meeting: YesNo | None = Field(default=None, description="Whether that was the board's next meeting.")
    shows: tuple[DocumentContent, ...] | None = Field(default=None, description="What the report of it shows.")


class Recorded(Fact):
    """A separate record of a delegated decision that was not reported (särskild protokollföring)."""

    on: Day
    announced: Maybe[Day] = Field(default=None, description="When it was announced on the notice board.")


class Publication(Fact):
    """That the decision, or a document of the case, was put on the web or on the notice board."""

    on: Day | None = None
    masked: YesNo | None = Field(default=None, description="Whether data under secrecy were left out.")


class Execution(Fact):
    """The carrying out of a decision."""

    on: Day
    reversible: YesNo | None = Field(default=None, description="Whether it can be undone.")
    at_once: Maybe[Text] = Field(default=None, description="Why it was carried out before it could no longer be appealed.")
    rectified: Maybe[Day] = Field(default=None, description="When it was undone because the decision was annulled.")


class Appealed(Fact):
    """That a decision was appealed, and what became of it."""

    on: Day | None = None
    grounds: tuple[Text, ...] | None = Field(
        default=None, description="The circumstances invoked before the time for appeal had ended."
    )
    annulled: YesNo | None = Field(default=None, description="Whether the decision was annulled.")


class Change(Fact):
    """That the decision corrects or changes an earlier one."""

    decision: Text = Field(description="The earlier decision's id or number.")
    ground: ChangeGround | None = None
    worse: YesNo | None = Field(default=None, description="Whether somebody the earlier favoured is worse off.")
    heard: YesNo | None = Field(default=None, description="Whether the party could speak before a correction.")


class ConflictClaim(Fact):
    """That somebody's impartiality was questioned, by that person or by others, and what became of it."""

    person: Id
    on: Day | None = None
    own: YesNo | None = Field(default=None, description="Whether the person spoke of it first.")
    ground: ConflictGround | None = None
    ruled_on: Maybe[Day] = Field(default=None, description="When it was decided whether the person is disqualified.")
    disqualified: YesNo | None = None


class ChildsView(Fact):
    """A child's part in a decision that concerns the child."""

    asked: YesNo | None = Field(default=None, description="Whether the child could speak.")
    views: Maybe[Text] = Field(default=None, description="Where the child's view is recorded, or the view itself.")
    best_interests: YesNo | None = Field(default=None, description="Whether the child's best interests were assessed.")


class Support(Fact):
    """Money or other support to somebody."""

    to_single_business: YesNo | None = Field(default=None, description="Whether a single business receives it.")
    exceptional_reasons: Maybe[Text] = None


class Fee(Fact):
    """A fee that the decision sets, for what the municipality provides."""

    income: float | None = Field(default=None, ge=0, allow_inf_nan=False, description="What it brings in a year, kronor.")
    cost: float | None = Field(default=None, ge=0, allow_inf_nan=False, description="What the service costs a year, kronor.")


class Decision(Fact):
    """One decision. What is left out is unknown; `none` says that there is none."""

    id: Id
    case: Text | None = Field(default=None, description="The number of the case (diarienummer).")
    matter: Text | None = None
    matter_type: Id | None = None
    facts: dict[str, str] | None = Field(
        default=None,
        description="What was established, by name: alike where cases are to be treated alike.",
    )
    outcome: Outcome | None = None
    outcome_words: Text | None = Field(default=None, description="The outcome as the system has it.")
    amount: Maybe[DecidedAmount] = None
    law: tuple[Text, ...] | None = Field(default=None, description="The sections it rests on, as written.")

    decided_by: Id | None = Field(default=None, description="The person.")
    role: Id | None = Field(default=None, description="The role the person acted in.")
    organ: Id | None = Field(default=None, description="The organ, for decisions by an organ.")
    board: Id | None = Field(default=None, description="The board whose power was used.")
    on: Day
    cites: Maybe[Cites] = None
    cites_words: Text | None = Field(default=None, description="The point of the order as written on the decision.")
    method: Method | None = None
    urgency: Maybe[Text] = Field(default=None, description="Why the matter could not await the board; none: not urgent.")
    participants: tuple[Participant, ...] | None = None
    checked_by: Maybe[Id] = Field(default=None, description="Another person who checked it before it was sent or paid.")
    conflicts: tuple[ConflictClaim, ...] | None = None
    instructed_by: Maybe[Text] = Field(
        default=None, description="Who outside the one that decides told how this single case was to be decided."
    )

    authority: YesNo | None = Field(default=None, description="Whether it is exercise of authority against somebody.")
    appeal: Maybe[Appeal] = None
    affects: YesNo | None = Field(default=None, description="Whether its effect on somebody is more than insignificant.")
    parties: tuple[Party, ...] | None = None
    opened: Day | None = Field(default=None, description="When the matter began.")
    clears_way_for: tuple[Text, ...] | None = Field(
        default=None, description="Numbers of other cases that it makes possible to grant, such as an application."
    )
    applied_for: YesNo | None = Field(default=None, description="Whether a party began the matter.")
    asked_to_decide: Maybe[Day] = Field(default=None, description="When a party asked in writing for a decision (FL 12 §).")
    answered: Maybe[Day] = Field(default=None, description="When that was granted or refused.")
    communicated: Maybe[Communication] = None
    communication_left_out: Maybe[Text] = Field(default=None, description="Why material was not sent to the party.")
    oral_asked: Maybe[Day] = Field(default=None, description="When a party asked to speak instead of writing.")
    oral_heard: Maybe[Day] = Field(default=None, description="When the party was heard.")
    noted: Maybe[YesNo] = Field(default=None, description="Whether what was said and matters was noted; none: nothing was.")
    reasons: Maybe[Reasons] = None
    reasons_left_out: Maybe[Text] = Field(default=None, description="Why no reasons were given.")
    less_intrusive: Maybe[Text] = Field(default=None, description="What was said of less intrusive alternatives.")
    childs_view: Maybe[ChildsView] = Field(default=None, description="none: no child is concerned.")
    differs_because: Maybe[Text] = Field(
        default=None, description="Why it differs from earlier decisions on the same facts; none: no reason is recorded."
    )
    document: Maybe[DecisionDocument] = None
    dissents: tuple[Dissent, ...] | None = None
    notified: Maybe[Notification] = None

    secrecy: YesNo | None = Field(default=None, description="Whether the case holds data under secrecy (OSL).")
    published: Maybe[Publication] = None
    reported: Maybe[Reported] = None
    recorded: Maybe[Recorded] = None
    final: Maybe[Day] = Field(default=None, description="When it could no longer be appealed (laga kraft).")
    executed: Maybe[Execution] = None
    appealed: Maybe[Appealed] = Field(default=None, description="That it was appealed; none: it was not.")
    changes: Maybe[Change] = None
    applies_from: Day | None = Field(default=None, description="The first day that it is to have effect.")
    burdens_members: YesNo | None = Field(default=None, description="Whether members of the municipality lose by it.")
    local_interest: YesNo | None = Field(
        default=None, description="Whether the municipality's area or its members have an interest in it (KL 2 kap. 1 §)."
    )
    task_of_other: YesNo | None = Field(
        default=None, description="Whether it is a task of the state, another municipality or region alone (KL 2 kap. 2 §)."
    )
    support: Maybe[Support] = None
    fee: Maybe[Fee] = None

"""Meetings as their minutes tell of them: attendance, items, votes, approval and announcement; and standing orders."""

from __future__ import annotations

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from .base import Day, Fact, Id, Maybe, Period, Text, YesNo
from .circumstance import Circumstance
from .decision import ConflictGround
from .organisation import Seat


def _clock(value: Any) -> Any:
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"(\d{1,2})[.:](\d\d)", value) if isinstance(value, str) else None
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError("skriv klockslag som 13:00")
    return time(int(found[1]), int(found[2]))


Clock = Annotated[time, BeforeValidator(_clock), PlainSerializer(lambda value: f"{value:%H:%M}", when_used="json")]
"""A time of day, hours and minutes."""

NotNegative = Annotated[int, Field(ge=0)]
"""How many; the bound does not hold for `none` beside it."""


class Remote(StrEnum):
    """How far the council lets members attend from elsewhere (KL 5 kap. 16 §, 6 kap. 24 §)."""

    ALLOWED = "allowed"
    REQUIRED = "required"  # the whole board meets so; possible from 2026-07-01


class StandingOrders(Fact):
    """What an organ's reglemente or arbetsordning says of its meetings; none: it says nothing of it."""

    organ: Id
    in_force: Period | None = None
    summons_days: Maybe[NotNegative] = Field(default=None, description="Days before the meeting that the summons goes out.")
    quorum: Maybe[Annotated[int, Field(ge=1)]] = Field(default=None, description="Committees: how many must be present.")
    remote: Maybe[Remote] = Field(default=None, description="As the council has decided; none: not allowed.")
    public: Maybe[YesNo] = Field(default=None, description="Boards: whether the council lets its meetings be public.")
    extra_items: Maybe[Text] = Field(default=None, description="Boards: when items not on the agenda may be decided.")
    substitutes: tuple[Id, ...] | None = Field(
        default=None, description="The substitutes in the order they are called in; parties known, one party at a time."
    )
    substitutes_speak: Maybe[YesNo] = Field(default=None, description="Whether substitutes who do not serve may speak.")
    officials_speak: Maybe[YesNo] = Field(default=None, description="Whether officials may take part in the debate.")


class AttendsAs(StrEnum):
    """In what capacity somebody was at a meeting."""

    CHAIR = "chair"  # who leads: an elected chair, or whoever was chosen for the day
    MEMBER = "member"
    SERVING = "serving"  # a substitute in a member's place
    SUBSTITUTE = "substitute"  # a substitute who does not serve
    OFFICIAL = "official"  # employees: rapporteurs, heads, the secretary
    STAFF_REPRESENTATIVE = "staff_representative"  # personalföreträdare (KL 7 kap. 10 §)
    OTHER_ELECTED = "other_elected"  # an elected representative of another organ, or with a right to be there (insyn)
    AUDITOR = "auditor"
    OTHER = "other"  # experts, guests, those who made a citizens' proposal


class Attendance(Fact):
    """Somebody's time at the meeting, in one capacity; more of them for one who left, came back or changed capacity.

    The time is told by the clock or by the items; what is left out at an end is the beginning or the end of the meeting.
    """

    person: Id
    as_: AttendsAs = Field(alias="as")
    serves_for: Maybe[Id] = Field(default=None, description="Whose place a serving substitute takes; none: nobody's.")
    party: Text | None = Field(default=None, description="The political party.")
    seat: Seat | None = Field(default=None, description="The person's seat in the organ, as the minutes tell.")
    start: Clock | None = Field(default=None, alias="from")
    end: Clock | None = Field(default=None, alias="to")
    first_item: Text | None = Field(default=None, description="Number of the first item the person was there for.")
    last_item: Text | None = Field(default=None, description="Number of the last one.")
    remote: YesNo | None = None
    left_because: Maybe[Text] = Field(default=None, description="Why a member left before the end, such as jäv.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ItemKind(StrEnum):
    """What sort of item of the agenda it is."""

    DECISION = "decision"
    ELECTION = "election"  # val, also resignations (avsägelser)
    INFORMATION = "information"
    PROCEDURE = "procedure"  # upprop, val av justerare, fastställande av dagordning
    DELEGATION_REPORT = "delegation_report"  # anmälan av delegationsbeslut
    NOTICES = "notices"  # meddelanden
    MOTION = "motion"
    CITIZENS_PROPOSAL = "citizens_proposal"  # medborgarförslag
    INTERPELLATION = "interpellation"
    QUESTION = "question"
    AUDIT_REPORT = "audit_report"  # revisionsberättelse
    DISCHARGE = "discharge"  # ansvarsfrihet


class ItemDocument(Fact):
    """What lay before the meeting (beslutsunderlag)."""

    name: Text
    dated: Day | None = None
    sent: Maybe[Day] = Field(default=None, description="When the members got it; none: it was handed out at the meeting.")
    by: Text | None = Field(default=None, description="Who wrote it, as the minutes say.")


class ProposalKind(StrEnum):
    """What a proposal asks for."""

    APPROVE = "approve"  # bifall till the written proposal
    REJECT = "reject"  # avslag
    AMEND = "amend"  # ändring, tillägg
    REFER_BACK = "refer_back"  # återremiss
    TABLE = "table"  # bordläggning
    OTHER = "other"


class Proposal(Fact):
    """A proposal (yrkande) at the meeting, or the written one that the item rests on."""

    id: Id
    by: tuple[Id, ...] | None = Field(default=None, description="The people behind it.")
    kind: ProposalKind | None = None
    words: Text | None = None
    withdrawn: YesNo | None = None


class BallotFor(StrEnum):
    """What a vote was for."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Ballot(Fact):
    """One person's vote."""

    person: Id
    for_: BallotFor = Field(alias="for")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Winner(StrEnum):
    """What a vote came to."""

    YES = "yes"
    NO = "no"


class Vote(Fact):
    """A counted vote (votering, omröstning)."""

    open: YesNo | None = Field(default=None, description="Whether it was open; no: by closed ballots.")
    yes_is: Text | None = Field(default=None, description="What a yes stood for.")
    no_is: Text | None = Field(default=None, description="What a no stood for.")
    ballots: tuple[Ballot, ...] | None = Field(default=None, description="Who voted how; []: the minutes name nobody.")
    yes: int | None = Field(default=None, ge=0, description="The number of yes that the minutes tell.")
    no: int | None = Field(default=None, ge=0)
    abstained: int | None = Field(default=None, ge=0)
    voters: int | None = Field(default=None, ge=0, description="How many the minutes say took part in it.")
    won: Winner | None = None
    casting: YesNo | None = Field(default=None, description="Whether the chair's casting vote decided.")
    lot: YesNo | None = Field(default=None, description="Whether a lot decided.")


class MeetingConflict(Fact):
    """That somebody did not take part, or should not have, because of a conflict of interest (jäv)."""

    person: Id
    ground: ConflictGround | None = None
    words: Text | None = None
    own: YesNo | None = Field(default=None, description="Whether the person told of it; no: somebody else did.")
    ruled: Maybe[YesNo] = Field(default=None, description="Whether the organ found a conflict; none: it did not decide.")
    left_room: YesNo | None = None
    replaced_by: Maybe[Id] = None


class Reservation(Fact):
    """A dissent from a decision."""

    person: Id
    told: YesNo | None = Field(default=None, description="Whether it was made before the meeting ended.")
    words: Text | None = None


class Act(StrEnum):
    """What somebody said or did about an item, as far as it matters to who does what."""

    INFORMS = "informs"
    ADVOCATES = "advocates"  # argues for an outcome
    DECIDES = "decides"  # is told to have taken part in the decision
    TELLS_TIE = "tells_tie"  # tells of a tie of his or her own to the matter, such as a relative who is a party
    MEETS_PARTY = "meets_party"  # tells of contact with a party of the case outside the meeting
    PROPOSES = "proposes"
    ORDERS = "orders"  # tells somebody to do something
    ASKS = "asks"


class Contribution(Fact):
    """What somebody said or did about an item (föredragning, inlägg)."""

    person: Id
    act: Act
    to: Text | None = Field(default=None, description="To whom, as the minutes say.")
    words: Text | None = None


class ItemOutcome(StrEnum):
    """How an item ended."""

    DECIDED = "decided"
    REFERRED_BACK = "referred_back"
    TABLED = "tabled"
    NOTED = "noted"  # information taken to the record
    WITHDRAWN = "withdrawn"


class ItemDecision(Fact):
    """What was decided in an item."""

    text: Text | None = None
    outcome: ItemOutcome | None = None
    proposed_to: Text | None = Field(default=None, description="The organ it is a proposal to, where that one is to decide.")
    proposal: Id | None = Field(default=None, description="The proposal that became the decision.")
    unlike_prepared: YesNo | None = Field(default=None, description="Whether it departs from the written proposal.")
    reasons: Maybe[Text] = Field(default=None, description="The reasons told; none: there are none.")
    owner: Maybe[Text] = Field(default=None, description="Who is to carry it out, as the minutes say.")
    due: Maybe[Day] = Field(default=None, description="When it is to be done or reported.")
    funding: Maybe[Text] = Field(default=None, description="How it is paid for; none: not told.")
    addressed_to: Maybe[Text] = Field(default=None, description="Who is told to do something.")
    sent_to: tuple[Text, ...] | None = Field(default=None, description="Who is sent the decision (expediering).")


class ReportedDecisions(Fact):
    """The list of delegated decisions reported in an item."""

    decisions: tuple[Id, ...] | None = Field(default=None, description="Ids of decisions in the facts.")
    count: int | None = Field(default=None, ge=0, description="How many the minutes say.")
    counted: int | None = Field(default=None, ge=0, description="How many the parts of the list in the minutes add up to.")
    attached: YesNo | None = Field(default=None, description="Whether a list lies with the minutes.")
    start: Day | None = Field(default=None, alias="from", description="The first day of the decisions listed.")
    end: Day | None = Field(default=None, alias="to", description="The last one.")
    urgent: Maybe[NotNegative] = Field(default=None, description="How many of them were urgent (KL 6 kap. 39 §).")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Item(Fact):
    """An item (paragraf) of the minutes. What is left out is unknown."""

    number: Text = Field(description='The number of the paragraph, "7" for "§ 7".')
    kind: ItemKind | None = None
    matter: Text | None = None
    matter_type: Id | None = None
    case: Text | None = Field(default=None, description="The number of the case (diarienummer).")
    opened: Clock | None = None
    closed: Clock | None = None
    on_agenda: YesNo | None = Field(default=None, description="Whether the notice or the summons named it.")
    added_by_all: YesNo | None = Field(default=None, description="Whether all present agreed to take up what was not named.")
    initiated_by: Maybe[Text] = Field(default=None, description="Who raised it, as the minutes say.")
    prepared_by: tuple[Id, ...] | None = Field(default=None, description="Organs or units; []: nobody prepared it.")
    executive_board_heard: YesNo | None = Field(default=None, description="Council: whether that board could speak.")
    documents: tuple[ItemDocument, ...] | None = None
    put_off_on: tuple[Day, ...] | None = Field(
        default=None, description="Earlier days on which the organ tabled it or referred it back, as the minutes tell."
    )
    put_off_times: NotNegative | None = Field(
        default=None, description="How many times the organ has tabled it or referred it back before, as the minutes tell."
    )
    urgent_on: tuple[Day, ...] | None = Field(
        default=None, description="Days of the urgent decisions (KL 6 kap. 39 §) that it reports."
    )
    proposed_decision: Maybe[Text] = Field(default=None, description="The written proposal; none: there was none.")
    proposals: tuple[Proposal, ...] | None = None
    order_of_propositions: Maybe[Text] = Field(default=None, description="Propositionsordning; none: not told.")
    vote_asked: YesNo | None = None
    votes: tuple[Vote, ...] | None = None
    conflicts: tuple[MeetingConflict, ...] | None = None
    abstained: tuple[Id, ...] | None = Field(default=None, description="People who for other reasons took no part.")
    authority: YesNo | None = Field(default=None, description="Whether it is exercise of authority against somebody.")
    secret: YesNo | None = Field(default=None, description="Whether secret data occurred in the item.")
    closed_doors: YesNo | None = None
    contributions: tuple[Contribution, ...] | None = None
    circumstances: tuple[Circumstance, ...] | None = None
    rebuked: tuple[Id, ...] | None = Field(
        default=None, description="Elected representatives whom the organ rebukes for using a right, as the minutes tell."
    )
    decision: Maybe[ItemDecision] = None
    reservations: tuple[Reservation, ...] | None = None
    reported: Maybe[ReportedDecisions] = None
    answered_below_quorum: YesNo | None = Field(
        default=None, description="Council: whether it has decided that answers may be given though too few are there."
    )


class Approval(Fact):
    """That the minutes, or some paragraphs of them, were approved (justerade)."""

    on: Maybe[Day] = None
    items: tuple[Text, ...] | None = Field(default=None, description="The paragraphs; left out: all of them.")
    by: tuple[Id, ...] | None = None
    at_once: YesNo | None = Field(default=None, description="Whether that was at the meeting (omedelbar justering).")


class Announcement(Fact):
    """The notice on the board that minutes are approved (anslag), from the first day to the last."""

    start: Maybe[Day] = Field(default=None, alias="from")
    end: Maybe[Day] = Field(default=None, alias="to", description="When it was taken down.")
    items: tuple[Text, ...] | None = Field(default=None, description="The paragraphs; left out: all of them.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Meeting(Fact):
    """One meeting of one organ. What is left out is unknown; `none` says that there is none."""

    id: Id
    organ: Id
    on: Day
    opened: Clock | None = None
    closed: Clock | None = None
    until: Day | None = Field(default=None, description="The last day, where it went on another day.")
    place: Text | None = None
    extra: YesNo | None = Field(default=None, description="Whether it was an extra meeting.")
    noticed: Maybe[Day] = Field(default=None, description="Council: when time, place and items were announced.")
    summoned: Maybe[Day] = Field(default=None, description="When the summons was sent.")
    agenda: tuple[Text, ...] | None = Field(
        default=None, description="Titles of the items that the notice or the summons named; items may say it too."
    )
    urgent_notice: tuple[Text, ...] | None = Field(default=None, description="Council: items announced later as urgent.")
    urgent_noticed: Maybe[Day] = Field(default=None, description="Council: when those items were announced.")
    sees_and_hears: YesNo | None = Field(default=None, description="Remote: whether all could see and hear each other.")
    attendance_established: YesNo | None = Field(
        default=None, description="Remote, from 2026-07-01: whether the chair established who attended and could follow."
    )
    public: YesNo | None = None
    attendance: tuple[Attendance, ...] | None = None
    items: tuple[Item, ...] | None = None
    approvers: tuple[Id, ...] | None = Field(default=None, description="Those chosen to approve the minutes.")
    approved: tuple[Approval, ...] | None = None
    announced: tuple[Announcement, ...] | None = None
    minutes: Text | None = Field(default=None, description="Where the minutes are.")

    @model_validator(mode="after")
    def _makes_sense(self) -> Meeting:
        numbers = [item.number for item in self.items or ()]
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        if twice:
            raise ValueError(f"paragrafen {', '.join(twice)} finns två gånger i mötet")
        return self

    @property
    def last_day(self) -> date:
        """The day the meeting ended."""
        return self.until or self.on

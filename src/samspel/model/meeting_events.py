"""What happens at a meeting while it goes on, one event at a time, each with the time that the caller tells."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Day, Fact, Id, Maybe, Text, YesNo
from .meeting import (
    Announcement,
    Approval,
    Attendance,
    Clock,
    Item,
    ItemDecision,
    MeetingConflict,
    Proposal,
    Reservation,
    Vote,
)


class Convened(Fact):
    """What was done before the meeting: notice, summons and agenda. More may be told of it later."""

    event: Literal["convened"] = "convened"
    noticed: Maybe[Day] = None
    summoned: Maybe[Day] = None
    urgent_notice: tuple[Text, ...] | None = None
    extra: YesNo | None = None
    agenda: tuple[Item, ...] | None = Field(default=None, description="What is known of each item; left out: not told.")


class Opened(Fact):
    """The meeting was opened."""

    event: Literal["opened"] = "opened"
    at: Clock
    place: Text | None = None
    public: YesNo | None = None
    sees_and_hears: YesNo | None = None
    attendance_established: YesNo | None = None


class Arrived(Fact):
    """People came, or went on in another capacity, such as a substitute who begins to serve; at first the roll call."""

    event: Literal["arrived"] = "arrived"
    at: Clock
    who: tuple[Attendance, ...] = Field(min_length=1, description="Without times: those of the event count.")


class Left(Fact):
    """Somebody left."""

    event: Literal["left"] = "left"
    at: Clock
    person: Id
    because: Maybe[Text] = None


class ItemOpened(Fact):
    """An item was taken up. An item that was open is closed thereby."""

    event: Literal["item_opened"] = "item_opened"
    at: Clock
    item: Item = Field(description="Its number, and what is known of it besides the agenda.")


class ConflictDeclared(Fact):
    """Somebody told of a conflict of interest in the open item, or it was told of them."""

    event: Literal["conflict_declared"] = "conflict_declared"
    at: Clock
    conflict: MeetingConflict


class Proposed(Fact):
    """A proposal was made in the open item."""

    event: Literal["proposed"] = "proposed"
    at: Clock
    proposal: Proposal


class PropositionsPut(Fact):
    """The chair told in which order the proposals are put."""

    event: Literal["propositions_put"] = "propositions_put"
    at: Clock
    words: Text


class Voted(Fact):
    """A vote was counted in the open item."""

    event: Literal["voted"] = "voted"
    at: Clock
    vote: Vote


class Decided(Fact):
    """The open item was decided."""

    event: Literal["decided"] = "decided"
    at: Clock
    decision: ItemDecision


class Reserved(Fact):
    """Somebody dissented from a decision."""

    event: Literal["reserved"] = "reserved"
    at: Clock
    item: Text | None = Field(default=None, description="The number of the item; left out: the last one.")
    reservation: Reservation


class ItemClosed(Fact):
    """The open item was done with."""

    event: Literal["item_closed"] = "item_closed"
    at: Clock


class ApproversChosen(Fact):
    """It was settled who is to approve the minutes."""

    event: Literal["approvers_chosen"] = "approvers_chosen"
    at: Clock
    people: tuple[Id, ...]


class Closed(Fact):
    """The meeting was closed, and with it an item that was open."""

    event: Literal["closed"] = "closed"
    at: Clock


class Approved(Fact):
    """The minutes, or some paragraphs of them, were approved."""

    event: Literal["approved"] = "approved"
    approval: Approval


class Announced(Fact):
    """A notice that minutes are approved was put up; told again with its end when it is taken down."""

    event: Literal["announced"] = "announced"
    announcement: Announcement


MeetingEvent = Annotated[
    Convened
    | Opened
    | Arrived
    | Left
    | ItemOpened
    | ConflictDeclared
    | Proposed
    | PropositionsPut
    | Voted
    | Decided
    | Reserved
    | ItemClosed
    | ApproversChosen
    | Closed
    | Approved
    | Announced,
    Field(discriminator="event"),
]
"""Anything that happens at a meeting."""

"""What minutes tell of how an item came about or was handled, beside what its forms hold."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import Fact, Id, Text


class CircumstanceKind(StrEnum):
    """What minutes tell of how an item came about or was handled, beside what its forms hold."""

    GOALS_NOT_FOLLOWED_UP = "goals_not_followed_up"  # nobody told the organ what became of its goals or plans
    NOT_WEIGHED = "not_weighed"  # alternatives or consequences were not looked into
    PARTISAN_PAPER = "partisan_paper"  # a paper of the administration takes sides in party politics
    INSTRUCTED_OUTSIDE = "instructed_outside"  # an elected representative told an official what to do outside the meeting
    CONFLICTING_ORDERS = "conflicting_orders"  # an official has orders from two that cannot both be followed
    URGENCY_AS_HABIT = "urgency_as_habit"  # late or urgent items come again and again
    HARM_WITHOUT_ACTION = "harm_without_action"  # an official was threatened or abused, and nothing was done
    LOBBIED = "lobbied"  # an official worked on single members before the meeting
    DIRECTION_BY_OFFICIAL = "direction_by_official"  # an official decided on goals, direction, extent or quality
    GOAL_UNCOMMISSIONED = "goal_uncommissioned"  # a proposal brings in a goal that nobody elected asked for
    RIGHT_CURBED = "right_curbed"  # an elected representative is kept from using a right
    UNDELEGATED = "undelegated"  # the organ has no power to decide, as the minutes themselves tell
    SETTLED_BEFOREHAND = "settled_beforehand"  # it was settled in another circle before the meeting
    VAGUE = "vague"  # the decision tells neither who, when nor with what money
    TABLED_AT_MEETING = "tabled_at_meeting"  # the papers were first seen at the meeting, or nobody had examined them
    REPORT_INCOMPLETE = "report_incomplete"  # delegated decisions are missing in the report, or there is no list
    URGENT_REPORT_LATE = "urgent_report_late"  # an urgent decision is reported later than at the next meeting
    NOT_CARRIED_OUT = "not_carried_out"  # an earlier decision of the organ has not been carried out
    DECIDED_IN_PASSING = "decided_in_passing"  # the organ settles something outside its decision
    REFUSED_BY_DELEGATE = "refused_by_delegate"  # a delegate refused an application


class Circumstance(Fact):
    """Something that the minutes tell of how an item came about or was handled, by its words."""

    kind: CircumstanceKind
    person: Id | None = Field(default=None, description="Who did it, where the minutes name anybody.")
    words: Text | None = None

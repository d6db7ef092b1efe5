"""Views of a meeting: how it was called, who was there for each item, and each of those who decided."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe, Nothing
from .view import View


class MeetingView(View):
    """One meeting as a whole: notice and summons, whether enough were there, from afar, publicity, the calendar."""

    WORDS = (
        "organ", "on", "noticed", "summoned", "urgent_items", "urgent_noticed", "weekday_before", "needed",
        "most", "members", "remote_people", "discharge_item", "budget_item",
    )  # fmt: skip

    organ: str = Field(description="what met: council, board, joint_board, committee and so on, as the organ's kind")
    notice_days: Maybe[int] = Field(description="days from the notice (tillkännagivande) to the meeting; none: no notice")
    summons_days: Maybe[int] = Field(description="days from the summons to the meeting; none: no summons was sent")
    wanted_days: int | Nothing = Field(
        description="days before the meeting when the organ's standing orders say that the summons goes out; none where "
        "they are not known to set a time"
    )
    summons_late_by: Maybe[int] = Field(
        description="days by which the summons came later than that: 0 or less in time; none where no time is known"
    )
    announced_as_urgent: int = Field(description="how many items are recorded as announced later because they were urgent")
    urgent_notice_days: Maybe[int] = Field(
        description="days from the notice of those to the meeting; none where there are none, or no notice"
    )
    urgent_notice_weekdays: Maybe[int] = Field(
        description="days from that notice through the day before the meeting that are no Saturday, Sunday, holiday or eve"
    )
    attendance_known: bool = Field(description="whether it is recorded who was there")
    quorum_by: Maybe[str] = Field(
        description="what says how many must be there: law (more than half of the members), or standing_orders; half where "
        "those are silent, and half of the members is only a yardstick; none for organs whose rules were not read"
    )
    lacks: Maybe[int] = Field(
        description="how many were missing when most took part, those disqualified in an item counted: 0 or less when "
        "enough were there, and when every seat was filled; none for organs whose rules were not read, and where no matter "
        "is known to have been handled"
    )
    remote: bool = Field(description="whether anybody who decided is recorded as attending from afar (på distans)")
    remote_allowed: Maybe[bool] = Field(description="whether the council lets members of the organ attend from afar")
    remote_presidium: bool = Field(description="whether whoever led, or has a seat as chair or vice chair, did so from afar")
    all_see_and_hear: Maybe[bool] = Field(description="whether all could see and hear each other")
    established: Maybe[bool] = Field(description="whether the chair established who attended from afar and could follow")
    public: Maybe[bool] = Field(description="whether the meeting was public")
    public_allowed: Maybe[bool] = Field(description="boards: whether the council lets the meetings be public")
    discharge_late_by: Maybe[int] = Field(
        description="council: days after 30 June when discharge was decided; none when it was not"
    )
    budget_days_before_term: Maybe[int] = Field(
        description="council: in an election year, days from a decision on budget or tax rate to the first day of the newly "
        "elected council; 0 or less from that day, none where no item is known to be such, or no election is held that year"
    )


class PresenceView(View):
    """Who was there for one item, and in what capacity."""

    WORDS = (
        "item", "matter", "organ", "deciding", "needed", "members", "disqualified", "staff", "chair_then",
    )  # fmt: skip

    organ: str = Field(description="what met, as the organ's kind")
    handled: Maybe[bool] = Field(description="whether a matter was handled: no for mere information and withdrawn items")
    answer: bool = Field(description="whether it is an interpellation or a question")
    answered_below_quorum: Maybe[bool] = Field(
        description="council: whether it has decided that such may be answered though too few are there"
    )
    quorum_by: Maybe[str] = Field(description="as in the view meeting")
    quorate_meeting: Maybe[bool] = Field(description="whether enough took part in some item of the meeting")
    lacks: Maybe[int] = Field(description="how many of those who must be there did not take part; 0 or less when enough did")
    lacks_all_the_same: Maybe[int] = Field(
        description="how many would be missing if those who were at the meeting but disqualified in the item were counted"
    )
    too_many: Maybe[int] = Field(
        description="how many more took part in deciding, all through the item, than the organ has members"
    )
    chair: Maybe[str] = Field(
        description="whoever led the meeting: there, away or disqualified; there also when a vice chair was; none where it "
        "is not recorded who led the meeting"
    )
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    secret: Maybe[bool] = Field(description="whether secret data occurred")
    doors: Maybe[str] = Field(
        description="open, closed, or unsaid when the meeting was public and nothing is recorded of the item"
    )
    staff_representatives: int = Field(description="how many staff representatives (personalföreträdare) were there")
    board_kinds: frozenset[str] = Field(description="kinds of board the name of the organ tells, as KS, ÖFN, VN; else empty")


class AttendanceView(View):
    """Somebody who took part in deciding at a meeting, as chair, member or serving substitute."""

    WORDS = ("person", "organ", "member", "items", "title", "capacities", "passed")

    organ: str = Field(description="what met, as the organ's kind")
    seat_held_by: Maybe[str] = Field(
        description="who else decided in the place that the substitute took, in the same item: member or substitute; none: "
        "nobody did"
    )
    passed_over: Maybe[str] = Field(
        description="whether a substitute who was there and did not serve came before, when this one began: order (stands "
        "earlier in the order of substitutes), party (belongs to the member's party, as this one does not); none: no"
    )
    came_back: bool = Field(description="whether the person left and then decided again that day")
    left_for: Maybe[str] = Field(
        description="why somebody who came back had left: conflict, or other; none where nobody left and came back"
    )
    also_as: frozenset[str] = Field(
        description="other capacities in the same items: official, staff_representative, other_elected, auditor or other"
    )
    employed: bool = Field(description="whether the register gives the person an official's role that day")
    has_seat: Maybe[bool] = Field(
        description="whether the register gives an employed person a seat in the organ that day; no only where it fills "
        "every seat with others; none where the person is not employed"
    )

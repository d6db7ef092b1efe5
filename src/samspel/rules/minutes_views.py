"""Views of the minutes: their numbering and approval, the notice of it, those who approved, and reports of decisions."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View


class MinutesView(View):
    """The minutes of one meeting as a whole."""

    WORDS = ("organ", "on", "unapproved_items", "numbers", "last_day")

    organ: str = Field(description="what met: council, board, joint_board, committee and so on, as the organ's kind")
    age: int = Field(description="days from the last day of the meeting to the day asked about")
    overdue: int = Field(
        description="days from the 14th day after the meeting, or the next weekday, to the day asked about; 0 or less before"
    )
    approved: Maybe[bool] = Field(description="whether any of it is recorded as approved")
    unapproved: int = Field(description="how many paragraphs no approval takes in, where some approval names its paragraphs")
    numbering: Maybe[str] = Field(
        description="what is wrong with the numbers of the paragraphs: gap or backwards; none when they follow each other"
    )


class ApprovalView(View):
    """One approval (justering) of the minutes, or of some paragraphs, and the notice of it."""

    WORDS = ("organ", "on", "approved_on", "announced_on", "items", "last_day", "last_day_to_announce")

    organ: str = Field(description="what met, as the organ's kind")
    at_once: Maybe[bool] = Field(description="whether it is said to be immediate (omedelbar justering)")
    days: Maybe[int] = Field(description="days from the last day of the meeting to the approval")
    days_off_counted: Maybe[int] = Field(
        description="the same, an approval right after days off counted as made on the first of them"
    )
    overdue: int = Field(description="as in the view minutes")
    announced: Maybe[bool] = Field(description="whether every paragraph that it takes in was announced")
    announced_days: Maybe[int] = Field(
        description="days from the approval to the notice of it; of several notices the last one needed; none: no notice"
    )
    announced_days_off_counted: Maybe[int] = Field(description="the same, a notice right after days off counted alike")
    announcement_overdue: Maybe[int] = Field(
        description="days from the second day after the approval, or the next weekday, to the day asked about"
    )


class AnnouncementView(View):
    """One notice (anslag) that minutes are approved."""

    WORDS = ("organ", "on", "announced_on", "down_on", "early_items", "appeal_ends")

    organ: str = Field(description="what met, as the organ's kind")
    early: int = Field(description="how many of its paragraphs no approval took in by its first day")
    posted_days: Maybe[int] = Field(description="days from its first day to the last; none: it has not been taken down")
    short_of_weekday: Maybe[int] = Field(
        description="days from its last day to the last day for appeal, which moves to the next weekday; 0 or less: it stood"
    )


class ApproverView(View):
    """Somebody who was chosen to approve the minutes, or who did."""

    WORDS = ("person", "organ", "on", "chosen_people")

    chosen: Maybe[bool] = Field(description="whether the person was chosen to approve, or led the meeting")
    approved: bool = Field(description="whether the person approved the minutes, or some paragraphs")
    decided: Maybe[bool] = Field(description="whether the person took part in deciding in any item")
    official: bool = Field(description="whether the person was there as an official")


class DelegationReportView(View):
    """How a board was told at a meeting of what had been decided on its behalf since the last one."""

    WORDS = ("item", "organ", "on", "said", "listed", "in_log", "urgent_said", "urgent_in_log", "since")

    item: bool = Field(description="whether the minutes have an item with reported decisions")
    log: int = Field(
        description="how many delegated decisions since the last meeting the facts hold, to be reported and not known to "
        "have been reported at another meeting, or not reported"
    )
    to_next_meeting: Maybe[bool] = Field(
        description="whether the order says that all of those are reported at the next meeting; none when there are none"
    )
    shown: Maybe[bool] = Field(
        description="whether the item tells which decisions: they are named, or a list is attached; none without an item"
    )
    count_over_listed: Maybe[int] = Field(
        description="how many more decisions the minutes count than they name: negative when fewer; none when not both are"
    )
    count_over_log: Maybe[int] = Field(
        description="how many more they tell of than the facts hold: negative when fewer; urgent decisions that are missing "
        "are told of apart; unknown when the last meeting is; none when the facts hold no decisions on the board's behalf, "
        "or the minutes no number"
    )
    urgent_short: Maybe[int] = Field(
        description="how many more urgent decisions the facts hold than the minutes count; none when the minutes name "
        "the decisions or do not count the urgent ones, or there are none"
    )

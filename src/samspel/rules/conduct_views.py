"""Views of how people conduct themselves beside their cases: side jobs, gifts, contacts."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ..model import Maybe, Nothing
from .view import View


class SideJobView(View):
    """A side job of somebody, beside the cases that the person handles."""

    WORDS = ("person", "job", "principal", "cases")

    employee: bool = Field(description="whether the person is employed: no only where every role held is an elected one")
    declared: Maybe[bool] = Field(description="whether the person has told the employer of it")
    harms_trust: Maybe[bool] = Field(description="whether it was found to harm trust in somebody's impartiality")
    ruling: Maybe[str] = Field(description="what the employer has decided: allowed or banned; none: nothing")
    in_writing: Maybe[bool] = Field(description="whether that decision is in writing")
    reasoned: Maybe[bool] = Field(description="whether that decision gives reasons")
    ended: Maybe[bool] = Field(description="whether it has come to an end on the day asked about")
    for_a_party: bool = Field(
        description="whether the facts show a case that the person handles or decided, with the one the job is for as party "
        "while the job lasted; a job without known days counts as lasting"
    )
    conflict: str | Nothing = Field(
        description="how the job shows as a conflict of interest in each of those cases, where all are decisions that the "
        "person took part in while it lasted: close or representative; none where one is not, or shows none"
    )
    conflict_from: date | Nothing = Field(description="the day of the first of those decisions; none where there is no such")


class GiftView(View):
    """A gift or other benefit offered to somebody, beside the cases that the receiver handles."""

    WORDS = ("person", "giver", "gift", "on", "cases")

    handled: Maybe[str] = Field(description="what was done with it: declined, returned, handed_over or kept")
    told: Maybe[bool] = Field(description="whether the manager or the board was told")
    days_to_case: Maybe[int] = Field(
        description="days between the gift and the nearest day when a case of the receiver's, with the giver as party, was "
        "open: 0 while it was open; none when the facts show no such case"
    )


class ContactView(View):
    """A contact outside a meeting, beside the case it was about."""

    WORDS = ("who", "to", "outsider", "case", "matter", "board", "on", "decision", "rules", "ways_in")

    kind: str = Field(description="information, instruction, lobbying or party (with a party in an open case)")
    by: str = Field(description="the side of the one that made it: political, official or automated")
    council_only: bool = Field(
        description="whether the one that made it has a seat in the council, and no other by that role"
    )
    receiver: Maybe[str] = Field(description="the side of the one it was made to; none when it was made with an outsider")
    about_case: bool = Field(description="whether it was about a case that the facts hold")
    case_open: Maybe[bool] = Field(description="whether that case was open that day; none when it was about no known case")
    authority: Maybe[bool] = Field(description="whether that case is exercise of authority; none when about no known case")
    with_party: Maybe[bool] = Field(
        description="whether it was made with a party in that case, by its kind or by the words that name the party; none "
        "when it was made with nobody outside"
    )
    sought: Maybe[str] = Field(
        description="what it tried to bring about: outcome (a certain statement or outcome) or new_reasons (that reasons "
        "count which the decision does not give); none: nothing"
    )
    with_higher_instance: bool = Field(
        description="whether it was made with a court or another authority that tries appeals, by its name"
    )
    from_other_board: Maybe[bool] = Field(
        description="whether the one that made it belongs to another board than the one that decides the case; none when it "
        "was about no known case"
    )
    decided: Maybe[bool] = Field(description="whether a decision by an organ lies behind it")
    traceable: Maybe[bool] = Field(
        description="whether that decision is in the facts, as a decision or an item of a meeting; none when there is none"
    )
    agreed_way: Maybe[bool] = Field(
        description="whether the game rules let an elected representative turn to that role with such a contact; none where "
        "no game rules hold, or it is another kind of contact"
    )
    needs_decision: Maybe[bool] = Field(
        description="whether the game rules ask for a decision behind every assignment; none where no game rules hold"
    )
    cases_agreed: Maybe[bool] = Field(
        description="whether the game rules let the elected talk with officials about a single open case of authority; none "
        "where no game rules hold"
    )

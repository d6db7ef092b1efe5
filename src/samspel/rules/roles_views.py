"""Views of who does what at a meeting: politicians and officials in one item, and in the meeting as a whole."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View


class ItemRolesView(View):
    """What an item of the minutes shows of the division of work between politicians and officials."""

    WORDS = ("item", "matter", "organ", "on", "addressee", "people", "reasons", "number", "rebuked")

    organ_kind: str = Field(description="what the organ is: council, board, joint_board, committee and so on")
    decided: Maybe[bool] = Field(description="whether the item ended in a decision of substance; no when it was only noted")
    proposes: bool = Field(description="whether the decision is a proposal to another organ, which is to decide")
    zone: Maybe[str] = Field(description="whose the item seems to be: what (politics), how (profession) or grey")
    confident: Maybe[bool] = Field(description="whether little spoke against that")
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    addressee: Maybe[str] = Field(
        description="whom the decision tells to do something: head (of the organ's administration), employee (another "
        "employee), administration, elected or organ; none when it tells nobody"
    )
    staff_matter: bool = Field(description="whether it speaks of the employment, pay, leave or discipline of one employee")
    about_head: bool = Field(description="whether it speaks of the head of an administration or the director")
    advocates: bool = Field(description="whether an official is recorded as arguing for an outcome")
    orders_alone: bool = Field(description="whether an elected representative is recorded as telling somebody what to do")
    unlike_prepared: Maybe[bool] = Field(description="whether the decision departs from the written proposal")
    reasoned: Maybe[bool] = Field(description="whether the minutes tell why")
    assigns: Maybe[bool] = Field(description="whether the decision gives somebody a task, by its words")
    due: Maybe[bool] = Field(description="whether a day is set for when it is to be done or reported")
    means: Maybe[bool] = Field(description="whether the decision names method or product, by its words")
    delegated: Maybe[bool] = Field(
        description="committees and presidia: whether the facts let the organ decide the matter; none for other organs, and "
        "where no delegation order is known"
    )
    returned: int = Field(
        description="on how many days the case has been tabled or referred back, this one too, by meetings and by its words"
    )
    lobbied: bool = Field(
        description="whether an official is recorded as having spoken for an outcome with an elected representative about "
        "the case, in the month before the meeting"
    )
    rebukes: bool = Field(description="whether the organ rebukes an elected representative for using a right")
    party_contact: bool = Field(
        description="whether an elected representative is recorded as telling of contact with a party of the case"
    )


class MeetingRolesView(View):
    """What the items of a meeting together show of it."""

    WORDS = ("organ", "on", "daily_items", "added_items", "number", "of")

    items: int = Field(description="how many items the minutes have")
    decisions: int = Field(description="how many of them ended in a decision of substance")
    daily: int = Field(description="how many of those look like daily work (how), with little against it")
    mostly_daily: bool = Field(description="whether they are at least a third of those, and at least three")
    information: int = Field(description="how many items only inform")
    mostly_information: bool = Field(description="whether they are more than twice the decisions, and at least six")
    added: int = Field(description="how many items were not on the agenda that was sent")
    mostly_added: bool = Field(description="whether they are at least a quarter of all, and at least three")
    agreeing: int = Field(
        description="meetings in a row, this one last, with at least five decisions each but no proposal against, no vote "
        "and no reservation"
    )

"""Views of who leads whom, who is responsible for what, and what those who work for the municipality are exposed to."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View


class CommandView(View):
    """An official's role that more than one leads."""

    WORDS = ("role", "givers", "themes", "uncertain_themes", "contradicted_themes", "documents")

    commanders: int = Field(description="how many lead it: roles and organs")
    contested: Maybe[bool] = Field(
        description="whether two are known to lead in one theme where no rule says who has the last word; unknown when it "
        "is not said in what some of them lead"
    )
    contradicted: bool = Field(description="whether two rules give the last word in one theme to different deciders")


class InstructionView(View):
    """The executive board's instruction to the director; seen where the facts say how officials are led."""

    WORDS = ("role", "board", "matters")

    director: bool = Field(description="whether the role heads the administration of the executive board")
    adopted: Maybe[bool] = Field(description="whether the executive board has adopted an instruction")
    how_to_lead: Maybe[bool] = Field(description="whether it says how the director is to lead; none without an instruction")
    lets_decide: Maybe[bool] = Field(description="whether its words let the director decide some matter")
    delegated: Maybe[bool] = Field(
        description="whether an order, too, lets the director decide every such matter; none where there is none"
    )


class RoleDescriptionView(View):
    """A description of a role."""

    WORDS = ("role",)

    side: str = Field(description="political, official or automated")
    vision: Maybe[bool] = Field(description="whether it has a purpose and a direction")
    what: Maybe[bool] = Field(description="whether it says what is to be reached or decided")
    how: Maybe[bool] = Field(description="whether it says how the work is done")
    decided: Maybe[bool] = Field(description="whether anybody has decided on it")


class DutiesView(View):
    """A matter, and who is responsible for each of its phases."""

    WORDS = ("matter", "missing_phases", "shared_phases", "deciders", "others")

    missing: frozenset[str] = Field(
        description="the phases that nobody is responsible for: prepare, propose, decide, execute, follow_up, communicate"
    )
    shared: frozenset[str] = Field(
        description="the phases that several are responsible for, where it is not said which part is whose"
    )
    may_be_another: bool = Field(
        description="whether its words may be about a matter that the facts also name by its type, but not surely"
    )


class DeciderView(View):
    """Somebody who is responsible for deciding a matter, or may by an order though others are responsible."""

    WORDS = ("holder", "matter", "others")

    responsible: bool = Field(description="whether the facts say that it is responsible for deciding")
    may_decide: Maybe[bool] = Field(
        description="whether an order or the law lets it decide, if need be within a limit; unknown when it must be assessed"
    )


class StepsView(View):
    """A matter where one and the same has most of the steps."""

    WORDS = ("matter", "roles", "phases")

    steps: int = Field(description="how many of preparing, deciding, carrying out and following up; at least three")


class IncidentView(View):
    """An incident against somebody who works for the municipality."""

    WORDS = ("id", "on", "incident", "place")

    side: str = Field(description="the side of the one it was against: political, official or automated")
    full_time: Maybe[bool] = Field(
        description="whether it was against an elected representative who serves all or much of full time; none for others"
    )
    measures: Maybe[bool] = Field(description="whether anything was done")


class PerformerView(View):
    """Somebody outside the administration who carries out a task."""

    WORDS = ("performer", "task", "board")

    kind: str = Field(description="municipal_company, private, association or other_municipality")
    handed_over: Maybe[bool] = Field(description="whether the council has decided to hand the task over")
    authority: Maybe[bool] = Field(description="whether the task holds exercise of authority")
    supported: Maybe[bool] = Field(description="whether a statute lets that authority be handed over")
    agreement: Maybe[bool] = Field(description="whether there is an agreement")
    insight: Maybe[bool] = Field(
        description="whether the agreement secures what the public needs for insight; none without an agreement"
    )
    followed_up: Maybe[bool] = Field(description="whether somebody follows it up")


class DepartureView(View):
    """Somebody who is to leave a role."""

    WORDS = ("role", "day")

    days_left: int = Field(description="days from the day asked about to the last day; 0 or more")
    planned: Maybe[bool] = Field(description="whether there is a plan for passing on what they know")

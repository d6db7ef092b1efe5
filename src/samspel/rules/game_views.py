"""Views of game rules between politicians and officials: the whole document, one part of it, one sentence."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe, Nothing
from .view import View


class GameRulesView(View):
    """Game rules as a whole."""

    WORDS = ("rules", "by_elected", "by_officials", "on_review", "on_agreed", "heavier", "lighter")

    agreed_by_elected: Maybe[bool] = Field(description="whether the elected have agreed to them, with a day")
    agreed_by_officials: Maybe[bool] = Field(description="whether the officials have agreed to them, with a day")
    owner: Maybe[bool] = Field(description="whether a function keeps them up to date")
    review: Maybe[bool] = Field(description="whether a day is set for going through them anew")
    days_since_review_due: Maybe[int] = Field(
        description="days from the day set for going through them to the day asked about: negative before it; none when no "
        "day is set"
    )
    terms_since: Maybe[int] = Field(
        description="terms of office that boards have begun since the last agreement; none when neither side has agreed"
    )
    duties: int = Field(description="sentences that bind one of the sides alone, by their words")
    heavier_percent: int | Nothing = Field(
        description="how many percent of those bind the side that is bound most; none where there are none"
    )
    head_assignment: Maybe[bool] = Field(
        description="whether a sentence says who directs, employs, appraises or pays the head of the administration"
    )
    disagreement: Maybe[bool] = Field(
        description="whether the part on disagreement says what somebody does; none when there is no such part"
    )


class GamePartView(View):
    """One of the twelve parts that whole game rules have."""

    WORDS = ("rules", "name", "headings", "absent")

    part: str = Field(
        description="purpose, roles, arenas, ways_in, visits, media, cases, conflict, threats, onboarding, expectations or "
        "review"
    )
    found: bool = Field(description="whether a heading names it")
    present: Maybe[bool] = Field(description="the same; unknown when none does but some heading was not understood")
    sentences: int = Field(description="how many sentences it has")
    concrete: int = Field(description="how many of them say what somebody does")


class GameRuleView(View):
    """One sentence of game rules."""

    WORDS = ("rules", "text", "name")

    part: Maybe[str] = Field(
        description="the part it stands in; unknown when its heading was not understood, none before all headings"
    )
    binds: Maybe[str] = Field(description="whom it binds: elected, officials or both; unknown when it names nobody")
    concrete: bool = Field(description="whether it names somebody and something that can be seen to be done")
    empty: bool = Field(description="whether it speaks of an attitude, and of nothing that can be seen to be done")
    forbids: frozenset[str] = Field(
        description="rights of law that it closes outright: initiative (to raise matters), documents (to see official "
        "documents), information (to speak with the media), reservation or dissent (an official's)"
    )
    may_limit: frozenset[str] = Field(description="those rights that it may narrow, by its words")
    touches: frozenset[str] = Field(
        description="what it may go against by what it gives: secrecy, or equal (equal treatment)"
    )

"""Views of a log of decisions: several that belong together, and what they show that no single one does."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe, Nothing
from .view import View


class LogGroupView(View):
    """Decisions that belong together."""

    WORDS = (
        "decision", "matter", "decider", "board", "on", "row", "order", "decisions", "party", "first", "second", "outcomes",
        "sum",
    )  # fmt: skip

    kind: str = Field(
        description="split: by the same delegate, row and party, together above the limit that each keeps; alike: the same "
        "kind of matter and recorded facts, different outcomes; urgent: what could not await the board, by one role within "
        "a year; unreported: under one order, not reported to the board, which is not "
        "known to have met since"
    )
    count: int = Field(description="how many decisions")
    days: int = Field(description="days between the first and the last; unreported: since the oldest")
    authority: Maybe[bool] = Field(description="split: whether the last is exercise of authority; none for other kinds")
    share: int | Nothing = Field(description="urgent: share of the role's decisions that year, per cent; none for others")
    reason_recorded: Maybe[bool] = Field(
        description="alike: whether every decision that differs from the one before says why; none for other kinds"
    )
    to_next_meeting: Maybe[bool] = Field(
        description="unreported: whether the order says that decisions are reported to the next meeting; none for others"
    )

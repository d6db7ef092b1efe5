"""What a rule may look at of the border between politics (what) and profession (how) in a single decision."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View


class ZoneView(View):
    """Whose matter a decision seems to be, and who decided it."""

    WORDS = ("decision", "matter", "decider", "board", "reasons", "signs")

    zone: str = Field(description="what (politics), how (profession) or grey")
    settled_by: str = Field(
        description="statute, authority (a single case of authority), employee (one employee), agreed (in the municipality) "
        "or score (by the words and facts)"
    )
    confident: bool = Field(description="whether little spoke against it")
    single_case: bool = Field(description="whether its words are those of a single case under the rules in force")
    by_board: Maybe[bool] = Field(description="whether a board or the council itself decided")
    side: Maybe[str] = Field(description="who decided alone: political, official or automated; none for organs")
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    signs: frozenset[str] = Field(
        description="what in the words may make it a matter of principle or greater weight: core_rights, practice, large, "
        "irreversible, many"
    )

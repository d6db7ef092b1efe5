"""Whether a board may decide a matter itself: its power comes from the council, not from an order."""

from __future__ import annotations

from collections.abc import Sequence

from ..law.matters import all_matters, kinds_of_board
from ..model import OrganKind
from .index import Index
from .mandates import has_been_given
from .matters import Matter
from .request import Answer, Request
from .weigh import Reason

BOARDS = (OrganKind.BOARD, OrganKind.JOINT_BOARD)


def board_itself(index: Index, request: Request, board: str, kind: str | None, matters: Sequence[Matter]) -> list[Reason]:
    """What stands against an organ deciding itself; nothing where it may. `kind` is the matter type, if it is known.

    `order/row` names the matter of the board whose order it is. Otherwise a board may decide what the council gave it, what
    every board has, and, where the facts do not say whose the matter is, what its own order delegates and what boards of its
    name handle. That the council keeps a matter to itself is a hint of the register, and so a question.
    """
    organ = index.town.organ[board]
    matter = all_matters()[kind] if kind is not None else None
    label = matter.label if matter is not None else request.matter
    if organ.kind is OrganKind.COUNCIL:
        return [Reason(Answer.NEEDS_ASSESSMENT, "council_keeps", {"words": label})]
    if organ.kind not in BOARDS:
        return [Reason(Answer.NO, "no_board")]
    row = index.rows.get(request.matter)
    if request.board not in (None, board) or (row is not None and row.board not in (None, board)):
        return [Reason(Answer.NO, "other_board")]
    if organ.in_force is not None and not organ.in_force.covers(request.on):
        return [Reason(Answer.NO, "organ_not_that_day")]
    if matter is not None and matter.delegable == "kf_only":
        return [Reason(Answer.NEEDS_ASSESSMENT, "council_matter", {"words": label})]
    given = has_been_given(index.town, board, matter, request.on) if matter is not None else None
    if given is False:
        return [Reason(Answer.NEEDS_ASSESSMENT, "not_given", {"words": label, "board": organ.name})]
    if given or any(one.board == board for one in matters) or (matter is not None and matter.organ == "ALLA"):
        return []
    named = matter is not None and matter.organ in kinds_of_board(organ.name)
    others = any(entry.counts_on(request.on) for one in matters for entry in one.entries)  # those of the day alone
    if others and matter is not None and not named:
        return [Reason(Answer.NO, "other_board")]
    if others or not named:
        return [Reason(Answer.NEEDS_ASSESSMENT, "whose_matter", {"words": label, "board": organ.name})]
    return []

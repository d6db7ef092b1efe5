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


def board_itself(index: Index, request: Request, kind: str | None, matters: Sequence[Matter]) -> list[Reason]:
    """What stands against the organ deciding itself; nothing where it may. `kind` is the matter type, if it is known.

    A board may decide what its own order delegates, what the council gave it, and, where the facts do not say whose the
    matter is, what boards of its name handle. That the council keeps a matter to
    itself is a hint of the register, and so a question.
    """
    organ = index.town.organ[request.organ or ""]
    matter = all_matters()[kind] if kind is not None else None
    label = matter.label if matter is not None else request.matter
    if organ.kind is OrganKind.COUNCIL:
        return [Reason(Answer.NEEDS_ASSESSMENT, "council_keeps", {"words": label})]
    if organ.kind not in BOARDS:
        return [Reason(Answer.NO, "no_board")]
    if request.board not in (None, organ.id):
        return [Reason(Answer.NO, "other_board")]
    if organ.in_force is not None and not organ.in_force.covers(request.on):
        return [Reason(Answer.NO, "organ_not_that_day")]
    if matter is not None and matter.delegable == "kf_only":
        return [Reason(Answer.NEEDS_ASSESSMENT, "council_matter", {"words": label})]
    given = has_been_given(index.town, organ.id, matter, request.on) if matter is not None else None
    if given is False:
        return [Reason(Answer.NEEDS_ASSESSMENT, "not_given", {"words": label, "board": organ.name})]
    own = any(one.board == organ.id for one in matters)
    everybodys = matter is not None and matter.organ == "ALLA"
    if own or (everybodys and request.matter not in index.rows) or (given and not everybodys):
        return []
    if any(entry.counts_on(request.on) for one in matters for entry in one.entries):
        return [Reason(Answer.NO, "other_board")]  # orders of other days take nothing from it
    if matter is not None and matter.organ in kinds_of_board(organ.name):
        return []
    return [Reason(Answer.NEEDS_ASSESSMENT, "whose_matter", {"words": label, "board": organ.name})]

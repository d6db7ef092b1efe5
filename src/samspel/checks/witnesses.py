"""The cases that show what an analysis claims: a question to `decide`, and the answer that follows from the rows."""

from __future__ import annotations

from collections.abc import Sequence

from ..authority.boards import BOARDS
from ..authority.interval import Interval
from ..authority.mandates import has_been_given
from ..authority.powers import Entry
from ..authority.request import Answer
from ..law.matters import all_matters
from ..model import OrganKind
from .gap_items import Witness
from .given import Day, Given
from .measuring import Sample, Scale


def may(day: Day, scale: Scale, given: Given, piece: Interval, person: str | None = None) -> Witness:
    """That a receiver may decide an amount of the piece by the row, or may if what is asked is answered so.

    `person`: it is they who are asked about, with all the roles they have.
    """
    sample = scale.sample(piece)
    ways = _ways(day, given, person)
    yes = any(one.certain and (not one.bounds or _surely(scale, sample, one)) for one in ways)
    return Witness(
        matter=given.entry.key,
        on=day.on,
        board=given.entry.board,
        role=None if person else given.role,
        organ=None if person else given.organ,
        person=person,
        amount=sample.value,
        amount_unit=scale.unit,
        vat=scale.vat,
        answer=Answer.YES if yes else Answer.NEEDS_ASSESSMENT,
    )


def _ways(day: Day, given: Given, person: str | None) -> Sequence[Given]:
    """Everything by which they may decide in the row."""
    if person is None:
        return [one for one in day.holding([given.entry]) if one.holder == given.holder]
    roles = {one.role for one in day.index.holdings[person] if one.covers(day.on)}
    return [one for one in day.holding([given.entry]) if one.role in roles]


def _surely(scale: Scale, sample: Sample, given: Given) -> bool:
    return any(scale.surely(sample.value, piece) for piece in scale.amounts(given))


def may_not(day: Day, given: Given, scale: Scale, sample: Sample) -> Witness:
    """That a receiver may not decide an amount by the row; a question where how it is counted decides."""
    return Witness(
        matter=given.entry.key, on=day.on, board=given.entry.board, role=given.role, organ=given.organ,
        amount=sample.value, amount_unit=scale.unit, vat=scale.vat,
        answer=Answer.NO if sample.sure else Answer.NEEDS_ASSESSMENT,
    )  # fmt: skip


def never(day: Day, entry: Entry, role: str | None, organ: str | None = None, amount: int | None = None) -> Witness:
    """That a role or an organ may not decide by the row."""
    return Witness(
        matter=entry.key, on=day.on, board=entry.board, role=role, organ=organ, amount=amount, answer=Answer.NO
    )  # fmt: skip


def board_decides(
    day: Day, board: str, matter: str, kind: str | None, scale: Scale | None = None, sample: Sample | None = None
) -> Witness:
    """That the board decides itself; a question where the matter may not be its own."""
    organ = day.index.town.organ[board]
    found = all_matters()[kind] if kind is not None else None
    asked = found is not None and (
        found.delegable == "kf_only" or has_been_given(day.index.town, board, found, day.on) is False
    )
    answer = Answer.NEEDS_ASSESSMENT if asked or organ.kind is OrganKind.COUNCIL else Answer.YES
    return Witness(
        matter=matter,
        on=day.on,
        board=board,
        organ=board,
        amount=sample.value if sample else None,
        **({"amount_unit": scale.unit, "vat": scale.vat} if scale else {}),
        answer=answer if organ.kind in (*BOARDS, OrganKind.COUNCIL) else Answer.NO,
    )

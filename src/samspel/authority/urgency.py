"""Who may decide what cannot await the board: the chair or a member whom the board has designated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..law import lexicon
from ..law.own_power import own_power
from ..model import Citation, Clause, ClauseKind, Designation, Role, Seat, Side
from .boards import BOARDS, board_itself
from .index import Index
from .matters import Matter
from .powers import Entry
from .request import Answer, Request
from .weigh import Reason, barred, weigh, without_unknown


class Urgent(NamedTuple):
    """Power to decide what cannot await the board, and what it rests on: a designation, a row, a clause or an act itself."""

    board: str
    role: str
    designation: Designation | None = None
    entry: Entry | None = None
    clause: Clause | None = None
    act: Citation | None = None


def urgent_power(
    index: Index, request: Request, roles: Sequence[str], kind: str | None, matters: Sequence[Matter]
) -> tuple[Urgent | None, list[Reason]]:
    """The urgent power of one of the roles, or what stands against it; it reaches as far as what the board may decide."""
    reasons: list[Reason] = []
    for urgent, against in (way for role in roles for way in _ways(index, request, role, kind)):
        itself = board_itself(index, request, urgent.board, kind, matters)
        if any(one.answer is Answer.NO for one in itself):
            continue
        if not itself and not against:
            return urgent, []
        refused = [one for one in against if one.answer is Answer.NO]
        reasons += refused or [*itself, *against]
    return None, reasons


def _ways(index: Index, request: Request, role: str, kind: str | None) -> Iterator[tuple[Urgent, Sequence[Reason]]]:
    """Each way in which a role may have urgent power, and what stands against it.

    A designation, or a row on urgent matters, names who. A chair who is not named has the power where an act itself gives
    it (LVU, LVM) or a general clause of the order speaks of urgency; else whether the board has given it is a question.
    """
    for designation, bars in index.designated:
        if (designation.role, designation.task) == (role, "urgent") and (
            designation.in_force is None or designation.in_force.covers(request.on)
        ):
            yield Urgent(designation.organ, role, designation), barred(bars, request.on)
    holder = index.town.role[role]
    powers = [
        (board, power)
        for board, entry in _urgent_rows(index)
        if _may_be_member(index, holder, board)
        for power in without_unknown([one for one in entry.powers if one.reach.role in (role, None) and not one.reach.organ])
    ]
    for board, power in sorted(powers, key=lambda one: one[1].order):
        yield Urgent(board, role, entry=power.entry), weigh(power, request)
    if holder.side is Side.POLITICAL and holder.seat in (Seat.CHAIR, None):
        yield from _as_chair(index, request, holder, own_power(kind))


def _as_chair(
    index: Index, request: Request, holder: Role, act: Citation | None
) -> Iterator[tuple[Urgent, Sequence[Reason]]]:
    """The power of the chair, by an act or a general clause; which seat in which board the role is may not be known."""
    for board in index.town.organs:
        if board.kind not in BOARDS or holder.organ not in (None, board.id):
            continue
        clause = _clause(index, board.id, request.on)
        said: dict[str, object] = {"board": board.name, "role": holder.name}
        if holder.organ is None or holder.seat is None:
            yield Urgent(board.id, holder.id), [Reason(Answer.NEEDS_ASSESSMENT, "chair_unknown", said)]
        elif act is not None:
            yield Urgent(board.id, holder.id, act=act), []
        elif clause is None:
            yield Urgent(board.id, holder.id), [Reason(Answer.NEEDS_ASSESSMENT, "urgent_chair", said)]
        else:
            yield Urgent(board.id, holder.id, clause=clause), []


def _may_be_member(index: Index, role: Role, board: str) -> bool:
    """Whether the role may be a seat as chair or member of the board; those of its committees are members or substitutes."""
    if role.side is not Side.POLITICAL:
        return False
    if role.organ == board:
        return role.seat is not Seat.SUBSTITUTE
    return role.organ is None or index.town.organ[role.organ].parent == board


def _urgent_rows(index: Index) -> Iterator[tuple[str, Entry]]:
    """The rows by which boards give it; carrying out needs no power, and a rescue leader's is another (LSO 3 kap. 16 §)."""
    for entry in index.rows.values():
        other = entry.execution or entry.regime == "rescue_services"
        if entry.board is not None and not other and lexicon.urgent_power(entry.row.matter or "", cites_urgency=False):
            yield entry.board, entry


def _clause(index: Index, board: str, day: date) -> Clause | None:
    """The clause on urgency of the board's order that counts that day."""
    for order, spans in index.orders_of(board):
        if any(span.first <= day <= span.last for span in spans):
            for clause in order.clauses or ():
                if clause.kind is ClauseKind.URGENCY:
                    return clause
    return None

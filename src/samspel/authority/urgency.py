"""Who may decide what cannot await the board: the chair or a member whom the board has designated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..law import lexicon
from ..law.matters import all_matters
from ..model import Clause, ClauseKind, Designation, Seat
from .boards import BOARDS
from .index import Index
from .mandates import has_been_given
from .matters import Matter
from .powers import Entry
from .request import Answer, Request
from .weigh import Reason, barred, weigh


class Urgent(NamedTuple):
    """Power to decide what cannot await the board, and what it rests on: a designation, a row or a clause."""

    board: str
    role: str
    designation: Designation | None = None
    entry: Entry | None = None
    clause: Clause | None = None


def urgent_power(
    index: Index, request: Request, roles: Sequence[str], kind: str | None, matters: Sequence[Matter]
) -> tuple[Urgent | None, list[Reason]]:
    """The urgent power of one of the roles, or what stands against it.

    A designation, or a row on urgent matters, names who. A chair who is not named has the power where a general clause of
    the order speaks of urgency; where nothing does, whether the board has given it is a question.
    """
    reasons: list[Reason] = []
    for board in _boards(index, request, kind, matters):
        for role in roles:
            for designation, bars in index.designated:
                if (designation.organ, designation.role, designation.task) == (board, role, "urgent") and (
                    designation.in_force is None or designation.in_force.covers(request.on)
                ):
                    against = barred(bars, request.on)
                    if not against:
                        return Urgent(board, role, designation), []
                    reasons += against
            for entry in _urgent_rows(index, board):
                for power in entry.powers:
                    if power.reach.role == role and not weigh(power, request):
                        return Urgent(board, role, entry=entry), []
            holder = index.town.role[role]
            if holder.organ == board and holder.seat is Seat.CHAIR:
                clause = _clause(index, board, request.on)
                if clause is not None:
                    return Urgent(board, role, clause=clause), []
                reasons.append(Reason(Answer.NEEDS_ASSESSMENT, "urgent_chair", {"board": index.town.organ[board].name}))
    return None, reasons


def _boards(index: Index, request: Request, kind: str | None, matters: Sequence[Matter]) -> list[str]:
    """The boards whose matter it is, as far as that is known."""
    if request.board is not None:
        return [request.board]
    if kind is not None and all_matters()[kind].organ == "ALLA" and request.matter not in index.rows:
        return [organ.id for organ in index.town.organs if organ.kind in BOARDS]  # every board has such matters
    if matters:
        return [matter.board for matter in matters if matter.board is not None]
    if kind is None:
        return []
    given = (organ.id for organ in index.town.organs)
    return [organ for organ in given if has_been_given(index.town, organ, all_matters()[kind], request.on)]


def _urgent_rows(index: Index, board: str) -> Iterator[Entry]:
    for entry in index.rows.values():
        if entry.board == board and entry.row.matter and lexicon.urgent_power(entry.row.matter, cites_urgency=False):
            yield entry


def _clause(index: Index, board: str, day: date) -> Clause | None:
    """The clause on urgency of the board's order that counts that day."""
    for order, spans in index.orders_of(board):
        if any(span.first <= day <= span.last for span in spans):
            for clause in order.clauses or ():
                if clause.kind is ClauseKind.URGENCY:
                    return clause
    return None

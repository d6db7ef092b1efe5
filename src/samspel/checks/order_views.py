"""Views of an order as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.context import OrderContext
from ..law import lexicon
from ..law.terms import terms_begun
from ..model import NONE, ClauseKind, Nothing, Row
from ..rules.view import Sighting
from ..rules.views import OrderView

_ABSENCE = (ClauseKind.ABSENCE, ClauseKind.SUPERIOR_MAY, ClauseKind.ACTING_HOLDER, ClauseKind.LOWEST_LEVEL)


def order_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of the order."""
    order = context.order
    view = OrderView(
        regime=context.regime(None),
        organ_kind=context.organ_kind,
        board_kinds=context.kinds,
        row_count=len(order.rows),
        matters=frozenset(name for row in order.rows for name in context.footing(row).matters or ()),
        speaks_of_release=any(lexicon.says("release", row.matter or "") for row in order.rows),
        unnumbered=None if any(row.number is None for row in order.rows) else len([r for r in order.rows if not r.number]),
        dated=_dated(context),
        ended=_ended(context),
        terms_begun=terms_begun(context.written, context.asked) if context.written else None,
        absence_settled=_settled(clause_on_absence(context), [absence_in_row(row) for row in order.rows]),
        conflict_clause=_clause(context, ClauseKind.CONFLICT_OF_INTEREST),
        reporting_settled=_settled(_clause(context, ClauseKind.REPORT), [_says_reporting(row) for row in order.rows]),
        urgency_settled=_settled(_urgency(context), [_says_urgency(row) for row in order.rows]),
    )
    yield Sighting(
        kind="order",
        view=view,
        about=order.id,
        source=order.source,
        asked=context.asked,
        adopted=context.written,
        words={"order": order.title or order.id, "organ": context.organ_name, "rows": str(len(order.rows))},
    )


def clause_on_absence(context: OrderContext) -> bool | None:
    """Whether a general clause says who decides when a delegate is away."""
    return _clause(context, *_ABSENCE)


def absence_in_row(row: Row) -> bool | None:
    """Whether a row says who decides when its delegate is away: names a substitute, or says it in the remark."""
    if row.substitutes or (row.note and lexicon.says("absence", row.note)):
        return True
    return None if row.substitutes is None else False


def _clause(context: OrderContext, *kinds: ClauseKind) -> bool | None:
    """Whether the order has a clause of any of these kinds; unknown when its clauses are."""
    if context.order.clauses is None:
        return None
    return any(clause.kind in kinds for clause in context.order.clauses)


def _settled(clause: bool | None, rows: list[bool | None]) -> bool | None:
    """Yes when anything says yes; no when everything is known to say nothing."""
    said = [clause, *rows]
    return True if True in said else None if None in said else False


def _dated(context: OrderContext) -> bool | None:
    if context.written is not None:
        return True
    return False if context.order.adopted is NONE else None


def _ended(context: OrderContext) -> bool | Nothing | None:
    period = context.order.in_force
    if period is None:
        return None
    return period.end < context.asked if isinstance(period.end, date) else NONE if period.end is NONE else None


def _says_reporting(row: Row) -> bool | None:
    if row.report or (row.note and lexicon.says("reported_words", row.note)):
        return True
    return None if row.report is None else False


def _urgency(context: OrderContext) -> bool | None:
    designated = any((one.organ, one.task) == (context.order.organ, "urgent") for one in context.town.designations)
    return True if designated else _clause(context, ClauseKind.URGENCY)


def _says_urgency(row: Row) -> bool | None:
    matter = row.matter or ""
    return None if row.matter is None else lexicon.says("urgent_word", matter) or lexicon.says("urgent", matter)

"""Which rows of an order the rulings of its cases have tried, and on which sides of their limits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.amounts import Bounds, Sum, exact, in_kronor
from ..authority.index import Index
from ..authority.powers import Entry, Power
from ..authority.request import Answer
from ..authority.ruling import Ruling
from ..authority.weigh import Reason
from ..money import Unit
from .case_results import Coverage, RowName, Side, Untested
from .comparison import Span

_OF_OTHERS = {"not_delegate", "order_not_that_day", "row_of_other_board"}  # reasons that say nothing of the row itself
_SIDES: tuple[Side, ...] = ("below", "within", "above")


class Tried:
    """Gathers what rulings have tried."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: set[str] = set()
        self._sides: set[tuple[str, Side]] = set()
        self._days: set[date] = set()

    def add(self, ruling: Ruling) -> None:
        """One ruling that a case has looked at."""
        self._days.add(ruling.request.on)
        if ruling.answer is Answer.YES:
            if ruling.row is not None:
                self._rows.add(ruling.row)
                if ruling.request.amount is not None:
                    self._sides.add((ruling.row, "within"))
            return
        for reason in ruling.reasons:
            if reason.entry is not None and (reason.text not in _OF_OTHERS or _is_nobodys(reason)):
                self._rows.add(reason.entry.key)
                if reason.text == "outside_limit":
                    self._sides.add((reason.entry.key, _side(reason, ruling.request.on)))

    def has(self, row: str) -> bool:
        """Whether the row (`order/row`) has been tried."""
        return row in self._rows

    def coverage(self) -> Coverage:
        """What has been tried of the rows that count on some day the cases ask about."""
        counting = [entry for entry in self._index.rows.values() if any(entry.counts_on(day) for day in self._days)]
        return Coverage(
            rows=len(counting),
            tried=sum(entry.key in self._rows for entry in counting),
            untried=tuple(row_name(entry) for entry in counting if entry.key not in self._rows),
            limits=tuple(one for entry in counting if (one := self._untested(entry)) is not None),
        )

    def _untested(self, entry: Entry) -> Untested | None:
        limits = list(telling_limits(entry))
        sides = [side for side in _SIDES if (entry.key, side) not in self._sides and _exists(side, limits)]
        return Untested(row=row_name(entry), limit=_span(limits[0]), sides=tuple(sides)) if sides else None


def telling_limits(entry: Entry) -> Iterator[Bounds]:
    """The limits of a row by which an amount alone can make the answer yes or no."""
    for power in entry.powers:
        if _is_sure(power):
            yield from (one for one in power.bounds if one.unit is not Unit.BB)


def _is_sure(power: Power) -> bool:
    entry, reach = power.entry, power.reach
    open_or_closed = entry.joint or reach.fails or reach.asks or power.bars or not power.known or entry.board is None
    return not open_or_closed and entry.row.amount_words is None


def _exists(side: Side, limits: list[Bounds]) -> bool:
    if side == "within":
        return bool(limits)
    if side == "above":
        return any(one.high is not None for one in limits)
    return any(one.low is not None and (one.low > 0 or one.low_open) for one in limits)  # nothing lies below zero


def _is_nobodys(reason: Reason) -> bool:
    """Whether the row names nobody who could be asked about, so that a no is all it can say."""
    return reason.text == "not_delegate" and reason.entry is not None and not reason.entry.powers


def _side(reason: Reason, day: date) -> Side:
    limit, amount = reason.said["limit"], reason.said["amount"]
    assert isinstance(limit, Bounds)
    assert isinstance(amount, Sum)
    if limit.low is None:
        return "above"
    low, asked = in_kronor(limit.low, limit.unit, day), in_kronor(exact(amount.value), amount.unit, day)
    if limit.high is None or low is None or asked is None:  # outside is settled only where both are known in kronor
        return "below"
    return "below" if asked <= low else "above"


def _span(limit: Bounds) -> Span:
    low, high = (None if one is None else float(one) for one in (limit.low, limit.high))
    return Span(
        at_least=None if limit.low_open else low,
        more_than=low if limit.low_open else None,
        at_most=None if limit.high_open else high,
        less_than=high if limit.high_open else None,
        unit=limit.unit,
        per=limit.per,
        vat=limit.vat,
    )


def row_name(entry: Entry) -> RowName:
    """A row as a reader finds it."""
    row = entry.row
    return RowName(order=entry.order.id, row=row.id, number=row.number or None, matter=row.matter or None)

"""Which delegation order of a board counts on which days: the one whose period covers the day and that began last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ..model import Order, Organ

FIRST, LAST = date.min, date.max


class Span(NamedTuple):
    """First and last day, both included. `known`: whether the facts say when the order applies."""

    first: date
    last: date
    known: bool = True


def own_period(order: Order) -> Span:
    """The order's period; from its adoption where no period is stated. Not known when neither is."""
    if order.in_force is not None:
        end = order.in_force.end
        return Span(order.in_force.start, end if isinstance(end, date) else LAST)
    if order.adopted:
        return Span(order.adopted.on, LAST)
    return Span(FIRST, LAST, known=False)


def counting(orders: Iterable[Order], organ: Organ | None) -> dict[str, tuple[Span, ...]]:
    """The days on which each order of one board counts, by order id.

    A later order takes the place of an earlier one for as long as it applies; where it ends first, the earlier one
    counts again. Orders that began the same day both count. An order whose days are not known stands aside for one
    whose days are.
    """
    periods = {order.id: own_period(order) for order in orders}
    starts = {one.first for one in periods.values()}
    starts |= {one.last + timedelta(1) for one in periods.values() if one.last < LAST}
    days = sorted(starts)
    found: dict[str, list[Span]] = {name: [] for name in periods}
    for number, first in enumerate(days):
        last = days[number + 1] - timedelta(1) if number + 1 < len(days) else LAST
        covering = [(one.known, one.first, name) for name, one in periods.items() if one.first <= first <= one.last]
        latest = max((one[:2] for one in covering), default=None)
        for known, began, name in covering:
            if (known, began) == latest:
                _add(found[name], Span(first, last, known))
    return {name: tuple(clipped(spans, organ)) for name, spans in found.items()}


def _add(spans: list[Span], new: Span) -> None:
    """Adds a span; one that goes on from the last is made one with it."""
    if spans and spans[-1].last + timedelta(1) == new.first:
        new = Span(spans.pop().first, new.last, new.known)
    spans.append(new)


def clipped(spans: Iterable[Span], organ: Organ | None) -> Iterable[Span]:
    """The spans within the days that the organ exists."""
    exists = organ.in_force if organ is not None else None
    for span in spans:
        if exists is None:
            yield span
            continue
        end = exists.end if isinstance(exists.end, date) else LAST
        first, last = max(span.first, exists.start), min(span.last, end)
        if first <= last:
            yield Span(first, last, span.known)

"""A row as authority sees it, and every way in which somebody may decide under it.

Both are worked out when they are first read, and so is what the law says against a power. That changes nothing to the
outside, and takes no locks: whichever thread comes first, the same facts give the same powers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..model import Acting, Citation, OnwardDelegation, Row, Vat, YesNo
from ..money import Unit
from .amounts import Bounds, Number, in_kronor
from .context import OrderContext
from .paths import OWN_UNIT, Reach
from .periods import Span
from .recipients import Recipient

if TYPE_CHECKING:
    from .grants import Grants


@dataclass(frozen=True, slots=True)
class Bar:
    """What the law says against a receiver of a row, from the first day to the last, both included.

    `forbids`: a certain breach of a prohibition; otherwise it is a question. The words are in Swedish and in English.
    """

    code: str
    forbids: bool
    words: tuple[str, str]
    law: tuple[Citation, ...]
    first: date
    last: date


Bars = Callable[[OrderContext, Row | None, Recipient | OnwardDelegation | None], Iterable[Bar]]
"""What the law says against a receiver of a row, an onward delegation or, without either, the row itself; or, without a row,
against somebody whom a board has designated for urgent decisions. The rules are above this floor."""


class Entry:
    """One row of one order: the board whose power it is, its matter type, and the days on which it counts."""

    __slots__ = ("_powers", "board", "execution", "grants", "joint", "key", "order", "row", "spans", "type")

    def __init__(self, grants: Grants, row: Row, matter_type: str | None) -> None:
        order = grants.order
        self.key = f"{order.id}/{row.id}"
        self.grants, self.order, self.row, self.type = grants, order, row, matter_type
        self.board, self.spans = order.organ, grants.spans
        self.execution = row.execution is YesNo.YES
        several = row.delegates is not None and len(row.delegates) > 1
        self.joint = several and not self.execution and grants.context.acting(row) is Acting.JOINTLY
        self._powers: tuple[Power, ...] | None = None

    @property
    def powers(self) -> tuple[Power, ...]:
        """Every way in which somebody may decide under the row."""
        if self._powers is None:
            self._powers = tuple(self.grants.powers(self))
        return self._powers

    @property
    def regime(self) -> str:
        """The body of law that says who may be delegate."""
        return self.grants.regime(self.row)

    def counts_on(self, day: date) -> bool:
        """Whether the order applies that day."""
        return any(span.first <= day <= span.last for span in self.spans)


class Power:
    """One way in which one receiver may decide under one row, in one period.

    `free`: it is known that nothing but the period can stand in the way. `counted`: nothing but the period and an amount in
    kronor that counts VAT in this way and is not from `low` to `high`. Neither is known before the law has been asked.
    `order` sorts: powers that do not wait for somebody's absence first, then the narrowest limit.
    """

    __slots__ = (
        "_bars",
        "_simple",
        "bounds",
        "counted",
        "entry",
        "first",
        "free",
        "high",
        "known",
        "last",
        "low",
        "order",
        "reach",
    )

    def __init__(self, entry: Entry, reach: Reach, span: Span, limits: tuple[Bounds, ...]) -> None:
        self.entry, self.reach, self.bounds = entry, reach, limits
        self.first, self.last, self.known = span
        self._bars: tuple[Bar, ...] | None = None
        self.free = False
        self.counted: Vat | None = None
        self._simple = (
            span.known and entry.board is not None and not entry.joint and reach.asks is None and reach.fails is None
            and not entry.row.lasts_at_most and reach.scope != OWN_UNIT and entry.row.amount_words is None
            and (not limits or _comparable(limits))
        )  # fmt: skip
        self.low: Number | float = -1
        self.high: Number | float = math.inf
        for one in limits:
            if one.low is not None and one.low > self.low:
                self.low = one.low
            if one.high is not None and one.high < self.high:
                self.high = one.high
        self.order = (
            reach.stands_in,
            reach.role is None and reach.organ is None,
            _width(limits, span),
            entry.key,
            len(reach.links),
        )

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What the law says against it."""
        if self._bars is None:
            bars = tuple(self.entry.grants.bars(self))
            if self._simple and not bars:
                self.free = not self.bounds
                self.counted = self.bounds[0].vat if self.bounds else None
            self._bars = bars
        return self._bars


def _comparable(limits: tuple[Bounds, ...]) -> bool:
    """Whether the limits are kronor counted alike, with their ends included."""
    vat = limits[0].vat
    return all(one.unit is Unit.SEK and one.vat is vat and not (one.low_open or one.high_open) for one in limits)


def _width(limits: tuple[Bounds, ...], span: Span) -> tuple[Any, Any]:
    """Sorts by the highest amount allowed, then the lowest; base amounts by the year the power begins."""
    high, low = math.inf, 0.0
    for one in limits:
        for value, is_high in ((one.high, True), (one.low, False)):
            if value is None or one.unit is Unit.BB:
                continue
            kronor = in_kronor(value, one.unit, span.first)
            if kronor is not None and is_high:
                high = min(high, float(kronor))
            elif kronor is not None:
                low = max(low, float(kronor))
    return high, -low

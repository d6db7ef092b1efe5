"""What the rows of one order give, to whom and when, and what the law says against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..law.matters import all_matters
from ..model import ClauseKind, Delegate, Municipality, OnwardDelegation, Order, Row
from .amounts import bounds
from .context import OrderContext
from .paths import Paths, Reach
from .periods import LAST, Span
from .powers import Bar, Bars, Entry, Power


class Grants:
    """Works out the powers of one order, each when it is first asked for. `spans` are the days on which the order counts."""

    def __init__(
        self,
        town: Municipality,
        order: Order,
        spans: tuple[Span, ...],
        onward: Mapping[str, Iterable[OnwardDelegation]],
        bars: Bars | None,
    ) -> None:
        began = spans[0].first if spans and spans[0].known else LAST  # of an order without dates: by the newest law
        self.order, self.spans = order, spans
        self.context = OrderContext(town, order, began)
        self._paths = Paths(self.context, onward)
        self._bars = bars
        self._vat = next((one.vat for one in order.clauses or () if one.kind is ClauseKind.VAT), None)
        self._base = next((one.unit for one in order.clauses or () if one.kind is ClauseKind.BASE_AMOUNT), None)

    def entries(self) -> Iterator[Entry]:
        """The rows, each with its matter type. Raises SamspelError where a type pinned does not exist."""
        known = all_matters()
        for row in self.order.rows:
            if row.matter_type in known:
                yield Entry(self, row, row.matter_type)
            else:
                recognised = self.context.matter_type(row).type
                yield Entry(self, row, recognised.id if recognised else None)

    def powers(self, entry: Entry) -> Iterator[Power]:
        """Every way in which somebody may decide under a row of the order."""
        for reach in self._paths.of(entry.row):
            limits = tuple(bounds(limit, self._vat, self._base) for limit in reach.limits)
            for one in self.spans:
                span = _of_onward(reach, one)
                if span is not None:
                    yield Power(entry, reach, span, limits)

    def bars(self, power: Power) -> Iterator[Bar]:
        """What the law says against the receiver, and against everybody the power came through, while the power counts."""
        if self._bars is None or power.entry.execution:
            return
        for bar in dict.fromkeys(self._against(self._bars, power.entry.row, power.reach)):
            if bar.first <= power.last and power.first <= bar.last:
                yield bar

    def _against(self, bars: Bars, row: Row, reach: Reach) -> Iterator[Bar]:
        if reach.role is None and reach.organ is None:
            yield from bars(self.context, row, None)
        step: Reach | None = reach
        while step is not None:
            if step.role is not None or step.organ is not None:
                delegate = Delegate(role=step.role, organ=step.organ)
                yield from bars(self.context, row, self.context.recipients.of(delegate))
            if step.links and step.links[-1].onward is not None:
                yield from bars(self.context, row, step.links[-1].onward)
            step = step.parent

    def regime(self, row: Row) -> str:
        """The body of law that says who may be delegate; references are read only where the row has any."""
        refers = row.law or any(text and "§" in text for text in (row.matter, row.note, row.appeal_words))
        return self.context.regime(row if refers else None)


def _of_onward(reach: Reach, span: Span) -> Span | None:
    """The days on which power that was passed onward counts; None when there are none."""
    for link in reach.links:
        if link.onward is not None:
            period = link.onward.in_force
            if period is None:
                span = span._replace(known=False)
                continue
            last = period.end if isinstance(period.end, date) else LAST
            span = span._replace(first=max(span.first, period.start), last=min(span.last, last))
    return span if span.first <= span.last else None

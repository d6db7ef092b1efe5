"""The compiled index: every way in which somebody may decide under a row, by matter type, board and receiver.

Made once from the facts and never changed; safe to share between threads, and picklable.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ..errors import SamspelError
from ..law.matter_text import matter_key
from ..law.matters import all_matters
from ..law.recogniser import recognise
from ..model import (
    Acting,
    Citation,
    ClauseKind,
    Delegate,
    Designation,
    HeldAs,
    Holding,
    Municipality,
    OnwardDelegation,
    Order,
    Row,
    Vat,
    YesNo,
)
from ..money import Unit
from .amounts import Bounds, Number, bounds, in_kronor
from .context import OrderContext
from .paths import Paths, Reach
from .periods import FIRST, LAST, Span, counting
from .recipients import Recipient


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

    __slots__ = ("board", "execution", "joint", "key", "order", "powers", "regime", "row", "spans", "type")

    def __init__(
        self, order: Order, row: Row, matter_type: str | None, spans: tuple[Span, ...], regime: str, *, joint: bool
    ) -> None:
        self.key = f"{order.id}/{row.id}"
        self.order, self.row, self.type, self.spans, self.joint = order, row, matter_type, spans, joint
        self.board, self.regime = order.organ, regime
        self.execution = row.execution is YesNo.YES
        self.powers: tuple[Power, ...] = ()

    def counts_on(self, day: date) -> bool:
        """Whether the order applies that day."""
        return any(span.first <= day <= span.last for span in self.spans)


class Power:
    """One way in which one receiver may decide under one row, in one period.

    `plain`: nothing but the period and at most one amount in kronor can stand in the way, so that `low`, `high` and `vat`
    tell all; `free`: not even an amount. `order` sorts: powers that do not wait for somebody's absence first, then the
    narrowest limit.
    """

    __slots__ = (
        "bars",
        "bounds",
        "entry",
        "first",
        "free",
        "high",
        "known",
        "last",
        "low",
        "order",
        "plain",
        "reach",
        "vat",
    )

    def __init__(self, entry: Entry, reach: Reach, span: Span, limits: tuple[Bounds, ...], bars: tuple[Bar, ...]) -> None:
        self.entry, self.reach, self.bounds, self.bars = entry, reach, limits, bars
        self.first, self.last, self.known = span
        simple = not limits or all(one.unit is Unit.SEK and not (one.low_open or one.high_open) for one in limits)
        one_vat = len(limits) < 2 or len({one.vat for one in limits}) == 1
        self.plain = (
            simple and one_vat and span.known and not bars and entry.board is not None and not entry.joint
            and reach.asks is None and reach.fails is None and not entry.row.lasts_at_most and reach.scope != "own_unit"
            and (entry.row.amount_words is None)
        )  # fmt: skip
        self.free = self.plain and not limits
        self.vat: Vat | None = limits[0].vat if limits else None
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


class Matter:
    """The rows of one board about one matter, and the powers they give by receiver, the first to be shown first."""

    __slots__ = ("anyone", "board", "entries", "organs", "roles")

    def __init__(self, board: str | None, entries: Sequence[Entry]) -> None:
        self.board, self.entries = board, tuple(entries)
        roles: dict[str, list[Power]] = {}
        organs: dict[str, list[Power]] = {}
        anyone: list[Power] = []
        for entry in entries:
            for power in entry.powers:
                reach = power.reach
                if reach.role is not None:
                    roles.setdefault(reach.role, []).append(power)
                elif reach.organ is not None:
                    organs.setdefault(reach.organ, []).append(power)
                else:
                    anyone.append(power)
        self.roles = {name: _sorted(powers) for name, powers in roles.items()}
        self.organs = {name: _sorted(powers) for name, powers in organs.items()}
        self.anyone = _sorted(anyone)


def _sorted(powers: list[Power]) -> tuple[Power, ...]:
    return tuple(powers) if len(powers) == 1 else tuple(sorted(powers, key=lambda power: power.order))


class Held(NamedTuple):
    """A person's time in a role, with both ends."""

    role: str
    first: date
    last: date
    stands_in: bool
    holding: Holding


def _held(one: Holding) -> Held:
    last = one.end if isinstance(one.end, date) else LAST
    return Held(one.role, one.start or FIRST, last, one.as_ is HeldAs.SUBSTITUTE, one)


class Index:
    """What decide, who_may and what_may look things up in."""

    def __init__(
        self,
        town: Municipality,
        spans: Mapping[str, tuple[Span, ...]],
        entries: Sequence[Entry],
        designated: Sequence[tuple[Designation, tuple[Bar, ...]]],
    ) -> None:
        self.town, self.spans, self.designated = town, spans, designated
        self.rows = {entry.key: entry for entry in entries}
        self.holdings = {person.id: person.roles for person in town.people}
        self.roles = frozenset(town.role)
        self.held = {person.id: tuple(_held(one) for one in person.roles) for person in town.people}
        self.untyped = tuple(entry for entry in entries if entry.type is None)
        self.people = {person.id: person.name or person.id for person in town.people}
        self.bindings = {person.id: person.bindings or () for person in town.people}
        by_type: dict[str, dict[str | None, list[Entry]]] = {}
        for entry in entries:
            if entry.type is not None:
                by_type.setdefault(entry.type, {}).setdefault(entry.board, []).append(entry)
        self.by_type = {
            matter: {board: Matter(board, found) for board, found in boards.items()} for matter, boards in by_type.items()
        }

    @cached_property
    def by_text(self) -> dict[str, tuple[Entry, ...]]:
        """Rows by their words without amounts; made when a matter is first asked about in words."""
        found: dict[str, list[Entry]] = {}
        for entry in self.rows.values():
            if entry.row.matter:
                found.setdefault(matter_key(entry.row.matter), []).append(entry)
        return {words: tuple(entries) for words, entries in found.items()}

    def matters(self, matter: str, board: str | None, day: date) -> tuple[str | None, tuple[Matter, ...]]:
        """The matter type that is asked about, when it is known, and the rows about it by board.

        `matter` is a type, `order/row`, or words. Of words, the rows that have them that day are meant; failing those, the
        rows of the type the words are recognised as; failing those too, rows that had the words another day.
        """
        if matter in all_matters():
            return matter, self._of_type(matter, board)
        entries: tuple[Entry, ...]
        recognised: str | None = None
        if matter in self.rows:
            entries = (self.rows[matter],)
        else:
            self._refuse_unknown_row(matter)
            entries = tuple(
                entry for entry in self.by_text.get(matter_key(matter), ()) if board is None or entry.board == board
            )
            if not any(entry.counts_on(day) for entry in entries):
                kind = recognise(matter).type
                of_type = self._of_type(kind.id, board) if kind is not None else ()
                if of_type or not entries:
                    return kind.id if kind is not None else None, of_type
                recognised = kind.id if kind else None
        by_board: dict[str | None, list[Entry]] = {}
        for entry in entries:
            if board is None or entry.board == board:
                by_board.setdefault(entry.board, []).append(entry)
        types = {entry.type for entry in entries if entry.counts_on(day)} or {entry.type for entry in entries}
        only = types.pop() if len(types) == 1 else None
        return recognised or only, tuple(Matter(of, found) for of, found in by_board.items())

    def orders_of(self, board: str) -> Iterator[tuple[Order, tuple[Span, ...]]]:
        """The orders of a board, and the days on which each counts."""
        for order in self.town.orders:
            if order.organ == board:
                yield order, self.spans[order.id]

    def any_order_on(self, board: str | None, day: date) -> bool:
        """Whether any order, or any order of the board, applies that day."""
        return any(
            span.first <= day <= span.last
            for order in self.town.orders
            if board is None or order.organ == board
            for span in self.spans[order.id]
        )

    def has_unknown_rows(self, board: str | None, day: date) -> bool:
        """Whether a row that counts that day is about nobody knows what."""
        return any(entry.counts_on(day) for entry in self.untyped if board is None or entry.board == board)

    def _of_type(self, matter: str, board: str | None) -> tuple[Matter, ...]:
        found = self.by_type.get(matter, {})
        return tuple(one for of, one in found.items() if board is None or of == board)

    def _refuse_unknown_row(self, matter: str) -> None:
        """`ks-2023/r99`, where the order is known, is a slip and no matter in words."""
        order, slash, row = matter.partition("/")
        if slash and order in self.town.order and " " not in row:
            raise SamspelError(f"Ordningen {order} har ingen rad med id {row}.")


def compile_index(town: Municipality, bars: Bars | None = None) -> Index:
    """The index of a municipality. `bars` tells what the law says against a receiver; None: the law is left out."""
    by_organ: dict[str, list[Order]] = {}
    for order in town.orders:
        by_organ.setdefault(order.organ or f"/{order.id}", []).append(order)
    spans: dict[str, tuple[Span, ...]] = {}
    for organ, orders in by_organ.items():
        spans |= counting(orders, town.organ.get(organ))
    onward: dict[str, dict[str, list[OnwardDelegation]]] = {}
    for one in town.onward:
        onward.setdefault(one.order, {}).setdefault(one.row, []).append(one)
    entries: list[Entry] = []
    for order in sorted(town.orders, key=lambda one: one.id):
        entries += _entries(town, order, spans[order.id], onward.get(order.id, {}), bars)
    designated = sorted(town.designations, key=lambda one: (one.organ, one.role, str(one.in_force and one.in_force.start)))
    return Index(town, spans, entries, [(one, _against_designated(town, one, bars)) for one in designated])


def _against_designated(town: Municipality, designation: Designation, bars: Bars | None) -> tuple[Bar, ...]:
    """What the law says against somebody whom a board has designated for urgent decisions."""
    if bars is None:
        return ()
    context = OrderContext(town, Order(id=f"designation-{designation.organ}", organ=designation.organ), LAST)
    return tuple(bars(context, None, context.recipients.of_role(town.role[designation.role])))


def _entries(
    town: Municipality,
    order: Order,
    spans: tuple[Span, ...],
    onward: dict[str, list[OnwardDelegation]],
    bars: Bars | None,
) -> Iterable[Entry]:
    began = spans[0].first if spans and spans[0].known else LAST  # of an order without dates: by the newest law
    context = OrderContext(town, order, began)
    paths = Paths(context, onward)
    vat = next((one.vat for one in order.clauses or () if one.kind is ClauseKind.VAT), None)
    base = next((one.unit for one in order.clauses or () if one.kind is ClauseKind.BASE_AMOUNT), None)
    for row in order.rows:
        found = row.matter_type
        if found is None or found not in all_matters():
            recognised = context.matter_type(row).type  # raises SamspelError where the type pinned does not exist
            found = recognised.id if recognised else None
        joint = len(row.delegates or ()) > 1 and row.execution is not YesNo.YES and context.acting(row) is Acting.JOINTLY
        entry = Entry(order, row, found, spans, _regime(context, row), joint=joint)
        powers = []
        for reach in paths.of(row):
            limits = tuple(bounds(limit, vat, base) for limit in reach.limits)
            against = _against(context, row, reach, bars) if bars and not entry.execution else ()
            powers += [
                Power(
                    entry,
                    reach,
                    span,
                    limits,
                    tuple(bar for bar in against if bar.first <= span.last and span.first <= bar.last),
                )
                for one in spans
                if (span := _of_onward(reach, one)) is not None
            ]
        entry.powers = tuple(powers)
        yield entry


def _regime(context: OrderContext, row: Row) -> str:
    """The body of law that says who may be delegate; references are read only where the row has any."""
    refers = row.law or any(text and "§" in text for text in (row.matter, row.note, row.appeal_words))
    return context.regime(row if refers else None)


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


def _against(context: OrderContext, row: Row, reach: Reach, bars: Bars) -> tuple[Bar, ...]:
    """What the law says against the receiver, and against everybody the power came through."""
    found: list[Bar] = []
    if reach.role is None and reach.organ is None:
        found += bars(context, row, None)
    step: Reach | None = reach
    while step is not None:
        if step.role is not None or step.organ is not None:
            delegate = Delegate(role=step.role, organ=step.organ)
            found += bars(context, row, context.recipients.of(delegate))
        if step.links and step.links[-1].onward is not None:
            found += bars(context, row, step.links[-1].onward)
        step = step.parent
    return tuple(dict.fromkeys(found))

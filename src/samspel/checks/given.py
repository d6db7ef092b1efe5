"""What each row gives on one day: to whom, for which amounts, and what stops it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..authority.amounts import Bounds, bounds
from ..authority.chain import name_of, role_or_organ
from ..authority.context import OrderContext, printed
from ..authority.index import Index
from ..authority.paths import OWN_UNIT
from ..authority.powers import Bar, Entry, Power
from ..authority.recipients import Recipient
from ..law import titles
from ..model import ClauseKind, Delegate, OnwardDelegation
from .bars import BarsOf, shipped_law
from .gap_items import RowName

NOT_THAT_DAY, JOINTLY, FORBIDDEN = "not_that_day", "jointly", "forbidden"
_UNREAD = (None, "same_delegate")  # of such words the index has a power of its own
_ITSELF = ("board", "council")


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives one receiver. Neither role nor organ: words that no role or organ of the facts has the name of.

    `stopped` makes every answer a no, `certain` means that nothing is asked but the amount. `onward` is the document it
    was passed on by last; `direct`: the row itself names the receiver as delegate.
    """

    entry: Entry
    name: str
    role: str | None
    organ: str | None
    bounds: tuple[Bounds, ...]
    stands_in: bool
    direct: bool
    stopped: str | None
    certain: bool
    conditions: tuple[str | None, ...] = ()
    bars: tuple[Bar, ...] = ()
    onward: OnwardDelegation | None = None

    @property
    def holder(self) -> tuple[str, str]:
        """The same for the same receiver, however a row writes it."""
        if self.role is not None or self.organ is not None:
            return ("role", self.role) if self.role is not None else ("organ", self.organ or "")
        return "words", titles.key(self.name)

    @property
    def known(self) -> bool:
        """Whether it is a role or an organ of the facts, so that `decide` can be asked about it."""
        return self.role is not None or self.organ is not None


class Day:
    """The rows that count on one day, and what they give."""

    def __init__(self, index: Index, on: date) -> None:
        self.index, self.on = index, on
        self.counting = tuple(entry for entry in index.rows.values() if entry.counts_on(on))
        self._names: dict[str, tuple[tuple[object, ...], RowName]] = {}
        self._contexts: dict[str, OrderContext] = {}
        self._given: dict[str, tuple[Given, ...]] = {}

    def context(self, entry: Entry) -> OrderContext:
        """The row's order, seen that day."""
        if entry.order.id not in self._contexts:
            self._contexts[entry.order.id] = OrderContext(self.index.town, entry.order, self.on)
        return self._contexts[entry.order.id]

    def given(self, entry: Entry) -> tuple[Given, ...]:
        """Everything a row gives to somebody below the board, also what is stopped."""
        if entry.key not in self._given:
            self._given[entry.key] = tuple(self._all(entry))
        return self._given[entry.key]

    def holding(self, entries: Iterable[Entry]) -> tuple[Given, ...]:
        """What some rows give and nothing stops."""
        return tuple(one for entry in entries for one in self.given(entry) if one.stopped is None)

    def delegates(self, entry: Entry) -> tuple[Recipient, ...]:
        """Those the row names, the board itself left out."""
        found = self.context(entry).delegates(entry.row) or ()
        return tuple(one for one in found if one.kind not in _ITSELF and one.organ != (entry.board or ""))

    def names(self, entries: Iterable[Entry]) -> tuple[RowName, ...]:
        """How rows are told of, each once, sorted by their numbers."""
        told = {}
        for entry in entries:
            if entry.key not in self._names:
                self._names[entry.key] = as_printed(entry), row_name(entry)
            told[entry.key] = self._names[entry.key]
        return tuple(name for _, name in sorted(told.values(), key=lambda one: one[0]))

    @cached_property
    def _bars(self) -> BarsOf:
        """What the law says against receivers that the index does not have, because the facts have no such role."""
        return BarsOf(self.index.town, shipped_law())

    def _all(self, entry: Entry) -> Iterator[Given]:
        for power in entry.powers:
            if power.reach.organ is None or power.reach.organ != entry.board:
                yield self._of(power)
        if entry.execution:
            return
        meant = {power.reach.said for power in entry.powers}
        for stands_in, named in ((False, entry.row.delegates), (True, entry.row.substitutes)):
            for delegate in named or ():
                if delegate.text is not None and delegate.text not in meant:
                    yield from self._of_words(entry, delegate, stands_in=stands_in)

    def _of(self, power: Power) -> Given:
        entry, reach = power.entry, power.reach
        receiver = role_or_organ(self.index.town, reach.role, reach.organ)
        onward = next((link.onward for link in reversed(reach.links) if link.onward is not None), None)
        return Given(
            entry=entry,
            name=name_of(receiver) if receiver is not None else reach.said,
            role=reach.role,
            organ=reach.organ,
            bounds=power.bounds,
            stands_in=reach.stands_in,
            direct=not reach.stands_in and reach.parent is None and onward is None,
            stopped=self._stops(power),
            certain=self._certain(power),
            conditions=(reach.scope, reach.asks, *_conditions(entry)),
            bars=tuple(bar for bar in power.bars if bar.first <= self.on <= bar.last),
            onward=onward,
        )

    def _stops(self, power: Power) -> str | None:
        if not power.first <= self.on <= power.last:
            return NOT_THAT_DAY
        if power.reach.fails is not None:
            return power.reach.fails
        if any(bar.forbids and bar.first <= self.on <= bar.last for bar in power.bars):
            return FORBIDDEN
        return JOINTLY if power.entry.joint else None

    def _certain(self, power: Power) -> bool:
        entry, reach = power.entry, power.reach
        return power.known and (
            entry.execution  # nothing more limits what needs no power
            or (
                entry.board is not None
                and reach.asks is None
                and reach.scope != OWN_UNIT
                and entry.row.amount_words is None
                and not entry.row.lasts_at_most
                and not any(bar.first <= self.on <= bar.last for bar in power.bars)
            )
        )

    def _of_words(self, entry: Entry, delegate: Delegate, *, stands_in: bool) -> Iterator[Given]:
        """A receiver by a title that no role of the facts has: nobody to ask about, yet somebody is named."""
        context = self.context(entry)
        known = context.recipients.of(delegate)
        if known.role is not None or known.organ is not None or known.kind in (*_UNREAD, *_ITSELF):
            return
        vat, base = context.clause(ClauseKind.VAT), context.clause(ClauseKind.BASE_AMOUNT)
        limits = tuple(
            bounds(limit, vat.vat if vat else None, base.unit if base else None)
            for limit in (entry.row.limit, delegate.limit)
            if limit
        )
        bars = tuple(bar for bar in self._bars(context, entry.row, known) if bar.first <= self.on <= bar.last)
        stop = FORBIDDEN if any(bar.forbids for bar in bars) else JOINTLY if entry.joint else None
        conditions = (delegate.scope, None, *_conditions(entry))
        yield Given(entry, known.name, None, None, limits, stands_in, not stands_in, stop, False, conditions, bars)


def _conditions(entry: Entry) -> tuple[str | None, ...]:
    """What else narrows the powers of a row, written so that the same conditions are the same."""
    row = entry.row
    consult = sorted(f"{one.role or one.text}{one.consent}" for one in row.consult or ())
    return str(row.lasts_at_most or ""), " ".join(consult), row.amount_words, str(entry.execution), str(entry.joint)


def row_name(entry: Entry) -> RowName:
    """How a row is told of."""
    return RowName(key=entry.key, number=printed(entry.row), matter=entry.row.matter or None)


def as_printed(entry: Entry) -> tuple[object, ...]:
    """Sorts rows by their numbers, 2.9 before 2.10, whatever order they were read in."""
    return entry.order.id, tuple(_pieces(printed(entry.row) or "")), tuple(_pieces(entry.row.id)), entry.key


def _pieces(number: str) -> Iterator[tuple[bool, int, str]]:
    """`r2.10` as r, 2, ., 10, which sort as one reads them."""
    word = ""
    for sign in f"{number}\0":
        if word and sign.isdecimal() != word.isdecimal():
            yield (word.isdecimal(), int(word) if word.isdecimal() else 0, word)
            word = ""
        word += sign

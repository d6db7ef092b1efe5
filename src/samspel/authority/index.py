"""The index of a municipality: what decide, who_may and what_may look things up in.

Made once from the facts, and never changed to the outside. The powers of a matter are worked out when somebody first asks
about it, so that the first answer comes soon; threads may share the index, and a pickled one is compiled anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..errors import SamspelError
from ..law.matter_text import matter_key
from ..law.matters import all_matters
from ..law.recogniser import recognise
from ..model import Designation, Holding, Municipality, OnwardDelegation, Order, Vat
from .context import OrderContext
from .grants import Grants
from .matters import Asked, Matter
from .periods import FIRST, LAST, Span, counting
from .powers import Bar, Bars, Entry, Power
from .request import Step

Gapped = tuple[str, ...]
"""A sentence in parts: a name or an amount goes between them, as in `name.join(parts)`."""


class Sayings(NamedTuple):
    """What explanations in one language say of a power that is used in one manner, whoever uses it and for whatever amount.

    `heading`, `held` (how the role is held) and `begun` (its first day is presumed) lack the name, `fits` the amount.
    `counted` is what each limit is counted per, and the sentence for whoever does not say so.
    """

    heading: Gapped
    steps: tuple[str, ...]
    held: Gapped | None
    fits: Gapped | None
    provided: tuple[str, ...]
    begun: Gapped | None
    counted: tuple[tuple[str, str], ...]


Manner = tuple[Power, str, bool, str | None, bool, Vat | None, str | None, str | None, bool]
"""A power and in what way it is used: the language, whether the council is known to have given the matter, the role that is
asked about, whether there is an amount and how it counts VAT; for a person the role, how it is held, and whether its first
day is unknown."""


class Held(NamedTuple):
    """A time in a role, with both ends: a person's, or without a holding that of whoever has the role."""

    role: str
    first: date
    last: date
    holding: Holding | None


def _held(one: Holding) -> Held:
    return Held(one.role, one.start or FIRST, one.end if isinstance(one.end, date) else LAST, one)


class Index:
    """The rows by id, by matter type and board, and by words; the roles that each person holds."""

    def __init__(
        self, town: Municipality, spans: Mapping[str, tuple[Span, ...]], entries: Sequence[Entry], bars: Bars | None
    ) -> None:
        self.town, self.spans, self._bars = town, spans, bars
        self.rows = {entry.key: entry for entry in entries}
        self.holdings = {person.id: person.roles for person in town.people}
        self.held: dict[str | None, tuple[Held, ...]] = {one.id: tuple(map(_held, one.roles)) for one in town.people}
        self.whoever: dict[str, tuple[Held, ...]] = {role.id: (Held(role.id, FIRST, LAST, None),) for role in town.roles}
        self.people = {person.id: person.name or person.id for person in town.people}
        self.bindings = {person.id: person.bindings or () for person in town.people}
        self.by_type: dict[str, Mapping[str | None, Asked]] = {}  # those that somebody has asked about
        self.steps: dict[tuple[Power, int], tuple[Step, ...]] = {}  # kept by chain
        self.said: dict[Manner, Sayings] = {}  # kept by explain
        self._order_days = _days((order.organ, spans[order.id]) for order in town.orders)
        self._untyped_days = _days((entry.board, entry.spans) for entry in entries if entry.type is None)
        self._of_type: dict[str, dict[str | None, list[Entry]]] = {}
        for entry in entries:
            if entry.type is not None:
                self._of_type.setdefault(entry.type, {}).setdefault(entry.board, []).append(entry)

    def __reduce__(self) -> tuple[Callable[..., Index], tuple[Municipality, Bars | None]]:
        return compile_index, (self.town, self._bars)

    @cached_property
    def by_text(self) -> dict[str, tuple[Entry, ...]]:
        """Rows by their words without amounts; made when a matter is first asked about in words."""
        found: dict[str, list[Entry]] = {}
        for entry in self.rows.values():
            if entry.row.matter:
                found.setdefault(matter_key(entry.row.matter), []).append(entry)
        return {words: tuple(entries) for words, entries in found.items()}

    @cached_property
    def designated(self) -> tuple[tuple[Designation, tuple[Bar, ...]], ...]:
        """Whom the boards have designated for urgent decisions, and what the law says against each."""
        designations = sorted(self.town.designations, key=_organ_and_role)
        return tuple((one, _against_designated(self.town, one, self._bars)) for one in designations)

    def asked(self, matter: str, board: str | None, day: date) -> Asked | None:
        """The rows about what is asked about, to be looked up by role; None where there are none."""
        if matter in all_matters():
            return self._boards(matter).get(board)
        _, matters = self.matters(matter, board, day)
        return Asked(matters) if matters else None

    def matters(self, matter: str, board: str | None, day: date) -> tuple[str | None, tuple[Matter, ...]]:
        """The matter type that is asked about, when it is known, and the rows about it by board.

        `matter` is a type, `order/row`, or words. Of words, the rows that have them that day are meant; failing those, the
        rows of the type the words are recognised as; failing those too, rows that had the words another day.
        """
        if matter in all_matters():
            return matter, self._typed(matter, board)
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
                of_type = self._typed(kind.id, board) if kind is not None else ()
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
        return any(first <= day <= last for first, last in self._order_days.get(board, ()))

    def has_unknown_rows(self, board: str | None, day: date) -> bool:
        """Whether a row that counts that day is about nobody knows what."""
        return any(first <= day <= last for first, last in self._untyped_days.get(board, ()))

    def _typed(self, matter: str, board: str | None) -> tuple[Matter, ...]:
        asked = self._boards(matter).get(board)
        return asked.matters if asked is not None else ()

    def _boards(self, matter: str) -> Mapping[str | None, Asked]:
        """The rows about a matter type by board, and under None those of all; made when it is first asked about."""
        boards = self.by_type.get(matter)
        if boards is None:
            matters = [Matter(board, found) for board, found in self._of_type.get(matter, {}).items()]
            made: dict[str | None, Asked] = {one.board: Asked([one]) for one in matters}
            boards = self.by_type.setdefault(matter, {**made, None: Asked(matters)} if matters else made)
        return boards

    def _refuse_unknown_row(self, matter: str) -> None:
        """`ks-2023/r99`, where the order is known, is a slip and no matter in words."""
        order, slash, row = matter.partition("/")
        if slash and order in self.town.order and " " not in row:
            raise SamspelError(f"Ordningen {order} har ingen rad med id {row}.")


def _days(of: Iterable[tuple[str | None, tuple[Span, ...]]]) -> Mapping[str | None, Collection[tuple[date, date]]]:
    """The first and last days of spans by board; under None those of all."""
    found: dict[str | None, set[tuple[date, date]]] = {None: set()}
    for board, spans in of:
        days = {(span.first, span.last) for span in spans}
        found[None] |= days
        found.setdefault(board, set()).update(days)
    return found


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
    grants = [
        Grants(town, order, spans[order.id], onward.get(order.id, {}), bars)
        for order in sorted(town.orders, key=lambda one: one.id)
    ]
    return Index(town, spans, [entry for one in grants for entry in one.entries()], bars)


def _organ_and_role(one: Designation) -> tuple[str, str, str]:
    """Sorts designations, so that their order in the file changes no answer."""
    return one.organ, one.role, str(one.in_force and one.in_force.start)


def _against_designated(town: Municipality, designation: Designation, bars: Bars | None) -> tuple[Bar, ...]:
    """What the law says against somebody whom a board has designated for urgent decisions."""
    if bars is None:
        return ()
    context = OrderContext(town, Order(id=f"designation-{designation.organ}", organ=designation.organ), LAST)
    return tuple(bars(context, None, context.recipients.of_role(town.role[designation.role])))

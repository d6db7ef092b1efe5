"""Rows and orders in vain: those that give nobody power, and power passed onward that reaches nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..authority.periods import clipped, own_period
from ..authority.powers import Bar, Entry
from ..model import Citation, Order
from ..money import Unit
from .gap_items import Broken, BrokenOnward, DeadOrder, DeadRow, Never, NeverOrder, Unmeasured, Witness
from .given import FORBIDDEN, JOINTLY, NOT_THAT_DAY, Day, Given, row_name
from .measuring import scale_of
from .witnesses import never

_FAILS = {NOT_THAT_DAY: Broken.ROW_NOT_IN_FORCE, FORBIDDEN: Broken.FORBIDDEN, JOINTLY: Broken.PARENT_STOPPED}


def dead_orders(day: Day, wanted: Callable[[Order], bool]) -> Iterator[DeadOrder]:
    """Orders that count on no day at all."""
    town = day.index.town
    for order in filter(wanted, town.orders):
        if not day.index.spans[order.id]:
            exists = tuple(clipped([own_period(order)], town.organ.get(order.organ or "")))
            why = NeverOrder.SUPERSEDED if exists else NeverOrder.ORGAN_GONE
            asked = [(day.index.rows[f"{order.id}/{row.id}"], role) for row in order.rows[:1] for role in _roles(day)[:1]]
            yield DeadOrder(
                order=order.id, why=why, rows=len(order.rows), witnesses=tuple(never(day, *one) for one in asked)
            )


def dead_row(day: Day, entry: Entry) -> DeadRow | None:
    """A row that counts that day and gives nobody power, and why."""
    given = day.given(entry)
    named = day.delegates(entry)
    if entry.row.delegates is None or entry.row.incomplete or entry.execution or (entry.row.delegates and not named):
        return None  # it does not say who, needs no delegate, or says that the board decides itself
    why = _never(day, entry, given)
    if why is None:
        return None
    bars = _forbidding(given) if why is Never.FORBIDDEN else ()
    witnesses: list[Witness] = []
    unstated = any(limit.unit is Unit.BB for one in given for limit in one.bounds)  # which base amount, decide asks
    if why is not Never.UNKNOWN_RECEIVER and not (why is Never.NO_AMOUNT and unstated):
        amount = _beyond(given) if why is Never.NO_AMOUNT else None
        asked = dict.fromkeys((one.role, one.organ) for one in given if one.known) or dict.fromkeys(
            (role, None) for role in _roles(day)[:1]
        )
        witnesses = [never(day, entry, role, organ, amount) for role, organ in asked]
    return DeadRow(
        row=row_name(entry),
        why=why,
        receivers=tuple(one.name for one in named),
        rules=tuple(sorted({bar.code for bar in bars})),
        law=_law(bars),
        witnesses=tuple(witnesses),
    )


def _never(day: Day, entry: Entry, given: Sequence[Given]) -> Never | None:
    if not entry.row.delegates:
        return Never.NOBODY
    stops = {one.stopped for one in given if one.direct}
    if given and all(one.stopped for one in given):
        return Never.FORBIDDEN if FORBIDDEN in stops else Never.JOINTLY if JOINTLY in stops else None
    open_ = [one for one in given if one.stopped is None]
    if open_ and all(_empty(day, one) for one in open_):
        return Never.NO_AMOUNT
    town, recipients = day.index.town, day.context(entry).recipients
    if town.roles and not any(one.known for one in given):
        words = [one.text for one in entry.row.delegates if one.text is not None]
        named = [recipients.of(one) for one in entry.row.delegates]
        if words and all(one.kind != "same_delegate" for one in named) and not any(map(recipients.registered, words)):
            return Never.UNKNOWN_RECEIVER
    return None


def _empty(day: Day, given: Given) -> bool:
    scale = scale_of([given], day.on)
    return not isinstance(scale, Unmeasured) and not scale.amounts(given)


def _beyond(given: Sequence[Given]) -> int:
    """An amount over every upper limit in kronor or base amounts."""
    ends = [float(limit.high) for one in given for limit in one.bounds if limit.high is not None]
    return 2 * int(max(ends, default=0)) + 1


def broken_onward(day: Day, wanted: Callable[[Order], bool]) -> Iterator[BrokenOnward]:
    """Onward delegations that are in force by their own document that day and reach nobody."""
    town = day.index.town
    for onward in sorted(town.onward, key=lambda one: one.id):
        if not wanted(town.order[onward.order]) or (onward.in_force and not onward.in_force.covers(day.on)):
            continue
        entry = day.index.rows[f"{onward.order}/{onward.row}"]
        passed = [one for one in day.given(entry) if one.onward is onward]
        why = _broken(day, entry, passed)
        if why is None:
            continue
        bars = _forbidding(passed) if why is Broken.FORBIDDEN else ()
        own = {one.role for one in day.given(entry) if one.stopped is None}
        alone = onward.to not in own and all(one.known for one in day.given(entry))
        yield BrokenOnward(
            onward=onward.id,
            document=onward.document,
            row=row_name(entry),
            giver=town.role[onward.by].name,
            receiver=town.role[onward.to].name,
            why=why,
            rules=tuple(sorted({bar.code for bar in bars})),
            law=_law(bars),
            witnesses=(never(day, entry, onward.to),) if alone else (),
        )


def _broken(day: Day, entry: Entry, passed: Sequence[Given]) -> Broken | None:
    if not entry.counts_on(day.on):
        return Broken.ROW_NOT_IN_FORCE
    stops = [one.stopped for one in passed if one.stopped is not None]
    if len(stops) < len(passed):
        return Broken.NO_AMOUNT if all(_empty(day, one) for one in passed if one.stopped is None) else None
    if not stops:
        return None if entry.execution else Broken.PARENT_STOPPED
    return _FAILS.get(stops[0]) or Broken(stops[0])


def _forbidding(given: Sequence[Given]) -> tuple[Bar, ...]:
    return tuple(dict.fromkeys(bar for one in given for bar in one.bars if bar.forbids))


def _law(bars: Sequence[Bar]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for bar in bars for citation in bar.law))


def _roles(day: Day) -> list[str]:
    return sorted(role.id for role in day.index.town.roles)

"""The powers that the rows of an order give: who may decide what, for which amounts and on what conditions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..authority.context import OrderContext
from ..authority.interval import Interval, interval
from ..law import titles
from ..law.matter_text import matter_key
from ..model import NONE, Acting, ClauseKind, Delegate, Duration, Limit, Nothing, Row, Vat
from ..money import Unit, amounts, spoken
from .comparison import Capacity, Span
from .spans import shared

_ANY_AMOUNT = Interval()
_NO_AMOUNT = Interval(Fraction(0), True, Fraction(0), True)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Measure:
    """What amounts are counted in; amounts in different measures cannot be held against each other."""

    unit: Unit
    per: str | None
    vat: Vat | None


@dataclass(frozen=True, slots=True)
class Range:
    """Amounts in a measure; without a measure: any amount, or `words` that cannot be read as an amount."""

    amounts: Interval = _ANY_AMOUNT
    measure: Measure | None = None
    words: str | None = None

    def span(self) -> Span:
        """The range as the comparison tells it."""
        one = self.amounts
        bounds = {
            "more_than" if one.low_open else "at_least": None if one.low is None else float(one.low),
            "less_than" if one.high_open else "at_most": None if one.high is None else float(one.high),
        }
        if self.measure is None:
            return Span(words=self.words)
        return Span(**bounds, unit=self.measure.unit, per=self.measure.per, vat=self.measure.vat)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a power. `key` is the same in both orders; several who decide only together are one holder.

    Nobody holds what a row leaves to the board itself, and it is not known who holds what a row does not say.
    """

    key: str
    name: str
    together: tuple[str, ...] = ()


NOBODY = Holder("nobody", "")
UNSAID = Holder("unsaid", "")


@dataclass(frozen=True, slots=True)
class Condition:
    """What an order says of one condition, as printed or as codes. `read`: what it means, where words alone do not tell."""

    shown: tuple[str, ...]
    read: Callable[[], tuple[str, ...]] | None = field(default=None, compare=False)

    @classmethod
    def of(cls, *shown: str | None) -> Condition:
        """A condition that means its words, whatever their case and blanks."""
        return cls(tuple(sorted(" ".join(one.split()) for one in shown if one)))

    @property
    def meaning(self) -> frozenset[str]:
        """The same for conditions that mean the same."""
        return frozenset(self.read() if self.read else (one.casefold().strip(" .") for one in self.shown))


Conditions = Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Power:
    """One holder's power by one row."""

    holder: Holder
    capacity: Capacity
    range: Range
    conditions: Conditions


class Powers:
    """The powers by the rows of one order. `shared_ids` are ids of roles and organs that both orders know."""

    def __init__(self, context: OrderContext, shared_ids: Container[str]) -> None:
        self._context = context
        self._shared_ids = shared_ids
        roles, organs = (Counter(titles.key(one.name) for one in ones) for ones in (context.town.roles, context.town.organs))
        self._namesakes = {name for name, number in (roles + organs).items() if number > 1}
        vat = context.clause(ClauseKind.VAT)
        self._vat = vat.vat if vat else None

    def of(self, row: Row) -> Iterator[Power]:
        """Every power that the row gives; one of nobody, or of it is not said whom, where it gives none."""
        conditions = self._conditions(row)
        if not row.delegates:
            yield Power(UNSAID if row.delegates is None else NOBODY, Capacity.DELEGATE, self._range(row, None), conditions)
        elif row.acting is Acting.JOINTLY and len(row.delegates) > 1:
            limits = [one.limit for one in row.delegates if one.limit]
            own = limits[0] if limits else None
            yield Power(_joint(map(self.holder, row.delegates)), Capacity.DELEGATE, self._range(row, own), conditions)
        else:
            for one in row.delegates:
                yield self._power(row, one, Capacity.DELEGATE, conditions)
        for one in row.substitutes or ():
            yield self._power(row, one, Capacity.SUBSTITUTE, conditions)

    def holder(self, delegate: Delegate) -> Holder:
        """Who a delegate is: by an id that both orders know, else by the name."""
        recipient = self._context.recipients.of(delegate)
        spelled = self._context.recipients.spelled(recipient.name)
        name = " ".join(spelled.replace("*", " ").split()) or recipient.name
        register_id = recipient.role or recipient.organ
        if register_id is not None and register_id in self._shared_ids:
            return Holder(f"id {register_id}", name)
        key = titles.key(name)
        if register_id is not None and key in self._namesakes:
            return Holder(f"name {key} ({register_id})", f"{name} ({register_id})")
        return Holder(f"name {key}", name)

    def _power(self, row: Row, one: Delegate, capacity: Capacity, conditions: Conditions) -> Power:
        scoped = {**conditions, "scope": Condition.of(one.scope)}
        return Power(self.holder(one), capacity, self._range(row, one.limit), scoped)

    def _range(self, row: Row, own: Limit | None) -> Range:
        """The amounts of the row, within a limit of the delegate's own where there is one."""
        whole, part = self._limited(row), self._counted(own) if own else Range()
        if whole.words is not None or part.measure is None:
            return whole
        if whole.measure is None:
            return part
        if whole.measure != part.measure:
            return Range(words="; ".join((_spoken(whole), _spoken(part))))
        both = shared([whole.amounts], [part.amounts])
        return Range(both[0] if both else _NO_AMOUNT, whole.measure)

    def _limited(self, row: Row) -> Range:
        if row.limit:
            return self._counted(row.limit)
        unread = " ".join(filter(None, (row.amount_words, *_amounts_in(row.matter or ""))))
        if row.limit is None:  # not known: the words alone tell whether it is the same as before
            return Range(words=unread)
        return Range(words=row.amount_words) if row.amount_words else Range()

    def _counted(self, limit: Limit) -> Range:
        return Range(interval(limit), Measure(limit.unit, limit.per, limit.vat or self._vat))

    def _conditions(self, row: Row) -> Conditions:
        context = self._context
        onward = context.onward_allowed(row)
        clause = context.clause(ClauseKind.REPORT)
        report = row.report.at if row.report else "none" if row.report is NONE else clause.at if clause else None
        consent = [one for one in row.consult or () if one.consent]
        heard = [one for one in row.consult or () if not one.consent]
        names = {role.id: role.name for role in context.town.roles}
        return {
            "consult": Condition.of(*(one.text or names.get(one.role or "", one.role) for one in heard)),
            "consent": Condition.of(*(one.text or names.get(one.role or "", one.role) for one in consent)),
            "lasts_at_most": Condition.of(_iso(row.lasts_at_most)),
            "onward": Condition.of(None if onward is None else "yes" if onward else "no", *_onward_to(row)),
            "figures": Condition.of(*_figures(row)),
            "execution": Condition.of(row.execution),
            "law": self._law(row),
            "report": Condition.of(report),
            "appeal": Condition.of(row.appeal.value if row.appeal else row.appeal_words),
            "note": Condition.of(row.note or None),
        }

    def _law(self, row: Row) -> Condition:
        """The references as printed; they mean the sections they are read as, however they are written."""

        def sections() -> tuple[str, ...]:
            readings = self._context.row_readings.get(row.id, ())
            return tuple(str(reading.citation() or reading.mention.words) for reading in readings) or shown

        shown = Condition.of(*row.law or ()).shown
        return Condition(shown, sections)


def _joint(holders: Iterator[Holder]) -> Holder:
    members = sorted(set(holders), key=lambda one: one.key)
    names = tuple(one.name for one in members)
    return Holder(" + ".join(one.key for one in members), " + ".join(names), names)


def _spoken(one: Range) -> str:
    """A range in signs, for the reader of any language: `> 100 kr, ≤ 500 kr`."""
    ends = (one.amounts.low, ">" if one.amounts.low_open else "≥"), (one.amounts.high, "<" if one.amounts.high_open else "≤")
    unit = one.measure.unit if one.measure else Unit.SEK
    return ", ".join(f"{sign} {spoken(float(end), unit)}" for end, sign in ends if end is not None)


def _amounts_in(matter: str) -> Iterator[str]:
    for one in amounts(matter):
        yield f"{one.bound or ''} {spoken(one.ore / 100, one.unit)}".strip()


def _figures(row: Row) -> Iterator[str]:
    """Numbers in the matter's words that nothing else here tells of: ages, years, amounts beside the limit."""
    matter = row.matter or ""
    yield from _NUMBER.findall(matter_key(matter))
    if row.limit:
        bounds = {row.limit.at_most, row.limit.less_than, row.limit.at_least, row.limit.more_than}
        for one in amounts(matter):
            if one.ore / 100 not in bounds:
                yield spoken(one.ore / 100, one.unit)


def _iso(lasts: Duration | Nothing | None) -> str | None:
    """A longest time as ISO 8601 writes it: P3Y, P6M."""
    if not lasts:
        return None
    parts = ((lasts.years, "Y"), (lasts.months, "M"), (lasts.days, "D"))
    return "P" + "".join(f"{number}{letter}" for number, letter in parts if number is not None)


def _onward_to(row: Row) -> tuple[str, ...]:
    return row.onward.to or () if row.onward else ()

"""What the rules say against a receiver of power: the bars that authority weighs, each with the days it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ..authority.context import OrderContext
from ..authority.index import Bar
from ..authority.periods import LAST, own_period
from ..authority.recipients import Recipient
from ..engines import Answer, CompiledEngine
from ..findings import Finding, Level
from ..model import Municipality, Nothing, OnwardDelegation, Period, Row
from ..rules.pack import Rule, RulePack
from ..rules.view import Sighting
from .onward_views import onward_sighting
from .row_views import delegate_sighting, power_of, row_sighting
from .told import told

_PROHIBITIONS = ("DEL", "SPE")  # the families of rules on who may be given what
_VIEWS = ("row", "delegate", "onward")


class BarsOf:
    """The bars of one municipality by the rules of some packs; judges a row once for each change of law in its days."""

    def __init__(self, town: Municipality, packs: Sequence[RulePack]) -> None:
        rules = [
            rule for pack in packs for rule in pack.rules if rule.view in _VIEWS and rule.code.startswith(_PROHIBITIONS)
        ]
        self._engine = CompiledEngine(rules)
        self._changes = sorted({*_law_changes(rules), *_town_changes(town)})
        self._contexts: dict[tuple[str, date], OrderContext] = {}
        self._rows: dict[tuple[str, str, date], list[tuple[Finding, Finding]]] = {}

    def __call__(
        self, context: OrderContext, row: Row | None, receiver: Recipient | OnwardDelegation | None
    ) -> Iterable[Bar]:
        """What the rules say against the receiver, the onward delegation or the row itself, while the order applies."""
        period = own_period(context.order)
        days = [period.first, *(day for day in self._changes if period.first < day <= period.last)]
        found: dict[tuple[str, tuple[str, str]], Bar] = {}
        for number, day in enumerate(days):
            last = days[number + 1] - timedelta(1) if number + 1 < len(days) else LAST
            for sv, en in self._findings(self._context(context, day), row, receiver):
                bar = Bar(sv.code, sv.level is Level.ERROR, (sv.message, en.message), sv.law, day, last)
                earlier = found.get((bar.code, bar.words))
                if earlier is not None and earlier.forbids == bar.forbids and earlier.last == day - timedelta(1):
                    bar = Bar(bar.code, bar.forbids, bar.words, bar.law, earlier.first, last)
                found[bar.code, bar.words] = bar
        return found.values()

    def _context(self, context: OrderContext, day: date) -> OrderContext:
        if context.asked == day:
            return context
        key = (context.order.id, day)
        if key not in self._contexts:
            self._contexts[key] = OrderContext(context.town, context.order, day)
        return self._contexts[key]

    def _findings(
        self, context: OrderContext, row: Row | None, receiver: Recipient | OnwardDelegation | None
    ) -> Iterator[tuple[Finding, Finding]]:
        if row is None:
            if isinstance(receiver, Recipient):
                yield from self._told(delegate_sighting(context, None, receiver, "urgent"))
            return
        if isinstance(receiver, OnwardDelegation):
            yield from self._told(onward_sighting(context, row, receiver))
            return
        key = (context.order.id, row.id, context.asked)
        if key not in self._rows:
            self._rows[key] = list(self._told(row_sighting(context, row)))
        yield from self._rows[key]
        if receiver is not None:
            yield from self._told(delegate_sighting(context, row, receiver, power_of(context, row)))

    def _told(self, sighting: Sighting) -> Iterator[tuple[Finding, Finding]]:
        """Findings in Swedish and English; advice, and doubts about it, stand in nobody's way."""
        for rule, answer in self._engine.judge(sighting):
            if answer is Answer.NOT_ASSESSED:
                continue
            finding = told(rule, sighting, answer, "sv")
            if Level.ADVICE not in (finding.level, finding.would_be):
                yield finding, told(rule, sighting, answer, "en")


def _law_changes(rules: Iterable[Rule]) -> Iterator[date]:
    for rule in rules:
        yield rule.in_force.start
        if rule.in_force.end is not None:
            yield rule.in_force.end + timedelta(1)
        yield from (change.start for change in rule.changes_known)


def _town_changes(town: Municipality) -> Iterator[date]:
    """The days on which a designation or a mandate begins or ends."""
    periods: list[Period | None] = [one.in_force for one in town.designations] + [one.in_force for one in town.mandates]
    for period in periods:
        if period is not None:
            yield period.start
            if not (period.end is None or isinstance(period.end, Nothing)):
                yield period.end + timedelta(1)

"""What the rules say against a receiver of power: the bars that authority weighs, each with the days it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from ..authority.context import OrderContext
from ..authority.periods import LAST, own_period
from ..authority.powers import Bar
from ..authority.recipients import Recipient
from ..engines import Answer, CompiledEngine
from ..findings import Finding, Level
from ..model import Municipality, Nothing, OnwardDelegation, Period, Row
from ..rules.load import shipped_packs
from ..rules.pack import Rule
from ..rules.view import Sighting
from .onward_views import onward_sighting
from .row_views import delegate_sighting, power_of, row_sighting
from .told import told

_PROHIBITIONS = ("DEL", "SPE")  # the families of rules on who may be given what
_VIEWS = ("row", "delegate", "onward")

Receiver = Recipient | OnwardDelegation | None  # None: the row itself is looked at


class Prohibitions:
    """The rules on who may be given what, of all rules given; made ready once for every municipality."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(filter(_may_bar, rules))
        self.engine = CompiledEngine(self._rules)
        self.changes = frozenset(_law_changes(self._rules))

    def __reduce__(self) -> tuple[type[Prohibitions], tuple[tuple[Rule, ...]]]:
        return Prohibitions, (self._rules,)


@lru_cache(maxsize=1)
def shipped_law() -> Prohibitions:
    """The rules on who may be given what, of all that samspel ships."""
    return Prohibitions(rule for pack in shipped_packs() for rule in pack.rules)


class BarsOf:
    """The bars of one municipality.

    Of most rows no rule has anything to tell on any day, so that is asked first; the others are judged once for each
    change of law in their days.
    """

    def __init__(self, town: Municipality, law: Prohibitions) -> None:
        self._town, self._law, self._engine = town, law, law.engine
        self._town_changes = frozenset(_town_changes(town))
        self._changes = sorted(law.changes | self._town_changes)
        self._contexts: dict[tuple[str, date], OrderContext] = {}
        self._quiet: set[tuple[str, str, date]] = set()

    def __reduce__(self) -> tuple[type[BarsOf], tuple[Municipality, Prohibitions]]:
        return BarsOf, (self._town, self._law)

    def __call__(self, context: OrderContext, row: Row | None, receiver: Receiver) -> Iterable[Bar]:
        """What the rules say against the receiver, the onward delegation or the row itself, while the order applies."""
        period = own_period(context.order)
        days = [period.first, *(day for day in self._changes if period.first < day <= period.last)]
        cites = row is not None and bool(context.row_readings.get(row.id))
        seen = days if cites else [day for day in days if day == period.first or day in self._town_changes]
        if all(self._is_quiet(self._context(context, day), row, receiver) for day in seen):
            return ()
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
            self._contexts[key] = context.on(day)
        return self._contexts[key]

    def _is_quiet(self, context: OrderContext, row: Row | None, receiver: Receiver) -> bool:
        """Whether no rule, of whatever days, has anything to tell of what is seen on the context's day."""
        for sighting in _sightings(context, row, receiver):
            key = (context.order.id, row.id, context.asked) if row is not None and sighting.kind == "row" else None
            if key in self._quiet:
                continue
            if not self._engine.silent(sighting.kind, sighting.view):
                return False
            if key is not None:
                self._quiet.add(key)
        return True

    def _findings(self, context: OrderContext, row: Row | None, receiver: Receiver) -> Iterator[tuple[Finding, Finding]]:
        """Findings in Swedish and English; advice, and doubts about it, stand in nobody's way."""
        for sighting in _sightings(context, row, receiver):
            for rule, answer in self._engine.judge(sighting):
                if answer is Answer.NOT_ASSESSED:
                    continue
                finding = told(rule, sighting, answer, "sv")
                if Level.ADVICE not in (finding.level, finding.would_be):
                    yield finding, told(rule, sighting, answer, "en")


def _sightings(context: OrderContext, row: Row | None, receiver: Receiver) -> Iterator[Sighting]:
    """What rules look at in a row and its receiver, an onward delegation, or somebody designated for urgent decisions."""
    if row is None:
        if isinstance(receiver, Recipient):
            yield delegate_sighting(context, None, receiver, "urgent")
    elif isinstance(receiver, OnwardDelegation):
        yield onward_sighting(context, row, receiver)
    else:
        yield row_sighting(context, row)
        if receiver is not None:
            yield delegate_sighting(context, row, receiver, power_of(context, row))


def _may_bar(rule: Rule) -> bool:
    """Whether a rule is on who may be given what, and more than advice."""
    is_advice = rule.level is Level.ADVICE and not rule.changes_known
    return rule.view in _VIEWS and rule.code.startswith(_PROHIBITIONS) and not is_advice


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

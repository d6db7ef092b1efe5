"""Views of rows of one order that answer the same matter: exact arithmetic on the limits, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from ..law import titles
from ..model import Limit, Row
from ..money import Unit, amounts, bound_words
from ..rules.views import OverlapView, Sighting
from .context import OrderContext, printed


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `low` to `high`; None is no bound. `*_open`: the end itself is left out."""

    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False

    @property
    def start(self) -> tuple[bool, Fraction, bool]:
        """Sorts by where the interval begins; no bound first, and an end that is included before one that is not."""
        return (self.low is not None, self.low or Fraction(0), self.low_open)

    @property
    def end(self) -> tuple[bool, Fraction, bool]:
        """Sorts by where the interval ends; no bound last."""
        return (self.high is None, self.high or Fraction(0), not self.high_open)

    def meets(self, other: Interval) -> bool:
        """Whether some amount lies in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def within(self, other: Interval) -> bool:
        """Whether every amount of this lies in the other."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low and high


def interval(limit: Limit | None) -> Interval:
    """The amounts a limit allows, in the limit's own unit."""
    if not limit:
        return Interval()
    low = limit.at_least if limit.at_least is not None else limit.more_than
    high = limit.at_most if limit.at_most is not None else limit.less_than
    return Interval(
        low=Fraction(str(low)) if low is not None else None,
        low_open=limit.at_least is None and low is not None,
        high=Fraction(str(high)) if high is not None else None,
        high_open=limit.at_most is None and high is not None,
    )


@lru_cache(maxsize=4096)
def matter_key(matter: str) -> str:
    """The matter without its amounts, so that rows about the same thing are found whatever their limits."""
    text = matter
    for amount in reversed(amounts(matter)):
        start = bound_words(matter, amount.span[0])
        text = text[:start] + " " + text[amount.span[1] :]
    text = re.sub(
        r"\b(?:exkl|inkl|exklusive|inklusive)\w*\.?\s*moms|\bper (?:år|gång|tillfälle|avtal|objekt|ärende)\b", " ", text
    )
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def overlap_sightings(context: OrderContext) -> Iterator[Sighting]:
    """Rows about one matter whose limits meet, each group once, filed under its first row."""
    by_matter: dict[str, list[Row]] = {}
    for row in context.order.rows:
        if row.matter and row.delegates and row.limit is not None and not any(one.limit for one in row.delegates):
            by_matter.setdefault(matter_key(row.matter), []).append(row)
    for rows in by_matter.values():
        for group in _meeting(rows):
            yield _sighting(context, group)


def _meeting(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in groups that hang together by limits that meet, in their order; rows alone in theirs are left out.

    A row without limit meets every other. Amounts in different units meet or not depending on the year, and a base
    amount of unstated kind is no known amount; of those nothing is said.
    """
    if not all(row.limit for row in rows):
        return [list(rows)] if len(rows) > 1 else []
    place = {id(row): number for number, row in enumerate(rows)}
    by_unit: dict[Unit, list[tuple[Interval, Row]]] = {}
    for row in rows:
        if row.limit and row.limit.unit is not Unit.BB:
            by_unit.setdefault(row.limit.unit, []).append((interval(row.limit), row))
    groups = [group for of_unit in by_unit.values() for group in _hanging_together(of_unit) if len(group) > 1]
    return sorted((sorted(group, key=lambda row: place[id(row)]) for group in groups), key=lambda group: place[id(group[0])])


def _hanging_together(limited: list[tuple[Interval, Row]]) -> list[list[Row]]:
    """One sweep from the lowest amount: a row that begins before all earlier ones have ended joins their group."""
    groups: list[list[Row]] = []
    furthest: Interval | None = None
    for mine, row in sorted(limited, key=lambda one: one[0].start):
        if furthest is not None and furthest.meets(mine):
            groups[-1].append(row)
            furthest = max(furthest, mine, key=lambda one: one.end)
        else:
            groups.append([row])
            furthest = mine
    return groups


def _sighting(context: OrderContext, group: Sequence[Row]) -> Sighting:
    first, others = group[0], group[1:]
    limits = [interval(row.limit or None) for row in group]
    answers = {(_answer(context, row), limit) for row, limit in zip(group, limits, strict=True)}
    return Sighting(
        kind="overlap",
        view=OverlapView(same_answer=len(answers) == 1, swallowed=_one_inside_another(limits)),
        about=context.about(first),
        part=" ".join(row.id for row in others),
        row=printed(first),
        source=first.source,
        asked=context.asked,
        adopted=context.written,
        words={**context.words(first), "others": ", ".join(printed(row) or row.id for row in others)},
    )


def _one_inside_another(limits: Sequence[Interval]) -> bool:
    """By the lowest amount first and the widest of those first, the one inside is the neighbour that ends no later."""
    widest_first = sorted(sorted(limits, key=lambda one: one.end, reverse=True), key=lambda one: one.start)
    return any(below.within(above) for above, below in pairwise(widest_first))


def _answer(context: OrderContext, row: Row) -> frozenset[str]:
    return frozenset(titles.key(one.name) for one in context.delegates(row) or ())

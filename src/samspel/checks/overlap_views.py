"""Views of rows of one order that answer the same matter: exact arithmetic on the limits, never a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..authority.context import OrderContext, named, printed
from ..authority.interval import Interval, interval
from ..law import titles
from ..law.matter_text import matter_key
from ..model import Row
from ..money import Unit
from ..rules.view import Sighting
from ..rules.views import OverlapView


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
        view=OverlapView(
            same_answer=len(answers) == 1, swallowed=_one_inside_another(limits), ladder=_is_ladder(context, group)
        ),
        about=context.about(first),
        part=" ".join(row.id for row in others),
        row=printed(first),
        source=first.source,
        asked=context.asked,
        adopted=context.written,
        words={**context.words(first), "others": ", ".join(named(row) for row in others)},
    )


def _one_inside_another(limits: Sequence[Interval]) -> bool:
    """By the lowest amount first and the widest of those first, the one inside is the neighbour that ends no later."""
    widest_first = sorted(sorted(limits, key=lambda one: one.end, reverse=True), key=lambda one: one.start)
    return any(below.within(above) for above, below in pairwise(widest_first))


def _is_ladder(context: OrderContext, group: Sequence[Row]) -> bool:
    """Steps by rising amounts: the next goes further, names nobody of those below, and nobody presumed to stand lower."""
    steps = sorted(((interval(row.limit or None), row) for row in group), key=lambda step: step[0].end)
    for (below, row), (above, higher) in pairwise(steps):
        level, next_level = _level(context, row), _level(context, higher)
        if below.low is not None or above.low is not None or below.end == above.end:
            return False
        if _answer(context, row) & _answer(context, higher):
            return False
        if level is not None and next_level is not None and next_level > level:
            return False
    return True


def _level(context: OrderContext, row: Row) -> int | None:
    """How high the highest of the row's delegates presumably stands: 0 is the board; None when no title tells."""
    presumed = [titles.presume(one.name) for one in context.delegates(row) or ()]
    return min((title.level for title in presumed if title is not None), default=None)


def _answer(context: OrderContext, row: Row) -> frozenset[str]:
    return frozenset(titles.key(one.name) for one in context.delegates(row) or ())

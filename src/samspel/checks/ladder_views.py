"""Views of limits on one matter taken together: holes between them, and limits that are not counted alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ..authority.context import OrderContext, named, printed
from ..authority.interval import Interval, interval
from ..law.matter_text import matter_key
from ..model import NONE, Limit, Nothing, Row
from ..money import Unit, spoken
from ..rules.view import Sighting, Words
from ..rules.views import LadderView

_KRONA = Fraction(1)  # "högst 50 000 kr" and "från 50 001 kr" leave nothing between them


def ladder_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each matter that has limits in several rows of a section, or for several delegates of a row."""
    by_matter: dict[tuple[str | None, str], list[Row]] = {}
    for row in context.order.rows:
        if row.matter and row.delegates != ():  # a row that names nobody fills no hole
            by_matter.setdefault((row.section, matter_key(row.matter)), []).append(row)
    unread = {(section, stem) for section, key in by_matter if (stem := _before_digits(key)) != key}
    for matter, rows in by_matter.items():
        limits = [limit for row in rows for limit in _limits(row)]
        if len([limit for limit in limits if limit]) > 1:
            yield _sighting(context, rows, [*limits, None] if matter in unread else limits)


def _before_digits(key: str) -> str:
    """What stands before digits that were not read as an amount, which may be a limit: "inköp 20 001 ff"."""
    return re.split(r"\s*\d", key, maxsplit=1)[0]


def _limits(row: Row) -> Iterator[Limit | Nothing | None]:
    """The limit of each delegate where all have one of their own, else the row's; NONE for power without limit."""
    own = [one.limit for one in row.delegates or () if one.limit]
    if own and len(own) == len(row.delegates or ()):
        yield from own
    else:
        yield row.limit


def _sighting(context: OrderContext, rows: Sequence[Row], limits: Sequence[Limit | Nothing | None]) -> Sighting:
    first, *others = [row for row in rows if any(_limits(row))]
    set_limits = [limit for limit in limits if limit]
    units, pers, vats = ({getattr(limit, name) for limit in set_limits} for name in ("unit", "per", "vat"))
    units_differ = len({unit is Unit.SEK for unit in units}) > 1
    per_differs, vat_differs = len(pers - {None}) > 1, len(vats - {None}) > 1
    alike = len(units) == 1 and Unit.BB not in units and len(pers) == 1 and not vat_differs
    unit = set_limits[0].unit
    found = list(holes((interval(limit or None) for limit in limits if limit is not None), unit)) if alike else []
    may_be_filled = None in limits  # by a row whose limit is unknown
    return Sighting(
        kind="ladder",
        view=LadderView(
            hole=NONE if not alike else None if found and may_be_filled else bool(found),
            units_differ=units_differ,
            per_differs=per_differs,
            vat_differs=vat_differs,
        ),
        about=context.about(first),
        part=" ".join(row.id for row in others) or None,
        row=printed(first),
        source=first.source,
        asked=context.asked,
        adopted=context.written,
        words={
            **context.words(first),
            "others": ", ".join(named(row) for row in others) or "–",
            "hole": _told(found, unit),
        },
    )


def _told(found: Sequence[Interval], unit: Unit) -> Words:
    """The holes in words that say whether their ends belong to them."""

    def tell(over: str, at_least: str, below: str, at_most: str, exactly: str) -> str:
        told = []
        for one in found:
            low, high = (spoken(float(end or 0), unit) for end in (one.low, one.high))
            from_low, to_high = over if one.low_open else at_least, below if one.high_open else at_most
            told.append(f"{exactly} {low}" if one.low == one.high else f"{from_low} {low} {to_high} {high}")
        return ", ".join(told) or "–"

    return (
        tell("över", "från och med", "men under", "till och med", "exakt"),
        tell("over", "from and including", "but below", "up to and including", "exactly"),
    )


def holes(intervals: Iterable[Interval], unit: Unit) -> Iterator[Interval]:
    """The amounts between the lowest and the highest interval that lie in none."""
    furthest: Interval | None = None
    for mine in sorted(intervals, key=lambda one: one.start):
        if furthest is not None and furthest.high is not None and mine.low is not None:
            both_open = furthest.high_open and mine.low_open
            next_krona = (
                unit is Unit.SEK and not (furthest.high_open or mine.low_open) and mine.low - furthest.high <= _KRONA
            )
            if (mine.low > furthest.high and not next_krona) or (mine.low == furthest.high and both_open):
                yield Interval(furthest.high, not furthest.high_open, mine.low, not mine.low_open)
        furthest = mine if furthest is None else max(furthest, mine, key=lambda one: one.end)

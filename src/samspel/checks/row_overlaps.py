"""Rows about one matter held against each other: those that answer differently, and those that add nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..authority.index import Entry
from ..authority.interval import Interval
from .gap_items import Answering, Overlap, Shadowed, Unmeasured, Witness
from .given import Day, Given, as_printed, row_name, row_names
from .measuring import Scale, scale_of
from .overlap_views import overlap_sightings
from .spans import joined, shared, without
from .witnesses import may


def overlaps(day: Day, examined: Sequence[Entry]) -> Iterator[Overlap]:
    """Rows that the checks see as answering one matter differently, and the amounts for which they do."""
    groups = []
    for name, one in {entry.order.id: entry for entry in examined}.items():
        for sighting in overlap_sightings(day.context(one)):
            rows = [sighting.about.rpartition("/")[2], *(sighting.part or "").split()]
            groups.append(sorted((day.index.rows[f"{name}/{row}"] for row in rows), key=as_printed))
    yield from filter(None, (_overlap(day, group) for group in sorted(groups, key=lambda rows: as_printed(rows[0]))))


def _overlap(day: Day, rows: Sequence[Entry]) -> Overlap | None:
    direct = {entry: [one for one in day.holding([entry]) if one.direct] for entry in rows}
    powers = [one for given in direct.values() for one in given]
    scale = scale_of(powers, day.on)
    if isinstance(scale, Unmeasured):
        return None
    answers = {entry: frozenset(one.holder for one in given) for entry, given in direct.items() if given}
    seen: dict[frozenset[tuple[str, str]], tuple[Interval, ...]] = {}
    twice: tuple[Interval, ...] = ()
    for entry, answer in answers.items():
        amounts = _covered(scale, direct[entry])
        for other, earlier in seen.items():
            if other != answer:
                twice = joined((*twice, *shared(amounts, earlier)))
        seen[answer] = joined((*seen.get(answer, ()), *amounts))
    pieces = [piece for piece in twice if scale.counts(piece)]
    part = [entry for entry in answers if shared(pieces, _covered(scale, direct[entry]))]
    if not part:
        return None
    return Overlap(
        amounts=tuple(map(scale.span, pieces)),
        rows=tuple(_answering(scale, one, direct[one]) for one in part),
        witnesses=tuple(_both(day, scale, [direct[entry] for entry in part], pieces)),
    )


def _answering(scale: Scale, entry: Entry, given: Sequence[Given]) -> Answering:
    names = tuple(dict.fromkeys(one.name for one in given))
    return Answering(row=row_name(entry), holders=names, amounts=tuple(map(scale.span, _covered(scale, given))))


def _both(day: Day, scale: Scale, given: Sequence[Sequence[Given]], pieces: Sequence[Interval]) -> Iterator[Witness]:
    """Each of two receivers by rows that differ may decide one and the same amount."""
    for at, first in enumerate(given):
        for second in given[at + 1 :]:
            mine, yours = ([one for one in side if one.known] for side in (first, second))
            if {one.holder for one in mine} == {one.holder for one in yours}:
                continue
            for one in mine:
                for other in yours:
                    both = shared(shared(scale.amounts(one), scale.amounts(other)), pieces)
                    if one.holder != other.holder and both:
                        yield may(day, scale, one, both[0])
                        yield may(day, scale, other, both[0])
                        return


def shadowed(day: Day, group: Sequence[Entry]) -> Iterator[Shadowed]:
    """The rows of one matter that add nothing to the others; of two that say the same, the one that stands last."""
    kept = sorted(group, key=as_printed)
    if len(kept) < 2:
        return
    scale = scale_of(day.holding(kept), day.on)
    if isinstance(scale, Unmeasured):
        return
    found = []
    for entry in reversed(list(kept)):
        own = day.holding([entry])
        others = [other for other in kept if other is not entry]
        by = [other for other in others if _helps(day, scale, own, other)]
        if own and all(_gives(day, scale, one, by) for one in own):
            kept.remove(entry)
            witness = [_instead(day, scale, one, by) for one in own if one.direct and one.known]
            found.append(Shadowed(row=row_name(entry), by=row_names(by), witnesses=tuple(filter(None, witness[:1]))))
    yield from reversed(found)


def _alike(one: Given, other: Given) -> bool:
    """Whether the other gives the same receiver power in the same way and on the same conditions, or in a better way."""
    return one.holder == other.holder and one.conditions == other.conditions and other.stands_in <= one.stands_in


def _helps(day: Day, scale: Scale, own: Sequence[Given], other: Entry) -> bool:
    its = day.holding([other])
    return any(_alike(one, also) and shared(scale.amounts(one), scale.amounts(also)) for one in own for also in its)


def _gives(day: Day, scale: Scale, one: Given, others: Sequence[Entry]) -> bool:
    """Whether other rows give all of it."""
    same = [also for also in day.holding(others) if _alike(one, also)]
    return not without(scale.amounts(one), _covered(scale, same))


def _instead(day: Day, scale: Scale, one: Given, others: Sequence[Entry]) -> Witness | None:
    """That the receiver may decide by another row."""
    for also in day.holding(others):
        both = shared(scale.amounts(one), scale.amounts(also))
        if _alike(one, also) and both and also.direct:
            return may(day, scale, also, both[0])
    return None


def _covered(scale: Scale, given: Sequence[Given]) -> tuple[Interval, ...]:
    return joined(piece for one in given for piece in scale.amounts(one))

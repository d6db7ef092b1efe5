"""Rows about one matter held against each other: those that answer differently, and those that add nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..authority.interval import Interval
from ..authority.powers import Entry
from .gap_items import Answering, Overlap, Shadowed, Unmeasured, Witness
from .given import Day, Given, as_printed, row_name
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
    given_by: dict[frozenset[tuple[str, str]], list[Given]] = {}
    for entry, answer in answers.items():
        given_by.setdefault(answer, []).extend(direct[entry])
    once: tuple[Interval, ...] = ()
    twice: tuple[Interval, ...] = ()
    for given in given_by.values():
        amounts = _covered(scale, given)
        twice = joined((*twice, *shared(amounts, once)))
        once = joined((*once, *amounts))
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
    sides = list(filter(None, ([one for one in side if one.known] for side in given)))
    for at, mine in enumerate(sides):
        for yours in sides[at + 1 :]:
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
    powers = day.holding(kept)
    scale = scale_of(powers, day.on)
    if len(kept) < 2 or isinstance(scale, Unmeasured):
        return
    alike: dict[object, list[Given]] = {}
    for one in powers:
        alike.setdefault((one.holder, one.conditions), []).append(one)
    amounts = {id(one): scale.amounts(one) for one in powers}
    found = []
    for entry in reversed(kept):
        if (entry.row.delegates is None or entry.row.incomplete) and not entry.execution:
            continue  # whom it names besides is not known
        by: list[Given] = []
        for one in day.holding([entry]):
            others = [
                other
                for other in alike[one.holder, one.conditions]
                if other.entry is not entry
                and other.stands_in <= one.stands_in
                and other.certain >= one.certain
                and shared(amounts[id(one)], amounts[id(other)])
            ]
            if without(amounts[id(one)], [piece for other in others for piece in amounts[id(other)]]):
                break
            by += others
        else:
            if by:
                found.append(
                    Shadowed(row=row_name(entry), by=day.names(one.entry for one in by), witnesses=_by(day, scale, by))
                )
                for one in day.holding([entry]):
                    alike[one.holder, one.conditions].remove(one)
    yield from reversed(found)


def _by(day: Day, scale: Scale, others: Sequence[Given]) -> tuple[Witness, ...]:
    """That the receivers may decide by another row."""
    asked = [(one, scale.amounts(one)) for one in others if one.known and one.direct]
    return tuple(may(day, scale, one, amounts[0]) for one, amounts in asked[:1] if amounts)


def _covered(scale: Scale, given: Sequence[Given]) -> tuple[Interval, ...]:
    return joined(piece for one in given for piece in scale.amounts(one))

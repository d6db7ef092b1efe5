"""Amounts that nobody below the board may decide, where rows delegate other amounts of the same matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..authority.interval import Interval
from ..authority.powers import Entry
from ..law.matter_text import matter_key
from .gap_items import AmountGap, NotMeasured, Side, Unmeasured, Witness
from .given import Day, Given
from .measuring import ANY_AMOUNT, Scale, scale_of, touching
from .spans import joined, shared, without
from .witnesses import board_decides, may_not

Covering = Sequence[tuple[Given, tuple[Interval, ...]]]


def by_matter(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The rows of each board in groups that are about the same thing: the same words, amounts apart, in one section."""
    groups: dict[tuple[str, str | None, str], list[Entry]] = {}
    for entry in entries:
        words = matter_key(entry.row.matter) if entry.row.matter else entry.key
        groups.setdefault((entry.board or entry.order.id, entry.row.section, words), []).append(entry)
    return list(groups.values())


class AmountGaps:
    """Finds what the rows of one day leave to the board between, below and above their limits."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._covers: dict[str, tuple[bool, Scale | Unmeasured, tuple[Interval, ...]]] = {}
        self._of_type: dict[tuple[str | None, str | None], list[Entry]] = {}
        self._of_words: dict[tuple[str | None, str], list[Entry]] = {}
        for entry in day.counting:
            self._of_type.setdefault((entry.board, entry.type), []).append(entry)
            self._of_words.setdefault((entry.board, matter_key(entry.row.matter or "")), []).append(entry)

    def of(self, group: Sequence[Entry]) -> Iterator[AmountGap | NotMeasured]:
        """The gaps in one matter, the lowest first. A row without limit, or with one that is not known, leaves none."""
        powers = self._day.holding(group)
        if not powers or not all(one.bounds for one in powers) or any(e.row.amount_words for e in group):
            return
        scale = scale_of(powers, self._day.on)
        if isinstance(scale, Unmeasured):
            yield NotMeasured(why=scale, rows=self._day.names(group))
            return
        covering = [(one, scale.amounts(one)) for one in powers]
        covered = joined(piece for _, amounts in covering for piece in amounts)
        for gap in without([ANY_AMOUNT], covered):
            if covered and scale.counts(gap):
                yield AmountGap(
                    board=group[0].board,
                    side=Side.ABOVE if gap.high is None else Side.BELOW if gap.low is None else Side.BETWEEN,
                    amounts=scale.span(gap),
                    rows=self._day.names(group),
                    perhaps=self._day.names(other for other in self._others(group) if self._may_cover(other, gap, scale)),
                    witnesses=tuple(self._witnesses(group, scale, gap, covering)),
                )

    def _others(self, group: Sequence[Entry]) -> list[Entry]:
        """Rows of the board that may be about the matter too: the same words elsewhere, or the same matter type."""
        board, own = group[0].board, set(group)
        found = list(self._of_words.get((board, matter_key(group[0].row.matter or "")), ()))
        for kind in dict.fromkeys(entry.type for entry in group if entry.type is not None):
            found += self._of_type[board, kind]
        return [entry for entry in dict.fromkeys(found) if entry not in own]

    def _may_cover(self, other: Entry, gap: Interval, scale: Scale) -> bool:
        """Whether another row gives amounts of the gap, or amounts that cannot be held against it."""
        if other.key not in self._covers:
            its = self._day.holding([other])
            own = scale_of(its, self._day.on)
            amounts = () if isinstance(own, Unmeasured) else joined(piece for one in its for piece in own.amounts(one))
            self._covers[other.key] = bool(its), own, amounts
        gives, own, amounts = self._covers[other.key]
        if own != scale and amounts != (ANY_AMOUNT,):
            return gives
        return bool(shared([gap], amounts))

    def _witnesses(self, group: Sequence[Entry], scale: Scale, gap: Interval, covering: Covering) -> Iterator[Witness]:
        """The nearest delegate may not decide the amount; the board may."""
        sample = scale.sample(gap)
        near = touching([one for one in covering if one[0].direct and one[0].known], gap)
        if near is not None:
            yield may_not(self._day, near, scale, sample)
        first = group[0]
        if first.board is not None:
            yield board_decides(self._day, first.board, first.key, first.type, scale, sample)

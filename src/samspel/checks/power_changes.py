"""The powers in one matter before and after: who gained, lost and kept which amounts, and on which other conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..authority.interval import Interval
from ..money import Unit
from .comparison import Capacity, PowerChange, Span, TermChange
from .powers import NOBODY, UNSAID, Condition, Holder, Measure, Power, Range
from .spans import holds_whole, joined, shared, without

_DECIDES = {"scope", "consult", "consent", "lasts_at_most", "onward", "figures", "execution"}
_NOTHING_SAID = Condition(())
_AS_IF_UNSAID = {"no", "none"}  # what holds anyway where the order does not say


def power_changes(before: Sequence[Power], after: Sequence[Power]) -> tuple[tuple[PowerChange, ...], tuple[TermChange, ...]]:
    """What has become of every holder's power, by name, and of the conditions of what is kept."""
    powers: list[PowerChange] = []
    terms: dict[tuple[str, tuple[str, ...], tuple[str, ...], tuple[Span, ...], bool], list[str]] = {}
    for (capacity, _), (old, new) in sorted(_by_holder(before, after).items()):
        holder = (new or old)[0].holder
        one = _Held(old, new)
        change = one.change(holder, capacity)
        named = holder not in (NOBODY, UNSAID)
        if named and (change.before or change.after):
            powers.append(change)
        for key in one.terms():
            terms.setdefault(key, []).extend([holder.name] if named else [])
    return tuple(powers), tuple(
        TermChange.model_validate(
            {"term": term, "before": old, "after": new, "moves_power": moves, "amounts": amounts,
             "holders": tuple(dict.fromkeys(holders))}
        )
        for (term, old, new, amounts, moves), holders in sorted(terms.items(), key=lambda one: str(one[0]))
    )  # fmt: skip


def _by_holder(
    before: Iterable[Power], after: Iterable[Power]
) -> Mapping[tuple[Capacity, str], tuple[list[Power], list[Power]]]:
    found: dict[tuple[Capacity, str], tuple[list[Power], list[Power]]] = {}
    for at, powers in enumerate((before, after)):
        for power in powers:
            found.setdefault((power.capacity, power.holder.key), ([], []))[at].append(power)
    return found


class _Held:
    """What one holder has in one matter by the old order and by the new."""

    def __init__(self, old: Sequence[Power], new: Sequence[Power]) -> None:
        self._old, self._new = old, new
        ranges = [power.range for power in (*old, *new)]
        measures = {one.measure for one in ranges if one.measure is not None}
        self._measure = next(iter(measures), None)
        self._arithmetic = len(measures) < 2 and all(one.words is None for one in ranges)

    def change(self, holder: Holder, capacity: Capacity) -> PowerChange:
        """Amounts gained, lost and kept."""
        before, after = (self._spans(powers) for powers in (self._old, self._new))
        if self._arithmetic:
            old, new = self._amounts(self._old), self._amounts(self._new)
            gained, lost = self._told(without(new, old)), self._told(without(old, new))
            kept, comparable = self._told(shared(old, new)), True
        else:
            comparable = before == after or not before or not after
            gained, lost, kept = (), (), tuple(one for one in before if one in after)
            if comparable:
                gained, lost = (() if before else after), (() if after else before)
        return PowerChange(
            holder=holder.name,
            together=holder.together,
            capacity=capacity,
            before=before,
            after=after,
            gained=gained,
            lost=lost,
            kept=kept,
            comparable=comparable,
        )

    def terms(self) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...], tuple[Span, ...], bool]]:
        """Each condition of what is kept that has changed, and for which amounts; no amounts: for all that is kept."""
        if not self._old or not self._new:
            return
        if not self._arithmetic:
            for term, old, new, moves in _differing(self._old, self._new):
                yield term, old, new, (), moves
            return
        kept = shared(self._amounts(self._old), self._amounts(self._new))
        where: dict[tuple[str, tuple[str, ...], tuple[str, ...], bool], list[Interval]] = {}
        for piece in self._pieces(kept):
            old_here, new_here = (
                [power for power in powers if piece.within(power.range.amounts)] for powers in (self._old, self._new)
            )
            for key in _differing(old_here, new_here):
                where.setdefault(key, []).append(piece)
        for (term, old, new, moves), pieces in where.items():
            told = self._told(joined(pieces))
            yield term, old, new, (() if told == self._told(kept) else told), moves

    def _pieces(self, kept: Sequence[Interval]) -> list[Interval]:
        """What is kept, cut so that every power covers the whole of a piece or nothing of it."""
        pieces = list(kept)
        for power in (*self._old, *self._new):
            one = [power.range.amounts]
            if _ends(power.range.amounts):  # each piece by itself, or pieces that touch would be joined again
                pieces = [part for piece in pieces for part in (*shared([piece], one), *without([piece], one))]
        return [piece for piece in pieces if self._counts(piece)]

    def _amounts(self, powers: Iterable[Power]) -> tuple[Interval, ...]:
        return joined(power.range.amounts for power in powers)

    def _counts(self, piece: Interval) -> bool:
        """In kronor, a piece between two whole ones is nobody's gain: "högst 50 000 kr" is "under 50 001 kr"."""
        return self._measure is None or self._measure.unit is not Unit.SEK or holds_whole(piece)

    def _told(self, pieces: Iterable[Interval]) -> tuple[Span, ...]:
        return tuple(_range(piece, self._measure).span() for piece in pieces if self._counts(piece))

    def _spans(self, powers: Sequence[Power]) -> tuple[Span, ...]:
        if self._arithmetic:
            return self._told(self._amounts(powers))
        spans = {power.range.span() for power in powers}
        return tuple(sorted(spans, key=str))


def _ends(one: Interval) -> bool:
    return one.low is not None or one.high is not None


def _range(piece: Interval, measure: Measure | None) -> Range:
    return Range(piece, measure if _ends(piece) else None)


def _differing(
    before: Sequence[Power], after: Sequence[Power]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...], bool]]:
    """The conditions that say one thing by the old powers and another by the new: name, old, new, whether power moves."""
    for term in sorted({term for power in (*before, *after) for term in power.conditions}):
        old, new = (_said(term, powers) for powers in (before, after))
        if old == new:
            continue
        then, now = ({one.meaning for one in said} for said in (old, new))
        shown = _shown(old), _shown(new)
        if then != now and shown[0] != shown[1]:
            moves = {one - _AS_IF_UNSAID for one in then} != {one - _AS_IF_UNSAID for one in now}
            yield term, *shown, moves and term in _DECIDES


def _said(term: str, powers: Iterable[Power]) -> set[Condition]:
    return {power.conditions.get(term, _NOTHING_SAID) for power in powers}


def _shown(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(sorted({words for one in conditions for words in one.shown}))

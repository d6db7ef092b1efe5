"""`compare`: who gained, lost or kept which power from one version of a delegation order to the next."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from ..authority.context import OrderContext, printed
from ..errors import SamspelError
from ..model import Clause, ClauseKind, Municipality, Order, Row
from .comparison import ClauseChange, Comparison, Doubt, Kind, Match, MatterChange, PowerChange, Version
from .power_changes import power_changes
from .powers import UNSAID, Power, Powers
from .renaming import renamed
from .row_matching import Pair, matched, matters

_ONE = timedelta(days=1)
_NO_DAY = date(1900, 1, 1)  # nothing that a comparison looks at depends on the day
_TOLD_ONLY = {ClauseKind.REPORT}  # says how decisions are told of, not who may take them
_SETTLED = {Kind.SAME, Kind.RENUMBERED, Kind.WORDING}
_DOUBTFUL = {
    Match.ALIKE: Doubt.ALIKE,
    Match.SAME_STEMS: Doubt.OTHER_SECTION,
    Match.MOVED: Doubt.OTHER_SECTION,
    Match.SPLIT: Doubt.PARTS,
    Match.MERGED: Doubt.PARTS,
}


def compare(
    old: Municipality, new: Municipality, *, old_order: str | None = None, new_order: str | None = None
) -> Comparison:
    """What the new delegation order changes: who may decide what, up to which amounts and on which conditions.

    Give the orders' ids where a municipality has several. Raises SamspelError when it is not clear which order is meant.
    """
    before, after = _order(old, old_order), _order(new, new_order)
    shared_ids = {*old.role, *old.organ} & {*new.role, *new.organ}
    earlier, later = _Side(old, before, shared_ids), _Side(new, after, shared_ids)
    pairs = matched(matters(before.rows, earlier.context.kinds), matters(after.rows, later.context.kinds))
    changes = tuple(_change(pair, earlier, later) for pair in sorted(pairs, key=_as_they_stand(before, after)))
    paragraphs = before.preamble or (), after.preamble or ()
    return Comparison(
        before=_version(earlier.context),
        after=_version(later.context),
        uncovered=_uncovered(before, after),
        overlapping=_overlapping(before, after),
        matters=changes,
        clauses=tuple(_clauses(before, after)),
        paragraphs_removed=tuple(one for one in paragraphs[0] if one not in paragraphs[1]),
        paragraphs_added=tuple(one for one in paragraphs[1] if one not in paragraphs[0]),
        renamed=tuple(renamed(changes)),
    )


class _Side:
    """One of the two orders and the powers that its rows give."""

    def __init__(self, town: Municipality, order: Order, shared_ids: Container[str]) -> None:
        self.context = OrderContext(town, order, _NO_DAY)
        self._powers = Powers(self.context, shared_ids)

    def powers(self, rows: Sequence[Row]) -> list[Power]:
        """Every power that the rows give."""
        return [power for row in rows for power in self._powers.of(row)]

    def texts(self, rows: Sequence[Row]) -> list[tuple[str, ...]]:
        """What the rows say in words, for seeing whether they say the same in others."""
        return sorted(
            tuple(
                str(words)
                for words in (
                    row.section, row.matter, row.amount_words, row.appeal_words, row.note, row.law, row.acting,
                    *(self._powers.holder(one).name for one in (*(row.delegates or ()), *(row.substitutes or ()))),
                )
            )
            for row in rows
        )  # fmt: skip


def _order(town: Municipality, wanted: str | None) -> Order:
    if wanted is not None:
        if wanted not in town.order:
            known = ", ".join(town.order) or "ingen"
            raise SamspelError(f"Delegationsordningen {wanted} finns inte. Det här finns: {known}.")
        return town.order[wanted]
    if not town.orders:
        raise SamspelError("Det finns ingen delegationsordning att jämföra. Ange en på varje sida.")
    if len(town.orders) > 1:
        raise SamspelError(f"Ange vilken delegationsordning som ska jämföras: {', '.join(town.order)}.")
    return town.orders[0]


def _as_they_stand(before: Order, after: Order) -> Callable[[Pair], int]:
    """Sorts by the rows of the new order; what is removed comes last."""
    place = {id(row): at for at, row in enumerate((*after.rows, *before.rows))}
    return lambda pair: min(place[id(row)] for one in (pair.after or pair.before,) if one for row in one.rows)


def _change(pair: Pair, earlier: _Side, later: _Side) -> MatterChange:
    old, new = (matter.rows if matter else () for matter in (pair.before, pair.after))
    before, after = earlier.powers(old), later.powers(new)
    powers, terms = power_changes(before, after)
    renumbered = bool(old and new) and {printed(row) for row in old} != {printed(row) for row in new}
    if not old or not new:
        kind, terms = (Kind.REMOVED if old else Kind.NEW), ()
    elif any(one.changed for one in powers) or any(one.moves_power for one in terms):
        kind = Kind.POWER
    elif not pair.certain:
        kind = Kind.UNCERTAIN
    elif terms:
        kind = Kind.TERMS
    elif earlier.texts(old) != later.texts(new):
        kind = Kind.WORDING
    else:
        kind = Kind.RENUMBERED if renumbered else Kind.SAME
    doubts = [] if pair.certain or pair.match is None else [_DOUBTFUL[pair.match]]
    if kind not in _SETTLED:
        doubts += _doubts((*old, *new), before, after, powers)
    return MatterChange(
        kind=kind,
        match=pair.match,
        likeness=pair.likeness,
        doubts=tuple(doubts),
        matter_before=_title(old),
        matter_after=_title(new),
        section_before=old[0].section if old else None,
        section_after=new[0].section if new else None,
        rows_before=tuple(printed(row) or row.id for row in old),
        rows_after=tuple(printed(row) or row.id for row in new),
        renumbered=renumbered,
        powers=powers,
        terms=terms,
    )


def _doubts(
    rows: Sequence[Row], before: Sequence[Power], after: Sequence[Power], powers: Sequence[PowerChange]
) -> Iterator[Doubt]:
    if any(power.holder == UNSAID for power in (*before, *after)):
        yield Doubt.DELEGATES_UNKNOWN
    if any(row.incomplete for row in rows):
        yield Doubt.INCOMPLETE
    if any(row.contradictions for row in rows):
        yield Doubt.CONTRADICTION
    if any(not one.comparable for one in powers):
        yield Doubt.AMOUNTS


def _title(rows: Sequence[Row]) -> str | None:
    """The matter as the rows print it; of several, the words that they all begin with."""
    split = [(row.matter or "").split() for row in rows]
    alike = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*split, strict=False))]
    words = " ".join(alike or split[0]) if split else ""
    return (words.rstrip(" ,.:;–-(") if len(rows) > 1 else words) or None


def _clauses(before: Order, after: Order) -> Iterator[ClauseChange]:
    for kind in ClauseKind:
        old, new = ([clause for clause in order.clauses or () if clause.kind is kind] for order in (before, after))
        said = _means(old) != _means(new)
        words = tuple(tuple(clause.words or kind.value for clause in clauses) for clauses in (old, new))
        if said or words[0] != words[1]:
            moves = said and kind not in _TOLD_ONLY
            yield ClauseChange(kind=kind, before=words[0], after=words[1], moves_power=moves)


def _means(clauses: Sequence[Clause]) -> set[object]:
    """What clauses of a kind say: what was read from them, or their words where nothing could be."""
    read = [(one, (one.when, one.at, one.allowed, one.unit, one.vat)) for one in clauses]
    return {fields if any(fields) else " ".join((one.words or "").casefold().split()) for one, fields in read}


def _version(context: OrderContext) -> Version:
    order, period = context.order, context.order.in_force
    organ = context.town.organ.get(order.organ or "")
    return Version(
        order=order.id,
        title=order.title,
        file=order.source.file if order.source else None,
        organ=organ.name if organ else None,
        adopted=order.adopted.on if order.adopted else None,
        in_force_from=period.start if period else None,
        in_force_to=period.end or None if period else None,
        rows=len(order.rows),
    )


def _days_between(before: Order, after: Order) -> tuple[date | None, date | None]:
    """The last day of the old order and the first of the new, where both are known."""
    end = before.in_force.end or None if before.in_force else None
    return end, after.in_force.start if after.in_force else None


def _uncovered(before: Order, after: Order) -> tuple[date, date] | None:
    end, start = _days_between(before, after)
    if end is None or start is None or start - end <= _ONE:
        return None
    return end + _ONE, start - _ONE


def _overlapping(before: Order, after: Order) -> tuple[date, date] | None:
    end, start = _days_between(before, after)
    if end is None or start is None or before.in_force is None or after.in_force is None or start > end:
        return None
    first = max(start, before.in_force.start)
    last = min(end, after.in_force.end or end)
    return (first, last) if first <= last else None

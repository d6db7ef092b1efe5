"""Holders that are gone from the new order and have a successor with just the same power: perhaps only a new title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .comparison import Capacity, MatterChange, PowerChange, Renamed, Span

_LEAST = 2  # matters; in a single one it is as likely that another has got the power

_Has = frozenset[tuple[int, Capacity, tuple[Span, ...]]]


def renamed(matters: Sequence[MatterChange]) -> Iterator[Renamed]:
    """Those who have lost all, each with the only one who has gained just that and had nothing before."""
    before, after = _all_powers(matters, "before"), _all_powers(matters, "after")
    gone = {holder: has for holder, has in before.items() if holder not in after and len(has) >= _LEAST}
    come = {holder: has for holder, has in after.items() if holder not in before}
    for holder in sorted(gone):
        same = [one for one, has in come.items() if has == gone[holder]]
        rivals = [one for one, has in gone.items() if has == gone[holder]]
        if len(same) == len(rivals) == 1:
            yield Renamed(before=holder, after=same[0], matters=len({at for at, _, _ in gone[holder]}))


def _all_powers(matters: Iterable[MatterChange], side: str) -> dict[str, _Has]:
    found: dict[str, set[tuple[int, Capacity, tuple[Span, ...]]]] = {}
    for at, matter in enumerate(matters):
        for power in matter.powers:
            spans = _spans(power, side)
            if spans:
                found.setdefault(power.holder, set()).add((at, power.capacity, spans))
    return {holder: frozenset(has) for holder, has in found.items()}


def _spans(power: PowerChange, side: str) -> tuple[Span, ...]:
    return power.before if side == "before" else power.after

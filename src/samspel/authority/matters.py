"""The rows of one board about one matter, and the powers they give by receiver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from .periods import FIRST, LAST, Span
from .powers import Entry, Power


class Matter:
    """The powers of each role, of each organ, and of anyone; the first to be shown first."""

    __slots__ = ("anyone", "board", "entries", "organs", "roles")

    def __init__(self, board: str | None, entries: Sequence[Entry]) -> None:
        self.board, self.entries = board, tuple(entries)
        roles: dict[str, list[Power]] = {}
        organs: dict[str, list[Power]] = {}
        anyone: list[Power] = []
        for entry in entries:
            for power in entry.powers:
                reach = power.reach
                if reach.role is not None:
                    roles.setdefault(reach.role, []).append(power)
                elif reach.organ is not None:
                    organs.setdefault(reach.organ, []).append(power)
                else:
                    anyone.append(power)
        self.roles = {name: _sorted(powers) for name, powers in roles.items()}
        self.organs = {name: _sorted(powers) for name, powers in organs.items()}
        self.anyone = _sorted(anyone)


class Asked:
    """The matters that one request may be about, of one board or of all, and what every role may decide in them.

    From `first` to `last` some row counts, and none gives power to anyone who asks: a role without a power that says yes,
    or asks something, then has none. These are the latest such days; there are none where `first` comes after `last`.
    """

    __slots__ = ("first", "last", "matters", "roles")

    def __init__(self, matters: Sequence[Matter]) -> None:
        self.matters = tuple(matters)
        self.roles = matters[0].roles if len(matters) == 1 else _of_all(matters)
        self.first, self.last = LAST, FIRST
        if not any(matter.anyone for matter in matters):
            self.first, self.last = _latest(span for matter in matters for entry in matter.entries for span in entry.spans)


def _of_all(matters: Iterable[Matter]) -> Mapping[str, tuple[Power, ...]]:
    roles: dict[str, list[Power]] = {}
    for matter in matters:
        for role, powers in matter.roles.items():
            roles.setdefault(role, []).extend(powers)
    return {role: _sorted(powers) for role, powers in roles.items()}


def _latest(spans: Iterable[Span]) -> tuple[date, date]:
    """The latest days that the spans cover without a gap."""
    first, last = LAST, FIRST
    for span in sorted(set(spans)):
        if first <= last and (span.first <= last or span.first == last + timedelta(1)):
            last = max(last, span.last)
        else:
            first, last = span.first, span.last
    return first, last


def _sorted(powers: list[Power]) -> tuple[Power, ...]:
    return tuple(powers) if len(powers) == 1 else tuple(sorted(powers, key=lambda power: power.order))

"""Roles with power that nobody holds, and power that hangs on one person; only where the facts have people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..authority.interval import Interval
from ..authority.powers import Entry
from ..authority.request import Answer
from ..model import Holding
from .gap_items import SinglePoint, Unmeasured, Vacancy, Witness
from .given import Day, Given
from .measuring import scale_of
from .spans import joined, without
from .witnesses import may


class Alone(NamedTuple):
    """What one person alone may decide, and the case that shows it."""

    given: Given
    witness: Witness


class Holders:
    """Who holds which role that day."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._people: dict[str, set[str]] = {}
        self._ended: dict[str, tuple[date, str]] = {}
        for person in day.index.town.people:
            for holding in person.roles:
                if holding.covers(day.on):
                    self._people.setdefault(holding.role, set()).add(person.id)
                elif isinstance(holding.end, date) and holding.end < day.on:
                    latest = max(self._ended.get(holding.role, (date.min, "")), (holding.end, person.id))
                    self._ended[holding.role] = latest

    def people(self, role: str | None) -> set[str]:
        """The people who hold the role, in whatever way."""
        return self._people.get(role or "", set())

    def vacancies(self, examined: Sequence[Entry]) -> Iterator[Vacancy]:
        """Roles that rows name, or that power is passed on to, and that nobody holds."""
        by_role: dict[str, list[Given]] = {}
        for one in self._day.holding(examined):
            if one.role is not None and (one.direct or one.onward is not None) and not self.people(one.role):
                by_role.setdefault(one.role, []).append(one)
        for role, powers in sorted(by_role.items()):
            ended = self._ended.get(role)
            rows = dict.fromkeys(one.entry for one in powers)
            yield Vacancy(
                role=role,
                name=self._day.index.town.role[role].name,
                ended=ended[0] if ended else None,
                rows=self._day.names(rows),
                stranded=self._day.names(entry for entry in rows if not self._anybody(entry)),
                witnesses=tuple(self._vacant(powers[0], ended[1] if ended else None)),
            )

    def _anybody(self, entry: Entry) -> bool:
        """Whether a person or an organ has power by the row, or it is not known who is meant."""
        return any(one.organ or not one.known or self.people(one.role) for one in self._day.holding([entry]))

    def _vacant(self, power: Given, former: str | None) -> Iterator[Witness]:
        """The role may decide, but who held it last may not, having no role any more."""
        own = [one for one in self._day.holding([power.entry]) if one.role == power.role]
        scale = scale_of(own, self._day.on)
        if not isinstance(scale, Unmeasured):
            yield from (may(self._day, scale, power, piece) for piece in scale.amounts(power)[:1])
        if former is not None and not any(one.covers(self._day.on) for one in self._roles_of(former)):
            entry = power.entry
            yield Witness(matter=entry.key, on=self._day.on, board=entry.board, person=former, answer=Answer.NO)

    def _roles_of(self, person: str) -> tuple[Holding, ...]:
        return self._day.index.holdings[person]

    def single_points(self, groups: Sequence[Sequence[Entry]]) -> Iterator[SinglePoint]:
        """People who alone may decide some amounts of a matter, each with all the rows."""
        found: dict[str, dict[Entry, list[Witness]]] = {}
        roles: dict[str, set[str]] = {}
        for group in groups:
            for one in self._alone(group):
                [person] = self.people(one.given.role)
                found.setdefault(person, {}).setdefault(one.given.entry, []).append(one.witness)
                roles.setdefault(person, set()).add(one.given.name)
        for person, rows in sorted(found.items()):
            yield SinglePoint(
                person=person,
                roles=tuple(sorted(roles[person])),
                rows=self._day.names(rows),
                witnesses=tuple(witness for asked in rows.values() for witness in asked[:1]),
            )

    def _alone(self, group: Sequence[Entry]) -> Iterator[Alone]:
        """The powers whose amounts, or some of them, nobody but one person may decide."""
        powers = self._day.holding(group)
        scale = scale_of(powers, self._day.on)
        if isinstance(scale, Unmeasured) or any(entry.execution for entry in group):
            return
        elsewhere: dict[str, tuple[Interval, ...]] = {}
        for one in powers:
            mine = self.people(one.role)
            if len(mine) != 1:
                continue
            [person] = mine
            if person not in elsewhere:
                others = [o for o in powers if o.organ or not o.known or self.people(o.role) - mine]
                elsewhere[person] = joined(piece for o in others for piece in scale.amounts(o))
            left = without(scale.amounts(one), elsewhere[person])
            for piece in [piece for piece in left if scale.counts(piece)][:1]:
                yield Alone(one, may(self._day, scale, one, piece, person))

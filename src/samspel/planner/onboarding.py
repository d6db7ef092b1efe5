"""What somebody new needs to know: the texts of the kit, from `rules/vag/`, and the calendar of the term of office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field

from .. import plain_yaml, shipped
from ..errors import SamspelError
from ..law.matters import compact_citation
from ..law.terms import election_day, election_years
from ..model import Citation, Municipality
from ..model.native import validate
from ..rules.pack import Data

Section = Annotated[Citation, BeforeValidator(compact_citation)]
"""A section written as the registers write it: `2017:725 6:37`."""


class NewAs(StrEnum):
    """Whom the kit is for."""

    ELECTED = "elected"
    OFFICIAL = "official"


class Duty(Data):
    """What holds for whoever is new, in our own words, and the law it rests on."""

    text: str
    law: tuple[Section, ...] = Field(min_length=1)


class KitTexts(Data):
    """The texts of the kit for one side."""

    title: str
    welcome: str
    duties: tuple[Duty, ...]
    first: tuple[str, ...]


class TermEvent(Data):
    """Something that comes every term of office; `year` counts from the year of the election."""

    year: int
    day: str = Field(pattern=r"^(election|\d\d-\d\d)$")
    what: str
    law: tuple[Section, ...] = ()

    def on(self, elected: int) -> date:
        """Its day in the term that begins with the election of that year."""
        year = elected + self.year
        return election_day(year) if self.day == "election" else date.fromisoformat(f"{year}-{self.day}")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day to know of, and what comes then."""

    on: date
    what: str
    law: tuple[Citation, ...] = ()


class _Kits(Data):
    kits: dict[NewAs, KitTexts]


class _Events(Data):
    events: tuple[TermEvent, ...]


@lru_cache(maxsize=2)
def kit_texts(new_as: NewAs) -> KitTexts:
    """The texts of the kit for one side."""
    return validate(_Kits, plain_yaml.read(shipped.packs() / "vag" / "introduktion.yaml")).kits[new_as]


@lru_cache(maxsize=1)
def term_events() -> tuple[TermEvent, ...]:
    """What comes every term of office."""
    return validate(_Events, plain_yaml.read(shipped.packs() / "vag" / "mandatperiod.yaml")).events


def calendar(town: Municipality, start: date, *, organ: str | None = None, years: int = 4) -> tuple[CalendarDay, ...]:
    """What comes from a day and some years on: the term of office, and last days of the facts. The nearest first.

    `years` are whole years after that of `start`, to the end of the last. With `organ`, only what concerns that organ or all
    of them. The days of the term come from `rules/vag/mandatperiod.yaml`, with the law that sets them, where any does.
    """
    end = date(start.year + years, 12, 31)
    found = [
        CalendarDay(event.on(elected), event.what, event.law)
        for elected in election_years(start.year - years, end.year)
        for event in term_events()
    ]
    found += _of_facts(town, organ)
    return tuple(sorted((one for one in found if start <= one.on <= end), key=lambda one: (one.on, one.what)))


def refuse_unknown_organ(town: Municipality, organ: str | None) -> None:
    """Raises SamspelError when the facts have no such organ."""
    if organ is not None and organ not in town.organ:
        raise SamspelError(f"Organet {organ} finns inte i filerna. Möjliga: {', '.join(town.organ) or 'inga'}.")


def _of_facts(town: Municipality, organ: str | None) -> Iterator[CalendarDay]:
    """Last days that the facts tell: of game rules, of designations, of delegation orders."""
    for rules in town.game_rules:
        if isinstance(rules.review, date) and rules.hold_for(organ):
            yield CalendarDay(rules.review, f"{rules.title or 'Spelreglerna'} ska ses över.")
    for one in town.designations:
        if one.in_force and isinstance(one.in_force.end, date) and organ in (None, one.organ):
            what = f"Förordnandet för {town.role[one.role].name} i {town.organ[one.organ].name} går ut."
            yield CalendarDay(one.in_force.end, what)
    for order in town.orders:
        if order.in_force and isinstance(order.in_force.end, date) and organ in (None, order.organ):
            yield CalendarDay(order.in_force.end, f"{order.title or 'Delegationsordningen'} slutar gälla.")

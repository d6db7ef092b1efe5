"""Cases that registers are held against: decided ones from the decisions, others from the register of cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..authority.decide import folded
from ..model import Municipality, Part, Party, Side, YesNo
from .decision_context import DecisionContext

HANDLES = frozenset({Part.DECIDED, Part.RAPPORTEUR, Part.PREPARED})


@dataclass(frozen=True)
class Handled:
    """A case: who handles it, who is party in it, and between which days. `closed` None: it was open on the day asked."""

    number: str
    matter: str | None
    people: frozenset[str]
    parties: frozenset[str]
    opened: date | None
    closed: date | None
    judged: DecisionContext | None
    board: str | None
    authority_recorded: YesNo | None
    secrecy_recorded: YesNo | None

    @property
    def authority(self) -> bool | None:
        """Whether it is exercise of authority, by the record or by the type of matter decided."""
        if self.authority_recorded is not None:
            return self.authority_recorded is YesNo.YES
        return self.judged.authority if self.judged else None

    def days_from(self, day: date) -> int:
        """Days between a day and the nearest day when the case was open: 0 while it was open."""
        began = self.opened or self.closed or date.min
        if day < began:
            return (began - day).days
        return max((day - self.closed).days, 0) if self.closed else 0

    def open_on(self, day: date) -> bool | None:
        """Whether the case was open that day, the last one included; unknown when its first day is and might decide."""
        if self.closed is not None and day > self.closed:
            return False
        return None if self.opened is None else self.opened <= day


def handled_cases(town: Municipality, asked: date) -> tuple[Handled, ...]:
    """Every case of the facts."""
    return (*_decided(town, asked), *_registered(town))


def only_elected(town: Municipality, person: str) -> bool:
    """Whether every role that somebody has held is an elected one: then the registers of employees do not apply."""
    held = [holding.role for one in town.people if one.id == person for holding in one.roles]
    return bool(held) and all(town.role[role].side is Side.POLITICAL for role in held)


def _decided(town: Municipality, asked: date) -> Iterator[Handled]:
    for decision in town.decisions:
        context = DecisionContext(town, decision, asked)
        named = {one.person for one in decision.participants or () if one.as_ in HANDLES}
        yield Handled(
            number=decision.case or decision.id,
            matter=decision.matter,
            people=frozenset({*named, *filter(None, [decision.decided_by, decision.checked_by or None])}),
            parties=_names(decision.parties),
            opened=decision.opened,
            closed=decision.on,
            judged=context,
            board=context.board,
            authority_recorded=decision.authority,
            secrecy_recorded=decision.secrecy,
        )


def _registered(town: Municipality) -> Iterator[Handled]:
    for case in town.cases:
        yield Handled(
            number=case.number,
            matter=case.matter,
            people=frozenset(case.handled_by or ()),
            parties=_names(case.parties),
            opened=case.opened,
            closed=case.closed or None,
            judged=None,
            board=case.board,
            authority_recorded=case.authority,
            secrecy_recorded=case.secrecy,
        )


def _names(parties: tuple[Party, ...] | None) -> frozenset[str]:
    return frozenset(folded(party.name) for party in parties or ())

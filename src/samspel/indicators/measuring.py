"""Every indicator measured on one municipality and one day, and what they leave to talk about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from ..authority.index import Index
from ..model import Municipality
from .command import directors_without_instruction, dual_command
from .exposure import incidents_without_measure, unfollowed_performers, unsettled_side_jobs, untold_gifts
from .found import Evidence, Indicator, Interplay, Measured, Seen, State, Talk
from .phases import bridge_roles, many_steps, shared_phases, unowned_phases
from .power import power_without_responsibility, responsibility_without_power
from .register import Definition, definitions, said
from .staffing import departures_without_plan, elected_turnover, heads_turnover, single_holders, vacancies

_QUESTIONS = 3
_NUMBER = {"sv": "antal", "en": "number of"}
_OF = {"sv": "av", "en": "of"}
_MAY = {"sv": "att klara ut", "en": "to find out"}
_LOOKED_AT = {"sv": "Antal prövade {unit}: {of}.", "en": "Number of {unit} looked at: {of}."}

OF_FACTS: Mapping[str, Callable[[Municipality, date], Measured]] = {
    "directors_without_instruction": directors_without_instruction,
    "dual_command": dual_command,
    "unowned_phases": unowned_phases,
    "shared_phases": shared_phases,
    "incidents_without_measure": incidents_without_measure,
    "many_steps": many_steps,
    "single_holders": single_holders,
    "bridge_roles": bridge_roles,
    "departures_without_plan": departures_without_plan,
    "vacancies": vacancies,
    "unfollowed_performers": unfollowed_performers,
    "untold_gifts": untold_gifts,
    "unsettled_side_jobs": unsettled_side_jobs,
    "elected_turnover": elected_turnover,
    "heads_turnover": heads_turnover,
}
OF_POWER: Mapping[str, Callable[[Municipality, date, Index], Measured]] = {
    "responsibility_without_power": responsibility_without_power,
    "power_without_responsibility": power_without_responsibility,
}


def measure(town: Municipality, on: date, index: Index, language: str) -> Interplay:
    """Every indicator in the order of the register, and at most three questions to discuss."""
    found = tuple(_told(one, _measured(one.id, town, on, index), language) for one in definitions())
    return Interplay(
        language=language,
        municipality=town.municipality.name if town.municipality else None,
        on=on,
        indicators=found,
        questions=_questions(found, language),
    )


def _measured(id_: str, town: Municipality, on: date, index: Index) -> Measured:
    return OF_FACTS[id_](town, on) if id_ in OF_FACTS else OF_POWER[id_](town, on, index)


def _told(definition: Definition, measured: Measured, language: str) -> Indicator:
    unknown = definition.unknown[measured.unknown].in_(language) if measured.unknown else None
    state = _state(definition, measured)
    return Indicator(
        id=definition.id,
        title=definition.title.in_(language),
        state=state,
        value=float(measured.value) if isinstance(measured.value, Fraction) else measured.value,
        of=measured.of,
        shown=_shown(definition, measured, state, unknown, language),
        unit=definition.unit.in_(language),
        formula=definition.formula.in_(language),
        norm=definition.norm.in_(language),
        reading=definition.reading.in_(language),
        unknown=unknown,
        evidence=tuple(_evidence(definition, one, language) for one in measured.seen),
        open=tuple(_evidence(definition, one, language) for one in measured.open),
    )


def _state(definition: Definition, measured: Measured) -> State:
    if measured.value is None:
        return State.UNKNOWN
    if definition.is_share:
        return State.NUMBER
    if measured.value:
        return State.UNCLEAR
    return State.OPEN if measured.open else State.CLEAR


def _shown(definition: Definition, measured: Measured, state: State, unknown: str | None, language: str) -> str:
    """The value in words: what is clear and of how many, or the number of what counts and of what may."""
    if unknown is not None or measured.value is None:
        return unknown or ""
    unit = definition.unit.in_(language)
    if state is State.CLEAR:
        looked_at = _LOOKED_AT[language].format(unit=unit, of=measured.of) if measured.of is not None else ""
        return f"{said(definition.clear, measured.words, language)} {looked_at}".strip()
    if definition.is_share:
        return f"{float(measured.value):.0f} {unit}. {said(definition.clear, measured.words, language)}"
    out_of = f" {_OF[language]} {measured.of}" if measured.of is not None else ""
    may = f", {_MAY[language]}: {len(measured.open)}" if measured.open else ""
    return f"{_NUMBER[language]} {unit}: {measured.value}{out_of}{may}"


def _evidence(definition: Definition, seen: Seen, language: str) -> Evidence:
    text = definition.open if seen.said_as == "open" and definition.open else definition.seen
    return Evidence(about=seen.about, said=said(text, seen.words, language), places=seen.places)


def _questions(found: tuple[Indicator, ...], language: str) -> tuple[Talk, ...]:
    """What is unclear is asked about first, then what may be, each in the order of the register."""
    asks = {one.id: one.ask.in_(language) for one in definitions()}
    to_ask = [one for state in (State.UNCLEAR, State.OPEN) for one in found if one.state is state]
    return tuple(
        Talk(indicator=one.id, question=asks[one.id], because=(*one.evidence, *one.open)[0].said)
        for one in to_ask[:_QUESTIONS]
    )

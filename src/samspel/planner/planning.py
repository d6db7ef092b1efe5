"""plan(): the road to a decision, chosen by who decides and what the matter touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from ..checks.asking import index_of, who_may
from ..engines import Answer
from ..engines.compiled import Judge, compile_all
from ..errors import SamspelError
from ..findings import Level
from ..law.matters import MatterType, all_matters, kinds_of_board
from ..law.recogniser import recognise
from ..model import Appeal, Municipality, OrganKind, Side
from ..rules.conditions import Group, attributes
from ..rules.pack import highest_level
from .road import By, Road, Stop, Traits, Weight
from .steps import Lane, RoadView, Step, shipped_guide

_BY_KIND = {OrganKind.COUNCIL: By.COUNCIL, OrganKind.BOARD: By.BOARD, OrganKind.JOINT_BOARD: By.BOARD}
_BY_HINT = {"kf_only": By.COUNCIL, "no": By.BOARD}
_NAMES = {
    By.COUNCIL: {"sv": "Fullmäktige", "en": "The council"},
    By.BOARD: {"sv": "Nämnden", "en": "The board"},
    By.DELEGATE: {"sv": "Delegaten", "en": "The delegate"},
}
_ALWAYS = Group("all", ())
_WEIGHTS = {Level.QUESTION: Weight.QUESTION, Level.ADVICE: Weight.ADVICE}


@dataclass(frozen=True)
class _Decider:
    by: By
    name: str | None = None
    elected: bool = False
    presumed: bool = False


def plan(
    matter: str,
    *,
    on: date,
    town: Municipality | None = None,
    organ: str | None = None,
    by: By | None = None,
    traits: Traits | None = None,
    language: Literal["sv", "en"] = "sv",
) -> Road:
    """The road to a decision in a matter that is planned for a day.

    `matter` is words, a matter type or `order/row`. Who decides is the `organ` of the facts, or else `by`, or the nearest
    delegate that may by the orders of `town`, or what is usual for the type of matter. `traits` say what is known; the rest
    is taken from the type of matter where it tells, and otherwise asked. Raises SamspelError when nothing tells who decides.
    """
    town = town or Municipality()
    kind = _kind(town, matter, on, organ)
    decider = _decider(town, matter, on, organ, by, kind)
    traits, presumed = _with_usual(traits or Traits(), decider.by, kind)
    view = RoadView(by=decider.by.value, **dict(traits))
    name = decider.name or _NAMES[decider.by][language]
    stops = tuple(_stop(step, certain, view, decider, name, on, language) for step, certain in _chosen(view))
    return Road(
        language=language,
        matter=matter,
        matter_type=kind.id if kind else None,
        by=decider.by,
        decider=name,
        on=on,
        traits=traits,
        presumed=("by", *presumed) if decider.presumed else presumed,
        questions=tuple(dict.fromkeys(question for stop in stops for question in stop.only_if)),
        verified_through=shipped_guide().verified_through,
        stops=stops,
    )


def _kind(town: Municipality, matter: str, on: date, organ: str | None) -> MatterType | None:
    """The type of the matter, read as words of the board whose matter it is where that is known."""
    if matter in all_matters():
        return all_matters()[matter]
    found, rows = index_of(town).matters(matter, None, on) if town.orders else (None, ())
    boards = [town.organ[one] for one in (organ, *(row.board for row in rows)) if one in town.organ]
    kinds = frozenset().union(*(kinds_of_board(board.name) for board in boards))
    return all_matters()[found] if found else recognise(matter, organs=kinds).type


def _decider(
    town: Municipality, matter: str, on: date, organ: str | None, by: By | None, kind: MatterType | None
) -> _Decider:
    if organ is not None:
        if organ not in town.organ:
            raise SamspelError(f"Organet {organ} finns inte i uppgifterna. Möjliga: {', '.join(town.organ) or 'inga'}.")
        decides = _BY_KIND.get(town.organ[organ].kind, By.DELEGATE)
        if by not in (None, decides):
            raise SamspelError(f"{town.organ[organ].name} är inte {_NAMES[by or decides]['sv'].lower()}. Ange det ena.")
        return _Decider(decides, town.organ[organ].name, elected=True)
    if by is not None:
        return _Decider(by)
    if town.orders and (delegate := _delegate(town, matter, on)):
        return delegate
    if kind is None:
        raise SamspelError(
            "Det framgår inte vem som ska besluta. Ange fullmäktige, nämnd eller delegat (by), eller organets id (organ)."
        )
    return _Decider(_BY_HINT.get(kind.delegable, By.DELEGATE), presumed=True)


def _delegate(town: Municipality, matter: str, on: date) -> _Decider | None:
    """The nearest delegate that may by an order; without a name where an amount or another fact decides who."""
    for one in who_may(town, matter, on=on):
        if one.row is not None:
            return _Decider(By.DELEGATE, one.name, one.role is None or town.role[one.role].side is Side.POLITICAL)
    rows = (entry for one in index_of(town).matters(matter, None, on)[1] for entry in one.entries)
    return _Decider(By.DELEGATE) if any(entry.counts_on(on) for entry in rows) else None


def _with_usual(
    traits: Traits, by: By, kind: MatterType | None
) -> tuple[Traits, tuple[Literal["authority", "appeal"], ...]]:
    """The traits with what is usual for the one that decides and the type of matter, and which of them that told."""
    told: dict[Literal["authority", "appeal"], bool | Appeal] = {}
    authority = traits.authority
    if authority is None and (by is By.COUNCIL or kind is not None):
        authority = told["authority"] = by is not By.COUNCIL and kind is not None and kind.authority
    if traits.appeal is None and authority is not None:
        told["appeal"] = Appeal.ADMINISTRATIVE if authority else Appeal.MUNICIPAL_REVIEW
    return Traits.model_validate({**dict(traits), **told}), tuple(told)


def _chosen(view: RoadView) -> Iterator[tuple[Step, bool]]:
    """The steps that apply, and those that may: whether it is certain is told beside."""
    for number, answer in _judge()(view):
        yield shipped_guide().steps[number], answer is Answer.BREACH


@lru_cache(maxsize=1)
def _judge() -> Judge:
    """From a view to the steps whose condition holds (breach) or may hold (doubt): conditions mean what they do in rules."""
    return compile_all([(None, step.applies or _ALWAYS, True) for step in shipped_guide().steps])


def _stop(step: Step, certain: bool, view: RoadView, decider: _Decider, name: str, on: date, language: str) -> Stop:
    asks = shipped_guide().questions
    open_ = [] if certain else [asks[one] for one in asks if one in _looked_at(step) and getattr(view, one) is None]
    weight = _WEIGHTS.get(highest_level(step.certainty), Weight.MUST)
    lane = Lane(step.lane) if step.lane != "decider" else Lane.POLITICS if decider.elected else Lane.PROFESSION
    return Stop(
        id=step.id,
        phase=step.phase,
        lane=lane,
        rung=step.rung,
        weight=weight if certain or weight is Weight.ADVICE else Weight.QUESTION,
        title=step.title.in_(language),
        who=step.who.in_(language).format(decider=name),
        what=step.what.in_(language),
        only_if=tuple(one.in_(language) for one in open_),
        law=step.law,
        norm=step.norm.in_(language) if step.norm else None,
        last_day=on + timedelta(days=step.days) if step.days is not None else None,
    )


def _looked_at(step: Step) -> frozenset[str]:
    return attributes(step.applies) if step.applies else frozenset()

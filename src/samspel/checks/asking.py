"""decide(), who_may() and what_may() of a municipality, by its facts and the law of the packs that ship with samspel."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..authority import decide as answers
from ..authority.index import Index, compile_index
from ..authority.request import Answer, Candidate, Request
from ..authority.ruling import Ruling
from ..model import Municipality
from .bars import BarsOf, shipped_law

KEPT = "_authority_index"


def decide(town: Municipality, request: Request) -> Ruling:
    """Whether they may decide, by which row of which order and section of law; and if not, why and who may.

    The first question about a municipality compiles its index, which is kept with it; later ones take microseconds.
    """
    return answers.decide(index_of(town), request)


def who_may(
    town: Municipality, matter: str, *, on: date, answer: Answer = Answer.YES, **details: Any
) -> tuple[Candidate, ...]:
    """The roles and organs for which `decide` gives that answer, the nearest first.

    `details` are the other fields of a Request: board, amount, vat and so on.
    """
    return answers.who_may(index_of(town), matter, on=on, answer=answer, **details)


def what_may(
    town: Municipality,
    *,
    on: date,
    role: str | None = None,
    person: str | None = None,
    organ: str | None = None,
    **details: Any,
) -> tuple[Ruling, ...]:
    """The rulings on every row that `decide` does not answer with no; without an amount, rows with limits ask for one."""
    return answers.what_may(index_of(town), on=on, role=role, person=person, organ=organ, **details)


def index_of(town: Municipality) -> Index:
    """The municipality's index, compiled when it is first asked for and kept with the facts, which never change."""
    kept: Index | None = town.__dict__.get(KEPT)
    if kept is None or kept.town is not town:  # a copy with other facts has an index of its own
        kept = compile_index(town, BarsOf(town, shipped_law()))
        town.__dict__[KEPT] = kept
    return kept

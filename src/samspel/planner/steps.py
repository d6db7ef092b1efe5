"""The steps of every road to a decision, read from `rules/vag/beslutsvag.yaml`, and what their conditions may look at."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from .. import plain_yaml, shipped
from ..errors import Problem, UnreadableInput, gather
from ..model import Citation, Maybe
from ..model.base import Day
from ..model.native import validate
from ..rules.conditions import Condition, Reader
from ..rules.named import wrong_citation
from ..rules.pack import CERTAINTIES, Bilingual, Data
from ..rules.view import View


class Phase(StrEnum):
    """The parts of a road, in order."""

    INITIATIVE = "initiative"
    PREPARATION = "preparation"
    CONSULTATION = "consultation"
    DECISION = "decision"
    EXECUTION = "execution"
    FOLLOW_UP = "follow_up"


class Lane(StrEnum):
    """Which side takes a step: the elected or the employed."""

    POLITICS = "politics"
    PROFESSION = "profession"


class Rung(StrEnum):
    """How much those concerned may affect a decision (kommunikationstrappan), from the least."""

    INFORMATION = "information"
    CONSULTATION = "consultation"
    DIALOGUE = "dialogue"
    INFLUENCE = "influence"
    CO_DECISION = "co_decision"


class RoadView(View):
    """What is known of the matter that a road is planned for."""

    by: str = Field(description="who is to decide: council, board or delegate")
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    appeal: Maybe[str] = Field(description="where it is appealed: municipal_review, administrative or none_possible")
    budget: Maybe[bool] = Field(description="whether it needs money that is not in the budget")
    children: Maybe[bool] = Field(description="whether it concerns children")
    staff: Maybe[bool] = Field(description="whether it changes the work or the conditions of employees")


class Step(Data):
    """One step: who does what, on which side, when it applies, and what it rests on."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$")
    phase: Phase
    lane: Literal["politics", "profession", "decider"] = Field(description="decider: the side of the one that decides.")
    rung: Rung | None = None
    applies: Condition | None = None
    title: Bilingual
    who: Bilingual
    what: Bilingual
    law: tuple[Citation, ...] = ()
    norm: Bilingual | None = None
    certainty: str = Field(description="How sure the source is: a mark of CERTAINTIES.")
    days: int | None = Field(default=None, description="The last day, counted from the day of the decision.")


class Guide(Data):
    """All steps in their order, and what to ask where an answer decides whether a step applies."""

    road: str
    verified_through: Day
    questions: dict[str, Bilingual]
    steps: tuple[Step, ...]


@lru_cache(maxsize=1)
def shipped_guide() -> Guide:
    """The guide that ships with samspel, read once."""
    return load_guide(shipped.packs() / "vag" / "beslutsvag.yaml")


def load_guide(file: Path) -> Guide:
    """A guide. Raises UnreadableInput with every mistake in it."""
    data = plain_yaml.read(file)
    entries = data.get("steps")
    if not isinstance(entries, plain_yaml.Sequence):
        raise UnreadableInput.one(file.name, "Vägen har inga steg.", "Lägg till en lista under `steps`.")
    problems: list[Problem] = []
    steps = [gather(problems, _step, entry, line, file.name) for entry, line in zip(entries, entries.lines, strict=True)]
    guide: Guide | None = gather(problems, validate, Guide, _replaced(data, steps=tuple(filter(None, steps))))
    if problems or guide is None:
        raise UnreadableInput(problems)
    return guide


def _step(entry: Any, line: int, file: str) -> Step:
    if not isinstance(entry, plain_yaml.Mapping):
        raise UnreadableInput.one(file, "Ett steg ska ha nycklar med värden.", "Skriv - id: …", line=line)
    reader = Reader(RoadView, file, {})
    condition = {"applies": reader.read(entry["applies"], entry.lines["applies"])} if "applies" in entry else {}
    problems = [*reader.problems, *_unsound(entry)]
    step: Step | None = gather(problems, validate, Step, _replaced(entry, **condition))
    if problems or step is None:
        raise UnreadableInput(problems)
    return step


def _unsound(entry: plain_yaml.Mapping) -> Iterator[Problem]:
    """Sections that the register does not have, steps that rest on nothing, and marks that do not exist."""
    law = entry.get("law")
    for number, one in enumerate(law if isinstance(law, plain_yaml.Sequence) else ()):
        mistake = wrong_citation(Citation.model_validate(one))
        if mistake:
            yield Problem(entry.file, plain_yaml.line_of(entry, ("law", number)), *mistake)
    if "certainty" in entry and entry["certainty"] not in CERTAINTIES:
        words = f"Märket `{entry['certainty']}` finns inte."
        yield Problem(entry.file, entry.lines["certainty"], words, f"Möjliga: {', '.join(CERTAINTIES)}.")
    if not law and "norm" not in entry:
        yield Problem(entry.file, entry.line, "Steget saknar lagrum.", "Ange `law`, eller `norm` om källan inte är lag.")


def _replaced(data: plain_yaml.Mapping, **values: Any) -> plain_yaml.Mapping:
    """The mapping with some values read already, its lines kept."""
    kept = plain_yaml.Mapping(data.file, data.line)
    kept.update({**data, **values})
    kept.lines.update(data.lines)
    return kept

"""A ruling as JSON: the answer and the row, and where somebody is to read it, everything else that a ruling says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from ..authority.request import Answer, StepKind
from ..authority.ruling import Ruling
from ..model import Citation, Source


@dataclass(slots=True)
class StepForm:
    """One step by which power comes from the council to the one who may decide."""

    kind: StepKind
    giver: str
    receiver: str
    document: Annotated[str | None, Field(description="the order, or the document that passed the power onward")]
    row: Annotated[str | None, Field(description="the row, as order/row")]
    law: tuple[Citation, ...]
    words: Annotated[str | None, Field(description="what a clause says, or in what way a person holds the role")]
    source: Annotated[Source | None, Field(description="where the row or the document was read")]


@dataclass(slots=True)
class CandidateForm:
    """Somebody who may decide instead: a role or an organ."""

    name: str
    role: str | None
    organ: str | None
    row: Annotated[str | None, Field(description="the row that gives the power; null for a board in its own matters")]


@dataclass(slots=True)
class ExplanationForm:
    """Why, in sentences of one language, and by which steps and sections."""

    because: tuple[str, ...]
    questions: Annotated[tuple[str, ...], Field(description="what must be known to settle the answer")]
    provided: Annotated[tuple[str, ...], Field(description="what a yes takes for granted because no record shows it")]
    chain: Annotated[
        tuple[StepForm, ...], Field(description="from the council to the one who may decide; empty without a yes")
    ]
    law: Annotated[tuple[Citation, ...], Field(description="the sections the chain rests on, or that stand in the way")]
    instead: Annotated[tuple[CandidateForm, ...], Field(description="who may decide instead, the nearest first")]


@dataclass(slots=True)
class RulingForm:
    """The answer to a request; `explanation` is null where none is asked for."""

    answer: Answer
    row: Annotated[str | None, Field(description="the row that says yes, as order/row; null where no row does")]
    explanation: ExplanationForm | None


def ruling_json(ruling: Ruling, language: str | None) -> bytes:
    """The ruling in the form of `docs/schema/ruling.schema.json`, explained in a language or, with None, not explained."""
    explanation = None if language is None else _explained(ruling, language)
    return _form().serializer.to_json(RulingForm(ruling.answer, ruling.row, explanation))


@lru_cache(maxsize=1)
def _form() -> TypeAdapter[RulingForm]:
    return TypeAdapter(RulingForm)


def _explained(ruling: Ruling, language: str) -> ExplanationForm:
    said = ruling.in_(language)
    return ExplanationForm(
        said.because,
        said.questions,
        said.provided,
        tuple(StepForm(**step._asdict()) for step in ruling.chain),
        ruling.law,
        tuple(CandidateForm(**one._asdict()) for one in ruling.instead),
    )

"""The questionnaire on expectations: its themes and statements, and how its answers stand in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from .. import plain_yaml, shipped
from ..model import Side
from ..model.native import validate

LOWEST, HIGHEST = 1, 5  # does not agree, agrees fully
SIDES = (Side.POLITICAL, Side.OFFICIAL)
SIDE_COLUMN, GROUP_COLUMN = "Sida", "Grupp"
SIDE_WORDS = {Side.POLITICAL: "förtroendevald", Side.OFFICIAL: "tjänsteperson"}


class Scale(StrEnum):
    """The two questions about each statement."""

    NOW = "now"  # så är det
    SHOULD = "should"  # så borde det vara


_SCALE_WORDS = {Scale.NOW: "är", Scale.SHOULD: "bör"}


class Statement(BaseModel):
    """Something that both sides say how far they agree with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str


class Theme(BaseModel):
    """Statements about one thing, with a question to begin a talk by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    ask: str
    culture: bool = Field(default=False, description="Whether it is about culture, rather than what the sides expect.")
    statements: tuple[Statement, ...]


class _Questionnaire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's answers: 1 to 5 by statement and scale; what was left empty is left out. No name is kept."""

    side: Side
    given: Mapping[tuple[str, Scale], int]
    group: str | None = None


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """The questionnaire that ships with samspel."""
    file = shipped.packs() / "register" / "expectations.yaml"
    return validate(_Questionnaire, plain_yaml.read(file)).themes


def column(statement: str, scale: Scale) -> str:
    """The heading of the column with the answers to one question: "F1 är"."""
    return f"{statement} {_SCALE_WORDS[scale]}"

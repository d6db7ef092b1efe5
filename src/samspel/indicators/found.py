"""What an indicator finds, and the whole of it: values with their reasons, what is clear, what is not, what to discuss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from ..model import Source

Word = str | int | tuple[str, ...]
"""A word of a sentence; several become a list, each translated where the register of indicators has a name for it."""


class Place(NamedTuple):
    """Where a fact is said: where it was read, and the document it names."""

    source: Source
    document: str | None = None


def place(source: Source | None, document: str | None = None) -> tuple[Place, ...]:
    """The place as a row of one; none where it is not known where the fact was read."""
    return (Place(source, document),) if source else ()


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that counts: what it is about, the words that tell of it, and where the facts stand."""

    about: str
    words: Mapping[str, Word]
    places: tuple[Place, ...] = ()
    said_as: str = "seen"


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator finds. Exactly one of `value` and `unknown` is there; `unknown` names the reason.

    `seen` is what counts; `open` is what may count, where a fact that decides is missing. `of` is how many were looked at.
    """

    value: int | Fraction | None = None
    of: int | None = None
    seen: tuple[Seen, ...] = ()
    open: tuple[Seen, ...] = ()
    unknown: str | None = None
    words: Mapping[str, Word] = field(default_factory=dict)


def counted(seen: tuple[Seen, ...], *, open_: tuple[Seen, ...] = (), of: int | None = None) -> Measured:
    """The number of things seen."""
    return Measured(value=len(seen), seen=seen, open=open_, of=of)


class State(StrEnum):
    """What an indicator says of the municipality."""

    CLEAR = "clear"  # nothing counts, and nothing may
    UNCLEAR = "unclear"  # something counts
    OPEN = "open"  # nothing counts for certain, but something may
    UNKNOWN = "unknown"  # the facts say too little
    NUMBER = "number"  # neither good nor bad by itself


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Value):
    """One thing behind a value, in words, and where it was read."""

    about: str
    said: str
    places: tuple[Place, ...]


class Indicator(_Value):
    """One indicator of one municipality on one day. There is no value without evidence or a reason."""

    id: str
    title: str
    state: State
    value: int | float | None = Field(description="in `unit`: a number of things, or per cent; null: `unknown` says why")
    of: int | None = Field(description="how many were looked at; null: that is not counted")
    shown: str = Field(description="the value with its unit, in words")
    unit: str
    formula: str = Field(description="what is counted, in words")
    norm: str = Field(description="whose norm it is: a statute, practice or a recommendation")
    reading: str = Field(description="how the value is to be read, and what it does not say")
    unknown: str | None = Field(description="why there is no value; null: there is one")
    evidence: tuple[Evidence, ...] = Field(description="what counts")
    open: tuple[Evidence, ...] = Field(description="what may count, where a fact is missing")


class Talk(_Value):
    """A question to discuss, and the indicator it comes from."""

    indicator: str
    question: str
    because: str


class Interplay(_Value):
    """Roles and command of a municipality on one day: the indicators, and what they together leave to talk about."""

    schema_version: Literal["1"] = "1"
    language: str
    municipality: str | None
    on: date
    indicators: tuple[Indicator, ...]
    questions: tuple[Talk, ...] = Field(description="at most three, the weightiest first")

    def in_state(self, *states: State) -> tuple[Indicator, ...]:
        """The indicators in one of these states."""
        return tuple(one for one in self.indicators if one.state in states)

"""What became of the cases of an order, and which rows they have tried, as values: the answer of `samspel test`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from ..authority.request import Answer
from ..findings import Value
from .comparison import Span

Side = Literal["below", "within", "above"]
"""Where an amount lies to the limit of a row."""


class Holder(Value):
    """Somebody, and the row they have power by, if any; `sure`: the answer is yes, not that it needs assessment."""

    name: str
    row: str | None = Field(description="the printed number; null for a board in its own matters")
    sure: bool = True


class Told(Value):
    """Why an answer is what it is: about whom, or about which row, the sentences of `decide`."""

    about: str
    answer: Answer
    because: tuple[str, ...]
    questions: tuple[str, ...] = Field(description="what must be known to settle the answer")
    instead: tuple[Holder, ...] = Field(description="who may decide instead, the nearest first")


class RowName(Value):
    """A row as a reader finds it."""

    order: str
    row: str
    number: str | None
    matter: str | None


class Asked(Value):
    """The question of a case, in names as the facts have them where they could be found."""

    kind: Literal["may", "who", "what"]
    who: str | None
    matter: str | None = Field(description="as the case has it")
    row: RowName | None = Field(description="the row that the matter names, where it names one")
    amount: str | None
    on: date


class Expected(Value):
    """What a case expects: an answer, or names of roles and organs (`who`), or numbers of rows (`what`)."""

    answer: Answer | None = None
    row: str | None = None
    just: tuple[str, ...] | None = Field(default=None, description="these and no others")
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class Got(Value):
    """What the order says: an answer and the row it is given by, or a list of holders or of rows."""

    answer: Answer | None = None
    row: str | None = None
    listed: tuple[Holder, ...] = ()


class CaseResult(Value):
    """One case: what it asks, what it expects, what the order says."""

    name: str | None
    line: int = Field(description="the line of the case in its file")
    asked: Asked
    expected: Expected
    got: Got | None = Field(description="null where the case could not be put")
    passed: bool
    mistakes: tuple[str, ...] = Field(default=(), description="what the case names that the facts do not have, in Swedish")
    missing: tuple[str, ...] = Field(default=(), description="expected in the list and not there")
    unexpected: tuple[str, ...] = Field(default=(), description="in the list and not expected")
    unclear: tuple[str, ...] = Field(
        default=(), description="not surely in the list, and not surely out of it, as it should be"
    )
    why: tuple[Told, ...] = Field(default=(), description="for a case that did not pass")


class Untested(Value):
    """A row with a limit of which the cases have not tried every side."""

    row: RowName
    limit: Span
    sides: tuple[Side, ...] = Field(description="those that no case tries")


class Coverage(Value):
    """Which rows of the orders the cases have tried.

    A row is tried by a yes by that row, by a no that its own limits or conditions give, and by a question it leaves open.
    """

    rows: int
    tried: int
    untried: tuple[RowName, ...]
    limits: tuple[Untested, ...]


class CaseReport(Value):
    """Every case, and what they cover together."""

    schema_version: int = 1
    language: str
    file: str
    files: tuple[str, ...] = Field(description="the files the cases were put to")
    titles: tuple[str, ...] = Field(
        description="titles in the orders that were read as roles, as no file says what they are"
    )
    cases: tuple[CaseResult, ...]
    coverage: Coverage

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        """The cases that did not pass, those that could not be put among them."""
        return tuple(case for case in self.cases if not case.passed)

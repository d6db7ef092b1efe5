"""A rule pack as typed data: rules with law, dates, level, condition, texts and the examples that test them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ..findings import Level, Waiver
from ..model import Citation, Facts, Maybe, Nothing
from ..model.base import Day
from .conditions import Condition, attributes
from .view import Sighting

CERTAINTIES: Mapping[str, Level] = {
    "L H": Level.ERROR,  # the statute was read, and the facts show the answer
    "L I closed list": Level.ERROR,  # the statute was read, and a closed list leaves no other answer
    "HFD": Level.ERROR,  # settled case law
    "O two sources": Level.ERROR,  # two independent sources say the same
    "L S": Level.WARNING,  # the statute was read, but the answer depends on how words are written
    "X": Level.WARNING,  # derived by comparing texts
    "O single": Level.WARNING,
    "I S": Level.QUESTION,  # inference from the wording
    "I M": Level.QUESTION,
    "M": Level.QUESTION,  # general knowledge
    "Q": Level.QUESTION,  # left to judgement
    "practice": Level.ADVICE,
    "local": Level.WARNING,  # the municipality's own decision
}
"""Marks of how sure the source of a rule is, and the gravest level each can bear (the design, part 5)."""


_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def highest_level(certainty: str) -> Level:
    """The gravest level that a mark of certainty can bear. Raises KeyError for a mark that does not exist."""
    return CERTAINTIES["HFD" if certainty.startswith("HFD ") else certainty]


class Data(BaseModel):
    """Base of pack parts."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )


class Bilingual(Data):
    """A text in Swedish and English."""

    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: str) -> str:
        """The text in `sv` or `en`."""
        return self.en if language == "en" else self.sv


class InForce(Data):
    """First and last day of the law behind the rule, both included."""

    start: Day = Field(alias="from")
    end: Day | None = Field(default=None, alias="to")


class ChangeKnown(Data):
    """A change of law that is known to have come but whose text was not read: the rule asks from that day."""

    start: Day = Field(alias="from")
    what: str
    source: str
    ask: Bilingual | None = Field(default=None, description="What the rule asks from that day, instead of its message.")


class Example(Data):
    """A case with a known answer; the examples of a rule are its tests."""

    case: str = Field(min_length=1)
    given: Facts
    waivers: tuple[Waiver, ...] = ()
    on: Day | None = None
    at: str | None = None
    line: int


class Examples(Data):
    """Cases that break the rule, that keep it, and that cannot be settled."""

    breach: tuple[Example, ...] = Field(min_length=1)
    ok: tuple[Example, ...] = Field(min_length=1)
    doubt: tuple[Example, ...] = ()


class Rule(Data):
    """One rule. `when` describes the breach; `applies` says what the rule is about at all."""

    code: str = Field(pattern=r"^[A-Z]{3}\d{3}$")
    slug: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$")
    view: str
    title: Bilingual
    why: Bilingual
    law: tuple[Citation, ...] = ()
    norm: Bilingual | None = Field(default=None, description="The source, for a norm that is not law.")
    in_force: InForce
    judged_on: Literal["act", "asked", "adopted"] = "asked"
    level: Level
    basis: Literal["statute", "case_law", "practice", "local", "recommendation"]
    certainty: str = Field(description="How sure the source is: a mark of CERTAINTIES.")
    applies: Condition | None = None
    when: Condition
    unknown: Literal["ask", "ignore"] = "ask"
    message: Bilingual
    ask: Bilingual | None = None
    remedy: Bilingual
    changes_known: tuple[ChangeKnown, ...] = ()
    examples: Callable[[], Examples] = Field(description="Reads its examples.")
    pack: str
    line: int

    @cached_property
    def guarded_by(self) -> frozenset[str]:
        """The attributes that the guard looks at."""
        return attributes(self.applies) if self.applies is not None else frozenset()

    @cached_property
    def broken_by(self) -> frozenset[str]:
        """The attributes that tell a breach."""
        return attributes(self.when)

    def in_force_on(self, day: date) -> bool:
        """Whether the law behind the rule was in force that day."""
        return self.in_force.start <= day and (self.in_force.end is None or day <= self.in_force.end)

    def change_known(self, day: date) -> ChangeKnown | None:
        """The known but unread change of law that has come by that day."""
        return next((change for change in self.changes_known if change.start <= day), None)


class RulePack(Data):
    """Rules of one chapter of law or one kind of form, readable in one sitting."""

    name: str
    title: Bilingual
    verified_through: date
    rules: tuple[Rule, ...]
    file: str


def fill(text: Bilingual, sighting: Sighting, language: str) -> str:
    """A rule's text with the words and attributes of what it was seen on put in; one that ends "m.m." ends the sentence."""
    return _TWO_STOPS.sub(".", text.in_(language).format_map(_Said(sighting, language)))


class _Said(dict[str, str]):
    """The words and attributes of a sighting as texts, made only when a text asks for them."""

    def __init__(self, sighting: Sighting, language: str) -> None:
        super().__init__()
        self._sighting, self._second = sighting, language == "en"

    def __missing__(self, name: str) -> str:
        word = self._sighting.words.get(name)
        if word is None:
            return _as_text(getattr(self._sighting.view, name))
        return word if isinstance(word, str) else word[self._second]


def _as_text(value: object) -> str:
    if value is None or isinstance(value, Nothing):
        return "–"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return str(value)


__all__ = ["Bilingual", "Example", "Examples", "InForce", "Maybe", "Rule", "RulePack", "fill", "highest_level"]

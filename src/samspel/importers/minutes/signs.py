"""What a sentence tells by the concepts in it, whatever words they have: `rules/lexicon/circumstances.yaml`.

A concept is a list of words that mean the same here. A sign of something is a set of concepts that stand in one sentence; it
may say who must do what, and that a concept is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from ... import plain_yaml, shipped
from ...law.lexicon import phrases
from ...model.native import validate

_BEFORE, _AFTER = 9, 3  # words between a denial and what it denies
_BREAKS = re.compile(r"[;:]|\b(?:men|och|varefter|varpå)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:någon|något|några|någondera)\b(?:\s+\w+)?\s*$", re.IGNORECASE)  # "någon uppföljning ... inte ..."
_DENIED = "!"


class Sign(BaseModel):
    """One way that minutes tell something. A concept after ! is denied in the sentence.

    `all`: concepts that all stand in the sentence. `does`: a side, and what somebody of that side does there. `to`: a
    side that somebody else in the sentence has. `among`: a side that somebody in a row of names has. `near`: concepts of
    the sentence, the one before it, or the title; `about`: of the item; `titled`: of its title. `without`: concepts that
    must not stand in the sentence, `unless`: in the item, or in the sentence where the sign has sections. `where`: the
    sections to look in; left out: all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    all: tuple[str, ...] = ()
    does: tuple[str, str] | None = None
    to: str | None = None
    among: str | None = None
    near: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    where: tuple[str, ...] = ()


class _Lexicon(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    concepts: dict[str, tuple[str, ...]]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a concept stands in a text."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    return validate(_Lexicon, plain_yaml.read(shipped.packs() / "lexicon" / "circumstances.yaml"))


def signs() -> tuple[Sign, ...]:
    """The signs, in their order."""
    return _lexicon().signs


@lru_cache(maxsize=256)
def found(concept: str) -> re.Pattern[str]:
    """A pattern for any word of a concept."""
    return phrases(_lexicon().concepts[concept])


def hits(concept: str, text: str) -> Iterator[Hit]:
    """Where a concept stands in a sentence; after ! only where it is denied, else only where it is not.

    A denial goes with the words near it, before or after: "någon uppföljning har inte gjorts", "utan uppföljning".
    """
    denied = concept.startswith(_DENIED)
    for match in found(concept.removeprefix(_DENIED)).finditer(text):
        if not denied or denies(text, match.start(), match.end()):
            yield Hit(match.start(), match.end(), match[0])


def denies(text: str, start: int, end: int) -> bool:
    """Whether what stands there is denied by a word near it in the same clause; "någon" waits for its denial longer."""
    before, after = _BREAKS.split(text[:start])[-1], _BREAKS.split(text[end:])[0]
    reach = None if _ANY.search(before) else _AFTER
    parts = (" ".join(before.split()[-_BEFORE:]), text[start:end], " ".join(after.split()[:reach]))
    return any(found("denial").search(part) for part in parts)


def holds(concept: str, text: str) -> bool:
    """Whether a concept stands in the text."""
    return next(hits(concept, text), None) is not None

"""The sentences of the answers, from `rules/lexicon/answers.yaml`, and the sections each step of a chain rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from .. import plain_yaml, shipped
from ..model import Citation

Sentences = Mapping[str, Mapping[str, Callable[..., str]]]


@lru_cache(maxsize=2)
def sentences(language: str) -> Sentences:
    """Every sentence in `sv` or `en` by part and name: a function that puts in what is said."""
    return {
        part: {name: str(said[language]).format for name, said in named.items()}
        for part, named in _answers().items()
        if part != "law"
    }


def say(part: str, name: str, language: str, **said: object) -> str:
    """A sentence in `sv` or `en`, with what is said put in."""
    return sentences(language)[part][name](**said)


def joined(words: Sequence[str], conjunction: str) -> str:
    """Several words as a list in a sentence: `a, b och c`; nothing for none."""
    return f" {conjunction} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def short(text: str, most: int = 90) -> str:
    """The text on one line; a long one ends between two words, so that it has at most so many signs."""
    one_line = " ".join(text.split())
    if len(one_line) <= most:
        return one_line
    words = one_line[: most - 1].rpartition(" ")[0].rstrip(" ,.:;–-(")
    return f"{words} …" if words else f"{one_line[: most - 1]}…"


def law_of(step: str, regime: str, side: str, day: date) -> tuple[Citation, ...]:
    """The sections that a step rests on for a receiver of that side (political, official, automated), that day."""
    return tuple(citation for first, citation in _sections(step, regime, side) if first <= day)


def law_of_day(day: date) -> int:
    """A number that is the same for days on which every step rests on the same sections."""
    return bisect_right(_days_of_change(), day)


@lru_cache(maxsize=1)
def _days_of_change() -> tuple[date, ...]:
    return tuple(sorted({date.fromisoformat(line["from"]) for line in _answers()["law"]}))


@lru_cache(maxsize=128)
def _sections(step: str, regime: str, side: str) -> tuple[tuple[date, Citation], ...]:
    return tuple(
        (
            date.fromisoformat(line["from"]),
            Citation(sfs=line["sfs"], chapter=line["chapter"], section=line["section"]),
        )
        for line in _answers()["law"]
        if line["step"] == step and line.get("regime", regime) == regime and line.get("side", side) == side
    )


@lru_cache(maxsize=1)
def _answers() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "answers.yaml")

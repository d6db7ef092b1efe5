"""The word lists of `rules/lexicon/minutes.yaml`: which Swedish words in minutes carry a meaning for their reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ... import plain_yaml, shipped
from ...law.lexicon import phrases


@lru_cache(maxsize=1)
def _lists() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "minutes.yaml")


@lru_cache(maxsize=512)
def finder(name: str, kind: str | None = None) -> re.Pattern[str]:
    """A pattern for any phrase of a list, or of one kind in a list of kinds, in any case and as whole words."""
    listed = _lists()[name] if kind is None else _lists()[name][kind]
    return phrases(tuple(_whole(str(phrase)) for phrase in listed))


def _whole(phrase: str) -> str:
    """A phrase with the words of the lists it names in braces: "{his} {kin}"."""
    return re.sub(r"\{(\w+)\}", lambda match: "|".join(map(str, _lists()[match[1]])), phrase)


def kinds(name: str) -> tuple[str, ...]:
    """The kinds of a list of kinds, in their order."""
    return tuple(_lists()[name])


def listed(name: str, kind: str) -> tuple[str, ...]:
    """The phrases of one kind in a list of kinds, as written."""
    return tuple(str(phrase) for phrase in _lists()[name][kind])


def says(name: str, text: str) -> bool:
    """Whether the text holds a phrase of the list."""
    return finder(name).search(text) is not None


def is_all(name: str, text: str) -> bool:
    """Whether the text is a phrase of the list and nothing else."""
    return finder(name).fullmatch(text.strip(" .:–-")) is not None


def first_said(name: str, text: str) -> str | None:
    """The first kind in the list's order that the text holds a phrase of."""
    return next((kind for kind in kinds(name) if finder(name, kind).search(text)), None)


def opening(name: str, text: str) -> tuple[str, re.Match[str]] | None:
    """The kind whose phrase the text begins with, the longest phrase first, and where it is."""
    found = [(kind, match) for kind in kinds(name) if (match := finder(name, kind).match(text))]
    return max(found, key=lambda one: one[1].end(), default=None)


@lru_cache(maxsize=16)
def words(name: str) -> frozenset[str]:
    """The phrases of a list, to look a word up in."""
    return frozenset(str(phrase) for phrase in _lists()[name])


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {str(word): int(str(number)) for word, number in _lists()["numbers"].items()}


def number(text: str) -> int | None:
    """A number in figures or as a word: "6", "sex"."""
    text = text.strip().casefold()
    return int(text) if text.isdecimal() and len(text) < 6 else _numbers().get(text)


def ordinal(text: str) -> int | None:
    """A place in a row as a word or in figures: "tredje", "3:e"."""
    found = str(_lists()["ordinals"].get(text.casefold(), "")) or re.sub(r"\D.*", "", text)
    return int(found) if found else None


@lru_cache(maxsize=1)
def number_pattern() -> str:
    """A regular expression for a number in figures or as a word."""
    return rf"(?:\d{{1,4}}|{'|'.join(sorted(_numbers(), key=len, reverse=True))})"


def is_kind(name: str, kind: str, text: str) -> bool:
    """Whether the text is a phrase of one kind in a list of kinds and nothing else."""
    return finder(name, kind).fullmatch(text.strip(" .:–-")) is not None


def by_stems(name: str, text: str) -> str | None:
    """The first kind in the list's order that the text holds a phrase of each group of; for words not met before."""
    return next((kind for kind, _ in _stems(name, text)), None)


def last_by_stems(name: str, text: str) -> str | None:
    """The kind whose phrases stand last in the text; of several there, the first in the list's order."""
    found = list(_stems(name, text))
    return max(found, key=lambda one: one[1])[0] if found else None


def _stems(name: str, text: str) -> Iterator[tuple[str, int]]:
    """The kinds that the text holds a phrase of each group of, and where the last of those phrases ends."""
    for one in _lists()[name]:
        ends = [[match.end() for match in phrases(tuple(map(str, group))).finditer(text)] for group in one["has"]]
        if all(ends):
            yield str(one["kind"]), max(max(group) for group in ends)


def opening_of(name: str, text: str) -> re.Match[str] | None:
    """The phrase of the list that the text begins with."""
    return finder(name).match(text.lstrip())

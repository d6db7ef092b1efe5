"""Word lists of `rules/lexicon/`: which words in a Swedish text carry a meaning that rules or readers need."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from .. import plain_yaml, shipped

_GAP = r"(?:(?:kl\.|[A-ZÅÄÖ]\.|[^\s.;:!?]+(?:[.:]\d+)?,?)\s+){0,6}?"  # some words of a clause


@lru_cache(maxsize=1)
def _lists() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "swedish.yaml")


@lru_cache(maxsize=128)
def finder(name: str) -> re.Pattern[str]:
    """A pattern for any of the phrases of a word list, in any case, as whole words."""
    return phrases(tuple(str(phrase) for phrase in _lists()[name]))


@lru_cache(maxsize=1024)
def phrases(listed: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the phrases, in any case, as whole words.

    * stands for any ending, or beginning, of a word, a|b for either word, and … for up to six words of the same clause.
    """
    body = "|".join(_phrase(phrase) for phrase in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def says(name: str, text: str) -> bool:
    """Whether the text holds a phrase of the word list."""
    return finder(name).search(text) is not None


def opens(name: str, text: str) -> bool:
    """Whether the text begins with a phrase of the word list."""
    return finder(name).match(text.lstrip()) is not None


def without(name: str, text: str) -> str:
    """The text with the phrases of the word list cut out."""
    return finder(name).sub(" ", text)


def urgent_power(matter: str, *, cites_urgency: bool) -> bool:
    """Whether a matter is the power to decide what cannot await the board (KL 6 kap. 39 §).

    "Brådskande ärenden" as the whole matter is; "Brådskande ärenden om bostadsanpassning" is an ordinary matter.
    """
    if says("urgent", matter) or (cites_urgency and says("urgent_word", matter)):
        return True
    opening = finder("urgent_matter").match(matter.strip())
    return opening is not None and finder("narrowing").match(matter.strip()[opening.end() :].strip()) is None


def named_person(words: str) -> bool:
    """Whether the words hold a given name followed by another capitalised word: a person, not a function."""
    tokens = words.replace(",", " ").split()
    names = _given_names()
    return any(first in names and second[:1].isupper() and second[1:2].islower() for first, second in pairwise(tokens))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(_lists()["given_names"])


def _phrase(phrase: str) -> str:
    return r"\s+".join(_word(word) for word in phrase.split()).replace(rf"{_GAP}\s+", _GAP)


def _word(word: str) -> str:
    if word == "…":
        return _GAP
    either = [re.escape(one).replace(r"\*", r"\w*") for one in word.split("|")]
    return either[0] if len(either) == 1 else f"(?:{'|'.join(either)})"

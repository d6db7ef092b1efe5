"""What the words of game rules say: the part of a heading, whom a sentence binds, and which rights it touches.

Every word list is in `rules/lexicon/game_rules.yaml`. That a sentence forbids what law grants is said only where it is
"[holder] får inte [act]" and nothing more; all else that comes near a right is for a question.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .. import plain_yaml, shipped
from ..model.game_rules import Bound, GamePart
from .lexicon import phrases


@lru_cache(maxsize=1)
def _lists() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "game_rules.yaml")


@lru_cache(maxsize=64)
def _finder(*path: str) -> re.Pattern[str]:
    listed = _lists()
    for step in path:
        listed = listed[step]
    return phrases(tuple(str(phrase) for phrase in listed))


def says(name: str, text: str) -> bool:
    """Whether the text holds a phrase of a list."""
    return _finder(name).search(text) is not None


def opens(name: str, text: str) -> bool:
    """Whether the text begins with a phrase of a list."""
    return _finder(name).match(text.lstrip()) is not None


def is_all(name: str, text: str) -> bool:
    """Whether the text is a phrase of a list and nothing else."""
    return _finder(name).fullmatch(text.strip()) is not None


def part_of(heading: str) -> GamePart | None:
    """The part that a heading names, by most words on end, else the first in the list; None when no word of it is known."""
    words = {part: _most_words(_finder("parts", part), heading) for part in _lists()["parts"]}
    best = max(words, key=lambda part: words[part])  # the first of those that are alike
    return GamePart(best) if words[best] else None


def _most_words(finder: re.Pattern[str], text: str) -> int:
    return max((len(found[0].split()) for found in finder.finditer(text)), default=0)


def binds(text: str) -> Bound | None:
    """Whom the sentence binds, by the words before its first verb, else by all of them; None when it names nobody.

    What speaks to the reader ("Visa respekt för chefen") does not bind whoever it speaks of.
    """
    if addressed(text):
        return None
    verbs = [found.start() for name in ("modal", "doing") if (found := _finder(name).search(text))]
    for words in (text[: min(verbs, default=0)], text):
        elected, officials = (_finder(side).search(words) is not None for side in ("elected", "officials"))
        if elected and officials:
            return Bound.BOTH
        if elected or officials:
            return Bound.ELECTED if elected else Bound.OFFICIALS
        if _finder("both").match(words.lstrip()):
            return Bound.BOTH
    return None


def addressed(text: str) -> bool:
    """Whether the sentence speaks to its reader and does not say who that is."""
    return opens("addressed", text)


def concrete(text: str, whom: Bound | None = None) -> bool:
    """Whether the sentence names somebody, or is known to bind somebody, and something that can be seen to be done."""
    return (whom or binds(text)) is not None and _finder("doing").search(_finder("empty").sub(" ", text)) is not None


def empty(text: str, whom: Bound | None = None) -> bool:
    """Whether the sentence speaks of an attitude, and of nothing that can be seen to be done."""
    return _finder("empty").search(text) is not None and not concrete(text, whom)


def forbids(text: str) -> frozenset[str]:
    """The rights of law that the sentence closes outright: "Ledamöter får inte väcka ärenden i nämnden"."""
    return frozenset(right for right in _lists()["rights"] if _outright(right).fullmatch(text.strip()))


def may_limit(text: str) -> frozenset[str]:
    """The rights of law that the sentence may narrow: it comes near their acts, restricts something and protects nothing."""
    if _finder("protects").search(text) or not _finder("narrows").search(text):
        return frozenset()
    near = {right for right in _lists()["rights"] if _finder("rights", right, "near").search(text) and _holds(right, text)}
    return frozenset(near - forbids(text))


def touches(text: str) -> frozenset[str]:
    """Secrecy or equal treatment, where the sentence gives something that may go against it."""
    if _finder("denies").search(text):
        return frozenset()
    return frozenset(what for what in _lists()["touches"] if _finder("touches", what).search(text))


def names_head_assignment(text: str) -> bool:
    """Whether the sentence speaks of who directs, employs, appraises or pays the head of an administration."""
    return _finder("head").search(text) is not None and _finder("assignment").search(text) is not None


def _holds(right: str, text: str) -> bool:
    """Whether the sentence speaks of somebody who has the right, or of nobody in particular."""
    if _lists()["rights"][right]["of"] == "anyone" or _finder("rights", right, "holders").search(text):
        return True
    return binds(text) in (Bound.BOTH, None)


@lru_cache(maxsize=16)
def _outright(right: str) -> re.Pattern[str]:
    """A whole sentence that forbids and does nothing else. Only whose they are may stand before the holders."""
    lists = _lists()["rights"][right]
    holders, acts, tail = (_any(lists[key]) for key in ("holders", "acts", "tail"))
    whose = rf"(?:{_any(_lists()['whose'])}|\w+(?:nämndens|styrelsens|utskottets))"
    active = rf"(?:{whose}\s+)?(?:{holders})\s+(?:{_any(_lists()['forbids'])})\s+(?:{acts})"
    none_may = rf"ingen(?:\s+(?:{holders}))?\s+får\s+(?:{acts})"
    banned = rf"det\s+är\s+(?:förbjudet|inte\s+tillåtet)\s+för\s+(?:{holders})\s+att\s+(?:{acts})"
    return re.compile(rf"(?:{active}|{none_may}|{banned})(?:\s+(?:{tail}))?\s*[.!]?", re.IGNORECASE)


def _any(listed: plain_yaml.Sequence) -> str:
    longest_first = sorted((str(phrase) for phrase in listed), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)

"""Who acts in a sentence of the minutes, and on which side: by name, by title, or by a pronoun for one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ...law.titles import presume
from .people import Mention
from .signs import found

_WORD = re.compile(r"\w[\w-]*")
_SUBJECT = {"hon", "han", "hen"}
_OBJECT = {"henne", "honom", "henom"}
_AFTER_PREPOSITION = re.compile(
    r"\b(?:på|i|förbi|till|från|vid|av|åt|hos|med|för|mellan|om|mot|över|genom|enligt|ur|inför|utan)\s+$", re.IGNORECASE
)
_TITLE_GAP = 2  # letters between a title and the name it belongs to: a blank, perhaps a comma


class Side(StrEnum):
    """What somebody who acts is."""

    ELECTED = "elected"
    OFFICIAL = "official"
    ORGAN = "organ"  # the one that met
    OTHER_ORGAN = "other_organ"
    PARTY = "party"  # of the case, or somebody close to one
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a sentence, and where. `person`: where it is one of those named. `subject`: no object, as far as can be
    seen."""

    side: Side
    start: int
    end: int
    person: str | None = None
    subject: bool = True


def actors(
    text: str,
    mentions: Sequence[Mention],
    sides: Mapping[str, Side],
    organs: Sequence[tuple[int, int, bool]] = (),
    before: Actor | None = None,
    official: Actor | None = None,
) -> list[Actor]:
    """Those who act in a sentence, in its order.

    `sides`: of the persons known. `organs`: where organs stand, and whether each is the one that met. `before`: whom "hon"
    means when the sentence names nobody first. `official`: the last one named before, whom a member may ask for work.
    """
    named = [
        Actor(Side.ELECTED if one.party else sides.get(one.person, Side.UNKNOWN), one.start, one.end, one.person)
        for one in mentions
    ]
    named += [Actor(Side.ORGAN if own else Side.OTHER_ORGAN, start, end) for start, end, own in organs]
    titled = [one for one in _by_title(text) if not any(other.start < one.end and one.start < other.end for other in named)]
    everyone = sorted(
        (
            replace(one, subject=_AFTER_PREPOSITION.search(text[: one.start]) is None)
            for one in (*_joined(named, titled), *_parties(text, named))
        ),
        key=lambda one: one.start,
    )
    return _with_pronouns(text, everyone, before, official)


def _by_title(text: str) -> list[Actor]:
    """Those whom a word names by what they are: "miljöinspektören", "ordföranden", "förvaltningen"."""
    return [
        Actor(side, match.start(), match.end())
        for match in _WORD.finditer(text)
        if (side := side_of(match[0].casefold())) is not None
    ]


@lru_cache(maxsize=16_384)
def side_of(word: str) -> Side | None:
    """The side of whoever a word means, by the word lists and the register of titles; None: it means nobody."""
    for side in (Side.ELECTED, Side.OFFICIAL):
        if found(side.value).fullmatch(word):
            return side
    title = presume(word) if len(word) > 3 and not found("no_title").fullmatch(word) else None
    if title is None:
        return None
    if title.of_the_municipality:
        return Side.OFFICIAL
    return Side.ELECTED if title.recipient in ("member", "substitute") else None


def _joined(named: Sequence[Actor], titled: Sequence[Actor]) -> list[Actor]:
    """A title and the name after or before it as one: "enhetschef G. Mårdrum"."""
    left, result = list(titled), []
    for one in named:
        title = next((other for other in left if 0 <= one.start - other.end <= _TITLE_GAP), None)
        if title is None or one.side not in (Side.UNKNOWN, title.side):
            result.append(one)
            continue
        left.remove(title)
        result.append(Actor(title.side, title.start, one.end, one.person))
    return [*result, *left]


def _parties(text: str, named: Sequence[Actor]) -> list[Actor]:
    told = [Actor(Side.PARTY, match.start(), match.end()) for match in found("party").finditer(text)]
    return [one for one in told if not any(other.start < one.end and one.start < other.end for other in named)]


def _with_pronouns(text: str, known: Sequence[Actor], before: Actor | None, official: Actor | None) -> list[Actor]:
    """Pronouns put in: each stands for the last one of flesh and blood before it."""
    result: list[Actor] = list(known)
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if word in _SUBJECT or word in _OBJECT:
            people = [one for one in known if one.end <= match.start() and one.side in (Side.ELECTED, Side.OFFICIAL)]
            other = people[-2] if len(people) > 1 else before  # an object is not the one who does it
            if len(people) == 1 and people[0].side is Side.ELECTED and official is not None and found("work").search(text):
                other = official
            doing = [one for one in people if one.subject]  # "på fråga från Ek svarar Alm att hon": Alm
            meant = (doing[0] if doing else before or next(iter(people), None)) if word in _SUBJECT else other
            if meant is not None:
                result.append(Actor(meant.side, match.start(), match.end(), meant.person, subject=word in _SUBJECT))
    return sorted(result, key=lambda one: one.start)

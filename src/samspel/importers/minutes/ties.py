"""Ties of an elected person to the case that the text tells in passing: "ägs av Bo Ek", "klubbens kassör Eva Alm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from ...model import Act, Contribution, Source
from . import words
from .people import Mention, People
from .sections import Sections, said_sentences

_WHO = "\N{BLACK DIAMOND}"  # stands for the person while the sentence is held against the patterns
_QUIET = ("sent_to", "appeal", "conflict", "reservation", "proposals", "vote")


def ties_told(item: Sections, people: People, elected: Set[str], file: str) -> Iterator[Contribution]:
    """Those elected whom a sentence ties to a party of the case, or to what it is about; those who step aside left out."""
    told: set[str] = set()
    for one in said_sentences(list(item.said(*_QUIET))):
        if any(words.says(name, one.text) for name in ("disqualified", "takes_no_part", "leaves_room")):
            continue
        for mention in people.mentions(one.text, one.line.place):
            if mention.person in elected and mention.person not in told and _is_tied(one.text, mention):
                told.add(mention.person)
                source = Source(file=file, place=one.line.place, text=one.text[:300])
                yield Contribution(person=mention.person, act=Act.TELLS_TIE, words=one.text[:1000], source=source)


def _is_tied(text: str, mention: Mention) -> bool:
    """Whether the words right before or after somebody's name tie them to the case."""
    genitive = "s" if text[: mention.end].rstrip(")").rpartition("(")[0].rstrip().endswith("s") else ""
    return _patterns().search(f"{text[: mention.start]}{_WHO}{genitive}{text[mention.end :]}") is not None


@lru_cache(maxsize=1)
def _patterns() -> re.Pattern[str]:
    role, kin = words.finder("tie_roles").pattern, words.finder("kin").pattern
    office, party = words.finder("tie_offices").pattern, words.finder("tie_parties").pattern
    owned = r"(?:ägs|ägd|ägda|drivs|företräds|företrädd|undertecknad|undertecknat|inlämnad|inlämnat|ingiven)"
    return re.compile(
        rf"{owned}\s+(?:[^\s.;]+\s+){{0,6}}?av\s+(?:[^\s.;,]+\s+){{0,3}}?{_WHO}"
        rf"|{party}\s+(?:[^\s.;,]+\s+)?(?:{role}|{office}),?\s+{_WHO}"
        rf"|{_WHO},?\s+(?:som\s+)?(?:[^\s.;,]+\s+){{0,3}}?(?:är|var|varit|arbetar\s+som)\s+(?:[^\s.;,]+\s+){{0,2}}?{role}"
        rf"|{_WHO},?\s+(?:som\s+)?(?:är|var|varit)\s+(?:{party}\s+(?:{kin}|{office})|(?:{kin}|{office})\s+(?:till|åt|i|för)\s+{party})"
        rf"|{_WHO}s\s+(?:[^\s.;,]+\s+)?{kin}\s+(?:äger|driver|är\s+sökande|söker|har\s+sökt)"
        rf"|{owned}\s+(?:[^\s.;]+\s+){{0,6}}?av\s+{_WHO}s?\s+(?:[^\s.;,]+\s+)?{kin}",
        re.IGNORECASE,
    )

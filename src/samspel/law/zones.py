"""What or how: whether an item is politics (vad), profession (hur) or in the grey zone between them, with the reasons.

The word list `rules/lexicon/zones.yaml` and recorded facts give a score from features; statute, the single case of
authority, the named employee and what the municipality has agreed for itself go before the score. Nothing here is a
verdict: the border is negotiated, and what comes out is a place to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .. import plain_yaml, shipped
from .lexicon import phrases
from .matter_text import matter_key
from .matters import all_matters, kinds_of_board
from .recogniser import Recognition, recognise

THRESHOLD = 3  # of the score, to each side; between them lies the grey zone


class Zone(StrEnum):
    """Whose an item is."""

    WHAT = "what"  # politics
    GREY = "grey"
    HOW = "how"  # profession


class Reason(NamedTuple):
    """One thing that spoke: what it is, in Swedish and English, the words or the fact it was seen in, and its weight."""

    feature: str
    said: tuple[str, str]
    seen: str
    weight: int


class Zoned(NamedTuple):
    """Whose an item seems to be. `decided_by` is the override that decided, or "score"; `confidence` from 0 to 1."""

    zone: Zone
    score: int
    confidence: float
    decided_by: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What a register says of an item beside its words; None: unknown.

    `share` is of the board's yearly budget (0–1), `years` how long the decision binds, `within_budget` whether money for it
    is decided already. `general`: it concerns everybody, or a group; `individual`: somebody.
    """

    matter_type: str | None = None
    authority: bool | None = None
    individual: bool | None = None
    general: bool | None = None
    named_employee: bool | None = None
    within_budget: bool | None = None
    share: float | None = None
    years: float | None = None


NO_FACTS = ItemFacts()


class _Feature(NamedTuple):
    id: str
    said: tuple[str, str]
    weight: int
    leads: bool
    found: re.Pattern[str]
    cut: re.Pattern[str] | None


def zone(
    words: str,
    *,
    board: str = "",
    law: Sequence[str] = (),
    facts: ItemFacts = NO_FACTS,
    agreed: Mapping[str, Zone] | None = None,
) -> Zoned:
    """Whose an item seems to be, by its words and by what is recorded of it.

    `board` is the name of the organ that has it; `law` are sections it rests on, as the registers write them
    (`2010:900 12:6`). `agreed` is what the municipality has agreed of: matter types, or words of items, with the zone.
    """
    recognised = _recognised(words, board, facts)
    by_words = tuple(_by_words(words))
    scored = (*by_words, *_by_facts(facts), *_by_matter(recognised))
    score = sum(reason.weight for reason in scored)
    for name, override in (("statute", _statute), ("authority", _authority), ("employee", _employee)):
        found = override(law, facts, recognised)
        if found is not None:
            return Zoned(found[0], score, 1.0 if name == "statute" else 0.9, name, (found[1], *scored))
    key = matter_key(words)
    own = recognised.type.id if recognised.type else None
    for what, zone_agreed in (agreed or {}).items():
        if what == own or matter_key(what) == key:
            reason = Reason("agreed", ("överenskommet i kommunen", "agreed in the municipality"), what, 0)
            return Zoned(zone_agreed, score, 0.9, "agreed", (reason, *scored))
    place = Zone.WHAT if score >= THRESHOLD else Zone.HOW if score <= -THRESHOLD else Zone.GREY
    return Zoned(place, score, _confidence(score, scored), "score", scored)


def _confidence(score: int, reasons: Sequence[Reason]) -> float:
    """How sure the zone is: less where little spoke, and where the reasons pull both ways."""
    pulled = sum(abs(reason.weight) for reason in reasons)
    if not pulled:
        return 0.0
    one_way = abs(score) / pulled
    return round(one_way * min(1.0, abs(score) / (2 * THRESHOLD)), 2) if abs(score) >= THRESHOLD else round(1 - one_way, 2)


def _by_words(words: str) -> Iterator[Reason]:
    """The features that the words show; each counts once.

    "Riktlinjer för direktupphandling" is about the norm, whatever it regulates: where an item begins with such a word, what
    speaks for the other side is only its subject.
    """
    text = " ".join(words.split())
    subject = _openers().sub("", text, count=1).lstrip(" :–-")
    leads = any(feature.leads and _match(feature, subject, opening=True) for feature in _features())
    for feature in _features():
        found = _match(feature, text)
        if found is not None and not (leads and feature.weight < 0):
            yield Reason(feature.id, feature.said, found, feature.weight)


def _match(feature: _Feature, text: str, *, opening: bool = False) -> str | None:
    """The words in the text that show the feature."""
    left = feature.cut.sub(" ", text) if feature.cut is not None else text
    found = feature.found.match(left) if opening else feature.found.search(left)
    return found[0] if found is not None else None


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile(rf"^(?:{phrases(tuple(map(str, _listed()['openers']))).pattern}[ :]*)+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _features() -> tuple[_Feature, ...]:
    return tuple(
        _Feature(
            str(one["id"]),
            (str(one["said"]["sv"]), str(one["said"]["en"])),
            int(one["weight"]),
            one["leads"] == "yes",
            phrases(tuple(map(str, one["phrases"]))),
            phrases(tuple(map(str, one["cut"]))) if one["cut"] else None,
        )
        for one in _listed()["features"]
    )


@lru_cache(maxsize=1)
def _listed() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "zones.yaml")


def _recognised(words: str, board: str, facts: ItemFacts) -> Recognition:
    if facts.matter_type is not None and facts.matter_type in all_matters():
        return Recognition(all_matters()[facts.matter_type], 1.0, all_matters()[facts.matter_type])
    return recognise(words, organs=kinds_of_board(board))


def _by_facts(facts: ItemFacts) -> Iterator[Reason]:
    for feature in _listed()["facts"]:
        value = getattr(facts, str(feature["fact"]))
        if value is None:
            continue
        if "at_least" in feature and (isinstance(value, bool) or float(value) < float(feature["at_least"])):
            continue
        if "is" in feature and str(value) != str(feature["is"]):
            continue
        said = (str(feature["said"]["sv"]), str(feature["said"]["en"]))
        yield Reason(str(feature["fact"]), said, str(value), int(feature["weight"]))


def _by_matter(recognised: Recognition) -> Iterator[Reason]:
    """What is usual for the matter type, where the words or the record surely tell it."""
    matter = recognised.type
    weight = {"what": 2, "how": -2}.get(matter.zone, 0) if matter is not None else 0
    if matter is not None and weight:
        yield Reason("matter", ("så brukar ärendetypen fördelas", "the matter type is usually so placed"), matter.label, weight)


def _statute(law: Sequence[str], facts: ItemFacts, recognised: Recognition) -> tuple[Zone, Reason] | None:
    """What the law keeps with an elected organ, or gives a profession or an office."""
    for entry in _listed()["statutes"]:
        for section in law:
            if any(section == one or section.startswith(f"{one} ") for one in map(str, entry["law"])):
                said = (str(entry["said"]["sv"]), str(entry["said"]["en"]))
                return Zone(str(entry["zone"])), Reason("statute", said, section, 0)
    if facts.matter_type is not None and recognised.type is not None and recognised.type.delegable in _KEPT:
        zone_of, said = _KEPT[recognised.type.delegable]
        return zone_of, Reason("statute", said, recognised.type.label, 0)
    return None


_ORGAN = ("lagen ger det åt folkvalda", "the law gives it to the elected")
_KEPT = {
    "kf_only": (Zone.WHAT, _ORGAN),
    "no": (Zone.WHAT, _ORGAN),
    "committee_only": (Zone.WHAT, _ORGAN),
    "law_person": (Zone.HOW, ("lagen ger det åt en befattning", "the law gives it to an office")),
}


def _authority(law: Sequence[str], facts: ItemFacts, recognised: Recognition) -> tuple[Zone, Reason] | None:
    """One case of authority against an individual: law, neither politics nor management; a delegate's where settled."""
    authority = facts.authority
    if authority is None and recognised.type is not None:
        authority = recognised.type.authority
    if not (authority and facts.individual):
        return None
    said = ("enskilt ärende om myndighetsutövning: lagen styr", "a single case of authority: the law governs")
    return Zone.HOW, Reason("authority", said, recognised.type.label if recognised.type else "", 0)


def _employee(law: Sequence[str], facts: ItemFacts, recognised: Recognition) -> tuple[Zone, Reason] | None:
    """A named employee is the employer's matter in the administration."""
    if not facts.named_employee:
        return None
    return Zone.HOW, Reason("employee", ("gäller en namngiven medarbetare", "concerns a named employee"), "named_employee", 0)

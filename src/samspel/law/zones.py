"""What or how: whether an item is politics (vad), profession (hur) or in the grey zone between them, with the reasons.

The words of the item (`rules/lexicon/zones.yaml`) and recorded facts give a score from features. Statute, the single case of
authority, the named employee and what the municipality has agreed for itself go before the score, in that order. Nothing
here is a verdict: the border is negotiated, and what comes out is a place to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple

from .. import plain_yaml, shipped
from ..model import Zone
from .lexicon import phrases
from .matter_text import matter_key
from .matters import MatterType, all_matters, kinds_of_board
from .recogniser import UNKNOWN, recognise

_LETTER = re.compile(r"(?<=\d) (?=[a-z]$)")
_PARAGRAPH = re.compile(r" (?:st|p)\d.*$")
THRESHOLD = 3  # of the score, to each side; between them lies the grey zone
_USUAL = {"what": 2, "how": -2}  # what the usual place of the matter type counts for
_NEAREST = {"what": 1, "how": -1}  # what that of the type counts for that only comes nearest to the words
_RESERVED = {"no": 3, "kf_only": 3, "committee_only": 3, "law_person": -3}  # and what its place in law counts for


class Said(NamedTuple):
    """A text in Swedish and in English."""

    sv: str
    en: str


class Reason(NamedTuple):
    """One thing that spoke: what it is, the words or the fact it was seen in, and its weight, + for politics."""

    feature: str
    said: Said
    seen: str
    weight: int


class Zoned(NamedTuple):
    """Whose an item seems to be.

    `decided_by`: statute, authority, employee, agreed or score. `confidence` from 0 to 1 is lower where little spoke, or
    where the reasons pull both ways. The reason that decided stands first.
    """

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


class Agreed(NamedTuple):
    """Whose items of one kind are agreed to be: by matter type, or by the words of the item."""

    zone: Zone
    matter_type: str | None = None
    words: str | None = None


NO_FACTS = ItemFacts()
_FACTS = frozenset(one.name for one in fields(ItemFacts))


def zone(
    words: str, *, board: str = "", law: Sequence[str] = (), facts: ItemFacts = NO_FACTS, agreed: Sequence[Agreed] = ()
) -> Zoned:
    """Whose an item seems to be, by its words and by what is recorded of it.

    `board` is the name of the organ that has it; `law` are the sections it rests on, as the registers write them
    (`2010:900 12:6`); `agreed` is what the municipality has agreed for itself.
    """
    return _zone(words, board, tuple(law), facts, tuple(agreed))


@lru_cache(maxsize=4096)  # an item is asked about again and again while it is handled, and once more for its meeting
def _zone(words: str, board: str, law: tuple[str, ...], facts: ItemFacts, agreed: tuple[Agreed, ...]) -> Zoned:
    recorded = all_matters().get(facts.matter_type or "")
    recognised = UNKNOWN if recorded else recognise(words, organs=kinds_of_board(board))
    matter = recorded or recognised.type
    leads = _leads(words)
    reasons = tuple(
        reason
        for reason in (*_found("features", words), *_by_facts(facts), *_by_matter(matter))
        if not leads or reason.weight > 0 or reason.feature in _FACTS
    )
    score = sum(reason.weight for reason in reasons)
    if matter is None and (doubt := _doubt(recognised.nearest, score)) is not None:
        reasons, score = (*reasons, doubt), score + doubt.weight
    overrides = (
        _statute(law, facts, matter),
        _authority(facts, matter),
        _employee(facts),
        _agreed(agreed, words, matter),
    )
    for override in overrides:
        if override is not None:
            place, reason = override
            return Zoned(place, score, 1.0 if reason.feature == "statute" else 0.9, reason.feature, (reason, *reasons))
    place = Zone.WHAT if score >= THRESHOLD else Zone.HOW if score <= -THRESHOLD else Zone.GREY
    strongest = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return Zoned(place, score, _confidence(score, reasons), "score", tuple(strongest))


def questions() -> tuple[Said, ...]:
    """What to talk through where an item lies in the grey zone."""
    return tuple(_said(one) for one in _listed()["ask"])


def weighty(words: str) -> tuple[Reason, ...]:
    """What in the words may make a matter one of principle or otherwise of greater weight (KL 6 kap. 38 § 3), by case law.

    Attention in the media, controversy, and that a decision burdens somebody are no such signs.
    """
    return tuple(_found("weighty", words))


def _confidence(score: int, reasons: Sequence[Reason]) -> float:
    pulled = sum(abs(reason.weight) for reason in reasons)
    if not pulled:
        return 0.0
    one_way = abs(score) / pulled
    return round(one_way * min(1.0, abs(score) / (2 * THRESHOLD)) if abs(score) >= THRESHOLD else 1 - one_way, 2)


# --- features ---------------------------------------------------------------------------------------------------------


class _Feature(NamedTuple):
    id: str
    said: Said
    weight: int
    leads: bool
    found: re.Pattern[str]
    cut: re.Pattern[str] | None

    def seen(self, text: str, *, opening: bool = False) -> str | None:
        """The words in the text, or at its opening, that show the feature."""
        left = self.cut.sub(" ", text) if self.cut is not None else text
        found = self.found.match(left) if opening else self.found.search(left)
        return found[0] if found is not None else None


def _leads(words: str) -> bool:
    """Whether the item begins with what makes it politics.

    "Riktlinjer för direktupphandling" is about the norm, whatever it regulates: what speaks for the other side is only its
    subject.
    """
    subject = _openers().sub("", " ".join(words.split()), count=1).lstrip(" :–-")
    return any(feature.leads and feature.seen(subject, opening=True) for feature in _features("features"))


def _found(part: str, text: str) -> Iterator[Reason]:
    plain = " ".join(text.split())
    for feature in _features(part):
        seen = feature.seen(plain)
        if seen is not None:
            yield Reason(feature.id, feature.said, seen, feature.weight)


def _by_facts(facts: ItemFacts) -> Iterator[Reason]:
    for entry in _listed()["facts"]:
        value = getattr(facts, str(entry["fact"]))
        if value is None:
            continue
        reached = value >= float(entry["at_least"]) if "at_least" in entry else value is (entry["is"] == "yes")
        if reached:
            yield Reason(str(entry["fact"]), _said(entry["said"]), str(value), int(entry["weight"]))


def _by_matter(matter: MatterType | None) -> Iterator[Reason]:
    """What the law or habit says of the matter type."""
    weight = (_RESERVED.get(matter.delegable) or _USUAL.get(matter.zone, 0)) if matter is not None else 0
    if matter is not None and weight:
        yield Reason("matter", _said(_listed()["usual"]), matter.label, weight)


def _doubt(nearest: MatterType | None, score: int) -> Reason | None:
    """A matter type that only comes nearest to the words speaks against a score the other way, and for none."""
    weight = _NEAREST.get(nearest.zone, 0) if nearest is not None else 0
    if nearest is None or weight * score >= 0:
        return None
    return Reason("nearest", _said(_listed()["nearest"]), nearest.label, weight)


# --- what goes before the score ---------------------------------------------------------------------------------------


def _statute(law: Sequence[str], facts: ItemFacts, matter: MatterType | None) -> tuple[Zone, Reason] | None:
    """What the law keeps with an elected organ, or gives an office: by section, or by a matter type that is recorded."""
    for entry in _listed()["statutes"]:
        sections, kept = {str(one) for one in entry["law"]}, {str(one) for one in entry["delegable"]}
        hit = next((one for one in law if _section(one) in sections), None)
        if hit is None and facts.matter_type is not None and matter is not None and matter.delegable in kept:
            hit = matter.label
        if hit is not None:
            return Zone(str(entry["zone"])), Reason("statute", _said(entry["said"]), hit, 0)
    return None


def _section(written: str) -> str:
    """`1990:52 31 b st1` as the registers write the section: `1990:52 31b`."""
    return _LETTER.sub("", _PARAGRAPH.sub("", written))


def _authority(facts: ItemFacts, matter: MatterType | None) -> tuple[Zone, Reason] | None:
    """One case of authority against an individual: the law governs it, and neither politics nor management does."""
    authority = facts.authority if facts.authority is not None else matter is not None and matter.authority
    if not (authority and facts.individual):
        return None
    return Zone.HOW, Reason("authority", _said(_listed()["authority"]), matter.label if matter else "–", 0)


def _employee(facts: ItemFacts) -> tuple[Zone, Reason] | None:
    return (Zone.HOW, Reason("employee", _said(_listed()["employee"]), "–", 0)) if facts.named_employee else None


def _agreed(agreed: Sequence[Agreed], words: str, matter: MatterType | None) -> tuple[Zone, Reason] | None:
    for one in agreed:
        by_type = one.matter_type is not None and matter is not None and one.matter_type == matter.id
        if by_type or (one.words is not None and matter_key(one.words) == matter_key(words)):
            return one.zone, Reason("agreed", _said(_listed()["agreed"]), one.words or one.matter_type or "–", 0)
    return None


# --- the word list ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _listed() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "zones.yaml")


@lru_cache(maxsize=4)
def _features(part: str) -> tuple[_Feature, ...]:
    return tuple(
        _Feature(
            id=str(one["id"]),
            said=_said(one["said"]),
            weight=int(one.get("weight", 0)),
            leads=one.get("leads") == "yes",
            found=phrases(_texts(one["phrases"])),
            cut=phrases(_texts(one["cut"])) if one.get("cut") else None,
        )
        for one in _listed()[part]
    )


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    """Any number of the openers, one after the other, at the beginning."""
    return re.compile(rf"(?:{phrases(_texts(_listed()['openers'])).pattern}[ :]*)+", re.IGNORECASE)


def _texts(listed: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in listed)


def _said(entry: Any) -> Said:
    return Said(str(entry["sv"]), str(entry["en"]))

"""What an item tells beside its forms: how it came about, and what somebody said or did, by the signs in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...law.titles import key
from ...model import Act, Circumstance, CircumstanceKind, Contribution, Source
from . import signs
from .actors import Actor, Side, actors
from .headings import is_own
from .organs import organs_named
from .people import People
from .sections import Said, Sections, said_sentences
from .signs import Sign
from .text import Line, without_bullet

_QUIET = ("documents", "sent_to", "appeal", "reservation", "preparation")
_FEWEST = 3  # words of a sentence; a label has fewer
_TELLS = 8  # words of a sentence that tells something, though it stands below a list
_PASSIVE = ("des", "ts", "as")  # "anmodades": whoever does it may stand after the verb
_TRANSITIVE = ("contacts", "commands")
_GOES_ON = re.compile(
    r"\b(?:och|samt|att|som|har|hade|ska|skulle|vill|kan|även|också|,)\s+$", re.IGNORECASE
)  # before a verb
_NO_SECTION = "none"
_DOERS = (Side.ELECTED, Side.OFFICIAL, Side.ORGAN, Side.OTHER_ORGAN)
_ROW = re.compile(r"\s*(?:\([^)]{1,6}\))?\s*,?\s*(?:(?:och|samt|även|jämte)\s+)*", re.IGNORECASE)
_MANY = 3  # names that make a row
_ACTS = {one.value for one in Act}


@dataclass(slots=True)
class Circumstances:
    """What was found: circumstances, contributions, and the lines that told them."""

    told: list[Circumstance] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    understood: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    said: Said
    actors: Sequence[Actor]
    near: str  # with the sentence before it and the title of the item


def circumstances(
    item: Sections, people: People, sides: Mapping[str, Side], titles: Mapping[str, str], organ: str, file: str
) -> Circumstances:
    """What the sentences of an item tell. `sides`: of those who were there; `titles`: of officials; `organ`: the one that
    met."""
    found = Circumstances()
    holders = _holders(titles, people.chair)
    read = list(_sentences(item, people, sides, holders, organ))
    whole = " ".join([item.title or "", *(f"{one.text}." for one in read)])
    for one in read:
        for sign in signs.signs():
            actor = _told(sign, one, whole, item.title or "")
            if actor is not None:
                _add(sign, one, actor, found, file)
    return found


def _sentences(
    item: Sections, people: People, sides: Mapping[str, Side], holders: Mapping[str, str], organ: str
) -> Iterator[_Sentence]:
    before: Actor | None = None
    official: Actor | None = None
    last = ""
    for said in said_sentences(list(item.said())):
        if len(said.text.split()) < _FEWEST:
            continue
        if said.section in _QUIET and not (said.text.endswith(".") and len(said.text.split()) >= _TELLS):
            continue
        text = without_bullet(said.text)
        organs = [(one.start, one.end, is_own(one.name, organ)) for one in organs_named(text, organ)]
        there = _without_objects(text, actors(text, people.mentions(text, said.line.place), sides, organs, before, official))
        there = [_with_holder(one, text, holders) for one in there]
        yield _Sentence(text, said, there, f"{item.title or ''}. {last} {text}")
        before = next((one for one in there if one.side in (Side.ELECTED, Side.OFFICIAL)), before)
        official = next((one for one in there if one.side is Side.OFFICIAL and one.person), official)
        last = text


_NOBODY = Actor(Side.UNKNOWN, 0, 0)


def _told(sign: Sign, one: _Sentence, whole: str, title: str) -> Actor | None:
    """Who does it, where the sentence holds the sign; _NOBODY where the sign names no side that acts."""
    if sign.where and (one.said.section or _NO_SECTION) not in sign.where:
        return None
    if not all(signs.holds(concept, one.text) for concept in sign.all):
        return None
    if not all(signs.holds(concept, title) for concept in sign.titled):
        return None
    if any(signs.holds(concept, one.text) for concept in sign.without):
        return None
    if not all(signs.holds(concept, one.near) for concept in sign.near):
        return None
    if not all(signs.holds(concept, whole) for concept in sign.about):
        return None
    if any(_affirmed(concept, whole if not sign.where else one.text) for concept in sign.unless):
        return None
    doer = _NOBODY
    if sign.does is not None:
        side, concept = sign.does
        able = (_subject(one.text, hit, side, one.actors) for hit in signs.hits(concept, one.text))
        doer_found = next((actor for actor in able if actor is not None), None)
        if doer_found is None:
            return None
        doer = doer_found
    if sign.among is not None:
        rows = [row for row in _rows(one) if len(row) >= _MANY and any(other.side == Side.ELECTED for other in row)]
        return next((other for row in rows for other in row if other.side == sign.among and other.person), None)
    if sign.to is not None and not any(_is_other(other, doer) and other.side == sign.to for other in one.actors):
        return None
    return doer


def _rows(one: _Sentence) -> list[list[Actor]]:
    """Those who stand after each other in a row: "Ja: A. Ek, B. Alm och jurist C. Lind"."""
    rows: list[list[Actor]] = []
    for actor in one.actors:
        if rows and _ROW.fullmatch(one.text[rows[-1][-1].end : actor.start]):
            rows[-1].append(actor)
        else:
            rows.append([actor])
    return rows


def _affirmed(concept: str, text: str) -> bool:
    """Whether the text holds the concept somewhere without denying it."""
    return any(not signs.denies(text, hit.start, hit.end) for hit in signs.hits(concept, text))


def _is_other(one: Actor, doer: Actor) -> bool:
    return one is not doer and (one.person is None or one.person != doer.person)


def _subject(text: str, hit: signs.Hit, side: str, there: Sequence[Actor]) -> Actor | None:
    """Who does what the verb tells, if of that side: the subject after it where it comes first, else the last before it.

    In the passive anybody of the side may be who did it.
    """
    if side == Side.ORGAN and hit.start == 0:  # "Enades om att …"
        return Actor(Side.ORGAN, 0, 0)
    if hit.words.endswith(_PASSIVE):
        return next((one for one in there if one.side == side), None)
    able = [one for one in there if one.subject and one.side in _DOERS]
    before = [one for one in able if one.start < hit.start]
    after = next((one for one in able if one.start >= hit.start), None)
    follows = after is not None and not text[hit.end : after.start].strip()
    goes_on = _GOES_ON.search(text[: hit.start]) is not None or (before and not text[before[-1].end : hit.start].strip())
    meant = after if not before or (follows and not goes_on) else before[-1]
    return meant if meant is not None and meant.side == side else None


def _holders(titles: Mapping[str, str], chair: str | None) -> dict[str, str]:
    """Who is meant by a title alone: the one who led the meeting, and each official who alone has a title."""
    told = [key(title) for title in titles.values()]
    alone = {key(title): person for person, title in titles.items() if told.count(key(title)) == 1}
    return alone | ({"ordförande": chair, "ordf": chair} if chair else {})


def _with_holder(one: Actor, text: str, holders: Mapping[str, str]) -> Actor:
    """The actor as a person, where the title alone says who it is."""
    return one if one.person else replace(one, person=holders.get(key(text[one.start : one.end])))


def _without_objects(text: str, there: Sequence[Actor]) -> list[Actor]:
    """Those who act, with no subject in whoever stands right after a verb that has its own: "Ek ringde ordföranden"."""
    objects: set[int] = set()
    for hit in (hit for concept in _TRANSITIVE for hit in signs.hits(concept, text)):
        own = any(not text[one.end : hit.start].strip() for one in there if one.end <= hit.start)
        objects |= {one.start for one in there if own and one.start >= hit.end and not text[hit.end : one.start].strip()}
    return [replace(one, subject=False) if one.start in objects else one for one in there]


def _add(sign: Sign, one: _Sentence, doer: Actor, found: Circumstances, file: str) -> None:
    source = Source(file=file, place=one.said.line.place, text=one.text[:300])
    if sign.kind in _ACTS:
        if doer.person is None:
            return
        act = Contribution(person=doer.person, act=Act(sign.kind), words=one.text[:1000], source=source)
        if (act.person, act.act) not in {(other.person, other.act) for other in found.contributions}:
            found.contributions.append(act)
    else:
        kind = CircumstanceKind(sign.kind)
        if kind in {other.kind for other in found.told}:
            return
        found.told.append(Circumstance(kind=kind, person=doer.person, words=one.text[:1000], source=source))
    found.understood.append(one.said.line)

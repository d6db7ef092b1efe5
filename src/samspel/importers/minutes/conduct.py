"""What people did in an item: conflicts, dissents, abstentions, what they said, and who came, left or stepped in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import date, time

from ...model import (
    Act,
    Contribution,
    MeetingConflict,
    Reservation,
    Source,
)
from . import words
from .conflicts import conflicts, stepping_in, steps_aside
from .days import days, paragraph_lists, times
from .dissents import Dissents
from .people import People
from .sections import Said, Sections, said_sentences
from .text import Line, Reading, without_bullet

_BECAUSE = re.compile(r"(?:på grund av|p\.?g\.?a\.?|till följd av|med anledning av)\s+(?P<why>[^.,;]{3,80})", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?P<how>före|innan|efter|under|från och med|från|vid|i|inför|till och med)\s+(?:behandling\w*\s+av\s+)?$",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?P<how>före|innan|inför|efter)\s+(?:(?:denna|detta|behandling\w*\s+av)\s+)?"
    r"(?:paragraf|ärende|punkt|behandling|beslut|överläggning|klubb)\w*",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:inte|ej|icke|utan att)\s+$", re.IGNORECASE)
_QUIET = ("documents", "sent_to", "appeal", "written_proposal", "preparation")
_ACTS = {
    "tells_of_self": Act.TELLS_TIE,
    "informs": Act.INFORMS,
    "asks": Act.ASKS,
}


@dataclass(frozen=True, slots=True)
class Move:
    """That somebody came, left or began to serve. `at`: the item, with < for before it and > for after it."""

    what: str  # "leaves", "arrives", "serves"
    person: str
    at: str
    line: Line
    words: str
    clock: time | None = None
    because: str | None = None
    serves_for: str | None = None


@dataclass(slots=True)
class Conduct(Reading):
    """What an item tells of who took part in it."""

    conflicts: list[MeetingConflict] = field(default_factory=list)
    reservations: list[Reservation] = field(default_factory=list)
    abstained: list[str] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    remote: list[str] = field(default_factory=list)  # who took part from elsewhere


def conduct(
    item: Sections,
    number: str,
    people: People,
    parties: dict[str, list[str]],
    present: Set[str],
    file: str,
    last_day: date,
) -> Conduct:
    """Conflicts, dissents, abstentions and moves of an item.

    `parties`: those who decide, by party. `present`: who were at the meeting. `last_day`: of the meeting.
    """
    found = Conduct()
    dissents = Dissents(people, parties, file, last_day)
    told: set[Line] = set()
    for section in item.of("conflict"):
        if section.said:
            found.conflicts += conflicts(section.said, people, found, file, sure=True)
            told |= {one.line for one in section.said}
    for one in item.said("conflict", *_QUIET):
        if one.line not in told and words.says("disqualified", item.title or "") and people.named(one.text, one.line.place):
            found.conflicts += conflicts([one], people, found, file, sure=True)
            told.add(one.line)
            continue
        about = [one, *(part for part in said_sentences([one]) if words.says("disqualified", part.text))]
        now = one.section != "summary" or any(_of_now(part, people, present, last_day) for part in about)
        if now and (words.says("disqualified", one.text) or steps_aside(one.text)):
            found.conflicts += conflicts([one], people, found, file, sure=False)
            told.add(one.line)
    for section in item.of("reservation"):
        dissents.read(section.said)
    for one in item.said("conflict", "reservation", *_QUIET):
        before: tuple[str, ...] = ()
        for sentence in said_sentences([one]):
            if words.says("remotely", sentence.text) and words.says("from_afar", sentence.text):
                named = tuple(mention.person for mention in people.mentions(sentence.text, one.line.place))
                found.remote += named or (before if re.match(r"(?:Hon|Han|Hen)\b", sentence.text) else ())
            if sentence.section == "summary" and not _of_now(sentence, people, present, last_day):
                _contribution(sentence, people, found, file, before)
            elif words.says("dissents", sentence.text):
                dissents.told(sentence)
            elif one.line not in told:
                _other(sentence, number, people, found, file, before)
            before = tuple(mention.person for mention in people.mentions(sentence.text, one.line.place)[:1]) or before
    found.reservations = dissents.made
    found.understood += dissents.understood
    found.doubted += dissents.doubted
    return found


def _of_now(one: Said, people: People, present: Set[str], last_day: date) -> bool:
    """Whether a part of a summary tells of this meeting: of those who are there, and of no earlier day or meeting."""
    earlier = any(day.day < last_day for day in days(one.text, last_day)) or words.says("told_before", one.text)
    named = {mention.person for mention in people.mentions(one.text, one.line.place)}
    return not earlier and not named.isdisjoint(present)


def _other(one: Said, number: str, people: People, found: Conduct, file: str, before: tuple[str, ...]) -> None:
    """A move, an abstention or a contribution."""
    text = without_bullet(one.text)
    at_times = times(text)
    clock = (at_times[0].end or at_times[0].start) if at_times else None
    moves = list(_moves(text, one.line, number, people, clock))
    if moves:
        found.moves += moves
        found.understood.append(one.line)
        return
    part = words.finder("takes_no_part").search(text)
    by_vote = one.section == "vote" and part is not None and not re.search(r"delta\b", part[0])  # abstains in the vote
    if part is not None and not by_vote and not words.says("voted_yes", text):
        named = [mention.person for mention in people.mentions(text, one.line.place) if mention.start < part.start() + 40]
        if named:
            found.abstained += [person for person in named if person not in found.abstained]
            found.understood.append(one.line)
            if words.says("heard", text):
                source = Source(file=file, place=one.line.place, text=text[:300])
                found.contributions += [
                    Contribution(person=person, act=Act.ASKS, words=text[:1000], source=source) for person in named
                ]
            return
    _contribution(one, people, found, file, before)


def _contribution(one: Said, people: People, found: Conduct, file: str, before: tuple[str, ...]) -> None:
    """What somebody said about the item. `before`: whom "hon" or "han" means. Other acts are read by circumstances.py."""
    text = without_bullet(one.text)
    for kind, act in _ACTS.items():
        verb = words.finder(kind).search(text)
        if verb is None or one.section in ("vote", "proposals", "decision", "propositions"):
            continue
        if act is Act.TELLS_TIE and not all(words.says(name, text[verb.end() :]) for name in ("own_tie", "tie_relation")):
            continue
        named = [mention.person for mention in people.mentions(text, one.line.place) if mention.end <= verb.start() + 1]
        named = named or (list(before) if re.match(r"(?:Hon|Han|Hen)\b", text) else [])
        for person in named:
            source = Source(file=file, place=one.line.place, text=text[:300])
            found.contributions.append(Contribution(person=person, act=act, words=text[:1000], source=source))
        if named:
            found.understood.append(one.line)
            return


def _moves(text: str, line: Line, number: str, people: People, clock: time | None) -> Iterator[Move]:
    timed = (clock is not None or any(True for _ in paragraph_lists(text))) and not words.says("disqualified", text)
    leaves = words.finder("leaves").search(text) or (words.finder("leaves_when_timed").search(text) if timed else None)
    arrives = words.finder("arrives").search(text) or (words.finder("arrives_when_timed").search(text) if timed else None)
    back = [match.span() for match in words.finder("arrives").finditer(text)]
    serves = next(
        (
            one
            for one in words.finder("begins_to_serve").finditer(text)
            if not _NOT_BEFORE.search(text[: one.start()]) and not any(a <= one.start() < b for a, b in back)
        ),
        None,
    )
    if not (leaves or arrives or serves):
        return
    mentions = people.mentions(text, line.place)
    stepping = stepping_in(text, mentions) if serves or words.says("replaces", text) else {}
    because = _BECAUSE.search(text)
    at = _at(text) or _at_this(text, number)
    why = because["why"].strip() if because else None
    for mention in mentions:
        if mention.person in stepping:
            yield Move("serves", mention.person, at or "", line, text, clock, None, stepping[mention.person])
        elif leaves is not None and mention.start <= leaves.end() and not (arrives and arrives.start() < leaves.start()):
            yield Move("leaves", mention.person, at or number, line, text, clock, why)
        elif arrives is not None and mention.person not in set(stepping.values()):
            yield Move("arrives", mention.person, (at or number).removeprefix("<"), line, text, clock)


def _at(text: str) -> str | None:
    """The item a sentence names for when it happened: "efter § 7" is >7, "före § 7" is <7."""
    for start, _, spans in paragraph_lists(text):
        how = _WHEN.search(text[:start])
        word = how["how"].casefold() if how else ""
        if word in ("efter",):
            return f">{spans[0][0]}"
        if word in ("före", "innan", "inför"):
            return f"<{spans[0][0]}"
        return spans[0][0] if spans else None
    return None


def _at_this(text: str, number: str) -> str | None:
    """The same where the sentence names no number: "före paragrafen"."""
    how = _THIS.search(text)
    return None if how is None else f"{'>' if how['how'].casefold() == 'efter' else '<'}{number}"

"""Minutes from a file into the facts of a meeting: each paragraph is understood, kept as an item's text, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from pathlib import Path

from ...authority.texts import short
from ...errors import UnreadableInput
from ...law.titles import presume
from ...model import (
    Announcement,
    Approval,
    Attendance,
    AttendsAs,
    Facts,
    Item,
    ItemKind,
    Meeting,
    MunicipalityKind,
    MunicipalityName,
    Organ,
    Source,
    YesNo,
)
from ..raw_rows import Doubt
from . import words
from .across import told_elsewhere
from .actors import Side
from .attendance import Presence, presence
from .days import days, times
from .fields import fields
from .front import Front, front, told_in_item
from .item import ReadItem, Setting, read_item
from .moves import attendance, moved, stepped_in
from .organs import Organs, organs_in
from .parts import Parts, in_parts
from .people import People
from .sections import said_sentences
from .silence import silent
from .text import Line, MinutesText, Reading, read_text

_DECIDES = (AttendsAs.CHAIR, AttendsAs.MEMBER, AttendsAs.SERVING)
_SIDES = dict.fromkeys((*_DECIDES, AttendsAs.SUBSTITUTE, AttendsAs.OTHER_ELECTED), Side.ELECTED) | {
    AttendsAs.OFFICIAL: Side.OFFICIAL
}
_QUARTER = 4
_SOME = 3  # who act in the minutes; fewer prove nothing of a list


class Fate(StrEnum):
    """What became of a paragraph of the minutes."""

    UNDERSTOOD = "understood"  # a fact came of it
    KEPT = "kept"  # it is the running text of an item
    DOUBT = "doubt"
    FURNITURE = "furniture"  # running heads, page numbers, lists of contents


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a row of the minutes, the item it stands in, and what became of it."""

    place: str
    words: str
    fate: Fate
    item: str | None = None


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """The facts of minutes, and how they were read. `passages`: all that the file holds, in its order."""

    file: str
    facts: Facts
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def meeting(self) -> Meeting:
        """The meeting the minutes tell of."""
        return self.facts.meetings[0]

    def beside(self, known: Facts) -> Facts:
        """These facts together with others. A meeting known of the same organ and day becomes one with that of the minutes:
        what the minutes do not say, such as when the summons was sent, is taken from it."""
        met = self.meeting
        same = next((one for one in known.meetings if (one.organ, one.on) == (met.organ, met.on)), None)
        if same is None:
            return known | self.facts
        told = {name: value for name in Meeting.model_fields if (value := getattr(met, name)) is not None}
        others = tuple(one for one in known.meetings if one is not same)
        whole = same.model_copy(update={**told, "id": same.id})
        return known.model_copy(update={"meetings": others}) | self.facts.model_copy(update={"meetings": (whole,)})

    def count(self, fate: Fate) -> int:
        """How many paragraphs came to that."""
        return sum(passage.fate is fate for passage in self.passages)


def read_minutes(path: Path | str, known: Facts = Facts()) -> ReadMinutes:  # noqa: B008 (facts never change)
    """The meeting in a file of minutes: Word, PDF, Markdown or plain text.

    `known`: facts already read; an organ and people of the same names there are taken as those of the minutes.

    Raises UnreadableInput when the file cannot be read, or names no organ, no day or no paragraph.
    """
    return understand(read_text(Path(path)), known)


def understand(text: MinutesText, known: Facts) -> ReadMinutes:
    """The meeting in the lines of its minutes."""
    parts = in_parts(text.lines)
    _refuse_other_files(text, parts)
    people, organs = People.of(text.file, known), Organs.of(text.file, known)
    front_fields, loose = fields(parts.front)
    back_fields, loose_back = fields(parts.back, notice=True)
    there = presence([*front_fields, *back_fields], people)
    first = front(front_fields, back_fields, [*loose, *loose_back], text.headers, people, text.file)
    if first.organ is None:
        first.organ, first.organ_place = _by_code(text, parts, organs) or _most_named(text.lines)
    if first.organ is None or first.on is None:
        raise _nameless(text.file, first)
    organ = organs.organ(first.organ, first.organ_place)
    read = _items(parts, organ, organs, people, there, text.file, first.until or first.on)
    moved(read, there)
    stepped_in(read, there)
    afar = {person for one in read for person in one.conduct.remote}
    for stay in there.stays:
        if stay.person in afar and stay.as_ in _DECIDES and stay.as_ is not AttendsAs.CHAIR:
            stay.remote = YesNo.YES
    doubts = _Doubts()
    for line, number in parts.again:
        doubts.add(line, f"Paragrafnumret finns redan. Paragrafen kallas här {number}.")
    for part in _readings(there, first, read):
        for line, reason in part.doubted:
            doubts.add(line, reason)
    meeting = _meeting(text.file, organ, first, there, read, people)
    seats = organ.members or first.members
    told = [*parts.front, *parts.back]
    if seats is not None and len(meeting.items or ()) > 1 and told and _always_there(there) > seats:
        meeting = meeting.but(attendance=None)  # more likely misread than true of every item
        doubts.add(told[0], f"Fler ser ut att ha beslutat hela tiden än de {seats} ledamöter som finns.")
    if meeting.attendance is None and parts.front:
        doubts.add(parts.front[0], "Det går inte att läsa vilka som var med och beslutade. Närvaron räknas som okänd.")
    _count_members(organ, first, organs)
    passages = tuple(_passages(text.lines, parts, read, there, first, doubts))
    facts = Facts(
        municipality=None if known.municipality else _municipality(first),
        organs=tuple(organs.new.values()),
        people=tuple(people.new.values()),
        meetings=(meeting,),
    )
    return ReadMinutes(text.file, facts, doubts.found, text.notes, passages)


def _always_there(there: Presence) -> int:
    """How many the lists have among those who decided all the time."""
    return len(
        {one.person for one in there.stays if one.as_ in _DECIDES and not (one.items or one.away or one.start or one.end)}
    )


def _readings(there: Presence, first: Front, read: Sequence[ReadItem]) -> Iterator[Reading]:
    yield there
    yield first
    yield from read


class _Doubts:
    """Doubts in the order they were met, one for each line and reason."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Doubt] = {}
        self.lines: set[int] = set()

    def add(self, line: Line, reason: str) -> None:
        self.lines.add(id(line))
        self._found.setdefault((line.place, line.text, reason), Doubt(line.place, short(line.text, 300), reason))

    @property
    def found(self) -> tuple[Doubt, ...]:
        return tuple(self._found.values())


def _refuse_other_files(text: MinutesText, parts: Parts) -> None:
    if not any(line.text for line in text.lines):
        raise UnreadableInput.one(text.file, "Filen innehåller ingen text.", "Kontrollera att det är rätt fil.")
    if not parts.items:
        raise UnreadableInput.one(
            text.file,
            "Ingen paragraf känns igen. En paragraf börjar med § och ett nummer först på raden.",
            "Kontrollera att det är ett protokoll. Är det en bild behöver det skrivas av.",
        )


def _nameless(file: str, first: Front) -> UnreadableInput:
    if first.organ is None:
        return UnreadableInput.one(
            file, "Det framgår inte vilken nämnd protokollet hör till.", "Skriv nämndens namn på första sidan."
        )
    return UnreadableInput.one(
        file,
        "Det framgår inte vilken dag mötet hölls.",
        "Skriv ”Sammanträdesdatum” och dagen på första sidan, till exempel 2025-03-12.",
    )


def _by_code(text: MinutesText, parts: Parts, organs: Organs) -> tuple[str, str] | None:
    """The known organ that the running heads or the first page name by its letters alone."""
    told = [*((head, "sidhuvudet") for head in text.headers), *((line.text, line.place) for line in parts.front[:3])]
    found = ((organ.name, place) for words_, place in told if (organ := organs.by_code(words_)) is not None)
    return next(found, None)


def _most_named(lines: Iterable[Line]) -> tuple[str | None, str]:
    """The organ that most lines begin with the name of, as "Äldrenämnden beslutar" does, and the first of those lines."""
    named: dict[str, list[str]] = {}
    for line in lines:
        first = next(organs_in(line.text), None)
        if first is not None and first.start == 0:
            named.setdefault(first.name.removesuffix("s"), []).append(line.place)
    name = max(named, key=lambda one: len(named[one]), default=None)
    return name, named[name][0] if name else ""


def _count_members(organ: Organ, first: Front, organs: Organs) -> None:
    """The number of members the minutes tell, for an organ nobody told of before."""
    if organ.id in organs.new and first.members is not None and 1 <= first.members <= 200:
        organs.new[organ.id] = organ.model_copy(update={"members": first.members})


def _municipality(first: Front) -> MunicipalityName | None:
    if first.municipality is None:
        return None
    region = first.municipality.startswith("Region")
    return MunicipalityName(name=first.municipality, kind=MunicipalityKind.REGION if region else MunicipalityKind.KOMMUN)


def _items(
    parts: Parts, organ: Organ, organs: Organs, people: People, there: Presence, file: str, last_day: date
) -> list[ReadItem]:
    parties: dict[str, list[str]] = {}
    for stay in there.stays:
        if stay.as_ in _DECIDES and stay.party:
            parties.setdefault(stay.party, []).append(stay.person)
    present = {stay.person for stay in there.stays}
    beside = [line.text for line in (*parts.front, *parts.back)]
    lists_votes = any(words.says("vote_list", text) for text in beside)
    sides = {stay.person: _SIDES.get(stay.as_, Side.UNKNOWN) for stay in there.stays}
    setting = Setting(
        file, last_day, lists_votes, organ.name, organ.kind, people, organs, present, parties, sides, _titles(there, people)
    )
    read = [read_item(raw, setting) for raw in parts.items]
    told_elsewhere(read, there, beside, file)
    silent(read)
    return read


def _titles(there: Presence, people: People) -> dict[str, str]:
    """The titles of the officials there: the part of what stands of each that is a title, without the name."""
    found: dict[str, str] = {}
    for stay in there.stays:
        if stay.as_ is AttendsAs.OFFICIAL:
            told = stay.words.replace(people.names.get(stay.person, ""), ",")
            title = next((part.strip() for part in re.split(r"[,(:;]", told) if presume(part) is not None), None)
            if title is not None:
                found.setdefault(stay.person, title)
    return found


# The whole


def _meeting(file: str, organ: Organ, first: Front, there: Presence, read: Sequence[ReadItem], people: People) -> Meeting:
    assert first.on is not None
    items = tuple(one.item for one in read)
    numbers = [item.number for item in items]
    chosen = tuple(dict.fromkeys(person for one in read for person in one.chosen))
    for one in read:
        for said in one.sections.said("appeal"):
            if told_in_item(first, said.text, about_the_meeting=one.item.kind is ItemKind.PROCEDURE):
                one.understood.append(said.line)
    approved = [one if one.by else one.model_copy(update={"by": chosen or None}) for one in first.approved]
    at_once = [one.item.number for one in read if one.at_once is not None]
    told = {number for one in approved for number in one.items or ()}
    approved = [
        one.model_copy(update={"at_once": YesNo.YES})
        if one.items and set(one.items) <= set(at_once) and one.on == first.on
        else one
        for one in approved
    ]
    if missing := [number for number in at_once if number not in told]:
        line = next(one.at_once for one in read if one.at_once is not None)
        place = line.place if line else "hela dokumentet"
        approved.insert(
            0, Approval(on=first.on, items=tuple(missing), at_once=YesNo.YES, source=Source(file=file, place=place))
        )
    return Meeting(
        id=f"{organ.id}-{first.on.isoformat()}"[:120],
        organ=organ.id,
        on=first.on,
        until=first.until,
        opened=first.opened,
        closed=first.closed or _closed(read),
        place=first.place,
        extra=first.extra,
        noticed=first.noticed,
        summoned=first.summoned,
        sees_and_hears=first.sees_and_hears,
        attendance_established=first.established,
        public=first.public,
        attendance=_if_whole(tuple(attendance(there, numbers, file)), items, chosen, organ.members or first.members),
        items=items,
        approvers=chosen or first.approvers,
        approved=tuple(approved) or None,
        announced=(*first.announced, *_told_at_once(read, first, file)) or None,
        minutes=file,
        source=Source(file=file, place="hela dokumentet"),
    )


def _told_at_once(read: Sequence[ReadItem], first: Front, file: str) -> Iterator[Announcement]:
    """The notices that items approved at once tell of by themselves: "Anslag om § 14 sattes upp samma dag"."""
    told = {number for one in first.announced for number in one.items or ()}
    for one in read:
        if one.at_once is None or one.item.number in told:
            continue
        for sentence in said_sentences(list(one.sections.said("appeal"))):
            there = [day.day for day in days(sentence.text, first.on)]
            if not words.says("notice_of_minutes", sentence.text) or not there:
                continue
            if words.says("same_day", sentence.text) and first.on is not None:
                there.insert(0, first.on)
            source = Source(file=file, place=sentence.line.place, text=sentence.text[:300])
            dates = {"start": there[0], "end": there[1] if len(there) > 1 else None}
            yield Announcement(**dates, items=(one.item.number,), source=source)
            break


def _if_whole(
    found: tuple[Attendance, ...], items: Sequence[Item], approvers: Iterable[str], members: int | None
) -> tuple[Attendance, ...] | None:
    """The attendance, where the list of those who decided has been understood; without it they would all be absent.

    It has not when several of those who propose, vote, dissent or approve the minutes are missing in it, when far more
    vote than it names, or when it names hardly a quarter of the members: no such meeting is held.
    """
    deciders = {one.person for one in found if one.as_ in _DECIDES}
    acting = {person for item in items for person in _acting(item)} | set(approvers)
    cast = [(vote.yes or 0) + (vote.no or 0) + (vote.abstained or 0) for item in items for vote in item.votes or ()]
    missing = len(acting) >= _SOME and len(acting - deciders) > max(1, len(acting) // 5)
    if missing or max(cast, default=0) > 1.3 * len(deciders) + 1 or _QUARTER * len(deciders) < (members or 0):
        return None
    return found if any(one.as_ in (AttendsAs.MEMBER, AttendsAs.SERVING) for one in found) else None


def _acting(item: Item) -> Iterator[str]:
    """Those who do in an item what only deciders do."""
    yield from (person for one in item.proposals or () for person in one.by or ())
    yield from (one.person for vote in item.votes or () for one in vote.ballots or ())
    yield from (one.person for one in item.reservations or ())


def _closed(read: Sequence[ReadItem]) -> time | None:
    for one in reversed(read[-2:]):
        for said in one.sections.said():
            if re.search(r"avslut", said.text, re.IGNORECASE) and times(said.text):
                return times(said.text)[-1].start
    return None


def _passages(
    lines: Iterable[Line], parts: Parts, read: Sequence[ReadItem], there: Presence, first: Front, doubts: _Doubts
) -> Iterator[Passage]:
    """Every line with what became of it; what nobody understood outside the items is a doubt."""
    items = {id(line): one.item.number for one in read for line in (one.raw.head, *one.raw.body)}
    used = {id(line) for part in _readings(there, first, read) for line in part.understood}
    used |= {id(one.raw.head) for one in read} | {id(move.line) for one in read for move in one.conduct.moves}
    contents = {id(line) for line in parts.contents}
    for line in lines:
        number = items.get(id(line))
        if line.furniture or id(line) in contents:
            fate = Fate.FURNITURE
        elif id(line) in doubts.lines:
            fate = Fate.DOUBT
        elif id(line) in used:
            fate = Fate.UNDERSTOOD
        elif number is not None:
            fate = Fate.KEPT
        else:
            fate = Fate.DOUBT
            doubts.add(line, "Texten har inte förståtts.")
        yield Passage(line.place, line.text, fate, number)

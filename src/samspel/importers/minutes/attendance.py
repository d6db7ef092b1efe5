"""Who was at the meeting: the lists of the first page into times, capacities and whom somebody served for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from ...law.titles import presume
from ...model import AttendsAs, Maybe, Seat, YesNo
from . import words
from .days import Span, paragraphs, plain, times, value
from .fields import Field, Value
from .listing import rows
from .notes import clock, told_paragraphs
from .people import NAME, People, looks_like_name, names, without_title
from .text import Line, Reading

_LISTS = {
    "deciders": AttendsAs.MEMBER,
    "serving": AttendsAs.SERVING,
    "substitutes": AttendsAs.SUBSTITUTE,
    "others": AttendsAs.OTHER,
    "officials": AttendsAs.OFFICIAL,
    "secretary": AttendsAs.OFFICIAL,
    "staff_representatives": AttendsAs.STAFF_REPRESENTATIVE,
    "elected_observers": AttendsAs.OTHER_ELECTED,
    "auditors": AttendsAs.AUDITOR,
}
_PARTY_CELL = re.compile(r"\(?([A-ZÅÄÖ]{1,3}[A-Za-zåäö]{0,4}|-)\)?")
_BARE_PARTY = re.compile(r"^((?:[A-ZÅÄÖ][\w-]+\s+){2,3})([A-ZÅÄÖ]{1,3})(?=,|$)")


_OF_PARTY = re.compile(
    r"^(?:[^():]{3,40}\s\()?(?P<party>[A-ZÅÄÖ][\wåäö]{0,4}|[A-ZÅÄÖ][a-zåäö]+(?:partiet|erna|istiska))\)?:\s+(?=[A-ZÅÄÖ])"
)  # "S: Bo Ek", "Folkets parti (FP): Bo Ek"
_LONGEST_CODE = 6  # letters; a longer one is the whole name of a party


@dataclass(slots=True)
class Stay:
    """Somebody's time at the meeting while it is being read. `items`: spans of paragraphs; none: all of them."""

    person: str
    as_: AttendsAs
    line: Line
    words: str
    party: str | None = None
    seat: Seat | None = None
    serves_for: Maybe[str] = None
    start: time | None = None
    end: time | None = None
    items: tuple[Span, ...] = ()
    away: tuple[Span, ...] = ()
    remote: YesNo | None = None
    left_because: Maybe[str] = None


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody was disqualified in an item, by the first page. `away`: it says that the person was not there for it."""

    person: str
    item: str
    line: Line
    words: str
    away: bool


@dataclass(slots=True)
class Presence(Reading):
    """Everybody's stays, and those of the first page who were disqualified in some item."""

    stays: list[Stay] = field(default_factory=list)
    conflicts: list[Told] = field(default_factory=list)

    def of(self, person: str) -> list[Stay]:
        """The stays of one person."""
        return [stay for stay in self.stays if stay.person == person]


def presence(fields: Sequence[Field], people: People) -> Presence:
    """The lists of those present, as the fields of the first page have them."""
    found = Presence()
    remote: list[Field] = []
    for one in fields:
        if one.kind in _LISTS:
            found.understood.append(one.line)
            for entry in _entries(one.values, one.kind, found):
                _add(entry, entry.kind, people, found)
        elif one.kind == "remote":
            remote.append(one)
        elif one.kind == "conflicts":
            found.understood.append(one.line)
            for val in one.values:
                _conflict(val, people, found)
    _left_to_substitutes(found)
    _leading(fields, people, found)
    for one in remote:
        for value_ in one.values:
            mentioned = {mention.person for mention in people.mentions(value_.text, value_.line.place)}
            for stay in found.stays:
                if stay.person in mentioned:
                    stay.remote = YesNo.YES
            if mentioned:
                found.understood += [one.line, value_.line]
    if not any(stay.as_ is AttendsAs.CHAIR for stay in found.stays):
        _chair_of_the_day(fields, people, found)
    chairs = [stay for stay in found.stays if stay.as_ is AttendsAs.CHAIR]
    people.chair = chairs[0].person if chairs else None
    return found


def _left_to_substitutes(found: Presence) -> None:
    """The members who are told to have left where the list names their substitute: they were away from then on."""
    for stay in found.stays:
        if stay.serves_for and stay.items and words.says("leaves", stay.words):
            for member in found.of(stay.serves_for):
                if not (member.items or member.away):
                    member.away = stay.items


@dataclass(slots=True)
class _Entry:
    """Somebody in a list: the name, what stands after it, and where."""

    name: str
    party: str | None
    notes: str
    line: Line
    kind: str


def _entries(values: Sequence[Value], kind: str, found: Presence) -> Iterator[_Entry]:
    """The people in a list; running text is cut where the next name begins."""
    held: _Entry | None = None
    group = ""  # "ersättarna" stands before the first of several
    for row in rows(values, kind):
        if not row.text:
            found.understood.append(row.line)
            continue
        any_here = False
        of_party = _OF_PARTY.match(row.text)
        text = row.text[of_party.end() :] if of_party else row.text
        theirs = of_party["party"] if of_party and len(of_party["party"]) < _LONGEST_CODE else None
        for segment in _segments(_with_party(text)):
            match = _begins_entry(segment, row.kind)
            if match is not None:
                if held is not None:
                    yield held
                any_here = True
                before = segment[: match.start()]
                if before.strip() or not group:
                    group = before if words.says("several", before) else ""
                before = before or group
                name, cut = without_title(match["name"], 0)
                party = match.groupdict().get("party") or theirs
                notes = " ".join(
                    filter(None, (before.strip(), match["name"][:cut].strip(), segment[match.end() :].strip(" ,")))
                )
                held = _Entry(name, None if party in (None, "-", "–") else party, notes, row.line, row.kind)
            elif held is not None and not (held.line is not row.line and _is_sentence(row.text)):
                held.notes = f"{held.notes}, {segment}".strip(", ")
                any_here = True
        if any_here:
            found.understood.append(row.line)
        elif not _is_sentence(row.text):  # what is said of the meeting as a whole is read elsewhere
            found.doubted.append((row.line, "Det framgår inte vem eller vad som menas i listan över närvarande."))
    if held is not None:
        yield held


def _is_sentence(text: str) -> bool:
    """Whether a line of its own is running text on the list as a whole, such as that no substitutes are there."""
    return (
        text.endswith(".") and len(text.split()) > 3 and not NAME.search(text) and not paragraphs(text) and not times(text)
    )


def _segments(text: str) -> list[str]:
    """The text cut at commas, semicolons and "och", but not within brackets or a list of paragraphs."""
    parts = re.split(
        r"\s*[;\n]\s*|\s*,\s*(?![^()]*\))|\s+(?:och|samt)\s+(?=(?:[a-zåäö:]+\s+){0,3}[A-ZÅÄÖ])(?![^()]*\))", text
    )
    cut: list[str] = []
    for part in parts:
        if not part:
            continue
        marks = [match.start() for match in names(part) if match.groupdict().get("party")]
        inner = [at for at in marks[1:] if not words.says("serves_for", part[:at].rsplit(")", 1)[-1])]
        for start, end in zip([0, *inner], [*inner, len(part)], strict=True):
            cut.append(part[start:end].strip())
    return cut


def _begins_entry(segment: str, kind: str) -> re.Match[str] | None:
    """The name at the beginning of a segment, a title at most before it; None when it only tells more of the last one."""
    for match in names(segment):
        before = segment[: match.start()].strip(" :–-")
        if (words.says("serves_for", before) and not words.says("vice", before)) or words.says("replaces", before):
            return None
        if words.opening_of("subordinate", before) is not None:
            return None
        if before and (
            len(before.split()) > 4 or re.search(r"\d", before.replace("1:e", "").replace("2:e", "").replace("3:e", ""))
        ):
            return None
        name, _ = without_title(match["name"])
        affiliated = match.groupdict().get("party") is not None
        if (affiliated and name) or (name and looks_like_name(name)):
            return match
        return None
    return None


def _with_party(text: str) -> str:
    """A party that stands in a cell or after a comma of its own is put in brackets after the name."""
    text = _BARE_PARTY.sub(r"\1(\2)", text)
    match = re.match(
        rf"^(?P<name>{NAME.pattern.replace('?P<name>', '?:')})\s*,\s*(?P<party>{_PARTY_CELL.pattern})(?=,|$)", text
    )
    if (
        match is None
        or not _PARTY_CELL.fullmatch(match["party"])
        or match["party"].strip("()").casefold() in words.words("not_parties")
    ):
        return text
    return f"{match['name']} ({match['party'].strip('()')}){text[match.end() :]}"


def _add(entry: _Entry, kind: str, people: People, found: Presence) -> None:
    """One more stay, or several where the notes tell of several times."""
    notes = entry.notes
    person = people.person(entry.name, entry.party, entry.line.place)
    as_ = _capacity(kind, notes, entry.party)
    stay = Stay(person, as_, entry.line, f"{entry.name} {notes}".strip(), party=entry.party)
    if kind in ("deciders", "serving"):
        stay.seat = (
            Seat.VICE_CHAIR if words.says("vice", notes) else Seat.CHAIR if words.opening_of("chairs", notes) else None
        )
    stay.serves_for = _serves_for(notes, people, entry.line)
    if stay.serves_for and as_ in (AttendsAs.MEMBER, AttendsAs.SUBSTITUTE):
        stay.as_ = as_ = AttendsAs.SERVING
    if kind == "remote" or words.says("remotely", notes):
        stay.remote = YesNo.YES
    stay.start, stay.end = clock(notes)
    present, away = told_paragraphs(notes)
    if words.says("disqualified", notes) and not stay.serves_for:  # else it is the one whose seat it is who is
        for first, last in away or present:
            found.conflicts += [Told(person, number, entry.line, stay.words, bool(away)) for number in _between(first, last)]
        if away or present:
            stay.left_because = "jäv"
        _replaced(stay, notes, away or present, people, found)
        away, present = away or present, ()
    existing = found.of(person)
    serving_some = as_ is AttendsAs.SUBSTITUTE and present and words.says("begins_to_serve", notes)
    if serving_some or (kind == "substitutes" and as_ is AttendsAs.SERVING and present):
        found.stays.append(replace(stay, as_=AttendsAs.SERVING, items=present))
        found.stays.append(replace(stay, as_=AttendsAs.SUBSTITUTE, serves_for=None, items=(), away=present))
        return
    member = next((one for one in existing if one.as_ is AttendsAs.MEMBER), None)
    if member is not None and (
        as_ is AttendsAs.CHAIR or words.opening_of("chairs", notes)
    ):  # named again as the one who leads
        member.as_, member.seat = AttendsAs.CHAIR, member.seat or stay.seat
        return
    if len(present) == 1 and present[0][0] == present[0][1]:  # "t.o.m. kl. 11.30, § 63"
        number = present[0][0]
        if stay.end and not stay.start:
            present = (("", number),)
        elif stay.start and not stay.end:
            present = ((number, ""),)
    stay.items, stay.away = present, away
    same = [one for one in existing if one.as_ is as_ and not (one.items or present or one.start or stay.start)]
    if same or (kind == "secretary" and existing):
        return  # named again, as the secretary often is
    overlap = [one for one in existing if one.as_ is AttendsAs.SUBSTITUTE and as_ is AttendsAs.SERVING and not one.items]
    for one in overlap:  # in both lists: serves for some items, sits beside for the others
        one.away = present
    found.stays = [one for one in found.stays if not (one in overlap and not one.away)]
    if as_ is AttendsAs.SUBSTITUTE and not present:
        for one in existing:
            if one.as_ is AttendsAs.SERVING:
                if not one.items:
                    return
                stay.away = one.items
    found.stays.append(stay)


def _replaced(stay: Stay, notes: str, items: tuple[Span, ...], people: People, found: Presence) -> None:
    """Who the notes of a member say serves instead: "§ 124 jäv, ersätts av Bo Ek (X)"."""
    verb = words.finder("replaces").search(notes)
    after = people.mentions(notes[verb.end() :], stay.line.place, anybody=True) if verb is not None else ()
    for one in after[:1]:
        found.stays.append(
            replace(
                stay,
                person=one.person,
                as_=AttendsAs.SERVING,
                party=one.party,
                serves_for=stay.person,
                items=items,
                left_because=None,
                seat=None,
            )
        )


def _capacity(kind: str, notes: str, party: str | None) -> AttendsAs:
    as_ = _LISTS[kind]
    bare = words.finder("vice").sub(" ", notes)
    if kind == "deciders":
        if words.says("leads", notes) or (
            words.says("chairs", bare) and not words.says("serves_for", notes.partition("ordf")[0])
        ):
            return AttendsAs.CHAIR
        if party is None and _is_official(notes):
            return AttendsAs.OFFICIAL
        return AttendsAs.SERVING if words.says("is_substitute", bare) else AttendsAs.MEMBER
    if kind == "substitutes" and party is None and _is_official(notes):
        return AttendsAs.OFFICIAL
    if kind in ("others", "officials"):
        found = words.first_said("capacities", notes)
        if found in ("staff_representative", "auditor"):
            return AttendsAs(found)
        if party:
            return AttendsAs.SUBSTITUTE if words.says("is_substitute", notes) else AttendsAs.OTHER_ELECTED
        if found is not None:
            return AttendsAs(found)
        return AttendsAs.OFFICIAL if _is_official(notes) else as_
    return as_


def _is_official(notes: str) -> bool:
    title = presume(notes) if notes else None
    return words.finder("capacities", "official").search(notes) is not None or (
        title is not None and title.of_the_municipality
    )


def _serves_for(notes: str, people: People, line: Line) -> str | None:
    match = words.finder("serves_for").search(notes)
    if match is None:
        return None
    after = notes[match.end() :]
    mentions = people.mentions(after, line.place, anybody=True)
    return mentions[0].person if mentions and mentions[0].start < 40 else None


def _conflict(val: Value, people: People, found: Presence) -> None:
    mentions = people.mentions(val.text, val.line.place, anybody=True)
    spans = paragraphs(val.text)
    if mentions and spans:
        found.understood.append(val.line)
        for mention in mentions:
            items = [number for first, last in spans for number in _between(first, last)]
            found.conflicts += [Told(mention.person, number, val.line, val.text, away=False) for number in items]
    elif not words.is_all("nothing", val.text):
        found.doubted.append((val.line, "Det framgår inte vem som är jävig i vilken paragraf."))


def _leading(fields: Sequence[Field], people: People, found: Presence) -> None:
    """A chair who stands under a label of his or her own and in no list."""
    for one in fields:
        if one.kind != "chair" or one.notice or not one.values:
            continue
        for entry in _entries(one.values[:1], "deciders", found):
            person = people.person(entry.name, entry.party, entry.line.place)
            if not found.of(person) and (entry.party or not found.stays):
                found.stays.insert(
                    0, Stay(person, AttendsAs.CHAIR, entry.line, f"{entry.name} {entry.notes}".strip(), party=entry.party)
                )


def _chair_of_the_day(fields: Sequence[Field], people: People, found: Presence) -> None:
    """The one who signs as chair leads, when the list does not say who does."""
    for one in fields:
        if one.kind != "chair":
            continue
        for mention in people.mentions(one.text, one.line.place, anybody=True):
            for stay in found.of(mention.person):
                if stay.as_ is AttendsAs.MEMBER:
                    stay.as_ = AttendsAs.CHAIR
                    found.understood += [one.line, *(val.line for val in one.values)]
                    return
    vice = [stay for stay in found.stays if stay.as_ is AttendsAs.MEMBER and words.says("vice", stay.words)]
    if len(vice) == 1:
        vice[0].as_ = AttendsAs.CHAIR


def _between(first: str, last: str) -> Iterator[str]:
    if first == last or not first or not last:
        yield plain(first or last)
    else:
        yield from (str(number) for number in range(value(first), min(value(last), value(first) + 200) + 1))

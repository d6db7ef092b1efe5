"""Who took no part in an item: conflicts of interest, dissents, abstentions, and those who came, left or stepped in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from ...law.titles import presume
from ...model import (
    Act,
    ConflictGround,
    Contribution,
    MeetingConflict,
    Reservation,
    Source,
    YesNo,
)
from . import words
from .days import days, paragraph_lists, times
from .people import Mention, People
from .sections import Said, Sections, said_sentences, sentences
from .text import Line, Reading, without_bullet

_OWN_LINE = re.compile(r"\b(?:till\s+)?förmån\s+för\b|\btill\s+stöd\s+för\b", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:på grund av|p\.?g\.?a\.?|till följd av|med anledning av)\s+(?P<why>[^.,;]{3,80})", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?P<how>före|innan|efter|under|från och med|från|vid|i|inför|till och med)\s+(?:behandling\w*\s+av\s+)?$",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?P<how>före|innan|inför|efter)\s+(?:(?:denna|detta|behandling\w*\s+av)\s+)?"
    r"(?:paragraf|ärende|punkt|behandling|beslut|överläggning)\w*",
    re.IGNORECASE,
)
_TAKES_PART = re.compile(
    r"\b(?:Hon|Han|Hen)\b[^.]*\b(?<!inte )delt(?:ar|og)\s+i\s+(?:beslutet|överläggningen|handläggningen)"
)
_QUIET = ("documents", "sent_to", "appeal", "written_proposal", "preparation")
_ACTS = {
    "takes_part": Act.DECIDES,
    "official_proposes": Act.PROPOSES,
    "tells_of_self": Act.TELLS_TIE,
    "meets": Act.MEETS_PARTY,
    "informs": Act.INFORMS,
    "advocates": Act.ADVOCATES,
    "orders": Act.ORDERS,
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
    """What an item tells of who took part in it. `last_day`: of the meeting."""

    last_day: date
    conflicts: list[MeetingConflict] = field(default_factory=list)
    reservations: list[Reservation] = field(default_factory=list)
    abstained: list[str] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)


def conduct(
    item: Sections, number: str, people: People, parties: dict[str, list[str]], file: str, last_day: date
) -> Conduct:
    """Conflicts, dissents, abstentions and moves of an item.

    `parties`: those who decide, by party. `last_day`: of the meeting.
    """
    found = Conduct(last_day=last_day)
    told: set[Line] = set()
    for section in item.of("conflict"):
        if section.said:
            _conflict(section.said, number, people, found, file, sure=True)
            told |= {one.line for one in section.said}
    for one in item.said("conflict", "summary", *_QUIET):
        if words.says("disqualified", one.text):
            _conflict([one], number, people, found, file, sure=False)
            told.add(one.line)
    for section in item.of("reservation"):
        _reservations(section.said, people, parties, found, file)
    for one in item.said("conflict", "reservation", *_QUIET):
        before: tuple[str, ...] = ()
        for sentence in said_sentences([one]):
            if sentence.section == "summary":
                _contribution(sentence, people, found, file, before)
            elif words.says("dissents", sentence.text):
                _dissent(sentence, people, parties, found, file)
            elif one.line not in told:
                _other(sentence, number, people, found, file, before)
            before = tuple(mention.person for mention in people.mentions(sentence.text, one.line.place)[:1]) or before
    return found


# Conflicts of interest


def _conflict(said: Sequence[Said], number: str, people: People, found: Conduct, file: str, *, sure: bool) -> None:
    """The conflicts in the paragraphs of a section, or in a paragraph that speaks of one."""
    text = " ".join(one.text for one in said)
    line = said[0].line
    nobody = words.says("conflict_nobody", text)  # the chair may be the one who asks
    if nobody or (words.says("nothing", text) and not people.mentions(text, line.place)) or words.is_all("nothing", text):
        found.understood += [one.line for one in said]
        return
    people_in: dict[str, list[str]] = {}
    replaced: dict[str, str] = {}
    last: str | None = None
    for sentence in (part for one in said for part in sentences(one.text)):
        own = sure or words.says("conflict_own", sentence)
        mentions = people.named(sentence, line.place) if own else people.mentions(sentence, line.place)
        stepping = _stepping_in(sentence, mentions)
        for mention in mentions:
            if mention.person in stepping:
                for_whom = stepping[mention.person] or last
                if for_whom:
                    replaced[for_whom] = mention.person
            elif not _only_speaks(sentence, mention, mentions):
                people_in.setdefault(mention.person, []).append(sentence)
                last = mention.person
        if not mentions and last is not None:
            people_in[last].append(sentence)
    stepping_in = set(replaced.values())
    people_in = {
        one: told
        for one, told in people_in.items()
        if one not in stepping_in and (sure or words.says("disqualified", " ".join(told)) or one in replaced)
    }
    if len(people_in) > 1:  # what is said of "they", such as that they left the room, is said of all
        people_in = {
            one: told + [s for s in sentences(text) if s not in told and not people.mentions(s, line.place)]
            for one, told in people_in.items()
        }
    for person, told in people_in.items():
        found.conflicts.append(_as_conflict(person, " ".join(told), replaced.get(person), line, file))
    if people_in:
        found.understood += [one.line for one in said]
    elif sure:
        found.doubted.append((line, "Det framgår inte vem som är jävig."))


def _stepping_in(sentence: str, mentions: Sequence[Mention]) -> dict[str, str | None]:
    """Who steps in in a sentence, and for whom where the same sentence says it."""
    found: dict[str, str | None] = {}
    replaces = words.finder("replaces").search(sentence)
    if replaces is not None and not re.match(r"\s+för\b", sentence[replaces.end() :]):
        after = [mention for mention in mentions if mention.start >= replaces.end() - 1]
        before = [mention for mention in mentions if mention.end <= replaces.start() + 1]
        if after:
            found[after[0].person] = before[-1].person if before else None
            return found
        if before:
            found[before[-1].person] = None
            return found
    serves = words.finder("serves_for").search(sentence)
    if (serves is not None and serves[0].casefold() not in ("för", "i stället för", "istället för")) or words.says(
        "begins_to_serve", sentence
    ):
        verb = words.finder("begins_to_serve").search(sentence) or serves
        if verb is None:
            return found
        before = [mention for mention in mentions if mention.end <= verb.start() + 1]
        after = [mention for mention in mentions if mention.start >= verb.end() - 1]
        if before and after:
            found[before[-1].person] = after[0].person
        elif before or after:
            found[(before or after)[0].person] = None
    return found


def _only_speaks(sentence: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether somebody only says that another one is disqualified, or leads the meeting meanwhile."""
    if len(mentions) > 1 and words.opening_of("conflict_stated", sentence[mention.end :]) is not None:
        return True
    others = words.finder("conflict_others").search(sentence)
    if (
        others is not None
        and mention.end <= others.start() + 1
        and not words.says("conflict_own", sentence[: others.start()])
    ):
        return True
    lead = re.search(
        r"\b(?:leder|ledde|övertar|tar över|tog över|övertog|inträder som ordförande|som ordförande)\b",
        sentence[mention.end :],
    )
    if lead is None or lead.start() >= 30:
        return False
    return not words.says("conflict_own", sentence[mention.end : mention.end + lead.start()])


def _as_conflict(person: str, told: str, replaced_by: str | None, line: Line, file: str) -> MeetingConflict:
    denied = words.says("conflict_denied", told)
    stays = words.says("stays_in_room", told) or _TAKES_PART.search(told) is not None
    leaves = words.says("leaves_room", told)
    ground = words.first_said("conflict_grounds", told)
    own: YesNo | None = None
    if words.says("conflict_own", told):
        own = YesNo.YES
    elif words.says("conflict_others", told):
        own = YesNo.NO
    return MeetingConflict(
        person=person,
        ground=ConflictGround(ground) if ground else None,
        words=told[:1000],
        own=own,
        ruled=YesNo.NO if denied else YesNo.YES if words.says("conflict_ruled", told) else None,
        left_room=YesNo.NO if stays else YesNo.YES if leaves else None,
        replaced_by=replaced_by,
        source=Source(file=file, place=line.place, text=told[:300]),
    )


# Dissents


def _reservations(said: Sequence[Said], people: People, parties: dict[str, list[str]], found: Conduct, file: str) -> None:
    if (said and words.is_all("nothing", said[0].text)) or (said and words.says("no_dissent", said[0].text)):
        found.understood += [one.line for one in said]
        return
    any_read = False
    for one in said_sentences(said):
        verb = words.says("dissents", one.text)
        named = people.named(one.text, one.line.place)
        only_names = named and len(re.sub(r"\b(?:från|av|samt|och)\b|[\W\d]", "", _cut(one.text, named))) < 30
        if (
            verb
            or (only_names and not any_read)
            or (only_names and len(one.text) < 60)
            or (not any_read and _of_party(one.text, parties))
        ):
            any_read = _dissent(one, people, parties, found, file) or any_read
    if said and not any_read:
        found.doubted.append((said[0].line, "Det framgår inte vem som reserverar sig."))


def _dissent(one: Said, people: People, parties: dict[str, list[str]], found: Conduct, file: str) -> bool:
    """The people behind a dissent in a sentence, those whose proposal it favours left out."""
    if words.says("no_dissent", one.text):
        found.understood.append(one.line)
        return True
    favour = _OWN_LINE.search(one.text)
    named = people.named(one.text, one.line.place)
    verb = words.finder("dissents").search(one.text)
    behind = [
        m for m in named if favour is None or m.start < favour.start() or (verb and favour.start() < verb.start() <= m.start)
    ]
    persons = list(dict.fromkeys(mention.person for mention in behind)) or _of_party(one.text, parties)
    told: YesNo | None = None
    if words.says("dissent_late", one.text) or _filed_later(one.text, found.last_day):
        told = YesNo.NO
    elif words.says("dissent_in_time", one.text):
        told = YesNo.YES
    there = {reservation.person for reservation in found.reservations}
    for person in persons:
        if person in there:
            if told is not None:
                found.reservations = [
                    Reservation(**{**dict(r), "told": r.told or told}) if r.person == person else r
                    for r in found.reservations
                ]
            continue
        source = Source(file=file, place=one.line.place, text=one.text[:300])
        found.reservations.append(Reservation(person=person, told=told, words=one.text[:1000], source=source))
    if persons:
        found.understood.append(one.line)
    elif words.says("dissents", one.text):
        found.doubted.append((one.line, "Det framgår inte vem som reserverar sig."))
    return bool(persons)


def _filed_later(text: str, last_day: date) -> bool:
    """Whether a dissent was handed in on a day after the meeting; its reasons in writing may come later."""
    filed = words.finder("dissent_filed").search(text)
    if filed is None or words.says("dissent_in_writing", text):
        return False
    after = days(text[filed.end() :], last_day)
    return bool(after) and after[0].start < 40 and after[0].day > last_day


def _of_party(text: str, parties: dict[str, list[str]]) -> list[str]:
    """Those who decide from a party, where a dissent names only the party."""
    found: list[str] = []
    for party, persons in parties.items():
        if re.search(rf"\({re.escape(party)}\)|(?<!\w){re.escape(party)}(?:-gruppen|-ledamöterna|-gruppens)(?!\w)", text):
            found += persons
    return found


# Abstentions, moves and contributions


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
            return
    _contribution(one, people, found, file, before)


def _contribution(one: Said, people: People, found: Conduct, file: str, before: tuple[str, ...]) -> None:
    """What somebody said or did about the item. `before`: whom "hon" or "han" means."""
    text = without_bullet(one.text)
    for kind, act in _ACTS.items():
        verb = words.finder(kind).search(text)
        formal = one.section in ("vote", "proposals", "decision", "propositions")
        if verb is None or (formal and act is not Act.DECIDES) or not _is_done(act, text, verb):
            continue
        named = [mention.person for mention in people.mentions(text, one.line.place) if mention.end <= verb.start() + 1]
        named = named or (list(before) if re.match(r"(?:Hon|Han|Hen)\b", text) else [])
        to = (
            re.search(r"\b(?:åt|till)\s+(?P<to>[^,.;]{3,60}?)(?=\s+att\b|[,.;]|$)", text[verb.end() :])
            if act is Act.ORDERS
            else None
        )
        for person in named[-1:] if act is Act.DECIDES else named:
            source = Source(file=file, place=one.line.place, text=text[:300])
            found.contributions.append(
                Contribution(person=person, act=act, to=to["to"] if to else None, words=text[:1000], source=source)
            )
        if named:
            found.understood.append(one.line)
            return


def _is_done(act: Act, text: str, verb: re.Match[str]) -> bool:
    """Whether the verb's words tell of such an act: an order needs somebody employed, a contact a party of the case."""
    if act is Act.ORDERS:
        return words.says("employed", text[verb.start() :])
    if act is Act.TELLS_TIE:
        return words.says("own_tie", text[verb.end() :]) and words.says("tie_relation", text[verb.end() :])
    if act is Act.MEETS_PARTY:
        return words.says("case_party", text[verb.end() : verb.end() + 80])
    if act is Act.PROPOSES:  # members' proposals are read apart
        return presume(text.split()[0]) is not None and not words.says("vice", text)
    return act is not Act.DECIDES or not words.says("takes_no_part", text)


def _moves(text: str, line: Line, number: str, people: People, clock: time | None) -> Iterator[Move]:
    timed = (clock is not None or any(True for _ in paragraph_lists(text))) and not words.says("disqualified", text)
    leaves = words.finder("leaves").search(text) or (words.finder("leaves_when_timed").search(text) if timed else None)
    arrives = words.finder("arrives").search(text) or (words.finder("arrives_when_timed").search(text) if timed else None)
    serves = words.finder("begins_to_serve").search(text)
    if not (leaves or arrives or serves):
        return
    mentions = people.mentions(text, line.place)
    stepping = _stepping_in(text, mentions) if serves or words.says("replaces", text) else {}
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


def _cut(text: str, mentions: Sequence[Mention]) -> str:
    for mention in sorted(mentions, key=lambda one: -one.start):
        text = text[: mention.start] + text[mention.end :]
    return text

"""The words of a secretary at a live meeting, one line at a time, as events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from difflib import get_close_matches

from ..checks.meeting_session import MeetingSession
from ..errors import SamspelError
from ..model import (
    Announced,
    Announcement,
    Approval,
    Approved,
    ApproversChosen,
    Arrived,
    Attendance,
    AttendsAs,
    Ballot,
    BallotFor,
    Closed,
    ConflictDeclared,
    Convened,
    Decided,
    Item,
    ItemClosed,
    ItemDecision,
    ItemOpened,
    Left,
    MeetingConflict,
    MeetingEvent,
    Municipality,
    Opened,
    Proposal,
    ProposalKind,
    Proposed,
    PropositionsPut,
    Reservation,
    Reserved,
    Side,
    Vote,
    Voted,
    Winner,
    YesNo,
)
from .live_vocabulary import BY_SEAT, CAPACITIES, ITEM_KINDS, OUTCOMES, PROPOSALS, VOTES

_TIME = re.compile(r"\s*\bkl\.?\s*(\d{1,2}[.:]\d\d)\s*$", re.IGNORECASE)
_BARE_TIME = re.compile(r"\b(\d{1,2}[.:]\d\d)\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECTION = re.compile(r"§+\s*([\w]+(?:\s*,\s*[\w]+)*)")


def event_of(line: str, session: MeetingSession, town: Municipality) -> MeetingEvent:
    """What the line says has happened. Raises SamspelError in the secretary's words where it cannot be understood."""
    return _Reader(session, town).read(line.strip())


def verbs() -> frozenset[str]:
    """Every word that a line about the meeting may begin with."""
    return frozenset({*_VERBS, *OUTCOMES})


class _Reader:
    """Reads one line with what is known of the meeting."""

    def __init__(self, session: MeetingSession, town: Municipality) -> None:
        self._session, self._town, self._now = session, town, session.now

    def read(self, line: str) -> MeetingEvent:
        line = re.sub(r"^§(?=\S)", "§ ", line)
        verb, _, rest = line.partition(" ")
        verb = verb.casefold().rstrip(":")
        if verb not in _VERBS and verb not in OUTCOMES:
            near = get_close_matches(verb, [*_VERBS, *OUTCOMES], n=1)
            raise SamspelError(f"Ordet {verb} finns inte. " + (f"Menade du {near[0]}?" if near else "Skriv hjälp."))
        if told := _TIME.search(rest):
            self._now, rest = _clock(told[1]), rest[: told.start()]
        elif verb in ("öppna", "klar", "avsluta", "närvarande", "kommer") and (told := _BARE_TIME.search(rest)):
            self._now, rest = _clock(told[1]), rest[: told.start()] + rest[told.end() :]
        rest = rest.strip(" ,")
        return self._decided(verb, rest) if verb in OUTCOMES else _VERBS[verb](self, rest)

    def _time(self) -> time:
        if self._now is None:
            raise SamspelError("Ange klockslaget, till exempel: kl 13:00.")
        return self._now

    def _opened(self, rest: str) -> MeetingEvent:
        return Opened(at=self._time(), public=YesNo.YES if "offentlig" in rest.casefold() else None)

    def _arrived(self, rest: str) -> MeetingEvent:
        return Arrived(at=self._time(), who=tuple(self._attendance(one) for one in _listed(_some(rest))))

    def _attendance(self, words: str) -> Attendance:
        """A name with what stands in brackets behind it: a capacity, whom they replace, from a distance, a party."""
        name, told = re.sub(r"\(.*", "", words).strip(), re.findall(r"\(([^()]*)\)", words)
        person = self._person(name)
        as_, serves_for, party, remote = self._usual(person), None, None, None
        for note in (one.strip() for one in told):
            replaces = re.match(r"(?:ersätter|tjänstgör för)\s+(.+)", note, re.IGNORECASE)
            if replaces:
                as_, serves_for = AttendsAs.SERVING, self._person(replaces[1])
            elif note.casefold() in CAPACITIES:
                as_ = CAPACITIES[note.casefold()]
            elif note.casefold() in ("distans", "på distans"):
                remote = YesNo.YES
            else:
                party = note
        return Attendance(person=person, as_=as_, serves_for=serves_for, party=party, remote=remote)

    def _usual(self, person: str) -> AttendsAs:
        """The capacity that the person's roles point to; a member where they point nowhere."""
        meeting = self._session.meeting
        held = next(one for one in self._town.people if one.id == person).roles
        roles = [self._town.role[one.role] for one in held if one.covers(meeting.on)]
        seats = [BY_SEAT[role.seat] for role in roles if role.organ == meeting.organ and role.seat is not None]
        if seats:
            return min(seats, key=list(BY_SEAT.values()).index)
        return AttendsAs.OFFICIAL if any(role.side is Side.OFFICIAL for role in roles) else AttendsAs.MEMBER

    def _left(self, rest: str) -> MeetingEvent:
        if told := _BARE_TIME.search(rest):
            self._now = _clock(told[1])
            name, because = rest[: told.start()], rest[told.end() :]
        else:
            name, _, because = rest.partition(":")
        return Left(at=self._time(), person=self._person(name), because=because.strip(" ,:") or None)

    def _conflict(self, rest: str) -> MeetingEvent:
        name, _, substitute = re.sub(r",?\s*ersätts av\s*", "\0", rest).partition("\0")
        name, _, words = name.partition(":")
        return ConflictDeclared(
            at=self._time(),
            conflict=MeetingConflict(
                person=self._person(name),
                own=YesNo.YES,
                words=words.strip() or None,
                replaced_by=self._person(substitute) if substitute else None,
            ),
        )

    def _proposed(self, rest: str) -> MeetingEvent:
        names, colon, words = rest.partition(":")
        if not colon:
            raise SamspelError("Skriv vem, kolon och vad: yrkande Ek: bifall.")
        item = self._session.open_item
        number = len(item.proposals or ()) + 1 if item else 1
        kind = next((kind for word, kind in PROPOSALS.items() if words.strip().casefold().startswith(word)), None)
        proposal = Proposal(
            id=f"yrkande-{number}", by=self._people(names), kind=kind or ProposalKind.OTHER, words=_some(words)
        )
        return Proposed(at=self._time(), proposal=proposal)

    def _voted(self, rest: str) -> MeetingEvent:
        casting, closed = "utslagsröst" in rest, "sluten" in rest
        rest = re.sub(r"[,;]?\s*(?:med\s+)?(?:utslagsröst|sluten)\b", "", rest)
        ballots: tuple[Ballot, ...] | None = None
        sums = re.fullmatch(r"\s*(\d+)\s*[-–]\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*", rest)
        if sums:
            yes, no, abstained = int(sums[1]), int(sums[2]), int(sums[3]) if sums[3] else None
        else:
            ballots = tuple(self._ballots(rest))
            yes, no, abstained = (sum(one.for_ is side for one in ballots) for side in VOTES.values())
        won = Winner.YES if yes > no else Winner.NO if no > yes else self._chairs_side(ballots or ()) if casting else None
        vote = Vote(
            open=YesNo.NO if closed else YesNo.YES,
            ballots=ballots,
            yes=yes,
            no=no,
            abstained=abstained,
            won=won,
            casting=YesNo.YES if casting else YesNo.NO,
        )
        return Voted(at=self._time(), vote=vote)

    def _chairs_side(self, ballots: Iterable[Ballot]) -> Winner | None:
        """What the one who leads voted for."""
        chairs = {one.person for one in self._session.meeting.attendance or () if one.as_ is AttendsAs.CHAIR}
        sides = {one.for_ for one in ballots if one.person in chairs} - {BallotFor.ABSTAIN}
        return Winner(sides.pop().value) if len(sides) == 1 else None

    def _ballots(self, rest: str) -> Iterator[Ballot]:
        for part in _parts(rest, ";"):
            side, colon, names = part.partition(":")
            if not colon or side.strip().casefold() not in VOTES:
                raise SamspelError("Skriv rösterna som: votering ja: Al, Ek; nej: Dal; avstår: Bo. Eller: votering 6-5.")
            for person in self._people(names) if names.strip() else ():
                yield Ballot(person=person, for_=VOTES[side.strip().casefold()])

    def _decided(self, verb: str, rest: str) -> MeetingEvent:
        return Decided(at=self._time(), decision=ItemDecision(text=rest or None, outcome=OUTCOMES[verb]))

    def _reserved(self, rest: str) -> MeetingEvent:
        section = _SECTION.search(rest)
        name, _, words = (rest[: section.start()] + rest[section.end() :] if section else rest).partition(":")
        reservation = Reservation(person=self._person(name), words=words.strip() or None)
        return Reserved(at=self._time(), item=section[1] if section else None, reservation=reservation)

    def _approved(self, rest: str) -> MeetingEvent:
        items = _sections(rest)
        _, by, names = _SECTION.sub("", rest).partition(" av ")
        at_once = YesNo.YES if self._session.meeting.closed is None else None
        approval = Approval(on=day_of(rest), items=items, by=self._people(names) if by else None, at_once=at_once)
        return Approved(approval=approval)

    def _announced(self, rest: str) -> MeetingEvent:
        days = [day_of(one) for one in _DAY.findall(rest)]
        if not 1 <= len(days) <= 2:
            raise SamspelError("Skriv dagen: anslaget 2026-03-21, eller anslaget 2026-03-21 till 2026-04-13.")
        end = days[1] if len(days) > 1 else None
        return Announced(announcement=Announcement(start=days[0], end=end, items=_sections(rest)))

    def _people(self, words: str) -> tuple[str, ...]:
        return tuple(self._person(one) for one in _listed(re.sub(r"\s+och\s+", ", ", _some(words))))

    def _person(self, words: str) -> str:
        """The person of that id or name, or the only one with a name that ends or begins so."""
        wanted = " ".join(words.split()).casefold()
        if not wanted:
            raise SamspelError("Skriv vem det gäller.")
        names = {one: name.casefold() for one, name in self._town.name_of.items()}
        whole = [one for one in names if one == words.strip() or names[one] == wanted]
        part = [one for one in names if names[one].endswith(f" {wanted}") or names[one].startswith(f"{wanted} ")]
        for found in (whole, part):
            if len(found) == 1:
                return found[0]
            if found:
                several = ", ".join(self._town.name_of[one] for one in found)
                raise SamspelError(f"Flera heter så: {several}. Skriv hela namnet.")
        near = get_close_matches(wanted, names.values(), n=1)
        hint = f"Menade du {next(self._town.name_of[one] for one in names if names[one] == near[0])}?" if near else ""
        raise SamspelError(f"{words.strip()} finns inte bland personerna (people) i filen. {hint}".strip())


_VERBS: dict[str, Callable[[_Reader, str], MeetingEvent]] = {
    "kallad": lambda one, rest: Convened(summoned=day_of(rest)),
    "tillkännagiven": lambda one, rest: Convened(noticed=day_of(rest)),
    "dagordning": lambda one, rest: Convened(agenda=tuple(_item(part) for part in _parts(rest, ";"))),
    "öppna": _Reader._opened,
    "närvarande": _Reader._arrived,
    "kommer": _Reader._arrived,
    "lämnar": _Reader._left,
    "§": lambda one, rest: ItemOpened(at=one._time(), item=_item(rest)),
    "jäv": _Reader._conflict,
    "yrkande": _Reader._proposed,
    "propositionsordning": lambda one, rest: PropositionsPut(at=one._time(), words=_some(rest)),
    "votering": _Reader._voted,
    "reservation": _Reader._reserved,
    "klar": lambda one, rest: ItemClosed(at=one._time()),
    "justerare": lambda one, rest: ApproversChosen(at=one._time(), people=one._people(rest)),
    "avsluta": lambda one, rest: Closed(at=one._time()),
    "justerat": _Reader._approved,
    "anslaget": _Reader._announced,
}


def _item(words: str) -> Item:
    """A number and a heading, with the kind in brackets at the end where it is told."""
    number, _, matter = words.strip().removeprefix("§").strip().partition(" ")
    told = re.search(r"\(([^()]*)\)\s*$", matter)
    kind = ITEM_KINDS.get(told[1].strip().casefold()) if told else None
    if told and kind:
        matter = matter[: told.start()]
    number = number.rstrip(".:")
    if not number:
        raise SamspelError("Skriv paragrafens nummer: § 7 Budget.")
    return Item(number=number, matter=matter.strip() or None, kind=kind)


def _sections(words: str) -> tuple[str, ...] | None:
    found = _SECTION.search(words)
    return tuple(_parts(found[1], ",")) if found else None


def _listed(words: str) -> list[str]:
    """The parts between commas, where a comma within brackets does not count."""
    return [one.strip() for one in re.split(r",(?![^()]*\))", words) if one.strip()]


def _parts(words: str, mark: str) -> list[str]:
    return [one.strip() for one in words.split(mark) if one.strip()]


def _some(words: str) -> str:
    if not words.strip():
        raise SamspelError("Det saknas något på raden. Skriv hjälp.")
    return words.strip()


def _clock(words: str) -> time:
    hours, minutes = map(int, re.split("[.:]", words))
    if hours > 23 or minutes > 59:
        raise SamspelError(f"{words} är inget klockslag. Skriv som 13:00.")
    return time(hours, minutes)


def day_of(words: str) -> date:
    """The day in the words. Raises SamspelError where there is none."""
    found = _DAY.search(words)
    try:
        return date.fromisoformat(found[0] if found else words)
    except ValueError:
        raise SamspelError("Skriv dagen som ÅÅÅÅ-MM-DD.") from None

"""Random meetings: events in an order that may be, with some that are refused among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from samspel.checks.meeting_session import MeetingSession
from samspel.errors import SamspelError
from samspel.model import (
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
    ItemKind,
    ItemOpened,
    ItemOutcome,
    Left,
    MeetingConflict,
    MeetingEvent,
    Municipality,
    Opened,
    Organ,
    OrganKind,
    Person,
    Proposal,
    ProposalKind,
    Proposed,
    PropositionsPut,
    Reservation,
    Reserved,
    Vote,
    Voted,
    Winner,
    YesNo,
)

DAY = date(2026, 3, 10)
PEOPLE = ("anna", "bo", "cia", "dan", "eva", "filip", "gun")
MATTERS = ("Budget", "Delegationsbeslut", "Information", "Bygglov för Ek 1:2")
TOWN = Municipality(
    organs=(
        Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL, members=5),
        Organ(id="ks", name="Kommunstyrelsen", kind=OrganKind.BOARD, members=5, parent="kf"),
        Organ(id="au", name="Arbetsutskottet", kind=OrganKind.COMMITTEE, parent="ks"),
    ),
    people=tuple(Person(id=one, name=one.capitalize()) for one in PEOPLE),
)

T = TypeVar("T")
Drawn = tuple[int, int, int, int]
_Make = Callable[[time, int, int], MeetingEvent]


def _pick(options: Sequence[T], number: int) -> T:
    return options[number % len(options)]


def _arrived(at: time, a: int, b: int) -> MeetingEvent:
    as_ = _pick((AttendsAs.MEMBER, AttendsAs.CHAIR, AttendsAs.SERVING, AttendsAs.SUBSTITUTE, AttendsAs.OFFICIAL), b)
    place = _pick(PEOPLE, a + 1) if as_ is AttendsAs.SERVING else None
    return Arrived(at=at, who=(Attendance(person=_pick(PEOPLE, a), as_=as_, serves_for=place),))


def _conflict(at: time, a: int, b: int) -> MeetingEvent:
    replaced = None if b % 2 else _pick(PEOPLE, b)
    return ConflictDeclared(at=at, conflict=MeetingConflict(person=_pick(PEOPLE, a), own=YesNo.YES, replaced_by=replaced))


def _proposed(at: time, a: int, b: int) -> MeetingEvent:
    return Proposed(at=at, proposal=Proposal(id=f"y{a}{b}", by=(_pick(PEOPLE, a),), kind=_pick(tuple(ProposalKind), b)))


def _voted(at: time, a: int, b: int) -> MeetingEvent:
    ballots = tuple(Ballot(person=one, for_=_pick(tuple(BallotFor), a + n)) for n, one in enumerate(PEOPLE[: b + 1]))
    return Voted(at=at, vote=Vote(ballots=ballots, yes=a, no=b, won=_pick(tuple(Winner), a)))


def _item(at: time, a: int, b: int) -> MeetingEvent:
    kind, matter = _pick((None, *ItemKind), a), _pick(MATTERS, b)
    return ItemOpened(at=at, item=Item(number=str(a + 1), kind=kind, matter=matter))


def _reserved(at: time, a: int, b: int) -> MeetingEvent:
    return Reserved(at=at, item=None if b % 2 else str(b + 1), reservation=Reservation(person=_pick(PEOPLE, a)))


def _decision(a: int, b: int) -> ItemDecision:
    sent_to = _pick((None, (), ("Förvaltningen",)), b)
    return ItemDecision(text="Bifall", outcome=_pick(tuple(ItemOutcome), a), sent_to=sent_to)


_MAKERS: tuple[_Make, ...] = (
    _item,
    _arrived,
    lambda at, a, b: Left(at=at, person=_pick(PEOPLE, a), because=_pick((None, "jäv", "annat möte"), b)),
    _conflict,
    _proposed,
    lambda at, a, b: PropositionsPut(at=at, words="Bifall mot avslag"),
    _voted,
    lambda at, a, b: Decided(at=at, decision=_decision(a, b)),
    _reserved,
    lambda at, a, b: ItemClosed(at=at),
    lambda at, a, b: ApproversChosen(at=at, people=(_pick(PEOPLE, a), _pick(PEOPLE, b))),
    lambda at, a, b: Opened(at=at, public=_pick((None, YesNo.YES, YesNo.NO), a)),
    lambda at, a, b: Approved(approval=Approval(on=DAY, items=(str(a + 1),), at_once=YesNo.YES)),
    lambda at, a, b: Convened(summoned=DAY - timedelta(days=a), agenda=(Item(number=str(b + 1)),)),
    lambda at, a, b: Closed(at=at) if (a, b) == (7, 7) else ItemClosed(at=at),
)
_USUAL = (*range(len(_MAKERS)), *(3 * (0,)), *range(1, 9))  # items are opened often, and things happen in them
_NEVER_OPENED = 7
drawn_events: st.SearchStrategy[list[Drawn]] = st.lists(
    st.tuples(st.sampled_from(_USUAL), st.integers(0, 7), st.integers(0, 7), st.integers(0, 12)), min_size=12, max_size=40
)
endings = st.tuples(st.integers(0, 20), st.integers(0, 3), st.integers(15, 30))


def events_of(drawn: Sequence[Drawn]) -> list[MeetingEvent]:
    """The events drawn; the clock goes on by some minutes from one to the next.

    Most meetings are opened after the first few of them, mostly with a roll call, and an item is taken up.
    """
    minutes, made = 13 * 60, []
    first, count, _ = drawn[0][1:]
    for place, (kind, a, b, later) in enumerate(drawn):
        if place == first // 2 and count != _NEVER_OPENED:
            made += _beginning(time(minutes // 60, minutes % 60), count)
        minutes = min(minutes + later, 23 * 60)
        made.append(_MAKERS[kind](time(minutes // 60, minutes % 60), a, b))
    return made


def _beginning(at: time, count: int) -> list[MeetingEvent]:
    who = tuple(
        Attendance(person=one, as_=AttendsAs.MEMBER if place else AttendsAs.CHAIR)
        for place, one in enumerate(PEOPLE[:count])
    )
    return [Opened(at=at), *([Arrived(at=at, who=who)] if who else []), _item(at, 0, count)]


def ending(approved: int, announced: int, up: int) -> list[MeetingEvent]:
    """How a meeting ends: closed, the minutes approved, and their notice put up and taken down."""
    on = DAY + timedelta(days=approved)
    first = on + timedelta(days=announced)
    return [
        Opened(at=time(23, 1)),
        Closed(at=time(23, 2)),
        Approved(approval=Approval(on=on)),
        Announced(announcement=Announcement(start=first)),
        Announced(announcement=Announcement(start=first, end=first + timedelta(days=up))),
    ]


def fed(session: MeetingSession, events: Sequence[MeetingEvent]) -> MeetingSession:
    """The session with all the events that it does not refuse."""
    for event in events:
        before = session.meeting
        try:
            session.add(event)
        except SamspelError:
            assert session.meeting is before
    return session

"""The live meeting: what is told when, what is only not yet, and that it ends as `check` would have it."""

from __future__ import annotations

import gc
import random
import sys
import threading
import weakref
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, time
from multiprocessing import get_context
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.checks.meeting_context import MeetingContext
from samspel.checks.meeting_session import MeetingSession
from samspel.checks.run import check
from samspel.checks.sightings import OF_ITEMS, OfItems, besides_minutes, of_items
from samspel.engines import CompiledEngine
from samspel.errors import SamspelError
from samspel.findings import Finding
from samspel.model import (
    NONE,
    Announced,
    Announcement,
    Approval,
    Approved,
    Arrived,
    Attendance,
    AttendsAs,
    Closed,
    ConflictDeclared,
    Convened,
    Decided,
    Facts,
    Item,
    ItemClosed,
    ItemDecision,
    ItemKind,
    ItemOpened,
    Left,
    Meeting,
    MeetingConflict,
    MeetingEvent,
    Opened,
    Proposal,
    Proposed,
    Reservation,
    Reserved,
    Vote,
    Voted,
    Winner,
    YesNo,
    join,
)
from samspel.rules import RulePack
from samspel.rules.view import Sighting

from .benchmarks.meetings import TOWN as BOARD_OF_ELEVEN
from .benchmarks.meetings import meeting as two_hundred_events
from .meeting_rules import installed
from .random_meetings import DAY, PEOPLE, TOWN, Drawn, drawn_events, ending, endings, events_of, fed

Rules = tuple[RulePack, CompiledEngine]


@pytest.fixture(scope="module")
def rules() -> Iterator[Rules]:
    with pytest.MonkeyPatch.context() as patch:
        yield installed(patch)


@pytest.fixture
def session(rules: Rules) -> MeetingSession:
    """A board of five, at roll call, with § 1 open."""
    made = MeetingSession(TOWN, "ks", DAY, engine=rules[1])
    for event in (Opened(at=time(13)), arrived(13, 0, *PEOPLE[:5]), opened(13, 0, "1")):
        made.add(event)
    return made


def arrived(hour: int, minute: int, *people: str) -> Arrived:
    who = tuple(Attendance(person=one, as_=AttendsAs.CHAIR if one == "anna" else AttendsAs.MEMBER) for one in people)
    return Arrived(at=time(hour, minute), who=who)


def opened(hour: int, minute: int, number: str, kind: ItemKind | None = None) -> ItemOpened:
    return ItemOpened(at=time(hour, minute), item=Item(number=number, kind=kind))


def left(hour: int, minute: int, person: str) -> Left:
    return Left(at=time(hour, minute), person=person)


def conflict(hour: int, minute: int, person: str) -> ConflictDeclared:
    return ConflictDeclared(at=time(hour, minute), conflict=MeetingConflict(person=person, own=YesNo.YES))


def decided(hour: int, minute: int) -> Decided:
    return Decided(at=time(hour, minute), decision=ItemDecision(text="Bifall"))


def keys(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.key.replace("meeting/ks-2026-03-10", "ks") for finding in findings]


def steps(session: MeetingSession, *events: MeetingEvent) -> list[list[str]]:
    """What each event has to tell."""
    return [keys(session.add(event)) for event in events]


def checked(session: MeetingSession, pack: RulePack | None = None) -> tuple[Finding, ...]:
    """What `check` finds of the meeting."""
    town = join(TOWN, Facts(meetings=(session.meeting,)))
    report = check(town, on=session.meeting.on, packs=None if pack is None else (pack,))
    return tuple(one for one in report.findings if one.about.startswith("meeting/"))


def test_nothing_is_said_of_what_has_not_happened_yet(session: MeetingSession) -> None:
    assert keys(session.findings) == []
    assert steps(session, decided(13, 10), ItemClosed(at=time(13, 11)), opened(13, 11, "2")) == [[], [], []]


def test_too_few_is_told_at_the_item_where_it_begins(session: MeetingSession) -> None:
    told = steps(session, left(13, 20, "bo"), left(13, 20, "cia"), left(13, 30, "dan"), opened(13, 40, "2"))

    assert told == [[], [], [], ["TST001@ks/item/2"]]
    assert steps(session, arrived(13, 45, "bo")) == [[]]
    assert keys(session.findings) == []


def test_whoever_stays_in_spite_of_a_conflict_is_told_when_it_is_decided(session: MeetingSession) -> None:
    assert steps(session, conflict(13, 5, "bo"), decided(13, 10)) == [[], ["TST002@ks/item/1"]]


def test_whoever_leaves_for_a_conflict_has_left_the_room(session: MeetingSession) -> None:
    told = steps(session, conflict(13, 5, "bo"), left(13, 5, "bo"), decided(13, 10), arrived(13, 12, "bo"))

    assert told == [[], [], [], []]
    [item] = session.meeting.items or ()
    [jav] = item.conflicts or ()
    assert (jav.left_room, jav.replaced_by) == (YesNo.YES, None)
    assert [one.left_because for one in session.meeting.attendance or () if one.person == "bo"] == ["jäv", None]


def test_a_substitute_who_serves_for_the_disqualified_steps_in(session: MeetingSession) -> None:
    serving = Attendance(person="filip", as_=AttendsAs.SERVING, serves_for="bo")
    steps(session, conflict(13, 5, "bo"), left(13, 5, "bo"), Arrived(at=time(13, 6), who=(serving,)))

    [item] = session.meeting.items or ()
    assert [one.replaced_by for one in item.conflicts or ()] == ["filip"]


def test_what_was_not_told_of_a_closed_item_is_none_and_of_an_open_one_unknown(session: MeetingSession) -> None:
    def record() -> tuple[object, ...]:
        [item] = session.meeting.items or ()
        return item.votes, item.proposals, item.order_of_propositions, item.decision, item.reservations

    assert record() == (None, None, None, None, None)
    session.add(ItemClosed(at=time(13, 30)))
    assert record() == ((), (), NONE, NONE, ())


def test_the_order_of_propositions_is_missed_when_the_item_is_closed(session: MeetingSession) -> None:
    two = [Proposed(at=time(13, 5), proposal=Proposal(id=one, by=("bo",))) for one in ("a", "b")]

    assert steps(session, *two, decided(13, 10), ItemClosed(at=time(13, 12))) == [[], [], [], ["TST003@ks/item/1"]]


def test_what_may_still_come_on_the_agenda_is_missed_when_the_meeting_is_closed(session: MeetingSession) -> None:
    assert "TST005@ks" in keys(session.add(Closed(at=time(16, 10))))


def test_late_summons_is_told_at_once(rules: Rules) -> None:
    session = MeetingSession(TOWN, "ks", DAY, engine=rules[1])

    assert steps(session, Convened(summoned=date(2026, 3, 8))) == [["TST006@ks"]]


def test_a_question_that_nothing_to_come_answers_is_asked_at_the_close_and_others_wait(session: MeetingSession) -> None:
    asked = keys(session.add(Closed(at=time(16, 10))))

    assert asked == ["TST005@ks", "TST006@ks"]  # when the summons went out; not when the minutes were approved
    late = Approved(approval=Approval(on=date(2026, 3, 25)))
    assert keys(session.add(late)) == ["TST004@ks"]
    up = Announcement(start=date(2026, 3, 26))
    assert keys(session.add(Announced(announcement=up))) == []
    assert not session.finished
    down = Announcement(start=date(2026, 3, 26), end=date(2026, 4, 1))
    assert keys(session.add(Announced(announcement=down))) == ["TST007@ks"]
    assert session.finished


def test_a_dissent_may_be_told_of_an_item_that_is_closed(session: MeetingSession) -> None:
    steps(session, decided(13, 10), opened(13, 20, "2"))
    session.add(Reserved(at=time(13, 30), item="1", reservation=Reservation(person="bo")))

    first = (session.meeting.items or ())[0]
    assert [(one.person, one.told) for one in first.reservations or ()] == [("bo", YesNo.YES)]
    session.add(Closed(at=time(14)))
    with pytest.raises(SamspelError, match="avslutat"):
        session.add(Reserved(at=time(14, 1), item="1", reservation=Reservation(person="cia")))


def test_the_agenda_says_what_was_on_it(rules: Rules) -> None:
    session = MeetingSession(TOWN, "ks", DAY, engine=rules[1])
    agenda = (Item(number="1", matter="Budget", kind=ItemKind.DECISION),)
    steps(session, Convened(agenda=agenda), Opened(at=time(13)), opened(13, 0, "1"), opened(13, 9, "2"))

    items = session.meeting.items or ()
    assert [(one.matter, one.kind, one.on_agenda) for one in items] == [
        ("Budget", ItemKind.DECISION, YesNo.YES),
        (None, None, YesNo.NO),
    ]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Opened(at=time(13, 30)), "redan öppnat"),
        (left(12, 0, "bo"), "Klockan var redan 13:00"),
        (left(13, 30, "gun"), "Gun är inte här"),
        (arrived(13, 30, "bo"), "Bo är redan här"),
        (opened(13, 30, "1"), "§ 1 har redan behandlats"),
        (conflict(13, 30, "ubbe"), "`person: ubbe` pekar på en person som inte finns"),
        (arrived(13, 30, "annna"), "Menade du `anna`?"),
        (Reserved(at=time(13, 30), item="9", reservation=Reservation(person="bo")), "§ 9 har inte behandlats"),
        (Approved(approval=Approval(on=DAY)), "omedelbart"),
        (Announced(announcement=Announcement(start=DAY)), "inte justerat"),
        (Convened(summoned=DAY), "innan sammanträdet öppnas"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(session: MeetingSession, event: MeetingEvent, words: str) -> None:
    before = session.meeting
    with pytest.raises(SamspelError, match=words):
        session.add(event)

    assert session.meeting is before


def test_undo_takes_back_one_event_after_the_other(session: MeetingSession) -> None:
    wanted = [session.meeting]
    events = (conflict(13, 5, "bo"), decided(13, 10), ItemClosed(at=time(13, 11)))
    for event in events:
        session.add(event)
        wanted.append(session.meeting)
    assert keys(session.findings) == ["TST002@ks/item/1"]

    for event in reversed(events):
        assert session.meeting == wanted.pop()
        assert session.undo() == event
    assert session.meeting == wanted.pop()
    assert session.findings == ()
    for _ in range(3):
        session.undo()
    with pytest.raises(SamspelError, match="inget att ångra"):
        session.undo()


@pytest.mark.parametrize("saved", [b"", b"[]", b"{", b"\xff", b'{"id": "a b"}', b"[" * 100_000])
def test_what_is_not_a_saved_session_is_refused(saved: bytes) -> None:
    with pytest.raises(SamspelError, match="inget sparat sammanträde"):
        MeetingSession.resume(TOWN, saved)


def test_an_organ_that_is_not_there_is_refused() -> None:
    with pytest.raises(SamspelError, match="Organet kss finns inte"):
        MeetingSession(TOWN, "kss", DAY)
    with pytest.raises(SamspelError, match="Språket fi finns inte"):
        MeetingSession(TOWN, "ks", DAY, language="fi")


def test_many_threads_may_tell_of_one_meeting(session: MeetingSession) -> None:
    def tell(number: int) -> None:
        for n in range(20):
            session.add(Proposed(at=time(13, 5), proposal=Proposal(id=f"{number}-{n}")))
            assert len(session.findings) <= 1

    threads = [threading.Thread(target=tell, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [item] = session.meeting.items or ()
    assert {one.id for one in item.proposals or ()} == {f"{number}-{n}" for number in range(8) for n in range(20)}


def held() -> MeetingSession:
    """A meeting of two hundred events."""
    session = MeetingSession(BOARD_OF_ELEVEN, "ks", DAY)
    for event in two_hundred_events(random.Random(7)):
        session.add(event)
    return session


def test_nobody_holds_a_meeting_that_has_ended() -> None:
    session = MeetingSession(BOARD_OF_ELEVEN, "ks", DAY)
    for event in list(two_hundred_events(random.Random(7)))[:40]:
        session.add(event)
    gone = weakref.ref(session)

    del session
    gc.collect()
    assert gone() is None


@pytest.mark.long
def test_a_meeting_that_has_ended_leaves_no_memory_and_a_live_one_takes_little() -> None:
    """In a process of its own: what other tests leave behind would be counted too."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        left, live = process.submit(taken_by_meetings).result()

    assert left < 10_000
    assert live < 150_000


def taken_by_meetings() -> tuple[int, int]:
    """Bytes that an ended meeting leaves and a live one takes, in all that holds something else: no texts, no numbers."""

    def taken() -> int:
        gc.collect()
        return sum(map(sys.getsizeof, gc.get_objects()))

    held()  # what is read, compiled and remembered once
    before = taken()
    held()
    ended = taken()
    live = held()
    assert live.finished
    return ended - before, taken() - ended


@given(drawn=drawn_events, end=endings)
@settings(deadline=None)
def test_the_findings_of_a_finished_meeting_are_those_of_check(
    rules: Rules, drawn: list[Drawn], end: tuple[int, int, int]
) -> None:
    pack, engine = rules
    session = fed(MeetingSession(TOWN, "ks", DAY, engine=engine), [*events_of(drawn), *ending(*end)])

    assert session.finished
    assert session.findings == checked(session, pack)


@pytest.mark.parametrize("organ", ["kf", "ks", "au"])
@given(drawn=drawn_events, end=endings)
@settings(deadline=None, max_examples=30)
def test_so_it_is_with_the_rules_that_ship(organ: str, drawn: list[Drawn], end: tuple[int, int, int]) -> None:
    session = fed(MeetingSession(TOWN, organ, DAY), [*events_of(drawn), *ending(*end)])

    assert session.finished
    assert session.findings == checked(session)


def assert_as_from_the_beginning(events: Sequence[MeetingEvent], engine: CompiledEngine | None = None) -> None:
    """What is told after each event is what is told of the meeting so far when all of it is judged anew."""
    session = MeetingSession(TOWN, "ks", DAY, engine=engine)
    for event in events:
        fed(session, [event])
        again = MeetingSession.resume(TOWN, session.save(), engine=engine)
        assert (again.meeting, again.events) == (session.meeting, session.events)
        assert again.findings == session.findings


@given(drawn=drawn_events, end=endings, shipped=st.booleans())
@settings(max_examples=10)  # each of them looks at every moment of its meeting
def test_what_is_told_after_each_event_is_what_is_told_from_the_beginning(
    rules: Rules, drawn: list[Drawn], end: tuple[int, int, int], shipped: bool
) -> None:
    assert_as_from_the_beginning([*events_of(drawn), *ending(*end)], None if shipped else rules[1])


@pytest.mark.long
@given(drawn=drawn_events, end=endings, shipped=st.booleans())
@settings(max_examples=500)
def test_so_it_is_in_many_meetings(rules: Rules, drawn: list[Drawn], end: tuple[int, int, int], shipped: bool) -> None:
    assert_as_from_the_beginning([*events_of(drawn), *ending(*end)], None if shipped else rules[1])


MEMBERS = tuple(Attendance(person=one, as_=AttendsAs.MEMBER) for one in PEOPLE[1:5])


def test_whoever_first_leads_in_a_later_item_was_away_in_the_first() -> None:
    chair = Attendance(person="anna", as_=AttendsAs.CHAIR)
    start = (Opened(at=time(13)), Arrived(at=time(13), who=MEMBERS), opened(13, 0, "1"), decided(13, 5), opened(13, 6, "2"))
    session = fed(MeetingSession(TOWN, "ks", DAY), start)

    new = session.add(Arrived(at=time(13, 7), who=(chair,)))

    assert "MOT033@ks/item/1" in keys(new)
    assert_as_from_the_beginning(session.events)


def test_whoever_leaves_between_items_may_not_have_been_there_for_all_of_the_last() -> None:
    vote = Voted(at=time(13, 4), vote=Vote(yes=3, no=0, abstained=0, won=Winner.YES))
    item = (opened(13, 0, "1"), vote, decided(13, 5), ItemClosed(at=time(13, 6)))
    session = fed(MeetingSession(TOWN, "ks", DAY), (Opened(at=time(13)), Arrived(at=time(13), who=MEMBERS), *item))
    before = keys(session.findings)

    session.add(left(13, 7, "bo"))

    assert before != keys(session.findings)
    assert_as_from_the_beginning(session.events)


class _Guarded(Item):
    """An item some of whose facts must not be read."""

    barred: ClassVar[frozenset[str]] = frozenset()

    def __getattribute__(self, name: str) -> Any:
        assert name not in type(self).barred, f"{name} is read"
        return super().__getattribute__(name)


@pytest.mark.parametrize("builder", OF_ITEMS, ids=lambda builder: builder.see.__name__)
@given(drawn=drawn_events, end=endings)
@settings(max_examples=30)
def test_views_of_items_read_nothing_that_they_are_said_not_to_read(
    builder: OfItems, drawn: list[Drawn], end: tuple[int, int, int]
) -> None:
    met = fed(MeetingSession(TOWN, "ks", DAY), [*events_of(drawn), *ending(*end)]).meeting

    class Unread(_Guarded):
        barred = builder.unread

    items = tuple(Unread.model_construct(**dict(item)) for item in met.items or ())
    guarded = MeetingContext(TOWN, met.model_copy(update={"items": items}), DAY)

    assert list(builder.see(guarded)) == list(builder.see(MeetingContext(TOWN, met, DAY)))


@given(drawn=drawn_events, end=endings)
@settings(max_examples=30)
def test_only_the_views_of_the_minutes_look_at_approvals_and_notices(drawn: list[Drawn], end: tuple[int, int, int]) -> None:
    met = fed(MeetingSession(TOWN, "ks", DAY), [*events_of(drawn), *ending(*end)]).meeting
    before = met.model_copy(update={"approved": None, "announced": None})

    def seen(meeting: Meeting) -> list[Sighting]:
        context = MeetingContext(TOWN, meeting, DAY)
        return [*besides_minutes(context), *of_items(context)]

    assert met.approved
    assert seen(met) == seen(before)


@given(drawn=drawn_events)
@settings(deadline=None)
def test_what_is_told_while_the_meeting_goes_on_check_would_tell_too(rules: Rules, drawn: list[Drawn]) -> None:
    pack, engine = rules
    session = fed(MeetingSession(TOWN, "ks", DAY, engine=engine), events_of(drawn))

    assert {one.key for one in session.findings} <= {one.key for one in checked(session, pack)}


@given(drawn=drawn_events)
@settings(deadline=None)
def test_new_findings_are_those_that_were_not_there(rules: Rules, drawn: list[Drawn]) -> None:
    session = MeetingSession(TOWN, "ks", DAY, engine=rules[1])
    for event in events_of(drawn):
        before = {one.key for one in session.findings}
        try:
            new = session.add(event)
        except SamspelError:
            continue
        assert {one.key for one in session.findings} - before <= {one.key for one in new}
        assert all(one in session.findings for one in new)

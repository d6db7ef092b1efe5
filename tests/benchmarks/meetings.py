"""Live meetings: what an event costs, and what memory they take: `python -m tests.benchmarks.meetings [PART] [sessions]`.

Parts: finished (each session ends and goes before the next begins), live (all of them are kept), threads; without a part
all. Every session gets 200 events of a board of 11 with 24 items, no two about the same matter. The rules are those
that ship. Times are CPU time, beside the dictionary of `baseline.py` and a check of the finished meeting in the same run.
"""

from __future__ import annotations

import gc
import random
import sys
import time as clock  # CPU time: other programs take their turns too
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from threading import Thread

from samspel.checks.meeting_session import MeetingSession
from samspel.checks.run import check
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
    Proposed,
    PropositionsPut,
    Reservation,
    Reserved,
    Vote,
    Voted,
    Winner,
)

from .workload import made as load_of

SESSIONS, EVENTS, ITEMS, MEMBERS = 10_000, 200, 24, 11
DAY = date(2026, 3, 10)
PEOPLE = tuple(f"p{n}" for n in range(60))
MATTERS = (
    "Yttrande över detaljplan",
    "Ekonomiskt bistånd",
    "Budget för nästa år",
    "Val av ersättare",
    "Riktlinjer för avgifter",
)
TOWN = Municipality(
    organs=(
        Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL, members=41),
        Organ(id="ks", name="Kommunstyrelsen", kind=OrganKind.BOARD, members=MEMBERS, parent="kf"),
    ),
    people=tuple(Person(id=one, name=f"Person {one}") for one in PEOPLE),
)


def meeting(chance: random.Random) -> Iterator[MeetingEvent]:
    """The events of one meeting, 200 of them."""
    minutes = 13 * 60
    made = 0

    def at() -> time:
        return time(minutes // 60, minutes % 60)

    start: list[MeetingEvent] = [
        Convened(summoned=DAY - timedelta(days=8)),
        Opened(at=at()),
        Arrived(at=at(), who=_roll_call()),
        ApproversChosen(at=at(), people=(PEOPLE[1], PEOPLE[2])),
    ]
    end = 3
    yield from start
    made = len(start)
    each = (EVENTS - end - made) // ITEMS
    for number in range(1, ITEMS + 1):
        last = number == ITEMS
        for event in _item(chance, number, EVENTS - end - made if last else each):
            minutes += chance.randrange(2)
            yield event.model_copy(update={"at": at()})
            made += 1
    yield Closed(at=at())
    yield Approved(approval=Approval(on=DAY + timedelta(days=10)))
    yield Announced(announcement=Announcement(start=DAY + timedelta(days=11), end=DAY + timedelta(days=40)))


def _roll_call() -> tuple[Attendance, ...]:
    chair = Attendance(person=PEOPLE[0], as_=AttendsAs.CHAIR)
    members = tuple(Attendance(person=one, as_=AttendsAs.MEMBER) for one in PEOPLE[1:MEMBERS])
    return (chair, *members, *(Attendance(person=one, as_=AttendsAs.SUBSTITUTE) for one in PEOPLE[MEMBERS : MEMBERS + 4]))


def _item(chance: random.Random, number: int, events: int) -> Iterator[MeetingEvent]:
    """One item in so many events: a member goes out for a conflict and comes back; proposals, a vote, dissents."""
    at, away = time(13), PEOPLE[chance.randrange(3, MEMBERS)]
    voters = [one for one in PEOPLE[:MEMBERS] if one != away]
    ballots = tuple(Ballot(person=one, for_=BallotFor.YES if n < 6 else BallotFor.NO) for n, one in enumerate(voters))
    item = Item(number=str(number), kind=ItemKind.DECISION, matter=f"{chance.choice(MATTERS)} {chance.randrange(10**6)}")
    whole: list[MeetingEvent] = [
        ItemOpened(at=at, item=item),
        ConflictDeclared(at=at, conflict=MeetingConflict(person=away)),
        Left(at=at, person=away),
        Proposed(at=at, proposal=Proposal(id="a", by=(voters[1],))),
        Proposed(at=at, proposal=Proposal(id="b", by=(voters[2],))),
        Voted(at=at, vote=Vote(ballots=ballots, yes=6, no=4, abstained=0, won=Winner.YES)),
        Decided(at=at, decision=ItemDecision(text="Bifall", outcome=ItemOutcome.DECIDED, sent_to=("Förvaltningen",))),
        Arrived(at=at, who=(Attendance(person=away, as_=AttendsAs.MEMBER),)),
    ]
    yield from whole
    if events > len(whole):
        yield PropositionsPut(at=at, words="a mot b")
    for n in range(events - len(whole) - 1):
        yield Reserved(at=at, reservation=Reservation(person=voters[n % len(voters)]))


def one_after_the_other(sessions: int, *, keep: bool) -> None:
    """What an event costs, and what memory the process has, told again and again so that a stopped run says something."""
    chance, kept = random.Random(7), list[MeetingSession]()
    taken = {kind: [0, 0] for kind in (*(event.event for event in meeting(chance)), "all")}
    spread = Counter[int]()  # by tens of microseconds: a list of all of them would grow
    before, started = _memory(), clock.perf_counter()
    every = min(1000, -(-sessions // 10))
    for number in range(1, sessions + 1):
        session = MeetingSession(TOWN, "ks", DAY, id=f"m{number}")
        for event in meeting(chance):
            began = clock.thread_time_ns()
            session.add(event)
            took = clock.thread_time_ns() - began
            spread[took // 10_000] += 1
            for kind in (event.event, "all"):
                taken[kind][0] += 1
                taken[kind][1] += took
        assert session.finished
        if keep:
            kept.append(session)
        if number % every == 0 or number == sessions:
            now = _memory()
            each = f", {(now - before) / number * 1024:.0f} KiB a session" if keep else ""
            so_far = f"{number:6} sessions {'live' if keep else 'finished'}: {now:.0f} MiB, {now - before:+.0f}{each}"
            cpu, wall = taken["all"][1] / 1e3, (clock.perf_counter() - started) * 1e6
            print(
                f"{so_far}; an event {cpu / number / EVENTS:.0f} µs CPU, {wall / number / EVENTS:.0f} wall with its making"
            )
            sys.stdout.flush()
    p50, p99 = _percentile(spread, 0.5), _percentile(spread, 0.99)
    count, sum_ = taken["all"]
    _beside_the_yardsticks(sum_ / count / 1e3)
    print(f"p50 {p50} µs, p99 {p99} µs, slowest {max(spread) / 100:.1f} ms; mean by kind:")
    for kind, (count, sum_) in sorted(taken.items(), key=lambda one: -one[1][1] / one[1][0]):
        print(f"  {kind:20} {sum_ / count / 1e3:8.0f} µs")


def _beside_the_yardsticks(event: float) -> None:
    """Prints what an event costs, in µs, with what a look-up and a check of the whole cost now."""
    load = load_of(500)
    asked = [(one.person or "", str(one.matter), 50_000, str(one.board), one.on) for one in load.requests]
    look_up = _cpu(lambda: [load.baseline.check(*one) for one in asked]) / len(asked) * 1e6
    session = MeetingSession(TOWN, "ks", DAY)
    for one in meeting(random.Random(7)):
        session.add(one)
    town = TOWN.model_copy(update={"meetings": (session.meeting,)})
    whole = _cpu(lambda: check(town, on=DAY)) * 1e6
    print(f"an event: {event:.0f} µs; {event / look_up:.0f} × a look-up ({look_up:.2f} µs)", end=", ")
    print(f"{event / whole:.3f} × a check of the finished meeting ({whole / 1000:.1f} ms)")


def _cpu(work: Callable[[], object]) -> float:
    """Seconds, the least of five runs."""
    taken = []
    for _ in range(5):
        began = clock.process_time()
        work()
        taken.append(clock.process_time() - began)
    return min(taken)


def several_threads(sessions: int) -> None:
    """The same number of sessions by one thread and by four at once, each session with a thread of its own."""

    def run(chance: random.Random, number: int) -> None:
        for _ in range(number):
            session = MeetingSession(TOWN, "ks", DAY)
            for event in meeting(chance):
                session.add(event)
            assert session.finished

    for threads in (1, 4):
        began = clock.process_time()
        started = [Thread(target=run, args=(random.Random(n), sessions // threads)) for n in range(threads)]
        for thread in started:
            thread.start()
        for thread in started:
            thread.join()
        each = (clock.process_time() - began) / (sessions // threads * threads * EVENTS)
        print(f"{threads} threads: {each * 1e6:.0f} µs an event, with the making of the events")


def _percentile(spread: Counter[int], share: float) -> int:
    """The microseconds, to the next ten, that so large a share of the events stayed below."""
    left = share * spread.total()
    for tens, count in sorted(spread.items()):
        left -= count
        if left <= 0:
            return 10 * (tens + 1)
    raise AssertionError("no events")


def _memory() -> float:
    """The memory that the process has now, in MiB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) / 256


def main(part: str, sessions: int) -> None:
    """Runs the sessions and prints."""
    session = MeetingSession(TOWN, "ks", DAY)
    for event in meeting(random.Random(7)):  # what is read and compiled once
        session.add(event)
    print(f"findings of such a meeting: {len(session.findings)}")
    if part in ("finished", "all"):
        one_after_the_other(sessions, keep=False)
    if part in ("live", "all"):
        one_after_the_other(sessions, keep=True)
    if part in ("threads", "all"):
        several_threads(min(sessions, 400))


if __name__ == "__main__":
    said = sys.argv[1:]
    main(
        next((one for one in said if not one.isdigit()), "all"), next((int(one) for one in said if one.isdigit()), SESSIONS)
    )

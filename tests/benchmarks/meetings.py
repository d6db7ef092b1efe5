"""Live meetings: what an event costs, and whether memory is flat: `python -m tests.benchmarks.meetings [sessions [alive]]`.

Every session gets 200 events of a board of 11 with 24 items. The last thousand sessions are kept alive: from then on memory
must not grow. The rules are those that ship.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time as clock  # CPU time: other programs take their turns too
from collections import Counter, deque
from collections.abc import Iterator
from datetime import date, time, timedelta

from samspel.checks.meeting_session import MeetingSession
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

SESSIONS, TOGETHER, EVENTS, ITEMS, MEMBERS = 10_000, 1_000, 200, 24, 11
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
    item = Item(number=str(number), kind=ItemKind.DECISION, matter=f"{chance.choice(MATTERS)} {number}")
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


def main(sessions: int = SESSIONS, together: int = TOGETHER) -> None:
    """Runs the sessions and prints."""
    chance = random.Random(7)
    alive: deque[MeetingSession] = deque([MeetingSession(TOWN, "ks", DAY)], maxlen=together)
    for event in meeting(chance):  # what is read and compiled once
        alive[0].add(event)
    print(f"findings of such a meeting: {len(alive[0].findings)}")
    taken = {kind: [0, 0] for kind in (*(event.event for event in alive[0].events), "all")}
    spread = Counter[int]()  # by tens of microseconds: a list of all of them would grow
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
        alive.append(session)
        if number in (together, sessions) or number % max(1, sessions // 5) == 0:
            gc.collect()
            print(f"after {number:6} sessions, {len(alive)} of them alive: at most {_peak():.0f} MiB so far")
    p50, p99 = _percentile(spread, 0.5), _percentile(spread, 0.99)
    print(f"an event: p50 {p50} µs, p99 {p99} µs, slowest {max(spread) / 100:.1f} ms; mean by kind:")
    for kind, (count, sum_) in sorted(taken.items(), key=lambda one: -one[1][1] / one[1][0]):
        print(f"  {kind:20} {sum_ / count / 1e3:8.0f} µs")


def _percentile(spread: Counter[int], share: float) -> int:
    """The microseconds, to the next ten, that so large a share of the events stayed below."""
    left = share * spread.total()
    for tens, count in sorted(spread.items()):
        left -= count
        if left <= 0:
            return 10 * (tens + 1)
    raise AssertionError("no events")


def _peak() -> float:
    """The most memory that the process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

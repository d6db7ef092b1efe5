"""The dialogue at the terminal: what each line means, what is refused in which words, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.checks.meeting_session import MeetingSession
from samspel.cli.live_meeting import LiveMeeting
from samspel.cli.live_vocabulary import HELP
from samspel.cli.live_words import event_of, verbs
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

from .meeting_rules import installed
from .towns import town

DAY = date(2026, 3, 10)
TWO = time(14)
BOARD = """
organs: [{id: kn, name: Kulturnämnden, kind: board, members: 5}]
roles:
  - {id: ordf, name: Ordförande, side: political, organ: kn, seat: chair}
  - {id: led, name: Ledamot, side: political, organ: kn, seat: member}
  - {id: ers, name: Ersättare, side: political, organ: kn, seat: substitute}
  - {id: chef, name: Kulturchef, side: official}
people:
  - {id: ek, name: Anna Ek, roles: [{role: ordf}]}
  - {id: al, name: Bo Al, roles: [{role: led}]}
  - {id: dal, name: Cia Dal, roles: [{role: led}]}
  - {id: dal2, name: Dan Dal, roles: [{role: ers}]}
  - {id: hed, name: Eva Hed, roles: [{role: chef}]}
  - {id: ny}
"""


def board() -> Municipality:
    return town(BOARD)


def session(*lines: str) -> MeetingSession:
    """A meeting at which it is two o'clock, with one item open and these lines told."""
    made = MeetingSession(board(), "kn", DAY)
    for line in ("öppna 13:00", "närvarande Ek, Al, cia dal, Hed", "§ 1 kl 14:00", *lines):
        made.add(event_of(line, made, board()))
    return made


def who(person: str, as_: AttendsAs, **told: object) -> Attendance:
    return Attendance.model_validate({"person": person, "as": as_, **told})


def decision(text: str) -> ItemDecision:
    return ItemDecision(text=text, outcome=ItemOutcome.DECIDED)


ELECTION = Item(number="7", matter="Val av ersättare", kind=ItemKind.ELECTION)


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("kallad 2026-03-02", Convened(summoned=date(2026, 3, 2))),
        ("tillkännagiven 2026-03-02", Convened(noticed=date(2026, 3, 2))),
        (
            "dagordning 1 Upprop (formalia); § 2. Budget",
            Convened(agenda=(Item(number="1", matter="Upprop", kind=ItemKind.PROCEDURE), Item(number="2", matter="Budget"))),
        ),
        ("öppna 13.05 offentligt", Opened(at=time(13, 5), public=YesNo.YES)),
        (
            "Närvarande Anna Ek, ny (S), dan dal (ersätter Bo Al) (V), Hed (distans) kl 14:05",
            Arrived(
                at=time(14, 5),
                who=(
                    who("ek", AttendsAs.CHAIR),
                    who("ny", AttendsAs.MEMBER, party="S"),
                    who("dal2", AttendsAs.SERVING, serves_for="al", party="V"),
                    who("hed", AttendsAs.OFFICIAL, remote=YesNo.YES),
                ),
            ),
        ),
        ("kommer dal2 14:10", Arrived(at=time(14, 10), who=(who("dal2", AttendsAs.SUBSTITUTE),))),
        ("kommer dal2 (tjänstgörande)", Arrived(at=TWO, who=(who("dal2", AttendsAs.SERVING),))),
        ("lämnar Bo Al 14:10 annat möte", Left(at=time(14, 10), person="al", because="annat möte")),
        ("lämnar al", Left(at=TWO, person="al")),
        ("lämnar Al: jäv", Left(at=TWO, person="al", because="jäv")),
        ("§ 7 Val av ersättare (val)", ItemOpened(at=TWO, item=ELECTION)),
        ("§7 Avtal (två delar) kl. 14.20", ItemOpened(at=time(14, 20), item=Item(number="7", matter="Avtal (två delar)"))),
        ("jäv Al", ConflictDeclared(at=TWO, conflict=MeetingConflict(person="al", own=YesNo.YES))),
        (
            "jäv Al: hans syster söker, ersätts av Dan Dal",
            ConflictDeclared(
                at=TWO,
                conflict=MeetingConflict(person="al", own=YesNo.YES, words="hans syster söker", replaced_by="dal2"),
            ),
        ),
        (
            "yrkande Ek och Al: Avslag på förslaget",
            Proposed(
                at=TWO,
                proposal=Proposal(
                    id="yrkande-1", by=("ek", "al"), kind=ProposalKind.REJECT, words="Avslag på förslaget"
                ),
            ),
        ),
        ("propositionsordning bifall mot avslag", PropositionsPut(at=TWO, words="bifall mot avslag")),
        (
            "votering ja: Ek; nej: Al; avstår: Cia Dal",
            Voted(
                at=TWO,
                vote=Vote(
                    open=YesNo.YES,
                    ballots=(
                        Ballot(person="ek", for_=BallotFor.YES),
                        Ballot(person="al", for_=BallotFor.NO),
                        Ballot(person="dal", for_=BallotFor.ABSTAIN),
                    ),
                    yes=1,
                    no=1,
                    abstained=1,
                    casting=YesNo.NO,
                ),
            ),
        ),
        (
            "votering 6-5-1 sluten",
            Voted(at=TWO, vote=Vote(open=YesNo.NO, yes=6, no=5, abstained=1, won=Winner.YES, casting=YesNo.NO)),
        ),
        ("beslut Bifall. kl 14:30", Decided(at=time(14, 30), decision=decision("Bifall."))),
        ("beslut Nytt möte 15:00", Decided(at=TWO, decision=decision("Nytt möte 15:00"))),
        ("återremittera", Decided(at=TWO, decision=ItemDecision(outcome=ItemOutcome.REFERRED_BACK))),
        ("reservation Cia Dal", Reserved(at=TWO, reservation=Reservation(person="dal"))),
        ("reservation Al § 1: för dyrt", Reserved(at=TWO, item="1", reservation=Reservation(person="al", words="för dyrt"))),
        ("klar 14:40", ItemClosed(at=time(14, 40))),
        ("justerare Al och Cia Dal", ApproversChosen(at=TWO, people=("al", "dal"))),
        ("avsluta kl 16:10", Closed(at=time(16, 10))),
        ("justerat 2026-03-10 § 1", Approved(approval=Approval(on=DAY, items=("1",), at_once=YesNo.YES))),
        ("justerat 2026-03-10 § 1 av Al", Approved(approval=Approval(on=DAY, items=("1",), by=("al",), at_once=YesNo.YES))),
        (
            "anslaget 2026-03-11 till 2026-04-02 §§ 1, 2",
            Announced(
                announcement=Announcement(start=date(2026, 3, 11), end=date(2026, 4, 2), items=("1", "2"))
            ),
        ),
    ],
)  # fmt: skip
def test_a_line_is_an_event(line: str, event: MeetingEvent) -> None:
    assert event_of(line, session(), board()) == event


def test_the_casting_vote_is_that_of_the_chair() -> None:
    """Whoever is named first need not be the one who leads."""
    told = event_of("votering nej: Al; ja: Ek; utslagsröst", session(), board())

    assert isinstance(told, Voted)
    assert (told.vote.won, told.vote.casting) == (Winner.YES, YesNo.YES)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("bselut X", "Menade du beslut?"),
        ("xyzzy", "Skriv hjälp."),
        ("lämnar Dal", "Flera heter så: Cia Dal, Dan Dal"),
        ("lämnar Anna Eek", "Menade du Anna Ek?"),
        ("lämnar", "Skriv vem det gäller"),
        ("klar 25:00", "25:00 är inget klockslag"),
        ("kallad i går", "ÅÅÅÅ-MM-DD"),
        ("anslaget snart", "anslaget 2026-03-21"),
        ("yrkande Ek bifall", "kolon"),
        ("yrkande Ek:", "saknas något"),
        ("votering Ek, Al", "votering 6-5"),
        ("§", "paragrafens nummer"),
        ("närvarande", "saknas något"),
        ("justerat 2026-02-30", "ÅÅÅÅ-MM-DD"),
    ],
)
def test_what_cannot_be_understood_is_told_with_what_to_write(line: str, words: str) -> None:
    with pytest.raises(SamspelError) as told:
        event_of(line, session(), board())

    assert words in str(told.value)


def test_a_time_must_have_been_told() -> None:
    with pytest.raises(SamspelError, match="Ange klockslaget"):
        event_of("öppna", MeetingSession(board(), "kn", DAY), board())


@pytest.fixture(scope="module")
def live() -> Iterator[LiveMeeting]:
    with pytest.MonkeyPatch.context() as patch:
        engine = installed(patch)[1]
        yield LiveMeeting(MeetingSession(board(), "kn", DAY, engine=engine), board(), [Path("namnd.yaml")], DAY)


DIALOGUE = """öppna 13:00
närvarande Ek, Al, Cia Dal
§ 1 Budget
jäv Al

# en anteckning
beslut Ja
ångra
lämnar Al
beslut Ja
frister 2026-03-25
frister i morgon
spara
sluta
öppna 13:00"""


def test_findings_are_told_at_once_and_taken_back(live: LiveMeeting) -> None:
    told = list(live.answers(DIALOGUE.splitlines()))

    assert told == [
        "Noterat kl 13:00.",
        "Noterat kl 13:00.",
        "Noterat kl 13:00.",
        "Noterat kl 13:00.",
        "  FEL § 1: För få beslutar i § 1: 2. (TST001)",
        "    6 kap. 37 § kommunallagen (2017:725). Rätta.",
        "Noterat kl 13:00.",
        "  FEL § 1: En jävig är kvar i § 1. (TST002)",
        "    6 kap. 37 § kommunallagen (2017:725). Rätta.",
        "Det senaste är ångrat.",
        "  Gäller inte längre: § 1: En jävig är kvar i § 1.",
        "Noterat kl 13:00.",
        "Noterat kl 13:00.",
        "  2026-03-24 – FÖR SENT: Protokollet ska vara justerat. 5 kap. 69 § kommunallagen (2017:725); "
        "6 kap. 35 § kommunallagen (2017:725).",
        "? Skriv dagen som ÅÅÅÅ-MM-DD.",
        "? Ange ett filnamn: spara möte.json (går att fortsätta) eller spara möte.yaml (uppgifterna).",
        "Anmärkningar nu: 1 fel.",
    ]


def test_the_help_names_every_word() -> None:
    known = verbs()

    assert {line.split()[0] for line in HELP.splitlines()[:-2]} <= known
    assert {verb for verb in known if verb not in HELP} == set()


@given(st.lists(st.text(max_size=60), max_size=8))
def test_no_line_stops_the_dialogue(lines: list[str]) -> None:
    dialogue = LiveMeeting(session(), board(), [], DAY)
    safe = [line for line in lines if not line.strip().casefold().startswith("spara")]

    assert list(dialogue.answers(safe))[-1].startswith("Anmärkningar nu: ")

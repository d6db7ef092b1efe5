"""What is seen of an item of the minutes: how it ended, what it rested on, who could vote, and what each one named did."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samspel.checks.item_participant_views import item_participant_sightings
from samspel.checks.item_views import item_sightings
from samspel.checks.meeting_context import meeting_contexts
from samspel.checks.vote_views import vote_sightings
from samspel.model import NONE
from samspel.rules.view import Sighting

from .towns import town

TOWN = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: kf-ber, name: Demokratiberedningen, kind: preparation, parent: kf}
  - {id: ks, name: Kommunstyrelsen, kind: board, parent: kf}
  - {id: ks-au, name: Arbetsutskottet, kind: committee, parent: ks}
  - {id: ks-ber, name: Styrelsens beredning, kind: preparation, parent: ks}
  - {id: sn, name: Socialnämnden, kind: board, parent: kf, members: 5}
  - {id: tn, name: Tekniska nämnden, kind: board, parent: kf}
  - {id: ofn, name: Överförmyndarnämnden, kind: board, parent: kf}
units: [{id: klk, name: Kommunledningskontoret, serves: [ks]}]
roles: [{id: tn-led, name: Ledamot, side: political, organ: tn, seat: member}]
people:
  - {id: a}
  - {id: b, name: B. Alm (Y), roles: [{role: tn-led, from: 2023-01-01}], bindings: [{kind: maka, of: Bygg-Lisa AB}]}
  - {id: c}
  - {id: d}
  - {id: t}
cases: [{number: SN 2026-1, board: sn, parties: [{name: Bygg-Lisa AB}]}]
"""
FOUR = "[{person: a, as: chair}, {person: b, as: member}, {person: c, as: serving}, {person: d, as: substitute}]"


def seen(items: str, *, organ: str = "sn", attendance: str | None = FOUR, more: str = "") -> list[Sighting]:
    """Every sighting of the items of one meeting on 2026-03-10."""
    there = f"attendance: {attendance}, " if attendance else ""
    meeting = f"meetings: [{{id: m, organ: {organ}, on: 2026-03-10, {there}items: [{items}]}}]\n{more}"
    [context] = meeting_contexts(town(TOWN, meeting), date(2026, 6, 1))
    return [*item_sightings(context), *vote_sightings(context), *item_participant_sightings(context)]


def look(one: Sighting) -> Any:
    """The view, of whatever kind it is."""
    return one.view


def views(kind: str, items: str, **more: Any) -> list[Any]:
    """The views of one kind."""
    return [one.view for one in seen(items, **more) if one.kind == kind]


def of_item(words: str, **more: Any) -> Any:
    """The view of the one item, number 7, of which `words` is the record."""
    return views("item", f"{{number: '7', {words}}}", **more)[0]


def of_vote(words: str, item: str = "", **more: Any) -> Any:
    """The view of the one vote of an item."""
    return views("vote", f"{{number: '7', votes: [{{{words}}}], {item}}}", **more)[0]


def of_person(person: str, words: str, **more: Any) -> Any:
    """The view of somebody named in the one item."""
    found = seen(f"{{number: '7', {words}}}", **more)
    return next(one.view for one in found if one.kind == "item_participant" and one.part == person)


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("none", NONE),
        ("{outcome: tabled, text: Nämnden antar planen}", "tabled"),
        ("{text: Ärendet återremitteras till förvaltningen}", "referred_back"),
        ("{text: Ärendet bordläggs}", "tabled"),
        ("{text: Nämnden beslutar att lägga informationen till handlingarna}", "noted"),
        ("{text: Informationen läggs till handlingarna och förvaltningen får i uppdrag att utreda saken}", "decided"),
        ("{text: Planen antas}", "decided"),
        ("{owner: förvaltningen}", None),
    ],
)
def test_how_an_item_ended(decision: str, outcome: object) -> None:
    assert of_item(f"decision: {decision}").outcome == outcome


def test_an_outcome_read_from_words_is_presumed_and_a_recorded_one_is_not() -> None:
    by_words, recorded = (seen(f"{{number: '7', decision: {one}}}")[0] for one in ("{text: Antas}", "{outcome: decided}"))

    assert (by_words.presumed, recorded.presumed) == (frozenset({"outcome"}), frozenset())


@pytest.mark.parametrize(
    ("proposals", "written", "count"),
    [
        ("[]", "Antas", 0),
        ("[{id: p1, kind: approve}]", "Antas", 1),
        ("[{id: p1, kind: reject}]", "Antas", 2),
        ("[{id: p1, kind: reject}]", "none", 1),
        ("[{id: p1, kind: approve}, {id: p2, kind: approve}]", "Antas", 1),
        ("[{id: p1, kind: amend, words: till 18}, {id: p2, kind: amend, words: Till 18}]", "none", 1),
        ("[{id: p1, kind: amend, words: till 18}, {id: p2, kind: amend, words: till 17}]", "none", 2),
        ("[{id: p1}, {id: p2}]", "none", 2),
        ("[{id: p1, kind: approve}, {id: p2, kind: reject, withdrawn: yes}]", "none", 1),
        ("[{id: p1, kind: reject, withdrawn: yes}]", "Antas", 0),
    ],
)
def test_proposals_against_each_other_are_counted_once_each(proposals: str, written: str, count: int) -> None:
    assert of_item(f"proposals: {proposals}, proposed_decision: {written}").proposals == count


@pytest.mark.parametrize(
    ("prepared_by", "expected"),
    [
        ("[]", NONE),
        ("[klk]", "other"),
        ("[ks-au]", "other"),
        ("[ks-ber]", "other"),
        ("[kf-ber]", "council_committee"),
        ("[kf-ber, klk, tn]", "board"),
    ],
)
def test_who_prepared(prepared_by: str, expected: object) -> None:
    assert of_item(f"prepared_by: {prepared_by}", organ="kf").prepared == expected


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("prepared_by: [ks]", True),
        ("prepared_by: [tn]", None),
        ("prepared_by: [ks-au]", None),
        ("prepared_by: [tn], executive_board_heard: no", False),
        ("executive_board_heard: yes", True),
    ],
)
def test_whether_the_executive_board_had_its_say(words: str, heard: bool | None) -> None:
    assert of_item(words, organ="kf").executive_board is heard


@pytest.mark.parametrize(
    ("words", "exempt"),
    [
        ("kind: election", "election"),
        ("kind: discharge", "audit"),
        ("kind: decision, matter: Extra val till fullmäktige", "extra_election"),
        ("kind: decision, matter: Antal ledamöter i nämnden", "term"),
        ("kind: motion, decision: {text: Motionen överlämnas till styrelsen}", "passed_on"),
        ("kind: decision, decision: {text: Nycklarna överlämnas till föreningen}", NONE),
        ("kind: decision, decision: {text: Ärendet lämnas till styrelsen för beredning}", "passed_on"),
        ("kind: decision, matter: Taxa", NONE),
    ],
)
def test_exceptions_from_the_duty_to_prepare(words: str, exempt: object) -> None:
    assert of_item(words, organ="kf").exempt == exempt


@pytest.mark.parametrize(
    ("words", "agreed"),
    [
        ("added_by_all: yes", True),
        ("added_by_all: no", False),
        ("votes: [{yes: 3, no: 1}]", False),
        ("votes: [{yes: 3, no: 0}]", None),
        ("reservations: [{person: a}]", False),
        ("kind: decision", None),
    ],
)
def test_whether_all_agreed(words: str, agreed: bool | None) -> None:
    assert of_item(words).all_agreed is agreed


def test_documents_are_held_against_the_last_day_of_the_meeting() -> None:
    late = of_item("documents: [{name: x, dated: 2026-03-12}, {name: y, dated: 2026-03-01, sent: 2026-03-09}, {name: z}]")

    assert (late.documents, late.document_days_after, late.handed_out) == (3, 2, False)
    assert of_item("documents: [{name: x, sent: 2026-03-10}]").handed_out
    assert of_item("documents: [{name: x, sent: none}]").document_days_after is NONE
    assert of_item("kind: decision").documents is None


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("proposals: [{id: p, by: [b], kind: refer_back}]", True),  # one of three
        ("proposals: [{id: p, by: [d], kind: refer_back}]", False),  # a substitute who does not serve
        ("proposals: [{id: p, by: [b], kind: refer_back, withdrawn: yes}]", NONE),
        ("proposals: [{id: p, kind: table}]", None),
        ("proposals: [{id: p, kind: table}], votes: [{yes: 3, no: 0, no_is: Bordläggning}]", False),
        ("votes: [{yes: 2, no: 1, yes_is: Avgöra i dag, no_is: Återremiss}]", True),
        ("votes: [{yes: 1, no: 2, yes_is: Återremittera, no_is: Avgöra i dag}]", True),
        ("votes: [{yes: 2, no: 1, yes_is: Bifall, no_is: Avslag}]", NONE),
        ("votes: [{yes: 2, no: 1, yes_is: Bordläggning, no_is: Återremiss}]", NONE),  # both put it off
    ],
)
def test_whether_a_third_wanted_it_put_off(words: str, asked: object) -> None:
    assert of_item(words, organ="kf").minority_asked is asked


def test_a_third_of_an_unknown_number_is_unknown() -> None:
    item = "proposals: [{id: p, by: [b], kind: refer_back}]"

    assert of_item(item, organ="kf", attendance=None).minority_asked is None


def test_silence_about_dispatch_counts_where_other_items_tell_it() -> None:
    decided = "decision: {outcome: decided}"
    told = "decision: {outcome: decided, sent_to: [Ekonomi]}"
    alone = views("item", f"{{number: '6', {decided}}}")
    beside = views("item", f"{{number: '6', {told}}}, {{number: '7', {decided}}}, {{number: '8', decision: none}}")

    assert [one.sent for one in alone] == [None]
    assert [one.sent for one in beside] == [True, False, NONE]


@pytest.mark.parametrize(
    ("vote", "item", "over", "missing"),
    [
        ("yes: 2, no: 1", "", 0, 0),
        ("yes: 3, no: 1", "", 1, 0),
        ("yes: 1, no: 1", "", 0, 1),
        ("yes: 1, no: 1, abstained: 1", "", 0, 0),
        ("yes: 1, no: 1", "abstained: [c]", 0, 0),
        ("yes: 2, no: 1", "conflicts: [{person: b, replaced_by: d}]", 0, 0),
        ("yes: 2, no: 1", "conflicts: [{person: b, replaced_by: none}]", 1, 0),
        ("yes: 2, no: 1", "conflicts: [{person: b}]", 0, 0),  # the substitute may have stepped in
        ("yes: 1, no: 1", "conflicts: [{person: b}]", 0, 0),
        ("yes: 2, no: 1", "conflicts: [{person: b, own: no}]", 0, 0),  # claimed by others, and not ruled on
        ("yes: 1, no: 1", "conflicts: [{person: b, own: no}]", 0, 0),
        ("ballots: [{person: a, for: yes}, {person: b, for: yes}, {person: c, for: no}, {person: t, for: no}]", "", 0, 0),
        ("ballots: [{person: a, for: yes}, {person: a, for: yes}, {person: b, for: no}, {person: c, for: no}]", "", 1, 0),
        ("won: yes", "", None, None),
    ],
)
def test_votes_held_against_voters(vote: str, item: str, over: int | None, missing: int | None) -> None:
    view = of_vote(vote, item)

    assert (view.votes_over, view.votes_missing) == (over, missing)


def test_nothing_is_held_against_an_unknown_attendance() -> None:
    view = of_vote("yes: 40, no: 1", attendance=None)

    assert (view.votes_over, view.votes_missing) == (None, None)


@pytest.mark.parametrize(
    ("c_row", "missing"),
    [
        ("{person: c, as: member}", 1),
        ("{person: c, as: member, first_item: '7'}", 0),  # came during the item
        ("{person: c, as: member, first_item: '6'}", 1),
        ("{person: c, as: member, last_item: '7'}", 0),
        ("{person: c, as: member, last_item: '8'}", 1),
        ("{person: c, as: member, from: '13:10'}", 0),
        ("{person: c, as: member, from: '12:59'}", 1),
        ("{person: c, as: member, to: '13:10'}", 0),
        ("{person: c, as: member, to: '13:30'}", 1),
    ],
)
def test_who_came_or_left_during_the_item_may_have_missed_the_vote(c_row: str, missing: int) -> None:
    items = "{number: '6'}, {number: '7', opened: '13:00', closed: '13:30', votes: [{yes: 1, no: 1}]}, {number: '8'}"
    [vote] = views("vote", items, attendance=f"[{{person: a, as: chair}}, {{person: b, as: member}}, {c_row}]")

    assert vote.votes_missing == missing


@pytest.mark.parametrize(
    ("vote", "differs"),
    [
        ("yes: 1, no: 1, ballots: [{person: a, for: yes}, {person: b, for: no}]", False),
        ("yes: 2, no: 0, ballots: [{person: a, for: yes}, {person: b, for: no}]", True),
        ("yes: 9, no: 1, ballots: [{person: b, for: no}]", False),  # the list names those who lost
        ("ballots: [{person: b, for: no}]", NONE),
        ("yes: 9", NONE),
    ],
)
def test_the_list_held_against_the_numbers(vote: str, differs: object) -> None:
    assert of_vote(vote).list_differs is differs


@pytest.mark.parametrize(
    ("vote", "lost"),
    [
        ("yes: 3, no: 2, won: yes", False),
        ("yes: 3, no: 2, won: no", True),
        ("yes: 2, no: 3, won: yes", True),
        ("yes: 2, no: 2, won: yes", False),
        ("yes: 2, no: 3", None),
        ("ballots: [{person: a, for: yes}, {person: b, for: abstain}], won: no", True),
    ],
)
def test_who_won(vote: str, lost: bool | None) -> None:
    assert of_vote(vote).majority_lost is lost


@pytest.mark.parametrize(
    ("item", "election"),
    [
        ("kind: election", True),
        ("kind: decision, matter: Val av ledamot i bolagets styrelse", True),
        ("kind: decision, matter: Anställning av skolchef", True),
        ("kind: decision, matter: Val mellan två vägar", False),
        ("kind: decision", None),
    ],
)
def test_elections_are_known_by_kind_and_words(item: str, election: bool | None) -> None:
    assert of_vote("yes: 1, no: 1", item).election is election


def test_votes_of_one_item_are_told_apart() -> None:
    found = [one for one in seen("{number: '7', votes: [{yes: 1, no: 2}, {yes: 2, no: 1}]}") if one.kind == "vote"]

    assert [(one.about, one.row, one.part) for one in found] == [
        ("meeting/m/item/7", "§ 7", "omröstning 1"),
        ("meeting/m/item/7", "§ 7", "omröstning 2"),
    ]
    assert found[0].words["counts"] == ("1 ja, 2 nej", "1 yes, 2 no")


def test_what_each_one_did() -> None:
    words = (
        "proposals: [{id: p, by: [a, b]}], votes: [{ballots: [{person: a, for: yes}, {person: b, for: abstain}]}], "
        "abstained: [c], contributions: [{person: t, act: informs}], reservations: [{person: b}], conflicts: [{person: d}]"
    )
    did = {one.part: set(look(one).did) for one in seen(f"{{number: '7', {words}}}") if one.kind == "item_participant"}

    assert did == {
        "a": {"proposed", "voted"},
        "b": {"proposed", "abstained", "reserved"},
        "c": {"sat_out"},
        "d": set(),
        "t": {"spoke"},
    }


@pytest.mark.parametrize(
    ("person", "item", "capacity", "decides"),
    [
        ("a", "", "chair", True),
        ("c", "", "serving", True),
        ("d", "", "substitute", False),
        ("d", "conflicts: [{person: b, replaced_by: d}]", "substitute", True),
        ("d", "conflicts: [{person: b}]", "substitute", None),
        ("d", "conflicts: [{person: b, replaced_by: none}]", "substitute", False),
        ("b", "conflicts: [{person: b}]", "member", False),
        ("b", "conflicts: [{person: b, ruled: no}]", "member", True),
        ("t", "", NONE, False),
    ],
)
def test_who_could_decide(person: str, item: str, capacity: object, decides: bool | None) -> None:
    view = of_person(person, f"reservations: [{{person: {person}}}], {item}")

    assert (view.capacity, view.decides) == (capacity, decides)


def test_a_substitute_who_began_to_serve_counts_as_serving_in_the_item_where_that_happened() -> None:
    rows = "[{person: a, as: chair}, {person: d, as: substitute, last_item: '7'}, {person: d, as: serving, first_item: '7'}]"

    assert of_person("d", "reservations: [{person: d}]", attendance=rows).capacity == "serving"


@pytest.mark.parametrize(
    ("conflict", "disqualified", "claim", "present"),
    [
        ("own: yes", True, NONE, None),
        ("own: yes, ruled: no", False, NONE, None),
        ("own: no", None, None, None),
        ("own: no, ruled: none", None, "undecided", None),
        ("own: no, ruled: yes, left_room: yes", True, "ruled", False),
        ("left_room: no", True, NONE, True),
    ],
)
def test_what_a_conflict_came_to(conflict: str, disqualified: object, claim: object, present: object) -> None:
    view = of_person("b", f"conflicts: [{{person: b, {conflict}}}]")

    assert (view.disqualified, view.claim, view.present) == (disqualified, claim, present)


def test_the_last_note_of_a_conflict_counts() -> None:
    assert of_person("b", "conflicts: [{person: b, own: no}, {person: b, own: no, ruled: no}]").disqualified is False


def test_ties_are_sought_among_those_who_were_there_and_by_the_case() -> None:
    tied = [one for one in seen("{number: '7', case: SN 2026-1}, {number: '8', case: SN 2026-2}") if one.part]

    assert [(one.about, one.part, look(one).ties) for one in tied] == [("meeting/m/item/7", "b", {"close"})]
    assert tied[0].words["person"] == "B. Alm (Y)"
    assert not [one for one in seen("{number: '7', case: SN 2026-1}", attendance="[{person: a, as: chair}]") if one.part]


@pytest.mark.parametrize(
    ("decision", "known"),
    [
        ("organ: sn, on: 2026-03-10, case: SN 2026-1, participants: [{person: b, as: decided}]", True),
        ("organ: sn, on: 2026-03-10, case: SN 2026-1, participants: [{person: a, as: decided}]", False),
        ("organ: sn, on: 2026-03-09, case: SN 2026-1, participants: [{person: b, as: decided}]", False),
        ("organ: sn, on: 2026-03-10, case: SN 2026-2, participants: [{person: b, as: decided}]", False),
        ("organ: tn, on: 2026-03-10, case: SN 2026-1, participants: [{person: b, as: decided}]", False),
    ],
)
def test_whether_the_decision_is_also_known_by_itself(decision: str, known: bool) -> None:
    more = f"decisions: [{{id: D, {decision}}}]"

    assert of_person("b", "case: SN 2026-1", more=more).decision_known is known


@pytest.mark.parametrize(
    ("item", "accountable"),
    [
        ("kind: discharge, matter: Ansvarsfrihet för 2025", True),
        ("kind: discharge, matter: Tekniska nämndens ansvarsfrihet", True),
        ("kind: discharge, matter: Ansvarsfrihet för socialnämnden", False),
        ("kind: decision, matter: Taxa för tekniska nämnden", False),
    ],
)
def test_who_is_accountable(item: str, accountable: bool) -> None:
    assert of_person("b", f"{item}, reservations: [{{person: b}}]", organ="kf").accountable is accountable


@pytest.mark.parametrize(
    ("item", "took_side"),
    [
        ("votes: [{ballots: [{person: b, for: yes}]}]", NONE),
        ("votes: [{ballots: [{person: b, for: abstain}]}]", False),
        ("votes: [{ballots: [{person: b, for: abstain}]}, {ballots: [{person: b, for: no}]}]", True),
        ("abstained: [b], proposals: [{id: p1, kind: approve}, {id: p2, kind: reject}]", False),
        ("abstained: [b], proposals: [{id: p1, kind: approve}, {id: p2, kind: reject}, {id: p3, kind: refer_back}]", None),
    ],
)
def test_whether_somebody_who_abstained_took_a_side(item: str, took_side: object) -> None:
    assert of_person("b", item).took_side is took_side


def test_a_board_of_guardians_votes_by_another_act() -> None:
    assert (of_vote("yes: 1", organ="ofn").regime, of_vote("yes: 1").regime) == ("guardianship", "municipal_act")

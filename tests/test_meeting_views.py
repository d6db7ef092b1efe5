"""Who was there, how many were enough, and what the minutes show of approval and reports."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.checks.run import check
from samspel.errors import UnreadableInput
from samspel.model import NONE
from samspel.rules import shipped_packs
from samspel.rules.meeting_views import AttendanceView, MeetingView, PresenceView
from samspel.rules.minutes_views import DelegationReportView, MinutesView

from .meetings import ORGANS, codes, findings, meeting, views
from .towns import town

ITEMS = 'items: [{number: "1", kind: decision}, {number: "2", kind: decision}, {number: "3", kind: decision}]'
BES = tuple(pack for pack in shipped_packs() if pack.name in ("beslut/anmalan", "mote/protokoll"))


def attendance(*people: str) -> str:
    return f"attendance: [{', '.join(f'{{{one}}}' for one in people)}]"


def members(count: int) -> list[str]:
    """The first `count` of the people, the first of them in the chair."""
    return [f"person: {one}, as: {'member' if place else 'chair'}" for place, one in enumerate("abcdefg"[:count])]


def presence(body: str, organ: str = "n") -> list[PresenceView]:
    return [view for view in views(meeting(body, organ=organ), "presence") if isinstance(view, PresenceView)]


def who(body: str, number: int) -> AttendanceView:
    view = views(meeting(body), "attendance")[number]
    assert isinstance(view, AttendanceView)
    return view


@pytest.mark.parametrize("organ", ["kf", "n"])
@pytest.mark.parametrize("size", range(1, 8))
def test_more_than_half_is_enough_and_half_is_not(organ: str, size: int) -> None:
    for there in range(1, size + 1):
        people = "people: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}, {id: g}]"
        kinds = (("kf", "council"), ("n", "board"))
        organs = f"organs: [{', '.join(f'{{id: {one}, name: X, kind: {kind}, members: {size}}}' for one, kind in kinds)}]"
        met = f"meetings: [{{id: m, organ: {organ}, on: 2026-03-10, {attendance(*members(there))}, {ITEMS}}}]"

        assert ("MOT010" in codes(town(f"{organs}\n{people}\n{met}"))) == (2 * there <= size)


def test_the_council_alone_may_go_on_when_disqualification_makes_it_too_small() -> None:
    disqualified = ITEMS.replace('"2", kind: decision', '"2", kind: decision, conflicts: [{person: c}]')
    body = f"{attendance(*members(3))}, {disqualified}"

    assert "MOT013" not in codes(meeting(body, organ="kf"))
    assert {one.row for one in findings(meeting(body)) if one.code == "MOT013"} == {"§ 2"}


@pytest.mark.parametrize(("organ", "told"), [("kf", set()), ("n", {"§ 1"})])
def test_disqualification_in_the_only_item(organ: str, told: set[str]) -> None:
    only = 'items: [{number: "1", kind: decision, conflicts: [{person: c}]}]'
    found = findings(meeting(f"{attendance(*members(3))}, {only}", organ=organ))

    assert {one.row for one in found if one.code in ("MOT010", "MOT013")} == told


def test_those_who_were_not_at_the_meeting_at_all_are_no_relief() -> None:
    disqualified = ITEMS.replace('"2", kind: decision', '"2", kind: decision, conflicts: [{person: g}, {person: c}]')
    left = [*members(2), "person: c, as: member", "person: d, as: member, last_item: '1'"]

    second = presence(f"{attendance(*left)}, {disqualified}", "kf")[1]
    assert (second.lacks, second.lacks_all_the_same) == (1, 0)


@given(st.integers(3, 5), st.sampled_from(["official", "auditor", "other", "substitute", "other_elected"]))
def test_those_who_do_not_decide_change_nothing(there: int, capacity: str) -> None:
    alone = f"{attendance(*members(there))}, {ITEMS}"
    beside = f"{attendance(*members(there), f'person: g, as: {capacity}')}, {ITEMS}"

    assert codes(meeting(alone)) == codes(meeting(beside)) == set()


def test_what_is_not_recorded_is_not_known() -> None:
    [one] = views(meeting(""), "meeting")
    assert isinstance(one, MeetingView)

    assert (one.notice_days, one.summons_days, one.wanted_days, one.lacks) == (None, None, NONE, None)
    assert (one.remote_allowed, one.public, one.public_allowed, one.attendance_known) == (None, None, None, False)
    assert codes(meeting("")) == set()


def test_nobody_is_missing_before_anything_is_handled() -> None:
    assert codes(meeting(attendance(*members(1)))) == codes(meeting(f"{attendance(*members(1))}, items: []")) == set()


def test_standing_orders_that_say_nothing_are_read_and_substitutes_must_exist() -> None:
    given = meeting("", beside="standing_orders: [{organ: n, summons_days: none, quorum: none, substitutes: [f, g]}]")

    assert (given.standing_orders[0].summons_days, given.standing_orders[0].quorum) == (NONE, NONE)
    with pytest.raises(UnreadableInput, match="substitutes: z"):
        meeting("", beside="standing_orders: [{organ: n, substitutes: [f, z]}]")


def test_forty_items_of_a_board_of_unknown_size_give_one_question() -> None:
    items = ", ".join(f'{{number: "{number}", kind: decision}}' for number in range(1, 41))
    met = f"meetings: [{{id: m, organ: x, on: 2026-03-10, {attendance(*members(3))}, items: [{items}]}}]"
    given = town(f"organs: [{{id: x, name: X, kind: board}}]\npeople: [{{id: a}}, {{id: b}}, {{id: c}}]\n{met}")

    assert [one.code for one in findings(given, date(2026, 3, 11))] == ["MOT010"]


@pytest.mark.parametrize(
    ("people", "held"),
    [
        (["person: c, as: member", "person: f, as: serving, serves_for: c"], "member"),
        (["person: c, as: member, last_item: '1'", "person: f, as: serving, serves_for: c, first_item: '2'"], NONE),
        (["person: c, as: member, last_item: '2'", "person: f, as: serving, serves_for: c, first_item: '2'"], NONE),
        (["person: c, as: member, last_item: '2'", "person: f, as: serving, serves_for: c, first_item: '1'"], "member"),
        (["person: c, as: member, to: 14.10", "person: f, as: serving, serves_for: c, from: 14.10"], NONE),
        (["person: f, as: serving, serves_for: c", "person: g, as: serving, serves_for: c"], "substitute"),
        (["person: f, as: serving", "person: g, as: serving"], NONE),
    ],
)
def test_whose_place_a_substitute_took(people: list[str], held: object) -> None:
    body = f"{attendance(*members(2), *people)}, {ITEMS}"

    assert who(body, [one.partition(",")[0] for one in [*members(2), *people]].index("person: f")).seat_held_by == held


@pytest.mark.parametrize(
    ("parts", "came_back", "why"),
    [
        (["to: 14.00, left_because: jäv", "from: 14.30"], True, "conflict"),
        (["to: 14.00, left_because: läkarbesök", "from: 14.30"], True, "other"),
        (["to: 14.00", "from: 14.30"], True, None),
        (["to: 14.00, left_because: läkarbesök"], False, NONE),
        (["last_item: '1'", "first_item: '2'"], False, NONE),  # another row of the list, no time away
        (["last_item: '1'", "first_item: '3'"], True, None),
    ],
)
def test_why_somebody_left_who_came_back(parts: list[str], came_back: bool, why: object) -> None:
    body = f"{attendance(*members(2), *(f'person: c, as: member, {part}' for part in parts))}, {ITEMS}"

    seen = who(body, 2)
    assert (seen.came_back, seen.left_for) == (came_back, why)


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (["1", "2", "3"], NONE),
        (["45/2026", "46/2026"], NONE),
        (["KS 7", "KS 8"], NONE),
        (["7", "7a", "8"], NONE),
        (["1", "3"], "gap"),
        (["2", "1"], "backwards"),
        (["1", "x"], None),
        ([], NONE),
    ],
)
def test_numbers_that_follow_each_other(numbers: list[str], wrong: object) -> None:
    items = ", ".join(f'{{number: "{number}"}}' for number in numbers)
    [view] = views(meeting(f"items: [{items}]"), "minutes")
    assert isinstance(view, MinutesView)

    assert view.numbering == wrong


def test_an_immediate_approval_takes_in_its_paragraphs_and_the_other_one_the_rest() -> None:
    at_once = 'approved: [{on: 2026-03-10, items: ["2"], at_once: yes}, {on: 2026-03-17}]'
    notices = 'announced: [{from: 2026-03-11, items: ["2"]}, {from: 2026-03-18, items: ["1", "3"]}]'

    assert codes(meeting(f"{attendance(*members(5))}, {ITEMS}, {at_once}, {notices}")) == set()


DECISIONS = """
roles: [{id: ordf, name: Ordförande, side: political, organ: n, seat: chair}]
decisions: [{id: B-1, role: ordf, on: 2026-02-20, matter: Yttrande, urgency: Kort svarstid}]
"""


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ('[{number: "1", kind: delegation_report, reported: {decisions: [B-1]}}]', set()),
        ('[{number: "1", kind: delegation_report, reported: {decisions: []}}]', {"BES027"}),
        ('[{number: "1", kind: delegation_report, reported: none}]', {"BES027"}),
        ('[{number: "1", kind: decision}]', {"BES027"}),  # nothing was reported at the meeting
        ('[{number: "1", kind: delegation_report, reported: {count: 0, urgent: none}}]', {"MOT049"}),
        ('[{number: "1", kind: delegation_report, reported: {count: 1, urgent: 1, attached: yes}}]', set()),
    ],
)
def test_an_urgent_decision_is_reported_at_the_next_meeting_and_told_of_once(items: str, told: set[str]) -> None:
    given = meeting(f"items: {items}", beside=DECISIONS)

    report = check(given, on=date(2026, 3, 11), packs=BES)
    assert {one.code for one in report.findings if one.verdict.value == "breach"} == told


def test_a_report_at_the_meeting_after_the_next_is_too_late() -> None:
    listed = '{number: "1", kind: delegation_report, reported: {decisions: [B-1]}}'
    first = "{id: f, organ: n, on: 2026-03-01, items: [{number: '1', kind: decision}]}"
    last = f"{{id: m, organ: n, on: 2026-03-10, items: [{listed}]}}"
    given = town(ORGANS, f"meetings: [{first}, {last}]", DECISIONS)

    report = check(given, on=date(2026, 4, 1), packs=BES)
    assert {one.code for one in report.findings if one.verdict.value == "breach"} == {"BES027"}


def test_the_minutes_of_another_organ_are_no_report() -> None:
    listed = '{number: "1", kind: delegation_report, reported: {decisions: [B-1]}}'
    other = f"{{id: f, organ: kf, on: 2026-03-01, items: [{listed}]}}"
    given = town(ORGANS, f"meetings: [{other}, {{id: m, organ: n, on: 2026-03-10, items: []}}]", DECISIONS)

    report = check(given, on=date(2026, 4, 1), packs=BES)
    assert {one.code for one in report.findings if one.verdict.value == "breach"} == {"BES027"}


@pytest.mark.parametrize(
    ("reported", "over_log", "shown"),
    [
        ("{count: 1, attached: yes}", 0, True),
        ("{count: 2, attached: yes}", None, True),  # when the board last met is not known
        ("{count: 2}", None, None),
        ("{count: 1, attached: no}", 0, False),
        ("{attached: yes}", NONE, True),
    ],
)
def test_the_number_reported_is_held_against_the_log(reported: str, over_log: object, shown: object) -> None:
    body = f'items: [{{number: "1", kind: delegation_report, reported: {reported}}}]'
    [view] = views(meeting(body, beside=DECISIONS), "delegation_report")
    assert isinstance(view, DelegationReportView)

    assert (view.count_over_log, view.shown) == (over_log, shown)

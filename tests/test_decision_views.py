"""What a decision shows of who took it and by what power: on realistic records, edge by edge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from samspel.checks.decision_context import decision_contexts
from samspel.checks.decision_views import decision_sightings
from samspel.checks.run import check
from samspel.model import NONE, Municipality
from samspel.rules import shipped_packs
from samspel.rules.power_views import DecisionView
from samspel.rules.view import Sighting

from .towns import facts, town

TOWN = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: ks, name: Kommunstyrelsen, kind: board, parent: kf, members: 11}
  - {id: bun, name: Barn- och utbildningsnämnden, kind: board, parent: kf, members: 11}
  - {id: bun-au, name: Barn- och utbildningsnämndens utskott, kind: committee, parent: bun}
  - {id: ofn, name: Överförmyndarnämnden, kind: board, parent: kf}
units:
  - {id: buf, name: Barn- och utbildningsförvaltningen, serves: [bun]}
  - {id: klk, name: Kommunledningskontoret, serves: [ks, ofn]}
roles:
  - {id: ordf, name: Nämndens ordförande, side: political, organ: bun, seat: chair}
  - {id: vice, name: Nämndens vice ordförande, side: political, organ: bun, seat: vice_chair}
  - {id: au-led, name: Ledamot i utskottet, side: political, organ: bun-au, seat: member}
  - {id: ks-ordf, name: Kommunstyrelsens ordförande, side: political, organ: ks, seat: chair}
  - {id: chef, name: Skolchef, side: official, unit: buf, heads: buf}
  - {id: handl, name: Utbildningshandläggare, side: official, unit: buf, heads: none, reports_to: [chef]}
  - {id: rektor, name: Rektor, side: official, unit: buf, heads: none, reports_to: [chef]}
  - {id: dir, name: Kommundirektör, side: official, unit: klk, heads: klk}
  - {id: robot, name: Beslutsfunktion, side: automated}
people:
  - {id: a1, roles: [{role: handl, from: 2024-01-01}]}
  - {id: b1, roles: [{role: handl, from: 2024-01-01}, {role: vice, from: 2023-01-01}]}
  - {id: c1, roles: [{role: ordf, from: 2023-01-01}]}
  - {id: d1}
orders:
  - id: bun-2023
    organ: bun
    in_force: {from: 2023-01-01, to: 2025-12-31}
    rows:
      - {id: r9, number: "9.9", matter: Läromedel, delegates: [{role: handl}], limit: none}
  - id: bun-2026
    organ: bun
    in_force: {from: 2026-01-01}
    clauses: [{kind: report, at: next_meeting}]
    rows:
      - {id: s1, number: "1.1", matter: Skolskjuts, matter_type: BUN-010, delegates: [{role: handl}], limit: none,
         appeal: administrative}
      - {id: s2, number: "1.2", matter: Skolskjuts efter särskild prövning, matter_type: BUN-010, delegates: [{role: chef}],
         limit: none, report: none}
      - {id: s3, number: "2", matter: Brådskande ärenden, delegates: [{role: ordf}], limit: none}
      - {id: s4, number: "3", matter: Hyra av lokal, delegates: [{role: chef}],
         limit: {at_most: 100000, unit: SEK, vat: excluded}}
      - {id: s5, number: "3", matter: Hyra av lokal för läger, delegates: [{organ: bun-au}], limit: none}
"""
BESLUT = tuple(pack for pack in shipped_packs() if pack.name.startswith("beslut/"))


def seen(decision: str, *more: str, asked: date = date(2026, 6, 1)) -> Sighting:
    """The sighting of the decision D, given beside the town."""
    context = next(one for one in decision_contexts(with_decisions(decision, *more), asked) if one.decision.id == "D")
    [sighting] = decision_sightings(context)
    return sighting


def view(decision: str, *more: str, asked: date = date(2026, 6, 1)) -> DecisionView:
    """The view of the decision D."""
    found = seen(decision, *more, asked=asked).view
    assert isinstance(found, DecisionView)
    return found


def with_decisions(decision: str, *more: str) -> Municipality:
    """The town with the decision D, other decisions and other parts of the facts."""
    others, parts = split(more)
    return town(TOWN, f"decisions: [{', '.join([f'{{id: D, {decision}}}', *others])}]", *parts)


def split(given: Iterable[str]) -> tuple[list[str], list[str]]:
    """Decisions, which begin with a brace, and other parts of the facts, which begin with their name."""
    listed = list(given)
    return [one for one in listed if one.startswith("{")], [one for one in listed if not one.startswith("{")]


def told(*given: str) -> dict[str, str]:
    """What the packs of decisions tell of decisions and other parts of the facts: key -> level, question for a doubt."""
    decisions, parts = split(given)
    municipality = town(TOWN, f"decisions: [{', '.join(decisions)}]", *parts)
    report = check(municipality, on=date(2026, 6, 1), packs=BESLUT)
    return {finding.key: finding.level.value for finding in report.findings}


@pytest.mark.parametrize(
    ("decision", "alone", "decider", "elected", "seat"),
    [
        ("role: handl, on: 2026-02-03", True, "employee", False, NONE),
        ("decided_by: a1, board: bun, on: 2026-02-03", True, "employee", False, NONE),
        ("role: ordf, on: 2026-02-03", True, "member", True, "chair"),
        ("role: vice, on: 2026-02-03", True, "member", True, "vice_chair"),
        ("role: au-led, on: 2026-02-03", True, "seat_in_board", True, NONE),
        ("role: ks-ordf, board: bun, on: 2026-02-03", True, "other_organ", True, NONE),
        ("decided_by: b1, board: bun, on: 2026-02-03", True, None, True, "vice_chair"),
        ("decided_by: d1, board: bun, on: 2026-02-03", True, None, False, NONE),
        ("organ: bun, on: 2026-02-03", False, "board", True, NONE),
        ("organ: bun-au, on: 2026-02-03", False, "committee", True, NONE),
        ("organ: kf, on: 2026-02-03", False, "council", True, NONE),
        ("role: robot, board: bun, on: 2026-02-03", True, "automated", False, NONE),
        ("on: 2026-02-03", None, None, None, NONE),
    ],
)
def test_who_decided(decision: str, alone: object, decider: object, elected: object, seat: object) -> None:
    found = view(decision)

    assert (found.alone, found.decider, found.elected, found.seat) == (alone, decider, elected, seat)


@pytest.mark.parametrize(
    ("decision", "point", "gives", "may"),
    [
        ("role: handl, on: 2026-02-03, cites: {order: bun-2026, row: s1}", "in_force", True, True),
        ("role: handl, on: 2026-02-03, board: bun, cites_words: '1.1'", "in_force", True, True),
        ("role: handl, on: 2026-02-03, board: bun, cites_words: 'Punkt 1.1.'", "in_force", True, True),
        ("role: handl, on: 2026-02-03, cites: {order: bun-2026, row: s2}", "in_force", False, True),
        ("role: rektor, on: 2026-02-03, cites: {order: bun-2026, row: s2}", "in_force", False, False),
        ("role: rektor, on: 2026-02-03, cites: {order: bun-2026, row: s4}", "in_force", False, False),
        ("role: chef, on: 2026-02-03, cites: {order: bun-2026, row: s4}", "in_force", None, None),
        ("role: handl, on: 2025-12-31, cites: {order: bun-2023, row: r9}", "in_force", True, True),
        ("role: handl, on: 2026-01-01, cites: {order: bun-2023, row: r9}", "other_day", False, None),
        ("role: handl, on: 2026-01-01, board: bun, cites_words: '9.9'", "other_day", None, None),
        ("role: handl, on: 2026-02-03, board: bun, cites_words: '3', matter: Skolskjuts", None, None, True),
        ("role: handl, on: 2026-02-03, board: bun, cites_words: '7.7', matter: Skolskjuts", "missing", None, True),
        ("role: handl, on: 2026-02-03, board: bun, cites_words: 'BUN §§ 4 och 5', matter: Skolskjuts", None, None, True),
        ("role: handl, on: 2026-02-03, board: bun, cites: none, matter: Skolskjuts", NONE, NONE, True),
        ("role: handl, on: 2026-02-03, board: bun, matter: Skolskjuts", None, None, True),
        ("role: handl, on: 2026-02-03, board: ks, cites_words: '1.1'", None, None, None),
    ],
)
def test_the_point_it_names_and_the_power(decision: str, point: object, gives: object, may: object) -> None:
    found = view(decision)

    assert (found.point, found.point_gives, found.may) == (point, gives, may)


@pytest.mark.parametrize(
    ("decision", "known"),
    [
        ("role: handl, board: bun, on: 2023-01-01", True),
        ("role: handl, board: bun, on: 2022-12-31", False),
        ("role: handl, board: ks, on: 2026-02-03", None),
        ("role: handl, on: 2026-02-03", True),
    ],
)
def test_whether_an_order_of_the_day_is_known(decision: str, known: object) -> None:
    assert view(decision).order_known is known


@pytest.mark.parametrize(
    ("decision", "urgent", "reason"),
    [
        ("role: ordf, on: 2026-02-03, urgency: Kort svarstid", True, True),
        ("role: ordf, on: 2026-02-03, urgency: none", False, NONE),
        ("role: ordf, on: 2026-02-03", None, NONE),
        ("role: handl, on: 2026-02-03", False, NONE),
        ("organ: bun, on: 2026-02-03", False, NONE),
        ("role: ordf, on: 2026-02-03, law: ['6 kap. 39 § KL']", True, None),
        ("role: ordf, on: 2026-02-03, law: ['6 kap. 39 § KL'], urgency: none", True, False),
        ("role: ordf, on: 2026-02-03, law: ['6 kap. 37 § KL'], urgency: none", False, NONE),
        ("role: ordf, on: 2026-02-03, cites: {order: bun-2026, row: s3}", True, None),
    ],
)
def test_whether_it_could_wait(decision: str, urgent: object, reason: object) -> None:
    found = view(decision)

    assert (found.urgent, found.urgency_reason) == (urgent, reason)


@pytest.mark.parametrize(
    ("decision", "parts", "designated"),
    [
        ("role: vice, on: 2026-02-03", "designations: [{organ: bun, role: vice, for: urgent}]", True),
        ("role: vice, on: 2026-02-03", "designations: [{organ: bun, role: ordf, for: urgent}]", False),
        ("role: vice, on: 2026-02-03", "designations: [{organ: ks, role: ks-ordf, for: urgent}]", None),
        (
            "role: vice, on: 2026-02-03",
            "designations: [{organ: bun, role: vice, for: urgent, in_force: {from: 2026-02-04}}]",
            False,
        ),
        ("role: handl, on: 2026-02-03", "designations: [{organ: bun, role: ordf, for: urgent}]", NONE),
    ],
)
def test_whether_the_board_had_designated_them(decision: str, parts: str, designated: object) -> None:
    assert view(decision, parts).designated is designated


@pytest.mark.parametrize(
    ("decision", "others", "to_meeting", "passed"),
    [
        ("role: ordf, on: 2026-02-03, reported: none", [], NONE, 0),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, organ: bun, on: 2026-02-03}"], NONE, 0),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, organ: bun, on: 2026-02-04}"], 1, 1),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, organ: ks, on: 2026-02-04}"], NONE, 0),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, organ: bun-au, on: 2026-02-04}"], NONE, 0),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, role: handl, organ: bun, on: 2026-02-04}"], NONE, 0),
        ("role: ordf, on: 2026-02-03, reported: {on: 2026-02-18}", ["{id: M, organ: bun, on: 2026-02-18}"], 15, 0),
        ("role: ordf, on: 2026-02-03, reported: {on: 2026-02-19}", ["{id: M, organ: bun, on: 2026-02-18}"], 15, 1),
        (
            "role: ordf, on: 2026-02-03, reported: none",
            [
                "{id: M, organ: bun, on: 2026-02-18}",
                "{id: N, organ: bun, on: 2026-02-18}",
                "{id: O, organ: bun, on: 2026-03-18}",
            ],
            15,
            2,
        ),
        ("role: ordf, on: 2026-02-03, reported: none", ["{id: M, organ: bun, on: 2026-06-01}"], 118, 0),
    ],
)  # fmt: skip
def test_the_meetings_that_later_decisions_show(decision: str, others: list[str], to_meeting: object, passed: int) -> None:
    found = view(decision, *others)

    assert (found.days_to_meeting, found.meetings_passed) == (to_meeting, passed)


@pytest.mark.parametrize(
    ("decision", "report_at"),
    [
        ("role: handl, on: 2026-02-03, cites: {order: bun-2026, row: s1}", "next_meeting"),
        ("role: chef, on: 2026-02-03, cites: {order: bun-2026, row: s2}", NONE),
        ("role: handl, on: 2025-02-03, cites: {order: bun-2023, row: r9}", None),
        ("role: handl, on: 2026-02-03", None),
    ],
)
def test_when_the_order_wants_it_reported(decision: str, report_at: object) -> None:
    assert view(decision).report_at == report_at


def test_a_report_lacks_what_it_is_known_not_to_show() -> None:
    head = "role: handl, on: 2026-02-03, "

    assert view(f"{head}reported: {{on: 2026-02-18, shows: [date]}}").report_lacks == frozenset({"content", "decider"})
    assert view(f"{head}reported: {{on: 2026-02-18, shows: [date, content, decider]}}").report_lacks == frozenset()
    assert view(f"{head}reported: {{on: 2026-02-18}}").report_lacks is None
    assert view(f"{head}reported: none").report_lacks is NONE
    assert seen(f"{head}reported: {{on: 2026-02-18, shows: [content]}}").words["lacking"] == (
        "dag, vem som beslutade",
        "the day, who decided",
    )


@pytest.mark.parametrize(
    ("decision", "fits", "gives", "may"),
    [
        ("role: handl, cites: {order: bun-2026, row: s1}", NONE, True, True),
        ("role: handl, matter: skolskjuts, cites: {order: bun-2026, row: s1}", "fits", True, True),
        ("role: handl, matter_type: BUN-010, cites: {order: bun-2026, row: s1}", "fits", True, True),
        ("role: handl, matter_type: BUN-040, cites: {order: bun-2026, row: s1}", "differs", False, None),  # s3 says no type
        ("role: handl, matter: Inackorderingsstöd, cites: {order: bun-2026, row: s1}", "unclear", True, True),
        ("role: handl, matter: Kv Linden, cites: {order: bun-2026, row: s1}", NONE, True, True),
        ("role: chef, matter_type: BUN-040, amount: {value: 1}, cites: {order: bun-2026, row: s4}", "unclear", True, True),
        ("role: handl, matter_type: BUN-040, board: bun, cites: none", NONE, NONE, None),
    ],
)
def test_a_point_gives_power_over_what_it_is_about(decision: str, fits: object, gives: object, may: object) -> None:
    found = view(f"{decision}, on: 2026-02-03")

    assert (found.point_fits, found.point_gives, found.may) == (fits, gives, may)


@pytest.mark.parametrize(
    ("decision", "barred", "by"),
    [
        ("role: handl, board: bun, matter_type: BUN-010", NONE, NONE),
        ("role: handl, board: bun, matter_type: ALLA-012", "forbidden", "municipal_act"),
        ("role: handl, matter_type: ALLA-012", "forbidden", "municipal_act"),  # whoever's board it is
        (
            "role: handl, board: bun, matter: Ärende från medborgarförslag som överlåtits till nämnden",
            "doubtful",
            "municipal_act",
        ),
        ("role: handl, board: bun, matter_type: ALLA-002", "asked", "municipal_act"),
        ("organ: bun, matter_type: ALLA-012", NONE, NONE),  # the board itself
        ("organ: kf, matter_type: ALLA-012", NONE, NONE),
        ("organ: bun-au, matter_type: ALLA-012", "forbidden", "municipal_act"),
        ("role: ks-ordf, board: bun, matter_type: BUN-010", "forbidden", "municipal_act"),  # a seat in another board
        ("decided_by: d1, board: bun, matter_type: ALLA-012", NONE, NONE),  # nobody knows what they are
        ("role: ordf, matter_type: SN-017, urgency: none", "forbidden", "special_act"),
        ("role: ordf, matter_type: SN-017, urgency: Fara för liv", "asked", "special_act"),
        ("role: ordf, matter_type: SN-017", "asked", "special_act"),  # it may have been urgent
        ("role: ordf, matter_type: ALLA-012, urgency: none", "forbidden", "municipal_act"),
        ("role: ordf, matter_type: ALLA-012, urgency: Svar samma dag", NONE, NONE),  # not delegation: HFD 2016 ref. 74
        ("role: handl, board: bun, law: ['4 § LVU']", "forbidden", "special_act"),  # the section alone tells
    ],
)
def test_the_law_may_stand_against_the_one_who_decided(decision: str, barred: object, by: object) -> None:
    found = view(f"{decision}, on: 2026-02-03")

    assert (found.barred, found.barred_by) == (barred, by)


def test_a_ban_is_told_in_the_words_of_its_rule_and_with_its_law() -> None:
    words = seen("role: handl, board: bun, on: 2026-02-03, matter_type: ALLA-012").words

    assert words["ban_law"] == "6 kap. 38 § kommunallagen (2017:725)"
    assert all("Utbildningshandläggare" in text and "medborgarförslag" in text for text in words["ban"])


@pytest.mark.parametrize(
    ("said", "matters"),
    [
        ("matter: Omedelbart omhändertagande av ung", {"SN-018"}),
        ("matter: Beslut om omedelbart omhändertagande av ung", {"SN-018"}),
        ("matter: Omhändertagande 6 § LVU", {"SN-018"}),
        ("matter: LVU 6 §, law: ['6 § LVU']", {"SN-018"}),
        ("matter: Beslut, law: ['14 § LVU']", None),  # several matters rest on it
    ],
)
def test_the_matter_is_known_by_the_registers_words_or_by_the_section(said: str, matters: object) -> None:
    assert view(f"role: handl, on: 2026-02-03, {said}").matters == matters


@pytest.mark.parametrize(
    ("words", "instructed"),
    [
        ("Kommunfullmäktige", "another_organ"),
        ("kommunstyrelsens  ordförande", "another_organ"),
        ("Barn- och utbildningsnämnden", "own"),
        ("Nämndens ordförande", "own_member"),
        ("Ledamot i utskottet", "own_member"),
        ("skolchef", "own"),
        ("Kommundirektör", "another_administration"),
        ("En förälder", "outside"),
        ("none", NONE),
    ],
)
def test_who_told_them_how_to_decide(words: str, instructed: object) -> None:
    assert view(f"role: handl, board: bun, on: 2026-02-03, instructed_by: {words}").instructed == instructed


@pytest.mark.parametrize(
    ("party", "own"),
    [
        ("Barn- och utbildningsnämnden", True),
        ("barn- och utbildningsförvaltningen", True),
        ("Kommunledningskontoret", False),  # serves other boards too, so whose case it is does not follow
        ("Friskolan AB", False),
    ],
)
def test_whether_the_board_is_its_own_party(party: str, own: bool) -> None:
    assert view(f"organ: bun, on: 2026-02-03, parties: [{{name: '{party}'}}]").own_party is own


@pytest.mark.parametrize(
    ("law", "opened", "status"),
    [
        ("[]", "", NONE),
        ("['10 kap. 32 § skollagen']", "", "good"),
        ("['enligt praxis']", "", NONE),
        ("['5 kap. 99 § KL']", "", "missing"),
        ("['6 § tobakslagen (1993:581)']", "opened: 2019-06-30", NONE),
        ("['6 § tobakslagen (1993:581)']", "opened: 2019-07-01", "ended"),
        ("['6 § tobakslagen (1993:581)']", "", None),
        ("['6 § tobakslagen (1993:581)', '99 kap. 1 § KL']", "", "missing"),
        ("['10 kap. 32 § skollagen', '6 § tobakslagen (1993:581)']", "opened: 2026-01-01", "ended"),
        ("['4 kap. 1 § SoL']", "", "good"),  # nothing speaks against the act of the day
    ],
)
def test_the_law_it_names_is_judged_where_it_is_read_for_sure(law: str, opened: str, status: object) -> None:
    head = "role: handl, board: bun, on: 2026-02-03, matter: Ansökan, "

    assert view(f"{head}law: {law}, {opened}".rstrip(", ")).law_status == status


def test_a_role_is_held_from_the_first_day_to_the_last() -> None:
    held = "people: [{id: x, roles: [{role: handl, from: 2026-02-03, to: 2026-02-05}]}]"

    def on(day: str) -> object:
        return view(f"decided_by: x, role: handl, on: {day}", held).held_role

    assert [on(f"2026-02-0{day}") for day in range(2, 7)] == [False, True, True, True, False]
    assert view("decided_by: d1, role: handl, on: 2026-02-03").held_role is None
    assert view("decided_by: x, on: 2026-02-03", held).held_role is NONE


def test_guardianship_is_known_by_the_board() -> None:
    assert view("role: handl, board: ofn, on: 2026-02-03, matter: Arvode").regime == "guardianship"
    assert view("role: handl, board: bun, on: 2026-02-03, matter: Arvode").regime == "municipal_act"


def test_who_checked_it() -> None:
    head = "decided_by: a1, on: 2026-02-03, participants: [{person: a1, as: prepared}], "

    assert view(f"{head}checked_by: a1").checked == "self"
    assert view(f"{head}checked_by: b1").checked == "other"
    assert view(f"{head}checked_by: none").checked is NONE
    assert view(f"{head}checked_by: a1").prepared_by_decider


CASES = {
    "a decision by the point, reported in time": (
        ["{id: D, decided_by: a1, on: 2026-02-03, matter: Skolskjuts, cites: {order: bun-2026, row: s1}, method: manual}"],
        {},
    ),
    "a thin record from a case-handling system": (
        ["{id: D, decided_by: a1, on: 2026-02-03, outcome: granted, method: manual}"],
        {},
    ),
    "a head teacher's own decision needs no row": (
        ["{id: D, role: rektor, board: bun, on: 2026-02-03, matter_type: BUN-028}"],
        {},
    ),
    "a head teacher decides what is the chief's": (
        ["{id: D, role: rektor, on: 2026-02-03, cites: {order: bun-2026, row: s2}}"],
        {"BES001@decision/D": "error"},
    ),
    "a matter known by its words only is a warning at most": (
        ["{id: D, role: rektor, board: bun, on: 2026-02-03, matter: Skolskjuts}"],
        {"BES001@decision/D": "warning"},
    ),
    "HFD 2016 ref. 74: the vice chair was not the designated member": (
        [
            "{id: D, role: vice, on: 2026-02-03, matter_type: BUN-010, urgency: Kunde inte vänta, reported: none}",
            "designations: [{organ: bun, role: ordf, for: urgent}]",
        ],
        {"BES003@decision/D": "error"},
    ),
    "the urgent decision of a chair by the row on urgent matters": (
        [
            "{id: D, role: ordf, on: 2026-02-03, cites: {order: bun-2026, row: s3}, urgency: Vattenskada i skolan, "
            "reported: {on: 2026-02-18, next_meeting: yes}}",
        ],
        {},
    ),
    "the chair decides what cannot wait but gives no reason, and the board met the day after": (
        [
            "{id: D, role: ordf, on: 2026-02-03, cites: {order: bun-2026, row: s3}, urgency: none, reported: none}",
            "{id: M, organ: bun, on: 2026-02-04, matter_type: BUN-035}",
        ],
        {"BES004@decision/D": "warning", "BES005@decision/D": "question", "BES027@decision/D": "error"},
    ),
    "the committee decides what the chief may": (
        ["{id: D, organ: bun-au, on: 2026-02-03, matter_type: BUN-010, cites: {order: bun-2026, row: s2}}"],
        {"BES012@decision/D": "error"},
    ),
    "two sign together": (
        [
            "{id: D, decided_by: a1, role: handl, on: 2026-02-03, cites: {order: bun-2026, row: s1}, "
            "participants: [{person: c1, as: decided}]}",
        ],
        {"BES011@decision/D": "error"},
    ),
    "the council tells the board how to decide a single case": (
        ["{id: D, organ: bun, on: 2026-02-03, matter_type: BUN-010, authority: yes, instructed_by: Kommunfullmäktige}"],
        {"BES019@decision/D": "error"},
    ),
    "before 2018 another act applied": (
        [
            "{id: D, role: rektor, board: bun, on: 2017-12-31, cites: {order: bun-2026, row: s2}, reported: none, "
            "recorded: none}",
        ],
        {},
    ),
    "a machine decides by the chief's row": (
        ["{id: D, role: robot, on: 2026-02-03, cites: {order: bun-2026, row: s2}, appeal: municipal_review}"],
        {"BES001@decision/D": "error", "BES031@decision/D": "error"},
    ),
    "neither reported nor recorded": (
        [
            "{id: D, role: chef, on: 2026-02-03, cites: {order: bun-2026, row: s2}, appeal: municipal_review, "
            "reported: none, recorded: none}",
        ],
        {"BES025@decision/D": "error"},
    ),
    "whether such decisions are to be reported is not known": (
        ["{id: D, role: chef, on: 2026-02-03, matter_type: ALLA-041, board: bun, reported: none, recorded: none}"],
        {"BES001@decision/D": "question", "BES025@decision/D": "question"},
    ),
    "the route of appeal is only what is usual for the matter": (
        ["{id: D, role: chef, on: 2026-02-03, matter_type: KFN-001, cites: {order: bun-2026, row: s2}, reported: none, "
         "recorded: none}"],
        {"BES001@decision/D": "question", "BES025@decision/D": "warning"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_whole_decisions(case: str) -> None:
    decisions, expected = CASES[case]

    assert told(*decisions) == expected


def test_five_hundred_thin_decisions_ask_one_question_not_five_hundred() -> None:
    thin = [
        f"{{id: D{n}, decided_by: a1, board: ks, on: 2026-02-03, matter: Skolskjuts, outcome: granted}}" for n in range(500)
    ]
    report = check(town(TOWN, f"decisions: [{', '.join(thin)}]"), on=date(2026, 6, 1), packs=BESLUT)

    assert [(one.codes, one.settles) for one in report.questions] == [(("BES006",), 500)]


def test_the_facts_of_the_tests_are_themselves_sound() -> None:
    assert facts(TOWN).orders

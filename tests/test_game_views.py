"""Game rules held against what they should hold, and contacts held against the game rules that hold for them."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.checks.game_views import game_sightings
from samspel.checks.register_views import contact_sightings
from samspel.errors import UnreadableInput
from samspel.model import NONE, GamePart
from samspel.rules.conduct_views import ContactView
from samspel.rules.game_views import GamePartView, GameRulesView, GameRuleView
from samspel.rules.view import View
from tests.towns import CAST, DAY, checked, town

RULES = """
game_rules:
  - id: alla
    in_force: {from: 2023-04-01}
    ways_in: {questions_to: [socialchef, kdir], assignments_to: [], assignments_by_decision: yes}
  - id: sn
    organs: [sn]
    title: Socialnämndens
    in_force: {from: 2024-01-01, to: 2026-01-31}
    ways_in: {questions_to: [socialchef]}
"""


def seen(kind: type[View], text: str, on: date = DAY) -> list[View]:
    """The views of one kind of game rules written as native text."""
    return [one.view for one in game_sightings(town(CAST, text), on) if isinstance(one.view, kind)]


def whole(fields: str, on: date = DAY) -> GameRulesView:
    [view] = seen(GameRulesView, f"game_rules: [{{id: g, {fields}}}]", on)
    assert isinstance(view, GameRulesView)
    return view


def contact(fields: str, *more: str) -> ContactView:
    [found] = contact_sightings(town(CAST, RULES, f"contacts: [{{id: k, {fields}}}]", *more), DAY)
    assert isinstance(found.view, ContactView)
    return found.view


def test_every_part_is_looked_at_once() -> None:
    parts = seen(GamePartView, "game_rules: [{id: g, sections: [{part: visits}, {part: visits}]}]")

    assert [one.part for one in parts if isinstance(one, GamePartView)] == [part.value for part in GamePart]


def test_without_their_text_no_part_is_said_to_be_missing() -> None:
    assert seen(GamePartView, "game_rules: [{id: g}]") == []


def test_a_heading_that_is_not_understood_leaves_the_missing_parts_open() -> None:
    parts = seen(GamePartView, "game_rules: [{id: g, sections: [{part: visits}, {heading: Kaffe}]}]")

    assert {one.part: one.present for one in parts if isinstance(one, GamePartView)} == {
        part.value: True if part is GamePart.VISITS else None for part in GamePart
    }


def test_text_before_the_first_heading_leaves_nothing_open() -> None:
    parts = seen(GamePartView, "game_rules: [{id: g, sections: [{rules: [{text: Vi vill väl.}]}]}]")

    assert {one.present for one in parts if isinstance(one, GamePartView)} == {False}


def test_whom_a_sentence_binds_may_be_stated() -> None:
    rules = "{text: Frågan tas upp., binds: elected}, {text: Vi frågar.}"
    text = f"game_rules: [{{id: g, sections: [{{part: roles, rules: [{rules}]}}]}}]"

    assert [one.binds for one in seen(GameRuleView, text) if isinstance(one, GameRuleView)] == ["elected", "both"]


@pytest.mark.parametrize(
    ("elected", "officials", "percent"), [(0, 0, NONE), (1, 0, 100), (2, 2, 50), (2, 1, 66), (1, 3, 75)]
)
def test_the_heavier_side_is_told_in_percent(elected: int, officials: int, percent: object) -> None:
    rules = (
        ["{text: x, binds: elected}"] * elected + ["{text: x, binds: officials}"] * officials + ["{text: x, binds: both}"]
    )
    view = whole(f"sections: [{{part: roles, rules: [{', '.join(rules)}]}}]")

    assert (view.duties, view.heavier_percent) == (elected + officials, percent)


@pytest.mark.parametrize(
    ("agreed", "terms"),
    [
        ("agreed_by_elected: {by: KS, on: 2022-12-31}", 1),
        ("agreed_by_elected: {by: KS, on: 2022-12-31}, agreed_by_officials: {by: L, on: 2023-01-01}", 0),
        ("agreed_by_elected: none, agreed_by_officials: none", NONE),
        ("agreed_by_elected: none", None),
    ],
)
def test_terms_are_counted_from_the_last_agreement(agreed: str, terms: object) -> None:
    assert whole(agreed).terms_since == terms


@pytest.mark.parametrize(("review", "days"), [("2026-02-01", 0), ("2026-01-31", 1), ("2026-02-02", -1), ("none", NONE)])
def test_days_are_counted_from_the_day_of_review(review: str, days: object) -> None:
    assert whole(f"review: {review}").days_since_review_due == days


def test_the_boards_own_rules_go_before_those_of_all_boards() -> None:
    own = contact("by: sn-ordf, to: kdir, on: 2026-01-15, kind: information")
    others = contact("by: ks-ordf, to: kdir, on: 2026-01-15, kind: information")

    assert (own.agreed_way, others.agreed_way) == (False, True)


@pytest.mark.parametrize(
    ("on", "way"),
    [("2023-03-31", NONE), ("2023-04-01", True), ("2024-01-01", False), ("2026-01-31", False), ("2026-02-01", True)],
)
def test_rules_hold_on_their_first_and_last_day(on: str, way: object) -> None:
    assert contact(f"by: sn-ers, to: kdir, on: {on}, kind: information").agreed_way == way


@pytest.mark.parametrize(
    ("fields", "way"),
    [
        ("by: ks-ordf, to: handl, kind: information", False),
        ("by: ks-ordf, to: socialchef, kind: instruction", False),  # nobody receives assignments
        ("by: sn-ordf, to: socialchef, kind: instruction", None),  # their rules do not say
        ("by: ks-ordf, to: handl, kind: lobbying", NONE),
        ("by: socialchef, to: handl, kind: information", NONE),
        ("by: ks-ordf, to: sn-ordf, kind: information", NONE),
        ("by: ks-ordf, with: Hus AB, kind: information", NONE),
    ],
)
def test_the_agreed_way(fields: str, way: object) -> None:
    assert contact(f"{fields}, on: 2026-01-15").agreed_way == way


MEETING = 'meetings: [{id: m, organ: sn, on: 2026-01-28, items: [{number: "9", matter: Uppdrag}]}]'


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        ("SN 2026-01-28 § 9", True),
        ('"nämnden 2026-01-28, §9"', True),
        ("SN 2026-01-28 § 10", False),
        ("SN 2026-01-29 § 9", None),
        ("muntligt", None),
        ("sn-7", True),
        ("none", NONE),
    ],
)
def test_a_decision_is_traced_to_the_facts(decision: str, found: object) -> None:
    decided = "decisions: [{id: SN-7, on: 2026-01-02}]"
    view = contact(f"by: sn-ordf, to: socialchef, on: 2026-01-30, kind: instruction, decision: {decision}", MEETING, decided)

    assert view.traceable == found


def test_an_instruction_without_a_decision_is_told_by_one_rule() -> None:
    instruction = "contacts: [{id: k, by: BY, to: kdir, on: 2026-01-15, kind: instruction, decision: none}]"
    with_rules = checked(town(CAST, RULES, instruction.replace("BY", "ks-ordf")))
    without = checked(town(CAST, instruction.replace("BY", "ks-ordf")))

    assert {one.code for one in with_rules.findings if one.about == "contact/k"} == {"SPR040", "SPR042"}
    assert {one.code for one in without.findings if one.about == "contact/k"} == {"BES151"}


def test_what_game_rules_point_to_exists() -> None:
    with pytest.raises(UnreadableInput) as caught:
        town("game_rules: [{id: g, organs: [x], ways_in: {questions_to: [y], assignments_to: [z]}}]")

    assert [problem.words.split("`")[1] for problem in caught.value.problems] == [
        "organs: x", "questions_to: y", "assignments_to: z",
    ]  # fmt: skip

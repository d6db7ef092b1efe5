"""Gaps of orders written by hand: each kind once, its edges, and what is no gap."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from samspel import SamspelError, decide, gaps, load, shipped
from samspel.checks.gap_items import Broken, Gaps, Never, NeverOrder, Side, Unmeasured
from samspel.exporters.gaps_text import gaps_markdown, gaps_text
from samspel.model import Municipality

from .test_gaps_properties import decide_answers_every_witness_as_it_says, items
from .towns import CAST, order, town

DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01}"
SCHEMA = Path(__file__).parents[1] / "docs" / "schema" / "gaps.schema.json"


def limit(words: str) -> str:
    return f"limit: {{{words}, vat: excluded}}"


def ladder(*limits: str, matter: str = "Inköp", delegate: str = "handl") -> Municipality:
    """An order with one row for each limit."""
    return order(
        *(f"id: r{at}, matter: {matter}, delegates: [{{role: {delegate}}}], limit: {one}" for at, one in enumerate(limits)),
        head=HEAD,
    )


def amounts(found: Gaps) -> list[tuple[Side, dict[str, float]]]:
    """The gaps in amounts with their ends, those above every limit last."""
    ends = ("at_least", "more_than", "at_most", "less_than")
    return [
        (one.side, {name: end for name in ends if (end := getattr(one.amounts, name)) is not None})
        for one in (*found.amounts, *found.boards_amounts)
    ]


SEK = "unit: SEK, vat: excluded"


@pytest.mark.parametrize(
    ("limits", "wanted"),
    [
        ([f"{{at_most: 50, {SEK}}}"], [(Side.ABOVE, {"more_than": 50})]),
        ([f"{{less_than: 50, {SEK}}}"], [(Side.ABOVE, {"at_least": 50})]),
        ([f"{{more_than: 50, {SEK}}}"], [(Side.BELOW, {"at_most": 50})]),
        ([f"{{at_least: 0, {SEK}}}"], []),
        ([f"{{at_most: 50, {SEK}}}", f"{{at_least: 51, {SEK}}}"], []),  # nothing lies between two whole kronor
        ([f"{{at_most: 50, {SEK}}}", f"{{more_than: 51, {SEK}}}"], [(Side.BETWEEN, {"more_than": 50, "at_most": 51})]),
        ([f"{{less_than: 50, {SEK}}}", f"{{more_than: 50, {SEK}}}"], [(Side.BETWEEN, {"at_least": 50, "at_most": 50})]),
        ([f"{{at_most: 50, {SEK}}}", "none"], []),
        (["{at_most: 1, unit: PBB}", "{at_least: 2, unit: PBB}"], [(Side.BETWEEN, {"more_than": 1, "less_than": 2})]),
        # the base amount of 2026 is 59 200 kr: what met in the year before has a hole
        (["{at_most: 1, unit: PBB}", "{more_than: 59200, unit: SEK}"], []),
        (["{at_most: 1, unit: PBB}", "{more_than: 60000, unit: SEK}"],
         [(Side.BETWEEN, {"more_than": 59200, "at_most": 60000})]),
    ],
)  # fmt: skip
def test_amounts_nobody_below_the_board_may_decide(limits: list[str], wanted: list[tuple[Side, dict[str, float]]]) -> None:
    assert amounts(gaps(ladder(*limits), on=DAY)) == wanted


def test_the_limits_of_row_and_delegate_and_of_onward_delegation_all_count() -> None:
    municipality = order(
        "id: r, matter: Inköp, delegates: [{role: socialchef, limit: {at_most: 300, unit: SEK, vat: excluded}}], "
        "limit: {at_least: 100, unit: SEK, vat: excluded}, onward: {allowed: yes}",
        head=HEAD,
    )

    assert amounts(gaps(municipality, on=DAY)) == [(Side.BELOW, {"less_than": 100}), (Side.ABOVE, {"more_than": 300})]


def test_a_row_in_other_words_of_the_same_type_may_cover_a_gap() -> None:
    named = "matter_type: ALLA-041, delegates: [{role: handl}]"
    found = gaps(
        order(
            f"id: r1, matter: Inköp, {named}, {limit('at_most: 50, unit: SEK')}",
            f"id: r2, matter: Direktupphandling, {named}, {limit('at_most: 90, unit: SEK')}",
            head=HEAD,
        ),
        on=DAY,
    )

    assert [(one.rows[0].key, [row.key for row in one.perhaps]) for one in found.boards_amounts] == [
        ("o/r1", ["o/r2"]),
        ("o/r2", []),
    ]


@pytest.mark.parametrize(
    "limits",
    [
        [f"{{at_most: 50, {SEK}}}", "{at_least: 90, unit: SEK, vat: included}"],
        ["{at_most: 50, unit: SEK, per: year}", "{at_least: 90, unit: SEK, per: occasion}"],
        ["{at_most: 50, unit: SEK}", "{at_least: 2, unit: BB}"],
    ],
)
def test_amounts_counted_differently_are_told_apart(limits: list[str]) -> None:
    found = gaps(ladder(*limits), on=DAY)

    assert amounts(found) == []
    assert [one.why for one in found.not_measured] == [Unmeasured.COUNTED_DIFFERENTLY]


def test_a_base_amount_of_a_year_that_the_register_lacks_is_told_apart() -> None:
    found = gaps(ladder("{at_most: 1, unit: PBB}", "{at_least: 90000, unit: SEK}"), on=date(2099, 1, 1))

    assert [one.why for one in found.not_measured] == [Unmeasured.BASE_UNKNOWN]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("matter: Inköp, delegates: []", Never.NOBODY),
        ("matter: Inköp, delegates: [{role: konsult}]", Never.FORBIDDEN),
        ("matter: Inköp, delegates: [{organ: sn-ber}]", Never.FORBIDDEN),
        ("matter: Inköp, delegates: [{text: Trädgårdsmästare}]", Never.UNKNOWN_RECEIVER),
        ("matter: Inköp, delegates: [{role: handl, limit: {at_least: 9, unit: SEK}}], limit: {at_most: 5, unit: SEK}",
         Never.NO_AMOUNT),
        ("matter: Inköp, delegates: [{role: handl, limit: {at_most: 1, unit: BB}}], limit: {at_least: 2, unit: BB}",
         Never.NO_AMOUNT),
        ("matter: Inköp, delegates: [{role: handl}]", None),
        ("matter: Inköp, delegates: [{organ: sn}]", None),  # the board says that it decides itself
        ("matter: Inköp", None),  # it is not known whom the row names
        ("matter: Inköp, delegates: [{text: Den som fattat beslutet}]", None),
        ("matter: Inköp, execution: yes, delegates: []", None),
    ],
)  # fmt: skip
def test_rows_that_give_nobody_power(row: str, why: Never | None) -> None:
    facts = order(f"id: r, {row}", head=HEAD)
    found = gaps(facts, on=DAY)

    assert [one.why for one in found.dead_rows] == ([] if why is None else [why])
    decide_answers_every_witness_as_it_says(facts, found)


def test_orders_that_never_count() -> None:
    rows = "rows: [{id: r, matter: Inköp, delegates: [{role: handl}]}]"
    since_2025 = CAST.replace("parent: kf, members: 11}", "parent: kf, in_force: {from: 2025-01-01}}")
    municipality = town(
        since_2025,
        f"orders:\n  - {{id: old, organ: sn, in_force: {{from: 2023-01-01, to: 2024-12-31}}, {rows}}}\n"
        f"  - {{id: undated, organ: ks, {rows}}}\n  - {{id: dated, organ: ks, in_force: {{from: 2024-01-01}}, {rows}}}\n",
    )
    found = gaps(municipality, on=DAY)

    assert [(one.order, one.why) for one in found.dead_orders] == [
        ("old", NeverOrder.ORGAN_GONE),
        ("undated", NeverOrder.SUPERSEDED),  # it stands aside for one whose days are known
    ]
    assert [one.order for one in found.orders] == ["dated"]
    assert all(decide(municipality, one.witnesses[0].request()).answer == "no" for one in found.dead_orders)


@pytest.mark.parametrize(
    ("row", "onward", "why"),
    [
        ("onward: {allowed: yes}", "by: socialchef, to: handl", None),
        ("onward: {allowed: no}", "by: socialchef, to: handl", Broken.FORBIDDEN),
        ("onward: {allowed: yes}", "by: avdchef, to: handl", Broken.GIVER_HAS_NOTHING),
        ("onward: {allowed: yes, to: [Avdelningschef]}", "by: socialchef, to: handl", Broken.TO_OTHERS),
        ("onward: {allowed: yes}, limit: {at_most: 5, unit: SEK}",
         "by: socialchef, to: handl, limit: {at_least: 9, unit: SEK}", Broken.NO_AMOUNT),
        ("onward: {allowed: yes}", "by: socialchef, to: konsult", Broken.FORBIDDEN),
    ],
)  # fmt: skip
def test_onward_delegation_that_reaches_nobody(row: str, onward: str, why: Broken | None) -> None:
    municipality = order(
        f"id: r, matter: Inköp, delegates: [{{role: socialchef}}], {row}",
        head=HEAD,
        onward=f"[{{id: v, order: o, row: r, {onward}, in_force: {{from: 2024-01-01}}}}]",
    )

    assert [one.why for one in gaps(municipality, on=DAY).onward] == ([] if why is None else [why])


def test_onward_delegation_by_an_order_that_was_replaced_or_that_has_ended_itself() -> None:
    rows = "rows: [{id: r, matter: Inköp, delegates: [{role: socialchef}], onward: {allowed: yes}}]"
    municipality = town(
        CAST,
        f"orders:\n  - {{id: a, organ: sn, in_force: {{from: 2023-01-01}}, {rows}}}\n"
        f"  - {{id: b, organ: sn, in_force: {{from: 2025-01-01}}, {rows}}}\n"
        "onward:\n  - {id: v, order: a, row: r, by: socialchef, to: handl, in_force: {from: 2023-01-01}}\n"
        "  - {id: w, order: a, row: r, by: socialchef, to: handl, in_force: {from: 2023-01-01, to: 2024-12-31}}\n",
    )

    assert [(one.onward, one.why) for one in gaps(municipality, on=DAY).onward] == [("v", Broken.ROW_NOT_IN_FORCE)]


PEOPLE = "[{id: a, roles: [{role: handl}]}, {id: b, roles: [{role: avdchef, to: 2025-12-31}]}]"


def test_roles_that_nobody_holds_and_rows_that_hang_on_one_person() -> None:
    found = gaps(
        order(
            "id: r1, matter: Inköp, delegates: [{role: handl}, {role: avdchef}]",
            "id: r2, matter: Avtal, delegates: [{role: socialchef}]",
            "id: r3, matter: Bidrag, delegates: [{organ: sn-au}, {role: handl}]",
            head=HEAD,
            people=PEOPLE,
        ),
        on=DAY,
    )

    assert [(one.role, one.ended, [row.key for row in one.stranded]) for one in found.vacancies] == [
        ("avdchef", date(2025, 12, 31), []),
        ("socialchef", None, ["o/r2"]),
    ]
    assert [(one.person, [row.key for row in one.rows]) for one in found.single_points] == [("a", ["o/r1"])]


def test_without_people_nothing_is_said_of_holders() -> None:
    found = gaps(order("id: r1, matter: Inköp, delegates: [{role: handl}]", head=HEAD), on=DAY)

    assert (found.vacancies, found.single_points, found.people_known) == ((), (), False)


def test_rows_that_answer_differently_and_rows_that_add_nothing() -> None:
    found = gaps(
        order(
            f"id: r1, matter: Inköp, delegates: [{{role: handl}}], {limit('at_most: 50, unit: SEK')}",
            f"id: r2, matter: Inköp, delegates: [{{role: avdchef}}], {limit('at_least: 40, at_most: 90, unit: SEK')}",
            f"id: r3, matter: Inköp, delegates: [{{role: handl}}], {limit('at_most: 20, unit: SEK')}",
            f"id: r4, matter: Avtal, delegates: [{{role: handl, scope: Städ}}], {limit('at_most: 20, unit: SEK')}",
            f"id: r5, matter: Avtal, delegates: [{{role: handl}}], {limit('at_most: 30, unit: SEK')}",
            head=HEAD,
        ),
        on=DAY,
    )

    assert [(one.row.key, [row.key for row in one.by]) for one in found.shadowed] == [("o/r3", ["o/r1"])]
    [overlap] = found.overlaps
    assert [one.row.key for one in overlap.rows] == ["o/r1", "o/r2"]
    assert [(one.at_least, one.at_most) for one in overlap.amounts] == [(40, 50)]


def test_a_row_that_says_yes_is_not_in_vain_beside_one_that_asks() -> None:
    two = "id: r1, matter: Inköp, delegates: [{role: handl}, {role: avdchef}]"  # each by themselves, or both together?
    one = "id: r2, matter: Inköp, delegates: [{role: handl}]"

    assert gaps(order(two, one, head=HEAD), on=DAY).shadowed == ()
    assert [row.row.key for row in gaps(order(f"{two}, acting: each", one, head=HEAD), on=DAY).shadowed] == ["o/r2"]


def test_a_row_is_not_in_vain_when_it_is_not_known_whom_it_names() -> None:
    rows = ("id: r1, matter: Inköp, delegates: [{role: handl}], incomplete: true", "id: r2, matter: Inköp")

    assert gaps(order(*rows, head=HEAD), on=DAY).shadowed == ()
    carried_out = gaps(order(*(f"{row}, execution: yes" for row in rows), head=HEAD), on=DAY)
    assert [row.row.key for row in carried_out.shadowed] == ["o/r2"]


def test_matters_that_no_row_names_by_mandate_or_by_the_name_of_the_board() -> None:
    row = "id: r, matter: Dödsboanmälan, matter_type: SN-063, delegates: [{role: handl}]"
    by_name = gaps(order(row, head=HEAD), on=DAY)
    by_mandate = gaps(order(row, head=HEAD, mandates="[{organ: sn, matters: [familjerätt]}]"), on=DAY)

    def types(found: Gaps) -> set[str]:
        return {matter.matter_type for area in found.unnamed for matter in area.matters}

    assert {"SN-053", "SN-001", "ALLA-030"} <= types(by_name)
    assert "SN-063" not in types(by_name)
    assert {"SN-053", "ALLA-030"} <= types(by_mandate)
    assert "SN-001" not in types(by_mandate)
    assert not types(by_name) & {one.matter_type for area in by_name.boards_matters for one in area.matters}
    assert by_name.found is False  # all of it is only to consider


def test_an_order_that_is_not_there_or_no_day_of_any_order_is_a_mistake_in_the_call() -> None:
    municipality = order("id: r, matter: Inköp, delegates: [{role: handl}]", head=HEAD)

    with pytest.raises(SamspelError, match="ordningen x finns inte"):
        gaps(municipality, on=DAY, order="x")
    with pytest.raises(SamspelError, match="Ingen delegationsordning gäller 2020-01-01"):
        gaps(municipality, on=date(2020, 1, 1))


@pytest.mark.parametrize("files", [("organisation.yaml", "socialnamnden.docx"), ("socialnamnden.docx",)])
def test_decide_answers_every_witness_of_the_examples(files: tuple[str, ...]) -> None:
    municipality = load(*(shipped.examples() / name for name in files))
    found = gaps(municipality, on=date(2026, 5, 1))

    asked = [(witness, decide(municipality, witness.request()).answer) for one in items(found) for witness in one.witnesses]
    assert asked
    assert [witness for witness, answer in asked if answer is not witness.answer] == []


def test_the_json_follows_the_published_schema() -> None:
    found = gaps(load(shipped.examples() / "socialnamnden.docx"), on=date(2026, 5, 1))
    data = json.loads(found.model_dump_json())

    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert Gaps.model_validate(data) == found


def test_nothing_in_a_document_marks_up_the_paper_or_steers_the_terminal() -> None:
    hostile = "<script>alert(1)</script> | [a](http://x) \\x1b[31m"
    found = gaps(order(f'id: r, matter: "{hostile}", delegates: []', head=HEAD), on=DAY)

    assert "<script" not in gaps_markdown(found).replace("\\<", "")
    assert "\\[a\\]" in gaps_markdown(found)
    assert "\x1b" not in gaps_text(found) + gaps_markdown(found)


def test_a_long_list_is_told_by_number_unless_all_is_asked_for() -> None:
    found = gaps(order(*(f"id: r{at}, matter: Ärende {at}, delegates: []" for at in range(9)), head=HEAD), on=DAY)

    assert "och 3 till: visa alla med --all" in gaps_text(found)
    assert "--all" not in gaps_text(found, shown=0)

"""The municipality as a graph: who appoints, serves, commands and gives power to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel import graph
from samspel.graph import EdgeKind, chain_from_council, heads_administration_of
from samspel.model import Municipality
from tests.towns import CAST, DAY, order, town


def edges(municipality: Municipality, kind: EdgeKind) -> set[tuple[str, str]]:
    return {(a, b) for a, b, data in graph.build(municipality).edges(data=True) if data["kind"] is kind}


def about(municipality: Municipality, kind: EdgeKind) -> list[str | None]:
    return [data["about"] for _, _, data in graph.build(municipality).edges(data=True) if data["kind"] is kind]


WHOLE = order(
    "id: r1, delegates: [{role: socialchef}, {organ: sn-au}, {text: Rektor}]",
    people="[{id: p1, roles: [{role: socialchef, as: acting}]}]",
    mandates="[{organ: sn, matters: [bistånd, avgift], by: kf}]",
    designations="[{organ: sn, role: sn-ordf, for: urgent}]",
    onward="[{id: v, order: o, row: r1, by: socialchef, to: avdchef}]",
)


def test_every_organ_unit_role_and_person_is_a_node_with_kind_and_name() -> None:
    nodes = graph.build(WHOLE).nodes

    assert nodes["organ/sn"] == {"kind": "organ", "name": "Socialnämnden"}
    assert nodes["unit/sf"] == {"kind": "unit", "name": "Socialförvaltningen"}
    assert nodes["role/kdir"] == {"kind": "role", "name": "Kommundirektör"}
    assert nodes["person/p1"] == {"kind": "person", "name": "p1"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EdgeKind.APPOINTS, ("organ/kf", "organ/sn")),
        (EdgeKind.MANDATE, ("organ/kf", "organ/sn")),
        (EdgeKind.SERVED_BY, ("organ/sn", "unit/sf")),
        (EdgeKind.CONTAINS, ("unit/sf", "unit/ifo")),
        (EdgeKind.SEAT, ("organ/sn", "role/sn-ordf")),
        (EdgeKind.POST, ("unit/sf", "role/socialchef")),
        (EdgeKind.HEADS, ("role/socialchef", "unit/sf")),
        (EdgeKind.COMMANDS, ("role/socialchef", "role/avdchef")),
        (EdgeKind.DELEGATES, ("organ/sn", "role/socialchef")),
        (EdgeKind.DELEGATES, ("organ/sn", "organ/sn-au")),
        (EdgeKind.DELEGATES, ("organ/sn", "words/Rektor")),
        (EdgeKind.ONWARD, ("role/socialchef", "role/avdchef")),
        (EdgeKind.DESIGNATES, ("organ/sn", "role/sn-ordf")),
        (EdgeKind.HOLDS, ("person/p1", "role/socialchef")),
    ],
)
def test_an_edge_runs_from_the_one_who_gives_appoints_or_commands(kind: EdgeKind, expected: tuple[str, str]) -> None:
    assert expected in edges(WHOLE, kind)


def test_an_edge_says_what_it_rests_on() -> None:
    assert about(WHOLE, EdgeKind.DELEGATES) == ["o/row/r1"] * 3
    assert about(WHOLE, EdgeKind.MANDATE) == ["bistånd, avgift"]
    assert about(WHOLE, EdgeKind.HOLDS) == ["acting"]
    assert about(WHOLE, EdgeKind.ONWARD) == ["o/row/r1"]


def test_a_role_that_heads_nothing_has_no_heads_edge() -> None:
    assert not {a for a, _ in edges(WHOLE, EdgeKind.HEADS)} & {"role/handl", "role/sektorchef"}


def test_an_order_whose_board_is_unknown_gives_power_in_its_own_name() -> None:
    assert ("order/o", "role/handl") in edges(order("id: r1, delegates: [{role: handl}]", head="id: o"), EdgeKind.DELEGATES)


def test_the_chain_runs_from_the_council_by_appointment() -> None:
    municipality = town(CAST)

    assert chain_from_council(municipality, "sn-au") == ("kf", "sn", "sn-au")
    assert chain_from_council(municipality, "kf") == ("kf",)


def test_there_is_no_chain_without_a_council_or_in_a_circle_or_from_an_unknown_organ() -> None:
    municipality = town(
        "organs: [{id: a, name: A, kind: board, parent: b}, {id: b, name: B, kind: board, parent: a}]",
        "organs: [{id: c, name: C, kind: board}]",
    )

    assert [chain_from_council(municipality, organ) for organ in ("a", "c", "borta")] == [(), (), ()]


def heads(role: str, organ: str = "sn", text: str = CAST) -> bool | None:
    municipality = town(text)
    return heads_administration_of(municipality, municipality.role[role], organ)


def test_the_head_of_a_unit_that_serves_the_organ_heads_its_administration() -> None:
    assert heads("socialchef") is True
    assert heads("kdir", "ks") is True


def test_the_head_of_another_organs_administration_does_not() -> None:
    assert heads("kdir", "sn") is False
    assert heads("socialchef", "ks") is False


def test_the_head_of_a_department_inside_the_administration_does_not() -> None:
    assert heads("avdchef") is False


def test_a_role_that_heads_no_unit_does_not() -> None:
    assert heads("handl") is False


def test_a_post_under_another_head_does_not_even_when_what_it_heads_is_unknown() -> None:
    assert heads("avdchef", text=CAST.replace("unit: ifo, heads: ifo", "unit: ifo")) is False


def test_it_is_unknown_when_nothing_says_what_the_role_heads() -> None:
    assert heads("sektorchef") is None
    assert heads("socialchef", text=CAST.replace("unit: sf, heads: sf", "unit: sf")) is None
    assert heads("avdchef", "ks", text=CAST.replace("unit: ifo, heads: ifo", "unit: ifo")) is None


def test_it_is_unknown_when_nothing_says_whom_the_unit_serves() -> None:
    assert heads("socialchef", text=CAST.replace(", serves: [sn]", "")) is None


def test_a_unit_that_serves_no_organ_is_not_an_administration() -> None:
    assert heads("socialchef", text=CAST.replace("serves: [sn]", "serves: []")) is False


def test_a_unit_may_serve_several_organs() -> None:
    text = CAST.replace("serves: [sn]", "serves: [sn, ks]")

    assert heads("socialchef", "ks", text) is True
    assert heads("socialchef", "sn", text) is True


def test_units_in_a_circle_end_the_search() -> None:
    text = CAST.replace("parent: sf}", "parent: x}\n  - {id: x, name: X, parent: ifo}").replace(
        "unit: ifo, heads: ifo", "unit: ifo"
    )

    assert heads("avdchef", text=text) is None


ROLES = town(
    CAST,
    """
commands:
  - {organ: sn, over: socialchef, covers: [goals, budget], document: Reglemente}
  - {by: kdir, over: socialchef, kind: appraises, covers: [staff]}
  - {by: kdir, over: socialchef, kind: reported_to}
  - {organ: ks, over: socialchef, kind: appoints, in_force: {from: 2020-01-01, to: 2020-12-31}}
instructions:
  - {role: kdir, organ: ks, adopted: {on: 2023-02-08}, document: Instruktion}
  - {role: socialchef, organ: sn, adopted: none}
responsibilities:
  - {role: handl, matter: "Bidrag, högst 5 000 kr", phases: [prepare, propose]}
  - {organ: sn, matter_type: SN-038, phases: [decide]}
""",
)


@pytest.mark.parametrize(
    ("kind", "expected", "told"),
    [
        (EdgeKind.COMMANDS, ("organ/sn", "role/socialchef"), "goals, budget"),
        (EdgeKind.APPRAISES, ("role/kdir", "role/socialchef"), "staff"),
        (EdgeKind.REPORTED_TO, ("role/kdir", "role/socialchef"), None),
        (EdgeKind.INSTRUCTS, ("organ/ks", "role/kdir"), "Instruktion"),
        (EdgeKind.RESPONSIBLE, ("role/handl", "matter/bidrag"), "prepare, propose"),
        (EdgeKind.RESPONSIBLE, ("organ/sn", "matter/SN-038"), "decide"),
    ],
)
def test_edges_of_roles_say_in_what(kind: EdgeKind, expected: tuple[str, str], told: str | None) -> None:
    assert expected in edges(ROLES, kind)
    assert told in about(ROLES, kind)


def test_an_instruction_that_was_never_adopted_is_no_edge() -> None:
    assert edges(ROLES, EdgeKind.INSTRUCTS) == {("organ/ks", "role/kdir")}


def test_lines_of_command_are_those_stated_those_of_reports_to_and_a_boards_over_its_head() -> None:
    lines = {(one.giver, one.over, one.kind.value, one.follows) for one in graph.command_lines(ROLES, DAY)}

    assert lines == {
        ("organ/sn", "socialchef", "directs", False),
        ("role/kdir", "socialchef", "appraises", False),
        ("role/kdir", "socialchef", "reported_to", False),
        ("role/socialchef", "avdchef", "directs", False),
        ("role/avdchef", "handl", "directs", False),
        ("organ/sn", "socialchef", "directs", True),
        ("organ/ks", "kdir", "directs", True),
    }


ties = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("123")), max_size=10)


@given(ties)
def test_a_bridge_is_one_whose_loss_parts_the_others(tied: list[tuple[str, str]]) -> None:
    def parts(without: str = "") -> int:
        """How many groups share something, directly or through each other, when one is gone."""
        groups: list[set[str]] = []
        shared = {thing for _, thing in tied if len({one for one, other in tied if other == thing}) > 1}
        for thing in shared:
            group = {thing} | {one for one, other in tied if other == thing and one != without}
            joined = [other for other in groups if other & group]
            groups = [other for other in groups if not other & group] + [group.union(*joined)]
        return len(groups)

    assert graph.bridges(tied) == {one for one, _ in tied if parts(one) > parts()}

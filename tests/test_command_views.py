"""Views of command and responsibility: who the director is, and that an order alone is asked nothing of it."""

from __future__ import annotations

import pytest

from samspel.checks.command_views import instruction_sightings, role_description_sightings
from samspel.checks.duty_views import decider_sightings
from samspel.indicators.command import directors
from samspel.model import Municipality

from .towns import CAST, DAY, checked, town, verdicts

BOARD = "organs: [{id: ks, name: Kommunstyrelsen, kind: board}, {id: sn, name: Socialnämnden, kind: board}]\n"


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("{id: a, name: Förvaltningschef, side: official, heads: klk}", [("a", False)]),  # heads the board's administration
        ("{id: a, name: Kommundirektör, side: official}", [("a", True)]),  # the title alone
        ("{id: a, name: Biträdande kommundirektör, side: official}", []),
        ("{id: a, name: Kommundirektör, side: official, heads: none}", []),
        (
            "{id: a, name: Kommundirektör, side: official}, {id: b, name: Kanslichef, side: official, heads: klk}",
            [("b", False)],
        ),
        ("{id: a, name: Socialchef, side: official, heads: sf}", []),
        ("{id: a, name: Kommundirektör, side: political, organ: ks}", []),
    ],
)
def test_the_director_heads_the_administration_of_the_executive_board(roles: str, expected: list[tuple[str, bool]]) -> None:
    units = "units: [{id: klk, name: Kansliet, serves: [ks]}, {id: sf, name: Socialkontoret, serves: [sn]}]\n"
    found = directors(town(BOARD + units + f"roles: [{roles}]"), DAY)

    assert [(one.role.id, one.presumed) for one in found] == expected


def test_the_one_an_instruction_is_given_to_is_the_director() -> None:
    text = (
        "roles: [{id: a, name: Förvaltningsdirektör, side: official}]\ninstructions: [{role: a, organ: ks, adopted: none}]"
    )

    [found] = directors(town(BOARD + text), DAY)

    assert (found.role.id, found.presumed, found.adopted) == ("a", False, False)


def test_a_title_alone_founds_no_error() -> None:
    roles = "roles: [{id: a, name: Kommundirektör, side: official}, {id: b, name: Handläggare, side: official}]\n"
    report = checked(town(BOARD + roles + "commands: [{by: a, over: b}]"))

    assert verdicts(report, "ORG020") == {"ORG020@role/a": ("question", "doubt")}
    assert report.presumptions == ("Kommundirektör",)


def test_an_order_alone_is_asked_nothing_of_the_instruction() -> None:
    plain = town(CAST, "orders: [{id: o, organ: ks, rows: [{id: r1, matter: Avtal, delegates: [{role: kdir}]}]}]")

    assert list(instruction_sightings(plain, DAY)) == []


def test_two_descriptions_of_one_role_are_two_findings() -> None:
    twice = town(CAST, "role_descriptions: [{role: socialchef, how: none}, {role: socialchef, how: none}]")

    assert len({(one.about, one.part) for one in role_description_sightings(twice, DAY)}) == 2
    assert len(verdicts(checked(twice), "ORG039")) == 2


def decides(who: str, row: str, more: str = "") -> Municipality:
    """A matter that somebody is said to decide, and an order with one row."""
    head = "id: o, organ: sn, in_force: {from: 2024-01-01}"
    order = f"orders: [{{{head}, clauses: [{more}], rows: [{{{row}, substitutes: []}}]}}]"
    return town(CAST, order, f"responsibilities: [{{{who}, matter_type: SN-038, phases: [decide]}}]")


@pytest.mark.parametrize(
    ("who", "row", "clauses", "expected"),
    [
        (
            "role: handl",
            "id: r1, matter_type: SN-038, matter: x, delegates: [{role: handl}]",
            "",
            {("role/handl", True, True)},
        ),
        (
            "role: handl",
            "id: r1, matter_type: SN-038, matter: x, delegates: [{role: avdchef}]",
            "",
            {("role/handl", True, False), ("role/avdchef", False, True)},
        ),
        (  # a limit is part of the power, not a lack of it
            "role: handl",
            "id: r1, matter_type: SN-038, matter: x, delegates: [{role: handl}], limit: {at_most: 9000, unit: SEK}",
            "",
            {("role/handl", True, True)},
        ),
        (  # a superior who may step in is no power without responsibility
            "role: handl",
            "id: r1, matter_type: SN-038, matter: x, delegates: [{role: handl}]",
            "{kind: superior_may, when: [absent]}",
            {("role/handl", True, True)},
        ),
        ("organ: sn", "id: r1, matter: x, delegates: [{role: handl}]", "", {("organ/sn", True, True)}),
        ("organ: kf", "id: r1, matter: x, delegates: [{role: handl}]", "", set()),  # the council decides by law
    ],
)
def test_responsibility_is_held_against_power(
    who: str, row: str, clauses: str, expected: set[tuple[str, bool, bool | None]]
) -> None:
    found = decider_sightings(decides(who, row, clauses), DAY)

    assert {(one.part, one.view.responsible, one.view.may_decide) for one in found} == expected  # type: ignore[attr-defined]

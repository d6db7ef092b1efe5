"""Data under secrecy: whom a contact reached, which cases hold such data, and what thin records leave unasked."""

from __future__ import annotations

import pytest

from samspel.checks.secrecy_views import disclosure_sightings, document_request_sightings
from samspel.errors import UnreadableInput
from samspel.model import NONE
from samspel.rules.secrecy_views import DisclosureView, DocumentRequestView
from samspel.rules.view import Sighting

from .towns import CAST, DAY, checked, town

MORE = """
organs:
  - {id: rev, name: Kommunens revisorer, kind: auditors, parent: kf}
  - {id: bolag, name: Exempelbostäder AB, kind: company, parent: kf}
units: [{id: vo, name: Vård och omsorg, parent: sf}]
roles:
  - {id: revisor, name: Revisor, side: political, organ: rev}
  - {id: vd, name: Verkställande direktör, side: official, organ: bolag}
  - {id: robot, name: Beslutsfunktionen, side: automated}
  - {id: au, name: Ledamot i utskottet, side: political, organ: sn-au}
  - {id: vochef, name: Verksamhetschef, side: official, unit: vo}
  - {id: radet, name: Kommunalråd, side: political}
"""
CASE = "cases: [{number: SN 2026-17, board: sn, secrecy: yes, parties: [{name: Part 17}]}]"
CODES = {f"BES{number}" for number in range(170, 178)}


def sighted(contact: str, *facts: str) -> Sighting | None:
    """What is seen of a contact about the case SN 2026-17."""
    found = list(
        disclosure_sightings(
            town(CAST, MORE, f"contacts: [{{id: k, on: 2026-01-15, case: SN 2026-17, {contact}}}]", *(facts or [CASE])), DAY
        )
    )
    assert len(found) < 2
    return found[0] if found else None


def reached(receiver: str, by: str = "handl") -> object:
    sighting = sighted(f"by: {by}, kind: information, {receiver}")
    assert sighting is not None
    assert isinstance(sighting.view, DisclosureView)
    return sighting.view.reached


@pytest.mark.parametrize(
    ("receiver", "whom"),
    [
        ("to: avdchef", "own"),
        ("to: socialchef", "own"),
        ("to: sn-ordf", "own"),
        ("to: au", "own"),
        ("to: vochef", "other_part"),
        ("to: kdir", "other_board"),
        ("to: vd", "other_board"),
        ("to: ks-ordf", "elected_elsewhere"),
        ("to: revisor", NONE),
        ("to: robot", NONE),
        ("to: radet", None),
        ("to: sektorchef", None),
        ("with: En granne", "outsider"),
        ("with: part 17", NONE),
        ("with: Kammarrätten i Sundsvall", NONE),
    ],
)
def test_whom_a_contact_reached(receiver: str, whom: object) -> None:
    assert reached(receiver) == whom


def test_the_head_of_all_tells_nobody_in_another_part() -> None:
    assert reached("to: vochef", by="socialchef") == "own"
    assert reached("to: vochef", by="sn-ordf") == "own"


def test_an_unknown_outsider_may_be_the_party() -> None:
    sighting = sighted("by: handl, kind: information, with: En granne", CASE.replace(", parties: [{name: Part 17}]", ""))

    assert sighting is not None
    assert isinstance(sighting.view, DisclosureView)
    assert sighting.view.reached is None


@pytest.mark.parametrize("by", ["ks-ordf", "kdir", "radet"])
def test_only_those_on_the_side_of_the_board_can_pass_on_its_data(by: str) -> None:
    assert sighted(f"by: {by}, to: handl, kind: information") is None


def test_a_contact_about_no_known_case_is_not_looked_at() -> None:
    assert (
        sighted("by: handl, to: kdir, kind: information", "cases: [{number: SN 2026-18, board: sn, secrecy: yes}]") is None
    )


DECIDED = "decisions: [{id: D, case: SN 2026-17, board: sn, on: 2026-01-20, matter_type: SN-038"


@pytest.mark.parametrize(
    ("facts", "secret", "presumed"),
    [
        ([CASE], True, False),
        ([CASE.replace("secrecy: yes", "secrecy: no")], False, False),
        ([CASE.replace("secrecy: yes, ", "")], None, True),
        ([f"{DECIDED}}}]"], True, True),  # a case of the social services
        ([f"{DECIDED}, secrecy: no}}]"], False, False),
        ([DECIDED.replace("SN-038", "BN-001") + "}]"], None, True),
        ([f"{DECIDED}}}]", CASE.replace("secrecy: yes", "secrecy: no")], False, False),  # a record weighs more
        ([f"{DECIDED}, secrecy: no}}]", CASE], True, False),
    ],
)
def test_which_cases_hold_data_under_secrecy(facts: list[str], secret: object, presumed: bool) -> None:
    sighting = sighted("by: handl, to: kdir, kind: information", *facts)

    assert sighting is not None
    assert isinstance(sighting.view, DisclosureView)
    assert (sighting.view.secret, "secret" in sighting.presumed) == (secret, presumed)


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [("refused", True), ("partly_granted", True), ("granted", False), ("discontinued", None), ("other", None)],
)
def test_a_reservation_counts_as_a_refusal_and_a_withdrawn_request_does_not(outcome: str, refused: object) -> None:
    facts = f"document_requests: [{{id: u, on: 2026-01-15, outcome: {outcome}}}]"
    [found] = document_request_sightings(town(facts), DAY)

    assert isinstance(found.view, DocumentRequestView)
    assert found.view.refused is refused


def test_thin_records_ask_nothing() -> None:
    thin = town(
        CAST,
        "decisions: [{id: D, case: SN 2026-17, board: sn, on: 2026-01-20, matter_type: SN-038, outcome: refused}]",
        "contacts: [{id: k, on: 2026-01-15, by: handl, to: kdir, kind: instruction, case: SN 2026-17}]",
        "document_requests: [{id: u, on: 2025-01-15}]",
    )

    assert CODES & {one.code for one in checked(thin).findings} == set()


def test_what_a_request_points_to_exists_and_is_there_once() -> None:
    with pytest.raises(UnreadableInput) as caught:
        town("document_requests: [{id: u, on: 2026-01-15, board: xx}, {id: u, on: 2026-01-16}]")

    assert [str(one.words) for one in caught.value.problems] == [
        "Id `u` finns redan (begäran).",
        "`board: xx` pekar på ett organ som inte finns.",
    ]

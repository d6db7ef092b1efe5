"""Registers held against cases: whose case, which party, and between which days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samspel.checks.handled import handled_cases
from samspel.checks.register_views import contact_sightings, gift_sightings, side_job_sightings
from samspel.checks.run import check
from samspel.errors import UnreadableInput
from samspel.model import NONE
from samspel.rules.conduct_views import ContactView, GiftView, SideJobView
from tests.towns import CAST, DAY, checked, town

PEOPLE = """
people:
  - {id: p1, roles: [{role: handl, from: 2020-01-01}]}
  - {id: p2, roles: [{role: sn-ordf, from: 2023-01-01}]}
"""
CASE = """
cases:
  - {number: SN 2026-17, board: sn, authority: yes, handled_by: [p1], opened: 2026-01-12, closed: 2026-01-20,
     parties: [{name: Hus AB}]}
"""


def gift_days(on: str, *facts: str) -> object:
    found = list(gift_sightings(town(CAST, PEOPLE, f"gifts: [{{id: g, to: p1, from: hus ab, on: {on}}}]", *facts), DAY))
    assert isinstance(found[0].view, GiftView)
    return found[0].view.days_to_case


def contact_view(*facts: str, **fields: str) -> ContactView:
    said = ", ".join(f"{key.rstrip('_')}: {value}" for key, value in fields.items())
    found = list(contact_sightings(town(CAST, PEOPLE, f"contacts: [{{id: k, {said}}}]", *facts), DAY))
    assert isinstance(found[0].view, ContactView)
    return found[0].view


@pytest.mark.parametrize(
    ("on", "days"),
    [("2026-01-10", 2), ("2026-01-12", 0), ("2026-01-20", 0), ("2026-01-21", 1), ("2027-01-20", 365)],
)
def test_days_are_counted_from_the_nearest_day_when_the_case_was_open(on: str, days: int) -> None:
    assert gift_days(on, CASE) == days


def test_an_open_case_never_ends_and_a_decision_closes_its_case() -> None:
    assert gift_days("2030-01-01", CASE.replace("closed: 2026-01-20", "closed: none")) == 0
    assert gift_days("2026-01-22", "decisions: [{id: d, decided_by: p1, parties: [{name: Hus AB}], on: 2026-01-20}]") == 2


def test_a_gift_from_a_stranger_or_to_somebody_else_meets_no_case() -> None:
    assert gift_days("2026-01-15", CASE.replace("Hus AB", "Hus och hem AB")) is NONE
    assert gift_days("2026-01-15", CASE.replace("handled_by: [p1]", "handled_by: [p2]")) is NONE


@pytest.mark.parametrize(
    ("part", "meets"), [("decided", True), ("rapporteur", True), ("prepared", True), ("present", False)]
)
def test_whoever_only_was_present_does_not_handle_the_case(part: str, meets: bool) -> None:
    decision = (
        f"decisions: [{{id: d, participants: [{{person: p1, as: {part}}}], parties: [{{name: Hus AB}}], on: 2026-01-20}}]"
    )

    assert (gift_days("2026-01-20", decision) is not NONE) is meets


@pytest.mark.parametrize(
    ("period", "meets"),
    [
        ("{from: 2026-01-20}", True),
        ("{from: 2026-01-21}", False),
        ("{from: 2025-01-01, to: 2026-01-12}", True),
        ("{from: 2025-01-01, to: 2026-01-11}", False),
    ],
)
def test_a_side_job_meets_a_case_on_its_first_and_last_day(period: str, meets: bool) -> None:
    job = f"side_jobs: [{{id: b, person: p1, what: Konsult, with: HUS AB, in_force: {period}}}]"
    [found] = side_job_sightings(town(CAST, PEOPLE, CASE, job), DAY)

    assert isinstance(found.view, SideJobView)
    assert found.view.for_a_party is meets
    assert found.words["cases"] == ("SN 2026-17" if meets else "–")


def test_only_somebody_with_elected_roles_alone_is_no_employee() -> None:
    jobs = "side_jobs: [{id: b1, person: p1, what: A}, {id: b2, person: p2, what: B}, {id: b3, person: p3, what: C}]"
    found = side_job_sightings(town(CAST, PEOPLE.replace("people:", "people:\n  - {id: p3}"), jobs), DAY)

    assert [one.view.employee for one in found if isinstance(one.view, SideJobView)] == [True, False, True]


@pytest.mark.parametrize(
    ("by", "other"),
    [("ks-ordf", True), ("kdir", True), ("sn-ordf", False), ("handl", False), ("socialchef", False), ("sektorchef", None)],
)
def test_which_board_somebody_belongs_to_is_read_upwards(by: str, other: bool | None) -> None:
    assert contact_view(CASE, by=by, on="2026-01-15", kind="instruction", case="sn 2026-17").from_other_board is other


def test_a_contact_about_a_case_nobody_knows_says_nothing_of_it() -> None:
    view = contact_view(CASE, by="ks-ordf", on="2026-01-15", kind="lobbying", with_="Hus AB", case="SN 2026-18")

    assert (view.about_case, view.case_open, view.authority, view.with_party) == (False, NONE, NONE, None)


def test_a_case_that_somebody_speaks_of_has_begun_whenever_that_was() -> None:
    unknown = CASE.replace("opened: 2026-01-12, ", "")
    lasting, unsaid = unknown.replace("closed: 2026-01-20", "closed: none"), unknown.replace("closed: 2026-01-20,", "")

    assert contact_view(unknown, by="ks-ordf", on="2026-01-20", kind="party", case="SN 2026-17").case_open is True
    assert contact_view(unknown, by="ks-ordf", on="2026-01-21", kind="party", case="SN 2026-17").case_open is False
    assert contact_view(lasting, by="ks-ordf", on="2026-01-21", kind="party", case="SN 2026-17").case_open is True
    assert contact_view(unsaid, by="ks-ordf", on="2026-01-21", kind="party", case="SN 2026-17").case_open is None


def test_what_a_case_points_to_exists() -> None:
    with pytest.raises(UnreadableInput) as caught:
        town("cases: [{number: A 1, board: xx, handled_by: [p9]}]")

    assert [problem.words.split(" ")[1] for problem in caught.value.problems] == ["xx`", "p9`"]


def test_every_decision_and_every_registered_case_is_a_case() -> None:
    found = handled_cases(
        town(CAST, PEOPLE, CASE, "decisions: [{id: d1, on: 2026-01-02}, {id: d2, case: A 1, on: 2026-01-03}]"), DAY
    )

    assert [one.number for one in found] == ["d1", "A 1", "SN 2026-17"]
    assert found[0].open_on(date(2026, 1, 2) + timedelta(days=1)) is False


def test_registers_are_part_of_a_check() -> None:
    job = "side_jobs: [{id: b, person: p1, what: Konsult, with: Hus AB, harms_trust: yes, ruling: none, declared: none}]"
    report = checked(town(CAST, PEOPLE, CASE, job))

    assert {one.code for one in report.findings if one.about == "side_job/b"} == {"BES130", "BES131", "BES134"}


def test_people_are_told_of_by_name() -> None:
    people = "people: [{id: p-1, name: Anna Exempel, roles: [{role: handl}]}]"
    jobs = "side_jobs: [{id: b, person: p-1, what: Konsult, with: Hus AB}]"
    gifts = "gifts: [{id: g, to: p-1, from: Hus AB, on: 2026-02-01, what: vin, handled: kept, told: none}]"
    cases = "cases: [{number: BN 1, parties: [{name: Hus AB}], handled_by: [p-1], opened: 2026-01-01}]"
    report = check(town(CAST, people, jobs, gifts, cases), on=date(2026, 2, 2))

    told = {one.code: one.message for one in report.findings if one.about in ("side_job/b", "gift/g")}

    assert set(told) == {"BES130", "BES140"}  # a gift from a party is told of once
    assert all("Anna Exempel" in message and "p-1" not in message for message in told.values())

"""What a decision does: which unknowns stay unknown, and every limit from both sides."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.checks.decision_context import decision_contexts
from samspel.checks.effect_views import effect_sightings
from samspel.checks.run import check
from samspel.model import NONE, Appeal
from samspel.rules import shipped_packs
from samspel.rules.power_views import EffectView

from .towns import town

TOWN = """
organs: [{id: kf, name: Kommunfullmäktige, kind: council}, {id: ks, name: Kommunstyrelsen, kind: board, parent: kf}]
"""
BESLUT = tuple(pack for pack in shipped_packs() if pack.name == "beslut/kompetens")


def view(decision: str) -> EffectView:
    """The view of a decision by the executive board."""
    [context] = decision_contexts(
        town(TOWN, f"decisions: [{{id: D, organ: ks, on: 2026-02-03{decision}}}]"), date(2026, 6, 1)
    )
    [sighting] = effect_sightings(context)
    assert isinstance(sighting.view, EffectView)
    return sighting.view


def told(decision: str) -> dict[str, str]:
    """What the pack on competence and execution tells of it."""
    given = town(TOWN, f"decisions: [{{id: D, organ: ks, on: 2026-02-03{decision}}}]")
    report = check(given, on=date(2026, 6, 1), packs=BESLUT)
    return {finding.code: finding.level.value for finding in report.findings}


def test_nothing_is_known_of_what_the_record_leaves_out() -> None:
    found = view("")

    assert (found.sets_fee, found.executed, found.days_back) == (False, False, NONE)
    unknown = {name for name, value in vars(found).items() if value is None}
    assert unknown == {
        "local_interest", "task_of_other", "burdens_members", "fee_over_cost", "single_business", "exceptional_reasons",
        "appeal", "outcome", "days_to_execution", "before_final", "reversible", "at_once_reason", "matter_acts", "resembles",
            "rectified", "grounds_told", "annulled",
    }  # fmt: skip
    assert told("") == {}


def test_what_the_record_says_there_is_none_of_is_none() -> None:
    found = view(", fee: none, support: none, executed: none, appeal: none")

    assert (found.fee_over_cost, found.single_business, found.exceptional_reasons) == (NONE, NONE, NONE)
    assert (found.days_to_execution, found.before_final, found.reversible, found.at_once_reason) == (NONE, NONE, NONE, NONE)
    assert found.appeal == "none_possible"


@pytest.mark.parametrize(
    ("applies_from", "days"), [("2026-02-02", 1), ("2026-02-03", NONE), ("2026-02-04", NONE), ("2025-02-03", 365)]
)
def test_days_back(applies_from: str, days: object) -> None:
    assert view(f", applies_from: {applies_from}").days_back == days


@pytest.mark.parametrize(
    ("income", "cost", "over"),
    [("100", "100", 0), ("100.01", "100", 1), ("101", "100", 1), ("99", "100", -1), ("99.5", "100", 0)],
)
def test_a_fee_is_over_the_cost_by_whole_kronor_begun(income: str, cost: str, over: int) -> None:
    assert view(f", fee: {{income: {income}, cost: {cost}}}").fee_over_cost == over


@pytest.mark.parametrize(
    ("final", "executed", "before"),
    [
        ("final: 2026-03-02", "2026-03-01", True),
        ("final: 2026-03-02", "2026-03-02", False),
        ("final: none", "2026-05-02", True),
        ("case: x", "2026-02-04", None),
    ],
)
def test_whether_it_was_carried_out_while_it_could_be_appealed(final: str, executed: str, before: object) -> None:
    assert view(f", {final}, executed: {{on: {executed}}}").before_final is before


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (", matter: Rivning, appeal: municipal_review, executed: {on: 2026-02-24, reversible: no}", {"BES065": "warning"}),
        (", matter: Rivning, appeal: municipal_review, executed: {on: 2026-02-25, reversible: no}", {}),
        (", matter: Rivning, appeal: municipal_review, executed: {on: 2026-02-24}", {"BES065": "question"}),
        (", matter: Rivning, appeal: none_possible, executed: {on: 2026-02-04, reversible: no}", {}),
        (", matter: Beslut, executed: {on: 2026-02-04, reversible: no}", {}),
        (", outcome: ordered, appeal: administrative, executed: {on: 2026-02-24, at_once: none}", {"BES066": "warning"}),
        (", outcome: ordered, appeal: administrative, executed: {on: 2026-02-25, at_once: none}", {}),
        (", outcome: granted, appeal: administrative, executed: {on: 2026-02-03, at_once: none}", {}),
        (", support: {to_single_business: yes}", {"BES064": "question"}),
        (", support: {exceptional_reasons: none}", {}),
        (", applies_from: 2026-02-02", {"BES062": "question"}),
        (", local_interest: no, task_of_other: yes", {"BES060": "warning", "BES061": "warning"}),
    ],
)
def test_what_is_told(decision: str, expected: dict[str, str]) -> None:
    assert told(decision) == expected


def test_custody_at_once_cannot_be_appealed_and_is_carried_out_at_once() -> None:
    """LVU 40 and 41 §§: it goes to the court by itself, so nobody is asked how it is appealed or why it could not wait."""
    custody = (
        "matter_type: SN-018, outcome: ordered, executed: {on: 2026-02-03, at_once: none}, "
        "notified: {on: 2026-02-03, content: yes, appeal_information: none}"
    )
    [context] = decision_contexts(town(TOWN, f"decisions: [{{id: D, on: 2026-02-03, {custody}}}]"), date(2026, 6, 1))
    report = check(context.town, on=date(2026, 6, 1))

    assert context.appeal is Appeal.NONE_POSSIBLE
    assert {one.code for one in report.findings} & {"BES066", "BES102"} == set()

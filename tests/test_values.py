"""The value principles in a decision: supported by rules it keeps, contradicted by those it breaks, else not shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samspel
from samspel import plain_yaml, shipped
from samspel.checks.run import check
from samspel.checks.values import Standing, Valued, principles
from samspel.errors import SamspelError
from samspel.exporters.report_text import report_text
from samspel.law.acts import all_acts, has_section
from samspel.model import Municipality
from samspel.rules import shipped_packs
from tests.towns import CAST, town

DAY = date(2026, 3, 2)
ORDER = """
people: [{id: abc, roles: [{role: handl}]}, {id: def, roles: [{role: avdchef}]}]
orders:
  - id: sn-2025
    organ: sn
    in_force: {from: 2025-07-01}
    rows: [{id: r1, number: "4.1", matter: Ekonomiskt bistånd, delegates: [{role: handl}]}]
"""
LAWFUL = (
    "on: 2026-03-02, matter: Ekonomiskt bistånd, outcome: refused, decided_by: abc, role: handl, "
    "cites: {order: sn-2025, row: r1}, authority: yes, appeal: administrative, parties: [{name: p1, kind: individual}], "
    "communicated: {on: 2026-02-02, answer_by: 2026-02-16}, reasons: {rules: yes, circumstances: yes}, "
    "notified: {on: 2026-03-03, content: yes, appeal_information: yes, dissents: none}, dissents: []"
)


def facts(*decisions: str) -> Municipality:
    return town(CAST, ORDER, f"decisions: [{', '.join(f'{{{one}}}' for one in decisions)}]")


def standings(decision: str) -> dict[str, Standing]:
    return {one.principle: one.standing for one in samspel.values(facts(f"id: D, {decision}"), "D")}


def test_there_are_seven_principles_each_with_law_that_exists_and_rules_that_exist() -> None:
    codes = {rule.code for pack in shipped_packs() for rule in pack.rules}

    assert [one.id for one in principles()] == [
        "democracy", "legality", "objectivity", "equal_treatment", "free_opinion", "respect", "service",
    ]  # fmt: skip
    for one in principles():
        assert one.rules
        assert one.rules <= codes
        for law in one.law:
            assert has_section(all_acts()[law.sfs], law.chapter, law.section) is not False


def test_a_lawful_refusal_supports_what_its_record_shows_and_nothing_more() -> None:
    found = standings(LAWFUL)

    assert {name for name, standing in found.items() if standing is Standing.CONTRADICTED} == set()
    assert {name for name, standing in found.items() if standing is Standing.SUPPORTED} >= {"legality", "respect", "service"}
    assert found["equal_treatment"] is Standing.NOT_SHOWN


@pytest.mark.parametrize(
    "thin",
    [
        "matter: Försörjningsstöd januari, role: handl, board: sn, reported: {on: 2026-03-10}",
        "matter: Ekonomiskt bistånd, role: handl, board: sn, reported: none, recorded: none",
        "matter: Omedelbart omhändertagande, role: sn-ordf, board: sn, parties: [{name: någon}]",
        "organ: sn, matter: Budget",
        "organ: sn, matter: Bistånd, law: [], conflicts: [], participants: [{person: abc, as: decided}], cites: none",
    ],
)
def test_a_record_that_shows_nothing_supports_nothing(thin: str) -> None:
    """That one person decided, that no section is named and that no tie is known are no facts of the principle."""
    people = "people: [{id: abc, roles: [{role: handl}]}]"
    found = samspel.values(town(CAST, people, f"decisions: [{{id: D, on: 2026-03-02, {thin}}}]"), "D")

    assert {one.principle: one.supported_by for one in found if one.supported_by} == {}


def test_each_rule_that_shows_nothing_when_kept_tests_a_principle() -> None:
    codes = {code for one in principles() for code in one.rules}
    listed = plain_yaml.read(shipped.packs() / "register" / "principles.yaml")["show_nothing_when_kept"]

    assert set(listed) <= codes


@pytest.mark.parametrize(
    ("change", "principle"),
    [
        ((" role: handl", " role: avdchef"), "legality"),
        (("name: p1", "name: abc"), "objectivity"),
        (("on: 2026-02-02", "on: 2026-03-05"), "respect"),
        (("appeal_information: yes", "appeal_information: none"), "service"),
    ],
)
def test_a_breach_contradicts_its_principle_with_the_finding_as_evidence(change: tuple[str, str], principle: str) -> None:
    broken = LAWFUL.replace(*change)

    [found] = [one for one in samspel.values(facts(f"id: D, {broken}"), "D") if one.principle == principle]

    assert found.standing is Standing.CONTRADICTED
    assert found.contradicted_by
    assert {one.code for one in found.contradicted_by}.isdisjoint(one.code for one in found.supported_by)


def test_like_cases_with_unlike_outcomes_leave_equal_treatment_open_and_a_reason_supports_it() -> None:
    first = f"id: A, {LAWFUL}, facts: {{hushåll: ensam}}".replace("2026-03-02", "2026-02-26").replace("refused", "granted")
    second = f"id: B, {LAWFUL}, facts: {{hushåll: ensam}}"

    def equal(more: str) -> Valued:
        [found] = [
            one for one in samspel.values(facts(first, f"{second}, {more}"), "B") if one.principle == "equal_treatment"
        ]
        return found

    silent, reasoned = equal("differs_because: none"), equal("differs_because: Inkomsten har ändrats.")

    assert (silent.standing, [one.code for one in silent.not_shown]) == (Standing.NOT_SHOWN, ["BES161"])
    assert (reasoned.standing, [one.code for one in reasoned.supported_by]) == (Standing.SUPPORTED, ["BES161"])


def test_the_report_counts_every_decision_once_for_each_principle() -> None:
    broken = LAWFUL.replace("name: p1", "name: abc")
    report = check(facts(f"id: A, {LAWFUL}", f"id: B, {broken}", "id: C, on: 2026-03-02"), on=DAY)

    assert {one.supported + one.contradicted + one.not_shown for one in report.values} == {3}
    [objective] = [one for one in report.values if one.principle == "objectivity"]
    assert objective.contradicted == 1
    assert "VÄRDEGRUNDEN I BESLUTEN" in report_text(report)


def test_a_report_without_decisions_says_nothing_of_values() -> None:
    report = check(town(CAST, ORDER), on=DAY)

    assert report.values == ()
    assert "VÄRDEGRUNDEN" not in report_text(report)


def test_english_and_unknown_decisions() -> None:
    found = samspel.values(facts(f"id: D, {LAWFUL}"), "D", language="en")

    assert found[0].name == "Democracy"
    with pytest.raises(SamspelError, match="Beslutet X finns inte"):
        samspel.values(facts(f"id: D, {LAWFUL}"), "X")
    with pytest.raises(SamspelError, match="Välj sv eller en"):
        samspel.values(facts(f"id: D, {LAWFUL}"), "D", language="fi")


@given(
    st.sampled_from(
        ["communicated: {on: 2026-02-02, answer_by: 2026-02-16}, ", "reasons: {rules: yes, circumstances: yes}, "]
    )
)
def test_what_is_left_out_never_contradicts(part: str) -> None:
    found = standings(LAWFUL.replace(part, ""))

    assert Standing.CONTRADICTED not in found.values()

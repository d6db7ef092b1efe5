"""The twenty cases of courts and the Parliamentary Ombudsman as facts: the report says what it should of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

import samspel
from samspel import plain_yaml
from samspel.findings import Finding, Level, Verdict
from samspel.model import facts_from, join
from samspel.rules import shipped_packs

_DATA = Path(__file__).parent / "data"


def _cases(file: str) -> dict[str, plain_yaml.Mapping]:
    return {case["case"]: case for case in plain_yaml.read(_DATA / file)["cases"]}


COURT, CATALOGUE = _cases("court_cases.yaml"), _cases("decision_cases.yaml")


def told(case: plain_yaml.Mapping) -> tuple[Finding, ...]:
    """What the report says on the day after the decision."""
    town = join(facts_from(case["facts"]))
    return samspel.check(town, on=date.fromisoformat(case["on"]) + timedelta(1)).findings


def said(findings: Iterable[Finding], codes: Iterable[str]) -> str:
    """The gravest level at which any of the rules is told; a doubt of an error apart; "nothing" when none is."""
    found = sorted((one for one in findings if one.code in codes), key=lambda one: one.level.weight)
    if not found:
        return "nothing"
    first = found[0]
    return "doubt" if first.verdict is Verdict.DOUBT and first.would_be is Level.ERROR else first.level.value


def wanted(expected: plain_yaml.Mapping) -> set[str]:
    """How an expectation may be told."""
    if "differs" in expected:
        return {expected["differs"]}
    if "doubt" in expected:
        return {"doubt"}
    return {"ok": {"nothing"}, "question": {"question", "doubt"}}.get(expected["kind"], {expected["kind"]})


def wrong(case: plain_yaml.Mapping) -> list[str]:
    """What the report on a case says otherwise than it should, one line each."""
    findings = told(case)
    lines = [
        f"{one['about']}: {', '.join(one['codes'])} should be {' or '.join(sorted(wanted(one)))}, got {got}"
        for one in case["expected"]
        if (got := said(findings, one["codes"])) not in wanted(one)
    ]
    named = {code for one in case["expected"] for code in one["codes"]}
    lines += [
        f"not expected: {one.level.value} {one.key} {one.message}"
        for one in findings
        if one.level in (Level.ERROR, Level.WARNING) and one.code not in named
    ]
    for claim in case["must_not"]:
        graver = Level(claim.get("kind", Level.ADVICE)).weight
        made = told(claim) if "facts" in claim else findings
        lines += [
            f"claims {claim['claim']}: {one.level.value} {one.key}"
            for one in made
            if one.code in claim["codes"] and one.level.weight <= graver
        ]
    return lines


@pytest.mark.parametrize("name", COURT)
def test_the_report_says_what_was_found(name: str) -> None:
    case = COURT[name]
    table = [f"{one['kind']:9}{said(told(case), one['codes']):9}{one['about']}" for one in case["expected"]]

    assert wrong(case) == [], "\n".join([f"{name}: expected, got", *table])


def test_every_case_and_every_statement_of_the_catalogue_is_here() -> None:
    def statements(cases: dict[str, plain_yaml.Mapping]) -> dict[str, list[tuple[str, str]]]:
        return {name: [(one["about"], one["kind"]) for one in case["expected"]] for name, case in cases.items()}

    assert statements(COURT) == statements(CATALOGUE)
    assert {name: [one["claim"] for one in case["must_not"]] for name, case in COURT.items()} == {
        name: list(case["must_not"]) for name, case in CATALOGUE.items()
    }


def test_at_most_four_cases_differ_and_say_why() -> None:
    differing = {name: [one for one in case["expected"] if "differs" in one] for name, case in COURT.items()}

    assert sum(map(bool, differing.values())) <= 4  # two rest on one JO case each, which a lawyer read as a warning at most
    assert all(one["why"] for found in differing.values() for one in found)


def test_every_code_named_is_a_rule() -> None:
    named = {code for case in COURT.values() for one in (*case["expected"], *case["must_not"]) for code in one["codes"]}

    assert named <= {rule.code for pack in shipped_packs() for rule in pack.rules}


def test_a_report_that_says_nothing_fails_where_something_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_court_cases.told", lambda case: ())

    silent = {name for name, case in COURT.items() if not wrong(case)}

    assert silent == {name for name, case in COURT.items() if all(wanted(one) == {"nothing"} for one in case["expected"])}

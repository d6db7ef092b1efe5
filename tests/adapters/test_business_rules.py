"""What samspel says, in the form of a rule service: one result a rule, a PASS where there is nothing to say."""

from __future__ import annotations

from datetime import date

from samspel.adapters.business_rules import business_rules_answer
from samspel.checks.run import check
from tests.towns import CAST, town


def test_a_decision_that_no_rule_says_anything_of_passes() -> None:
    report = check(town(CAST, "decisions: [{id: d1, on: 2026-02-01}]"), on=date(2026, 2, 1), packs=())

    assert business_rules_answer(report, "d1", "DECISION") == {
        "context": "DECISION",
        "results": [{"value": "PASS", "rule": "samspel", "details": []}],
    }


def test_findings_become_results_with_swedish_descriptions() -> None:
    order = (
        "orders: [{id: o, organ: ks, rows: [{id: r1, matter: Inköp, "
        "delegates: [{text: Ekonomichef}, {text: Rektor}], acting: jointly}]}]"
    )
    report = check(town(CAST, order), on=date(2026, 2, 1))
    of_row = tuple(one.model_copy(update={"about": "decision/d1"}) for one in report.findings if one.about == "o/row/r1")

    answer = business_rules_answer(report.model_copy(update={"findings": of_row}), "d1", "ORDER")

    values = {one["rule"]: one["value"] for one in answer["results"]}
    assert set(values) == {one.code for one in of_row}
    for finding in of_row:
        gravest = min(one.level.weight for one in of_row if one.code == finding.code)
        assert values[finding.code] == ("FAIL", "FAIL", "VALIDATION_ERROR", "PASS")[gravest]
    assert {"FAIL", "VALIDATION_ERROR", "PASS"} & set(values.values()) > {"FAIL"}
    assert all(detail["description"] for one in answer["results"] for detail in one["details"])

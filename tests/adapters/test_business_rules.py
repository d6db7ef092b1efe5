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
    order = "orders: [{id: o, organ: ks, rows: [{id: r1, matter: Inköp, delegates: [{text: Ekonomichef}, {text: Rektor}], acting: jointly}]}]"
    report = check(town(CAST, order), on=date(2026, 2, 1))
    about = next(one.about for one in report.findings if one.level in ("error", "warning"))

    answer = business_rules_answer(report, about, "ORDER")

    assert "FAIL" in {one["value"] for one in answer["results"]}
    codes = [one.code for one in report.findings if one.about == about]
    assert [one["rule"] for one in answer["results"]] == list(dict.fromkeys(codes))
    assert all(detail["description"] for one in answer["results"] for detail in one["details"])

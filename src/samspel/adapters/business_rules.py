"""What samspel says of a decision, in the form in which the open service business-rules answers."""

from __future__ import annotations

from typing import Any

from ..findings import Finding, Level, Report, Verdict


def business_rules_answer(report: Report, decision: str, context: str) -> dict[str, Any]:
    """One result for each rule that has something to say of the decision of that id; a single PASS where none has.

    Errors and warnings are FAIL; questions, and rules that lack a fact, are VALIDATION_ERROR; advice is PASS with its words.
    """
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.about == f"decision/{decision}":
            by_rule.setdefault(finding.code, []).append(finding)
    results = [
        {"value": _value(found), "rule": code, "details": [_detail(one) for one in found]} for code, found in by_rule.items()
    ]
    return {"context": context, "results": results or [{"value": "PASS", "rule": "samspel", "details": []}]}


def _value(found: list[Finding]) -> str:
    if any(one.verdict is Verdict.BREACH and one.level in (Level.ERROR, Level.WARNING) for one in found):
        return "FAIL"
    return "PASS" if all(one.level is Level.ADVICE for one in found) else "VALIDATION_ERROR"


def _detail(finding: Finding) -> dict[str, str]:
    return {
        "origin": finding.key,
        "evaluationValue": finding.level.value,
        "description": f"{finding.message} {finding.remedy}",
    }

"""A report as SARIF 2.1.0, for services that gather the findings of many programs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from ..findings import Finding, Level, Report, Verdict
from ..law.links import law_link
from .finding_text import rests_on
from .report_sentences import accepted, line_in
from .report_words import SAY

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.QUESTION: "none", Level.ADVICE: "note"}


def report_sarif(report: Report, version: str) -> str:
    """The report as one run. A question of judgement has the kind review, a question on a missing fact the kind open;
    an accepted exception is a suppression, and what a baseline knew is unchanged. `version` is that of samspel.
    """
    remaining = report.since.remaining if report.since else ()
    told = [*report.findings, *remaining, *(one.finding for one in report.waived)]
    codes = sorted({finding.code: finding for finding in told}.items())
    place = {code: number for number, (code, _) in enumerate(codes)}
    results = [_result(finding, place, "new" if report.since else None) for finding in report.findings]
    results += [_result(finding, place, "unchanged") for finding in remaining]
    for one in report.waived:
        reason = accepted(one.waiver, SAY[report.language])
        suppressed = {"kind": "external", "status": "accepted", "justification": reason}
        results.append(_result(one.finding, place, None) | {"suppressions": [suppressed]})
    run = {
        "tool": {"driver": {"name": "samspel", "version": version, "rules": [_rule(one, report) for _, one in codes]}},
        "language": {"sv": "sv-SE", "en": "en-GB"}[report.language],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.fault is None}],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding, report: Report) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": finding.code,
        "shortDescription": {"text": finding.title},
        "help": {"text": rests_on(finding, SAY[report.language])},
        "defaultConfiguration": {"level": _LEVELS[finding.would_be or finding.level]},
    }
    links = _links(finding)
    return rule | ({"helpUri": links[0]} if links else {})


def _links(finding: Finding) -> list[str]:
    return [link for link in map(law_link, finding.law) if link]


def _result(finding: Finding, rules: dict[str, int], baseline: str | None) -> dict[str, Any]:
    open_or_review = "open" if finding.verdict is Verdict.DOUBT else "review"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "kind": open_or_review if finding.level is Level.QUESTION else "fail",
        "level": _LEVELS[finding.level],
        "message": {"text": " ".join(filter(None, (finding.message, finding.remedy)))},
        "locations": [_location(finding)],
        "partialFingerprints": {"samspelKey/v1": finding.key},
    }
    return result | ({"baselineState": baseline} if baseline else {})


def _location(finding: Finding) -> dict[str, Any]:
    logical: dict[str, Any] = {"fullyQualifiedName": finding.about}
    if finding.row:
        logical["name"] = finding.row
    location: dict[str, Any] = {"logicalLocations": [logical]}
    if finding.source is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.source.file)}}
        if line := line_in(finding.source):
            physical["region"] = {"startLine": line}
        location |= {"physicalLocation": physical, "message": {"text": str(finding.source)}}
    return location

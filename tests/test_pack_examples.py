"""Every example of every shipped pack: the cases of a rule are its tests."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.checks.run import check
from samspel.findings import Finding, Verdict
from samspel.model import join
from samspel.rules import Rule, RulePack, shipped_packs
from samspel.rules.pack import Example

ASKED = date(2026, 5, 1)  # before the packs' verified_through, so that no change of law is unread
CASES = [
    pytest.param(pack, rule, kind, example, id=f"{rule.code}-{kind}-{example.case}")
    for pack in shipped_packs()
    for rule in pack.rules
    for kind in ("breach", "ok", "doubt")
    for example in getattr(rule.examples, kind)
]


def findings_of(rule: Rule, pack: RulePack, example: Example) -> tuple[Finding, ...]:
    packs = shipped_packs() if example.waivers else [pack]  # what is waived comes from other packs
    report = check(join(example.given), on=example.on or ASKED, packs=packs, waivers=example.waivers)
    hits = tuple(finding for finding in report.findings if finding.code == rule.code)
    if example.at is None:
        return hits
    return tuple(finding for finding in hits if finding.about.endswith(f"/{example.at}"))


@pytest.mark.parametrize(("pack", "rule", "kind", "example"), CASES)
def test_the_example_gets_the_answer_it_stands_under(pack: RulePack, rule: Rule, kind: str, example: Example) -> None:
    verdicts = {finding.verdict for finding in findings_of(rule, pack, example)}

    assert verdicts == {"breach": {Verdict.BREACH}, "ok": set(), "doubt": {Verdict.DOUBT}}[kind]

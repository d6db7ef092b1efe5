"""Every example of every shipped pack: the cases of a rule are its tests."""

from __future__ import annotations

import pytest

from samspel.checks.examples import WANTED, verdicts
from samspel.rules import Rule, RulePack, shipped_packs

RULES = [pytest.param(pack, rule, id=rule.code) for pack in shipped_packs() for rule in pack.rules]


@pytest.mark.parametrize(("pack", "rule"), RULES)
def test_each_example_gets_the_answer_it_stands_under(pack: RulePack, rule: Rule) -> None:
    wrong = [
        f"{kind}: {example.case}: {sorted(said)}"
        for kind, wanted in WANTED.items()
        for example in getattr(rule.examples(), kind)
        if (said := verdicts(rule, pack, example, beside=shipped_packs())) != wanted
    ]
    assert wrong == []

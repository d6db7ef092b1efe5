"""Every example of every shipped pack: the cases of a rule are its tests."""

from __future__ import annotations

import pytest

from samspel.checks.examples import WANTED, verdicts
from samspel.rules import Rule, RulePack, shipped_packs
from samspel.rules.pack import Example

CASES = [
    pytest.param(pack, rule, kind, example, id=f"{rule.code}-{kind}-{example.case}")
    for pack in shipped_packs()
    for rule in pack.rules
    for kind in ("breach", "ok", "doubt")
    for example in getattr(rule.examples, kind)
]


@pytest.mark.parametrize(("pack", "rule", "kind", "example"), CASES)
def test_the_example_gets_the_answer_it_stands_under(pack: RulePack, rule: Rule, kind: str, example: Example) -> None:
    assert verdicts(rule, pack, example, beside=shipped_packs()) == WANTED[kind]

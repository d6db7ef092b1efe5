"""The examples of a rule are its tests: each must get the answer it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..errors import Problem
from ..findings import Verdict
from ..model import join
from ..rules.pack import Example, Rule, RulePack
from .run import check

WANTED: dict[str, frozenset[Verdict]] = {
    "breach": frozenset({Verdict.BREACH}),
    "ok": frozenset(),
    "doubt": frozenset({Verdict.DOUBT}),
}
"""What the rule must say of the examples under each heading."""
_SAID = {
    frozenset({Verdict.BREACH}): "regeln bryts (breach)",
    frozenset({Verdict.DOUBT}): "det går inte att avgöra (doubt)",
    frozenset(): "regeln säger inget (ok)",
}


def verdicts(rule: Rule, pack: RulePack, example: Example, beside: Sequence[RulePack] = ()) -> frozenset[Verdict]:
    """What a rule says of an example; `beside` are other packs, whose findings an example of a waiver waives."""
    packs = [pack, *(one for one in beside if one.name != pack.name)] if example.waivers else [pack]
    report = check(join(example.given), on=example.on or _day(rule, pack), packs=packs, waivers=example.waivers)
    place = f"/{example.at}" if example.at else ""
    return frozenset(one.verdict for one in report.findings if one.code == rule.code and one.about.endswith(place))


def wrong_examples(packs: Sequence[RulePack], beside: Sequence[RulePack] = ()) -> Iterator[Problem]:
    """The examples of the packs that get another answer than the one they stand under, with file and line."""
    for pack in packs:
        for rule in pack.rules:
            for kind, wanted in WANTED.items():
                for example in getattr(rule.examples(), kind):
                    said = verdicts(rule, pack, example, beside)
                    if said != wanted:
                        words = f"{rule.code}: exemplet ”{example.case}” står under {kind}, men {_in_words(said)}."
                        yield Problem(pack.file, example.line, words, "Ändra villkoret eller exemplet.")


def _in_words(said: frozenset[Verdict]) -> str:
    return _SAID.get(said, "svaret är olika på olika rader; ange raden med `at`")


def _day(rule: Rule, pack: RulePack) -> date:
    """The day an example is judged on when it names none: the last day read, or the nearest day the rule is in force."""
    return max(rule.in_force.start, min(pack.verified_through, rule.in_force.end or pack.verified_through))

"""Prints how often decide and the slow judge of tests/authority_oracle.py say the same of random towns, and where not.

And how often each reason stood in the way, and each kind of step led to a yes: what is never met is not compared.
"""

from __future__ import annotations

import sys
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from samspel import plain_yaml, shipped
from samspel.authority.request import Answer, Request
from samspel.checks.asking import decide
from samspel.model import Municipality
from tests import authority_oracle as oracle
from tests.random_towns import cases

TOWNS = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else 40
SHOWN = 5


def main() -> None:
    """Judges and prints."""
    said: Counter[tuple[str, str]] = Counter()
    met: Counter[str] = Counter()
    different: list[str] = []

    @seed(1)
    @settings(
        max_examples=TOWNS, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(cases(25))
    def judge(case: tuple[Municipality, tuple[Request, ...]]) -> None:
        town, asked = case
        for request in asked:
            right, ruling = oracle.judge(town, request), decide(town, request)
            said[right.answer, ruling.answer.value] += 1
            met.update({reason.text for reason in ruling.reasons} | {f"step {step.kind}" for step in ruling.chain})
            same = ruling.answer.value == right.answer and (ruling.answer is not Answer.YES or ruling.row in right.rows)
            if not same and len(different) < SHOWN:
                different.append(f"{request}\n    judge: {right.answer} {right.rows}, decide: {ruling.answer} {ruling.row}")

    judge()
    total = sum(said.values())
    agree = sum(count for (right, answer), count in said.items() if right == answer)
    print(f"{total} requests in {TOWNS} random towns: the same answer in {agree} ({agree / total:.2%})")
    for (right, answer), count in sorted(said.items()):
        print(f"  judge {right:<17} decide {answer:<17} {count:>6}")
    print("  met: " + ", ".join(f"{text} {count}" for text, count in sorted(met.items())))
    texts = plain_yaml.read(shipped.packs() / "lexicon" / "answers.yaml")
    print("  never met: " + (", ".join(sorted({*texts["no"], *texts["questions"]} - met.keys())) or "none"))
    for one in different:
        print(f"  {one}")


if __name__ == "__main__":
    main()

"""samspel.authority, the slow judge in authority_oracle and cases written by hand say the same.

On random towns they do not yet always agree: `python -m tests.benchmarks.authority_agreement` prints how often, where not.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck

from samspel import plain_yaml
from samspel.authority.request import Request
from samspel.checks.asking import decide
from samspel.model import Duration, Municipality, Vat, facts_from, join
from samspel.money import Unit

from . import authority_oracle as oracle

CASES = plain_yaml.read(Path(__file__).parent / "data" / "authority_cases.yaml")
WHOLE = HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example


def by_hand() -> list[Any]:
    return [pytest.param(case, id=case["name"].replace(" ", "-")) for case in CASES["cases"]]


def town_of(case: plain_yaml.Mapping) -> Municipality:
    return join(facts_from(CASES["town"]), facts_from(case["given"]))


def request_of(case: plain_yaml.Mapping) -> Request:
    said: dict[str, Any] = dict(case["request"])
    said["on"] = date.fromisoformat(said["on"])
    for key, kind in (("amount", float), ("amount_unit", Unit), ("vat", Vat), ("lasts", Duration.model_validate)):
        if key in said:
            said[key] = kind(said[key])
    return Request(**said)


@pytest.mark.parametrize("case", by_hand())
def test_the_slow_judge_says_what_was_written_by_hand(case: plain_yaml.Mapping) -> None:
    judgement = oracle.judge(town_of(case), request_of(case))

    assert judgement.answer == case["answer"], case["why"]
    assert judgement.rows == ({case.get("row")} if case["answer"] == "yes" else set())


@pytest.mark.parametrize("case", by_hand())
def test_decide_says_what_was_written_by_hand(case: plain_yaml.Mapping) -> None:
    ruling = decide(town_of(case), request_of(case))

    assert (ruling.answer.value, ruling.row) == (case["answer"], case.get("row")), (case["why"], ruling.because)

"""samspel.authority, the slow judge in authority_oracle and cases written by hand say the same, on random towns too.

`pytest -m long` asks 100 000 times; `python -m tests.benchmarks.authority_agreement` prints how often they agree.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from samspel import plain_yaml
from samspel.authority.request import Answer, Request
from samspel.checks.asking import decide, what_may, who_may
from samspel.model import Duration, Municipality, Vat, facts_from, join
from samspel.money import Unit

from . import authority_oracle as oracle
from .random_towns import cases

CASES = plain_yaml.read(Path(__file__).parent / "data" / "authority_cases.yaml")
KEPT = ("board", "amount", "amount_unit", "vat", "per", "lasts", "administrative_unit", "urgent_reason")
LARGE = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a town in which they do not agree
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


def agree(town: Municipality, request: Request) -> None:
    """The same answer; and a yes by a row, or without any, that the slow judge says yes by too."""
    right, ruling = oracle.judge(town, request), decide(town, request)

    assert ruling.answer.value == right.answer, (request, ruling.because, ruling.questions)
    assert ruling.answer is not Answer.YES or ruling.row in right.rows, (request, ruling.row, right.rows)


@LARGE
@settings(max_examples=25, deadline=None, suppress_health_check=WHOLE)
@given(cases(50))
def test_decide_and_the_slow_judge_agree(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    for request in asked:
        agree(town, request)


@LARGE
@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_decide_and_the_slow_judge_agree_a_hundred_thousand_times(part: int) -> None:
    @seed(part)
    @settings(max_examples=50, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=WHOLE)
    @given(cases(100))
    def judge(case: tuple[Municipality, tuple[Request, ...]]) -> None:
        town, asked = case
        for request in asked:
            agree(town, request)

    judge()


@LARGE
@settings(max_examples=10, deadline=None, suppress_health_check=WHOLE)
@given(cases(2))
def test_lists_have_those_of_whom_the_slow_judge_says_the_same(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    for request in asked:
        alike = {name: getattr(request, name) for name in KEPT}
        everybody = [replace(request, role=role.id, organ=None, person=None) for role in town.roles]
        everybody += [replace(request, role=None, organ=organ.id, person=None) for organ in town.organs]
        for answer in Answer:
            listed = {(one.role, one.organ) for one in who_may(town, request.matter, on=request.on, answer=answer, **alike)}
            judged = {(one.role, one.organ) for one in everybody if oracle.judge(town, one).answer == answer.value}
            assert listed == judged, (request, answer)


@LARGE
@settings(max_examples=15, deadline=None, suppress_health_check=WHOLE)
@given(cases(2))
def test_what_may_has_the_rows_that_the_slow_judge_does_not_refuse(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    rows = [f"{order.id}/{row.id}" for order in town.orders for row in order.rows]
    for request in asked:
        who = {"role": request.role, "person": request.person, "organ": request.organ, "party": request.party}
        alike = {name: getattr(request, name) for name in KEPT}
        listed = [ruling.request.matter for ruling in what_may(town, on=request.on, **who, **alike)]
        open_to = [row for row in rows if oracle.judge(town, replace(request, matter=row)).answer != oracle.NO]
        assert sorted(listed) == sorted(open_to), request


@LARGE
@settings(max_examples=10, deadline=None, suppress_health_check=WHOLE)
@given(cases(4))
def test_nobody_is_named_instead_whom_the_slow_judge_refuses(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    for request in asked:
        for one in decide(town, request).instead:
            other = replace(request, role=one.role, organ=one.organ, person=None, party=None)
            assert oracle.judge(town, other).answer == oracle.YES, (request, one)

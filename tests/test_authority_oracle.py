"""samspel.authority, the slow judge in authority_oracle and cases written by hand say the same."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from samspel import plain_yaml
from samspel.authority.request import Answer, Request
from samspel.checks.asking import decide, what_may, who_may
from samspel.model import Duration, Municipality, Vat, facts_from, join
from samspel.money import Unit

from . import authority_oracle as oracle
from .random_towns import cases

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


def agree(town: Municipality, request: Request) -> None:
    """The same answer, and for yes a row that the slow judge says yes by."""
    right, ruling = oracle.judge(town, request), decide(town, request)
    assert ruling.answer.value == right.answer, (request, ruling.because)
    assert ruling.answer is not Answer.YES or ruling.row in right.rows


@settings(max_examples=80, deadline=None, suppress_health_check=WHOLE)
@given(cases(25))
def test_decide_agrees_with_the_slow_judge(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    """80 towns, 25 requests of each: 2 000 cases."""
    town, asked = case
    for request in asked:
        agree(town, request)


@pytest.mark.long
@settings(max_examples=4_000, deadline=None, suppress_health_check=WHOLE)
@given(cases(25))
def test_decide_agrees_with_the_slow_judge_a_hundred_thousand_times(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    """4 000 towns, 25 requests of each."""
    town, asked = case
    for request in asked:
        agree(town, request)


def same_details(request: Request) -> dict[str, Any]:
    """What a request says besides the matter and who is to decide."""
    return {
        one.name: getattr(request, one.name)
        for one in fields(request)
        if one.name not in ("matter", "role", "person", "organ", "party")
    }


@settings(max_examples=40, deadline=None, suppress_health_check=WHOLE)
@given(cases(2))
def test_who_may_names_everybody_whom_the_slow_judge_lets(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    for request in asked:
        details = same_details(request)
        everybody: list[dict[str, Any]] = [{"role": role.id} for role in town.roles] + [
            {"organ": organ.id} for organ in town.organs
        ]
        for answer in Answer:
            named = who_may(town, request.matter, answer=answer, **details)
            right = [
                who
                for who in everybody
                if oracle.judge(town, Request(matter=request.matter, **details, **who)).answer == answer.value
            ]
            assert sorted((one.role or "", one.organ or "") for one in named) == sorted(
                (who.get("role", ""), who.get("organ", "")) for who in right
            )


@settings(max_examples=40, deadline=None, suppress_health_check=WHOLE)
@given(cases(4))
def test_what_may_names_every_row_to_which_the_slow_judge_does_not_say_no(
    case: tuple[Municipality, tuple[Request, ...]],
) -> None:
    town, asked = case
    for request in asked:
        details = same_details(request)
        who = {name: getattr(request, name) for name in ("role", "person", "organ")}
        found = {one.request.matter: one.answer.value for one in what_may(town, **details, **who)}
        rows = [f"{order.id}/{row.id}" for order in town.orders for row in order.rows]
        right = {row: oracle.judge(town, Request(matter=row, **details, **who)).answer for row in rows}
        assert found == {row: answer for row, answer in right.items() if answer != "no"}

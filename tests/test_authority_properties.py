"""What must hold of decide() in every municipality: on random towns with all that design.md 7 takes into account."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel.authority import decide as answers
from samspel.authority.request import Answer, Request
from samspel.authority.ruling import Ruling
from samspel.checks.asking import decide, index_of
from samspel.law.matters import all_matters
from samspel.model import Delegate, Fact, Municipality, Order, Organ, OrganKind, Period, Row, join

from .random_towns import cases

Case = tuple[Municipality, tuple[Request, ...]]
WHOLE = HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a town in which something does not hold
few = settings(max_examples=6, deadline=None, suppress_health_check=WHOLE)


def told(ruling: Ruling) -> tuple[Any, ...]:
    """All that a ruling says, whatever the order of its sentences."""
    said = ruling.in_("sv")
    return (
        *(ruling.answer, ruling.row, tuple(sorted(map(str, ruling.law))), tuple(ruling.chain)),
        *(tuple(sorted(words)) for words in said),
        ruling.instead,
    )


def is_known(town: Municipality, request: Request) -> bool:
    """Whether the matter is a type or a row, so that no other row can have its words."""
    return request.matter in all_matters() or request.matter.partition("/")[0] in town.order


@few
@given(cases(12), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_rows_is_irrelevant(case: Case, chance: Any) -> None:
    town, asked = case
    orders = [one.model_copy(update={"rows": tuple(chance.sample(one.rows, len(one.rows)))}) for one in town.orders]
    parts = {
        name: getattr(town, name) for name in ("organs", "units", "roles", "people", "mandates", "designations", "onward")
    }
    shuffled = {name: tuple(chance.sample(facts, len(facts))) for name, facts in {**parts, "orders": orders}.items()}
    again = join(town.model_copy(update=shuffled))

    for request in asked:
        assert told(decide(again, request)) == told(decide(town, request)), request


@few
@given(cases(12))
def test_an_unrelated_row_board_or_order_changes_nothing_else(case: Case) -> None:
    town, asked = case
    building = Row(id="extra", matter="Bevilja bygglov", matter_type="BN-001", delegates=(Delegate(role="handl"),))
    orders = [one.model_copy(update={"rows": (*one.rows, building)}) for one in town.orders]
    board = Organ(id="bn", name="Byggnadsnämnden", kind=OrganKind.BOARD, parent="kf")
    other = Order(id="extra", organ="bn", in_force=Period(start=asked[0].on), rows=(building,))
    more = join(town.model_copy(update={"orders": (*orders, other), "organs": (*town.organs, board)}))

    for request in asked:
        if is_known(town, request):
            before, after = decide(town, request), decide(more, request)
            assert (after.answer, after.row) == (before.answer, before.row), request


@few
@given(cases(6))
def test_power_passed_onward_never_exceeds_what_the_giver_may(case: Case) -> None:
    town, asked = case
    for request in asked:
        for one in town.onward:
            own = replace(request, matter=f"{one.order}/{one.row}", role=one.to, person=None, organ=None, party=None)
            ruling = decide(town, own)
            for link in ruling.power.reach.links if ruling.power is not None else ():
                if link.onward is not None:
                    assert decide(town, replace(own, role=link.onward.by)).answer is Answer.YES, own


@few
@given(cases(30), st.sampled_from(["amount", "vat", "lasts", "administrative_unit"]))
def test_asking_with_less_gives_the_same_answer_or_a_question(case: Case, field: str) -> None:
    town, asked = case
    for request in asked:
        missing: dict[str, Any] = {field: None}
        less = decide(town, replace(request, **missing)).answer

        assert less in (decide(town, request).answer, Answer.NEEDS_ASSESSMENT), request


def forgotten(town: Municipality, part: str, field: str) -> list[Municipality]:
    """The town with one fact not known any more, once for each fact of that part that was known."""
    facts: tuple[Fact, ...] = getattr(town, part)
    return [
        join(town.model_copy(update={part: (*facts[:n], fact.model_copy(update={field: None}), *facts[n + 1 :])}))
        for n, fact in enumerate(facts)
        if getattr(fact, field) is not None
    ]


def without_delegates(town: Municipality) -> list[Municipality]:
    """The town with the delegates of one row not known any more."""
    return [
        join(town.model_copy(update={"orders": tuple(_forget_in(order, row.id) for order in town.orders)}))
        for row in town.orders[0].rows
    ]


def _forget_in(order: Order, row: str) -> Order:
    rows = tuple(one.model_copy(update={"delegates": None}) if one.id == row else one for one in order.rows)
    return order.model_copy(update={"rows": rows})


LESS_KNOWN: dict[str, Callable[[Municipality], list[Municipality]]] = {
    "delegates": without_delegates,
    "unit": lambda town: forgotten(town, "roles", "unit")[:3],
    "employer": lambda town: forgotten(town, "roles", "employer"),
    "agreement": lambda town: forgotten(town, "roles", "agreement"),
    "heads": lambda town: forgotten(town, "roles", "heads"),
    "seat": lambda town: forgotten(town, "roles", "seat"),
    "organ": lambda town: forgotten(town, "roles", "organ"),
    "onward": lambda town: forgotten(town, "onward", "in_force"),
}


@pytest.mark.parametrize("what", LESS_KNOWN)
@settings(max_examples=3, deadline=None, suppress_health_check=WHOLE)
@given(case=cases(12))
def test_a_fact_that_is_not_known_gives_the_same_answer_or_a_question(what: str, case: Case) -> None:
    """Not among them are limits, substitutes and chiefs: where nothing is said of them there are none, and a yes says so.

    Nor are days: an order of which no day is known stands aside for one whose days are.
    """
    town, asked = case
    for less in LESS_KNOWN[what](town):
        for request in asked:
            if request.matter.partition("/")[0] in less.order or request.matter in all_matters():
                answer = decide(less, request).answer
                assert answer in (decide(town, request).answer, Answer.NEEDS_ASSESSMENT), request


@few
@given(cases(8))
def test_a_pickled_index_and_many_threads_give_the_same(case: Case) -> None:
    town, asked = case
    again = pickle.loads(pickle.dumps(index_of(town)))
    expected = [told(decide(town, request)) for request in asked]
    fresh = index_of(join(town.model_copy()))

    assert [told(answers.decide(again, request)) for request in asked] == expected
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda request: told(answers.decide(fresh, request)), asked * 4)) == expected * 4

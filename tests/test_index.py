"""The index is worked out as it is asked: it answers the same whoever comes first, cold or warm, here or unpickled."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings

from samspel import Municipality, Request, load
from samspel.authority.context import OrderContext
from samspel.authority.decide import decide, in_full
from samspel.authority.index import Index, compile_index
from samspel.authority.powers import Bar
from samspel.checks.bars import BarsOf, Receiver, shipped_law
from samspel.model import Row, Vat

from .random_towns import cases
from .towns import order

DAYS = (date(2022, 6, 1), date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1))
LAW = shipped_law()
Told = tuple[str, str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def three_orders() -> Municipality:
    return load(Path(__file__).parent / "data" / "three_orders.yaml")


def compiled(town: Municipality) -> Index:
    return compile_index(town, BarsOf(town, LAW))


def requests(town: Municipality) -> list[Request]:
    """Every role about every type and row that the orders have, on days before, in and between them."""
    rows = [(f"{one.id}/{row.id}", row.matter_type) for one in town.orders for row in one.rows]
    matters = dict.fromkeys(name for names in rows for name in names if name is not None)
    return [
        Request(matter=matter, role=role.id, on=day, amount=amount, vat=Vat.EXCLUDED)
        for matter in matters
        for role in town.roles
        for day in DAYS
        for amount in (None, 1, 400_000)
    ]


def told(index: Index, request: Request) -> Told:
    ruling = decide(index, request)
    return (ruling.answer.value, ruling.row, ruling.because, ruling.questions, ruling.provided)


@pytest.fixture(scope="module")
def town() -> Municipality:
    return three_orders()


@pytest.fixture(scope="module")
def alone(town: Municipality) -> list[Told]:
    """What one thread is told, each request of an index that has been asked nothing else."""
    return [told(compiled(town), one) for one in requests(town)[::7]]


def test_it_answers_the_same_cold_and_warm(town: Municipality, alone: list[Told]) -> None:
    index = compiled(town)
    asked = requests(town)[::7]

    assert [told(index, one) for one in asked] == alone
    assert [told(index, one) for one in asked] == alone
    assert {answer for answer, *_ in alone} == {"yes", "no", "needs_assessment"}


def test_many_threads_that_ask_a_cold_index_at_once_are_told_the_same(town: Municipality, alone: list[Told]) -> None:
    index = compiled(town)
    asked = requests(town)[::7]
    threads = 8
    together = Barrier(threads)

    def ask(number: int) -> list[Told]:
        together.wait()
        turned = asked[number:] + asked[:number]
        answers = [told(index, one) for one in turned]
        return answers[len(asked) - number :] + answers[: len(asked) - number]

    with ThreadPoolExecutor(threads) as pool:
        for answers in pool.map(ask, range(threads)):
            assert answers == alone


@pytest.mark.parametrize("warm", [False, True])
def test_a_pickled_index_answers_the_same(town: Municipality, alone: list[Told], warm: bool) -> None:
    index = compiled(town)
    asked = requests(town)[::7]
    if warm:
        for one in asked:
            told(index, one)

    again = pickle.loads(pickle.dumps(index))

    assert [told(again, one) for one in asked] == alone


def test_what_has_been_asked_makes_a_pickle_no_larger(town: Municipality) -> None:
    index = compiled(town)
    cold = len(pickle.dumps(index))
    for one in requests(town)[::7]:
        told(index, one)

    assert len(pickle.dumps(index)) == cold


def test_a_pickled_ruling_says_the_same(town: Municipality) -> None:
    ruling = decide(compiled(town), requests(town)[0])

    again = pickle.loads(pickle.dumps(ruling))

    assert (again.answer, again.row, again.because) == (ruling.answer, ruling.row, ruling.because)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(20))
def test_the_short_way_answers_as_the_long_way(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, asked = case
    index = compiled(town)

    for one in asked:
        for _ in ("cold", "warm"):
            assert decide(index, one).answer is in_full(index, one).answer


def test_of_two_ways_to_yes_the_same_is_told_first_and_later() -> None:
    facts = order(
        "id: wide, matter: Inköp, matter_type: ALLA-041, delegates: [{role: avdchef}]",
        "id: narrow, matter: Inköp, matter_type: ALLA-041, delegates: [{role: handl}], "
        "limit: {at_most: 100, unit: SEK, vat: excluded}",
        head="id: o, organ: sn, in_force: {from: 2023-02-01}",
        people="[{id: p, roles: [{role: avdchef}, {role: handl}]}]",
    )
    index = compile_index(facts)
    request = Request(matter="ALLA-041", person="p", on=DAYS[2], amount=1, vat=Vat.EXCLUDED)

    assert [decide(index, request).row for _ in range(3)] == ["o/narrow"] * 3


class DayByDay(BarsOf):
    """Judges every row on every day, whether or not any rule has something to tell."""

    def _is_quiet(self, context: OrderContext, row: Row | None, receiver: Receiver) -> bool:
        return False


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(1))
def test_what_is_passed_over_because_no_rule_tells_anything_of_it_bars_nobody(
    case: tuple[Municipality, tuple[Request, ...]],
) -> None:
    town, _ = case
    quick, slow = compile_index(town, BarsOf(town, LAW)), compile_index(town, DayByDay(town, LAW))

    def bars(index: Index) -> list[tuple[Bar, ...]]:
        return [power.bars for entry in index.rows.values() for power in entry.powers]

    assert bars(quick) == bars(slow)

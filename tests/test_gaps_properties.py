"""What holds of the gaps of any municipality: every case that is shown is so, nothing is told that decide denies."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from samspel import Request, decide, gaps
from samspel.authority.boards import BOARDS
from samspel.authority.request import Answer
from samspel.checks.comparison import Span
from samspel.checks.gap_items import Gaps, Item, UnnamedMatter
from samspel.errors import SamspelError
from samspel.model import Facts, Municipality, OrganKind, Vat, join

from .random_towns import DAYS, Chance, random_town
from .towns import order

WHOLE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01}"


@st.composite
def towns(draw: st.DrawFn) -> tuple[Municipality, Gaps]:
    """A random municipality and its gaps on a day when some order counts.

    Drawn by a seed: choices drawn one by one are mostly the plainest, and then little is ever wrong.
    """
    chance = random.Random(draw(st.integers(0, 2**32)))
    town = random_town(Chance(chance.randrange))
    try:
        return town, gaps(town, on=chance.choice(DAYS))
    except SamspelError:
        assume(False)
        raise


def items(value: Any) -> Iterator[Item]:
    """Everything found, wherever it stands."""
    if isinstance(value, Item):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from items(one)
    elif hasattr(value, "__pydantic_fields__"):
        for name in type(value).__pydantic_fields__:
            yield from items(getattr(value, name))


def answers(town: Municipality, key: str, on: date, **asked: Any) -> dict[str, Answer]:
    """What decide says of every role and organ below the boards, by the row."""
    board = next(one.organ for one in town.orders if key.startswith(f"{one.id}/"))
    found = {one.id: decide(town, Request(matter=key, on=on, role=one.id, board=board, **asked)) for one in town.roles}
    for organ in town.organs:
        if organ.kind not in (*BOARDS, OrganKind.COUNCIL):  # a board may decide itself, and whose order it is may be unsaid
            found[organ.id] = decide(town, Request(matter=key, on=on, organ=organ.id, board=board, **asked))
    return {name: ruling.answer for name, ruling in found.items()}


def decide_answers_every_witness_as_it_says(town: Municipality, found: Gaps) -> None:
    """Decide answers every witness as it says."""
    named = [item for item in items(found) if not isinstance(item, UnnamedMatter)]
    for item in (*named, *[item for item in items(found) if isinstance(item, UnnamedMatter)][::20]):
        for witness in item.witnesses:
            assert decide(town, witness.request()).answer is witness.answer, (item, witness)


def nobody_below_the_board_may_decide_in_a_gap_or_by_a_dead_row(town: Municipality, found: Gaps) -> None:
    """Nobody below the board may decide in a gap or by a dead row."""
    for gap in (*found.amounts, *found.boards_amounts):
        for amount in inside(gap.amounts):
            asked: dict[str, Any] = {"amount": amount, "amount_unit": gap.amounts.unit, "vat": gap.amounts.vat}
            for row in gap.rows:
                assert Answer.YES not in answers(town, row.key, found.on, **asked).values(), (gap, amount)
    for dead in found.dead_rows:
        for sum_ in (None, 0, 1, 5000, 10_000, 60_000, 10**9):
            assert Answer.YES not in answers(town, dead.row.key, found.on, amount=sum_).values(), (dead, sum_)


def without_a_shadowed_row_everybody_may_decide_the_same(town: Municipality, found: Gaps) -> None:
    """Without a shadowed row everybody may decide the same."""
    for one in found.shadowed:
        for amount in (None, 0, 4999, 5000, 10_000, 12_500, 20_000, 60_000, 10**9):
            asked: dict[str, Any] = {"amount": amount, "vat": Vat.EXCLUDED}
            by = [answers(town, row.key, found.on, **asked) for row in one.by]
            for name, answer in answers(town, one.row.key, found.on, **asked).items():
                best = {rulings[name] for rulings in by}
                assert answer is not Answer.YES or Answer.YES in best, (one, name, amount)
                assert answer is Answer.NO or best & {Answer.YES, Answer.NEEDS_ASSESSMENT}, (one, name, amount)


def nobody_else_may_decide_where_one_person_alone_may(town: Municipality, found: Gaps) -> None:
    """Nobody else may decide where one person alone may."""
    for point in found.single_points:
        for witness in point.witnesses:
            for person in town.people:
                asked = witness.request().__class__(**{**witness.model_dump(exclude={"answer"}), "person": person.id})
                alone = person.id == point.person
                assert alone or decide(town, asked).answer is Answer.NO, (point, person)


CLAIMS = (
    decide_answers_every_witness_as_it_says,
    nobody_below_the_board_may_decide_in_a_gap_or_by_a_dead_row,
    without_a_shadowed_row_everybody_may_decide_the_same,
    nobody_else_may_decide_where_one_person_alone_may,
)


@settings(max_examples=60, suppress_health_check=WHOLE)
@given(towns())
def test_decide_confirms_all_that_is_claimed(drawn: tuple[Municipality, Gaps]) -> None:
    for holds in CLAIMS:
        holds(*drawn)


@pytest.mark.long
@settings(max_examples=3000, suppress_health_check=WHOLE)
@given(towns())
def test_decide_confirms_all_that_is_claimed_of_many_towns(drawn: tuple[Municipality, Gaps]) -> None:
    for holds in CLAIMS:
        holds(*drawn)


@settings(max_examples=20, suppress_health_check=WHOLE)
@given(towns(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(drawn: tuple[Municipality, Gaps], chance: random.Random) -> None:
    town, found = drawn
    orders = tuple(
        one.model_copy(update={"rows": tuple(chance.sample(list(one.rows), len(one.rows)))}) for one in town.orders
    )
    parts = {name: getattr(town, name) for name in Facts.model_fields if name != "orders"}

    again = gaps(join(Facts(**parts, orders=orders)), on=found.on)

    same = {name: getattr(again, name) for name in Gaps.model_fields if name not in ("orders", "dead_orders")}
    assert same == {name: getattr(found, name) for name in same}


def inside(span: Span) -> list[float]:
    """Amounts of a span at and beside its ends, as far as they are in it."""
    low, high = span.at_least or span.more_than, span.at_most or span.less_than
    ends = [end for end in (low, high, 0.0) if end is not None]
    near = sorted({end + step for end in ends for step in (-1, -0.25, 0, 0.25, 1)} | {(high or 10**6) / 2})
    return [
        one
        for one in near
        if one >= 0
        and (span.at_least is None or one >= span.at_least)
        and (span.more_than is None or one > span.more_than)
        and (span.at_most is None or one <= span.at_most)
        and (span.less_than is None or one < span.less_than)
    ]


ENDS = ("at_least", "more_than", "at_most", "less_than")
LIMITS = st.lists(
    st.tuples(st.sampled_from(["at_most", "less_than"]), st.integers(0, 8), st.integers(1, 9)), min_size=1, max_size=4
)


@settings(max_examples=20)
@given(LIMITS)
def test_a_row_that_covers_a_gap_removes_it_and_no_other(limits: list[tuple[str, int, int]]) -> None:
    rows = [
        f"id: r{at}, matter: Inköp, delegates: [{{role: handl}}], "
        f"limit: {{more_than: {min(low, high)}000, {name}: {max(low, high) + 1}000, unit: SEK, vat: excluded}}"
        for at, (name, low, high) in enumerate(limits)
    ]
    before = gaps(order(*rows, head=HEAD), on=DAY)
    for gap in (*before.amounts, *before.boards_amounts):
        bounds = ", ".join(
            f"{name}: {end:.0f}" for name, end in gap.amounts.model_dump(exclude_none=True).items() if name in ENDS
        )
        filler = f"id: x, matter: Inköp, delegates: [{{role: socialchef}}], limit: {{{bounds}, unit: SEK, vat: excluded}}"

        after = gaps(order(*rows, filler, head=HEAD), on=DAY)

        left = [one.amounts for one in (*before.amounts, *before.boards_amounts) if one is not gap]
        assert [one.amounts for one in (*after.amounts, *after.boards_amounts)] == left

"""The exchange of expectations: what is compared, and that nothing shown gives a small group away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from samspel.expectations.comparing import SMALLEST, exchange, shown_groups
from samspel.expectations.questionnaire import Answers, Scale, themes
from samspel.model import Side

GROUPS = [None, "a", "b", "c"]
SIZES = st.dictionaries(st.sampled_from(GROUPS), st.integers(1, 7), max_size=4)
ROLES = themes()[0]


def some(side: Side, values: Sequence[int], group: str | None = None, scale: Scale = Scale.NOW) -> list[Answers]:
    """As many people as there are values, each with that answer to the first statement."""
    return [Answers(side, {("F1", scale): value}, group) for value in values]


def in_span(vectors: Sequence[Sequence[int]], wanted: Sequence[int]) -> bool:
    """Whether the wanted sum can be worked out from the sums that the vectors stand for."""
    rows = [[Fraction(one) for one in vector] for vector in vectors]
    left = [Fraction(one) for one in wanted]
    for column in range(len(wanted)):
        pivot = next((row for row in rows if row[column] and not any(row[:column])), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        rows = [[a - b * row[column] / pivot[column] for a, b in zip(row, pivot, strict=True)] for row in rows]
        left = [a - b * left[column] / pivot[column] for a, b in zip(left, pivot, strict=True)]
    return not any(left)


@given(SIZES, st.fixed_dictionaries({group: st.integers(1, 20) for group in GROUPS}))
def test_no_sum_over_fewer_than_five_can_be_worked_out(
    sizes: Mapping[str | None, int], people: Mapping[str | None, int]
) -> None:
    """Every set of one to four people is tried against every way to add and subtract what is shown."""
    shown = shown_groups(sizes, people)
    for taken in product(*(range(min(size, SMALLEST - 1) + 1) for size in sizes.values())):
        if not 0 < sum(taken) < SMALLEST:
            continue
        # People of one group stand in the same sums, so those taken of it are one unknown, and the rest of it another.
        unknowns = [(group, True) for group, took in zip(sizes, taken, strict=True) if took]
        unknowns += [(group, False) for group, took in zip(sizes, taken, strict=True) if took < sizes[group]]
        sums = [[int(one in (None, group)) for group, _ in unknowns] for one in shown]
        assert not in_span(sums, [int(chosen) for _, chosen in unknowns]), (sizes, taken)


@given(SIZES)
def test_no_more_is_hidden_than_must_be(sizes: Mapping[str | None, int]) -> None:
    shown = shown_groups(sizes)
    large = {group for group, size in sizes.items() if group is not None and size >= SMALLEST}
    hidden = sum(size for group, size in sizes.items() if group not in large)

    if sum(sizes.values()) >= SMALLEST and (hidden == 0 or hidden >= SMALLEST):
        assert shown == {None, *large}


def test_the_checker_of_sums_finds_what_can_be_worked_out() -> None:
    assert in_span([[1, 1, 1], [1, 1, 0]], [0, 0, 1])
    assert not in_span([[1, 1, 1], [1, 1, 0]], [0, 1, 0])


def test_four_are_not_shown_and_five_are() -> None:
    four = exchange(some(Side.POLITICAL, [1, 2, 3, 4]))
    five = exchange(some(Side.POLITICAL, [1, 2, 3, 4, 5]))

    assert four.cells == {}
    assert four.answered(Side.POLITICAL) is None
    assert five.mean("F1", Scale.NOW, Side.POLITICAL) == 3
    assert five.answered(Side.POLITICAL) == 5
    assert five.mean("F1", Scale.SHOULD, Side.POLITICAL) is None


def test_a_group_is_hidden_with_the_small_one_beside_it() -> None:
    answers = some(Side.OFFICIAL, [5] * 5, "a") + some(Side.OFFICIAL, [3] * 6, "b") + some(Side.OFFICIAL, [1] * 2, "c")
    found = exchange(answers)

    assert found.groups(Side.OFFICIAL) == ("b",)
    assert found.mean("F1", Scale.NOW, Side.OFFICIAL, "b") == 3


def test_sides_are_compared_on_statements_that_both_may_be_shown_for() -> None:
    elected = [Answers(Side.POLITICAL, {("F1", Scale.NOW): 4, ("F2", Scale.NOW): 5}) for _ in range(5)]
    officials = some(Side.OFFICIAL, [2] * 5)
    found = exchange([*elected, *officials])

    assert found.of_theme(ROLES, Scale.NOW, Side.POLITICAL) == 4.5
    assert found.theme_apart(ROLES, Scale.NOW) == 2
    assert found.theme_apart(ROLES, Scale.SHOULD) is None


@given(st.permutations(some(Side.OFFICIAL, [1, 2, 3, 4, 5], "a") + some(Side.OFFICIAL, [2, 2, 2], "b")))
def test_the_order_of_answers_is_irrelevant(answers: list[Answers]) -> None:
    assert exchange(answers).cells == exchange(sorted(answers, key=str)).cells


def test_every_statement_has_an_id_of_its_own() -> None:
    ids = [one.id for theme in themes() for one in theme.statements]

    assert len(ids) == len(set(ids)) > 20

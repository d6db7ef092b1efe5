"""A lowered condition fires when the condition holds, another when it fails, and neither where a missing fact decides."""

from __future__ import annotations

import json
import operator
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samspel.engines.lowering import (
    MAX_FIELDS,
    MAX_GROUPS,
    MAX_NUMBER,
    MAX_PIECES,
    MAX_TEXT,
    MAX_WIDTH,
    Json,
    Lowering,
    Outside,
    OutsideSubset,
    fields_of,
    width,
)
from samspel.model import NONE
from samspel.rules.conditions import Condition, Group, Test
from tests import oracle
from tests.random_rules import TryView, conditions, random_view

ORDERS = {"$gt": operator.gt, "$gte": operator.ge, "$lt": operator.lt, "$lte": operator.le, "$neq": operator.ne}
FAR_OFF = 2**40  # a number of a view that is farther off is told as this


def fires(condition: Json, fact: Json) -> bool:
    """As durable-rules is meant to judge: every test is false on a field that is left out."""
    [(word, inner)] = condition.items()
    if word in ("$and", "$or"):
        return (all if word == "$and" else any)(fires(part, fact) for part in inner)
    [(field, constant)] = inner.items() if word in ORDERS else [(word, inner)]
    return field in fact and bool(ORDERS.get(word, operator.eq)(fact[field], constant))


def lowered(condition: Condition, view: TryView) -> oracle.Truth:
    """What the lowered conditions tell of a view, in the oracle's words."""
    lowering = Lowering()
    holds, fails = lowering.holds(condition), lowering.fails(condition)
    fact = lowering.fact(dict(view))
    told = [word for word, parts in (("yes", holds), ("no", fails)) if any(fires(part, fact) for part in parts)]
    assert len(told) < 2
    return told[0] if told else "unknown"


def within(condition: Json) -> bool:
    return width(condition) <= MAX_WIDTH and len(fields_of(condition)) <= MAX_FIELDS


def why_outside(condition: Condition) -> Outside:
    with pytest.raises(OutsideSubset) as caught:
        Lowering().holds(condition)
    assert str(caught.value) == caught.value.why.value
    return caught.value.why


@settings(max_examples=60, deadline=None)
@given(conditions(TryView, 3), st.integers(0, 2**32).map(lambda seed: random_view(TryView, Random(seed))))
def test_what_is_lowered_means_what_it_meant(condition: Condition, view: TryView) -> None:
    try:
        told = lowered(condition, view)
    except OutsideSubset:
        assume(False)
    assert told == oracle.truth(condition, view)


def test_each_kind_of_test_becomes_a_test_that_durable_rules_judges_right() -> None:
    lowering = Lowering()

    def both(*test: Any) -> tuple[list[Json], list[Json]]:
        return lowering.holds(Test(*test)), lowering.fails(Test(*test))

    assert both("word", "known", True) == ([{"f0": "yes"}], [{"f0": "no"}])
    assert both("word", "known", False) == ([{"f0": "no"}], [{"f0": "yes"}])
    assert both("word", "is", "a") == ([{"f1": "=a"}], [{"$neq": {"f1": "=a"}}])
    assert both("word", "is_not", NONE) == ([{"$neq": {"f1": "none"}}], [{"f1": "none"}])
    assert both("word", "any_of", frozenset("ba")) == (
        [{"$or": [{"f1": "=a"}, {"f1": "=b"}]}],
        [{"$and": [{"$neq": {"f1": "=a"}}, {"$neq": {"f1": "=b"}}]}],
    )
    assert both("word", "none_of", frozenset("a")) == ([{"$neq": {"f1": "=a"}}], [{"f1": "=a"}])
    assert both("marks", "has", "6:37") == ([{"f2": "yes"}], [{"f2": "no"}])
    assert both("marks", "has_any", frozenset({"6:38", "6:37"})) == (
        [{"$or": [{"f2": "yes"}, {"f3": "yes"}]}],
        [{"$and": [{"f2": "no"}, {"f3": "no"}]}],
    )
    assert both("count", "at_least", 3) == ([{"$gte": {"f5": 3}}], [{"$or": [{"f4": "none"}, {"$lt": {"f5": 3}}]}])
    assert both("count", "at_most", 3) == ([{"$lte": {"f5": 3}}], [{"$or": [{"f4": "none"}, {"$gt": {"f5": 3}}]}])
    assert both("count", "more_than", 3) == ([{"$gt": {"f5": 3}}], [{"$or": [{"f4": "none"}, {"$lte": {"f5": 3}}]}])
    assert both("count", "less_than", 3) == ([{"$lt": {"f5": 3}}], [{"$or": [{"f4": "none"}, {"$gte": {"f5": 3}}]}])
    assert both("day", "at_least", date(2024, 1, 1))[0] == [{"$gte": {"f7": date(2024, 1, 1).toordinal()}}]


def test_a_fact_has_the_fields_that_conditions_look_at_and_leaves_out_what_is_unknown() -> None:
    lowering = Lowering()
    for test in (
        Test("word", "known", True),
        Test("word", "is", "a"),
        Test("marks", "has_any", frozenset("ba")),
        Test("day", "at_least", date(2024, 1, 1)),
    ):
        lowering.holds(test)
        lowering.fails(test)
    nothing: dict[str, object] = dict.fromkeys(TryView.model_fields)

    assert lowering.fact(nothing) == {"f0": "no"}
    assert lowering.fact(dict.fromkeys(nothing, NONE)) == {"f0": "yes", "f1": "none", "f2": "no", "f3": "no", "f4": "none"}
    assert lowering.fact({**nothing, "word": "none", "marks": frozenset("bc"), "day": date(1, 1, 2)}) == {
        "f0": "yes",
        "f1": "=none",
        "f2": "no",
        "f3": "yes",
        "f4": "=0001-01-02",
        "f5": 2,
    }


def test_a_value_that_no_constant_reaches_is_cut_short_and_stays_beyond_every_constant() -> None:
    lowering = Lowering()
    lowering.holds(Test("word", "is", "a"))
    lowering.holds(Test("count", "more_than", MAX_NUMBER))
    nothing: dict[str, object] = dict.fromkeys(TryView.model_fields)

    assert lowering.fact({**nothing, "word": "a" * 70_000}) == {"f0": "=" + "a" * MAX_TEXT}
    assert lowering.fact({**nothing, "count": 2**70})["f2"] == FAR_OFF > MAX_NUMBER
    assert lowering.fact({**nothing, "count": -(2**70)})["f2"] == -FAR_OFF


def test_parts_that_are_joined_by_the_same_word_come_in_flat() -> None:
    flag, count, word = Test("flag", "is", True), Test("count", "is", 1), Test("word", "is", "a")

    [flat] = Lowering().holds(Group("all", (flag, Group("all", (count, Group("not", (Group("any", (word,)),)))))))

    assert flat == {"$and": [{"f0": "=True"}, {"f1": "=1"}, {"$neq": {"f2": "=a"}}]}


def test_the_width_of_a_condition_is_what_can_wait_side_by_side() -> None:
    one: Json = {"f0": "yes"}
    alternatives: Json = {"$or": [one, {"$neq": {"f1": "=a"}}, one]}

    assert (width(one), width({"$neq": {"f1": "=a"}}), width(alternatives)) == (1, 1, 4)
    assert width({"$and": [one, one, one]}) == 1
    assert width({"$and": [alternatives, one, alternatives]}) == 7
    assert width({"$or": [{"$and": [alternatives, one]}, one]}) == 6


def test_the_fields_of_a_condition_are_those_of_its_parts() -> None:
    condition: Json = {"$or": [{"f0": "yes"}, {"$and": [{"$neq": {"f1": "=a"}}, {"$gte": {"f2": 1}}, {"f0": "no"}]}]}

    assert fields_of(condition) == {"f0", "f1", "f2"}


def members(number: int) -> frozenset[str]:
    return frozenset(f"m{n:04}" for n in range(number))


def choices(number: int) -> Condition:
    return Test("word", "any_of", members(number))


def nested(levels: int) -> Condition:
    """All in any in all …, so many levels deep."""
    condition: Condition = Test("flag", "is", True)
    for level in range(levels):
        condition = Group("any" if level % 2 else "all", (Test("count", "is", level), condition))
    return condition


def test_a_condition_of_just_the_greatest_width_is_one_piece_and_a_wider_one_is_parted_in_two_halves() -> None:
    def sizes(number: int) -> list[int]:
        return [len(piece["$or"]) for piece in Lowering().holds(choices(number))]

    assert sizes(MAX_WIDTH - 1) == [59]
    assert sizes(MAX_WIDTH) == [30, 30]
    assert sizes(119) == [59, 30, 30]


def test_a_wide_condition_is_parted_where_it_is_widest_and_each_piece_keeps_the_rest() -> None:
    narrow, flag = Test("marks", "has_any", members(30)), Test("flag", "is", True)

    pieces = Lowering().holds(Group("all", (flag, narrow, choices(40))))

    assert len(pieces) == 2
    assert all(within(piece) for piece in pieces)
    assert [len(part["$or"]) for piece in pieces for part in piece["$and"] if "$or" in part] == [30, 20, 30, 20]
    assert all({"f0": "=True"} in piece["$and"] for piece in pieces)
    assert sorted(next(iter(one.values())) for piece in pieces for one in piece["$and"][-1]["$or"]) == sorted(
        f"={member}" for member in members(40)
    )


def test_the_limits_leave_room_to_those_of_durable_rules() -> None:
    """Longs of 32 bits, the length of a text modulo 65 536, 64 tests on the stack, 255 fields of a fact."""
    longest = json.dumps("\x01" * (MAX_TEXT + 1))  # what grows most: six bytes a character

    assert MAX_NUMBER == 2**31 - 1 < FAR_OFF
    assert len(longest) < 65_536
    assert MAX_WIDTH < 64
    assert MAX_FIELDS < 255


@pytest.mark.parametrize(
    ("inside", "outside", "why"),
    [
        (Test("count", "at_least", MAX_NUMBER), Test("count", "at_least", MAX_NUMBER + 1), Outside.NUMBER),
        (Test("count", "less_than", -MAX_NUMBER), Test("count", "less_than", -MAX_NUMBER - 1), Outside.NUMBER),
        (Test("word", "is", "å" * (MAX_TEXT - 1)), Test("word", "is", "å" * MAX_TEXT), Outside.TEXT),
        (Test("marks", "has_any", members(MAX_FIELDS)), Test("marks", "has_any", members(MAX_FIELDS + 1)), Outside.SIZE),
        (choices(MAX_PIECES * 59), choices(MAX_PIECES * 59 + 1), Outside.SIZE),
        (nested(MAX_GROUPS), nested(MAX_GROUPS + 1), Outside.SIZE),
        (Group("all", (Test("flag", "is", True),)), Group("all", ()), Outside.EMPTY),
    ],
    ids=["number", "negative", "text", "fields", "pieces", "groups", "empty"],
)
def test_the_subset_ends_where_its_limits_say(inside: Condition, outside: Condition, why: Outside) -> None:
    pieces = Lowering().holds(inside)

    assert all(within(piece) for piece in pieces)
    assert why_outside(outside) is why

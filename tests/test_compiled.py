"""The compiled engine answers as a slow and obviously right judge does, on the days the law behind a rule applied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from samspel import plain_yaml
from samspel.engines import Answer, CompiledEngine, compiled
from samspel.engines.compiled import Conditions, Judge, compile_all
from samspel.model import NONE, Nothing
from samspel.rules.conditions import Condition, Group, Reader, Test
from samspel.rules.pack import Rule
from samspel.rules.view import Later, Sighting, View
from samspel.rules.views import RowView
from tests import oracle
from tests.packs import one_rule, rule_text
from tests.random_rules import TryView, comparisons_in, conditions, random_view

CONDITIONS = conditions(TryView, 4)
VIEWS = st.integers(0, 2**32).map(lambda seed: random_view(TryView, Random(seed)))


def judge_of(applies: Condition | None, when: Condition, *, ask: bool = True) -> Callable[[View], Answer | None]:
    """What the engine tells of one rule; None when it tells nothing."""
    judge = compile_all([(applies, when, ask)])
    return lambda view: dict(judge(view)).get(0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.none() | CONDITIONS, CONDITIONS, st.booleans()), min_size=1, max_size=3),
    st.lists(VIEWS, min_size=1, max_size=8),
)
def test_the_engine_answers_as_the_oracle_does(rules: list[Conditions], views: list[TryView]) -> None:
    judge = compile_all(rules)

    for view in views:
        wanted = [oracle.answer(applies, when, view, ask=ask) for applies, when, ask in rules]
        assert judge(view) == [(number, answer) for number, answer in enumerate(wanted) if answer is not None]


@settings(max_examples=60, deadline=None)
@given(CONDITIONS, VIEWS, st.sampled_from(sorted(TryView.model_fields)))
def test_forgetting_a_fact_never_turns_a_breach_into_ok_or_ok_into_a_breach(
    when: Condition, view: TryView, name: str
) -> None:
    if any(test.operator == "known" for test in comparisons_in(when)):
        return  # a condition about knowledge may change when knowledge does
    judge = judge_of(None, when)
    forgotten = TryView(**{**dict(view), name: None})

    assert judge(forgotten) in {judge(view), Answer.DOUBT}


def written(text: str) -> Condition:
    reader = Reader(TryView, "regel.yaml", {})
    condition = reader.read(plain_yaml.parse(text, "regel.yaml"), 1)
    assert not reader.problems
    return condition


def holds(text: str, **attributes: object) -> bool | None:
    """True, False or None (unknown) for a condition as written in a pack."""
    answer = judge_of(None, written(text))(TryView(**attributes))
    return False if answer is None else {Answer.BREACH: True, Answer.DOUBT: None}[answer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word: a", False),
        ("word: {is: a}", False),
        ("word: {is: none}", True),
        ("word: {is_not: a}", True),
        ("word: {is_not: none}", False),
        ("word: {any_of: [a, b]}", False),
        ("word: {any_of: [a, none]}", True),
        ("word: {none_of: [a, b]}", True),
        ("word: {none_of: [a, none]}", False),
        ("word: {known: yes}", True),
        ("word: {known: no}", False),
        ("count: {at_least: 0}", False),
        ("count: {at_most: 0}", False),
        ("count: {more_than: 0}", False),
        ("count: {less_than: 0}", False),
        ("not: {count: {at_least: 0}}", True),
        ("day: {at_most: 2024-01-01}", False),
        ("flag: no", False),
        ("flag: {is_not: yes}", True),
        ("marks: {has: a}", False),
        ("marks: {has_any: [a]}", False),
    ],
)
def test_none_is_a_known_answer(text: str, expected: bool) -> None:
    none = dict.fromkeys(TryView.model_fields, NONE)

    assert holds(text, **none) is expected


@pytest.mark.parametrize(
    "text",
    [
        "word: a",
        "word: {is_not: a}",
        "word: {is: none}",
        "word: {any_of: [a]}",
        "word: {none_of: [a]}",
        "count: {at_least: 1}",
        "count: {less_than: 1}",
        "marks: {has: a}",
        "marks: {has_any: [a]}",
        "flag: no",
        "day: {more_than: 2024-01-01}",
        "not: {word: a}",
    ],
)
def test_unknown_stays_unknown(text: str) -> None:
    assert holds(text) is None


def test_known_asks_whether_the_fact_is_there() -> None:
    assert holds("word: {known: yes}") is False
    assert holds("word: {known: no}") is True
    assert holds("word: {known: yes}", word="a") is True


@pytest.mark.parametrize(
    ("text", "below", "at", "above"),
    [
        ("count: {at_least: 5}", False, True, True),
        ("count: {at_most: 5}", True, True, False),
        ("count: {more_than: 5}", False, False, True),
        ("count: {less_than: 5}", True, False, False),
    ],
)
def test_order_comparisons_hold_at_their_ends(text: str, below: bool, at: bool, above: bool) -> None:
    assert (holds(text, count=4), holds(text, count=5), holds(text, count=6)) == (below, at, above)


def test_several_attributes_beside_each_other_mean_all_of_them() -> None:
    assert holds("word: a\ncount: 1", word="a", count=1) is True
    assert holds("word: a\ncount: 1", word="a", count=2) is False


def test_a_false_part_decides_all_and_a_true_part_decides_any_whatever_is_unknown() -> None:
    assert holds("all: [{word: a}, {flag: yes}]", flag=False) is False
    assert holds("all: [{flag: yes}, {word: a}]", flag=False) is False
    assert holds("all: [{word: a}, {flag: yes}]", flag=True) is None
    assert holds("any: [{word: a}, {flag: yes}]", flag=True) is True
    assert holds("any: [{flag: yes}, {word: a}]", flag=True) is True
    assert holds("any: [{word: a}, {flag: yes}]", flag=False) is None


def test_a_guard_that_is_false_silences_and_one_that_is_unknown_is_not_assessed() -> None:
    judge = judge_of(written("word: a"), written("flag: yes"))

    assert judge(TryView(word="b", flag=True)) is None
    assert judge(TryView(word=NONE, flag=True)) is None
    assert judge(TryView(flag=True)) is Answer.NOT_ASSESSED
    assert judge(TryView(word="a", flag=True)) is Answer.BREACH
    assert judge(TryView(word="a")) is Answer.DOUBT
    assert judge(TryView(word="a", flag=NONE)) is None


def test_a_rule_that_ignores_the_unknown_is_ok_with_it() -> None:
    judge = judge_of(None, written("flag: yes"), ask=False)

    assert [judge(TryView()), judge(TryView(flag=True)), judge(TryView(flag=False))] == [
        None,
        Answer.BREACH,
        None,
    ]


def test_nothing_that_stands_in_a_pack_becomes_code() -> None:
    words = "'); raise SystemExit('"

    assert holds(f'word: "{words}"', word=words) is True
    assert holds(f'word: "{words}"', word="a") is False


def test_a_condition_as_deep_as_a_file_may_be_compiles() -> None:
    condition: Condition = Test("flag", "is", True)
    for _ in range(plain_yaml.MAX_DEPTH):
        condition = Group("any", (Group("not", (condition,)), Test("count", "is", 1)))

    assert judge_of(None, condition)(TryView(flag=True, count=0)) in {*Answer, None}


# --- days -------------------------------------------------------------------------------------------------------------

FIRST, LAST = date(2022, 7, 1), date(2024, 6, 30)
BEFORE, AFTER = date(2022, 6, 30), date(2024, 7, 1)


def judged(rule: Rule, **days: date) -> list[Answer]:
    sighting = Sighting(kind="row", view=rule_view(), about="o/row/r", asked=days.pop("asked", AFTER), **days)  # type: ignore[arg-type]
    return [answer for _, answer in CompiledEngine([rule]).judge(sighting)]


def rule_view(**attributes: Any) -> View:
    fields = RowView.model_fields
    nothing = {name: NONE if Nothing in get_args(fields[name].annotation) else False for name in fields}
    return RowView(**{**nothing, "has_delegate": False, **attributes})


@pytest.mark.parametrize(("day", "speaks"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)])
def test_a_rule_speaks_from_its_first_to_its_last_day(day: date, speaks: bool) -> None:
    rule = one_rule(rule_text(in_force="{from: 2022-07-01, to: 2024-06-30}"))

    assert judged(rule, asked=day) == ([Answer.BREACH] if speaks else [])


@pytest.mark.parametrize(
    ("judged_on", "days", "speaks"),
    [
        ("asked", {"asked": FIRST, "act": BEFORE, "adopted": BEFORE}, True),
        ("asked", {"asked": BEFORE, "act": FIRST, "adopted": FIRST}, False),
        ("act", {"asked": BEFORE, "act": FIRST, "adopted": BEFORE}, True),
        ("act", {"asked": FIRST, "act": BEFORE, "adopted": FIRST}, False),
        ("act", {"asked": FIRST}, True),
        ("adopted", {"asked": BEFORE, "act": BEFORE, "adopted": FIRST}, True),
        ("adopted", {"asked": FIRST, "act": FIRST, "adopted": BEFORE}, False),
        ("adopted", {"asked": BEFORE}, False),
    ],
)
def test_a_rule_is_judged_on_its_own_day_or_else_on_the_day_asked(
    judged_on: str, days: dict[str, date], speaks: bool
) -> None:
    rule = one_rule(rule_text(in_force="{from: 2022-07-01, to: 2024-06-30}", judged_on=judged_on))

    assert judged(rule, **days) == ([Answer.BREACH] if speaks else [])


def test_only_rules_about_that_kind_of_view_are_asked() -> None:
    rule = one_rule(rule_text())
    sighting = Sighting(kind="delegate", view=rule_view(), about="o/row/r", asked=FIRST)

    assert list(CompiledEngine([rule]).judge(sighting)) == []


def test_superseded_rules_stay_and_take_turns() -> None:
    old = one_rule(rule_text(code="TST001", slug="old", in_force="{from: 2018-01-01, to: 2022-06-30}"))
    new = one_rule(rule_text(code="TST002", slug="new", in_force="{from: 2022-07-01}"))
    engine = CompiledEngine([old, new])

    def speaking(day: date) -> list[str]:
        return [rule.code for rule, _ in engine.judge(Sighting(kind="row", view=rule_view(), about="r", asked=day))]

    assert (speaking(BEFORE), speaking(FIRST)) == (["TST001"], ["TST002"])


def test_only_a_rule_that_asks_tells_a_doubt() -> None:
    unknown = Sighting(kind="row", view=rule_view(has_delegate=None), about="r", asked=FIRST)
    asks = one_rule(rule_text())
    ignores = one_rule(rule_text(more="unknown: ignore", level="advice"))

    assert [answer for _, answer in CompiledEngine([asks]).judge(unknown)] == [Answer.DOUBT]
    assert list(CompiledEngine([ignores]).judge(unknown)) == []


@pytest.mark.parametrize("judged_on", ["act", "adopted"])
def test_one_engine_tells_apart_sightings_of_the_same_day_by_each_day_that_a_rule_may_be_judged_on(judged_on: str) -> None:
    engine = CompiledEngine([one_rule(rule_text(in_force="{from: 2022-07-01}", judged_on=judged_on))])

    def speaks(day: date) -> bool:
        days: dict[str, Any] = {judged_on: day}
        return bool(list(engine.judge(Sighting(kind="row", view=rule_view(), about="r", asked=AFTER, **days))))

    assert [speaks(day) for day in (BEFORE, FIRST, BEFORE)] == [False, True, False]


def test_one_engine_judges_each_day_by_the_conditions_of_that_day() -> None:
    old = one_rule(rule_text(in_force="{from: 2018-01-01, to: 2022-06-30}", when="{has_delegate: yes}"))
    new = one_rule(rule_text(in_force="{from: 2022-07-01}", when="{has_delegate: no}"))
    engine = CompiledEngine([old, new.model_copy(update={"line": old.line + 1})])

    def broken(day: date) -> bool:
        return bool(list(engine.judge(Sighting(kind="row", view=rule_view(), about="r", asked=day))))

    assert [broken(day) for day in (BEFORE, FIRST)] == [False, True]


def test_rules_are_chosen_once_a_day_and_compiled_once_for_days_that_share_them(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[date] = []
    compiled: list[int] = []

    def in_force_on(rule: Rule, day: date) -> bool:
        chosen.append(day)
        return True

    def compile_and_count(conditions: Sequence[Conditions]) -> Judge:
        compiled.append(len(conditions))
        return compile_all(conditions)

    monkeypatch.setattr(Rule, "in_force_on", in_force_on)
    monkeypatch.setattr("samspel.engines.compiled.compile_all", compile_and_count)
    engine = CompiledEngine([one_rule(rule_text())])
    for day in (FIRST, FIRST, LAST, FIRST):
        assert list(engine.judge(Sighting(kind="row", view=rule_view(), about="r", asked=day)))

    assert (chosen, compiled) == ([FIRST, LAST], [1])


@given(VIEWS, VIEWS)
def test_views_that_are_alike_are_one_and_others_are_not(one: View, other: View) -> None:
    alike, second = TryView.alike(**dict(one)), TryView.alike(**dict(other))

    assert (alike, second) == (one, other)
    assert (alike is second) is (one == other)


def test_a_view_made_as_alike_is_held_to_its_attributes_too() -> None:
    with pytest.raises(ValidationError):
        TryView.alike(flagg=True)


def test_views_that_come_again_get_the_same_answers_and_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_REMEMBERED", 2)
    engine = CompiledEngine([one_rule(rule_text())])
    views = [rule_view(has_delegate=known) for known in (None, False, True)]
    seen = [Sighting(kind="row", view=view, about="r", asked=FIRST) for view in views]

    for sighting in (*seen, *seen):
        assert engine.judge_again(sighting) == tuple(engine.judge(sighting))
        assert engine.judge_again(sighting) is engine.judge_again(sighting)
        assert len(engine._remembered) <= 2


def test_words_for_messages_are_made_once_and_only_when_one_is_asked_for() -> None:
    made: list[dict[str, str]] = []

    def make() -> dict[str, str]:
        made.append({"row": "3.2"})
        return made[-1]

    words = Later(make)
    sighting = Sighting(kind="row", view=rule_view(), about="r", asked=FIRST, words=words)

    assert not made
    assert (sighting.words["row"], dict(words), len(words)) == ("3.2", {"row": "3.2"}, 1)
    assert len(made) == 1

"""Both engines and the oracle agree on random rules and views, and on every example of every shipped pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel.checks.run import check
from samspel.checks.sightings import sightings
from samspel.checks.waivers import waiver_sightings
from samspel.engines import Answer, CompiledEngine, DurableEngine
from samspel.engines.lowering import Outside
from samspel.model import NONE, join
from samspel.rules import Rule, RulePack, shipped_packs
from samspel.rules.conditions import Condition, Group, Test
from samspel.rules.pack import Example
from samspel.rules.view import Sighting, View
from samspel.rules.views import VIEWS

from . import oracle, random_rules
from .packs import one_rule, rule_text
from .random_rules import TryView
from .stand_in import WELL, needs_durable, put_in_place

ASKED = date(2026, 5, 1)
KINDS: dict[str, type[View]] = {"try": TryView, **VIEWS}
SOME_KINDS = [tuple(KINDS)[n : n + 6] for n in range(0, len(KINDS), 6)]
WHOLE = HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much
Told = list[dict[str, Answer]]


@pytest.fixture(scope="module", params=["stand-in", pytest.param("durable-rules", marks=needs_durable)])
def second_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What stands behind the second engine: durable-rules, or its rules of comparison written in Python."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "stand-in":
            put_in_place(WELL, tmp_path_factory.mktemp("stand-in"), patch)
        yield request.param


def first_answers(rules: Sequence[Rule], seen: Sequence[Sighting]) -> Told:
    engine = CompiledEngine(rules)
    return [{rule.code: answer for rule, answer in engine.judge(one)} for one in seen]


def right_answers(rules: Sequence[Rule], seen: Sequence[Sighting]) -> Told:
    """By the oracle."""
    told: Told = []
    for one in seen:
        told.append({})
        for rule in rules:
            day = one.day(rule.judged_on)
            if rule.view == one.kind and rule.in_force.start <= day <= (rule.in_force.end or day):
                answer = oracle.answer(rule.applies, rule.when, one.view, ask=rule.unknown == "ask")
                told[-1].update({} if answer is None else {rule.code: answer})
    return told


def agree(rules: Sequence[Rule], seen: Sequence[Sighting]) -> None:
    """All three say the same; the second engine but for what lies outside its subset."""
    right = right_answers(rules, seen)
    assert first_answers(rules, seen) == right
    second = DurableEngine(rules)
    assert second.judge(seen) == [
        {code: answer for code, answer in told.items() if code not in second.not_checked} for told in right
    ]


@pytest.mark.usefixtures("second_engine")
@pytest.mark.parametrize("second_engine", ["stand-in"], indirect=True)
@pytest.mark.parametrize("kinds", SOME_KINDS, ids="-".join)
@settings(max_examples=5, deadline=None, suppress_health_check=WHOLE)
@given(data=st.data())
def test_three_judges_agree(kinds: tuple[str, ...], data: st.DataObject) -> None:
    """5 packs of 10 rules on 30 views, for each kind of view; some kinds share a process, which takes time to start."""
    three_judges_agree(kinds, data)


@needs_durable
@pytest.mark.parametrize("kinds", SOME_KINDS, ids="-".join)
@settings(max_examples=2, deadline=None, suppress_health_check=WHOLE)
@given(data=st.data())
def test_three_judges_agree_where_durable_rules_is_one_of_them(kinds: tuple[str, ...], data: st.DataObject) -> None:
    """2 packs for each kind of view: it is slow to read rules, and what they are lowered to is tried above."""
    three_judges_agree(kinds, data)


def three_judges_agree(kinds: tuple[str, ...], data: st.DataObject) -> None:
    """10 rules and 30 views of each kind."""
    rules = [rule for kind in kinds for rule in data.draw(random_rules.rules(KINDS[kind], kind, 10))]
    seen = [one for kind in kinds for one in data.draw(random_rules.sightings(KINDS[kind], kind, 30))]
    agree([rule.model_copy(update={"code": f"TST{n:03}"}) for n, rule in enumerate(rules)], seen)


@needs_durable
@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=WHOLE)
@given(data=st.data())
def test_three_judges_agree_a_million_times(kind: str, data: st.DataObject) -> None:
    """60 packs of 10 rules on 250 views, for each kind of view."""
    rules = data.draw(random_rules.rules(KINDS[kind], kind, 10))
    agree(rules, data.draw(random_rules.sightings(KINDS[kind], kind, 250)))


def seen_in(example: Example) -> list[Sighting]:
    town, on = join(example.given), example.on or ASKED
    waived = waiver_sightings(check(town, on=on).findings, example.waivers, on) if example.waivers else ()
    return [*sightings(town, on), *waived]


@needs_durable
@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.name)
def test_both_engines_tell_the_same_of_each_example_of_a_pack(pack: RulePack) -> None:
    """Of all rules, also those of other packs. A process of the second engine takes time to start: one serves them all."""
    rules = [rule for pack in shipped_packs() for rule in pack.rules]
    examples = [
        (rule.code, kind, example)
        for rule in pack.rules
        for kind in ("breach", "ok", "doubt")
        for example in getattr(rule.examples(), kind)
    ]
    seen = [seen_in(example) for _, _, example in examples]
    everything = [one for some in seen for one in some]
    first, second = iter(first_answers(rules, everything)), iter(DurableEngine(rules).judge(everything))

    for (code, kind, example), some in zip(examples, seen, strict=True):
        place = f"{code} {kind}: {example.case}"
        one, other = [next(first) for _ in some], [next(second) for _ in some]
        assert other == one, place
        told = {answers.get(code) for answers in other} & {Answer.BREACH, Answer.DOUBT}
        assert kind == "ok" or {"breach": Answer.BREACH, "doubt": Answer.DOUBT}[kind] in told, place
        assert some, place


def test_at_most_one_shipped_rule_in_twenty_lies_outside_what_the_second_engine_can_judge() -> None:
    rules = [rule for pack in shipped_packs() for rule in pack.rules]

    assert len(DurableEngine(rules).not_checked) <= len(rules) / 20


# --- the borders of the subset ----------------------------------------------------------------------------------------


def rule_with(when: Condition) -> Rule:
    return one_rule(rule_text()).model_copy(update={"view": "try", "when": when})


def nested(levels: int) -> Condition:
    """All in any in all …, so many levels deep."""
    condition: Condition = Test("flag", "is", True)
    for level in range(levels):
        condition = Group("any" if level % 2 else "all", (Test("count", "is", level), condition))
    return condition


def members(number: int) -> frozenset[str]:
    return frozenset(f"m{n}" for n in range(number))


@pytest.mark.parametrize(
    ("inside", "outside", "why"),
    [
        (Test("count", "at_least", 2**31 - 1), Test("count", "at_least", 2**31), Outside.NUMBER),
        (Test("count", "less_than", 1 - 2**31), Test("count", "less_than", -(2**31)), Outside.NUMBER),
        (Test("word", "is", "å" * 7_999), Test("word", "is", "å" * 8_000), Outside.TEXT),
        (Test("marks", "has_any", members(200)), Test("marks", "has_any", members(201)), Outside.SIZE),
        (Test("word", "any_of", members(450)), Test("word", "any_of", members(2000)), Outside.SIZE),
        (nested(15), nested(16), Outside.SIZE),
        (Group("all", (Test("flag", "is", True),)), Group("all", ()), Outside.EMPTY),
    ],
    ids=["number", "negative", "text", "members", "words", "depth", "empty"],
)
@pytest.mark.usefixtures("second_engine")
def test_at_its_borders_the_subset_is_right_and_beyond_them_a_rule_is_left_out(
    inside: Condition, outside: Condition, why: Outside
) -> None:
    views = [
        TryView(),
        TryView(count=2**70, word="å" * 7_999, marks=members(60), flag=True),
        TryView(count=-(2**70), word="å" * 70_000, marks=members(0), flag=False),
        TryView(count=2**31 - 1, word="å" * 8_000, marks=members(200)),
        TryView(count=1 - 2**31, word="å" * 8_001, marks=frozenset({"m199"})),
        TryView(word="m0", marks=frozenset({"m200"})),
        TryView(word="m449"),
    ]
    seen = [Sighting("try", view, "o/row/r", ASKED) for view in views]

    assert DurableEngine([rule_with(inside)]).not_checked == {}
    agree([rule_with(inside)], seen)
    assert DurableEngine([rule_with(outside)]).not_checked == {"TST001": why}


@pytest.mark.usefixtures("second_engine")
def test_a_condition_too_wide_for_the_engine_is_judged_in_pieces() -> None:
    some = Group("any", (Test("marks", "has_any", members(100)), Test("flag", "is", True), Test("count", "at_least", 3)))
    wide = Group("all", (some, Group("any", (Test("marks", "has_any", members(70)), Test("word", "is", "a")))))
    views = [
        TryView(marks=marks, word=word, flag=flag)
        for marks in (None, NONE, members(0), frozenset({"m99"}), frozenset({"m69"}), members(100))
        for word in (None, NONE, "a")
        for flag in (None, NONE, True)
    ]

    assert DurableEngine([rule_with(wide)]).not_checked == {}
    agree(
        [rule_with(wide), rule_with(Group("not", (wide,))).model_copy(update={"code": "TST002"})],
        [Sighting("try", view, "o/row/r", ASKED) for view in views],
    )


@pytest.mark.usefixtures("second_engine")
def test_a_long_list_of_members_that_a_set_must_lack_is_no_wide_condition() -> None:
    """A chain is tried test by test; only alternatives stand side by side."""
    lacks = Group("all", tuple(Test("marks", "has", f"m{n}") for n in range(190)))
    views = [TryView(marks=members(190)), TryView(marks=members(189)), TryView()]

    agree(
        [rule_with(Group("not", (Group("not", (lacks,)),)))],
        [Sighting("try", view, "o/row/r", ASKED) for view in views],
    )


@pytest.mark.usefixtures("second_engine")
def test_many_rules_and_many_views_are_shared_out_over_rulesets_and_processes() -> None:
    rules = [
        rule_with(Test("marks", "has_any", frozenset({f"m{n}", f"m{n + 1}"}))).model_copy(update={"code": f"TST{n:03}"})
        for n in range(40)
    ]
    seen = [Sighting("try", TryView(count=n, marks=frozenset({f"m{n % 40}"})), "o/row/r", ASKED) for n in range(1100)]

    agree(rules, seen)

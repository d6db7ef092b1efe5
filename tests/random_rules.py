"""Random rules and random views: over a view with one attribute of each type, and over the views that rules look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from samspel.model import NONE, Maybe, Nothing
from samspel.rules import Rule, shipped_packs
from samspel.rules.conditions import Condition, Group, Test, attribute_type
from samspel.rules.view import Sighting, View
from samspel.rules.views import VIEWS

from .packs import one_rule, rule_text


class TryView(View):
    """One attribute of each type."""

    __test__ = False

    flag: Maybe[bool] = None
    count: Maybe[int] = None
    word: Maybe[str] = None
    day: Maybe[date] = None
    marks: Maybe[frozenset[str]] = None


DAYS = [date(2024, 1, 1) + timedelta(days=n) for n in range(5)]
WORDS = ["a", "b", "ö", "=a", "none", "", "a\n\"\\'å"]
TYPICAL: Mapping[type, Sequence[Any]] = {
    bool: [True, False],
    int: [-2, -1, 0, 1, 2, 3, 2**31 - 1],
    str: WORDS,
    date: DAYS,
    frozenset: WORDS[:5],
}
FAR: Mapping[type, Sequence[Any]] = {int: [2**31, -(2**63) - 1], str: ["a" * 70_000]}
"""Values that a view may have, and no rule names."""


@cache
def pool(view: type[View], attribute: str) -> tuple[Any, ...]:
    """Values worth trying: what the shipped rules name (members, for sets), and some of the type."""
    kind = attribute_type(view, attribute)
    named = {
        constant
        for rule in _shipped_rules()
        if VIEWS[rule.view] is view
        for condition in (rule.applies, rule.when)
        if condition is not None
        for test in comparisons_in(condition)
        if test.attribute == attribute and test.operator != "known"
        for constant in (test.value if isinstance(test.value, frozenset) else [test.value])
        if constant is not NONE
    }
    return (*TYPICAL[kind][: 3 if named else None], *sorted(named))


def comparisons_in(condition: Condition) -> list[Test]:
    """Every comparison of a condition."""
    if isinstance(condition, Test):
        return [condition]
    return [test for part in condition.parts for test in comparisons_in(part)]


@cache
def conditions(view: type[View], depth: int) -> st.SearchStrategy[Condition]:
    """Conditions of at most that many levels, as a pack may state them."""
    test: st.SearchStrategy[Condition] = st.sampled_from(sorted(view.model_fields)).flatmap(
        lambda attribute: _comparisons(view, attribute)
    )
    if depth == 0:
        return test
    below = conditions(view, depth - 1)
    group = st.builds(Group, st.sampled_from(["all", "any"]), st.lists(below, min_size=1, max_size=3).map(tuple))
    return st.one_of(test, group, st.builds(Group, st.just("not"), st.tuples(below)))


def rules(view: type[View], kind: str, number: int) -> st.SearchStrategy[list[Rule]]:
    """So many rules about that kind of view, in force on some of DAYS."""
    condition = conditions(view, 4)
    days = st.tuples(st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS))
    unknown, judged_on = st.sampled_from(["ask", "ignore"]), st.sampled_from(["asked", "act", "adopted"])
    one = st.tuples(st.none() | condition, condition, unknown, days, judged_on)
    return st.lists(one, min_size=number, max_size=number).map(
        lambda parts: [_rule(kind, n, *p) for n, p in enumerate(parts)]
    )


def sightings(view: type[View], kind: str, number: int) -> st.SearchStrategy[list[Sighting]]:
    """So many random views; only what they are made from is random to Hypothesis, so that many cost little."""
    return st.integers(0, 2**32).map(lambda seed: [_sighting(view, kind, chance) for chance in [Random(seed)] * number])


def random_view(view: type[View], chance: Random) -> View:
    """A view with any values its attributes may have."""
    return view(**{name: _value(view, name, chance) for name in view.model_fields})


def _sighting(view: type[View], kind: str, chance: Random) -> Sighting:
    act, adopted = chance.choice([None, *DAYS]), chance.choice([None, *DAYS])
    return Sighting(kind, random_view(view, chance), "o/row/r", chance.choice(DAYS), act=act, adopted=adopted)


def _value(view: type[View], name: str, chance: Random) -> Any:
    allowed = get_args(view.model_fields[name].annotation)
    some = [pool(view, name)] * 3
    some += [(None,)] if type(None) in allowed else []
    some += [(NONE,)] if Nothing in allowed else []
    picked = chance.choice(some)
    if attribute_type(view, name) is frozenset and picked is some[0]:
        return frozenset(chance.sample(picked, chance.randint(0, min(3, len(picked)))))
    return chance.choice((*picked, *FAR.get(attribute_type(view, name), ()))) if picked is some[0] else picked[0]


@cache
def _comparisons(view: type[View], attribute: str) -> st.SearchStrategy[Condition]:
    kind = attribute_type(view, attribute)
    constant = st.sampled_from(pool(view, attribute))
    name = st.just(attribute)
    known = st.builds(Test, name, st.just("known"), st.booleans())
    if kind is frozenset:
        many = st.frozensets(constant, min_size=1, max_size=4)
        return known | st.builds(Test, name, st.just("has"), constant) | st.builds(Test, name, st.just("has_any"), many)
    or_none = constant | st.just(NONE)
    found = [
        known,
        st.builds(Test, name, st.sampled_from(["is", "is_not"]), or_none),
        st.builds(Test, name, st.sampled_from(["any_of", "none_of"]), st.frozensets(or_none, min_size=1, max_size=3)),
    ]
    if kind in (int, date):
        orders = st.sampled_from(["at_least", "at_most", "more_than", "less_than"])
        found.append(st.builds(Test, name, orders, constant))
    return st.one_of(found)


def _rule(
    kind: str,
    number: int,
    applies: Condition | None,
    when: Condition,
    unknown: str,
    days: tuple[date, date | None],
    judged_on: str,
) -> Rule:
    in_force = _any_rule().in_force.model_copy(update={"start": days[0], "end": days[1]})
    parts = {"applies": applies, "when": when, "unknown": unknown, "in_force": in_force, "judged_on": judged_on}
    return _any_rule().model_copy(update={"code": f"TST{number:03}", "view": kind, "line": number, **parts})


@cache
def _any_rule() -> Rule:
    return one_rule(rule_text())


@cache
def _shipped_rules() -> tuple[Rule, ...]:
    return tuple(rule for pack in shipped_packs() for rule in pack.rules)

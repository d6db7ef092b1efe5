"""Rules as generated Python functions: three-valued, one function for the rules of a view that are in force together.

The source is generated from typed conditions; nothing that stands in a pack becomes code. Attribute names have been
checked against the view, and constants reach the functions as values, never as text. One function for many rules reads
each attribute once and calls nothing, which is what makes 500 rules on one fact cost some tens of microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any

from ..model import NONE
from ..rules.conditions import Condition, Test
from ..rules.pack import Rule
from ..rules.view import Sighting, View
from .answers import Answer

Conditions = tuple[Condition | None, Condition, bool]
"""A rule's guard (None: always), its breach, and whether a doubt is told."""
Judge = Callable[[View], list[tuple[int, Answer]]]
_REMEMBERED = 4096

_EXPRESSIONS = {
    "is": "None if {a} is None else {a} == {c}",
    "is_not": "None if {a} is None else {a} != {c}",
    "any_of": "None if {a} is None else {a} in {c}",
    "none_of": "None if {a} is None else {a} not in {c}",
    "at_least": "None if {a} is None else {a} is not NONE and {a} >= {c}",
    "at_most": "None if {a} is None else {a} is not NONE and {a} <= {c}",
    "more_than": "None if {a} is None else {a} is not NONE and {a} > {c}",
    "less_than": "None if {a} is None else {a} is not NONE and {a} < {c}",
    "has": "None if {a} is None else {a} is not NONE and {c} in {a}",
    "has_any": "None if {a} is None else {a} is not NONE and not {c}.isdisjoint({a})",
    "known": "({a} is not None) is {c}",
}


class CompiledEngine:
    """Judges sightings by rules. Rules never change after construction; the functions made from them are kept."""

    name = "compiled"

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_view: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            self._by_view[rule.view] = (*self._by_view.get(rule.view, ()), rule)
        self._in_force: dict[tuple[str, date, date, date], tuple[tuple[Rule, ...], Judge]] = {}
        self._always: dict[str, Judge] = {}
        self._made: dict[tuple[str, ...], Judge] = {}
        self._remembered: dict[tuple[object, ...], tuple[View, tuple[tuple[Rule, Answer], ...]]] = {}

    def judge(self, sighting: Sighting) -> Iterator[tuple[Rule, Answer]]:
        """The rules in force on the sighting's days that have something to tell: a breach, a doubt, or not assessed."""
        days = (sighting.kind, sighting.asked, sighting.day("act"), sighting.day("adopted"))
        found = self._in_force.get(days)
        if found is None:
            found = self._in_force[days] = self._select(sighting)
        rules, judge_all = found
        for number, answer in judge_all(sighting.view):
            yield rules[number], answer

    def judge_again(self, sighting: Sighting) -> Sequence[tuple[Rule, Answer]]:
        """As `judge`, for sightings whose views come again and again (`View.alike`): what was told of one is remembered."""
        days = (id(sighting.view), sighting.kind, sighting.asked, sighting.act, sighting.adopted)
        found = self._remembered.get(days)
        if found is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered = {}
            found = self._remembered[days] = (sighting.view, tuple(self.judge(sighting)))
        return found[1]

    def silent(self, kind: str, view: View) -> bool:
        """Whether no rule, of whatever days, tells a breach or a doubt of the view."""
        found = self._always.get(kind)
        if found is None:
            found = self._always[kind] = self._compiled(kind, self._by_view.get(kind, ()))
        return all(answer is Answer.NOT_ASSESSED for _, answer in found(view))

    def _select(self, sighting: Sighting) -> tuple[tuple[Rule, ...], Judge]:
        """The rules in force on the sighting's days, and their function; days that share rules share the function."""
        rules = tuple(
            rule for rule in self._by_view.get(sighting.kind, ()) if rule.in_force_on(sighting.day(rule.judged_on))
        )
        return rules, self._compiled(sighting.kind, rules)

    def _compiled(self, kind: str, rules: Sequence[Rule]) -> Judge:
        codes = (kind, *(f"{rule.pack}/{rule.code}/{rule.line}" for rule in rules))
        if codes not in self._made:
            self._made[codes] = compile_all([(rule.applies, rule.when, rule.unknown == "ask") for rule in rules])
        return self._made[codes]


def compile_all(conditions: Sequence[Conditions]) -> Judge:
    """One function for many rules: from a view to the numbers of the rules that have something to tell, and what."""
    writer = _Writer()
    writer.line(1, "told = []")
    for number, (applies, when, ask) in enumerate(conditions):
        depth = 1
        if applies is not None:
            guard = writer.condition(applies, depth)
            writer.line(depth, f"if {guard} is None: told.append(({number}, NOT_ASSESSED))")
            writer.line(depth, f"elif {guard}:")
            depth += 1
        breach = writer.condition(when, depth)
        writer.line(depth, f"if {breach}: told.append(({number}, BREACH))")
        if ask:
            writer.line(depth, f"elif {breach} is None: told.append(({number}, DOUBT))")
    writer.line(1, "return told")
    return writer.function()


@lru_cache(maxsize=1024)  # the same rules are often asked for anew; their constants are no part of the source
def _code(source: str) -> CodeType:
    return compile(source, "<rules>", "exec")


class _Writer:
    """Writes the body of a function: each condition sets a variable to True, False or None (unknown)."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._names: dict[str, Any] = {"NONE": NONE, **{answer.name: answer for answer in Answer}}
        self._attributes: dict[str, str] = {}
        self._variables = 0

    def line(self, depth: int, text: str) -> None:
        self._lines.append("    " * depth + text)

    def function(self) -> Judge:
        """The function written so far; every attribute it looks at is read once, at the start."""
        reads = [f"    {variable} = view.{name}" for name, variable in self._attributes.items()]
        source = "\n".join(["def judge(view):", *reads, *self._lines])
        exec(_code(source), self._names)
        judge: Judge = self._names["judge"]
        return judge

    def condition(self, condition: Condition, depth: int) -> str:
        """Writes the condition and returns the variable that holds its value."""
        if isinstance(condition, Test):
            return self._test(condition, depth)
        if condition.word == "not":
            inner = self.condition(condition.parts[0], depth)
            return self._set(depth, f"None if {inner} is None else not {inner}")
        return self._group(condition.parts, depth, start=condition.word == "all")

    def _test(self, test: Test, depth: int) -> str:
        constant = f"c{len(self._names)}"
        self._names[constant] = test.value
        attribute = self._attributes.setdefault(test.attribute, f"a{len(self._attributes)}")
        return self._set(depth, _EXPRESSIONS[test.operator].format(a=attribute, c=constant))

    def _group(self, parts: Sequence[Condition], depth: int, *, start: bool) -> str:
        """Kleene: all starts true and a false part decides; any starts false and a true part decides."""
        decided = not start
        group = self._set(depth, str(start))
        for part in parts:
            self.line(depth, f"if {group} is not {decided}:")
            value = self.condition(part, depth + 1)
            self.line(depth + 1, f"if {value} is {decided}: {group} = {decided}")
            self.line(depth + 1, f"elif {value} is None: {group} = None")
        return group

    def _set(self, depth: int, expression: str) -> str:
        name = f"t{self._variables}"
        self._variables += 1
        self.line(depth, f"{name} = {expression}")
        return name

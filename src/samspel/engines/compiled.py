"""Rules as generated Python functions: three-valued, one function a rule, made once when the engine is built.

The source is generated from typed conditions; nothing that stands in a pack becomes code. Attribute names have been
checked against the view, and constants reach the functions as values, never as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from ..model import NONE
from ..rules.conditions import Condition, Test
from ..rules.pack import Rule
from ..rules.views import Sighting, View


class Answer(IntEnum):
    """What a rule says about a view."""

    SILENT = 0  # the guard is false: the rule is not about this
    NOT_ASSESSED = 1  # whether the guard holds is not known
    OK = 2
    BREACH = 3
    DOUBT = 4  # a missing fact decides


Judge = Callable[[View], Answer]

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
    """Judges sightings by rules. Immutable after construction, so it may be shared between threads."""

    name = "compiled"

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_view: dict[str, list[tuple[Rule, Judge]]] = {}
        for rule in rules:
            self._by_view.setdefault(rule.view, []).append((rule, compile_rule(rule)))

    def judge(self, sighting: Sighting) -> Iterator[tuple[Rule, Answer]]:
        """Every rule that looks at this kind of view and was in force on its day, with its answer."""
        view = sighting.view
        for rule, judge in self._by_view.get(sighting.kind, ()):
            day: date = sighting.day(rule.judged_on)
            if rule.in_force_on(day):
                yield rule, judge(view)


def compile_rule(rule: Rule) -> Judge:
    """The rule as one Python function from a view to an Answer."""
    return compile_conditions(rule.applies, rule.when, ask=rule.unknown == "ask")


def compile_conditions(applies: Condition | None, when: Condition, *, ask: bool = True) -> Judge:
    """Guard and condition as one function; `ask=False` turns a doubt into ok (text features only)."""
    writer = _Writer()
    if applies is not None:
        guard = writer.condition(applies, 1)
        writer.line(1, f"if {guard} is False: return SILENT")
        writer.line(1, f"if {guard} is None: return NOT_ASSESSED")
    breach = writer.condition(when, 1)
    writer.line(1, f"if {breach} is True: return BREACH")
    writer.line(1, f"return {'DOUBT' if ask else 'OK'} if {breach} is None else OK")
    source = "\n".join(["def judge(v):", *writer.lines])
    names: dict[str, Any] = {"C": writer.constants, "NONE": NONE, **{answer.name: answer for answer in Answer}}
    exec(compile(source, "<rule>", "exec"), names)
    judge: Judge = names["judge"]
    return judge


class _Writer:
    """Writes the body of a judge function: each condition sets a variable to True, False or None (unknown)."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: list[object] = []
        self._variables = 0

    def line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def condition(self, condition: Condition, depth: int) -> str:
        """Writes the condition and returns the variable that holds its value."""
        if isinstance(condition, Test):
            return self._test(condition, depth)
        if condition.word == "not":
            inner = self.condition(condition.parts[0], depth)
            return self._set(depth, f"None if {inner} is None else not {inner}")
        return self._group(condition.parts, depth, start=condition.word == "all")

    def _test(self, test: Test, depth: int) -> str:
        self.constants.append(test.value)
        attribute = self._set(depth, f"v.{test.attribute}")
        expression = _EXPRESSIONS[test.operator].format(a=attribute, c=f"C[{len(self.constants) - 1}]")
        return self._set(depth, expression)

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

"""A slow, obviously right judge of conditions, written from the words of design.md §5 and not from the engine.

Truth is one of the words "yes", "no" and "unknown". An attribute is a value, NONE (there is none) or None (unknown).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from samspel.engines import Answer
from samspel.model import NONE
from samspel.rules.conditions import Condition, Group, Test

Truth = str

_ON_VALUES: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda value, constant: value == constant,
    "is_not": lambda value, constant: value != constant,
    "any_of": lambda value, constants: any(value == constant for constant in constants),
    "none_of": lambda value, constants: all(value != constant for constant in constants),
    "at_least": lambda value, constant: value >= constant,
    "at_most": lambda value, constant: value <= constant,
    "more_than": lambda value, constant: value > constant,
    "less_than": lambda value, constant: value < constant,
    "has": lambda value, constant: constant in value,
    "has_any": lambda value, constants: any(constant in value for constant in constants),
}
_ON_NONE: dict[str, Callable[[Any], bool]] = {
    "is": lambda constant: constant is NONE,  # false unless it names none
    "is_not": lambda constant: constant is not NONE,
    "any_of": lambda constants: NONE in constants,
    "none_of": lambda constants: NONE not in constants,
    "at_least": lambda _: False,
    "at_most": lambda _: False,
    "more_than": lambda _: False,
    "less_than": lambda _: False,
    "has": lambda _: False,  # there is no set to hold anything
    "has_any": lambda _: False,
}


def truth(condition: Condition, view: Any) -> Truth:
    """Kleene's three-valued logic."""
    if isinstance(condition, Group):
        parts = [truth(part, view) for part in condition.parts]
        if condition.word == "not":
            return {"yes": "no", "no": "yes", "unknown": "unknown"}[parts[0]]
        if condition.word == "all":
            return "no" if "no" in parts else "unknown" if "unknown" in parts else "yes"
        return "yes" if "yes" in parts else "unknown" if "unknown" in parts else "no"
    return _of_test(condition, getattr(view, condition.attribute))


def _of_test(test: Test, value: Any) -> Truth:
    if test.operator == "known":
        return "yes" if (value is not None) == test.value else "no"
    if value is None:
        return "unknown"
    holds = _ON_NONE[test.operator](test.value) if value is NONE else _ON_VALUES[test.operator](value, test.value)
    return "yes" if holds else "no"


def answer(applies: Condition | None, when: Condition, view: Any, *, ask: bool = True) -> Answer | None:
    """Guard false: nothing. Guard unknown: not assessed. Then breach, nothing, or doubt where a missing fact decides."""
    guard = "yes" if applies is None else truth(applies, view)
    if guard == "no":
        return None
    if guard == "unknown":
        return Answer.NOT_ASSESSED
    broken = truth(when, view)
    if broken == "yes":
        return Answer.BREACH
    if broken == "unknown" and ask:
        return Answer.DOUBT
    return None

"""From typed three-valued conditions to two-valued ones that durable-rules judges right, and the facts these look at.

A condition becomes two: one that fires when it holds and one that fires when it fails. Where neither fires, it is
unknown. A missed firing therefore never looks like a right answer, and no condition grows beyond its own length.

durable-rules is right only within a narrow subset (docs/decisions/0006-two-engines.md). What is written here keeps to it:
texts are compared for equality only, numbers and dates are whole numbers, every field of a fact has one type, a field is
left out where the fact is unknown, and every test is false on a field that is left out. There is no negation and no test
of absence: whether a fact is known is a field of its own, and NONE is a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any

from ..model import NONE
from ..rules.conditions import Condition, Test

Json = dict[str, Any]

MAX_NUMBER = 2**31 - 1
"""Constants are C longs, of 32 bits on some machines."""
MAX_TEXT = 8_000
"""Characters, which are 48 000 bytes at most as JSON; the engine takes the length of a text modulo 65 536."""
MAX_WIDTH = 60
"""Tests of one ruleset that can be true side by side; the engine's stack holds 64."""
MAX_GROUPS = 15
MAX_FIELDS = 200
"""Fields of one fact; the engine holds 255, its own among them."""
MAX_PIECES = 32

_FAR = 2**40
_TURNED = {"at_least": "$lt", "at_most": "$gt", "more_than": "$lte", "less_than": "$gte"}
_ORDERED = {"at_least": "$gte", "at_most": "$lte", "more_than": "$gt", "less_than": "$lt"}


class Outside(StrEnum):
    """Why a condition lies outside the subset."""

    EMPTY = "empty_condition"
    NUMBER = "number_too_large"
    TEXT = "text_too_long"
    SIZE = "condition_too_large"


class OutsideSubset(Exception):
    """A condition that durable-rules cannot be trusted with."""

    def __init__(self, why: Outside) -> None:
        self.why = why
        super().__init__(why.value)


class Aspect(StrEnum):
    """What a field of a fact says of an attribute."""

    KNOWN = "known"
    IS = "is"  # the value as text
    NUMBER = "number"  # a whole number or a day, to be ordered
    HAS = "has"  # whether a set has one member


class Lowering:
    """Lowers the conditions on one kind of view, and keeps which fields they look at."""

    def __init__(self) -> None:
        self._fields: dict[tuple[Aspect, str, str], str] = {}

    def holds(self, condition: Condition) -> list[Json]:
        """Conditions of which one fires exactly when this one is true."""
        return _within_limits(self._lower(condition, True))

    def fails(self, condition: Condition) -> list[Json]:
        """Conditions of which one fires exactly when this one is false."""
        return _within_limits(self._lower(condition, False))

    def fact(self, values: Mapping[str, object]) -> Json:
        """What the lowered conditions look at, out of a view's attributes. What is unknown is left out."""
        fact: Json = {}
        for (aspect, attribute, member), field in self._fields.items():
            value = values[attribute]
            if aspect is Aspect.KNOWN:
                fact[field] = _yes(value is not None)
            elif value is None:
                continue
            elif aspect is Aspect.IS:
                fact[field] = _token(value)[: MAX_TEXT + 1]  # no constant is as long
            elif aspect is Aspect.HAS:
                fact[field] = _yes(isinstance(value, frozenset) and member in value)
            elif value is not NONE:
                fact[field] = max(-_FAR, min(_FAR, _number(value)))  # no constant is as far
        return fact

    def _field(self, aspect: Aspect, attribute: str, member: str = "") -> str:
        return self._fields.setdefault((aspect, attribute, member), f"f{len(self._fields)}")

    def _lower(self, condition: Condition, wanted: bool) -> Json:
        if isinstance(condition, Test):
            return self._test(condition, wanted)
        if condition.word == "not":
            return self._lower(condition.parts[0], not wanted)
        return _joined((condition.word == "all") is wanted, [self._lower(part, wanted) for part in condition.parts])

    def _test(self, test: Test, wanted: bool) -> Json:
        constant: Any = test.value
        if test.operator == "known":
            return {self._field(Aspect.KNOWN, test.attribute): _yes(constant is wanted)}
        if test.operator in ("has", "has_any"):
            members = [constant] if test.operator == "has" else sorted(constant)
            fields = [self._field(Aspect.HAS, test.attribute, member) for member in members]
            return _joined(not wanted, [{field: _yes(wanted)} for field in fields])
        field = self._field(Aspect.IS, test.attribute)
        if test.operator in ("is", "any_of"):
            return _equal(field, constant, wanted)
        if test.operator in ("is_not", "none_of"):
            return _equal(field, constant, not wanted)
        number = {self._field(Aspect.NUMBER, test.attribute): _number_within_limits(constant)}
        if wanted:
            return {_ORDERED[test.operator]: number}
        return _joined(False, [{field: _token(NONE)}, {_TURNED[test.operator]: number}])  # NONE is in no order


def width(condition: Json) -> int:
    """How many tests of the condition can wait on the engine's stack at once: the branches open side by side."""
    [(word, parts)] = condition.items()
    if word == "$or":
        return 1 + sum(width(part) for part in parts)
    return 1 + sum(width(part) - 1 for part in parts) if word == "$and" else 1


def fields_of(condition: Json) -> frozenset[str]:
    """The fields a lowered condition looks at."""
    [(word, inner)] = condition.items()
    if word in ("$and", "$or"):
        return frozenset().union(*(fields_of(part) for part in inner))
    return frozenset(inner) if word.startswith("$") else frozenset({word})


def _joined(every: bool, parts: Iterable[Json]) -> Json:
    """All or any of the parts; parts that are joined by the same word come in flat."""
    word = "$and" if every else "$or"
    flat = [inner for part in parts for inner in part.get(word, [part])]
    if not flat:
        raise OutsideSubset(Outside.EMPTY)  # the engine would not come to an end
    return flat[0] if len(flat) == 1 else {word: flat}


def _equal(field: str, constant: Any, equal: bool) -> Json:
    """Whether the field is the constant (one of the constants), or is another known value."""
    tokens = sorted(map(_token, constant)) if isinstance(constant, frozenset) else [_token(constant)]
    if any(len(token) > MAX_TEXT for token in tokens):
        raise OutsideSubset(Outside.TEXT)
    return _joined(not equal, [{field: token} if equal else {"$neq": {field: token}} for token in tokens])


def _token(value: object) -> str:
    """A value as a text that no other value of the attribute has."""
    return "none" if value is NONE else f"={value}"


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _number(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else value


def _number_within_limits(value: Any) -> int:
    number = _number(value)
    if abs(number) > MAX_NUMBER:
        raise OutsideSubset(Outside.NUMBER)
    return number


def _within_limits(condition: Json) -> list[Json]:
    if _groups(condition) > MAX_GROUPS or len(fields_of(condition)) > MAX_FIELDS:
        raise OutsideSubset(Outside.SIZE)
    pieces = list(islice(_pieces(condition), MAX_PIECES + 1))
    if len(pieces) > MAX_PIECES:
        raise OutsideSubset(Outside.SIZE)
    return pieces


def _pieces(condition: Json) -> Iterator[Json]:
    """The condition; or where it is too wide, its widest list of alternatives parted in two, and each half on its own."""
    if width(condition) <= MAX_WIDTH:
        yield condition
        return
    [(word, parts)] = condition.items()
    widest = condition if word == "$or" else max(parts, key=width)
    others = [] if word == "$or" else [part for part in parts if part is not widest]
    alternatives = widest["$or"]
    half = len(alternatives) // 2
    for some in (alternatives[:half], alternatives[half:]):
        yield from _pieces(_joined(True, [*others, _joined(False, some)]))


def _groups(condition: Json) -> int:
    [(word, parts)] = condition.items()
    return 1 + sum(_groups(part) for part in parts) if word in ("$and", "$or") else 0

"""Conditions of rules: data that names attributes of a view, checked against the view before anything runs."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin

from ..errors import Problem
from ..model import NONE, Nothing
from ..plain_yaml import Mapping, Sequence
from .named import wrong_value
from .view import View

Constant = bool | int | str | date | Nothing
Parameter = int | tuple[str, ...]
"""A constant with a name in a pack: a number, or a list of words such as sections and matter types."""

OPERATORS = (
    "is", "is_not", "any_of", "none_of", "at_least", "at_most", "more_than", "less_than", "has", "has_any", "known",
)  # fmt: skip
_WORDS: dict[str, Literal["all", "any"]] = {"all": "all", "any": "any"}
_ON_LISTS = {"any_of", "none_of", "has_any"}
_ON_SETS = {"has", "has_any"}
_ON_ORDER = {"at_least", "at_most", "more_than", "less_than"}
_NEVER_NONE = {*_ON_ORDER, *_ON_SETS, "known"}


@dataclass(frozen=True, slots=True)
class Test:
    """One attribute compared with a constant (or, for lists, a set of constants)."""

    __test__ = False  # pytest must not collect it

    attribute: str
    operator: str
    value: Constant | frozenset[Constant]


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined by all or any, or one condition turned round by not."""

    word: Literal["all", "any", "not"]
    parts: tuple[Condition, ...]


Condition = Test | Group


def attributes(condition: Condition) -> frozenset[str]:
    """The attributes a condition looks at."""
    if isinstance(condition, Test):
        return frozenset({condition.attribute})
    return frozenset().union(*(attributes(part) for part in condition.parts))


def attribute_type(view: type[View], name: str) -> type:
    """bool, int, str, date or frozenset: the type of an attribute apart from NONE and unknown."""
    return _plain_type(view.model_fields[name].annotation)


def may_be_unknown(view: type[View], condition: Condition, guard: Condition | None) -> frozenset[str]:
    """Attributes of the condition that can be unknown and that the guard does not demand to be known."""
    demanded = set()
    for part in guard.parts if isinstance(guard, Group) and guard.word == "all" else (guard,):
        if isinstance(part, Test) and part.operator == "known" and part.value is True:
            demanded.add(part.attribute)
    open_ = {name for name in attributes(condition) if type(None) in get_args(view.model_fields[name].annotation)}
    return frozenset(open_ - demanded)


def _plain_type(annotation: Any) -> type:
    if get_origin(annotation) is frozenset:
        return frozenset
    if get_origin(annotation) in (Union, types.UnionType):
        [found] = {_plain_type(part) for part in get_args(annotation) if part not in (Nothing, type(None))}
        return found
    assert isinstance(annotation, type)
    return annotation


class Reader:
    """Reads conditions for one view and gathers every mistake with its line."""

    def __init__(self, view: type[View], file: str, parameters: dict[str, Parameter]) -> None:
        self.view = view
        self.file = file
        self.parameters = parameters
        self.problems: list[Problem] = []

    def read(self, data: Any, line: int) -> Condition:
        """The condition in `data`; a mapping of several attributes means all of them."""
        if not isinstance(data, Mapping) or not data:
            self._say(line, "Ett villkor ska vara `attribut: värde`, `all:`, `any:` eller `not:`.", "Se docs/rules.")
            return Group("all", ())
        parts = [part for key, value in data.items() for part in self._one(key, value, data.lines[key])]
        return parts[0] if len(parts) == 1 else Group("all", tuple(parts))

    def _one(self, key: str, value: Any, line: int) -> Iterator[Condition]:
        if key in _WORDS:
            if not isinstance(value, Sequence) or not value:
                self._say(line, f"`{key}` ska följas av en lista av villkor.", f"Skriv `{key}: [{{...}}, {{...}}]`.")
                return
            yield Group(_WORDS[key], tuple(self.read(item, at) for item, at in zip(value, value.lines, strict=True)))
        elif key == "not":
            yield Group("not", (self.read(value, line),))
        elif key not in self.view.model_fields:
            self._say(line, f"Vyn har inget attribut `{key}`.", did_you_mean(key, list(self.view.model_fields)))
        elif isinstance(value, Mapping) and not value:
            self._say(line, f"`{key}` saknar operator.", f"Möjliga: {', '.join(OPERATORS)}.")
        elif isinstance(value, Mapping):
            for operator, constant in value.items():
                yield from self._test(key, operator, constant, value.lines[operator])
        else:
            yield from self._test(key, "is", value, line)

    def _test(self, attribute: str, operator: str, raw: Any, line: int) -> Iterator[Condition]:
        kind = attribute_type(self.view, attribute)
        if operator not in OPERATORS:
            self._say(line, f"Operatorn `{operator}` finns inte.", did_you_mean(operator, list(OPERATORS)))
            return
        if (operator in _ON_SETS) != (kind is frozenset) and operator != "known":
            self._say(
                line,
                f"`{operator}` passar inte `{attribute}`.",
                "has och has_any gäller mängder, övriga enskilda värden.",
            )
            return
        if operator in _ON_ORDER and kind not in (int, date):
            self._say(line, f"`{attribute}` går inte att ordna i storlek.", "Använd is, is_not, any_of eller none_of.")
            return
        if operator in _ON_LISTS:
            raw = self._listed(raw)
        if operator in _NEVER_NONE and (raw == "none" or (isinstance(raw, Sequence | tuple) and "none" in raw)):
            remedy = "Skriv ord som mängden kan ha." if operator in _ON_SETS else "Använd is eller is_not."
            self._say(line, f"`{operator}` går inte att jämföra med none.", remedy)
            return
        wanted = bool if operator == "known" else str if kind is frozenset else kind
        if operator in _ON_LISTS:
            if not isinstance(raw, Sequence | tuple) or not raw:
                self._say(line, f"`{operator}` ska följas av en lista.", "Skriv [a, b].")
                return
            lines = raw.lines if isinstance(raw, Sequence) else [line] * len(raw)
            values = [self._constant(item, wanted, attribute, at) for item, at in zip(raw, lines, strict=True)]
            yield Test(attribute, operator, frozenset(value for value in values if value is not None))
            return
        value = self._constant(raw, wanted, attribute, line)
        if value is not None:
            yield Test(attribute, operator, value)

    def _listed(self, raw: Any) -> Any:
        """What stands behind `{param: name}` where the parameter is a list; anything else as it is."""
        named = self.parameters.get(str(raw["param"])) if isinstance(raw, Mapping) and list(raw) == ["param"] else None
        return named if isinstance(named, tuple) else raw

    def _constant(self, raw: Any, kind: type, attribute: str, line: int) -> Constant | None:
        if isinstance(raw, Mapping) and list(raw) == ["param"]:
            named = self.parameters.get(str(raw["param"]))
            if isinstance(named, int) and kind is int:
                return named
            if raw["param"] in self.parameters:
                self._say(line, f"Parametern `{raw['param']}` passar inte `{attribute}`.", f"Här ska {_KINDS[kind]} stå.")
                return None
            self._say(
                line,
                f"Parametern `{raw['param']}` finns inte.",
                did_you_mean(str(raw["param"]), list(self.parameters)),
            )
            return None
        if raw == "none":
            return NONE
        value = _typed(raw, kind)
        if value is None:
            said = f"`{raw}`" if isinstance(raw, str) else "Värdet"
            self._say(line, f"{said} passar inte `{attribute}`.", f"Här ska {_KINDS[kind]} stå.")
        elif isinstance(value, str) and (mistake := wrong_value(attribute, value)):
            self._say(line, *mistake)
        return value

    def _say(self, line: int, words: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, words, remedy))


_KINDS = {bool: "yes eller no", int: "ett heltal", str: "ett ord", date: "ett datum (ÅÅÅÅ-MM-DD)"}


def _typed(raw: Any, kind: type) -> Constant | None:
    if not isinstance(raw, str):
        return None
    if kind is bool:
        return {"yes": True, "no": False, "true": True, "false": False}.get(raw)
    if kind is int:
        return int(raw) if raw.removeprefix("-").isdecimal() else None
    if kind is date:
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return None
    return raw


def did_you_mean(word: str, allowed: list[str]) -> str:
    """The allowed word that is nearest to the one written, or all of them."""
    near = get_close_matches(word, allowed, n=1, cutoff=0.5)
    return f"Menade du `{near[0]}`?" if near else f"Möjliga: {', '.join(sorted(allowed)) or 'inga'}."

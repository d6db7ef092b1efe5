"""The native file: YAML or JSON text into facts, every mistake at once in the reader's words."""

from __future__ import annotations

import types
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from .. import plain_yaml
from ..errors import Problem, UnreadableInput
from .facts import Facts
from .references import rows_twice

M = TypeVar("M", bound=BaseModel)

_SAID = {
    "missing": ("Nyckeln saknas.", "Lägg till `{key}`."),
    "date_from_datetime_parsing": ("{value} är inte ett datum.", "Skriv ÅÅÅÅ-MM-DD."),
    "bool_parsing": ("{value} är varken ja eller nej.", "Skriv yes eller no."),
    "int_parsing": ("{value} är inte ett heltal.", "Skriv bara siffror."),
    "float_parsing": ("{value} är inte ett tal.", "Skriv bara siffror, med punkt som decimaltecken."),
    "finite_number": ("{value} är inte ett tal.", "Skriv bara siffror, med punkt som decimaltecken."),
    "string_pattern_mismatch": ("{value} duger inte som id.", "Ett id har inga blanksteg och inte tecknen / # @."),
    "string_too_short": ("Värdet är tomt.", "Skriv ett värde, `none` om det inte finns, eller ta bort nyckeln."),
    "string_too_long": ("Texten är för lång.", "Korta den."),
    "too_short": ("Listan är tom.", "Lägg till minst ett."),
    "greater_than_equal": ("{value} är för litet.", "Minsta värde är {ge}."),
    "less_than_equal": ("{value} är för stort.", "Största värde är {le}."),
    "tuple_type": ("Här ska en lista stå.", "Skriv [a, b], eller [] om det inte finns något."),
    "dict_type": ("Här ska nycklar med värden stå.", "Skriv {{nyckel: värde}}."),
    "model_type": ("Här ska nycklar med värden stå.", "Skriv {{nyckel: värde}}."),
    "string_type": ("Här ska en text stå.", "Skriv ett värde, inte en lista."),
}


def read_facts(path: Path) -> Facts:
    """The facts in a native file. Raises UnreadableInput with every mistake, each with its line."""
    return facts_from(plain_yaml.read(path))


def facts_from(data: plain_yaml.Mapping) -> Facts:
    """The facts in an already loaded mapping, such as the `given` of a rule's example."""
    facts = validate(Facts, data)
    problems = list(rows_twice(facts))
    if problems:
        raise UnreadableInput(problems)
    return facts


def validate(model: type[M], data: plain_yaml.Mapping) -> M:
    """`data` as a `model`. Raises UnreadableInput with every mistake translated and placed."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise UnreadableInput(_translated(error, model, data)) from None


def _translated(error: ValidationError, model: type[BaseModel], data: plain_yaml.Mapping) -> list[Problem]:
    problems: dict[tuple[int | None, str], Problem] = {}
    details = [(_steps_in_file(data, dict(detail)), detail) for detail in error.errors(include_url=False)]
    for steps, detail in details:
        if any(_is_deeper(others, steps) for others, _ in details):
            continue  # a parent of a deeper mistake says nothing of its own
        words, remedy = _words(dict(detail), model)
        line = plain_yaml.line_of(data, detail["loc"])
        where = ".".join(step for step in steps if isinstance(step, str))
        problem = Problem(data.file, line, f"{where}: {words}" if where else words, remedy)
        problems.setdefault((line, where), problem)  # the branches of one union complain once
    return list(problems.values())


def _steps_in_file(data: Any, detail: dict[str, Any]) -> tuple[int | str, ...]:
    """The keys and list positions that stand in the file; pydantic mixes in names of union branches."""
    steps: list[int | str] = []
    for step in detail["loc"]:
        if isinstance(data, plain_yaml.Mapping) and step in data:
            steps.append(str(step))
            data = data[step]
        elif isinstance(data, plain_yaml.Sequence) and isinstance(step, int) and step < len(data):
            steps.append(step)
            data = data[step]
    if detail["type"] == "missing":
        steps.append(str(detail["loc"][-1]))
    return tuple(steps)


def _is_deeper(other: tuple[int | str, ...], this: tuple[int | str, ...]) -> bool:
    return len(other) > len(this) and other[: len(this)] == this


def _words(detail: dict[str, Any], model: type[BaseModel]) -> tuple[str, str]:
    kind, value = detail["type"], detail.get("input")
    said = f"`{value}`" if isinstance(value, str | int | float) else "Värdet"
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        allowed = sorted(_keys_beside(model, detail["loc"]))
        return f"Nyckeln `{key}` finns inte här.", _did_you_mean(key, allowed)
    if kind in {"enum", "literal_error"}:
        choices = [choice.strip(" '") for choice in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
        return f"{said} hör inte till de tillåtna värdena.", _did_you_mean(str(value), choices)
    if kind == "value_error":
        reason = str(detail["ctx"]["error"])
        return f"{reason[:1].upper()}{reason[1:]}.", f"Nu står {said}." if said != "Värdet" else ""
    words, remedy = _SAID.get(kind, ("{value} passar inte här.", "Se docs/schema för vad som får stå."))
    context = {"value": said, "key": detail["loc"][-1], **detail.get("ctx", {})}
    return words.format(**context), remedy.format(**context)


def _did_you_mean(word: str, allowed: list[str]) -> str:
    near = get_close_matches(word, allowed, n=1, cutoff=0.55)
    return f"Menade du `{near[0]}`?" if near else f"Möjliga: {', '.join(allowed)}."


def _keys_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """The keys a reader may write where the last step of `loc` stands."""
    models = {model}
    for step in loc[:-1]:
        below: set[type[BaseModel]] = set()
        for one in models:
            for name, field in one.model_fields.items():
                if step in (name, field.alias):
                    below |= _models_in(field.annotation)
        models = below or models
    return {f.alias or n for one in models for n, f in one.model_fields.items() if n != "source"}


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return set()
    if get_origin(annotation) in (Union, types.UnionType, tuple, Annotated):
        return {model for part in get_args(annotation) for model in _models_in(part)}
    return set()

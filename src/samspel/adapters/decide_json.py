"""decide() for a system that speaks JSON: a request as bytes in, the ruling as bytes out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from ..authority.request import Request
from ..checks.asking import decide
from ..errors import Problem, SamspelError, UnreadableInput
from ..exporters.ruling_json import ruling_json
from ..model import Municipality

_LONGEST = 100_000  # bytes; a request has some hundred
_FIELDS = tuple(field.name for field in fields(Request))
_WHO = ("role", "person", "organ")
_SAID: Mapping[str, tuple[str, str]] = {
    "request": ("begäran", "request"),
    "too_long": ("Begäran är längre än {longest} byte.", "The request is longer than {longest} bytes."),
    "json": ("Det är inte JSON.", "It is not JSON."),
    "dataclass": ("Det ska vara ett JSON-objekt.", "It must be a JSON object."),
    "missing": ("{field}: Fältet saknas.", "{field}: The field is missing."),
    "unexpected": ("{field}: Fältet finns inte.", "{field}: There is no such field."),
    "extra": ("{field}: Fältet finns inte.", "{field}: There is no such field."),
    "string": ("{field}: Värdet ska vara en text.", "{field}: The value must be a text."),
    "date": ("{field}: Värdet ska vara ett datum, skrivet ÅÅÅÅ-MM-DD.", "{field}: The value must be a date, as YYYY-MM-DD."),
    "int": ("{field}: Värdet ska vara ett tal.", "{field}: The value must be a number."),
    "float": ("{field}: Värdet ska vara ett tal.", "{field}: The value must be a number."),
    "greater": ("{field}: Värdet är för litet.", "{field}: The value is too small."),
    "less": ("{field}: Värdet är för stort.", "{field}: The value is too large."),
    "enum": ("{field}: Värdet är inte något av de tillåtna.", "{field}: The value is none of those allowed."),
    "model": ("{field}: Värdet ska vara ett JSON-objekt.", "{field}: The value must be a JSON object."),
    "other": ("{field}: Värdet passar inte.", "{field}: The value does not fit."),
    "who": ("Ange exakt en av role, person och organ.", "Give exactly one of role, person and organ."),
    "amount": ("amount: Värdet ska vara från noll och uppåt.", "amount: The value must be zero or more."),
    "unknown": ("{field}: {id} finns inte i uppgifterna.", "{field}: The facts have no {id}."),
    "mean": ("Menade du {near}?", "Did you mean {near}?"),
    "fields": ("Fälten är {near}.", "The fields are {near}."),
    "allowed": ("Tillåtna är {near}.", "Allowed are {near}."),
}


def decide_json(town: Municipality, data: bytes, language: str | None = None) -> bytes:
    """The ruling on a request: `docs/schema/request.schema.json` in, `docs/schema/ruling.schema.json` out.

    `language`, `sv` or `en`, asks for an explanation too. Raises UnreadableInput with every mistake of the request, in that
    language or in Swedish.
    """
    if language not in (None, "sv", "en"):
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    try:
        if len(data) > _LONGEST:
            raise SamspelError(_SAID["too_long"][language == "en"].format(longest=_LONGEST))
        ruling = decide(town, _form().validator.validate_json(data))
    except (ValidationError, SamspelError) as error:
        mistakes = _Mistakes(town, data, language == "en")
        raise UnreadableInput(mistakes.of(error)) from None
    return ruling_json(ruling, language)


@lru_cache(maxsize=1)
def _form() -> TypeAdapter[Request]:
    return TypeAdapter(Request)


class _Mistakes:
    """Tells everything that is wrong with a request that could not be read or decided, in one language."""

    def __init__(self, town: Municipality, data: bytes, second: bool) -> None:
        self._second = second
        self._given = _object(data)
        known: Mapping[str, Container[str]] = {
            "role": town.role,
            "person": {person.id: person for person in town.people},
            "organ": town.organ,
            "board": town.organ,
            "administrative_unit": town.unit,
        }
        self._known = known

    def of(self, error: ValidationError | SamspelError) -> list[Problem]:
        """The mistakes that the error tells, and those that it hides; at least one."""
        found = list(dict.fromkeys((*self._of_form(error), *self._of_content())))
        return found or [self._problem(str(error))]

    def _of_form(self, error: ValidationError | SamspelError) -> Iterator[Problem]:
        if isinstance(error, SamspelError):
            return
        for detail in error.errors(include_url=False):
            kind = str(detail["type"]).split("_")[0]
            loc = [str(step) for step in detail["loc"] if step not in ("int", "float")]
            remedy = ""
            if kind in ("unexpected", "extra") and len(loc) == 1:
                remedy = self._near(loc[0], _FIELDS, "fields")
            elif kind == "enum":
                remedy = self._say("allowed", near=detail["ctx"]["expected"].replace(" or ", ", ").replace("'", ""))
            yield self._problem(self._say(kind if kind in _SAID else "other", field=".".join(loc)), remedy)

    def _of_content(self) -> Iterator[Problem]:
        """What pydantic does not look at, or not before the types are right."""
        if self._given is None:
            return
        if sum(self._given.get(name) is not None for name in _WHO) != 1:
            yield self._problem(self._say("who"))
        amount = self._given.get("amount")
        if isinstance(amount, int | float) and not 0 <= amount < 10**15:
            yield self._problem(self._say("amount"))
        for field, ids in self._known.items():
            given = self._given.get(field)
            if isinstance(given, str) and given not in ids:
                yield self._problem(self._say("unknown", field=field, id=given), self._near(given, ids))

    def _near(self, word: str, choices: Any, otherwise: str | None = None) -> str:
        near = get_close_matches(word, choices, n=1)
        if near:
            return self._say("mean", near=near[0])
        return self._say(otherwise, near=", ".join(choices)) if otherwise else ""

    def _say(self, name: str, **said: object) -> str:
        return _SAID[name][self._second].format(**said)

    def _problem(self, words: str, remedy: str = "") -> Problem:
        return Problem(self._say("request"), None, words, remedy)


def _object(data: bytes) -> dict[str, Any] | None:
    """The request as far as it is a JSON object at all."""
    try:
        given = from_json(data[:_LONGEST])
    except ValueError:
        return None
    return given if isinstance(given, dict) else None

"""The file in which the owner of a delegation order writes down, case by case, what the order is meant to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from .. import plain_yaml
from ..authority.request import Answer
from ..errors import Problem, SamspelError, UnreadableInput, gather
from ..model import Duration
from ..model.base import Day, Text
from ..model.native import validate
from ..rules.load import plain_mapping
from .asked_amount import asked_amount

ANSWERS = {"ja": Answer.YES, "nej": Answer.NO, "måste bedömas": Answer.NEEDS_ASSESSMENT}
"""The answers as an owner writes them; the English ones of the command `decide` are read too."""


def _answer(words: Any) -> Any:
    said = " ".join(str(words).casefold().split())
    if said in ANSWERS:
        return ANSWERS[said]
    if said not in list(Answer):
        raise ValueError("svaret ska vara ja, nej eller måste bedömas (yes, no, needs_assessment)")
    return said


def _amount(words: Any) -> Any:
    if isinstance(words, str):
        try:
            asked_amount(words)
        except SamspelError as error:
            raise ValueError(str(error).removesuffix(".")) from None
    return words


def _one_or_several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_TEXTS: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Several = Annotated[tuple[Text, ...], BeforeValidator(_one_or_several), WithJsonSchema(_TEXTS)]
_ExpectedAnswer = Annotated[Answer, BeforeValidator(_answer), WithJsonSchema({"enum": [*ANSWERS, *Answer]})]


class _Case(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text | None = Field(default=None, description="What the case is about, in the owner's words.")
    on: Day | None = Field(default=None, description="The day of the decision; left out: the day of the file.")
    board: Text | None = Field(default=None, description="Whose matters are meant, where several boards have orders.")


class _MatterCase(_Case):
    matter: Text = Field(description="The matter: in words, as a row (`rad 2.1`), or a matter type.")
    amount: Annotated[Text, BeforeValidator(_amount)] | None = Field(
        default=None, description="As people write it: `50 000 kr exkl. moms`, `2 prisbasbelopp`."
    )
    lasts: Duration | None = Field(default=None, description="How long what is decided is to hold.")
    unit: Text | None = Field(default=None, description="The unit of the administration that the matter concerns.")
    urgent: Text | None = Field(default=None, description="Why the matter cannot await the board.")


class MayCase(_MatterCase):
    """May this role, person or organ decide the matter?"""

    may: Text = Field(description="Who: a role, person or organ, by name or id.")
    party: Text | None = Field(default=None, description="Whom the matter concerns, as in the bindings of people.")
    answer: _ExpectedAnswer = Field(description="ja, nej or måste bedömas.")
    row: Text | None = Field(default=None, description="By which row, as printed; only with the answer ja.")


class WhoCase(_MatterCase):
    """Who may decide the matter? The board itself, whose matter it is, need not be written."""

    who: Several | None = Field(default=None, description="Just these may.")
    who_includes: Several | None = Field(default=None, description="These may, and perhaps others.")
    who_excludes: Several | None = Field(default=None, description="None of these may.")


class WhatCase(_Case):
    """Which rows does this role, person or organ have power by?"""

    what: Text = Field(description="Who: a role, person or organ, by name or id.")
    rows: Several | None = Field(default=None, description="Just these rows, as printed.")
    rows_include: Several | None = Field(default=None, description="These rows, and perhaps others.")
    rows_exclude: Several | None = Field(default=None, description="None of these rows.")


Case = MayCase | WhoCase | WhatCase


class _Head(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    samspel: int = Field(ge=1, le=1, description="Version of the format: 1.")
    order: Several = Field(min_length=1, description="The delegation order, or several; paths from the folder of this file.")
    beside: Several = Field(default=(), alias="with", description="Files about the organisation.")
    on: Day | None = Field(default=None, description="The day of every case that has none of its own.")


class CaseFile(_Head):
    """Cases, and the files they are about: keys as in every file of samspel, and behind them plain words."""

    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one file, each with its line; `order` and `beside` are paths from its folder.

    `lines` are those of the keys on top of the file.
    """

    file: str
    lines: Mapping[str, int]
    order: tuple[str, ...]
    beside: tuple[str, ...]
    on: date | None
    cases: tuple[tuple[int, Case], ...]


_KINDS: dict[str, type[Case]] = {
    "may": MayCase,
    "what": WhatCase,
    "who": WhoCase,
    "who_includes": WhoCase,
    "who_excludes": WhoCase,
}
_LISTS = (("who", "who_includes", "who_excludes"), ("rows", "rows_include", "rows_exclude"))


def read_cases(path: Path | str, on: date | None = None) -> Cases:
    """The cases in a YAML or JSON file. Raises UnreadableInput with every mistake, each with its line.

    `on` takes the place of the file's own day.
    """
    data = plain_yaml.read(Path(path))
    problems: list[Problem] = []
    head = gather(problems, validate, _Head, plain_mapping(data, without=("cases",)))
    entries = data.get("cases")
    if not isinstance(entries, plain_yaml.Sequence) or not entries:
        line = plain_yaml.line_of(data, ("cases",))
        problems.append(Problem(data.file, line, "Filen har inga fall.", "Lägg till en lista under `cases`."))
        raise UnreadableInput(problems)
    dated = on is not None or "on" in data
    cases: list[tuple[int, Case]] = []
    for entry, line in zip(entries, entries.lines, strict=True):
        case = gather(problems, _case, entry, line, data.file, dated)
        if case is not None:
            cases.append((line, case))
    problems += _named_twice(entries)
    if problems or head is None:
        raise UnreadableInput(problems)
    return Cases(data.file, data.lines, head.order, head.beside, on or head.on, tuple(cases))


def _case(entry: Any, line: int, file: str, dated: bool) -> Case:
    """One case, of the kind that its keys tell. What only shows when several keys are held together is told as well."""
    if not isinstance(entry, plain_yaml.Mapping):
        raise UnreadableInput.one(file, "Ett fall ska ha nycklar med värden.", "Skriv - may: …", line=line)
    kinds = [key for key in _KINDS if key in entry]
    if len({_KINDS[key] for key in kinds}) != 1:
        raise UnreadableInput([_asks_one_thing(entry, kinds)])
    problems = list(_held_together(entry, kinds[0], dated))
    case: Case | None = gather(problems, validate, _KINDS[kinds[0]], entry)
    if problems or case is None:
        raise UnreadableInput(problems)
    return case


def _asks_one_thing(entry: plain_yaml.Mapping, kinds: list[str]) -> Problem:
    if kinds:
        words, remedy = f"Fallet frågar flera saker: {', '.join(kinds)}.", "Gör ett fall av varje fråga."
        return Problem(entry.file, entry.lines[kinds[1]], words, remedy)
    for key in entry:
        near = get_close_matches(key, _KINDS, n=1, cutoff=0.6)
        if near:
            return Problem(entry.file, entry.lines[key], f"Nyckeln `{key}` finns inte här.", f"Menade du `{near[0]}`?")
    words = "Fallet frågar inget."
    return Problem(
        entry.file, entry.line, words, "Lägg till `may` (får de?), `who` (vilka får?) eller `what` (vad får de?)."
    )


def _held_together(entry: plain_yaml.Mapping, kind: str, dated: bool) -> Iterator[Problem]:
    if not dated and "on" not in entry:
        yield Problem(entry.file, entry.line, "Fallet har ingen dag.", "Ange `on` överst i filen, eller i fallet.")
    if "row" in entry and str(entry.get("answer")).casefold() not in ("ja", "yes"):
        words = "`row` säger vilken rad som ger rätten och hör till svaret ja."
        yield Problem(entry.file, entry.lines["row"], words, "Ta bort `row`, eller skriv raden som `matter: rad …`.")
    for exactly, *some in _LISTS:
        both = [key for key in some if key in entry]
        if exactly in entry and both:
            words = f"`{exactly}` räknar upp alla. Då behövs inte `{both[0]}`."
            yield Problem(entry.file, entry.lines[both[0]], words, "Behåll en av dem.")
    if kind == "what" and not any(key in entry for key in _LISTS[1]):
        yield Problem(entry.file, entry.line, "Fallet säger inte vilka rader.", 'Lägg till `rows`, till exempel ["4.1"].')


def _named_twice(entries: plain_yaml.Sequence) -> Iterator[Problem]:
    """Two cases of one name could not be told apart in a list of results."""
    lines: dict[str, int] = {}
    for entry in entries:
        name = entry.get("name") if isinstance(entry, plain_yaml.Mapping) else None
        if isinstance(name, str) and lines.setdefault(name, entry.lines["name"]) != entry.lines["name"]:
            words = f"Fallet på rad {lines[name]} heter också ”{name}”."
            yield Problem(entry.file, entry.lines["name"], words, "Ge dem olika namn.")

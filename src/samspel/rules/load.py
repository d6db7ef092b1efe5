"""Rule packs from YAML files: every mistake told at once with file and line; nothing half right is let through."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from .. import plain_yaml, shipped
from ..errors import Problem, UnreadableInput
from ..findings import Level
from ..model import Facts, facts_from
from ..model.base import Day
from ..model.native import validate
from .conditions import Condition, Parameter, Reader, may_be_unknown
from .named import unknown_names
from .pack import CERTAINTIES, Bilingual, Example, Examples, Rule, RulePack, highest_level
from .views import VIEWS, View

T = TypeVar("T")

_NOT_PACKS = {"register", "lexicon"}
_TEXTS = ("message", "ask", "remedy")


@lru_cache(maxsize=1)
def shipped_packs() -> tuple[RulePack, ...]:
    """The packs that ship with samspel, loaded once."""
    return load_packs(shipped.packs())


def load_packs(*folders: Path | str) -> tuple[RulePack, ...]:
    """Every pack below the folders, sorted by name. Raises UnreadableInput with the mistakes of all of them."""
    packs: list[RulePack] = []
    problems: list[Problem] = []
    for folder in map(Path, folders):
        files = sorted(p for p in folder.rglob("*.y*ml") if _NOT_PACKS.isdisjoint(p.relative_to(folder).parts))
        if not files:
            problems.append(Problem(folder.name, None, "Mappen har inga regelpaket.", "Lägg dit filer som slutar på .yaml."))
        for file in files:
            try:
                packs.append(load_pack(file))
            except UnreadableInput as error:
                problems.extend(error.problems)
    problems.extend(_used_twice(packs))
    if problems:
        raise UnreadableInput(problems)
    return tuple(sorted(packs, key=lambda pack: pack.name))


def load_pack(file: Path) -> RulePack:
    """One pack. Raises UnreadableInput with every mistake in it."""
    data = plain_yaml.read(file)
    problems: list[Problem] = []
    head = _gather(problems, validate, _Head, plain_mapping(data, without=("rules", "cast", "parameters")))
    cast = _gather(problems, _given, data, "cast")
    parameters = _gather(problems, _parameters, data)
    entries = data.get("rules")
    if not isinstance(entries, plain_yaml.Sequence) or not entries:
        problems.append(Problem(file.name, None, "Paketet har inga regler.", "Lägg till en lista under `rules`."))
        raise UnreadableInput(problems)
    name = head.pack if head else file.stem
    rules = [
        _gather(problems, _rule, _mapping(entry, file.name, line), name, cast or Facts(), parameters or {})
        for entry, line in zip(entries, entries.lines, strict=True)
    ]
    if problems or head is None:
        raise UnreadableInput(problems)
    return RulePack(
        name=head.pack,
        title=head.title,
        verified_through=head.verified_through,
        rules=tuple(rule for rule in rules if rule is not None),
        file=file.name,
    )


def _gather(problems: list[Problem], part: Callable[..., T], *arguments: object) -> T | None:
    """What the part makes of the arguments; None when it cannot, and then its problems are added."""
    try:
        return part(*arguments)
    except UnreadableInput as error:
        problems.extend(error.problems)
        return None


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pack: str
    title: Bilingual
    verified_through: Day


class _Parameter(BaseModel):
    """A constant with a name. Dates and source stand beside it in the file, for the reader."""

    value: int | tuple[str, ...]


def _parameters(data: plain_yaml.Mapping) -> dict[str, Parameter]:
    if "parameters" not in data:
        return {}
    entries = _mapping(data["parameters"], data.file, data.lines["parameters"])
    checked = {name: _mapping(entry, data.file, entries.lines[name]) for name, entry in entries.items()}
    return {name: validate(_Parameter, entry).value for name, entry in checked.items()}


def _given(data: plain_yaml.Mapping, key: str) -> Facts:
    """The facts under a key; none when the key is left out."""
    return facts_from(_mapping(data[key], data.file, data.lines[key])) if key in data else Facts()


def _mapping(data: Any, file: str, line: int) -> plain_yaml.Mapping:
    if not isinstance(data, plain_yaml.Mapping):
        raise UnreadableInput.one(file, "Här ska nycklar med värden stå.", "Skriv {nyckel: värde}.", line=line)
    return data


def plain_mapping(data: plain_yaml.Mapping, *, without: Iterable[str]) -> plain_yaml.Mapping:
    """The mapping with some keys left out, its lines kept."""
    kept = plain_yaml.Mapping(data.file, data.line)
    for key, value in data.items():
        if key not in without:
            kept[key] = value
            kept.lines[key] = data.lines[key]
    return kept


def _rule(entry: plain_yaml.Mapping, pack: str, cast: Facts, parameters: dict[str, Parameter]) -> Rule:
    view = VIEWS.get(str(entry.get("view")))
    if view is None:
        line = entry.lines.get("view", entry.line)
        names = ", ".join(VIEWS)
        raise UnreadableInput.one(entry.file, f"Vyn `{entry.get('view')}` finns inte.", f"Möjliga: {names}.", line=line)
    reader = Reader(view, entry.file, parameters)
    conditions: dict[str, Condition | None] = {"applies": None}
    for key in ("applies", "when"):
        if key in entry:
            conditions[key] = reader.read(entry[key], entry.lines[key])
    rest = plain_mapping(entry, without=("applies", "when", "examples"))
    try:
        examples = _examples(entry, cast)
    except UnreadableInput as error:
        raise UnreadableInput([*error.problems, *reader.problems]) from None
    built = {**rest, **conditions, "examples": examples, "pack": pack, "line": entry.line}
    try:
        rule = validate(Rule, _with_lines(built, entry))
    except UnreadableInput as error:
        raise UnreadableInput([*error.problems, *reader.problems]) from None
    unknown = [Problem(entry.file, entry.line, f"{rule.code}: {words}", remedy) for words, remedy in unknown_names(rule)]
    problems = [*reader.problems, *_judgement(rule, entry), *_placeholders(rule, view, entry), *unknown]
    if problems:
        raise UnreadableInput(problems)
    return rule


def _with_lines(built: dict[str, Any], entry: plain_yaml.Mapping) -> plain_yaml.Mapping:
    mapping = plain_yaml.Mapping(entry.file, entry.line)
    for key, value in built.items():
        mapping[key] = value
        mapping.lines[key] = entry.lines.get(key, entry.line)
    return mapping


def _examples(entry: plain_yaml.Mapping, cast: Facts) -> Examples:
    data = entry.get("examples")
    if not isinstance(data, plain_yaml.Mapping):
        raise UnreadableInput.one(entry.file, "Regeln saknar exempel.", "Lägg till `examples`.", line=entry.line)
    built: dict[str, Any] = {}
    for kind, cases in data.items():
        if not isinstance(cases, plain_yaml.Sequence):
            raise UnreadableInput.one(entry.file, "Här ska en lista stå.", "Skriv - case: …", line=data.lines[kind])
        lines = zip(cases, cases.lines, strict=True)
        built[kind] = tuple(_example(_mapping(case, entry.file, line), cast) for case, line in lines)
    return validate(Examples, _with_lines(built, data))


def _example(data: plain_yaml.Mapping, cast: Facts) -> Example:
    given = _given(data, "given")
    rest = plain_mapping(data, without=("given",))
    return validate(Example, _with_lines({**rest, "given": given | cast}, data))


def _judgement(rule: Rule, entry: plain_yaml.Mapping) -> list[Problem]:
    """What a level may rest on (design: certainty decides the highest level)."""

    def said(words: str, remedy: str) -> Problem:
        return Problem(entry.file, entry.line, f"{rule.code}: {words}", remedy)

    problems = []
    if not rule.law and not rule.norm:
        problems.append(said("regeln saknar lagrum.", "Ange `law`, eller `norm` om källan inte är lag."))
    if rule.level is Level.ERROR and rule.basis in {"local", "recommendation"}:
        problems.append(said("en rekommendation kan inte ge fel.", "Sätt nivån till advice eller warning."))
    try:
        highest = highest_level(rule.certainty)
    except KeyError:
        marks = ", ".join(CERTAINTIES)
        problems.append(said(f"märket `{rule.certainty}` finns inte.", f"Möjliga: {marks}."))
    else:
        if rule.level.weight < highest.weight:
            problems.append(said("källan är inte säker nog för fel.", "Sätt nivån till warning eller question."))
    if rule.unknown == "ignore" and rule.level is not Level.ADVICE:
        problems.append(said("`unknown: ignore` får bara ge råd.", "Sätt nivån till advice."))
    unknown = may_be_unknown(VIEWS[rule.view], rule.when, rule.applies)
    if rule.unknown == "ask" and rule.ask is None and unknown:
        names = ", ".join(sorted(unknown))
        problems.append(said(f"{names} kan vara okänt men regeln har ingen fråga.", "Lägg till `ask`."))
    return problems


def _placeholders(rule: Rule, view: type[View], entry: plain_yaml.Mapping) -> list[Problem]:
    """Words in braces that the view does not offer."""
    known = {*view.model_fields, *view.WORDS}
    problems = []
    for key in _TEXTS:
        text: Bilingual | None = getattr(rule, key)
        for language in ("sv", "en") if text else ():
            assert text is not None
            used = _braces(text.in_(language))
            for name in sorted(used - known):
                remedy = f"Möjliga: {', '.join(sorted(known))}."
                problems.append(Problem(entry.file, entry.lines.get(key), f"Vyn ger inget `{{{name}}}`.", remedy))
    return problems


def _braces(text: str) -> set[str]:
    """What stands in braces in a text; a format (`{matter:>9}`) or a lone brace stands as it is and is refused."""
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return {text}
    return {f"{name}:{spec or conversion}" if spec or conversion else str(name) for _, name, spec, conversion in parts}


def refuse_used_twice(packs: Iterable[RulePack]) -> None:
    """Raises UnreadableInput when two rules share a code or slug: a local rule can never take a shipped one's place."""
    problems = _used_twice(packs)
    if problems:
        raise UnreadableInput(problems)


def _used_twice(packs: Iterable[RulePack]) -> list[Problem]:
    problems = []
    seen: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            for name in (rule.code, rule.slug):
                if name in seen:
                    words = f"`{name}` används redan i {seen[name]}."
                    problems.append(Problem(pack.file, rule.line, words, "En kod används en gång."))
                seen[name] = pack.file
    return problems

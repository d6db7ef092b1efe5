"""Rule packs from YAML files: every mistake told at once with file and line; nothing half right is let through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from .. import plain_yaml, shipped
from ..errors import Problem, UnreadableInput, gather
from ..model import Facts, facts_from
from ..model.base import Day
from ..model.native import validate
from .conditions import Condition, Group, Parameter, Reader
from .pack import Bilingual, Example, Examples, Rule, RulePack
from .soundness import unsound_claims, unsound_law, unsound_texts
from .views import VIEWS

_NOT_PACKS = {"register", "lexicon", "vag"}
_NO_CONDITION = Group("all", ())  # stands in for a condition that cannot be read, so that the rest of the rule can
_NO_EXAMPLE = Example.model_construct(case="–", given=Facts.model_construct(), line=0)  # and for an example


@lru_cache(maxsize=1)
def shipped_packs() -> tuple[RulePack, ...]:
    """The packs that ship with samspel, loaded once."""
    return _loaded(_packs_below(shipped.packs(), proven=True))


def load_packs(*folders: Path | str) -> tuple[RulePack, ...]:
    """Every pack below the folders, sorted by name. Raises UnreadableInput with the mistakes of all of them.

    Those that ship with samspel are not read again.
    """
    found: list[RulePack | Problem] = []
    for folder in map(Path, folders):
        found += shipped_packs() if folder == shipped.packs() else _packs_below(folder)
    return _loaded(found)


def _packs_below(folder: Path, *, proven: bool = False) -> Iterator[RulePack | Problem]:
    files = sorted(p for p in folder.rglob("*.y*ml") if _NOT_PACKS.isdisjoint(p.relative_to(folder).parts))
    if not files:
        yield Problem(folder.name, None, "Mappen har inga regelpaket.", "Lägg dit filer som slutar på .yaml.")
    for file in files:
        try:
            yield load_pack(file, proven=proven)
        except UnreadableInput as error:
            yield from error.problems


def _loaded(found: Iterable[RulePack | Problem]) -> tuple[RulePack, ...]:
    """The packs, sorted by name. Raises UnreadableInput with all problems, and with every code used twice."""
    packs: list[RulePack] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, RulePack):
            packs.append(one)
        else:
            problems.append(one)
    problems += _used_twice(packs)
    if problems:
        raise UnreadableInput(problems)
    return tuple(sorted(packs, key=lambda pack: pack.name))


def load_pack(file: Path, *, proven: bool = False) -> RulePack:
    """One pack. Raises UnreadableInput with every mistake in it.

    The examples of a proven pack, one that ships with samspel, are not read until somebody asks for them.
    """
    data = plain_yaml.read(file)
    problems: list[Problem] = []
    head = gather(problems, validate, _Head, plain_mapping(data, without=("rules", "cast", "parameters")))
    if not proven and gather(problems, _given, data, "cast") is None:
        data = plain_mapping(data, without=("cast",))  # its mistake is told once, not in every example
    parameters = _parameters(data, problems)
    entries = data.get("rules")
    if not isinstance(entries, plain_yaml.Sequence) or not entries:
        problems.append(Problem(file.name, None, "Paketet har inga regler.", "Lägg till en lista under `rules`."))
        raise UnreadableInput(problems)
    name = head.pack if head else file.stem
    rules = [
        gather(problems, _rule, entry, line, data, name, parameters, proven)
        for entry, line in zip(entries, entries.lines, strict=True)
    ]
    problems.extend(_unused(data, parameters))
    if problems or head is None:
        raise UnreadableInput(problems)
    return RulePack(
        name=head.pack,
        title=head.title,
        verified_through=head.verified_through,
        rules=tuple(rule for rule in rules if rule is not None),
        file=file.name,
    )


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pack: str
    title: Bilingual
    verified_through: Day


class _Parameter(BaseModel):
    """A constant with a name. Dates and source stand beside it in the file, for the reader."""

    value: int | tuple[str, ...]


def _parameters(data: plain_yaml.Mapping, problems: list[Problem]) -> dict[str, Parameter]:
    """The pack's constants. One that cannot be read counts as there, so that only its own mistake is told."""
    found: dict[str, Parameter] = {}
    if "parameters" in data:
        entries = gather(problems, _mapping, data["parameters"], data.file, data.lines["parameters"])
        for name, entry in entries.items() if entries else ():
            parameter = gather(problems, _parameter, entry, data.file, data["parameters"].lines[name])
            found[name] = parameter.value if parameter else 0
    return found


def _parameter(entry: Any, file: str, line: int) -> _Parameter:
    return validate(_Parameter, _mapping(entry, file, line))


def _unused(data: plain_yaml.Mapping, parameters: Collection[str]) -> Iterator[Problem]:
    named = set(_parameters_named(data["rules"])) if parameters else set()
    for name in parameters:
        if name not in named:
            words = f"Parametern `{name}` används inte av någon regel."
            remedy = f"Skriv {{param: {name}}} i ett villkor, eller ta bort den."
            yield Problem(data.file, plain_yaml.line_of(data, ("parameters", name)), words, remedy)


def _parameters_named(data: Any) -> Iterator[str]:
    """The parameters that conditions name, wherever they stand."""
    if isinstance(data, plain_yaml.Mapping):
        if list(data) == ["param"]:
            yield str(data["param"])
        data = list(data.values())
    for part in data if isinstance(data, list) else ():
        yield from _parameters_named(part)


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


def _rule(
    data: Any, line: int, whole: plain_yaml.Mapping, pack: str, parameters: dict[str, Parameter], proven: bool
) -> Rule:
    """One rule. What cannot be read is told and passed over, so that every mistake in the rule is told at once."""
    entry, file = _mapping(data, whole.file, line), whole.file
    view = VIEWS.get(str(entry.get("view")))
    problems: list[Problem] = []
    conditions: dict[str, Condition] = {key: _NO_CONDITION for key in ("applies", "when") if key in entry}
    if view is not None:
        reader = Reader(view, file, parameters)
        conditions = {key: reader.read(entry[key], entry.lines[key]) for key in conditions}
        problems += [*reader.problems, *unsound_texts(view, entry)]
    elif "view" in entry:
        words, remedy = f"Vyn `{entry['view']}` finns inte.", f"Möjliga: {', '.join(VIEWS)}."
        problems.append(Problem(file, entry.lines["view"], words, remedy))
    problems += unsound_law(entry)
    examples = _WrittenExamples(entry, whole)
    if not proven:
        gather(problems, examples)
    built = {**entry, **conditions, "examples": examples, "pack": pack, "line": line}
    rule: Rule | None = gather(problems, validate, Rule, _with_lines(built, entry))
    if rule is not None and view is not None:
        problems += unsound_claims(rule, view, entry)
    if problems or rule is None:
        raise UnreadableInput(problems)
    return rule


def _with_lines(built: dict[str, Any], entry: plain_yaml.Mapping) -> plain_yaml.Mapping:
    mapping = plain_yaml.Mapping(entry.file, entry.line)
    for key, value in built.items():
        mapping[key] = value
        mapping.lines[key] = entry.lines.get(key, entry.line)
    return mapping


@dataclass(frozen=True, slots=True)
class _WrittenExamples:
    """The examples of a rule as they stand in its file. They are its tests; judging does without them."""

    entry: plain_yaml.Mapping = field(repr=False, hash=False)
    pack: plain_yaml.Mapping = field(repr=False, hash=False)

    def __call__(self) -> Examples:
        """The examples read, each with the cast of the pack. Raises UnreadableInput with every mistake in them."""
        data, file = self.entry.get("examples"), self.entry.file
        if not isinstance(data, plain_yaml.Mapping):
            raise UnreadableInput.one(file, "Regeln saknar exempel.", "Lägg till `examples`.", line=self.entry.line)
        cast = _given(self.pack, "cast")
        built: dict[str, Any] = {}
        problems: list[Problem] = []
        for kind, cases in data.items():
            if not isinstance(cases, plain_yaml.Sequence):
                problems.append(Problem(file, data.lines[kind], "Här ska en lista stå.", "Skriv - case: …"))
                built[kind] = (_NO_EXAMPLE,)
                continue
            built[kind] = tuple(
                gather(problems, _example, case, file, line, cast) or _NO_EXAMPLE
                for case, line in zip(cases, cases.lines, strict=True)
            )
        examples: Examples | None = gather(problems, validate, Examples, _with_lines(built, data))
        if problems or examples is None:
            raise UnreadableInput(problems)
        return examples


def _example(case: Any, file: str, line: int, cast: Facts) -> Example:
    data = _mapping(case, file, line)
    return validate(Example, _with_lines({**data, "given": _given(data, "given") | cast, "line": line}, data))


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
                seen[name] = f"{pack.file}:{rule.line}"
    return problems

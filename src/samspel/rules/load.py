"""Rule packs from YAML files: every mistake told at once with file and line; nothing half right is let through."""

from __future__ import annotations

import string
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from .. import plain_yaml, shipped
from ..errors import Problem, UnreadableInput
from ..findings import Level
from ..model import Facts, facts_from
from ..model.base import Day
from ..model.native import validate
from .conditions import Condition, Constant, Reader, may_be_unknown
from .pack import Bilingual, Example, Examples, Rule, RulePack
from .views import VIEWS, View

_NOT_PACKS = {"register", "lexicon"}
_TEXTS = ("message", "ask", "remedy")


def shipped_packs() -> tuple[RulePack, ...]:
    """The packs that ship with samspel."""
    return load_packs(shipped.packs())


def load_packs(*folders: Path) -> tuple[RulePack, ...]:
    """Every pack below the folders, sorted by name. Raises UnreadableInput with the mistakes of all of them."""
    packs: list[RulePack] = []
    problems: list[Problem] = []
    for folder in folders:
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
    head = validate(_Head, plain_mapping(data, without=("rules", "cast", "parameters")))
    problems: list[Problem] = []
    rules: list[Rule] = []
    cast = data.get("cast")
    shared = facts_from(cast) if cast is not None else Facts()
    parameters = _parameters(data.get("parameters"))
    entries = data.get("rules")
    if not isinstance(entries, plain_yaml.Sequence) or not entries:
        raise UnreadableInput.one(file.name, "Paketet har inga regler.", "Lägg till en lista under `rules`.")
    for entry in entries:
        try:
            rules.append(_rule(entry, head.pack, shared, parameters))
        except UnreadableInput as error:
            problems.extend(error.problems)
    if problems:
        raise UnreadableInput(problems)
    return RulePack(
        name=head.pack, title=head.title, verified_through=head.verified_through, rules=tuple(rules), file=file.name
    )


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pack: str
    title: Bilingual
    verified_through: Day


def _parameters(data: Any) -> dict[str, Constant]:
    """Constants with a name. Dates and sources stand beside them in the file, for the reader."""
    if not isinstance(data, plain_yaml.Mapping):
        return {}
    return {name: int(entry["value"]) for name, entry in data.items()}


def plain_mapping(data: plain_yaml.Mapping, *, without: Iterable[str]) -> plain_yaml.Mapping:
    """The mapping with some keys left out, its lines kept."""
    kept = plain_yaml.Mapping(data.file, data.line)
    for key, value in data.items():
        if key not in without:
            kept[key] = value
            kept.lines[key] = data.lines[key]
    return kept


def _rule(entry: Any, pack: str, cast: Facts, parameters: dict[str, Constant]) -> Rule:
    if not isinstance(entry, plain_yaml.Mapping):
        raise UnreadableInput.one(pack, "En regel ska bestå av nycklar med värden.", "Se de andra reglerna.")
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
    examples = _examples(entry, cast)
    built = {**rest, **conditions, "examples": examples, "pack": pack, "line": entry.line}
    try:
        rule = validate(Rule, _with_lines(built, entry))
    except UnreadableInput as error:
        raise UnreadableInput([*error.problems, *reader.problems]) from None
    problems = [*reader.problems, *_judgement(rule, entry), *_placeholders(rule, view, entry)]
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
        built[kind] = tuple(_example(case, cast) for case in cases)
    return validate(Examples, _with_lines(built, data))


def _example(data: plain_yaml.Mapping, cast: Facts) -> Example:
    given = facts_from(data["given"]) if "given" in data else Facts()
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
    if rule.level is Level.ERROR and not rule.certainty.startswith(("L H", "L I closed list", "HFD", "O two sources")):
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
            used = {name for _, name, _, _ in string.Formatter().parse(text.in_(language)) if name is not None}
            for name in sorted(used - known):
                remedy = f"Möjliga: {', '.join(sorted(known))}."
                problems.append(Problem(entry.file, entry.lines.get(key), f"Vyn ger inget `{{{name}}}`.", remedy))
    return problems


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

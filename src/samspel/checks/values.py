"""The value principles of public administration in one decision: what supports each, what contradicts it, what is not shown.

A principle rests on law, and rules test what a record can show of it (`rules/register/principles.yaml`). A rule that could
be tested and was kept supports the principle, where something was there to look at; a breach contradicts it; a missing fact
leaves it not shown. That a fault is not seen supports nothing. Nothing is weighed together into a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .. import plain_yaml, shipped
from ..engines import Answer, CompiledEngine
from ..errors import SamspelError
from ..findings import Finding, Level, Value, ValueCount
from ..law.matters import compact_citation
from ..model import NONE, Citation, Municipality
from ..rules.conditions import Group
from ..rules.load import shipped_packs
from ..rules.pack import Bilingual, Rule, RulePack
from ..rules.view import Sighting
from .decision_context import decision_contexts
from .log_views import log_sightings
from .remarks import LANGUAGES
from .sightings import of_decision
from .told import told

Engines = tuple[CompiledEngine, CompiledEngine]
"""The rules as they are, and turned round: what the second calls a breach is a rule that is kept."""


class Principle(NamedTuple):
    """A value principle, its legal bases, and the rules that test it in a decision."""

    id: str
    name: Bilingual
    gist: Bilingual
    law: tuple[Citation, ...]
    rules: frozenset[str]
    cannot: Bilingual


class Standing(StrEnum):
    """How a decision stands to a principle, as far as its record shows."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_SHOWN = "not_shown"


class Support(Value):
    """A rule that could be tested on the decision, and that it keeps."""

    code: str
    title: str
    law: tuple[Citation, ...]


class Valued(Value):
    """One principle in one decision. `cannot` says what no record shows."""

    principle: str
    name: str
    gist: str
    law: tuple[Citation, ...]
    standing: Standing
    supported_by: tuple[Support, ...]
    contradicted_by: tuple[Finding, ...]
    not_shown: tuple[Finding, ...]
    cannot: str


@lru_cache(maxsize=1)
def _show_nothing_when_kept() -> frozenset[str]:
    """The rules whose only word is that no fault is seen."""
    listed = plain_yaml.read(shipped.packs() / "register" / "principles.yaml")["show_nothing_when_kept"]
    return frozenset(str(code) for code in listed)


@lru_cache(maxsize=1)
def principles() -> tuple[Principle, ...]:
    """The seven principles."""
    listed = plain_yaml.read(shipped.packs() / "register" / "principles.yaml")["principles"]
    return tuple(
        Principle(
            id=str(one["id"]),
            name=Bilingual.model_validate(one["name"]),
            gist=Bilingual.model_validate(one["gist"]),
            law=tuple(compact_citation(str(text)) for text in one["law"]),
            rules=frozenset(str(code) for code in one["rules"]),
            cannot=Bilingual.model_validate(one["cannot"]),
        )
        for one in listed
    )


def values(town: Municipality, decision: str, *, on: date | None = None, language: str = "sv") -> tuple[Valued, ...]:
    """How a decision stands to each of the seven value principles, on the day asked about (None: its own day).

    Raises SamspelError where the facts have no decision of that id.
    """
    if language not in LANGUAGES:
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    found = next((one for one in town.decisions if one.id == decision), None)
    if found is None:
        raise SamspelError(f"Beslutet {decision} finns inte i uppgifterna.")
    asked = on or found.on
    context = next(one for one in decision_contexts(town, asked) if one.decision is found)
    seen = [*of_decision(context), *(one for one in log_sightings(town, asked) if one.about == context.about)]
    return _standings(seen, _shipped_engines(), language)


def value_counts(
    decisions: Iterable[Sequence[Sighting]], packs: Sequence[RulePack], language: str
) -> tuple[ValueCount, ...]:
    """How many decisions stand how to each principle, by what is seen of each decision."""
    of_each = list(decisions)
    if not of_each:
        return ()
    engines = _engines(packs)
    standings = [_standings(seen, engines, language) for seen in of_each]
    return tuple(
        ValueCount(
            principle=principle.id,
            name=principle.name.in_(language),
            supported=sum(one[number].standing is Standing.SUPPORTED for one in standings),
            contradicted=sum(one[number].standing is Standing.CONTRADICTED for one in standings),
            not_shown=sum(one[number].standing is Standing.NOT_SHOWN for one in standings),
            cannot=principle.cannot.in_(language),
        )
        for number, principle in enumerate(principles())
    )


def _standings(seen: Iterable[Sighting], engines: Engines, language: str) -> tuple[Valued, ...]:
    findings, kept = _judged(seen, engines, language)
    return tuple(_valued(one, findings, kept, language) for one in principles())


def _valued(principle: Principle, findings: Iterable[Finding], kept: Iterable[Rule], language: str) -> Valued:
    own = [finding for finding in findings if finding.code in principle.rules]
    against = tuple(one for one in own if one.level in (Level.ERROR, Level.WARNING))
    open_ones = tuple(one for one in own if one not in against)
    supported = tuple(
        Support(code=rule.code, title=rule.title.in_(language), law=rule.law)
        for rule in kept
        if rule.code in principle.rules
    )
    standing = Standing.CONTRADICTED if against else Standing.SUPPORTED if supported else Standing.NOT_SHOWN
    return Valued(
        principle=principle.id,
        name=principle.name.in_(language),
        gist=principle.gist.in_(language),
        law=principle.law,
        standing=standing,
        supported_by=supported,
        contradicted_by=against,
        not_shown=open_ones,
        cannot=principle.cannot.in_(language),
    )


def _judged(seen: Iterable[Sighting], engines: Engines, language: str) -> tuple[list[Finding], list[Rule]]:
    """What the rules tell of a decision, and the rules that are about it and are kept, by code.

    A rule that had nothing to look at (no section named, nobody's impartiality questioned) is not kept by that.
    """
    findings: list[Finding] = []
    kept: dict[str, Rule] = {}
    broken: set[str] = set()
    straight, turned = engines
    empty = _show_nothing_when_kept()
    for sighting in seen:
        for rule, answer in straight.judge(sighting):
            if answer is not Answer.NOT_ASSESSED:
                findings.append(told(rule, sighting, answer, language))
                broken.add(rule.code)
        for rule, answer in turned.judge(sighting):
            looked_at = [getattr(sighting.view, name) for name in rule.broken_by]
            if answer is Answer.BREACH and rule.code not in empty and any(one is not NONE for one in looked_at):
                kept[rule.code] = rule
    return findings, [rule for code, rule in sorted(kept.items()) if code not in broken]


def _engines(packs: Sequence[RulePack]) -> Engines:
    """The rules that test principles; and the same turned round, so that what it calls a breach is a rule that is kept."""
    return _shipped_engines() if packs is shipped_packs() else _made(packs)


@lru_cache(maxsize=1)
def _shipped_engines() -> Engines:
    return _made(shipped_packs())


def _made(packs: Sequence[RulePack]) -> Engines:
    codes = {code for principle in principles() for code in principle.rules}
    rules = [rule for pack in packs for rule in pack.rules if rule.code in codes]
    return CompiledEngine(rules), CompiledEngine(_turned(rules))


def _turned(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule.model_copy(update={"when": Group("not", (rule.when,))})

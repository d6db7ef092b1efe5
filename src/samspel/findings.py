"""Findings, questions and the report that holds them: values about a municipality, never errors about a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, field_validator

from .model import Citation, Fact, Source
from .model.base import Day, Frozen, Text

_KEY = re.compile(r"[A-Z]{3}\d{3}@[^#]+(?:#.+)?", re.DOTALL)


class Level(StrEnum):
    """How serious a finding is. Certain breaches of law are errors; what the law leaves open is a question."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    ADVICE = "advice"

    @property
    def weight(self) -> int:
        """0 for the gravest; sorts a report."""
        return (Level.ERROR, Level.WARNING, Level.QUESTION, Level.ADVICE).index(self)


class Verdict(StrEnum):
    """breach: the rule is broken. doubt: a fact that decides is missing."""

    BREACH = "breach"
    DOUBT = "doubt"


class Fault(StrEnum):
    """Why a report is not to be relied on: an internal fault, not one of the document."""

    ENGINES_DISAGREE = "engines_disagree"
    ENGINE_STOPPED = "engine_stopped"


class Value(Frozen):
    """Base of report values: frozen, complete, JSON as its fields."""


class Finding(Value):
    """One rule's answer about one thing. `key` names it for good, also in a waiver."""

    key: str = Field(description="code@about[#part], unique in a report and stable between runs")
    code: str
    slug: str
    level: Level
    verdict: Verdict
    would_be: Level | None = Field(description="a doubt's level had the missing fact been a breach")
    about: str = Field(description="what it is about, e.g. ks-2023/row/r14")
    part: str | None = Field(description="the citation, delegate or other row hit")
    row: str | None = Field(description="the printed number of the row")
    title: str = Field(description="the rule's title in the report's language")
    message: str
    remedy: str
    law: tuple[Citation, ...]
    norm: str | None = Field(default=None, description="the source of the rule where it is not a section of law")
    basis: str
    facts: Mapping[str, str] = Field(description="what the rule looked at, as text")
    presumed: tuple[str, ...] = Field(default=(), description="facts read from a title, not stated")
    missing: tuple[str, ...] = Field(default=(), description="facts that would settle a doubt")
    source: Source | None

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Findings are sorted by what they are about, code and part."""
        return (self.about, self.code, self.part or "")


class Waiver(Fact):
    """An accepted exception: a finding that an office lets stand until a last day, for a reason."""

    key: Text = Field(description="code@about#part, the finding's key; without #part every part of it is meant")
    reason: Text = Field(description="why the finding may stand for now")
    office: Text = Field(description="who accepted it: an office or organ, never a person's name")
    until: Day = Field(description="the last day the exception holds, included")
    decision: Text | None = Field(default=None, description="the decision that took the risk; an error in law demands it")

    @field_validator("key")
    @classmethod
    def _names_a_finding(cls, key: str) -> str:
        if not _KEY.fullmatch(key):
            raise ValueError("nyckeln ska se ut som `DEL006@ks-2023/row/3.2` eller `DEL006@ks-2023/row/3.2#Enhetschef`")
        if "@waiver/" in key:
            raise ValueError("ett undantag kan inte gälla ett annat undantag")
        return key


class Waived(Value):
    """A finding that is accepted for now, and the waiver that says so."""

    finding: Finding
    waiver: Waiver


class Question(Value):
    """One missing fact and every finding it would settle."""

    text: str
    codes: tuple[str, ...]
    would_be: Level | None
    settles: int = Field(description="how many rows or other things the answer decides")
    about: tuple[str, ...]
    rows: tuple[str, ...] = Field(description="printed numbers of the rows it decides")
    places: tuple[str, ...] = Field(default=(), description="where those of the rows stand that have no number")


class NotAssessed(Value):
    """What could not be tested: where it is not known whether a rule applies at all, and why not."""

    missing: Literal["matter", "reference", "receiver", "other"] = Field(
        description="what is not known: what the matter is, which section a reference means, who the receiver is, or "
        "something else"
    )
    codes: tuple[str, ...] = Field(description="the rules that could not be tested")
    packs: tuple[str, ...] = Field(description="the packs of those rules")
    about: tuple[str, ...] = Field(description="what they could not be tested on")
    rows: tuple[str, ...] = Field(description="printed numbers of those that are rows")
    places: tuple[str, ...] = Field(default=(), description="where those of the rows stand that have no number")


class Since(Value):
    """What has become of the findings of a baseline. Those that remain are told apart and do not count."""

    as_of: date = Field(description="the day the baseline was taken")
    orders: Mapping[str, str] = Field(description="orders adopted again since: id today, id in the baseline")
    remaining: tuple[Finding, ...] = Field(description="findings of the baseline that are there still, no graver than then")
    gone: tuple[str, ...] = Field(description="keys of those that are not there any more")


class DocumentInfo(Value):
    """The document a report is about."""

    kind: Literal["order", "minutes", "game_rules"] = Field(
        default="order", description="a delegation order, minutes of a meeting, or game rules (spelregler)"
    )
    file: str
    organ: str | None
    adopted: date | None = Field(description="when the order was adopted, the meeting held, or the rules agreed")
    revised: date | None = Field(default=None, description="the day it was last revised")
    rows: int = Field(description="rows of the order, paragraphs of the minutes, or sentences of the rules")
    reading: tuple[str, ...] = Field(default=(), description="how the document was read, and what was doubtful")


class ValueCount(Value):
    """How many of the decisions checked stand how to one value principle."""

    principle: str
    name: str
    supported: int = Field(description="decisions that keep a rule that tests it, and break none")
    contradicted: int = Field(description="decisions that break a rule that tests it")
    not_shown: int = Field(description="decisions whose records do not show it")
    cannot: str = Field(description="what no record shows")


class PackInfo(Value):
    """A rule pack used, and how far the legal source behind it was read."""

    name: str
    title: str
    rules: int
    verified_through: date


class Report(Value):
    """What a check found. Sorted, so that the same input gives the same bytes."""

    schema_version: int = 1
    language: str
    document: DocumentInfo | None
    decisions: int = Field(default=0, description="how many decisions were checked")
    meetings: int = Field(default=0, description="how many meetings were checked")
    values: tuple[ValueCount, ...] = Field(
        default=(), description="the value principles of public administration in the decisions; none without decisions"
    )
    as_of: date
    packs: tuple[PackInfo, ...]
    engines: tuple[str, ...] = Field(description="the engines that judged: the first alone, or both, which then agree")
    not_cross_checked: Mapping[str, str] = Field(
        default={}, description="rules that only the first of two engines could judge, by code, and why"
    )
    fault: Fault | None = Field(default=None, description="set when the second engine did not confirm the report")
    not_assessed: tuple[NotAssessed, ...] = Field(description="where rules could not be tested, by what is not known")
    presumptions: tuple[str, ...] = Field(description="what was read from titles rather than stated")
    remarks: tuple[str, ...] = Field(default=(), description="what the reader should know of the law behind the packs")
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = Field(default=(), description="findings that are accepted for now; they do not count")
    since: Since | None = Field(default=None, description="what has become of the baseline's findings, if one was given")

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """Findings at that level or graver."""
        return tuple(finding for finding in self.findings if finding.level.weight <= level.weight)

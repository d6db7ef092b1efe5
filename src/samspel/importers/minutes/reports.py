"""The delegated decisions that an item reports: how many, whether a list is attached, and how many were urgent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model import ReportedDecisions, YesNo
from . import words
from .days import days
from .sections import Sections, said_sentences, sentences
from .text import without_bullet

_NEAR = 20  # letters between the word for a decision and its day
_PART = re.compile(r"(?<![\w/-])(\d{1,4})\s*(?:st\b|stycken\b|\w*beslut\b|ärenden\b)", re.IGNORECASE)
_BY_LAW = re.compile(
    r",?\s+(?:enligt|med stöd av|jämlikt)\s+\d+\s?kap\.?\s+\d+\s?§(?:\s+(?:i\s+)?(?:KL\b|kommunallagen))?", re.IGNORECASE
)  # stands between a decision and its day
_RANGE = re.compile(r"\b(?:nr|nummer|löpnummer)\.?\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\b", re.IGNORECASE)


def reported(sections: Sections, text: str) -> ReportedDecisions:
    number = rf"(?<![\w/-])({words.number_pattern()})\s*(?:st\.?\s+|stycken\s+)?"
    kinds, urgently = words.finder("delegated").pattern, words.finder("urgent_decisions").pattern
    urgent_lines = sum(
        words.says("urgent_decisions", one) and not words.says("no_urgent", one) and bool(days(one))
        for one in sentences(text)
    )
    urgent = re.search(rf"{number}(?:av\s+\w+\s+)?(?:är\s+|avser\s+)?{urgently}", text, re.IGNORECASE)
    return ReportedDecisions(
        count=_count_in_table(sections)
        or _count(
            text,
            rf"{number}(?:anmälda\s+|fattade\s+)?{kinds}",
            rf"\bantal(?:et)?(?:\s+\w+)?\s*:?\s*{number}",
            rf"\bantal(?:et)?(?:\s+[\w–-]+){{0,5}}:\s*{number}",
        ),
        counted=_counted(sections),
        attached=YesNo.YES if words.says("attached", text) else None,
        urgent=words.number(urgent[1]) if urgent else urgent_lines or None,
    )


def urgent_days(sections: Sections, title: str, last_day: date) -> Iterator[date]:
    """The days on which the urgent decisions were taken that an item reports, as it tells them.

    Where the title says that it is about such decisions, each point of the list that begins with a day is one of them.
    """
    about = words.says("urgent_decisions", title)
    for one in said_sentences(list(sections.said("documents", "sent_to", "decision", "appeal", "preparation"))):
        text = _BY_LAW.sub("", without_bullet(one.text))
        first = next(iter(days(text, last_day)), None)
        if first is None or first.day > last_day:
            continue
        listed = about and first.start == 0
        took = words.finder("took_decision").search(text)
        said = took is not None and (about or words.says("urgent_decisions", one.text)) and first.start - took.end() < _NEAR
        if listed or said:
            yield first.day


def _counted(sections: Sections) -> int | None:
    """What the points of the list add up to, each with how many or with the numbers they have; None without a list."""
    parts: list[int] = []
    for one in sections.said("decision", "documents", "sent_to", "appeal"):
        first, span = _PART.findall(one.text), _RANGE.findall(one.text)
        if words.says("in_all", one.text) or len(first) + len(span) != 1:
            continue
        parts.append(int(first[0]) if first else max(int(span[0][1]) - int(span[0][0]) + 1, 0))
    return sum(parts) if len(parts) > 1 else None


def _count_in_table(sections: Sections) -> int | None:
    """The sum of the column for numbers in a list of decisions."""
    column, told = None, []
    for one in sections.said():
        heads = [at for at, cell in enumerate(one.line.cells) if words.is_all("number_column", cell)]
        if heads:
            column = heads[0]
        elif column is not None and len(one.line.cells) > column and not words.says("in_all", one.line.cells[0]):
            told.append(words.number(one.line.cells[column]))
    return sum(number for number in told if number is not None) if told and None not in told else None


def _count(text: str, *patterns: str) -> int | None:
    """How many decisions are reported: the sum of the lists, or the total where one is told; parts of it are left out."""
    for pattern in patterns:
        told: list[int] = []
        for sentence in sentences(text):
            many = [match for match in re.finditer(pattern, sentence, re.IGNORECASE) if not _is_part(sentence, match)]
            numbers = [number for match in many if (number := words.number(match[1])) is not None]
            if numbers and words.says("in_all", sentence):
                return numbers[0]
            told += numbers
        if told:
            return sum(told)
    return None


def _is_part(sentence: str, match: re.Match[str]) -> bool:
    return (
        re.search(r"\b(?:varav|av dessa|av vilka|därav)\W*(?:\w+\W+){0,3}$", sentence[: match.start()], re.IGNORECASE)
        is not None
    )

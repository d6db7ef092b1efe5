"""An overview of roles and command as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..indicators.found import Interplay
from .interplay_words import heading, say, sections, without_questions
from .paragraphs import paragraphs


def interplay_text(overview: Interplay, shown: int = 6) -> str:
    """What to talk about, then what is unclear, to find out, clear, not known and the numbers; `shown` 0: every fact."""
    return paragraphs(_lines(overview, shown))


def _lines(overview: Interplay, shown: int) -> Iterator[tuple[str, int]]:
    language = overview.language
    yield heading(overview), 0
    yield say("day", language, on=overview.on), 0
    yield "", 0
    yield say("questions", language).upper(), 0
    for number, talk in enumerate(overview.questions, start=1):
        yield f"{number}. {talk.question}", 0
        yield say("because", language, because=talk.because), 3
    if not overview.questions:
        yield without_questions(overview), 0
    left_out = False
    for section in sections(overview, shown):
        yield "", 0
        yield section.title.upper(), 0
        if section.lead:
            yield section.lead, 0
        for one in section.indicators:
            yield f"– {one.title}. {_capital(one.value)}", 0
            for statement in one.statements:
                yield f"– {statement.said}", 4
                if statement.places:
                    yield statement.places, 6
            if one.more:
                yield one.more, 4
                left_out = True
    yield "", 0
    if left_out:
        yield say("all", language), 0
    yield say("end", language), 0
    yield say("formulas", language), 0


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""An overview of roles and command as a paper for the leadership: what to talk about, and behind it the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..indicators.found import Interplay, State
from .drawing import Drawing
from .interplay_words import Section, Shown, heading, say, sections, without_questions
from .paper.blocks import Block, Bullets, NewPage, Paper, Run, Words, in_lines, said, table, words
from .paper.blocks import heading as head
from .paper.pictured import picture_of
from .paper.words import SAY

_SHOWN = 20  # facts of each indicator behind the first page, which has one
_TO_SETTLE = (State.UNCLEAR.value, State.OPEN.value)


def interplay_paper(overview: Interplay, drawings: Iterable[Drawing] = ()) -> Paper:
    """The overview as a paper, with pictures of who leads and who is responsible."""
    return Paper(words(heading(overview)), overview.language, overview.on, tuple(_blocks(overview, drawings)))


def _blocks(overview: Interplay, drawings: Iterable[Drawing]) -> Iterator[Block]:
    language = overview.language
    found = list(sections(overview, _SHOWN))
    yield said(say("day", language, on=overview.on))
    yield said(say("end", language), quiet=True)
    yield head(say("questions", language))
    for number, talk in enumerate(overview.questions, start=1):
        yield head(f"{number}. {talk.question}", 3)
        yield said(say("because", language, because=talk.because))
    if not overview.questions:
        yield said(without_questions(overview))
    for section in found:
        yield head(section.title)
        if section.lead:
            yield said(section.lead, quiet=True)
        yield Bullets(tuple(_first(one) for one in section.indicators))
    yield from _evidence([one for one in found if one.state in _TO_SETTLE], language)
    pictures = [picture_of(drawing) for drawing in drawings]
    if pictures:
        yield head(SAY[language]["pictures"])
        yield from pictures
    yield head(say("measured", language))
    names = tuple(say(key, language) for key in ("measure", "counts", "norm", "reading"))
    rows = ((one.title, one.formula, one.norm, one.reading) for one in overview.indicators)
    yield table(say("measured", language), names, rows, (20, 26, 22, 32), titled=False)


def _first(one: Shown) -> Words:
    """An indicator in a line: its title, its value, and the first fact."""
    if one.statements:
        return words(Run(one.title, strong=True), f" ({one.value}). {one.statements[0].said}")
    return words(Run(one.title, strong=True), f". {one.value}")


def _evidence(found: Iterable[Section], language: str) -> Iterator[Block]:
    shown = [one for section in found for one in section.indicators]
    if not shown:
        return
    yield NewPage()
    yield head(say("evidence", language))
    for one in shown:
        yield head(f"{one.title} ({one.value})", 3)
        more = (words(one.more),) if one.more else ()
        yield Bullets((*(in_lines(fact.said, fact.places) for fact in one.statements), *more))

"""Every indicator with its formula, unit, norm and reading, as the page `docs/indicators.md`."""

from __future__ import annotations

from collections.abc import Iterator

from ..indicators.register import Definition, definitions
from .interplay_words import say


def indicators_page(language: str = "sv") -> str:
    """The register of indicators as Markdown, in the order in which they are shown and asked about."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield f"# {say('page_title', language)}"
    yield ""
    yield say("page_lead", language)
    for one in definitions():
        yield from _indicator(one, language)


def _indicator(one: Definition, language: str) -> Iterator[str]:
    yield ""
    yield f"## {one.title.in_(language)}"
    yield ""
    yield f"- **{say('counts', language)}:** {one.formula.in_(language)}"
    yield f"- **{say('unit', language)}:** {one.unit.in_(language)}"
    yield f"- **{say('norm', language)}:** {one.norm.in_(language)}"
    yield f"- **{say('reading', language)}:** {one.reading.in_(language)}"
    yield f"- **{say('no_value', language)}:** {' '.join(text.in_(language) for text in one.unknown.values())}"
    yield f"- **{say('asked', language)}:** {one.ask.in_(language)}"
    yield f"- **JSON:** `{one.id}`"

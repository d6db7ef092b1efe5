"""An analysis of delegation orders as text for a terminal, and as Markdown for a paper."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from ..checks.gap_items import Gaps
from ..errors import seen
from .gaps_words import Teller
from .paper.markdown import marked

_AMOUNT_SPACE = re.compile(r"(?<=\d) (?=\d{3}|kr)")  # "500 000 kr" stays on one line


def gaps_text(gaps: Gaps, language: str = "sv", *, shown: int = 6, width: int = 100) -> str:
    """The analysis as text; at most `shown` of each kind, 0 for all."""
    lines: list[str] = []
    for text, indent in _lines(Teller(gaps, language, shown)):
        first, rest = " " * indent, " " * (indent + 2 * text.startswith("– "))
        kept = _AMOUNT_SPACE.sub("\N{NO-BREAK SPACE}", seen(text))
        lines += textwrap.wrap(kept, width, initial_indent=first, subsequent_indent=rest) or [""]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _lines(teller: Teller) -> Iterator[tuple[str, int]]:
    yield from ((text, 0) for text in teller.head())
    for section in teller.sections():
        yield "", 0
        yield section.title.upper(), 0
        yield from ((text, 0) for text in section.lead)
        for line in section.lines:
            yield f"– {line.about}", 0
            yield from ((text, 4) for text in line.said)
        if section.left_out:
            yield teller.more(section), 0
    yield "", 0
    yield from ((text, 0) for text in teller.foot())


def gaps_markdown(gaps: Gaps, language: str = "sv") -> str:
    """The whole analysis as Markdown; nothing in a document marks anything up."""
    teller = Teller(gaps, language, 0)
    title, *summary = map(marked, teller.head())
    lines = [f"# {title}", "", *(f"{text}  " for text in summary)]
    for section in teller.sections():
        lines += ["", f"## {marked(section.title)}", ""]
        if section.lead:
            lines += [marked(" ".join(section.lead)), ""]
        for line in section.lines:
            lines.append(f"- {marked(line.about)}")
            lines += [f"  - {marked(text)}" for text in line.said]
    lines += ["", *(f"{marked(text)}  " for text in teller.foot())]
    return "\n".join(lines) + "\n"

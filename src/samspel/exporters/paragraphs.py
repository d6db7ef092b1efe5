"""Indented paragraphs as lines of a terminal; an amount is not broken between its digits."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from ..errors import seen

_AMOUNT_SPACE = re.compile(r"(?<=\d) (?=\d{3}|kr)")  # "500 000 kr" stays on one line


def paragraphs(texts: Iterable[tuple[str, int]], width: int = 100) -> str:
    """Each text from its indent on; behind a dash the lines that follow stand two steps in."""
    lines: list[str] = []
    for text, indent in texts:
        first, rest = " " * indent, " " * (indent + 2 * text.startswith("– "))
        kept = _AMOUNT_SPACE.sub("\N{NO-BREAK SPACE}", seen(text))
        lines += textwrap.wrap(kept, width, initial_indent=first, subsequent_indent=rest) or [""]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"

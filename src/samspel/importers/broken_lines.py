"""Text that a narrow column or the end of a page broke, put together by what its column holds."""

from __future__ import annotations

import re

from .grid import DOUBTFUL_BREAK

_TITLES = ("delegate", "substitute", "onward")  # a line that begins with a capital is one more title
_HYPHEN = re.compile(r"(?<=[a-zåäöé]{2})-$")
_WITH = re.compile(r"(?:och|eller|samt|respektive)\b")


def whole(kind: str | None, text: str) -> str:
    """The text of a cell with its doubtful breaks settled: a new line among titles, a blank in running text."""
    return text.replace(DOUBTFUL_BREAK, "\n" if kind in _TITLES else " ")


def onto(kind: str, above: str, below: str) -> str:
    """A cell that goes on at the top of the next page, put onto its beginning."""
    if not above or not below:
        return above or below
    if _HYPHEN.search(above) and below[0].islower() and not _WITH.match(below):
        return above[:-1] + below
    return f"{above}\n{below}" if kind in _TITLES and not below[0].islower() else f"{above} {below}"

"""What the heading of a column says that it holds, and what looks like the number of a row."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from .. import plain_yaml, shipped

_NUMBER = re.compile(r"(?:[A-ZÅÄÖ]{1,3}[ .]{0,2})?\d+(?:\.\d+|[a-z])*\.?(?:\s?[a-z]\)?)?", re.ASCII)
_PARTS = re.compile(r"[/,;&()]|\b(?:och|samt|eller)\b")


@lru_cache(maxsize=2048)
def kind_of(heading: str) -> str | None:
    """What a column with that heading holds, or None. Small spelling mistakes are forgiven."""
    plain = _plain(heading)
    headings = _headings()
    if plain in headings:
        return headings[plain]
    if len(plain) >= 6:
        best = max(headings, key=lambda known: fuzz.ratio(plain, known))
        if fuzz.ratio(plain, best) >= 88:
            return headings[best]
    return _of_parts([headings.get(part.strip()) for part in _PARTS.split(plain)])


def _of_parts(kinds: list[str | None]) -> str | None:
    """What "Beslutsnivå/delegat" or "Lagrum och villkor" holds: one kind, or law with remarks beside it; else None."""
    said = list(dict.fromkeys(kinds))
    return said[0] if len(said) == 1 or said == ["law", "note"] else None


def holds_remarks_too(heading: str) -> bool:
    """Whether a column with that heading holds law and remarks alike, as "Lagrum och villkor"."""
    plain = _plain(heading)
    return plain not in _headings() and [_headings().get(part.strip()) for part in _PARTS.split(plain)] == ["law", "note"]


def is_known(heading: str) -> bool:
    """Whether the heading is in the list to the letter."""
    return _plain(heading) in _headings()


def looks_like_number(text: str) -> bool:
    """Whether a text is a row number such as 1.2, A.1.1, F 2 or 3 b)."""
    return _NUMBER.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1)
def _headings() -> dict[str, str]:
    data = plain_yaml.read(shipped.packs() / "lexicon" / "columns.yaml")
    return {_plain(str(word)): kind for kind, words in data.items() for word in words}


def _plain(text: str) -> str:
    text = re.sub(r"(?<=[a-zåäö])-\s*\n\s*(?=[a-zåäö])", "", text.casefold())
    return " ".join(re.sub(r"[.:*]", " ", text).split())

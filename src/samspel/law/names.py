"""Names that went out of use: what they were, what they are called now, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .. import plain_yaml, shipped
from .lexicon import phrases


@dataclass(frozen=True, slots=True)
class StaleName:
    """An old name as it stands in a text, what is said now, and the first day of that."""

    found: str
    now: str
    since: date


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    now: str
    since: date
    beside: tuple[str, ...]  # one of these must stand in the text too, where the old name is still somebody's name
    without: tuple[str, ...]  # none of these may stand there


def stale_names(text: str) -> Iterator[StaleName]:
    """Every name of the register in the text, in the first way it is written there."""
    for entry in _entries():
        match = phrases(entry.words).search(text)
        if match is None or (entry.beside and not phrases(entry.beside).search(text)):
            continue
        if not (entry.without and phrases(entry.without).search(text)):
            yield StaleName(" ".join(match[0].split()), entry.now, entry.since)


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            words=tuple(entry["old"]),
            now=str(entry["now"]),
            since=date.fromisoformat(str(entry["from"])),
            beside=tuple(entry.get("beside", ())),
            without=tuple(entry.get("without", ())),
        )
        for entry in plain_yaml.read(shipped.packs() / "register" / "names.yaml")["names"]
    )

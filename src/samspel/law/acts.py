"""The register of acts: names, periods, successors, known sections and what replaced them.

Read from `rules/register/*.csv` at first use. Facts only: numbers, names and dates.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .. import shipped

_KNOWN_BEFORE = timedelta(days=365)  # a new act is published, and cited in drafts, within the year before it applies


@dataclass(frozen=True, slots=True)
class Act:
    """An act or ordinance of the statute book. `ends` is the first day it no longer applies."""

    sfs: str
    title: str
    names: tuple[str, ...]
    starts: date | None
    ends: date | None
    successor: str | None
    has_chapters: bool
    complete: bool

    def in_force(self, day: date) -> bool:
        """Whether the act applied that day; an unknown first day counts as long ago."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day < self.ends)

    def begun(self, day: date) -> bool:
        """Whether a text written that day can know the act: it applies, has applied, or is about to."""
        return self.starts is None or self.starts - _KNOWN_BEFORE <= day

    def known(self, day: date) -> bool:
        """Whether a text written that day may mean this act: in force, or about to be."""
        return self.begun(day) and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class Replacement:
    """Where a section of a repealed act went. `section` is None when only the chapter is known."""

    sfs: str
    chapter: str | None
    section: str | None
    confidence: str


@lru_cache(maxsize=1)
def all_acts() -> dict[str, Act]:
    """Every act of the register by SFS number."""
    return {
        row["sfs"]: Act(
            sfs=row["sfs"],
            title=row["title"],
            names=tuple(name for name in row["names"].split(";") if name),
            starts=date.fromisoformat(row["in_force"]) if row["in_force"] else None,
            ends=date.fromisoformat(row["repealed"]) if row["repealed"] else None,
            successor=row["replaced_by"] or None,
            has_chapters=row["chapters"] == "yes",
            complete=row["sections"] == "complete",
        )
        for row in _rows("acts")
    }


@lru_cache(maxsize=1)
def acts_by_name() -> dict[str, tuple[Act, ...]]:
    """Acts by name or abbreviation, in the register's own case; several acts may share a name over time."""
    found: dict[str, list[Act]] = {}
    for act in all_acts().values():
        for name in act.names:
            found.setdefault(name, []).append(act)
    return {name: tuple(acts) for name, acts in found.items()}


def has_section(act: Act, chapter: str | None, section: str | None) -> bool | None:
    """Whether the act has, or had, the section; None when the register's list of it is not complete."""
    known = _sections().get(act.sfs)
    if known is None:
        return None
    if act.has_chapters and chapter is None:
        return None
    sections = known.get(chapter or "")
    if sections is None:
        return False if act.complete else None
    if section is None or section in sections:
        return True
    return False if act.complete else None


def replacements(sfs: str, chapter: str | None, section: str | None) -> tuple[Replacement, ...]:
    """The places that took over from a section of a repealed act, surest first."""
    return _replacements().get((sfs, chapter or "", section or ""), ())


def spoken_name(sfs: str) -> str:
    """An act's everyday name with its number: `kommunallagen (2017:725)`."""
    act = all_acts().get(sfs)
    names = [name for name in act.names if name[:1].islower()] if act else []
    return f"{names[0]} ({sfs})" if names else act.title if act else sfs


def still_applies(sfs: str, chapter: str | None) -> str | None:
    """What a repealed act still governs by its transition rules, for a citation of that chapter; None for nothing."""
    for row in _rows("transitions"):
        if row["sfs"] == sfs and row["chapter"] in ("", chapter):
            return row["matter"]
    return None


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in _rows("sections"):
        found.setdefault(row["sfs"], {})[row["chapter"].replace(" ", "")] = frozenset(row["sections"].split())
    return found


@lru_cache(maxsize=1)
def _replacements() -> dict[tuple[str, str, str], tuple[Replacement, ...]]:
    sure = {"high": 0, "medium": 1, "low": 2}
    found: dict[tuple[str, str, str], list[Replacement]] = {}
    for row in _rows("replacements"):
        key = (row["old_sfs"], _plain(row["old_chapter"]), _plain(row["old_section"]))
        chapter, section = _plain(row["new_chapter"]) or None, _plain(row["new_section"]) or None
        found.setdefault(key, []).append(Replacement(row["new_sfs"], chapter, section, row["confidence"]))
    return {key: tuple(sorted(new, key=lambda r: sure[r.confidence])) for key, new in found.items()}


def _plain(number: str) -> str:
    return number.replace(" ", "")


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[dict[str, str], ...]:
    with (shipped.packs() / "register" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from _table(name)

"""The register of acts: names, periods, successors, known sections and what replaced them.

Read from `rules/register/*.csv` at first use. Facts only: numbers, names and dates.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from .. import shipped

_KNOWN_BEFORE = timedelta(days=365)  # a new act is published, and cited in drafts, within the year before it applies
_TEXTS_READ = date(2024, 5, 5)  # the state of the oldest texts of acts in force that the register was made from
_STALE_AFTER = timedelta(days=548)  # a list of sections read longer ago than this no longer proves that one is missing


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
    known_through: date | None  # the day up to which the register's list of its sections was read; None for ended acts

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
    """Where the rule of a section went. `section` is None when only the chapter is known.

    `relation` is same, changed, split (only part went there) or merged; `confidence` is high, medium or low.
    """

    sfs: str
    chapter: str | None
    section: str | None
    relation: str
    since: date | None
    confidence: str


@lru_cache(maxsize=1)
def all_acts() -> dict[str, Act]:
    """Every act of the register by SFS number."""
    return {
        sfs: Act(
            sfs=sfs,
            title=title,
            names=tuple(dict.fromkeys(filter(None, (*names.split(";"), _name_in(title))))),
            starts=_day(starts),
            ends=_day(ends),
            successor=successor or None,
            has_chapters=chapters == "yes",
            complete=sections == "complete",
            known_through=_day(through),
        )
        for sfs, title, names, starts, ends, successor, chapters, sections, through in _table("acts")
    }


def _name_in(title: str) -> str:
    """The name an act's title makes: "Lag (1993:387) om stöd och service …" is called "lagen om stöd och service …"."""
    found = re.fullmatch(r"(Lag|Förordning) \(\d+:\d+\) ((?:om|med) .{6,})", title)
    return f"{found[1].lower()}en {found[2]}" if found else ""


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@lru_cache(maxsize=1)
def acts_by_name() -> dict[str, tuple[Act, ...]]:
    """Acts by name or abbreviation, in the register's own case; several acts may share a name over time."""
    found: dict[str, list[Act]] = {}
    for act in all_acts().values():
        for name in act.names:
            found.setdefault(name, []).append(act)
    return {name: tuple(acts) for name, acts in found.items()}


class Held(StrEnum):
    """What the register knows of a place in an act on a day."""

    IN_FORCE = "in_force"
    ENDED = "ended"  # was there, is not any more, while the act lives on
    REUSED = "reused"  # the number is there, but stood for another rule before
    NEVER = "never"  # the act never had it
    UNCHECKED = "unchecked"  # the register's list of the act is not complete


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in an act on a day: what the register knows, and since when for what ended or was given a new rule."""

    held: Held
    since: date | None = None


def standing(act: Act, chapter: str | None, section: str | None, day: date | None = None) -> Standing:
    """How a chapter or section of an act stands on a day; without a day, whether it ever stood there."""
    if chapter is not None and not act.has_chapters:
        return Standing(Held.NEVER)
    chapters = _chapters(act.sfs)
    sections = chapters.get(chapter or "")
    if sections is None or (section is not None and section not in sections):
        if act.has_chapters and chapter is None and chapters:
            return Standing(Held.UNCHECKED)
        return Standing(Held.NEVER if _complete(act, day) else Held.UNCHECKED)
    if section is None or day is None:
        return Standing(Held.IN_FORCE)
    mark, since = sections[section]
    if mark == "!" and (since or _TEXTS_READ) <= day:
        return Standing(Held.ENDED, since)
    if mark == "!" and since is None:
        return Standing(Held.UNCHECKED)  # gone from the texts read, but since when is not known
    if mark == "+" and since is not None and day < since:
        return Standing(Held.NEVER)
    if mark == "~" and since is not None and since <= day:
        return Standing(Held.REUSED, since)
    return Standing(Held.UNCHECKED if mark == "?" else Held.IN_FORCE)


def has_section(act: Act, chapter: str | None, section: str | None) -> bool | None:
    """Whether the act has, or had, the section; None when the register's list of it is not complete."""
    if act.has_chapters and chapter is None:
        return None
    held = standing(act, chapter, section).held
    return None if held is Held.UNCHECKED else held is not Held.NEVER


def beyond_known(act: Act, chapter: str | None, section: str) -> bool:
    """Whether the section lies above every one the register knows in that chapter of an act it does not know wholly."""
    chapters = _chapters(act.sfs)
    if act.complete or not chapters:
        return False
    known = chapters.get(chapter or "")
    if not known:
        return section_order(chapter or "") > max(section_order(one) for one in chapters)
    return section_order(section) > max(section_order(one) for one in known)


def sections_between(act: Act, chapter: str | None, first: str, last: str) -> tuple[str, ...]:
    """Every section of the chapter from first to last, lettered ones between them too."""
    known = sorted({*_chapters(act.sfs).get(chapter or "", ()), first, last}, key=section_order)
    return tuple(known[known.index(first) : known.index(last) + 1])


def chapters_of(act: Act) -> tuple[str, ...]:
    """The chapters the register knows of an act."""
    return tuple(sorted(filter(None, _chapters(act.sfs)), key=section_order))


def nearest_sections(act: Act, chapter: str | None, section: str) -> tuple[str, ...]:
    """The known sections of a chapter next below and next above a number, without those that have ended."""
    known = [number for number, (mark, _) in _chapters(act.sfs).get(chapter or "", {}).items() if mark != "!"]
    here = section_order(section)
    below = sorted((one for one in known if section_order(one) < here), key=section_order)[-1:]
    above = sorted((one for one in known if section_order(one) > here), key=section_order)[:1]
    return (*below, *above)


def section_order(section: str) -> tuple[int, str]:
    """Sorts sections as the statute book does: 2, 2a, 10."""
    digits = re.match(r"\d+", section)
    return (int(digits[0]) if digits else 0, section[digits.end() :] if digits else section)


def replacements(sfs: str, chapter: str | None, section: str | None) -> tuple[Replacement, ...]:
    """The places that took over the rule of a section, surest first, in a new act or in the same."""
    return _replacements().get((sfs, chapter or "", section or ""), ())


def spoken_name(sfs: str) -> str:
    """An act's everyday name with its number: `kommunallagen (2017:725)`, `lagen (1993:387) om stöd och service …`."""
    act = all_acts().get(sfs)
    if act is None:
        return sfs
    names = [name for name in act.names if name[:1].islower() and name != _name_in(act.title)]
    if names:
        return f"{names[0]} ({sfs})"
    return re.sub(r"^(Lag|Förordning)(?= \()", lambda kind: f"{kind[1].lower()}en", act.title)


def short_name(sfs: str) -> str:
    """An act in short, where it has an abbreviation: `KL`; else its everyday name with its number."""
    act = all_acts().get(sfs)
    return next((name for name in act.names if name.isupper()), spoken_name(sfs)) if act else sfs


def still_applies(sfs: str, chapter: str | None) -> str | None:
    """What a repealed act still governs by its transition rules, for a citation of that chapter; None for nothing."""
    for of, within, _section, _since, matter, _source in _table("transitions"):
        if of == sfs and within in ("", chapter):
            return matter
    return None


def _complete(act: Act, day: date | None) -> bool:
    """Whether the register's list of the act may be trusted to leave nothing out, on that day."""
    return act.complete and (act.known_through is None or day is None or day <= act.known_through + _STALE_AFTER)


@lru_cache(maxsize=1)
def _chapter_lines() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for sfs, chapter, sections in _table("sections"):
        found.setdefault(sfs, {})[chapter] = sections
    return found


@lru_cache(maxsize=512)
def _chapters(sfs: str) -> dict[str, dict[str, tuple[str, date | None]]]:
    """Chapters and sections of an act, each with its mark; unpacked the first time somebody asks for the act."""
    return {chapter: dict(_unpacked(line)) for chapter, line in _chapter_lines().get(sfs, {}).items()}


_PACKED = re.compile(r"(?P<first>\d+[a-zåäö]*)(?:-(?P<last>\d+))?(?P<mark>[!~?+])?(?P<since>\d{4}-\d\d-\d\d)?")


def _unpacked(line: str) -> Iterator[tuple[str, tuple[str, date | None]]]:
    for match in _PACKED.finditer(line):
        since = date.fromisoformat(match["since"]) if match["since"] else None
        marked = (match["mark"] or "", since)
        if match["last"]:
            yield from ((str(number), marked) for number in range(int(match["first"]), int(match["last"]) + 1))
        else:
            yield match["first"], marked


@lru_cache(maxsize=1)
def _replacements() -> dict[tuple[str, str, str], tuple[Replacement, ...]]:
    sure = {"high": 0, "medium": 1, "low": 2}
    found: dict[tuple[str, str, str], list[Replacement]] = {}
    for old_sfs, old_chapter, old_section, new_sfs, chapter, section, relation, since, confidence in _table("replacements"):
        new = Replacement(
            new_sfs, chapter or None, section or None, relation, date.fromisoformat(since) if since else None, confidence
        )
        found.setdefault((old_sfs, old_chapter, old_section), []).append(new)
    return {key: tuple(sorted(new, key=lambda r: sure[r.confidence])) for key, new in found.items()}


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a register file below its heading."""
    with (shipped.packs() / "register" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return tuple(tuple(line) for line in lines)

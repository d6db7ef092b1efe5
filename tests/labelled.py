"""The labelled citations of tests/data, and how an answer is held against a label."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"
Meaning = frozenset[tuple[str, ...]]

# Slugs of the findings about references to law; the first four say that a reference is stale.
STALE = ("repealed-act-cited", "renumbered-section-cited", "reused-number", "stale-name")
OTHERS = ("no-such-section", "malformed-citation", "vague-citation", "wrong-topic")


@dataclass(frozen=True)
class Label:
    """One labelled reference: where it stands, its text, the days, the meaning, and the slugs expected or in doubt."""

    where: str
    text: str
    matter: str
    written: date | None
    asked: date
    meaning: str
    slugs: frozenset[str]
    unsure: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.text} | {self.matter} | {self.written or ''}"


def labels(name: str) -> list[Label]:
    """The labels of a file in tests/data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [_label(row) for row in csv.DictReader(file)]


def _label(row: dict[str, str]) -> Label:
    slugs = [slug for slug in row["slugs"].split(";") if slug]
    return Label(
        where=f"{row['file']} {row['row']}" if "file" in row else "",
        text=row["text"].replace("\\n", "\n"),
        matter=row.get("matter", ""),
        written=date.fromisoformat(row["written"]) if row["written"] else None,
        asked=date.fromisoformat(row["asked"]),
        meaning=row["meaning"],
        slugs=frozenset(slug for slug in slugs if not slug.endswith("?")),
        unsure=frozenset(slug[:-1] for slug in slugs if slug.endswith("?")),
    )


# Meanings in the compact notation: `2017:725 6:37,6:38; 1990:52 6 st2`, with marks before the act and `AMBIGUOUS a|b`.


def readings(meaning: str) -> frozenset[Meaning]:
    """Every reading a meaning allows; one when it is plain, none when it is no reference that the register can hold."""
    plain = re.sub(r"\([^)]*\)", "", meaning).strip()
    if plain.startswith("AMBIGUOUS"):
        return frozenset(_plain(one) for one in plain.removeprefix("AMBIGUOUS").split("|"))
    found = _plain(plain)
    return frozenset({found}) if found else frozenset()


def _plain(meaning: str) -> Meaning:
    found: set[tuple[str, ...]] = set()
    for part in filter(None, (one.strip() for one in meaning.split(";"))):
        mark = re.match(r"(STALE|NO-SECTION|NOT-YET|REPEALED|REUSED)?\s*(?:\d{4}-\d\d-\d\d)?\s*(?=\d{4}:\d)", part)
        if mark is None:
            continue  # UNRESOLVED, NOT-SFS, FOREIGN, UNKNOWN-ACT
        sfs, _, places = part[mark.end() :].partition(" ")
        kind = (mark[1] or "").replace("NOT-YET", "")
        found.update((kind, sfs, place) for place in _places(places))
    return frozenset(found)


def _places(text: str) -> list[str]:
    places: list[str] = []
    for piece in text.replace(" ", "").split(","):
        if re.match(r"(st|p)\d", piece) and places:
            places[-1] += piece  # "6:38 st1,st2"
        else:
            places.append(piece)
    return [one for place in places for one in _spread(place)]


def _spread(place: str) -> list[str]:
    """Ranges of points and plain sections written out; ranges with lettered ends are kept."""
    place = re.sub(r"p(\d+)\.\.p?(\d+)", lambda m: "".join(f"p{n}" for n in range(int(m[1]), int(m[2]) + 1)), place)
    span = re.fullmatch(r"(.*:)?(\d+)\.\.(?:.*:)?(\d+)", place)
    if span:
        return [f"{span[1] or ''}{number}" for number in range(int(span[2]), int(span[3]) + 1)]
    return [place]


def without_marks(meanings: frozenset[Meaning]) -> frozenset[Meaning]:
    """The readings without how the places stand: which acts and places are meant."""
    return frozenset(frozenset(place[1:] for place in meaning) for meaning in meanings)

"""Matter types: what boards decide, the sections it rests on, and which kind of board handles it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TextIO

from .. import plain_yaml, shipped
from ..model import Citation


@dataclass(frozen=True, slots=True)
class MatterType:
    """A kind of matter that boards decide. `delegable` is a hint, never a ground for an error.

    `group` is what a reglemente may call the field; `organ` the kind of board (ALLA: any); `zone` what (politics), how
    (profession) or grey; `authority` whether it is exercise of authority; `cite` how exact the sections are: section,
    chapter or outside (EU law, agency rules).
    """

    id: str
    label: str
    group: str
    organ: str
    statutes: tuple[Citation, ...]
    delegable: str
    usual_delegate: str
    zone: str
    authority: bool
    cite: str


@lru_cache(maxsize=1)
def all_matters() -> dict[str, MatterType]:
    """Every matter type by id."""
    with opened("matters") as file:
        return {
            line["id"]: MatterType(
                id=line["id"],
                label=line["label"],
                group=line["group"],
                organ=line["organ"],
                statutes=tuple(compact_citation(text) for text in line["statutes"].split("; ") if text),
                delegable=line["delegable"],
                usual_delegate=line["usual_delegate"],
                zone=line["zone"],
                authority=line["authority"] == "yes",
                cite=line["cite"],
            )
            for line in csv.DictReader(file)
        }


@lru_cache(maxsize=1)
def all_groups() -> tuple[str, ...]:
    """Every group of matter types, in order."""
    return tuple(sorted({one.group for one in all_matters().values()}))


@lru_cache(maxsize=512)
def kinds_of_board(name: str) -> frozenset[str]:
    """Which kinds of matters a board handles, by its name; none when the name does not tell."""
    plain = f" {name.casefold()}"
    return frozenset(kind for stem, kinds in _boards() if stem in plain for kind in kinds)


@lru_cache(maxsize=1)
def _boards() -> tuple[tuple[str, tuple[str, ...]], ...]:
    listed = plain_yaml.read(shipped.packs() / "register" / "boards.yaml")["boards"]
    return tuple((str(stem), tuple(str(kind) for kind in kinds)) for stem, kinds in listed.items())


def compact_citation(compact: str) -> Citation:
    """A section as the registers write it: `2017:725 6:37`, `1990:52 6`, `2025:400 22:*` for a whole chapter."""
    sfs, _, place = compact.partition(" ")
    chapter, _, section = place.rpartition(":")
    return Citation(sfs=sfs, chapter=chapter or None, section=None if section == "*" else section)


def opened(name: str) -> TextIO:
    """A file of the register, open to read."""
    return (shipped.packs() / "register" / f"{name}.csv").open(encoding="utf-8", newline="")

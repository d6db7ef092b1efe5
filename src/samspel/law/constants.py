"""Amounts that the law or the government sets for a time: base amounts and the limit of direct procurement."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .. import shipped


@dataclass(frozen=True, slots=True)
class Constant:
    """An amount in whole kronor, the days it holds (both included; no last day: until further notice) and its source.

    `source` ends in a mark: O was read in a secondary source, M is general knowledge and unchecked.
    """

    kind: str
    start: date
    end: date | None
    kronor: int
    source: str


def amount_on(kind: str, day: date) -> Constant | None:
    """The amount that held that day; None when the register has none.

    `kind` is PBB (prisbasbelopp), IBB (inkomstbasbelopp) or direct_procurement (the limit of LOU for direct procurement).
    """
    for constant in _constants():
        if constant.kind == kind and constant.start <= day and (constant.end is None or day <= constant.end):
            return constant
    return None


@lru_cache(maxsize=1)
def _constants() -> tuple[Constant, ...]:
    with (shipped.packs() / "register" / "money.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Constant(
                row["kind"],
                date.fromisoformat(row["from"]),
                date.fromisoformat(row["to"]) if row["to"] else None,
                int(row["amount"]),
                row["source"],
            )
            for row in csv.DictReader(file)
        )

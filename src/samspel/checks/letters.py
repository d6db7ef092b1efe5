"""Rows that a row with a), b) ... was parted into: which of them have a letter that the other cell lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import NONE, Row

_LETTERED = re.compile(r"(?P<stem>.*\d)\s?[a-h]\)?$")


def without_matter(row: Row) -> bool:
    """Whether the row is a letter that stands among the delegates only."""
    return row.matter is NONE and bool(row.delegates) and _LETTERED.match(row.number or "") is not None


def unmatched(rows: Iterable[Row]) -> frozenset[str]:
    """The lettered rows without delegate beside a row of the same number whose letter the matter lacks: one slip."""
    by_stem: dict[str, list[Row]] = {}
    for row in rows:
        match = _LETTERED.match(row.number or "")
        if match:
            by_stem.setdefault(match["stem"], []).append(row)
    slips = [lettered for lettered in by_stem.values() if any(without_matter(row) for row in lettered)]
    return frozenset(row.id for lettered in slips for row in lettered if row.delegates == ())

"""Matters whose amounts bear no value added tax, because nothing is bought: benefits and grants."""

from __future__ import annotations

import csv
from functools import lru_cache

from .matters import opened


def bears_vat(matter_type: str | None) -> bool:
    """Whether an amount of such a matter may be counted with or without VAT; every matter may that is not listed."""
    return matter_type not in _untaxed()


@lru_cache(maxsize=1)
def _untaxed() -> frozenset[str]:
    with opened("untaxed") as file:
        return frozenset(row["matter_type"] for row in csv.DictReader(file))

"""Where decisions are appealed, for the matter types that an act singles out: others go where their kind usually goes."""

from __future__ import annotations

import csv
from functools import lru_cache

from .. import shipped
from ..model import Appeal
from .matters import MatterType


def usual_appeal(kind: MatterType) -> Appeal:
    """By the act that says so; else to a higher authority or court for exercise of authority, and by municipal review."""
    singled_out = _listed().get(kind.id)
    return singled_out or (Appeal.ADMINISTRATIVE if kind.authority else Appeal.MUNICIPAL_REVIEW)


@lru_cache(maxsize=1)
def _listed() -> dict[str, Appeal]:
    with (shipped.packs() / "register" / "appeals.csv").open(encoding="utf-8", newline="") as file:
        return {row["matter_type"]: Appeal(row["appeal"]) for row in csv.DictReader(file)}

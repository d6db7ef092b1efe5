"""What an act itself lets the chair of a board, or a member whom the board has appointed, decide when it cannot wait."""

from __future__ import annotations

import csv
from functools import lru_cache

from .. import shipped
from ..model import Citation


def own_power(matter_type: str | None) -> Citation | None:
    """The section that gives it for that matter type; None where the board must have given it (KL 6 kap. 39 §)."""
    return _sections().get(matter_type or "")


@lru_cache(maxsize=1)
def _sections() -> dict[str, Citation]:
    with (shipped.packs() / "register" / "own_power.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["matter_type"]: Citation(
                sfs=row["sfs"],
                chapter=row["chapter"] or None,
                section=row["section"],
                paragraph=row["paragraph"] or None,
            )
            for row in csv.DictReader(file)
        }

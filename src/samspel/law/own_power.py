"""What an act itself lets the chair of a board, or a member whom the board has appointed, decide when it cannot wait."""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import NamedTuple

from .. import shipped
from ..model import Citation


class OwnPower(NamedTuple):
    """The section that gives it, and the word for the task that the board appoints a member for under that act."""

    law: Citation
    task: str


def own_power(matter_type: str | None) -> OwnPower | None:
    """The power for that matter type; None where the board must have given it (KL 6 kap. 39 §)."""
    return _powers().get(matter_type or "")


@lru_cache(maxsize=1)
def _powers() -> dict[str, OwnPower]:
    with (shipped.packs() / "register" / "own_power.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["matter_type"]: OwnPower(
                Citation(
                    sfs=row["sfs"],
                    chapter=row["chapter"] or None,
                    section=row["section"],
                    paragraph=row["paragraph"] or None,
                ),
                row["task"],
            )
            for row in csv.DictReader(file)
        }

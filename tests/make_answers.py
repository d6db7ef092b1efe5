"""Makes docs/examples/forvantningar.csv: made-up answers of a made-up municipality to the questionnaire on expectations.

The numbers are drawn with a fixed seed. `python -m tests.make_answers` writes the file anew.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from random import Random

from samspel.expectations.questionnaire import GROUP_COLUMN, SIDE_COLUMN, SIDE_WORDS, Scale, column, themes
from samspel.model import Side

FILE = Path(__file__).parents[1] / "docs" / "examples" / "forvantningar.csv"
_PEOPLE = (
    (Side.POLITICAL, "Kommunstyrelsen", 9),
    (Side.POLITICAL, "Socialnämnden", 8),
    (Side.POLITICAL, "Valnämnden", 2),
    (Side.OFFICIAL, "Kommunledningskontoret", 7),
    (Side.OFFICIAL, "Socialförvaltningen", 12),
)
_NOW = {Side.POLITICAL: 3.6, Side.OFFICIAL: 3.3}
_APART = {  # how much more, or less, a side agrees that it is so
    ("F4", Side.POLITICAL): -0.9, ("F4", Side.OFFICIAL): 0.7, ("F7", Side.POLITICAL): 0.6, ("F7", Side.OFFICIAL): -0.9,
    ("F9", Side.POLITICAL): 0.5, ("F9", Side.OFFICIAL): -1.2, ("F11", Side.POLITICAL): -1.1, ("F11", Side.OFFICIAL): -0.7,
    ("F14", Side.POLITICAL): -0.8, ("F14", Side.OFFICIAL): -0.9, ("F21", Side.POLITICAL): -1.0,
}  # fmt: skip


def example_answers() -> bytes:
    """The file."""
    chance = Random(2026)
    statements = [one.id for theme in themes() for one in theme.statements]
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([SIDE_COLUMN, GROUP_COLUMN, *(column(one, scale) for one in statements for scale in Scale)])
    for side, group, number in _PEOPLE:
        for _ in range(number):
            row = [SIDE_WORDS[side], group]
            for one in statements:
                now = _NOW[side] + _APART.get((one, side), 0.0)
                row += [_drawn(chance, now), _drawn(chance, 4.6)]
            writer.writerow(row)
    return out.getvalue().encode()


def _drawn(chance: Random, mean: float) -> str:
    if chance.random() < 0.06:
        return ""
    return str(min(5, max(1, round(chance.gauss(mean, 0.8)))))


if __name__ == "__main__":
    FILE.write_bytes(example_answers())

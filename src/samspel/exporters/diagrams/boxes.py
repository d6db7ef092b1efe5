"""Boxes in lines, band by band, and the marks that findings have in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...findings import Level
from .style import ALARM, FILLS, INK, LINE, WORDS, wrapped

BOX, NAMES = 135.0, 110.0
"""Points: a box with the gap beside it, and the column of the names of bands."""

SIGNS: Mapping[Level, str] = {Level.ERROR: "■", Level.WARNING: "▲", Level.QUESTION: "●", Level.ADVICE: "○"}
"""Each level has its own shape, and its name stands beside it: no colour is needed to tell them apart."""


def marks(counts: Mapping[Level, int], language: str) -> list[str]:
    """How many findings of each level there are, as lines of a label; nothing for a level that has none."""
    return [
        f'<FONT COLOR="{ALARM if level.weight < Level.QUESTION.weight else INK}">'
        f"<B>{sign} {WORDS[language][level]}: {counts[level]}</B></FONT>"
        for level, sign in SIGNS.items()
        if counts.get(level)
    ]


def box(lines: Sequence[str], letter: str, alarm: bool = False, align: str = "CENTER") -> str:
    """A box of such lines in the colour of its letter; rounded for the elected, with a red frame where there is alarm."""
    border = f'BORDER="{2 if alarm else 1}" COLOR="{ALARM if alarm else LINE}"'
    rounded = ' STYLE="ROUNDED"' if letter == "F" else ""
    return (
        f'<TABLE {border}{rounded} CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" BGCOLOR="{FILLS[letter]}">'
        f'<TR><TD WIDTH="118" ALIGN="{align}" BALIGN="{align}">{"<BR/>".join(lines)}</TD></TR></TABLE>'
    )


def bands_label(bands: Sequence[tuple[str, Sequence[str]]], across: int) -> str:
    """Named bands of boxes, so many in a line, as the HTML-like label of a node; "" where there is no box at all."""
    rows = "".join(f"<TR>{row}</TR>" for name, boxes in bands for row in _band(name, boxes, across))
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="7" CELLPADDING="0">{rows}</TABLE>>' if rows else ""


def _band(name: str, boxes: Sequence[str], across: int) -> list[str]:
    """Its table rows: the name at the left of the first line, then the boxes."""
    lines = [boxes[start : start + across] for start in range(0, len(boxes), across)]
    head = f'<TD ROWSPAN="{len(lines)}" ALIGN="LEFT" WIDTH="96">{wrapped(name, 16)}</TD>' if name else ""
    rows = []
    for number, line in enumerate(lines):
        label = head if number == 0 else ""
        cells = "".join(f"<TD>{one}</TD>" for one in line)
        rows.append(label + cells + "<TD></TD>" * (min(across, len(boxes)) - len(line)))
    return rows

"""The sheets that pictures are printed on, and how large a picture becomes on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 8.0
"""Points: smaller letters are not readable in print."""

_POINT = 25.4 / 72  # millimetres
_ENLARGED = 1.5  # no picture is printed larger than this: a small one would shout


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: its sides and the margins around a picture, in millimetres. `upright`: whether it may stand so."""

    name: str
    short: int
    long: int
    margin: int = 10
    foot: int = 12
    upright: bool = True

    def room(self, sideways: bool) -> tuple[float, float]:
        """What the margins leave, in points: width and height."""
        wide, high = (self.long, self.short) if sideways else (self.short, self.long)
        return (wide - 2 * self.margin) / _POINT, (high - self.margin - self.foot) / _POINT

    def columns(self, width: float, beside: float = 0.0) -> int:
        """How many columns of that width, in points, stand on the sheet turned sideways beside what else stands there,
        when letters of ten points are printed as small as they may be."""
        return max(1, int((self.room(sideways=True)[0] * 10 / LEAST - beside) // width))

    def placed(self, width: float, height: float) -> tuple[float, bool]:
        """How much a picture of that size is enlarged (or shrunk), and whether the sheet is then turned sideways."""
        ways = (True, False) if self.upright else (True,)
        scales = {way: min(room / side for room, side in zip(self.room(way), (width, height), strict=True)) for way in ways}
        best = max(ways, key=lambda way: min(scales[way], _ENLARGED))
        return min(scales[best], _ENLARGED), best


A4 = Sheet("a4", 210, 297)
SHEETS: Mapping[str, Sheet] = {"a4": A4, "a3": Sheet("a3", 297, 420)}

IN_PAPER = Sheet("a4", 210, 297, margin=20, foot=40, upright=False)
"""A page turned sideways in a report, with room for a heading above the picture."""

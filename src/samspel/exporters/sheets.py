"""The sheets that pictures are printed on, and how large a picture becomes on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MARGIN, FOOT = 10, 12
"""Millimetres at three sides of a sheet, and at its foot, where the number of the page stands."""

LEAST = 8.0
"""Points: smaller letters are not readable in print."""

_POINT = 25.4 / 72  # millimetres
_ENLARGED = 1.5  # no picture is printed larger than this: a small one would shout


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, its sides in millimetres."""

    name: str
    short: int
    long: int

    def room(self, sideways: bool) -> tuple[float, float]:
        """What the margins leave, in points: width and height."""
        wide, high = (self.long, self.short) if sideways else (self.short, self.long)
        return (wide - 2 * MARGIN) / _POINT, (high - MARGIN - FOOT) / _POINT

    def columns(self, width: float, beside: float = 0.0) -> int:
        """How many columns of that width, in points, stand on the sheet turned sideways beside what else stands there,
        when letters of ten points are printed as small as they may be."""
        return max(1, int((self.room(sideways=True)[0] * 10 / LEAST - beside) // width))

    def placed(self, width: float, height: float) -> tuple[float, bool]:
        """How much a picture of that size is enlarged (or shrunk), and whether the sheet is then turned sideways."""
        sides = {sideways: self.room(sideways) for sideways in (True, False)}
        scales = {sideways: min(wide / width, high / height) for sideways, (wide, high) in sides.items()}
        sideways = scales[True] >= min(scales[False], _ENLARGED)
        return min(scales[sideways], _ENLARGED), sideways


A4 = Sheet("a4", 210, 297)
SHEETS: Mapping[str, Sheet] = {"a4": A4, "a3": Sheet("a3", 297, 420)}

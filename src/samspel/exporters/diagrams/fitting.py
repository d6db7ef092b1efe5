"""Pages that are measured: what turns out too large to read on a landscape A4 is halved until it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..rendering import measured
from .style import A4

T = TypeVar("T")


def fitting(items: Sequence[T], dot: Callable[[Sequence[T]], str]) -> list[Sequence[T]]:
    """The items as one page, or as several where the picture of them is too large; as they are without a Graphviz."""
    size = measured(dot(items)) if len(items) > 1 else None
    if size is None or (size[0] <= A4[0] and size[1] <= A4[1]):
        return [items]
    middle = len(items) // 2
    return [*fitting(items[:middle], dot), *fitting(items[middle:], dot)]

"""A picture as data: DOT source, title, alt text, and a table with the same content for whoever cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import RenderingFailed


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture, before any renderer has seen it. `table` has its header row first; `note` tells what its reader should
    know of how it is printed."""

    kind: str
    dot: str
    title: str
    description: str
    table: tuple[tuple[str, ...], ...]
    language: str
    note: str = ""

    def _repr_svg_(self) -> str | None:
        """The picture in a notebook; None, so that the data is shown instead, when there is nothing to draw with."""
        from .rendering import render

        try:
            return render(self, "svg").decode()
        except RenderingFailed:
            return None

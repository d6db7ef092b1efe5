"""A paper in the colours of a municipality, with its name at the head of every page."""

from __future__ import annotations

from dataclasses import replace

from ..diagrams.theme import Theme, themed
from .blocks import Look, Paper, Picture, Run


def themed_paper(paper: Paper, theme: Theme) -> Paper:
    """The paper in the colours of the theme, its pictures too; the name stands on the page and not in each picture."""
    colours = theme.model_copy(update={"logo": None})
    blocks = (
        replace(block, drawing=themed(block.drawing, colours)) if isinstance(block, Picture) else block
        for block in paper.blocks
    )
    logo = Run(theme.logo).text if theme.logo else None
    return replace(paper, blocks=tuple(blocks), look=Look(theme.line, logo))

"""Which parts of a paper stand upright and which sideways: long tables and pictures need the width."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .blocks import Block, Heading, NewPage, Picture, Table


def parts(blocks: Iterable[Block]) -> list[tuple[bool, list[Block]]]:
    """Runs of blocks, each with whether it stands sideways; a heading goes with what it is the heading of.

    Each part begins on a new page, so a page break at the beginning of one, or at its end, is dropped.
    """
    found: list[tuple[bool, list[Block]]] = []
    upright: list[Block] = []
    for sideways, group in groupby(blocks, key=_sideways):
        if not sideways:
            upright = list(group)
            continue
        first = len(upright)
        while first and isinstance(upright[first - 1], Heading | NewPage):
            first -= 1
        found += [(False, upright[:first]), (True, [*upright[first:], *group])]
        upright = []
    found.append((False, upright))
    return [(sideways, trimmed) for sideways, part in found if (trimmed := _trimmed(part))]


def _trimmed(part: list[Block]) -> list[Block]:
    while part and isinstance(part[0], NewPage):
        part = part[1:]
    while part and isinstance(part[-1], NewPage):
        part = part[:-1]
    return part


def _sideways(block: Block) -> bool:
    return isinstance(block, Picture) or (isinstance(block, Table) and block.long)

"""Which parts of a paper stand upright and which sideways: long tables and pictures need the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from .blocks import Block, Heading, NewPage, Picture, Table


def parts(blocks: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of blocks, each with whether it stands sideways; a heading goes with what it is the heading of."""
    upright: list[Block] = []
    for sideways, group in groupby(blocks, key=_sideways):
        if not sideways:
            upright = list(group)
            continue
        first = len(upright)
        while first and isinstance(upright[first - 1], Heading | NewPage):
            first -= 1
        if upright[:first]:
            yield False, upright[:first]
        yield True, [*(one for one in upright[first:] if not isinstance(one, NewPage)), *group]
        upright = []
    if upright:
        yield False, upright


def _sideways(block: Block) -> bool:
    return isinstance(block, Picture) or (isinstance(block, Table) and block.long)

"""Which parts of a paper stand upright and which sideways: long tables and pictures need the width."""

from __future__ import annotations

from itertools import groupby

from .blocks import Block, Heading, NewPage, Paper, Picture, Table


def parts(paper: Paper) -> list[tuple[bool, list[Block]]]:
    """Runs of blocks, each with whether it is turned from how the paper stands; a heading goes with what it heads.

    Each part begins on a new page, so a page break at the beginning of one, or at its end, is dropped.
    """
    if paper.sideways:
        return [(False, _trimmed(list(paper.blocks)))]
    found: list[tuple[bool, list[Block]]] = []
    upright: list[Block] = []
    for sideways, group in groupby(paper.blocks, key=_sideways):
        if not sideways:
            upright = list(group)
            continue
        first = len(upright)
        while first and isinstance(upright[first - 1], Heading | NewPage):
            first -= 1
        turned = [*upright[first:], *group]
        if found and not first:
            found[-1][1].extend(turned)
        else:
            found += [(False, upright[:first]), (True, turned)]
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

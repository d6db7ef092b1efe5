"""Whether the cells of a row contradict each other: on onward delegation, on amounts, on who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ..law import lexicon, titles
from ..model import Contradiction, Delegate
from ..money import Amount, Bound, Unit
from .cells import delegates as delegates_in
from .cells import limits_in, per

_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)


def contradictions(
    *, onward: bool, texts: Sequence[str], amount_column: str, remark: str, decides: Sequence[Delegate]
) -> tuple[Contradiction, ...]:
    """What the cells say differently of. `onward`: whether column and remark were found to differ on that."""
    found = {
        Contradiction.ONWARD: onward,
        Contradiction.AMOUNT: _amounts_differ(texts, amount_column),
        Contradiction.DELEGATES: _another_decides(remark, decides),
    }
    return tuple(kind for kind, differs in found.items() if differs)


def _amounts_differ(texts: Sequence[str], column: str) -> bool:
    """Whether two cells set different upper or different lower limits, or one sets a limit and another says none.

    A ladder ("därutöver ...") gives each delegate a limit, and limits per occasion and per year hold beside each other.
    """
    whole = "\n".join((*texts, column))
    if lexicon.says("ladder", whole):
        return False
    cells = [*((limits_in(text), per(text)) for text in texts), (limits_in(column, bare=True), per(column))]
    limited = [(found, counted) for found, counted in cells if found]
    if limited and lexicon.says("unlimited", whole):
        return any(amount.bound in _UPPER or amount.bound is None for found, _ in limited for amount in found)
    return any(
        _sides_differ(one, other)
        for (one, mine), (other, its) in combinations(limited, 2)
        if mine is None or its is None or mine == its
    )


def _sides_differ(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    mine, its = dict(_sides(one)), dict(_sides(other))
    if any(mine[side] != its[side] for side in mine.keys() & its.keys()):
        return True
    return _leaves_nothing(mine, its) or _leaves_nothing(its, mine)


def _leaves_nothing(below: Mapping[str, tuple[Unit, int]], above: Mapping[str, tuple[Unit, int]]) -> bool:
    """Whether one cell ends before the other begins: "högst 50 000 kr" beside "över 200 000 kr"."""
    if "upper" not in below or "lower" not in above or below["upper"][0] is not above["lower"][0]:
        return False
    return below["upper"][1] < above["lower"][1]


def _sides(found: Sequence[Amount]) -> Iterator[tuple[str, tuple[Unit, int]]]:
    for amount in found:
        yield "upper" if amount.bound is None or amount.bound in _UPPER else "lower", (amount.unit, amount.ore)


def _another_decides(remark: str, decides: Sequence[Delegate]) -> bool:
    """Whether the remark is a sentence of its own that names others as deciding than the delegate cell does."""
    opening = lexicon.finder("decided_by").match(remark.strip())
    if opening is None or not decides:
        return False
    said = re.split(r"[.;\n]", remark.strip()[opening.end() :], maxsplit=1)[0].strip(" :")
    named = delegates_in(said, {})
    if not named or any(one.limit or not _is_only_a_title(one.text or "") for one in named):
        return False
    keys = {titles.key(one.text or "") for one in decides}
    return not keys & {titles.key(one.text or "") for one in named}


def _is_only_a_title(text: str) -> bool:
    """A title and no condition beside it: "beslutas av förvaltningschef vid frånvaro" contradicts nothing."""
    return titles.presume(text) is not None and len(text.split()) <= 3 and not re.search(r"\d|\b(?:vid|om|över|när)\b", text)

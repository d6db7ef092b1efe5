"""Which column holds what: by the words of the heading, or by what the cells hold where there is no heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..law.references import mentions
from ..law.titles import presume
from .grid import GridRow
from .headings import kind_of, looks_like_number
from .preamble import explains_short_form

KINDS = ("number", "matter", "delegate", "substitute", "law", "onward", "note", "amount", "report", "appeal")


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are read: the kind of each, None for a column nothing is known of."""

    kinds: tuple[str | None, ...]
    headings: tuple[str, ...]
    guessed: bool = False

    def index(self, kind: str) -> int | None:
        """The first column of that kind."""
        return self.kinds.index(kind) if kind in self.kinds else None


def by_headings(rows: Sequence[GridRow], *, delegate_above: bool = False) -> Columns | None:
    """The columns as named by one header row, or by two that stand above each other; None when it is no header.

    `delegate_above`: a heading above the table names the delegate, so that number and matter are header enough.
    """
    headings = _joined(rows)
    kinds = _grouped([kind_of(heading) for heading in headings])
    known = {kind for kind in kinds if kind}
    if len(known) < 2 or not known & {"delegate", "matter", "abbreviation"}:
        return None
    if len(known) == 2 and not delegate_above and not known & {"delegate", "abbreviation"}:
        return None
    if "matter" not in known and "abbreviation" not in known:  # a section title may stand where "Ärende" should
        unnamed = [index for index, kind in enumerate(kinds) if kind is None]
        if not unnamed:
            return None
        kinds[unnamed[0]] = "matter"
    first: set[str] = set()
    for index, kind in enumerate(kinds):
        if kind in first:
            kinds[index] = None  # the later of two columns with one name is left to the reader's eye
        first.add(kind or "")
    return Columns(tuple(kinds), tuple(headings))


def _grouped(kinds: list[str | None]) -> list[str | None]:
    """The groups of matters as the matters, where no column holds these."""
    return kinds if "matter" in kinds else ["matter" if kind == "group" else kind for kind in kinds]


def by_content(rows: Sequence[GridRow]) -> Columns | None:
    """The columns as their cells suggest, for a table without a header row; None when they suggest too little."""
    if _lists_abbreviations(rows):
        return Columns(("abbreviation", "meaning"), ("", ""), guessed=True)
    width = max((len(row.cells) for row in rows), default=0)
    kinds: list[str | None] = [None] * width
    cells = [[row.cells[i].text for row in rows if i < len(row.cells) and row.cells[i].text] for i in range(width)]
    shares = [_shares(column) for column in cells]
    for kind in ("number", "law", "delegate", "onward"):  # the later of two columns alike: delegates stand to the right
        best = max(range(width), key=lambda index: (kinds[index] is None, shares[index].get(kind, 0.0), index), default=None)
        if best is not None and kinds[best] is None and shares[best].get(kind, 0.0) >= 0.6:
            kinds[best] = kind
    free = [index for index in range(width) if kinds[index] is None and cells[index]]
    if not {"delegate", "law"} & {kind for kind in kinds if kind} or not free:
        return None
    longest = max(free, key=lambda index: sum(map(len, cells[index])) / len(cells[index]))
    kinds[longest] = "matter"
    return Columns(tuple(kinds), ("",) * width, guessed=True)


def _lists_abbreviations(rows: Sequence[GridRow]) -> bool:
    """Whether most rows with two texts are a short form and its title; a sheet may hold running text above them."""
    pairs = [row.cells for row in rows if len(row.cells) == 2 and all(cell.text for cell in row.cells)]
    explained = sum(explains_short_form(" ".join(cell.line for cell in pair)) for pair in pairs)
    return explained > 1 and explained >= 0.8 * len(pairs)


def named(kinds: Iterable[str]) -> Columns:
    """The columns as the user says they are; "-" for a column to leave out."""
    listed = tuple(kinds)
    return Columns(tuple(kind if kind in KINDS else None for kind in listed), listed)


def _shares(cells: Sequence[str]) -> dict[str, float]:
    if not cells:
        return {}
    return {
        "number": sum(looks_like_number(cell) for cell in cells) / len(cells),
        "law": sum(bool(mentions(cell)) and len(cell) < 80 for cell in cells) / len(cells),
        "delegate": sum(len(cell) < 60 and presume(cell.split("\n")[0]) is not None for cell in cells) / len(cells),
        "onward": sum(cell.casefold() in {"ja", "nej", "–", "-", "v"} for cell in cells) / len(cells),
    }


def _joined(rows: Sequence[GridRow]) -> list[str]:
    """One heading a column: the lower of two stacked cells where it says something of its own."""
    width = max(len(row.cells) for row in rows)
    headings = []
    for index in range(width):
        stack = list(dict.fromkeys(row.cells[index].text for row in rows if index < len(row.cells)))
        known = [text for text in stack if kind_of(text)]
        headings.append(known[-1] if known else " ".join(text for text in stack if text))
    return headings

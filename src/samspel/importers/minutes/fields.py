"""The first and the last page of minutes as fields: a label such as "Beslutande" and what stands after or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import words
from .days import days, paragraphs
from .people import NAME
from .text import Line

_DATED = ("up", "down", "approved", "appeal_until", "approval", "summoned", "noticed")
_NOTICE = ("up", "down", "approved")  # among names too
_INLINE = {"approvers", "organ"}
_BEGINS_VALUE = re.compile(r"^(?:\d|§|den\s+\d|kl\b|(?:mån|tis|ons|tors|fre|lör|sön)dag)", re.IGNORECASE)
_WHO = {
    "deciders", "serving", "substitutes", "others", "officials", "secretary", "staff_representatives", "elected_observers",
    "auditors", "absent", "remote", "chair", "approvers", "conflicts",
}  # fmt: skip
_ROLES = {
    "chair",
    "secretary",
    "conflicts",
    "remote",
    "absent",
    "organ",
}  # in a cell they tell of the one in the cell before


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of what stands under a label."""

    text: str
    line: Line


@dataclass(slots=True)
class Field:
    """A label and its values, in the order of the page. `noticed`: it stands in the notice that the minutes are approved."""

    kind: str
    line: Line
    values: list[Value] = field(default_factory=list)
    notice: bool = False

    @property
    def text(self) -> str:
        """The values as one text."""
        return " ".join(value.text for value in self.values)


def fields(lines: Sequence[Line], *, notice: bool = False) -> tuple[list[Field], list[Line]]:
    """The fields of a page, and the lines that stand under no label."""
    found: list[Field] = []
    loose: list[Line] = []
    current: Field | None = None
    for line in lines:
        pieces = _pieces(line)
        heads = line.cells and heads_columns([cell for cell in line.cells if cell])
        for piece in pieces:
            if heads and piece is not pieces[0] and current is not None:  # "Beslutande | Paragrafer"
                current.values.append(Value(piece, line))
                continue
            opened = [Field(kind, line, [Value(text, line)] if text else []) for kind, text in labelled(piece, current)]
            for one in opened:
                notice = one.kind in ("announcement", "up") or (notice and one.kind not in _WHO and one.kind != "signatures")
                one.notice = notice
                found.append(one)
                current = one
            if not opened and current is not None:
                current.values.append(Value(piece, line))
            elif not opened and (not loose or loose[-1] is not line):
                loose.append(line)
    return found, loose


def labelled(piece: str, current: Field | None = None) -> Iterator[tuple[str, str]]:
    """The labels in a piece of text, each with what follows it; none when it opens no field."""
    at = words.opening("labels", piece)
    if at is None or not _is_label(at[0], at[1], piece, current):
        if days(piece):
            among_people = current is not None and current.kind in _WHO
            without = current.kind if current is not None and not current.values else None
            yield from _inside(piece, None, _NOTICE if among_people else _DATED, without)
        return
    rest = piece[at[1].end() :].lstrip(" :–-\t")
    within = words.opening("labels", rest)
    if at[0] in _WHO and within is not None and within[0] in _WHO and re.match(r":|$", rest[within[1].end() :]):
        yield at[0], ""  # "Övriga deltagande: Ersättare: ..." begins with a list within the list
        rest, at = rest[within[1].end() :].lstrip(" :"), within
    yield from _inside(rest, at[0], _DATED)


def _inside(text: str, kind: str | None, dated: Sequence[str], without: str | None = None) -> Iterator[tuple[str, str]]:
    """The text cut at labels that stand right before a day: "Anslaget 2025-03-13, tas ned 2025-04-04".

    `dated`: the kinds of label to look for, `without` one of them.
    """
    cuts: list[tuple[int, int, str]] = []
    for one in (one for one in dated if one != without):
        for match in words.finder("labels", one).finditer(text):
            rest = re.sub(r"^(?:\s|:|den|senast|av|på\s[\w\s]{0,40}?|[a-zåäö]{1,12}\s){0,4}", "", text[match.end() :])
            if days(rest) and days(rest)[0].start < 25:
                cuts.append((match.start(), match.end(), one))
    cuts = [cut for cut in cuts if not any(o[0] <= cut[0] and cut[1] <= o[1] and o != cut for o in cuts)]
    cuts.sort()
    if kind is not None:
        head = text[: cuts[0][0]] if cuts else text
        yield kind, head.strip(" ,;.")
    before = text[: cuts[0][0]] if cuts and kind is None and paragraphs(text[: cuts[0][0]]) else ""
    for index, (_, end, one) in enumerate(cuts):
        following = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        yield one, f"{before} {text[end:following]}".strip(" :,;.")


def _pieces(line: Line) -> tuple[str, ...]:
    """The cells that may each hold a label; the row of somebody present stays whole."""
    if not line.cells:
        return (line.text,)
    filled = [cell for cell in line.cells if cell]
    first = words.opening("labels", filled[0])
    if first and _is_label(first[0], first[1], filled[0], None, alone=True):
        rest = filled[1:]
        if first[0] in _WHO and (not any(_opens(cell) for cell in rest) or heads_columns(filled)):
            return (filled[0], *(part for part in _who(rest)))
        return tuple(part for cell in filled for part in cell.split("\n"))
    if NAME.search(line.text):
        return tuple(_who(filled))
    return tuple(part for cell in filled for part in cell.split("\n"))


def _who(cells: Sequence[str]) -> Iterator[str]:
    """The cells of a row of people: side by side they tell of one person, line by line of several."""
    lines = [cell.split("\n") for cell in cells]
    if len({len(one) for one in lines}) == 1:
        yield from (", ".join(part for part in row if part) for row in zip(*lines, strict=True))
    else:
        yield from (part for one in lines for part in one)


def heads_column(cell: str) -> bool:
    """Whether a cell is the heading of a column in a list of people."""
    return words.is_all("columns", cell) or cell.startswith("§")


def heads_columns(cells: Sequence[str]) -> bool:
    """Whether a row is the heading of a list of people in columns; "Ledamöter | Ersättare" heads two lists."""
    heads = [cell for cell in cells if heads_column(cell)]
    lists = [cell for cell in cells if _opens(cell)]
    return len(heads) > len(lists) - 1 and len(heads) * 2 > len(cells) and not NAME.search(" | ".join(cells))


def _opens(cell: str) -> bool:
    found = words.opening("labels", cell)
    return found is not None and found[0] not in _ROLES and _is_label(found[0], found[1], cell, None, alone=True)


def _is_label(kind: str, match: re.Match[str], piece: str, current: Field | None, *, alone: bool = False) -> bool:
    rest = piece[match.end() :]
    bare = rest.strip()
    if kind == "announcement" and re.match(r"\s*,\s*(?:§|övriga|paragraf|omedelbar)", rest):
        return True  # "Bevis om anslag, § 152"
    if not bare or re.match(r"\s*:", rest):
        in_list = current is not None and current.kind in _WHO and kind in ("chair", "secretary") and bare
        return not in_list or kind == "secretary"
    if "\n" in rest[:2] or (alone and not bare):
        return True
    if rest[:1] not in (" ", "\t", "\n", ",", "("):
        return False
    if kind in _INLINE and NAME.match(bare):
        return True
    if _BEGINS_VALUE.match(bare) and kind not in _WHO:
        return True
    if re.match(r"\s+[–-]\s", rest):
        return True
    return " " in match[0] and kind not in ("chair", "contents", "conflicts") and bare[:1] != ","

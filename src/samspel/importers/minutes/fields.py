"""The first and the last page of minutes as fields: a label such as "Beslutande" and what stands after or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from . import words
from .days import days, paragraphs
from .people import NAME, without_title
from .sections import sentences
from .text import Line

_DATED = ("up", "down", "approved", "appeal_until", "approval", "summoned", "noticed")
_DAYS = (*_DATED, "day", "unknown")
_LONGEST = 70  # letters of a label
_FEW = 4  # words of a heading that nothing else shows to be one, such as a bold line in Word
_WERE = re.compile(
    r"\b(?:var|är|deltog|deltar|närvarade|närvarar|medverkade|medverkar|beslutade|beslutar)\b\s+", re.IGNORECASE
)
_INSTEAD = re.compile(  # "I stället för Bo Ek (X), som anmält förhinder, tjänstgjorde Eva Alm (X)."
    r"^(?:i\s+stället|istället)\s+för\s+(?P<whom>[^,.]{3,60}?),?(?:\s+som\s[^,.]{3,60},)?"
    r"\s+(?:tjänstgör|tjänstgjorde|inträdde|inträder|beslutade)\s+(?P<who>(?-i:[A-ZÅÄÖ])[^,;]{3,60})\.$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:[.;]|,?\s+och)\s+(?=\D)")
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
    beside: dict[int, Field] = {}
    signed = _signatures(lines)
    for line in lines:
        if id(line) in signed:
            current = Field("signatures", line)
            found.append(current)
            continue
        if _fill(beside, line):
            continue
        beside = {}
        pieces = _pieces(line, among_people=current is not None and current.kind in _WHO)
        heads = line.cells and heads_columns([cell for cell in line.cells if cell])
        if heads and _is_of_marks(line) and (current is None or current.kind != "deciders"):
            current = Field("deciders", line)  # a list that needs no label: a column for each group of paragraphs
            found.append(current)
        for piece in pieces:
            if heads and (piece is not pieces[0] or _is_of_marks(line)) and current is not None:  # "Beslutande | Paragrafer"
                current.values.append(Value(piece, line))
                continue
            told = list(_in_sentence(piece, line)) or list(labelled(piece, current))
            if not told and not heads:
                told = list(_in_new_words(piece, line))
            opened = [Field(kind, line, [Value(text, line)] if text else []) for kind, text in told]
            for one in opened:
                notice = one.kind in ("announcement", "up") or (notice and one.kind not in _WHO and one.kind != "signatures")
                one.notice = notice
                found.append(one)
                current = one
            if line.cells and len(opened) == 1 and opened[0].kind in _WHO and not opened[0].values:
                beside[line.cells.index(piece) if piece in line.cells else 0] = opened[0]
            if not opened and current is not None and current.kind in _DAYS and _has_own_label(piece):
                current = Field("unknown", line, [Value(piece, line)])  # what it is the day of is not known
                found.append(current)
            elif not opened and current is not None and current.kind in _WHO and _tells_of_the_meeting(piece, line):
                loose.append(line)
            elif not opened and current is not None:
                current.values.append(Value(piece, line))
            elif not opened and (not loose or loose[-1] is not line):
                loose.append(line)
    return found, loose


def _signatures(lines: Sequence[Line]) -> set[int]:
    """The lines of a signature: a name and nothing else, and below it a role and nothing else."""
    found: set[int] = set()
    for name, role in pairwise(lines):
        if not name.cells and NAME.fullmatch(name.text.strip(" .")) and words.is_all("signs_as", role.text):
            found |= {id(name), id(role)}
    return found


def _tells_of_the_meeting(piece: str, line: Line) -> bool:
    """Whether a piece under a list of people names nobody: the day and the place of the meeting, or when it was called."""
    return not line.cells and piece.endswith(".") and bool(days(piece)) and not NAME.search(piece)


def _fill(lists: dict[int, Field], line: Line) -> bool:
    """Whether a row goes on in lists that stand side by side: each cell in the list of its column."""
    at = sorted(lists)
    if len(at) < 2 or len(line.cells) <= at[-1] or any(next(labelled(cell), None) for cell in line.cells if cell):
        return False
    for column, cell in enumerate(line.cells):
        whose = lists[max((one for one in at if one <= column), default=at[0])]
        whose.values += [Value(part.strip(), line) for part in cell.split("\n") if part.strip()]
    return True


def _in_new_words(piece: str, line: Line) -> Iterator[tuple[str, str]]:
    """The list that words not met before open, as a heading or before a colon."""
    head, colon, rest = re.sub(r"\s*\([^)]*\)$", "", piece).partition(":")
    if len(head) < _LONGEST and not NAME.search(head) and not days(head):
        kind = words.by_stems("list_stems", head) if _may_open(piece, line) else None
        short = len(head.split()) <= _FEW and not head.rstrip().endswith(".")
        alone = not rest.strip() and (colon or line.heading or line.cells or (short and kind in _WHO))
        if kind is not None and (alone or (rest and NAME.search(rest))):
            yield kind, rest.strip()


def _in_sentence(piece: str, line: Line) -> Iterator[tuple[str, str]]:
    """The list that a sentence on who was there amounts to: "Närvarande utan att tjänstgöra var ersättarna ..."."""
    if line.cells or not piece.endswith(".") or not NAME.search(piece) or ":" in piece.partition("(")[0]:
        return
    instead = _INSTEAD.match(piece)
    if instead is not None:
        yield "serving", f"{instead['who']} ersätter {instead['whom']}"
        return
    without_names = NAME.sub(lambda name: name[0][: without_title(name["name"])[1]], piece)
    if words.says("to_approve", without_names):
        yield "approvers", piece.rstrip(".")
        if days(piece):
            yield "approval", piece.rstrip(".")
        return
    kind = words.by_stems("presence_stems", without_names)
    if kind is not None:
        verb = list(_WERE.finditer(piece[: next(NAME.finditer(piece)).start()]))
        yield kind, piece[verb[-1].end() if verb else 0 :].rstrip(".")


def _may_open(cell: str, line: Line) -> bool:
    """Whether a cell may be a label: the first of its row, or one of several that head a list each."""
    filled = [one for one in line.cells if one]
    return not filled or cell == filled[0] or all(_opens(one) or words.by_stems("list_stems", one) for one in filled)


def labelled(piece: str, current: Field | None = None) -> Iterator[tuple[str, str]]:
    """The labels in a piece of text, each with what follows it; none when it opens no field."""
    at = words.opening("labels", piece)
    if at is not None and at[0] == "approvers" and days(piece) and not NAME.search(piece):
        yield from _inside(piece[at[1].end() :].lstrip(" :"), "approval", _DATED)  # "Justeras: onsdagen den 26 november"
        return
    if at is not None and at[0] == "items" and at[1][0].startswith("§") and days(piece):
        at = None  # "§ 149 justerad 2025-11-19" tells of the day
    if at is None or not _is_label(at[0], at[1], piece, current):
        if days(piece):
            among_people = current is not None and current.kind in _WHO
            waits = current is not None and not current.values and current.kind in _DATED
            without = current.kind if current is not None and waits else None
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
    cuts += [cut for cut in _by_stems(text, cuts, kind or without) if cut[2] in dated and cut[2] != without]
    cuts = [cut for cut in cuts if not any(o[0] <= cut[0] and cut[1] <= o[1] and o != cut for o in cuts)]
    cuts.sort()
    if kind is not None:
        head = text[: cuts[0][0]] if cuts else text
        yield _up_or_down(kind, head), head.strip(" ,;.")
    before = text[: cuts[0][0]] if cuts and kind is None and paragraphs(text[: cuts[0][0]]) else ""
    for index, (_, end, one) in enumerate(cuts):
        following = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        yield _up_or_down(one, text[end:following]), f"{before} {text[end:following]}".strip(" :,;.")


def _up_or_down(kind: str, text: str) -> str:
    """A label such as "Anslaget" opens the last day of a notice, too: "Anslaget tas bort den 5 maj"."""
    first = next(iter(days(text)), None)
    ends = kind == "up" and first is not None and words.last_by_stems("day_stems", text[: first.start]) == "down"
    return "down" if ends else kind


def _by_stems(text: str, cuts: Sequence[tuple[int, int, str]], kind: str | None) -> Iterator[tuple[int, int, str]]:
    """The days that no label stands right before, each with the words since the day before it, by what those are about."""
    begins = 0
    for day in days(text):
        told = any(begins <= start and end <= day.start for start, end, _ in cuts)
        clause = begins + max((match.end() for match in _CLAUSE.finditer(text[begins : day.start])), default=0)
        about = words.last_by_stems("day_stems", text[clause : day.start])
        same = about == kind or (about == "approved" and kind == "approval")
        if about is not None and not told and not same and not (kind is not None and begins == 0):
            yield clause, clause, about
        begins = day.end


def _has_own_label(piece: str) -> bool:
    """Whether a day stands after words of its own, as in "Lagakraftbevis: 2025-04-04"."""
    before, colon, rest = piece.partition(":")
    return bool(colon and days(rest)) and len(before) < _LONGEST and not days(before) and not NAME.search(before)


def _pieces(line: Line, *, among_people: bool) -> tuple[str, ...]:
    """The cells that may each hold a label; the row of somebody present stays whole.

    Running text below a list of people is cut in its sentences: they may tell of other lists, and of the meeting itself.
    """
    if not line.cells:
        told = sentences(line.text)
        lists = sum(words.by_stems("presence_stems", one) is not None for one in told)
        below = among_people and line.text.endswith(".") and not _opens(line.text)
        return tuple(told) if lists > 1 or below else (line.text,)
    filled = [cell for cell in line.cells if cell]
    if _is_dated_row(filled):
        return (f"{filled[0].strip(' :')}: {', '.join(filled[1:])}",)
    first = words.opening("labels", filled[0])
    if first and _is_label(first[0], first[1], filled[0], None, alone=True):
        rest = filled[1:]
        if first[0] in _WHO and (not any(_opens(cell) for cell in rest) or heads_columns(filled)):
            return (filled[0], *(part for part in _who(rest)))
        return tuple(part for cell in filled for part in cell.split("\n"))
    if NAME.search(line.text):
        heads = len(filled) > 1 and not NAME.search(filled[0]) and words.by_stems("list_stems", filled[0]) is not None
        return (filled[0], *_who(filled[1:])) if heads else tuple(_who(filled))
    return tuple(part for cell in filled for part in cell.split("\n"))


def _is_dated_row(cells: Sequence[str]) -> bool:
    """Whether a row is a label in words not met before, or paragraphs, and a day: "§ 149 | Justerat 2025-11-19"."""
    if len(cells) != 2 or not days(cells[1]) or NAME.search(cells[0]) or "\n" in "".join(cells):
        return False
    opened = words.opening("labels", cells[0])
    if opened is not None and (opened[0] == "approvers" or opened[1][0].startswith("§")):
        return True
    return opened is None or not _is_label(opened[0], opened[1], cells[0], None, alone=True)


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


def _is_of_marks(line: Line) -> bool:
    """Whether a row heads columns of paragraphs, for a mark where somebody was there."""
    return sum(cell.startswith("§") and bool(paragraphs(cell)) for cell in line.cells) > 1


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

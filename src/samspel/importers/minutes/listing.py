"""Lists of those present that stand in columns: each row as a list without columns would say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import words
from .days import paragraphs
from .fields import Value, heads_column, heads_columns
from .people import NAME
from .text import Line, without_bullet

_ONLY_PARAGRAPHS = re.compile(r"§{0,2}\s*\d{1,4}(?:\s*[-–,]\s*§?\s*\d{1,4})*\s*§{0,2}")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, and the list it belongs to; without text it tells of nobody."""

    kind: str
    text: str
    line: Line


def rows(values: Sequence[Value], kind: str) -> Iterator[Row]:
    """The lines of a list, those in columns by the headings of the columns."""
    columns: dict[str, int] = {}
    marked: dict[int, str] = {}
    beside = False
    for place, val in enumerate(values):
        text = without_bullet(val.text).strip()
        if _is_head(text) or words.is_all("nothing", text):
            if val.line.cells and _is_head(text):
                columns = {head: at for at, cell in enumerate(val.line.cells) if (head := _head(cell)) is not None}
                columns = _with_marks(values[place + 1 :], columns)
                beside = _two_lists(values[place + 1 :], columns)
                marked = {at: cell for at, cell in enumerate(val.line.cells) if _ONLY_PARAGRAPHS.fullmatch(cell)}
            yield Row(kind, "", val.line)
        elif not (columns or marked) or not val.line.cells:
            yield Row(kind, text, val.line)
        elif len(marked) > 1:
            yield from _by_marks(val.line, columns, marked, kind)
        elif beside:
            yield from _of_two_lists(val.line, columns, kind)
        elif "decides" in columns:
            yield _by_mark(val.line, columns["decides"], kind)
        else:
            yield Row(kind, _by_columns(val.line.cells, columns, text), val.line)


def _is_head(text: str) -> bool:
    cells = [cell for cell in re.split(r"\s*,\s*|\s*\n\s*", text) if cell]
    return all(map(heads_column, cells)) or (len(cells) > 1 and heads_columns(cells))


def _head(cell: str) -> str | None:
    """What a column of a list of those present holds, where it matters."""
    return next(
        (kind for kind in words.kinds("attendance_columns") if words.is_kind("attendance_columns", kind, cell)), None
    )


def _with_marks(values: Sequence[Value], columns: dict[str, int]) -> dict[str, int]:
    """The columns, where "Tjänstgör" that holds yes and no says who decides, and not who serves for whom."""
    at = columns.get("substitute", -1)
    cells = [val.line.cells[at] for val in values if at >= 0 and len(val.line.cells) > at]
    marks = [words.is_all("is_present", cell) or words.is_all("not_present", cell) for cell in cells if cell]
    if not marks or not all(marks) or "present" in columns:
        return columns
    return {kind: place for kind, place in columns.items() if kind != "substitute"} | {"decides": at}


def _by_mark(line: Line, at: int, kind: str) -> Row:
    """A row of a list where a column says whether somebody decides; a substitute who does not sits beside."""
    mark = line.cells[at] if at < len(line.cells) else ""
    who = ", ".join(cell for place, cell in enumerate(line.cells) if cell and place != at)
    if words.is_all("is_present", mark):
        return Row(kind, who, line)
    return Row("substitutes", who, line) if words.says("is_substitute", who) else Row(kind, "", line)


def _two_lists(values: Sequence[Value], columns: dict[str, int]) -> bool:
    """Whether the column for substitutes is a list of its own, and does not say who takes the place of the one before."""
    at = columns.get("substitute")
    if at is None or "present" in columns:
        return False
    cells = [val.line.cells for val in values if len(val.line.cells) > at]
    named = [row for row in cells if NAME.search(row[at])]
    return "serves_for" in columns or 2 * len(named) > len(cells)


def _of_two_lists(line: Line, columns: dict[str, int], kind: str) -> Iterator[Row]:
    """A row of members and of substitutes side by side."""
    at, whose = columns["substitute"], columns.get("serves_for", len(line.cells))
    substitute = line.cells[at] if at < len(line.cells) else ""
    member = line.cells[whose] if whose < len(line.cells) else ""
    yield Row(kind, ", ".join(cell for place, cell in enumerate(line.cells) if cell and place not in (at, whose)), line)
    if NAME.search(substitute):
        serves = NAME.search(member) is not None
        yield Row("serving" if serves else "substitutes", f"{substitute} ersätter {member}" if serves else substitute, line)


def _by_marks(line: Line, columns: dict[str, int], marked: dict[int, str], kind: str) -> Iterator[Row]:
    """A row with a mark for each group of paragraphs: those for which somebody decided, sat beside or was disqualified."""
    party = columns.get("party", len(line.cells))
    who = ", ".join(cell for at, cell in enumerate(line.cells) if cell and at not in marked and at != party)
    if party < len(line.cells) and "(" not in who:
        who = NAME.sub(lambda name: f"{name[0]} ({line.cells[party].strip('()')})", who, count=1)
    told: dict[str | None, list[str]] = {}
    for at, head in marked.items():
        cell = line.cells[at].strip(" .").casefold() if at < len(line.cells) else ""
        mark = next((one for one in words.kinds("marks") if cell in words.listed("marks", one)), None)
        told.setdefault(mark if cell else "away", []).append(head if "§" in head else f"§§ {head}")
    if None in told:
        yield Row(kind, line.text, line)  # a mark nobody knows: a doubt
        return
    decides, beside, conflict = (", ".join(told.get(one, ())) for one in ("decides", "beside", "conflict"))
    everywhere = not (told.keys() - {"decides", "conflict"})
    if decides or conflict:
        times = f"jäv {conflict}" if conflict else "" if everywhere else decides
        yield Row(kind, f"{who}, {times}".strip(", "), line)
    if beside:
        yield Row("substitutes", f"{who}, {beside}" if told.keys() - {"beside"} else who, line)
    if not (decides or conflict or beside):
        yield Row(kind, "", line)


def _others_than(cells: Sequence[str], left: str) -> Iterator[str]:
    """The filled cells of a row but one."""
    return (cell for cell in cells if cell and not left.startswith(cell.partition(" §")[0]))


def _by_columns(cells: Sequence[str], columns: dict[str, int], text: str) -> str:
    """A row of one list: who serves for whom, who is there from afar; "" for somebody who was not there."""
    at = {kind: cells[column].strip() for kind, column in columns.items() if column < len(cells)}
    numbers = at.pop("paragraphs", "")
    if re.match(r"\d", numbers):
        cells = [f"§§ {cell}" if cell.strip() == numbers else cell for cell in cells]
        text = ", ".join(cell for cell in cells if cell)
    if NAME.search(at.get("serves_for", "")):  # the row is the substitute's
        others = [cell for cell in cells if cell and cell.strip() != at["serves_for"]]
        return f"{', '.join(others)}, tjänstgör för {at['serves_for']}"
    substitute = at.get("substitute", "")
    if words.is_all("is_present", at.get("present", "")):
        substitute = ""  # the member is there
    if NAME.search(substitute) and not words.says("serves_for", substitute):
        first = next((cell for cell in cells if NAME.search(cell)), "")
        others = [cell for cell in cells if cell and cell not in (first, substitute, at.get("present"))]
        if (party := at.get("party", "")) and "(" not in substitute:  # of the row, the seat and who takes it
            substitute = NAME.sub(lambda name: f"{name[0]} ({party})", substitute, count=1)
        if first == substitute:
            return text
        serves = f"{substitute} ersätter {first}"
        if re.match(r"\d", numbers) and paragraphs(substitute):  # the numbers are the member's, who was there for those
            return f"{', '.join(_others_than(cells, substitute))}; {serves}"
        return f"{serves}, {', '.join(others)}"
    present, remote = at.get("present"), at.get("remote")
    if present is None and remote is None:
        return text
    if present and words.is_all("not_present", present):
        return ""
    kept = [cell for cell in cells if cell and cell not in (present, remote)]
    if present and not words.is_all("is_present", present):
        kept.append(present)  # tells more, such as the paragraphs
    if remote and not words.is_all("not_present", remote):
        kept.append(words.listed("attendance_columns", "remote")[0] if words.is_all("is_present", remote) else remote)
    return ", ".join(kept)

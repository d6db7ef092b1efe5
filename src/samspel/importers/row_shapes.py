"""What a line or a table row looks like: a title, a sentence, a number with its matter, part of a header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .columns import by_headings
from .grid import Grid, GridRow, Paragraph, fold
from .headings import looks_like_number

SECTION = re.compile(r"^(?P<number>(?:[A-ZÅÄÖ]{1,2}\s?\.?\s?)?\d+(?:\.\d+)*\.?|[A-ZÅÄÖ]\.)\s+(?P<title>\S.*)$", re.DOTALL)
NUMBERED = re.compile(
    r"^(?P<number>(?:[A-ZÅÄÖ]{1,3}\s?\.?\s?)?\d+(?:\.\d+)+[a-z]?\.?|\d+\.|l\.)\s+(?P<rest>(?=\D).+)$", re.DOTALL
)
_ITEM = re.compile(r"(?:(?:^|(?<=\s))[a-h]\)|(?:^|(?<=\n))[a-h]\.(?=\s))\s*")
_ANNOTATION = re.compile(r"^\(.*\)$", re.DOTALL)


def split_section(text: str) -> tuple[str | None, str]:
    """A section title without its number, and the number."""
    text = " ".join(fold(text).split())
    match = SECTION.match(text)
    return (match["number"].rstrip(". "), match["title"]) if match else (None, text)


def looks_like_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a title."""
    return len(text) > 120 or (text.rstrip().endswith((".", ";")) and len(text.split()) > 4)


def is_title(text: str) -> bool:
    """Whether a paragraph right before a table is likely to be its title."""
    return (
        len(text) <= 90 and "\n" not in text and not text.rstrip().endswith((".", ":", ";")) and not _ANNOTATION.match(text)
    )


def is_ordinary(row: GridRow) -> bool:
    """Whether a row looks like one of an order: a number, and something beside it."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) > 1 and looks_like_number(texts[0]) and not row.full_width


def is_above(title: Paragraph, following: Paragraph | Grid | None) -> bool:
    """Whether the next paragraph is numbered below this one, as 2.1 is below 2."""
    number, _ = split_section(title.text)
    below, _ = split_section(following.text) if isinstance(following, Paragraph) else (None, "")
    return number is not None and below is not None and below.startswith(f"{number}.")


def is_one_text(row: GridRow) -> bool:
    """Whether several cells of a row were merged into one and nothing stands beside it."""
    filled = [cell for cell in row.cells if cell.text]
    return len(filled) > 1 and len({cell.text for cell in filled}) == 1 and all(cell.repeats for cell in filled[1:])


def is_stacked(rows: Sequence[GridRow]) -> bool:
    """Whether the second of two rows is the lower line of a header: marked so, or merged with the line above."""
    upper, lower = rows
    pairs = zip(lower.cells, upper.cells, strict=False)
    return (upper.header and lower.header) or any(cell.repeats and cell.text == above.text != "" for cell, above in pairs)


def is_second_header_line(grid: Grid, position: int) -> bool:
    """Whether a row says nothing known but is marked as part of the header, below another such row."""
    return (
        position > 0
        and grid.rows[position].header
        and by_headings((grid.rows[position],)) is None
        and grid.rows[position - 1].header
    )


def unglued(cells: dict[str, str]) -> dict[str, str]:
    """A number written at the start of the matter moved to where numbers stand."""
    if cells.get("number"):
        return cells
    match = NUMBERED.match(cells.get("matter", ""))
    if match is None or "number" in cells:
        return cells
    return {**cells, "number": match["number"].rstrip(". "), "matter": match["rest"]}


def lettered(text: str) -> tuple[str, dict[str, str]]:
    """The text before a), and the texts after each letter; none when the letters do not start at a)."""
    marks = list(_ITEM.finditer(text))
    if not marks or marks[0][0][0] != "a" or len({mark[0][0] for mark in marks}) != len(marks):
        return text, {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = {mark[0][0]: text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}
    return text[: marks[0].start()].strip(), items

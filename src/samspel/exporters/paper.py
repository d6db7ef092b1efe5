"""A document to hand to people, before it is set: headings, paragraphs, points and tables; and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `aside`: smaller, such as a source or a remark."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list. `boxes`: with boxes to tick."""

    items: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of heads. `widths` are parts of the width of the page; `numbers`: columns that are numbers.

    `titled`: whether the caption is shown; it is always told to those who have the page read to them.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    numbers: frozenset[int] = field(default_factory=frozenset)
    titled: bool = True


Block = Heading | Text | Points | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "sv"


def paper_markdown(paper: Paper) -> str:
    """The document as Markdown."""
    lines = [f"# {paper.title}"]
    for block in paper.blocks:
        lines += ["", *_markdown(block)]
    return "\n".join(lines) + "\n"


def _markdown(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {block.text}"
        case Text():
            yield f"*{block.text}*" if block.aside else block.text
        case Points():
            yield from (f"- {'[ ] ' if block.boxes else ''}{item}" for item in block.items)
        case Table():
            if block.titled:
                yield from (f"**{block.caption}**", "")
            yield _row(block.heads)
            yield "|" + "|".join("---:" if at in block.numbers else "---" for at in range(len(block.heads))) + "|"
            yield from map(_row, block.rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"

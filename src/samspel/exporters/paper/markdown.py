"""A paper as Markdown; a picture stands as its description and its table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import seen
from .blocks import BREAK, Block, Bullets, Card, Heading, Paper, Paragraph, Picture, Run, Table, Words

_MARKED = re.compile(r"([\\`*_{}\[\]<>|#~]|&(?=#?\w+;))")
_BEGINS = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")  # a list, a rule, an underline


def marked(text: str) -> str:
    """Text from a document as plain Markdown text: nothing in it marks anything up."""
    return _MARKED.sub(r"\\\1", seen(text))


def unmarked(markdown: str) -> str:
    """Markdown for somebody who reads it as it stands: without the signs that keep words from marking anything up."""
    return re.sub(r"\\([\\`*_{}\[\]<>|#~&.)+=-])", r"\1", markdown)


def paper_markdown(paper: Paper) -> str:
    """The paper in the Markdown that GitHub and most editors show, tables among it."""
    parts = [f"**{marked(paper.look.logo)}**"] if paper.look.logo else []
    parts.append("# " + _line(paper.title))
    above = 1
    for block in paper.blocks:
        if isinstance(block, Heading):
            above = block.level
        parts += _block(block, above)
    return "\n\n".join(parts) + "\n"


def _block(block: Block, above: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_line(block.text)}"
    elif isinstance(block, Paragraph):
        yield _beginning(_line(block.text))
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {'[ ] ' if block.boxes else ''}{_beginning(_line(item))}" for item in block.items)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Card):
        yield f"{'#' * (above + 1)} {marked(block.label.upper())}: {_line(block.title)}"
        yield from (_beginning(_line(part.text)) for part in block.body)
    elif isinstance(block, Picture):
        yield f"**{marked(block.drawing.title)}.** {marked(block.drawing.description)}"
        yield from _table(block.table)


def _table(table: Table) -> Iterator[str]:
    if table.titled:
        yield f"**{_line(table.caption)}**"
    rule = "".join("---:|" if number in table.numbers else "---|" for number in range(len(table.head)))
    head = f"| {' | '.join(map(marked, table.head))} |\n|{rule}"
    yield "\n".join([head, *(f"| {' | '.join(map(_line, row))} |" for row in table.rows)])


def _line(words: Words) -> str:
    return "".join(_run(run) for run in words)


def _beginning(line: str) -> str:
    """A line in whose beginning nothing marks it up."""
    return _BEGINS.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", line)


def _run(run: Run) -> str:
    if run == BREAK:
        return "<br>"
    text = marked(run.text)
    if run.strong and run.text.strip():
        inner = text.strip()
        text = text.replace(inner, f"**{inner}**", 1)
    return f"[{text}]({run.link})" if run.link else text

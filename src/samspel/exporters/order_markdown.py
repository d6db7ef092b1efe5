"""A delegation order as Markdown: headings and pipe tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .order_layout import Layout
from .order_words import written

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BEGINS = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def order_markdown(layout: Layout) -> str:
    """The order as Markdown. No text of the order can become markup."""
    return "\n\n".join(_blocks(layout)) + "\n"


def _blocks(layout: Layout) -> Iterator[str]:
    yield f"# {_plain(layout.title)}"
    for text, heading in layout.paragraphs:
        yield f"## {_plain(text)}" if heading else "\\\n".join(_plain(line) for line in text.split("\n"))
    if layout.abbreviations:
        words = written()["headings"]
        yield _table((str(words["abbreviation"]), str(words["meaning"])), layout.abbreviations)
    for table in layout.tables:
        if table.title:
            yield f"## {_plain(table.title)}"
        yield _table(table.headings, [texts for _, texts in table.rows])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_row(headings), f"|{' --- |' * len(headings)}", *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join('<br>'.join(_escaped(line) for line in text.split(chr(10))) for text in texts)} |"


def _plain(text: str) -> str:
    """One line of text, in which nothing begins a list, a rule or an underline either."""
    line = _escaped(" ".join(text.split()))
    return _BEGINS.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", line)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)

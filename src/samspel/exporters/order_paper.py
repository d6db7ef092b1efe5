"""A delegation order as a paper, to publish as a web page, PDF or Markdown. Word has a writer of its own: there the order
goes on being edited and commented, so that its columns must fit their words, and long orders must not take minutes."""

from __future__ import annotations

from collections.abc import Iterator

from .order_layout import WEIGHTS, Layout
from .order_words import written
from .paper.blocks import Block, Heading, Paper, Paragraph, in_lines, table, table_of, words

_MOST_UPRIGHT = 4  # columns


def order_paper(layout: Layout) -> Paper:
    """The order with its title, its running text and a table for each section; what stood on lines of its own still does."""
    sideways = any(len(section.kinds) > _MOST_UPRIGHT for section in layout.tables)
    return Paper(words(layout.title), "sv", None, tuple(_blocks(layout)), sideways=sideways)


def _blocks(layout: Layout) -> Iterator[Block]:
    for text, is_heading in layout.paragraphs:
        yield Heading(words(text)) if is_heading else Paragraph(in_lines(*text.split("\n")))
    if layout.abbreviations:
        names = [str(written()["headings"][kind]) for kind in ("abbreviation", "meaning")]
        yield table("Förkortningar", names, layout.abbreviations, (1, 3), titled=False)
    for section in layout.tables:
        if section.title:
            yield Heading(words(section.title))
        yield table_of(
            section.title or layout.title,
            [" ".join(heading.split()) for heading in section.headings],
            (tuple(in_lines(*text.split("\n")) for text in texts) for _, texts in section.rows),
            [WEIGHTS[kind] for kind in section.kinds],
            titled=False,
        )

"""Markdown into grids: read as the web page that it stands for."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from ..office import load_bytes
from .decoding import decoded
from .grid import GridDocument
from .html import of_page


def read_markdown(path: Path) -> GridDocument:
    """The paragraphs and tables of the file, or UnreadableInput with the reason."""
    text, note = decoded(path.name, load_bytes(path))
    page = MarkdownIt("commonmark").enable("table").render(text)
    return of_page(path.name, "markdown", page, notes=(note,) if note else ())

"""Writing a document to hand to people in the form that the file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from ..errors import SamspelError
from ..exporters.paper import Paper, paper_markdown
from ..exporters.paper_docx import paper_docx
from ..exporters.paper_html import paper_html
from .options import write

PAPERS: Mapping[str, Callable[[Paper], bytes]] = {
    ".docx": paper_docx,
    ".html": lambda paper: paper_html(paper).encode(),
    ".md": lambda paper: paper_markdown(paper).encode(),
}


def write_paper(paper: Paper, output: Path | None, also: Iterable[str] = ()) -> None:
    """Writes the document, or shows it as text where no file is named. Raises SamspelError for another kind of file.

    `also` are the other kinds that the command can write, to be told.
    """
    if output is None:
        click.echo(paper_markdown(paper), nl=False)
        return
    writer = PAPERS.get(output.suffix.casefold())
    if writer is None:
        raise SamspelError(f"{output.name}: Filnamnet ska sluta på {', '.join((*PAPERS, *also))}.")
    write(output, writer(paper))

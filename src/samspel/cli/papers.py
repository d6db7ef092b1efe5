"""Writing a document to hand to people in the form that its file name asks for, or showing it as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from ..errors import SamspelError
from ..exporters.paper.blocks import Paper
from ..exporters.paper.markdown import paper_markdown, unmarked
from ..exporters.paper.writing import FORMS, Form, write_paper
from .options import write

theme_option: Callable[[Any], Any] = click.option(
    "--theme", type=click.Path(path_type=Path), help="Fil med kommunens färger och namn (YAML), för dokument."
)


def paper_form(output: Path, also: Iterable[str] = ()) -> Form:
    """The form that the end of the file name asks for. Raises SamspelError for another kind of file.

    `also` are the endings of other kinds of files that the command can write, to be told.
    """
    if form := form_of(output):
        return form
    *others, last = (*(f".{form}" for form in FORMS), *also)
    raise SamspelError(f"{output.name}: Filnamnet ska sluta på {', '.join(others)} eller {last}.")


def form_of(output: Path | None) -> Form | None:
    """The form of a paper that the end of the file name asks for; None for any other file."""
    return next((form for form in FORMS if output and output.suffix.casefold() == f".{form}"), None)


def in_theme(paper: Paper, theme: Path | None) -> Paper:
    """The document in the colours of a theme file. Raises UnreadableInput with every mistake in the file."""
    if theme is None:
        return paper
    from ..exporters.diagrams.theme import load_theme  # Graphviz's library is loaded by those who have a theme
    from ..exporters.paper.themed import themed_paper

    return themed_paper(paper, load_theme(theme))


def write_or_show(paper: Paper, output: Path | None, theme: Path | None = None, also: Iterable[str] = ()) -> None:
    """Writes the document, or shows it as text where no file is named."""
    paper = in_theme(paper, theme)
    if output is None:
        click.echo(unmarked(paper_markdown(paper)), nl=False)
    else:
        write(output, write_paper(paper, paper_form(output, also)))

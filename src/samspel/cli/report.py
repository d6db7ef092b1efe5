"""`samspel report`: a check as a paper for a board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .. import __version__
from ..exporters.paper.report import report_paper
from ..exporters.paper.writing import write_paper
from .check import Asked, judged, refuse_fault
from .options import (
    check_options,
    columns_option,
    files_argument,
    language_option,
    one_engine_option,
    refuse_overwriting,
    write,
)
from .papers import in_theme, paper_form, theme_option


@click.command("report")
@files_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Rapportfil: .html, .pdf, .docx eller .md."
)
@check_options
@one_engine_option
@theme_option
@columns_option
@language_option
def report_command(
    files: tuple[Path, ...],
    output: Path,
    as_of: date | None,
    folders: tuple[Path, ...],
    accepted: Path | None,
    before: Path | None,
    one_engine: bool,
    theme: Path | None,
    columns: str | None,
    language: str,
) -> None:
    """Skriv en rapport för nämnden: sammanfattning, frågor, anmärkningar med lagstöd, ordningen som tabell och bilder.

    Slutet på filnamnet väljer form: .html (en webbsida), .pdf, .docx (Word) eller .md. Slutkod 0: rapporten är skriven.
    2: en fil gick inte att förstå. 70: internt fel.
    """
    form = paper_form(output)
    refuse_overwriting(output, [*files, *filter(None, (accepted, before, theme))])
    asked = Asked.read(files, columns, folders, accepted, before)
    report, fault = judged(asked.loaded.town, one_engine, **asked.of_check(as_of, language))
    orders = [asked.loaded.order] if asked.loaded.read and asked.loaded.order else list(asked.loaded.town.orders)
    paper = in_theme(report_paper(report, asked.loaded.town, orders, __version__), theme)
    write(output, write_paper(paper, form))
    click.echo(output.name)
    refuse_fault(fault, output, files)

"""`samspel expectations`: a questionnaire for both sides, and their answers as a page to talk from."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import Problem, UnreadableInput, gather
from ..expectations.comparing import exchange
from ..exporters.expectation_forms import answers_csv, answers_workbook, form_paper
from ..exporters.expectation_paper import expectation_paper
from ..importers.expectation_answers import read_answers
from .options import files_argument, refuse_overwriting, write
from .papers import theme_option, write_or_show

_SHEETS = {".xlsx": answers_workbook, ".csv": answers_csv}


@click.group("expectations")
def expectations_command() -> None:
    """Vad förtroendevalda och tjänstepersoner väntar sig av varandra: en enkät, och svaren som underlag för samtal."""


@expectations_command.command("form")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=".docx, .pdf, .html, .md: enkäten att dela ut. .xlsx, .csv: att samla svaren i.",
)
@theme_option
def form_command(output: Path | None, theme: Path | None) -> None:
    """Skriv enkäten. Utan -o visas den som text."""
    refuse_overwriting(output, [theme] if theme else [])
    sheet = _SHEETS.get(output.suffix.casefold()) if output else None
    if output is not None and sheet is not None:
        write(output, sheet())
    else:
        write_or_show(form_paper(), output, theme, also=_SHEETS)


@expectations_command.command("compare")
@files_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Fil att skriva: .docx, .pdf, .html eller .md.")
@theme_option
def compare_command(files: tuple[Path, ...], output: Path | None, theme: Path | None) -> None:
    """Jämför svaren i FIL... (.xlsx eller .csv, en rad för varje person). Färre än fem personer visas aldrig för sig."""
    refuse_overwriting(output, [*files, *filter(None, (theme,))])
    problems: list[Problem] = []
    read = [one for path in files if (one := gather(problems, read_answers, path)) is not None]
    if problems:
        raise UnreadableInput(problems)
    for note in (note for one in read for note in one.notes):
        click.echo(note, err=True)
    write_or_show(expectation_paper(exchange(answer for one in read for answer in one.answers)), output, theme)

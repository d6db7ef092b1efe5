"""`samspel test`: whether a delegation order says what its owner means it to say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ..checks.case_runs import run_cases
from ..checks.cases import read_cases
from ..checks.first_cases import first_cases
from ..errors import Problem, SamspelError, UnreadableInput
from ..exporters.case_file import case_file
from ..exporters.case_junit import case_junit
from ..exporters.case_text import case_text
from ..importers import load_files
from .check import today
from .options import Day, language_option, refuse_overwriting, write

EXIT_FAILED = 1
_CASES = {".yaml", ".yml", ".json"}


@click.command("test")
@click.argument("file", metavar="PROVFALL", type=click.Path(path_type=Path))
@click.option("--start", is_flag=True, help="PROVFALL är en ordning: skriv en första fil med provfall av dess rader.")
@click.option(
    "--order", "orders", multiple=True, type=click.Path(path_type=Path), help="Pröva mot den här ordningen i stället."
)
@click.option("--with", "beside", multiple=True, type=click.Path(path_type=Path), help="Fil om organisationen.")
@click.option("--on", type=Day(), help="Beslutens dag, i stället för den som står överst i filen.")
@click.option("--format", "form", type=click.Choice(["text", "junit", "json"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv till en fil.")
@language_option
@click.pass_context
def test_command(
    context: click.Context,
    file: Path,
    start: bool,
    orders: tuple[Path, ...],
    beside: tuple[Path, ...],
    on: date | None,
    form: str,
    output: Path | None,
    language: str,
) -> None:
    """Säger delegationsordningen det den ska? Kör provfallen i en YAML-fil mot ordningen de handlar om.

    Slutkod 0: alla fall stämmer. 1: något fall stämmer inte. 2: filen gick inte att förstå.
    """
    refuse_overwriting(output, [file, *orders, *beside])
    if start:
        if orders:
            raise SamspelError("--order hör inte ihop med --start. Skriv ordningen som PROVFALL.")
        if output is not None and output.exists():
            raise SamspelError(f"{output.name}: Filen finns redan. Välj ett annat namn, så att era egna fall blir kvar.")
        _emit(_first(file, beside, on, output, language), output)
        if output is not None:
            click.echo(f"{output.name}: Provfallen är skrivna. Läs igenom dem.", err=True)
        return
    if file.suffix.casefold() not in _CASES:
        remedy = f"Skriv en första med: samspel test --start {file.name} -o provfall.yaml"
        raise UnreadableInput.one(file.name, "Det är ingen fil med provfall.", remedy)
    cases = read_cases(file, on)
    about = list(orders) or list(_beside_the_cases(file, cases.order, cases.lines.get("order")))
    about += list(beside) or list(_beside_the_cases(file, cases.beside, cases.lines.get("with")))
    refuse_overwriting(output, about)
    town = load_files(about).town
    report = run_cases(town, cases, files=[path.name for path in about], language=language)
    if form == "json":
        text = report.model_dump_json(indent=2) + "\n"
    else:
        text = case_junit(report) if form == "junit" else case_text(report)
    _emit(text, output)
    if report.failed:
        context.exit(EXIT_FAILED)


def _emit(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))


def _beside_the_cases(file: Path, names: tuple[str, ...], line: int | None) -> Iterator[Path]:
    """The files that a file of cases names, from its own folder. What lies outside it and the working folder is refused."""
    problems = []
    folders = [folder.resolve() for folder in (file.parent, Path.cwd())]
    for name in names:
        path = file.parent / name
        if any(path.resolve().is_relative_to(folder) for folder in folders):
            yield path
        else:
            words, remedy = (
                f"`{name}` ligger utanför mappen.",
                "Lägg filerna i samma mapp, eller kör samspel i en mapp ovanför.",
            )
            problems.append(Problem(file.name, line, words, remedy))
    if problems:
        raise UnreadableInput(problems)


def _first(order: Path, beside: tuple[Path, ...], on: date | None, output: Path | None, language: str) -> str:
    """A first file of cases for an order; the paths in it lead from where it is written."""
    loaded = load_files([*beside, order])
    if not loaded.town.orders:
        words, remedy = (
            "Det finns ingen delegationsordning i filen.",
            "Ange en fil i Word eller Excel, eller YAML med `orders`.",
        )
        raise UnreadableInput.one(order.name, words, remedy)
    folder = (output.parent if output else Path()).resolve()
    paths = [Path(os.path.relpath(path.resolve(), folder)).as_posix() for path in (order, *beside)]
    file = output.name if output else "provfall.yaml"
    return case_file(first_cases(loaded.town, today(loaded, on)), paths[0], paths[1:], file, language)

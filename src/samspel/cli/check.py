"""`samspel check`: a delegation order against the rules."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import shipped
from ..checks.baseline import baseline_text, load_baseline
from ..checks.run import check
from ..checks.waivers import load_waivers
from ..engines import durable_available
from ..errors import Problem, SamspelError, SecondOpinionFailed, UnreadableInput, gather
from ..exporters.report_json import report_json
from ..exporters.report_text import report_text
from ..findings import Level, Report
from ..importers import Loaded, load_files
from ..model import Municipality
from ..rules.load import load_packs
from .options import (
    Day,
    columns_option,
    files_argument,
    language_option,
    refuse_overwriting,
    report_options,
    split_columns,
    write,
)

EXIT_FINDINGS = 1
_CHECKED = ("orders", "decisions", "meetings", "side_jobs", "gifts", "contacts", "game_rules", "document_requests")


@click.command("check")
@files_argument
@click.option("--as-of", type=Day(), help="Dag att pröva mot. Annars i dag, eller ordningens första dag om den är senare.")
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="Mapp med egna regelpaket.")
@click.option("--waivers", "accepted", type=click.Path(path_type=Path), help="Fil med godtagna undantag.")
@click.option("--baseline", "before", type=click.Path(path_type=Path), help="Utgångsläge: visa och räkna bara det nya.")
@click.option(
    "--write-baseline", "after", type=click.Path(path_type=Path), help="Skriv dagens anmärkningar som utgångsläge."
)
@report_options
@columns_option
@language_option
@click.pass_context
def check_command(
    context: click.Context,
    files: tuple[Path, ...],
    as_of: date | None,
    folders: tuple[Path, ...],
    accepted: Path | None,
    before: Path | None,
    after: Path | None,
    form: str,
    fail_level: str,
    output: Path | None,
    everything: bool,
    one_engine: bool,
    columns: str | None,
    language: str,
) -> None:
    """Pröva en delegationsordning (Word, Excel, YAML), beslut eller sammanträden (YAML), gärna med en fil om organisationen.

    Slutkod 0: inga anmärkningar på vald nivå. 1: anmärkningar. 2: filen gick inte att förstå. 70: internt fel.
    """
    read = [*files, *filter(None, (accepted, before))]
    refuse_overwriting(output, read)
    refuse_overwriting(after, [path for path in read if path != before])
    if output is not None and after is not None and output.absolute() == after.absolute():
        raise SamspelError(f"{output.name}: Rapporten och utgångsläget ska ha olika namn.")
    problems: list[Problem] = []
    loaded = gather(problems, load_files, files, split_columns(columns))
    packs = gather(problems, load_packs, shipped.packs(), *folders)
    waivers = gather(problems, load_waivers, accepted) if accepted else ()
    baseline = gather(problems, load_baseline, before) if before else None
    if problems or loaded is None:
        raise UnreadableInput(problems)
    if not any(getattr(loaded.town, part) for part in _CHECKED):
        raise UnreadableInput.one(
            ", ".join(path.name for path in files),
            "Det finns ingen delegationsordning, inget beslut och inget sammanträde att pröva.",
            "Ange en fil i Word eller Excel, eller en YAML-fil med `orders`, `decisions` eller `meetings`.",
        )
    report = check_and_tell(
        loaded.town,
        form=form,
        output=output,
        everything=everything,
        one_engine=one_engine,
        read=files,
        on=today(loaded, as_of),
        packs=packs,
        waivers=waivers or (),
        baseline=baseline,
        language=language,
        document=loaded.document(language),
    )
    if after is not None:
        write(after, baseline_text(report).encode())
        click.echo(f"{after.name}: Utgångsläget är skrivet.", err=True)
    if report.at_least(Level(fail_level)):
        context.exit(EXIT_FINDINGS)


def check_and_tell(
    town: Municipality,
    *,
    form: str,
    output: Path | None,
    everything: bool,
    one_engine: bool,
    read: Sequence[Path],
    **asked: Any,
) -> Report:
    """Checks, by both engines where there are two, and writes the report to a file or to the terminal.

    `asked` are the arguments of `check`, `read` the files that must not be written over. An internal fault is raised
    when the report, marked as not to be relied on, has been written.
    """
    fault: SecondOpinionFailed | None = None
    try:
        report = check(town, **asked, cross_check=durable_available() and not one_engine)
    except SecondOpinionFailed as error:
        fault, report = error, error.report
    if form == "json":
        text = report_json(report)
    else:
        color = output is None and bool(sys.stdout and sys.stdout.isatty())
        text = report_text(report, color=color, shown=0 if everything else 6)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))
    if fault is not None:
        _keep(fault, output, read)
        raise fault
    return report


def today(loaded: Loaded, as_of: date | None) -> date:
    """The day to check on: as asked, else the user's own day, or the order's first day in force if that is later."""
    return as_of or max(filter(None, (date.today(), loaded.first_day())))  # noqa: DTZ011


def _keep(fault: SecondOpinionFailed, output: Path | None, inputs: Sequence[Path]) -> None:
    """Writes what is needed to see the fault again, beside the report or in the working folder."""
    name = "samspel-internt-fel.json"
    path = Path(name) if output is None else output.with_name(f"{output.stem}-{name}")
    refuse_overwriting(path, inputs)
    write(path, (json.dumps(fault.reproduction, ensure_ascii=False, indent=2) + "\n").encode())
    click.echo(f"{path.name}: underlag för den som ska rätta felet.", err=True)

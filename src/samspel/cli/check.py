"""`samspel check`: a delegation order against the rules."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import __version__, shipped
from ..checks.baseline import Baseline, baseline_text, load_baseline
from ..checks.run import check
from ..checks.waivers import load_waivers
from ..engines import durable_available
from ..errors import Problem, SamspelError, SecondOpinionFailed, UnreadableInput, gather
from ..exporters.report_github import report_github
from ..exporters.report_json import report_json
from ..exporters.report_junit import report_junit
from ..exporters.report_sarif import report_sarif
from ..exporters.report_text import report_text
from ..findings import Level, Report, Waiver
from ..importers import Loaded, load_files
from ..model import Municipality
from ..rules.load import load_packs
from ..rules.pack import RulePack
from .annotate import refuse_annotating, write_annotated
from .options import (
    check_options,
    columns_option,
    files_argument,
    language_option,
    refuse_overwriting,
    report_options,
    split_columns,
    write,
)

EXIT_FINDINGS = 1
_CHECKED = (
    "orders", "decisions", "meetings", "side_jobs", "gifts", "contacts", "game_rules", "document_requests", "commands",
    "instructions", "role_descriptions", "responsibilities", "performers", "departures", "incidents",
)  # fmt: skip


@click.command("check")
@files_argument
@check_options
@click.option(
    "--write-baseline", "after", type=click.Path(path_type=Path), help="Skriv dagens anmärkningar som utgångsläge."
)
@click.option(
    "--annotate", "answer", type=click.Path(path_type=Path), help="Skriv svaret i en kopia av filen, som kommentarer."
)
@click.option("--suggest", is_flag=True, help="Med --annotate: rätta säkra fel i lagrum som spårade ändringar (Word).")
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
    answer: Path | None,
    suggest: bool,
    form: str,
    fail_level: str,
    output: Path | None,
    everything: bool,
    one_engine: bool,
    columns: str | None,
    language: str,
) -> None:
    """Pröva en delegationsordning (Word, Excel, PDF med flera), beslut eller sammanträden (YAML).

    Ge gärna också en fil om organisationen.

    Slutkod 0: inga anmärkningar på vald nivå. 1: anmärkningar. 2: filen gick inte att förstå. 70: internt fel.
    """
    read = [*files, *filter(None, (accepted, before))]
    refuse_overwriting(output, read)
    refuse_overwriting(answer, read)
    refuse_overwriting(after, [path for path in read if path != before])
    _refuse_same_name(output, after, answer)
    if suggest and answer is None:
        raise SamspelError("--suggest skrivs tillsammans med --annotate SVAR.docx.")
    asked = Asked.read(files, columns, folders, accepted, before)
    if answer is not None:
        refuse_annotating(asked.loaded, answer)
    report = check_and_tell(
        asked.loaded.town,
        form=form,
        output=output,
        everything=everything,
        one_engine=one_engine,
        read=files,
        **asked.of_check(as_of, language),
    )
    if after is not None:
        write(after, baseline_text(report).encode())
        click.echo(f"{after.name}: Utgångsläget är skrivet.", err=True)
    if answer is not None:
        write_annotated(asked.loaded, report, answer, suggest=suggest)
    if report.at_least(Level(fail_level)):
        context.exit(EXIT_FINDINGS)


def _refuse_same_name(*outputs: Path | None) -> None:
    given = [path.absolute() for path in outputs if path is not None]
    if len(set(given)) < len(given):
        raise SamspelError(f"{given[0].name}: Rapporten, utgångsläget och svaret i filen ska ha olika namn.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked, and by what: the files behind the arguments of `check`."""

    loaded: Loaded
    packs: tuple[RulePack, ...]
    waivers: tuple[Waiver, ...]
    baseline: Baseline | None

    @classmethod
    def read(
        cls, files: Sequence[Path], columns: str | None, folders: Sequence[Path], accepted: Path | None, before: Path | None
    ) -> Asked:
        """Reads every file. Raises UnreadableInput with the mistakes of all of them, or when there is nothing to check."""
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
        return cls(loaded, packs or (), waivers or (), baseline)

    def of_check(self, as_of: date | None, language: str) -> dict[str, Any]:
        """The arguments of `check` beside the municipality."""
        return {
            "on": today(self.loaded, as_of),
            "packs": self.packs,
            "waivers": self.waivers,
            "baseline": self.baseline,
            "language": language,
            "document": self.loaded.document(language),
        }


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
    report, fault = judged(town, one_engine, **asked)
    color = output is None and bool(sys.stdout and sys.stdout.isatty())
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: report_text(report, color=color, shown=0 if everything else 6),
        "json": lambda: report_json(report),
        "sarif": lambda: report_sarif(report, __version__),
        "github": lambda: report_github(report),
        "junit": lambda: report_junit(report),
    }
    text = writers[form]()
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))
    refuse_fault(fault, output, read)
    return report


def judged(town: Municipality, one_engine: bool, **asked: Any) -> tuple[Report, SecondOpinionFailed | None]:
    """The report, by both engines where there are two; with the fault when the second did not confirm it."""
    try:
        return check(town, **asked, cross_check=durable_available() and not one_engine), None
    except SecondOpinionFailed as error:
        return error.report, error


def today(loaded: Loaded, as_of: date | None) -> date:
    """The day to check on: as asked, else the user's own day, or the order's first day in force if that is later."""
    return as_of or max(filter(None, (date.today(), loaded.first_day())))  # noqa: DTZ011


def refuse_fault(fault: SecondOpinionFailed | None, output: Path | None, inputs: Sequence[Path]) -> None:
    """Raises an internal fault when the report is written, and what is needed to see it again beside it or in the folder."""
    if fault is None:
        return
    name = "samspel-internt-fel.json"
    path = Path(name) if output is None else output.with_name(f"{output.stem}-{name}")
    refuse_overwriting(path, inputs)
    write(path, (json.dumps(fault.reproduction, ensure_ascii=False, indent=2) + "\n").encode())
    click.echo(f"{path.name}: underlag för den som ska rätta felet.", err=True)
    raise fault

"""`samspel onboarding`: a kit for newly elected representatives or new officials, from the municipality's own facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..exporters.onboarding_paper import onboarding_paper
from ..importers import load_files
from ..planner.onboarding import NewAs
from .options import Day, columns_option, files_argument, refuse_overwriting, split_columns
from .papers import theme_option, write_or_show


@click.command("onboarding")
@files_argument
@click.option("--for", "new_as", type=click.Choice([one.value for one in NewAs]), required=True, help="Vem som är ny.")
@click.option("--organ", metavar="ORGAN", help="Bara för den nämnden (id i filerna).")
@click.option("--on", type=Day(), help="Dag. Annars i dag.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Fil att skriva: .docx, .pdf, .html eller .md.")
@theme_option
@columns_option
def onboarding_command(
    files: tuple[Path, ...],
    new_as: str,
    organ: str | None,
    on: date | None,
    output: Path | None,
    theme: Path | None,
    columns: str | None,
) -> None:
    """Introduktion för nyvalda (elected) eller nya tjänstepersoner (official).

    Vem beslutar vad, vem frågar man, vad gäller, och vad händer under mandatperioden? Allt av kommunens egna uppgifter.
    """
    refuse_overwriting(output, [*files, *filter(None, (theme,))])
    town = load_files(list(files), split_columns(columns)).town
    day = on or date.today()  # noqa: DTZ011
    write_or_show(onboarding_paper(town, NewAs(new_as), on=day, organ=organ), output, theme)

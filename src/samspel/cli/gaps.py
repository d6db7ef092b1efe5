"""`samspel gaps`: what delegation orders leave open, say twice or say in vain."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..checks.analysing import gaps
from ..errors import UnreadableInput
from ..exporters.gaps_text import gaps_markdown, gaps_text
from ..importers import load_files
from .check import today
from .options import (
    Day,
    columns_option,
    files_argument,
    language_option,
    refuse_overwriting,
    split_columns,
    write,
)

EXIT_GAPS = 1


@click.command("gaps")
@files_argument
@click.option("--on", type=Day(), help="Dag. Annars i dag, eller ordningens första dag om den är senare.")
@click.option("--order", metavar="ID", help="Bara den ordningen, om filerna har flera.")
@click.option("--format", "form", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv svaret till en fil.")
@click.option("--all", "everything", is_flag=True, help="Visa allt, även många av samma slag.")
@columns_option
@language_option
@click.pass_context
def gaps_command(
    context: click.Context,
    files: tuple[Path, ...],
    on: date | None,
    order: str | None,
    form: str,
    output: Path | None,
    everything: bool,
    columns: str | None,
    language: str,
) -> None:
    """Vad lämnar delegationsordningen öppet? Belopp och ärenden utan delegat, rader utan verkan, roller utan innehavare.

    Slutkod 0: inga luckor. 1: luckor. 2: en fil gick inte att förstå.
    """
    refuse_overwriting(output, files)
    loaded = load_files(list(files), split_columns(columns))
    if not loaded.town.orders:
        raise UnreadableInput.one(
            ", ".join(path.name for path in files),
            "Det finns ingen delegationsordning att gå igenom.",
            "Ange en fil i Word eller Excel, eller en YAML-fil med `orders`.",
        )
    found = gaps(loaded.town, on=today(loaded, on), order=order)
    if form == "json":
        text = found.model_dump_json(indent=2) + "\n"
    elif form == "md":
        text = gaps_markdown(found, language)
    else:
        text = gaps_text(found, language, shown=0 if everything else 6)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))
    if found.found:
        context.exit(EXIT_GAPS)

"""`samspel interplay`: how politicians and officials work together, with the facts behind every statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from ..checks.interplaying import interplay
from ..exporters.interplay_text import interplay_text
from ..importers import load_files
from ..indicators.found import Interplay
from .check import today
from .options import Day, columns_option, files_argument, language_option, refuse_overwriting, split_columns, write

_SHOWN = 6


def _html(overview: Interplay) -> str:
    from ..exporters.interplay_html import interplay_html  # the templates are loaded by those who want a page

    return interplay_html(overview)


_FORMS: dict[str, Callable[[Interplay], str]] = {
    "text": lambda overview: interplay_text(overview, _SHOWN),
    "json": lambda overview: overview.model_dump_json(indent=2) + "\n",
    "html": _html,
}


@click.command("interplay")
@files_argument
@click.option("--on", type=Day(), help="Dag. Annars i dag, eller ordningens första dag om den är senare.")
@click.option(
    "--format", "form", type=click.Choice(list(_FORMS)), help="text, json eller html. Annars efter filnamnet, eller text."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Skriv till en fil. Slutet .html ger en sida för ledningen."
)
@click.option("--all", "everything", is_flag=True, help="Visa allt, även många av samma slag.")
@columns_option
@language_option
def interplay_command(
    files: tuple[Path, ...],
    on: date | None,
    form: str | None,
    output: Path | None,
    everything: bool,
    columns: str | None,
    language: str,
) -> None:
    """Samspelet mellan politik och förvaltning: vad är klart, vad är oklart, och tre frågor att prata om.

    Filerna säger vem som leder vem, vem som ansvarar för vad, vilka som har rollerna och vad som har hänt. En
    delegationsordning får vara med, så prövas ansvar mot rätten att besluta. Måtten förklaras i docs/indicators.md.
    """
    refuse_overwriting(output, files)
    loaded = load_files(list(files), split_columns(columns))
    overview = interplay(loaded.town, on=today(loaded, on), language=language)
    suffix = output.suffix.removeprefix(".").casefold() if output else ""
    chosen = form or (suffix if suffix in _FORMS else "text")
    text = interplay_text(overview, 0) if chosen == "text" and everything else _FORMS[chosen](overview)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))

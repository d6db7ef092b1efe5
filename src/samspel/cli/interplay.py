"""`samspel interplay`: how politicians and officials work together, with the facts behind every statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..checks.interplaying import interplay
from ..errors import SamspelError
from ..exporters.diagrams import draw
from ..exporters.drawing import Drawing
from ..exporters.interplay_paper import interplay_paper
from ..exporters.interplay_text import interplay_text
from ..exporters.paper.writing import FORMS, write_paper
from ..exporters.sheets import IN_PAPER
from ..importers import load_files
from ..model import Municipality
from .check import today
from .options import Day, columns_option, files_argument, language_option, refuse_overwriting, split_columns, write
from .papers import form_of, in_theme, theme_option

_SHOWN = 6
_PICTURES = ("command", "responsibility")


@click.command("interplay")
@files_argument
@click.option("--on", type=Day(), help="Dag. Annars i dag, eller ordningens första dag om den är senare.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", *FORMS]), help="Annars efter filnamnets slut, eller text."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Fil att skriva. Slutet .html, .pdf, .docx eller .md ger ett dokument för ledningen.",
)
@click.option("--all", "everything", is_flag=True, help="Visa allt, även många av samma slag.")
@theme_option
@columns_option
@language_option
def interplay_command(
    files: tuple[Path, ...],
    on: date | None,
    form: str | None,
    output: Path | None,
    everything: bool,
    theme: Path | None,
    columns: str | None,
    language: str,
) -> None:
    """Samspelet mellan politik och förvaltning: vad är klart, vad är oklart, och tre frågor att prata om.

    Filerna säger vem som leder vem, vem som ansvarar för vad, vilka som har rollerna och vad som har hänt. En
    delegationsordning får vara med, så prövas ansvar mot rätten att besluta. Måtten förklaras i docs/indicators.md.
    """
    refuse_overwriting(output, [*files, *filter(None, (theme,))])
    if output is None and form in ("docx", "pdf"):
        raise SamspelError(f"Formen {form} skrivs till en fil. Ange den med -o, till exempel -o samspelet.{form}.")
    loaded = load_files(list(files), split_columns(columns))
    overview = interplay(loaded.town, on=today(loaded, on), language=language)
    chosen = form or form_of(output) or ("json" if output and output.suffix.casefold() == ".json" else "text")
    if chosen in FORMS:
        paper = interplay_paper(overview, _drawn(loaded.town, overview.on, language))
        data = write_paper(in_theme(paper, theme), chosen)
    elif chosen == "json":
        data = (overview.model_dump_json(indent=2) + "\n").encode()
    else:
        data = interplay_text(overview, 0 if everything else _SHOWN).encode(errors="replace")
    if output is None:
        click.echo(data.decode(), nl=False)
    else:
        write(output, data)


def _drawn(town: Municipality, on: date, language: str) -> list[Drawing]:
    """The pictures that the facts are enough for."""
    drawings: list[Drawing] = []
    for kind in _PICTURES:
        try:
            drawings += draw(kind, town, language=language, on=on, paper=IN_PAPER)
        except SamspelError:  # nothing to draw
            continue
    return drawings

"""`samspel compare`: what a new delegation order changes."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from ..checks.comparing import compare
from ..errors import Problem, SamspelError, UnreadableInput, gather
from ..exporters.comparison_text import comparison_text
from ..exporters.diagrams.difference import draw_difference
from ..exporters.diagrams.theme import load_theme, themed
from ..exporters.paper.comparison import comparison_paper
from ..exporters.paper.writing import FORMS, write_paper
from ..importers import load_files
from .draw import Format, write_pictures
from .options import language_option, refuse_overwriting, write
from .papers import in_theme, theme_option

EXIT_POWER_MOVES = 1
_PICTURES = ("svg", "png")


@click.command("compare")
@click.argument("old", metavar="GAMMAL", type=click.Path(path_type=Path))
@click.argument("new", metavar="NY", type=click.Path(path_type=Path))
@click.option(
    "--with", "beside", multiple=True, type=click.Path(path_type=Path), help="Fil om organisationen, för båda ordningarna."
)
@click.option("--old-order", metavar="ID", help="Vilken ordning i den gamla filen, om den har flera.")
@click.option("--new-order", metavar="ID", help="Vilken ordning i den nya filen, om den har flera.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *FORMS, *_PICTURES]),
    help="Annars efter filnamnets slut, eller text. md, html, docx och pdf är ett utkast till tjänsteskrivelse, svg "
    "och png en bild av vem som får och förlorar.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv jämförelsen till en fil.")
@theme_option
@language_option
@click.pass_context
def compare_command(
    context: click.Context,
    old: Path,
    new: Path,
    beside: tuple[Path, ...],
    old_order: str | None,
    new_order: str | None,
    form: str | None,
    output: Path | None,
    theme: Path | None,
    language: str,
) -> None:
    """Jämför två versioner av en delegationsordning: vem får, förlorar eller behåller vilken beslutanderätt.

    Slutkod 0: ingens beslutanderätt ändras. 1: någons ändras, eller det är osäkert. 2: en fil gick inte att förstå.
    """
    refuse_overwriting(output, [old, new, *beside, *filter(None, (theme,))])
    if output is None and form in ("docx", "pdf", *_PICTURES):
        raise SamspelError(f"Formen {form} skrivs till en fil. Ange den med -o, till exempel -o skrivelse.{form}.")
    problems: list[Problem] = []
    before = gather(problems, load_files, [*beside, old])
    after = gather(problems, load_files, [*beside, new])
    if before is None or after is None:
        raise UnreadableInput(dict.fromkeys(problems))
    comparison = compare(before.town, after.town, old_order=old_order, new_order=new_order)
    form = form or _form_of(output)
    if output is not None and form in _PICTURES:
        drawings = draw_difference(comparison, language)
        if theme is not None:
            drawings = tuple(themed(drawing, load_theme(theme)) for drawing in drawings)
        for path in write_pictures(drawings, output, cast(Format, form)):
            click.echo(path.name)
        if comparison.moves_power:
            context.exit(EXIT_POWER_MOVES)
        return
    if form in FORMS:
        data = write_paper(in_theme(comparison_paper(comparison, language), theme), form)
    elif form == "json":
        data = (comparison.model_dump_json(indent=2) + "\n").encode()
    else:
        data = comparison_text(comparison, language).encode(errors="replace")
    if output is not None:
        write(output, data)
    else:
        click.echo(data.decode(), nl=False)
    if comparison.moves_power:
        context.exit(EXIT_POWER_MOVES)


def _form_of(output: Path | None) -> str:
    """The form that the end of the file name asks for; text for any other."""
    suffix = output.suffix.removeprefix(".").casefold() if output else ""
    return suffix if suffix in (*FORMS, *_PICTURES, "json") else "text"

"""`samspel compare`: what a new delegation order changes."""

from __future__ import annotations

from pathlib import Path

import click

from ..checks.comparing import compare
from ..errors import Problem, UnreadableInput, gather
from ..exporters.comparison_paper import comparison_html, comparison_markdown
from ..exporters.comparison_text import comparison_text
from ..importers import load_files
from .options import language_option, refuse_overwriting, write

EXIT_POWER_MOVES = 1


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
    type=click.Choice(["text", "json", "md", "html"]),
    default="text",
    show_default=True,
    help="md och html är en tabell för ett nämndärende: Ärende, Före, Efter, Innebär.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv jämförelsen till en fil.")
@language_option
@click.pass_context
def compare_command(
    context: click.Context,
    old: Path,
    new: Path,
    beside: tuple[Path, ...],
    old_order: str | None,
    new_order: str | None,
    form: str,
    output: Path | None,
    language: str,
) -> None:
    """Jämför två versioner av en delegationsordning: vem får, förlorar eller behåller vilken beslutanderätt.

    Slutkod 0: ingens beslutanderätt ändras. 1: någons ändras, eller det är osäkert. 2: en fil gick inte att förstå.
    """
    refuse_overwriting(output, [old, new, *beside])
    problems: list[Problem] = []
    before = gather(problems, load_files, [*beside, old])
    after = gather(problems, load_files, [*beside, new])
    if before is None or after is None:
        raise UnreadableInput(dict.fromkeys(problems))
    comparison = compare(before.town, after.town, old_order=old_order, new_order=new_order)
    if form == "json":
        text = comparison.model_dump_json(indent=2) + "\n"
    else:
        writers = {"text": comparison_text, "md": comparison_markdown, "html": comparison_html}
        text = writers[form](comparison, language)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))
    if comparison.moves_power:
        context.exit(EXIT_POWER_MOVES)

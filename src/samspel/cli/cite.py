"""`samspel cite TEXT`: what references to law mean."""

from __future__ import annotations

from datetime import date

import click

from ..exporters.cited_text import cited_text
from ..law.cited import cite
from .options import Day, language_option


@click.command("cite")
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@click.option("--as-of", "as_of", type=Day(), help="Dagen som hänvisningen läses för. Utan dag räknas lagar från år 2000.")
@click.option(
    "--matter", default="", metavar="ÄRENDE", help="Ärendet som hänvisningen hör till. Det kan avgöra vilken lag som menas."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="text eller json."
)
@language_option
def cite_command(text: tuple[str, ...], as_of: date | None, matter: str, form: str, language: str) -> None:
    """Förklara en hänvisning till lag: vad den betyder, om den gäller och vad som har ersatt den.

    Exempel: samspel cite "6 kap. 33 § KL" --as-of 2026-11-21
    """
    cited = cite(" ".join(text), as_of=as_of, matter=matter)
    if form == "json":
        click.echo(cited.model_dump_json(indent=2))
    else:
        click.echo(cited_text(cited, language, with_matter=bool(matter)), nl=False)

"""`samspel zone TEXT`: what or how, whose an item seems to be."""

from __future__ import annotations

import click

from ..exporters.zoned_text import zoned_json, zoned_text
from ..law.zones import ItemFacts, weighty, zone
from .options import language_option


@click.command("zone")
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@click.option("--organ", default="", metavar="NAMN", help="Nämnden som har ärendet.")
@click.option("--individual", is_flag=True, help="Ärendet gäller en enskild.")
@click.option("--authority", is_flag=True, help="Ärendet är myndighetsutövning.")
@click.option("--employee", is_flag=True, help="Ärendet gäller en enskild medarbetare.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def zone_command(
    text: tuple[str, ...], organ: str, individual: bool, authority: bool, employee: bool, form: str, language: str
) -> None:
    """Visa om ett ärende ser ut att vara vad (politik), hur (profession) eller gråzon, och varför.

    Exempel: samspel zone "Riktlinjer för ekonomiskt bistånd" --organ Socialnämnden
    """
    words = " ".join(text)
    facts = ItemFacts(individual=individual or None, authority=authority or None, named_employee=employee or None)
    found, signs = zone(words, board=organ, facts=facts), weighty(words)
    if form == "json":
        click.echo(zoned_json(found, signs), nl=False)
    else:
        click.echo(zoned_text(found, signs, language), nl=False)

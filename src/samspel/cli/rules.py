"""`samspel rule CODE` and `samspel rules`: what the rules say."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from .. import shipped
from ..checks.examples import wrong_examples
from ..errors import SamspelError
from ..exporters.coverage_page import coverage_page, levels_page
from ..exporters.indicators_page import indicators_page
from ..exporters.rule_pages import LEVELS, pages, rule_page
from ..rules.load import load_packs
from .options import language_option, make_folder, write

EXIT_WRONG = 1

folders_option = click.option(
    "--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="Mapp med egna regelpaket."
)


@click.command("rule")
@click.argument("code", metavar="KOD")
@folders_option
@language_option
def rule_command(code: str, folders: tuple[Path, ...], language: str) -> None:
    """Visa en regel: vad den säger, dess lagstöd och fallen som prövar den. KOD är till exempel DEL006."""
    found = {}
    for pack in load_packs(shipped.packs(), *folders):
        for rule in pack.rules:
            found[rule.code.casefold()] = found[rule.slug] = (rule, pack)
    wanted = code.strip().casefold()
    if wanted not in found:
        near = get_close_matches(wanted, list(found), n=1)
        hint = f"Menade du {near[0].upper() if near[0][-1].isdigit() else near[0]}?" if near else "Se `samspel rules`."
        raise SamspelError(f"Regeln {code} finns inte. {hint}")
    click.echo(rule_page(*found[wanted], language), nl=False)


@click.command("rules")
@folders_option
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Skriv en sida per regel i mappen.")
@click.option("--coverage", is_flag=True, help="Visa vilka delar av lagen som reglerna prövar.")
@click.option("--indicators", is_flag=True, help="Visa måtten på roller och samspel: hur de räknas och läses.")
@click.option("--test", "examples", is_flag=True, help="Pröva exemplen i egna regelpaket, eller i alla om mapp saknas.")
@language_option
@click.pass_context
def rules_command(
    context: click.Context,
    folders: tuple[Path, ...],
    folder: Path | None,
    coverage: bool,
    indicators: bool,
    examples: bool,
    language: str,
) -> None:
    """Lista reglerna, eller pröva deras exempel.

    Slutkod 0: rätt. 1: ett exempel får fel svar. 2: ett regelpaket gick inte att förstå.
    """
    packs = load_packs(shipped.packs(), *folders)
    if examples:
        tested = load_packs(*folders) if folders else packs
        wrong = list(wrong_examples(tested, beside=packs))
        for problem in wrong:
            click.echo(str(problem))
        if wrong:
            context.exit(EXIT_WRONG)
        click.echo(f"Alla exempel får rätt svar. Prövade regler: {sum(len(pack.rules) for pack in tested)}.")
        return
    if folder is not None:
        make_folder(folder)
        for name, text in {**pages(packs), "levels.md": levels_page(packs)}.items():
            write(folder / name, text.encode())
        return
    if coverage:
        click.echo(coverage_page(packs), nl=False)
        return
    if indicators:
        click.echo(indicators_page(language), nl=False)
        return
    for pack in packs:
        click.echo(f"{pack.title.in_(language)} ({pack.name}, {pack.verified_through})")
        for rule in pack.rules:
            click.echo(f"  {rule.code}  {LEVELS[language][rule.level]:<8} {rule.title.in_(language)}")

"""`samspel game-rules`: a template of game rules, game rules held against what they should hold, and set as a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from .. import shipped
from ..exporters.game_rules_paper import game_rules_paper
from ..exporters.native import native_json, native_yaml
from ..exporters.paper.writing import FORMS
from ..findings import Level
from ..importers.game_rules import load_game_rules
from ..model import Facts, read_facts
from ..rules.load import load_packs
from .check import EXIT_FINDINGS, check_and_tell
from .options import Day, language_option, refuse_overwriting, report_options, write
from .papers import theme_option, write_or_show

_DATA: Mapping[str, Callable[[Facts], str]] = {".yaml": native_yaml, ".json": native_json}
_output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=f"Fil att skriva: {', '.join((*(f'.{form}' for form in FORMS), *_DATA))}.",
)


@click.group("game-rules")
def game_rules_command() -> None:
    """Spelregler mellan förtroendevalda och tjänstepersoner: en mall, en prövning, ett dokument."""


@game_rules_command.command("new")
@_output
@theme_option
def new_command(output: Path | None, theme: Path | None) -> None:
    """Skriv en mall för spelregler. Utan -o visas den som text.

    Mallen är förslag efter praxis. Gå igenom den från båda sidor, ändra, och fyll i det som står inom [ ].
    """
    _write(read_facts(shipped.packs() / "register" / "game_rules.yaml"), output, theme)


@game_rules_command.command("check")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.option(
    "--with", "beside", multiple=True, type=click.Path(path_type=Path), help="Fil om organisationen och kontakter."
)
@click.option("--as-of", type=Day(), help="Dag att pröva mot. Annars i dag.")
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="Mapp med egna regelpaket.")
@report_options
@language_option
@click.pass_context
def check_command(
    context: click.Context,
    file: Path,
    beside: tuple[Path, ...],
    as_of: date | None,
    folders: tuple[Path, ...],
    form: str,
    fail_level: str,
    output: Path | None,
    everything: bool,
    one_engine: bool,
    language: str,
) -> None:
    """Pröva spelregler: är de hela, ömsesidiga, konkreta och förenliga med lagen?

    FIL är ett dokument i Word, PDF, Markdown eller text, eller samspels eget format.

    Slutkod 0: inga anmärkningar på vald nivå. 1: anmärkningar. 2: filen gick inte att förstå. 70: internt fel.
    """
    refuse_overwriting(output, [file, *beside])
    loaded = load_game_rules(file, beside, language)
    report = check_and_tell(
        loaded.town,
        form=form,
        output=output,
        everything=everything,
        one_engine=one_engine,
        read=[file, *beside],
        on=as_of or date.today(),  # noqa: DTZ011
        packs=load_packs(shipped.packs(), *folders),
        language=language,
        document=loaded.document,
    )
    if report.at_least(Level(fail_level)):
        context.exit(EXIT_FINDINGS)


@game_rules_command.command("write")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@_output
@theme_option
def write_command(file: Path, output: Path | None, theme: Path | None) -> None:
    """Skriv spelregler i ett annat format, till exempel YAML som Word. Utan -o visas de som text."""
    refuse_overwriting(output, [file])
    _write(Facts(game_rules=load_game_rules(file).town.game_rules), output, theme)


def _write(facts: Facts, output: Path | None, theme: Path | None) -> None:
    refuse_overwriting(output, [theme] if theme else [])
    data = _DATA.get(output.suffix.casefold()) if output else None
    if output is not None and data is not None:
        write(output, data(facts).encode())
    else:
        write_or_show(game_rules_paper(facts.game_rules[0]), output, theme, also=_DATA)

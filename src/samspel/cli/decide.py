"""`samspel decide`, `who` and `what`: who may decide what, asked of the files of a municipality."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from ..authority.request import Answer, Request
from ..checks.asked_amount import asked_amount
from ..checks.asking import decide, index_of, what_may, who_may
from ..errors import SamspelError
from ..exporters.ruling_json import ruling_json
from ..exporters.ruling_text import candidates_text, powers_text, ruling_text
from ..importers import load_files
from ..model import Vat
from .options import Day, columns_option, files_argument, language_option, split_columns, together

EXIT = {Answer.YES: 0, Answer.NO: 3, Answer.NEEDS_ASSESSMENT: 4}
EXIT_NOBODY = 3
_VAT = {"med": Vat.INCLUDED, "utan": Vat.EXCLUDED}


_about_whom = together(
    click.option("--role", metavar="ROLL", help="Rollens id i filerna, till exempel ekonomichef."),
    click.option("--person", metavar="PERSON", help="Personens id i filerna."),
    click.option("--organ", metavar="ORGAN", help="Organets id i filerna, till exempel ks-au."),
)
_about_matter = together(
    click.option("--matter", required=True, metavar="ÄRENDE", help="Ärendet: en rad (ordning/rad), en ärendetyp eller ord."),
    click.option("--amount", metavar="BELOPP", help="Beslutets belopp, till exempel ”410 000 kr”."),
    click.option("--vat", type=click.Choice(list(_VAT)), help="Om beloppet är räknat med eller utan moms."),
    click.option("--urgent", "urgent_reason", metavar="SKÄL", help="Varför ärendet inte kan vänta på nämnden."),
)
_when = together(
    click.option("--on", type=Day(), required=True, help="Beslutets dag."),
    click.option("--board", metavar="NÄMND", help="Nämndens id, om bara dess ärenden menas."),
    columns_option,
    language_option,
)


@click.command("decide")
@files_argument
@_about_whom
@_about_matter
@_when
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Svarets form."
)
def decide_command(
    files: tuple[Path, ...],
    columns: str | None,
    language: str,
    amount: str | None,
    vat: str | None,
    form: str,
    **asked: Any,
) -> int:
    """Får rollen, personen eller organet besluta i ärendet? Svarar ja, nej eller vad som saknas, och varför.

    Slutkod 0 är ja, 3 nej och 4 att svaret kräver en bedömning.
    """
    town = load_files(list(files), split_columns(columns)).town
    ruling = decide(town, Request(**asked, **_sum(amount, vat)))
    click.echo(ruling_json(ruling, language) if form == "json" else ruling_text(ruling, language), nl=form == "json")
    return EXIT[ruling.answer]


@click.command("who")
@files_argument
@_about_matter
@_when
def who_command(
    files: tuple[Path, ...],
    columns: str | None,
    language: str,
    matter: str,
    on: date,
    amount: str | None,
    vat: str | None,
    **details: Any,
) -> int:
    """Vilka får besluta i ärendet? De närmaste först. Slutkod 3 när ingen säkert får."""
    town = load_files(list(files), split_columns(columns)).town
    found = who_may(town, matter, on=on, **details, **_sum(amount, vat))
    click.echo(candidates_text(index_of(town), found, language), nl=False)
    return 0 if found else EXIT_NOBODY


@click.command("what")
@files_argument
@_about_whom
@_when
def what_command(
    files: tuple[Path, ...],
    columns: str | None,
    language: str,
    on: date,
    **who: Any,
) -> int:
    """Vad får rollen, personen eller organet besluta? Slutkod 3 när det inte är något."""
    town = load_files(list(files), split_columns(columns)).town
    found = what_may(town, on=on, **who)
    click.echo(powers_text(found, language), nl=False)
    return 0 if found else EXIT_NOBODY


def _sum(amount: str | None, vat: str | None) -> dict[str, Any]:
    """The amount as a request takes it; `--vat` goes before what the words say. Raises SamspelError when it is none."""
    if amount is None:
        return {}
    try:
        asked = asked_amount(amount)
    except SamspelError as error:
        raise SamspelError(f"--amount: {error}") from None
    return {"amount": asked.value, "amount_unit": asked.unit, "vat": _VAT[vat] if vat else asked.vat}

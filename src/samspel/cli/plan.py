"""`samspel plan`: the road to a decision, as a checklist or a picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from ..errors import SamspelError
from ..exporters.diagrams.road import draw_road
from ..exporters.road_text import road_markdown, road_text
from ..importers import load_files
from ..model import Appeal, Municipality
from ..planner.planning import plan
from ..planner.road import By, Road, Traits
from .draw import FORMATS, Format, write_pictures
from .options import Day, columns_option, language_option, refuse_overwriting, split_columns, write

_BY = {"fullmäktige": By.COUNCIL, "nämnd": By.BOARD, "delegat": By.DELEGATE}
_APPEAL = {
    "laglighetsprövning": Appeal.MUNICIPAL_REVIEW,
    "förvaltningsbesvär": Appeal.ADMINISTRATIVE,
    "inget": Appeal.NONE_POSSIBLE,
}
_WRITERS: dict[str, Callable[[Road], str]] = {
    "text": road_text,
    "md": road_markdown,
    "json": lambda road: road.model_dump_json(indent=2) + "\n",
}


@click.command("plan")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL...]")
@click.option("--matter", required=True, metavar="ÄRENDE", help="Ärendet: ord, en ärendetyp eller en rad (ordning/rad).")
@click.option("--on", type=Day(), required=True, help="Dagen då beslutet är tänkt att fattas.")
@click.option("--organ", metavar="ORGAN", help="Id i filerna för det organ som ska besluta.")
@click.option("--by", type=click.Choice(list(_BY)), help="Vem som ska besluta, om filerna inte säger det.")
@click.option("--authority/--no-authority", default=None, help="Om det är myndighetsutövning mot någon enskild.")
@click.option("--appeal", type=click.Choice(list(_APPEAL)), help="Hur beslutet överklagas.")
@click.option("--budget/--no-budget", default=None, help="Om det kräver pengar som inte finns i budgeten.")
@click.option("--children/--no-children", default=None, help="Om det berör barn.")
@click.option("--staff/--no-staff", default=None, help="Om det ändrar de anställdas arbete eller villkor.")
@click.option("--format", "form", type=click.Choice(list(_WRITERS)), default="text", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Skriv till en fil. Slutet .svg, .png eller .dot ger en bild."
)
@columns_option
@language_option
def plan_command(
    files: tuple[Path, ...],
    matter: str,
    on: date,
    organ: str | None,
    by: str | None,
    appeal: str | None,
    form: str,
    output: Path | None,
    columns: str | None,
    language: Any,
    **traits: bool | None,
) -> None:
    """Vägen till ett beslut: vem gör vad, från initiativ till uppföljning, och vad lagen kräver på vägen.

    Vem som beslutar anges med --organ eller --by. Annars räknas det ut av delegationsordningen eller av ärendets typ.
    """
    refuse_overwriting(output, files)
    if output is not None and not output.suffix:
        raise SamspelError(f"{output.name}: Ange ett slut på filnamnet, till exempel .svg, .md eller .txt.")
    town = load_files(list(files), split_columns(columns)).town if files else Municipality()
    road = plan(
        matter,
        on=on,
        town=town,
        organ=organ,
        by=_BY[by] if by else None,
        traits=Traits(appeal=_APPEAL[appeal] if appeal else None, **traits),
        language=language,
    )
    suffix = output.suffix.removeprefix(".").casefold() if output else ""
    if output is None:
        click.echo(_WRITERS[form](road), nl=False)
    elif suffix in FORMATS:
        for path in write_pictures(draw_road(road), output, cast(Format, suffix)):
            click.echo(path.name)
    else:
        write(output, _WRITERS[suffix if suffix in _WRITERS else form](road).encode())

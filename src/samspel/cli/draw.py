"""`samspel draw`: pictures of a delegation order and of the organisation."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, cast, get_args

import click

from ..checks.run import check
from ..errors import SamspelError
from ..exporters.diagrams import KINDS, draw
from ..exporters.drawing import Drawing
from ..exporters.rendering import render
from ..importers import Loaded, load_files
from .check import today
from .options import Day, columns_option, language_option, refuse_overwriting, split_columns, write

Format = Literal["svg", "png", "dot"]
FORMATS: tuple[str, ...] = get_args(Format)


@click.command("draw")
@click.argument("words", nargs=-1, required=True, metavar="[SLAG] FIL...")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Bildfil: .svg, .png eller .dot.")
@click.option("--findings/--no-findings", default=True, show_default=True, help="Märk ut anmärkningar i bilden.")
@click.option("--as-of", type=Day(), help="Dag att pröva mot för anmärkningarna.")
@columns_option
@language_option
def draw_command(
    words: tuple[str, ...], output: Path, findings: bool, as_of: date | None, columns: str | None, language: str
) -> None:
    """Rita delegationsordningen. SLAG är levels (nivåer), sections (kort per avsnitt) eller organisation.

    Blir bilden för stor för ett blad skrivs flera filer: bild-1.svg, bild-2.svg och så vidare.
    """
    kind, files = (words[0], words[1:]) if words[0] in KINDS else ("levels", words)
    near = get_close_matches(words[0], KINDS, n=1)
    if near and words[0] not in KINDS and not Path(words[0]).exists():
        raise SamspelError(f"Bilden {words[0]} finns inte. Menade du {near[0]}?")
    if not files:
        raise SamspelError("Ange vilken fil som ska ritas.")
    form = output.suffix.removeprefix(".").casefold()
    if form not in FORMATS:
        raise SamspelError(f"{output.name}: Bilden kan skrivas som .svg, .png eller .dot.")
    refuse_overwriting(output, [Path(file) for file in files])
    loaded = load_files([Path(file) for file in files], split_columns(columns))
    drawings = picture(loaded, kind, language, as_of, findings)
    for path in write_pictures(drawings, output, cast(Format, form)):
        click.echo(path.name)


def picture(loaded: Loaded, kind: str, language: str, as_of: date | None, findings: bool) -> tuple[Drawing, ...]:
    """The drawings of one kind, with findings marked if asked for."""
    report = check(loaded.town, on=today(loaded, as_of), language=language) if findings else None
    order = loaded.order.id if loaded.order else None
    return draw(kind, loaded.town, order, report, language)


def write_pictures(drawings: tuple[Drawing, ...], output: Path, form: Format) -> list[Path]:
    """Renders all drawings before any file is written; several get a number in the name."""
    rendered = [render(drawing, form) for drawing in drawings]
    if len(rendered) == 1:
        paths = [output]
    else:
        paths = [output.with_stem(f"{output.stem}-{number}") for number in range(1, len(rendered) + 1)]
    for path, data in zip(paths, rendered, strict=True):
        write(path, data)
    return paths

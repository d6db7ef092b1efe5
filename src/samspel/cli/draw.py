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
from ..exporters.diagrams.theme import load_theme, themed
from ..exporters.drawing import Drawing
from ..exporters.rendering import render, renderer_name
from ..exporters.sheets import A4, SHEETS, Sheet
from ..importers import load_files
from .check import today
from .options import Day, columns_option, language_option, refuse_overwriting, split_columns, write

Format = Literal["svg", "png", "pdf", "dot"]
FORMATS: tuple[str, ...] = get_args(Format)


@click.command("draw")
@click.argument("words", nargs=-1, required=True, metavar="[SLAG] FIL...")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Bildfil: .svg, .png, .pdf eller .dot.")
@click.option("--findings/--no-findings", default=True, show_default=True, help="Märk ut anmärkningar i bilden.")
@click.option("--as-of", type=Day(), help="Dag att pröva mot för anmärkningarna.")
@click.option("--order", metavar="ID", help="Vilken ordning, om filerna har flera.")
@click.option("--section", metavar="AVSNITT", help="Rita bara ett avsnitt.")
@click.option("--role", metavar="ROLL", help="Rita bara en delegats rader: rollens id, eller titeln som den står.")
@click.option("--theme", type=click.Path(path_type=Path), help="Fil med kommunens färger och namn (YAML).")
@click.option("--row", metavar="NR", help="Raden vars väg ska ritas (chain).")
@click.option("--paper", type=click.Choice(list(SHEETS)), default="a4", show_default=True, help="Papper att skriva ut på.")
@click.option("--collapse", is_flag=True, help="Fäll ihop till en översikt: bara antal (levels, sections, organisation).")
@columns_option
@language_option
def draw_command(
    words: tuple[str, ...],
    output: Path,
    findings: bool,
    as_of: date | None,
    order: str | None,
    section: str | None,
    role: str | None,
    theme: Path | None,
    row: str | None,
    paper: str,
    collapse: bool,
    columns: str | None,
    language: str,
) -> None:
    """Rita delegationsordningen eller organisationen.

    \b
    SLAG är ett av dessa (annars levels):
      levels        delegaterna i nivåer
      sections      ett kort för varje avsnitt
      roles         ett kort för varje delegat: vad får jag besluta?
      ladder        beloppstrappa: vem får besluta upp till vilket belopp
      chain         vägen till ett beslut, från fullmäktige till delegaten (med --row)
      collaboration vilka som beslutar gemensamt, efter samråd eller med godkännande
      findings      anmärkningarna på kartan: avsnitt, delegater och vad som är fel
      organisation  fullmäktige, nämnder och förvaltningar
      command       ledningslinjer: vem leder vem
      responsibility vem ansvarar för vad, skede för skede

    Text i bilden blir minst 8 punkter på papperet. Ryms inte allt på ett blad skrivs flera filer: bild-1.svg, bild-2.svg
    och så vidare. En PDF får flera sidor.
    """
    kind, files = (words[0], words[1:]) if words[0] in KINDS else ("levels", words)
    near = get_close_matches(words[0], KINDS, n=1)
    if near and words[0] not in KINDS and not Path(words[0]).exists():
        raise SamspelError(f"Bilden {words[0]} finns inte. Menade du {near[0]}?")
    if not files:
        raise SamspelError("Ange vilken fil som ska ritas.")
    sheet = SHEETS[paper]
    form = output.suffix.removeprefix(".").casefold()
    if form not in FORMATS:
        raise SamspelError(f"{output.name}: Bilden kan skrivas som .svg, .png, .pdf eller .dot.")
    refuse_overwriting(output, [*(Path(file) for file in files), *filter(None, (theme,))])
    colours = load_theme(theme) if theme else None
    loaded = load_files([Path(file) for file in files], split_columns(columns))
    day = today(loaded, as_of)
    report = check(loaded.town, on=day, language=language) if findings else None
    chosen = order or (loaded.order.id if loaded.order else None)
    drawings = draw(
        kind,
        loaded.town,
        chosen,
        report,
        language,
        section=section,
        role=role,
        row=row,
        on=day,
        paper=paper,
        collapse=collapse,
    )
    if colours is not None:
        drawings = tuple(themed(drawing, colours) for drawing in drawings)
    for path in write_pictures(drawings, output, cast(Format, form), sheet):
        click.echo(path.name)
    for drawing in drawings:
        if drawing.note:
            click.echo(f"{drawing.title}: {drawing.note}", err=True)
    if form != "dot":
        click.echo(f"Ritat med {renderer_name()}.", err=True)


def write_pictures(drawings: tuple[Drawing, ...], output: Path, form: Format, sheet: Sheet = A4) -> list[Path]:
    """Renders all drawings before any file is written; several get a number in the name,
    except in a PDF, which has pages."""
    if form == "pdf":
        from ..exporters.paper.pdf import pictures_pdf

        write(output, pictures_pdf(drawings, sheet))
        return [output]
    rendered = [render(drawing, form) for drawing in drawings]
    if len(rendered) == 1:
        paths = [output]
    else:
        paths = [output.with_stem(f"{output.stem}-{number}") for number in range(1, len(rendered) + 1)]
    for path, data in zip(paths, rendered, strict=True):
        write(path, data)
    return paths

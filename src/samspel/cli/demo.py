"""`samspel demo`: the main job on an example that ships with samspel."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from .. import __version__, shipped
from ..checks.run import check
from ..exporters.diagrams import draw
from ..exporters.paper.report import report_paper
from ..exporters.paper.writing import Form, write_paper
from ..exporters.report_json import report_json
from ..exporters.report_text import report_text
from ..importers import load_files
from .draw import write_pictures
from .options import language_option, make_folder, write

ORDER = "socialnamnden.docx"
ORGANISATION = "organisation.yaml"
AS_OF = date(2026, 5, 1)  # a fixed day, so that the example always gives the same answer
_SAY = {
    "sv": "Exempel: {order} (påhittad delegationsordning i Word) och {organisation}, prövade mot läget {day}.",
    "en": "Example: {order} (a made-up delegation order in Word) and {organisation}, checked as of {day}.",
}
_WROTE = {"sv": "Skrev i mappen {folder}:", "en": "Wrote in the folder {folder}:"}


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("samspel-demo"),
    show_default=True,
)
@language_option
def demo_command(folder: Path, language: str) -> None:
    """Pröva en påhittad delegationsordning: visa anmärkningarna, skriv rapport och bilder."""
    examples = shipped.examples()
    loaded = load_files([examples / ORGANISATION, examples / ORDER])
    report = check(loaded.town, on=AS_OF, language=language, document=loaded.document(language))
    kinds = ("levels", "sections", "roles", "organisation")
    drawn = {kind: draw(kind, loaded.town, report=report, language=language) for kind in kinds}
    paper = report_paper(report, loaded.town, loaded.town.orders, __version__)
    make_folder(folder)
    written = [folder / name for name in ("rapport.txt", "rapport.json", ORDER, ORGANISATION)]
    write(written[0], report_text(report, shown=0).encode())
    write(written[1], report_json(report).encode())
    write(written[2], (examples / ORDER).read_bytes())
    write(written[3], (examples / ORGANISATION).read_bytes())
    forms: tuple[Form, ...] = ("html", "docx")
    for form in forms:
        written.append(folder / f"rapport.{form}")
        write(written[-1], write_paper(paper, form))
    for kind, drawings in drawn.items():
        written += write_pictures(drawings, folder / f"{kind}.svg", "svg")
        written += write_pictures(drawings, folder / f"{kind}.png", "png")
    click.echo(_SAY[language].format(order=ORDER, organisation=ORGANISATION, day=AS_OF))
    click.echo()
    color = bool(sys.stdout and sys.stdout.isatty())
    click.echo(report_text(report, color=color), nl=False)
    click.echo()
    click.echo(_WROTE[language].format(folder=folder))
    for path in written:
        click.echo(f"  {path.name}")

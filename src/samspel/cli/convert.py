"""`samspel convert`: a delegation order as data."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..errors import UnreadableInput
from ..exporters.native import native_json, native_yaml
from ..importers import load_files
from ..importers.order_json import order_json
from .options import columns_option, refuse_overwriting, split_columns, write


@click.command("convert")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.option(
    "--to",
    "form",
    type=click.Choice(["json", "yaml", "native-json"]),
    default="json",
    show_default=True,
    help="json: läst text bredvid tolkning. yaml, native-json: samspels eget format.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv till en fil.")
@columns_option
def convert_command(file: Path, form: str, output: Path | None, columns: str | None) -> None:
    """Läs en delegationsordning i Word eller Excel och skriv den som data."""
    refuse_overwriting(output, [file])
    loaded = load_files([file], split_columns(columns))
    if form == "json":
        if not loaded.read:
            raise UnreadableInput.one(file.name, "Filen är redan data.", "Välj --to yaml eller --to native-json.")
        text = json.dumps(order_json(loaded.read[0]), ensure_ascii=False, indent=2) + "\n"
    else:
        text = native_yaml(loaded.town) if form == "yaml" else native_json(loaded.town)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text.encode(errors="replace"))

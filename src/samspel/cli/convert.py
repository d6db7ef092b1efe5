"""`samspel convert`: a delegation order as data, or as a document of its own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..answering.writing import write_order
from ..errors import SamspelError, UnreadableInput
from ..exporters.native import native_json, native_yaml
from ..importers import Loaded, load_files
from ..importers.order_json import order_json
from .convert_folder import convert_folder
from .options import columns_option, refuse_overwriting, split_columns, write
from .progress import working

_DOCUMENTS = ("docx", "xlsx", "html", "md", "pdf")


@click.command("convert")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL|MAPP")
@click.option(
    "--to",
    "form",
    type=click.Choice(["json", "yaml", "native-json", *_DOCUMENTS]),
    default="json",
    show_default=True,
    help="json: läst text bredvid tolkning. yaml, native-json: samspels eget format. De andra: ett dokument.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv till en fil.")
@columns_option
def convert_command(file: Path, form: str, output: Path | None, columns: str | None) -> None:
    """Läs en delegationsordning och skriv den som data eller som ett eget dokument.

    Är det en mapp läses alla ordningar i den, och en tabell visar hur det gick. Med -o skrivs de till en annan mapp.
    """

    def read(path: Path) -> Loaded:
        return load_files([path], split_columns(columns))

    def make(loaded: Loaded, path: Path) -> bytes:
        return _document(loaded, form) if form in _DOCUMENTS else _data(loaded, form, path).encode(errors="replace")

    if file.is_dir():
        convert_folder(file, output, f".{form.removeprefix('native-')}", read, make)
        return
    refuse_overwriting(output, [file])
    if form in ("docx", "xlsx", "pdf") and output is None:
        raise SamspelError(f"Ange med -o vilken fil som ska skrivas, till exempel -o ordning.{form}.")
    with working(f"Läser {file.name}"):
        loaded = read(file)
    data = make(loaded, file)
    if output is None:
        click.echo(data.decode(errors="replace"), nl=False)
    else:
        write(output, data)


def _data(loaded: Loaded, form: str, file: Path) -> str:
    if form == "json":
        if not loaded.read:
            raise UnreadableInput.one(file.name, "Filen är redan data.", "Välj --to yaml eller --to native-json.")
        return json.dumps(order_json(loaded.read[0]), ensure_ascii=False, indent=2) + "\n"
    return native_yaml(loaded.town) if form == "yaml" else native_json(loaded.town)


def _document(loaded: Loaded, form: str) -> bytes:
    """The order as a document; what it does not say in the same way is told beside it."""
    written = write_order(loaded.read[0] if loaded.read else loaded.town, form)
    for difference in written.differences:
        click.echo(difference, err=True)
    return written.data

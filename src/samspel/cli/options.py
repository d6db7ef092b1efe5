"""Options that several commands share, and writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ..errors import SamspelError
from ..findings import Level

language_option: Callable[[Any], Any] = click.option(
    "--lang", "language", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="Språk: sv eller en."
)
files_argument: Callable[[Any], Any] = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL..."
)
columns_option: Callable[[Any], Any] = click.option(
    "--columns",
    metavar="A,B,...",
    help="Vad kolumnerna innehåller, från vänster: number, matter, delegate, substitute, law, onward, note, amount, "
    "report, appeal eller -.",
)


def together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one, in the order they are to stand in the help."""

    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


class Day(click.ParamType[date]):
    """A calendar day written ÅÅÅÅ-MM-DD."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a clear message when it is none, or lies outside the years law is known for."""
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} är inget datum. Skriv ÅÅÅÅ-MM-DD.", param, ctx)
        if not 1992 <= day.year <= 2100:
            self.fail(f"{value} ligger utanför de år som kan prövas (1992–2100).", param, ctx)
        return day


check_options = together(
    click.option(
        "--as-of", type=Day(), help="Dag att pröva mot. Annars i dag, eller ordningens första dag om den är senare."
    ),
    click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="Mapp med egna regelpaket."),
    click.option("--waivers", "accepted", type=click.Path(path_type=Path), help="Fil med godtagna undantag."),
    click.option("--baseline", "before", type=click.Path(path_type=Path), help="Utgångsläge: visa och räkna bara det nya."),
)
one_engine_option: Callable[[Any], Any] = click.option(
    "--one-engine", is_flag=True, help="Räkna inte efter med ett andra program (durable-rules)."
)
report_options = together(
    click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "github", "junit"]),
        default="text",
        show_default=True,
        help="sarif, github och junit läses av tjänster som kör prövningar åt er.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice([level.value for level in Level]),
        default=Level.ERROR.value,
        show_default=True,
        help="Lägsta nivå som ger slutkod 1.",
    ),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv rapporten till en fil."),
    click.option("--all", "everything", is_flag=True, help="Visa alla meddelanden, även många av samma slag."),
    one_engine_option,
)


def split_columns(columns: str | None) -> list[str] | None:
    """The list behind `--columns`."""
    return None if columns is None else [column.strip() for column in columns.split(",")]


def make_folder(folder: Path) -> None:
    """The folder, made if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise SamspelError(f"{folder.name}: Mappen går inte att skapa. Välj en annan med skrivrätt.") from None


def refuse_overwriting(output: Path | None, inputs: Sequence[Path]) -> None:
    """Raises SamspelError when the output would take the place of a file that is read."""
    if output is not None and output.exists() and any(one.exists() and output.samefile(one) for one in inputs):
        raise SamspelError(f"{output.name}: Filen som läses skulle skrivas över. Välj ett annat namn.")


def write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all: first beside it, then moved into place."""
    if path.is_dir():
        raise SamspelError(f"{path.name}: Det är en mapp. Ange ett filnamn.")
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        raise SamspelError(
            f"{path.name}: Mappen {path.parent.name or '.'} finns inte eller går inte att skriva i."
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise SamspelError(f"{path.name}: Filen går inte att skriva.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

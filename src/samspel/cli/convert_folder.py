"""`samspel convert DIR`: every delegation order of a folder, with a table of how each was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from ..errors import SamspelError, UnreadableInput
from ..importers import Loaded
from ..importers.documents import READERS
from ..importers.order_json import understood
from .options import make_folder, write
from .progress import steps

_HEADINGS = ("Fil", "Rader", "Förstått", "Frågor", "Resultat")


@dataclass(frozen=True, slots=True)
class _Result:
    """One line of the table; `failed` when the file could not be read."""

    cells: tuple[str, str, str, str, str]
    failed: bool = False


def convert_folder(
    folder: Path, output: Path | None, suffix: str, read: Callable[[Path], Loaded], make: Callable[[Loaded, Path], bytes]
) -> None:
    """Reads every file of a kind that can be read, tells how it went, and writes what `make` gives into `output`.

    A file that cannot be read stops nobody else; then the command ends with code 2.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.casefold() in READERS and not path.name.startswith("~$"))
    if not files:
        raise SamspelError(f"{folder.name}: Mappen har inga filer som kan läsas ({', '.join(sorted(READERS))}).")
    if output is not None:
        if output.exists() and output.samefile(folder):
            raise SamspelError(f"{output.name}: Ange en annan mapp att skriva i än den som läses.")
        make_folder(output)
    results = [_one(path, output, suffix, read, make) for path in steps(files, lambda path: f"Läser {path.name}")]
    _print(results)
    if any(result.failed for result in results):
        raise click.exceptions.Exit(2)


def _one(
    path: Path, output: Path | None, suffix: str, read: Callable[[Path], Loaded], make: Callable[[Loaded, Path], bytes]
) -> _Result:
    try:
        loaded = read(path)
        data = make(loaded, path)
    except UnreadableInput as error:
        problem = error.problems[0]
        return _Result((path.name, "–", "–", "–", f"{problem.words} {problem.remedy}"), failed=True)
    order = loaded.read[0]
    cells, taken = understood(order)
    done = "läst"
    if output is not None:
        target = output / f"{path.name}{suffix}"
        write(target, data)
        done = f"skrevs till {target.name}"
    share = f"{100 * taken / cells:.0f} %" if cells else "–"
    return _Result((path.name, str(len(order.rows)), share, str(len(order.doubts)), done))


def _print(results: list[_Result]) -> None:
    lines = [_HEADINGS, *(result.cells for result in results)]
    widths = [max(len(line[at]) for line in lines) for at in range(4)]
    for line in lines:
        first, *numbers, last = line
        columns = [first.ljust(widths[0]), *(one.rjust(width) for one, width in zip(numbers, widths[1:], strict=True))]
        click.echo(f"{'  '.join(columns)}  {last}".rstrip())

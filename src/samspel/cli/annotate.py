"""The answer of `samspel check` in a copy of the file it is about."""

from __future__ import annotations

from pathlib import Path

import click

from ..answering.annotating import annotate_read, answer_suffix
from ..errors import SamspelError
from ..findings import Report
from ..importers import Loaded
from .options import write


def refuse_annotating(loaded: Loaded, answer: Path) -> None:
    """Raises SamspelError when there is not one document to answer in, or the answer has the wrong kind of name."""
    if len(loaded.read) != 1:
        raise SamspelError("--annotate svarar i en fil. Ange en enda delegationsordning i Word, Excel eller liknande.")
    suffix = answer_suffix(loaded.read[0].path)
    if answer.suffix.casefold() != suffix:
        raise SamspelError(f"{answer.name}: Svaret på {loaded.read[0].file} ska ha ett namn som slutar på {suffix}.")


def write_annotated(loaded: Loaded, report: Report, answer: Path, *, suggest: bool) -> None:
    """Writes the copy and tells how many remarks it holds, and how many are elsewhere."""
    done = annotate_read(loaded.read[0], report, suggest=suggest)
    write(answer, done.data)
    told = [_counted(done.remarks, "kommentar", "kommentarer")]
    if suggest:
        told.append(_counted(done.suggestions, "spårad ändring", "spårade ändringar"))
    click.echo(f"{answer.name}: {' och '.join(told)}.", err=True)
    if done.elsewhere:
        places = _counted(done.elsewhere, "anmärkning gäller", "anmärkningar gäller")
        click.echo(f"{places} annat än delegationsordningen och står bara i rapporten.", err=True)
    if done.signed:
        click.echo(f"Den digitala underskriften i {loaded.read[0].file} gäller inte för {answer.name}.", err=True)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

"""`samspel schema`: the published forms of what samspel reads and tells, as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from ..authority.request import Request
from ..checks.comparison import Comparison
from ..exporters.ruling_json import RulingForm
from ..findings import Report
from ..law.cited import Cited
from ..model import Facts
from .options import make_folder, write

_FORMS: dict[str, Any] = {
    "cite": Cited,
    "compare": Comparison,
    "native": Facts,
    "report": Report,
    "request": Request,
    "ruling": RulingForm,
}


def schemas() -> dict[str, str]:
    """Every file of `docs/schema/` by name."""
    return {
        f"{name}.schema.json": json.dumps(TypeAdapter(form).json_schema(), ensure_ascii=False, indent=2) + "\n"
        for name, form in _FORMS.items()
    }


@click.command("schema")
@click.argument(
    "name", type=click.Choice(sorted(_FORMS)), default="native", metavar="[cite|compare|native|report|request|ruling]"
)
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Skriv alla scheman i mappen.")
def schema_command(name: str, folder: Path | None) -> None:
    """Visa JSON Schema för samspels eget format, rapporten, en begäran, eller svaren från decide, cite och compare."""
    if folder is None:
        click.echo(schemas()[f"{name}.schema.json"], nl=False)
        return
    make_folder(folder)
    for file, text in schemas().items():
        write(folder / file, text.encode())

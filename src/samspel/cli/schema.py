"""`samspel schema`: the published form of the native file and of the report, as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import click
from pydantic import BaseModel

from ..checks.comparison import Comparison
from ..findings import Report
from ..law.cited import Cited
from ..model import Facts
from ..planner.road import Road
from .options import make_folder, write

_MODELS: dict[str, type[BaseModel]] = {
    "cite": Cited,
    "compare": Comparison,
    "native": Facts,
    "plan": Road,
    "report": Report,
}


def schemas() -> dict[str, str]:
    """Every file of `docs/schema/` by name."""
    return {
        f"{name}.schema.json": json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
        for name, model in _MODELS.items()
    }


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(_MODELS)), default="native", metavar="[cite|compare|native|plan|report]")
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Skriv alla scheman i mappen.")
def schema_command(name: str, folder: Path | None) -> None:
    """Visa JSON Schema för samspels eget format, för rapporten eller för svaren från cite, compare och plan."""
    if folder is None:
        click.echo(schemas()[f"{name}.schema.json"], nl=False)
        return
    make_folder(folder)
    for file, text in schemas().items():
        write(folder / file, text.encode())

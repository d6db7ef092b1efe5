"""`samspel schema`: the published form of what samspel reads and tells, as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from ..authority.request import Request
from ..checks.case_results import CaseReport
from ..checks.cases import CaseFile
from ..checks.comparison import Comparison
from ..checks.gap_items import Gaps
from ..exporters.ruling_json import RulingForm
from ..findings import Report
from ..indicators.found import Interplay
from ..law.cited import Cited
from ..model import Facts
from ..planner.road import Road
from .options import make_folder, write

_FORMS: dict[str, Any] = {
    "cases": CaseFile,
    "cite": Cited,
    "compare": Comparison,
    "gaps": Gaps,
    "interplay": Interplay,
    "native": Facts,
    "plan": Road,
    "report": Report,
    "request": Request,
    "ruling": RulingForm,
    "test": CaseReport,
}


def schemas() -> dict[str, str]:
    """Every file of `docs/schema/` by name."""
    return {
        f"{name}.schema.json": json.dumps(TypeAdapter(form).json_schema(), ensure_ascii=False, indent=2) + "\n"
        for name, form in _FORMS.items()
    }


@click.command("schema")
@click.argument("name", type=click.Choice(sorted(_FORMS)), default="native", metavar=f"[{'|'.join(sorted(_FORMS))}]")
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Skriv alla scheman i mappen.")
def schema_command(name: str, folder: Path | None) -> None:
    """Visa JSON Schema för samspels eget format, en begäran, rapporten, provfall och svaren från decide, cite, compare,
    gaps, interplay, plan och test."""
    if folder is None:
        click.echo(schemas()[f"{name}.schema.json"], nl=False)
        return
    make_folder(folder)
    for file, text in schemas().items():
        write(folder / file, text.encode())

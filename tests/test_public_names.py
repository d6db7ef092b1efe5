"""The public names are what they say: nothing in the package bears the same name and takes its place when it is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import samspel

HEAVY = {"pydantic", "networkx", "lxml", "openpyxl", "docx", "jinja2", "graphviz", "pypdfium2", "yaml", "rich"}


def test_no_module_hides_a_public_name() -> None:
    package = Path(samspel.__file__).parent
    modules = {path.stem for path in package.glob("*.py")} | {path.name for path in package.iterdir() if path.is_dir()}

    assert modules & {*samspel.__all__} == set()


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import samspel", HEAVY),
        (
            "from click.testing import CliRunner; from samspel.cli.main import cli; CliRunner().invoke(cli, ['--help'])",
            HEAVY,
        ),
        ("import samspel; samspel.check, samspel.shipped_packs()", HEAVY - {"pydantic", "yaml"}),
        ("from samspel.cli import check", HEAVY - {"pydantic", "yaml", "rich", "lxml"}),
    ],
    ids=["import samspel", "samspel --help", "check", "samspel check"],
)
def test_nothing_is_loaded_that_is_not_needed(code: str, heavy: set[str]) -> None:
    print_loaded = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"

    done = subprocess.run([sys.executable, "-c", print_loaded], capture_output=True, text=True, check=True)

    assert heavy.isdisjoint(done.stdout.split())

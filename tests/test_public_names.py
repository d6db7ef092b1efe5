"""The public names are what they say: nothing in the package bears the same name and takes its place when it is loaded."""

from __future__ import annotations

from pathlib import Path

import samspel


def test_no_module_hides_a_public_name() -> None:
    package = Path(samspel.__file__).parent
    modules = {path.stem for path in package.glob("*.py")} | {path.name for path in package.iterdir() if path.is_dir()}

    assert modules & {*samspel.__all__} == set()

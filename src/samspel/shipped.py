"""Where the files that ship with samspel are: rule packs, registers and example documents."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def packs() -> Path:
    """The folder of rule packs and registers: inside the wheel, or `rules/` of a checkout."""
    return _first(_PACKAGE / "packs", _CHECKOUT / "rules")


def examples() -> Path:
    """The folder of example documents: inside the wheel, or `docs/examples/` of a checkout."""
    return _first(_PACKAGE / "examples", _CHECKOUT / "docs" / "examples")


def _first(*candidates: Path) -> Path:
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"samspel is not whole: none of {[c.name for c in candidates]} is there; install it again")

"""Documents and native files into facts; nothing is dropped in silence.

The names are loaded when first used: the child process that reads a document needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .loading import Loaded, load, load_files
    from .order import ReadOrder, read_order

__all__ = ["Loaded", "ReadOrder", "load", "load_files", "read_order"]

_HOME = {
    "Loaded": "loading",
    "ReadOrder": "order",
    "load": "loading",
    "load_files": "loading",
    "read_order": "order",
}


def __getattr__(name: str) -> Any:
    """Loads a public name from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

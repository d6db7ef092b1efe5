"""Who may decide what in a Swedish municipality: delegation orders read, checked against the law and drawn.

The public names are the ones below; the fact classes are public in `samspel.model`. They are loaded when first used,
so that `import samspel` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .answering.annotating import annotate
    from .answering.writing import write_order
    from .authority.request import Request
    from .authority.ruling import Ruling
    from .checks.analysing import gaps
    from .checks.asking import decide, what_may, who_may
    from .checks.comparing import compare
    from .checks.interplaying import interplay
    from .checks.run import check
    from .checks.values import values
    from .checks.waivers import load_waivers
    from .errors import SamspelError
    from .exporters.diagrams import draw
    from .findings import Finding, Report, Waiver
    from .importers.loading import load
    from .importers.order import read_order
    from .law.cited import cite
    from .model import Municipality
    from .planner.planning import plan
    from .rules import RulePack, load_packs, shipped_packs

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "Municipality",
    "Report",
    "Request",
    "RulePack",
    "Ruling",
    "SamspelError",
    "Waiver",
    "annotate",
    "check",
    "cite",
    "compare",
    "decide",
    "draw",
    "gaps",
    "interplay",
    "load",
    "load_packs",
    "load_waivers",
    "plan",
    "read_order",
    "shipped_packs",
    "values",
    "what_may",
    "who_may",
    "write_order",
]

_HOME = {
    "annotate": "answering.annotating",
    "write_order": "answering.writing",
    "Request": "authority.request",
    "Ruling": "authority.ruling",
    "decide": "checks.asking",
    "what_may": "checks.asking",
    "who_may": "checks.asking",
    "check": "checks.run",
    "values": "checks.values",
    "compare": "checks.comparing",
    "gaps": "checks.analysing",
    "interplay": "checks.interplaying",
    "load_waivers": "checks.waivers",
    "cite": "law.cited",
    "SamspelError": "errors",
    "draw": "exporters.diagrams",
    "Finding": "findings",
    "Report": "findings",
    "Waiver": "findings",
    "load": "importers.loading",
    "read_order": "importers.order",
    "Municipality": "model",
    "plan": "planner.planning",
    "RulePack": "rules",
    "load_packs": "rules",
    "shipped_packs": "rules",
}


def __getattr__(name: str) -> Any:
    """Loads a public name from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, "__version__"})

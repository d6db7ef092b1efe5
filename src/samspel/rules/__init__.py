"""Rule packs: what a rule may look at, how its condition is written, and how packs are loaded."""

from .load import load_packs, shipped_packs
from .pack import Rule, RulePack

__all__ = ["Rule", "RulePack", "load_packs", "shipped_packs"]

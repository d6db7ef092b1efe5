"""Engines that judge sightings by rules."""

from .answers import Answer
from .compiled import CompiledEngine
from .durable import DurableEngine, durable_available

__all__ = ["Answer", "CompiledEngine", "DurableEngine", "durable_available"]

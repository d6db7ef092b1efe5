"""Engines that judge sightings by rules."""

from .compiled import Answer, CompiledEngine

__all__ = ["Answer", "CompiledEngine"]

"""Minutes in Word, PDF and text into the facts of a meeting."""

from .reading import Fate, ReadMinutes, read_minutes, understand

__all__ = ["Fate", "ReadMinutes", "read_minutes", "understand"]

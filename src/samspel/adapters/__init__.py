"""Bridges to other systems: what they send in, and what they get back."""

from .decide_json import decide_json

__all__ = ["decide_json"]

"""Bridges to other systems: their records as facts, and back."""

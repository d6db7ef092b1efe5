"""Measurements; nothing here is a test. Each prints its figures, and ratios come from one run."""

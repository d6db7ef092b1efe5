"""Indicators of how politicians and officials work together: each with its formula, its source and the facts behind it."""

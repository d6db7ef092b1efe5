"""Expectations of politicians and officials on each other: a questionnaire, and its answers compared."""

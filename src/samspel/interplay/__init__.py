"""Interplay between politicians and officials: what the facts and the two sides say of it."""

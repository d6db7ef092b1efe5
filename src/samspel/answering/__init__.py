"""Answers in the reader's own file: what was read by the importers is written back by the exporters."""

"""The sentences of the answers, from `rules/lexicon/answers.yaml`, and the sections each step of a chain rests on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from .. import plain_yaml, shipped
from ..model import Citation


def say(part: str, name: str, language: str, **said: object) -> str:
    """A sentence in `sv` or `en`, with what is said put in."""
    return str(_answers()[part][name][language]).format(**said)


def law_of(step: str, regime: str, side: str, day: date) -> tuple[Citation, ...]:
    """The sections that a step rests on for a receiver of that side (political, official, automated), that day."""
    return tuple(citation for first, citation in _sections(step, regime, side) if first <= day)


@lru_cache(maxsize=128)
def _sections(step: str, regime: str, side: str) -> tuple[tuple[date, Citation], ...]:
    return tuple(
        (
            date.fromisoformat(line["from"]),
            Citation(sfs=line["sfs"], chapter=line["chapter"], section=line["section"]),
        )
        for line in _answers()["law"]
        if line["step"] == step and line.get("regime", regime) == regime and line.get("side", side) == side
    )


@lru_cache(maxsize=1)
def _answers() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "answers.yaml")

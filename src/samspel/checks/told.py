"""What a rule tells of one thing seen, as a finding: its level, its words, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ..engines import Answer
from ..findings import Finding, Level, Verdict
from ..model import Nothing
from ..rules.pack import Rule, fill
from ..rules.view import Sighting


def told(rule: Rule, sighting: Sighting, answer: Answer, language: str) -> Finding:
    """The finding that a breach or a doubt gives."""
    looked_at = rule.guarded_by | rule.broken_by
    doubt = answer is Answer.DOUBT
    missing = tuple(sorted(name for name in rule.broken_by if getattr(sighting.view, name) is None)) if doubt else ()
    presumed = tuple(sorted(sighting.presumed & looked_at))
    change = rule.change_known(sighting.day(rule.judged_on))
    text = rule.ask if doubt and rule.ask else change.ask if change and change.ask else rule.message
    key = f"{rule.code}@{sighting.about}" + (f"#{sighting.part}" if sighting.part else "")
    return Finding(
        key=key,
        code=rule.code,
        slug=rule.slug,
        level=Level.QUESTION if doubt or change else _capped(rule.level, presumed),
        verdict=Verdict.DOUBT if doubt else Verdict.BREACH,
        would_be=_capped(rule.level, presumed) if doubt else None,
        about=sighting.about,
        part=sighting.part,
        row=sighting.row,
        title=rule.title.in_(language),
        message=fill(text, sighting, language),
        remedy=fill(rule.remedy, sighting, language),
        law=rule.law,
        norm=rule.norm.in_(language) if rule.norm else None,
        basis=rule.basis,
        facts={name: _plain(getattr(sighting.view, name)) for name in sorted(looked_at)},
        presumed=presumed,
        missing=missing,
        source=sighting.source,
    )


def _capped(level: Level, presumed: Iterable[str]) -> Level:
    """What rests on a presumption from a title is a warning at most."""
    return Level.WARNING if level is Level.ERROR and tuple(presumed) else level


def _plain(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else str(value)

"""Doubts into questions: one question for each missing fact, with everything its answer settles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..findings import Finding, Question, Verdict
from ..rules.view import Sighting


def grouped(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """The doubts with the same words as one question each, in the order of how many they settle."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.verdict is Verdict.DOUBT:
            groups.setdefault(finding.message, []).append(finding)
    questions = [
        Question(
            text=text,
            codes=tuple(sorted({finding.code for finding in group})),
            would_be=min((f.would_be for f in group if f.would_be), key=lambda level: level.weight, default=None),
            settles=len({finding.about for finding in group}),
            about=tuple(dict.fromkeys(finding.about for finding in group)),
            rows=tuple(dict.fromkeys(finding.row for finding in group if finding.row)),
            places=places(group),
        )
        for text, group in groups.items()
    ]
    return tuple(sorted(questions, key=lambda q: (-q.settles, q.text)))


def places(seen: Iterable[Finding | Sighting]) -> tuple[str, ...]:
    """Where the rows stand that have no printed number: the place in a document; the id where a person wrote the file."""
    unnumbered = [one for one in seen if "/row/" in one.about and not one.row]
    return tuple(dict.fromkeys(_place(one) or one.about.rpartition("/")[2] for one in unnumbered))


def _place(one: Finding | Sighting) -> str | None:
    return one.source.place if one.source and not re.fullmatch(r"rad \d+", one.source.place) else None

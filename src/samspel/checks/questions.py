"""Doubts into questions: one question for each missing fact, with everything its answer settles."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import Finding, Question, Verdict


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
        )
        for text, group in groups.items()
    ]
    return tuple(sorted(questions, key=lambda q: (-q.settles, q.text)))

"""Confirms a report by asking the second engine about every view, and compares the two rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..engines import Answer, DurableEngine
from ..errors import EnginesDisagree, EngineStopped
from ..findings import Fault, Report
from ..rules.pack import Rule
from ..rules.view import Sighting

MOST_TOLD = 20
Judged = tuple[Sighting, Mapping[str, Answer]]
"""What was seen, and what the first engine told of it, by rule code."""


def confirmed(report: Report, rules: Iterable[Rule], judged: Sequence[Judged]) -> Report:
    """The report, with the second engine among its engines.

    Raises EnginesDisagree or EngineStopped, with the marked report, where the second engine does not confirm it.
    """
    second = DurableEngine(rules)
    try:
        answers = second.judge([sighting for sighting, _ in judged])
    except EngineStopped as stopped:
        raise EngineStopped(str(stopped), stopped.reproduction, _marked(report, Fault.ENGINE_STOPPED)) from stopped
    report = report.model_copy(
        update={"engines": (*report.engines, second.name), "not_cross_checked": dict(sorted(second.not_checked.items()))}
    )
    different = [
        _told(code, sighting, {report.engines[0]: first.get(code), second.name: other.get(code)})
        for (sighting, first), other in zip(judged, answers, strict=True)
        for code in sorted({*first, *other} - {*second.not_checked})
        if first.get(code) != other.get(code)
    ]
    if different:
        words = (
            f"De två programmen som räknar ut svaren är oense på {len(different)} ställen: först om regeln "
            f"{different[0]['rule']} för {different[0]['about']}. Det är ett fel i samspel, inte i dokumentet."
        )
        raise EnginesDisagree(words, {"disagreements": different[:MOST_TOLD]}, _marked(report, Fault.ENGINES_DISAGREE))
    return report


def _marked(report: Report, fault: Fault) -> Report:
    return report.model_copy(update={"fault": fault})


def _told(code: str, sighting: Sighting, answers: Mapping[str, Answer | None]) -> dict[str, Any]:
    """What is needed to see one disagreement again. Of an attribute, null is unknown and "none" is none."""
    attributes = sighting.view.model_dump(mode="json")
    return {
        "rule": code,
        "view": sighting.kind,
        "about": sighting.about,
        "part": sighting.part,
        "days": {name: sighting.day(name).isoformat() for name in ("asked", "act", "adopted")},
        "attributes": {name: sorted(value) if isinstance(value, list) else value for name, value in attributes.items()},
        "answers": {engine: answer.name.lower() if answer else "nothing" for engine, answer in answers.items()},
    }

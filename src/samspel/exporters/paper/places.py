"""Findings gathered by the place they are about: the whole order, a section of it, a meeting, a decision ..."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings import Finding
from ...model import Municipality
from ..report_sentences import thing
from ..report_words import SAY as REPORT
from .words import SAY


def by_place(findings: Sequence[Finding], town: Municipality, language: str) -> list[tuple[str, list[Finding]]]:
    """Each place in words with its findings: what is about a whole order first, then section by section, then the rest."""
    say = SAY[language]
    orders = {finding.about.partition("/row/")[0] for finding in findings} & town.order.keys()
    places: dict[str, tuple[int, str]] = {}
    for order in town.orders:
        name = f"{order.title or order.id}: " if len(orders) > 1 else ""
        places[order.id] = (len(places), name + say["whole"])
        for row in order.rows:
            places[f"{order.id}/row/{row.id}"] = (len(places), name + (row.section or say["no_section"]))
    first: dict[str, int] = {}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        position, place = places.get(finding.about) or (len(places), _other(finding, language))
        first[place] = min(position, first.get(place, position))
        found.setdefault(place, []).append(finding)
    return [(place, found[place]) for place in sorted(found, key=lambda place: first[place])]


def _other(finding: Finding, language: str) -> str:
    kind, _, rest = finding.about.partition("/")
    if kind == "meeting":
        return SAY[language]["meeting"].format(id=rest.partition("/")[0])
    return thing(finding.about, REPORT[language]) or finding.about

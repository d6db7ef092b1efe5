"""Judges small meetings by the shipped packs on meetings."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from samspel.checks.meeting_context import meeting_contexts
from samspel.checks.sightings import of_items, of_meeting
from samspel.checks.told import told
from samspel.engines import Answer, CompiledEngine
from samspel.findings import Finding
from samspel.model import Municipality
from samspel.rules import shipped_packs
from samspel.rules.view import View

from .towns import town

ORGANS = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council, members: 5}
  - {id: n, name: Nämnden, kind: board, parent: kf, members: 5}
people: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}, {id: g}]
"""
LATER = timedelta(days=400)
Answers = dict[str, set[str | None]]


@lru_cache(maxsize=1)
def _engine() -> CompiledEngine:
    names = ("mote/kallelse", "mote/narvaro", "mote/protokoll")
    return CompiledEngine(rule for pack in shipped_packs() if pack.name in names for rule in pack.rules)


def meeting(body: str, *, organ: str = "n", on: date = date(2026, 3, 10), beside: str = "") -> Municipality:
    """A town with one meeting; `body` is what its record says, without braces, `beside` other facts."""
    said = f", {body}" if body else ""
    return town(ORGANS, f"meetings: [{{id: m, organ: {organ}, on: {on}{said}}}]\n{beside}")


def findings(of: Municipality, asked: date | None = None) -> list[Finding]:
    """What the rules on meetings tell, asked long after unless a day is given."""
    found = []
    for context in meeting_contexts(of, asked or of.meetings[0].on + LATER):
        for sighting in (*of_meeting(context), *of_items(context)):
            for rule, answer in _engine().judge(sighting):
                if answer is not Answer.NOT_ASSESSED:
                    found.append(told(rule, sighting, answer, "sv"))
    return found


def codes(of: Municipality, asked: date | None = None) -> set[str]:
    """The codes of what is told for certain, questions that a missing fact raises apart."""
    return {one.code for one in findings(of, asked) if one.verdict.value == "breach"}


def views(of: Municipality, kind: str) -> list[View]:
    """The views of one kind."""
    contexts = meeting_contexts(of, of.meetings[0].on + LATER)
    return [
        sighting.view
        for context in contexts
        for sighting in (*of_meeting(context), *of_items(context))
        if sighting.kind == kind
    ]

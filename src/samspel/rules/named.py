"""What a rule names must be in the register: sections of law, and matter types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..law.acts import Held, all_acts, standing
from ..law.matters import all_matters
from ..model import Citation
from .conditions import Condition, Group, Test
from .pack import Rule

_SECTIONS = {"cites", "points_to"}
_WRITTEN = re.compile(r"(?P<sfs>\d{4}:\d+) (?:(?P<chapter>\d+[a-z]?):)?(?P<section>\d+[a-z]?|\*)(?: st\d+)?(?: p\d+)?")


def unknown_names(rule: Rule) -> Iterator[tuple[str, str]]:
    """What the rule names that the register does not have, and what to do about it."""
    for citation in rule.law:
        if not _is_held(citation):
            yield f"{citation.place()} finns inte i {citation.sfs}, enligt registret.", "Kontrollera numret mot lagtexten."
    for test in _tests(rule.when, rule.applies):
        values = test.value if isinstance(test.value, frozenset) else {test.value}
        for value in sorted(value for value in values if isinstance(value, str)):
            if test.attribute in _SECTIONS:
                yield from _section(value)
            elif test.attribute == "matters" and value not in all_matters():
                near = get_close_matches(value, all_matters(), n=1)
                yield (
                    f"ärendetypen {value} finns inte.",
                    f"Menade du {near[0]}?" if near else "Se rules/register/matters.csv.",
                )


def _section(value: str) -> Iterator[tuple[str, str]]:
    written = _WRITTEN.fullmatch(value)
    if written is None:
        yield f"”{value}” är ingen paragraf.", "Skriv som ”1990:52 6” eller ”2017:725 6:37”."
        return
    section = None if written["section"] == "*" else written["section"]
    if not _is_held(Citation(sfs=written["sfs"], chapter=written["chapter"], section=section)):
        yield f"”{value}” finns inte i registret.", "Kontrollera numret mot lagtexten."


def _is_held(citation: Citation) -> bool:
    """Whether the register has the place, or cannot say that it is missing."""
    act = all_acts().get(citation.sfs)
    if act is None:
        return False
    return (citation.chapter, citation.section) == (None, None) or (
        standing(act, citation.chapter, citation.section).held is not Held.NEVER
    )


def _tests(*conditions: Condition | None) -> Iterator[Test]:
    for condition in conditions:
        if isinstance(condition, Group):
            yield from _tests(*condition.parts)
        elif isinstance(condition, Test):
            yield condition

"""What a rule names must be in the register: sections of law, and matter types."""

from __future__ import annotations

import re
from difflib import get_close_matches

from ..law.acts import Held, all_acts, chapters_of, nearest_sections, spoken_name, standing
from ..law.matters import all_matters
from ..model import Citation

Mistake = tuple[str, str]
"""What is wrong, and what to do about it."""

_SECTIONS = {"cites", "points_to"}
_MATTERS = {"matters", "resembles"}
_WRITTEN = re.compile(r"(?P<sfs>\d{4}:\d+) (?:(?P<chapter>\d+[a-z]?):)?(?P<section>\d+[a-z]?|\*)(?: st\d+)?(?: p\d+)?")
_CHECK = "Kontrollera numret mot lagtexten."


def wrong_value(attribute: str, value: str) -> Mistake | None:
    """What is wrong with a value that a condition names; None when nothing is, or the attribute may hold any word."""
    if attribute in _SECTIONS:
        return _wrong_section(value)
    if attribute in _MATTERS and value not in all_matters():
        group = value.rpartition("-")[0]
        there = sorted(one for one in all_matters() if one.rpartition("-")[0] == group)
        hint = f"{group} går från {there[0]} till {there[-1]}." if there else "Se rules/register/matters.csv."
        return f"Ärendetypen {value} finns inte.", hint
    return None


def wrong_citation(citation: Citation) -> Mistake | None:
    """What is wrong with a section that a rule rests on; None when the register has it, or cannot say it is missing."""
    act = all_acts().get(citation.sfs)
    if act is None:
        near = get_close_matches(citation.sfs, all_acts(), n=1, cutoff=0.8)
        hint = f"Menade du {spoken_name(near[0])}?" if near else "Kontrollera numret i Svensk författningssamling."
        return f"Lagen {citation.sfs} finns inte i registret.", hint
    if (citation.chapter, citation.section) == (None, None):
        return None
    if standing(act, citation.chapter, citation.section).held is not Held.NEVER:
        return None
    words = f"{citation.place()} finns inte i {spoken_name(act.sfs)}, enligt registret."
    chapters = chapters_of(act)
    if citation.chapter and not act.has_chapters:
        return words, f"Lagen har inga kapitel. {_CHECK}"
    if citation.chapter and citation.chapter not in chapters:
        return words, f"Lagen har {chapters[0]}–{chapters[-1]} kap. {_CHECK}"
    near_numbers = nearest_sections(act, citation.chapter, citation.section or "")
    there = " och ".join(Citation(sfs=act.sfs, section=number).place() for number in near_numbers)
    return words, f"Närmast finns {there}. {_CHECK}"


def _wrong_section(value: str) -> Mistake | None:
    written = _WRITTEN.fullmatch(value)
    if written is None:
        return f"”{value}” är ingen paragraf.", "Skriv som ”1990:52 6” eller ”2017:725 6:37”."
    section = None if written["section"] == "*" else written["section"]
    return wrong_citation(Citation(sfs=written["sfs"], chapter=written["chapter"], section=section))

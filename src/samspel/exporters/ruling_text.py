"""Rulings, and lists of who may decide and what, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..authority.explain import place
from ..authority.index import Index
from ..authority.request import Answer, Candidate
from ..authority.ruling import Ruling
from ..law.acts import spoken_name

_SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "law": "Lagrum",
        "provided": "Det förutsätter att",
        "questions": "Svara på det här för att få veta",
        "instead": "De här får besluta i stället",
        "who": "De här får besluta",
        "nobody": "Det framgår inte att någon får besluta.",
        "nothing": "Inga rader ger rätt att besluta.",
        "itself": "egna ärenden",
        "asks": "kräver en bedömning",
    },
    "en": {
        "law": "Law",
        "provided": "This takes for granted that",
        "questions": "Answer this to know",
        "instead": "These may decide instead",
        "who": "These may decide",
        "nobody": "It does not show that anybody may decide.",
        "nothing": "No row gives power to decide.",
        "itself": "its own matters",
        "asks": "needs assessment",
    },
}


def ruling_text(ruling: Ruling, language: str) -> str:
    """The answer, why, what it takes for granted, what is asked, and who may instead."""
    say = _SAY[language]
    told = ruling.in_(language)
    index = ruling.index
    lines = list(told.because)
    lines += _listed(say["questions"], told.questions)
    lines += _listed(say["provided"], told.provided)
    lines += _listed(say["instead"], [_candidate(index, one, language) for one in ruling.instead])
    lines += _listed(say["law"], [f"{one.place()} {spoken_name(one.sfs)}" for one in ruling.law])
    return "\n".join(lines) + "\n"


def candidates_text(index: Index, found: Sequence[Candidate], language: str) -> str:
    """Who may decide, one a line, with the row."""
    say = _SAY[language]
    if not found:
        return say["nobody"] + "\n"
    return "\n".join(_listed(say["who"], [_candidate(index, one, language) for one in found])).lstrip("\n") + "\n"


def powers_text(found: Sequence[Ruling], language: str) -> str:
    """What somebody may decide, one row a line."""
    say = _SAY[language]
    lines = []
    for ruling in found:
        entry = ruling.index.rows[ruling.request.matter]
        asks = "" if ruling.answer is Answer.YES else f" ({say['asks']})"
        lines.append(f"{place(ruling.index.town, entry, language)['Row']}: {entry.row.matter or '–'}{asks}")
    return "\n".join(lines or [say["nothing"]]) + "\n"


def _candidate(index: Index, one: Candidate, language: str) -> str:
    if one.row is None:
        return f"{one.name} ({_SAY[language]['itself']})"
    where = place(index.town, index.rows[one.row], language)
    return f"{one.name} ({where['row']})"


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    first = True
    for item in items:
        if first:
            yield ""
            yield f"{heading}:"
            first = False
        yield f"- {item}"

"""What a row rests on: the sections it cites, and those its words and older references point to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..law.acts import all_acts, sections_between
from ..law.citations import Certainty, Reading
from ..law.cited import replaced_by
from ..law.matters import MatterType
from ..law.recogniser import Recognition
from ..model import NONE, Citation, Nothing, Row

_SURE = {Certainty.NAMED, Certainty.DATED, Certainty.SECTION}
_GENERAL = {"2017:725", "2017:900", "1991:900", "1986:223"}  # the Municipal and Administrative Procedure Acts fit any matter


@dataclass(frozen=True, slots=True)
class Footing:
    """Sections as `1990:52 6`, `2025:400 22:2`, with `st2` and `p1` behind for a paragraph and a point that are named.

    `cites` are surely cited where the row states its law, and `acts` are those surely cited in any cell. `points_to`
    comes from the matter type of the words and from where older sections went; it is NONE when the row itself cites a
    special act. `authority`: whether the matter type is exercise of authority. None: nothing tells. `presumed` names what
    was inferred.
    """

    cites: frozenset[str] | Nothing | None
    acts: frozenset[str] | Nothing | None
    points_to: frozenset[str] | Nothing | None
    matters: frozenset[str] | None
    authority: bool | None
    presumed: frozenset[str]


NOTHING_TELLS = Footing(None, None, None, None, None, frozenset())


def footing(row: Row, readings: tuple[Reading, ...], matter: Recognition, by_words: Recognition, asked: date) -> Footing:
    """What a row rests on, by its references to law and its matter type. Older sections are followed to where they are now.

    Where the words surely are about another act than the row cites, the reference may be a slip: it is presumed at most, and
    of the words nothing is taken.
    """
    acts = frozenset(name.split()[0] for name in _surely_cited(readings))
    column = " ".join(" ".join(cell.split()) for cell in row.law or ())
    in_column = tuple(reading for reading in readings if reading.mention.words in column)
    readings = in_column or readings  # a section named in the matter may be what the decision concerns, not what it rests on
    sure = frozenset(_surely_cited(readings))
    if _at_odds(sure, by_words):
        return Footing(sure, acts, NONE, None, None, frozenset({"cites", "acts"}))
    moved = _moved(readings, asked)
    special = any(_is_special(name) for name in sure)
    pointed = {name for citation in (*moved, *_open(readings, asked)) if citation.section for name in _names(citation)}
    shared = [_sections(one) for one in matter.among]
    pointed |= set.intersection(*shared) if shared else set()
    points_to: frozenset[str] | Nothing | None = NONE if special and not moved else frozenset(pointed) or None
    matters = frozenset({matter.type.id}) if matter.type else None
    only_pinned = row.matter_type is not None and not moved and not _open(readings, asked)
    presumed = {"points_to"} if isinstance(points_to, frozenset) and not only_pinned else set()
    own = {name.split()[0] for name in _sections(matter.type)} if matter.type else set()
    borne_out = any(_is_special(name) and name.split()[0] in own for name in sure)
    if matters and row.matter_type is None and not borne_out:
        presumed |= {"matters", "authority"}  # read from the words; a section of the same act beside them bears them out
    cites: frozenset[str] | Nothing | None = sure or (NONE if row.law is not None and not readings else None)
    named: frozenset[str] | Nothing | None = acts or (NONE if cites is NONE else None)
    return Footing(cites, named, points_to, matters, matter.type.authority if matter.type else None, frozenset(presumed))


def _at_odds(sure: frozenset[str], by_words: Recognition) -> bool:
    """Whether the words are surely about a matter that rests on other special acts than those cited."""
    cited = {act for name in sure if _is_special(name) for act in _lineage(name.split()[0])}
    own = {name.split()[0] for name in _sections(by_words.type) if _is_special(name)} if by_words.type else set()
    return bool(cited and own) and not cited & own


def _lineage(sfs: str) -> Iterator[str]:
    """The act, and those that took over from it one after the other."""
    passed: set[str] = set()
    step: str | None = sfs
    while step is not None and step not in passed:
        passed.add(step)
        yield step
        act = all_acts().get(step)
        step = act.successor if act else None


def _is_special(name: str) -> bool:
    return name.split()[0] not in _GENERAL and not name.endswith("*")


def _sections(matter: MatterType) -> set[str]:
    """The sections a matter type rests on; whole chapters say too little."""
    return {name for statute in matter.statutes if statute.section for name in _names(statute)}


def _moved(readings: tuple[Reading, ...], asked: date) -> tuple[Citation, ...]:
    """Where the rules of older sections that the row cites are found now."""
    return tuple(
        Citation(sfs=new.sfs, chapter=new.chapter, section=new.section)
        for reading in readings
        if (citation := reading.citation()) is not None
        for new in replaced_by(citation, asked)
    )


def _open(readings: tuple[Reading, ...], asked: date) -> tuple[Citation, ...]:
    """Of references that several acts fit, the place in the act that applies now."""
    return tuple(
        citation
        for reading in readings
        if reading.act is None
        for act in reading.open_to
        if act.in_force(asked) and (citation := reading.citation(act)) is not None
    )


def _surely_cited(readings: tuple[Reading, ...]) -> Iterator[str]:
    for reading in readings:
        citation = reading.citation() if reading.certainty in _SURE else None
        if citation is not None:
            yield from _names(citation)


def _names(citation: Citation) -> Iterator[str]:
    """The section, each section of a range, and the section with each paragraph and point named."""
    at = f"{citation.sfs} {citation.chapter}:" if citation.chapter else f"{citation.sfs} "
    if citation.section is None:
        yield f"{at}*"
        return
    act = all_acts().get(citation.sfs)
    through = citation.through or citation.section
    ranged = act is not None and through != citation.section
    sections = sections_between(act, citation.chapter, citation.section, through) if act and ranged else (citation.section,)
    paragraphs = [f" st{number}" for number in (citation.paragraph or "").split(", ") if number]
    points = [f" p{number}" for number in (citation.point or "").split(", ") if number]
    for section in sections:
        yield f"{at}{section}"
        yield from (f"{at}{section}{paragraph}" for paragraph in paragraphs)
        yield from (f"{at}{section}{paragraph}{point}" for paragraph in paragraphs or [""] for point in points)

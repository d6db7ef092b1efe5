"""The sections that a decision says it rests on, and how they stood the day it was taken."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..law.acts import replacements, still_applies
from ..law.citations import Certainty, Reading, Status, read, status_beside
from ..law.recogniser import recognise
from ..law.references import references
from ..law.subjects import Subject
from ..model import NONE, Nothing
from .decision_context import DecisionContext

_SURE = {Certainty.NAMED, Certainty.DATED, Certainty.SECTION}
_WORST_FIRST = ("missing", "ended", None, "older_meaning", "good")


class Place(NamedTuple):
    """A section of an act."""

    sfs: str
    chapter: str | None
    section: str | None

    @property
    def compact(self) -> str:
        """The section as the registers write it: `2017:725 6:37`."""
        return f"{self.sfs} {self.chapter}:{self.section}" if self.chapter else f"{self.sfs} {self.section}"


class CitedLaw(NamedTuple):
    """How the sections stand taken together, the words of the worst, and the sections that are read for sure."""

    status: str | Nothing | None
    words: str
    sections: frozenset[Place]


def cited_law(context: DecisionContext) -> CitedLaw:
    """What is sure about the sections that the decision names; a reading that is open says nothing."""
    decision = context.decision
    if not decision.law:
        return CitedLaw(NONE, "–", frozenset())
    found = references("; ".join(decision.law))
    matter = decision.matter or (context.kind.label if context.kind else "")
    subject = Subject(matter.casefold(), recognise(matter).statutes if matter else ())
    readings = read(found, decision.on, [subject] * len(found), ahead=False)
    stands = [(_stands(context, one, subject), one.mention.words) for one in readings]
    known = [status for status in _WORST_FIRST if any(one == status for one, _ in stands if one is not NONE)]
    if not known:
        return CitedLaw(NONE, "–", frozenset())
    words = ", ".join(dict.fromkeys(words for status, words in stands if status == known[0]))
    sure = [reading.citation() for reading in readings if reading.certainty in _SURE]
    return CitedLaw(known[0], words, frozenset(Place(one.sfs, one.chapter, one.section) for one in sure if one is not None))


def _stands(context: DecisionContext, reading: Reading, subject: Subject) -> str | Nothing | None:
    """NONE for what is not read for sure, so that it says nothing."""
    act = reading.act
    if act is None or reading.mention.faults:
        return NONE
    held, since = status_beside(reading.mention, act, context.decision.on, subject)
    if reading.certainty is Certainty.SUBJECT:
        return "older_meaning" if held is Status.REPEALED else NONE
    if reading.certainty not in _SURE:
        return NONE
    if held in (Status.NO_SECTION, Status.NOT_YET):
        return "missing"
    if held in (Status.REPEALED, Status.ENDED):
        kept = still_applies(act.sfs, reading.mention.place.in_act(act).chapter) is not None
        return NONE if kept else _ended(context.decision.opened, since)
    if held is Status.REUSED:
        began_after = since is not None and context.decision.opened is not None and context.decision.opened >= since
        return "older_meaning" if began_after and _went_to_the_matter(context, reading) else NONE
    return "good" if held is Status.IN_FORCE else NONE


def _went_to_the_matter(context: DecisionContext, reading: Reading) -> bool:
    """Whether the rule that left the number is one that the matter decided rests on."""
    citation, kind = reading.citation(), context.kind
    if citation is None or kind is None:
        return False
    rests_on = {(one.sfs, one.chapter, one.section) for one in kind.statutes}
    went = replacements(citation.sfs, citation.chapter, citation.section)
    return any((new.sfs, new.chapter, new.section) in rests_on for new in went)


def _ended(opened: date | None, since: date | None) -> str | Nothing | None:
    """A matter that began while the act or section applied may be decided by it still."""
    if opened is None or since is None:
        return None
    return "ended" if opened >= since else NONE

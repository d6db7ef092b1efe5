"""cite(): one text with references to law, explained: what each means on a day, how it stands, and what replaced it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from ..model import Citation
from .acts import Held, all_acts, replacements, spoken_name, standing
from .citations import Reading, Status, read, status_beside
from .compact import meaning, meanings
from .places import Kind
from .recogniser import recognise
from .references import references
from .subjects import Subject, topic_of


class Replaced(BaseModel):
    """Where a rule is found now. `partly` when only part of it went there; `confidence` is high, medium or low."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sfs: str
    act: str
    chapter: str | None
    section: str | None
    place: str
    about: str | None
    partly: bool
    confidence: str


class CitedReading(BaseModel):
    """One thing that a reference may mean, and how it stands on the day asked about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reference: str
    sfs: str | None
    act: str | None
    chapter: str | None = None
    section: str | None = None
    through: str | None = None
    paragraph: str | None = None
    point: str | None = None
    place: str = ""
    status: str
    since: date | None = None
    certainty: str | None = None
    about: str | None = None
    faults: tuple[str, ...] = ()
    replaced_by: tuple[Replaced, ...] = ()


class Cited(BaseModel):
    """A text with references to law, explained. `ambiguous` when some reference has several readings that all stand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    raw: str
    as_of: date | None
    ambiguous: bool
    meaning: str
    readings: tuple[CitedReading, ...]
    replaced_by: tuple[Replaced, ...]


def cite(text: str, *, as_of: date | None = None, matter: str = "") -> Cited:
    """What the references to law in a text mean.

    `as_of` is the day the text is read as of: the acts in force that day are meant, and how the sections stand is told
    for that day. Without it every act that has borne the name since 2000 counts. `matter` is what the reference stands
    beside in an order: it tells old meanings of a number from new ones.
    """
    found = references(text)
    subject = Subject(f"{text} {matter}".casefold(), recognise(matter).statutes if matter else ())
    readings = read(found, as_of, [subject] * len(found), ahead=False)
    told = tuple(entry for reading in readings for entry in _entries(reading, as_of, subject))
    return Cited(
        raw=text,
        as_of=as_of,
        ambiguous=any(len(meanings(reading)) > 1 for reading in readings),
        meaning=meaning(readings, as_of, subject),
        readings=told,
        replaced_by=tuple(dict.fromkeys(new for entry in told for new in entry.replaced_by)),
    )


def replaced_by(citation: Citation, day: date | None) -> tuple[Replaced, ...]:
    """The places where the rule of a section is found on a day; doubtful ones only when there is nothing better.

    Followed from act to act, so that nothing that has ended by then is named while something in force is known.
    """
    found = _followed(citation, day, ())
    sure = [new for new in found if new.confidence != "low"] or found
    return tuple(dict.fromkeys(sure))


def _followed(citation: Citation, day: date | None, passed: tuple[Citation, ...]) -> list[Replaced]:
    found: list[Replaced] = []
    for new in replacements(citation.sfs, citation.chapter, citation.section):
        target = Citation(sfs=new.sfs, chapter=new.chapter, section=new.section)
        if target in passed or target == citation:
            continue
        onward = _followed(target, day, (*passed, citation)) if _has_gone(target, day) else []
        found += onward or [
            Replaced(
                sfs=new.sfs,
                act=spoken_name(new.sfs),
                chapter=new.chapter,
                section=new.section,
                place=target.place(),
                about=about(new.sfs, new.chapter, new.section),
                partly=new.relation == "split",
                confidence=new.confidence,
            )
        ]
    in_force = [new for new in found if not _has_gone(Citation(sfs=new.sfs, chapter=new.chapter, section=new.section), day)]
    return in_force or found


def _has_gone(citation: Citation, day: date | None) -> bool:
    """Whether an act or section has ended by that day; without a day, whether the act has ended at all."""
    act = all_acts().get(citation.sfs)
    if act is None:
        return False
    if act.ends is not None and (day is None or act.ends <= day):
        return True
    return day is not None and standing(act, citation.chapter, citation.section, day).held is Held.ENDED


def _entries(reading: Reading, day: date | None, subject: Subject) -> Iterable[CitedReading]:
    mention = reading.mention
    if mention.kind is not Kind.ACT:
        yield CitedReading(reference=mention.words, sfs=None, act=None, status=mention.kind.value)
        return
    for act in reading.acts():
        citation = reading.citation(act)
        assert citation is not None
        held, since = status_beside(mention, act, day, subject)
        yield CitedReading(
            reference=mention.words,
            act=spoken_name(act.sfs),
            place=citation.place(),
            status=held.value,
            since=since,
            certainty=reading.certainty.value if reading.certainty else None,
            about=about(citation.sfs, citation.chapter, citation.section),
            faults=tuple(sorted(fault.value for fault in mention.faults)),
            replaced_by=replaced_by(citation, day) if held in _GONE else (),
            **citation.model_dump(),
        )


_GONE = {Status.REPEALED, Status.ENDED, Status.REUSED}


def about(sfs: str, chapter: str | None, section: str | None) -> str | None:
    """What a section is about, in a few words; None where nobody has written it down."""
    topic = topic_of(sfs, chapter, section) if section or chapter else None
    return topic.about if topic else None

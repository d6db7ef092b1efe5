"""cite(): one text with references to law, explained: what each means on a day, how it stands, and what replaced it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from ..model import Citation
from .acts import replacements, spoken_name
from .citations import Reading, Status, read, status
from .places import Fault, Kind
from .recogniser import recognise
from .references import Mention, references
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
    told = tuple(entry for reading in readings for entry in _entries(reading, as_of))
    return Cited(
        raw=text,
        as_of=as_of,
        ambiguous=any(len(_meanings(reading)) > 1 for reading in readings),
        meaning=_meaning(readings, as_of),
        readings=told,
        replaced_by=tuple(dict.fromkeys(new for entry in told for new in entry.replaced_by)),
    )


def replaced_by(citation: Citation) -> tuple[Replaced, ...]:
    """The places where the rule of a section is found now, surest first; doubtful ones only when there is nothing better."""
    found = replacements(citation.sfs, citation.chapter, citation.section)
    sure = [new for new in found if new.confidence != "low"] or found
    return tuple(
        Replaced(
            sfs=new.sfs,
            act=spoken_name(new.sfs),
            chapter=new.chapter,
            section=new.section,
            place=Citation(sfs=new.sfs, chapter=new.chapter, section=new.section).place(),
            about=_about(new.sfs, new.chapter, new.section),
            partly=new.relation == "split",
            confidence=new.confidence,
        )
        for new in sure
    )


def _entries(reading: Reading, day: date | None) -> Iterable[CitedReading]:
    mention = reading.mention
    if mention.kind is not Kind.ACT:
        yield CitedReading(reference=mention.words, sfs=None, act=None, status=mention.kind.value)
        return
    for act in reading.acts():
        citation = reading.citation(act)
        assert citation is not None
        held, since = status(mention, act, day)
        yield CitedReading(
            reference=mention.words,
            act=spoken_name(act.sfs),
            place=citation.place(),
            status=held.value,
            since=since,
            certainty=reading.certainty.value if reading.certainty else None,
            about=_about(citation.sfs, citation.chapter, citation.section),
            replaced_by=replaced_by(citation) if held in _GONE else (),
            **citation.model_dump(),
        )


_GONE = {Status.REPEALED, Status.ENDED, Status.REUSED}


def _about(sfs: str, chapter: str | None, section: str | None) -> str | None:
    topic = topic_of(sfs, chapter, section) if section or chapter else None
    return topic.about if topic else None


# The compact notation: `2017:725 6:37,6:38; 1990:52 6 st2`, several readings as `AMBIGUOUS a|b`.


def _meaning(readings: Iterable[Reading], day: date | None) -> str:
    parts: list[str] = []
    for head, group in groupby(readings, key=lambda reading: _head(reading, day)):
        members = list(group)
        if not members[0].acts() or head.startswith("UNRESOLVED"):
            parts.append(head)
        elif len(_meanings(members[0])) > 1:
            acts = members[0].acts()
            parts.append(
                "AMBIGUOUS "
                + "|".join(f"{a.sfs} {','.join(_short(r, r.citation(a)) for r in members)}".strip() for a in acts)
            )
            if any(Fault.SPLIT_NUMBER in reading.mention.faults for reading in members):
                parts[-1] = "AMBIGUOUS " + "|".join(_meanings(members[0]))
        else:
            parts.append(f"{head} {','.join(filter(None, (_short(r, r.citation()) for r in members)))}".strip())
    return "; ".join(dict.fromkeys(parts))


def _head(reading: Reading, day: date | None) -> str:
    """What stands before the places: the act, and a mark when the place does not stand as it should."""
    mention, acts = reading.mention, reading.acts()
    if mention.kind is not Kind.ACT:
        return _unread(mention)
    if reading.act is None and len(acts) == 1:
        return f"UNRESOLVED not known in {acts[0].sfs}"
    if len(acts) > 1 or reading.act is None:
        return "AMBIGUOUS " + "|".join(act.sfs for act in acts)
    held, since = status(mention, reading.act, day)
    if held is Status.NO_CHAPTER:
        return f"UNRESOLVED chapter missing ({reading.act.sfs})"
    if held is Status.NO_NUMBER:
        return "UNRESOLVED section number missing"
    mark = {
        Status.REPEALED: "STALE ",
        Status.ENDED: f"REPEALED {since or ''} ",
        Status.REUSED: f"REUSED {since} ",
        Status.NO_SECTION: "NO-SECTION ",
        Status.NOT_YET: "NOT-YET ",
    }.get(held, "")
    return f"{mark}{reading.act.sfs}".replace("  ", " ")


def _unread(mention: Mention) -> str:
    return {
        Kind.OUTSIDE: f"NOT-SFS {mention.name}",
        Kind.FOREIGN: f"FOREIGN {mention.name}".strip(),
        Kind.UNKNOWN_ACT: f"UNKNOWN-ACT {mention.name}",
        Kind.NO_ACT: "UNRESOLVED no act named",
        Kind.UNSAID: "UNRESOLVED no act named",
    }[mention.kind]


def _meanings(reading: Reading) -> list[str]:
    """Every meaning of one reference: one for each act, two for a number that may be two."""
    found: list[str] = []
    for act in reading.acts():
        short = _short(reading, reading.citation(act))
        found.append(f"{act.sfs} {short}".strip())
        if Fault.SPLIT_NUMBER in reading.mention.faults:
            chapter, _, numbers = short.rpartition(":")
            first, _, second = numbers.partition(" ")
            at = f"{chapter}:" if chapter else ""
            found[-1:] = [f"{act.sfs} {at}{first}{second}", f"{act.sfs} {at}{first},{at}{second}"]
    return found


def _short(reading: Reading, citation: Citation | None) -> str:
    """A place in the compact notation: `6:37`, `31b..31d`, `10:*`, `9 p2`."""
    if citation is None or (citation.chapter is None and citation.section is None):
        return ""
    at = f"{citation.chapter}:" if citation.chapter else ""
    place = f"{at}{citation.section or '*'}"
    if citation.through:
        place += f"..{at}{citation.through}"
    paragraphs = ",".join(f"st{number}" for number in (citation.paragraph or "").split(", ") if number)
    points = ",".join(f"p{number}" for number in (citation.point or "").split(", ") if number)
    return " ".join(filter(None, (place, paragraphs, points)))

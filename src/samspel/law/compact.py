"""The compact notation of what references mean: `2017:725 6:37,6:38; 1990:52 6 st2`; several readings as `AMBIGUOUS a|b`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from ..model import Citation
from .citations import Reading, Status, status_beside
from .places import Fault, Kind
from .references import Mention
from .subjects import Subject


def meaning(readings: Iterable[Reading], day: date | None, subject: Subject) -> str:
    """What the references mean, in the compact notation."""
    parts: list[str] = []
    for head, group in groupby(readings, key=lambda reading: _head(reading, day, subject)):
        members = list(group)
        if not members[0].acts() or head.startswith("UNRESOLVED"):
            parts.append(head)
        elif len(meanings(members[0])) > 1:
            acts = members[0].acts()
            parts.append(
                "AMBIGUOUS "
                + "|".join(f"{a.sfs} {','.join(_short(r, r.citation(a)) for r in members)}".strip() for a in acts)
            )
            if any(Fault.SPLIT_NUMBER in reading.mention.faults for reading in members):
                parts[-1] = "AMBIGUOUS " + "|".join(meanings(members[0]))
        else:
            parts.append(f"{head} {','.join(filter(None, (_short(r, r.citation()) for r in members)))}".strip())
    return "; ".join(dict.fromkeys(parts))


def _head(reading: Reading, day: date | None, subject: Subject) -> str:
    """What stands before the places: the act, and a mark when the place does not stand as it should."""
    mention, acts = reading.mention, reading.acts()
    if mention.kind is not Kind.ACT:
        return _unread(mention)
    if reading.act is None and len(acts) == 1:
        return f"UNRESOLVED not known in {acts[0].sfs}"
    if len(acts) > 1 or reading.act is None:
        return "AMBIGUOUS " + "|".join(act.sfs for act in acts)
    held, since = status_beside(mention, reading.act, day, subject)
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


def meanings(reading: Reading) -> list[str]:
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

"""Files about meetings into one municipality: native files, and minutes in Word, PDF or text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UnreadableInput, gather
from ..findings import DocumentInfo
from ..model import Facts, Meeting, Municipality, join, read_facts
from .loading import NATIVE, load_files, places_told
from .minutes import ReadMinutes, read_minutes


@dataclass(frozen=True, slots=True)
class LoadedMeetings:
    """A municipality with meetings, the minutes that were read, and the document that a report is about, if there is one.

    `meetings`: those of the files themselves, not those known from the files beside them.
    """

    town: Municipality
    document: DocumentInfo | None
    meetings: tuple[Meeting, ...]
    read: tuple[ReadMinutes, ...]

    def read_of(self, meeting: Meeting) -> ReadMinutes | None:
        """The minutes that a meeting was read from; None where it was told as facts."""
        met = (meeting.organ, meeting.on)
        return next((one for one in self.read if (one.meeting.organ, one.meeting.on) == met), None)


def load_meetings(files: Sequence[Path], beside: Sequence[Path] = (), language: str = "sv") -> LoadedMeetings:
    """The municipality of the files and of those beside them, which say who the organs and the people are.

    Raises UnreadableInput with every mistake of every file, also where they hold no meeting.
    """
    known = load_files(list(beside)).town if beside else Facts()
    problems: list[Problem] = []
    native = [path for path in files if path.suffix.casefold() in NATIVE]
    parts = [part for path in native if (part := gather(problems, read_facts, path)) is not None]
    for part in parts:
        known = known | part
    read: list[tuple[Path, ReadMinutes]] = []
    for path in files:
        if path not in native:
            minutes = gather(problems, read_minutes, path, known)
            if minutes is not None:
                read.append((path, minutes))
                known = minutes.beside(known)
    if problems:
        raise UnreadableInput(problems)
    town = join(known)
    if not town.meetings:
        words, remedy = "Det finns inget sammanträde att pröva.", "Ange ett protokoll, eller en YAML-fil med `meetings`."
        raise UnreadableInput.one(", ".join(path.name for path in files), words, remedy)
    told = {(one.organ, one.on) for part in (*parts, *(minutes.facts for _, minutes in read)) for one in part.meetings}
    return LoadedMeetings(
        town,
        _document(town, read, language),
        tuple(one for one in town.meetings if (one.organ, one.on) in told),
        tuple(minutes for _, minutes in read),
    )


def _document(town: Municipality, read: Sequence[tuple[Path, ReadMinutes]], language: str) -> DocumentInfo | None:
    """The first minutes, and how all of them were read."""
    if not read:
        return None
    path, minutes = read[0]
    meeting = next(iter(minutes.facts.meetings), None)
    organ = town.organ.get(meeting.organ) if meeting else None
    return DocumentInfo(
        kind="minutes",
        file=path.name,
        organ=organ.name if organ else None,
        adopted=meeting.on if meeting else None,
        rows=len(meeting.items or ()) if meeting else 0,
        reading=tuple(dict.fromkeys(_told(read, language))),
    )


def _told(read: Iterable[tuple[Path, ReadMinutes]], language: str) -> Iterable[str]:
    for _, minutes in read:
        yield from places_told(minutes.doubts, language)

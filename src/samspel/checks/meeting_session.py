"""A meeting while it goes on: events in, and what the rules have to say about it at once.

What is not yet told is no fault. When nothing more belongs to the record, the findings are those of `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, time
from threading import Lock
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ..engines import CompiledEngine
from ..errors import SamspelError, UnreadableInput
from ..findings import Finding
from ..model import Item, Meeting, MeetingEvent, Municipality
from ..model.base import Day, Id
from ..model.references import dangling_in
from .meeting_due import Due, due_after
from .meeting_judging import Judged, LiveJudge
from .meeting_so_far import MeetingSoFar, after, changed_facts
from .remarks import LANGUAGES
from .run import shipped_engine


class _Saved(BaseModel):
    """A session as it is kept: which meeting, and its events in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samspel_session: int = 1
    id: Id
    organ: Id
    on: Day
    events: tuple[MeetingEvent, ...]


_SAVED = TypeAdapter(_Saved)
_EVENT: TypeAdapter[MeetingEvent] = TypeAdapter(MeetingEvent)


class _State(NamedTuple):
    """What has happened, and what there is to say of it; a new event makes a new one.

    The events stand as they are saved, for they are many, and as facts they would take several times the memory.
    """

    told: tuple[bytes, ...]
    judged: Judged

    @property
    def so_far(self) -> MeetingSoFar:
        """The meeting that the events make."""
        return self.judged.so_far


class MeetingSession:
    """One meeting of an organ on a day. Safe to use from several threads; nothing in it asks for the time.

    `id` is what the meeting is called in the facts; `engine` holds the rules, made once and shared by all sessions (None:
    those that ship with samspel); `language` is that of the findings.
    """

    def __init__(
        self,
        town: Municipality,
        organ: str,
        on: date,
        *,
        id: str | None = None,
        engine: CompiledEngine | None = None,
        language: str = "sv",
    ) -> None:
        if language not in LANGUAGES:
            raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
        if organ not in town.organ:
            raise SamspelError(f"Organet {organ} finns inte i uppgifterna. Möjliga: {', '.join(town.organ) or 'inga'}.")
        meeting = Meeting(id=id or f"{organ}-{on.isoformat()}", organ=organ, on=on)
        self._town, self._language = town, language
        self._judge = LiveJudge(town, engine or shipped_engine(), language)
        self._state = _State((), Judged(MeetingSoFar(meeting, town.name_of)))
        self._lock = Lock()

    @property
    def meeting(self) -> Meeting:
        """The meeting so far, as facts."""
        return self._state.so_far.meeting

    @property
    def open_item(self) -> Item | None:
        """The item that is being handled."""
        return self._state.so_far.open_item

    @property
    def now(self) -> time | None:
        """The last time of day that was told."""
        return self._state.so_far.now

    @property
    def finished(self) -> bool:
        """Whether nothing more belongs to the record; then the findings are those that `check` has of the meeting."""
        return self._state.so_far.finished

    @property
    def events(self) -> tuple[MeetingEvent, ...]:
        """What has happened, in order."""
        return _events(self._state.told)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything there is to say now, sorted as in a report."""
        return tuple(sorted(self._state.judged.findings(), key=lambda finding: finding.sort_key))

    def add(self, event: MeetingEvent) -> tuple[Finding, ...]:
        """Takes in what happens, and returns what there is to say that was not said before.

        Raises SamspelError, and leaves the meeting as it was, where the event cannot follow on what has happened.
        """
        with self._lock:
            before = self._state
            so_far = self._after(before.so_far, event)
            now = self._judge.judged(so_far, before.judged)
            self._state = _State((*before.told, _as_saved(event)), now)
        said = {_gist(finding) for finding in before.judged.findings(besides=now)}
        new = (finding for finding in now.findings(besides=before.judged) if _gist(finding) not in said)
        return tuple(sorted(new, key=lambda finding: finding.sort_key))

    def undo(self) -> MeetingEvent:
        """Takes back the last event and returns it. Raises SamspelError where there is none."""
        with self._lock:
            *kept, last = _events(self._state.told) or (None,)
            if last is None:
                raise SamspelError("Det finns inget att ångra.")
            self._state = self._replayed(kept)
        return last

    def due(self, on: date) -> tuple[Due, ...]:
        """What remains to be done on a day, and the last day for each, the nearest first."""
        return due_after(self.meeting, on, self._language)

    def save(self) -> bytes:
        """The session as JSON, to be taken up again with `resume`."""
        state = self._state
        meeting = state.so_far.meeting
        saved = _Saved(id=meeting.id, organ=meeting.organ, on=meeting.on, events=_events(state.told))
        return _SAVED.dump_json(saved, by_alias=True, exclude_none=True, indent=1) + b"\n"

    @classmethod
    def resume(
        cls, town: Municipality, saved: bytes, *, engine: CompiledEngine | None = None, language: str = "sv"
    ) -> MeetingSession:
        """The session that was saved. Raises SamspelError where it cannot be read, or does not fit the municipality."""
        try:
            kept = _SAVED.validate_python(json.loads(saved))
        except (ValueError, RecursionError, ValidationError):
            words, remedy = "Det är inget sparat sammanträde.", "Ange en fil som samspel har sparat."
            raise UnreadableInput.one("sammanträdet", words, remedy) from None
        session = cls(town, kept.organ, kept.on, id=kept.id, engine=engine, language=language)
        session._state = session._replayed(kept.events)
        return session

    def _replayed(self, events: Iterable[MeetingEvent]) -> _State:
        first = self._state.so_far.meeting
        so_far = MeetingSoFar(Meeting(id=first.id, organ=first.organ, on=first.on), self._town.name_of)
        told = []
        for event in events:
            so_far = self._after(so_far, event)
            told.append(_as_saved(event))
        return _State(tuple(told), self._judge.judged(so_far))

    def _after(self, so_far: MeetingSoFar, event: MeetingEvent) -> MeetingSoFar:
        """The meeting with the event. Raises SamspelError where it names somebody or something that is not there."""
        changed = after(so_far, event)
        earlier, meeting = so_far.meeting, changed.meeting
        new = meeting.but(
            items=changed_facts(earlier.items, meeting.items),
            attendance=changed_facts(earlier.attendance, meeting.attendance),
        )
        for problem in dangling_in(new, self._town.ids):
            raise SamspelError(f"{problem.words} {problem.remedy}")
        return changed


def _as_saved(event: MeetingEvent) -> bytes:
    return _EVENT.dump_json(event, by_alias=True, exclude_none=True)


def _events(told: Iterable[bytes]) -> tuple[MeetingEvent, ...]:
    return tuple(map(_EVENT.validate_json, told))


def _gist(finding: Finding) -> tuple[Any, ...]:
    """What makes a finding new: another thing, or the same one judged otherwise. A number in its words does not."""
    return finding.key, finding.verdict, finding.level

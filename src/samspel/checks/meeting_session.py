"""A meeting while it goes on: events in, and what the rules have to say about it at once.

What is not yet told is no fault. While an item is open only breaches in it are told, and while the meeting is open only
breaches that need no list of its items. Until the minutes are approved and their notice has come down, no question is asked
that the approval or the notice would answer. When nothing more belongs to the record, the findings are those of `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from threading import Lock
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ..engines import Answer, CompiledEngine
from ..errors import SamspelError, UnreadableInput
from ..findings import Finding, Verdict
from ..model import Announcement, Approval, Item, Meeting, MeetingEvent, Municipality, YesNo
from ..model.base import Day, Id
from ..model.municipality import dangling_in
from ..rules.view import Sighting
from . import sightings
from .meeting_context import MeetingContext
from .meeting_due import Due, due_after
from .meeting_so_far import MeetingSoFar, after, approved_and_announced
from .remarks import LANGUAGES
from .run import shipped_engine
from .told import told

_A_GOOD_WHILE = timedelta(days=60)  # a notice up so long has been up long enough
_BESIDES_ITEMS = tuple(name for name in Meeting.model_fields if name != "items")
_UNTIL_CLOSED = tuple(name for name in Meeting.model_fields if name not in ("approved", "announced"))
_ALL = "all"  # the findings of all items together, once the meeting is closed


class _Saved(BaseModel):
    """A session as it is kept: which meeting, and its events in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samspel_session: int = 1
    id: Id
    organ: Id
    on: Day
    events: tuple[MeetingEvent, ...]


_SAVED = TypeAdapter(_Saved)


@dataclass(frozen=True, slots=True)
class _State:
    """Everything about the meeting at one moment; a new event makes a new one."""

    events: tuple[MeetingEvent, ...]
    so_far: MeetingSoFar
    of_meeting: tuple[Finding, ...] = ()
    of_items: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self.of_meeting
        for found in self.of_items.values():
            yield from found


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
        self._engine = engine or shipped_engine()
        self._state = _State((), MeetingSoFar(meeting, town.name_of))
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
        return self._state.events

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything there is to say now, sorted as in a report."""
        return tuple(sorted(self._state.findings(), key=lambda finding: finding.sort_key))

    def add(self, event: MeetingEvent) -> tuple[Finding, ...]:
        """Takes in what happens, and returns what there is to say that was not said before.

        Raises SamspelError, and leaves the meeting as it was, where the event cannot follow on what has happened.
        """
        with self._lock:
            before = self._state
            so_far = self._after(before.so_far, event)
            self._state = now = self._judged((*before.events, event), so_far, before)
        known = {_gist(finding) for finding in before.findings()}
        new = [finding for finding in now.findings() if _gist(finding) not in known]
        return tuple(sorted(new, key=lambda finding: finding.sort_key))

    def undo(self) -> MeetingEvent:
        """Takes back the last event and returns it. Raises SamspelError where there is none."""
        with self._lock:
            events = self._state.events
            if not events:
                raise SamspelError("Det finns inget att ångra.")
            self._state = self._replayed(events[:-1])
        return events[-1]

    def due(self, on: date) -> tuple[Due, ...]:
        """What remains to be done on a day, and the last day for each, the nearest first."""
        return due_after(self.meeting, on, self._language)

    def save(self) -> bytes:
        """The session as JSON, to be taken up again with `resume`."""
        meeting, events = self._state.so_far.meeting, self._state.events
        saved = _Saved(id=meeting.id, organ=meeting.organ, on=meeting.on, events=events)
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
        events = tuple(events)
        for event in events:
            so_far = self._after(so_far, event)
        return self._judged(events, so_far, None)

    def _after(self, so_far: MeetingSoFar, event: MeetingEvent) -> MeetingSoFar:
        """The meeting with the event. Raises SamspelError where it names somebody or something that is not there."""
        changed = after(so_far, event)
        told = changed.meeting.model_copy(update={"items": _changed_items(so_far.meeting, changed.meeting)})
        if told.attendance is so_far.meeting.attendance:
            told = told.model_copy(update={"attendance": None})
        for problem in dangling_in(self._town, told):
            raise SamspelError(f"{problem.words} {problem.remedy}")
        return changed

    def _judged(self, events: tuple[MeetingEvent, ...], so_far: MeetingSoFar, before: _State | None) -> _State:
        """The state with its findings; what an event cannot have changed is taken from the state before."""
        meeting, earlier = so_far.meeting, before.so_far.meeting if before else None
        if meeting.closed is not None:
            known = before is not None and earlier is not None and _same(meeting, earlier, _UNTIL_CLOSED)
            of_items = before.of_items if before and known else self._of_items(meeting)
            return _State(events, so_far, tuple(self._not_awaited(so_far)), of_items)
        same = earlier is not None and _same(meeting, earlier, _BESIDES_ITEMS)
        if earlier is None or earlier.attendance is None:  # who was there for the items before was not known
            again = {item.number for item in meeting.items or ()}
        else:
            again = {item.number for item in _changed_items(earlier, meeting)}
        if not same and so_far.open_item:
            again.add(so_far.open_item.number)
        of_items = {**(before.of_items if before else {}), **{number: self._of_item(so_far, number) for number in again}}
        if before and earlier and same and bool(meeting.items) is bool(earlier.items):
            return _State(events, so_far, before.of_meeting, of_items)
        return _State(events, so_far, tuple(_breaches(self._without_items(meeting))), of_items)

    def _of_item(self, so_far: MeetingSoFar, number: str) -> tuple[Finding, ...]:
        """What there is to say of an item: only breaches while it is open."""
        found = self._told(sightings.of_items(self._context(so_far.meeting, number)))
        is_open = so_far.open_item is not None and so_far.open_item.number == number
        return tuple(_breaches(found)) if is_open else found

    def _of_items(self, meeting: Meeting) -> dict[str, tuple[Finding, ...]]:
        """What there is to say of all items, seen together."""
        return {_ALL: self._told(sightings.of_items(self._context(meeting)))}

    def _of_meeting(self, meeting: Meeting) -> tuple[Finding, ...]:
        return self._told(sightings.of_meeting(self._context(meeting)))

    def _without_items(self, meeting: Meeting) -> tuple[Finding, ...]:
        """What there is to say of the whole meeting, its items being unknown: more of them may come.

        Nor is it known who is there until the first item is taken up.
        """
        attendance = meeting.attendance if meeting.items else None
        return self._of_meeting(meeting.model_copy(update={"items": None, "attendance": attendance}))

    def _not_awaited(self, so_far: MeetingSoFar) -> Iterator[Finding]:
        """What there is to say of the whole meeting, but for what an approval and a notice in good time would answer."""
        meeting = so_far.meeting
        found = self._of_meeting(meeting)
        if so_far.finished:
            yield from found
            return
        next_day = meeting.last_day + timedelta(days=1)
        approval = Approval(on=next_day, by=meeting.approvers, at_once=YesNo.NO)
        notice = Announcement(start=next_day, end=next_day + _A_GOOD_WHILE)
        left = {one.key for one in self._of_meeting(approved_and_announced(meeting, approval, notice))}
        yield from (one for one in found if one.verdict is Verdict.BREACH or one.key in left)

    def _context(self, meeting: Meeting, only: str | None = None) -> MeetingContext:
        return MeetingContext(self._town, meeting, meeting.on, only)

    def _told(self, seen: Iterable[Sighting]) -> tuple[Finding, ...]:
        """What the rules tell of what is seen."""
        return tuple(
            told(rule, sighting, answer, self._language)
            for sighting in seen
            for rule, answer in self._engine.judge(sighting)
            if answer is not Answer.NOT_ASSESSED
        )


def _changed_items(earlier: Meeting, meeting: Meeting) -> tuple[Item, ...]:
    """The items that an event has touched; those it has not are the very same objects."""
    if meeting.items is earlier.items:
        return ()
    untouched = {id(item) for item in earlier.items or ()}
    return tuple(item for item in meeting.items or () if id(item) not in untouched)


def _same(meeting: Meeting, earlier: Meeting, names: Iterable[str]) -> bool:
    """Whether those facts of the meeting are the very same as before the event."""
    return all(getattr(meeting, name) is getattr(earlier, name) for name in names)


def _breaches(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.verdict is Verdict.BREACH)


def _gist(finding: Finding) -> tuple[Any, ...]:
    """What makes a finding new: another thing, or the same one judged otherwise. A number in its words does not."""
    return finding.key, finding.verdict, finding.level

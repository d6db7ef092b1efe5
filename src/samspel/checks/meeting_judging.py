"""What the rules have to say of a meeting so far; what an event cannot have changed is not judged again.

While an item is open only breaches in it are told, and while the meeting is open only breaches that need no list of its
items. Until the minutes are approved and their notice has come down, no question is asked that the approval or the notice
would answer. Once the meeting is closed its items are seen together, as `check` sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from ..engines import Answer, CompiledEngine
from ..findings import Finding, Verdict
from ..model import Announcement, Approval, Item, Meeting, Municipality, YesNo
from ..rules.view import Sighting
from . import sightings
from .meeting_context import MeetingContext
from .meeting_so_far import MeetingSoFar, approved_and_announced, changed_facts
from .told import told

_A_GOOD_WHILE = timedelta(days=60)  # a notice up so long has been up long enough
_BESIDES_ITEMS = tuple(name for name in Meeting.model_fields if name != "items")
_UNTIL_CLOSED = tuple(name for name in Meeting.model_fields if name not in ("approved", "announced"))
_ALL = "all"  # the findings of all items together, once the meeting is closed

_OfItem = tuple[tuple[Finding, ...], ...]
"""The findings of an item, or of all of them, by the builder of the views they come from."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of a meeting at one moment."""

    so_far: MeetingSoFar
    of_meeting: tuple[Finding, ...] = ()  # but its minutes
    of_minutes: tuple[Finding, ...] = ()
    of_items: Mapping[str, _OfItem] = field(default_factory=dict)

    def findings(self) -> Iterator[Finding]:
        """All of it, unsorted."""
        yield from self.of_meeting
        yield from self.of_minutes
        for of_item in self.of_items.values():
            for found in of_item:
                yield from found


@dataclass(frozen=True, slots=True)
class LiveJudge:
    """Judges the meetings of a municipality event by event."""

    town: Municipality
    engine: CompiledEngine
    language: str

    def judged(self, so_far: MeetingSoFar, before: Judged | None = None) -> Judged:
        """What there is to say of the meeting; `before`: what there was, one event ago."""
        judge = self._going_on if so_far.meeting.closed is None else self._closed
        return judge(so_far, before)

    def _closed(self, so_far: MeetingSoFar, before: Judged | None) -> Judged:
        of_minutes = tuple(self._not_awaited(so_far))
        if before and _same(so_far.meeting, before.so_far.meeting, _UNTIL_CLOSED):
            return Judged(so_far, before.of_meeting, of_minutes, before.of_items)
        context = self._context(so_far.meeting)
        together = tuple(self._told(builder.see(context)) for builder in sightings.OF_ITEMS)
        return Judged(so_far, self._told(sightings.besides_minutes(context)), of_minutes, {_ALL: together})

    def _going_on(self, so_far: MeetingSoFar, before: Judged | None) -> Judged:
        meeting, earlier = so_far.meeting, before.so_far.meeting if before else None
        only_items = earlier is not None and _same(meeting, earlier, _BESIDES_ITEMS)
        if earlier is None or _in_new_capacity(earlier, meeting):
            changed = meeting.items or ()
        else:
            changed = changed_facts(earlier.items, meeting.items)
        again = {item.number: item for item in changed}
        if (
            not only_items and meeting.items
        ):  # the last one also when it is closed: whoever leaves now may have missed its end
            again[meeting.items[-1].number] = meeting.items[-1]
        of_items = dict(before.of_items) if before else {}
        for item in again.values():
            of_items[item.number] = self._of_item(so_far, item, before if only_items else None)
        if before and earlier and only_items and bool(meeting.items) is bool(earlier.items):
            return Judged(so_far, before.of_meeting, before.of_minutes, of_items)
        context = self._context(_without_items(meeting))
        of_meeting, of_minutes = (
            tuple(_breaches(self._told(see(context)))) for see in (sightings.besides_minutes, sightings.of_minutes)
        )
        return Judged(so_far, of_meeting, of_minutes, of_items)

    def _of_item(self, so_far: MeetingSoFar, item: Item, before: Judged | None) -> _OfItem:
        """What there is to say of an item: only breaches while it is open.

        `before` is what was said before an event that touched nothing but items. What was told then by views that read
        nothing of what has changed in the item is told still.
        """
        context = self._context(so_far.meeting, item.number)
        known = before.of_items.get(item.number) if before else None
        changed = _changed_facts(before.so_far.meeting, item) if before and known else set()
        found = []
        for place, builder in enumerate(sightings.OF_ITEMS):
            if known and changed <= builder.unread:
                found.append(known[place])
            else:
                told = self._told(builder.see(context))
                found.append(tuple(_breaches(told)) if item is so_far.open_item else told)
        return tuple(found)

    def _not_awaited(self, so_far: MeetingSoFar) -> Iterator[Finding]:
        """What there is to say of the minutes, but for what an approval and a notice in good time would answer."""
        meeting = so_far.meeting
        found = self._of_minutes(meeting)
        if so_far.finished:
            yield from found
            return
        next_day = meeting.last_day + timedelta(days=1)
        approval = Approval(on=next_day, by=meeting.approvers, at_once=YesNo.NO)
        notice = Announcement(start=next_day, end=next_day + _A_GOOD_WHILE)
        left = {one.key for one in self._of_minutes(approved_and_announced(meeting, approval, notice))}
        yield from (one for one in found if one.verdict is Verdict.BREACH or one.key in left)

    def _of_minutes(self, meeting: Meeting) -> tuple[Finding, ...]:
        return self._told(sightings.of_minutes(self._context(meeting)))

    def _context(self, meeting: Meeting, only: str | None = None) -> MeetingContext:
        return MeetingContext(self.town, meeting, meeting.on, only)

    def _told(self, seen: Iterable[Sighting]) -> tuple[Finding, ...]:
        """What the rules tell of what is seen."""
        return tuple(
            told(rule, sighting, answer, self.language)
            for sighting in seen
            for rule, answer in self.engine.judge(sighting)
            if answer is not Answer.NOT_ASSESSED
        )


def _without_items(meeting: Meeting) -> Meeting:
    """The meeting while more items may come: they are unknown, and so is who is there until the first is taken up."""
    return meeting.model_copy(update={"items": None, "attendance": meeting.attendance if meeting.items else None})


def _in_new_capacity(earlier: Meeting, meeting: Meeting) -> bool:
    """Whether somebody is there as what they were not before: it tells of earlier items too, as who leads or may decide."""
    if meeting.attendance is earlier.attendance:
        return False
    before = {(one.person, one.as_) for one in earlier.attendance or ()}
    return any((one.person, one.as_) not in before for one in meeting.attendance or ())


def _changed_facts(earlier: Meeting, item: Item) -> set[str]:
    """The facts of the item that an event has touched; those it has not are the very same objects."""
    was = next(one for one in earlier.items or () if one.number == item.number)
    return {name for name in Item.model_fields if getattr(item, name) is not getattr(was, name)}


def _same(meeting: Meeting, earlier: Meeting, names: Iterable[str]) -> bool:
    """Whether those facts of the meeting are the very same as before the event."""
    return all(getattr(meeting, name) is getattr(earlier, name) for name in names)


def _breaches(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.verdict is Verdict.BREACH)

"""What the rules have to say of a meeting so far; what an event cannot have changed is not judged again.

While an item is open only breaches in it are told, and while the meeting is open only breaches that need no list of its
items. Until the minutes are approved and their notice has come down, no question is asked that the approval or the notice
would answer. Once the meeting is closed its items are seen together, as `check` sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain

from ..engines import Answer, CompiledEngine
from ..findings import Finding, Verdict
from ..model import Announcement, Approval, Fact, Item, Meeting, Municipality, YesNo
from ..rules.view import Sighting
from . import sightings
from .meeting_context import MeetingContext
from .meeting_so_far import MeetingSoFar, approved_and_announced, changed_facts
from .told import told

_A_GOOD_WHILE = timedelta(days=60)  # a notice up so long has been up long enough
_AFTER_CLOSING = {"approved", "announced"}  # all that events touch in a meeting when it has been closed
_ALL = "all"  # the findings of all items together, once the meeting is closed

_Found = tuple[tuple[Finding, ...], ...]
"""The findings of the meeting, of an item or of all items, by the builder of the views they come from."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of a meeting at one moment."""

    so_far: MeetingSoFar
    of_whole: _Found = ()  # of the meeting but its minutes, and of its minutes
    of_items: Mapping[str, _Found] = field(default_factory=dict)

    def findings(self, besides: Judged | None = None) -> Iterator[Finding]:
        """All of it, unsorted, or what has been judged anew `besides` what was known at another moment."""
        known = set(map(id, besides._parts())) if besides else set()
        return chain.from_iterable(chain.from_iterable(part for part in self._parts() if id(part) not in known))

    def _parts(self) -> Iterator[_Found]:
        """What is judged together."""
        return chain((self.of_whole,), self.of_items.values())


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
        if before and _touched(before.so_far.meeting, so_far.meeting) <= _AFTER_CLOSING:
            return Judged(so_far, (before.of_whole[0], of_minutes), before.of_items)
        context = self._context(so_far.meeting)
        together = tuple(self._of_all(context, place, before) for place in range(len(sightings.OF_ITEMS)))
        return Judged(so_far, (self._told(sightings.besides_minutes(context)), of_minutes), {_ALL: together})

    def _of_all(self, context: MeetingContext, place: int, before: Judged | None) -> tuple[Finding, ...]:
        """What there is to say of all items by the builder in that place: of those that it looks at by themselves, and that
        the close has not touched, what was said `before` it."""
        builder = sightings.OF_ITEMS[place]
        if before is None or not builder.apart:
            return self._told(builder.see(context))
        touched = {item.number for item in changed_facts(before.so_far.meeting.items, context.meeting.items)}
        known = [found[place] for number, found in before.of_items.items() if number not in touched]
        anew = [self._told(builder.see(self._context(context.meeting, number))) for number in touched]
        return tuple(chain.from_iterable(known + anew))

    def _going_on(self, so_far: MeetingSoFar, before: Judged | None) -> Judged:
        meeting, earlier = so_far.meeting, before.so_far.meeting if before else None
        only_items = earlier is not None and _touched(earlier, meeting) <= {"items"}
        if earlier is None or _in_new_capacity(earlier, meeting):
            changed = meeting.items or ()
        else:
            changed = changed_facts(earlier.items, meeting.items)
        again = {item.number: item for item in changed}
        if not only_items and meeting.items:  # also where it is closed: whoever leaves now may have missed its end
            again[meeting.items[-1].number] = meeting.items[-1]
        of_items = dict(before.of_items) if before else {}
        for item in again.values():
            of_items[item.number] = self._of_item(so_far, item, before if only_items else None)
        if before and earlier and only_items and bool(meeting.items) is bool(earlier.items):
            return Judged(so_far, before.of_whole, of_items)
        context = self._context(_without_items(meeting))
        of_whole = [self._told(see(context), doubts=False) for see in (sightings.besides_minutes, sightings.of_minutes)]
        return Judged(so_far, tuple(of_whole), of_items)

    def _of_item(self, so_far: MeetingSoFar, item: Item, before: Judged | None) -> _Found:
        """What there is to say of an item: only breaches while it is open.

        `before` is what was said before an event that touched nothing but items. What was told then by views that read
        nothing of what has changed in the item is told still.
        """
        context = self._context(so_far.meeting, item.number)
        known = before.of_items.get(item.number) if before else None
        changed = _touched(_numbered(before.so_far.meeting, item.number), item) if before and known else set()
        found = []
        for place, builder in enumerate(sightings.OF_ITEMS):
            if known and changed <= builder.unread:
                found.append(known[place])
            else:
                found.append(self._told(builder.see(context), doubts=item is not so_far.open_item))
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

    def _told(self, seen: Iterable[Sighting], *, doubts: bool = True) -> tuple[Finding, ...]:
        """What the rules tell of what is seen, with or without their doubts."""
        return tuple(
            told(rule, sighting, answer, self.language)
            for sighting in seen
            for rule, answer in self.engine.judge_again(sighting)
            if answer is Answer.BREACH or (doubts and answer is Answer.DOUBT)
        )


def _without_items(meeting: Meeting) -> Meeting:
    """The meeting while more items may come: they are unknown, and so is who is there until the first is taken up."""
    return meeting.model_copy(update={"items": None, "attendance": meeting.attendance if meeting.items else None})


def _numbered(meeting: Meeting, number: str) -> Item:
    return next(item for item in reversed(meeting.items or ()) if item.number == number)


def _in_new_capacity(earlier: Meeting, meeting: Meeting) -> bool:
    """Whether somebody is there as what they were not before: it tells of earlier items too, as who leads or may decide."""
    if meeting.attendance is earlier.attendance:
        return False
    before = {(one.person, one.as_) for one in earlier.attendance or ()}
    return any((one.person, one.as_) not in before for one in meeting.attendance or ())


def _touched(earlier: Fact, now: Fact) -> set[str]:
    """The names of what an event has touched in a fact; what it has not is the very same object."""
    was = vars(earlier)
    return {name for name, value in vars(now).items() if value is not was[name]}

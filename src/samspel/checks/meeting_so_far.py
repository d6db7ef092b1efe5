"""What a meeting has come to: one event after the other makes the facts that its minutes would tell.

While something goes on, what has not been told of it is unknown. When it ends, the record is whole: an item that is closed
without a vote had none, and whoever told of a conflict and has not left by the decision stayed in the room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import lru_cache
from typing import Any

from ..errors import SamspelError
from ..model import (
    NONE,
    Announced,
    Announcement,
    Approval,
    Approved,
    ApproversChosen,
    Arrived,
    Attendance,
    Ballot,
    Closed,
    ConflictDeclared,
    Convened,
    Decided,
    Item,
    ItemClosed,
    ItemOpened,
    Left,
    Meeting,
    MeetingConflict,
    MeetingEvent,
    Opened,
    Proposed,
    PropositionsPut,
    Reserved,
    Vote,
    Voted,
    YesNo,
)
from ..model.base import FactT

_BEFORE_OPENING = (Convened, Opened, Arrived, Left)
_AFTER_CLOSING = (Approved, Announced)


@dataclass(frozen=True, slots=True)
class MeetingSoFar:
    """A meeting as far as it has come. The agenda is known by number, if it was told; `now` is the last time told.

    `names` are how people are named where something cannot be so.
    """

    meeting: Meeting
    names: Mapping[str, str] = field(default_factory=dict)
    agenda: Mapping[str, Item] | None = None
    now: time | None = None

    @property
    def open_item(self) -> Item | None:
        """The item that is being handled."""
        last = self.meeting.items[-1] if self.meeting.items else None
        return last if last is not None and last.closed is None and self.meeting.closed is None else None

    @property
    def finished(self) -> bool:
        """Whether nothing more belongs to the record: every item is approved, and its notice put up and taken down."""
        meeting = self.meeting
        if meeting.closed is None:
            return False
        approved = [one.items for one in meeting.approved or () if isinstance(one.on, date)]
        announced = [one.items for one in meeting.announced or () if isinstance(one.end, date)]
        return whole(meeting, approved) and whole(meeting, announced)

    def name(self, person: str) -> str:
        """How a person is named."""
        return self.names.get(person, person)

    def present(self, person: str) -> Attendance | None:
        """The person's time that has not ended."""
        return next((one for one in self.meeting.attendance or () if one.person == person and _goes_on(one)), None)


def whole(meeting: Meeting, parts: Sequence[tuple[str, ...] | None]) -> bool:
    """Whether the parts are the whole of the minutes: a part is the numbers of its paragraphs, None every one of them."""
    numbers = {number for part in parts for number in part or ()}
    return None in parts or (bool(parts) and {item.number for item in meeting.items or ()} <= numbers)


def after(so_far: MeetingSoFar, event: MeetingEvent) -> MeetingSoFar:
    """The meeting with one more event. Raises SamspelError, in words for the secretary, where it cannot be so."""
    _refuse_out_of_turn(so_far, event)
    now = so_far.now if isinstance(event, Convened | Approved | Announced) else event.at
    then = replace(so_far, now=now)
    match event:
        case Convened():
            named = {name: getattr(event, name) for name in ("noticed", "summoned", "urgent_notice", "extra")}
            told = {name: value for name, value in named.items() if value is not None}
            agenda = {one.number: one for one in event.agenda} if event.agenda is not None else so_far.agenda
            return replace(_with(then, **told), agenda=agenda)
        case Opened():
            told = {name: getattr(event, name) for name in ("place", "public", "sees_and_hears", "attendance_established")}
            return _with(then, opened=event.at, **told)
        case Arrived():
            return _arrived(then, event)
        case Left():
            return _left(then, event)
        case ItemOpened():
            return _item_opened(then, event)
        case ConflictDeclared():
            return _conflict(then, event)
        case Proposed():
            item = _handled(then)
            return _with_item(then, item, proposals=(*(item.proposals or ()), event.proposal))
        case PropositionsPut():
            return _with_item(then, _handled(then), order_of_propositions=event.words)
        case Voted():
            item = _stayed(_handled(then))
            return _with_item(then, item, votes=(*(item.votes or ()), _lean(event.vote)))
        case Decided():
            return _with_item(then, _stayed(_undecided(then)), decision=event.decision)
        case Reserved():
            item = _named(then, event.item)
            made = event.reservation.but(told=YesNo.YES)
            return _with_item(then, item, reservations=(*(item.reservations or ()), made))
        case ItemClosed():
            return _item_closed(then, event.at)
        case ApproversChosen():
            return _with(then, approvers=event.people)
        case Closed():
            last = _item_closed(then, event.at) if then.open_item else then
            meeting = last.meeting
            return _with(last, closed=event.at, items=meeting.items or (), approvers=meeting.approvers or ())
        case Approved():
            return _with(then, approved=(*(then.meeting.approved or ()), event.approval))
        case Announced():
            return _with(then, announced=_announced(then.meeting.announced or (), event.announcement))


def changed_facts(earlier: tuple[FactT, ...] | None, now: tuple[FactT, ...] | None) -> tuple[FactT, ...]:
    """Those of the facts that an event has touched; those it has not are the very same objects."""
    if now is earlier:
        return ()
    untouched = set(map(id, earlier or ()))
    return tuple(one for one in now or () if id(one) not in untouched)


def _refuse_out_of_turn(so_far: MeetingSoFar, event: MeetingEvent) -> None:
    meeting = so_far.meeting
    if isinstance(event, Approved | Announced):
        return _refuse_too_early(so_far, event)
    if isinstance(event, Opened) and meeting.opened is not None:
        raise SamspelError("Sammanträdet är redan öppnat.")
    if isinstance(event, Convened):
        if meeting.opened is not None:
            raise SamspelError("Kallelse och dagordning anges innan sammanträdet öppnas.")
        return None
    if meeting.closed is not None:
        raise SamspelError("Sammanträdet är avslutat.")
    if meeting.opened is None and not isinstance(event, _BEFORE_OPENING):
        raise SamspelError("Sammanträdet är inte öppnat än.")
    if so_far.now is not None and event.at < so_far.now:
        raise SamspelError(f"Klockan var redan {so_far.now:%H:%M}. Ange händelserna i den ordning de inträffar.")
    return None


def _refuse_too_early(so_far: MeetingSoFar, event: Approved | Announced) -> None:
    meeting = so_far.meeting
    if isinstance(event, Approved):
        if not isinstance(event.approval.on, date):
            raise SamspelError("Ange dagen då protokollet justerades.")
        if meeting.closed is None and event.approval.at_once is not YesNo.YES:
            raise SamspelError("Innan sammanträdet är avslutat kan bara omedelbart justerade paragrafer anges.")
    elif not meeting.approved:
        raise SamspelError("Protokollet är inte justerat än.")
    elif not isinstance(event.announcement.start, date):
        raise SamspelError("Ange dagen då anslaget sattes upp.")
    items = event.approval.items if isinstance(event, Approved) else event.announcement.items
    for number in items or ():
        _named(so_far, number)


def _arrived(so_far: MeetingSoFar, event: Arrived) -> MeetingSoFar:
    """A person who is there and goes on as something else has two times, the second from here on."""
    meeting, item = so_far.meeting, so_far.open_item
    late = bool(meeting.items) or (meeting.opened is not None and event.at > meeting.opened)
    told = {"start": event.at if late else None, "first_item": item.number if item else None, "end": None, "last_item": None}
    for who in event.who:
        there = so_far.present(who.person)
        if there is not None and (there.as_, there.serves_for) == (who.as_, who.serves_for):
            raise SamspelError(f"{so_far.name(who.person)} är redan här.")
        if there is not None:
            so_far = _ended(so_far, there, event.at)
        new = who.but(**told, party=who.party or (there.party if there else None))
        so_far = _with(so_far, attendance=(*(so_far.meeting.attendance or ()), new))
        if who.serves_for and so_far.open_item is not None:
            so_far = _stepped_in(so_far, so_far.open_item, who.serves_for, who.person)
    return so_far


def _stepped_in(so_far: MeetingSoFar, item: Item, member: str, substitute: str) -> MeetingSoFar:
    if any(one.person == member and one.replaced_by is None for one in item.conflicts or ()):
        return _with_item(so_far, item, conflicts=_told_of(item, member, replaced_by=substitute))
    return so_far


def _left(so_far: MeetingSoFar, event: Left) -> MeetingSoFar:
    there, item = so_far.present(event.person), so_far.open_item
    if there is None:
        raise SamspelError(f"{so_far.name(event.person)} är inte här.")
    because = event.because
    if item is not None and any(one.person == event.person for one in item.conflicts or ()):
        so_far = _with_item(so_far, item, conflicts=_told_of(item, event.person, left_room=YesNo.YES))
        because = because or "jäv"
    return _ended(so_far, there, event.at, left_because=because)


def _ended(so_far: MeetingSoFar, there: Attendance, at: time, **told: Any) -> MeetingSoFar:
    items = so_far.meeting.items
    ended = there.but(end=at, last_item=items[-1].number if items else None, **told)
    return _with(so_far, attendance=tuple(ended if one is there else one for one in so_far.meeting.attendance or ()))


def _item_opened(so_far: MeetingSoFar, event: ItemOpened) -> MeetingSoFar:
    if so_far.open_item:
        so_far = _item_closed(so_far, event.at)
    number, agenda = event.item.number, so_far.agenda
    if any(item.number == number for item in so_far.meeting.items or ()):
        raise SamspelError(f"§ {number} har redan behandlats.")
    planned = (agenda or {}).get(number)
    told = {name: value for name in Item.model_fields if (value := getattr(event.item, name)) is not None}
    item = (planned or event.item).but(**told | {"opened": event.at, "closed": None})
    if item.on_agenda is None and agenda is not None:
        item = item.but(on_agenda=YesNo.YES if planned else YesNo.NO)
    return _with(so_far, items=(*(so_far.meeting.items or ()), item), attendance=_from(number, so_far.meeting.attendance))


def _from(number: str, attendance: tuple[Attendance, ...] | None) -> tuple[Attendance, ...] | None:
    """The attendance, where the item is the first one for those who have come since the last."""
    if all(one.first_item is not None or one.start is None or not _goes_on(one) for one in attendance or ()):
        return attendance
    return tuple(
        one.but(first_item=number) if one.first_item is None and one.start is not None and _goes_on(one) else one
        for one in attendance or ()
    )


def _conflict(so_far: MeetingSoFar, event: ConflictDeclared) -> MeetingSoFar:
    item, conflict = _handled(so_far), event.conflict
    if any(one.person == conflict.person for one in item.conflicts or ()):
        raise SamspelError(f"Jäv för {so_far.name(conflict.person)} är redan angivet i § {item.number}.")
    if so_far.present(conflict.person) is None and conflict.left_room is None:
        conflict = conflict.but(left_room=YesNo.YES)
    return _with_item(so_far, item, conflicts=(*(item.conflicts or ()), conflict))


def _item_closed(so_far: MeetingSoFar, at: time) -> MeetingSoFar:
    """What was not told of an item that is closed did not happen in it; a dissent may still be added."""
    item = _stayed(_handled(so_far))
    told: dict[str, Any] = dict.fromkeys(("proposals", "votes", "conflicts", "abstained", "reservations"), ())
    told |= {"order_of_propositions": NONE, "decision": NONE, "vote_asked": YesNo.YES if item.votes else YesNo.NO}
    lacking = {name: value for name, value in told.items() if getattr(item, name) is None}
    lacking["conflicts"] = tuple(
        one if one.replaced_by is not None else one.but(replaced_by=NONE) for one in item.conflicts or ()
    )
    return _with_item(so_far, item, closed=at, **lacking)


def _lean(vote: Vote) -> Vote:
    """The vote, with ballots that are the very same objects as before where the same people voted the same way."""
    return vote.but(ballots=tuple(map(_ballot, vote.ballots))) if vote.ballots else vote


@lru_cache(maxsize=4096)
def _ballot(told: Ballot) -> Ballot:
    return told


def _stayed(item: Item) -> Item:
    """The item with those who told of a conflict and have not left: they stayed, for now it is being decided."""
    if all(one.left_room is not None for one in item.conflicts or ()):
        return item
    stayed = tuple(one if one.left_room is not None else one.but(left_room=YesNo.NO) for one in item.conflicts or ())
    return item.but(conflicts=stayed)


def _announced(announced: tuple[Announcement, ...], new: Announcement) -> tuple[Announcement, ...]:
    """The notices with one more; the same one told again takes the place of the first."""
    kept = tuple(one for one in announced if (one.start, one.items) != (new.start, new.items))
    return (*kept, new)


def _handled(so_far: MeetingSoFar) -> Item:
    item = so_far.open_item
    if item is None:
        raise SamspelError("Ingen paragraf är öppen.")
    return item


def _undecided(so_far: MeetingSoFar) -> Item:
    item = _handled(so_far)
    if item.decision is not None:
        raise SamspelError(f"§ {item.number} är redan avgjord. Ångra, om beslutet blev fel angivet.")
    return item


def _named(so_far: MeetingSoFar, number: str | None) -> Item:
    """The item of that number; without a number the last one."""
    items = so_far.meeting.items or ()
    found = next((item for item in reversed(items) if number in (None, item.number)), None)
    if found is None:
        raise SamspelError(f"§ {number} har inte behandlats." if number else "Ingen paragraf har behandlats än.")
    return found


def _told_of(item: Item, person: str, **told: Any) -> tuple[MeetingConflict, ...]:
    """The conflicts of the item, with something more told of one person's."""
    return tuple(one.but(**told) if one.person == person else one for one in item.conflicts or ())


def _goes_on(one: Attendance) -> bool:
    return one.end is None and one.last_item is None


def _with_item(so_far: MeetingSoFar, item: Item, **told: Any) -> MeetingSoFar:
    """The meeting with something more told of the item of that number."""
    changed = item.but(**told)
    items = so_far.meeting.items or ()
    return _with(so_far, items=tuple(changed if one.number == item.number else one for one in items))


def _with(so_far: MeetingSoFar, **told: Any) -> MeetingSoFar:
    return MeetingSoFar(so_far.meeting.but(**told), so_far.names, so_far.agenda, so_far.now)


def approved_and_announced(meeting: Meeting, approval: Approval, announcement: Announcement) -> Meeting:
    """The meeting as if that approval and that notice had followed, and the notices up had been taken down with it."""
    announced = [one if isinstance(one.end, date) else one.but(end=announcement.end) for one in meeting.announced or ()]
    return meeting.but(approved=(*(meeting.approved or ()), approval), announced=(*announced, announcement))

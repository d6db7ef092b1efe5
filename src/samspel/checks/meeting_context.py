"""One meeting with what every view of it needs: who was there for each item and in what capacity, and what its organ is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from ..law import lexicon
from ..law.matters import MatterType, all_matters, kinds_of_board
from ..law.recogniser import pinned, recognise
from ..law.references import mentions
from ..model import (
    Attendance,
    AttendsAs,
    Item,
    ItemKind,
    Meeting,
    MeetingConflict,
    Municipality,
    Organ,
    OrganKind,
    Role,
    Seat,
    Side,
    StandingOrders,
    YesNo,
)

_ALIKE = 85  # of 100, between the title of an item and one of the agenda
_MUNICIPAL_ACT = "2017:725"
DECIDES = {AttendsAs.CHAIR, AttendsAs.MEMBER, AttendsAs.SERVING}


@dataclass(frozen=True, eq=False)  # one look at a meeting is itself only
class MeetingContext:
    """What the view builders share about one meeting."""

    town: Municipality
    meeting: Meeting
    asked: date
    only: str | None = None  # the number of the one item to look at; None: all of them

    @cached_property
    def about(self) -> str:
        """What findings about the meeting are filed under."""
        return f"meeting/{self.meeting.id}"

    def about_item(self, item: Item) -> str:
        """What findings about one item are filed under."""
        return f"{self.about}/item/{item.number}"

    @cached_property
    def organ(self) -> Organ:
        """The organ that met."""
        return self.town.organ[self.meeting.organ]

    @property
    def is_council(self) -> bool:
        """Whether it is the full council, for which the rules are its own."""
        return self.organ.kind is OrganKind.COUNCIL

    @cached_property
    def standing_orders(self) -> StandingOrders | None:
        """The organ's reglemente or arbetsordning that day; of several the last one written."""
        found = [
            one
            for one in self.town.standing_orders
            if one.organ == self.meeting.organ and (one.in_force is None or one.in_force.covers(self.meeting.on))
        ]
        return found[-1] if found else None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items to look at, in the order of the minutes; none where they are not known."""
        items = self.meeting.items or ()
        return items if self.only is None else tuple(item for item in items if item.number == self.only)

    def there(self, item: Item) -> tuple[Attendance, ...] | None:
        """Who was there for the item, in their capacities; None where the attendance is not known."""
        if self.meeting.attendance is None:
            return None
        if item.number not in self._there:
            self._there[item.number] = tuple(one for one in self.meeting.attendance if self.covers(one, item))
        return self._there[item.number]

    def covers(self, one: Attendance, item: Item) -> bool:
        """Whether somebody's time takes in the item: at each end by the items, else by the clock where both times are known.

        Somebody who came or left while the item was handled was there for it.
        """
        place = self._place[item.number]
        last = self._place.get(one.last_item or "")
        if last is None:
            gone_before = one.end is not None and item.opened is not None and one.end <= item.opened
        else:
            gone_before = last < place
        if gone_before:
            return False
        first = self._place.get(one.first_item or "")
        if first is None:
            return one.start is None or item.closed is None or one.start < item.closed
        return first <= place

    def throughout(self, one: Attendance, item: Item, *, named_whole: bool = False) -> bool:
        """Whether somebody was surely there for the whole item, and neither came nor left while it was handled.

        An item named as the first or the last of somebody's time may be the one they came or left in; with `named_whole`
        it counts as theirs. Where only a clock tells, and the item has no times, nothing is sure.
        """
        place, numbers = self._place[item.number], self._place
        first, last = numbers.get(one.first_item or ""), numbers.get(one.last_item or "")
        came_before = first is not None and first < place
        left_later = last is not None and last > place
        from_start = came_before or one.start is None or (item.opened is not None and one.start <= item.opened)
        to_end = left_later or one.end is None or (item.closed is not None and one.end >= item.closed)
        edges = {one.first_item, one.last_item} - {None}
        by_items = named_whole or (edges <= numbers.keys() and item.number not in edges)
        return by_items and self.covers(one, item) and from_start and to_end

    def deciding(self, item: Item) -> tuple[Attendance, ...] | None:
        """Who could take part in deciding the item: members and serving substitutes who were there and not disqualified."""
        there = self.there(item)
        if there is None or item.number in self._deciding:
            return self._deciding.get(item.number)
        away = {one.person for one in self.conflicts(item)}
        stepped_in = {one.replaced_by for one in self.conflicts(item) if one.replaced_by}
        found = {one.person: one for one in there if one.as_ in DECIDES and one.person not in away}
        for one in there:  # a substitute who steps in for one item only
            if one.person in stepped_in:
                found.setdefault(one.person, one)
        self._deciding[item.number] = tuple(found.values())
        return self._deciding[item.number]

    def conflicts(self, item: Item) -> tuple[MeetingConflict, ...]:
        """Those who were disqualified in the item, or who said so and were not found to take part."""
        return tuple(one for one in item.conflicts or () if one.ruled is not YesNo.NO)

    @cached_property
    def kept(self) -> dict[type, Any]:
        """What view builders have made of the meeting and ask for again, by its type."""
        return {}

    @cached_property
    def _there(self) -> dict[str, tuple[Attendance, ...]]:
        """By item, filled as it is asked for."""
        return {}

    @cached_property
    def _deciding(self) -> dict[str, tuple[Attendance, ...]]:
        return {}

    @cached_property
    def _place(self) -> dict[str, int]:
        return {item.number: place for place, item in enumerate(self.meeting.items or ())}

    def kind(self, item: Item) -> MatterType | None:
        """The matter type of the item: as recorded, or by its words."""
        if item.matter_type is not None:
            return pinned(item.matter_type).type
        return recognise(item.matter, organs=kinds_of_board(self.organ.name)).type if item.matter else None

    def authority(self, item: Item) -> bool | None:
        """Whether the item is exercise of authority: by the record, or by its matter type."""
        if item.authority is not None:
            return item.authority is YesNo.YES
        kind = self.kind(item)
        if kind is not None:
            return kind.authority
        return True if lexicon.says("authority_case", item.matter or "") else None

    def authority_shown(self, item: Item) -> bool:
        """Whether more than the words of the matter tells of authority or not: the record, the matter type, or that the
        decision also names an act that such matters rest on."""
        if item.authority is not None or item.matter_type is not None:
            return True
        text = item.decision.text if item.decision else None
        named = {act.sfs for one in mentions(text or "") for act in one.candidates}
        return self.authority(item) is True and not named.isdisjoint(_acts_of_authority())

    def name(self, person: str) -> str:
        """How a person is named to the reader."""
        return self.town.name_of.get(person, person)

    def roles(self, person: str) -> tuple[Role, ...]:
        """The roles that somebody held on the day of the meeting."""
        found = self.town.person.get(person)
        held = found.roles if found is not None else ()
        return tuple(self.town.role[one.role] for one in held if one.covers(self.meeting.on))

    def seats(self, person: str) -> set[Seat | None]:
        """The seats that somebody held in the organ on the day of the meeting, by the register and by the minutes."""
        told = {one.seat for one in self.meeting.attendance or () if one.person == person and one.seat is not None}
        held = {one.seat for one in self.roles(person) if one.side is Side.POLITICAL and one.organ == self.meeting.organ}
        return told | held


@lru_cache(maxsize=1)
def _acts_of_authority() -> frozenset[str]:
    """The acts that matter types of exercise of authority rest on; the Municipal Act says nothing of it."""
    acts = {one.sfs for kind in all_matters().values() if kind.authority for one in kind.statutes}
    return frozenset(acts - {_MUNICIPAL_ACT})


def meeting_contexts(town: Municipality, asked: date) -> Iterator[MeetingContext]:
    """Each meeting of the facts, to be looked at on a day."""
    for meeting in town.meetings:
        yield MeetingContext(town, held_against_agenda(meeting), asked)


def held_against_agenda(meeting: Meeting) -> Meeting:
    """The meeting where each item says whether the agenda named it, as far as the agenda is known.

    Items that open the meeting and keep its order need no naming.
    """
    if meeting.agenda is None or meeting.items is None:
        return meeting
    named = [_plain(title) for title in (*meeting.agenda, *(meeting.urgent_notice or ()))]
    items = tuple(
        item.model_copy(update={"on_agenda": YesNo.YES if _is_named(item.matter, named) else YesNo.NO})
        if item.on_agenda is None and item.matter is not None and item.kind is not ItemKind.PROCEDURE
        else item
        for item in meeting.items
    )
    return meeting.model_copy(update={"items": items})


def _is_named(matter: str, named: Sequence[str]) -> bool:
    from rapidfuzz.fuzz import token_set_ratio  # only where an agenda is known

    return any(token_set_ratio(_plain(matter), title) >= _ALIKE for title in named)


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))

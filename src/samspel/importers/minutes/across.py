"""What one place in the minutes tells of items elsewhere: conflicts, additions to the agenda, listeners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Item, ItemKind, MeetingConflict, ProposalKind, Source, YesNo
from . import words
from .attendance import Presence
from .days import paragraphs, value
from .item import ReadItem
from .sections import sentences


def told_elsewhere(read: Sequence[ReadItem], there: Presence, beside: Sequence[str], file: str) -> None:
    """The items with what other items and the first page (`beside`) tell of them."""
    _told_in_another_item(read)
    _told_by_the_first_page(read, there, file)
    _changed_agenda(read)
    _listeners(read, beside)


def _told_in_another_item(read: Sequence[ReadItem]) -> None:
    """Conflicts of interest that are told of at the beginning, with the paragraph they are about."""
    for one in read:
        for conflict in one.item.conflicts or ():
            about = {number for number, _ in paragraphs(conflict.words or "")} - {one.item.number}
            others = [other for other in read if other.item.number in about]
            reports = one.item.kind is ItemKind.PROCEDURE or words.says("disqualified", one.item.matter or "")
            if reports and others:
                rest = tuple(other for other in one.item.conflicts or () if other is not conflict)
                one.item = one.item.model_copy(update={"conflicts": rest or None})
                for other in others:
                    told = other.item.conflicts or ()
                    if conflict.person not in {this.person for this in told}:
                        other.item = other.item.model_copy(update={"conflicts": (*told, conflict)})


def _told_by_the_first_page(read: Sequence[ReadItem], there: Presence, file: str) -> None:
    """Conflicts of interest that only the list of those present tells of."""
    for first in there.conflicts:
        for one in read:
            told = one.item.conflicts or ()
            if one.item.number == first.item and first.away:
                told = tuple(_was_away(conflict) if conflict.person == first.person else conflict for conflict in told)
                one.item = one.item.model_copy(update={"conflicts": told or None})
            if one.item.number == first.item and first.person not in {conflict.person for conflict in told}:
                source = Source(file=file, place=first.line.place, text=first.words[:300])
                left = YesNo.YES if first.away else None
                more = MeetingConflict(person=first.person, words=first.words[:1000], left_room=left, source=source)
                one.item = one.item.model_copy(update={"conflicts": (*told, more)})


def _was_away(conflict: MeetingConflict) -> MeetingConflict:
    """The conflict of somebody who the first page says was not there for the item."""
    return conflict if conflict.left_room is not None else conflict.model_copy(update={"left_room": YesNo.YES})


def _changed_agenda(read: Sequence[ReadItem]) -> None:
    """Items that the agenda was added to with at the meeting were not named by the summons."""
    for one in read:
        if not words.says("agenda", one.item.matter or ""):
            continue
        said = [said.text for said in one.sections.said("appeal")]
        together = any(words.says("all_agree", text) and words.says("taken_up", text) for text in said)
        against = bool(one.item.reservations) or any(made.kind is ProposalKind.REJECT for made in one.item.proposals or ())
        for text in said:
            if words.says("adds_to_agenda", text):
                agreed = together or words.says("all_agree", text) or None
                for other in read:
                    if other is not one and _names_item(text, other.item):
                        update = {
                            "on_agenda": YesNo.NO,
                            "added_by_all": YesNo.NO
                            if against
                            else other.item.added_by_all or (YesNo.YES if agreed else None),
                        }
                        other.item = other.item.model_copy(update=update)


def _names_item(text: str, item: Item) -> bool:
    if re.search(rf"§\s*{re.escape(item.number)}\b", text):
        return True
    wanted = {word[:7] for word in re.findall(r"\w{4,}", (item.matter or "").casefold())}
    have = {word[:7] for word in re.findall(r"\w{4,}", text.casefold())}
    return (
        len(wanted) > 0 and len(wanted & have) >= max(1, round(0.75 * len(wanted))) and item.kind is not ItemKind.PROCEDURE
    )


def _listeners(read: Sequence[ReadItem], beside: Sequence[str]) -> None:
    """Items for which listeners are told to have been there had open doors."""
    told = [*beside, *(said.text for one in read for said in one.sections.said("appeal"))]
    spans = [
        span
        for text in told
        for sentence in sentences(text)
        if words.says("listeners", sentence) and not words.says("no_listeners", sentence)
        for span in paragraphs(sentence)
    ]
    for one in read:
        at = value(one.item.number)
        if one.item.closed_doors is None and any(value(first) <= at <= value(last) for first, last in spans):
            one.item = one.item.model_copy(update={"closed_doors": YesNo.NO})

"""What is to be done after a meeting, the last day for each, and what remains of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import Field

from .. import plain_yaml, shipped
from ..findings import Value
from ..law.deadlines import last_day_to_appeal
from ..law.matters import compact_citation
from ..model import Approval, Citation, Meeting
from ..rules.pack import Bilingual
from .meeting_so_far import whole

_What = Literal["approval", "announcement", "appeal", "report"]


class Due(Value):
    """Something to be done after a meeting."""

    what: _What
    text: str = Field(description="what is to be done, in words")
    items: tuple[str, ...] | None = Field(description="the paragraphs it is about; null: all of them, or the rest")
    last_day: date
    done: date | None = Field(description="the day it was done; null: it is not, or not known to be")
    late: bool = Field(description="whether the last day has passed on the day asked about, or had when it was done")
    law: tuple[Citation, ...]


class _Kind(NamedTuple):
    text: Bilingual
    law: tuple[Citation, ...]
    time: timedelta


def due_after(meeting: Meeting, on: date, language: str = "sv") -> tuple[Due, ...]:
    """What remains to be done on a day, the nearest first. What is done is left out."""
    found = deadlines(meeting, on, language)
    return tuple(one for one in found if one.done is None and not (one.what == "appeal" and one.late))


def deadlines(meeting: Meeting, on: date, language: str = "sv") -> tuple[Due, ...]:
    """All that is to be done, the nearest first, also what is done or past on the day asked about."""
    found = []
    for what, items, last_day, done in sorted(_all(meeting), key=lambda one: (one[2], one[0], one[1] or ())):
        kind = _kinds()[what]
        found.append(
            Due(
                what=what,
                text=kind.text.in_(language),
                items=items,
                last_day=last_day,
                done=done,
                late=last_day < (done or on),
                law=kind.law,
            )
        )
    return tuple(found)


def _all(meeting: Meeting) -> Iterator[tuple[_What, tuple[str, ...] | None, date, date | None]]:
    """What, of which paragraphs, until when, and when it was done."""
    approvals = meeting.approved or ()
    approve_by = meeting.last_day + _kinds()["approval"].time
    if not whole(meeting, [one.items for one in approvals]):
        yield "approval", None, approve_by, None
    for approval in approvals:
        if isinstance(approval.on, date):
            yield "approval", approval.items, approve_by, approval.on
            told, up = _announced(meeting, approval)
            if up or not told:
                yield "announcement", approval.items, approval.on + _kinds()["announcement"].time, up
    for notice in meeting.announced or ():
        if isinstance(notice.start, date):
            yield "appeal", notice.items, last_day_to_appeal(notice.start), None
    for item in meeting.items or ():
        if item.decision and isinstance(item.decision.due, date):
            yield "report", (item.number,), item.decision.due, None


def _announced(meeting: Meeting, approval: Approval) -> tuple[bool, date | None]:
    """Whether notices tell of all the paragraphs of the approval, and since which day; None where a notice has no day."""
    apart = {number for one in meeting.approved or () for number in one.items or ()}
    rest = [item.number for item in meeting.items or () if item.number not in apart]
    since: list[date | None] = []
    for number in approval.items or rest or ("",):
        notices = [one for one in meeting.announced or () if one.items is None or number in one.items]
        if not notices:
            return False, None
        since.append(min((one.start for one in notices if isinstance(one.start, date)), default=None))
    days = [day for day in since if day is not None]
    return True, max(days) if len(days) == len(since) else None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, _Kind]:
    listed = plain_yaml.read(shipped.packs() / "register" / "meeting_deadlines.yaml")
    return {
        what: _Kind(
            text=Bilingual.model_validate(one["what"]),
            law=tuple(compact_citation(str(text)) for text in one["law"]),
            time=timedelta(days=int(one.get("days", 0))),
        )
        for what, one in listed.items()
    }

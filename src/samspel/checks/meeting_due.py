"""What remains to be done after a meeting, and the last day for each."""

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
    """Something that remains to be done."""

    what: _What
    text: str = Field(description="what is to be done, in words")
    items: tuple[str, ...] | None = Field(description="the paragraphs it is about; null: all of them, or the rest")
    last_day: date
    late: bool = Field(description="whether the last day has passed on the day asked about")
    law: tuple[Citation, ...]


class _Kind(NamedTuple):
    text: Bilingual
    law: tuple[Citation, ...]
    time: timedelta


def due_after(meeting: Meeting, on: date, language: str = "sv") -> tuple[Due, ...]:
    """What remains to be done on a day, the nearest first. What is done is left out."""
    found = []
    for what, items, last_day in sorted(_remaining(meeting, on), key=lambda one: (one[2], one[0], one[1] or ())):
        kind = _kinds()[what]
        found.append(
            Due(
                what=what,
                text=kind.text.in_(language),
                items=items,
                last_day=last_day,
                late=last_day < on,
                law=kind.law,
            )
        )
    return tuple(found)


def _remaining(meeting: Meeting, on: date) -> Iterator[tuple[_What, tuple[str, ...] | None, date]]:
    approvals, notices = meeting.approved or (), meeting.announced or ()
    if not whole(meeting, [one.items for one in approvals]):
        yield "approval", None, meeting.last_day + _kinds()["approval"].time
    for approval in approvals:
        if isinstance(approval.on, date) and not any(_covers(one.items, approval) for one in notices):
            yield "announcement", approval.items, approval.on + _kinds()["announcement"].time
    for notice in notices:
        if isinstance(notice.start, date) and on <= (last := last_day_to_appeal(notice.start)):
            yield "appeal", notice.items, last
    for item in meeting.items or ():
        if item.decision and isinstance(item.decision.due, date):
            yield "report", (item.number,), item.decision.due


def _covers(announced: tuple[str, ...] | None, approval: Approval) -> bool:
    """Whether a notice tells of the approval."""
    return announced is None or (approval.items is not None and {*approval.items} <= {*announced})


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

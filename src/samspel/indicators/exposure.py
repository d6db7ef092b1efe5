"""What people in the municipality are exposed to: threats, gifts, side jobs; and performers that nobody follows up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from ..graph import in_force
from ..model import NONE, Fact, Gift, Incident, Municipality, Performer, SideJob, SideJobRuling, YesNo
from .found import Measured, Seen, Word, counted, place
from .staffing import YEAR

F = TypeVar("F", bound=Fact)


def incidents_without_measure(town: Municipality, on: date) -> Measured:
    """How many incidents of the last year nothing was done about. The side that was hit is told, never the role."""

    def words(one: Incident) -> dict[str, Word]:
        return {
            "kind": one.kind.value,
            "place": one.place.value if one.place else "place_unknown",
            "side": town.role[one.against].side.value,
            "day": one.on.isoformat(),
            "id": one.id,
        }

    recent = [one for one in town.incidents if _within_a_year(one.on, on)]
    return _judged(
        town.incidents,
        recent,
        "no_incidents",
        lambda one: None if one.measures is None else not one.measures,
        words,
        lambda one: f"incident/{one.id}",
    )


def untold_gifts(town: Municipality, on: date) -> Measured:
    """How many gifts of the last year no manager or board was told of."""

    def words(one: Gift) -> dict[str, Word]:
        return {"id": one.id, "day": one.on.isoformat()}

    recent = [one for one in town.gifts if _within_a_year(one.on, on)]
    return _judged(
        town.gifts,
        recent,
        "no_gifts",
        lambda one: None if one.told is None else one.told is NONE,
        words,
        lambda one: f"gift/{one.id}",
    )


def unsettled_side_jobs(town: Municipality, on: date) -> Measured:
    """How many side jobs were found to harm trust but are not banned, or were never told of."""

    def unsettled(one: SideJob) -> bool | None:
        harmful = one.harms_trust is YesNo.YES and one.ruling is not SideJobRuling.BANNED
        if one.declared is NONE or (harmful and one.ruling is not None):
            return True
        return None if one.declared is None or one.harms_trust is None or harmful else False

    going_on = [one for one in town.side_jobs if in_force(one.in_force, on)]
    return _judged(
        town.side_jobs, going_on, "no_side_jobs", unsettled, lambda one: {"id": one.id}, lambda one: f"side_job/{one.id}"
    )


def unfollowed_performers(town: Municipality, on: date) -> Measured:
    """How many outside performers nobody follows up."""

    def unfollowed(one: Performer) -> bool | None:
        return None if one.followed_up_by is None else one.followed_up_by is NONE

    now = [one for one in town.performers if in_force(one.in_force, on)]
    return _judged(
        town.performers,
        now,
        "no_performers",
        unfollowed,
        lambda one: {"performer": one.name, "task": one.task},
        lambda one: f"performer/{one.id}",
    )


def _judged(
    all_of_them: Sequence[F],
    looked_at: Sequence[F],
    unknown: str,
    counts: Callable[[F], bool | None],
    words: Callable[[F], dict[str, Word]],
    about: Callable[[F], str],
) -> Measured:
    """Those that count, those that may; unknown where the register is empty, which does not say that nothing happened."""
    if not all_of_them:
        return Measured(unknown=unknown)

    def seen(one: F, how: str) -> Seen:
        return Seen(about(one), words(one), place(one.source), how)

    return counted(
        tuple(seen(one, "seen") for one in looked_at if counts(one) is True),
        open_=tuple(seen(one, "open") for one in looked_at if counts(one) is None),
        of=len(looked_at),
    )


def _within_a_year(day: date, on: date) -> bool:
    return on - YEAR < day <= on

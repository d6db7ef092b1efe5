"""How lasting the holding of roles is: who has left, what stands empty, what hangs on one person, who is to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ..graph import named
from ..model import NONE, Departure, HeldAs, Holding, Municipality, Nothing, Role, Side, WorkPhase
from .duties import matters
from .found import Measured, Seen, counted, place
from .holders import Holders

YEAR = timedelta(days=365)
_VITAL = (WorkPhase.DECIDE, WorkPhase.EXECUTE)  # what stops at once when nobody is there


def elected_turnover(town: Municipality, on: date) -> Measured:
    """The share of the elected who have left within a year."""
    return _turnover(town, on, lambda role: role.side is Side.POLITICAL)


def heads_turnover(town: Municipality, on: date) -> Measured:
    """The share of those who head a unit who have left within a year."""
    return _turnover(town, on, lambda role: role.side is Side.OFFICIAL and bool(role.heads))


def _turnover(town: Municipality, on: date, counts: Callable[[Role], bool]) -> Measured:
    """Of the ordinary holdings a year ago, those that have ended since; a person who went on in the role has not left."""
    began = on - YEAR
    then = [
        (person.id, one)
        for person in town.people
        for one in person.roles
        if one.as_ is HeldAs.ORDINARY and one.start is not None and one.covers(began) and counts(town.role[one.role])
    ]
    if not then:
        return Measured(unknown="no_holdings")
    now = {(person.id, one.role) for person in town.people for one in person.roles if one.covers(on)}
    left = [(person, one) for person, one in then if (person, one.role) not in now]
    return Measured(
        value=Fraction(100 * len(left), len(then)),
        of=len(then),
        seen=tuple(_left(town, one) for _, one in left),
        words={"left": len(left), "then": len(then)},
    )


def _left(town: Municipality, one: Holding) -> Seen:
    ended = one.end.isoformat() if isinstance(one.end, date) else "–"
    return Seen(f"role/{one.role}", {"role": town.role[one.role].name, "day": ended}, place(one.source))


def vacancies(town: Municipality, on: date) -> Measured:
    """How many roles nobody holds, of those that somebody has held; roles without any known holder may be such."""
    if not town.people:
        return Measured(unknown="no_people")
    ever: dict[str, date | None] = {}
    for person in town.people:
        for one in person.roles:
            if one.start is None or one.start <= on:
                ended = one.end if isinstance(one.end, date) else None
                ever[one.role] = max(filter(None, (ever.get(one.role), ended)), default=None)
    holders = Holders(town, on)
    roles = [role for role in town.roles if role.side is not Side.AUTOMATED]
    never = tuple(role.name for role in roles if role.id not in ever)
    return counted(
        tuple(
            Seen(
                f"role/{role.id}",
                {"role": role.name, "day": str(ever[role.id])},
                place(role.source),
            )
            for role in roles
            if role.id in ever and not holders.people(role.id)
        ),
        open_=(Seen("roles", {"number": len(never), "roles": never[:10]}, said_as="open"),) if never else (),
        of=len(roles),
    )


def single_holders(town: Municipality, on: date) -> Measured:
    """How many roles one person holds without a substitute, and are alone in deciding or carrying out some matter."""
    if not town.people:
        return Measured(unknown="no_people")
    duties = matters(town, on)
    if not duties:
        return Measured(unknown="no_responsibilities")
    holders = Holders(town, on)
    alone: dict[str, list[str]] = {}
    for one in duties:
        for node in dict.fromkeys(node for phase in _VITAL for node in one.holders(phase) if len(one.holders(phase)) == 1):
            if node.startswith("role/") and len(holders.people(node.removeprefix("role/"))) == 1:
                alone.setdefault(node, []).append(one.name)

    def seen(node: str, how: str) -> Seen:
        role = town.role[node.removeprefix("role/")]
        where = place(role.source)
        return Seen(node, {"role": role.name, "matters": tuple(alone[node])}, where, how)

    def substitutes(node: str) -> tuple[str, ...] | None:
        return town.role[node.removeprefix("role/")].substitutes

    return counted(
        tuple(seen(node, "seen") for node in alone if substitutes(node) == ()),
        open_=tuple(seen(node, "open") for node in alone if substitutes(node) is None),
        of=sum(len(holders.people(role.id)) == 1 for role in town.roles),
    )


@dataclass(frozen=True)
class Leaving:
    """Somebody who is to leave a role, and whether there is a plan for what they know; None: not known."""

    departure: Departure
    days: int

    @property
    def planned(self) -> bool | None:
        """Whether there is a plan."""
        plan: str | Nothing | None = self.departure.plan
        return None if plan is None else plan is not NONE


def leaving(town: Municipality, on: date) -> Iterator[Leaving]:
    """Those who have not left yet."""
    for one in town.departures:
        if one.last_day >= on:
            yield Leaving(one, (one.last_day - on).days)


def departures_without_plan(town: Municipality, on: date) -> Measured:
    """How many are to leave without a plan for what they know."""
    found = tuple(leaving(town, on))
    if not town.departures:
        return Measured(unknown="no_departures")

    def seen(one: Leaving, how: str) -> Seen:
        departure = one.departure
        return Seen(
            f"role/{departure.role}",
            {
                "role": named(town, f"role/{departure.role}").name,
                "day": departure.last_day.isoformat(),
                "because": departure.because.value if departure.because else "reason_unknown",
            },
            place(departure.source),
            how,
        )

    return counted(
        tuple(seen(one, "seen") for one in found if one.planned is False),
        open_=tuple(seen(one, "open") for one in found if one.planned is None),
        of=len(found),
    )

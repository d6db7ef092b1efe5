"""The chain of a ruling that says yes: from the council to the one who decides, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ..graph import chain_from_council
from ..model import Clause, Municipality, Order, Organ, Role
from .index import Index
from .paths import Link
from .powers import Entry, Power
from .request import Step, StepKind
from .texts import law_of, law_of_day

if TYPE_CHECKING:
    from .ruling import Ruling


def chain(ruling: Ruling) -> tuple[Step, ...]:
    """The steps of a yes, the council first; none for another answer."""
    if ruling.power is None:
        return tuple(_without_row(ruling))
    index, holding = ruling.index, ruling.holding
    steps = _to_receiver(index, ruling.power, ruling.request.on)
    if holding is None or ruling.request.person is None:
        return steps
    person, role = index.people[ruling.request.person], index.town.role[holding.role].name
    return (*steps, Step(StepKind.HOLDING, person, role, words=holding.as_))


def _without_row(ruling: Ruling) -> Iterator[Step]:
    index, day = ruling.index, ruling.request.on
    if ruling.board is not None:
        yield from _mandate(index.town, ruling.board)
    elif ruling.urgent is not None:
        urgent = ruling.urgent
        yield from _mandate(index.town, urgent.board)
        minute = urgent.designation.decided if urgent.designation is not None else None
        yield Step(
            StepKind.URGENT,
            index.town.organ[urgent.board].name,
            index.town.role[urgent.role].name,
            document=minute.minute if minute else None,
            row=urgent.entry.key if urgent.entry else None,
            law=(urgent.act,) if urgent.act else law_of("urgent", "municipal_act", "political", day),
            words=urgent.clause.words if urgent.clause else None,
            source=urgent.designation.source if urgent.designation else None,
        )


def _to_receiver(index: Index, power: Power, day: date) -> tuple[Step, ...]:
    """The steps from the council to the receiver of a power: kept, as only the law makes them differ from day to day."""
    key = (power, law_of_day(day))
    steps = index.steps.get(key)
    if steps is None:
        mandate = _mandate(index.town, power.entry.board) if power.entry.board is not None else ()
        steps = index.steps[key] = (*mandate, *(_step(power, link, day) for link in power.reach.links))
    return steps


def _mandate(town: Municipality, board: str) -> Iterator[Step]:
    """The steps by which the council reaches the board."""
    organs = chain_from_council(town, board)
    for giver, receiver in pairwise(organs):
        yield Step(StepKind.MANDATE, town.organ[giver].name, town.organ[receiver].name)


def _step(power: Power, link: Link, day: date) -> Step:
    entry = power.entry
    kind = StepKind.EXECUTION if entry.execution and link.kind is StepKind.DELEGATION else link.kind
    first = link is power.reach.links[0]
    side = link.receiver.side.value if isinstance(link.receiver, Role) else "political"
    onward = link.onward
    clause: Clause | None = link.clause
    return Step(
        kind,
        name_of(link.giver),
        name_of(link.receiver),
        document=onward.document if onward is not None else order_name(entry.order) if first else None,
        row=entry.key,
        law=law_of("delegation" if first and kind is not StepKind.EXECUTION else kind.value, entry.regime, side, day),
        words=clause.words if clause is not None else None,
        source=onward.source if onward is not None else entry.row.source,
    )


def name_of(fact: Role | Organ | None) -> str:
    """The name of a role or an organ; a dash for nobody in particular."""
    return fact.name if fact is not None else "–"


def order_name(order: Order) -> str:
    """The order's title, or its id."""
    return order.title or order.id


def delegates_of(index: Index, entry: Entry) -> tuple[str, ...]:
    """The names of a row's delegates, as the facts or the document have them."""
    return tuple(one.text or name_of(role_or_organ(index.town, one.role, one.organ)) for one in entry.row.delegates or ())


def role_or_organ(town: Municipality, role: str | None, organ: str | None) -> Role | Organ | None:
    """The role or the organ with the id, each among its own: one of each may have the same."""
    if role is not None:
        return town.role[role]
    return town.organ[organ] if organ is not None else None

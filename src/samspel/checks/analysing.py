"""`gaps`: what delegation orders leave open, say twice, or say in vain, on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..authority.powers import Entry
from ..errors import SamspelError
from ..model import Municipality, Order
from .amount_gaps import AmountGaps, by_matter
from .asking import index_of
from .dead_rows import broken_onward, dead_orders, dead_row
from .gap_items import AmountGap, Examined, Gaps, NotMeasured, Side
from .given import Day, as_printed
from .missing_holders import Holders
from .row_overlaps import overlaps, shadowed
from .unnamed_matters import COMMONLY_DELEGATED, NOT_FOR_DELEGATES, unnamed


def gaps(town: Municipality, *, on: date, order: str | None = None) -> Gaps:
    """What the orders that count that day leave to nobody, give twice or give in vain; each with cases that show it.

    `order` is the id of one of them; None: all. Raises SamspelError for an order that the facts do not have, and where no
    order counts that day.
    """

    def wanted(one: Order) -> bool:
        return order is None or one.id == order

    _refuse_unknown(town, order)
    day = Day(index_of(town), on)
    examined = sorted((entry for entry in day.counting if wanted(entry.order)), key=as_printed)
    dead = tuple(dead_orders(day, wanted))
    if not dead and not any(wanted(one) and _counts(day, one) for one in town.orders):
        raise SamspelError(f"Ingen delegationsordning gäller {on}. Ange en annan dag.")
    groups = by_matter(examined)
    amounts = AmountGaps(day)
    found = [item for group in groups for item in amounts.of(group)]
    holders = Holders(day)
    boards = list(dict.fromkeys(entry.board for entry in examined if entry.board is not None))
    in_vain = {entry: row for entry in examined if (row := dead_row(day, entry)) is not None}
    return Gaps(
        on=on,
        people_known=bool(town.people),
        orders=tuple(_examined(day, one) for one in town.orders if wanted(one) and _counts(day, one)),
        dead_orders=dead,
        dead_rows=tuple(in_vain.values()),
        onward=tuple(broken_onward(day, wanted)),
        amounts=tuple(one for one in found if isinstance(one, AmountGap) and one.side is not Side.ABOVE),
        vacancies=tuple(holders.vacancies([entry for entry in examined if entry not in in_vain])) if town.people else (),
        overlaps=tuple(overlaps(day, examined)),
        shadowed=tuple(one for group in groups for one in shadowed(day, group)),
        single_points=tuple(holders.single_points(groups)) if town.people else (),
        boards_amounts=tuple(one for one in found if isinstance(one, AmountGap) and one.side is Side.ABOVE),
        unnamed=tuple(area for board in boards for area in unnamed(day, board, COMMONLY_DELEGATED)),
        boards_matters=tuple(area for board in boards for area in unnamed(day, board, NOT_FOR_DELEGATES)),
        not_measured=tuple(one for one in found if isinstance(one, NotMeasured)),
    )


def _refuse_unknown(town: Municipality, order: str | None) -> None:
    if order is not None and order not in town.order:
        known = ", ".join(town.order) or "ingen"
        raise SamspelError(f"Delegationsordningen {order} finns inte. Det här finns: {known}.")


def _counts(day: Day, order: Order) -> bool:
    return any(span.first <= day.on <= span.last for span in day.index.spans[order.id])


def _examined(day: Day, order: Order) -> Examined:
    organ = day.index.town.organ.get(order.organ or "")
    rows: Sequence[Entry] = [day.index.rows[f"{order.id}/{row.id}"] for row in order.rows]
    return Examined(
        order=order.id,
        title=order.title,
        board_id=order.organ,
        board=organ.name if organ else None,
        adopted=order.adopted.on if order.adopted else None,
        rows=len(rows),
        unrecognised=day.names(entry for entry in rows if entry.type is None),
    )

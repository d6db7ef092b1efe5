"""Views of power passed onward (vidaredelegation), allowed by a row or done by a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.context import OrderContext, printed
from ..authority.recipients import Recipient
from ..model import NONE, Delegate, OnwardDelegation, Row, Side
from ..rules.view import Sighting
from ..rules.views import OnwardView


def onward_sightings(context: OrderContext) -> Iterator[Sighting]:
    """Each row that allows onward delegation, once a delegate; then each onward delegation made under the order."""
    for row in context.order.rows:
        if row.onward and context.onward_allowed(row):
            for giver in context.delegates(row) or ():
                yield _permission(context, row, giver)
    rows = {row.id: row for row in context.order.rows}
    for onward in context.town.onward:
        if onward.order == context.order.id:
            yield onward_sighting(context, rows[onward.row], onward)


def _permission(context: OrderContext, row: Row, giver: Recipient) -> Sighting:
    receivers = _named_receivers(context, row)
    view = OnwardView(
        step="permission",
        permitted=True,
        giver_office=giver.office,
        giver_heads_board_administration=giver.heads,
        recipient_employed=all(one.employed for one in receivers) if receivers else NONE,
        depth=1,
        regime=context.regime(row),
    )
    to = ", ".join(row.onward.to) if row.onward and row.onward.to else "–"
    part = context.part(row, giver)
    guessed = any(one.presumed for one in receivers)
    return _sighting(context, row, view, giver, to, context.about(row), part, None, guessed=guessed)


def _named_receivers(context: OrderContext, row: Row) -> list[Recipient]:
    """Those to whom the row lets power be passed on, as far as its words name somebody: "Ja, till enhetschef"."""
    named = [context.recipients.of(Delegate(text=words)) for words in (row.onward.to or ())] if row.onward else []
    return [one for one in named if one.employed is not None]


def onward_sighting(context: OrderContext, row: Row, onward: OnwardDelegation) -> Sighting:
    """The view of one onward delegation."""
    giver = context.recipients.of_role(context.town.role[onward.by])
    to = context.recipients.of_role(context.town.role[onward.to])
    earlier = [o for o in context.town.onward if (o.order, o.row, o.to) == (onward.order, onward.row, onward.by)]
    view = OnwardView(
        step="delegation",
        permitted=context.onward_allowed(row),
        giver_office=giver.office,
        giver_heads_board_administration=giver.heads,
        recipient_employed=context.town.role[onward.to].side is Side.OFFICIAL and to.employed,
        depth=2 if earlier else 1,
        regime=context.regime(row),
    )
    act = onward.in_force.start if onward.in_force else None
    return _sighting(context, row, view, giver, to.name, f"onward/{onward.id}", giver.name, act)


def _sighting(
    context: OrderContext,
    row: Row,
    view: OnwardView,
    giver: Recipient,
    to: str,
    about: str,
    part: str,
    act: date | None,
    *,
    guessed: bool = False,
) -> Sighting:
    presumed = {"giver_heads_board_administration"} if giver.presumed else set()
    if guessed:
        presumed.add("recipient_employed")
    return Sighting(
        kind="onward",
        view=view,
        about=about,
        part=part,
        row=printed(row),
        source=row.source,
        asked=context.asked,
        act=act,
        adopted=context.written,
        presumed=frozenset(presumed),
        presumptions=(giver.name,) if giver.presumed else (),
        words={**context.words(row), "giver": giver.name, "recipient": to, "organ": context.organ_name},
    )

"""Views of an order as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ..law import lexicon
from ..rules.views import OrderView, Sighting
from .context import OrderContext


def order_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of the order."""
    order = context.order
    yield Sighting(
        kind="order",
        view=OrderView(
            regime=context.regime(None),
            organ_kind=context.organ_kind,
            board_kinds=context.kinds,
            row_count=len(order.rows),
            matters=frozenset(name for row in order.rows for name in context.footing(row).matters or ()),
            speaks_of_release=any(lexicon.says("release", row.matter or "") for row in order.rows),
        ),
        about=order.id,
        source=order.source,
        asked=context.asked,
        adopted=context.written,
        words={"order": order.title or order.id, "organ": context.organ_name, "rows": str(len(order.rows))},
    )

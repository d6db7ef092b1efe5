"""A part of an order for a picture: one section, or the rows of one delegate."""

from __future__ import annotations

from difflib import get_close_matches

from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...model import Municipality, Order


def narrowed(town: Municipality, order: Order, section: str | None, role: str | None) -> Order:
    """The order with only the rows asked for. Raises SamspelError when there are none, with the names that there are."""
    rows = order.rows
    if section is not None:
        rows = tuple(row for row in rows if (row.section or "").casefold() == section.casefold())
        if not rows:
            raise SamspelError(_none("inget avsnitt", section, [row.section for row in order.rows if row.section]))
    if role is not None:
        recipients = Recipients(town, order)
        named = {row.id: [recipients.of(one) for one in row.delegates or ()] for row in rows}
        known = [one.name for found in named.values() for one in found]
        wanted = role.casefold()
        rows = tuple(row for row in rows if any(wanted in (one.role, one.name.casefold()) for one in named[row.id]))
        if not rows:
            raise SamspelError(_none("ingen delegat", role, known))
    return order if rows is order.rows else order.model_copy(update={"rows": rows})


def _none(what: str, asked: str, known: list[str]) -> str:
    near = get_close_matches(asked, known, n=3, cutoff=0.4) or list(dict.fromkeys(known))[:6]
    return f"Ordningen har {what} som heter {asked}. Möjliga: {', '.join(dict.fromkeys(near)) or 'inga'}."

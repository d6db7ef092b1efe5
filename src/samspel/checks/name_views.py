"""Views of names that are no longer in use: authorities, courts, offices, forms of school."""

from __future__ import annotations

from collections.abc import Iterator

from ..authority.context import OrderContext, named, printed
from ..law.names import stale_names
from ..model import Row
from ..rules.view import Sighting
from ..rules.views import NameView


def name_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each old name in each row, and in the preamble."""
    for paragraph in context.order.preamble or ():
        yield from _in_text(context, None, paragraph)
    for row in context.order.rows:
        yield from _in_text(context, row, "\n".join(_texts(row)))


def _texts(row: Row) -> Iterator[str]:
    yield from (row.matter or "", row.note or "", row.appeal_words or "", *(row.law or ()))
    yield from (delegate.text or "" for delegate in (*(row.delegates or ()), *(row.substitutes or ())))


def _in_text(context: OrderContext, row: Row | None, text: str) -> Iterator[Sighting]:
    for name in stale_names(text):
        yield Sighting(
            kind="name",
            view=NameView(since=name.since, in_use=name.since > context.asked),
            about=context.about(row) if row else f"{context.order.id}/preamble",
            part=name.found,
            row=printed(row) if row else None,
            source=row.source if row else context.order.source,
            asked=context.asked,
            adopted=context.written,
            words={"name": name.found, "now": name.now, "row": named(row) if row else "–"},
        )

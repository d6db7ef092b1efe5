"""One delegation order on one day, with what every view of it needs: who the delegates are, clauses, dates, places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..law.citations import Reading, read
from ..law.references import Mention, mentions
from ..model import Acting, Clause, ClauseKind, Municipality, Order, Row, Source, YesNo
from .recipients import Recipient, Recipients

_GUARDIANSHIP = ("överförmynd",)
_RESCUE_LEADER = ("2003:778", "3", "16")


@dataclass(frozen=True)
class OrderContext:
    """What the view builders share about one order."""

    town: Municipality
    order: Order
    asked: date

    @cached_property
    def recipients(self) -> Recipients:
        """Who the delegates of the order are."""
        return Recipients(self.town, self.order)

    @cached_property
    def written(self) -> date | None:
        """The latest day the order's text is known to have been adopted, or its first day in force if later."""
        days = [revision.on for revision in self.order.revised or ()]
        if self.order.adopted:
            days.append(self.order.adopted.on)
        if self.order.in_force:
            days.append(self.order.in_force.start)
        return max(days, default=None)

    @cached_property
    def organ_name(self) -> str:
        """The board's name, or "nämnden"."""
        organ = self.town.organ.get(self.order.organ or "")
        return organ.name if organ else "nämnden"

    def clause(self, kind: ClauseKind) -> Clause | None:
        """The order's general clause of that kind."""
        return next((clause for clause in self.order.clauses or () if clause.kind is kind), None)

    def about(self, row: Row) -> str:
        """What findings about a row are filed under."""
        return f"{self.order.id}/row/{row.id}"

    def delegates(self, row: Row) -> tuple[Recipient, ...] | None:
        """The row's delegates; None when the order does not say."""
        if row.delegates is None:
            return None
        return tuple(self.recipients.of(delegate) for delegate in row.delegates)

    def part(self, row: Row, recipient: Recipient) -> str:
        """What a finding about one delegate of a row names: the title, and the id where two have the same title."""
        namesakes = [one for one in self.delegates(row) or () if one.name == recipient.name]
        return recipient.name if len(namesakes) < 2 else f"{recipient.name} ({recipient.role or recipient.organ or '–'})"

    def acting(self, row: Row) -> Acting | None:
        """How several delegates decide, by the row or by a general clause."""
        if row.acting is None and self.clause(ClauseKind.EACH_ALONE):
            return Acting.EACH
        return row.acting

    def onward_allowed(self, row: Row) -> bool | None:
        """Whether the row, or a general clause where the row is silent, lets power be passed on."""
        if row.onward:
            return row.onward.allowed is YesNo.YES
        if row.onward is not None:  # the column says none
            return False
        clause = self.clause(ClauseKind.ONWARD)
        return clause.allowed is YesNo.YES if clause and clause.allowed else None

    def regime(self, row: Row | None) -> str:
        """The body of law that says who may be delegate."""
        if any(word in self.organ_name.casefold() for word in _GUARDIANSHIP):
            return "guardianship"
        if row is not None and any(_is_rescue(reading) for reading in self.row_readings.get(row.id, ())):
            return "rescue_services"
        return "municipal_act"

    def texts(self, row: Row) -> tuple[str, ...]:
        """Every text of a row that may name a law."""
        cells = (*(row.law or ()), row.matter or "", row.note or "", row.appeal_words or "")
        return tuple(text for text in cells if text)

    @cached_property
    def readings(self) -> tuple[tuple[str | None, Source | None, Reading], ...]:
        """Every reference to law in the order: row id (None: preamble), where it stands, how it was read."""
        found: list[tuple[str | None, Source | None, Mention]] = []
        for paragraph in self.order.preamble or ():
            found += [(None, self.order.source, mention) for mention in mentions(paragraph)]
        for row in self.order.rows:
            found += [(row.id, row.source, m) for m in dict.fromkeys(m for t in self.texts(row) for m in mentions(t))]
        readings = read([mention for _, _, mention in found], self.written)
        return tuple((row, source, reading) for (row, source, _), reading in zip(found, readings, strict=True))

    @cached_property
    def row_readings(self) -> dict[str, tuple[Reading, ...]]:
        """References to law by row id."""
        by_row: dict[str, list[Reading]] = {}
        for row, _, reading in self.readings:
            if row is not None:
                by_row.setdefault(row, []).append(reading)
        return {row: tuple(readings) for row, readings in by_row.items()}


def _is_rescue(reading: Reading) -> bool:
    act, mention = reading.act, reading.mention
    return act is not None and (act.sfs, mention.chapter, mention.section) == _RESCUE_LEADER


def printed(row: Row) -> str | None:
    """The row's printed number."""
    return row.number or None

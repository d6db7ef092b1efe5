"""One delegation order on one day, with what every view of it needs: who the delegates are, clauses, dates, places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from ..law.citations import Reading, read
from ..law.cited import replaced_by
from ..law.matters import kinds_of_board
from ..law.recogniser import UNKNOWN, Recognition, pinned, recognise
from ..law.references import Mention, mentions, references
from ..law.subjects import NO_SUBJECT, Subject
from ..model import Acting, Citation, Clause, ClauseKind, Municipality, Order, Row, Source, YesNo
from .footing import NOTHING_TELLS, Footing, footing
from .recipients import Recipient, Recipients
from .texts import joined, short
from .wording import NO_WORDS, Wording, wording

T = TypeVar("T")

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

    @cached_property
    def organ_kind(self) -> str | None:
        """What the organ of the order is; None when the order does not say whose it is."""
        organ = self.town.organ.get(self.order.organ or "")
        return organ.kind.value if organ else None

    def on(self, day: date) -> OrderContext:
        """The same order on another day. What is the same on all days is worked out once for both."""
        other = OrderContext(self.town, self.order, day)
        vars(other).update({name: getattr(self, name) for name in _OF_ALL_DAYS})
        return other

    @cached_property
    def _wordings(self) -> dict[str, Wording]:
        return {}

    def wording(self, row: Row | None) -> Wording:
        """What the words of a row say; nothing is said by no row."""
        return _once(self._wordings, wording, row) if row is not None else NO_WORDS

    def clause(self, kind: ClauseKind) -> Clause | None:
        """The order's general clause of that kind."""
        return next((clause for clause in self.order.clauses or () if clause.kind is kind), None)

    def about(self, row: Row) -> str:
        """What findings about a row are filed under."""
        return f"{self.order.id}/row/{row.id}"

    @cached_property
    def _delegates(self) -> dict[str, tuple[Recipient, ...] | None]:
        return {}

    def delegates(self, row: Row) -> tuple[Recipient, ...] | None:
        """The row's delegates; None when the order does not say."""
        return _once(self._delegates, self._known_delegates, row)

    def _known_delegates(self, row: Row) -> tuple[Recipient, ...] | None:
        return None if row.delegates is None else tuple(map(self.recipients.of, row.delegates))

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return {}

    def words(self, row: Row) -> dict[str, str]:
        """The words of a row that messages may use."""
        return _once(self._words, self._words_of, row)

    def _words_of(self, row: Row) -> dict[str, str]:
        return {
            "row": named(row),
            "matter": short(row.matter or "–"),
            "delegates": joined([one.name for one in self.delegates(row) or ()], "och") or "–",
            "order": self.order.title or self.order.id,
        }

    def part(self, row: Row, recipient: Recipient) -> str:
        """What a finding about one delegate of a row names: the title, and the id where two have the same title."""
        delegates = self.delegates(row) or ()
        substitutes = {self.recipients.of(one) for one in row.substitutes or ()} - set(delegates)
        namesakes = [one for one in (*delegates, *substitutes) if one.name == recipient.name]
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

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of matters that the order's board handles, by its name; none when the name does not tell."""
        organ = self.town.organ.get(self.order.organ or "")
        return kinds_of_board(organ.name) if organ else frozenset()

    def matter_type(self, row: Row) -> Recognition:
        """The matter type of a row: as the facts say, or as its words and its references to law show."""
        if row.matter_type is not None:
            return pinned(row.matter_type)
        if not row.matter:
            return UNKNOWN
        cites = tuple(self._cited_today(row))
        return recognise(row.matter, organs=self.kinds, cites=cites) if cites else self.by_words(row)

    def _cited_today(self, row: Row) -> Iterator[Citation]:
        for reading in self.row_readings.get(row.id, ()):
            citation = reading.citation()
            if citation is not None:
                yield citation
                yield from (
                    Citation(sfs=new.sfs, chapter=new.chapter, section=new.section)
                    for new in replaced_by(citation, self.asked)
                )

    @cached_property
    def _footings(self) -> dict[str, Footing]:
        return {}

    def footing(self, row: Row | None) -> Footing:
        """What the row rests on in law; nothing is known of no row."""
        return _once(self._footings, self._footing, row) if row is not None else NOTHING_TELLS

    def _footing(self, row: Row) -> Footing:
        return footing(row, self.row_readings.get(row.id, ()), self.matter_type(row), self.by_words(row), self.asked)

    def subject(self, row: Row) -> Subject:
        """What the row is about by its words alone, to be held against its references to law."""
        if not row.matter:
            return NO_SUBJECT
        found = self.by_words(row)
        text = f"{row.matter} {row.note or ''}".casefold()
        return Subject(text, found.statutes)

    @cached_property
    def _recognised(self) -> dict[str, Recognition]:
        return {}

    def by_words(self, row: Row) -> Recognition:
        """The matter type of a row by its words alone, without its references to law."""
        return _once(self._recognised, self._by_words, row)

    def _by_words(self, row: Row) -> Recognition:
        if row.matter_type:
            return pinned(row.matter_type)
        return recognise(row.matter, organs=self.kinds) if row.matter else UNKNOWN

    def mentioned(self, row: Row) -> Iterator[Mention]:
        """Every reference to law in a row. Incomplete ones count only where the order keeps its references."""
        yield from references("; ".join(row.law or ()))  # "16 kap. 4 § SoL; 2 a kap. 11 §": the act goes on
        for text in (row.matter or "", row.note or "", row.appeal_words or ""):
            yield from mentions(text)

    @cached_property
    def readings(self) -> tuple[tuple[str | None, Source | None, Reading], ...]:
        """Every reference to law in the order: row id (None: preamble), where it stands, how it was read."""
        found: list[tuple[str | None, Source | None, Mention, Subject]] = []
        for paragraph in self.order.preamble or ():
            subject = Subject(paragraph.casefold())
            found += [(None, self.order.source, mention, subject) for mention in mentions(paragraph)]
        for row in self.order.rows:
            if mentioned := dict.fromkeys(self.mentioned(row)):
                subject = self.subject(row)
                found += [(row.id, row.source, mention, subject) for mention in mentioned]
        readings = read([one[2] for one in found], self.written, [one[3] for one in found])
        return tuple((row, source, reading) for (row, source, _, _), reading in zip(found, readings, strict=True))

    @cached_property
    def row_readings(self) -> dict[str, tuple[Reading, ...]]:
        """References to law by row id."""
        by_row: dict[str, list[Reading]] = {}
        for row, _, reading in self.readings:
            if row is not None:
                by_row.setdefault(row, []).append(reading)
        return {row: tuple(readings) for row, readings in by_row.items()}


_OF_ALL_DAYS = (
    "recipients", "written", "organ_name", "organ_kind", "kinds", "readings", "row_readings",
    "_wordings", "_delegates", "_words", "_recognised",
)  # fmt: skip


def _once(found: dict[str, T], work: Callable[[Row], T], row: Row) -> T:
    """What was worked out of the row before, or is worked out now."""
    if row.id not in found:
        found[row.id] = work(row)
    return found[row.id]


def _is_rescue(reading: Reading) -> bool:
    act, mention = reading.act, reading.mention
    return act is not None and (act.sfs, mention.place.chapter, mention.place.section) == _RESCUE_LEADER


def printed(row: Row) -> str | None:
    """The row's printed number."""
    return row.number or None


def named(row: Row) -> str:
    """What a reader calls the row: its printed number, or where it stands in the document, or its id in a file of facts."""
    if row.number:
        return row.number
    stands = re.fullmatch(r"(?:(.+), )rad (\d+)", row.source.place) if row.source else None
    return f"{stands[2]} ({stands[1]})" if stands else row.id

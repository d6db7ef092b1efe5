"""A decision of another system as facts, with all that the facts have no place for, so that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..errors import SamspelError
from ..model import Decision, Facts, Person, Role, Side

Record = Mapping[str, Any]
_SWEDEN = ZoneInfo("Europe/Stockholm")
_NOT_IN_IDS = re.compile(r"[\s/#@]+")


Places = Mapping[str, Callable[[Decision], object]]
"""How each name of a record reads in a decision, where the decision has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The record as facts. `kept` holds, by the record's own names, what the facts have no place for.

    `facts` has one decision and the account or machine that took it; no names of people. It has no decision where the
    record is only a proposal.
    """

    facts: Facts
    kept: Record
    carried: Places

    @property
    def decision(self) -> Decision | None:
        """The decision, or None where the record is only a proposal."""
        return self.facts.decisions[0] if self.facts.decisions else None

    def record(self) -> dict[str, Any]:
        """The other system's record again, the same as it was."""
        decision = self.decision
        again = {name: read(decision) for name, read in self.carried.items()} if decision is not None else {}
        return {**again, **self.kept}


def mapped(record: Record, decision: Decision | None, places: Places) -> Mapped:
    """The record, the decision it holds, and where each name of the record is found in the decision."""
    carried = {
        name: places[name]
        for name in record
        if decision is not None and name in places and _same(places[name](decision), record[name])
    }
    kept = {name: value for name, value in record.items() if name not in carried}
    return Mapped(facts=_facts(decision), kept=kept, carried=carried)


def _same(one: object, other: object) -> bool:
    """Equal, and of one kind: JSON tells 1 from true and 1.0 from 1."""
    return type(one) is type(other) and one == other


def _facts(decision: Decision | None) -> Facts:
    if decision is None:
        return Facts()
    people = (Person(id=decision.decided_by),) if decision.decided_by else ()
    roles = (Role(id=decision.role, name=decision.role, side=Side.AUTOMATED),) if decision.role else ()
    return Facts(decisions=(decision,), people=people, roles=roles)


def identifier(text: object) -> str:
    """A text of another system as an id: without blanks and the characters that ids may not have."""
    plain = _NOT_IN_IDS.sub("-", str(text)).strip("-")
    if not plain:
        raise SamspelError("Posten har inget id att kalla beslutet vid.")
    return plain[:120]


def swedish_day(moment: str) -> date:
    """The day in Sweden of a time as the record has it: `2026-09-14T10:12:00+02:00`, without zone Swedish time, or a day."""
    try:
        if len(moment) == len("2026-09-14"):
            return date.fromisoformat(moment)
        when = datetime.fromisoformat(moment)
    except ValueError:
        raise SamspelError(f"Tiden {moment} går inte att läsa. Skriv den som 2026-09-14T10:12:00+02:00.") from None
    return (when.astimezone(_SWEDEN) if when.tzinfo else when).date()


def required(record: Record, *names: str) -> None:
    """Refuses a record that lacks what no decision can be without; names all that is missing."""
    missing = [name for name in names if record.get(name) in (None, "")]
    if missing:
        raise SamspelError(f"Posten saknar {', '.join(missing)}.")

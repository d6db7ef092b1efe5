"""What is asked of authority and what is answered: Request, Ruling, and the steps of a chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import ConfigDict, with_config

from ..errors import SamspelError
from ..model import Citation, Duration, Source, Vat
from ..money import Unit


class Answer(StrEnum):
    """May they decide? By the recorded facts, orders and law; needs_assessment when a fact that decides is missing."""

    YES = "yes"
    NO = "no"
    NEEDS_ASSESSMENT = "needs_assessment"


class StepKind(StrEnum):
    """How power, or the right to use it, comes from the one before in a chain to the next."""

    MANDATE = "mandate"  # council to board
    DELEGATION = "delegation"  # board to the delegate of a row
    ONWARD = "onward"  # head of the board's administration to an employee
    SUBSTITUTE = "substitute"  # the substitute of the row or of the role, when the ordinary is absent
    SUPERIOR = "superior"  # a superior, by a general clause
    HOLDING = "holding"  # a person in a role: ordinary, acting or substitute, as `words` say
    URGENT = "urgent"  # the chair or a designated member, when the matter cannot await the board
    EXECUTION = "execution"  # the row only carries out what is decided: no delegation is needed


@with_config(ConfigDict(extra="forbid", strict=True))
@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """May they decide this, that day? Ids are those of the facts.

    `matter` is a matter type, `order/row`, or a matter in words. Exactly one of `role`, `person` and `organ` says who is to
    decide. `board` says whose power is meant; None: any board's. `amount` is counted in `amount_unit`; `vat` None: not known
    whether it counts VAT; `per` None: not known what it is counted per. `lasts` is how long what is decided is to hold.
    `party` is whom it concerns, in the words that bindings use; `administrative_unit` the unit it concerns. `urgent_reason`
    says why it cannot await the board.
    """

    matter: str
    on: date
    role: str | None = None
    person: str | None = None
    organ: str | None = None
    board: str | None = None
    amount: int | float | None = None
    amount_unit: Unit = Unit.SEK
    vat: Vat | None = None
    per: str | None = None
    lasts: Duration | None = None
    party: str | None = None
    administrative_unit: str | None = None
    urgent_reason: str | None = None

    def __post_init__(self) -> None:
        if (self.role is None) + (self.person is None) + (self.organ is None) != 2:
            raise SamspelError("Ange exakt en av roll, person och organ (role, person, organ).")
        if isinstance(self.on, datetime) or not isinstance(self.on, date):
            raise SamspelError("Dagen (on) ska vara ett datum: datetime.date.")
        if self.amount is not None and not 0 <= self.amount < 10**15:
            raise SamspelError("Beloppet (amount) ska vara ett tal från noll och uppåt.")


class Step(NamedTuple):
    """One step of the chain. `giver` and `receiver` are names as the facts have them; `words` what a clause says."""

    kind: StepKind
    giver: str
    receiver: str
    document: str | None = None
    row: str | None = None
    law: tuple[Citation, ...] = ()
    words: str | None = None
    source: Source | None = None


class Candidate(NamedTuple):
    """Somebody who may decide instead: a role or an organ by id, its name, and the row (`order/row`) it has power by.

    `row` is None for the board itself.
    """

    name: str
    role: str | None = None
    organ: str | None = None
    row: str | None = None

"""Decisions taken, as a case-handling system records them."""

from __future__ import annotations

from pydantic import Field

from ..money import Unit as AmountUnit
from .base import Day, Fact, Id, Maybe, Text
from .delegation import Vat


class DecidedAmount(Fact):
    """What a decision is worth."""

    value: float = Field(ge=0, allow_inf_nan=False)
    unit: AmountUnit = AmountUnit.SEK
    vat: Vat | None = None


class Cites(Fact):
    """The row of an order a decision says it rests on."""

    order: Id
    row: Id


class Decision(Fact):
    """One decision: what, by whom, when, under which row."""

    id: Id
    matter: Text | None = None
    matter_type: Id | None = None
    amount: Maybe[DecidedAmount] = None
    decided_by: Id | None = Field(default=None, description="The person.")
    role: Id | None = Field(default=None, description="The role the person acted in.")
    organ: Id | None = Field(default=None, description="The organ, for decisions by an organ.")
    on: Day
    cites: Maybe[Cites] = None

"""decide(): the edges of each thing it takes into account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import samspel
from samspel.authority.request import Answer, Request, StepKind
from samspel.checks.asking import decide, what_may, who_may
from samspel.errors import SamspelError
from samspel.model import Duration, Municipality, Vat
from samspel.money import Unit

from .towns import CAST, order, town

DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01}"
YES, NO, ASK = Answer.YES, Answer.NO, Answer.NEEDS_ASSESSMENT


def one(row: str, head: str = HEAD, **parts: str) -> Municipality:
    """The cast with an order of one row: `id: r1`, its matter type pinned to one the rules say nothing of."""
    return order(f"id: r1, matter: Vidta åtgärd, matter_type: ALLA-041, limit: none, {row}", head=head, **parts)


def asked(municipality: Municipality, **details: Any) -> samspel.Ruling:
    """The ruling on row r1 that day."""
    who = {} if {"role", "person", "organ"} & details.keys() else {"role": "socialchef"}
    return decide(municipality, Request(**{"matter": "o/r1", "on": DAY, **who, **details}))


LIMITED = "delegates: [{role: socialchef}], limit: {at_most: 500000, unit: SEK, vat: excluded}"


@pytest.mark.parametrize(
    ("amount", "vat", "answer"),
    [
        (500_000, Vat.EXCLUDED, YES),
        (500_000.01, Vat.EXCLUDED, NO),
        (400_000, None, YES),
        (400_001, None, ASK),
        (500_001, None, NO),
        (625_000, Vat.INCLUDED, ASK),
        (625_001, Vat.INCLUDED, NO),
        (None, Vat.EXCLUDED, ASK),
    ],
)
def test_an_amount_at_the_limit_and_vat_that_may_decide(amount: float | None, vat: Vat | None, answer: Answer) -> None:
    assert asked(one(LIMITED.replace("limit: none, ", "")), amount=amount, vat=vat).answer is answer


def one_limited(limit: str, **parts: str) -> Municipality:
    row = f"id: r1, matter: Vidta åtgärd, matter_type: ALLA-041, delegates: [{{role: socialchef}}], limit: {limit}"
    return order(row, head=HEAD, **parts)


@pytest.mark.parametrize(
    ("amount", "vat", "answer"),
    [
        (500_000, Vat.EXCLUDED, YES),
        (500_000.01, Vat.EXCLUDED, NO),
        (400_000, None, YES),
        (400_001, None, ASK),
        (500_001, None, ASK),
        (625_001, None, ASK),
        (625_000, Vat.INCLUDED, ASK),
        (625_001, Vat.INCLUDED, NO),
        (None, Vat.EXCLUDED, ASK),
    ],
)
def test_amounts(amount: float | None, vat: Vat | None, answer: Answer) -> None:
    municipality = one_limited("{at_most: 500000, unit: SEK, vat: excluded}")

    assert asked(municipality, amount=amount, vat=vat).answer is answer

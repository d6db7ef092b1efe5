"""Grants and benefits bear no VAT: that is general knowledge, so what rests on it is never an error."""

from __future__ import annotations

from datetime import date

import pytest

import samspel
from samspel import plain_yaml
from samspel.findings import Level
from samspel.model import facts_from, join

_TOWN = """
samspel: 1
organs: [{id: kfn, name: Kultur- och fritidsnämnden, kind: board}]
units: [{id: f, name: Kulturförvaltningen, serves: [kfn]}]
roles: [{id: chef, name: Kulturchef, side: official, unit: f, heads: f}]
orders:
  - id: o
    organ: kfn
    in_force: {from: 2025-01-01}
    rows:
      - id: r1
        matter: Föreningsbidrag
        matter_type: KFN-001
        delegates: [{role: chef}]
        limit: {at_most: 100000, unit: SEK, vat: excluded}
"""


@pytest.mark.parametrize(
    ("amount", "level"),
    [
        ("{value: 120000}", Level.WARNING),
        ("{value: 120000, vat: excluded}", Level.ERROR),
        ("{value: 100000}", None),
    ],
)
def test_a_grant_over_the_limit(amount: str, level: Level | None) -> None:
    fields = f"id: D, role: chef, on: 2026-02-03, matter_type: KFN-001, amount: {amount}, cites: {{order: o, row: r1}}"
    town = join(facts_from(plain_yaml.parse(f"{_TOWN}\ndecisions: [{{{fields}}}]", "beslut.yaml")))

    told = [one.level for one in samspel.check(town, on=date(2026, 3, 1)).findings if one.code == "BES001"]
    assert told == ([] if level is None else [level])

"""A municipality of so many rows, for samspel, the dictionary and the peers, and requests about it; the same every run."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import NamedTuple

from samspel.authority.request import Request
from samspel.law.matters import all_matters
from samspel.model import (
    NONE,
    Delegate,
    Holding,
    Limit,
    Municipality,
    Order,
    Organ,
    OrganKind,
    Period,
    Person,
    Role,
    Row,
    Side,
    Unit,
    Vat,
)
from samspel.money import Unit as Currency

from .baseline import Baseline
from .baseline import Row as PlainRow

BEGINS = date(2023, 2, 1)
ORGANS, ROLES, PEOPLE, REQUESTS = 10, 60, 2000, 20_000


class Load(NamedTuple):
    """The facts for samspel, the same as plain rows and roles of people, the dictionary made of them, and the requests."""

    town: Municipality
    rows: list[PlainRow]
    holds: dict[str, tuple[str, ...]]
    baseline: Baseline
    requests: list[Request]


def made(rows: int) -> Load:
    """The load of that many rows."""
    chance = random.Random(rows)
    organs = [f"n{number}" for number in range(ORGANS)]
    roles = [f"r{number}" for number in range(ROLES)]
    matters = list(all_matters())
    holds = {f"p{number}": tuple(chance.sample(roles, chance.choice([1, 1, 2]))) for number in range(PEOPLE)}
    facts: dict[str, list[Row]] = {organ: [] for organ in organs}
    plain: list[PlainRow] = []
    for rank in range(rows):
        organ, matter, role = chance.choice(organs), chance.choice(matters), chance.choice(roles)
        limit = chance.choice([None, 50_000, 200_000, 1_000_000])
        facts[organ].append(
            Row(
                id=f"x{rank}",
                matter=all_matters()[matter].label,
                matter_type=matter,
                delegates=(Delegate(role=role),),
                limit=NONE if limit is None else Limit(at_most=limit, unit=Currency.SEK, vat=Vat.EXCLUDED),
            )
        )
        plain.append((rank, organ, matter, role, limit, BEGINS, None))
    town = Municipality(
        organs=(
            Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL),
            *(Organ(id=organ, name=f"Nämnd {organ}", kind=OrganKind.BOARD, parent="kf") for organ in organs),
        ),
        units=(Unit(id="f", name="Förvaltningen"),),
        roles=tuple(Role(id=role, name=f"Roll {role}", side=Side.OFFICIAL, unit="f") for role in roles),
        people=tuple(Person(id=one, roles=tuple(Holding(role=role) for role in held)) for one, held in holds.items()),
        orders=tuple(
            Order(id=f"o-{organ}", organ=organ, in_force=Period(start=BEGINS), rows=tuple(facts[organ])) for organ in organs
        ),
    )
    baseline = Baseline(
        plain, dict.fromkeys(matters), {(one, organ): held for one, held in holds.items() for organ in organs}
    )
    return Load(town, plain, holds, baseline, [_request(chance, facts, holds) for _ in range(REQUESTS)])


def _request(chance: random.Random, facts: dict[str, list[Row]], holds: dict[str, tuple[str, ...]]) -> Request:
    """Half of the requests are made to hit a row, by somebody who holds its role where there is one."""
    organ = chance.choice([organ for organ, rows in facts.items() if rows])
    row = chance.choice(facts[organ])
    person = chance.choice(list(holds))
    if chance.random() < 0.5 and row.delegates:
        wanted = row.delegates[0].role
        person = next((one for one in chance.sample(list(holds), 200) if wanted in holds[one]), person)
    amount = chance.choice([10_000, 50_000, 150_000, 900_000, 2_000_000])
    day = BEGINS + timedelta(chance.randrange(-30, 900))
    return Request(matter=str(row.matter_type), person=person, board=organ, on=day, amount=amount, vat=Vat.EXCLUDED)

"""Who may decide, against a hand-written dictionary: `python -m tests.benchmarks.authority [rows ...]`.

The same rows and requests go to both in one run, and every answer is compared before anything is timed. Ratios count;
microseconds move with the machine. The law is left out of the timed index (the dictionary has none) and timed apart.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from samspel.authority.decide import decide
from samspel.authority.index import Index, compile_index
from samspel.authority.request import Answer, Request
from samspel.checks.bars import BarsOf
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
from samspel.rules import shipped_packs

from .baseline import DENIED, Baseline

BEGINS = date(2023, 2, 1)
ORGANS, ROLES, PEOPLE, REQUESTS, ROUNDS = 10, 60, 2000, 20_000, 7


class Load(NamedTuple):
    """One municipality for both, and the requests."""

    town: Municipality
    baseline: Baseline
    requests: list[Request]


def made(rows: int) -> Load:
    """A municipality of that many rows, the same for every run."""
    chance = random.Random(rows)
    organs = [f"n{number}" for number in range(ORGANS)]
    roles = [f"r{number}" for number in range(ROLES)]
    matters = list(all_matters())
    holds = {f"p{number}": tuple(chance.sample(roles, chance.choice([1, 1, 2]))) for number in range(PEOPLE)}
    facts: dict[str, list[Row]] = {organ: [] for organ in organs}
    plain = []
    for rank in range(rows):
        organ, matter, role = chance.choice(organs), chance.choice(matters), chance.choice(roles)
        limit = chance.choice([None, 50_000, 200_000, 1_000_000])
        facts[organ].append(
            Row(
                id=f"x{rank}",
                matter=f"Ärende {matter}",
                matter_type=matter,
                delegates=(Delegate(role=role),),
                limit=NONE if limit is None else Limit(at_most=limit, unit=Currency.SEK, vat=Vat.EXCLUDED),
            )
        )
        plain.append((rank, organ, matter, role, limit, BEGINS, None))
    town = Municipality(
        units=(Unit(id="f", name="Förvaltningen"),),
        organs=tuple(Organ(id=organ, name=f"Nämnd {organ}", kind=OrganKind.BOARD) for organ in organs),
        roles=tuple(Role(id=role, name=f"Roll {role}", side=Side.OFFICIAL, unit="f") for role in roles),
        people=tuple(Person(id=one, roles=tuple(Holding(role=role) for role in held)) for one, held in holds.items()),
        orders=tuple(
            Order(id=f"o-{organ}", organ=organ, in_force=Period(start=BEGINS), rows=tuple(facts[organ])) for organ in organs
        ),
    )
    baseline = Baseline(
        plain, dict.fromkeys(matters), {(one, organ): held for one, held in holds.items() for organ in organs}
    )
    requests = [_request(chance, facts, holds) for _ in range(REQUESTS)]
    return Load(town, baseline, requests)


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


def microseconds(work: Callable[[Request], object], requests: Sequence[Request]) -> float:
    """The best of some rounds, a request."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for request in requests:
            work(request)
        best = min(best, time.perf_counter() - began)
    return best / len(requests) * 1e6


def compared(index: Index, load: Load) -> tuple[list[Request], list[Request]]:
    """The requests that both answer yes, and those that both answer no; stops where they do not agree."""
    yes: list[Request] = []
    no: list[Request] = []
    for request in load.requests:
        mine = decide(index, request).answer is Answer.YES
        theirs = _ask(load.baseline, request) != DENIED
        if mine is not theirs:
            raise SystemExit(f"{request}: samspel {mine}, the dictionary {theirs}")
        (yes if mine else no).append(request)
    return yes, no


def _ask(baseline: Baseline, request: Request) -> int:
    return baseline.check(request.person or "", request.matter, int(request.amount or 0), request.board or "", request.on)


def _row(index: Index, request: Request) -> str | None:
    return decide(index, request).row


def measured(rows: int) -> None:
    """Prints the figures of one size."""
    load = made(rows)
    tracemalloc.start()
    index = compile_index(load.town)
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    began = time.perf_counter()
    compile_index(load.town)
    compiled = time.perf_counter() - began
    yes, no = compared(index, load)
    mixed = load.requests
    plain = microseconds(lambda one: _ask(load.baseline, one), mixed)
    plain_yes = microseconds(lambda one: _ask(load.baseline, one), yes)
    ours = microseconds(lambda one: _row(index, one), mixed)
    ours_yes = microseconds(lambda one: _row(index, one), yes)
    told = microseconds(lambda one: decide(index, one).in_("sv"), yes[:300])
    print(f"{rows:6} rows, {len(yes)} yes and {len(no)} not")
    print(f"       dictionary            {plain:7.2f} µs   yes {plain_yes:7.2f} µs")
    print(f"       answer and row        {ours:7.2f} µs   yes {ours_yes:7.2f} µs")
    print(f"       to the dictionary     {ours / plain:7.2f} x    yes {ours_yes / plain_yes:7.2f} x")
    print(f"       with explanation                    yes {told:7.2f} µs          yes {told / plain_yes:6.1f} x")
    print(f"       index                 {compiled / rows * 1e6:7.2f} µs a row, {memory / rows:7.0f} bytes a row")
    if rows <= 1_000:
        began = time.perf_counter()
        compile_index(load.town, BarsOf(load.town, shipped_packs()))
        print(f"       index with the law    {(time.perf_counter() - began) / rows * 1e6:7.0f} µs a row")


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [500, 5_000, 50_000]:
        measured(size)

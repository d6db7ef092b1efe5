"""Prints what the overview of roles costs: 50 organs, 5 000 roles and 20 000 edges in under 5 s of processor time."""

from __future__ import annotations

import random
import time
from datetime import date

from samspel import interplay
from samspel.checks.run import check, shipped_engine
from samspel.law.matters import all_matters
from samspel.model import (
    Command,
    ConflictRule,
    Delegate,
    Holding,
    Municipality,
    Order,
    Organ,
    OrganKind,
    Period,
    Person,
    Responsibility,
    Role,
    Row,
    Seat,
    Side,
    Theme,
    Unit,
    WorkPhase,
)

DAY = date(2026, 2, 1)
BEGINS = Period(start=date(2024, 1, 1))
ORGANS, ROLES, COMMANDS, RESPONSIBILITIES, HOLDINGS = 50, 5_000, 8_000, 7_000, 5_000


def large() -> Municipality:
    """A made-up municipality of that size, the same every run: commands, responsibilities and holdings are 20 000 edges."""
    chance = random.Random(5_000)
    organs = [
        Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL),
        Organ(id="n0", name="Kommunstyrelsen", kind=OrganKind.BOARD, parent="kf"),
    ]
    organs += [Organ(id=f"n{n}", name=f"Nämnd {n}", kind=OrganKind.BOARD, parent="kf") for n in range(1, ORGANS - 1)]
    boards = [organ.id for organ in organs[1:]]
    units = [Unit(id=f"u{n}", name=f"Förvaltning {n}", serves=(board,)) for n, board in enumerate(boards)]
    heads = [
        Role(id=f"h{n}", name=f"Förvaltningschef {n}", side=Side.OFFICIAL, unit=unit.id, heads=unit.id)
        for n, unit in enumerate(units)
    ]
    chairs = [
        Role(id=f"c{n}", name=f"Ordförande {n}", side=Side.POLITICAL, organ=board, seat=Seat.CHAIR)
        for n, board in enumerate(boards)
    ]
    staff = [
        Role(id=f"r{n}", name=f"Handläggare {n}", side=Side.OFFICIAL, unit=chance.choice(units).id)
        for n in range(ROLES - len(heads) - len(chairs))
    ]
    roles = [*heads, *chairs, *staff]
    officials = [*heads, *staff]
    matters = list(all_matters())
    return Municipality(
        organs=tuple(organs),
        units=tuple(units),
        roles=tuple(roles),
        people=tuple(
            Person(id=f"p{n}", roles=(Holding(role=chance.choice(roles).id, start=date(2023, 1, 1)),))
            for n in range(HOLDINGS)
        ),
        orders=tuple(
            Order(
                id=f"o{board}",
                organ=board,
                in_force=BEGINS,
                clauses=(),
                rows=tuple(
                    Row(
                        id=f"r{n}",
                        matter=matter,
                        matter_type=matter,
                        delegates=(Delegate(role=chance.choice(officials).id),),
                    )
                    for n, matter in enumerate(chance.sample(matters, 20))
                ),
            )
            for board in boards
        ),
        commands=tuple(
            Command(
                by=chance.choice(roles).id, over=chance.choice(officials).id, covers=tuple(chance.sample(list(Theme), 2))
            )
            for _ in range(COMMANDS)
        ),
        conflict_rules=tuple(
            ConflictRule(
                themes=(chance.choice(list(Theme)),), organ=chance.choice(boards), over=(chance.choice(officials).id,)
            )
            for _ in range(200)
        ),
        responsibilities=tuple(
            Responsibility(
                role=chance.choice(roles).id, matter_type=chance.choice(matters), phases=(chance.choice(list(WorkPhase)),)
            )
            for _ in range(RESPONSIBILITIES)
        ),
    )


def main() -> None:
    """Builds the municipality, and times the overview and a whole check of it."""
    began = time.process_time()
    town = large()
    print(f"{len(town.organs)} organs, {len(town.roles)} roles, {COMMANDS + RESPONSIBILITIES + HOLDINGS} edges")
    print(f"made in {time.process_time() - began:.1f} s")
    began = time.process_time()
    shipped_engine()
    print(f"rules loaded, once a process: {time.process_time() - began:.1f} s")
    began = time.process_time()
    found = interplay(town, on=DAY)
    print(f"interplay, first time: {time.process_time() - began:.2f} s")
    print(f"facts behind it: {sum(len(one.evidence) for one in found.indicators)}")
    began = time.process_time()
    interplay(town, on=DAY)
    print(f"interplay, again: {time.process_time() - began:.2f} s")
    began = time.process_time()
    report = check(town, on=DAY)
    print(f"check: {time.process_time() - began:.2f} s, {len(report.findings)} findings")


if __name__ == "__main__":
    main()

"""Prints what the engine and a whole check cost: 500 rules on one fact, and an order of 1 000 rows with all packs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from samspel.checks.run import check
from samspel.checks.sightings import sightings
from samspel.engines import CompiledEngine
from samspel.model import Delegate, Limit, Municipality, Order, Organ, OrganKind, Row, YesNo
from samspel.money import Unit
from samspel.rules import shipped_packs

DAY = date(2026, 5, 1)
TITLES = ("Socialchef", "Enhetschef", "Socialsekreterare", "Arbetsutskottet", "Förvaltningsjurist")


def order_of(rows: int) -> Municipality:
    """A made-up municipality with one order of so many rows."""
    made = tuple(
        Row(
            id=f"r{n}",
            number=f"{n // 40}.{n % 40}",
            matter=f"Beslut om åtgärd {n}, högst {n + 1} 000 kr",
            delegates=(Delegate(text=TITLES[n % 5]),),
            consult=(),
            limit=Limit(at_most=1000.0 * (n + 1), unit=Unit.SEK),
            law=("12 kap. 1 § SoL",),
            execution=YesNo.NO,
        )
        for n in range(rows)
    )
    organ = Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD)
    return Municipality(organs=(organ,), orders=(Order(id="o", organ="sn", rows=made),))


def median(work: Callable[[], object], times: int = 7) -> float:
    """Seconds, the middle of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Measures and prints."""
    packs = shipped_packs()
    rules = [rule for pack in packs for rule in pack.rules if rule.view == "row"]
    many = (rules * (500 // len(rules) + 1))[:500]
    engine = CompiledEngine(many)
    [row] = [s for s in sightings(order_of(1), DAY) if s.kind == "row"]
    one = median(lambda: [list(engine.judge(row)) for _ in range(100)]) / 100
    town = order_of(1000)
    whole = median(lambda: check(town, on=DAY, packs=packs), 3)
    start = median(lambda: subprocess.run([sys.executable, "-c", "import samspel"], check=True))
    bare = median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    print(f"500 rules on one row: {one * 1e6:.0f} µs")
    print(f"check of 1 000 rows with all packs: {whole:.2f} s ({whole / 1000 / one:.1f} × 500 rules on one row, a row)")
    print(f"import samspel: {(start - bare) * 1000:.0f} ms beyond an empty Python ({start / bare:.1f} ×)")


if __name__ == "__main__":
    main()

"""Prints what the second opinion costs: a 1 000-row order with all packs, by one engine and cross-checked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from random import Random

from samspel.checks.run import check
from samspel.checks.sightings import sightings
from samspel.engines import CompiledEngine, DurableEngine, durable_available
from samspel.rules import Rule, shipped_packs
from samspel.rules.view import Sighting
from samspel.rules.views import VIEWS
from tests.random_rules import random_view

from .engine import DAY, median, order_of

ROWS = 1000


def main() -> None:
    """Measures and prints."""
    if not durable_available():
        sys.exit("durable-rules is not installed: pip install 'samspel[crosscheck]'")
    packs = shipped_packs()
    rules = [rule for pack in packs for rule in pack.rules]
    outside = DurableEngine(rules).not_checked
    print(f"{len(rules)} rules, {len(outside)} of them not cross-checked ({len(outside) / len(rules):.1%}) {outside or ''}")

    town = order_of(ROWS)
    one = median(lambda: check(town, on=DAY, packs=packs), 3)
    both = median(lambda: check(town, on=DAY, packs=packs, cross_check=True), 3)
    print(f"check of {ROWS} rows: one engine {one:.2f} s, cross-checked {both:.2f} s ({both / one:.2f} ×)")

    engines(rules, "views of that order", list(sightings(town, DAY)))
    chance = Random(1)
    kinds = [kind for kind in VIEWS for _ in range(3 * ROWS // len(VIEWS))]
    views = [Sighting(kind, random_view(VIEWS[kind], chance), "o/row/r", DAY) for kind in kinds]
    engines(rules, "random views, hardly two alike", views)


def engines(rules: Sequence[Rule], words: str, seen: list[Sighting]) -> None:
    """The engines alone."""
    first, second = CompiledEngine(rules), DurableEngine(rules)
    quick = median(lambda: [list(first.judge(one)) for one in seen], 3)
    slow = median(lambda: second.judge(seen), 3)
    print(f"{len(seen)} {words}: compiled {quick * 1000:.0f} ms, durable {slow * 1000:.0f} ms ({slow / quick:.0f} ×)")


if __name__ == "__main__":
    main()

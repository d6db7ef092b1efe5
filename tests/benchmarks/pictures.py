"""How long pictures and papers take for an order of 400 rows and a municipality of 50 organs.

`python -m tests.benchmarks.pictures`: the overview is to take under 2 seconds, the whole municipality under 5.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import TypeVar

from samspel import check
from samspel.exporters.diagrams import KINDS, draw
from samspel.exporters.paper.report import report_paper
from samspel.exporters.paper.writing import FORMS, write_paper
from samspel.exporters.rendering import render, renderer_name
from tests.big_town import big_town

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    """What the work gives; prints how long it took."""
    start = perf_counter()
    made = work()
    print(f"{name:<14}{perf_counter() - start:6.2f} s")
    return made


def main() -> None:
    """Prints the time of each kind of picture, all pages drawn and rendered, and of each form of the report."""
    town = big_town()
    report = check(town, on=date(2026, 5, 1))
    print(f"{len(town.orders[0].rows)} rows, {len(town.organs)} organs, {len(town.roles)} posts, {renderer_name()}")
    for kind in KINDS:
        row = "1.1" if kind == "chain" else None
        timed(kind, lambda kind=kind, row=row: [render(one, "svg") for one in draw(kind, town, report=report, row=row)])  # type: ignore[misc]
    paper = timed("report", lambda: report_paper(report, town, town.orders, "benchmark"))
    for form in FORMS:
        timed(form, lambda form=form: write_paper(paper, form))  # type: ignore[misc]


if __name__ == "__main__":
    main()

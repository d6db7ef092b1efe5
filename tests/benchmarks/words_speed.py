"""How fast rows are read: `python -m tests.benchmarks.words_speed`. Beside each figure a yardstick of the same run.

References of 10 000 rows parsed and tied to acts (as orders have them, and as if no text came twice); matters recognised.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from datetime import date

from samspel.law.citations import read
from samspel.law.recogniser import recognise
from samspel.law.references import references
from tests.labelled import DATA, labels

ROWS = 10_000


def _best(job: Callable[[], object], times: int = 5) -> float:
    found = []
    for _ in range(times):
        started = time.perf_counter()
        job()
        found.append(time.perf_counter() - started)
    return min(found)


def _additions() -> None:
    total = 0
    for number in range(1_000_000):
        total += number


def main() -> None:
    """Prints the figures."""
    texts = [label.text for label in labels("citations.csv")]
    rows = (texts * (ROWS // len(texts) + 1))[:ROWS]
    matters = []
    for part in "abc":
        with (DATA / f"matter_phrasings_{part}.csv").open(encoding="utf-8", newline="") as file:
            matters += [(row["text"], (row["board"],)) for row in csv.DictReader(file)]
    for text, board in matters:
        recognise(text, organs=board)

    def resolved(reader: Callable[[str], tuple[object, ...]]) -> None:
        read([mention for text in rows for mention in reader(text)], date(2020, 1, 1))  # type: ignore[misc]

    yardstick = _best(_additions)
    as_orders, as_new = _best(lambda: resolved(references)), _best(lambda: resolved(references.__wrapped__), 3)
    recognised = _best(lambda: [recognise(text, organs=board) for text, board in matters])
    print(f"yardstick: 1 000 000 additions {yardstick * 1e3:.0f} ms")
    print(f"{ROWS} rows resolved: {as_orders:.2f} s ({as_orders / yardstick:.0f} yardsticks)")
    print(f"the same, every text as if new: {as_new:.2f} s ({as_new / yardstick:.0f} yardsticks)")
    print(f"a row recognised: {recognised / len(matters) * 1e6:.0f} µs ({len(matters)} rows)")


if __name__ == "__main__":
    main()

"""Prints how many cells of the samples are read as their truth files say."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samspel.importers import read_order
from samspel.importers.order_json import order_json

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
FILES = ("01_socialnamnd_liggande.docx", "02_ks_numrering.docx", "04_miljonamnd.xlsx")
FIELDS = {
    "nr": "number", "arende": "matter", "delegat": "delegates", "ersattare": "substitutes", "lagrum": "law",
    "vidaredelegation": "onward", "anmarkning": "note", "belopp": "limit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """How one file was read: rows, and for each column how many cells of how many are equal to the letter."""

    file: str
    rows: int
    true_rows: int
    columns: dict[str, tuple[int, int]]
    wrong: tuple[str, ...]
    seconds: float

    @property
    def share(self) -> float:
        """Equal cells of all cells, in per cent."""
        equal = sum(equal for equal, _ in self.columns.values())
        return 100 * equal / sum(cells for _, cells in self.columns.values())


def score(file: Path) -> Score:
    """Compares a sample with its truth file. A row too many or too few makes all its cells wrong."""
    start = time.perf_counter()
    rows = order_json(read_order(file))["rows"]
    seconds = time.perf_counter() - start
    truth = json.loads(file.with_name(f"{file.name}.truth.json").read_text(encoding="utf-8"))
    names = [*truth["columns"], "section", "section_nr"]
    equal = dict.fromkeys(names, 0)
    wrong = []
    for true, read in _pairs(truth["rows"], rows):
        for name in names:
            said, is_ = true.get(name), _cell(read, name)
            equal[name] += said == is_
            if said != is_:
                wrong.append(f"{true.get('nr', '?')} {name}: {is_!r} for {said!r}")
    cells = max(len(truth["rows"]), len(rows))
    columns = {name: (equal[name], cells) for name in names}
    return Score(file.name, len(rows), len(truth["rows"]), columns, tuple(wrong), seconds)


def _pairs(truth: list[dict[str, Any]], rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for index in range(max(len(truth), len(rows))):
        yield (truth[index] if index < len(truth) else {}, rows[index] if index < len(rows) else {})


def _cell(row: dict[str, Any], name: str) -> str | None:
    if not row:
        return "(no row)"
    section = row["section"]
    if name.startswith("section"):
        return str(section["understood"]["number"]) if name == "section_nr" else section["read"]
    read: str | None = row[FIELDS[name]]["read"]
    return read


def main() -> int:
    """Prints the table."""
    if not SAMPLES.is_dir():
        print(f"The samples are not here: {SAMPLES} does not exist. Nothing was measured.")
        return 0
    for name in FILES:
        result = score(SAMPLES / name)
        print(f"{result.file}: {result.rows} of {result.true_rows} rows, {result.share:.2f} % of cells", end="")
        print(f", {result.seconds:.2f} s")
        for column, (equal, cells) in result.columns.items():
            print(f"  {column:<18} {equal:>4} of {cells:>4}  {100 * equal / cells:6.2f} %")
        for one in result.wrong[:10]:
            print(f"    {one}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

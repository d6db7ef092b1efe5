"""Prints how much of each document is read as its truth file says, with plain readings by other libraries beside it.

Recall: the filled cells of the truth that were read. Precision: the filled cells read that are in the truth. samspel is
held to row and column; the others only to having the text of the cell somewhere, since they do not say what it is.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from samspel.importers import read_order

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "data" / "documents", ROOT.parent / "shared" / "samples")
_SWEDISH = {
    "nr": "number", "arende": "matter", "delegat": "delegate", "ersattare": "substitute", "lagrum": "law",
    "vidaredelegation": "onward", "anmarkning": "note", "belopp": "amount",
}  # fmt: skip
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """Shares of cells, and the first ones that differ."""

    recall: float
    precision: float
    wrong: tuple[str, ...] = ()


def strict(text: str) -> str:
    """The text to the letter."""
    return text


def soft(text: str) -> str:
    """The text without white space, which a PDF does not keep."""
    return re.sub(r"\s+", "", text)


def truth_of(file: Path) -> list[Cells]:
    """The rows of the truth file beside a document, with our names for the columns."""
    rows = json.loads(file.with_name(f"{file.name}.truth.json").read_text(encoding="utf-8"))["rows"]
    return [{_SWEDISH.get(name, name): text for name, text in row.items() if name != "section_nr"} for row in rows]


def read_of(file: Path) -> list[Cells]:
    """The rows as samspel reads them."""
    return [{**one.raw.cells, "section": one.raw.section or ""} for one in read_order(file).rows]


def measure(truth: Sequence[Cells], read: Sequence[Cells], same: Callable[[str], str]) -> Measure:
    """Cells in the right row and column. Rows are paired in order, so that one too many does not spoil the rest."""
    kinds = {kind for row in truth for kind in row}
    mine, yours = ([same(row.get("number", "") + row.get("matter", "")) for row in rows] for rows in (truth, read))
    found, wrong = 0, []
    for true, is_ in _paired(truth, read, SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()):
        for kind in sorted(kinds):
            said, got = same(true.get(kind, "")), same(is_.get(kind, ""))
            found += bool(said) and said == got
            if said != got:
                wrong.append(f"{true.get('number', '?')} {kind}: {is_.get(kind)!r} for {true.get(kind)!r}")
    all_true = sum(bool(row.get(kind)) for row in truth for kind in kinds)
    all_read = sum(bool(row.get(kind)) for row in read for kind in kinds)
    return Measure(found / max(all_true, 1), found / max(all_read, 1), tuple(wrong))


def _paired(truth: Sequence[Cells], read: Sequence[Cells], steps: Iterable[Any]) -> Iterator[tuple[Cells, Cells]]:
    for _, start, end, begin, stop in steps:
        for at in range(max(end - start, stop - begin)):
            yield truth[start + at] if start + at < end else {}, read[begin + at] if begin + at < stop else {}


def anywhere(truth: Sequence[Cells], texts: Iterable[str], same: Callable[[str], str]) -> Measure:
    """Cells whose text was read at all."""
    wanted = Counter(same(text) for row in truth for kind, text in row.items() if text and kind != "section")
    got = Counter(same(text.strip()) for text in texts if text.strip())
    found = (wanted & got).total()
    return Measure(found / max(wanted.total(), 1), found / max(got.total(), 1))


def by_python_docx(file: Path) -> Iterator[str]:
    """The cells of the tables of a Word file as python-docx tells them."""
    from docx import Document

    for table in Document(str(file)).tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def by_pdfplumber(file: Path) -> Iterator[str]:
    """The cells of the tables of a PDF as pdfplumber finds them."""
    pdfplumber = importlib.import_module("pdfplumber")
    with pdfplumber.open(file) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield from (cell or "" for row in table for cell in row)


def main() -> int:
    """Prints the table; with file names as arguments, what differs in those files."""
    wanted = set(sys.argv[1:])
    print(f"{'file':<32} {'rows':>9} {'strict recall/prec.':>20} {'soft recall/prec.':>20} {'s':>6}  plain reading (soft)")
    for folder in FOLDERS:
        for file in sorted(folder.glob("*")):
            if file.suffix != ".json" and (not wanted or file.name in wanted):
                _print(file, told=bool(wanted))
    return 0


def _print(file: Path, *, told: bool) -> None:
    truth = truth_of(file)
    start = time.perf_counter()
    read = read_of(file)
    seconds = time.perf_counter() - start
    exact, loose = measure(truth, read, strict), measure(truth, read, soft)
    rows = f"{len(read)}/{len(truth)}"
    shares = f"{exact.recall:>11.4f} {exact.precision:>8.4f} {loose.recall:>11.4f} {loose.precision:>8.4f}"
    print(f"{file.name:<32} {rows:>9} {shares} {seconds:>6.2f}  {_plain(file, truth)}")
    for one in loose.wrong if told else ():
        print(f"    {one}")


def _plain(file: Path, truth: Sequence[Cells]) -> str:
    readers = {".docx": ("python-docx", by_python_docx), ".pdf": ("pdfplumber", by_pdfplumber)}
    if file.suffix not in readers:
        return ""
    name, reader = readers[file.suffix]
    try:
        found = anywhere(truth, reader(file), soft)
    except ModuleNotFoundError:
        return f"{name}: not installed"
    return f"{name}: {found.recall:.4f} {found.precision:.4f}"


if __name__ == "__main__":
    sys.exit(main())

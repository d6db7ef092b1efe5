"""Prints, for the labelled Swedish orders laid out in Word, Excel and PDF, in how many rows the main fields are right.

Right: number, delegates, substitutes and law as the careful reader marked them. A row that is not right counts as told
when a doubt names its place or its words. Fields that the reader could not tell are left out.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samspel.errors import UnreadableInput
from samspel.importers.order import ReadOrder, ReadRow, read_order
from samspel.model import Delegate
from tests.corpus import CORPUS, ORDERS, word_file, workbook
from tests.make_documents import office

FORMS = ("docx", "xlsx", "pdf")
FIELDS = ("number", "delegate", "substitute", "law")
_LABELS = {"number": "nr", "delegate": "delegate", "substitute": "substitute", "law": "law_reference"}


@dataclass(frozen=True, slots=True)
class Result:
    """How one order in one form was read: rows marked, rows right, rows wrong that a doubt tells of, what differs."""

    marked: int
    right: int
    told: int
    wrong: tuple[str, ...]


def laid_out(name: str, form: str) -> bytes:
    """A labelled order as a file of that form."""
    if form == "xlsx":
        return workbook(name)
    return word_file(name) if form == "docx" else office(word_file(name), form)


def result(name: str, form: str) -> Result | None:
    """How an order is read; None when it is refused as holding no rows."""
    rows = json.loads((CORPUS / f"{name}.labels.json").read_text(encoding="utf-8"))["rows"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.{form}"
        file.write_bytes(laid_out(name, form))
        try:
            read = read_order(file)
        except UnreadableInput:
            return None
    right = told = 0
    wrong = []
    for label, row in _paired(rows, read.rows):
        differs = list(_differs(label, row))
        right += not differs
        if differs:
            told += _is_told(label, row, read)
            wrong.append(f"{label['nr'] or label['matter'][:30]}: {'; '.join(differs)}")
    return Result(len(rows), right, told, tuple(wrong))


def _paired(labels: Sequence[dict[str, Any]], rows: Sequence[ReadRow]) -> Iterator[tuple[dict[str, Any], ReadRow | None]]:
    """By number where there is one, else in order."""
    numbered = {row.raw.text("number"): row for row in rows if row.raw.text("number")}
    for at, label in enumerate(labels):
        number = label["nr"]
        plain = at < len(rows) and not rows[at].raw.text("number")
        yield label, numbered.get(number) or (rows[at] if plain else None)


def _differs(label: dict[str, Any], row: ReadRow | None) -> Iterator[str]:
    if row is None:
        yield "no row"
        return
    got = {
        "number": {row.raw.text("number")} - {""},
        "delegate": _names(row.row.delegates),
        "substitute": _names(row.row.substitutes),
        "law": {_plain(row.raw.text("law"))} - {""},
    }
    for field in FIELDS:
        said = label[_LABELS[field]]
        wanted = {_plain(one) for one in (said if isinstance(said, list) else [said]) if one}
        if field == "number" and not got["number"]:
            continue  # the reader counted rows that have no number
        if {_plain(one) for one in got[field]} != wanted:
            yield f"{field} {sorted(got[field])} for {sorted(wanted)}"


def _names(delegates: Sequence[Delegate] | None) -> set[str]:
    return {_plain(one.text or "") for one in delegates or ()}


def _plain(text: str) -> str:
    return re.sub(r"[\s*]+", "", text).casefold()


def _is_told(label: dict[str, Any], row: ReadRow | None, read: ReadOrder) -> bool:
    words = _plain(label["matter"])[:12]
    return any(
        (row is not None and doubt.place == row.raw.place) or (words in _plain(doubt.words)) for doubt in read.doubts
    ) or bool(label.get("uncertain"))


def main() -> int:
    """Prints the table."""
    if not CORPUS.is_dir():
        print(f"The corpus is not here: {CORPUS} does not exist. Nothing was measured.")
        return 0
    forms = [form for form in FORMS if form != "pdf" or shutil.which("soffice")]
    total: dict[str, list[int]] = {form: [0, 0, 0] for form in forms}
    for name in (*ORDERS, "radet-generalsekreterare-2015"):
        for form in forms:
            found = result(name, form)
            if found is None:
                print(f"{name:<34} {form:<5} refused: no table and no list of rows")
                continue
            print(f"{name:<34} {form:<5} {found.right}/{found.marked} right, {found.told} of the others told")
            for one in found.wrong if len(sys.argv) > 1 else ():
                print(f"      {one}")
            for at, count in enumerate((found.marked, found.right, found.told)):
                total[form][at] += count
    for form, (marked, right, told) in total.items():
        print(f"{form}: {right} of {marked} rows right ({right / marked:.3f}), {told} of the other {marked - right} told")
    return 0


if __name__ == "__main__":
    sys.exit(main())

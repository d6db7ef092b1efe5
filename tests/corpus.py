"""Builds Word files and workbooks from the labelled corpus texts, as laid out."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from tests.build_docx import document, paragraph, table

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
ORDERS = (
    "hoor-mbn-2016-andring-a3",
    "knivsta-ks-2022",
    "kungsor-sn-b05",
    "lysekil-sbf-2011",
    "unknown-direktor-kontor",
    "vingaker-bun-2011-p8-forskola",
)
_REMARKS = re.compile(r"\s*<- .*$|\s*\(avhugget\)|\(cell boundary unclear[^)]*\)")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:,?\s+§\s*\d+)?")


@dataclass(frozen=True, slots=True)
class Label:
    """A defect that a careful reader marked: its slug with us, the rows it is about, and why."""

    slug: str
    rows: str  # "*" for the whole order; else printed numbers, or ordinals where nothing is numbered
    reason: str
    confidence: str


def word_file(name: str) -> bytes:
    """A labelled order as a Word file: title page, then paragraphs and tables in the order of the text."""
    lines = (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    body = _without_remarks(line for line in lines if not line.startswith("# "))
    return document(*map(paragraph, _title_page(head)), *_blocks(body))


def workbook(name: str) -> bytes:
    """A labelled order as an Excel workbook of one sheet: the title page, then texts and rows in the order of the text."""
    lines = (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    book = Workbook()
    for text in _title_page(head):
        book.worksheets[0].append([text])
    for rows in _groups(_without_remarks(line for line in lines if not line.startswith("# "))):
        for row in rows:
            book.worksheets[0].append([cell.strip() for cell in row.split("|")])
        book.worksheets[0].append([])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def labels(name: str) -> tuple[Label, ...]:
    """The defects marked in an order, under the slugs of our rules; those that no rule of ours is to find left out."""
    with (CORPUS / "codes.csv").open(encoding="utf-8", newline="") as file:
        slugs = {line["label"]: line["slug"] for line in csv.DictReader(file)}
    marked = json.loads((CORPUS / f"{name}.labels.json").read_text(encoding="utf-8"))["defects"]
    return tuple(
        Label(slugs[one["code"]], one["row"], one["reason"], one["confidence"])
        for one in marked
        if slugs[one["code"]] != "none"
    )


def _title_page(head: dict[str, str]) -> Iterator[str]:
    organ = re.sub(r"\s*\(.*", "", head["organ"]).strip(" ?")
    yield f"Delegationsordning för {organ}"
    said = head["date"]
    first, *later = _DATE.findall(said) or [None]
    if first and not said.startswith("okänt"):
        yield f"{'Förslag' if said.startswith('förslag') else 'Antagen'} {first}"
        yield from (f"Reviderad {date}" for date in later)


def _without_remarks(lines: Iterable[str]) -> Iterator[str]:
    """The text without what the maker of the corpus wrote about it."""
    for line in lines:
        if line.startswith("-- "):
            return
        yield _REMARKS.sub("", line)


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    for rows in _groups(lines):
        if "|" in rows[0]:
            yield table([[cell.strip() for cell in row.split("|")] for row in rows], header=False)
        else:
            yield from map(paragraph, rows)


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Rows of one table, or a text alone; a row goes on over the lines until it has every cell of the first row."""
    rows: list[str] = []
    for line in lines:
        if rows and rows[-1].count("|") < rows[0].count("|") and line.strip():
            rows[-1] += f"\n{line}"
        elif "|" in line:
            rows.append(line)
        else:
            if rows:
                yield rows
            rows = []
            if line.strip():
                yield [line.strip()]
    if rows:
        yield rows

"""A delegation order laid out for print: its title and running text, and for each section a table of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..errors import SamspelError
from ..model import Adoption, Municipality, Order, Period
from .order_words import Printed, cells, clause_words, written

KINDS = ("number", "matter", "amount", "delegate", "substitute", "law", "onward", "report", "appeal", "note")
WEIGHTS = {
    "number": 7, "matter": 30, "amount": 14, "delegate": 20, "substitute": 16, "law": 18, "onward": 15, "report": 12,
    "appeal": 14, "note": 20,
}  # fmt: skip
"""How wide a column is beside the others."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # in XML, or by a printer
_NUMBERED = re.compile(r"^(\w+(?:\.\w+)*)\.(?= )")
_OFTEN_EMPTY = {"number", "amount", "note"}  # where an empty cell says that there is nothing
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
LEAD = "Tabellen visar vem som får besluta i nämndens ställe."


@dataclass(frozen=True, slots=True)
class AsRead:
    """How an order stood in the document it was read from, where the facts do not tell."""

    cells: Mapping[str, Printed]  # by row id
    sections: Mapping[str, str]  # the title of a section with its number
    headings: frozenset[str]  # paragraphs of running text that are headings
    columns: Mapping[str, str]  # what stands above a column, by what it holds


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one section under their headings. `kinds` says what each column holds."""

    title: str | None
    kinds: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # id of the row, and a text for each column


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole order: title, paragraphs of running text with whether each is a heading, short forms, tables."""

    title: str
    paragraphs: tuple[tuple[str, bool], ...]
    abbreviations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]


def lay_out(town: Municipality, order: Order, read: AsRead | None = None) -> Layout:
    """The order as print. What was read from a document keeps its words; what was not is written from the facts.

    Raises SamspelError when the order has no rows.
    """
    if not order.rows:
        raise SamspelError(f"{order.id}: Delegationsordningen har inga rader att skriva.")
    read = read or AsRead({}, {}, frozenset(), {})
    said = [_folded(text) for text in order.preamble or ()]
    title = order.title or _title(town, order)
    tables = tuple(_tables(town, order, read))
    titles = {_bare(text) for text in (title, *read.sections.values(), *(table.title or "" for table in tables))}
    texts = [*_particulars(town, order, said), *(text for text in order.preamble or () if _bare(text) not in titles)]
    texts += _clauses(order, said)
    sectioned = all(table.title for table in tables)
    if not sectioned and not (texts and texts[-1].rstrip().endswith(".")):
        texts.append(LEAD)  # a short line right above a table would be read as the title of a section
    paragraphs = tuple((_clean(text), sectioned and _folded(text) in read.headings) for text in texts)
    return Layout(_folded(title), paragraphs, tuple(_abbreviations(order, said)), tables)


def _folded(text: str) -> str:
    return " ".join(_clean(text).split())


def _bare(title: str) -> str:
    """A title such that "1. Personal" and "1 Personal" are equal."""
    return _NUMBERED.sub(r"\1", _folded(title))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _title(town: Municipality, order: Order) -> str:
    organ = town.organ.get(order.organ or "")
    name = organ.name if organ else "nämnden"
    return f"Delegationsordning för {name[:1].lower()}{name[1:]}"


def _particulars(town: Municipality, order: Order, said: Sequence[str]) -> Iterator[str]:
    """When the order was adopted, changed and is in force, as far as its running text does not tell."""
    whole = "\n".join(said)
    organ = town.organ.get(order.organ or "")
    by = f" av {organ.name[:1].lower()}{organ.name[1:]}" if organ else ""
    if isinstance(order.adopted, Adoption) and not _tells(whole, order.adopted.on):
        yield f"Antagen{by} {_day(order.adopted)}."
    for revision in order.revised or ():
        if not _tells(whole, revision.on):
            yield f"Reviderad{by} {_day(revision)}."
    if isinstance(order.in_force, Period) and not _tells(whole, order.in_force.start):
        end = f" till och med {order.in_force.end}" if isinstance(order.in_force.end, date) else ""
        yield f"Gäller från {order.in_force.start}{end}."


def _day(adoption: Adoption) -> str:
    return f"{adoption.on}, {adoption.minute}" if adoption.minute else f"{adoption.on}"


def _tells(text: str, day: date) -> bool:
    return day.isoformat() in text or f"{day.day} {_MONTHS[day.month - 1]} {day.year}" in text.casefold()


def _clauses(order: Order, said: Sequence[str]) -> Iterator[str]:
    whole = "\n".join(said)
    for clause in order.clauses or ():
        words = clause_words(clause)
        if words and _folded(words) not in whole:
            yield words


def _abbreviations(order: Order, said: Sequence[str]) -> Iterator[tuple[str, str]]:
    for short, meaning in (order.abbreviations or {}).items():
        if not any(short in text and meaning.casefold() in text.casefold() for text in said):
            yield _folded(short), _folded(meaning)


def _tables(town: Municipality, order: Order, read: AsRead) -> Iterator[Table]:
    for section, group in groupby(order.rows, key=lambda row: row.section):
        rows = list(group)
        texts = [read.cells.get(row.id) or cells(row, town) for row in rows]
        kinds = tuple(kind for kind in KINDS if any(text.get(kind) is not None for text in texts))
        yield Table(
            title=_folded(read.sections.get(section, section)) if section else None,
            kinds=kinds,
            headings=tuple(_clean(read.columns.get(kind) or str(written()["headings"][kind])) for kind in kinds),
            rows=tuple((row.id, _cells(kinds, text)) for row, text in zip(rows, texts, strict=True)),
        )


def _cells(kinds: Sequence[str], text: Printed) -> tuple[str, ...]:
    """A text for each column. A row with a matter alone has a dash for its delegate, or it would look like a title."""
    unknown, nothing = str(written()["unknown"]), str(written()["nothing"])
    told = {kind: text.get(kind) for kind in kinds}
    beside = any(words for kind, words in told.items() if kind not in ("number", "matter"))
    full = {kind: ("" if kind in _OFTEN_EMPTY else unknown) if words is None else words for kind, words in told.items()}
    if not beside and full.get("delegate") == "":
        full["delegate"] = nothing
    return tuple(_clean(words) for words in full.values())

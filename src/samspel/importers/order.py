"""A file into a delegation order: every row back as a row or as a named doubt, each with where it was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..authority.texts import short
from ..errors import Problem, UnreadableInput
from ..law import titles
from ..model import NONE, Acting, ClauseKind, Facts, Limit, Order, Organ, OrganKind, Period, Row, Source, YesNo
from ..money import Unit
from . import cells
from .alike import alike
from .bulleted import bulleted
from .columns import KINDS, Columns, named
from .contradictions import contradictions
from .ditto import spelled_out
from .documents import read_grid
from .durations import lasts_at_most
from .grid import GridDocument, Paragraph, fold
from .preamble import Preamble, read_preamble
from .raw_rows import Doubt, Extract, RawRow, extract

LONGEST = 20_000  # characters of one text, as in the model
_EXECUTION = re.compile(r"verkställ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it stood in the document beside what it was understood as."""

    raw: RawRow
    row: Row


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """A delegation order read from a document, and how it was read."""

    path: Path
    file: str
    organ: Organ
    order: Order
    rows: tuple[ReadRow, ...]
    columns: tuple[tuple[str, Columns], ...]
    paragraphs: tuple[Paragraph, ...]  # outside the rows
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...]
    facts: Facts


def read_order(path: Path | str, *, known: Facts | None = None, columns: Sequence[str] | None = None) -> ReadOrder:
    """The delegation order in a file: Word, Excel, PDF, ODT, a web page, CSV or Markdown.

    `known`: facts already read; a board of the same name there is taken as the order's board. `columns`: what each
    column holds, from the left, when the headings mislead: number, matter, delegate, substitute, law, onward, note,
    amount, report, appeal, or "-" to leave a column out.

    Raises UnreadableInput when the file is no such document or holds no delegation order that can be recognised.
    """
    path = Path(path)
    told = _told(columns)
    document = read_grid(path)
    found = extract(document, told)
    if not found.rows:
        found = bulleted(document) or found
    if not found.rows:
        raise _no_order(document, found)
    _refuse_long_cells(document, found)
    preamble = read_preamble(document, found.preamble, found.abbreviations)
    organ = _organ(preamble, known)
    doubts = list(found.doubts)
    rows = _rows(document, found, preamble, doubts)
    doubts += alike([read.row for read in rows], [role.name for role in known.roles] if known else [])
    order = Order(
        id=_order_id(preamble, path),
        organ=organ.id,
        title=preamble.title,
        adopted=preamble.adopted,
        revised=preamble.revised or None,
        in_force=_in_force(preamble),
        abbreviations=preamble.abbreviations or None,
        preamble=tuple(_pieces(fold(paragraph.text) for paragraph in found.preamble)) or None,
        clauses=preamble.clauses,
        columns=_headings(found) or None,
        rows=tuple(read.row for read in rows),
        source=Source(file=path.name, place="hela dokumentet"),
    )
    have = {one.id for one in known.organs} if known else set()
    facts = Facts(organs=() if organ.id in have else (organ,), orders=(order,))
    return ReadOrder(
        path=path,
        file=path.name,
        organ=organ,
        order=order,
        rows=rows,
        columns=tuple(found.columns),
        paragraphs=tuple(found.preamble),
        doubts=tuple(doubts),
        notes=document.notes,
        facts=facts,
    )


def _told(columns: Sequence[str] | None) -> Columns | None:
    if columns is None:
        return None
    named_twice = sorted({kind for kind in columns if kind != "-" and list(columns).count(kind) > 1})
    unknown = [*(kind for kind in columns if kind not in (*KINDS, "-")), *named_twice]
    if unknown or "matter" not in columns:
        raise UnreadableInput.one(
            "--columns",
            f"Kolumnerna {', '.join(unknown) or '(utan matter)'} går inte att använda.",
            f"Skriv en lista av {', '.join(KINDS)} eller -, från vänster. matter måste finnas.",
        )
    return named(columns)


def _refuse_long_cells(document: GridDocument, found: Extract) -> None:
    problems = [
        Problem(
            document.file,
            None,
            f"En cell har mer än {LONGEST} tecken.",
            "Flytta texten till ett stycke utanför tabellen.",
            place=raw.place,
        )
        for raw in found.rows
        if max(len(text) for text in (*raw.cells.values(), raw.section or "")) > LONGEST
    ]
    if problems:
        raise UnreadableInput(problems)


def _no_order(document: GridDocument, found: Extract) -> UnreadableInput:
    tables = [block for block in document.blocks if not hasattr(block, "text")]
    if not tables:
        return UnreadableInput.one(
            document.file,
            "Dokumentet har ingen tabell, ingen numrerad lista under en rubrik ”Delegation till …” och inga punkter som "
            "”Beslut om bidrag – enhetschef”.",
            "Kontrollera att det är en delegationsordning. Är tabellen en bild behöver den skrivas av.",
        )
    if found.columns:
        place, _ = found.columns[0]
        return UnreadableInput.one(
            document.file,
            "Tabellen har en rubrikrad men inga rader under den.",
            "Kontrollera att det är rätt fil och att raderna inte ligger i en annan tabell.",
            place=place,
        )
    first = tables[0].rows[0].cells if tables[0].rows else ()
    seen = ", ".join(f"”{text}”" for text in dict.fromkeys(short(cell.text, 30) for cell in first) if text) or "tomma celler"
    return UnreadableInput.one(
        document.file,
        f"Ingen tabell har en rubrikrad som känns igen. Den första tabellen börjar med {seen}.",
        "Ge kolumnerna rubriker som Nr, Ärende, Delegat, Lagrum, eller ange dem med --columns number,matter,delegate.",
        place="tabell 1",
    )


def _rows(document: GridDocument, found: Extract, preamble: Preamble, doubts: list[Doubt]) -> tuple[ReadRow, ...]:
    numbers = [row.text("number") for row in found.rows]
    times = Counter(numbers)
    read = []
    taken: set[str] = set()
    keys = {raw.key for raw in found.rows}
    for raw, meant, number in zip(found.rows, spelled_out(found.rows, doubts), numbers, strict=True):
        plain = re.sub(r"[^\w.]", "", number)
        free = plain not in taken and plain not in keys and len(plain) <= 40
        row_id = plain if plain and free and times[number] == 1 else raw.key
        taken.add(row_id)
        read.append(ReadRow(raw, _row(document, found, preamble, meant, row_id, doubts)))
    return tuple(read)


def _row(document: GridDocument, found: Extract, preamble: Preamble, raw: RawRow, row_id: str, doubts: list[Doubt]) -> Row:
    def column(kind: str) -> str | None:
        return raw.text(kind) if kind in raw.cells else None

    matter, note, whole = raw.text("matter"), raw.text("note"), column("delegate")
    delegate, stepping_in = cells.in_absence(whole)
    texts = (matter, note, delegate or "")
    clause_vat = next((c.vat for c in preamble.clauses if c.kind is ClauseKind.VAT), None)
    limit, limit_doubt = cells.limit((matter, note), column("amount"), clause_vat)
    onward, onward_doubt = cells.onward(column("onward"), texts)
    law = cells.law(column("law"))
    if law is None and raw.layout == "list":
        law = ()  # in running text the row is its text: what it does not say, it does not have
    appeal, appeal_words = cells.appeal(column("appeal"))
    for reason in (limit_doubt, onward_doubt):
        if reason:
            doubts.append(Doubt(raw.place, short(matter, 80), reason))
    execution = cells.is_execution(delegate) or _EXECUTION.search(raw.section or "") is not None
    substitute = "\n".join(filter(None, (column("substitute"), stepping_in))) if stepping_in else column("substitute")
    delegates, substitutes = (
        None if text is None else cells.delegates(text, preamble.abbreviations)
        for text in ("" if cells.is_execution(delegate) else delegate, substitute)
    )
    acting = cells.acting(delegate or "", note, _headings(found).get("delegate", "")) if delegates else None
    amount_column = (column("amount") or "").strip()
    limits_in_column = cells.limits_in(amount_column, bare=True)
    differ = contradictions(
        onward=onward_doubt is not None,
        texts=(matter, note),
        amount_column=amount_column,
        remark=note,
        decides=delegates or (),
    )
    words = " ".join(f"{raw.text('number')} {matter}".split())[:200]
    return Row(
        id=row_id,
        number=raw.text("number") or NONE,
        section=raw.section or raw.section_number,
        matter=matter or NONE,
        delegates=delegates,
        acting=acting if len(delegates or ()) > 1 or acting is Acting.JOINTLY else None,
        consult=cells.consults(texts),
        limit=_with_kind(limit, preamble) if limit else limit,
        amount_words=None if limits_in_column or amount_column in cells.EMPTY else amount_column[:1000],
        lasts_at_most=lasts_at_most((matter, note)),
        substitutes=substitutes,
        law=law,
        onward=onward,
        report=cells.report(column("report")),
        appeal=appeal,
        appeal_words=appeal_words,
        execution=YesNo.YES if execution else YesNo.NO,
        note=note or (NONE if column("note") is not None else None),
        contradictions=differ,
        source=Source(file=document.file, place=raw.place, text=words),
    )


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (text[start : start + LONGEST] for start in range(0, len(text), LONGEST))


def _in_force(preamble: Preamble) -> Period | None:
    """The period the order is valid, from its adoption where only the last day is printed."""
    start = preamble.in_force or (preamble.adopted.on if preamble.ends and preamble.adopted else None)
    if start is None:
        return None
    return Period(start=start, end=preamble.ends if preamble.ends and preamble.ends >= start else NONE)


def _headings(found: Extract) -> dict[str, str]:
    """What stands above each kind of column, the first table's heading where tables differ."""
    headings: dict[str, str] = {}
    for _, columns in found.columns:
        for kind, heading in zip(columns.kinds, columns.headings, strict=True):
            if kind and heading:
                headings.setdefault(kind, heading)
    return headings


def _with_kind(limit: Limit, preamble: Preamble) -> Limit:
    """A plain "basbelopp" takes the kind that the order's own definition gives it."""
    defined = next((clause.unit for clause in preamble.clauses if clause.kind is ClauseKind.BASE_AMOUNT), None)
    if limit.unit is not Unit.BB or defined is None:
        return limit
    return Limit.model_validate({**limit.model_dump(), "unit": defined})


def _organ(preamble: Preamble, known: Facts | None) -> Organ:
    name = preamble.organ or "Nämnden"
    for organ in known.organs if known else ():
        if titles.key(organ.name) == titles.key(name):
            return organ
    kinds = (OrganKind.BOARD, OrganKind.JOINT_BOARD)
    boards = [organ for organ in known.organs if organ.kind in kinds] if known else []
    if preamble.organ is None and len(boards) == 1:
        return boards[0]
    return Organ(id=_slug(name), name=name, kind=OrganKind.BOARD)


def _order_id(preamble: Preamble, path: Path) -> str:
    """An id from the document alone, so that findings keep their keys whatever other files are given."""
    if preamble.organ is None:
        return _slug(path.stem)
    days = [adoption.on for adoption in (preamble.adopted, *preamble.revised) if adoption]
    return _slug(f"{preamble.organ} {max(days).year}" if days else preamble.organ)


def _slug(name: str) -> str:
    plain = name.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "ordning"

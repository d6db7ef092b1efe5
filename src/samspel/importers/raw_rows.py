"""From tables and lists to raw rows: one for each row of the order, its cells by kind, with section and place.

Nothing is dropped in silence: what looks like content but cannot be placed comes back as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..authority.texts import short
from ..law import lexicon
from ..law.references import mentions
from ..law.titles import presume
from . import broken_lines
from .columns import Columns, by_content, by_headings
from .grid import Grid, GridDocument, GridRow, Paragraph, fold
from .headings import holds_remarks_too, looks_like_number
from .preamble import explains_short_form, names_order
from .row_shapes import (
    NUMBERED,
    SECTION,
    is_above,
    is_one_text,
    is_ordinary,
    is_second_header_line,
    is_stacked,
    is_title,
    lettered,
    looks_like_sentence,
    split_section,
    unglued,
)

_OPENS_ROW = re.compile(r"[A-ZÅÄÖÉ]|\d+(?:\.\d+)*\.?\s+[A-ZÅÄÖÉ]")
_BREAKS_OFF = re.compile(r"(?:,|\b(?:och|eller|samt|av|om|för|till|i|på|med|enligt|vid|från|att|som|den|det|de))$")
_SECTION_TITLE = re.compile(r"\d{1,2}\.?\s[A-ZÅÄÖ][a-zåäö]|[A-ZÅÄÖ]\.\s[A-ZÅÄÖ]")
_FOOTNOTE = re.compile(r"(?P<stars>\*{1,3})\)?\s*(?=[^\s*])")
_STARRED = re.compile(r"(?<=[\wåäö)])(\*{1,3})(?!\*)")
_POINT = re.compile(r"[a-zåäö][).]")
_DELEGATE_HEADING = re.compile(r"^Deleg(?:ation|ering|eras|erat)\w*\s+till\s+(?P<delegate>.+)$", re.IGNORECASE | re.DOTALL)

_MAY_DECIDE = re.compile(
    r"^(?:har\s+rätt\s+att|får|ska)?\s*(?:besluta|beslutar|fatta\s+beslut|fattar\s+beslut)\b.{0,60}:$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the document that could not be read for certain: where it stands, what it says, what is unclear."""

    place: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row before it is understood. `cells` holds each recognised column as written, "" for an empty cell."""

    place: str
    key: str  # "t2r14": table and row
    cells: dict[str, str]
    section_number: str | None = None
    section: str | None = None
    layout: str = "table"
    columns: Columns | None = None  # of the table it stands in, for whoever answers in the file

    def text(self, kind: str) -> str:
        """The text of a column with ordinary blanks; "" when it is empty or not there."""
        return fold(self.cells.get(kind, ""))


@dataclass(slots=True)
class Extract:
    """All that the layouts of a document gave."""

    rows: list[RawRow] = field(default_factory=list)
    columns: list[tuple[str, Columns]] = field(default_factory=list)  # place and how it was read
    doubts: list[Doubt] = field(default_factory=list)
    preamble: list[Paragraph] = field(default_factory=list)
    abbreviations: dict[str, str] = field(default_factory=dict)


def extract(document: GridDocument, told: Columns | None = None) -> Extract:
    """The raw rows of a document. `told` overrides how columns are recognised."""
    return _Walker(document, told).walk()


class _Walker:
    """Goes through the blocks in order and remembers section, columns and the heading that names a delegate."""

    def __init__(self, document: GridDocument, told: Columns | None) -> None:
        self.document = document
        self.told = told
        self.found = Extract()
        self.columns: Columns | None = told
        self.section: tuple[str | None, str | None] = (None, None)
        self.outer: tuple[str | None, str | None] | None = None  # the section around a title of unnumbered rows
        self.bare_title: str | None = None  # of a section in a table that no row has come under yet
        self.heading_delegate: str | None = None

    def walk(self) -> Extract:
        blocks = tuple(_apart(self.document.blocks))
        for index, block in enumerate(blocks):
            if isinstance(block, Grid):
                self._table(block)
            else:
                self._paragraph(block, blocks[index + 1] if index + 1 < len(blocks) else None)
        self._end_section()
        self._footnotes()
        self.found.rows = [item for row in self.found.rows for item in _items(row, self.found.doubts)]
        return self.found

    def _footnotes(self) -> None:
        """What "* ..." outside the table says is part of the remark of the rows that bear the star."""
        told = {
            match["stars"]: paragraph.text
            for paragraph in self.found.preamble
            if (match := _FOOTNOTE.match(fold(paragraph.text)))
        }
        for at, row in enumerate(self.found.rows):
            stars = {mark for text in row.cells.values() for mark in _STARRED.findall(text)}
            said = [told[mark] for mark in sorted(stars) if mark in told and told[mark] not in row.cells.get("note", "")]
            if said:
                note = "\n".join(filter(None, (row.cells.get("note", ""), *said)))
                self.found.rows[at] = replace(row, cells={**row.cells, "note": note})

    # Sections

    def _begin_section(self, number: str | None, title: str, words: str) -> None:
        self._end_section()
        self.section, self.outer = (number, title), None
        self.bare_title = words

    def _end_section(self) -> None:
        """The title of a section without rows of its own is kept as running text."""
        if self.bare_title is not None:
            self.found.preamble.append(Paragraph(self.bare_title, len(self.found.preamble) + 1))
        self.bare_title = None

    def _add(self, row: RawRow) -> None:
        self.found.rows.append(row)
        self.bare_title = None

    # Paragraphs

    def _paragraph(self, block: Paragraph, following: Paragraph | Grid | None) -> None:
        delegate = _DELEGATE_HEADING.match(block.text)
        if delegate and len(block.text) < 160 and not block.text.rstrip().endswith("."):
            self.heading_delegate = delegate["delegate"].strip(" :")
            return
        if block.heading and presume(block.text) and isinstance(following, Paragraph) and _MAY_DECIDE.match(following.text):
            self.heading_delegate = block.text.strip(" :")
            return
        if self.heading_delegate is not None and not _MAY_DECIDE.match(block.text) and self._list_item(block):
            return
        if block.heading == 1 and not self.found.rows and names_order(block.text):
            self.heading_delegate = None  # the title of the order, which a web page has as a heading like the others
        elif block.heading is not None and block.heading >= 1:
            self._end_section()
            self.section = (block.label, block.text) if block.label else split_section(block.text)
            self.heading_delegate = None
        elif (
            not explains_short_form(block.text)
            and is_title(block.text)
            and (isinstance(following, Grid) or is_above(block, following))
        ):
            self._end_section()
            self.section = split_section(block.text)
        elif self.found.rows and NUMBERED.match(block.text) and not looks_like_sentence(block.text):
            place = block.place
            self.found.doubts.append(Doubt(place, block.text, "Texten ser ut som en rad men står utanför tabellen."))
        self.found.preamble.append(block)

    def _list_item(self, block: Paragraph) -> bool:
        """A numbered paragraph under a heading that names the delegate is a row; what follows belongs to it."""
        match = NUMBERED.match(block.text)
        number, text = (
            (block.label, block.text) if block.label else (match["number"], match["rest"]) if match else (None, "")
        )
        place = block.place
        last = self.found.rows[-1] if self.found.rows else None
        if last is not None and last.layout == "list" and block.label and _POINT.fullmatch(block.label):
            self._lengthen(last, "matter", f"{block.label} {block.text}")
            return True
        if number is not None:
            if number == "l.":
                self.found.doubts.append(Doubt(place, short(block.text, 60), "”l.” är läst som siffran 1."))
                number = "1."
            cells = {"number": number.rstrip(". "), "matter": text, "delegate": self.heading_delegate or "", "note": ""}
            self._add(RawRow(place, f"p{block.number}", cells, *self.section, layout="list"))
            return True
        if block.heading is not None:
            return False
        if last is None or last.layout != "list" or last.cells["delegate"] != self.heading_delegate:
            if not looks_like_sentence(block.text) and not block.text.endswith(":"):
                reason = "Texten under rubriken med delegaten har inget nummer och är läst som löptext, inte som en rad."
                self.found.doubts.append(Doubt(place, short(block.text, 120), reason))
            return False
        kind = "matter" if block.text.startswith(("-", "–", "•")) or block.text[:1].islower() else "note"
        self._lengthen(last, kind, block.text)
        return True

    def _lengthen(self, last: RawRow, kind: str, text: str) -> None:
        joined = "\n".join(part for part in (last.cells[kind], text) if part)
        self.found.rows[-1] = replace(last, cells={**last.cells, kind: joined})

    # Tables

    def _table(self, grid: Grid) -> None:
        place = grid.place
        start = self._start(grid, place)
        if start is None:
            self._unread(grid, place)
            return
        if self.columns is None or self.columns.index("delegate") is not None:
            self.heading_delegate = None
        for position in range(start, len(grid.rows)):
            at = f"{place}, rad {grid.rows[position].number}"
            if position == start and grid.goes_on and self._split_by_page(grid.rows[position], at):
                continue
            self._row(grid, position, at)

    def _start(self, grid: Grid, place: str) -> int | None:
        """The first row after the header, with the columns settled; None when the table cannot be read."""
        if self.told is not None:
            return self._after_header(grid, 0, place) or 0
        before = self.columns
        width = len(grid.rows[0].cells) if grid.rows else 0
        goes_on = before is not None and not before.guessed and width == len(before.kinds)
        for position in range(min(len(grid.rows), 12)):
            if goes_on and any(is_ordinary(row) for row in grid.rows[:position]):
                break
            after = self._after_header(grid, position, place)
            if after is not None:
                for row in grid.rows[:position]:
                    self._above_header(row, f"{place}, rad {row.number}")
                return after
        if goes_on:
            return 0  # a table that goes on under the header of the one before
        guessed = by_content(grid.rows)
        if guessed is not None:
            first = next(at for at, row in enumerate(grid.rows) if sum(bool(cell.text) for cell in row.cells) > 1)
            for row in grid.rows[: max(first - 1, 0)]:  # the last one may be the title of the rows below
                self._above_header(row, f"{place}, rad {row.number}")
            self.columns = guessed
            self.found.columns.append((place, guessed))
            self.found.doubts.append(Doubt(place, "", "Tabellen har ingen rubrikrad. Kolumnerna är lästa efter innehållet."))
            return max(first - 1, 0)
        return None

    def _after_header(self, grid: Grid, position: int, place: str) -> int | None:
        """If a header starts at `position`: take its columns and say where the rows below it start."""
        row = grid.rows[position]
        if row.full_width:
            return None
        for height in (2, 1):
            rows = grid.rows[position : position + height]
            if len(rows) < height or (height == 2 and not is_stacked(rows)):
                continue
            columns = by_headings(rows, delegate_above=self.heading_delegate is not None)
            if columns is not None:
                self._take(columns, f"{place}, rad {row.number}")
                return position + height
        return None

    def _take(self, columns: Columns, place: str) -> None:
        matter = columns.index("matter")
        if matter is not None and columns.headings[matter] and SECTION.match(columns.headings[matter]):
            title = columns.headings[matter]  # the section title stands in the header row
            self._begin_section(*split_section(title), title)
        if self.told is not None:
            return
        if self.columns != columns:
            self.found.columns.append((place, columns))
        self.columns = columns

    def _above_header(self, row: GridRow, place: str) -> None:
        texts = list(dict.fromkeys(cell.line for cell in row.cells if cell.text))
        if len(texts) == 1 and SECTION.match(texts[0]) and len(texts[0]) < 120:
            self._begin_section(*split_section(texts[0]), texts[0])
        else:
            self._running_text(texts)
            if is_ordinary(row):
                words = short(" | ".join(texts), 120)
                self.found.doubts.append(Doubt(place, words, "Raden står ovanför rubrikraden och är läst som löptext."))

    def _running_text(self, texts: Iterable[str]) -> None:
        for text in dict.fromkeys(texts):
            if text:
                self.found.preamble.append(Paragraph(text, len(self.found.preamble) + 1))

    def _row(self, grid: Grid, position: int, place: str) -> None:
        row = grid.rows[position]
        assert self.columns is not None
        if self.columns.index("abbreviation") is not None:
            self._abbreviation(row)
            return
        if position and self._after_header(grid, position, place) is not None:
            return
        texts = [cell.line for cell in row.cells if cell.text]
        if not texts or is_second_header_line(grid, position):
            return
        if row.full_width or is_one_text(row):
            self._full_width(texts[0], place)
            return
        cells = self._cells(row)
        self._group(row)
        if not any(cells.values()):
            return  # the name of a group alone
        if len(texts) == 1 and _SECTION_TITLE.match(texts[0]) and not looks_like_sentence(texts[0]):
            self._begin_section(*split_section(texts[0]), texts[0])  # in whatever column
        elif self._continues(cells):
            self._continue(cells)
        elif (title := self._title(cells, grid, position, place)) is not None:
            number, words, doubtful = title
            told = (number.rstrip(". "), words) if number else split_section(words)
            outer = self.section if doubtful else None
            self._begin_section(*told, f"{number} {words}".strip())
            self.outer = outer
        else:
            key = f"{grid.key}r{row.number}"
            cells = unglued(cells)
            if self.heading_delegate is not None:
                cells.setdefault("delegate", self.heading_delegate)
            if self.outer is not None and cells.get("number"):
                self.section, self.outer = self.outer, None
            stated = {kind: text for kind, text in cells.items() if not lexicon.finder("unknown_cell").fullmatch(text)}
            self._add(RawRow(place, key, stated, *self.section, columns=self.columns))

    def _cells(self, row: GridRow) -> dict[str, str]:
        assert self.columns is not None
        kinds = self.columns.kinds
        cells = {
            kind: broken_lines.whole(kind, row.cells[i].text)
            for i, kind in enumerate(kinds)
            if kind and kind != "group" and i < len(row.cells)
        }
        if "law" in cells and holds_remarks_too(self.columns.headings[kinds.index("law")]):
            lines = cells["law"].split("\n")
            remarks = [line for line in lines if not mentions(fold(line))]
            cells["law"] = "\n".join(line for line in lines if line not in remarks)
            cells["note"] = "\n".join(part for part in (cells.get("note", ""), *remarks) if part)
        beyond = [cell.line for i, cell in enumerate(row.cells) if i >= len(self.columns.kinds) or not self.columns.kinds[i]]
        extra = "\n".join(text for text in beyond if text)
        if extra:  # a column without a known heading is kept as part of the remark
            cells["note"] = "\n".join(part for part in (cells.get("note", ""), extra) if part)
        return cells

    def _group(self, row: GridRow) -> None:
        """A column that names the group of matters names the section, from the row where the name first stands."""
        at = self.columns.index("group") if self.columns is not None else None
        name = row.cells[at].line if at is not None and at < len(row.cells) else ""
        if name and split_section(name) != self.section:
            self._begin_section(*split_section(name), name)

    def _full_width(self, text: str, place: str) -> None:
        named = _DELEGATE_HEADING.match(text)
        if named and self.columns is not None and self.columns.index("delegate") is None:
            self.heading_delegate = named["delegate"].strip(" :")
            return
        if len(text) <= 120 and not looks_like_sentence(text):
            self._begin_section(*split_section(text), text)
        else:
            self.found.preamble.append(Paragraph(text, len(self.found.preamble) + 1))
            self.found.doubts.append(
                Doubt(place, short(text, 120), "Text över hela tabellen är läst som allmän text, inte som en rad.")
            )

    def _continues(self, cells: dict[str, str]) -> bool:
        """No number and no matter, but other text: the rest of the row above."""
        return bool(self.found.rows) and not cells.get("number") and not cells.get("matter") and any(cells.values())

    def _split_by_page(self, row: GridRow, place: str) -> bool:
        """Takes a row at the top of a page as the rest of the last one, if it has no number of its own or opens small.

        So also when the last one breaks off in the middle of a sentence. One that could be either is told as a doubt.
        """
        if not self.found.rows or row.full_width or is_one_text(row):
            return False
        last, cells = self.found.rows[-1], self._cells(row)
        matter = cells.get("matter", "")
        beside = any(text for kind, text in cells.items() if kind not in ("number", "matter"))
        opens_small = bool(matter) and not _OPENS_ROW.match(matter) and last.text("matter")[:1].isupper()
        broken_off = bool(matter) and _BREAKS_OFF.search(last.text("matter")) is not None
        without = "number" in cells and not cells["number"] and bool(last.text("number")) and (beside or not matter)
        if not any(cells.values()) or cells.get("number"):
            return False
        if not (opens_small or broken_off or without or (beside and not matter)):
            if matter and not beside:
                reason = "Raden överst på sidan har ingen delegat. Den kan vara slutet på raden före sidbrytningen."
                self.found.doubts.append(Doubt(place, short(matter, 120), reason))
            return False
        joined = {kind: broken_lines.onto(kind, last.cells.get(kind, ""), text) for kind, text in cells.items()}
        self.found.rows[-1] = replace(last, cells={**last.cells, **joined})
        return True

    def _continue(self, cells: dict[str, str]) -> None:
        last = self.found.rows[-1]
        joined = {kind: "\n".join(part for part in (last.cells.get(kind, ""), text) if part) for kind, text in cells.items()}
        self.found.rows[-1] = replace(last, cells={**last.cells, **joined})

    def _title(self, cells: dict[str, str], grid: Grid, position: int, place: str) -> tuple[str, str, bool] | None:
        """Number and words of a title with nothing beside it, by what the row below looks like; None for a row.

        The third is true for what may as well be a row: a text above rows without numbers.
        """
        number, words = cells.get("number", ""), cells.get("matter", "")
        if not words and not looks_like_number(number):
            number, words = "", number
        beside = any(text for kind, text in cells.items() if kind not in ("number", "matter"))
        if beside or not words or looks_like_sentence(words):
            return None
        own = number or split_section(words)[0] or ""
        below = self._cells(grid.rows[position + 1]) if position + 1 < len(grid.rows) else {}
        number_below = below.get("number") or split_section(below.get("matter", ""))[0] or ""
        if own and number_below:
            return (number, words, False) if number_below.startswith(own.rstrip(". ") + ".") else None
        if number_below:
            return (number, words, False) if "number" in cells else None
        if below.get("matter") and any(text for kind, text in below.items() if kind != "matter"):
            reason = "Raden har inget mer än en text och är läst som rubrik över de onumrerade raderna under."
            self.found.doubts.append(Doubt(place, f"{number} {words}".strip(), reason))
            return number, words, True
        return None

    def _abbreviation(self, row: GridRow) -> None:
        assert self.columns is not None
        at, meaning = self.columns.index("abbreviation"), self.columns.index("meaning")
        assert at is not None
        said = meaning if meaning is not None else at + 1
        texts = [cell.line for cell in row.cells]
        if max(at, said) < len(texts) and texts[at] and texts[said]:
            self.found.abbreviations[texts[at]] = texts[said]
            texts = [text for index, text in enumerate(texts) if index not in (at, said)]
        self._running_text(texts)

    def _unread(self, grid: Grid, place: str) -> None:
        words = short(" | ".join(cell.line for cell in grid.rows[0].cells if cell.text), 120) if grid.rows else ""
        for row in grid.rows:
            self._running_text(cell.line for cell in row.cells)
        if len(grid.rows) > 1 or len({cell.text for cell in grid.rows[0].cells}) > 2:
            self.found.doubts.append(
                Doubt(place, words, "Tabellen har ingen rubrikrad som känns igen och är läst som löptext.")
            )


def _apart(blocks: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    """The blocks with the cells of a table of one column, as of a sheet that holds a list, as paragraphs."""
    number = sum(isinstance(block, Paragraph) for block in blocks)
    for block in blocks:
        if isinstance(block, Grid) and all(len(row.cells) == 1 for row in block.rows):
            for row in block.rows:
                number += 1
                yield Paragraph(row.cells[0].line, number, where=f"{block.place}, rad {row.number}")
        else:
            yield block


def _items(row: RawRow, doubts: list[Doubt]) -> Iterator[RawRow]:
    """A row whose matter and delegates are both lettered a), b) ... becomes one row a letter."""
    stem, matters = lettered(row.text("matter"))
    before, delegates = lettered(row.text("delegate"))
    if not matters or not delegates:
        yield row
        return
    if before:
        doubts.append(Doubt(row.place, before, "Texten står före a) i delegatcellen och hör inte till någon bokstav."))
    for letter in sorted({*matters, *delegates}):
        if letter not in matters:
            words = f"{letter}) {delegates[letter]}"
            doubts.append(Doubt(row.place, words, f"Delegatcellen har {letter}) men ärendecellen har det inte."))
        matter = f"{stem} {matters[letter]}".strip() if letter in matters else ""
        number = f"{row.text('number')} {letter}".strip()
        cells = {**row.cells, "number": number, "matter": matter, "delegate": delegates.get(letter, "")}
        yield replace(row, cells=cells, key=f"{row.key}{letter}")

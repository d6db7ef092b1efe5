"""Word documents into grids.

An own walk through the XML, because the libraries drop what orders are full of: tracked additions, form fields
and automatic numbers. The walk is lazy and strictly in document order, since the automatic numbers depend on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from samspel.errors import UnreadableInput
from samspel.importers.docx_numbering import Numbering, Styles, W, is_on, number
from samspel.importers.docx_tables import Cell, Row, Shown, columns, lay_out, merge
from samspel.importers.docx_text import Line, Text
from samspel.importers.grid import Grid, GridDocument, GridRow, Paragraph, normalise
from samspel.office import Package, bomb, broken, open_package

MAX_COLUMNS = 256  # Word itself stops at 63
MAX_CELLS = 300_000
MAX_DEPTH = 30  # tables and text boxes inside each other


def read_docx(path: Path) -> GridDocument:
    """Everything a reader would see in a Word document, or UnreadableInput with the reason."""
    package = open_package(path)
    if package.kind != "docx":
        raise UnreadableInput.one(
            package.file, "Filen är en Excelarbetsbok, inte ett Worddokument.", "Spara den med filändelsen .xlsx."
        )
    return _read(_Reader(package))


@dataclass(frozen=True, slots=True)
class Located:
    """A Word document with the elements in its XML where each text was read, for whoever answers in the file."""

    root: etree._Element
    cells: dict[tuple[int, int, int], etree._Element]  # by number of the table, number of the row, and column from 0
    paragraphs: tuple[tuple[str, etree._Element], ...]  # outside the tables: the text, and the paragraph it ends in


def locate_docx(package: Package) -> Located:
    """Where in the XML the tables and paragraphs that `read_docx` gives are found."""
    reader = _Reader(package)
    _read(reader)
    return reader.located()


def _read(reader: _Reader) -> GridDocument:
    try:
        return reader.document()
    except RecursionError as error:
        raise _too_deep(reader.file) from error


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph as read, with the properties that say whether it is a heading."""

    text: str
    label: str | None
    properties: etree._Element | None
    element: etree._Element


class _Reader:
    """One walk through one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = package.relations(package.main_part)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._blocks: list[Paragraph | Grid] = []
        self._text = Text(self._styles)
        self._seen = self._text.seen
        self._depth = 0
        self._cells = 0
        self._root = package.xml(package.main_part)
        self._shown: dict[int, Shown] = {}
        self._elements: list[tuple[str, etree._Element]] = []
        self.file = package.file

    def located(self) -> Located:
        if self._root is None:
            raise broken(self.file)
        cells = {(table, *place): element for table, shown in self._shown.items() for place, element in shown.items()}
        return Located(self._root, cells, tuple(self._elements))

    def document(self) -> GridDocument:
        body = self._root.find(W + "body") if self._root is not None else None
        if body is None:
            raise broken(self._package.file)
        self._read_blocks(body)
        notes = [*self._notes(), *self._footnote_texts()]  # before the headers, whose logotypes are no loss
        return GridDocument(
            file=self._package.file,
            kind="docx",
            blocks=tuple(self._blocks),
            notes=tuple(notes),
            headers_footers=tuple(dict.fromkeys(self._furniture())),
        )

    # Blocks -----------------------------------------------------------------------------------------------------

    def _read_blocks(self, container: etree._Element) -> None:
        for item in self._content(container):
            if isinstance(item, _Passage):
                self._add_paragraph(item)
            elif self._is_layout(item):
                for cell in item.iterfind(f"{W}tr/{W}tc"):
                    self._read_blocks(cell)
            else:
                self._add_table(item)

    def _add_paragraph(self, passage: _Passage) -> None:
        if not passage.text and not passage.label:
            return
        if self._styles.is_contents(passage.properties):
            self._seen["contents"] += 1
            return
        self._seen["paragraphs"] += 1
        self._elements.append((passage.text, passage.element))
        heading = self._styles.heading(passage.properties)
        self._blocks.append(
            Paragraph(text=passage.text, number=self._seen["paragraphs"], heading=heading, label=passage.label)
        )

    def _add_table(self, element: etree._Element) -> None:
        rows, shown = self._table(element)
        if rows:
            self._seen["tables"] += 1
            self._shown[self._seen["tables"]] = shown
            self._blocks.append(Grid(rows=rows, number=self._seen["tables"]))

    def _is_layout(self, table: etree._Element) -> bool:
        """A frame drawn with a table of one column around other tables."""
        rows = table.findall(W + "tr")
        cells = [row.findall(W + "tc") for row in rows]
        return all(len(row) == 1 for row in cells) and any(cell[0].find(W + "tbl") is not None for cell in cells)

    def _content(self, container: etree._Element) -> Iterator[_Passage | etree._Element]:
        """Paragraphs as read and tables as found. A paragraph whose mark was deleted runs into the next one."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _too_deep(self._package.file)
        carried: list[str] = []
        last = container
        for child in self._text.children(container):
            if child.tag == W + "p":
                line = self._text.line(child)
                properties = child.find(W + "pPr")
                carried += line.parts
                if not _mark_deleted(properties):
                    yield from self._passage(carried, line, properties, child)
                    carried = []
                last = child
                for box in line.boxes:
                    yield from self._content(box)
            elif child.tag == W + "tbl":
                yield child
            elif child.tag == W + "altChunk":
                self._seen["chunks"] += 1
        if text := normalise("".join(carried)):
            yield _Passage(text=text, label=None, properties=None, element=last)
        self._depth -= 1

    def _passage(
        self, parts: list[str], line: Line, properties: etree._Element | None, element: etree._Element
    ) -> Iterator[_Passage]:
        text = normalise("".join(parts))
        if line.hid and not text and is_on(properties, "rPr/vanish"):
            return  # a hidden paragraph takes no number
        yield _Passage(text=text, label=self._numbering.label(properties), properties=properties, element=element)

    # Tables -----------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> tuple[tuple[GridRow, ...], Shown]:
        rows = [self._row(row) for row in self._text.children(element) if row.tag == W + "tr" and not self._row_gone(row)]
        width = max((row.end for row in rows), default=0)
        self._cells += width * len(rows)
        if self._cells > MAX_CELLS:
            raise bomb(self._package.file)
        widths = [_bounded(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        return lay_out(rows, columns(rows, width, widths))

    def _row_gone(self, row: etree._Element) -> bool:
        properties = row.find(W + "trPr")
        deleted, hidden = is_on(properties, "del"), is_on(properties, "hidden")
        self._seen["deleted"] += bool(deleted)
        self._seen["hidden"] += bool(hidden and not deleted)
        return bool(deleted or hidden)

    def _row(self, element: etree._Element) -> Row:
        properties = element.find(W + "trPr")
        at = self._span(properties, "gridBefore", 0)
        cells = []
        for child in self._text.children(element):
            if child.tag == W + "tc":
                cells.append(self._cell(child, at))
                at = cells[-1].end
        at += self._span(properties, "gridAfter", 0)
        if at > MAX_COLUMNS:
            raise bomb(self._package.file)
        return Row(cells=tuple(cells), end=at, header=bool(is_on(properties, "tblHeader")))

    def _cell(self, element: etree._Element, start: int) -> Cell:
        properties = element.find(W + "tcPr")
        below, beside = merge(properties, "vMerge"), merge(properties, "hMerge")
        if is_on(properties, "cellDel"):
            self._seen["deleted"] += 1
            text = ""
        else:  # what lies in the covered cells is shown nowhere
            text = "" if "continue" in (below, beside) else normalise("\n".join(self._lines(element)))
        end = start + max(self._span(properties, "gridSpan", 1), 1)
        return Cell(start=start, end=end, text=text, below=below, beside=beside == "continue", element=element)

    def _span(self, properties: etree._Element | None, name: str, default: int) -> int:
        span = number(properties, name)
        if span is not None and span > MAX_COLUMNS:
            raise bomb(self._package.file)
        return default if span is None else max(span, 0)

    def _lines(self, container: etree._Element) -> Iterator[str]:
        """The text of a cell, line by line; a table inside the cell gives a line for each of its rows."""
        for item in self._content(container):
            if isinstance(item, _Passage):
                yield f"{item.label or ''} {item.text}".strip(" ")
            else:
                self._seen["nested"] += 1
                for row in self._table(item)[0]:
                    yield " ".join(cell.text.replace("\n", " ") for cell in row.cells if cell.text and not cell.repeats)

    # Beside the text --------------------------------------------------------------------------------------------

    def _part(self, kind: str) -> etree._Element | None:
        for relation in self._relations:
            if relation.kind == kind and not relation.external:
                return self._package.xml(relation.target)
        return None

    def _furniture(self) -> Iterator[str]:
        for relation in self._relations:
            root = None
            if relation.kind in ("header", "footer") and not relation.external:
                root = self._package.xml(relation.target)
            if root is not None and (text := normalise("\n".join(line for line in self._lines(root) if line))):
                yield text

    def _footnote_texts(self) -> Iterator[str]:
        texts: dict[tuple[str, str], str] = {}
        for kind in {kind for kind, _ in self._text.footnotes}:
            root = self._part(kind + "s")
            for element in root.findall(W + kind) if root is not None else ():
                texts[kind, element.get(W + "id", "")] = " ".join(line for line in self._lines(element) if line)
        for count, key in enumerate(self._text.footnotes[:100], start=1):
            yield f"Fotnot {count} är inte inläst i raden den hör till: ”{texts.get(key, '')}”."

    def _notes(self) -> Iterator[str]:
        comments = self._part("comments")
        self._seen["comments"] = len(comments.findall(W + "comment")) if comments is not None else 0
        for key, one, many in _NOTES:
            count = self._seen[key]
            if count:
                yield one if count == 1 else many.format(count)
        if any(relation.external and relation.kind != "hyperlink" for relation in self._relations):
            yield "Dokumentet hänvisar till innehåll utanför filen. Det har inte hämtats."
        if self._package.has_macros:
            yield "Dokumentet innehåller makron. De har inte körts."


_NOTES = (
    ("deleted", "En spårad borttagning är inte med.", "{} spårade borttagningar är inte med."),
    ("inserted", "Ett spårat tillägg är läst som gällande text.", "{} spårade tillägg är lästa som gällande text."),
    ("hidden", "Dold text på ett ställe är inte med.", "Dold text på {} ställen är inte med."),
    ("struck", "Överstruken text på ett ställe är läst som vanlig text.",
     "Överstruken text på {} ställen är läst som vanlig text."),
    ("nested", "En tabell inuti en tabellcell är läst som rader i cellen.",
     "{} tabeller inuti tabellceller är lästa som rader i cellerna."),
    ("placeholders", "Ett formulärfält som inte är ifyllt är läst som tomt.",
     "{} formulärfält som inte är ifyllda är lästa som tomma."),
    ("contents", "Innehållsförteckningen är inte med.", "Innehållsförteckningen är inte med."),
    ("comments", "En kommentar i marginalen är inte läst.", "{} kommentarer i marginalen är inte lästa."),
    ("pictures", "En bild är inte läst. Text i bilder kommer inte med.",
     "{} bilder är inte lästa. Text i bilder kommer inte med."),
    ("chunks", "Ett inbäddat dokument är inte läst.", "{} inbäddade dokument är inte lästa."),
)  # fmt: skip


def _mark_deleted(properties: etree._Element | None) -> bool:
    return bool(is_on(properties, "rPr/del") or is_on(properties, "rPr/moveFrom"))


def _bounded(text: str | None) -> int:
    return min(int(text), 100_000) if text is not None and text.isascii() and text.isdigit() else 0


def _too_deep(file: str) -> UnreadableInput:
    return UnreadableInput.one(
        file,
        "Dokumentet har för många tabeller eller textrutor inuti varandra.",
        "Lyft ut tabellerna ur varandra i Word, spara och försök igen.",
    )

"""OpenDocument texts into grids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ..errors import UnreadableInput
from ..office import Package, bomb, broken, open_package
from .grid import Grid, GridDocument, Paragraph, normalise
from .odt_lists import STYLE, TEXT, Count, Lists
from .spans import MAX_CELLS, MAX_COLUMNS, Span, SpanRow, lay_out

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO_DISPLAY = TEXT + "display"
MAX_DEPTH = 30
_KIND = b"application/vnd.oasis.opendocument.text"
_INDEXES = {
    TEXT + name
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography", "user-index")
}
_THROUGH = {TEXT + name for name in ("section", "numbered-paragraph", "index-body")} | {DRAW + "text-box"}
_MARKS = {TEXT + "line-break": "\n", TEXT + "tab": " ", TEXT + "soft-page-break": ""}
_BESIDE = {OFFICE + "annotation", TEXT + "ruby-text", TEXT + "hidden-text", TEXT + "tracked-changes"}
_NOTES = (
    ("changes", "En spårad borttagning är inte med.", "{} spårade borttagningar är inte med."),
    ("inserted", "Ett spårat tillägg är läst som gällande text.", "{} spårade tillägg är lästa som gällande text."),
    ("hidden", "Dold text på ett ställe är inte med.", "Dold text på {} ställen är inte med."),
    ("nested", "En tabell inuti en tabellcell är läst som rader i cellen.",
     "{} tabeller inuti tabellceller är lästa som rader i cellerna."),
    ("contents", "En innehållsförteckning är inte med.", "{} innehållsförteckningar är inte med."),
    ("comments", "En kommentar är inte med.", "{} kommentarer är inte med."),
    ("pictures", "Dokumentet har en bild, som inte är läst.", "Dokumentet har {} bilder, som inte är lästa."),
)  # fmt: skip


def read_odt(path: Path) -> GridDocument:
    """Everything a reader would see in an OpenDocument text, or UnreadableInput with the reason."""
    package = open_package(path)
    names = {name.casefold() for name in package.names}
    if "content.xml" not in names or "mimetype" not in names or not package.read("mimetype").startswith(_KIND):
        raise UnreadableInput.one(
            package.file, "Filen är inget OpenDocument-textdokument (.odt).", "Kontrollera att filnamnet slutar rätt."
        )
    if "meta-inf/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableInput.one(
            package.file, "Filen är lösenordsskyddad.", "Ta bort lösenordet, spara filen och försök igen."
        )
    try:
        return _Reader(package).document()
    except RecursionError as error:
        raise bomb(package.file) from error


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph as read."""

    text: str
    label: str | None
    heading: int | None


class _Reader:
    """One walk through one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        content = package.xml("content.xml")
        if content is None:
            raise broken(package.file)
        self._content = content
        styles = package.xml("styles.xml")
        self._styles_part = styles
        roots = [root for root in (styles, content) if root is not None]
        self._lists = Lists(roots)
        self._styles = {element.get(STYLE + "name", ""): element for root in roots for element in root.iter(STYLE + "style")}
        self._seen: Counter[str] = Counter()
        self._blocks: list[Paragraph | Grid] = []
        self._footnotes: list[str] = []
        self._boxes: list[etree._Element] = []
        self._depth = 0
        self._cells = 0

    def document(self) -> GridDocument:
        body = self._content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise broken(self._package.file)
        self._read(body)
        notes = [*self._notes(body), *self._footnotes]
        return GridDocument(
            file=self._package.file,
            kind="odt",
            blocks=tuple(self._blocks),
            notes=tuple(notes),
            headers_footers=tuple(dict.fromkeys(self._furniture())),
        )

    def _read(self, container: etree._Element) -> None:
        for item in self._items(container):
            if isinstance(item, _Passage):
                if item.text or item.label:
                    number = 1 + sum(isinstance(block, Paragraph) for block in self._blocks)
                    self._blocks.append(Paragraph(item.text, number, heading=item.heading, label=item.label))
            elif _is_layout(item):
                for cell in item.iterfind(f"{TABLE}table-row/{TABLE}table-cell"):
                    self._read(cell)
            else:
                rows = lay_out(list(self._rows(item)), self._package.file)
                if rows:
                    number = 1 + sum(isinstance(block, Grid) for block in self._blocks)
                    self._blocks.append(Grid(rows, number))

    # Running text -----------------------------------------------------------------------------------------------

    def _items(self, container: etree._Element) -> Iterator[_Passage | etree._Element]:
        """Paragraphs as read and tables as found."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise bomb(self._package.file)
        for child in container:
            tag = child.tag
            if tag == TEXT + "h":
                yield from self._heading(child)
            elif tag == TEXT + "p":
                yield from self._passage(child, None, 0 if self._is_title(child) else None)
            elif tag == TEXT + "list":
                yield from self._list(child, *self._lists.begin(child), level=1)
            elif tag == TABLE + "table":
                yield child
            elif tag in _INDEXES:
                self._seen["contents"] += 1
            elif tag in _THROUGH:
                yield from self._items(child)
            elif isinstance(tag, str) and tag.startswith(DRAW):
                yield from self._drawn(child)
        self._depth -= 1

    def _heading(self, element: etree._Element) -> Iterator[_Passage]:
        level = int(found) if (found := element.get(TEXT + "outline-level", "1")).isdigit() else 1
        plain = element.get(TEXT + "is-list-header") == "true"
        label = None if plain else self._lists.heading(level, element.get(TEXT + "start-value"))
        yield from self._passage(element, label, level)

    def _list(self, element: etree._Element, style: str, count: Count, level: int) -> Iterator[_Passage | etree._Element]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise bomb(self._package.file)
        style = element.get(TEXT + "style-name") or style
        for item in element:
            numbered = item.tag == TEXT + "list-item"
            start = item.get(TEXT + "start-value")
            for child in item:
                if child.tag in (TEXT + "p", TEXT + "h"):
                    label = self._lists.item(style, count, level, start) if numbered else None
                    outline = child.get(TEXT + "outline-level", "") if child.tag == TEXT + "h" else ""
                    yield from self._passage(child, label, int(outline) if outline.isdigit() else None)
                    numbered = False  # what follows in the same item has no number of its own
                elif child.tag == TEXT + "list":
                    yield from self._list(child, style, count, level + 1)
                elif child.tag == TABLE + "table":
                    yield child
        self._depth -= 1

    def _passage(self, element: etree._Element, label: str | None, heading: int | None) -> Iterator[_Passage]:
        boxes, self._boxes = self._boxes, []
        text = normalise("".join(self._pieces(element, self._is_hidden(element))))
        yield _Passage(text, label if text or label else None, heading)
        found, self._boxes = self._boxes, boxes
        for box in found:
            for item in self._items(box):
                if isinstance(item, _Passage):
                    yield item

    def _pieces(self, element: etree._Element, hidden: bool) -> Iterator[str]:
        """The text of a paragraph, piece by piece; blanks run together as the format says."""
        if element.text:
            yield self._seen_text(element.text, hidden)
        for child in element:
            tag = child.tag
            if tag == TEXT + "s":
                yield " "
            elif tag in _MARKS:
                yield _MARKS[str(tag)]
            elif tag == TEXT + "note":
                self._footnote(child)
            elif tag == OFFICE + "annotation":
                self._seen["comments"] += 1
            elif tag == TEXT + "change-start":
                self._seen["inserted"] += 1
            elif isinstance(tag, str) and tag.startswith(DRAW):
                self._draw(child)
            elif isinstance(tag, str) and tag not in _BESIDE:
                yield from self._pieces(child, hidden or self._is_hidden(child))
            if child.tail:
                yield self._seen_text(child.tail, hidden)

    def _seen_text(self, text: str, hidden: bool) -> str:
        if hidden and text.strip():
            self._seen["hidden"] += 1
        return "" if hidden else text.replace("\n", " ").replace("\t", " ")

    def _draw(self, element: etree._Element) -> None:
        boxes = list(element.iter(DRAW + "text-box"))
        self._boxes += boxes
        self._seen["pictures"] += not boxes and any(True for _ in element.iter(DRAW + "image", DRAW + "object"))

    def _drawn(self, element: etree._Element) -> Iterator[_Passage | etree._Element]:
        boxes, self._boxes = self._boxes, []
        self._draw(element)
        found, self._boxes = self._boxes, boxes
        for box in found:
            yield from self._items(box)

    def _footnote(self, element: etree._Element) -> None:
        body = element.find(TEXT + "note-body")
        text = normalise(" ".join(line for line in self._lines(body) if line)) if body is not None else ""
        if len(self._footnotes) < 100:
            self._footnotes.append(f"Fotnot {len(self._footnotes) + 1} är inte inläst i raden den hör till: ”{text}”.")

    # Styles -----------------------------------------------------------------------------------------------------

    def _chain(self, element: etree._Element) -> Iterator[etree._Element]:
        name = element.get(TEXT + "style-name")
        for _ in range(10):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name")

    def _is_title(self, element: etree._Element) -> bool:
        return any(style.get(STYLE + "name") == "Title" for style in self._chain(element))

    def _is_hidden(self, element: etree._Element) -> bool:
        for style in self._chain(element):
            for properties in style.iterfind(STYLE + "text-properties"):
                if (said := properties.get(_FO_DISPLAY)) is not None:
                    return said == "none"
        return False

    # Tables -----------------------------------------------------------------------------------------------------

    def _rows(self, table: etree._Element, header: bool = False) -> Iterator[SpanRow]:
        for child in table:
            if child.tag == TABLE + "table-header-rows":
                yield from self._rows(child, header=True)
            elif child.tag in (TABLE + "table-rows", TABLE + "table-row-group"):
                yield from self._rows(child, header)
            elif child.tag == TABLE + "table-row":
                cells = tuple(self._cells_of(child))
                times = self._times(child, "number-rows-repeated") if any(cell.text for cell in cells) else 1
                self._cells += times * len(cells)
                if self._cells > MAX_CELLS:
                    raise bomb(self._package.file)
                yield from [SpanRow(cells, header)] * times

    def _cells_of(self, row: etree._Element) -> Iterator[Span]:
        column = 0
        last = [cell for cell in row if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")]
        while last and _is_bare(last[-1]):
            last.pop()  # a sheet is filled up with empty cells to its edge
        for cell in last:
            times = self._times(cell, "number-columns-repeated")
            column += times
            if column > MAX_COLUMNS:
                raise bomb(self._package.file)
            if cell.tag == TABLE + "covered-table-cell":
                continue
            across, down = self._times(cell, "number-columns-spanned"), self._times(cell, "number-rows-spanned")
            text = normalise("\n".join(line for line in self._lines(cell) if line))
            yield from [Span(text, across, down)] * times

    def _times(self, element: etree._Element, name: str) -> int:
        said = element.get(TABLE + name, "1")
        if not said.isdigit() or len(said) > 6 or (name != "number-rows-spanned" and int(said) > MAX_CELLS):
            raise bomb(self._package.file)
        return max(int(said), 1)

    def _lines(self, container: etree._Element) -> Iterator[str]:
        """The text of a cell, line by line; a table inside the cell gives a line for each of its rows."""
        for item in self._items(container):
            if isinstance(item, _Passage):
                yield f"{item.label or ''} {item.text}".strip(" ")
            else:
                self._seen["nested"] += 1
                for row in self._rows(item):
                    yield " ".join(cell.text.replace("\n", " ") for cell in row.cells if cell.text)

    # Beside the text --------------------------------------------------------------------------------------------

    def _furniture(self) -> Iterator[str]:
        for page in self._styles_part.iter(STYLE + "master-page") if self._styles_part is not None else ():
            for part in page:
                if text := normalise("\n".join(line for line in self._lines(part) if line)):
                    yield text

    def _notes(self, body: etree._Element) -> Iterator[str]:
        self._seen["changes"] = sum(1 for _ in body.iter(TEXT + "deletion"))
        for key, one, many in _NOTES:
            if count := self._seen[key]:
                yield one if count == 1 else many.format(count)
        if any(name.casefold().startswith("basic/") for name in self._package.names):
            yield "Dokumentet innehåller makron. De har inte körts."


def _is_bare(cell: etree._Element) -> bool:
    return not len(cell) and cell.get(TABLE + "number-columns-spanned") is None and cell.tag == TABLE + "table-cell"


def _is_layout(table: etree._Element) -> bool:
    """A frame drawn with a table of one column around other tables."""
    rows = list(table.iter(TABLE + "table-row"))
    own = [row for row in rows if row.getparent() is table]
    return (
        bool(own)
        and all(len(row.findall(TABLE + "table-cell")) == 1 for row in own)
        and any(row.find(f"{TABLE}table-cell/{TABLE}table") is not None for row in own)
    )

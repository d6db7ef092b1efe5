"""Web pages into grids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ..office import MAX_TAGS, bomb, load_bytes
from .decoding import decoded
from .docx_numbering import numeral
from .grid import Grid, GridDocument, Paragraph, normalise
from .spans import MAX_COLUMNS, Span, SpanRow, lay_out

_BLANKS = re.compile(r"[ \t\r\n\f]+")  # unbreakable blanks stay
_LEFT_OUT = {
    "script", "style", "template", "noscript", "head", "button", "select", "textarea", "input", "svg", "iframe",
    "object", "math", "datalist", "audio", "video", "canvas",
}  # fmt: skip
_LINES = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
}  # fmt: skip
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WHOLE = re.compile(r"\s*(\d{1,9})")
_NOTES = (
    ("hidden", "Dold text på ett ställe är inte med.", "Dold text på {} ställen är inte med."),
    ("deleted", "En struken borttagning är inte med.", "{} strukna borttagningar är inte med."),
    ("menus", "En meny på webbsidan är inte med.", "{} menyer på webbsidan är inte med."),
    ("nested", "En tabell inuti en tabellcell är läst som rader i cellen.",
     "{} tabeller inuti tabellceller är lästa som rader i cellerna."),
    ("pictures", "Dokumentet har en bild, som inte är läst.", "Dokumentet har {} bilder, som inte är lästa."),
)  # fmt: skip


def read_html(path: Path) -> GridDocument:
    """The paragraphs and tables that a browser would show, or UnreadableInput with the reason."""
    text, note = decoded(path.name, load_bytes(path))
    return of_page(path.name, "html", text, notes=(note,) if note else ())


def of_page(file: str, kind: str, page: str, notes: tuple[str, ...] = ()) -> GridDocument:
    """The paragraphs and tables of the text of a web page."""
    if page.count("<") > MAX_TAGS:
        raise bomb(file)
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(_DECLARATION.sub("", page).encode(errors="replace") or b"<html></html>", parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise bomb(file)  # nested deeper than any page is: the rest would be lost
    reader = _Reader(file)
    if root is not None:
        reader.read(root)
    return GridDocument(file, kind, tuple(reader.blocks), notes=(*notes, *reader.notes()))


class _Reader:
    """One walk through one page."""

    def __init__(self, file: str) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self._file = file
        self._seen: Counter[str] = Counter()
        self._parts: list[str] = []
        self._label: str | None = None

    def read(self, root: etree._Element) -> None:
        """Takes in everything below the root."""
        self._walk(root)
        self._flush()

    def notes(self) -> Iterator[str]:
        """What was left out, in Swedish."""
        for key, one, many in _NOTES:
            if count := self._seen[key]:
                yield one if count == 1 else many.format(count)

    def _walk(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if self._left_out(element):
            return
        if tag == "table" and not _is_layout(element):
            self._flush()
            self._table(element)
            return
        if tag in _LINES:
            self._flush()
        if tag == "br":
            self._parts.append("\n")
        if tag == "li":
            self._label = _label(element)
        self._parts.append(_plain(element.text, element))
        for child in element:
            self._walk(child)
            self._parts.append(_plain(child.tail, element))
        if tag in _LINES:
            self._flush(heading=int(tag[1]) if re.fullmatch("h[1-6]", tag) else None)

    def _flush(self, heading: int | None = None) -> None:
        text, self._parts = normalise("".join(self._parts)), []
        if text:
            number = 1 + sum(isinstance(block, Paragraph) for block in self.blocks)
            self.blocks.append(Paragraph(text, number, heading=heading, label=self._label))
            self._label = None

    def _left_out(self, element: etree._Element) -> bool:
        """Whether a browser does not show the element as part of the text; counted where it held something."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return True
        hidden = element.get("hidden") is not None or _INVISIBLE.search(element.get("style", ""))
        kind = "hidden" if hidden else {"del": "deleted", "nav": "menus"}.get(tag)
        if tag == "img":
            self._seen["pictures"] += 1
        elif kind and any(str(text).strip() for text in element.itertext()):
            self._seen[kind] += 1
        return bool(kind)

    # Tables -----------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> None:
        for caption in element.iterfind("caption"):
            self._walk(caption)
        rows = lay_out([self._row(row) for row in _rows(element) if not self._left_out(row)], self._file)
        if rows and any(cell.text for row in rows for cell in row.cells):
            number = 1 + sum(isinstance(block, Grid) for block in self.blocks)
            self.blocks.append(Grid(rows, number))

    def _row(self, element: etree._Element) -> SpanRow:
        elements = [cell for cell in element.iterfind("*") if cell.tag in ("td", "th") and not self._left_out(cell)]
        if len(elements) > MAX_COLUMNS:
            raise bomb(self._file)
        cells = tuple(self._cell(cell) for cell in elements)
        parent = element.getparent()
        headings = len(cells) > 1 and all(cell.heading for cell in cells)
        return SpanRow(cells, header=headings or (parent is not None and parent.tag == "thead"))

    def _cell(self, element: etree._Element) -> Span:
        across = _whole(element.get("colspan"), 1)
        if across > MAX_COLUMNS:
            raise bomb(self._file)
        text = normalise("\n".join(line for line in self._lines(element) if line))
        return Span(text, max(across, 1), max(_whole(element.get("rowspan"), 1), 1), heading=element.tag == "th")

    def _lines(self, element: etree._Element) -> list[str]:
        """The text of a cell, line by line; a table inside the cell gives a line for each of its rows."""
        lines = [""]

        def walk(node: etree._Element) -> None:
            if self._left_out(node):
                return
            if node.tag == "table":
                self._seen["nested"] += 1
                for row in _rows(node):
                    cells = ("".join(map(str, cell.itertext())) for cell in row.iterfind("*"))
                    lines.append(" ".join(filter(None, (_BLANKS.sub(" ", cell).strip() for cell in cells))))
                lines.append("")
                return
            block = node.tag in _LINES or node.tag == "br"
            if block:
                lines.append(f"{label} " if node.tag == "li" and (label := _label(node)) else "")
            lines[-1] += _plain(node.text, node)
            for child in node:
                walk(child)
                lines[-1] += _plain(child.tail, node)
            if block and node.tag != "br":
                lines.append("")

        lines[-1] += _plain(element.text, element)
        for child in element:
            walk(child)
            lines[-1] += _plain(child.tail, element)
        return [line.strip(" ") for line in lines]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, but not of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterfind("tr")


def _is_layout(table: etree._Element) -> bool:
    """A frame around other tables: of one column, or with most of its text in tables that have headings, as it has not."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = list(_rows(table))
    inner = [one for row in rows for one in row.iter("table")]
    if not inner:
        return False
    if max(len(row.findall("td")) + len(row.findall("th")) for row in rows) == 1:
        return True
    outermost = [one for one in inner if next(one.iterancestors("table")) is table]
    held = sum(_length(one) for one in outermost)
    bare = not any(row.findall("th") for row in rows)
    return bare and 2 * held > _length(table) and any(row.findall("th") for one in outermost for row in _rows(one))


def _length(element: etree._Element) -> int:
    """How many letters an element holds."""
    return sum(len(_BLANKS.sub("", str(text))) for text in element.itertext())


def _label(item: etree._Element) -> str | None:
    """The number that a browser writes before the item of a list; None for an unnumbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return None
    count = _whole(parent.get("start"), 1)
    for one in parent.iterfind("li"):
        count = _whole(one.get("value"), count)
        if one is item:
            break
        count += 1
    return f"{numeral(count, _FORMS.get(parent.get('type', '1'), 'decimal'))}."


def _plain(text: str | None, element: etree._Element) -> str:
    if not text:
        return ""
    return text if element.tag == "pre" else _BLANKS.sub(" ", text)


def _whole(text: str | None, default: int) -> int:
    match = _WHOLE.match(text or "")
    return int(match[1]) if match else default

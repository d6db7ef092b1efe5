"""The text in Word's XML as a reader sees it: tracked changes accepted, fields shown, symbols as characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from samspel.importers.docx_numbering import Styles, W, attribute, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WRAPPERS = {
    W + name
    for name in (
        "ins", "moveTo", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "ruby",
        "rubyBase", "subDoc",
    )
}  # fmt: skip
_MARKS = {
    W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
_PICTURES = {"blip", "imagedata", "chart", "relIds", "OLEObject"}  # relIds: SmartArt, often an organisation chart
_SYMBOLS = {
    0xA7: "§", 0xB7: "•", 0xA8: "☐", 0xFE: "☒", 0xFD: "☒", 0xFC: "✓", 0x6F: "☐", 0x2D: "-", 0xB3: "≥", 0xA3: "≤",
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """What the runs of one paragraph gave."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    hid: bool = False


class Text:
    """Reads runs one after the other, since a field may begin in one paragraph and end in another.

    `seen` counts what is told to the user afterwards; `footnotes` holds kind and number of each note referred to.
    """

    def __init__(self, styles: Styles) -> None:
        self.seen: Counter[str] = Counter()
        self.footnotes: list[tuple[str, str]] = []
        self._styles = styles
        self._fields: list[bool] = []  # for each open field: still in its instruction?

    def children(self, node: etree._Element) -> Iterator[etree._Element]:
        """The children as they count once every wrapper is off and every tracked change is accepted."""
        for child in node:
            tag = child.tag
            if tag in _WRAPPERS:
                self.seen["inserted"] += tag == W + "ins"
                yield from self.children(child)
            elif tag == W + "del":
                self.seen["deleted"] += 1
            elif tag == W + "sdt":
                yield from self._form_field(child)
            elif tag == _MC + "AlternateContent":
                yield from self._alternative(child)
            elif isinstance(tag, str) and tag != W + "moveFrom":
                yield child

    def _form_field(self, field_: etree._Element) -> Iterator[etree._Element]:
        if is_on(field_, "sdtPr/showingPlcHdr"):
            self.seen["placeholders"] += 1
            return
        for content in field_.iterfind(W + "sdtContent"):
            yield from self.children(content)

    def _alternative(self, element: etree._Element) -> Iterator[etree._Element]:
        branches = [*element.iterfind(_MC + "Choice"), *element.iterfind(_MC + "Fallback")]
        for branch in [branch for branch in branches if len(branch)][:1]:
            yield from self.children(branch)

    def line(self, paragraph: etree._Element) -> Line:
        """The text of a paragraph, and the text boxes that hang on it."""
        line = Line()
        hidden = self._styles.hidden(attribute(paragraph.find(W + "pPr"), "pStyle"))
        for child in self.children(paragraph):
            if child.tag == W + "r":
                self._run(child, line, hidden)
            elif isinstance(child.tag, str) and child.tag.startswith(_M):
                line.parts += [text.text or "" for text in child.iter(_M + "t")]
        self._fields = [instruction for instruction in self._fields if not instruction]  # never ended: a broken file
        return line

    def _run(self, run: etree._Element, line: Line, hidden_by_style: bool) -> None:
        properties = run.find(W + "rPr")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self._styles.hidden(attribute(properties, "rStyle")) or hidden_by_style
        parts: list[str] = []
        for child in self.children(run):
            if child.tag == W + "fldChar":
                parts += self._field(child)
            elif not any(self._fields):
                parts += self._piece(child, line)
        if hidden and "".join(parts).strip():
            line.hid = True
            self.seen["hidden"] += 1
        elif not hidden:
            struck = is_on(properties, "strike") or is_on(properties, "dstrike")
            self.seen["struck"] += bool(struck and "".join(parts).strip())
            line.parts += parts

    def _field(self, mark: etree._Element) -> list[str]:
        """Keeps track of where a field's instruction ends and its result begins; ticks of form boxes are kept."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                ticked = is_on(box, "checked")
                return ["☒" if (is_on(box, "default") if ticked is None else ticked) else "☐"]
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()
        return []

    def _piece(self, child: etree._Element, line: Line) -> list[str]:
        tag = child.tag
        if tag == W + "t":
            return [child.text or ""]
        if tag == W + "br":
            return ["\n" if child.get(W + "type", "textWrapping") == "textWrapping" else " "]
        if tag == W + "sym":
            return [_symbol(child)]
        if tag in (W + "footnoteReference", W + "endnoteReference"):
            self.footnotes.append((str(tag)[len(W) :].removesuffix("Reference"), child.get(W + "id", "")))
        elif tag in (W + "drawing", W + "pict", W + "object"):
            boxes = list(self._boxes(child))
            self.seen["pictures"] += not boxes and any(_local(e) in _PICTURES for e in child.iter())
            line.boxes += boxes
        return [_MARKS.get(str(tag), "")]

    def _boxes(self, drawing: etree._Element) -> Iterator[etree._Element]:
        for child in self.children(drawing):
            if child.tag == W + "txbxContent":
                yield child
            else:
                yield from self._boxes(child)


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font, which Word stores at F000 and up, as the common character it looks like."""
    try:
        code = int(element.get(W + "char", ""), 16) & 0x0FFF
    except ValueError:
        return ""
    return _SYMBOLS.get(code, chr(code) if 0x20 <= code < 0x7F else "")

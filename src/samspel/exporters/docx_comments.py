"""Remarks as comments in a Word document, on its own XML: nothing is added to the text but the anchors.

The XML is changed in place rather than by a library, because a library writes back only what it understands, and finds
no runs to hang a comment on where the text is a tracked change, a link, a form field or not there at all.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from .office_file import OfficeFile
from .remarks import Remark

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
AUTHOR, INITIALS = "samspel", "s"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_STYLE_NAMES = {"annotation text": "pStyle", "annotation reference": "rStyle"}


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a cell or paragraph of the main part; on the paragraph of the cell with the words, where there is one."""

    element: etree._Element
    remark: Remark
    words: str = ""


def add_comments(
    file: OfficeFile, main_part: str, root: etree._Element, comments: Sequence[Comment], day: date, language: str
) -> int:
    """Hangs the comments on the elements of `root`, the main part, and puts them beside those that the file has.

    Returns how many there are: one less for each element that has no paragraph to hang a comment on.
    """
    part = file.related(main_part, "comments")
    known = file.xml(part) if part else None
    written = etree.Element(W + "comments", nsmap={"w": W_NAMESPACE}) if known is None else known
    numbers = fresh_numbers(root, written)
    styles = _styles(file, main_part)
    count = 0
    for comment in comments:
        paragraphs = paragraphs_of(comment.element)
        if paragraphs:
            number = next(numbers)
            _anchor(_with_words(paragraphs, comment.words), number, styles)
            written.append(_comment(comment.remark, stamp(number, day), styles, _LANGUAGES[language]))
            count += 1
    if count:
        if part is None or known is None:
            part = file.free_name(posixpath.join(posixpath.dirname(main_part), "comments{}.xml"))
            file.relate(main_part, "comments", part)
        file.put(part, written, _TYPE)
    return count


def fresh_numbers(*roots: etree._Element) -> Iterator[str]:
    """Numbers that no comment, tracked change or bookmark of the parts has."""
    taken = {element.get(W + "id") for root in roots for element in root.iter("{*}*")}
    return (text for number in range(1, 2**31) if (text := str(number)) not in taken)


def stamp(number: str, day: date) -> dict[str, str]:
    """Who made a comment or a tracked change, and when."""
    return {W + "id": number, W + "author": AUTHOR, W + "date": f"{day.isoformat()}T00:00:00Z"}


def paragraphs_of(element: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell that are not in a table inside it, else all there are; a paragraph is its own."""
    if element.tag == W + "p":
        return [element]
    return list(_own(element)) or list(element.iter(W + "p"))


def _own(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == W + "p":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _own(child)


def _with_words(paragraphs: list[etree._Element], words: str) -> list[etree._Element]:
    wanted = " ".join(words.split())
    return [one for one in paragraphs if wanted and wanted in _text(one)][:1] or paragraphs


def _text(paragraph: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(W + "t")).split())


def _anchor(paragraphs: list[etree._Element], number: str, styles: dict[str, str]) -> None:
    """The start after the properties of the first paragraph and after earlier starts, the end last in the last one."""
    first, last = paragraphs[0], paragraphs[-1]
    place = 1 if len(first) and first[0].tag == W + "pPr" else 0
    while place < len(first) and first[place].tag == W + "commentRangeStart":
        place += 1
    first.insert(place, etree.Element(W + "commentRangeStart", {W + "id": number}))
    etree.SubElement(last, W + "commentRangeEnd", {W + "id": number})
    run = _run(last, styles)
    etree.SubElement(run, W + "commentReference", {W + "id": number})


def _comment(remark: Remark, made: dict[str, str], styles: dict[str, str], language: str) -> etree._Element:
    comment = etree.Element(W + "comment", {**made, W + "initials": INITIALS})
    for at, line in enumerate((remark.heading, *remark.lines)):
        paragraph = etree.SubElement(comment, W + "p")
        if "pStyle" in styles:
            properties = etree.SubElement(paragraph, W + "pPr")
            etree.SubElement(properties, W + "pStyle", {W + "val": styles["pStyle"]})
        if at == 0:
            etree.SubElement(_run(paragraph, styles), W + "annotationRef")
        run = etree.SubElement(paragraph, W + "r")
        properties = etree.SubElement(run, W + "rPr")
        if at == 0:
            etree.SubElement(properties, W + "b")
        if "pStyle" not in styles:
            etree.SubElement(properties, W + "sz", {W + "val": "20"})
        etree.SubElement(properties, W + "lang", {W + "val": language})
        text = etree.SubElement(run, W + "t", {_XML_SPACE: "preserve"})
        text.text = line
    return comment


def _run(paragraph: etree._Element, styles: dict[str, str]) -> etree._Element:
    """A run for the mark of a comment, in the style that the file has for such marks."""
    run = etree.SubElement(paragraph, W + "r")
    if "rStyle" in styles:
        properties = etree.SubElement(run, W + "rPr")
        etree.SubElement(properties, W + "rStyle", {W + "val": styles["rStyle"]})
    return run


def _styles(file: OfficeFile, main_part: str) -> dict[str, str]:
    """The ids of the file's own styles for the text and the mark of a comment, by where they are named."""
    part = file.related(main_part, "styles")
    root = file.xml(part) if part else None
    found = {}
    for style in root.iter(W + "style") if root is not None else ():
        name = style.find(W + "name")
        kind = _STYLE_NAMES.get(name.get(W + "val", "").casefold()) if name is not None else None
        if kind:
            found[kind] = style.get(W + "styleId", "")
    return found

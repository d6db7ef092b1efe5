"""Suggestions as tracked changes in a Word document: the old words struck out, the new ones beside them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from lxml import etree

from .docx_comments import W, stamp

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLAIN = {W + "rPr", W + "t", W + "lastRenderedPageBreak"}
_BETWEEN = {W + name for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")}
_BLANKS = str.maketrans("\u00a0\u202f", "  ")


@dataclass(frozen=True, slots=True)
class _Run:
    element: etree._Element
    start: int
    text: str


def suggest_change(paragraph: etree._Element, old: str, new: str, numbers: Iterator[str], day: date) -> bool:
    """Strikes out `old` and puts `new` beside it, in the formatting of its first letter.

    Done only where the words stand exactly once in plain runs of the paragraph: not in a link, a field, a form field or
    somebody else's tracked change. Returns whether it was done.
    """
    for runs in _stretches(paragraph):
        whole = "".join(run.text for run in runs)
        at = whole.translate(_BLANKS).find(old)
        if at < 0:
            continue
        if whole.translate(_BLANKS).find(old, at + 1) >= 0:
            return False
        struck = [piece for run in runs if (piece := _cut(run, at, at + len(old))) is not None]
        inserted = etree.Element(W + "ins", stamp(next(numbers), day))
        inserted.append(_like(struck[0], new))
        struck[-1].addnext(inserted)
        for run in struck:
            deleted = etree.Element(W + "del", stamp(next(numbers), day))
            run.addprevious(deleted)
            deleted.append(run)
            for text in run.findall(W + "t"):
                text.tag = W + "delText"
        return True
    return False


def _stretches(paragraph: etree._Element) -> Iterator[list[_Run]]:
    """Runs of plain text that follow each other directly."""
    if paragraph.find(f".//{W}fldChar") is not None:
        return
    runs: list[_Run] = []
    for child in paragraph:
        if child.tag == W + "r" and all(part.tag in _PLAIN for part in child):
            text = "".join(part.text or "" for part in child.findall(W + "t"))
            runs.append(_Run(child, runs[-1].start + len(runs[-1].text) if runs else 0, text))
        elif child.tag not in _BETWEEN:
            yield runs
            runs = []
    yield runs


def _cut(run: _Run, start: int, end: int) -> etree._Element | None:
    """The run with only what lies between start and end, the rest moved to runs beside it; None when nothing does."""
    first, last = max(start - run.start, 0), min(end - run.start, len(run.text))
    if first >= last:
        return None
    if first > 0:
        run.element.addprevious(_like(run.element, run.text[:first]))
    if last < len(run.text):
        run.element.addnext(_like(run.element, run.text[last:]))
    if first > 0 or last < len(run.text):
        _set_text(run.element, run.text[first:last])
    return run.element


def _like(run: etree._Element, text: str) -> etree._Element:
    """A run with the same formatting and another text."""
    copy = deepcopy(run)
    copy.tail = None
    _set_text(copy, text)
    return copy


def _set_text(run: etree._Element, text: str) -> None:
    for part in run.findall(W + "t") + run.findall(W + "lastRenderedPageBreak"):
        run.remove(part)
    etree.SubElement(run, W + "t", {_XML_SPACE: "preserve"}).text = text

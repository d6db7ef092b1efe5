"""The numbers that a program writes before headings and list items of an OpenDocument text, which are not in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from .docx_numbering import numeral
from .grid import normalise

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMAT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
LEVELS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and writes its number."""

    form: str = "none"
    before: str = ""
    after: str = ""
    shown: int = 1  # how many levels the number is made of
    start: int = 1
    pattern: str | None = None  # "%1%.%2%", where newer programs say it so


@dataclass(slots=True)
class Count:
    """How far each level of one list has come."""

    at: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Lists:
    """Counts through a document. Each numbered paragraph is asked for once, in document order."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._headings = Count()
        self._last: dict[str, Count] = {}  # style → the list of that style that was written last
        self._named: dict[str, Count] = {}
        for root in roots:
            for element in root.iter(TEXT + "list-style"):
                self._styles[element.get(STYLE + "name", "")] = _levels(element)
            for element in root.iter(TEXT + "outline-style"):
                self._outline = _levels(element)

    def begin(self, element: etree._Element) -> tuple[str, Count]:
        """A list that begins at the outermost level: its style, and the count that it starts or goes on with."""
        style = element.get(TEXT + "style-name", "")
        before = self._named.get(element.get(TEXT + "continue-list", ""))
        if before is None and element.get(TEXT + "continue-numbering") == "true":
            before = self._last.get(style)
        count = before or Count()
        self._last[style] = count
        if name := element.get(XML_ID):
            self._named[name] = count
        return style, count

    def item(self, style: str, count: Count, level: int, start: str | None) -> str | None:
        """The number before the next item of a list, or None when it has none (a bullet is none)."""
        return _counted(self._styles.get(style, {}), count, level, _whole(start))

    def heading(self, level: int, start: str | None) -> str | None:
        """The number before the next heading outside lists."""
        return _counted(self._outline, self._headings, level, _whole(start))


def _counted(levels: dict[int, _Level], count: Count, level: int, start: int | None) -> str | None:
    level = min(max(level, 1), LEVELS) - 1
    for above in range(level):  # a level that was skipped counts as begun
        if count.at[above] is None:
            count.at[above] = levels.get(above, _Level()).start
    before = count.at[level]
    count.at[level] = start if start is not None else levels.get(level, _Level()).start if before is None else before + 1
    count.at[level + 1 :] = [None] * (LEVELS - level - 1)
    return _written(levels, count, level) or None


def _written(levels: dict[int, _Level], count: Count, level: int) -> str:
    own = levels.get(level, _Level())
    if own.form in ("none", "bullet"):
        return ""
    numbers = {at: numeral(count.at[at] or 0, levels.get(at, _Level()).form) for at in range(level + 1)}
    if own.pattern is not None:
        text = own.pattern
        for at in range(LEVELS):
            text = text.replace(f"%{at + 1}%", numbers.get(at, ""))
        return normalise(text)
    shown = [numbers[at] for at in range(max(level + 1 - own.shown, 0), level + 1)]
    return normalise(f"{own.before}{'.'.join(filter(None, shown))}{own.after}")


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = {}
    for element in parent:
        level = _whole(element.get(TEXT + "level"))
        if level is None:
            continue
        if element.tag not in (TEXT + "list-level-style-number", TEXT + "outline-level-style"):
            found[level - 1] = _Level(form="bullet")
            continue
        found[level - 1] = _Level(
            form=_FORMS.get(element.get(STYLE + "num-format", ""), "decimal"),
            before=element.get(STYLE + "num-prefix", "")[:50],
            after=element.get(STYLE + "num-suffix", "")[:50],
            shown=_whole(element.get(TEXT + "display-levels")) or 1,
            start=1 if (start := _whole(element.get(TEXT + "start-value"))) is None else start,
            pattern=pattern[:100] if (pattern := element.get(_FORMAT)) else None,
        )
    return found


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= 9 else None

"""The numbers Word writes by itself, and the styles they and the headings hang on.

In most orders the row number is not text: it is an automatic list number, worked out anew each time the document
is opened. Reading the text alone gives rows without numbers, so the counting has to be done again here, in the
order of the whole document, inside tables and outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from samspel.importers.grid import normalise

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
_HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll|innehll) ?[1-9]", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def attribute(parent: etree._Element | None, path: str, name: str = "val") -> str | None:
    """The w: attribute of the element at `path` below `parent`, such as "numPr/numId"; None when missing."""
    if parent is None:
        return None
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def number(parent: etree._Element | None, path: str, name: str = "val") -> int | None:
    """The same as a whole number; None also for what is no number or far outside what Word writes."""
    text = attribute(parent, path, name)
    if text is None or not re.fullmatch(r"-?[0-9]{1,9}", text.strip()):
        return None
    return int(text)


def is_on(parent: etree._Element | None, path: str) -> bool | None:
    """An on/off property: True when present, False when switched off, None when nothing is said."""
    if parent is None:
        return None
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val", "1").lower() not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    paragraph: etree._Element | None
    run: etree._Element | None


class Styles:
    """What a paragraph or a run inherits from its named style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        for element in root.findall(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId", "")
            self._styles[style_id] = _Style(
                name=attribute(element, "name") or style_id,
                based_on=attribute(element, "basedOn"),
                paragraph=element.find(W + "pPr"),
                run=element.find(W + "rPr"),
            )
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self._default = style_id

    def chain(self, style_id: str | None) -> Iterator[tuple[str, _Style]]:
        """The style and those it builds on, nearest first; a circle is walked once."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield style_id, self._styles[style_id]
            style_id = self._styles[style_id].based_on

    def paragraph_chain(self, properties: etree._Element | None) -> list[tuple[str, _Style]]:
        return list(self.chain(attribute(properties, "pStyle") or self._default))

    def heading(self, properties: etree._Element | None) -> int | None:
        """Outline level counted from 1, 0 for the title, None for body text."""
        own = number(properties, "outlineLvl")
        if own is not None:
            return own + 1 if 0 <= own < LEVELS else None
        chain = self.paragraph_chain(properties)
        if not chain:
            return _level_by_name(attribute(properties, "pStyle") or "")
        for style_id, style in chain:
            level = number(style.paragraph, "outlineLvl")
            if level is not None:
                return level + 1 if 0 <= level < LEVELS else None
            named = _level_by_name(style.name)
            if named is None and style.name == style_id:
                named = _level_by_name(style_id)
            if named is not None:
                return named
        return None

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Whether the paragraph is a line of a table of contents, which repeats the headings."""
        style_id = attribute(properties, "pStyle") or ""
        style = self._styles.get(style_id)
        return bool(_CONTENTS.fullmatch(style.name if style else style_id))

    def hidden(self, style_id: str | None) -> bool:
        """Whether a character or paragraph style hides its text."""
        return next((v for _, s in self.chain(style_id) if (v := is_on(s.run, "vanish")) is not None), False)

    def numbering_of_style(self, style_id: str) -> int | None:
        """The list that a numbering style stands for."""
        return next((n for _, s in self.chain(style_id) if (n := number(s.paragraph, "numPr/numId")) is not None), None)


def _level_by_name(name: str) -> int | None:
    if name.casefold() in ("title", "rubrik"):
        return 0
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and writes its number."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract list: its levels, and how far each has counted. Several lists in the text may share it."""

    levels: dict[int, _Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class _Use:
    """A list as the text refers to it: an abstract list with its own exceptions."""

    shared: _List
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts through a document. `label` must be asked once for each paragraph, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._uses: dict[int, _Use] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, properties: etree._Element | None) -> str | None:
        """The number of the next paragraph as printed, or None when it has none (a bullet is none)."""
        place = self._place(properties)
        if place is None or place[0] not in self._uses:
            return None
        num, level = place
        use = self._uses[num]
        self._count(num, level, use)
        form = use.levels.get(level, _Level())
        return None if form.form == "bullet" else _written(use, level) or None

    def _place(self, properties: etree._Element | None) -> tuple[int, int] | None:
        """Which list and level a paragraph belongs to; its own word goes before that of its style."""
        num, level = number(properties, "numPr/numId"), number(properties, "numPr/ilvl")
        if num is None:
            num, inherited = self._place_by_style(properties)
            level = inherited if level is None else level
        if not num:
            return None
        return num, min(max(level or 0, 0), LEVELS - 1)

    def _place_by_style(self, properties: etree._Element | None) -> tuple[int | None, int | None]:
        num = level = None
        chain = self._styles.paragraph_chain(properties)
        for _, style in chain:
            num = number(style.paragraph, "numPr/numId") if num is None else num
            level = number(style.paragraph, "numPr/ilvl") if level is None else level
        use = self._uses.get(num or 0)
        if use is not None:  # the list may say which style each of its levels belongs to
            owners = {form.style: at for at, form in use.levels.items() if form.style}
            level = next((owners[style_id] for style_id, _ in chain if style_id in owners), level)
        return num, level

    def _count(self, num: int, level: int, use: _Use) -> None:
        counters = use.shared.counters
        for above in range(level):  # a level that was skipped counts as begun
            if counters[above] is None:
                counters[above] = use.starts.get(above, use.levels.get(above, _Level()).start)
        current = counters[level]
        if level in use.starts and (num, level) not in self._started:
            counters[level] = use.starts[level]
        elif current is None:
            counters[level] = use.levels.get(level, _Level()).start
        else:
            counters[level] = current + 1
        self._started.add((num, level))
        for below in range(level + 1, LEVELS):
            restart = use.levels.get(below, _Level()).restart
            if restart is None or level < restart:
                counters[below] = None

    def _read(self, root: etree._Element) -> None:
        lists: dict[str, _List] = {}
        linked: dict[str, _List] = {}
        pending: dict[str, str] = {}
        for element in root.findall(W + "abstractNum"):
            key = element.get(W + "abstractNumId", "")
            lists[key] = _List(levels=_levels(element))
            if (name := attribute(element, "styleLink")) is not None:
                linked[name] = lists[key]
            if (name := attribute(element, "numStyleLink")) is not None:
                pending[key] = name
        abstract_of = {
            n: attribute(e, "abstractNumId") or ""
            for e in root.findall(W + "num")
            if (n := _whole(e.get(W + "numId"))) is not None
        }
        for key, name in pending.items():
            lists[key] = linked.get(name) or self._list_of_style(name, abstract_of, lists) or lists[key]
        for element in root.findall(W + "num"):
            num = _whole(element.get(W + "numId"))
            if num is not None and abstract_of[num] in lists:
                self._uses[num] = _use(element, lists[abstract_of[num]])

    def _list_of_style(self, name: str, abstract_of: dict[int, str], lists: dict[str, _List]) -> _List | None:
        num = self._styles.numbering_of_style(name)
        return lists.get(abstract_of.get(num, "")) if num is not None else None


def _use(element: etree._Element, shared: _List) -> _Use:
    levels, starts = dict(shared.levels), {}
    for override in element.findall(W + "lvlOverride"):
        at = _whole(override.get(W + "ilvl"))
        if at is None:
            continue
        for form in _levels(override).values():
            levels[at] = form
        start = number(override, "startOverride")
        if start is not None:
            starts[at] = start
    return _Use(shared=shared, levels=levels, starts=starts)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = {}
    for element in parent.findall(W + "lvl"):
        at = _whole(element.get(W + "ilvl")) or 0
        start = number(element, "start")
        forms = [form.get(W + "val", "decimal") for form in element.iter(W + "numFmt")]
        found[at] = _Level(
            start=0 if start is None else start,
            form=forms[-1] if forms else "decimal",  # the last one is the fallback when there are two
            text=attribute(element, "lvlText") or "",
            restart=number(element, "lvlRestart"),
            legal=bool(is_on(element, "isLgl")),
            style=attribute(element, "pStyle"),
        )
    return found


def _written(use: _Use, level: int) -> str:
    form = use.levels.get(level, _Level())

    def count(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        value = use.shared.counters[at]
        if value is None or at > level:
            return ""
        return numeral(value, "decimal" if form.legal else use.levels.get(at, _Level()).form)

    return normalise(_PLACEHOLDER.sub(count, form.text[:100]))


def numeral(value: int, form: str) -> str:
    """A count in the given form; forms that no Swedish order uses are written with digits."""
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("lowerLetter", "upperLetter") and 1 <= value <= 780:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= value <= 3999:
        roman = _roman(value)
        return roman if form == "lowerRoman" else roman.upper()
    return str(value)


def _roman(value: int) -> str:
    parts = []
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        parts.append(letters * times)
    return "".join(parts)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,9}", text) else None

"""The amount ladder: matters with limits in kronor, section by section, and up to which amount each delegate may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...authority.interval import Interval, interval
from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...findings import Report
from ...model import Limit, Municipality, Order, Row
from ...money import Unit, spoken
from ..drawing import Drawing
from ..limit_words import limit_words
from .holders import Holder, holders, key_of
from .style import FILLS, LETTERS, LINE, WORDS, digraph, heading, lines_of, words, wrapped
from .texts import organ_name, page_title, source_line

_STEPS = 6  # columns of amounts that a page holds
_LINES = 30  # lines of text that a page holds below its headings
_SAY = {
    "sv": {
        "title": "{organ} – beloppstrappa", "yes": "Ja", "most": "Högst", "under": "Under", "over": "Över", "from": "Från",
        "explained": "Ja: får besluta om beloppet. Högst, Under, Från, Över: delegatens gräns. Tom ruta: får inte.",
        "matter": "Ärende",
        "say": "{organ} har {n} gränser i kronor eller basbelopp. Bilden visar vem som får besluta upp till vilket belopp.",
        "none": "Ordningen har inga gränser i belopp att rita.", "limit": "Gräns",
    },
    "en": {
        "title": "{organ} – amount ladder", "yes": "Yes", "most": "At most", "under": "Below", "over": "Above",
        "from": "From", "explained": "Yes: may decide the amount. At most, Below, From, Above: the limit. Empty: may not.",
        "matter": "Matter",
        "say": "{organ} has {n} limits in kronor or base amounts. The picture shows who may decide up to which amount.",
        "none": "The order has no limits of amount to draw.", "limit": "Limit",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rung:
    """One delegate of one row that has a limit."""

    row: Row
    holder: Holder
    limit: Limit
    span: Interval | None  # None: not in kronor

    @property
    def about(self) -> str:
        return f"{self.row.number or ''} {self.row.matter or '–'}".strip()

    @property
    def height(self) -> int:
        return max(len(lines_of(self.about, 44, 110)), len(lines_of(self.holder.name, 24)))


def draw_ladder(town: Municipality, order: Order, report: Report | None, language: str) -> tuple[Drawing, ...]:
    """One matrix a section, several sections a page; a section with many amounts is split into parts."""
    found = holders(town, order, report)
    rungs = _rungs(town, order, found)
    if not rungs:
        raise SamspelError(_SAY[language]["none"])
    parts = [part for section in _sections(rungs) for part in _parts(section, language)]
    pages: list[list[_Part]] = [[]]
    used = 0
    for part in parts:
        if pages[-1] and used + part.height > _LINES + 3:
            pages.append([])
            used = 0
        pages[-1].append(part)
        used += part.height
    return tuple(_page(town, order, page, len(rungs), number, len(pages), language) for number, page in enumerate(pages, 1))


@dataclass(frozen=True, slots=True)
class _Part:
    """Rungs of one section, and the amounts that stand in its columns."""

    title: str
    rungs: tuple[_Rung, ...]
    steps: tuple[float, ...]

    @property
    def height(self) -> int:
        return 3 + sum(rung.height for rung in self.rungs)


def _rungs(town: Municipality, order: Order, found: dict[str, Holder]) -> list[_Rung]:
    recipients = Recipients(town, order)
    rungs = []
    for row in order.rows:
        for delegate in row.delegates or ():
            limit = delegate.limit or row.limit
            if limit:
                span = interval(limit) if limit.unit is Unit.SEK else None
                rungs.append(_Rung(row, found[key_of(recipients, delegate)], limit, span))
    return rungs


def _sections(rungs: Sequence[_Rung]) -> list[list[_Rung]]:
    sections: dict[str, list[_Rung]] = {}
    for rung in rungs:
        sections.setdefault(rung.row.section or "", []).append(rung)
    return list(sections.values())


def _parts(section: Sequence[_Rung], language: str) -> list[_Part]:
    title = section[0].row.section or WORDS[language]["all"]
    parts: list[_Part] = []
    group: list[_Rung] = []
    used = 0
    for rung in section:
        height = rung.height
        if group and (used + height > _LINES or len(_steps([*group, rung])) > _STEPS):
            parts.append(_Part(title, tuple(group), _steps(group)))
            group, used = [], 0
        group.append(rung)
        used += height
    return [*parts, _Part(title, tuple(group), _steps(group))]


def _steps(rungs: Sequence[_Rung]) -> tuple[float, ...]:
    """Every bound in kronor, the smallest first."""
    bounds = {bound for rung in rungs if rung.span for bound in (rung.span.low, rung.span.high) if bound is not None}
    return tuple(float(bound) for bound in sorted(bounds))


def _page(
    town: Municipality, order: Order, parts: Sequence[_Part], total: int, page: int, pages: int, language: str
) -> Drawing:
    say = _SAY[language]
    organ = organ_name(town, order)
    title = page_title(say["title"].format(organ=organ), page, pages, language)
    graph = digraph("ladder", title)
    letters = {rung.holder.letter for part in parts for rung in part.rungs}
    subtitle = (source_line(town, order, language), say["explained"])
    graph.attr(label=heading(title, subtitle, [letter for letter in LETTERS if letter in letters], language))
    body = "".join(f'<TR><TD ALIGN="LEFT">{_matrix(part, language)}</TD></TR>' for part in parts)
    graph.node("ladder", label=f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="6" CELLPADDING="0">{body}</TABLE>>')
    rows = tuple(
        (part.title, rung.about, rung.holder.name, limit_words(rung.limit, language))
        for part in parts
        for rung in part.rungs
    )
    head = (WORDS[language]["section"], say["matter"], WORDS[language]["holder"], say["limit"])
    return Drawing("ladder", graph.source, title, say["say"].format(organ=organ, n=total), (head, *rows), language)


def _matrix(part: _Part, language: str) -> str:
    steps = [spoken(step, Unit.SEK) for step in part.steps] or [_SAY[language]["limit"]]
    heads = (part.title, WORDS[language]["holder"], *steps)
    head = "".join(
        f'<TD BGCOLOR="{LINE}" COLSPAN="{2 if place == 1 else 1}"><FONT COLOR="white"><B>{words(name, 44)}</B></FONT></TD>'
        for place, name in enumerate(heads)
    )
    lines = "".join(f"<TR>{_line(rung, part.steps, language)}</TR>" for rung in part.rungs)
    table = '<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="4" COLOR="#44546A">'
    return f"{table}<TR>{head}</TR>{lines}</TABLE>"


def _line(rung: _Rung, steps: Sequence[float], language: str) -> str:
    letter = rung.holder.letter
    cells = [
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="240">{wrapped(rung.about, 44, 110)}</TD>',
        f'<TD BGCOLOR="{FILLS[letter]}" WIDTH="20">{letter}</TD>',
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="130">{wrapped(rung.holder.name, 24)}</TD>',
    ]
    if rung.span is None:  # not counted in kronor: said in words across the columns
        return (
            "".join(cells) + f'<TD ALIGN="LEFT" COLSPAN="{len(steps) or 1}">{words(limit_words(rung.limit, language))}</TD>'
        )
    for step in steps:
        said = _said(rung.span, step, language)
        fill = f' BGCOLOR="{FILLS["C"]}"' if said else ""
        bold = said and said != _SAY[language]["yes"]
        cells.append(f'<TD WIDTH="56"{fill}>{f"<B>{said}</B>" if bold else said or " "}</TD>')
    return "".join(cells)


def _said(span: Interval, step: float, language: str) -> str:
    """What holds of an amount: within the limit, one of its bounds, or outside it ("")."""
    say = _SAY[language]
    if span.high is not None and step == float(span.high):
        return say["under" if span.high_open else "most"]
    if span.low is not None and step == float(span.low):
        return say["over" if span.low_open else "from"]
    inside = (span.low is None or step > span.low) and (span.high is None or step < span.high)
    return say["yes"] if inside else ""

"""The amount ladder: matters with limits in kronor, section by section, and up to which amount each delegate may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ...authority.interval import Interval, interval
from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...findings import Report
from ...model import Limit, Municipality, Order, Row
from ...money import Unit, spoken
from ..drawing import Drawing
from ..limit_words import limit_words
from ..sheets import A4, Sheet
from .fitting import fitted
from .holders import Holder, holders, key_of
from .style import FILLS, LETTERS, LINE, WORDS, digraph, heading, words, wrapped
from .texts import organ_name, page_title, source_line

_STEP, _BESIDE = 80.0, 450.0  # points: a column of amounts, and the columns of matter and delegate beside them
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
    place: int  # in its section

    @property
    def about(self) -> str:
        return f"{self.row.number or ''} {self.row.matter or '–'}".strip()


def draw_ladder(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """One matrix a section, several sections a page; a section with many amounts is split into parts."""
    rungs = _rungs(town, order, holders(town, order, report))
    if not rungs:
        raise SamspelError(_SAY[language]["none"])

    def page(some: Sequence[_Rung], number: int, pages: int) -> Drawing:
        parts = _parts(some, sheet.columns(_STEP, _BESIDE), language)
        return _page(town, order, parts, len(rungs), number, pages, language)

    return fitted(rungs, page, sheet, lambda rung: min(rung.place, 1))


@dataclass(frozen=True, slots=True)
class _Part:
    """Rungs of one section, and the amounts that stand in its columns."""

    title: str
    rungs: tuple[_Rung, ...]
    steps: tuple[float, ...]


def _rungs(town: Municipality, order: Order, found: dict[str, Holder]) -> list[_Rung]:
    """Section by section, in the order of the first row of each."""
    recipients = Recipients(town, order)
    sections: dict[str, list[_Rung]] = {}
    for row in order.rows:
        here = sections.setdefault(row.section or "", [])
        for delegate in row.delegates or ():
            limit = delegate.limit or row.limit
            if limit:
                span = interval(limit) if limit.unit is Unit.SEK else None
                here.append(_Rung(row, found[key_of(recipients, delegate)], limit, span, len(here)))
    return [rung for section in sections.values() for rung in section]


def _parts(rungs: Sequence[_Rung], most: int, language: str) -> list[_Part]:
    """A matrix a section, or several of a section with more amounts than that."""
    parts: list[_Part] = []
    for section, of_section in groupby(rungs, key=lambda rung: rung.row.section or ""):
        groups: list[list[_Rung]] = [[]]
        for rung in of_section:
            if groups[-1] and len(_steps([*groups[-1], rung])) > most:
                groups.append([])
            groups[-1].append(rung)
        parts += [_Part(section or WORDS[language]["all"], tuple(group), _steps(group)) for group in groups]
    return parts


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

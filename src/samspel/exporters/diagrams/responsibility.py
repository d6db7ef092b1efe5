"""The responsibility matrix: who is responsible for each phase of each matter, what nobody has and what several have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...errors import SamspelError
from ...findings import Level, Report, Verdict
from ...graph import holder_of, named
from ...indicators.duties import Duties, matters
from ...indicators.register import name as spoken
from ...law import titles
from ...model import Municipality, Organ, Side, WorkPhase
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .boxes import SIGNS
from .fitting import fitted
from .style import ALARM, FILLS, LETTERS, LINE, WORDS, digraph, heading, words, wrapped
from .texts import page_title

_MOST = 6  # names in a cell; the table has them all
_SAY = {
    "sv": {
        "title": "{name} – vem ansvarar för vad", "name": "Kommunen", "matter": "Ärende",
        "explained": "Ett ärende på varje rad, ett skede i varje kolumn.",
        "gap": "! INGEN", "gaps": "! INGEN och streckad ram: ingen är uppgiven som ansvarig.",
        "several": "! {n} ANSVARAR",
        "shared": "! ANSVARAR och tjock ram: fler än en ansvarar, och det är inte sagt vem som gör vad.",
        "perhaps": "? Samma som ”{others}”?", "findings": "Anmärkningar",
        "say": "Vem som ansvarar i {n} ärenden, skede för skede. Skeden utan ansvarig: {gaps}. "
        "Skeden med flera ansvariga utan fördelning: {shared}.",
        "none": "Filerna säger inte vem som ansvarar för vad. Lägg till `responsibilities` (se docs/samspel-roller.md).",
    },
    "en": {
        "title": "{name} – who is responsible for what", "name": "The municipality", "matter": "Matter",
        "explained": "A matter in each row, a phase in each column.",
        "gap": "! NOBODY", "gaps": "! NOBODY and a dashed frame: nobody is given as responsible.",
        "several": "! {n} RESPONSIBLE",
        "shared": "! RESPONSIBLE and a thick frame: more than one is, and it is not said who does what.",
        "perhaps": "? The same as “{others}”?", "findings": "Findings",
        "say": "Who is responsible in {n} matters, phase by phase. Phases with nobody: {gaps}. "
        "Phases with several and no division: {shared}.",
        "none": "The files do not say who is responsible for what. Add `responsibilities` (see docs/samspel-roller.md).",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Marks:
    """How many errors and warnings the report has about a matter."""

    errors: int = 0
    warnings: int = 0

    def told(self, language: str) -> tuple[str, ...]:
        say = WORDS[language]
        counts = ((Level.ERROR, self.errors), (Level.WARNING, self.warnings))
        return tuple(f"{SIGNS[level]} {say[level]}: {number}" for level, number in counts if number)


def draw_responsibility(
    town: Municipality, on: date, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """The matters that somebody is responsible for that day, on as many pages as it takes."""
    found = matters(town, on)
    if not found:
        raise SamspelError(_SAY[language]["none"])
    marks = {one.node: _marks(one, report) for one in found}

    def page(some: Sequence[Duties], number: int, pages: int) -> Drawing:
        return _page(town, some, found, marks, number, pages, language)

    return fitted(found, page, sheet)


def _marks(duties: Duties, report: Report | None) -> _Marks:
    about = [one for one in report.findings if one.about == duties.node and one.verdict is Verdict.BREACH] if report else []
    return _Marks(sum(one.level is Level.ERROR for one in about), sum(one.level is Level.WARNING for one in about))


def _page(
    town: Municipality,
    some: Sequence[Duties],
    found: Sequence[Duties],
    marks: dict[str, _Marks],
    page: int,
    pages: int,
    language: str,
) -> Drawing:
    say = _SAY[language]
    name = town.municipality.name if town.municipality else say["name"]
    title = page_title(say["title"].format(name=name), page, pages, language)
    graph = digraph("responsibility", title)
    letters = {_letter(town, node) for one in some for phase in one.of for node in one.holders(phase)}
    gaps, shared = any(one.missing for one in some), any(one.shared for one in some)
    subtitle = (say["explained"], say["gaps"] if gaps else "", say["shared"] if shared else "")
    graph.attr(label=heading(title, subtitle, [one for one in LETTERS if one in letters], language))
    head = "".join(
        f'<TD BGCOLOR="{LINE}"><FONT COLOR="white"><B>{words(one)}</B></FONT></TD>'
        for one in (say["matter"], *(_phase(phase, language) for phase in WorkPhase))
    )
    lines = "".join(f"<TR>{_line(town, one, marks[one.node], language)}</TR>" for one in some)
    table = '<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="4" COLOR="#44546A">'
    graph.node("matrix", label=f"<{table}<TR>{head}</TR>{lines}</TABLE>>")
    description = say["say"].format(
        n=len(found), gaps=sum(len(one.missing) for one in found), shared=sum(len(one.shared) for one in found)
    )
    return Drawing("responsibility", graph.source, title, description, _table(town, some, marks, language), language)


def _line(town: Municipality, duties: Duties, marks: _Marks, language: str) -> str:
    told = [f"<B>{wrapped(duties.name, 30, 120)}</B>", *(_alarm(one) for one in marks.told(language))]
    if duties.perhaps:
        told.append(wrapped(_perhaps(duties, language), 30, 120))
    matter = f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="170">{"<BR/>".join(told)}</TD>'
    return matter + "".join(_cell(town, duties, phase, language) for phase in WorkPhase)


def _cell(town: Municipality, duties: Duties, phase: WorkPhase, language: str) -> str:
    holders = _holders(town, duties, phase)
    mark = _mark(duties, phase, language)
    frame = ""
    if phase in duties.missing:
        frame = f' BORDER="2" STYLE="dashed" COLOR="{ALARM}"'
    elif phase in duties.shared:
        frame = f' BORDER="3" COLOR="{ALARM}"'
    letters = {letter for _, letter in holders}
    fill = f' BGCOLOR="{FILLS[letters.pop()]}"' if len(letters) == 1 else ""
    point = "• " if len(holders) > 1 else ""
    told = [f"{wrapped(point + name, 18, 90, room=4)} ({letter})" for name, letter in holders[:_MOST]]
    if len(holders) > _MOST:
        told.append(WORDS[language]["more"].format(n=len(holders) - _MOST))
    if mark:
        told.append(_alarm(mark))
    return f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="108"{frame}{fill}>{"<BR/>".join(told)}</TD>'


def _alarm(mark: str) -> str:
    return f'<FONT COLOR="{ALARM}"><B>{words(mark)}</B></FONT>'


def _mark(duties: Duties, phase: WorkPhase, language: str) -> str:
    """The word for a gap, or for several without a division; "" where all is said."""
    if phase in duties.missing:
        return _SAY[language]["gap"]
    if phase in duties.shared:
        return _SAY[language]["several"].format(n=len(duties.holders(phase)))
    return ""


def _holders(town: Municipality, duties: Duties, phase: WorkPhase) -> list[tuple[str, str]]:
    """Those responsible for the phase, each with the part that is theirs, and their letter."""
    parts: dict[str, list[str]] = {}
    for one in duties.of.get(phase, ()):
        parts.setdefault(holder_of(one), []).extend([one.part] if one.part else [])
    return [
        (f"{named(town, node).name}: {', '.join(part)}" if part else named(town, node).name, _letter(town, node))
        for node, part in parts.items()
    ]


def _letter(town: Municipality, node: str) -> str:
    holder = named(town, node)
    if isinstance(holder, Organ) or holder.side is Side.POLITICAL:
        return "F"
    if holder.side is Side.AUTOMATED:
        return "A"
    title = titles.presume(holder.name)
    return title.letter if title else "C" if holder.heads else "H"


def _perhaps(duties: Duties, language: str) -> str:
    return _SAY[language]["perhaps"].format(others=", ".join(duties.perhaps)) if duties.perhaps else ""


def _phase(phase: WorkPhase, language: str) -> str:
    return spoken(phase, language).capitalize()


def _table(
    town: Municipality, some: Sequence[Duties], marks: dict[str, _Marks], language: str
) -> tuple[tuple[str, ...], ...]:
    """The picture as a table; what is marked beside the matters stands in a column of its own, where there is any."""
    say = _SAY[language]
    notes = ["; ".join(filter(None, (*marks[one.node].told(language), _perhaps(one, language)))) for one in some]
    noted = any(notes)
    head = (say["matter"], *(_phase(phase, language) for phase in WorkPhase), *([say["findings"]] if noted else []))
    rows = (
        (
            one.name,
            *(
                "; ".join([*(name for name, _ in _holders(town, one, phase)), *filter(None, [_mark(one, phase, language)])])
                for phase in WorkPhase
            ),
            *([note or "–"] if noted else []),
        )
        for one, note in zip(some, notes, strict=True)
    )
    return (head, *rows)

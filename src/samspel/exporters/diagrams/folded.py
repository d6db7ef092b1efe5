"""Overviews: each level, section or board is folded into one box that says how much it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ...authority.recipients import Recipients
from ...findings import Level, Report
from ...model import Municipality, Order, OrganKind
from ..drawing import Drawing
from ..sheets import Sheet
from .boxes import BOX, NAMES, bands_label, box, marks
from .fitting import fitted
from .holders import Holder, holders, key_of
from .levels import board_label, level_name
from .organisation import leaves
from .style import FILLS, LETTERS, LINE, WORDS, count, digraph, heading, plain, wrapped
from .texts import organ_name, page_title, source_line

_NAMED = 3  # delegates that a box names
_SAY = {
    "sv": {
        "levels": "Varje ruta är alla delegater av ett slag på en nivå. Siffran säger hur många de är.",
        "sections": "Varje ruta är ett avsnitt, med antalet ärenden och antalet som får besluta.",
        "organisation": "Varje ruta är en nämnd eller förvaltning. Under namnet står hur mycket som ligger under den.",
        "boards": "Nämnder och styrelse", "units": "Förvaltning", "folded": "Innehåll", "nothing": "–",
        "organs": "{n} organ", "inner": "{n} enheter", "organ": "1 organ", "unit": "1 enhet",
    },
    "en": {
        "levels": "Each box is all delegates of one kind on one level. The number tells how many they are.",
        "sections": "Each box is a section, with the number of matters and of those who may decide.",
        "organisation": "Each box is a board or an administration. Below its name stands how much lies under it.",
        "boards": "Boards", "units": "Administration", "folded": "Holds", "nothing": "–",
        "organs": "{n} organs", "inner": "{n} units", "organ": "1 organ", "unit": "1 unit",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Folded:
    """A box: the band it stands in, its name, the letter of its colour, the letters it names, what it holds, and the
    findings of that."""

    band: str
    name: str
    letter: str
    letters: frozenset[str]
    holds: tuple[str, ...]
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class _Overview:
    """What all pages of an overview have in common."""

    kind: str
    title: str
    subtitle: tuple[str, ...]
    top: str
    description: str
    language: str


def fold_levels(town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet) -> tuple[Drawing, ...]:
    """The delegates of each level and kind in one box, with how many they are and who has most matters."""
    found = sorted(holders(town, order, report).values(), key=lambda one: (one.level, LETTERS.index(one.letter)))
    boxes = [
        _level_box(level, letter, list(some), language)
        for (level, letter), some in groupby(found, key=lambda one: (one.level, one.letter))
    ]
    return _drawn(boxes, _of_order("levels", town, order, language), sheet)


def _level_box(level: int, letter: str, found: Sequence[Holder], language: str) -> _Folded:
    most = sorted(found, key=lambda one: (-len(one.rows), one.name))
    rest = len(most) - _NAMED
    holds = [count(len({row for one in found for row in one.rows}), "matter", language)]
    holds += [f"– {one.name}" for one in most[:_NAMED]]
    if rest > 0:
        holds.append(WORDS[language]["more"].format(n=count(rest, "delegate", language)))
    errors = set[str]().union(*(one.errors for one in found))
    warnings = set[str]().union(*(one.warnings for one in found))
    name = count(len(found), "delegate", language)
    return _Folded(level_name(level, language), name, letter, frozenset(letter), tuple(holds), len(errors), len(warnings))


def fold_sections(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet
) -> tuple[Drawing, ...]:
    """Each section in one box, with its matters, how many may decide in it, and of which kinds they are."""
    found = holders(town, order, report)
    recipients = Recipients(town, order)
    rows_of: dict[str, list[int]] = {}
    for index, row in enumerate(order.rows):
        rows_of.setdefault(row.section or WORDS[language]["rest"], []).append(index)
    boxes = []
    for section, indexes in rows_of.items():
        rows = [order.rows[index] for index in indexes]
        ids = {row.id for row in rows}
        here = [found[key] for key in dict.fromkeys(key_of(recipients, d) for row in rows for d in row.delegates or ())]
        kinds = Counter(one.letter for one in here)
        split = ", ".join(f"{kinds[letter]} {letter}" for letter in LETTERS if kinds[letter])
        holds = [count(len(rows), "matter", language)]
        if here:
            holds.append(f"{count(len(here), 'delegate', language)} ({split})")
        if missing := sum(not row.delegates for row in rows):
            holds.append(f"{WORDS[language]['missing']}: {missing}")
        errors = ids.intersection(row for one in here for row in one.errors)
        warnings = ids.intersection(row for one in here for row in one.warnings)
        boxes.append(_Folded("", section, "?", frozenset(kinds), tuple(holds), len(errors), len(warnings)))
    return _drawn(boxes, _of_order("sections", town, order, language), sheet)


def fold_organisation(town: Municipality, order: Order | None, language: str, sheet: Sheet) -> tuple[Drawing, ...]:
    """Each board, and each unit that serves none, in one box, with how many organs and units lie under it."""
    say = _SAY[language]
    inner: dict[str, set[str]] = {}
    tops: dict[str, None] = {}
    for leaf in leaves(town):
        first = 1 if len(leaf.path) > 1 and leaf.path[0].startswith("organ/") else 0
        tops |= {leaf.path[0]: None} if first else {}
        inner.setdefault(leaf.path[first], set()).update(leaf.path[first + 1 :])
    boxes = [_organ_box(town, part, below, language) for part, below in inner.items()]
    names = [organ.name for organ in town.organs if f"organ/{organ.id}" in tops]
    name = town.municipality.name if town.municipality else organ_name(town, order) if order else "Kommunen"
    overview = _Overview(
        "organisation",
        WORDS[language]["organisation"].format(name=name),
        (say["organisation"],),
        f"<{'<BR/>'.join(f'<B>{wrapped(one)}</B> (F)' for one in names or [name])}>",
        f"{WORDS[language]['say_organisation'].format(name=name, organs=len(town.organs), units=len(town.units))}",
        language,
    )
    return _drawn(sorted(boxes, key=lambda one: one.band == say["units"]), overview, sheet)


def _organ_box(town: Municipality, part: str, below: set[str], language: str) -> _Folded:
    say = _SAY[language]
    kind, _, key = part.partition("/")
    organs = sum(one.startswith("organ/") for one in below)
    units = len(below) - organs
    holds = []
    if organs:
        holds.append(say["organ"] if organs == 1 else say["organs"].format(n=organs))
    if units:
        holds.append(say["unit"] if units == 1 else say["inner"].format(n=units))
    if kind == "unit":
        return _Folded(say["units"], town.unit[key].name, "C", frozenset("C"), tuple(holds))
    organ = town.organ[key]
    letter = "?" if organ.kind is OrganKind.COMPANY else "F"
    return _Folded(say["boards"], organ.name, letter, frozenset(letter) - {"?"}, tuple(holds))


def _of_order(kind: str, town: Municipality, order: Order, language: str) -> _Overview:
    organ = organ_name(town, order)
    title = WORDS[language][kind].format(organ=organ)
    rows = count(len(order.rows), "matter", language)
    said = _SAY[language][kind]
    subtitle = (source_line(town, order, language), said)
    return _Overview(kind, title, subtitle, board_label(organ, order, language), f"{organ}: {rows}. {said}", language)


def _drawn(boxes: Sequence[_Folded], overview: _Overview, sheet: Sheet) -> tuple[Drawing, ...]:
    def page(some: Sequence[_Folded], number: int, pages: int) -> Drawing:
        return _page(some, overview, page_title(overview.title, number, pages, overview.language), sheet)

    return fitted(boxes, page, sheet)


def _page(boxes: Sequence[_Folded], overview: _Overview, title: str, sheet: Sheet) -> Drawing:
    language, say = overview.language, _SAY[overview.language]
    graph = digraph(overview.kind, title, rankdir="TB", ranksep="0.35")
    marked = WORDS[language]["marked"] if any(one.errors or one.warnings for one in boxes) else ""
    shown = [letter for letter in LETTERS if any(letter in one.letters for one in boxes)]
    graph.attr(label=heading(title, (*overview.subtitle, marked), shown, language))
    graph.node("top", label=overview.top, shape="box", style="filled,rounded", fillcolor=FILLS["F"], color=LINE)
    bands = [(band, [_box(one, language) for one in some]) for band, some in groupby(boxes, key=lambda one: one.band)]
    if label := bands_label(bands, sheet.columns(BOX, NAMES)):
        graph.node("boxes", label=label)
        graph.edge("top", "boxes")
    head = (WORDS[language]["part"], say["folded"], WORDS[language]["error"], WORDS[language]["warning"])
    rows = tuple(
        (f"{one.band}: {one.name}" if one.band else one.name, _told(one, language), str(one.errors), str(one.warnings))
        for one in boxes
    )
    return Drawing(overview.kind, graph.source, title, overview.description, (head, *rows), language)


def _told(one: _Folded, language: str) -> str:
    return ", ".join(plain(line).removeprefix("– ") for line in one.holds) or _SAY[language]["nothing"]


def _box(one: _Folded, language: str) -> str:
    letter = f" ({one.letter})" if one.letter in one.letters else ""
    lines = [f"<B>{wrapped(one.name, 19, room=4)}</B>{letter}", *(wrapped(line, 24) for line in one.holds)]
    found = marks({Level.ERROR: one.errors, Level.WARNING: one.warnings}, language)
    return box([*lines, *found], one.letter, bool(found), align="LEFT")

"""Findings on the map: the board, its sections and delegates with marks, and beside them what each finding says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...findings import Finding, Level, Report
from ...model import Municipality, Order
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .boxes import BOX, SIGNS, box, marks
from .cards import WIDTH, CardLine, NamedCard, Piece, columns_label, columns_of, depth_of, pieces_of
from .fitting import fitted
from .holders import Holder, hit, holders
from .style import LETTERS, WORDS, count, digraph, heading, lines_of, wrapped
from .texts import organ_name, page_title, source_line

_SAY = {
    "sv": {
        "title": "{organ} – anmärkningar", "explained": "■ Fel. ▲ Varning. ● Fråga. ○ Råd. Siffran säger hur många.",
        "places": "Till vänster: avsnitt och delegater. Till höger: vad varje anmärkning gäller.",
        "whole": "Hela ordningen", "beside": "Utanför ordningen", "none": "Inga anmärkningar", "rows": "rad {rows}",
        "say": "{organ} har {n} anmärkningar: {split}.", "continued": "{title} (forts.)", "clean": "inga",
        "place": "Del", "number": "Nr", "who": "Vem eller vad", "level": "Nivå", "code": "Kod", "message": "Anmärkning",
        "unchecked": "Bilden findings visar resultatet av en prövning. Ge den med report=check(…), "
        "eller ta bort --no-findings.",
    },
    "en": {
        "title": "{organ} – findings", "explained": "■ Error. ▲ Warning. ● Question. ○ Advice. The number tells how many.",
        "places": "To the left: sections and delegates. To the right: what each finding is about.",
        "whole": "The whole order", "beside": "Outside the order", "none": "No findings", "rows": "row {rows}",
        "say": "{organ} has {n} findings: {split}.", "continued": "{title} (cont.)", "clean": "none",
        "place": "Part", "number": "No", "who": "Who or what", "level": "Level", "code": "Code", "message": "Finding",
        "unchecked": "The picture findings shows the result of a check. Give it as report=check(…), or drop --no-findings.",
    },
}  # fmt: skip
_LEFT = BOX + 10


@dataclass(slots=True)
class _Place:
    """A part of the map: its name, the findings in it, how many of each level each delegate has, and its matters."""

    name: str
    matters: int
    findings: list[Finding] = field(default_factory=list)
    hit: dict[str, Counter[Level]] = field(default_factory=dict)

    @property
    def counts(self) -> Mapping[Level, int]:
        return Counter(one.level for one in self.findings)

    def groups(self) -> list[list[Finding]]:
        """The findings of each rule together, the gravest first."""
        return [list(some) for _, some in groupby(self.findings, key=lambda one: (one.level, one.code))]


def draw_findings(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """The map with its marks, on as many pages as the findings take. Raises SamspelError without a report."""
    say = _SAY[language]
    if report is None:
        raise SamspelError(say["unchecked"])
    found = holders(town, order, report)
    places = [place for place in _places(town, order, report, found, language) if place.matters or place.findings]
    cards = [_card(place, language) for place in places]
    place_of = {id(card): place for card, place in zip(cards, places, strict=True)}
    organ = organ_name(town, order)
    every = [one for place in places for one in place.findings]
    split = ", ".join(f"{WORDS[language][level]} {n}" for level in SIGNS if (n := sum(one.level is level for one in every)))
    description = say["say"].format(organ=organ, n=len(every), split=split or say["clean"])

    def page(some: Sequence[Piece], number: int, pages: int) -> Drawing:
        title = page_title(say["title"].format(organ=organ), number, pages, language)
        here = {id(place_of[id(piece.card)]): place_of[id(piece.card)] for piece in some}
        letters = {found[key].letter for place in here.values() for key in place.hit}
        graph = digraph("findings", title)
        subtitle = (source_line(town, order, language), say["explained"], say["places"])
        graph.attr(label=heading(title, subtitle, [letter for letter in LETTERS if letter in letters], language))
        left = [_box(place, found, language) for place in here.values()]
        across = sheet.columns(WIDTH, _LEFT)
        graph.node("map", label=columns_label(columns_of(some, say["continued"], across), left))
        return Drawing("findings", graph.source, title, description, _table(some, place_of, language), language)

    return fitted(pieces_of(cards), page, sheet, depth_of)


def _places(town: Municipality, order: Order, report: Report, found: Mapping[str, Holder], language: str) -> list[_Place]:
    """The order as a whole, its sections, and what lies outside every order, each with its findings."""
    say = _SAY[language]
    recipients = Recipients(town, order)
    whole, beside = _Place(say["whole"], 0), _Place(say["beside"], 0)
    sections: dict[str, _Place] = {}
    rows = {}
    for row in order.rows:
        name = row.section or WORDS[language]["rest"]
        sections.setdefault(name, _Place(name, 0)).matters += 1
        rows[f"{order.id}/row/{row.id}"] = (row, sections[name])
    places = {about: number for number, about in enumerate(rows)}
    ordered = sorted(report.findings, key=lambda one: (one.level.weight, one.code, places.get(one.about, 0)))
    for finding in ordered:
        if finding.about in rows:
            row, place = rows[finding.about]
            for holder in hit(found, recipients, row, finding.part):
                place.hit.setdefault(holder.key, Counter())[finding.level] += 1
        elif finding.about == order.id or finding.about.startswith(f"{order.id}/"):
            place = whole
        elif finding.about.partition("/")[0] in town.order:
            continue  # another order has its own map
        else:
            place = beside
        place.findings.append(finding)
    return [whole, *sections.values(), beside]


def _card(place: _Place, language: str) -> NamedCard:
    lines = [_line(group, language) for group in place.groups()]
    return NamedCard(place.name, "", tuple(lines) or (CardLine("–", _SAY[language]["none"]),))


def _line(group: Sequence[Finding], language: str) -> CardLine:
    """What a rule says, and of which rows."""
    rows = ", ".join(dict.fromkeys(one.row for one in group if one.row))
    where = f": {_SAY[language]['rows'].format(rows=rows)}" if rows else ""
    return CardLine(SIGNS[group[0].level], f"{group[0].code} {group[0].title}{where}")


def _box(place: _Place, found: Mapping[str, Holder], language: str) -> tuple[str, float]:
    """The box of the place, and about how high it becomes."""
    about = [count(place.matters, "matter", language)] if place.matters else []
    about += marks(place.counts, language)
    hit = [f"– {_signed(found[key], counts)}" for key, counts in place.hit.items()]
    lines = [f"<B>{wrapped(place.name, 19)}</B>", *about, *(wrapped(one, 22) for one in hit)]
    number = sum(len(lines_of(one, 22)) for one in hit) + len(lines_of(place.name, 19)) + len(about)
    grave = place.counts.get(Level.ERROR, 0) + place.counts.get(Level.WARNING, 0)
    return box(lines, "?", bool(grave), align="LEFT"), 11.0 * number + 15


def _signed(holder: Holder, counts: Mapping[Level, int]) -> str:
    signs = " ".join(f"{sign}{counts[level]}" for level, sign in SIGNS.items() if counts.get(level))
    return f"{holder.name} ({holder.letter}) {signs}"


def _table(pieces: Sequence[Piece], place_of: Mapping[int, _Place], language: str) -> tuple[tuple[str, ...], ...]:
    say = _SAY[language]
    head = (say["place"], say["number"], say["who"], say["level"], say["code"], say["message"])
    body = []
    for piece in pieces:
        place = place_of[id(piece.card)]
        if not place.findings:
            body.append((place.name, "–", "–", "–", "–", say["none"]))
            continue
        for one in place.groups()[piece.line]:
            about = one.part or (one.about if not one.row else "–")
            body.append((place.name, one.row or "–", about, WORDS[language][one.level], one.code, one.message))
    return (head, *body)

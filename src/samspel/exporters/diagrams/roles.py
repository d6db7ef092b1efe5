"""The role cards: for each delegate, what he or she may decide, with amount and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...findings import Level, Report
from ...model import Acting, Delegate, Municipality, Order, Row
from ..drawing import Drawing
from ..limit_words import limit_words
from ..sheets import A4, Sheet
from .boxes import SIGNS
from .cards import WIDTH, CardLine, NamedCard, Piece, columns_label, columns_of, depth_of, pieces_of
from .fitting import fitted
from .holders import Holder, holders, key_of
from .style import LETTERS, WORDS, count, digraph, heading
from .texts import organ_name, page_title, say_findings, source_line

_SAY = {
    "sv": {
        "title": "{organ} – vad får jag besluta?", "explained": "Ett kort för varje delegat. Ersättare visas inte.",
        "continued": "{title} (forts.)", "marked": "■ visar rader med fel vid granskningen, ▲ rader med varningar.",
        "together": "tillsammans med {names}", "and": " och ", "number": "Nr", "matter": "Ärende", "amount": "Villkor",
        "say": "{organ} delegerar {rows} till {n}. Ett kort för varje delegat visar ärendena.",
        "none": "Ordningen har ingen delegat. Det finns inget att rita.",
    },
    "en": {
        "title": "{organ} – what may I decide?", "explained": "A card for each delegate. Substitutes are not shown.",
        "continued": "{title} (cont.)", "marked": "■ shows rows with errors, ▲ rows with warnings.",
        "together": "together with {names}", "and": " and ", "number": "No", "matter": "Matter", "amount": "Conditions",
        "say": "{organ} delegates {rows} to {n}. A card for each delegate shows the matters.",
        "none": "The order has no delegate. There is nothing to draw.",
    },
}  # fmt: skip


def draw_roles(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """Cards in columns, level by level."""
    found = sorted(holders(town, order, report).values(), key=lambda holder: holder.level)
    recipients = Recipients(town, order)
    named = [(row, [(key_of(recipients, one), one) for one in row.delegates or ()]) for row in order.rows]
    told = {holder.key: list(_rows(holder, named, recipients, language)) for holder in found}
    cards = [_card(holder, told[holder.key]) for holder in found]
    if not cards:
        raise SamspelError(_SAY[language]["none"])

    def page(some: Sequence[Piece], number: int, pages: int) -> Drawing:
        return _page(town, order, holders_of, told, some, number, pages, language, sheet.columns(WIDTH))

    holders_of = {id(card): holder for card, holder in zip(cards, found, strict=True)}
    return fitted(pieces_of(cards), page, sheet, depth_of)


_Told = tuple[Row, str, str]
_AMOUNT = re.compile(r"\d[\d\s]*kr|basbelopp", re.IGNORECASE)


def _rows(
    holder: Holder, named: Sequence[tuple[Row, list[tuple[str, Delegate]]]], recipients: Recipients, language: str
) -> Iterator[_Told]:
    """The rows the holder stands in, each with its conditions in words."""
    for row, delegates in named:
        mine = [one for key, one in delegates if key == holder.key]
        if mine:
            others = [one for key, one in delegates if key != holder.key]
            yield row, "; ".join(_conditions(row, mine[0], others, recipients, language)), _sign(holder, row)


def _conditions(
    row: Row, mine: Delegate, others: Sequence[Delegate], recipients: Recipients, language: str
) -> Iterator[str]:
    limit = mine.limit or row.limit
    if limit:
        yield limit_words(limit, language)
    if row.acting is Acting.JOINTLY and others:
        say = _SAY[language]
        names = say["and"].join(dict.fromkeys(recipients.of(one).name for one in others))
        yield say["together"].format(names=names)


def _sign(holder: Holder, row: Row) -> str:
    level = Level.ERROR if row.id in holder.errors else Level.WARNING if row.id in holder.warnings else None
    return SIGNS[level] if level else ""


def _card(holder: Holder, told: Sequence[_Told]) -> NamedCard:
    lines = []
    for row, terms, sign in told:
        matter = row.matter or "–"
        if _AMOUNT.search(matter):  # the matter says its limit itself
            terms = "; ".join(part for part in terms.split("; ") if not _AMOUNT.search(part))
        lines.append(CardLine(row.number or "–", f"{matter} – {terms}" if terms else matter, sign))
    return NamedCard(holder.name, holder.letter, tuple(lines))


def _page(
    town: Municipality,
    order: Order,
    holders_of: Mapping[int, Holder],
    told: Mapping[str, Sequence[_Told]],
    pieces: Sequence[Piece],
    number: int,
    pages: int,
    language: str,
    across: int,
) -> Drawing:
    say = _SAY[language]
    title = page_title(say["title"].format(organ=organ_name(town, order)), number, pages, language)
    graph = digraph("roles", title)
    found = list(holders_of.values())
    here = {piece.card.letter for piece in pieces}
    marked = say["marked"] if any(holder.errors or holder.warnings for holder in found) else ""
    subtitle = (source_line(town, order, language), say["explained"], marked)
    graph.attr(label=heading(title, subtitle, [letter for letter in LETTERS if letter in here], language))
    graph.node("cards", label=columns_label(columns_of(pieces, say["continued"], across)))
    description = say["say"].format(
        organ=organ_name(town, order),
        rows=count(len(order.rows), "matter", language),
        n=count(len(found), "delegate", language),
    )
    said = f"{description} {say_findings(found, language)}".strip()
    table = _table([(holder := holders_of[id(piece.card)], told[holder.key][piece.line]) for piece in pieces], language)
    return Drawing("roles", graph.source, title, said, table, language)


def _table(shown: Sequence[tuple[Holder, _Told]], language: str) -> tuple[tuple[str, ...], ...]:
    say, general = _SAY[language], WORDS[language]
    head = (general["holder"], say["number"], say["matter"], say["amount"], general["findings"])
    body = (
        (holder.name, row.number or "–", row.matter or "–", terms or "–", sign or "–")
        for holder, (row, terms, sign) in shown
    )
    return (head, *body)

"""The role cards: for each delegate, what he or she may decide, with amount and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...authority.recipients import Recipients
from ...errors import SamspelError
from ...findings import Report
from ...model import Acting, Delegate, Municipality, Order, Row
from ..drawing import Drawing
from ..limit_words import limit_words
from .cards import CardLine, Column, NamedCard, columns_label, columns_of
from .holders import Holder, holders, key_of
from .style import LETTERS, WORDS, count, digraph, heading
from .texts import organ_name, page_title, say_findings, source_line

_SAY = {
    "sv": {
        "title": "{organ} – vad får jag besluta?", "explained": "Ett kort för varje delegat. Ersättare visas inte.",
        "continued": "{title} (forts.)", "marked": "! visar rader med fel eller varningar vid granskningen.",
        "together": "tillsammans med {names}", "and": " och ", "number": "Nr", "matter": "Ärende", "amount": "Villkor",
        "say": "{organ} delegerar {rows} till {n}. Ett kort för varje delegat visar ärendena.",
        "none": "Ordningen har ingen delegat. Det finns inget att rita.",
    },
    "en": {
        "title": "{organ} – what may I decide?", "explained": "A card for each delegate. Substitutes are not shown.",
        "continued": "{title} (cont.)", "marked": "! shows rows with errors or warnings.",
        "together": "together with {names}", "and": " and ", "number": "No", "matter": "Matter", "amount": "Conditions",
        "say": "{organ} delegates {rows} to {n}. A card for each delegate shows the matters.",
        "none": "The order has no delegate. There is nothing to draw.",
    },
}  # fmt: skip


def draw_roles(town: Municipality, order: Order, report: Report | None, language: str) -> tuple[Drawing, ...]:
    """Cards in three columns, level by level."""
    found = sorted(holders(town, order, report).values(), key=lambda holder: holder.level)
    recipients = Recipients(town, order)
    named = [(row, [(key_of(recipients, one), one) for one in row.delegates or ()]) for row in order.rows]
    told = {holder.key: list(_rows(holder, named, recipients, language)) for holder in found}
    cards = [_card(holder, told[holder.key]) for holder in found]
    if not cards:
        raise SamspelError(_SAY[language]["none"])
    pages = columns_of(cards, _SAY[language]["continued"])
    description = _SAY[language]["say"].format(
        organ=organ_name(town, order),
        rows=count(len(order.rows), "matter", language),
        n=count(len(found), "delegate", language),
    )
    table = _table(found, told, language)
    drawings = []
    for number, columns in enumerate(pages, 1):
        title = page_title(_SAY[language]["title"].format(organ=organ_name(town, order)), number, len(pages), language)
        said = f"{description} {say_findings(found, language)}".strip()
        shown = {card.title.removesuffix(_SAY[language]["continued"].removeprefix("{title}")) for c in columns for card in c}
        rows = tuple(row for row in table[1:] if row[0] in shown)
        drawings.append(_page(town, order, found, columns, title, said, (table[0], *rows), language))
    return tuple(drawings)


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
    return "!" if row.id in holder.errors | holder.warnings else ""


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
    found: Sequence[Holder],
    columns: Sequence[Column],
    title: str,
    description: str,
    table: tuple[tuple[str, ...], ...],
    language: str,
) -> Drawing:
    say = _SAY[language]
    graph = digraph("roles", title)
    here = {card.letter for column in columns for card in column}
    marked = say["marked"] if any(holder.errors or holder.warnings for holder in found) else ""
    subtitle = (source_line(town, order, language), say["explained"], marked)
    graph.attr(label=heading(title, subtitle, [letter for letter in LETTERS if letter in here], language))
    graph.node("cards", label=columns_label(columns))
    return Drawing("roles", graph.source, title, description, table, language)


def _table(found: Sequence[Holder], told: dict[str, list[_Told]], language: str) -> tuple[tuple[str, ...], ...]:
    say, general = _SAY[language], WORDS[language]
    head = (general["holder"], say["number"], say["matter"], say["amount"], general["findings"])
    body = (
        (holder.name, row.number or "–", row.matter or "–", terms or "–", sign or "–")
        for holder in found
        for row, terms, sign in told[holder.key]
    )
    return (head, *body)

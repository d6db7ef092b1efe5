"""The section cards: for each section of the order, who may decide in most matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...authority.recipients import Recipients
from ...findings import Report
from ...model import Municipality, Order
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .fitting import fitted
from .holders import Holder, holders, key_of
from .style import ALARM, FILLS, LETTERS, LINE, WORDS, count, digraph, heading, words
from .texts import organ_name, page_title, source_line

_TOP = 5
_WIDTH = 300.0  # points: a card with the gap beside it


@dataclass(frozen=True, slots=True)
class _Card:
    title: str
    rows: int
    missing: int
    counts: tuple[tuple[Holder, int], ...]


def draw_sections(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """Cards in columns, on as many pages as it takes."""
    found = holders(town, order, report)
    cards = _cards(town, order, found, language)

    def page(some: Sequence[_Card], number: int, pages: int) -> Drawing:
        return _page(town, order, some, len(cards), number, pages, language, sheet.columns(_WIDTH))

    return fitted(cards, page, sheet)


def _cards(town: Municipality, order: Order, found: dict[str, Holder], language: str) -> list[_Card]:
    recipients = Recipients(town, order)
    sections: dict[str, list[int]] = {}
    named = any(row.section for row in order.rows)
    for index, row in enumerate(order.rows):
        sections.setdefault(row.section or WORDS[language]["rest" if named else "all"], []).append(index)
    cards = []
    for title, indexes in sections.items():
        rows = [order.rows[index] for index in indexes]
        counts = Counter(key for row in rows for key in {key_of(recipients, d) for d in row.delegates or ()})
        ordered = sorted(counts.items(), key=lambda item: (-item[1], found[item[0]].name))
        missing = sum(not row.delegates for row in rows)
        cards.append(_Card(title, len(rows), missing, tuple((found[key], n) for key, n in ordered)))
    return cards


def _page(
    town: Municipality, order: Order, cards: Sequence[_Card], total: int, page: int, pages: int, language: str, across: int
) -> Drawing:
    say = WORDS[language]
    organ = organ_name(town, order)
    title = page_title(say["sections"].format(organ=organ), page, pages, language)
    graph = digraph("sections", title)
    letters = [letter for letter in LETTERS if any(h.letter == letter for card in cards for h, _ in card.counts)]
    graph.attr(label=heading(title, (source_line(town, order, language), say["counts"]), letters, language))
    lines = [cards[start : start + across] for start in range(0, len(cards), across)]
    body = "".join(
        "<TR>" + "".join(f"<TD>{_card(card, max(map(_height, line)), language)}</TD>" for card in line) + "</TR>"
        for line in lines
    )
    graph.node("cards", label=f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="8">{body or "<TR><TD></TD></TR>"}</TABLE>>')
    description = say["say_sections"].format(
        organ=organ, rows=count(len(order.rows), "matter", language), n=count(total, "section_n", language)
    )
    return Drawing("sections", graph.source, title, description, _table(cards, language), language)


def _height(card: _Card) -> int:
    """Lines below the title of a card."""
    return min(len(card.counts), _TOP) + (len(card.counts) > _TOP) + (card.missing > 0)


def _card(card: _Card, height: int, language: str) -> str:
    """A card; blank lines fill it up to the height of the tallest beside it, which would stretch it otherwise."""
    say = WORDS[language]
    lines = [
        f'<TR><TD COLSPAN="3" BGCOLOR="{LINE}" ALIGN="LEFT"><FONT COLOR="white"><B>{words(card.title, 34)}</B>'
        f" – {count(card.rows, 'matter', language)}</FONT></TD></TR>"
    ]
    for holder, matters in card.counts[:_TOP]:
        lines.append(
            f'<TR><TD BGCOLOR="{FILLS[holder.letter]}" WIDTH="22">{holder.letter}</TD>'
            f'<TD ALIGN="LEFT" WIDTH="222">{words(holder.name, 44)}</TD><TD ALIGN="RIGHT" WIDTH="28">{matters}</TD></TR>'
        )
    rest = card.counts[_TOP:]
    if rest:
        more = say["more"].format(n=count(len(rest), "delegate", language))
        lines.append(
            f'<TR><TD> </TD><TD ALIGN="LEFT"><I>{more}</I></TD><TD ALIGN="RIGHT">{sum(n for _, n in rest)}</TD></TR>'
        )
    if card.missing:
        lines.append(
            f'<TR><TD><FONT COLOR="{ALARM}"><B>!</B></FONT></TD><TD ALIGN="LEFT"><FONT COLOR="{ALARM}">'
            f'<B>{say["missing"]}</B></FONT></TD><TD ALIGN="RIGHT">{card.missing}</TD></TR>'
        )
    lines += ['<TR><TD BORDER="0" COLSPAN="3"> </TD></TR>'] * (height - _height(card))
    return f'<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="3" COLOR="#44546A">{"".join(lines)}</TABLE>'


def _table(cards: Sequence[_Card], language: str) -> tuple[tuple[str, ...], ...]:
    say = WORDS[language]
    body = tuple((card.title, h.name, say[h.letter], str(n)) for card in cards for h, n in card.counts)
    return ((say["section"], say["holder"], say["kind"], say["count"]), *body)

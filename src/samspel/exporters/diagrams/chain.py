"""The chain of one decision: from the council over the board to whoever may decide by a row, and further where passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ...authority.index import compile_index
from ...authority.recipients import Recipient, Recipients
from ...authority.texts import law_of
from ...errors import SamspelError
from ...graph import chain_from_council
from ...law import titles
from ...law.acts import short_name
from ...model import Acting, Citation, Delegate, Municipality, Order, Row
from ..drawing import Drawing
from ..limit_words import limit_words
from ..sheets import A4, Sheet
from .fitting import fitted
from .style import FILLS, LETTERS, LINE, digraph, heading, lines_of, words, wrapped
from .texts import organ_name, page_title, source_line

_SAY = {
    "sv": {
        "title": "Vem får besluta: {matter}", "row": "Rad {row}", "council": "ger nämnden uppgiften (reglemente)",
        "delegates": "delegerar till", "jointly": "delegerar till dem gemensamt", "onward": "vidaredelegerar till",
        "substitute": "ersätts vid frånvaro av", "adopted": "antagen {day}", "reported": "anmäld {day}",
        "order": "ordningen",
        "explained": "Heldragen pil: beslutanderätten ges vidare. Streckad pil: vidaredelegation. Prickad pil: ersättare.",
        "say": "{matter}: {steps}.", "step": "{giver} {verb} {receiver}", "from": "Från", "how": "Hur", "to": "Till",
        "by": "Stöd", "nobody": "Raden {row} anger ingen som får besluta.", "ask": "Ange vilken rad som ska ritas, till "
        "exempel --row {row}.", "missing": "Ordningen har ingen rad {row}. Möjliga: {rows}.", "appoints": "utser",
    },
    "en": {
        "title": "Who may decide: {matter}", "row": "Row {row}", "council": "gives the board the task",
        "delegates": "delegates to", "jointly": "delegates jointly to", "onward": "delegates onward to",
        "substitute": "is replaced when absent by", "adopted": "adopted {day}", "reported": "reported {day}",
        "order": "the order",
        "explained": "Solid arrow: power is given. Dashed arrow: onward delegation. Dotted arrow: substitute.",
        "say": "{matter}: {steps}.", "step": "{giver} {verb} {receiver}", "from": "From", "how": "How", "to": "To",
        "by": "By", "nobody": "Row {row} names nobody who may decide.", "ask": "Say which row to draw, such as --row {row}.",
        "missing": "The order has no row {row}. Possible: {rows}.", "appoints": "appoints",
    },
}  # fmt: skip
_STYLES = {"onward": "dashed", "substitute": "dotted"}


@dataclass(frozen=True, slots=True)
class _Edge:
    """One step: names and letters of both ends, what it is, and what it rests on."""

    giver: tuple[str, str]
    receiver: tuple[str, str]
    verb: str
    rests: tuple[str, ...]


def draw_chain(
    town: Municipality, order: Order, number: str | None, day: date, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """One picture, or several where a row has more delegates than one can hold.

    `number` is the printed number or the id of the row; `day` decides which law each step rests on.

    Raises SamspelError when the order has no such row, or the row names nobody.
    """
    row = _row(order, number, language)
    say = _SAY[language]
    if not row.delegates:
        raise SamspelError(say["nobody"].format(row=row.number or row.id))

    def page(some: Sequence[Delegate], number: int, pages: int) -> Drawing:
        edges = [*_mandate(town, order), *_delegation(town, order, row, some, day, language)]
        return _page(town, order, row, edges, number, pages, language)

    return fitted(row.delegates, page, sheet)


def _page(
    town: Municipality, order: Order, row: Row, edges: Sequence[_Edge], number: int, pages: int, language: str
) -> Drawing:
    say = _SAY[language]
    title = page_title(say["title"].format(matter=row.matter or row.number or row.id), number, pages, language)
    graph = digraph("chain", title, rankdir="TB", nodesep="0.5", ranksep="0.7")
    ends = list(dict.fromkeys(end for edge in edges for end in (edge.giver, edge.receiver)))
    letters = [letter for letter in LETTERS if letter in {letter for _, letter in ends}]
    limit = limit_words(row.limit, language) if row.limit else ""
    about = " – ".join(filter(None, (say["row"].format(row=row.number or row.id), row.section, limit)))
    graph.attr(label=heading(title, (about, source_line(town, order, language), say["explained"]), letters, language))
    for place, (name, letter) in enumerate(ends):
        style = "filled,rounded" if letter == "F" else "filled"
        label = f"<<B>{wrapped(name, 30)}</B> ({letter})>"
        graph.node(
            f"n{place}", label=label, shape="box", style=style, fillcolor=FILLS[letter], color=LINE, margin="0.15,0.1"
        )
    for edge in edges:
        lines = [say[edge.verb], *edge.rests]
        label = '<BR ALIGN="LEFT"/>'.join(words(part, 90) for line in lines for part in lines_of(line, 40, 160))
        graph.edge(
            f"n{ends.index(edge.giver)}",
            f"n{ends.index(edge.receiver)}",
            label=f'<<TABLE BORDER="0" CELLPADDING="4"><TR><TD ALIGN="LEFT" BALIGN="LEFT">{label}</TD></TR></TABLE>>',
            style=_STYLES.get(edge.verb, "solid"),
        )
    rows = tuple((edge.giver[0], say[edge.verb], edge.receiver[0], ", ".join(edge.rests) or "–") for edge in edges)
    steps = "; ".join(say["step"].format(giver=giver, verb=verb, receiver=receiver) for giver, verb, receiver, _ in rows)
    description = say["say"].format(matter=row.matter or row.id, steps=steps)
    head = (say["from"], say["how"], say["to"], say["by"])
    return Drawing("chain", graph.source, title, description, (head, *rows), language)


def _row(order: Order, number: str | None, language: str) -> Row:
    named = {row.id: row for row in order.rows} | {row.number: row for row in order.rows if row.number}
    numbers = [row.number or row.id for row in order.rows]
    if number is None:
        raise SamspelError(_SAY[language]["ask"].format(row=numbers[0] if numbers else "1.1"))
    if number not in named:
        raise SamspelError(_SAY[language]["missing"].format(row=number, rows=", ".join(numbers[:12])))
    return named[number]


def _mandate(town: Municipality, order: Order) -> Iterator[_Edge]:
    organs = [town.organ[key] for key in chain_from_council(town, order.organ)] if order.organ in town.organ else []
    for giver, receiver in pairwise(organs):
        verb = "council" if receiver.id in town.mandates_of else "appoints"
        yield _Edge((giver.name, "F"), (receiver.name, "F"), verb, ())


def _delegation(
    town: Municipality, order: Order, row: Row, delegates: Sequence[Delegate], day: date, language: str
) -> Iterator[_Edge]:
    """The steps from the board over these delegates of the row, and to whoever they have passed power on to."""
    say = _SAY[language]
    recipients = Recipients(town, order)
    board = (organ_name(town, order), "F")
    regime = compile_index(town).rows[f"{order.id}/{row.id}"].regime
    document = order.title or say["order"]
    minute = order.adopted.minute if order.adopted else None
    document += f" ({say['adopted'].format(day=order.adopted.on)}{f', {minute}' if minute else ''})" if order.adopted else ""
    verb = "jointly" if row.acting is Acting.JOINTLY and len(row.delegates or ()) > 1 else "delegates"
    for delegate in delegates:
        one = recipients.of(delegate)
        law = _law(law_of("delegation", regime, "political" if one.elected else "official", day))
        own = (limit_words(delegate.limit, language),) if delegate.limit else ()
        yield _Edge(board, _end(one), verb, (document, *law, *own))
        for substitute in row.substitutes or ():
            yield _Edge(_end(one), _end(recipients.of(substitute)), "substitute", ())
    elsewhere = {delegate.role for delegate in row.delegates or () if delegate not in delegates}
    for passed in town.onward:
        if passed.order == order.id and passed.row == row.id and passed.by not in elsewhere:
            giver, receiver = (recipients.of(Delegate(role=role)) for role in (passed.by, passed.to))
            reported = (say["reported"].format(day=passed.reported),) if passed.reported else ()
            law = _law(law_of("onward", regime, "official", day))
            yield _Edge(_end(giver), _end(receiver), "onward", (*filter(None, (passed.document,)), *law, *reported))


def _end(one: Recipient) -> tuple[str, str]:
    title = titles.presume(one.name)
    return (one.name, "F" if one.elected else "A" if one.kind == "automated" else title.letter if title else "?")


def _law(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(f"{one.place()} {short_name(one.sfs)}" for one in citations)

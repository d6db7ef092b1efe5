"""A report as a paper for a board: the summary first, then questions, findings, the order itself, pictures and method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings import Report
from ...model import Municipality, Order
from ..diagrams import draw
from ..sheets import IN_PAPER
from . import found
from .blocks import Block, Bullets, Heading, NewPage, Paper, Paragraph, listed, words
from .order import order_tables
from .pictured import picture_of
from .places import by_place
from .words import SAY

_PICTURES = ("levels", "sections")


def report_paper(report: Report, town: Municipality, orders: Sequence[Order], version: str) -> Paper:
    """The report with the orders it is about, each as a table with marks and as pictures; `version` of samspel is told."""
    say = SAY[report.language]
    document = report.document
    title = say["title"]
    if document is not None:
        title = say["title_order"].format(organ=document.organ or say["unknown_organ"])
    blocks = [
        *found.fault(report), _head(report), *found.summary(report), *found.questions(report), *found.judgement(report),
        *_findings(report, town), *found.values(report), *found.waived(report), *_orders(report, town, orders),
        *_pictures(report, town, orders), *found.method(report, version), *found.untested(report),
    ]  # fmt: skip
    return Paper(words(title), report.language, report.as_of, tuple(blocks))


def _head(report: Report) -> Bullets:
    say, document = SAY[report.language], report.document
    lines = []
    if document is not None:
        lines.append(say["file"].format(file=document.file))
        if document.adopted:
            lines.append(say["adopted"].format(day=document.adopted))
        if document.revised:
            lines.append(say["revised"].format(day=document.revised))
        lines.append(say["rows"].format(n=document.rows))
    lines += [say[key].format(n=n) for key, n in (("decisions", report.decisions), ("meetings", report.meetings)) if n]
    lines.append(say["as_of"].format(day=report.as_of))
    return listed(lines)


def _findings(report: Report, town: Municipality) -> Iterator[Block]:
    say = SAY[report.language]
    yield Heading(words(say["findings"]))
    breaches = found.breaches(report)
    if not breaches:
        yield Paragraph(words(say["no_findings"]))
        return
    yield Paragraph(words(say["findings_intro"]))
    for place, of_place in by_place(breaches, town, report.language):
        yield Heading(words(place), 3)
        yield from found.cards(of_place, report)


def _orders(report: Report, town: Municipality, orders: Sequence[Order]) -> Iterator[Block]:
    say = SAY[report.language]
    for order in orders:
        named = len(orders) > 1
        yield NewPage()
        yield Heading(words(say["order_named"].format(title=order.title or order.id) if named else say["order"]))
        yield from order_tables(order, town, report)


def _pictures(report: Report, town: Municipality, orders: Sequence[Order]) -> Iterator[Block]:
    drawings = [
        drawing
        for order in orders
        if order.rows
        for kind in _PICTURES
        for drawing in draw(kind, town, order.id, report, paper=IN_PAPER)
    ]
    if drawings:
        yield NewPage()
        yield Heading(words(SAY[report.language]["pictures"]))
        yield from map(picture_of, drawings)

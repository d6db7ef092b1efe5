"""Sentences that several pictures share."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Municipality, Order
from .holders import Holder
from .style import WORDS

_MONTHS = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def organ_name(town: Municipality, order: Order) -> str:
    """The board's name."""
    organ = town.organ.get(order.organ or "")
    return organ.name if organ else "Nämnden"


def source_line(town: Municipality, order: Order, language: str) -> str:
    """When the order was adopted, when that is known, and which part of it the picture shows, when not the whole."""
    say = WORDS[language]
    lines = []
    if order.adopted:
        day = order.adopted.on
        minute = f", {order.adopted.minute}" if order.adopted.minute else ""
        told = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
        lines.append(say["adopted"].format(day=told, minute=minute))
    whole = town.order[order.id].rows if order.id in town.order else order.rows
    if len(order.rows) < len(whole):
        sections = list(dict.fromkeys(row.section for row in order.rows if row.section))
        named = f" ({sections[0]})" if len(sections) == 1 else ""
        lines.append(say["part_of"].format(n=len(order.rows), all=len(whole), section=named))
    return " ".join(lines)


def page_title(title: str, page: int, pages: int, language: str) -> str:
    """The title, with its number when there are several pages."""
    return title + (WORDS[language]["page"].format(page=page, pages=pages) if pages > 1 else "")


def say_findings(found: Iterable[Holder], language: str) -> str:
    """How many delegates have findings, or nothing."""
    marked = sum(bool(holder.errors or holder.warnings) for holder in found)
    return WORDS[language]["say_findings"].format(n=marked) if marked else ""

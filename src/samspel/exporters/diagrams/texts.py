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


def adopted_line(order: Order, language: str) -> str:
    """When the order was adopted, when that is known."""
    if not order.adopted:
        return ""
    day = order.adopted.on
    minute = f", {order.adopted.minute}" if order.adopted.minute else ""
    return WORDS[language]["adopted"].format(day=f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}", minute=minute)


def page_title(title: str, page: int, pages: int, language: str) -> str:
    """The title, with its number when there are several pages."""
    return title + (WORDS[language]["page"].format(page=page, pages=pages) if pages > 1 else "")


def say_findings(found: Iterable[Holder], language: str) -> str:
    """How many delegates have findings, or nothing."""
    marked = sum(bool(holder.errors or holder.warnings) for holder in found)
    return WORDS[language]["say_findings"].format(n=marked) if marked else ""

"""A limit of amount in words: `högst 500 000 kr per avtal exkl. moms`."""

from __future__ import annotations

from ..checks.comparison import Span
from ..model import Limit
from .comparison_words import SAY, amounts


def limit_words(limit: Limit, language: str) -> str:
    """The limit as a board secretary writes it."""
    span = Span(
        at_least=limit.at_least,
        more_than=limit.more_than,
        at_most=limit.at_most,
        less_than=limit.less_than,
        unit=limit.unit,
        per=limit.per,
        vat=limit.vat,
    )
    return amounts((span,), SAY[language])

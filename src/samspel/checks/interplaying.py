"""`interplay`: how politicians and officials work together, on one day, with the facts behind every statement."""

from __future__ import annotations

from datetime import date

from ..errors import SamspelError
from ..indicators.found import Interplay
from ..indicators.measuring import measure
from ..model import Municipality
from .asking import index_of
from .remarks import LANGUAGES


def interplay(town: Municipality, *, on: date, language: str = "sv") -> Interplay:
    """The indicators of roles and command that day: what is clear, what is not, and at most three questions to discuss.

    Every `Indicator` has a value with its unit (a number of things, or a share in per cent), its formula, whose norm it is
    (statute, practice or recommendation), how to read it, and the facts that count with file and line; or no value, and the
    reason why. `on` is the day that is looked at: what is not in force that day does not count, and "the last year" is the
    365 days before it. The indicators are described in docs/indicators.md; their words are in
    `rules/register/indicators.yaml`. They are never put together into a grade. Raises SamspelError for a language that is
    neither sv nor en.
    """
    if language not in LANGUAGES:
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    return measure(town, on, index_of(town), language)

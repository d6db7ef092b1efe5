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
    """The indicators of roles and command that day: what is clear, what is not, and three questions to discuss.

    Every indicator has its formula, whose norm it is, how to read it, and the facts that count with where they stand; or the
    reason why it has no value. Raises SamspelError for a language that is neither sv nor en.
    """
    if language not in LANGUAGES:
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    return measure(town, on, index_of(town), language)

"""What an outdated reference must say today, where that is certain."""

from __future__ import annotations

from datetime import date

from .citations import Certainty
from .cited import cite

_GONE = ("repealed", "ended", "reused")
_SURE = (Certainty.NAMED.value, Certainty.DATED.value)


def corrected(words: str, day: date) -> str | None:
    """The reference that takes the place of an outdated one on a day, with the act's full name; None when in doubt.

    Certain is a reference that can mean one whole section only, whose rule as a whole stands in one present section,
    surely so by the register of replacements. Numbers of paragraphs and points are not carried over: they may have moved
    within the section.
    """
    readings = cite(words, as_of=day).readings
    if len(readings) != 1:
        return None
    [reading] = readings
    whole = reading.section and not (reading.through or reading.paragraph or reading.point or reading.faults)
    if not whole or reading.status not in _GONE or reading.certainty not in _SURE or len(reading.replaced_by) != 1:
        return None
    [new] = reading.replaced_by
    if new.partly or new.confidence != "high" or new.section is None:
        return None
    return f"{new.place} {new.act}"

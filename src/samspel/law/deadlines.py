"""Days on which a time set by law ends: weeks, months that begin on any day, and the days off that put an end off.

A time that ends on a Saturday, a Sunday or a holiday goes on to the next weekday (lagen 1930:173). That act was not
read, so what rests on a day off is for a warning or a question, and the rules count it in favour of the one who acts.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_DAY = timedelta(days=1)
_APPEAL = timedelta(weeks=3)  # FL 44 §
_FIXED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
_FROM_EASTER = {-2, 1, 39}  # långfredagen, annandag påsk, Kristi himmelsfärdsdag; the other days of Easter are Sundays


def months_after(start: date, months: int) -> date:
    """The day with the same number some months later; the last day of the month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def months_begun(start: date, day: date) -> int:
    """How many months have begun since a day: 1 through the day with the same number in the next month; 0 on the day."""
    begun = max((day.year - start.year) * 12 + day.month - start.month, 0)
    return begun if day <= months_after(start, begun) else begun + 1


def off(day: date) -> bool:
    """Whether no time set by law ends that day: a Saturday, a Sunday, a holiday or the eve of a great one."""
    midsummer_eve = (day.month, day.weekday()) == (6, 4) and 19 <= day.day <= 25
    from_easter = (day - _easter(day.year)).days
    return day.weekday() >= 5 or (day.month, day.day) in _FIXED or midsummer_eve or from_easter in _FROM_EASTER


def weekday_from(day: date) -> date:
    """The day itself, or the first weekday after it where it is a day off."""
    while off(day):
        day += _DAY
    return day


def counted(day: date) -> date:
    """The day that an act counts as done: the first of the days off right before it, else the day itself.

    An act is in time by `weekday_from(last)` exactly when `counted(day) <= last`.
    """
    while off(day - _DAY):
        day -= _DAY
    return day


def last_day_to_appeal(received: date) -> date:
    """The last day for the one who received a decision that day to appeal it to an administrative court."""
    return weekday_from(received + _APPEAL)


def _easter(year: int) -> date:
    """Easter Day (the Gregorian computus)."""
    golden, century, rest = year % 19, *divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)

"""Terms of office: the days of ordinary elections, and when councils and boards that are chosen then begin.

The council begins on 15 October of the election year, boards on 1 January after it (KL 5 kap. 9 §, 6 kap. 18 §, read). That
ordinary elections are held on the second Sunday of September is in the Elections Act, which was not read.
"""

from __future__ import annotations

from datetime import date, timedelta

_YEARS = 4
_FIRST = 1994  # the first election to a term of four years


def election_day(year: int) -> date:
    """The second Sunday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7)


def boards_term(day: date) -> tuple[date, date]:
    """First and last day of the boards' term of office that the day lies in."""
    first = day.year - (day.year - _FIRST - 1) % _YEARS
    return date(first, 1, 1), date(first + _YEARS - 1, 12, 31)


def terms_begun(since: date, until: date) -> int:
    """How many terms of office boards have begun after the first day and through the second."""
    return max(0, (boards_term(until)[0].year - boards_term(since)[0].year) // _YEARS)


def election_years(first: int, last: int) -> range:
    """The years of ordinary elections from the first year through the last."""
    return range(first + (_FIRST - first) % _YEARS, last + 1, _YEARS)

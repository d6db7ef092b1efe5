"""Whether one length of time is longer than another, when the day on which both begin is not known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..model import Duration

_CYCLE, _CYCLE_DAYS = 48, 1461  # months and days from one leap year to the next
_LENGTHS = tuple((date(2023 + n // 12, n % 12 + 1, 1), date(2023 + (n + 1) // 12, (n + 1) % 12 + 1, 1)) for n in range(96))


def is_longer(asked: Duration, longest: Duration) -> bool | None:
    """Whether `asked` is longer than `longest`; None where that depends on the months they begin in."""
    months, days = (mine - its for mine, its in zip(_counted(asked), _counted(longest), strict=True))
    least, most = _days_of(abs(months))
    if months < 0:  # days against the months that `longest` has more
        return False if days <= least else True if days > most else None
    return False if -days >= most else True if -days < least else None


def _counted(lasts: Duration) -> tuple[int, int]:
    return 12 * (lasts.years or 0) + (lasts.months or 0), lasts.days or 0


@lru_cache(maxsize=1024)
def _days_of(months: int) -> tuple[int, int]:
    """The fewest and the most days from a day to the same day so many months later, or to the last of a shorter month."""
    cycles, rest = divmod(months, _CYCLE)
    found = [
        (_same_day(start + rest, day) - _same_day(start, day)).days + cycles * _CYCLE_DAYS
        for start in range(_CYCLE)
        for day in (1, 28, 29, 30, 31)
    ]
    return min(found), max(found)


def _same_day(month: int, day: int) -> date:
    """A day of a month counted from January 2023, or its last where the month is shorter."""
    first, after = _LENGTHS[month]
    return first.replace(day=min(day, (after - first).days))

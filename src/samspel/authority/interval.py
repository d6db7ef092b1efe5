"""Amounts between two ends, exactly: what a limit allows, and whether two of them meet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..model import Limit


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `low` to `high`; None is no bound. `*_open`: the end itself is left out."""

    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False

    @property
    def start(self) -> tuple[bool, Fraction, bool]:
        """Sorts by where the interval begins; no bound first, and an end that is included before one that is not."""
        return (self.low is not None, self.low or Fraction(0), self.low_open)

    @property
    def end(self) -> tuple[bool, Fraction, bool]:
        """Sorts by where the interval ends; no bound last."""
        return (self.high is None, self.high or Fraction(0), not self.high_open)

    def meets(self, other: Interval) -> bool:
        """Whether some amount lies in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def within(self, other: Interval) -> bool:
        """Whether every amount of this lies in the other."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low and high


def interval(limit: Limit | None) -> Interval:
    """The amounts a limit allows, in the limit's own unit."""
    if not limit:
        return Interval()
    low = limit.at_least if limit.at_least is not None else limit.more_than
    high = limit.at_most if limit.at_most is not None else limit.less_than
    return Interval(
        low=Fraction(str(low)) if low is not None else None,
        low_open=limit.at_least is None and low is not None,
        high=Fraction(str(high)) if high is not None else None,
        high_open=limit.at_most is None and high is not None,
    )

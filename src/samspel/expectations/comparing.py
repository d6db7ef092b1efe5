"""What the two sides say of how it is and how it ought to be, compared so that no small group can be made out.

Each side answers the same statements from 1 (does not agree) to 5 (agrees fully). A mean is shown only for five people or
more. Where a side is shown by groups, groups are hidden until those that are hidden are nobody, or five or more together:
then nothing that is shown, added or subtracted, is about fewer than five (tests/test_expectations.py tries every way).
A theme is the mean of the statements that are shown, so that it gives away nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Side
from .questionnaire import SIDES, Answers, Scale, Theme, themes

SMALLEST = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """How many answered, and their mean."""

    people: int
    mean: float


@dataclass(frozen=True)
class Exchange:
    """What both sides said, as far as it may be shown."""

    themes: tuple[Theme, ...]
    answers: tuple[Answers, ...]

    def answered(self, side: Side) -> int | None:
        """How many of the side answered anything; None when they are so few that the number is not told."""
        number = sum(one.side is side and bool(one.given) for one in self.answers)
        return number if number >= SMALLEST else None

    def groups(self, side: Side) -> tuple[str, ...]:
        """The groups of a side of which something is shown, in order."""
        return tuple(sorted({key[3] for key in self.cells if key[2] is side and key[3] is not None}))

    @cached_property
    def _sizes(self) -> Mapping[Side, Mapping[str | None, int]]:
        """How many there are in each group of each side."""
        return {side: Counter(one.group for one in self.answers if one.side is side) for side in SIDES}

    @cached_property
    def cells(self) -> Mapping[tuple[str, Scale, Side, str | None], Shown]:
        """Everything that may be shown, by statement, scale, side and group; the group None is the whole side."""
        found: dict[tuple[str, Scale, Side, str | None], Shown] = {}
        for statement in (one.id for theme in self.themes for one in theme.statements):
            for scale in Scale:
                for side in SIDES:
                    who = [one for one in self.answers if one.side is side and (statement, scale) in one.given]
                    for group in shown_groups(Counter(one.group for one in who), self._sizes[side]):
                        values = [one.given[statement, scale] for one in who if group in (None, one.group)]
                        found[statement, scale, side, group] = Shown(len(values), sum(values) / len(values))
        return found

    def mean(self, statement: str, scale: Scale, side: Side, group: str | None = None) -> float | None:
        """The mean of a statement; None when it may not be shown."""
        shown = self.cells.get((statement, scale, side, group))
        return shown.mean if shown else None

    def of_theme(self, theme: Theme, scale: Scale, side: Side, group: str | None = None) -> float | None:
        """The mean of a theme's shown statements; None when there are none, and for a group unless all are shown."""
        means = [self.mean(one.id, scale, side, group) for one in theme.statements]
        known = [mean for mean in means if mean is not None]
        if not known or (group is not None and len(known) < len(means)):  # groups are compared on the same statements
            return None
        return sum(known) / len(known)

    def apart(self, statement: str, scale: Scale) -> float | None:
        """How much more the elected agree than the officials; None when either side may not be shown."""
        elected, officials = (self.mean(statement, scale, side) for side in SIDES)
        return None if elected is None or officials is None else elected - officials

    def theme_apart(self, theme: Theme, scale: Scale) -> float | None:
        """The mean of those differences over the statements that both sides may be shown for."""
        known = [apart for one in theme.statements if (apart := self.apart(one.id, scale)) is not None]
        return sum(known) / len(known) if known else None


def exchange(answers: Iterable[Answers], asked: Sequence[Theme] | None = None) -> Exchange:
    """The answers of both sides, compared statement by statement and theme by theme.

    Means are on the scale of the questionnaire, 1 (does not agree) to 5 (agrees fully); None stands for what rests on fewer
    than five people, or would let a smaller group be worked out. `asked` defaults to the questionnaire that ships with
    samspel (`rules/register/expectations.yaml`, own statements, not tried scientifically).
    """
    return Exchange(tuple(asked or themes()), tuple(answers))


def shown_groups(sizes: Mapping[str | None, int], people: Mapping[str | None, int] | None = None) -> frozenset[str | None]:
    """Which groups of those that answered may be shown; None is all of them together.

    `sizes` is how many of each group answered; those under None said no group, and are never shown alone. Where a group must
    be hidden for another's sake it is the one with the fewest `people`, so that it is the same one for every statement.
    """
    whole = sum(sizes.values())
    if whole < SMALLEST:
        return frozenset()
    shown = {group for group, size in sizes.items() if group is not None and size >= SMALLEST}
    by_size = sorted(shown, key=lambda group: ((people or sizes)[group], str(group)))
    hidden = whole - sum(sizes[group] for group in shown)
    for group in by_size:
        if not 0 < hidden < SMALLEST:
            break
        shown.discard(group)
        hidden += sizes[group]
    return frozenset({None, *shown})

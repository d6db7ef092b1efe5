"""The made sections of two authors: what is told of each and what is missed, by name, and the floors of each set.

A spread of them is read each time, all of them in the long run. tests/data/minutes/README.md tells how the figures came about.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.made_minutes import Score
from tests.minutes_sections import Case, cases, scored

_EACH = 6  # of so many cases one is read by default
_FLOORS = {"A": (0.9, 0.9), "B": (0.8, 0.9)}  # recall, precision
_MISSED: dict[str, list[str]] = {}
_FALSE: dict[str, list[str]] = {}


@lru_cache(maxsize=2)
def _cases(letter: str) -> tuple[Case, ...]:
    return tuple(cases(letter))


def _told(score: Score) -> tuple[list[str], list[str]]:
    """The checks missed and the rules that spoke in vain."""
    return [one.split()[1] for one in score.missed], [one.split()[2].partition("@")[0] for one in score.false]


@pytest.mark.parametrize("letter", _FLOORS)
def test_what_was_planted_is_told_and_nothing_else(letter: str, tmp_path: Path) -> None:
    for case in _cases(letter)[::_EACH]:
        missed, false = _told(scored(case, tmp_path))

        assert (missed, false) == (_MISSED.get(case.id, []), _FALSE.get(case.id, [])), case.id


@pytest.mark.long
@pytest.mark.parametrize("letter", _FLOORS)
def test_the_floors_of_each_set_hold(letter: str, tmp_path: Path) -> None:
    whole = Score("all")
    for case in _cases(letter):
        found = scored(case, tmp_path)
        whole += found

        assert _told(found) == (_MISSED.get(case.id, []), _FALSE.get(case.id, [])), case.id
    recall, precision = _FLOORS[letter]
    assert whole.recall >= recall
    assert whole.precision >= precision

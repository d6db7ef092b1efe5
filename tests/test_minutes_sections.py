"""The made sections of three authors: what is told of each and what is missed, by name, and the floors of each set.

A spread of them is read each time, all of them in the long run; tests/data/minutes/README.md tells of the figures.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.made_minutes import Score
from tests.minutes_sections import Case, cases, scored

_EACH = 6  # of so many cases one is read by default
_FLOORS = {"A": (0.85, 0.96), "B": (0.84, 0.96), "C": (0.69, 0.94)}  # recall, precision
_MISSED: dict[str, list[str]] = {
    "A-P02-2": ["P02"],
    "A-P11-1": ["P11"],
    "A-P18-2": ["P18"],
    "A-M02-1": ["M02"],
    "A-M07-1": ["M07"],
    "A-M11-1": ["M11"],
    "A-P06-2": ["P06"],
    "A-P08-2": ["P08"],
    "A-P09-2": ["P09"],
    "A-P14-1": ["P14"],
    "A-P02-3": ["P02"],
    "A-P14-2": ["P14"],
    "A-M02-2": ["M02"],
    "A-jav-3": ["jäv"],
    "A-P05-4": ["P05"],
    "B-P02-1": ["P02"],
    "B-preparation-2": ["preparation"],
    "B-P02-2": ["P02"],
    "B-P06-2": ["P06"],
    "B-M07-1": ["M07"],
    "B-P09-3": ["P09"],
    "B-P02-3": ["P02"],
    "B-P05-3": ["P05"],
    "B-jäv-3": ["jäv"],
    "B-P06-3": ["P06"],
    "B-P08-3": ["P08"],
    "B-P07-3": ["P07"],
    "B-P14-3": ["P14"],
    "B-P02-4": ["P02"],
    "B-P04-4": ["P04"],
    "B-preparation-4": ["preparation"],
    "B-P08-4": ["P08"],
    "B-P18-4": ["P18"],
    "B-remote-5": ["remote"],
    "C-P02-1": ["P02"],
    "C-P03-1": ["P03"],
    "C-P16-1": ["P16"],
    "C-P09-1": ["P09"],
    "C-prep-1": ["preparation"],
    "C-P04-2": ["P04"],
    "C-P09-2": ["P09"],
    "C-P03-2": ["P03"],
    "C-P07-1": ["P07"],
    "C-P02-2": ["P02"],
    "C-P06-2": ["P06"],
    "C-P18-1": ["P18"],
    "C-M02-1": ["M02"],
    "C-P11-1": ["P11"],
    "C-P15-1": ["P15"],
    "C-P03-4": ["P03"],
    "C-P15-2": ["P15"],
    "C-M11-2": ["M11"],
    "C-P14-2": ["P14"],
    "C-jav-2": ["jäv"],
    "C-M02-2": ["M02"],
    "C-M23-2": ["M23"],
    "C-P09-3": ["P09"],
    "C-P10-3": ["P10"],
    "C-P15-3": ["P15"],
    "C-P11-2": ["P11"],
    "C-P04-4": ["P04"],
    "C-P06-3": ["P06"],
    "C-M22-2": ["M22"],
    "C-P11-3": ["P11"],
    "C-P17-2": ["P17"],
}
_FALSE: dict[str, list[str]] = {
    "A-P03-4": ["MOT045"],
    "A-none-44": ["MOT024"],
    "B-P19-3": ["VAD013"],
    "B-none-35": ["MOT095"],
    "C-none-5": ["MOT104"],
    "C-none-17": ["MOT122"],
}


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

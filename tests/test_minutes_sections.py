"""The made sections: how much of what was planted is told, and how little is told in vain, by author."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.made_minutes import Score
from tests.minutes_sections import cases, scored

_FLOORS = {"A": (0.78, 0.9), "B": (0.78, 0.9)}  # recall and precision; what the reader was mended by


def _score(letter: str, folder: Path, *, every: int = 1) -> Score:
    whole = Score(letter)
    for case in islice(cases(letter), 0, None, every):
        whole += scored(case, folder)
    return whole


@pytest.mark.parametrize("letter", sorted(_FLOORS))
def test_some_sections_are_told_of_as_they_should(letter: str, tmp_path: Path) -> None:
    found = _score(letter, tmp_path, every=8)

    assert found.recall >= _FLOORS[letter][0] - 0.15, found.missed
    assert found.precision >= _FLOORS[letter][1] - 0.1, found.false


@pytest.mark.long
@pytest.mark.parametrize("letter", sorted(_FLOORS))
def test_all_sections_are_told_of_as_they_should(letter: str, tmp_path: Path) -> None:
    found = _score(letter, tmp_path)

    assert found.recall >= _FLOORS[letter][0], found.missed
    assert found.precision >= _FLOORS[letter][1], found.false

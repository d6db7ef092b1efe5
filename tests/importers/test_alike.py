"""Titles that may be one and the same are asked about; they are never read as one."""

from __future__ import annotations

from samspel.importers.alike import alike
from samspel.model import Delegate, Row, Source


def rows(*titles: str) -> list[Row]:
    return [
        Row(id=f"r{at}", delegates=(Delegate(text=title),), source=Source(file="o.docx", place=f"tabell 1, rad {at}"))
        for at, title in enumerate(titles, start=2)
    ]


def told(*titles: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(doubt.place, doubt.words) for doubt in alike(rows(*titles), known)]


def test_a_slip_in_a_title_that_is_common() -> None:
    assert told("Enhetschef", "Enhetschef", "Enhetchef") == [("tabell 1, rad 4", "Enhetchef")]


def test_a_slip_in_a_title_of_the_organisation() -> None:
    assert told("Ekonomichaf", known=("Ekonomichef",)) == [("tabell 1, rad 2", "Ekonomichaf")]


def test_two_spellings_of_one_title_are_no_slip() -> None:
    assert told("Enhetschef", "Enhetschef", "enhetschefen", "Enhetschef*") == []


def test_titles_that_are_different_are_left_alone() -> None:
    assert told("Enhetschef A", "Enhetschef A", "Enhetschef B") == []
    assert told("Förvaltningschef", "Förvaltningschef", "Förvaltningsjurist") == []
    assert told("1:e handläggare", "1:e handläggare", "2:e handläggare") == []


def test_two_rare_titles_are_not_told_from_each_other() -> None:
    assert told("Enhetschef", "Enhetchef") == []

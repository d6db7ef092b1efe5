"""An overview is one sheet on which nothing is lost but the names: the counts of its boxes are those of the facts."""

from __future__ import annotations

from datetime import date

import pytest

from samspel import check
from samspel.errors import SamspelError
from samspel.exporters.diagrams import COLLAPSIBLE, KINDS, draw
from samspel.exporters.rendering import render
from samspel.model import Municipality
from tests.big_town import big_town
from tests.pictures import points, printed


@pytest.fixture(scope="module")
def big() -> Municipality:
    """Four hundred rows, fifty organs."""
    return big_town()


@pytest.mark.parametrize("kind", COLLAPSIBLE)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_large_municipality_becomes_one_sheet(kind: str, language: str, big: Municipality) -> None:
    [drawing] = draw(kind, big, language=language, collapse=True)

    assert points(render(drawing, "svg")) >= 8


def test_every_delegate_and_section_is_counted_once(big: Municipality) -> None:
    [levels] = draw("levels", big, collapse=True)
    [sections] = draw("sections", big, collapse=True)
    delegates = {one.role for row in big.orders[0].rows for one in row.delegates or ()}

    assert sum(int(row[0].partition(": ")[2].split()[0]) for row in levels.table[1:]) == len(delegates)
    assert sum(int(row[1].split()[0]) for row in sections.table[1:]) == 400


def test_a_board_says_how_many_organs_and_units_lie_under_it(big: Municipality) -> None:
    [drawing] = draw("organisation", big, collapse=True)

    assert ("Nämnder och styrelse: Nämnden för kultur", "2 organ, 3 enheter", "0", "0") in drawing.table
    assert "2 organ" in printed(render(drawing, "svg")).replace("\xa0", " ")


def test_findings_are_counted_in_the_box(big: Municipality) -> None:
    report = check(big, on=date(2026, 5, 1))
    rows = {one.row for one in report.findings if one.level == "error" and "/row/" in one.about}
    [drawing] = draw("sections", big, report=report, collapse=True)

    assert rows
    assert sum(int(row[2]) for row in drawing.table[1:]) == len(rows)
    assert "■ Fel: 1" in drawing.dot


@pytest.mark.parametrize("kind", sorted({*KINDS} - {*COLLAPSIBLE}))
def test_what_cannot_be_folded_says_so(kind: str, big: Municipality) -> None:
    with pytest.raises(SamspelError, match=r"kan inte fällas ihop\. Möjliga: levels, sections, organisation"):
        draw(kind, big, collapse=True)

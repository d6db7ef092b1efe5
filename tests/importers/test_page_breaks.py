"""A row that a page breaks in two is one row again; where nothing tells, it stands alone and the reader is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from samspel.importers.grid import Grid, GridCell, GridDocument, GridRow
from samspel.importers.raw_rows import Extract, extract

HEADER = ("Nr", "Ärende", "Delegat")


def two_pages(above: Sequence[str], below: Sequence[str]) -> Extract:
    """A table whose last row on one page is `above`, and whose first on the next is `below`; others stand around them."""

    def page(number: int, *rows: Sequence[str]) -> Grid:
        made = tuple(GridRow(tuple(map(GridCell, row)), at) for at, row in enumerate(rows, start=1))
        return Grid(made, 1, page=number, goes_on=number > 1)

    first, last = ("1", "Hyra av mark", "Rektor"), ("3", "Hyra av båt", "Rektor")
    return extract(GridDocument("ordning.pdf", "pdf", (page(1, HEADER, first, above), page(2, below, last))))


@pytest.mark.parametrize("end", ["enligt", "av", "och", "lokaler,"])
def test_a_row_that_breaks_off_goes_on_with_a_capital_on_the_next_page(end: str) -> None:
    found = two_pages(("2", f"Beslut om lokaler {end}", "Enhetschef"), ("", "Skolverkets föreskrifter", ""))

    assert [row.text("matter") for row in found.rows] == [
        "Hyra av mark",
        f"Beslut om lokaler {end} Skolverkets föreskrifter",
        "Hyra av båt",
    ]
    assert not found.doubts


def test_what_may_be_the_rest_of_a_row_or_a_title_is_told() -> None:
    found = two_pages(("2", "Beslut om lokaler", "Enhetschef"), ("", "Skolverkets föreskrifter", ""))

    assert [doubt.words for doubt in found.doubts] == ["Skolverkets föreskrifter"]
    assert found.doubts[0].place == "sida 2, tabell 1, rad 1"
    assert "sidbrytningen" in found.doubts[0].reason


def test_a_new_row_on_a_new_page_is_a_row() -> None:
    found = two_pages(("2", "Beslut om lokaler", "Enhetschef"), ("2b", "Skolverkets föreskrifter", "Rektor"))

    assert len(found.rows) == 4
    assert not found.doubts

"""Orders in PDF: tables by their lines, running heads left out, rows that a page broke, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typst

from samspel.errors import UnreadableInput
from samspel.importers.grid import DOUBTFUL_BREAK, Grid, GridDocument, Paragraph
from samspel.importers.order import read_order
from samspel.importers.pdf import read_pdf
from tests.build_pdf import At, Drawn, pdf

Page = list[At | Drawn]
COLUMNS = (50, 90, 300, 480)


def ruled(rows: int, top: int = 700, columns: tuple[int, ...] = COLUMNS, height: int = 30) -> Page:
    """The lines of a table."""
    bottom = top - rows * height
    level: Page = [Drawn(columns[0], top - at * height, columns[-1], top - at * height) for at in range(rows + 1)]
    return [*level, *(Drawn(x, bottom, x, top) for x in columns)]


def row(number: str, matter: str, delegate: str, base: int) -> Page:
    return [At(x + 5, base, text) for x, text in zip(COLUMNS, (number, matter, delegate), strict=False) if text]


HEADER = row("Nr", "Ärende", "Delegat", 688)


def read(folder: Path, *pages: Page) -> GridDocument:
    (folder / "ordning.pdf").write_bytes(pdf(*pages))
    return read_pdf(folder / "ordning.pdf")


def tables(document: GridDocument) -> list[list[list[str]]]:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return [[[cell.text for cell in one.cells] for one in grid.rows] for grid in grids]


def test_a_table_between_lines(tmp_path: Path) -> None:
    found = read(tmp_path, [*ruled(2), *HEADER, *row("1.1", "Hyra av lokal", "Rektor", 658)])
    assert tables(found) == [[["Nr", "Ärende", "Delegat"], ["1.1", "Hyra av lokal", "Rektor"]]]


def test_an_underline_parts_no_row(tmp_path: Path) -> None:
    page: Page = [
        *ruled(2),
        Drawn(95, 656, 150, 656),
        *HEADER,
        *row("1.1", "Hyra", "Rektor", 662),
        *row("", "av lokal", "", 650),
    ]
    assert tables(read(tmp_path, page)) == [[["Nr", "Ärende", "Delegat"], ["1.1", "Hyra\nav lokal", "Rektor"]]]


def test_a_missing_line_is_a_merged_cell(tmp_path: Path) -> None:
    lines: Page = [*ruled(2, columns=(50, 300, 480)), Drawn(90, 670, 90, 700)]
    page: Page = [*lines, *HEADER, At(55, 658, "1 Avtal"), At(305, 658, "x")]
    [grid] = read(tmp_path, page).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.repeats) for cell in grid.rows[1].cells] == [
        ("1 Avtal", False),
        ("1 Avtal", True),
        ("x", False),
    ]


def test_a_table_with_open_sides(tmp_path: Path) -> None:
    level = [Drawn(50, y, 480, y) for y in (700, 670, 640)]
    inner = [Drawn(x, 640, x, 700) for x in (90, 300)]
    assert tables(read(tmp_path, [*level, *inner, *HEADER, *row("1.1", "Hyra", "Rektor", 658)])) == [
        [["Nr", "Ärende", "Delegat"], ["1.1", "Hyra", "Rektor"]]
    ]


def test_a_broken_line_is_whole_where_the_next_word_had_no_room(tmp_path: Path) -> None:
    narrow = (50, 90, 170, 250)
    lines = [At(95, 648, "Upplåtelse av"), At(95, 636, "torgplats till"), At(95, 624, "Förening")]
    roles = [At(175, 648, "Verksamhetschef"), At(175, 636, "Rektor")]
    page: Page = [
        *ruled(2, columns=narrow, height=40),
        *lines,
        *roles,
        At(55, 690, "Nr"),
        At(95, 690, "Ärende"),
        At(55, 648, "1"),
    ]
    [[_, cells]] = tables(read(tmp_path, page))
    assert cells[1:] == [f"Upplåtelse av torgplats till{DOUBTFUL_BREAK}Förening", f"Verksamhetschef{DOUBTFUL_BREAK}Rektor"]


def test_a_ligature_gives_all_its_letters(tmp_path: Path) -> None:
    page = '#set text(font: "Libertinus Serif")\n#table(columns: 2, [1], [Beskaffenhet, offert])'
    (tmp_path / "ordning.pdf").write_bytes(typst.compile(page.encode()))
    assert tables(read_pdf(tmp_path / "ordning.pdf")) == [[["1", "Beskaffenhet, offert"]]]


def test_a_letter_drawn_twice_to_look_bold_is_one(tmp_path: Path) -> None:
    page: Page = [*ruled(2), *HEADER, *row("1.1", "Offert", "Rektor", 658), *row("1.1", "Offert", "Rektor", 658)]
    assert tables(read(tmp_path, page)) == [[["Nr", "Ärende", "Delegat"], ["1.1", "Offert", "Rektor"]]]


@pytest.mark.parametrize(("first", "whole"), [("Verksamhete ", "Verksamhete ns mål"), ("Verksamhete", "Verksamhetens mål")])
def test_a_word_that_fills_its_line_is_whole_when_a_blank_follows(tmp_path: Path, first: str, whole: str) -> None:
    narrow = (50, 90, 156, 250)
    page: Page = [
        *ruled(2, columns=narrow, height=40),
        At(55, 690, "Nr"),
        At(95, 690, "Ärende"),
        At(161, 690, "Delegat"),
        At(55, 648, "1"),
        At(95, 648, first),
        At(95, 636, "ns mål"),
        At(161, 648, "Rektor"),
    ]
    [[_, cells]] = tables(read(tmp_path, page))
    assert cells[1] == whole


def test_without_lines_the_header_tells_the_columns(tmp_path: Path) -> None:
    page: Page = [
        *HEADER,
        *row("1.1", "Hyra", "Rektor", 665),
        *row("1.2", "Köp av varor", "Jurist", 650),
        *row("", "och mat", "", 638),
    ]
    assert tables(read(tmp_path, page)) == [
        [["Nr", "Ärende", "Delegat"], ["1.1", "Hyra", "Rektor"], ["1.2", "Köp av varor\noch mat", "Jurist"]]
    ]


def test_heads_and_feet_are_no_text_of_the_order(tmp_path: Path) -> None:
    pages: list[Page] = [
        [At(50, 800, "Exempelby kommun"), At(50, 500, f"Stycke {'abc'[at]}"), At(50, 30, f"Sida {at + 1} av 3")]
        for at in range(3)
    ]
    found = read(tmp_path, *pages)
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["Stycke a", "Stycke b", "Stycke c"]
    assert "Exempelby kommun" in found.headers_footers


def test_a_row_that_the_end_of_the_page_broke_is_one_row(tmp_path: Path) -> None:
    first: Page = [*ruled(2), *HEADER, *row("1.1", "Hyra av", "Rektor", 658)]
    second: Page = [*ruled(3), *HEADER, *row("", "lokal", "Skolchef", 658), *row("1.2", "Avtal", "Jurist", 628)]
    (tmp_path / "ordning.pdf").write_bytes(pdf(first, second))
    rows = read_order(tmp_path / "ordning.pdf").rows
    assert [(one.raw.cells, one.raw.place) for one in rows] == [
        ({"number": "1.1", "matter": "Hyra av lokal", "delegate": "Rektor\nSkolchef"}, "sida 1, tabell 1, rad 2"),
        ({"number": "1.2", "matter": "Avtal", "delegate": "Jurist"}, "sida 2, tabell 1, rad 3"),
    ]


def test_a_file_without_text_is_taken_for_scanned(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="inskannad"):
        read(tmp_path, [*ruled(2)])


def test_a_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    assert "Sida 2 har ingen text" in " ".join(read(tmp_path, [At(50, 500, "Text")], []).notes)


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "ordning.pdf").write_bytes(b"hej")
    with pytest.raises(UnreadableInput, match=re.escape("ordning.pdf: Filen är ingen PDF.")):
        read_pdf(tmp_path / "ordning.pdf")

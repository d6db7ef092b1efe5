"""Web pages are read as a browser shows them."""

from __future__ import annotations

import pytest

from samspel.importers.grid import Grid, GridDocument, Paragraph
from samspel.importers.html import of_page


def page(text: str) -> GridDocument:
    return of_page("sida.html", "html", text)


def grid(text: str) -> Grid:
    [found] = [block for block in page(text).blocks if isinstance(block, Grid)]
    return found


def cells(text: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid(text).rows]


def test_spans_are_copied_and_marked_as_copies() -> None:
    found = grid("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>")
    assert [[(cell.text, cell.repeats) for cell in row.cells] for row in found.rows] == [
        [("a", False), ("b", False)],
        [("a", True), ("c", False)],
    ]


def test_a_cell_over_the_whole_table_is_known() -> None:
    assert [row.full_width for row in grid("<table><tr><td colspan=2>1 Avtal<tr><td>a<td>b</table>").rows] == [True, False]


def test_a_frame_of_two_columns_around_the_order_is_no_table() -> None:
    order = "<table><tr><th>Nr<th>Ärende<th>Delegat<tr><td>1<td>Hyra av lokal<td>Rektor</table>"
    found = page(f"<table><tr><td>Meny</td><td><h1>Ordning</h1>{order}</td></tr></table>").blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["Meny", "Ordning"]
    [inner] = [block for block in found if isinstance(block, Grid)]
    assert [[cell.text for cell in row.cells] for row in inner.rows] == [
        ["Nr", "Ärende", "Delegat"],
        ["1", "Hyra av lokal", "Rektor"],
    ]


def test_a_small_table_in_a_cell_of_the_order_stays_in_its_cell() -> None:
    ladder = "<table><tr><td>10 tkr<td>EC</table>"
    found = cells(f"<table><tr><td>1</td><td>Köp av varor till verksamheten {ladder}</td><td>Rektor</td></tr></table>")
    assert found == [["1", "Köp av varor till verksamheten\n10 tkr EC", "Rektor"]]


def test_rows_of_headings_are_headers() -> None:
    found = grid("<table><thead><tr><td>Nr<td>Ärende<tbody><tr><th>a<td>b<tr><th>Nr<th>Ärende</table>")
    assert [row.header for row in found.rows] == [True, False, True]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Rektor<br>Skolchef", "Rektor\nSkolchef"),
        ("<ul><li>Rektor<li>Skolchef</ul>", "Rektor\nSkolchef"),
        ("<ol type=a><li>Rektor<li>Skolchef</ol>", "a. Rektor\nb. Skolchef"),
        ("<p>Rektor</p>\n <p>Skolchef</p>", "Rektor\nSkolchef"),
        ("  högst\n 50&nbsp;000   kr ", "högst 50\u00a0000 kr"),
        ("Rektor<span style='display: none'>x</span>", "Rektor"),
        ("Rek<del>x</del>tor<ins> eller skolchef</ins>", "Rektor eller skolchef"),
    ],
)
def test_what_a_cell_says(cell: str, text: str) -> None:
    assert cells(f"<table><tr><td>1<td>{cell}</table>") == [["1", text]]


def test_a_table_in_a_cell_gives_a_line_for_each_row() -> None:
    assert cells("<table><tr><td>1<td>x<table><tr><td>a<td>b<tr><td>c</table></table>") == [["1", "x\na b\nc"]]


def test_tables_inside_a_frame_are_tables_of_their_own() -> None:
    frame = "<table><tr><td><h2>Avtal</h2><table><tr><td>a<td>b</table></td></tr></table>"
    assert [type(block) for block in page(frame).blocks] == [Paragraph, Grid]


def test_headings_and_numbered_lists_are_paragraphs_with_level_and_number() -> None:
    found = page("<h2>Avtal</h2><ol start=3><li>Hyra<li value=7>Köp</ol>").blocks
    assert [(one.text, one.heading, one.label) for one in found if isinstance(one, Paragraph)] == [
        ("Avtal", 2, None),
        ("Hyra", None, "3."),
        ("Köp", None, "7."),
    ]


def test_what_is_left_out_is_told() -> None:
    notes = page("<nav>Meny</nav><p hidden>x</p><img src=x><script>y</script><p>Text").notes
    assert len(notes) == 3
    assert any("meny" in note for note in notes)

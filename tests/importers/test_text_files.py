"""CSV and Markdown files, whatever program saved them."""

from __future__ import annotations

from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.importers.grid import Grid, GridDocument
from samspel.importers.markdown import read_markdown
from samspel.importers.separated import read_separated


def table(content: bytes, folder: Path) -> GridDocument:
    (folder / "ordning.csv").write_bytes(content)
    return read_separated(folder / "ordning.csv")


def rows(document: GridDocument) -> list[list[str]]:
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_sign_between_values_is_found(tmp_path: Path, sign: str) -> None:
    lines = (["Nr", "Ärende", "Delegat"], ["1.1", "Hyra", "Rektor"], ["1.2", "Köp", ""])
    content = "\r\n".join(sign.join(line) for line in lines)
    assert rows(table(content.encode(), tmp_path)) == [*map(list, lines)]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_swedish_letters_in_any_coding(tmp_path: Path, coding: str) -> None:
    found = table("Nr;Ärende\n1;Åtgärd för öar".encode(coding), tmp_path)
    assert rows(found) == [["Nr", "Ärende"], ["1", "Åtgärd för öar"]]
    assert bool(found.notes) == (coding == "cp1252")


def test_a_value_in_quotes_may_hold_lines_and_signs(tmp_path: Path) -> None:
    assert rows(table(b'1;"Hyra; b\nc ""d"""\n2;x', tmp_path)) == [["1", 'Hyra; b\nc "d"'], ["2", "x"]]


def test_rows_keep_the_number_they_have_in_the_file(tmp_path: Path) -> None:
    [grid] = table(b"a;b\n;\nc;d", tmp_path).blocks
    assert isinstance(grid, Grid)
    assert [row.number for row in grid.rows] == [1, 3]


def test_quotes_that_never_end_are_told_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"ordning\.csv:2: Citattecknen"):
        table(b'a;b\nc;"d', tmp_path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="ingen textfil"):
        table(b"\x00\x01\x02", tmp_path)


def test_markdown_tables_and_headings(tmp_path: Path) -> None:
    text = "# Delegationsordning\n\n## 1 Avtal\n\n| Nr | Ärende |\n|---|---|\n| 1.1 | **Hyra**<br>och \\| köp |\n"
    (tmp_path / "ordning.md").write_text(text, encoding="utf-8")
    found = read_markdown(tmp_path / "ordning.md")
    assert rows(found) == [["Nr", "Ärende"], ["1.1", "Hyra\noch | köp"]]
    assert [getattr(block, "heading", None) for block in found.blocks] == [1, 2, None]

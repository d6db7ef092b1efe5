"""OpenDocument texts: automatic numbers, spans, tracked changes, and what is beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.importers.grid import Grid, GridDocument, Paragraph
from samspel.importers.odt import read_odt
from tests.build_docx import package

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "drawing")
)
STYLES = (
    '<office:automatic-styles><text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix=":"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="4"/></text:list-style></office:automatic-styles>'
)


def read(folder: Path, body: str, **parts: str) -> GridDocument:
    content = f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}</office:text></office:body>"
    whole = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content + "</office:document-content>",
        **parts,
    }
    (folder / "ordning.odt").write_bytes(package(whole))
    return read_odt(folder / "ordning.odt")


def paragraphs(document: GridDocument) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def cells(document: GridDocument) -> list[list[str]]:
    [grid] = [block for block in document.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row.cells] for row in grid.rows]


def item(text: str, level: int, rest: str = "") -> str:
    """A list item on a level, as LibreOffice writes it: a list inside a list inside a list."""
    inner = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
    for _ in range(level - 1):
        inner = f"<text:list-item><text:list>{inner}</text:list></text:list-item>"
    return f'<text:list text:style-name="L" {rest}>{inner}</text:list>'


def test_numbers_of_nested_lists_go_on_from_list_to_list(tmp_path: Path) -> None:
    on = 'text:continue-numbering="true"'
    body = item("A", 1) + item("B", 2, on) + item("C", 3, on) + item("D", 2, on) + item("E", 1, on) + item("F", 2, on)
    assert [label for label, _ in paragraphs(read(tmp_path, body))] == ["1", "1.1:", "a)", "1.2:", "2", "2.1:"]


def test_a_list_that_does_not_go_on_begins_anew_and_bullets_have_no_number(tmp_path: Path) -> None:
    assert [label for label, _ in paragraphs(read(tmp_path, item("A", 1) + item("B", 1) + item("C", 4)))] == ["1", "1", None]


def test_spans_headers_and_repeated_cells(tmp_path: Path) -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Beslut</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>'
    )
    found = read(tmp_path, body)
    assert cells(found) == [["Beslut", "Beslut"], ["a", "a"]]
    [grid] = found.blocks
    assert isinstance(grid, Grid)
    assert [(row.header, row.full_width) for row in grid.rows] == [(True, True), (False, False)]


def test_blanks_breaks_changes_and_comments(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>bort</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>A<text:s text:c="2"/>b<text:line-break/>c<office:annotation><text:p>nej</text:p></office:annotation>'
        "<text:change-start/>d<text:change-end/></text:p>"
    )
    found = read(tmp_path, body)
    assert paragraphs(found) == [(None, "A b\ncd")]
    assert [note.split()[1] for note in found.notes] == ["spårad", "spårat", "kommentar"]


def test_footnotes_are_told_beside_the_text(tmp_path: Path) -> None:
    note = "<text:note><text:note-body><text:p>Se bilaga.</text:p></text:note-body></text:note>"
    found = read(tmp_path, f"<text:p>Jurist{note}</text:p>")
    assert paragraphs(found) == [(None, "Jurist")]
    assert any("Se bilaga." in one for one in found.notes)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "inget OpenDocument-textdokument"),
        ({"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}, "lösenordsskyddad"),
    ],
)
def test_files_that_are_not_read(tmp_path: Path, parts: dict[str, str], words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        read(tmp_path, "<text:p>x</text:p>", **parts)

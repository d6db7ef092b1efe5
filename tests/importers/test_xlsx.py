"""Workbooks are read as the sheet shows them, and what cannot be shown is told."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from samspel.errors import UnreadableInput
from samspel.importers.grid import Grid, GridDocument, normalise
from samspel.importers.xlsx import read_xlsx
from samspel.importers.xlsx_values import shown
from tests.build_docx import document, package, paragraph

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Ordning"
    return sheet


def written(fill: Callable[[Worksheet], None]) -> bytes:
    book = Workbook()
    fill(first_sheet(book))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows(*lines: list[object]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(line)

    return fill


def read(path: Path, content: bytes | Callable[[Worksheet], None]) -> GridDocument:
    file = path / "ordning.xlsx"
    file.write_bytes(content if isinstance(content, bytes) else written(content))
    return read_xlsx(file)


def grid(found: GridDocument) -> Grid:
    [block] = found.blocks
    assert isinstance(block, Grid)
    return block


def texts(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def with_part(content: bytes, changes: dict[str, str | bytes]) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return package({name: archive.read(name) for name in archive.namelist()} | changes)


def with_sheet(data: str, after: str = "") -> bytes:
    sheet = f'<?xml version="1.0"?><worksheet {NAMESPACE}><sheetData>{data}</sheetData>{after}</worksheet>'
    return with_part(written(rows(["x"])), {SHEET: sheet})


# Sheets ---------------------------------------------------------------------------------------------------------


def test_a_sheet_is_a_grid_with_its_name_and_row_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, rows(["Delegationsordning"], [], ["Nr", "Ärende", None], [1, "Attest\noch annat", " "]))
    assert (found.file, found.kind, found.notes) == ("ordning.xlsx", "xlsx", ())
    assert (grid(found).number, grid(found).name) == (1, "Ordning")
    assert texts(grid(found)) == [["Delegationsordning", ""], ["Nr", "Ärende"], ["1", "Attest\noch annat"]]
    assert [row.number for row in grid(found).rows] == [1, 3, 4]


def test_hidden_and_empty_sheets_give_no_grid_but_the_hidden_one_a_note(tmp_path: Path) -> None:
    book = Workbook()
    first_sheet(book).append(["Nr"])
    for name, state in (("Listor", "hidden"), ("Mallar", "veryHidden"), ("Tomt", "visible"), ("Sist", "visible")):
        book.create_sheet(name).sheet_state = state
    book["Listor"].append(["a"])
    book["Sist"].append(["b"])
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(tmp_path, buffer.getvalue())
    assert [(block.number, getattr(block, "name", None)) for block in found.blocks] == [(1, "Ordning"), (2, "Sist")]
    assert found.notes == (
        "Bladet ”Listor” är dolt och har inte lästs.",
        "Bladet ”Mallar” är dolt och har inte lästs.",
    )


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["a", "b", "c"], ["d", "e", "f"])(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions.group("B", "C", hidden=True)

    found = read(tmp_path, fill)
    assert texts(grid(found)) == [["a", "b", "c"], ["d", "e", "f"]]
    assert found.notes == (
        "Bladet ”Ordning” har dolda rader som ändå är lästa: 2.",
        "Bladet ”Ordning” har dolda kolumner som ändå är lästa: B, C.",
    )


def test_merged_cells_are_copied_and_say_so(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["Rubrik"], ["1", "Attest", "KL"], ["2", "Remiss"], ["Avsnitt", "", "och mer"])(sheet)
        for area in ("A1:H1", "C2:C3", "A4:B4"):
            sheet.merge_cells(area)

    found = grid(read(tmp_path, fill))
    assert texts(found) == [["Rubrik"] * 3, ["1", "Attest", "KL"], ["2", "Remiss", "KL"], ["Avsnitt"] * 2 + ["och mer"]]
    assert [[cell.repeats for cell in row.cells] for row in found.rows] == [
        [False, True, True], [False] * 3, [False, False, True], [False, True, False],
    ]  # fmt: skip
    assert [row.full_width for row in found.rows] == [True, False, False, False]


def test_a_row_that_only_repeats_the_one_above_is_not_counted_twice(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["Rubrik"], [], ["1", "Attest"])(sheet)
        sheet.merge_cells("A1:B2")

    assert [row.number for row in grid(read(tmp_path, fill)).rows] == [1, 3]


def test_rows_the_workbook_marks_as_headers_are_marked(tmp_path: Path) -> None:
    def titles(sheet: Worksheet) -> None:
        rows(["Rubrik"], ["Nr", "Ärende"], ["1", "Attest"])(sheet)
        sheet.print_title_rows = "2:2"

    def tables(sheet: Worksheet) -> None:
        rows(["Rubrik"], ["Nr", "Ärende"], ["1", "Attest"])(sheet)
        sheet.add_table(Table(displayName="T", ref="A2:B3"))

    for fill in (titles, tables):
        assert [row.header for row in grid(read(tmp_path, fill)).rows] == [False, True, False]


def test_a_print_title_that_points_nowhere_does_no_harm(tmp_path: Path) -> None:
    content = written(rows(["Nr"], [1]))
    book = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml")
    names = b'<definedName name="_xlnm.Print_Titles" localSheetId="0">#REF!</definedName>'
    book = book.replace(b"<definedNames/>", b"").replace(b"<calcPr", b"<definedNames>" + names + b"</definedNames><calcPr")
    assert texts(grid(read(tmp_path, with_part(content, {"xl/workbook.xml": book})))) == [["Nr"], ["1"]]


def test_a_formula_without_a_stored_value_is_empty_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, rows(["Nr", "Summa"], [1, "=A2+1"]))
    assert texts(grid(found)) == [["Nr", "Summa"], ["1", ""]]
    assert found.notes == (
        "Bladet ”Ordning” har formler utan sparat värde, lästa som tomma: B2. "
        "Öppna och spara arbetsboken i Excel så kommer värdena med.",
    )


def test_a_formula_with_a_stored_value_shows_it(tmp_path: Path) -> None:
    found = read(tmp_path, with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))
    assert (texts(grid(found)), found.notes) == ([["2"]], ())


def test_cells_without_references_stand_one_after_the_other(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    data = f"<row>{cell.format('a')}{cell.format('b')}</row><row>{cell.format('c')}</row>"
    assert texts(grid(read(tmp_path, with_sheet(data)))) == [["a", "b"], ["c", ""]]


def test_a_date_that_may_have_been_a_number_is_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows([dt.date(2025, 2, 1)], [dt.date(2025, 3, 12)])(sheet)
        sheet["A1"].number_format = "d-mmm"

    found = read(tmp_path, fill)
    assert texts(grid(found)) == [["2025-02-01"], ["2025-03-12"]]
    [note] = found.notes
    assert "datum utan år eller dag i A1." in note


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    found = read(tmp_path, with_part(written(rows(["x"])), {"xl/vbaProject.bin": b"x"}))
    assert found.notes == ("Arbetsboken innehåller makron. De har inte körts.",)


# Values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "0.0", "1.1"),
        (1.1, "General", "1.1"),
        (3.0, "General", "3"),
        (7, "000", "007"),
        (0.1 + 0.2, "General", "0.3"),
        (2.675, "0.00", "2.68"),
        (1.5, "0.0#", "1.5"),
        (588000, '#,##0" kr"', "588000"),
        (1588000, r'#\ ##0\ "kr"', "1588000"),
        (1588000, "#\u00a0##0\\ [$kr-41D]", "1588000"),
        (-1.5, r'_-* #,##0.00\ "kr"_-;\-* #,##0.00\ "kr"_-;_-* "-"??\ "kr"_-;_-@_-', "-1.50"),
        (-5, "0.0;[Red]0.0", "-5.0"),
        (500, '0 "tkr"', "500 tkr"),
        (500000, '#,##0,\\ "tkr"', "500 tkr"),
        (0.125, "0.0%", "12.5%"),
        (12, '"§ "0', "§ 12"),
        (3, '0"."', "3."),
        (110, r'0"."00', "1.10"),
        (12345, "00-00", "123-45"),
        (0, "0;;", "0"),
        (1e300, "0.00", "1e+300"),
        (10**30, "0", "1" + "0" * 30),
        (True, "General", "SANT"),
        (None, "0.00", ""),
        ("1.10", "@", "1.10"),
        (" hand\u00adläggare_x000D_\n", "General", "handläggare"),
        (dt.datetime(2025, 3, 12), "yyyy-mm-dd", "2025-03-12"),  # noqa: DTZ001 (a sheet knows no time zones)
        (dt.datetime(2025, 3, 12, 13, 5), "yyyy-mm-dd hh:mm", "2025-03-12 13:05"),  # noqa: DTZ001
        (dt.time(13, 5), "hh:mm", "13:05"),
    ],
)
def test_a_value_is_shown_as_the_sheet_shows_it(value: object, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@given(number=st.integers(-10_000_000, 10_000_000))
def test_two_decimals_are_always_two(number: int) -> None:
    assert shown(number / 100, "0.00") == f"{'-' * (number < 0)}{abs(number) // 100}.{abs(number) % 100:02d}"


@given(value=st.floats() | st.integers(), number_format=st.text(alphabet='0#?.,%;"\\_*[]$- krE@/', max_size=12))
def test_no_format_is_too_odd_to_show_something(value: float, number_format: str) -> None:
    assert "\n" not in shown(value, number_format)


# Broken and hostile ---------------------------------------------------------------------------------------------


def refused(path: Path, content: bytes) -> str:
    start = time.perf_counter()
    with pytest.raises(UnreadableInput) as caught:
        read(path, content)
    assert time.perf_counter() - start < 5
    [problem] = caught.value.problems
    assert problem.file == "ordning.xlsx"
    assert problem.remedy
    assert str(path) not in str(caught.value)
    return str(problem)


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "IW1", "A50001", "ZZZ9999999"])
def test_a_cell_far_out_is_refused(tmp_path: Path, place: str) -> None:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    content = with_sheet(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>')
    assert "bladet ”Ordning”: Arbetsboken är för stor" in refused(tmp_path, content)


def test_a_cell_far_out_that_is_only_coloured_does_no_harm(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert texts(grid(read(tmp_path, with_sheet(data)))) == [["1"]]


def test_immense_merges_are_refused_one_by_one_and_together(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for areas in (["A1:XFD1048576"], [f"A{n}:CV{n + 99}" for n in range(1, 401, 100)]):
        merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
        assert "för stor" in refused(tmp_path, with_sheet(data, f"<mergeCells>{merges}</mergeCells>"))


def test_a_false_dimension_is_not_believed(tmp_path: Path) -> None:
    content = with_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    sheet = zipfile.ZipFile(io.BytesIO(content)).read(SHEET)
    sheet = sheet.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert texts(grid(read(tmp_path, with_part(content, {SHEET: sheet})))) == [["1"]]


def test_entities_are_refused_in_every_part_even_those_not_read(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    for part in (SHEET, "xl/styles.xml", "docProps/core.xml"):
        for encoding in ("utf-8", "utf-16"):
            assert "definitioner" in refused(tmp_path, with_part(written(rows(["x"])), {part: bomb.encode(encoding)}))


@pytest.mark.parametrize(
    "data",
    [
        "<row",
        '<row r="x"/>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="n"><v>ett</v></c></row>',
    ],
)
def test_broken_sheets_are_refused(tmp_path: Path, data: str) -> None:
    assert "skadad" in refused(tmp_path, with_sheet(data))


def test_a_number_format_that_is_not_defined_is_no_format(tmp_path: Path) -> None:
    content = written(rows([1.1]))
    styles = zipfile.ZipFile(io.BytesIO(content)).read("xl/styles.xml").replace(b'numFmtId="0"', b'numFmtId="999"')
    assert texts(grid(read(tmp_path, with_part(content, {"xl/styles.xml": styles})))) == [["1.1"]]


def test_a_missing_sheet_or_a_meaningless_merge_is_refused(tmp_path: Path) -> None:
    for area in ("B2:A1", "x"):
        content = with_sheet('<row r="1"/>', f'<mergeCells><mergeCell ref="{area}"/></mergeCells>')
        assert "skadad" in refused(tmp_path, content)
    archive = zipfile.ZipFile(io.BytesIO(written(rows(["x"]))))
    rest = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    assert "skadad" in refused(tmp_path, package(rest))


def test_a_document_is_not_a_workbook(tmp_path: Path) -> None:
    assert "ett Worddokument, inte en Excelarbetsbok" in refused(tmp_path, document(paragraph("x")))


def test_strict_open_xml_is_to_be_saved_anew(tmp_path: Path) -> None:
    content = written(rows(["x"]))
    book = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml")
    strict = book.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/", b"http://purl.oclc.org/ooxml/spreadsheetml/"
    )
    assert "Strict Open XML" in refused(tmp_path, with_part(content, {"xl/workbook.xml": strict}))


BOOK = written(rows(["Nr", "Ärende"], [1.1, "Attest"]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(at=st.integers(0, len(BOOK) - 1), junk=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_but_never_crashes(tmp_path: Path, at: int, junk: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        read(tmp_path, BOOK[:at] + junk + BOOK[at + len(junk) :])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(at=st.integers(0, 2000), junk=st.text(alphabet='<>/"= rcstv019AZ:', min_size=1, max_size=6))
def test_a_sheet_with_damaged_xml_is_read_or_refused(tmp_path: Path, at: int, junk: str) -> None:
    sheet = zipfile.ZipFile(io.BytesIO(BOOK)).read(SHEET).decode()
    at = at % len(sheet)
    with contextlib.suppress(UnreadableInput):
        read(tmp_path, with_part(BOOK, {SHEET: sheet[:at] + junk + sheet[at + len(junk) :]}))


# Sample ---------------------------------------------------------------------------------------------------------


def test_the_sample_is_read_cell_by_cell() -> None:
    name = "04_miljonamnd.xlsx"
    if not (SAMPLES / name).exists():
        pytest.skip("exempelfilerna ligger i en gemensam mapp som inte finns här")
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))
    found = read_xlsx(SAMPLES / name)
    read_rows: list[list[str]] = []
    for block in found.blocks:
        assert isinstance(block, Grid)
        headers = [at for at, row in enumerate(block.rows) if row.header]
        read_rows += texts(block)[headers[0] + 1 :] if headers else []
    assert read_rows == [[normalise(row[column]) for column in truth["columns"]] for row in truth["rows"]]
    assert found.notes == ("Bladet ”Listor” är dolt och har inte lästs.",)

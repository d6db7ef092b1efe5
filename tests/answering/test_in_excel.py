"""Comments in Excel workbooks: on the right cell, listed on a sheet, and nothing else is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

import samspel
from samspel.answering.annotating import Annotated

DAY = date(2026, 1, 15)
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEAD = ("Nr", "Ärende", "Delegat", "Ersättare", "Lagrum")
FINE = ("1.1", "Yttrande", "Nämndsekreterare", "Förvaltningschef", "6 kap. 37 § KL")
OLD = ("1.2", "Remiss", "Nämndsekreterare", "Förvaltningschef", "24 § förvaltningslagen (1986:223)")


def workbook(change: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Rader 'A'"
    for line in (HEAD, FINE, OLD):
        sheet.append(line)
    change(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def annotated(data: bytes, folder: Path) -> Annotated:
    path = folder / "utkast.xlsx"
    path.write_bytes(data)
    return samspel.annotate(path, samspel.check(samspel.load(path), on=DAY))


def comments(data: bytes) -> dict[str, str]:
    book = load_workbook(BytesIO(data))
    return {f"{cell.coordinate}": cell.comment.text for line in book.worksheets[0] for cell in line if cell.comment}


def test_a_finding_is_a_comment_on_its_cell_and_a_line_with_a_link_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    answer = annotated(workbook(), tmp_path)

    assert comments(answer.data)["E3"].startswith("FEL: Hänvisning till upphävd lag (REF001)\nRad 1.2: ")
    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["Rader 'A'", "Anmärkningar"]
    lines = [[cell.value for cell in line] for line in book["Anmärkningar"]]
    assert len(lines) == answer.remarks + 1
    [at] = [number for number, line in enumerate(lines, start=1) if line[1] == "FEL: Hänvisning till upphävd lag (REF001)"]
    link = book["Anmärkningar"].cell(at, 1).hyperlink
    assert link is not None
    assert link.location == "'Rader ''A'''!E3"
    assert ["Hela ordningen", "RÅD: Inget om jäv (FRM010)"] in [line[:2] for line in lines]


def rich(sheet: Worksheet) -> None:
    """What a library that reads and writes the workbook drops or rewrites."""
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "H2")
    sheet.conditional_formatting.add("A1:A9", Rule(type="duplicateValues"))
    rule = DataValidation(type="list", formula1='"Ja,Nej"')
    rule.add("F2")
    sheet.add_data_validation(rule)
    sheet.add_table(Table(displayName="Rader", ref="A1:E3"))


def test_all_else_in_the_workbook_is_kept(tmp_path: Path) -> None:
    data = workbook(rich)

    answer = annotated(data, tmp_path)

    before, after = (zipfile.ZipFile(BytesIO(one)) for one in (data, answer.data))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels",
    }  # fmt: skip
    sheet = etree.fromstring(after.read("xl/worksheets/sheet1.xml"))
    [drawing] = sheet.iter(S + "legacyDrawing")
    following = drawing.getnext()
    assert following is not None
    assert following.tag == S + "tableParts"
    sheet.remove(drawing)
    original = etree.fromstring(before.read("xl/worksheets/sheet1.xml"))
    assert etree.tostring(sheet, method="c14n") == etree.tostring(original, method="c14n")
    load_workbook(BytesIO(answer.data))


def test_a_comment_of_somebody_else_is_kept_and_the_remark_moves_to_another_cell_of_the_row(tmp_path: Path) -> None:
    def with_comment(sheet: Worksheet) -> None:
        sheet["E3"].comment = Comment("Kolla den här.", "Någon")

    answer = annotated(workbook(with_comment), tmp_path)

    found = comments(answer.data)
    assert found["E3"] == "Kolla den här."
    assert "REF001" in found["A3"]
    book = zipfile.ZipFile(BytesIO(answer.data))
    [drawing] = [name for name in book.namelist() if name.endswith(".vml")]
    shapes = [one.get("id") for one in etree.fromstring(book.read(drawing)) if str(one.tag).endswith("}shape")]
    assert len(shapes) == len(set(shapes)) == len(found)


def test_a_remark_on_a_merged_cell_stands_where_its_text_stands(tmp_path: Path) -> None:
    def merged(sheet: Worksheet) -> None:
        sheet["E2"] = OLD[4]
        sheet.merge_cells("E2:E3")

    found = comments(annotated(workbook(merged), tmp_path).data)

    assert "E3" not in found
    assert {"Rad 1.1: " in found["E2"], "Rad 1.2: " in found["E2"]} == {True}


def test_a_sheet_name_that_is_taken_is_not_used_again(tmp_path: Path) -> None:
    def with_sheet(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("anmärkningar")

    answer = annotated(workbook(with_sheet), tmp_path)

    assert load_workbook(BytesIO(answer.data)).sheetnames[-1] == "Anmärkningar 2"


def test_sheets_before_the_order_do_not_shift_the_comments(tmp_path: Path) -> None:
    def with_cover(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        book = sheet.parent
        book.create_sheet("Dolt", 0).sheet_state = "hidden"
        book.create_sheet("Tomt", 1)
        book.create_sheet("Försättsblad", 2)["A1"] = "Delegationsordning för socialnämnden"

    book = load_workbook(BytesIO(annotated(workbook(with_cover), tmp_path).data))

    comment = book["Rader 'A'"]["E3"].comment
    assert comment is not None
    assert "REF001" in comment.text
    assert book["Försättsblad"]["A1"].comment is None


def test_the_same_workbook_and_report_give_the_same_bytes(tmp_path: Path) -> None:
    data = workbook()

    assert annotated(data, tmp_path) == annotated(data, tmp_path)


@pytest.mark.parametrize("text", ["=1+1", "<b>", "a\nb"])
def test_words_of_the_order_are_only_words_in_the_answer(text: str, tmp_path: Path) -> None:
    def odd(sheet: Worksheet) -> None:
        cell = sheet["C3"]
        cell.value = f"{text} Karin Exempelsson"
        cell.data_type = "s"

    answer = annotated(workbook(odd), tmp_path)

    sheet = load_workbook(BytesIO(answer.data))["Anmärkningar"]
    assert {cell.data_type for line in sheet for cell in line if cell.value is not None} == {"s"}

"""Word files are read as a person with the paper in hand would read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel.errors import UnreadableInput
from samspel.importers.docx import read_docx
from samspel.importers.grid import Grid, GridDocument, GridRow, Paragraph, fold, normalise
from tests.build_docx import (
    Cell,
    Level,
    Rows,
    document,
    heading,
    level_xml,
    numbering,
    paragraph,
    table,
    text_runs,
)

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
LEGAL = [Level("%1"), Level("%1.%2"), Level("%1.%2 %3)", "lowerLetter")]
TRACKED = 'w:id="1" w:author="Kansliet" w:date="2025-02-01T10:00:00Z"'


def read(path: Path, *blocks: str, **options: Any) -> GridDocument:
    file = path / "ordning.docx"
    file.write_bytes(document(*blocks, **options))
    return read_docx(file)


def grids(read_document: GridDocument) -> list[Grid]:
    return [block for block in read_document.blocks if isinstance(block, Grid)]


def paragraphs(read_document: GridDocument) -> list[Paragraph]:
    return [block for block in read_document.blocks if isinstance(block, Paragraph)]


def texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells]


def repeats(row: GridRow) -> list[bool]:
    return [cell.repeats for cell in row.cells]


def labels(read_document: GridDocument) -> list[str | None]:
    return [block.label for block in paragraphs(read_document)]


def cell_text(path: Path, raw: str, **options: Any) -> str:
    [grid] = grids(read(path, table([["", Cell(raw=raw)]], header=False), **options))
    return grid.rows[0].cells[1].text


def in_paragraph(raw: str) -> str:
    return paragraph(raw=raw)


# Order and place ----------------------------------------------------------------------------------------------


def test_blocks_come_in_document_order_and_know_their_place(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        heading("Delegationsordning", 0),
        heading("Allmänt"),
        table([["Nr", "Ärende"], ["1", "Attest"]]),
        paragraph(),
        paragraph("Löptext"),
        table([["Nr"], ["2"]]),
    )
    assert found.file == "ordning.docx"
    assert found.kind == "docx"
    assert [(type(block).__name__, block.number) for block in found.blocks] == [
        ("Paragraph", 1), ("Paragraph", 2), ("Grid", 1), ("Paragraph", 3), ("Grid", 2),
    ]  # fmt: skip
    assert [block.heading for block in paragraphs(found)] == [0, 1, None]
    assert [row.header for row in grids(found)[0].rows] == [True, False]
    assert [row.number for row in grids(found)[0].rows] == [1, 2]
    assert found.notes == ()


def test_a_swedish_style_is_a_heading_by_name_by_outline_level_and_by_inheritance(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="Rubrik2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    found = read(
        tmp_path,
        *(paragraph(style, style) for style in ("Rubrik2", "Egen", "Punkt", "Rubrik4")),
        paragraph("direkt", properties='<w:outlineLvl w:val="0"/>'),
        paragraph("brödtext", "Heading1", properties='<w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert [block.heading for block in paragraphs(found)] == [2, 2, 3, 4, 1, None]


def test_headers_and_footers_are_kept_apart(tmp_path: Path) -> None:
    found = read(tmp_path, paragraph("Text"), header="Antagen 2025-03-12", footer="Sida 1")
    assert found.headers_footers == ("Antagen 2025-03-12", "Sida 1")
    assert [block.text for block in paragraphs(found)] == ["Text"]


def test_a_table_of_contents_is_left_out_with_a_note(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>'
    found = read(tmp_path, paragraph("1 Allmänt 3", "Innehll1"), heading("Allmänt"), styles=styles)
    assert [block.text for block in paragraphs(found)] == ["Allmänt"]
    assert found.notes == ("Innehållsförteckningen är inte med.",)


# Tables -------------------------------------------------------------------------------------------------------


def test_a_span_gives_its_text_to_every_column_and_says_so(tmp_path: Path) -> None:
    [grid] = grids(read(tmp_path, table([["Nr", Cell("Delegation", span=2)], ["1", "Chef", "Ersättare"]])))
    assert texts(grid.rows[0]) == ["Nr", "Delegation", "Delegation"]
    assert repeats(grid.rows[0]) == [False, False, True]
    assert not grid.rows[0].full_width


def test_one_cell_over_the_whole_table_is_full_width(tmp_path: Path) -> None:
    [grid] = grids(read(tmp_path, table([["Nr", "Ärende"], [Cell("1. Allmänt", span=2)], ["1.1", "Attest"]])))
    assert [row.full_width for row in grid.rows] == [False, True, False]


def test_a_table_of_one_column_has_no_full_width_rows(tmp_path: Path) -> None:
    [grid] = grids(read(tmp_path, table([["Ärende"], ["Attest"]])))
    assert [row.full_width for row in grid.rows] == [False, False]


def test_a_vertical_merge_is_copied_down_until_it_ends(tmp_path: Path) -> None:
    rows: Rows = [
        ["1", Cell("Attest", below="restart")],
        ["2", Cell(below="continue")],
        ["3", "Annat"],
        ["4", Cell(below="continue")],
    ]
    [grid] = grids(read(tmp_path, table(rows, header=False)))
    assert [texts(row) for row in grid.rows] == [["1", "Attest"], ["2", "Attest"], ["3", "Annat"], ["4", ""]]
    assert [repeats(row)[1] for row in grid.rows] == [False, True, False, False]


def test_a_merge_both_down_and_across_fills_its_whole_area(tmp_path: Path) -> None:
    rows: Rows = [["1", Cell("A", span=2, below="restart")], ["2", Cell(span=2, below="continue")], ["3", "b", "c"]]
    [grid] = grids(read(tmp_path, table(rows, header=False)))
    assert texts(grid.rows[1]) == ["2", "A", "A"]
    assert repeats(grid.rows[1]) == [False, True, True]


def test_old_horizontal_merges_and_indented_rows_keep_the_columns(tmp_path: Path) -> None:
    merged: list[str | Cell] = [
        Cell("A", properties='<w:hMerge w:val="restart"/>'),
        Cell("", properties="<w:hMerge/>"),
        "c",
    ]
    indented = (
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr><w:tc>{paragraph("mitt")}</w:tc></w:tr>'
    )
    [grid] = grids(read(tmp_path, table([merged, indented], header=False)))
    assert texts(grid.rows[0]) == ["A", "A", "c"]
    assert repeats(grid.rows[0]) == [False, True, False]
    assert texts(grid.rows[1]) == ["", "mitt", ""]


def test_a_border_dragged_by_hand_makes_no_column_of_its_own(tmp_path: Path) -> None:
    rows: Rows = [["Nr", Cell("Delegat", span=2), "Ersättare"], ["1", "Chef", Cell("Kanslichef", span=2)]]
    [grid] = grids(read(tmp_path, table(rows, widths=[900, 3000, 120, 3000])))
    assert [texts(row) for row in grid.rows] == [["Nr", "Delegat", "Ersättare"], ["1", "Chef", "Kanslichef"]]


def test_a_narrow_column_with_text_is_still_a_column(tmp_path: Path) -> None:
    [grid] = grids(read(tmp_path, table([["F", "Attest"]], header=False, widths=[200, 3000])))
    assert texts(grid.rows[0]) == ["F", "Attest"]


def test_paragraphs_and_breaks_in_a_cell_are_lines_but_page_breaks_are_not(tmp_path: Path) -> None:
    raw = paragraph("Chef\nJurist") + in_paragraph(
        '<w:r><w:t>Kansli</w:t><w:br w:type="page"/><w:t>chef</w:t><w:cr/><w:t>VD</w:t></w:r>'
    )
    assert cell_text(tmp_path, raw) == "Chef\nJurist\nKansli chef\nVD"


def test_a_table_in_a_cell_gives_lines_and_a_note(tmp_path: Path) -> None:
    inner = table([["a)", "högst 100 000 kr"], ["b)", "därutöver"]], header=False)
    found = read(tmp_path, table([["1", Cell(raw=paragraph("Inköp") + inner)], ["2", "x"]], header=False))
    assert grids(found)[0].rows[0].cells[1].text == "Inköp\na) högst 100 000 kr\nb) därutöver"
    assert found.notes == ("En tabell inuti en tabellcell är läst som rader i cellen.",)


def test_a_frame_around_a_table_is_not_taken_for_a_table(tmp_path: Path) -> None:
    inner = table([["Nr", "Ärende"], ["1", "Attest"]])
    found = read(tmp_path, table([[Cell(raw=paragraph("Bilaga") + inner)]], header=False))
    assert [block.text for block in paragraphs(found)] == ["Bilaga"]
    assert texts(grids(found)[0].rows[1]) == ["1", "Attest"]


# Text inside ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"<w:ins {TRACKED}>{text_runs('Chef')}</w:ins>", "Chef"),
        (f"<w:del {TRACKED}><w:r><w:delText>Chef</w:delText></w:r></w:del>{text_runs('Jurist')}", "Jurist"),
        (f"<w:moveFrom {TRACKED}>{text_runs('Chef')}</w:moveFrom>", ""),
        (f"<w:moveTo {TRACKED}>{text_runs('Chef')}</w:moveTo>", "Chef"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{text_runs('KL')}</w:sdtContent></w:sdt>", "KL"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{text_runs('Klicka')}</w:sdtContent></w:sdt>", ""),
        (f'<w:hyperlink w:anchor="x">{text_runs("6 kap.")}</w:hyperlink>', "6 kap."),
        (f"<w:smartTag><w:smartTag>{text_runs('Umeå')}</w:smartTag></w:smartTag>", "Umeå"),
        (f'<w:fldSimple w:instr=" REF x ">{text_runs("1.3")}</w:fldSimple>', "1.3"),
        ("<w:r><w:t>SoL</w:t><w:noBreakHyphen/><w:t>beslut</w:t></w:r>", "SoL-beslut"),
        ("<w:r><w:t>hand</w:t><w:softHyphen/><w:t>läggare</w:t></w:r>", "handläggare"),
        ("<w:r><w:t>1</w:t><w:tab/><w:t>Chef</w:t></w:r>", "1 Chef"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A7"/><w:t>12</w:t></w:r>', "§12"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r><w:r><w:t>synlig</w:t></w:r>", "synlig"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synlig</w:t></w:r>', "synlig"),
    ],
)
def test_what_stands_in_a_paragraph(tmp_path: Path, raw: str, expected: str) -> None:
    assert cell_text(tmp_path, in_paragraph(raw)) == expected


def field(mark: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>'


def test_a_field_gives_its_result_and_not_its_instruction(tmp_path: Path) -> None:
    inner = field("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + field("separate")
    inner += text_runs("hemligt") + field("end")
    raw = text_runs("se ") + field("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner
    raw += field("separate") + text_runs("punkt 1.3") + field("end") + text_runs(" nedan")
    assert cell_text(tmp_path, in_paragraph(raw)) == "se punkt 1.3 nedan"


def test_a_field_that_is_never_ended_swallows_nothing_that_follows(tmp_path: Path) -> None:
    raw = in_paragraph(field("begin") + text_runs("bort")) + paragraph("Chef")
    assert cell_text(tmp_path, raw) == "Chef"


def test_form_boxes_show_whether_they_are_ticked(tmp_path: Path) -> None:
    def box(checked: str) -> str:
        data = f'<w:ffData><w:checkBox><w:default w:val="0"/>{checked}</w:checkBox></w:ffData>'
        return f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{field("end")}'

    raw = in_paragraph(box("<w:checked/>") + text_runs("Ja") + box("") + text_runs("Nej"))
    assert cell_text(tmp_path, raw) == "☒Ja☐Nej"


def test_only_one_branch_of_alternative_content_is_read_and_its_text_box_follows_the_paragraph(tmp_path: Path) -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"

    choice = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{box('Ruta')}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    fallback = f"<w:pict><v:shape><v:textbox>{box('Ruta')}</v:textbox></v:shape></w:pict>"
    raw = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = read(tmp_path, paragraph("Före", raw=raw), paragraph("Efter"))
    assert [block.text for block in paragraphs(found)] == ["Före", "Ruta", "Efter"]


def test_form_controls_around_paragraphs_cells_and_rows_are_transparent(tmp_path: Path) -> None:
    def sdt(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    second = sdt(f"<w:tc>{paragraph('Attest')}</w:tc>")
    row = sdt(f"<w:tr><w:tc>{sdt(paragraph('1'))}</w:tc>{second}</w:tr>")
    found = read(tmp_path, sdt(paragraph("Antagen") + table([["Nr", "Ärende"], row])))
    assert [block.text for block in paragraphs(found)] == ["Antagen"]
    assert texts(grids(found)[0].rows[1]) == ["1", "Attest"]


def test_a_deleted_paragraph_mark_joins_the_lines_and_a_deleted_row_is_gone(tmp_path: Path) -> None:
    mark = f"<w:rPr><w:del {TRACKED}/></w:rPr>"
    gone = f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr><w:tc>{paragraph('bort')}</w:tc></w:tr>"
    joined = paragraph("Kansli", properties=mark) + paragraph("chef")
    found = read(tmp_path, table([["1", Cell(raw=joined)], gone, ["2", "x"]], header=False))
    assert [texts(row) for row in grids(found)[0].rows] == [["1", "Kanslichef"], ["2", "x"]]


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    raw = (
        f"<w:del {TRACKED}><w:r><w:delText>a</w:delText></w:r></w:del><w:ins {TRACKED}>{text_runs('b')}</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>d</w:t></w:r>"
        '<w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    footnotes = f'<w:footnotes {namespace}><w:footnote w:id="2">{paragraph("Jurist krävs")}</w:footnote></w:footnotes>'
    link = '<Relationship Id="rF" Type="http://x/relationships/footnotes" Target="footnotes.xml"/>'
    found = read(
        tmp_path,
        in_paragraph(raw),
        parts={"word/footnotes.xml": footnotes, "word/vbaProject.bin": b"x"},
        relations=link,
    )
    assert found.notes == (
        "En spårad borttagning är inte med.",
        "Ett spårat tillägg är läst som gällande text.",
        "Dold text på ett ställe är inte med.",
        "Överstruken text på ett ställe är läst som vanlig text.",
        "En bild är inte läst. Text i bilder kommer inte med.",
        "Dokumentet innehåller makron. De har inte körts.",
        "Fotnot 1 är inte inläst i raden den hör till: ”Jurist krävs”.",
    )
    assert [block.text for block in paragraphs(found)] == ["bd"]


# Automatic numbers ---------------------------------------------------------------------------------------------


def numbered(path: Path, places: list[tuple[int, int]], part: str, **options: Any) -> list[str | None]:
    return labels(read(path, *(paragraph("x", numbering=place) for place in places), numbering=part, **options))


def test_numbers_run_through_headings_and_cells_alike(tmp_path: Path) -> None:
    def row(level: int, text: str) -> list[str | Cell]:
        return [Cell(numbering=(7, level)), text]

    found = read(
        tmp_path,
        heading("Allmänt", 1, (7, 0)),
        table([row(1, "Attest"), row(2, "mindre"), row(2, "större"), row(1, "Remiss")], header=False),
        heading("Ekonomi", 1, (7, 0)),
        table([[Cell("Inköp", numbering=(7, 1))]], header=False),
        numbering=numbering({7: LEGAL}),
    )
    assert labels(found) == ["1", "2"]
    assert [row.cells[0].text for row in grids(found)[0].rows] == ["1.1", "1.1 a)", "1.1 b)", "1.2"]
    assert grids(found)[1].rows[0].cells[0].text == "2.1 Inköp"


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [
        ("decimal", 3, "3"), ("decimalZero", 3, "03"), ("lowerLetter", 2, "b"), ("upperLetter", 28, "BB"),
        ("lowerRoman", 4, "iv"), ("upperRoman", 9, "IX"), ("bullet", 1, None), ("none", 1, None),
    ],
)  # fmt: skip
def test_forms_of_counting(tmp_path: Path, form: str, count: int, expected: str | None) -> None:
    assert numbered(tmp_path, [(1, 0)] * count, numbering({1: [Level("%1", form)]}))[-1] == expected


def test_a_list_can_start_anywhere_and_restart_by_another_use(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    part = numbering({1: [Level("%1.", start=5)]}, uses={1: 1, 2: (1, override), 3: 1})
    assert numbered(tmp_path, [(1, 0), (1, 0), (2, 0), (2, 0), (3, 0)], part) == ["5.", "6.", "1.", "2.", "3."]


def test_a_use_can_redefine_a_level(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level_xml(0, Level("%1)", "lowerLetter"))}</w:lvlOverride>'
    assert numbered(tmp_path, [(2, 0), (2, 0)], numbering({1: LEGAL}, uses={2: (1, override)})) == ["a)", "b)"]


def test_a_level_that_never_restarts_goes_on_under_the_next_heading(tmp_path: Path) -> None:
    part = numbering({1: [Level("%1"), Level("%2", restart=0)]})
    assert numbered(tmp_path, [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], part) == ["1", "1", "2", "2", "3"]


def test_legal_numbering_writes_all_levels_with_digits(tmp_path: Path) -> None:
    part = numbering({1: [Level("%1", "upperRoman"), Level("%1.%2", extra="<w:isLgl/>")]})
    assert numbered(tmp_path, [(1, 0), (1, 0), (1, 1)], part) == ["I", "II", "2.1"]


def test_a_level_that_was_skipped_counts_as_begun(tmp_path: Path) -> None:
    assert numbered(tmp_path, [(1, 1), (1, 1), (1, 0)], numbering({1: LEGAL})) == ["1.1", "1.2", "2"]


def test_numbers_come_from_the_style_and_can_be_taken_away(tmp_path: Path) -> None:
    def style(name: str, properties: str, base: str = "Normal") -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{base}"/><w:pPr>{properties}</w:pPr></w:style>'
        )

    styles = style("Del", '<w:numPr><w:numId w:val="1"/></w:numPr>') + style("Punkt", "", "Del")
    part = numbering({1: [Level("%1", style="Del"), Level("%1.%2", style="Punkt")]})
    found = read(
        tmp_path,
        paragraph("x", "Del"),
        paragraph("x", "Punkt"),
        paragraph("x", "Del", numbering=(0, 0)),
        paragraph("x", "Punkt"),
        numbering=part,
        styles=styles,
    )
    assert labels(found) == ["1", "1.1", None, "1.2"]


def test_a_list_can_be_a_link_to_the_list_of_a_numbering_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Lista"><w:name w:val="Lista"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    link = {1: '<w:styleLink w:val="Lista"/>', 2: '<w:numStyleLink w:val="Lista"/>'}
    part = numbering({1: LEGAL, 2: []}, extra=link)
    assert numbered(tmp_path, [(1, 0), (2, 1), (2, 0)], part, styles=styles) == ["1", "1.1", "2"]


def test_deleted_and_hidden_paragraphs_take_no_number(tmp_path: Path) -> None:
    deleted = paragraph(
        numbering=(1, 0),
        raw=f"<w:del {TRACKED}><w:r><w:delText>x</w:delText></w:r></w:del>",
        properties=f"<w:rPr><w:del {TRACKED}/></w:rPr>",
    )
    hidden = paragraph(
        numbering=(1, 0),
        raw="<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>",
        properties="<w:rPr><w:vanish/></w:rPr>",
    )
    last = paragraph("x", numbering=(1, 0))
    assert labels(read(tmp_path, deleted, hidden, last, numbering=numbering({1: LEGAL}))) == ["1"]


def test_a_bullet_in_a_cell_is_a_plain_line(tmp_path: Path) -> None:
    raw = paragraph("Chef", numbering=(1, 0)) + paragraph("Jurist", numbering=(1, 0))
    assert cell_text(tmp_path, raw, numbering=numbering({1: [Level("•", "bullet")]})) == "Chef\nJurist"


# Broken and hostile --------------------------------------------------------------------------------------------


def refused(path: Path, content: bytes) -> str:
    file = path / "ordning.docx"
    file.write_bytes(content)
    with pytest.raises(UnreadableInput) as caught:
        read_docx(file)
    [problem] = caught.value.problems
    assert problem.file == "ordning.docx"
    assert problem.remedy
    assert str(path) not in str(caught.value)
    return problem.words


def test_a_workbook_is_not_a_document(tmp_path: Path) -> None:
    book = document(parts={"word/document.xml": "<workbook/>"})
    assert refused(tmp_path, book) == "Filen är en Excelarbetsbok, inte ett Worddokument."


def test_broken_xml_in_any_part_is_refused(tmp_path: Path) -> None:
    for part in ("word/document.xml", "word/styles.xml"):
        assert "skadad" in refused(tmp_path, document(paragraph("x"), parts={part: "<w:document"}))
    assert "skadad" in refused(tmp_path, document(parts={"word/document.xml": "<document/>"}))


def test_an_immense_span_is_refused(tmp_path: Path) -> None:
    assert "orimligt" in refused(tmp_path, document(table([[Cell("x", properties='<w:gridSpan w:val="99999999"/>')]])))
    assert "orimligt" in refused(tmp_path, document(table([["x"] * 300])))


def test_tables_inside_each_other_without_end_are_refused(tmp_path: Path) -> None:
    inner = paragraph("x")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    assert "inuti varandra" in refused(tmp_path, document(inner))
    assert "skadad" in refused(tmp_path, document("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400))


def test_senseless_numbers_in_the_numbering_are_ignored(tmp_path: Path) -> None:
    odd = paragraph("x", properties='<w:numPr><w:ilvl w:val="-4"/><w:numId w:val="99999999999999999999"/></w:numPr>')
    loop = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    found = read(tmp_path, odd, paragraph("y", "A"), numbering=numbering({1: LEGAL}), styles=loop)
    assert labels(found) == [None, None]


# Properties ----------------------------------------------------------------------------------------------------

WORDS = st.text(alphabet="abcåäö §1.,-\u00a0\u00ad\u2011\n", max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(rows=st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_every_cell_comes_back_as_written(tmp_path: Path, rows: list[list[str]]) -> None:
    [grid] = grids(read(tmp_path, table(rows, header=False)))
    assert [texts(row) for row in grid.rows] == [[normalise(text) for text in row] for row in rows]


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any(mark in once for mark in "\u00ad\u2011\t\r\x00")


def test_normalise_shows_what_a_reader_sees() -> None:
    assert normalise("\n  500\u00a0000\u202fkr \t exkl. \n\nhand\u00adläggare \u2011 A\u030a\x07\n ") == (
        "500\u00a0000\u202fkr exkl.\n\nhandläggare - Å"
    )


def test_folding_makes_unbreakable_blanks_ordinary() -> None:
    assert fold("500\u00a0000\u202fkr") == "500 000 kr"


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert document(paragraph("x"), table([["a"]])) == document(paragraph("x"), table([["a"]]))


# Samples -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["01_socialnamnd_liggande.docx", "02_ks_numrering.docx"])
def test_samples_are_read_cell_by_cell(name: str) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("exempelfilerna ligger i en gemensam mapp som inte finns här")
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))
    rows = [
        texts(row)
        for grid in grids(read_docx(SAMPLES / name))
        for row in grid.rows
        if not row.header and not row.full_width and row.cells[0].text != "Nr"  # typed again where a page began
    ]
    assert rows == [[normalise(row[column]) for column in truth["columns"]] for row in truth["rows"]]

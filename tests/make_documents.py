"""Makes the documents of tests/data/documents, each with a truth file beside it. Needs LibreOffice and Chromium.

Run by hand (`python -m tests.make_documents`) when a layout is added; the files are kept in the repository, so that
tests need neither program. All wording is made up here.
"""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import typst
from openpyxl import Workbook

from tests.build_docx import Cell, Level, document, heading, numbering, paragraph, table
from tests.laid_out import HEADINGS, KINDS, PREAMBLE, TITLE, Made, order, sections, typst_page, web_page, word_file

DOCUMENTS = Path(__file__).parent / "data" / "documents"
_LINK = (
    '<w:hyperlink r:id="rIdLaw"><w:r><w:t xml:space="preserve">6 kap. </w:t></w:r>'
    "<w:r><w:t>37 § KL</w:t></w:r></w:hyperlink>"
)


def two_orders_in_word() -> tuple[bytes, list[Made]]:
    """Two lists with their columns in different order, a header of two lines, a table that goes on, a link, a star."""
    first = [
        Made(
            "Avtal",
            {"number": "1.1", "matter": "Hyra av lokal, högst tre år", "delegate": "Fritidschef", "law": "6 kap. 37 § KL"},
        ),
        Made("Avtal", {"number": "1.2", "matter": "Avtal om drift", "delegate": "Enhetschef*", "law": ""}),
        Made(
            "Avtal",
            {"number": "1.3", "matter": "Samverkan med förening", "delegate": "Fritidschef\nEnhetschef", "law": "36 § FL"},
        ),
    ]
    second = [
        Made("Bidrag", {"number": "A 1", "law": "36 § FL", "matter": "Startbidrag", "delegate": "Handläggare"}),
        Made("Bidrag", {"number": "A 2", "law": "", "matter": "Lokalbidrag", "delegate": "Fritidschef"}),
    ]  # fmt: skip
    linked = Cell(raw=paragraph(raw=_LINK))
    upper = ("Nr", "Ärende", Cell("Beslutanderätt", span=2))
    rows = [tuple(row.cells.values()) for row in first]
    tables = [
        heading("1 Avtal"),
        table([upper, ("Nr", "Ärende", "Delegat", "Lagrum"), (*rows[0][:3], linked)], header_rows=2),
        paragraph("* Endast efter fullmakt från fritidschefen."),
        table(rows[1:], header=False),
        heading("2 Bidrag"),
        table([("Nr", "Författningsstöd", "Ärendegrupp", "Lägsta beslutsnivå"), *(tuple(r.cells.values()) for r in second)]),
    ]
    link = (
        '<Relationship Id="rIdLaw" TargetMode="External" Target="https://example.org/kl" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    head = [heading(TITLE, 0), *map(paragraph, PREAMBLE)]
    return document(*head, *tables, relations=link), [*first, *second]


def delegates_as_headings_in_word() -> tuple[bytes, list[Made]]:
    """The delegate stands as a heading: above numbered paragraphs with lettered points, and above a table without him."""
    lists = numbering({1: [Level("%1"), Level("%1.%2"), Level("%3)", form="lowerLetter")]})
    listed = [
        Made(
            "",
            {"number": "1.1", "matter": "Uthyrning av lokal\na) till förening\nb) till enskild", "delegate": "enhetschef"},
        ),
        Made("", {"number": "1.2", "matter": "Bokning av anläggning, högst ett år", "delegate": "enhetschef"}),
    ]
    below = [
        Made("", {"number": "2.1", "matter": "Bidrag till förening", "delegate": "fritidschef", "law": "36 § FL"}),
        Made("", {"number": "2.2", "matter": "Yttrande till annan myndighet", "delegate": "fritidschef", "law": ""}),
    ]
    shown = [tuple(text for kind, text in row.cells.items() if kind != "delegate") for row in below]
    blocks = [
        heading(TITLE, 0),
        *map(paragraph, PREAMBLE),
        heading("Delegation till enhetschef", 1, (1, 0)),
        paragraph("Uthyrning av lokal", numbering=(1, 1)),
        paragraph("till förening", numbering=(1, 2)),
        paragraph("till enskild", numbering=(1, 2)),
        paragraph("Bokning av anläggning, högst ett år", numbering=(1, 1)),
        heading("Delegation till fritidschef", 1),
        table([("Nr", "Ärende", "Lagrum"), *shown]),
    ]
    return document(*blocks, numbering=lists), [*listed, *below]


def workbook() -> tuple[bytes, list[Made]]:
    """Two sheets to read and one that is hidden, a delegate merged over rows, a formula that was never counted."""
    made = order(24, seed=11)
    book = Workbook()
    for at, (title, rows) in enumerate(sections(made)):
        sheet = book.create_sheet(title.split(". ")[1][:30]) if at else book.worksheets[0]
        sheet.title = title.split(". ")[1][:30]
        sheet.append([TITLE])
        sheet.append(HEADINGS)
        for row in rows:
            sheet.append([text or None for text in row.cells.values()])
            sheet.cell(sheet.max_row, 1).number_format = "@"
    sheet = book.worksheets[0]
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet.merge_cells("C3:C4")
    sheet.cell(sheet.max_row + 2, 9, "=COUNTA(A3:A9)")
    made[1] = replace(made[1], cells={**made[1].cells, "delegate": made[0].cells["delegate"]})
    book.create_sheet("Gamla rader").append(["9.9", "Ska inte läsas"])
    book.worksheets[-1].sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue(), [replace(row, section="") for row in made]


def comma_file() -> tuple[bytes, list[Made]]:
    """Semicolons, as a Swedish spreadsheet writes, in the old Windows letters."""
    made = [replace(row, section="") for row in order(20, seed=12)]
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADINGS)
    writer.writerows(row.cells.values() for row in made)
    return out.getvalue().encode("cp1252"), made


def markdown() -> tuple[bytes, list[Made]]:
    """A table for each section, under a heading."""
    made = order(20, seed=13)
    parts = [f"# {TITLE}", *PREAMBLE]
    for title, rows in sections(made):
        lines = [f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
        lines += ["| " + " | ".join(text.replace("\n", "<br>") for text in row.cells.values()) + " |" for row in rows]
        parts += [f"## {title}", "\n".join(lines)]
    return "\n\n".join(parts).encode(), made


def office(source: bytes, form: str) -> bytes:
    """What LibreOffice makes of a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ordning.docx"
        path.write_bytes(source)
        command = ["soffice", "--headless", "--convert-to", form, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(f".{form}").read_bytes()


def printed(page: str) -> bytes:
    """What Chromium prints of a web page."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "ordning.html", Path(folder) / "ordning.pdf"
        path.write_text(page, encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={out}",
        ]
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
        return out.read_bytes()


def word_with_split_rows() -> tuple[bytes, list[Made]]:
    """Narrow columns on upright pages, rows that run over the end of a page, a running head and foot."""
    made = order(40, seed=14)
    widths = (700, 2200, 1700, 1500, 1300, 1000, 1300)
    rows = [tuple(row.cells.values()) for row in made]
    head = ("Nr", "Ärende", "Lägsta besluts-\nnivå", "Ersättare", "Lagrum", "Vidare-\ndelegation", "Anm.")
    across: list[Sequence[str | Cell]] = []
    for title, held in sections(made):
        across += [(Cell(title, span=len(head), bold=True),), *rows[: len(held)]]
        rows = rows[len(held) :]
    blocks = [heading(TITLE, 0), *map(paragraph, PREAMBLE), table([head, *across], widths=widths)]
    whole = document(*blocks, landscape=False, header="Exempelby kommun", footer="Fritidsnämndens författningssamling")
    return whole, made


_BASE = "td,th{{padding:{};vertical-align:{};text-align:left}}table{{width:100%;border-collapse:collapse}}"


def without_lines() -> tuple[bytes, list[Made]]:
    """No lines at all, every other row shaded, from Chromium on lying pages with a foot."""
    made = order(45, seed=15)
    style = (
        "body{font:9pt Verdana}@page{size:A4 landscape;margin:2cm;@bottom-center{content:'Sida ' counter(page)}}"
        + _BASE.format("4px 6px", "top")
        + "tr:nth-child(even) td{background:#e4e9f2;-webkit-print-color-adjust:exact}"
    )
    return printed(web_page(made, style)), made


def level_lines_only() -> tuple[bytes, list[Made]]:
    """Thin level lines and words in the middle of their rows, a table for each section, from Chromium."""
    made = order(40, seed=16, kinds=("number", "matter", "delegate", "law"))
    style = "body{font:10pt 'Liberation Serif'}@page{size:A4;margin:2cm}td,th{border-bottom:1px solid #999}"
    return printed(web_page(made, style + _BASE.format("5px", "middle"), apart=True)), made


def hyphenated() -> tuple[bytes, list[Made]]:
    """Small pages with narrow columns where words are broken, shaded rows and no lines, from typst."""
    made = order(40, seed=17, kinds=("number", "matter", "delegate", "law"))
    settings = '#set page(paper: "a5", numbering: "1")\n#set par(justify: true)\n#set text(size: 8pt, hyphenate: true)'
    shade = 'stroke: none, fill: (x, y) => if calc.odd(y) { rgb("#dde6f5") } else { none }'
    source = typst_page(made, settings, shade, "(auto, 1fr, 1fr, 1fr)")
    return typst.compile(source.encode()), made


def made_with(form: str, make: Callable[[], tuple[bytes, list[Made]]]) -> Callable[[], tuple[bytes, list[Made]]]:
    """A Word file as LibreOffice saves it in another form."""

    def convert() -> tuple[bytes, list[Made]]:
        source, made = make()
        return office(source, form), made

    return convert


def in_word() -> tuple[bytes, list[Made]]:
    made = order(40, seed=18)
    return word_file(made, apart=True), made


FILES: dict[str, Callable[[], tuple[bytes, list[Made]]]] = {
    "tva_ordningar.docx": two_orders_in_word,
    "delegat_som_rubrik.docx": delegates_as_headings_in_word,
    "flera_blad.xlsx": workbook,
    "semikolon.csv": comma_file,
    "tabeller.md": markdown,
    "delegat_som_rubrik.odt": made_with("odt", delegates_as_headings_in_word),
    "avsnitt.odt": made_with("odt", in_word),
    "ur_word.html": made_with("html", in_word),
    "delade_rader.pdf": made_with("pdf", word_with_split_rows),
    "utan_linjer.pdf": without_lines,
    "vagrata_linjer.pdf": level_lines_only,
    "avstavad.pdf": hyphenated,
}


def main() -> None:
    """Writes every document and its truth."""
    DOCUMENTS.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        content, made = make()
        (DOCUMENTS / name).write_bytes(content)
        rows = [{**row.cells, **({"section": row.section} if row.section else {})} for row in made]
        truth = {"file": name, "columns": [kind for kind in KINDS if any(kind in row.cells for row in made)], "rows": rows}
        (DOCUMENTS / f"{name}.truth.json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        print(f"{name}: {len(content)} bytes, {len(made)} rows")


if __name__ == "__main__":
    main()

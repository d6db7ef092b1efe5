"""The questionnaire on expectations: a form to hand out, and a sheet or CSV file to gather the answers in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, StringIO

from ..expectations.questionnaire import GROUP_COLUMN, HIGHEST, LOWEST, SIDE_COLUMN, SIDE_WORDS, Scale, column, themes
from .paper.blocks import Block, Paper, heading, listed, said, table, words

_ROWS = 200  # rows of the sheet in which only valid answers can be written
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_BOXES = "  ".join(f"☐ {number}" for number in range(LOWEST, HIGHEST + 1))


def form_paper() -> Paper:
    """The form that one person fills in."""
    return Paper(words("Förväntningar på varandra"), "sv", None, tuple(_form()))


def answers_csv() -> bytes:
    """A CSV file with the headings of the answers, as Swedish Excel opens it."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerow(_columns())
    return out.getvalue().encode("utf-8-sig")


def answers_workbook() -> bytes:
    """A workbook to gather the answers in, one row a person, with the statements on a sheet of their own."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.properties.creator, book.properties.created = "samspel", _NO_TIME.replace(tzinfo=None)
    book.properties.title = "Svar: förväntningar på varandra"
    answers, statements = book.create_sheet("Svar"), book.create_sheet("Påståenden")
    del book["Sheet"]
    answers.append(_columns())
    last = get_column_letter(len(_columns()))
    sides = DataValidation(type="list", formula1=f'"{",".join(SIDE_WORDS.values())}"', allow_blank=True)
    whole = DataValidation(type="whole", operator="between", formula1=str(LOWEST), formula2=str(HIGHEST), allow_blank=True)
    whole.error, whole.errorTitle = f"Skriv ett tal från {LOWEST} till {HIGHEST}, eller lämna tomt.", "Inget svar"
    sides.error, sides.errorTitle = f"Skriv {' eller '.join(SIDE_WORDS.values())}.", "Ingen sida"
    whole.showErrorMessage = sides.showErrorMessage = True
    sides.add(f"A2:A{_ROWS + 1}")
    whole.add(f"C2:{last}{_ROWS + 1}")
    answers.add_data_validation(sides)
    answers.add_data_validation(whole)
    answers.freeze_panes = "C2"
    answers.column_dimensions["A"].width, answers.column_dimensions["B"].width = 16, 22
    statements.append(["Fråga", "Tema", "Påstående"])
    for theme in themes():
        for one in theme.statements:
            statements.append([one.id, theme.name, one.text])
    for letter, width in (("A", 8), ("B", 30), ("C", 90)):
        statements.column_dimensions[letter].width = width
    for sheet in (answers, statements):
        for cell in sheet[1]:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF2")
            cell.alignment = Alignment(horizontal="left")
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"  # A4
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _columns() -> list[str]:
    questions = [column(one.id, scale) for theme in themes() for one in theme.statements for scale in Scale]
    return [SIDE_COLUMN, GROUP_COLUMN, *questions]


def _form() -> Iterator[Block]:
    yield said(
        "Förtroendevalda och tjänstepersoner svarar på samma påståenden. Sätt två kryss för varje: hur det är hos oss, och "
        f"hur du tycker att det borde vara. {LOWEST} betyder stämmer inte alls, {HIGHEST} stämmer helt. "
        "Hoppa över det du inte vet."
    )
    yield said("Skriv inte ditt namn. Svar från färre än fem personer visas aldrig för sig.")
    yield listed((f"Jag är {word}" for word in SIDE_WORDS.values()), boxes=True)
    yield said("Nämnd eller förvaltning (frivilligt): ______________________________")
    for theme in themes():
        yield heading(theme.name)
        rows = tuple((one.id, one.text, _BOXES, _BOXES) for one in theme.statements)
        yield table(theme.name, ("", "Påstående", "Så är det", "Så borde det vara"), rows, (2, 10, 8, 8), titled=False)

"""Every row of the paper comes back as a row with its section, or is named in a doubt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel.importers.columns import named
from samspel.importers.docx import read_docx
from samspel.importers.grid import fold
from samspel.importers.raw_rows import Extract, RawRow, extract
from samspel.importers.row_shapes import split_section
from tests.build_docx import Cell, Level, document, heading, numbering, paragraph, table

HEADER = ("Nr", "Ärende", "Delegat", "Lagrum")
UNNUMBERED = ("Ärende", "Lagrum", "Delegat")
KL = "6 kap. 37 § KL"

Read = Callable[..., Extract]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(*blocks: str, columns: tuple[str, ...] | None = None, lists: str | None = None) -> Extract:
        file = tmp_path / "ordning.docx"
        file.write_bytes(document(*blocks, numbering=lists))
        return extract(read_docx(file), named(columns) if columns else None)

    return reader


def texts(found: Extract, *kinds: str) -> list[tuple[str, ...]]:
    return [tuple(row.text(kind) for kind in kinds) for row in found.rows]


def sections(found: Extract) -> list[tuple[str | None, str | None]]:
    return [(row.section_number, row.section) for row in found.rows]


# Headers ------------------------------------------------------------------------------------------------------


def test_rows_below_a_header(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "Enhetschef", KL), ("1.2", "Yttrande", "Jurist", "")]))
    assert [row.cells for row in found.rows] == [
        {"number": "1.1", "matter": "Avtal", "delegate": "Enhetschef", "law": KL},
        {"number": "1.2", "matter": "Yttrande", "delegate": "Jurist", "law": ""},
    ]
    assert [row.place for row in found.rows] == ["tabell 1, rad 2", "tabell 1, rad 3"]
    assert found.doubts == []


def test_a_header_of_two_lines(read: Read) -> None:
    found = read(
        table(
            [
                ("Nr", "Ärende", Cell("Beslutanderätt", span=2)),
                ("Nr", "Ärende", "Delegat", "Ersättare"),
                ("1.1", "Avtal", "Enhetschef", "Jurist"),
            ],
            header_rows=2,
        )
    )
    assert texts(found, "number", "delegate", "substitute") == [("1.1", "Enhetschef", "Jurist")]


def test_the_header_comes_again_on_a_later_page(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "Enhetschef", ""), HEADER, ("1.2", "Yttrande", "Jurist", "")]))
    assert texts(found, "number") == [("1.1",), ("1.2",)]


def test_a_header_in_the_middle_may_put_the_columns_in_another_order(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                ("1.1", "Avtal", "Enhetschef", KL),
                ("Nr", "Lagrum", "Ärende", "Delegat"),
                ("2.1", KL, "Yttrande", "Jurist"),
            ]
        )
    )
    assert texts(found, "number", "matter", "delegate") == [
        ("1.1", "Avtal", "Enhetschef"),
        ("2.1", "Yttrande", "Jurist"),
    ]


def test_two_tables_with_different_columns(read: Read) -> None:
    found = read(
        table([HEADER, ("1.1", "Avtal", "Enhetschef", KL)]),
        paragraph("Övrigt"),
        table([("Delegat", "Ärende"), ("Jurist", "Yttrande")]),
    )
    assert texts(found, "matter", "delegate") == [("Avtal", "Enhetschef"), ("Yttrande", "Jurist")]


def test_the_title_of_the_table_may_stand_above_its_header(read: Read) -> None:
    found = read(table([(Cell("2 Personal", span=4),), HEADER, ("2.1", "Anställning", "Enhetschef", "")]))
    assert sections(found) == [("2", "Personal")]


def test_the_section_title_may_stand_in_the_header(read: Read) -> None:
    found = read(
        table(
            [
                ("A.1 Allmänna ärenden, juridik", "Lagrum/annan bestämmelse", "Delegat"),
                ("A.1.1 Avtal i löpande ärenden", "", "Förvaltningschef"),
            ]
        )
    )
    assert sections(found) == [("A.1", "Allmänna ärenden, juridik")]
    assert texts(found, "number", "matter", "delegate") == [("A.1.1", "Avtal i löpande ärenden", "Förvaltningschef")]


def test_a_column_without_a_known_heading_is_kept_in_the_remark(read: Read) -> None:
    found = read(table([(*HEADER, "Diarieplan"), ("1.1", "Avtal", "Enhetschef", "", "KS 3.2")]))
    assert texts(found, "note") == [("KS 3.2",)]


def test_a_column_of_groups_names_the_section(read: Read) -> None:
    rows = [
        ("1 Ekonomi", "Hyra lokal", "Rektor"),
        ("", "Köpa varor", "Jurist"),
        ("2 Personal", "", ""),
        ("", "Anställa", "Rektor"),
    ]
    found = read(table([("Ärendegrupp", "Ärende", "Delegat"), *rows]))
    assert texts(found, "matter", "delegate") == [("Hyra lokal", "Rektor"), ("Köpa varor", "Jurist"), ("Anställa", "Rektor")]
    assert sections(found) == [("1", "Ekonomi"), ("1", "Ekonomi"), ("2", "Personal")]
    assert all("note" not in row.cells for row in found.rows)


def test_law_and_remarks_in_one_column_are_parted_by_line(read: Read) -> None:
    rows = [("Nr", "Ärende", "Delegat", "Lagrum och villkor"), ("1", "Hyra", "Rektor", "12 kap. 1 § JB\nHögst 3 år")]
    [row] = read(table(rows)).rows
    assert (row.cells["law"], row.cells["note"]) == ("12 kap. 1 § JB", "Högst 3 år")


def test_the_last_line_of_a_list_of_short_forms_is_no_section(read: Read) -> None:
    rows = [("Nr", "Ärende", "Delegat"), ("1", "Hyra", "AU")]
    found = read(paragraph("EC Enhetschef"), paragraph("AU Arbetsutskottet"), table(rows))
    assert sections(found) == [(None, None)]


def test_the_user_says_what_the_columns_hold(read: Read) -> None:
    found = read(table([("A", "B", "C"), ("Enhetschef", "1.1", "Avtal")]), columns=("delegate", "number", "matter"))
    assert ("1.1", "Avtal", "Enhetschef") in texts(found, "number", "matter", "delegate")


# Tables without a header --------------------------------------------------------------------------------------


def test_a_table_without_header_goes_on_under_the_one_before(read: Read) -> None:
    found = read(
        table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]),
        paragraph("Personal"),
        table([("2.1", "Anställning", "Rektor", "")], header=False),
    )
    assert texts(found, "number", "delegate") == [("1.1", "Enhetschef"), ("2.1", "Rektor")]


def test_a_table_that_goes_on_and_then_repeats_the_header(read: Read) -> None:
    found = read(
        table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]),
        table([("1.2", "Yttrande", "Jurist", ""), HEADER, ("1.3", "Anställning", "Rektor", "")], header=False),
    )
    assert texts(found, "number") == [("1.1",), ("1.2",), ("1.3",)]


def test_a_row_above_the_first_header_is_doubted(read: Read) -> None:
    found = read(table([("1.1", "Avtal", "Enhetschef", ""), HEADER, ("1.2", "Yttrande", "Jurist", "")], header=False))
    assert texts(found, "number") == [("1.2",)]
    assert [doubt.words for doubt in found.doubts] == ["1.1 | Avtal | Enhetschef"]


def test_a_table_that_never_had_a_header_is_read_by_content_and_doubted(read: Read) -> None:
    found = read(
        table(
            [
                ("1.1", "Avtal om lokaler i den löpande verksamheten", "Enhetschef", KL),
                ("1.2", "Yttranden som inte är av större vikt", "Avdelningschef", KL),
            ],
            header=False,
        )
    )
    assert texts(found, "number", "delegate") == [("1.1", "Enhetschef"), ("1.2", "Avdelningschef")]
    [doubt] = found.doubts
    assert doubt.place == "tabell 1"
    assert "innehållet" in doubt.reason


def test_a_table_of_something_else_is_running_text_and_doubted(read: Read) -> None:
    found = read(table([("Version", "Datum", "Sida"), ("1", "2023-01-01", "4"), ("2", "2024-01-01", "6")]))
    assert found.rows == []
    [doubt] = found.doubts
    assert "rubrikrad" in doubt.reason
    assert "2023-01-01" in [block.text for block in found.preamble]


# Numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "number", "matter"),
    [
        ("A.1.1 Avtal i löpande ärenden", "A.1.1", "Avtal i löpande ärenden"),
        ("1.2.1 Tilldela anmärkning", "1.2.1", "Tilldela anmärkning"),
        ("1.2.1. Tilldela anmärkning", "1.2.1", "Tilldela anmärkning"),
        ("1. Tilldela anmärkning", "1", "Tilldela anmärkning"),
        ("1.1\u00a0Avtal", "1.1", "Avtal"),
        ("Avtal", "", "Avtal"),
        ("3 månaders uppsägning", "", "3 månaders uppsägning"),
    ],
)
def test_a_number_glued_to_the_matter(read: Read, cell: str, number: str, matter: str) -> None:
    found = read(table([UNNUMBERED, (cell, "", "Enhetschef")]))
    assert texts(found, "number", "matter") == [(number, matter)]


def test_numbers_that_word_writes_by_itself(read: Read) -> None:
    lists = numbering({1: [Level("%1"), Level("%1.%2")]})
    rows = [HEADER] + [(Cell("", numbering=(1, 1)), matter, "Enhetschef", "") for matter in ("Avtal", "Yttrande")]
    found = read(heading("Allmänt", numbering=(1, 0)), table(rows), lists=lists)
    assert texts(found, "number") == [("1.1",), ("1.2",)]
    assert sections(found) == [("1", "Allmänt")] * 2


# Sections -----------------------------------------------------------------------------------------------------


def test_a_row_over_the_whole_table_is_a_section(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                (Cell("1 Allmänt", span=4),),
                ("1.1", "Avtal", "Enhetschef", ""),
                (Cell("2 Personal", span=4),),
                ("2.1", "Anställning", "Rektor", ""),
            ]
        )
    )
    assert sections(found) == [("1", "Allmänt"), ("2", "Personal")]


def test_a_heading_is_a_section(read: Read) -> None:
    found = read(heading("3 Upphandling"), paragraph("Inledande ord."), table([HEADER, ("3.1", "Inköp", "Jurist", "")]))
    assert sections(found) == [("3", "Upphandling")]


def test_the_title_of_the_order_is_no_section(read: Read) -> None:
    rows = table([HEADER, ("3.1", "Inköp", "Jurist", "")])
    found = read(heading("Delegationsordning för socialnämnden"), paragraph("Inledande ord."), rows)
    assert sections(found) == [(None, None)]


def test_a_paragraph_right_before_a_table_is_a_section(read: Read) -> None:
    found = read(paragraph("1.2 ÖVRIGT"), table([HEADER, ("1.2.1", "Brådskande ärenden", "Ordförande", "")]))
    assert sections(found) == [("1.2", "ÖVRIGT")]


def test_a_title_above_a_title_is_no_row(read: Read) -> None:
    found = read(
        table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]),
        paragraph("2. HR"),
        paragraph("2.1 ANSTÄLLNING"),
        table([HEADER, ("2.1.1", "Lön", "Rektor", "")]),
    )
    assert sections(found)[-1] == ("2.1", "ANSTÄLLNING")
    assert found.doubts == []


def test_a_sentence_right_before_a_table_is_no_section(read: Read) -> None:
    found = read(
        heading("1 Allmänt"),
        paragraph("Besluten nedan anmäls till nämnden."),
        table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]),
    )
    assert sections(found) == [("1", "Allmänt")]


def test_a_row_with_a_number_and_a_title_alone_is_a_section(read: Read) -> None:
    found = read(table([HEADER, ("2", "Personal", "", ""), ("2.1", "Anställning", "Rektor", "")]))
    assert texts(found, "number") == [("2.1",)]
    assert sections(found) == [("2", "Personal")]


def test_a_row_with_a_title_alone_above_numbered_rows_is_a_section(read: Read) -> None:
    found = read(table([HEADER, ("", "Personal", "", ""), ("2.1", "Anställning", "Rektor", "")]))
    assert sections(found) == [(None, "Personal")]


def test_a_title_in_the_column_of_numbers_is_a_section(read: Read) -> None:
    found = read(table([HEADER, ("2 Personal", "", "", ""), ("2.1", "Anställning", "Rektor", "")]))
    assert texts(found, "number") == [("2.1",)]
    assert sections(found) == [("2", "Personal")]


def test_a_title_above_rows_without_numbers_is_a_section_and_doubted(read: Read) -> None:
    rows = [UNNUMBERED, ("Personal", "", ""), ("Anställning", KL, "Rektor"), ("Lön", KL, "Rektor")]
    found = read(table(rows))
    assert texts(found, "matter") == [("Anställning",), ("Lön",)]
    assert sections(found) == [(None, "Personal")] * 2
    assert [doubt.words for doubt in found.doubts] == ["Personal"]


def test_letters_in_rows_of_their_own_come_under_what_they_divide(read: Read) -> None:
    rows = [("1.1", "Avtal om", "", ""), ("", "a) hyra", "Rektor", ""), ("", "b) köp", "Jurist", "")]
    found = read(heading("1 Allmänt"), table([HEADER, *rows, ("1.2", "Talan", "Rektor", "")]))
    assert texts(found, "matter", "delegate") == [("a) hyra", "Rektor"), ("b) köp", "Jurist"), ("Talan", "Rektor")]
    assert sections(found) == [("1.1", "Avtal om"), ("1.1", "Avtal om"), ("1", "Allmänt")]
    assert [doubt.words for doubt in found.doubts] == ["1.1 Avtal om"]


def test_a_numbered_matter_without_delegate_is_a_row(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "", ""), ("1.2", "Yttrande", "Jurist", "")]))
    assert texts(found, "number", "delegate") == [("1.1", ""), ("1.2", "Jurist")]


def test_the_last_row_without_delegate_is_a_row(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "Jurist", ""), ("1.2", "Yttrande", "", "")]))
    assert texts(found, "number") == [("1.1",), ("1.2",)]


def test_a_section_without_rows_is_kept_as_running_text(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                (Cell("2 Personal", span=4),),
                (Cell("2.1 Anställning", span=4),),
                ("2.1.1", "Lön", "Rektor", ""),
                (Cell("3 Övrigt", span=4),),
            ]
        )
    )
    assert sections(found) == [("2.1", "Anställning")]
    assert [block.text for block in found.preamble] == ["2 Personal", "3 Övrigt"]


def test_the_same_word_in_two_cells_is_no_section(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "Jurist", ""), ("", "", "Rektor", "Rektor")]))
    assert [row.cells["delegate"] for row in found.rows] == ["Jurist\nRektor"]


def test_a_long_text_over_the_whole_table_is_general_text_and_doubted(read: Read) -> None:
    words = "Delegaten ska samråda med förvaltningschefen innan beslut fattas i ärenden som kan få följder för andra."
    found = read(table([HEADER, (Cell(words, span=4),), ("1.1", "Avtal", "Enhetschef", "")]))
    assert texts(found, "number") == [("1.1",)]
    assert [doubt.words for doubt in found.doubts] == [words]
    assert words in [block.text for block in found.preamble]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Allmänt", ("1", "Allmänt")),
        ("1. Allmänt", ("1", "Allmänt")),
        ("A.1 Allmänna ärenden", ("A.1", "Allmänna ärenden")),
        ("A. 3 Naturvård", ("A. 3", "Naturvård")),
        ("B. Personal", ("B", "Personal")),
        ("1.2\u00a0ÖVRIGT", ("1.2", "ÖVRIGT")),
        ("Personal", (None, "Personal")),
    ],
)
def test_the_number_of_a_section(text: str, expected: tuple[str | None, str]) -> None:
    assert split_section(text) == expected


# Rows that go on ----------------------------------------------------------------------------------------------


def test_a_row_without_number_and_matter_goes_on_from_the_one_above(read: Read) -> None:
    found = read(
        table([HEADER, ("1.1", "Avtal", "Enhetschef", KL), ("", "", "Jurist", ""), ("1.2", "Yttrande", "Rektor", "")])
    )
    assert [row.cells["delegate"] for row in found.rows] == ["Enhetschef\nJurist", "Rektor"]


def test_a_merged_number_covers_several_rows(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                (Cell("1.1", below="restart"), "Avtal, högst 100 tkr", "Enhetschef", ""),
                (Cell("", below="continue"), "Avtal, över 100 tkr", "Rektor", ""),
            ]
        )
    )
    assert texts(found, "number", "delegate") == [("1.1", "Enhetschef"), ("1.1", "Rektor")]


def test_empty_rows_are_nothing(read: Read) -> None:
    found = read(table([HEADER, ("", "", "", ""), ("1.1", "Avtal", "Enhetschef", ""), ("", "", "", "")]))
    assert texts(found, "number") == [("1.1",)]
    assert found.doubts == []


# a), b) and c) ------------------------------------------------------------------------------------------------


def test_letters_in_matter_and_delegate_become_rows(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                ("2.1", "Tillsättning av: a) enhetschef b) övrig personal", "a) Avdelningschef\nb) Enhetschef", ""),
            ]
        )
    )
    assert texts(found, "number", "matter", "delegate") == [
        ("2.1 a", "Tillsättning av: enhetschef", "Avdelningschef"),
        ("2.1 b", "Tillsättning av: övrig personal", "Enhetschef"),
    ]


def test_letters_with_a_full_stop_become_rows(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal om\na. hyra\nb. köp", "a. Rektor\nb. Jurist", "")]))
    assert texts(found, "number", "delegate") == [("1.1 a", "Rektor"), ("1.1 b", "Jurist")]


def test_a_letter_without_delegate_is_a_row_that_names_nobody(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Förändringar: a) inom kontoret b) inom avdelning", "a) Direktör", "")]))
    assert texts(found, "number", "delegate") == [("1.1 a", "Direktör"), ("1.1 b", "")]


def test_a_letter_without_matter_is_a_row_without_matter_and_doubted(read: Read) -> None:
    found = read(
        table([HEADER, ("2.1", "Tillsättning av: a) direktör c) enhetschef", "a) Nämnden\nb) Direktör\nc) Rektor", "")])
    )
    assert texts(found, "number", "delegate") == [("2.1 a", "Nämnden"), ("2.1 b", "Direktör"), ("2.1 c", "Rektor")]
    assert [row.text("matter") == "" for row in found.rows] == [False, True, False]
    [doubt] = found.doubts
    assert doubt.words == "b) Direktör"
    assert doubt.place == "tabell 1, rad 2"


def test_two_delegates_of_one_letter(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                ("1.2", "Föra talan: a) på delegation b) i nämnd", "a) Delegat i ärendet\nb) Jurist*\nRektor*", ""),
            ]
        )
    )
    assert [row.cells["delegate"] for row in found.rows] == ["Delegat i ärendet", "Jurist*\nRektor*"]


def test_words_before_the_first_letter_of_the_delegates_are_not_lost(read: Read) -> None:
    found = read(
        table([HEADER, ("1.2", "Beslut: a) om avgift b) om tid", "Enhetschef för egen enhet: a) Jurist b) Rektor", "")])
    )
    assert "Enhetschef för egen enhet" in everything(found)


def test_letters_in_the_matter_alone_leave_one_row(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal: a) hyra b) köp", "Enhetschef", "")]))
    assert texts(found, "number", "delegate") == [("1.1", "Enhetschef")]


# The list layout ----------------------------------------------------------------------------------------------


def test_numbered_paragraphs_below_a_heading_that_names_the_delegate(read: Read) -> None:
    found = read(
        paragraph("Delegation till förvaltningschefen"),
        paragraph("1. Arrendeavtal, längst 10 år."),
        paragraph("2. Torghandel."),
    )
    assert texts(found, "number", "matter", "delegate") == [
        ("1", "Arrendeavtal, längst 10 år.", "förvaltningschefen"),
        ("2", "Torghandel.", "förvaltningschefen"),
    ]
    assert {row.layout for row in found.rows} == {"list"}


def test_automatic_numbers_in_the_list(read: Read) -> None:
    found = read(
        heading("Delegation till förvaltningschefen"),
        paragraph("Arrendeavtal.", numbering=(1, 0)),
        paragraph("Torghandel.", numbering=(1, 0)),
        lists=numbering({1: [Level("%1.")]}),
    )
    assert texts(found, "number", "matter") == [("1", "Arrendeavtal."), ("2", "Torghandel.")]


def test_an_l_misread_for_a_one(read: Read) -> None:
    found = read(paragraph("Delegation till förvaltningschefen"), paragraph("l. Arrendeavtal."))
    assert texts(found, "number", "matter") == [("1", "Arrendeavtal.")]
    [doubt] = found.doubts
    assert "siffran 1" in doubt.reason


def test_dashes_belong_to_the_matter_and_sentences_are_remarks(read: Read) -> None:
    found = read(
        paragraph("Delegation till förvaltningschefen"),
        paragraph("3. Trafikärenden"),
        paragraph("- lokala trafikföreskrifter"),
        paragraph("- dispenser"),
        paragraph("Principiella ärenden avgörs alltid av utskottet."),
        paragraph("4. Torghandel"),
    )
    assert [(row.cells["matter"], row.cells["note"]) for row in found.rows] == [
        ("Trafikärenden\n- lokala trafikföreskrifter\n- dispenser", "Principiella ärenden avgörs alltid av utskottet."),
        ("Torghandel", ""),
    ]


def test_a_heading_that_is_a_title_names_the_delegate_when_the_next_line_says_so(read: Read) -> None:
    found = read(
        heading("Förvaltningschef", 2),
        paragraph("har rätt att besluta i följande ärenden:"),
        paragraph("1. Hyra lokal (12 kap. JB)"),
        heading("Nämndsekreterare", 2),
        paragraph("får besluta om:"),
        paragraph("2. Avvisa överklagande"),
    )
    assert texts(found, "number", "matter", "delegate", "note") == [
        ("1", "Hyra lokal (12 kap. JB)", "Förvaltningschef", ""),
        ("2", "Avvisa överklagande", "Nämndsekreterare", ""),
    ]


def test_a_line_without_number_never_goes_on_from_another_delegates_row(read: Read) -> None:
    found = read(
        paragraph("Delegation till rektor"),
        paragraph("1. Hyra lokal"),
        paragraph("Delegation till jurist"),
        paragraph("Köpa varor"),
        paragraph("2. Yttrande"),
    )
    assert texts(found, "matter", "delegate", "note") == [("Hyra lokal", "rektor", ""), ("Yttrande", "jurist", "")]
    [doubt] = found.doubts
    assert (doubt.words, doubt.reason[:12]) == ("Köpa varor", "Texten under")


def test_a_heading_that_is_a_title_alone_names_nobody(read: Read) -> None:
    assert read(heading("Förvaltningschef", 2), paragraph("1. Leder arbetet")).rows == []


def test_the_next_heading_names_the_next_delegate(read: Read) -> None:
    found = read(
        paragraph("Delegation till förvaltningschefen"),
        paragraph("1. Arrendeavtal."),
        paragraph("Delegation till enhetschefen:"),
        paragraph("1. Torghandel."),
    )
    assert texts(found, "delegate") == [("förvaltningschefen",), ("enhetschefen",)]


def test_a_heading_ends_the_list(read: Read) -> None:
    found = read(
        paragraph("Delegation till förvaltningschefen"),
        paragraph("1. Arrendeavtal."),
        heading("Ikraftträdande"),
        paragraph("Ordningen gäller från den 1 januari 2024."),
    )
    assert texts(found, "matter", "note") == [("Arrendeavtal.", "")]


def test_a_sentence_about_delegation_names_nobody(read: Read) -> None:
    found = read(paragraph("Delegation till presidiet är inte tillåten."), paragraph("1. Nämnden beslutar själv."))
    assert found.rows == []


def test_what_looks_like_a_row_outside_the_table_is_doubted(read: Read) -> None:
    found = read(table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]), paragraph("1.2 Yttrande Jurist"))
    assert [doubt.words for doubt in found.doubts] == ["1.2 Yttrande Jurist"]


# Abbreviations ------------------------------------------------------------------------------------------------


def test_a_table_of_abbreviations(read: Read) -> None:
    found = read(
        table([("Förkortning", "Förklaring"), ("EC", "enhetschef"), ("VC", "verksamhetschef")]),
        table([HEADER, ("1.1", "Avtal", "EC", "")]),
    )
    assert found.abbreviations == {"EC": "enhetschef", "VC": "verksamhetschef"}
    assert texts(found, "delegate") == [("EC",)]


def test_a_table_of_abbreviations_with_the_columns_in_another_order(read: Read) -> None:
    found = read(table([("Befattning", "Förkortning"), ("enhetschef", "EC")]))
    assert found.abbreviations == {"EC": "enhetschef"}


def test_half_a_line_of_a_table_of_abbreviations_is_running_text(read: Read) -> None:
    found = read(table([("Förkortning", "Förklaring"), ("EC", "enhetschef"), ("", "Titlar i vårdenheterna")]))
    assert [block.text for block in found.preamble] == ["Titlar i vårdenheterna"]


# Nothing is lost ----------------------------------------------------------------------------------------------

CELL = st.text(st.sampled_from("aåB1 .,-–§)(:\u00a0\n/"), max_size=25)
WORDS = st.sampled_from(
    ["", "1.1", "1.1 a", "2", "a) avtal b) köp", "a) Jurist\nb) Rektor", "Enhetschef", "Ärende", "Delegat", "Nr",
     "Personal", "A.1 Avtal", "6 kap. 37 § KL", "högst 500\u00a0000 kr", "–", "l. Avtal",
     "En hel mening som slutar här."]
)  # fmt: skip
ROWS = st.lists(st.tuples(*[st.one_of(CELL, WORDS)] * 4), max_size=6)


def everything(found: Extract) -> str:
    said = [text for row in found.rows for text in (*row.cells.values(), row.section_number or "", row.section or "")]
    said += [doubt.words for doubt in found.doubts] + [block.text for block in found.preamble]
    said += [heading for _, columns in found.columns for heading in columns.headings]
    said += [text for pair in found.abbreviations.items() for text in pair]
    return fold("\n".join(said))


def signs(text: str) -> list[str]:
    """The words of a text; letters that became part of a row number, and the signs between, left aside."""
    return [word for word in "".join(c if c.isalnum() else " " for c in fold(text)).split() if word]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ROWS, st.booleans())
def test_no_text_of_any_cell_is_lost(read: Read, rows: list[tuple[str, ...]], header: bool) -> None:
    found = read(table([HEADER, *rows] if header else rows or [("",)], header=header))
    told = set(signs(everything(found)))
    for row in rows:
        for cell in row:
            for word in signs(cell):
                assert word in told or word == "l", (word, row)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(CELL, WORDS, st.just("Delegation till chefen"), st.just("- dispens")), max_size=8))
def test_no_paragraph_is_lost(read: Read, lines: list[str]) -> None:
    found = read(*(paragraph(line) for line in lines), table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]))
    told = set(signs(everything(found))) | {"Delegation", "till", "chefen", "l"}
    for line in lines:
        assert set(signs(line)) <= told


def test_the_places_of_rows_are_unique(read: Read) -> None:
    found = read(
        table(
            [
                HEADER,
                ("1.1", "Beslut: a) om avgift b) om tid", "a) Jurist\nb) Rektor", ""),
                ("1.1", "Avtal", "Jurist", ""),
            ]
        ),
        table([HEADER, ("1.1", "Avtal", "Enhetschef", "")]),
    )
    keys = [row.key for row in found.rows]
    assert len(set(keys)) == len(keys) == 4


def test_the_text_of_a_cell_has_ordinary_blanks() -> None:
    row = RawRow("tabell 1, rad 1", "t1r1", {"matter": "högst 500\u00a0000\u202fkr"})
    assert row.text("matter") == "högst 500 000 kr"
    assert row.text("law") == ""

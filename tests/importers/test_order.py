"""A file becomes an order: every row understood, each fact kept apart from none and from unknown."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samspel.errors import UnreadableInput
from samspel.importers import ReadOrder, read_order
from samspel.importers.order_json import order_json
from samspel.model import (
    NONE,
    Acting,
    Appeal,
    Consult,
    Contradiction,
    Facts,
    Limit,
    Onward,
    Organ,
    OrganKind,
    Period,
    Reporting,
    Row,
    Vat,
    YesNo,
)
from samspel.money import Unit
from tests.build_docx import Cell, document, heading, paragraph, table

TITLE = paragraph("Delegationsordning för socialnämnden")
HEADER = (
    "Nr", "Ärende", "Delegat", "Ersättare", "Lagrum", "Vidaredelegation", "Anmärkning", "Belopp", "Anmäls",
    "Överklagan",
)  # fmt: skip
SHORT = ("Nr", "Ärende", "Delegat")

Read = Callable[..., ReadOrder]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(*blocks: str, name: str = "ordning.docx", **options: Any) -> ReadOrder:
        file = tmp_path / name
        file.write_bytes(document(*blocks))
        return read_order(file, **options)

    return reader


@pytest.fixture
def row(read: Read) -> Callable[..., Row]:
    """One row of a table with every column; the cells not named are empty."""

    def one(*before: str, **cells: str) -> Row:
        texts = dict.fromkeys(HEADER, "") | {name.capitalize(): text for name, text in cells.items()}
        [only] = read(*before, table([HEADER, tuple(texts.values())])).order.rows
        return only

    return one


def names(row: Row) -> list[str | None] | None:
    return None if row.delegates is None else [delegate.text for delegate in row.delegates]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(UnreadableInput) as caught:
        call()
    [problem] = caught.value.problems
    assert problem.words.endswith(".")
    assert problem.remedy.endswith(".")
    assert "/" not in str(caught.value)
    return str(caught.value)


# One row ------------------------------------------------------------------------------------------------------


def test_a_whole_row(row: Callable[..., Row]) -> None:
    found = row(
        nr="3.2",
        ärende="Direktupphandling, högst 500\u00a0000 kr exkl. moms per avtal",
        delegat="Ekonomichef\nUpphandlingschef",
        ersättare="Förvaltningschef",
        lagrum="19 a kap. 4 § LOU\n6 kap. 37 § KL",
        vidaredelegation="Ja, till enhetschef",
        anmärkning="I samråd med förvaltningsjurist",
        anmäls="Ja",
        överklagan="Laglighetsprövning",
    )
    assert (found.id, found.number) == ("3.2", "3.2")
    assert found.matter == "Direktupphandling, högst 500 000 kr exkl. moms per avtal"
    assert names(found) == ["Ekonomichef", "Upphandlingschef"]
    assert found.acting is None
    assert [one.text for one in found.substitutes or ()] == ["Förvaltningschef"]
    assert found.law == ("19 a kap. 4 § LOU", "6 kap. 37 § KL")
    assert found.limit == Limit(at_most=500_000, unit=Unit.SEK, per="contract", vat=Vat.EXCLUDED)
    assert found.onward == Onward(allowed=YesNo.YES, to=("enhetschef",))
    assert found.consult == (Consult(text="förvaltningsjurist"),)
    assert found.report == Reporting(at="Ja")
    assert (found.appeal, found.appeal_words) == (Appeal.MUNICIPAL_REVIEW, "Laglighetsprövning")
    assert found.note == "I samråd med förvaltningsjurist"
    assert found.source is not None
    assert (found.source.file, found.source.place) == ("ordning.docx", "tabell 1, rad 2")


def test_empty_cells_say_none(row: Callable[..., Row]) -> None:
    found = row(nr="1.1", ärende="Avtal")
    assert (found.delegates, found.substitutes, found.law, found.consult) == ((), (), (), ())
    assert [found.limit, found.onward, found.report, found.appeal, found.note] == [NONE] * 5


def test_columns_that_are_not_there_leave_the_facts_unknown(read: Read) -> None:
    [found] = read(table([("Ärende", "Delegat"), ("Avtal", "Enhetschef")])).order.rows
    assert (found.substitutes, found.law, found.onward, found.report, found.appeal, found.note) == (None,) * 6
    assert found.number == NONE


@pytest.mark.parametrize(
    ("delegate", "acting"),
    [
        ("Enhetschef och jurist gemensamt", Acting.JOINTLY),
        ("Enhetschef eller jurist", Acting.EACH),
        ("Enhetschef/jurist", Acting.EACH),
        ("Enhetschef\nJurist", None),
        ("Enhetschef", None),
    ],
)
def test_how_they_decide(row: Callable[..., Row], delegate: str, acting: Acting | None) -> None:
    assert row(ärende="Avtal", delegat=delegate).acting is acting


def test_the_heading_says_that_each_decides(read: Read) -> None:
    [found] = read(table([("Nr", "Ärende", "Beslutande var för sig"), ("1.1", "Avtal", "Enhetschef\nJurist")])).order.rows
    assert found.acting is Acting.EACH


def test_the_amount_column_of_kronor(row: Callable[..., Row]) -> None:
    assert row(ärende="Inköp", belopp="500 000").limit == Limit(at_most=500_000, unit=Unit.SEK)


def test_the_remark_narrows_the_limit(row: Callable[..., Row]) -> None:
    found = row(ärende="Inköp, högst 500 000 kr", anmärkning="Dock högst 200 tkr")
    assert found.limit == Limit(at_most=200_000, unit=Unit.SEK)


def test_limits_in_two_units_are_doubted_with_their_place(read: Read) -> None:
    found = read(table([(*SHORT, "Anm."), ("1.1", "Inköp, högst 500 000 kr", "Enhetschef", "högst 2 prisbasbelopp")]))
    assert [(doubt.place, doubt.words) for doubt in found.doubts] == [("tabell 1, rad 2", "Inköp, högst 500 000 kr")]


def test_an_amount_that_is_none_leaves_the_limit_unknown(read: Read) -> None:
    found = read(table([(*SHORT, "Belopp"), ("1.1", "Inköp", "Enhetschef", "efter behov")]))
    assert found.order.rows[0].limit is None
    assert ["efter behov" in doubt.reason for doubt in found.doubts] == [True]


def test_a_base_amount_is_what_the_order_says_it_is(row: Callable[..., Row]) -> None:
    clause = paragraph("Med basbelopp avses prisbasbelopp.")
    assert row(clause, ärende="Skadestånd, högst 2 basbelopp").limit == Limit(at_most=2, unit=Unit.PBB)


def test_a_base_amount_whose_kind_nobody_says(row: Callable[..., Row]) -> None:
    assert row(ärende="Skadestånd, högst 2 basbelopp").limit == Limit(at_most=2, unit=Unit.BB)


def test_amounts_exclude_vat_when_the_order_says_so(row: Callable[..., Row]) -> None:
    found = row(paragraph("Samtliga belopp anges exklusive moms."), ärende="Inköp, högst 500 kr")
    assert found.limit == Limit(at_most=500, unit=Unit.SEK, vat=Vat.EXCLUDED)


def test_a_remark_that_contradicts_the_column_is_doubted(read: Read) -> None:
    rows = [(*SHORT, "Vidaredelegation", "Anm."), ("1.1", "Avtal", "Enhetschef", "Ja", "Får inte vidaredelegeras")]
    found = read(table(rows))
    assert found.order.rows[0].onward == Onward(allowed=YesNo.NO)
    assert [doubt.place for doubt in found.doubts] == ["tabell 1, rad 2"]


def test_abbreviations_of_the_order_part_the_delegates(read: Read) -> None:
    found = read(paragraph("EC = enhetschef"), paragraph("VC = verksamhetschef"), table([SHORT, ("1", "Avtal", "EC, VC")]))
    assert names(found.order.rows[0]) == ["EC", "VC"]
    assert found.order.abbreviations == {"EC": "enhetschef", "VC": "verksamhetschef"}


def test_a_section_of_execution(read: Read) -> None:
    found = read(
        heading("1 Beslut"),
        table([SHORT, ("1.1", "Avtal", "Enhetschef")]),
        heading("2 Ren verkställighet"),
        table([SHORT, ("2.1", "Semester", "Enhetschef")]),
    )
    assert [row.execution for row in found.order.rows] == [YesNo.NO, YesNo.YES]
    assert [row.section for row in found.order.rows] == ["Beslut", "Ren verkställighet"]


def test_the_list_layout(read: Read) -> None:
    found = read(
        paragraph("Delegation till förvaltningschefen vid samhällsbyggnadsförvaltningen"),
        paragraph("1. Arrendeavtal, med möjlighet till vidaredelegering."),
        paragraph("2. Igångsättningstillstånd upp till 300 tkr."),
    )
    first, second = found.order.rows
    assert names(first) == ["förvaltningschefen vid samhällsbyggnadsförvaltningen"]
    assert (first.law, first.onward) == ((), Onward(allowed=YesNo.YES))
    assert (second.limit, second.onward) == (Limit(at_most=300_000, unit=Unit.SEK), None)


def test_rows_with_the_same_number_have_ids_of_their_own(read: Read) -> None:
    found = read(table([SHORT, ("1.1", "Avtal", "Jurist"), ("1.1", "Köp", "Rektor"), ("1.2", "Hyra", "Jurist")]))
    assert [row.id for row in found.order.rows] == ["t1r2", "t1r3", "1.2"]


def test_numbers_that_differ_only_in_signs_have_ids_of_their_own(read: Read) -> None:
    found = read(table([SHORT, ("1 a", "Avtal", "Jurist"), ("1a", "Köp", "Rektor"), ("1-a", "Hyra", "Jurist")]))
    assert len({row.id for row in found.order.rows}) == 3


def test_a_number_that_looks_like_the_place_of_another_row(read: Read) -> None:
    found = read(table([SHORT, ("t1r3", "Avtal", "Jurist"), ("", "Köp", "Rektor")]))
    assert len({row.id for row in found.order.rows}) == 2


def test_a_very_long_number_is_kept_and_is_no_id(read: Read) -> None:
    [found] = read(table([SHORT, ("1" * 200, "Avtal", "Jurist")])).order.rows
    assert (found.id, found.number) == ("t1r2", "1" * 200)


def test_a_heading_with_a_number_alone(read: Read) -> None:
    found = read(heading("1", level=2), table([SHORT, ("1.1", "Avtal", "Jurist")]))
    assert found.order.rows[0].section == "1"


# The order ----------------------------------------------------------------------------------------------------


def test_the_particulars_of_the_order(read: Read) -> None:
    found = read(
        TITLE,
        paragraph("Antagen den 12 mars 2025, § 31"),
        paragraph("Reviderad 2026-01-14, § 2"),
        paragraph("Gäller från 2025-05-01"),
        table([SHORT, ("1.1", "Avtal", "Enhetschef")]),
    )
    order = found.order
    assert (order.title, found.organ.name) == ("Delegationsordning för socialnämnden", "Socialnämnden")
    assert order.adopted
    assert (order.adopted.on, order.adopted.minute) == (date(2025, 3, 12), "§ 31")
    assert [one.on for one in order.revised or ()] == [date(2026, 1, 14)]
    assert order.in_force is not None
    assert order.in_force.start == date(2025, 5, 1)
    assert order.id == "socialnamnden-2026"


def test_an_order_without_particulars(read: Read) -> None:
    found = read(table([SHORT, ("1.1", "Avtal", "Enhetschef")]), name="Bilaga 3 (utkast).docx")
    assert found.order.id == "bilaga-3-utkast"
    assert (found.order.title, found.order.adopted, found.order.revised, found.order.in_force) == (None,) * 4


def test_a_very_long_file_name(read: Read) -> None:
    assert len(read(table([SHORT, ("1.1", "Avtal", "Jurist")]), name="a" * 200 + ".docx").order.id) <= 120


def test_a_board_that_is_already_known(read: Read) -> None:
    board = Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD)
    found = read(TITLE, table([SHORT, ("1.1", "Avtal", "Enhetschef")]), known=Facts(organs=(board,)))
    assert found.order.organ == "sn"
    assert found.facts.organs == ()


def test_the_text_outside_the_tables_is_kept(read: Read) -> None:
    words = "Överordnad chef har alltid samma beslutanderätt."
    order = read(TITLE, paragraph(words), table([SHORT, ("1.1", "Avtal", "Enhetschef")])).order
    assert words in (order.preamble or ())


def test_an_excel_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Delegation"
    for texts in (SHORT, ("1.10", "Avtal", "Enhetschef\nJurist")):
        sheet.append(texts)
    book.save(tmp_path / "ordning.xlsx")
    [found] = read_order(tmp_path / "ordning.xlsx").order.rows
    assert (found.number, names(found)) == ("1.10", ["Enhetschef", "Jurist"])
    assert found.source is not None
    assert found.source.place == "blad ”Delegation”, rad 2"


# Bad input ----------------------------------------------------------------------------------------------------


def test_a_document_without_tables(read: Read) -> None:
    said = refused(lambda: read(TITLE, paragraph("Bara löpande text.")))
    assert said.startswith("ordning.docx: Dokumentet har ingen tabell")
    assert "skrivas av" in said


def test_an_empty_document(read: Read) -> None:
    assert "ingen tabell" in refused(lambda: read())


def test_a_table_without_a_header_that_can_be_recognised(read: Read) -> None:
    said = refused(lambda: read(table([("Version", "Datum", "Sida"), ("1", "2023-01-01", "4")])))
    assert said.startswith("ordning.docx, tabell 1: Ingen tabell har en rubrikrad som känns igen.")
    assert "”Version”, ”Datum”, ”Sida”" in said
    assert "--columns" in said


def test_a_header_without_rows(read: Read) -> None:
    said = refused(lambda: read(table([SHORT])))
    assert "inga rader" in said


@pytest.mark.parametrize("columns", [["number", "matter", "chef"], ["number", "delegate"], []])
def test_columns_that_cannot_be(read: Read, columns: list[str]) -> None:
    said = refused(lambda: read(table([SHORT, ("1.1", "Avtal", "Enhetschef")]), columns=columns))
    assert said.startswith("--columns: ")
    assert "matter" in said


@pytest.mark.parametrize("name", ["ordning.rtf", "ordning", "ordning.doc"])
def test_a_kind_of_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    said = refused(lambda: read_order(tmp_path / name))
    assert said.startswith(f"{name}: ")
    assert "Spara delegationsordningen som .docx" in said


@pytest.mark.parametrize("name", ["borta.docx", "borta.xlsx", "borta.pdf"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    assert "Filen finns inte" in refused(lambda: read_order(tmp_path / name))


def test_a_cell_longer_than_any_row_of_an_order(read: Read) -> None:
    said = refused(lambda: read(table([SHORT, ("1.1", "ord " * 6_000, "Enhetschef")])))
    assert said.startswith("ordning.docx, tabell 1, rad 2: En cell har mer än")


def test_a_paragraph_longer_than_any_is_kept_in_pieces(read: Read) -> None:
    order = read(paragraph("ord " * 6_000), table([SHORT, ("1.1", "Avtal", "Enhetschef")])).order
    assert sum(map(len, order.preamble or ())) == 6_000 * 4 - 1


def test_a_file_that_is_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "ordning.docx").write_bytes(b"inte en zip")
    assert refused(lambda: read_order(tmp_path / "ordning.docx")).startswith("ordning.docx")


# As JSON ------------------------------------------------------------------------------------------------------


def test_json_says_what_was_read_and_how_it_was_understood(read: Read) -> None:
    rows = [
        ("Nr", "Ärende", "Delegat", "Lagrum", "Anm."),
        ("1.1", "Inköp, högst 500\u00a0kr", "Enhetschef\nJurist", "", "–"),
    ]
    told = order_json(read(TITLE, heading("1 Inköp"), table(rows)))
    [one] = told["rows"]
    assert told["document"]["organ"] == "Socialnämnden"
    assert one["matter"] == {"read": "Inköp, högst 500\u00a0kr", "understood": "Inköp, högst 500 kr"}
    assert one["delegates"] == {
        "read": "Enhetschef\nJurist", "understood": [{"text": "Enhetschef"}, {"text": "Jurist"}], "acting": None,
    }  # fmt: skip
    assert one["law"] == {"read": "", "understood": []}
    assert one["substitutes"] == {"read": None, "understood": None}
    assert one["limit"] == {"read": None, "understood": {"at_most": 500.0, "unit": "SEK"}}
    assert one["section"] == {"read": "Inköp", "understood": {"number": "1", "title": "Inköp"}}
    assert one["source"] == {"file": "ordning.docx", "place": "tabell 1, rad 2"}
    assert told["columns"][2] == {
        "place": "tabell 1, rad 1", "column": 3, "heading": "Delegat", "read_as": "delegate", "guessed": False,
    }  # fmt: skip


def test_json_tells_the_doubts(read: Read) -> None:
    told = order_json(read(table([SHORT, ("1.1", "Avtal", "Jurist")]), paragraph("1.2 Hyra Rektor")))
    assert [doubt["words"] for doubt in told["doubts"]] == ["1.2 Hyra Rektor"]


# Nothing is lost ----------------------------------------------------------------------------------------------

TEXT = st.text(max_size=30)
WORDS = st.sampled_from(
    ["", "Enhetschef", "Jurist, rektor", "1.1", "högst 500\u00a0000 kr", "över 2 basbelopp", "Ja, till chef", "–",
     "a) hyra b) köp", "a) Jurist\nb) Rektor", "6 kap. 37 § KL", "I samråd med HR-chef.", "efter behov"]
)  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(*[st.one_of(TEXT, WORDS)] * len(HEADER)), min_size=1, max_size=4))
def test_no_text_of_any_row_is_lost(read: Read, rows: list[tuple[str, ...]]) -> None:
    writable = [tuple(cell.encode("utf-8", "ignore").decode() for cell in row) for row in rows]
    clean = [tuple("".join(c for c in cell if c.isprintable() or c in "\n\u00a0") for cell in row) for row in writable]
    found = read(table([HEADER, ("0.1", "Första", *[""] * 8), *clean]))
    told = "\n".join(
        [
            text
            for one in found.rows
            for text in (*one.raw.cells.values(), one.raw.section_number or "", one.raw.section or "")
        ]
        + [doubt.words for doubt in found.doubts]
        + list(found.order.preamble or ())
    )
    kept = set(letters(told))
    for cell in (cell for row in clean for cell in row):
        assert set(letters(cell)) <= kept | set("0123456789l"), cell


BLOCKS = st.one_of(
    st.builds(paragraph, st.one_of(TEXT.map(lambda text: "".join(filter(str.isprintable, text))), WORDS)),
    st.builds(heading, WORDS, st.integers(0, 3)),
    st.just(paragraph("Delegation till förvaltningschefen")),
    st.builds(
        table,
        st.lists(
            st.lists(st.one_of(WORDS, st.sampled_from(HEADER), st.builds(Cell, WORDS, st.integers(1, 4))), min_size=1),
            min_size=1,
            max_size=5,
        ),
        st.booleans(),
    ),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(BLOCKS, max_size=5))
def test_any_document_is_read_or_refused_with_a_reason(read: Read, blocks: list[str]) -> None:
    told = None
    with contextlib.suppress(UnreadableInput):
        told = order_json(read(*blocks))
    assert told is None or told["rows"]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def test_merged_cells_are_read_in_every_row_they_cover(read: Read) -> None:
    found = read(
        table(
            [
                SHORT,
                ("1.1", "Avtal", Cell("Enhetschef", below="restart")),
                ("1.2", "Hyra", Cell("", below="continue")),
            ]
        )
    )
    assert [names(row) for row in found.order.rows] == [["Enhetschef"], ["Enhetschef"]]


def test_what_an_amount_column_says_without_an_amount_is_kept(row: Callable[..., Row]) -> None:
    assert row(nr="1", ärende="Inköp", delegat="Chef", belopp="efter behov").amount_words == "efter behov"
    assert row(nr="1", ärende="Inköp", delegat="Chef", belopp="50 000").amount_words is None
    assert row(nr="1", ärende="Inköp", delegat="Chef", belopp="–").amount_words is None


def test_cells_that_contradict_each_other_are_kept_as_a_fact(row: Callable[..., Row]) -> None:
    one = row(nr="1", ärende="Avtal", delegat="Chef", vidaredelegation="Ja", anmärkning="Får inte vidaredelegeras")

    assert one.contradictions == (Contradiction.ONWARD,)
    assert row(nr="1", ärende="Avtal", delegat="Chef").contradictions == ()


def test_the_headings_of_the_columns_are_kept(read: Read) -> None:
    found = read(TITLE, table([("Punkt", "Ärende", "Delegat", "Villkor"), ("1", "Avtal", "Chef", "")])).order

    assert found.columns == {"number": "Punkt", "matter": "Ärende", "delegate": "Delegat", "note": "Villkor"}


def test_a_last_day_is_part_of_the_period(read: Read) -> None:
    def period(words: str) -> Period | None:
        return read(TITLE, paragraph(words), table([SHORT, ("1", "Avtal", "Chef")])).order.in_force

    days = {"from": date(2023, 1, 1), "to": date(2026, 12, 31)}
    assert period("Gäller från 2023-01-01 till och med 2026-12-31") == Period.model_validate(days)
    assert period("Antagen 2023-01-01, gäller till och med 2026-12-31") == Period.model_validate(days)
    assert period("Gäller till och med 2026-12-31") is None
    assert period("Gäller från 2023-01-01 till och med 2022-12-31") == Period(start=date(2023, 1, 1))

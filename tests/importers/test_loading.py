"""Files become one municipality, or one error that says every mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.importers import load, load_files
from tests.build_docx import document, paragraph, table

TITLE = paragraph("Delegationsordning för socialnämnden")
ORDER = table([("Nr", "Ärende", "Delegat"), ("1.1", "Avtal", "Enhetschef"), ("1.2", "Yttrande", "Jurist")])
TOWN = """samspel: 1
municipality: {name: Exempelköping, kind: kommun}
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: sn, name: Socialnämnden, kind: board, parent: kf}
"""


def word(folder: Path, *blocks: str, name: str = "ordning.docx") -> Path:
    file = folder / name
    file.write_bytes(document(*blocks))
    return file


def native(folder: Path, text: str = TOWN, name: str = "kommun.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_document_alone_is_a_town_with_one_board(tmp_path: Path) -> None:
    town = load(word(tmp_path, TITLE, ORDER))
    assert [organ.name for organ in town.organs] == ["Socialnämnden"]
    [order] = town.orders
    assert [row.number for row in order.rows] == ["1.1", "1.2"]


@pytest.mark.parametrize("document_first", [True, False])
def test_the_order_belongs_to_the_board_of_the_native_file(tmp_path: Path, document_first: bool) -> None:
    files = [word(tmp_path, TITLE, ORDER), native(tmp_path)]
    town = load(*(files if document_first else reversed(files)))
    assert [organ.id for organ in town.organs] == ["kf", "sn"]
    assert [order.organ for order in town.orders] == ["sn"]


def test_an_order_without_a_board_belongs_to_the_only_board(tmp_path: Path) -> None:
    town = load(native(tmp_path), word(tmp_path, ORDER))
    assert [order.organ for order in town.orders] == ["sn"]


def test_two_orders_of_two_boards(tmp_path: Path) -> None:
    other = word(tmp_path, paragraph("Delegationsordning för kommunstyrelsen"), ORDER, name="ks.docx")
    town = load(word(tmp_path, TITLE, ORDER), other)
    assert sorted(organ.name for organ in town.organs) == ["Kommunstyrelsen", "Socialnämnden"]
    assert len({order.id for order in town.orders}) == 2


def test_two_orders_of_one_board(tmp_path: Path) -> None:
    old = word(tmp_path, TITLE, paragraph("Antagen 2019-03-12"), ORDER, name="gammal.docx")
    new = word(tmp_path, TITLE, paragraph("Antagen 2025-03-12"), ORDER, name="ny.docx")
    assert sorted(order.id for order in load(old, new).orders) == ["socialnamnden-2019", "socialnamnden-2025"]


def test_the_report_is_about_the_document(tmp_path: Path) -> None:
    loaded = load_files([native(tmp_path), word(tmp_path, TITLE, paragraph("Antagen 2025-03-12, § 31"), ORDER)])
    info = loaded.document()
    assert info is not None
    assert (info.file, info.organ, info.adopted, info.rows) == ("ordning.docx", "Socialnämnden", date(2025, 3, 12), 2)
    assert "tabell 1, rad 1: Nr = nummer; Ärende = ärende; Delegat = delegat" in info.reading


def test_how_it_was_read_is_said_in_english_too(tmp_path: Path) -> None:
    info = load_files([word(tmp_path, TITLE, ORDER)]).document("en")
    assert info is not None
    assert info.reading == ("tabell 1, rad 1: Nr = number; Ärende = matter; Delegat = delegate",)


def test_doubts_are_part_of_how_it_was_read(tmp_path: Path) -> None:
    info = load_files([word(tmp_path, TITLE, ORDER, paragraph("1.3 Talan Rektor"))]).document()
    assert info is not None
    assert any("1.3 Talan Rektor" in sentence for sentence in info.reading)


def test_a_doubt_of_several_lines_is_told_on_one(tmp_path: Path) -> None:
    rows = [("Nr", "Ärende", "Delegat"), ("1", "Lån\na) upp till 5 000 kr\nb) däröver", "EC\nAC")]
    info = load_files([word(tmp_path, TITLE, table(rows))]).document()
    assert info is not None
    assert any("”Lån a) upp till 5 000 kr b) däröver”" in sentence for sentence in info.reading)


def test_a_native_order_has_a_first_day(tmp_path: Path) -> None:
    order = "orders:\n  - {id: sn-2025, organ: sn, in_force: {from: 2025-05-01}, rows: []}\n"
    loaded = load_files([native(tmp_path, TOWN + order)])
    assert loaded.first_day() == date(2025, 5, 1)
    info = loaded.document()
    assert info is not None
    assert (info.rows, info.reading) == (0, ())


def test_a_town_without_orders_has_no_document(tmp_path: Path) -> None:
    loaded = load_files([native(tmp_path)])
    assert (loaded.order, loaded.document(), loaded.first_day()) == (None, None, None)


def test_the_mistakes_of_every_file_are_told_at_once(tmp_path: Path) -> None:
    empty = word(tmp_path, paragraph("Protokoll"), name="protokoll.docx")
    with pytest.raises(UnreadableInput) as caught:
        load(empty, native(tmp_path, "samspel: 1\norgans: [{id: sn, nam: Socialnämnden}]\n"), tmp_path / "borta.docx")
    assert {problem.file for problem in caught.value.problems} == {"protokoll.docx", "kommun.yaml", "borta.docx"}
    assert str(tmp_path) not in str(caught.value)


def test_the_user_says_what_the_columns_hold(tmp_path: Path) -> None:
    odd = table([("A", "B"), ("Enhetschef", "Avtal om lokaler")])
    loaded = load_files([word(tmp_path, TITLE, odd)], ["delegate", "matter"])
    assert ("Avtal om lokaler", "Enhetschef") in [
        (row.matter, row.delegates[0].text) for row in loaded.town.orders[0].rows if row.delegates
    ]

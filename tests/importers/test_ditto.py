"""Ditto marks among the delegates mean what the row above says, and the reader is told that they were read so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from samspel.importers import ReadOrder, read_order
from tests.build_docx import document, paragraph, table


def read(folder: Path, *tables: Sequence[tuple[str, ...]]) -> ReadOrder:
    file = folder / "ordning.docx"
    file.write_bytes(document(paragraph("Delegationsordning för socialnämnden"), *map(table, tables)))
    return read_order(file)


def delegates(order: ReadOrder) -> list[list[str | None]]:
    return [[one.text for one in row.delegates or ()] for row in order.order.rows]


HEADER = ("Nr", "Ärende", "Delegat")


@pytest.mark.parametrize("mark", ["”", '"', '-"-', "– ” –", "''", "„", "d:o", "D.o.", "dito"])
def test_a_mark_stands_for_the_delegate_above(tmp_path: Path, mark: str) -> None:
    rows = [("1", "Hyra av lokal", "Enhetschef"), ("2", "Hyra av mark", mark), ("3", "Hyra av båt", mark)]
    found = read(tmp_path, [HEADER, *rows])

    assert delegates(found) == [["Enhetschef"]] * 3
    assert [(one.place, one.words) for one in found.doubts] == [("tabell 1, rad 3", mark), ("tabell 1, rad 4", mark)]
    assert "Enhetschef" in found.doubts[0].reason
    assert found.rows[1].raw.cells["delegate"] == mark


@pytest.mark.parametrize("text", ["Doktorand", "Rektor ”Nord”", "–", "-", "Dito-chef"])
def test_what_is_no_mark_is_read_as_it_stands(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, [HEADER, ("1", "Hyra av lokal", "Enhetschef"), ("2", "Hyra av mark", text)])

    assert delegates(found)[1] != ["Enhetschef"]
    assert not found.doubts


def test_a_mark_with_nothing_above_it_in_its_table_means_nothing(tmp_path: Path) -> None:
    first = [HEADER, ("1", "Hyra av lokal", "Enhetschef")]
    found = read(tmp_path, first, [("Nr", "Ärende", "Delegat", "Anm."), ("2", "Hyra av mark", "”", "")])

    assert delegates(found) == [["Enhetschef"], ["”"]]

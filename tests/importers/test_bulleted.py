"""An order of bullets, each with matter and delegate, is read; one whose bullets say less is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.importers import ReadOrder, read_order
from tests.build_docx import document, heading, paragraph, table

TITLE = paragraph("Delegationsordning för socialnämnden")


def read(folder: Path, *blocks: str) -> ReadOrder:
    file = folder / "ordning.docx"
    file.write_bytes(document(*blocks))
    return read_order(file)


def rows(order: ReadOrder) -> list[tuple[str | None, str, list[str | None]]]:
    return [(row.section, str(row.matter), [one.text for one in row.delegates or ()]) for row in order.order.rows]


@pytest.mark.parametrize("bullet", ["", "- ", "• ", "– "])
@pytest.mark.parametrize("between", [" – ", " - ", ": "])
def test_bullets_with_matter_and_delegate_are_rows(tmp_path: Path, bullet: str, between: str) -> None:
    lines = (("Beslut om bidrag till föreningar", "Enhetschef"), ("Beslut om färdtjänst, högst 5 000 kr", "Handläggare"))

    found = read(tmp_path, TITLE, heading("Bidrag"), *(paragraph(f"{bullet}{between.join(line)}") for line in lines))

    assert rows(found) == [("Bidrag", matter, [who]) for matter, who in lines]
    assert found.order.rows[1].limit
    assert not found.doubts
    assert found.order.rows[0].source is not None
    assert found.order.rows[0].source.place == "stycke 3"


def test_a_bullet_without_delegate_among_the_others_is_a_doubt(tmp_path: Path) -> None:
    texts = ("Beslut om bidrag – enhetschef", "Beslut om lokaler", "Beslut om färdtjänst – handläggare")

    found = read(tmp_path, TITLE, *map(paragraph, texts))

    assert len(found.rows) == 2
    assert [doubt.words for doubt in found.doubts] == ["Beslut om lokaler"]


@pytest.mark.parametrize(
    "blocks",
    [
        (TITLE, paragraph("Beslut om bidrag"), paragraph("Beslut om lokaler")),
        (TITLE, paragraph("Beslut om bidrag – enhetschef")),
        (TITLE, paragraph("Beslut om bidrag – senast i maj"), paragraph("Beslut om lokaler – efter samråd")),
        (paragraph("Protokoll"), paragraph("Beslut om bidrag – enhetschef"), paragraph("Beslut om lokaler – rektor")),
    ],
    ids=["no delegates", "a single one", "no titles", "no order"],
)
def test_other_lists_are_refused_with_what_would_be_read(tmp_path: Path, blocks: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableInput, match="inga punkter som ”Beslut om bidrag – enhetschef”"):
        read(tmp_path, *blocks)


def test_a_document_with_a_table_that_is_not_understood_is_not_read_from_what_stands_beside_it(tmp_path: Path) -> None:
    beside = (paragraph("Beslut om bidrag – enhetschef"), paragraph("Beslut om lokaler – rektor"))

    with pytest.raises(UnreadableInput, match="Ingen tabell har en rubrikrad"):
        read(tmp_path, TITLE, *beside, table([("Version", "Datum", "Sida"), ("1", "2023-01-01", "4")]))

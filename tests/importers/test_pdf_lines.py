"""PDF into lines: columns, running heads, broken words and paragraphs; and what is refused before it does harm."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.importers import pdf_lines
from samspel.importers.minutes.text import Line
from samspel.importers.pdf_lines import read_pdf
from tests.build_pdf import At, pdf

pytest.importorskip("pypdfium2")


def lines(tmp_path: Path, *pages: list[At]) -> tuple[Line, ...]:
    """The lines of a PDF with these pages."""
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(pdf(*pages))
    return read_pdf(file).lines


def page(number: int, *texts: str) -> list[At]:
    """A page with a running head, a number and paragraphs of their own."""
    body = [At(60, 700 - 30 * at, text) for at, text in enumerate(texts)]
    return [At(60, 800, "Socialnämnden"), At(420, 800, f"Sida {number} (2)"), *body, At(60, 40, "Justerandes sign")]


def test_heads_and_feet_are_furniture_and_the_text_between_is_not(tmp_path: Path) -> None:
    found = lines(tmp_path, page(1, "§ 7 Budget", "Beslut"), page(2, "Budgeten antas.", "Beslut"))

    assert [line.text for line in found if not line.furniture] == ["§ 7 Budget", "Beslut", "Budgeten antas.", "Beslut"]
    assert sum(line.furniture for line in found) == 4
    assert {line.place for line in found if line.text == "Budgeten antas."} == {"sida 2, rad 2"}


def test_lines_of_a_paragraph_are_joined_and_broken_words_made_whole(tmp_path: Path) -> None:
    wide = "Nämnden beslutar att ge förvaltningen i uppdrag att ta fram ett förslag till sats-"
    found = lines(tmp_path, [At(60, 700, wide), At(60, 687, "ningar på förskolan."), At(60, 674, "Ett nytt stycke.")])

    assert [line.text for line in found] == [f"{wide[:-1]}ningar på förskolan.", "Ett nytt stycke."]


def test_a_table_without_lines_keeps_its_columns(tmp_path: Path) -> None:
    rows = [("Ledamot", "Ja", "Nej"), ("Anna Alm (S)", "X", ""), ("Bo Bok (M)", "", "X")]
    places = [
        At(x, 700 - 14 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((60, 250, 320), row, strict=True)
        if text
    ]

    assert [line.cells for line in lines(tmp_path, places)] == rows


def test_a_line_stretched_to_both_margins_is_no_table(tmp_path: Path) -> None:
    words = ["Nämnden", "beslutar", "idag", "att", "anta", "budgeten"]
    stretched = [At(60 + 78 * at, 700, word) for at, word in enumerate(words)]

    assert [line.text for line in lines(tmp_path, stretched)] == ["Nämnden beslutar idag att anta budgeten"]


def test_bold_lines_are_headings(tmp_path: Path) -> None:
    found = lines(tmp_path, [At(60, 700, "Beslut", bold=True), At(60, 670, "Budgeten antas.")])

    assert [line.heading for line in found] == [True, False]


def refusal(tmp_path: Path, content: bytes) -> str:
    """What is said of a file that cannot be read."""
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(content)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(file)
    return str(refused.value)


def test_what_is_no_readable_pdf_is_refused_in_plain_words(tmp_path: Path) -> None:
    assert "ingen PDF" in refusal(tmp_path, b"PK\x03\x04")
    assert "skadad" in refusal(tmp_path, b"%PDF-1.4 and nothing more")
    assert "inskannad" in refusal(tmp_path, pdf([]))
    assert "mer än 400 sidor" in refusal(tmp_path, pdf(*([At(60, 700, "x")] for _ in range(401))))


def test_a_flood_of_letters_is_refused(tmp_path: Path) -> None:
    assert "orimligt mycket text" in refusal(tmp_path, pdf([At(60, 700, "a" * 40_000)]))


def test_a_stream_that_unpacks_to_gigabytes_takes_no_more_than_its_share(tmp_path: Path) -> None:
    packed = zlib.compress(zlib.compress(b"\0" * 300_000_000, 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    plain = pdf([At(60, 700, "x")])
    start = plain.index(b"<< /Length")
    end = plain.index(b"endstream", start) + len(b"endstream")

    file = tmp_path / "protokoll.pdf"
    file.write_bytes(plain[:start] + stream + plain[end:])
    with pytest.raises(UnreadableInput):
        read_pdf(file)


def test_without_the_reader_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "find_spec", lambda _: None)

    assert "pip install pypdfium2" in refusal(tmp_path, pdf([At(60, 700, "x")]))

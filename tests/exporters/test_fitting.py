"""Pages hold as much as can be read, end where a part ends, lose nothing, and say so when they cannot be split."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.errors import SamspelError
from samspel.exporters.diagrams import draw
from samspel.exporters.diagrams.fitting import fitted, readable
from samspel.exporters.drawing import Drawing
from samspel.exporters.paper.pdf import pictures_pdf
from samspel.exporters.sheets import A4, SHEETS
from samspel.model import Delegate, Municipality, Order, Organ, OrganKind, Row
from tests.exporters.test_picture_pages import commanded


def boxes(items: Sequence[float], page: int, pages: int) -> Drawing:
    """A picture of boxes above each other, each so many inches high."""
    lines = "".join(
        f'b{n} [shape=box, height={height}, width=6, label="{n}", fontsize=10]; ' for n, height in enumerate(items)
    )
    order = " -> ".join(f"b{n}" for n in range(len(items)))
    dot = f"digraph {{ ranksep=0.02; {lines} {order} }}"
    return Drawing("boxes", dot, f"{page} av {pages}", "", (tuple(str(one) for one in items),), "sv")


@settings(deadline=None, max_examples=20)
@given(st.lists(st.floats(0.3, 6), min_size=1, max_size=25))
def test_every_thing_stands_on_one_page_in_its_order_and_every_page_can_be_read(items: list[float]) -> None:
    pages = fitted(items, boxes, A4)

    assert [one for page in pages for one in page.table[0]] == [str(one) for one in items]
    assert all(readable(page, A4) and not page.note for page in pages)
    assert [page.title for page in pages] == [f"{n} av {len(pages)}" for n in range(1, len(pages) + 1)]


def test_a_page_is_as_full_as_it_can_be() -> None:
    [first, *_] = fitted([1.0] * 30, boxes, A4)
    held = len(first.table[0])

    assert not readable(boxes([1.0] * (held + 1), 1, 1), A4)


def test_a_page_ends_where_a_part_ends_when_that_leaves_it_more_than_half_full() -> None:
    begins = [1.0 if n % 4 else 1.001 for n in range(30)]  # a part begins with a box that is a little higher
    paged = fitted(begins, boxes, A4, lambda height: int(height == 1.0))

    assert len(paged) > 1
    assert all(page.table[0][0] == "1.001" for page in paged)


def test_what_cannot_be_split_says_how_small_it_becomes() -> None:
    [page] = fitted([40.0], boxes, A4)

    assert page.note.startswith("Texten blir 2,7 punkter på A4, och bilden går inte att dela mer.")


def test_without_a_graphviz_everything_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSPEL_DOT", "finns-inte")

    assert len(fitted([1.0] * 100, boxes, A4)) == 1


def test_larger_paper_holds_more() -> None:
    town = commanded(8, 9)

    assert len(draw("levels", town, paper="a3")) < len(draw("levels", town))
    with pytest.raises(SamspelError, match="Möjliga: a4, a3"):
        draw("levels", town, paper="a5")


def test_a_row_with_many_delegates_is_a_chain_on_several_pages() -> None:
    row = Row(id="r1", matter="Inköp", delegates=tuple(Delegate(text=f"Enhetschef för område {n}") for n in range(20)))
    board = Organ(id="n", name="Nämnden", kind=OrganKind.BOARD)
    pages = draw("chain", Municipality(organs=(board,), orders=(Order(id="o", organ="n", rows=(row,)),)), row="r1",
                 on=date(2026, 5, 1))  # fmt: skip

    assert len(pages) > 1
    assert [line[2] for page in pages for line in page.table[1:]] == [one.text for one in row.delegates or ()]


def test_a_pdf_is_set_in_letters_as_wide_as_those_it_was_laid_out_for(tmp_path: Path) -> None:
    file = tmp_path / "bild.pdf"
    file.write_bytes(pictures_pdf(draw("levels", commanded(1, 2))))
    with pypdfium2.PdfDocument(file) as pdf:
        text = pdf[0].get_textpage()
        names = {_font(text, number) for number in range(text.count_chars())}

    assert {name.rpartition("+")[2] for name in names if name} == {"Arimo-Regular", "Arimo-Bold"}


def _font(text: pypdfium2.PdfTextPage, number: int) -> str:
    name = ctypes.create_string_buffer(80)
    size = pypdfium2.raw.FPDFText_GetFontInfo(text, number, name, len(name), ctypes.c_int())
    return name.value.decode() if size else ""


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_pdf_turns_each_sheet_the_way_its_picture_needs(paper: str, tmp_path: Path) -> None:
    high, wide = boxes([1.5] * 6, 1, 1), boxes([1.0], 1, 1)
    file = tmp_path / "bilder.pdf"
    file.write_bytes(pictures_pdf((high, wide), SHEETS[paper]))
    with pypdfium2.PdfDocument(file) as pdf:
        sizes = [page.get_size() for page in pdf]

    assert len(sizes) == 2
    assert sizes[0][0] < sizes[0][1]
    assert sizes[1][0] > sizes[1][1]

"""Pictures stay readable on A4, whatever words and however many delegates they hold."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from samspel.errors import SamspelError
from samspel.exporters.diagrams import KINDS, draw
from samspel.exporters.rendering import render
from samspel.model import (
    Consult,
    Delegate,
    Limit,
    Municipality,
    MunicipalityName,
    Order,
    Organ,
    OrganKind,
    Responsibility,
    Role,
    Row,
    Side,
    Unit,
    WorkPhase,
)
from samspel.money import Unit as Amount
from tests.pictures import drawn, points, printed


def order(*titles: str, section: str = "Avsnitt") -> Order:
    """One row a title."""
    limit, heard = Limit(at_most=50_000, unit=Amount.SEK), (Consult(text="HR-chef"),)
    rows = (
        Row(id=f"r{n}", section=section, delegates=(Delegate(text=title),), limit=limit, consult=heard)
        for n, title in enumerate(titles)
    )
    return Order(id="o", organ="sn", rows=tuple(rows))


def words_of_a_user(words: str) -> Municipality:
    """A municipality where those words stand everywhere."""
    return Municipality(
        municipality=MunicipalityName(name=words),
        organs=(Organ(id="sn", name=words, kind=OrganKind.BOARD),),
        units=(Unit(id="f", name=words, serves=("sn",)),),
        roles=(Role(id="chef", name=words, side=Side.OFFICIAL, unit="f", heads="f"),),
        orders=(order(words, section=words),),
        responsibilities=(Responsibility(role="chef", matter=words, part=words, phases=(WorkPhase.DECIDE,)),),
    )


def commanded(departments: int, officers: int) -> Municipality:
    """A head, departments with a head each, and officers in each department."""
    units = [Unit(id="f", name="Förvaltningen", serves=("sn",))]
    roles = [Role(id="top", name="Förvaltningschef", side=Side.OFFICIAL, unit="f", heads="f")]
    for d in range(departments):
        units.append(Unit(id=f"d{d}", name=f"Avdelning {d}", parent="f"))
        roles.append(Role(id=f"c{d}", name=f"Avdelningschef {d}", side=Side.OFFICIAL, unit=f"d{d}", heads=f"d{d}"))
        roles += [
            Role(id=f"h{d}-{n}", name=f"Handläggare {d} {n}", side=Side.OFFICIAL, unit=f"d{d}") for n in range(officers)
        ]
    rows = tuple(Row(id=f"r-{role.id}", delegates=(Delegate(role=role.id),)) for role in roles)
    board = Organ(id="sn", name="Nämnden", kind=OrganKind.BOARD)
    return Municipality(
        organs=(board,), units=tuple(units), roles=tuple(roles), orders=(Order(id="o", organ="sn", rows=rows),)
    )


@pytest.mark.parametrize(("departments", "officers"), [(2, 2), (3, 6), (4, 9), (8, 4)])
def test_levels_with_a_line_of_command_fit_a4_at_eight_points(departments: int, officers: int) -> None:
    for drawing in draw("levels", commanded(departments, officers)):
        assert points(render(drawing, "svg")) >= 8


def test_many_officers_of_one_superior_become_a_stack_with_one_arrow() -> None:
    [drawing] = draw("levels", commanded(4, 6))

    assert drawing.dot.count(" -> h") == 1 + 4 + 4


def test_whoever_heads_the_unit_is_the_superior_when_nothing_else_is_said() -> None:
    assert "h1 -> h2" in draw("levels", commanded(1, 1))[0].dot


def test_long_compounds_are_broken_before_their_last_part() -> None:
    place = Municipality(orders=(Order(id="o", rows=order("Samhällsbyggnadsförvaltningschef").rows),))

    assert "Samhällsbyggnads-<BR/>förvaltningschef" in draw("levels", place)[0].dot


def test_many_boards_become_several_pages_and_each_board_stands_once() -> None:
    council = Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL)
    boards = [Organ(id=f"n{n}", name=f"Nämnden för område {n}", kind=OrganKind.BOARD, parent="kf") for n in range(14)]
    units = [Unit(id=f"f{n}", name=f"Förvaltningen för område {n}", serves=(f"n{n}",)) for n in range(14)]
    pages = draw("organisation", Municipality(organs=(council, *boards), units=tuple(units)))

    assert len(pages) > 1
    assert all(points(render(page, "svg")) >= 8 for page in pages)
    names = [line[0] for page in pages for line in page.table[1:]]
    assert all(names.count(one) == 1 for one in ([board.name for board in boards] + [unit.name for unit in units]))


def test_an_unknown_order_or_language_is_refused_in_words() -> None:
    with pytest.raises(SamspelError, match=r"nej finns inte\. Möjliga: o"):
        draw("levels", words_of_a_user("Namn"), order_id="nej")
    with pytest.raises(SamspelError, match="Möjliga: sv, en"):
        draw("levels", words_of_a_user("Namn"), language="de")


ODD = (
    "a\\N b", "a\\G", "x\\", "\\\\", "<B>x</B>", "a & b", "]]>", "<!--", "😀", '"q"', "{a|b}", "splines=ortho", "</TD>",
)  # fmt: skip
EMPTY = ("\x00\x1b", "\u2028", " ", "\uffff", "\u202e", "\ufdd0")


@pytest.mark.parametrize(("words", "kind"), list(product(ODD, KINDS)))
def test_words_are_printed_as_they_stand(words: str, kind: str) -> None:
    for drawing in drawn(kind, words_of_a_user(words)):
        assert words.replace(" ", "") in re.sub(r"[ \xa0]", "", printed(render(drawing, "svg")))


@pytest.mark.parametrize(("words", "kind"), list(product(EMPTY, KINDS)))
def test_words_without_anything_to_print_become_a_dash(words: str, kind: str) -> None:
    for drawing in drawn(kind, words_of_a_user(words)):
        assert "–" in "".join(str(text) for text in etree.fromstring(render(drawing, "svg")).itertext())


SEEN = st.text(st.characters(exclude_categories=("C", "Z"), max_codepoint=0xFDCF), min_size=1, max_size=18)


@settings(deadline=None, max_examples=40)
@given(SEEN)
def test_any_words_come_back_from_the_picture_as_they_are(words: str) -> None:
    [drawing] = drawn("levels", words_of_a_user(words))

    assert words in re.sub(r"[ \xa0]", "", printed(render(drawing, "svg")))


@settings(deadline=None, max_examples=24)
@given(st.text(min_size=1, max_size=60), st.sampled_from(KINDS))
def test_no_words_change_nodes_and_arrows(words: str, kind: str) -> None:
    def nodes_and_arrows(place: Municipality) -> list[str]:
        [drawing] = drawn(kind, place)
        root = etree.fromstring(render(drawing, "svg"))
        return [str(group.get("class")) for group in root.iter("{*}g")]

    assert nodes_and_arrows(words_of_a_user(words)) == nodes_and_arrows(words_of_a_user("Kvarterbyrån"))

"""The pictures say what the order says, and no text of a user can break them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from samspel.checks.run import check
from samspel.errors import SamspelError
from samspel.exporters.diagrams import KINDS, draw
from samspel.exporters.rendering import render
from samspel.model import (
    Consult,
    Delegate,
    Limit,
    Municipality,
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
from tests.pictures import drawn

BOARD = Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD)
DUTY = Responsibility(organ="sn", matter="Ärende 1", phases=(WorkPhase.DECIDE,))


def town(*rows: Row, **parts: object) -> Municipality:
    """A board with one order of those rows."""
    orders = (Order(id="o", organ="sn", rows=rows),)
    return Municipality.model_validate({"organs": (BOARD,), "orders": orders, "responsibilities": (DUTY,), **parts})


def row(number: int, *titles: str, section: str | None = None) -> Row:
    """A row with delegates by title."""
    return Row(
        id=f"r{number}",
        number=str(number),
        section=section,
        matter=f"Ärende {number}",
        delegates=tuple(Delegate(text=title) for title in titles),
        limit=Limit(at_most=50_000, unit=Amount.SEK),
        consult=(Consult(text="HR-chef"),),
    )


def test_each_delegate_stands_once_with_the_number_of_its_matters() -> None:
    [drawing] = draw("levels", town(row(1, "Socialchef"), row(2, "socialchefen", "Arbetsutskottet")))

    assert drawing.table[1:] == (
        ("Socialchef", "Chef", "2", "0"),
        ("Arbetsutskottet", "Förtroendevald eller utskott", "1", "0"),
    )


def test_letters_tell_what_colours_tell() -> None:
    [drawing] = draw("levels", town(row(1, "Arbetsutskottet", "Socialchef", "Socialsekreterare", "Kvarterbyrån")))

    for name, letter in (
        ("Arbetsutskottet", "F"),
        ("Socialchef", "C"),
        ("Socialsekreterare", "H"),
        ("Kvarterbyrån", "?"),
    ):
        assert f"<B>{name}</B> ({letter})" in drawing.dot


def test_the_line_of_command_is_drawn_only_when_it_is_known() -> None:
    unknown = town(row(1, "Socialchef", "Socialsekreterare"))
    roles = (
        Role(id="chef", name="Socialchef", side=Side.OFFICIAL, heads="sf"),
        Role(id="sek", name="Socialsekreterare", side=Side.OFFICIAL, reports_to=("chef",)),
    )
    known = town(row(1, "Socialchef", "Socialsekreterare"), roles=roles, units=(Unit(id="sf", name="SF", serves=("sn",)),))

    assert "Heldragna pilar följer ledningslinjen" not in draw("levels", unknown)[0].dot
    assert "h0 -> h1" in draw("levels", known)[0].dot


def test_findings_are_marked_with_words_not_colour_alone() -> None:
    place = town(
        Row(
            id="r1",
            number="1",
            matter="Brådskande ärenden när nämnden inte kan avvaktas",
            delegates=(Delegate(text="Arbetsutskottet"),),
        )
    )
    report = check(place, on=date(2026, 5, 1))

    [drawing] = draw("levels", place, report=report)

    assert "■ Fel: 1" in drawing.dot
    assert drawing.description.endswith("Antal delegater med anmärkningar: 1.")


def test_sections_count_delegates_and_rows_without_one() -> None:
    rows = [row(n, f"Titel{n}chef", section="Avsnitt") for n in range(8)]
    [drawing] = draw("sections", town(*rows, row(9, section="Avsnitt")))

    assert "+ 3 delegater till" in drawing.dot
    assert "Delegat saknas" in drawing.dot


def test_many_delegates_and_sections_become_several_pages() -> None:
    many = town(*(row(n, f"Enhetschef enhet {n:03}", section=f"Avsnitt {n}") for n in range(90)))

    assert [d.title[-8:] for d in draw("levels", many)] == ["(1 av 2)", "(2 av 2)"]
    assert len(draw("sections", many)) > 1
    for kind in ("levels", "sections"):
        assert sum(len(d.table) - 1 for d in draw(kind, many)) == 90


def test_the_organisation_is_drawn_with_or_without_units() -> None:
    bare = draw("organisation", town(row(1, "Socialchef")))[0]
    units = (Unit(id="sf", name="Socialförvaltningen", serves=("sn",)), Unit(id="b", name="Enhet B", parent="sf"))
    described = draw("organisation", town(row(1, "Socialchef"), units=units))[0]

    assert "Socialchef" in bare.dot
    assert ("Socialförvaltningen", "Anställda", "Socialnämnden") in described.table


def test_an_unknown_kind_and_an_empty_municipality_are_refused_in_words() -> None:
    with pytest.raises(SamspelError, match="Möjliga: levels, sections, roles"):
        draw("karta", town())
    with pytest.raises(SamspelError, match="ingen delegationsordning"):
        draw("levels", Municipality())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_facts_give_the_same_picture(kind: str) -> None:
    def make() -> list[str]:
        chef = Role(id="chef", name="Socialchef", side=Side.OFFICIAL, heads="sf")
        parts = {"roles": (chef,), "units": (Unit(id="sf", name="SF", serves=("sn",)),)}
        return [drawing.dot for drawing in drawn(kind, town(row(1, "Socialchef"), row(2, "Rektor"), **parts))]

    assert make() == make()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_picture_can_be_rendered_and_read_aloud(kind: str, language: str) -> None:
    chef = Role(id="chef", name="Socialchef", side=Side.OFFICIAL, heads="sf")
    place = town(row(1, "Socialchef", section="A"), roles=(chef,), units=(Unit(id="sf", name="SF", serves=("sn",)),))
    for drawing in drawn(kind, place, language):
        svg = etree.fromstring(render(drawing, "svg"))
        assert svg.get("lang") == language
        assert drawing.description


HOSTILE = st.text(max_size=30) | st.sampled_from(
    ['"; evil', "\\N\\E", "<B>x</B>", "a & b", "]]>", "x\ny", "😀", "}{|<p>", "</TD>"]
)


@settings(deadline=None, max_examples=15)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_changes_the_structure_of_the_picture(title: str, section: str, organ: str) -> None:
    def picture(kind: str, title: str, section: str, organ: str) -> str:
        order = Order(id="o", organ="sn", rows=(row(1, title, section=section),))
        place = Municipality(
            organs=(Organ(id="sn", name=organ, kind=OrganKind.BOARD),),
            units=(Unit(id="u", name=section, serves=("sn",)),),
            roles=(Role(id="r", name=title, side=Side.OFFICIAL, heads="u"),),
            orders=(order,),
            responsibilities=(Responsibility(role="r", matter=section, part=organ, phases=(WorkPhase.DECIDE,)),),
        )
        return drawn(kind, place)[0].dot

    for kind in KINDS:
        with pytest.MonkeyPatch.context() as nothing_to_measure_with:
            nothing_to_measure_with.setenv("SAMSPEL_DOT", "finns-inte")
            hostile = picture(kind, title.strip() or "x", section.strip() or "x", organ.strip() or "x")
        labels = re.findall(r"label=(<.*?>(?= |\])|\".*?\")", hostile)
        assert labels
        for label in re.findall(r"<<TABLE.*?</TABLE>>", hostile):
            etree.fromstring(label[1:-1].replace("&nbsp;", " "))  # well-formed, so nothing became markup
        assert hostile.count("->") - title.count("->") - section.count("->") - organ.count("->") <= 4

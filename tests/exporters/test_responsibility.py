"""The responsibility matrix shows who has each phase, marks gaps and duplicates in words, and says the same as a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html

from samspel import check
from samspel.cli.main import main
from samspel.errors import SamspelError
from samspel.exporters.diagrams import draw
from samspel.exporters.rendering import render
from samspel.model import Municipality
from tests.pictures import points, printed
from tests.towns import CAST, DAY, town

MATTERS = """
responsibilities:
  - {role: handl, matter: Skötsel av park, phases: [prepare, propose]}
  - {organ: sn, matter: Skötsel av park, phases: [decide]}
  - {role: avdchef, matter: Skötsel av park, phases: [execute, follow_up]}
  - {role: socialchef, matter: Skötsel av park, phases: [follow_up]}
"""
DIVIDED = """
  - {role: avdchef, matter: Nycklar, phases: [prepare, propose, decide, execute, communicate, follow_up], part: norra}
  - {role: socialchef, matter: Nycklar, phases: [decide], part: södra}
"""


def matrix(facts: str = MATTERS + DIVIDED) -> Municipality:
    """The cast with these responsibilities."""
    return town(CAST, facts)


def test_each_phase_has_its_holders_and_gaps_and_duplicates_are_said_in_words() -> None:
    [drawing] = draw("responsibility", matrix(), on=DAY)

    assert drawing.table == (
        ("Ärende", "Bereda", "Föreslå", "Besluta", "Verkställa", "Följa upp", "Kommunicera"),
        (
            "Skötsel av park",
            "Biståndshandläggare",
            "Biståndshandläggare",
            "Socialnämnden",
            "Avdelningschef",
            "Avdelningschef; Socialchef; ! 2 ANSVARAR",
            "! INGEN",
        ),
        (
            "Nycklar",
            *["Avdelningschef: norra"] * 2,
            "Avdelningschef: norra; Socialchef: södra",
            *["Avdelningschef: norra"] * 3,
        ),
    )
    assert drawing.description == (
        "Vem som ansvarar i 2 ärenden, skede för skede. Skeden utan ansvarig: 1. "
        "Skeden med flera ansvariga utan fördelning: 1."
    )
    seen = printed(render(drawing, "svg"))
    assert seen.count("! INGEN") == 2  # in its cell and in the legend
    assert "! 2 ANSVARAR" in seen
    assert 'STYLE="dashed"' in drawing.dot
    assert 'BORDER="3"' in drawing.dot


def test_the_legend_explains_only_signs_that_are_there() -> None:
    [drawing] = draw("responsibility", matrix(f"responsibilities:{DIVIDED}"), on=DAY)

    assert "INGEN" not in printed(render(drawing, "svg"))
    assert "ANSVARAR" not in printed(render(drawing, "svg"))


def test_every_matter_stands_on_one_page_and_every_page_can_be_read_on_a4() -> None:
    parts = "".join(
        f"  - {{role: avdchef, matter: Ärende nummer {n} i en lång rad av ärenden, phases: [prepare, decide]}}\n"
        for n in range(60)
    )
    pages = draw("responsibility", matrix(f"responsibilities:\n{parts}"), on=DAY)

    assert len(pages) > 1
    assert [line[0] for page in pages for line in page.table[1:]] == [
        f"Ärende nummer {n} i en lång rad av ärenden" for n in range(60)
    ]
    assert [page.title[-8:] for page in pages][:1] == [f"(1 av {len(pages)})"]
    assert min(points(render(page, "svg")) for page in pages) >= 8


def test_a_matter_with_findings_says_so() -> None:
    order = "orders: [{id: o, organ: sn, in_force: {from: 2024-01-01}, clauses: [], rows: []}]"
    place = town(CAST, order, "responsibilities: [{role: handl, matter_type: SN-038, phases: [decide]}]")

    [drawing] = draw("responsibility", place, report=check(place, on=DAY))
    assert drawing.table[1][-1] == "▲ Varning: 1"
    assert "▲ Varning: 1" in printed(render(drawing, "svg"))


def test_what_may_be_the_same_matter_is_asked() -> None:
    words, typed = "{role: handl, matter: Riksnorm, phases: [prepare]}", "{organ: sn, matter_type: SN-038, phases: [decide]}"
    [drawing] = draw("responsibility", matrix(f"responsibilities: [{words}, {typed}]"), on=DAY)

    assert drawing.table[1][-1] == "? Samma som ”Försörjningsstöd enligt riksnorm”?"


def test_nothing_to_draw_or_no_day_is_said_in_words() -> None:
    with pytest.raises(SamspelError, match="vem som ansvarar för vad"):
        draw("responsibility", town(CAST), on=DAY)
    with pytest.raises(SamspelError, match="Ange vilken dag"):
        draw("responsibility", matrix())
    ended = MATTERS.replace("}\n", ", in_force: {from: 2020-01-01, to: 2020-12-31}}\n")
    with pytest.raises(SamspelError, match="vem som ansvarar för vad"):
        draw("responsibility", matrix(ended), on=DAY)
    assert draw("responsibility", matrix(ended), on=date(2020, 6, 1))


def test_the_picture_is_drawn_from_the_command_line_without_an_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, picture = tmp_path / "kommun.yaml", tmp_path / "ansvar.svg"
    file.write_text(f"samspel: 1\n{CAST}{MATTERS}", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        main(["draw", "responsibility", str(file), "-o", str(picture), "--as-of", "2026-02-01", "--lang", "en"])

    assert ended.value.code == 0, capsys.readouterr().err
    svg = etree.fromstring(picture.read_bytes())
    assert svg.get("lang") == "en"
    assert "NOBODY" in printed(picture.read_bytes())


def test_the_paper_of_the_interplay_has_the_picture_and_its_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, paper = tmp_path / "kommun.yaml", tmp_path / "samspelet.html"
    file.write_text(f"samspel: 1\n{CAST}{MATTERS}", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        main(["interplay", str(file), "-o", str(paper), "--on", "2026-02-01"])

    assert ended.value.code == 0, capsys.readouterr().err
    page = html.fromstring(paper.read_bytes())
    assert "Kommunen – vem ansvarar för vad" in [title.text for title in page.iter("{*}title")]
    cells = ["".join(str(text) for text in cell.itertext()).strip() for cell in page.iter("td")]
    assert "Avdelningschef; Socialchef; ! 2 ANSVARAR" in cells

"""The overview of roles and command as text and as a page: what is said, and that no text of the facts can mark up."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from samspel import interplay
from samspel.exporters.diagrams import draw
from samspel.exporters.interplay_paper import interplay_paper
from samspel.exporters.interplay_text import interplay_text
from samspel.exporters.paper.writing import FORMS, Form, write_paper
from samspel.indicators.found import Interplay, State
from tests.exporters.test_paper import bare, said
from tests.towns import CAST, town

DAY = date(2026, 2, 1)
FACTS = """
municipality: {name: Prov<b>köping}
commands:
  - {organ: sn, over: socialchef, covers: [goals, budget, media]}
  - {by: kdir, over: socialchef, covers: [goals, budget, media]}
  - {by: sn-ordf, over: socialchef, covers: [media]}
responsibilities:
  - {role: handl, matter: "Bidrag <script>alert(1)</script>", phases: [prepare]}
departures: [{role: handl, last_day: 2026-04-30, plan: Går bredvid}]
"""


def overview(language: str = "sv") -> Interplay:
    return interplay(town(CAST, FACTS), on=DAY, language=language)


def test_the_text_has_every_indicator_under_its_state() -> None:
    found = overview()
    text = interplay_text(found, shown=0)
    heads = {State.UNCLEAR: "OKLART", State.CLEAR: "KLART", State.UNKNOWN: "GÅR INTE ATT SÄGA", State.OPEN: "ATT KLARA UT"}
    places = {state: text.index(f"\n{words}\n") for state, words in heads.items()}

    for one in found.indicators:
        after = [at for at in places.values() if at > places[one.state]]
        assert places[one.state] < text.index(f"– {one.title}") < min(after, default=len(text))
    assert "del2.yaml, rad 4" in text


def test_a_long_list_says_how_many_are_left_out_and_how_to_see_them() -> None:
    short, whole = interplay_text(overview(), shown=2), interplay_text(overview(), shown=0)

    assert "och 1 till" in short  # three themes are led by two
    assert "Visa alla med --all." in short
    assert "--all" not in whole
    assert len(short) < len(whole)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_shows_everything_and_marks_up_nothing(language: str) -> None:
    found = overview(language)
    tree = html.fromstring(write_paper(interplay_paper(found), "html"))

    assert tree.get("lang") == language
    assert tree.xpath("//script | //main//b") == []
    words = " ".join(str(tree.xpath("string()")).split())
    for one in found.indicators:
        assert one.title in words
        assert one.formula in words
        assert one.norm in words
    assert all(talk.question in words for talk in found.questions)
    assert "Prov<b>köping" in words


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_questions_the_facts_and_the_pictures(form: Form) -> None:
    found = overview()
    drawings = draw("command", town(CAST, FACTS), on=DAY)
    paper = interplay_paper(found, drawings)
    data = write_paper(paper, form)

    assert data == write_paper(paper, form)
    text = said(data, form)
    for talk in found.questions:
        assert bare(talk.question) in text
    assert bare("del2.yaml, rad 4") in text
    assert bare(f"Bilden som tabell: {drawings[0].title}") in text


def test_nothing_known_is_not_nothing_wrong() -> None:
    found = interplay(town("organs: []"), on=DAY)

    assert {one.state for one in found.indicators} == {State.UNKNOWN}
    assert "Uppgifterna räcker inte för att säga vad som är oklart." in interplay_text(found)
    assert "Uppgifterna räcker inte för att säga vad som är oklart." in write_paper(interplay_paper(found), "html").decode()
    assert "Det betyder inte att det är bra eller dåligt." in interplay_text(found)

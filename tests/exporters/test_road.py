"""The road as a checklist and as a picture: every stop once, on its side, safe and on a page."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import etree

from samspel.exporters.diagrams.road import draw_road
from samspel.exporters.rendering import render
from samspel.exporters.road_text import road_markdown, road_text
from samspel.planner.planning import plan
from samspel.planner.road import By, Road, Traits

ALL = Traits(budget=True, children=True, staff=True)
A4 = (673.0, 981.0)  # what a standing page holds at the size of the other pictures


def road(matter: str = "Ny skola", by: By = By.COUNCIL, **parts: object) -> Road:
    return plan(matter, on=date(2026, 3, 23), by=by, traits=ALL, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("writer", [road_text, road_markdown])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_stop_has_a_box_to_tick_and_its_support(writer: object, language: str) -> None:
    one = road(language=language)
    text = writer(one)  # type: ignore[operator]

    assert text.count("[ ] ") == len(one.stops)
    assert all(stop.title in text and stop.what in text for stop in one.stops)
    assert text.count("Stöd: " if language == "sv" else "Support: ") == len(one.stops)
    assert "{" not in text


def test_what_an_answer_decides_says_so() -> None:
    open_road = plan("Ny skola", on=date(2026, 3, 23), by=By.COUNCIL)

    assert "Beror på svaret: Berör beslutet barn?" in road_text(open_road)
    assert "Beror på svaret" not in road_text(road())


@pytest.mark.parametrize("by", By)
def test_every_stop_is_drawn_once_and_stands_in_its_lane(by: By) -> None:
    one = road(by=by)
    drawings = draw_road(one)
    dot = "\n".join(drawing.dot for drawing in drawings)

    assert [row[2] for drawing in drawings for row in drawing.table[1:]] == [stop.title for stop in one.stops]
    for number, stop in enumerate(one.stops, 1):
        [lane] = re.findall(rf"^\t+(\w+?)\d+ \[label=<<B>{number}\. ", dot, re.MULTILINE)
        assert lane == stop.lane


@pytest.mark.parametrize("by", By)
def test_each_page_can_be_printed_on_a_standing_a4(by: By) -> None:
    for drawing in draw_road(road(by=by)):
        root = etree.fromstring(render(drawing, "svg"))
        wide, high = (float(str(root.get(side)).removesuffix("pt")) for side in ("width", "height"))

        assert wide <= A4[0]
        assert high <= A4[1]


def test_no_words_of_a_user_become_markup() -> None:
    hostile = '</TD><B>"\\N & {x}</B> ' + "lång " * 60
    [first, *_] = draw_road(road(hostile))

    drawn = "".join(str(text) for text in etree.fromstring(render(first, "svg")).itertext())

    assert '</TD><B>"\\N & {x}</B> lång' in drawn
    assert hostile.split()[0] in road_text(road(hostile))


def test_the_same_road_gives_the_same_bytes() -> None:
    assert [one.dot for one in draw_road(road())] == [one.dot for one in draw_road(road())]

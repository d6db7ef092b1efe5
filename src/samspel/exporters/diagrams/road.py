"""The road to a decision as a picture: time runs downwards, politics to the left and profession to the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import graphviz  # type: ignore[import-untyped]

from ...law.acts import short_name
from ...planner.road import Road, Stop, Weight
from ...planner.steps import Lane
from ..drawing import Drawing
from ..road_text import SAY, law_of
from ..sheets import A4, Sheet
from .fitting import fitted
from .style import FILLS, LINE, digraph, lines_of, words, wrapped
from .texts import page_title

_FILL = {Lane.POLITICS: FILLS["F"], Lane.PROFESSION: FILLS["C"]}
_WIDTH = 44  # characters in a line of a box
_BOX = "3.5"  # inches: every box alike, so that the lanes stand beside each other
_LANES = (Lane.POLITICS, Lane.PROFESSION)
_EXPLAINED = {
    "sv": "Heldragen ram: krav. Streckad ram och ?: fråga som någon behöver svara på. Prickad ram: råd.",
    "en": "Solid frame: required. Dashed frame and ?: a question that somebody needs to answer. Dotted frame: advice.",
}
_HEADS = {"sv": ("Nr", "Skede", "Vad", "Vem", "Stöd"), "en": ("No", "Phase", "What", "Who", "Support")}
_STYLES = {Weight.MUST: "filled,rounded", Weight.QUESTION: "filled,rounded,dashed", Weight.ADVICE: "filled,rounded,dotted"}

Numbered = tuple[int, Stop]


def draw_road(road: Road, sheet: Sheet = A4) -> tuple[Drawing, ...]:
    """One picture, or several when the road is longer than a page; a page rather begins with a phase."""
    numbered = list(enumerate(road.stops, 1))
    begin = {number for number, stop in numbered if number == 1 or road.stops[number - 2].phase is not stop.phase}
    title = SAY[road.language]["title"].format(matter=road.matter)

    def page(some: Sequence[Numbered], number: int, pages: int) -> Drawing:
        return _page(road, some, page_title(title, number, pages, road.language))

    return fitted(numbered, page, sheet, lambda one: int(one[0] not in begin))


def _page(road: Road, stops: Sequence[Numbered], title: str) -> Drawing:
    say = SAY[road.language]
    graph = digraph("road", title, rankdir="TB", ranksep="0.18", nodesep="0.25")
    graph.attr(label=_heading(title, say["decides"].format(decider=road.decider, on=road.on), _EXPLAINED[road.language]))
    _row(graph, 0, "", {lane: _lane(say[lane], lane) for lane in _LANES})
    begins = [stop.phase for _, stop in stops]
    for place, (number, stop) in enumerate(stops, 1):
        first = place == 1 or begins[place - 2] is not stop.phase
        _row(graph, place, say[stop.phase] if first else "", {stop.lane: _box(number, stop, road.language)})
    for above, below in pairwise(range(len(stops) + 1)):
        for column in ("phase", *_LANES):
            graph.edge(f"{column}{above}", f"{column}{below}", style="invis", weight="50")
    for (place, (_, stop)), (_, (_, after)) in pairwise(enumerate(stops, 1)):
        graph.edge(f"{stop.lane}{place}", f"{after.lane}{place + 1}", constraint="false")
    rows = tuple((str(number), say[stop.phase], stop.title, stop.who, law_of(stop)) for number, stop in stops)
    description = f"{say['decides'].format(decider=road.decider, on=road.on)} {_EXPLAINED[road.language]}"
    return Drawing("road", graph.source, title, description, (_HEADS[road.language], *rows), road.language)


def _row(graph: graphviz.Digraph, place: int, phase: str, boxes: dict[Lane, dict[str, str]]) -> None:
    """One line of the picture: the name of the phase, then what stands in each lane; an empty place keeps its width."""
    empty = {"label": "", "shape": "box", "style": "invis", "width": _BOX, "height": "0.1"}
    name = {"label": f"<<B>{words(phase)}</B>>" if phase else "", "shape": "plaintext", "width": "1.2", "height": "0.1"}
    with graph.subgraph() as rank:
        rank.attr(rank="same")
        rank.node(f"phase{place}", group="phase", **name)
        for lane in _LANES:
            rank.node(f"{lane}{place}", group=lane.value, **boxes.get(lane, empty))
    for left, right in pairwise((f"phase{place}", *(f"{lane}{place}" for lane in _LANES))):
        graph.edge(left, right, style="invis")


def _lane(name: str, lane: Lane) -> dict[str, str]:
    """The head of a lane."""
    return {
        "label": f"<<B>{name}</B>>",
        "shape": "box",
        "style": "filled",
        "fillcolor": _FILL[lane],
        "color": LINE,
        "width": _BOX,
    }


def _box(number: int, stop: Stop, language: str) -> dict[str, str]:
    lines = [f"<B>{wrapped(_titled(number, stop), _WIDTH)}</B>", wrapped(stop.who, _WIDTH)]
    lines += [words(line, 120) for line in _beneath(stop, language)]
    return {
        "label": f"<{'<BR/>'.join(lines)}>",
        "shape": "box",
        "style": _STYLES[stop.weight],
        "fillcolor": _FILL[stop.lane],
        "color": LINE,
        "margin": "0.10,0.05",
        "width": _BOX,
    }


def _titled(number: int, stop: Stop) -> str:
    return f"{number}. {stop.title}" + (" ?" if stop.weight is Weight.QUESTION else "")


def _beneath(stop: Stop, language: str) -> tuple[str, ...]:
    """The last day, and the law in short: `5 kap. 22 § KL`."""
    day = [SAY[language]["last_day"].format(day=stop.last_day)] if stop.last_day else []
    law = ", ".join(f"{one.place()} {short_name(one.sfs)}" for one in stop.law)
    return (*day, *lines_of(law, _WIDTH, 120)) if law else tuple(day)


def _heading(title: str, *subtitles: str) -> str:
    lines = [line for text in subtitles for line in lines_of(text, 100, 300)]
    rows = [f'<FONT POINT-SIZE="18"><B>{words(line)}</B></FONT>' for line in lines_of(title, 55, 200)]
    rows += [words(line, 120) for line in lines]
    cells = "".join(f'<TR><TD ALIGN="LEFT">{row}</TD></TR>' for row in rows)
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">{cells}</TABLE>>'

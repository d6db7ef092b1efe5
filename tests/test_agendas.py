"""The templates of agendas: whole, in both languages, and short."""

from __future__ import annotations

import pytest

from samspel.cli.meeting import KINDS
from samspel.exporters.agenda_paper import agenda_paper
from samspel.exporters.paper.markdown import paper_markdown
from samspel.model import Zone
from samspel.planner.agendas import agendas


def test_every_kind_can_be_asked_for() -> None:
    assert tuple(agendas()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_template_tells_every_item_and_the_time_of_each_zone(kind: str, language: str) -> None:
    agenda, text = agendas()[kind], paper_markdown(agenda_paper(agendas()[kind], language))

    assert text.startswith(f"# {agenda.title.in_(language)}\n")
    assert [line for line in text.splitlines() if line.startswith(("| 1 ", f"| {len(agenda.items)} "))]
    assert sum(agenda.minutes(zone) for zone in (*Zone, None)) == sum(item.minutes for item in agenda.items)
    assert len(text.splitlines()) < 45


def test_most_of_the_time_of_a_board_is_for_what_is_politics() -> None:
    board = agendas()["board"]

    assert board.minutes(Zone.WHAT) > sum(item.minutes for item in board.items) / 2

"""Findings on the map: every finding of the order stands once in the table, and every box tells how many it has."""

from __future__ import annotations

from collections import Counter

import pytest

from samspel import check, load
from samspel.errors import SamspelError
from samspel.exporters.diagrams import draw
from samspel.exporters.rendering import render
from samspel.findings import Level, Report
from samspel.model import Municipality
from tests.make_examples import FILE
from tests.pictures import ON, points, printed


@pytest.fixture(scope="module")
def town() -> Municipality:
    """The example municipality and its order."""
    return load(FILE.with_name("organisation.yaml"), FILE)


@pytest.fixture(scope="module")
def report(town: Municipality) -> Report:
    """What a check finds in it."""
    return check(town, on=ON)


def test_every_finding_stands_once_with_its_code_and_its_message(town: Municipality, report: Report) -> None:
    lines = [row for page in draw("findings", town, report=report) for row in page.table[1:]]
    told = Counter((code, message) for *_, code, message in lines if code != "–")

    assert told == Counter((one.code, one.message) for one in report.findings)


def test_a_section_tells_how_many_by_shape_and_word(town: Municipality, report: Report) -> None:
    [page, *_] = draw("findings", town, report=report)
    rows = {row.id for row in town.orders[0].rows if row.section == "Ekonomi och inköp"}
    here = Counter(one.level for one in report.findings if one.about.rpartition("/")[2] in rows)

    assert here[Level.ERROR] > 0
    assert f"■ Fel: {here[Level.ERROR]}" in page.dot
    assert f"○ Råd: {here[Level.ADVICE]}" in page.dot


def test_a_delegate_is_marked_where_a_finding_names_it_and_no_other_is(town: Municipality, report: Report) -> None:
    pages = [printed(render(page, "svg")) for page in draw("findings", town, report=report)]
    seen = "".join(pages).replace("\xa0", "").replace(" ", "").replace("-", "")

    assert "Framtidsberedningen(F)■1" in seen
    assert seen.count("Framtidsberedningen(F)") == 1


def test_a_section_without_findings_says_so(town: Municipality, report: Report) -> None:
    clean = report.model_copy(update={"findings": ()})
    [page] = draw("findings", town, report=clean)

    assert {row[-1] for row in page.table[1:]} == {"Inga anmärkningar"}
    assert page.description.endswith("0 anmärkningar: inga.")
    assert points(render(page, "svg")) >= 8


def test_without_a_check_there_is_nothing_to_show(town: Municipality) -> None:
    with pytest.raises(SamspelError, match="resultatet av en prövning"):
        draw("findings", town)

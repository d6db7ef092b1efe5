"""What a row rests on: sections surely cited, sections its words point to, and nothing where the two are at odds."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.authority.context import OrderContext
from samspel.authority.footing import Footing
from samspel.model import NONE, Adoption, Facts, Order, Organ, Row, join


def rests_on(matter: str, *law: str, adopted: date | None = date(2025, 9, 1), matter_type: str | None = None) -> Footing:
    row = Row(id="r1", matter=matter, law=law, matter_type=matter_type)
    order = Order(id="o", organ="n", adopted=Adoption(on=adopted) if adopted else None, rows=(row,))
    town = join(Facts(organs=(Organ(id="n", name="Nämnden", kind="board"),), orders=(order,)))
    return OrderContext(town, town.orders[0], date(2026, 2, 1)).footing(row)


def test_a_section_surely_cited_is_cited_and_nothing_is_presumed() -> None:
    found = rests_on("Beslut", "4 § LVU")

    assert found.cites == frozenset({"1990:52 4"})
    assert found.points_to is NONE
    assert found.presumed <= {"matters"}


def test_a_paragraph_is_named_beside_its_section_and_a_range_is_spread() -> None:
    assert rests_on("Beslut", "11 § första stycket LVU").cites == frozenset({"1990:52 11", "1990:52 11 st1"})
    assert rests_on("Beslut", "31 b-31 d §§ LVU").cites == frozenset({"1990:52 31b", "1990:52 31c", "1990:52 31d"})


def test_without_a_special_act_the_words_point_the_way_and_that_is_presumed() -> None:
    found = rests_on("Dödsboanmälan", "7 kap. 5 § KL")

    assert found.cites == frozenset({"2017:725 7:5"})
    assert found.points_to == frozenset({"1958:637 20:8a"})
    assert found.matters == frozenset({"SN-063"})
    assert found.presumed == frozenset({"points_to", "matters", "authority"})


def test_an_older_section_points_to_where_its_rule_is_now() -> None:
    found = rests_on("Beslut", "6 kap. 6 § SoL (2001:453)")

    assert isinstance(found.points_to, frozenset)
    assert "2025:400 22:2" in found.points_to


def test_of_several_acts_that_fit_the_one_that_applies_now_is_pointed_to() -> None:
    found = rests_on("Beslut", "4 kap. 1 § SoL", adopted=None)

    assert found.points_to == frozenset({"2025:400 4:1"})


def test_a_reference_at_odds_with_the_words_is_presumed_and_the_words_count_for_nothing() -> None:
    found = rests_on("Dödsboanmälan", "6 § LVU")

    assert (found.cites, found.points_to, found.matters) == (frozenset({"1990:52 6"}), NONE, None)
    assert found.presumed == frozenset({"cites", "acts"})


def test_an_older_act_is_not_at_odds_with_words_that_are_about_its_successor() -> None:
    found = rests_on("Medgivande att ta emot barn i enskilt hem", "6 kap. 6 § SoL (2001:453)")

    assert found.cites == frozenset({"2001:453 6:6"})
    assert "cites" not in found.presumed


def test_acts_are_those_of_any_cell_and_sections_those_of_the_law_column() -> None:
    found = rests_on("Överklaga beslut i mål enligt LVU", "6 kap. 37 § KL (2017:725)")

    assert found.cites == frozenset({"2017:725 6:37"})
    assert found.acts == frozenset({"2017:725", "1990:52"})


def test_types_that_the_words_do_not_tell_apart_point_only_to_what_they_share() -> None:
    found = rests_on("Bostadsanpassningsbidrag")

    assert found.matters is None
    assert found.points_to in (None, frozenset({"2018:222 5"}))


def test_a_pinned_type_is_a_fact_and_not_presumed() -> None:
    found = rests_on("Ärende", matter_type="SN-063")

    assert found.matters == frozenset({"SN-063"})
    assert "matters" not in found.presumed


@pytest.mark.parametrize("matter", ["", "Övriga ärenden"])
def test_where_nothing_tells_nothing_is_known(matter: str) -> None:
    row = Row(id="r1", matter=matter or None)
    town = join(
        Facts(organs=(Organ(id="n", name="Nämnden", kind="board"),), orders=(Order(id="o", organ="n", rows=(row,)),))
    )
    found = OrderContext(town, town.orders[0], date(2026, 2, 1)).footing(row)

    assert (found.cites, found.points_to, found.matters) == (None, None, None)

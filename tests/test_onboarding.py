"""The kit for somebody new: whom it says decides and answers, that its law is real, and its calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest

from samspel.checks.run import check
from samspel.errors import SamspelError
from samspel.exporters.onboarding_paper import onboarding_paper
from samspel.exporters.paper.markdown import paper_markdown, unmarked
from samspel.importers import load
from samspel.model import Municipality
from samspel.planner.onboarding import NewAs, calendar, kit_texts, term_events
from samspel.rules.named import wrong_citation
from samspel.shipped import examples
from tests.towns import CAST, town

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def example() -> Municipality:
    return load(*(examples() / name for name in ("organisation.yaml", "socialnamnden.docx", "spelregler.yaml")))


def text(facts: Municipality, new_as: NewAs = NewAs.ELECTED, organ: str | None = None) -> str:
    return unmarked(paper_markdown(onboarding_paper(facts, new_as, on=DAY, organ=organ)))


def test_every_section_of_law_in_the_kit_exists() -> None:
    law = [one for new_as in NewAs for duty in kit_texts(new_as).duties for one in duty.law]
    law += [one for event in term_events() for one in event.law]

    assert [wrong_citation(one) for one in law if wrong_citation(one)] == []


def test_the_kit_tells_who_decides_and_whom_to_ask(example: Municipality) -> None:
    told = text(example, organ="sn")

    assert "| Socialchef | 7 | Yttrande till fullmäktiges revisorer" in told
    assert "| Socialnämnden: förvaltningens arbete, underlag och genomförande | Socialchef |" in told
    assert "| Frågor från förtroendevalda, enligt spelreglerna | Socialchef och Förvaltningsjurist |" in told
    assert "- Ordföranden och socialchefen träffas varje måndag." in told


def test_a_game_rule_against_the_law_is_not_handed_on_without_a_word(example: Municipality) -> None:
    assert "Obs! ”Anställda får inte tala med journalister.” tar bort friheten" in text(example, organ="sn")


def test_rows_against_the_law_are_not_handed_on_without_a_word(example: Municipality) -> None:
    errors = [one.row for one in check(example, on=DAY).findings if one.level == "error" and one.row]
    [told] = re.findall(r"Obs! Det är fel i rad (.*) i ordningen", text(example))

    assert set(re.split(", | och ", told)) == set(errors)
    assert "Obs! Det" not in text(town(CAST, "orders: [{id: o, organ: sn, rows: []}]"))


def test_the_two_sides_are_told_different_things(example: Municipality) -> None:
    elected, official = (text(example, new_as) for new_as in NewAs)

    assert "Du får väcka ärenden i din nämnd." in elected
    assert "Du beslutar bara det som nämnden har delegerat till din roll." in official
    assert "Frågor från förtroendevalda" not in official


def test_another_boards_order_and_rules_are_left_out(example: Municipality) -> None:
    told = text(example, organ="ks")

    assert "Socialnämnden" not in told
    assert "Uppgifterna har inga spelregler." in told


def test_the_kit_tells_what_politics_reaches_and_how_officials_work() -> None:
    described = town(
        CAST,
        """role_descriptions:
  - {role: sn-ordf, vision: Stöd i tid., what: [Leda nämnden], how: none, document: Spelregler}
  - {role: avdchef, how: [Fördela arbetet, Följa upp]}
  - {role: ks-ordf, what: [Leda styrelsen], in_force: {from: 2020-01-01, to: 2022-12-31}}
  - {role: kdir, how: [Leda kontoret]}
""",
    )
    whole, board = text(described), text(described, organ="sn")

    assert "| Socialnämndens ordförande | Stöd i tid; Leda nämnden | – | Spelregler |" in board
    assert "| Avdelningschef | – | Fördela arbetet; Följa upp | – |" in board
    assert "Leda kontoret" in whole
    assert "Leda kontoret" not in board
    assert "Leda styrelsen" not in whole
    assert "Rollerna: vad och hur" not in text(town(CAST))


def test_without_facts_the_kit_says_what_is_missing() -> None:
    told = text(Municipality())

    assert "Uppgifterna säger inte vem som leder förvaltningarna." in told
    assert "Du får väcka ärenden i din nämnd." in told


def test_an_organ_that_is_not_there_is_told() -> None:
    with pytest.raises(SamspelError, match=r"Organet xx finns inte i filerna\. Möjliga: kf, sn"):
        onboarding_paper(town(CAST), NewAs.ELECTED, on=DAY, organ="xx")


def test_the_calendar_of_an_election_year() -> None:
    days = {one.on.isoformat(): one.what for one in calendar(Municipality(), date(2026, 9, 1), years=1)}

    assert list(days)[:5] == ["2026-09-13", "2026-10-15", "2026-11-30", "2026-12-31", "2027-01-01"]
    assert days["2026-10-15"] == "De nyvalda fullmäktiges mandattid börjar."


def test_the_calendar_has_the_last_days_of_the_facts() -> None:
    facts = town(
        CAST,
        """
game_rules: [{id: g, title: Våra spelregler, review: 2027-03-01}]
designations: [{organ: sn, role: sn-ordf, for: urgent, in_force: {from: 2023-01-01, to: 2026-12-31}}]
orders: [{id: o, organ: sn, in_force: {from: 2023-01-01, to: 2027-06-30}, rows: []}]
""",
    )
    told = {one.what: one.on.isoformat() for one in calendar(facts, DAY) if not one.law}

    assert told["Våra spelregler ska ses över."] == "2027-03-01"
    assert told["Förordnandet för Socialnämndens ordförande i Socialnämnden går ut."] == "2026-12-31"
    assert told["Delegationsordningen slutar gälla."] == "2027-06-30"


@pytest.mark.parametrize("start", [date(2026, 11, 22), date(2027, 1, 1), date(2029, 5, 5)])
def test_the_calendar_begins_on_its_day_and_holds_one_whole_term(start: date) -> None:
    found = calendar(Municipality(), start)

    assert min(one.on for one in found) >= start
    assert sum("Val till" in one.what for one in found) == 1

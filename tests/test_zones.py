"""What or how: what goes before the score, what the score rests on, and how often it is far off on labelled items."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from samspel import plain_yaml, shipped
from samspel.checks.run import check
from samspel.cli.main import cli
from samspel.law.acts import all_acts, has_section
from samspel.law.matters import compact_citation
from samspel.law.zones import NO_FACTS, THRESHOLD, Agreed, ItemFacts, questions, weighty, zone
from samspel.model import Zone
from tests.benchmarks.zones import items, zoned
from tests.towns import CAST, town

GUIDELINES = "Riktlinjer för ekonomiskt bistånd"
ROTA = "Schema för nattpersonalen på Solgården"


@pytest.mark.parametrize("part", ["work", "second", "third", "fourth", "held", "fourth-held"])
def test_politics_is_seldom_taken_for_profession_on_labelled_items(part: str) -> None:
    said = [(item["zone"], zoned(item).zone) for item in items(part)]
    reverse = [pair for pair in said if set(pair) == {"what", "how"}]

    assert len(reverse) <= 0.03 * len(said)
    assert [answer for _, answer in said].count(Zone.GREY) <= 0.4 * len(said)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (GUIDELINES, Zone.WHAT),
        ("Mål och budget 2027 med plan för 2028–2029", Zone.WHAT),
        ("Riktlinjer för direktupphandling", Zone.WHAT),  # what is regulated is only the subject
        (ROTA, Zone.HOW),
        ("Inköp av nya stolar till sammanträdesrummet", Zone.HOW),
        ("Något som ingen ordlista känner", Zone.GREY),
    ],
)
def test_words_tell_the_zone(words: str, expected: Zone) -> None:
    assert zone(words).zone is expected


def test_every_reason_shows_the_words_it_was_seen_in() -> None:
    for part in ("work", "second", "third"):
        for item in items(part):
            for reason in zoned(item, with_facts=False).reasons:
                if reason.feature not in ("matter", "nearest"):
                    assert reason.seen.casefold() in " ".join(item["words"].split()).casefold()


def test_statute_goes_before_everything() -> None:
    facts = ItemFacts(authority=True, individual=True, named_employee=True)

    kept = zone(ROTA, law=("2010:900 12:6",), facts=facts, agreed=(Agreed(Zone.GREY, words=ROTA),))
    given_away = zone(GUIDELINES, law=("2010:800 5:14",), facts=facts)

    assert (kept.zone, kept.decided_by) == (Zone.WHAT, "statute")
    assert (given_away.zone, given_away.decided_by) == (Zone.HOW, "statute")


def test_a_recorded_matter_that_the_law_reserves_is_statute_too() -> None:
    assert zone("x", facts=ItemFacts(matter_type="ALLA-001")).decided_by == "statute"


@pytest.mark.parametrize("section", ["2017:725 6:38 st1", "2017:725 6:38 st1 p2", "2010:800 7:11 c", "1990:52 31b p1"])
def test_a_paragraph_of_a_section_counts_as_the_section(section: str) -> None:
    assert zone("x", law=(section,)).decided_by == "statute"


def test_a_single_case_of_authority_goes_before_the_employee_and_the_agreement() -> None:
    facts = ItemFacts(authority=True, individual=True, named_employee=True)

    assert zone(GUIDELINES, facts=facts, agreed=(Agreed(Zone.WHAT, words=GUIDELINES),)).decided_by == "authority"


def test_an_employee_goes_before_the_agreement_and_the_agreement_before_the_score() -> None:
    agreed = (Agreed(Zone.WHAT, words=ROTA.upper()),)

    assert zone(ROTA, facts=ItemFacts(named_employee=True), agreed=agreed).decided_by == "employee"
    assert (zone(ROTA, agreed=agreed).zone, zone(ROTA, agreed=agreed).decided_by) == (Zone.WHAT, "agreed")


def test_an_agreement_on_a_matter_type_holds_for_items_of_that_type() -> None:
    agreed = (Agreed(Zone.HOW, matter_type="ALLA-043"),)

    assert zone("x", facts=ItemFacts(matter_type="ALLA-043"), agreed=agreed).zone is Zone.HOW
    assert zone("x", facts=ItemFacts(matter_type="ALLA-044"), agreed=agreed).decided_by != "agreed"


@pytest.mark.parametrize(
    ("facts", "weight"),
    [
        (ItemFacts(years=3.9), 0),
        (ItemFacts(years=4), 2),
        (ItemFacts(years=10), 3),
        (ItemFacts(share=0.049), 0),
        (ItemFacts(share=0.05), 2),
        (ItemFacts(within_budget=False), 3),
        (ItemFacts(within_budget=True), -1),
        (ItemFacts(general=True), 1),
        (ItemFacts(general=False), 0),
        (ItemFacts(individual=True), -2),
        (NO_FACTS, 0),
    ],
)
def test_facts_count_from_their_limit(facts: ItemFacts, weight: int) -> None:
    assert zone("x", facts=facts).score == weight  # no matter type comes near such a word


@given(st.text(max_size=200))
def test_any_words_get_a_zone_that_its_score_explains(words: str) -> None:
    found = zone(words)

    assert found.score == sum(reason.weight for reason in found.reasons)
    assert 0 <= found.confidence <= 1
    if found.decided_by == "score":
        expected = Zone.WHAT if found.score >= THRESHOLD else Zone.HOW if found.score <= -THRESHOLD else Zone.GREY
        assert found.zone is expected


def test_attention_in_the_media_does_not_make_a_case_weighty() -> None:
    assert weighty("Reservation av mark, uppmärksammat i media. Många är upprörda.") == ()


def test_case_laws_signs_make_a_case_weighty() -> None:
    signs = {reason.feature for reason in weighty("Umgängesbegränsning enligt LVU, avsteg från praxis, 12 mnkr")}

    assert signs == {"core_rights", "practice", "large"}


def test_every_section_of_the_word_list_exists() -> None:
    listed = plain_yaml.read(shipped.packs() / "lexicon" / "zones.yaml")
    for entry in listed["statutes"]:
        for section in map(compact_citation, map(str, entry["law"])):
            assert has_section(all_acts()[section.sfs], section.chapter, section.section) is not False, section


def test_an_agreement_of_another_board_or_another_time_does_not_hold() -> None:
    decision = f"decisions: [{{id: d1, on: 2026-03-02, matter: {GUIDELINES}, role: kdir, board: ks}}]"

    def asked(agreed: str = "agreed_zones: []") -> bool:
        report = check(town(CAST, decision, agreed), on=date(2026, 3, 2))
        return "VAD001" in {one.code for one in report.findings}

    mine = f"id: z, matter: {GUIDELINES}, zone: how"
    assert asked()
    assert not asked(f"agreed_zones: [{{{mine}}}]")
    assert not asked(f"agreed_zones: [{{{mine}, organ: ks}}]")
    assert asked(f"agreed_zones: [{{{mine}, organ: sn}}]")
    assert asked(f"agreed_zones: [{{{mine}, in_force: {{from: 2026-03-03}}}}]")


def test_the_command_shows_zone_reasons_and_questions() -> None:
    grey = CliRunner().invoke(cli, ["zone", "Något som ingen ordlista känner"])
    english = CliRunner().invoke(cli, ["zone", GUIDELINES, "--lang", "en"])
    employee = CliRunner().invoke(cli, ["zone", GUIDELINES, "--employee"])
    as_json = json.loads(CliRunner().invoke(cli, ["zone", GUIDELINES, "--format", "json"]).output)

    assert "GRÅZON" in grey.output
    assert all(one.sv in grey.output for one in questions())
    assert "WHAT – politics" in english.output
    assert "avgör: gäller en enskild medarbetare" in employee.output
    assert as_json["zone"] == "what"
    assert {reason["seen"] for reason in as_json["reasons"]} >= {"Riktlinjer"}


def test_what_the_law_keeps_with_the_board_is_not_called_daily_work() -> None:
    def advice(law: str) -> bool:
        decision = (
            f"decisions: [{{id: d1, on: 2026-03-02, matter: Nytt schema för nattpersonalen, organ: ks, law: [{law}]}}]"
        )
        return "VAD002" in {one.code for one in check(town(CAST, decision), on=date(2026, 3, 2)).findings}

    assert advice("9 § förvaltningslagen")
    assert not advice("6 kap. 37 § kommunallagen")
    assert not advice("6 kap. 38 § första stycket 1 KL")

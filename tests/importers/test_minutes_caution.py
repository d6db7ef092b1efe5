"""What minutes do not show for sure is unknown: a list may lie elsewhere, and nobody is accused of a way of writing."""

from __future__ import annotations

import pytest

from samspel.importers.minutes import ReadMinutes, understand
from samspel.importers.minutes.text import lines_of
from samspel.model import NONE, Facts, Item, YesNo

_HEAD = """Protokoll
Socialnämnden
Sammanträdesdatum: 2025-03-12
Beslutande: Anna Ek (X), ordförande, Bo Berg (Y), Cia Dal (Z)
Övriga: socialchef Disa Fors

"""


def read(text: str, head: str = _HEAD) -> ReadMinutes:
    """Minutes of the social welfare board that say this after their head."""
    return understand(lines_of(head + text, "protokoll.md"), Facts())


def item(text: str) -> Item:
    """The first item of such minutes."""
    return (read(f"## § 7 Ny simhall\n\n{text}\n").meeting.items or ())[0]


_SUMS = "### Omröstning\nOmröstningen är öppen. Rösterna räknas till 2 ja och 1 nej."


@pytest.mark.parametrize(
    ("more", "ballots"),
    [
        ("", ()),
        (" Hur var och en röstade framgår av omröstningslistan.", None),
        (" Se bilaga 2.", None),
        (" Anna Ek (X) och Bo Berg (Y) röstar ja. Cia Dal (Z) röstar nej.", 3),
    ],
)
def test_names_of_voters_are_missing_only_where_no_list_is_spoken_of(more: str, ballots: object) -> None:
    [vote] = item(_SUMS + more).votes or ()

    assert (vote.yes, vote.no) == (2, 1)
    assert (len(vote.ballots) if isinstance(ballots, int) and vote.ballots else vote.ballots) == ballots


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ("", NONE),
        ("Nämnden finner att frågan prövas enligt bifall.", None),
        ("Ordföranden ställer förslagen mot varandra.", "Ordföranden ställer förslagen mot varandra."),
    ],
)
def test_the_order_of_propositions_is_missing_only_where_no_word_hints_at_it(told: str, order: object) -> None:
    text = f"### Yrkanden\nBo Berg (Y) yrkar avslag.\nCia Dal (Z) yrkar bifall till förslaget.\n\n### Diskussion\n{told}"
    other = "\n\n## § 99 Taxa\n### Beslutsgång\nOrdföranden finner bifall.\n\n### Beslut\nTaxan antas."

    assert item(text + other).order_of_propositions == order


@pytest.mark.parametrize(
    ("told", "in_time"),
    [
        ("Bo Berg (Y) reserverar sig mot beslutet.", None),
        ("Bo Berg (Y) anmälde i e-post den 15 mars 2025 att han reserverar sig.", YesNo.NO),
        ("Bo Berg (Y) reserverar sig mot beslutet. Skriftlig motivering lämnades in den 15 mars 2025.", None),
        ("Bo Berg (Y) reserverar sig mot att taxan höjs den 1 juli 2025.", None),
    ],
)
def test_a_dissent_is_late_only_when_it_was_handed_in_after_the_meeting(told: str, in_time: YesNo | None) -> None:
    assert [one.told for one in item(f"### Reservation\n{told}").reservations or ()] == [in_time]


@pytest.mark.parametrize(
    ("told", "acts"),
    [
        ("Bo Berg (Y) begär att ärendet ska tas upp.", []),
        ("Bo Berg (Y) begär att få en anteckning till protokollet.", []),
        ("Bo Berg (Y) begär att förvaltningen räknar om kostnaden.", ["orders"]),
        ("Bo Berg (Y) berättar att han har besökt den sökande.", ["meets_party"]),
        ("Bo Berg (Y) berättar att han har besökt badhuset.", ["informs"]),
        ("Bo Berg (Y) upplyser att köparen är ett bolag som ägs av hans maka.", ["tells_tie"]),
        ("Bo Berg (Y) berättar att hennes dotter har väntat länge.", ["informs"]),
        ("Socialchef Disa Fors yrkar bifall till förslaget.", ["proposes"]),
        ("Socialchef Disa Fors deltar i beslutet.", ["decides"]),
        ("Socialchef Disa Fors deltar inte i beslutet.", []),
    ],
)
def test_what_somebody_did_is_read_with_what_it_was_about(told: str, acts: list[str]) -> None:
    assert [one.act.value for one in item(f"### Sammanfattning\n{told}").contributions or ()] == acts


def test_others_who_take_part_do_not_mean_that_the_disqualified_stayed() -> None:
    left = "### Jäv\nBo Berg (Y) anmäler jäv och lämnar rummet. Två ledamöter deltar i beslutet."
    stayed = "### Jäv\nBo Berg (Y) upplyser att han är sökandens granne. Han deltar i beslutet."

    assert [one.left_room for one in item(left).conflicts or ()] == [YesNo.YES]
    assert [one.left_room for one in item(stayed).conflicts or ()] == [YesNo.NO]


@pytest.mark.parametrize(
    ("told", "doors"),
    [
        ("Fyra åhörare är närvarande § 7.", YesNo.NO),
        ("Inga åhörare är närvarande § 7.", None),
        ("Åhörarna lämnar salen före § 7.", None),
        ("Fyra åhörare är närvarande §§ 1–6.", None),
    ],
)
def test_listeners_mean_open_doors_for_the_paragraphs_they_are_told_of(told: str, doors: YesNo | None) -> None:
    assert item(told).closed_doors is doors


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Januari: 212 beslut enligt lista. Februari: 164 beslut enligt lista.", 376),
        ("Totalt redovisas 41 delegationsbeslut, varav 12 beslut avser färdtjänst.", 41),
        ("41 delegationsbeslut redovisas, varav 12 beslut avser färdtjänst.", 41),
        ("Listan redovisas.", None),
    ],
)
def test_several_lists_of_delegated_decisions_are_added_up(told: str, count: int | None) -> None:
    [only] = read(f"## § 7 Delegationsbeslut\n\n{told}\n").meeting.items or ()

    assert only.reported
    assert only.reported.count == count


def test_when_summons_and_notice_went_out_is_told_by_the_word_before_the_day() -> None:
    found = read("## § 1 Upprop\n\nKungörelsen anslogs den 3 mars 2025 och kallelsen skickades den 5 mars 2025.\n").meeting
    other = read("## § 1 Upprop\n\nNästa kallelse skickas den 2 april 2025.\n").meeting

    assert f"{found.noticed} {found.summoned}" == "2025-03-03 2025-03-05"
    assert other.summoned is None


def test_a_list_of_deciders_that_misses_most_of_those_who_act_is_unknown() -> None:
    head = "Protokoll\nSocialnämnden\nSammanträdesdatum: 2025-03-12\nBeslutande: Anna Ek (X), ordförande, m.fl.\n\n"
    acts = "## § 7 Plan\n\n### Yrkanden\nBo Berg (Y) yrkar avslag.\nCia Dal (Z) yrkar bifall.\nDan Eng (X) yrkar bifall.\n"
    found = read(acts, head)

    assert found.meeting.attendance is None
    assert "Närvaron räknas som okänd" in " ".join(doubt.reason for doubt in found.doubts)


@pytest.mark.parametrize(
    ("summary", "decision", "unlike"),
    [
        ("Kontoret föreslår att ansökan avslås.", "Nämnden beviljar bygglov.", YesNo.YES),
        ("Kontoret föreslår att ansökan avslås.", "Nämnden avslår ansökan.", YesNo.NO),
        ("Kontoret föreslår att planen antas.", "Nämnden antar planen.", None),
    ],
)
def test_a_decision_departs_where_it_grants_what_the_proposal_refuses(
    summary: str, decision: str, unlike: YesNo | None
) -> None:
    found = item(f"### Sammanfattning\n{summary}\n\n### Beslut\n{decision}").decision

    assert found
    assert found.unlike_prepared is unlike
    assert (found.reasons is NONE) is (unlike is YesNo.YES)

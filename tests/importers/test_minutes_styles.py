"""Twelve more makes of minutes: what must come out of each, and that none of them is accused of what it does not show."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

import samspel
from samspel.findings import Level
from samspel.importers.minutes import ReadMinutes, read_minutes
from samspel.model import NONE, Item, ItemKind, YesNo, join

_STYLES = Path(__file__).parents[1] / "data" / "read_minutes"
_NAMES = (
    "aldrenamnd-tva-anslag", "byggnadsnamnd-berattande", "fullmaktige-lista-med-roster", "fullmaktige-punktlistor",
    "kommunstyrelse-distans-2026", "kultur-och-fritidsnamnd", "miljonamnd-tva-listor", "omsorgsnamnd-sarskild-lista",
    "overformyndarnamnd-arenden", "regionstyrelse-tabell-distans", "socialnamnd-lopande-text", "socialutskott-sekretess",
)  # fmt: skip


@cache
def read(name: str) -> ReadMinutes:
    """One of the styles."""
    return read_minutes(_STYLES / f"{name}.md")


def item(name: str, number: str) -> Item:
    """An item of it."""
    return next(one for one in read(name).meeting.items or () if one.number == number)


def there(name: str, *capacities: str) -> list[str]:
    """Who was there in these capacities: name, the first and the last item, and for whom."""
    return [
        f"{one.person} {one.first_item or ''}-{one.last_item or ''}" + (f" för {one.serves_for}" if one.serves_for else "")
        for one in read(name).meeting.attendance or ()
        if one.as_.value in capacities
    ]


def told(name: str) -> list[str]:
    """The errors and warnings told of the meeting two months after, with nothing known beside the minutes."""
    found = read(name)
    report = samspel.check(join(found.facts), on=found.meeting.on + timedelta(days=60))
    return [f"{one.code} {one.about}" for one in report.findings if one.level in (Level.ERROR, Level.WARNING)]


@pytest.mark.parametrize("name", _NAMES)
def test_it_is_not_accused_of_what_it_does_not_show(name: str) -> None:
    sat_out = {"miljonamnd-tva-listor": ["MOT090 meeting/miljonamnden-2025-06-11/item/42"]}  # and so it did

    assert told(name) == sat_out.get(name, [])


def test_a_list_of_its_own_with_substitutes_in_a_column() -> None:
    name = "omsorgsnamnd-sarskild-lista"

    assert there(name, "chair", "member", "serving") == [
        "lotta-norrsken -",
        "bo-kvastang -",
        "per-tallbarr - för carin-ljunghed",
        "anna-lena-sandtag -",
        "dag-stromstare -65",
    ]
    assert item(name, "66").reported.count == 41  # type: ignore[union-attr]
    assert str(item(name, "65").order_of_propositions).startswith("Ordförande ställer förvaltningens förslag mot")


def test_two_approvals_with_a_notice_each() -> None:
    meeting = read("aldrenamnd-tva-anslag").meeting
    rest = ("75", "76", "77", "78", "79", "81")

    assert (meeting.organ, f"{meeting.on}") == ("aldrenamnden", "2017-10-25")
    assert [(f"{one.on}", one.items, one.at_once) for one in meeting.approved or ()] == [
        ("2017-10-25", ("80",), YesNo.YES),
        ("2017-11-06", rest, None),
    ]
    assert [(f"{one.start}", f"{one.end}", one.items) for one in meeting.announced or ()] == [
        ("2017-10-26", "2017-11-17", ("80",)),
        ("2017-11-07", "2017-11-29", rest),
    ]
    assert item("aldrenamnd-tva-anslag", "80").decision.proposed_to == "Kommunfullmäktige"  # type: ignore[union-attr]


def test_names_in_running_text_with_paragraphs_they_were_not_there_for() -> None:
    name = "socialnamnd-lopande-text"

    assert there(name, "member")[1:3] == ["kajsa-edskog -13", "kajsa-edskog 15-"]
    assert there(name, "substitute") == ["beda-vastermo -13", "beda-vastermo 15-", "nisse-norrlid -", "elna-engmyr -"]
    assert len(there(name, "official")) == 4
    assert [one.replaced_by for one in item(name, "14").conflicts or ()] == ["beda-vastermo"]
    assert (item(name, "16").on_agenda, item(name, "16").added_by_all) == (YesNo.NO, YesNo.YES)
    assert len(read(name).meeting.announced or ()) == 1


def test_a_list_with_columns_for_a_vote() -> None:
    name = "fullmaktige-lista-med-roster"
    meeting = read(name).meeting

    assert there(name, "chair", "member", "serving") == [
        "ally-ekstig -",
        "birger-alkarr -",
        "ove-ronnmo - för cilla-lonnris",
        "mattis-brohed -",
        "elina-dalmyr -",
        "edla-sjolid -",
    ]
    assert f"{meeting.noticed} {meeting.summoned}" == "2025-03-20 2025-03-20"
    assert [(vote.yes, vote.no, vote.abstained, vote.ballots) for vote in item(name, "23").votes or ()] == [(3, 2, 1, None)]


def test_people_from_afar_in_brackets_and_a_member_who_comes_back() -> None:
    name = "regionstyrelse-tabell-distans"
    meeting = read(name).meeting

    assert [one.person for one in meeting.attendance or () if one.remote] == ["jonte-granlid", "liv-ivarsmo"]
    assert "pia-mossrike 104-" in there(name, "member")
    assert "olof-lingonris -103 för pia-mossrike" in there(name, "serving")
    assert item(name, "103").abstained == ("olof-lingonris",)
    assert item(name, "104").secret is YesNo.YES
    assert item(name, "105").reported.count == 17  # type: ignore[union-attr]


def test_minutes_that_tell_everything_in_sentences() -> None:
    name = "byggnadsnamnd-berattande"
    [vote] = item(name, "4").votes or ()

    assert there(name, "serving") == ["ylva-kvistlav - för ake-raskmo", "orjan-stenmur -5 för arne-tallris"]
    assert (vote.yes, vote.no, len(vote.ballots or ())) == (4, 3, 7)
    assert [one.kind for one in item(name, "4").proposals or ()] == ["other", "approve"]
    assert [(one.person, one.left_room) for one in item(name, "3").conflicts or ()] == [("ulla-ottermo", YesNo.YES)]
    assert [f"{one.on}" for one in read(name).meeting.approved or ()] == ["2025-01-21"]


def test_a_result_below_a_heading_of_its_own_belongs_to_the_vote_above() -> None:
    name = "kultur-och-fritidsnamnd"
    [vote] = item(name, "74").votes or ()

    assert (vote.yes, vote.no, len(vote.ballots or ())) == (3, 2, 5)
    assert [one.by for one in item(name, "74").proposals or ()] == [("nils-barkbro",), ("mia-askmyr",)]
    assert [f"{day}" for day in item(name, "74").put_off_on or ()] == ["2023-10-11"]
    assert there(name, "substitute") == ["tina-gardsmo -"]
    assert item(name, "76").decision.funding == "Medlen tas ur anslaget för föreningsbidrag."  # type: ignore[union-attr]


def test_lists_by_points_and_a_list_of_votes_beside_the_minutes() -> None:
    name = "fullmaktige-punktlistor"

    assert "ines-jarlmo -91 för emil-forsmyr" in there(name, "serving")
    assert "emil-forsmyr 92-" in there(name, "member")
    assert [vote.ballots for vote in item(name, "93").votes or ()] == [None]
    assert item(name, "94").prepared_by == ("kommunstyrelsen",)
    assert item(name, "96").decision.funding is NONE  # type: ignore[union-attr]


def test_a_paragraph_headed_by_secrecy_has_its_title_below() -> None:
    name = "socialutskott-sekretess"

    assert [item(name, number).secret for number in ("31", "32", "33", "34")] == [YesNo.YES, YesNo.YES, YesNo.YES, None]
    assert item(name, "32").matter == "Individärende, placering i familjehem"


def test_lists_of_members_and_substitutes_side_by_side() -> None:
    name = "miljonamnd-tva-listor"

    assert there(name, "chair", "member") == ["agda-bolmort -", "kurt-fallmyr -", "lisa-malmgras -"]
    assert there(name, "serving", "substitute") == ["elna-grankotte - för hans-ivermo", "jens-kallmyr -"]
    assert item(name, "42").abstained == ("lisa-malmgras",)


def test_a_board_of_guardians_with_numbered_matters() -> None:
    name = "overformyndarnamnd-arenden"

    assert [one.kind for one in read(name).meeting.items or ()][2:] == [ItemKind.DECISION, ItemKind.DELEGATION_REPORT]
    assert item(name, "4").reported.count == 214  # type: ignore[union-attr]
    assert "skiljaktig" not in str(item(name, "2").decision)


def test_chair_and_remote_members_named_apart_from_the_list() -> None:
    name = "kommunstyrelse-distans-2026"
    meeting = read(name).meeting

    assert there(name, "chair") == ["arne-backgras -"]
    assert [one.person for one in meeting.attendance or () if one.remote] == ["disa-ekgras", "elof-furmyr"]
    assert (f"{meeting.summoned}", meeting.attendance_established) == ("2026-08-26", YesNo.YES)
    assert [(f"{one.start}", f"{one.end}") for one in meeting.announced or ()] == [("2026-09-10", "2026-10-02")]
    assert item(name, "81").decision.addressed_to == "Kommunchefen Hedda Idmyr"  # type: ignore[union-attr]

"""References to law are found in many forms, tied to an act only when the text allows it, never confidently wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.law.citations import Reading, read
from samspel.law.references import mentions


def readings(*texts: str, written: date | None = None) -> list[Reading]:
    return list(read([mention for text in texts for mention in mentions(text)], written))


def places(text: str, written: date | None = date(2026, 2, 1)) -> list[tuple[str, str | None, str | None]]:
    """Number, chapter and section of each reference; an open act is the empty text."""
    return [
        (r.act.sfs if r.act else "", r.mention.place.chapter, r.mention.place.section)
        for r in readings(text, written=written)
    ]


def act_and_why(*texts: str, written: date | None = None) -> list[tuple[str | None, str | None]]:
    return [
        (r.act.sfs if r.act else None, r.certainty.value if r.certainty else None) for r in readings(*texts, written=written)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "6 kap. 37 § KL",
        "6 kap 37 § KL",
        "KL 6:37",
        "6:37 KL",
        "kap 6 § 37 KL",
        "6 kap.37§ KL",
        "KL 6 kap § 37",
        "6 kap. 37 § kommunallagen",
        "enligt 6 kap. 37 § kommunallagen (2017:725)",
        "Kommunallagens 6 kap. 37 §",
        "6 kap. 37 § första stycket 2 KL",
        "SFS 2017:725 6 kap. 37 §",
        "KL 6 kap 37",
    ],
)
def test_one_section_is_read_in_every_form_it_is_written_in(text: str) -> None:
    assert places(text) == [("2017:725", "6", "37")]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("6:37, 6:38, 6:40 KL", [("6", "37"), ("6", "38"), ("6", "40")]),
        ("6 kap. 37, 38 och 40 §§ samt 7 kap. 5 § KL", [("6", "37"), ("6", "38"), ("6", "40"), ("7", "5")]),
        ("KL 7:4; KL 6:30", [("7", "4"), ("6", "30")]),
        ("6 kap 9 och 14 §§ KL", [("6", "9"), ("6", "14")]),
        ("8 kap. 16 a § KL", [("8", "16a")]),
        ("6 kap KL", [("6", None)]),
    ],
)
def test_several_sections_are_read_one_by_one(text: str, sections: list[tuple[str, str | None]]) -> None:
    assert places(text) == [("2017:725", *place) for place in sections]


def test_a_whole_chapter_before_an_abbreviation_is_read() -> None:
    assert places("6 kap. KL") == [("2017:725", "6", None)]


def test_a_line_break_in_a_cell_does_not_part_chapter_and_section() -> None:
    assert places("6 kap.\n37 § KL") == [("2017:725", "6", "37")]


def test_points_are_not_sections() -> None:
    assert places("9 § punkterna 3-6 LSS") == [("1993:387", None, "9")]


@pytest.mark.parametrize(
    "text",
    ["", "enligt lag", "6 kap 37 §", "§ 12", "AFS 2023:1", "500 000 kr", "Handläggare 3", "EU 852/2004 art 6", "kl. 08:30"],
)
def test_text_without_act_or_place_is_no_reference(text: str) -> None:
    assert places(text) == []


def test_two_acts_in_one_text_keep_their_own_sections() -> None:
    assert places("6 § LVU och 13 § LVM") == [("1990:52", None, "6"), ("1988:870", None, "13")]


def test_a_long_name_without_place_is_a_reference_to_the_act() -> None:
    assert places("enligt miljöbalken") == [("1998:808", None, None)]


def test_a_number_settles_the_act_whatever_the_day() -> None:
    for day in (None, date(2010, 1, 1), date(2026, 1, 1)):
        assert act_and_why("6 kap. 36 § kommunallagen (1991:900)", written=day) == [("1991:900", "named")]


def test_a_name_only_one_act_ever_had_settles_it() -> None:
    assert act_and_why("4 kap. 1 § FB") == [("1949:381", "named")]


def test_a_section_only_one_act_has_settles_it() -> None:
    assert act_and_why("2 a kap. 10 § SoL") == [("2001:453", "section")]
    assert act_and_why("32 kap. 5 § SoL") == [("2025:400", "section")]


def test_a_section_in_several_acts_without_day_is_open() -> None:
    assert act_and_why("4 kap. 1 § SoL") == [(None, None)]
    assert readings("4 kap. 1 § SoL")[0].citation() is None


@pytest.mark.parametrize(
    ("text", "day", "sfs"),
    [
        ("KL 6:6", date(2018, 1, 1), "2017:725"),  # the day the new act begins and the old one has ended
        ("KL 6:6", date(2016, 12, 31), "1991:900"),  # more than a year before
        ("24 § FL", date(2018, 7, 1), "2017:900"),
        ("24 § FL", date(2017, 6, 30), "1986:223"),
        ("4 kap. 1 § SoL", date(2025, 7, 1), "2025:400"),
        ("4 kap. 1 § SoL", date(2024, 6, 30), "2001:453"),
    ],
)
def test_the_day_the_text_was_written_settles_which_act_bore_the_name(text: str, day: date, sfs: str) -> None:
    assert act_and_why(text, written=day) == [(sfs, "dated")]


@pytest.mark.parametrize("day", [date(2017, 1, 1), date(2017, 12, 31)])
def test_an_order_from_the_year_before_a_new_act_is_open(day: date) -> None:
    assert act_and_why("KL 6:6", written=day) == [(None, None)]


def test_sections_settle_an_order_from_the_year_before_a_new_act() -> None:
    new = act_and_why("32 kap. 5 § SoL", "12 kap. 1 § SoL", written=date(2025, 3, 12))
    old = act_and_why("2 a kap. 10 § SoL", "4 kap. 1 § SoL", written=date(2025, 3, 12))

    assert [sfs for sfs, _ in new] == ["2025:400", "2025:400"]
    assert [sfs for sfs, _ in old] == ["2001:453", "2001:453"]


def test_the_other_references_of_an_undated_document_show_the_act() -> None:
    assert act_and_why("2 a kap. 10 § SoL", "4 kap. 1 § SoL") == [("2001:453", "section"), ("2001:453", "document")]


def test_references_that_show_different_acts_leave_the_rest_open() -> None:
    assert act_and_why("2 a kap. 10 § SoL", "32 kap. 5 § SoL", "4 kap. 1 § SoL")[-1] == (None, None)


def test_an_order_that_shows_the_other_act_is_not_settled_by_its_day() -> None:
    assert act_and_why("32 kap. 5 § SoL", "4 kap. 1 § SoL", written=date(2024, 1, 1))[-1] != ("2001:453", "dated")


def test_an_act_that_ended_before_the_century_is_not_meant_by_its_name_alone() -> None:
    assert ("1977:179", "dated") not in act_and_why("KL 6:6")
    assert act_and_why("6 kap. 6 § kommunallagen (1977:179)") == [("1977:179", "named")]


def test_a_section_that_is_only_unknown_never_settles_a_repealed_act() -> None:
    """A section the incomplete list of 1991 lacks and the complete list of 2017 lacks too says nothing of either."""
    for text in ("6 kap. 99 § KL", "KL 20:1", "77 § FL"):
        for reading in readings(text):
            assert reading.act is None or reading.act.ends is None


def test_the_order_of_the_references_does_not_matter() -> None:
    texts = ["2 a kap. 10 § SoL", "4 kap. 1 § SoL", "24 § FL", "KL 6:6"]
    there = {(r.mention, r.act) for r in readings(*texts, written=date(2019, 1, 1))}
    back = {(r.mention, r.act) for r in readings(*reversed(texts), written=date(2019, 1, 1))}

    assert there == back


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("KLSoFB 0123456789§:.,;-–kapoch()\nab"), max_size=40),
    st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_any_text_is_read_without_fault_and_only_to_acts_the_words_can_mean(text: str, written: date | None) -> None:
    for reading in readings(text, written=written):
        assert reading.mention.candidates
        assert (reading.act is None) == (reading.certainty is None)
        if reading.act is not None:
            assert reading.act in reading.mention.candidates

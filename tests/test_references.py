"""References to law are read in every form they are written in, and printing one and reading it again changes nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.law.acts import all_acts, spoken_name
from samspel.law.citations import read
from samspel.law.places import Fault, Kind, Place
from samspel.law.references import mentions, references
from samspel.model import Citation


def place(text: str) -> Place:
    [mention] = mentions(text)
    return mention.place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:5-8 KL", Place("7", "5", "8")),
        ("KL 6:37-6:42", Place("6", "37", "42")),
        ("37–40 §§ FL", Place(None, "37", "40")),
        ("31 b-d §§ LVU", Place(None, "31b", "31d")),
        ("31 b - d §§ LVU", Place(None, "31b", "31d")),
        ("6 § andra stycket LVU", Place(None, "6", paragraphs=("2",))),
        ("6 § 2 st LVU", Place(None, "6", paragraphs=("2",))),
        ("LVU § 6 st. 2", Place(None, "6", paragraphs=("2",))),
        ("LVU §6 st.2", Place(None, "6", paragraphs=("2",))),
        ("LVU 11§1st", Place(None, "11", paragraphs=("1",))),
        ("11 § 1 och 2 st LVU", Place(None, "11", paragraphs=("1", "2"))),
        ("6 kap. 38 § första och andra styckena KL", Place("6", "38", paragraphs=("1", "2"))),
        ("30 kap. 6 § första stycket 4 SoL", Place("30", "6", paragraphs=("1",), points=("4",))),
        ("9 § p. 2 LSS", Place(None, "9", points=("2",))),
        ("LVU 43 § 2 p", Place(None, "43", points=("2",))),
        ("9 § 9 LSS", Place(None, "9", points=("9",))),
        ("9 § punkterna 3-6 LSS", Place(None, "9", points=("3", "4", "5", "6"))),
        ("9 § punkterna 3, 4 och 6 LSS", Place(None, "9", points=("3", "4", "6"))),
        ("19 a kap. 15 § LOU", Place("19a", "15")),
        ("LOU 19a:4", Place("19a", "4")),
        ("3 § 4 kap. MB", Place("4", "3")),
        ("12 paragrafen LSS", Place(None, "12")),
        ("6‑11 §§ LVU", Place(None, "6", "11")),  # Word's own hyphen that does not break
        ("11—14 §§ MBL", Place(None, "11", "14")),
        ("26 t.o.m. 28 §§ FL", Place(None, "26", "28")),
        ("KOMMUNALLAGEN 6 KAP. 37 §", Place("6", "37")),
        ("sjätte kapitlet 39 § KL", Place("6", "39")),
        ("38 § i 6 kap. KL", Place("6", "38")),
        ("KL6:39", Place("6", "39")),
        ("punkten 4 i 9 § LSS", Place(None, "9", points=("4",))),
        ("andra stycket 6 § LVU", Place(None, "6", paragraphs=("2",))),
    ],
)
def test_the_parts_of_a_reference_are_kept(text: str, expected: Place) -> None:
    assert place(text) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("6 kap. 37, 38 och 40 §§ samt 7 kap. 5-8 §§ KL", [("6", "37"), ("6", "38"), ("6", "40"), ("7", "5")]),
        ("PBL 11 kap 30-32, 33 § p 1", [("11", "30"), ("11", "33")]),
        ("7 § första stycket 2 och 9 a § LSS", [(None, "7"), (None, "9a")]),
        ("5 kap 1 a §, 2 och 2 a §§ LSO", [("5", "1a"), ("5", "2"), ("5", "2a")]),
        ("26, 27, 28 §§ FL", [(None, "26"), (None, "27"), (None, "28")]),
        ("6 kap. 38 § andra stycket, 39, 40 §§ KL", [("6", "38"), ("6", "39"), ("6", "40")]),
        ("31 a, c och d §§ LVU", [(None, "31a"), (None, "31c"), (None, "31d")]),
        ("2 och 3 kap. KL", [("2", None), ("3", None)]),
        ("Kommunallagen kap 6, §§ 37-40 samt kap 7, §§ 5-8", [("6", "37"), ("7", "5")]),
        ("SoL 4:1 2 mån", [("4", "1")]),
        ("FB 2:3, 2:7, 2:9", [("2", "3"), ("2", "7"), ("2", "9")]),
        ("12 kap. 1 och 2 samt 15 kap. 5 § SoL", [("12", "1"), ("12", "2"), ("15", "5")]),
    ],
)
def test_lists_carry_their_chapter_along(text: str, places: list[tuple[str | None, str]]) -> None:
    assert [(mention.place.chapter, mention.place.section) for mention in mentions(text)] == places


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("KL 6 kap. 37 §, 6 § LVU", ["KL", "LVU"]),
        ("6 § LVU och 13 § LVM", ["LVU", "LVM"]),
        ("KL 6:37, FL 36", ["KL", "FL"]),
        ("KL 6:37 FL 36", ["KL", "FL"]),
        ("4 kap. 1 § SoL, 6 § LVU", ["SoL", "LVU"]),
        ("6 § hamnlagen och 13 § LVM", ["LVM"]),  # an act the register lacks keeps its section
        ("Enligt 7 kap. 5 § KL", ["KL"]),
        ("BUN, 6 kap. 39 § KL", ["KL"]),
        ("Skollagen och 6 kap. 39 § KL", ["Skollagen", "KL"]),
        ("socialtjänstlagen och 6 § LVU", ["socialtjänstlagen", "LVU"]),
        ("Avtal med Vatten AB 6 kap. 33 § KL", ["KL"]),
        ("32–33 §§ FL, 6 kap. 40 § och 7 kap. 8 § KL", ["FL", "KL", "KL"]),
        ("LSS 7, 9, 9 a och 16 §§", ["LSS", "LSS", "LSS", "LSS"]),
        ("5 LVU 6 §", ["LVU"]),
    ],
)
def test_each_section_goes_with_its_own_act(text: str, owners: list[str]) -> None:
    assert [mention.name for mention in mentions(text)] == owners


def test_a_chapter_never_wanders_from_one_act_to_the_next() -> None:
    assert [mention.place for mention in mentions("KL 6 kap. 37 §, 6 § LVU")] == [Place("6", "37"), Place(None, "6")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("AFS 2023:1", Kind.OUTSIDE),
        ("HSLF-FS 2017:30", Kind.OUTSIDE),
        ("BFS", Kind.OUTSIDE),
        ("EU 852/2004 art 6", Kind.OUTSIDE),
        ("artikel 33 dataskyddsförordningen", Kind.OUTSIDE),
        ("AB § 11", Kind.OUTSIDE),
        ("kommuneloven § 8 nr 3", Kind.FOREIGN),
        ("§ 1-7c", Kind.FOREIGN),
        ("kommunallagen (410/2015) 5 §", Kind.FOREIGN),
        ("4 § hamnlagen", Kind.UNKNOWN_ACT),
        ("lagen (2031:9123) 4 §", Kind.UNKNOWN_ACT),
        ("6 kap 37 §", Kind.NO_ACT),
        ("10 kap. 3 § förordningen", Kind.NO_ACT),
        ("enligt lag", Kind.UNSAID),
        ("enligt gällande lagstiftning", Kind.UNSAID),
    ],
)
def test_what_is_not_in_the_register_is_known_as_such(text: str, kind: Kind) -> None:
    assert {mention.kind for mention in references(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Fullmäktiges beslut 2020-05-04 § 45",
        "§ 45, 2022-03-14",
        "bilaga 6:3",
        "1.2.3",
        "08-123 45 67",
        "500 000 kr",
        "kl. 08:30",
        "Dnr 2015:1161",
        "m.fl.",
        "el och vatten",
        "solceller 12",
        "Handläggare 3",
        "se punkt 4",
        "Bab och bib",
        "kl 16:30",
        "öppet kl 8:30-16:00",
        "KS 2017:725",
        "SN § 12",
        "fastigheten Sol 4:1",
        "1. Inledning",
    ],
)
def test_numbers_of_other_kinds_are_no_references(text: str) -> None:
    assert references(text) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SoL 2 a 10", Fault.NO_CHAPTER_WORD),
        ("MB 26 9 §", Fault.NO_CHAPTER_WORD),
        ("6 kap 3 8 § KL", Fault.SPLIT_NUMBER),
        ("l kap. 4 § FB", Fault.MISREAD),
        ("8 kap. § skollagen", Fault.NO_NUMBER),
        ("PBL 10:", Fault.NO_NUMBER),
        ("kap. 6 § KL", Fault.NO_NUMBER),
        ("KL 639", Fault.RUN_TOGETHER),
        ("6 kap. 395 KL", Fault.RUN_TOGETHER),
        ("KL 6:42-37", Fault.RUN_TOGETHER),
    ],
)
def test_what_is_wrong_in_the_writing_is_told(text: str, fault: Fault) -> None:
    [mention] = references(text)

    assert mention.faults == {fault}


@pytest.mark.parametrize(
    ("text", "sfs"),
    [
        ("Sol 4:1", "SoL"),
        ("lvu 6 §", "LVU"),
        ("Lss 9 §", "LSS"),
        ("KL:s 6 kap.", "KL"),
        ("kl 6:39", "KL"),
        ("pbl 9:30", "PBL"),
    ],
)
def test_abbreviations_are_known_in_other_capitals_when_a_section_stands_beside(text: str, sfs: str) -> None:
    [mention] = mentions(text)

    assert sfs in {name for act in mention.candidates for name in act.names}


@pytest.mark.parametrize(
    ("text", "sfs"),
    [
        ("förvaltningslag (1986:223)", "1986:223"),
        ("Kommunallagens 6 kap. 37 §", None),
        ("KL 2017 6:37", "2017:725"),
        ("kommunallagen (1991) 6 kap. 33 §", "1991:900"),
        ("SFS 2017:725 6 kap. 39 §", "2017:725"),
        ("kommunal-\nlagen 6:37", None),
        ("lag om färdtjänst", "1997:736"),
        ("PLAN- OCH BYGGLAGEN 9:30", None),
    ],
)
def test_names_are_known_in_other_forms(text: str, sfs: str | None) -> None:
    [mention] = mentions(text)

    assert mention.candidates
    assert sfs is None or [act.sfs for act in mention.candidates] == [sfs]


NUMBERS = st.builds(
    lambda number, letter: f"{number}{letter}", st.integers(1, 99), st.sampled_from(["", "", "", "a", "b", "c"])
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    act = draw(st.sampled_from([act for act in all_acts().values() if act.names]))
    chapter = draw(NUMBERS) if act.has_chapters else None
    section = draw(NUMBERS if chapter is None else st.none() | NUMBERS)
    through = draw(st.none() | NUMBERS) if section else None
    single = section is not None and through is None
    paragraph = draw(st.sampled_from([None, "1", "2", "1, 2", "sista"])) if single else None
    point = draw(st.sampled_from([None, "3", "3, 4", "1, 2, 3"])) if single else None
    return Citation(sfs=act.sfs, chapter=chapter, section=section, through=through, paragraph=paragraph, point=point)


@given(citations())
def test_printing_a_citation_and_reading_it_again_is_the_identity(citation: Citation) -> None:
    printed = f"{citation.place()} {spoken_name(citation.sfs)}"
    found = read(mentions(printed), date(2026, 11, 21))

    assert [reading.citation() for reading in found] == [citation], printed


@given(st.text(max_size=60) | st.text(st.sampled_from("KLSoFBlvu 0123456789§:.,;-–kapstoch()\nabp/"), max_size=40))
def test_no_text_crashes_the_reader(text: str) -> None:
    for mention in references(text):
        assert mention.words
        assert (mention.kind is Kind.ACT) == bool(mention.candidates)


@pytest.mark.parametrize("text", ["6 kap. 37, ", "§", "lagen om ", "1 ", "1-", "1, ", "KL ", "\n", "a"])
def test_a_long_and_hostile_text_is_read_in_time_that_grows_with_its_length(text: str) -> None:
    """Quadratic reading of 20 000 characters took half a minute; what grows with the length is far below the limit."""
    started = time.perf_counter()
    references(text * (20_000 // len(text)))

    assert time.perf_counter() - started < 5


@given(citations(), st.sampled_from(["", "  ", "enligt ", "Enligt ", "Se ", "Beslut "]), st.sampled_from(["", ".", " "]))
def test_what_stands_around_a_reference_does_not_change_it(citation: Citation, before: str, after: str) -> None:
    printed = f"{citation.place()} {spoken_name(citation.sfs)}"

    assert [m.place for m in mentions(before + printed + after)] == [m.place for m in mentions(printed)]

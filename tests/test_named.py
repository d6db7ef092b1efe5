"""A section or matter type that a rule names is in the register, or what is near it is told."""

from __future__ import annotations

import pytest

from samspel.law.acts import all_acts, chapters_of
from samspel.model import Citation
from samspel.rules.named import wrong_citation, wrong_value

CHECK = "Kontrollera numret mot lagtexten."
LVU = "lagen (1990:52) med särskilda bestämmelser om vård av unga"


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("matters", "SN-001"),
        ("cites", "1990:52 6"),
        ("cites", "1990:52 6 st2 p1"),
        ("cites", "2017:725 6:37"),
        ("cites", "2017:725 6:*"),
        ("cites", "2017:725 *"),
        ("points_to", "2017:725 6:37 st1"),
        ("word", "vad som helst"),
        ("word", "SN-999"),
    ],
)
def test_what_the_register_has_may_be_named(attribute: str, value: str) -> None:
    assert wrong_value(attribute, value) is None


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("SN-999", "SN går från SN-001 till SN-075."),
        ("AN-9", "AN går från AN-001 till AN-004."),
        ("XYZ-001", "Se rules/register/matters.csv."),
        ("SN-001-1", "Se rules/register/matters.csv."),
        ("SN", "Se rules/register/matters.csv."),
    ],
)
def test_a_matter_type_that_does_not_exist_is_told_with_those_of_its_group(value: str, remedy: str) -> None:
    assert wrong_value("matters", value) == (f"Ärendetypen {value} finns inte.", remedy)


@pytest.mark.parametrize("attribute", ["cites", "points_to"])
@pytest.mark.parametrize("value", ["LVU", "6 §", "1990:52", "1990:52 6 §", "1990:52  6", "2017:725 6:37 p1 st1"])
def test_a_section_is_written_in_one_way(attribute: str, value: str) -> None:
    said = (f"”{value}” är ingen paragraf.", "Skriv som ”1990:52 6” eller ”2017:725 6:37”.")

    assert wrong_value(attribute, value) == said


@pytest.mark.parametrize(
    ("value", "there_is_no", "remedy"),
    [
        ("1990:52 99", f"99 § finns inte i {LVU}", "Närmast finns 45 §."),
        ("1990:52 6z", f"6 z § finns inte i {LVU}", "Närmast finns 6 a § och 7 §."),
        ("1990:52 2:1", f"2 kap. 1 § finns inte i {LVU}", "Lagen har inga kapitel."),
        ("2017:725 6:99", "6 kap. 99 § finns inte i kommunallagen (2017:725)", "Närmast finns 44 §."),
        ("2017:725 18:1", "18 kap. 1 § finns inte i kommunallagen (2017:725)", "Lagen har 1–13 kap."),
        ("2017:725 18:*", "18 kap. finns inte i kommunallagen (2017:725)", "Lagen har 1–13 kap."),
    ],
)
def test_a_section_that_does_not_exist_is_told_with_what_is_near(value: str, there_is_no: str, remedy: str) -> None:
    assert wrong_value("cites", value) == (f"{there_is_no}, enligt registret.", f"{remedy} {CHECK}")


def test_a_number_that_no_act_has_is_told_with_the_act_that_has_nearly_that_number() -> None:
    assert wrong_citation(Citation(sfs="2017:752", chapter="6", section="37")) == (
        "Lagen 2017:752 finns inte i registret.",
        "Menade du kommunallagen (2017:725)?",
    )
    for far in ("1234:1", "2077:77"):
        assert wrong_citation(Citation(sfs=far, section="1")) == (
            f"Lagen {far} finns inte i registret.",
            "Kontrollera numret i Svensk författningssamling.",
        )


def test_a_whole_act_may_be_named_and_so_may_what_the_register_cannot_deny() -> None:
    assert wrong_citation(Citation(sfs="2017:725")) is None
    assert wrong_citation(Citation(sfs="2017:725", section="99")) is None  # of an act with chapters: of which one is unsaid


def test_an_act_with_chapters_whose_list_is_whole_has_its_chapters_in_the_register() -> None:
    assert [act.sfs for act in all_acts().values() if act.has_chapters and act.complete and not chapters_of(act)] == []

"""The register of acts: days at both ends, sections known and unknown, replacements."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from samspel.law.acts import (
    Act,
    Held,
    Standing,
    acts_by_name,
    all_acts,
    has_section,
    replacements,
    section_order,
    sections_between,
    spoken_name,
    standing,
    still_applies,
)

REGISTER = Path(__file__).parents[1] / "rules" / "register"
OLD, NEW = all_acts()["1991:900"], all_acts()["2017:725"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_act_applies_from_its_first_day_until_the_day_it_ends() -> None:
    assert not NEW.in_force(date(2017, 12, 31))
    assert NEW.in_force(date(2018, 1, 1))
    assert OLD.in_force(date(2017, 12, 31))
    assert not OLD.in_force(date(2018, 1, 1))


def test_a_new_act_is_known_in_the_year_before_it_applies() -> None:
    year_before = date(2018, 1, 1) - timedelta(days=365)

    assert NEW.known(year_before)
    assert not NEW.known(year_before - timedelta(days=1))
    assert OLD.known(date(2017, 12, 31))
    assert not OLD.known(date(2018, 1, 1))


def test_an_act_whose_first_day_is_unknown_counts_as_old() -> None:
    act = Act("1:1", "x", (), None, None, None, has_chapters=False, complete=False, known_through=None)

    assert act.in_force(date(1800, 1, 1))
    assert act.known(date(1800, 1, 1))


def test_acts_share_a_name_over_time() -> None:
    assert {act.sfs for act in acts_by_name()["KL"]} == {"1977:179", "1991:900", "2017:725"}


def test_a_section_of_a_complete_list_is_there_or_not() -> None:
    assert has_section(NEW, "6", "37") is True
    assert has_section(NEW, "6", "99") is False
    assert has_section(NEW, "99", "1") is False
    assert has_section(NEW, "6", None) is True


def test_a_section_that_an_incomplete_list_lacks_is_unknown_and_never_missing() -> None:
    assert not OLD.complete
    assert has_section(OLD, "6", "33") is True
    assert has_section(OLD, "6", "99") is None
    assert has_section(OLD, "99", "1") is None


def test_a_section_of_an_act_without_a_list_is_unknown() -> None:
    assert has_section(all_acts()["1971:290"], None, "6") is None


@pytest.mark.parametrize(
    ("sfs", "chapter", "section", "day", "held", "since"),
    [
        ("1949:105", "2", "12", date(2018, 12, 31), Held.IN_FORCE, None),
        ("1949:105", "2", "12", date(2019, 1, 1), Held.REUSED, date(2019, 1, 1)),
        ("2010:800", "9", "15b", date(2026, 6, 30), Held.IN_FORCE, None),
        ("2010:800", "9", "15b", date(2026, 7, 1), Held.ENDED, date(2026, 7, 1)),
        ("2003:778", "5", "8", date(2026, 11, 21), Held.NEVER, None),
        ("1990:52", "3", "6", date(2020, 1, 1), Held.NEVER, None),  # the act has no chapters
        ("1991:900", "6", "99", date(2015, 1, 1), Held.UNCHECKED, None),
        ("2018:1200", None, "99", date(2030, 1, 1), Held.UNCHECKED, None),  # the list was read too long ago
    ],
)
def test_how_a_section_stands_on_a_day(
    sfs: str, chapter: str | None, section: str, day: date, held: Held, since: date | None
) -> None:
    assert standing(all_acts()[sfs], chapter, section, day) == Standing(held, since)


def test_a_range_holds_the_lettered_sections_between_its_ends() -> None:
    assert sections_between(all_acts()["1990:52"], None, "31b", "31d") == ("31b", "31c", "31d")
    assert sections_between(NEW, "8", "15", "17") == ("15", "16", "16a", "17")


def test_sections_are_sorted_as_the_statute_book_sorts_them() -> None:
    assert sorted(["10", "2a", "2", "31b", "3"], key=section_order) == ["2", "2a", "3", "10", "31b"]


def test_a_section_without_chapter_in_an_act_with_chapters_is_unknown() -> None:
    assert has_section(NEW, None, "37") is None


def test_every_incomplete_act_never_says_no() -> None:
    for act in all_acts().values():
        if not act.complete:
            assert has_section(act, "1" if act.has_chapters else None, "999") is not False


def test_replacements_come_surest_first() -> None:
    found = replacements("1991:900", "6", "33")

    assert {(new.chapter, new.section) for new in found} == {("6", "37"), ("7", "5")}
    for row in rows(REGISTER / "replacements.csv"):
        sure = [
            ["high", "medium", "low"].index(new.confidence)
            for new in replacements(row["old_sfs"], row["old_chapter"], row["old_section"])
        ]
        assert sure == sorted(sure)


def test_a_section_without_known_replacement_has_none() -> None:
    assert replacements("2017:725", "6", "37") == ()


def test_an_act_is_spoken_of_by_its_everyday_name() -> None:
    assert spoken_name("2017:725") == "kommunallagen (2017:725)"
    assert spoken_name("9999:1") == "9999:1"


def test_a_repealed_act_still_governs_only_what_its_transition_rules_say() -> None:
    assert still_applies("2001:453", "9")
    assert still_applies("2001:453", "4") is None
    assert still_applies("1991:900", "9") is None

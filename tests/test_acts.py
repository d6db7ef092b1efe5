"""The register of acts: days at both ends, sections known and unknown, replacements, agreement with its sources."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from samspel.law.acts import Act, acts_by_name, all_acts, has_section, replacements, spoken_name, still_applies

STATUTES = Path(__file__).parents[2] / "shared" / "domain" / "statutes"
REGISTER = Path(__file__).parents[1] / "rules" / "register"
SECTIONS_OF = {"1991:900", "2017:725", "1986:223", "2017:900", "2001:453", "2025:400"}
OLD, NEW = all_acts()["1991:900"], all_acts()["2017:725"]

shared_only = pytest.mark.skipif(not STATUTES.is_dir(), reason="the collection the register was made from is not here")


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
    act = Act("1:1", "x", (), None, None, None, has_chapters=False, complete=False)

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
    assert has_section(all_acts()["1990:52"], None, "6") is None


def test_a_section_without_chapter_in_an_act_with_chapters_is_unknown() -> None:
    assert has_section(NEW, None, "37") is None


def test_every_incomplete_act_never_says_no() -> None:
    for act in all_acts().values():
        if not act.complete:
            assert has_section(act, "1", "999") is not False
            assert has_section(act, None, "999") is not False


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


@shared_only
def test_the_register_has_every_act_of_its_source() -> None:
    ours = {row["sfs"]: row for row in rows(REGISTER / "acts.csv")}
    theirs = {row["sfs"]: row for row in rows(STATUTES / "statutes.csv")}
    whole = {row["sfs"]: row["completeness"] for row in rows(STATUTES / "coverage.csv")}

    assert len(theirs) == 302
    assert set(ours) == set(theirs)
    for sfs, row in theirs.items():
        mine = ours[sfs]
        for our_name, their_name in (
            ("title", "title"),
            ("in_force", "in_force"),
            ("repealed", "repealed"),
            ("replaced_by", "replaced_by"),
            ("chapters", "has_chapters"),
        ):
            assert mine[our_name] == row[their_name], (sfs, our_name)
        assert set(mine["names"].split(";")) == set(row["abbreviations"].split(";")), sfs
        assert mine["sections"] == whole[sfs], sfs


def known_sections() -> Iterator[tuple[str, str, str]]:
    with (STATUTES / "sections.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["sfs"] in SECTIONS_OF and row["state"] != "unknown":
                yield row["sfs"], row["chapter"].replace(" ", ""), row["section"].replace(" ", "")


@shared_only
def test_the_register_has_exactly_the_sections_of_its_source_for_the_acts_it_lists() -> None:
    ours = {
        (row["sfs"], row["chapter"].replace(" ", ""), section)
        for row in rows(REGISTER / "sections.csv")
        for section in row["sections"].split()
    }

    assert {sfs for sfs, _, _ in ours} == SECTIONS_OF
    assert ours == set(known_sections())


@shared_only
def test_the_register_has_the_replacements_of_its_source_for_the_acts_it_lists() -> None:
    columns = (
        "old_sfs",
        "old_chapter",
        "old_section",
        "new_sfs",
        "new_chapter",
        "new_section",
        "relation",
        "since",
        "confidence",
    )
    ours = {tuple(row[column] for column in columns) for row in rows(REGISTER / "replacements.csv")}
    theirs = {tuple(row[c] for c in columns) for row in rows(STATUTES / "replacements.csv") if row["old_sfs"] in SECTIONS_OF}

    assert ours == theirs

"""The register agrees with the collections it is made from, and holds together."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from samspel.law.acts import Held, all_acts, standing
from samspel.law.matters import all_matters
from tests.make_matter_index import index
from tests.make_register import CHECKED, REGISTER, register

DOMAIN = Path(__file__).parents[2] / "shared" / "domain"
shared_only = pytest.mark.skipif(not DOMAIN.is_dir(), reason="the collection the register was made from is not here")


def rows(name: str) -> list[dict[str, str]]:
    with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@shared_only
def test_the_register_is_what_the_script_makes_of_the_collection() -> None:
    for name, text in register(DOMAIN).items():
        assert (REGISTER / name).read_text(encoding="utf-8") == text, f"{name}: run python -m tests.make_register"


@shared_only
def test_every_section_of_the_collection_is_in_the_register_and_no_other() -> None:
    with (DOMAIN / "statutes" / "sections.csv").open(encoding="utf-8", newline="") as file:
        theirs = {
            (row["sfs"], row["chapter"].replace(" ", ""), row["section"].replace(" ", "")) for row in csv.DictReader(file)
        }
    assert len(theirs) == 28_347

    last: dict[tuple[str, str], int] = {}
    for sfs, chapter, section in theirs:
        assert standing(all_acts()[sfs], chapter or None, section).held is Held.IN_FORCE, (sfs, chapter, section)
        number = int(section) if section.isdigit() else 0
        last[sfs, chapter] = max(last.get((sfs, chapter), 0), number)
    for (sfs, chapter), number in last.items():
        above = str(number + 1)
        assert standing(all_acts()[sfs], chapter or None, above).held is not Held.IN_FORCE


def test_the_index_of_words_is_fresh() -> None:
    text = (REGISTER / "matter_words.csv").read_text(encoding="utf-8")

    assert text == index(), "run python -m tests.make_matter_index"


def test_every_matter_rests_on_sections_in_force_on_the_day_they_were_looked_up() -> None:
    assert len(all_matters()) == 391
    for matter in all_matters().values():
        for cite in matter.statutes:
            act = all_acts()[cite.sfs]
            assert act.in_force(CHECKED), (matter.id, cite)
            if cite.section:
                assert standing(act, cite.chapter, cite.section, CHECKED).held in (Held.IN_FORCE, Held.REUSED), (
                    matter.id,
                    cite,
                )


def test_no_matter_rests_on_a_number_that_lately_became_another_rule() -> None:
    for matter in all_matters().values():
        for cite in matter.statutes:
            stands = standing(all_acts()[cite.sfs], cite.chapter, cite.section, CHECKED)
            if stands.held is Held.REUSED:
                assert stands.since is not None
                new_rules = {"PBL 9": date(2025, 12, 1)}
                assert cite.sfs == "2010:900" or stands.since < min(new_rules.values()), (matter.id, cite)


@shared_only
def test_the_matters_are_mended_where_the_catalogue_says_that_the_table_is_wrong() -> None:
    matters = all_matters()

    assert [cite.section for cite in matters["BN-001"].statutes] == ["56"]
    assert [cite.section for cite in matters["BN-002"].statutes] == ["60"]
    assert [cite.section for cite in matters["BN-011"].statutes] == ["91"]
    assert [(cite.chapter, cite.section) for cite in matters["RN-002"].statutes] == [("5", None)]
    assert matters["SN-020"].delegable == matters["SN-021"].delegable == "conditional"


def test_every_matter_has_its_group_and_kind() -> None:
    for row in rows("matters"):
        assert row["group"]
        assert row["organ"]
        assert row["zone"] in {"what", "grey", "how"}
        assert row["authority"] in {"yes", "no"}
        assert row["cite"] in {"section", "chapter", "outside"}


def test_every_wording_belongs_to_a_matter_or_to_none() -> None:
    ids = {row["id"] for row in rows("wordings")}

    assert ids == {*all_matters(), "-"}
    assert all(row["wording"].strip() for row in rows("wordings"))

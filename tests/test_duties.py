"""One matter that the facts name in several ways is one where that is sure, and a question where it is not."""

from __future__ import annotations

import pytest

from samspel import interplay
from samspel.indicators.duties import Duties, matters
from samspel.law.matters import all_matters
from samspel.model import Municipality

from .towns import CAST, DAY, checked, town, verdicts

ORDER = """
orders:
  - id: o
    organ: sn
    in_force: {from: 2024-01-01}
    clauses: []
    rows: [{id: r1, matter: Stöd till hushåll, matter_type: SN-038, delegates: [{role: handl}], substitutes: []}]
"""


def responsible(*said: str) -> Municipality:
    """The cast with an order of one row, and these responsibilities."""
    return town(CAST, ORDER, f"responsibilities: [{', '.join(f'{{{one}}}' for one in said)}]")


def phases(duties: Duties) -> str:
    """The phases that somebody has."""
    return " ".join(duties.of)


PREPARED = "role: handl, phases: [prepare], matter: "
DECIDED = "organ: sn, phases: [decide], matter_type: SN-038"


def test_words_that_are_surely_about_a_type_are_the_same_matter() -> None:
    [one] = matters(responsible(f"{PREPARED}Försörjningsstöd", DECIDED), DAY)

    assert one.node == "matter/SN-038"
    assert one.name == "Försörjningsstöd enligt riksnorm (Försörjningsstöd)"
    assert phases(one) == "decide prepare"
    assert one.said == ("Försörjningsstöd",)


def test_a_type_in_its_own_words_is_not_named_twice() -> None:
    [one] = matters(responsible(f"{PREPARED}Försörjningsstöd enligt riksnorm", DECIDED), DAY)

    assert one.name == "Försörjningsstöd enligt riksnorm"


def test_a_row_is_of_the_type_that_it_pins_and_is_told_in_its_words() -> None:
    [alone] = matters(responsible(f"{PREPARED}o/r1"), DAY)
    [one] = matters(responsible(f"{PREPARED}o/r1", DECIDED), DAY)

    assert (alone.name, alone.said) == ("Stöd till hushåll", ("o/r1",))
    assert (one.node, phases(one)) == ("matter/SN-038", "decide prepare")


@pytest.mark.parametrize("words", [("Riksnorm",), ("Försörjningsstöd", "Försörjningsstöd till unga")])
def test_what_is_not_sure_is_a_question(words: tuple[str, ...]) -> None:
    municipality = responsible(*(f"{PREPARED}{one}" for one in words), DECIDED)

    *others, typed = matters(municipality, DAY)
    assert all(one.perhaps == (typed.name,) for one in others)
    assert phases(typed) == "decide"
    found = verdicts(checked(municipality), "ORG042")
    assert found == {f"ORG042@{one.node}": ("question", "breach") for one in others}
    [gaps] = [one for one in interplay(municipality, on=DAY).indicators if one.id == "unowned_phases"]
    assert len(gaps.open) == len(others)


def test_the_surest_words_join_the_type_and_the_others_are_asked_about() -> None:
    words, typed = matters(responsible(f"{PREPARED}Riksnorm", f"{PREPARED}Försörjningsstöd", DECIDED), DAY)

    assert (words.name, words.perhaps) == ("Riksnorm", ("Försörjningsstöd enligt riksnorm",))
    assert typed.said == ("Försörjningsstöd",)


def test_words_that_name_a_group_are_the_group() -> None:
    group, typed = matters(responsible(f"{PREPARED}Ekonomiskt bistånd", DECIDED), DAY)

    assert group.perhaps == ()
    assert phases(typed) == "decide prepare"


def test_other_matters_are_left_alone() -> None:
    found = matters(responsible(f"{PREPARED}Hemtjänst", DECIDED), DAY)

    assert [(one.name, one.perhaps) for one in found] == [("Hemtjänst", ()), ("Försörjningsstöd enligt riksnorm", ())]


def test_what_holds_for_a_group_holds_for_words_of_one_of_its_types() -> None:
    group = all_matters()["SN-038"].group
    words, _ = matters(responsible(f"{PREPARED}Försörjningsstöd", f"organ: sn, phases: [decide], group: {group}"), DAY)

    assert phases(words) == "prepare decide"


def test_who_is_said_to_decide_in_words_may_by_the_row_of_the_type() -> None:
    both = responsible("role: handl, phases: [decide], matter: Försörjningsstöd", DECIDED)

    answers = {one.id: one for one in interplay(both, on=DAY).indicators}
    assert answers["responsibility_without_power"].value == 0
    assert answers["power_without_responsibility"].value == 0

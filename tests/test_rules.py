"""A rule by itself: the days it applies, the changes it knows of, and its texts with the words put in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from samspel.findings import Level
from samspel.model import NONE
from samspel.rules.pack import CERTAINTIES, Bilingual, fill, highest_level
from samspel.rules.view import Sighting, Words
from tests.packs import one_rule, rule_text
from tests.random_rules import TryView

FIRST, LAST = date(2022, 7, 1), date(2024, 6, 30)
BEFORE, AFTER = date(2022, 6, 30), date(2024, 7, 1)


def test_a_rule_is_in_force_from_its_first_to_its_last_day() -> None:
    rule = one_rule(rule_text(in_force="{from: 2022-07-01, to: 2024-06-30}"))

    assert [rule.in_force_on(day) for day in (BEFORE, FIRST, LAST, AFTER)] == [False, True, True, False]


def test_a_rule_without_a_last_day_stays_in_force() -> None:
    rule = one_rule(rule_text(in_force="{from: 2022-07-01}"))

    assert [rule.in_force_on(day) for day in (BEFORE, FIRST, date.max)] == [False, True, True]


def test_a_change_is_known_from_the_day_it_comes() -> None:
    rule = one_rule(rule_text(more="changes_known: [{from: 2024-07-01, what: Ny lydelse, source: Prop.}]"))
    change = rule.change_known(AFTER)

    assert rule.change_known(LAST) is None
    assert change is not None
    assert (change.what, change.ask) == ("Ny lydelse", None)


def test_a_rule_knows_what_it_looks_at() -> None:
    rule = one_rule(rule_text(more="applies: {signing: no}", when="{has_delegate: no, delegate_count: 0}"))

    assert rule.guarded_by == {"signing"}
    assert rule.broken_by == {"has_delegate", "delegate_count"}
    assert one_rule(rule_text()).guarded_by == set()


def test_a_rule_that_does_not_say_is_judged_on_the_day_asked_and_asks_about_the_unknown() -> None:
    rule = one_rule(rule_text().replace("    judged_on: asked\n", ""))

    assert (rule.judged_on, rule.unknown, rule.applies, rule.changes_known) == ("asked", "ask", None, ())


def test_a_rule_never_changes() -> None:
    rule = one_rule(rule_text())

    with pytest.raises(ValidationError, match="frozen"):
        rule.level = Level.ADVICE  # type: ignore[misc]


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (Level.ERROR, ["L H", "L I closed list", "HFD", "O two sources"]),
        (Level.WARNING, ["L S", "X", "O single", "local"]),
        (Level.QUESTION, ["I S", "I M", "M", "Q"]),
        (Level.ADVICE, ["practice"]),
    ],
)
def test_a_mark_of_certainty_bears_one_level_at_most(level: Level, marks: list[str]) -> None:
    assert [mark for mark in CERTAINTIES if highest_level(mark) is level] == marks


def test_a_judgment_is_cited_by_its_number_in_the_mark_of_certainty() -> None:
    assert highest_level("HFD 2016 ref. 74") is highest_level("HFD") is Level.ERROR
    with pytest.raises(KeyError):
        highest_level("HFDX")


def filled(text: str, language: str = "sv", words: dict[str, Words] | None = None, **attributes: Any) -> str:
    sighting = Sighting("try", TryView(**attributes), "o/row/r", FIRST, words=words or {})
    return fill(Bilingual(sv=text, en=f"EN {text}"), sighting, language)


def test_a_text_is_filled_with_words_in_the_language_asked_for() -> None:
    words: dict[str, Words] = {"matter": "Avtal", "to": ("chef", "head")}

    assert filled("{matter} till {to}.", words=words) == "Avtal till chef."
    assert filled("{matter} till {to}.", "en", words=words) == "EN Avtal till head."


def test_a_word_stands_before_an_attribute_of_the_same_name() -> None:
    assert filled("{word}", word="attribut") == "attribut"
    assert filled("{word}", words={"word": "ord"}, word="attribut") == "ord"


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"count": 3}, "3 – –"),
        ({"count": NONE, "day": FIRST}, "– 2022-07-01 –"),
        ({"marks": frozenset("cab")}, "– – a, b, c"),
        ({"marks": frozenset()}, "– – "),
    ],
)
def test_an_attribute_is_said_as_text_and_what_is_none_or_unknown_as_a_dash(attributes: dict[str, Any], said: str) -> None:
    assert filled("{count} {day} {marks}", **attributes) == said

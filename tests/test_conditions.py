"""A condition is data checked against its view: each mistake is told with file and line before anything runs."""

from __future__ import annotations

from datetime import date

import pytest

from samspel import plain_yaml
from samspel.errors import Problem
from samspel.model import NONE
from samspel.rules.conditions import Condition, Group, Parameter, Reader, Test, attributes, may_be_unknown
from tests.test_compiled import TryView


def reading(text: str, **parameters: Parameter) -> tuple[Condition, list[Problem]]:
    reader = Reader(TryView, "regel.yaml", parameters)
    return reader.read(plain_yaml.parse(text, "regel.yaml"), 1), reader.problems


def condition(text: str, **parameters: Parameter) -> Condition:
    read, problems = reading(text, **parameters)
    assert not problems
    return read


def mistakes(text: str, **parameters: Parameter) -> list[tuple[int | None, str, str]]:
    problems = reading(text, **parameters)[1]
    assert {problem.file for problem in problems} <= {"regel.yaml"}
    return [(problem.line, problem.words, problem.remedy) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word: a", Test("word", "is", "a")),
        ("flag: yes", Test("flag", "is", True)),
        ("flag: {is_not: no}", Test("flag", "is_not", False)),
        ("count: {at_least: -3}", Test("count", "at_least", -3)),
        ("day: {less_than: 2024-02-29}", Test("day", "less_than", date(2024, 2, 29))),
        ("word: {any_of: [a, none]}", Test("word", "any_of", frozenset({"a", NONE}))),
        ("word: none", Test("word", "is", NONE)),
        ("marks: {has: a}", Test("marks", "has", "a")),
        ("marks: {has_any: [a, b]}", Test("marks", "has_any", frozenset({"a", "b"}))),
        ("marks: {known: no}", Test("marks", "known", False)),
        ("word: 'no'", Test("word", "is", "no")),
    ],
)
def test_a_condition_gets_the_type_of_its_attribute(text: str, expected: Condition) -> None:
    assert condition(text) == expected


def test_words_that_join_conditions_nest() -> None:
    read = condition("any:\n  - word: a\n    flag: yes\n  - not: {count: 1}\n")

    both = Group("all", (Test("word", "is", "a"), Test("flag", "is", True)))
    assert read == Group("any", (both, Group("not", (Test("count", "is", 1),))))
    assert attributes(read) == {"word", "flag", "count"}


def test_two_operators_on_one_attribute_mean_both() -> None:
    assert condition("count: {at_least: 1, less_than: 5}") == Group(
        "all", (Test("count", "at_least", 1), Test("count", "less_than", 5))
    )


@pytest.mark.parametrize(
    ("text", "words", "remedy"),
    [
        ("wrod: a", "inget attribut `wrod`", "Menade du `word`?"),
        ("xyz: a", "inget attribut `xyz`", "Möjliga: count, day, flag, marks, word."),
        ("word: {isnot: a}", "Operatorn `isnot` finns inte.", "Menade du `is_not`?"),
        ("count: {'>': 5}", "Operatorn `>` finns inte.", "Möjliga: "),
        ("flag: kanske", "`kanske` passar inte `flag`.", "yes eller no"),
        ("count: många", "`många` passar inte `count`.", "ett heltal"),
        ("count: 1.5", "`1.5` passar inte `count`.", "ett heltal"),
        ("count: --5", "`--5` passar inte `count`.", "ett heltal"),
        ("count: ''", "`` passar inte `count`.", "ett heltal"),
        ("day: 2024-02-30", "`2024-02-30` passar inte `day`.", "ett datum"),
        ("word: {at_least: a}", "`word` går inte att ordna", "is, is_not"),
        ("flag: {more_than: no}", "`flag` går inte att ordna", "is, is_not"),
        ("marks: a", "`is` passar inte `marks`.", "has och has_any"),
        ("word: {has: a}", "`has` passar inte `word`.", "has och has_any"),
        ("word: {any_of: a}", "`any_of` ska följas av en lista.", "[a, b]"),
        ("word: {any_of: []}", "`any_of` ska följas av en lista.", "[a, b]"),
        ("word: [a, b]", "passar inte `word`.", "ett ord"),
        ("flag: {known: kanske}", "`kanske` passar inte `flag`.", "yes eller no"),
        ("all: {word: a}", "`all` ska följas av en lista", "all: ["),
        ("any: []", "`any` ska följas av en lista", "any: ["),
        ("not: word", "Ett villkor ska vara", "docs/rules"),
        ("word: {}", "`word` saknar operator.", "Möjliga: is,"),
        ("count: {at_least: none}", "`at_least` går inte att jämföra med none.", "is eller is_not"),
        ("word: {known: none}", "`known` går inte att jämföra med none.", "is eller is_not"),
        ("marks: {has: none}", "`has` går inte att jämföra med none.", "is eller is_not"),
        ("count: {at_least: {param: dagar}}", "Parametern `dagar` finns inte.", "Möjliga: inga."),
    ],
)
def test_a_mistake_is_told_with_what_may_be_meant(text: str, words: str, remedy: str) -> None:
    [(line, said, help_)] = mistakes(text)

    assert line == 1
    assert words in said
    assert remedy in help_


def test_every_mistake_of_a_condition_is_told_at_once_on_its_line() -> None:
    told = mistakes("all:\n  - wrod: a\n  - count:\n      at_laest: 5\n      at_most: fem\n  - not:\n      flag: kanske\n")

    assert [line for line, _, _ in told] == [2, 4, 5, 7]


def test_a_parameter_stands_for_its_number() -> None:
    assert condition("count: {at_most: {param: days}}", days=14) == Test("count", "at_most", 14)


def test_a_parameter_that_is_misspelled_or_of_the_wrong_type_is_refused() -> None:
    assert mistakes("count: {at_most: {param: dayz}}", days=14)[0][2] == "Menade du `days`?"
    [(_, words, _)] = mistakes("day: {at_most: {param: days}}", days=14)
    assert words == "Parametern `days` passar inte `day`."
    assert mistakes("flag: {is: {param: days}}", days=1)


@pytest.mark.parametrize(
    ("guard", "open_"),
    [
        (None, {"word", "count"}),
        ("word: {known: yes}", {"count"}),
        ("all: [{word: {known: yes}}, {count: {known: yes}}]", set()),
        ("any: [{word: {known: yes}}, {flag: yes}]", {"word", "count"}),
        ("word: {known: no}", {"word", "count"}),
        ("word: a", {"word", "count"}),
    ],
)
def test_only_a_guard_that_demands_a_fact_makes_it_known(guard: str | None, open_: set[str]) -> None:
    when = condition("all: [{word: a}, {count: 1}]")

    assert may_be_unknown(TryView, when, condition(guard) if guard else None) == open_

"""A condition is data checked against its view: each mistake is told with file and line before anything runs."""

from __future__ import annotations

from datetime import date

import pytest

from samspel import plain_yaml
from samspel.errors import Problem
from samspel.model import NONE
from samspel.rules.conditions import Condition, Group, Parameter, Reader, Test, attributes, may_be_unknown
from tests.random_rules import TryView


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
        ("flag: true", Test("flag", "is", True)),
        ("flag: false", Test("flag", "is", False)),
        ("flag: {is_not: no}", Test("flag", "is_not", False)),
        ("count: {at_least: -3}", Test("count", "at_least", -3)),
        ("day: {less_than: 2024-02-29}", Test("day", "less_than", date(2024, 2, 29))),
        ("word: {any_of: [a, none]}", Test("word", "any_of", frozenset({"a", NONE}))),
        ("count: {any_of: [1, 2]}", Test("count", "any_of", frozenset({1, 2}))),
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


OPERATORS = "is, is_not, any_of, none_of, at_least, at_most, more_than, less_than, has, has_any, known"


@pytest.mark.parametrize(
    ("text", "words", "remedy"),
    [
        ("wrod: a", "Vyn har inget attribut `wrod`.", "Menade du `word`?"),
        ("dagen: a", "Vyn har inget attribut `dagen`.", "Menade du `day`?"),
        ("xyz: a", "Vyn har inget attribut `xyz`.", "Möjliga: count, day, flag, marks, word."),
        ("word: {isnot: a}", "Operatorn `isnot` finns inte.", "Menade du `is_not`?"),
        ("count: {'>': 5}", "Operatorn `>` finns inte.", f"Möjliga: {', '.join(sorted(OPERATORS.split(', ')))}."),
        ("flag: kanske", "`kanske` passar inte `flag`.", "Här ska yes eller no stå."),
        ("count: många", "`många` passar inte `count`.", "Här ska ett heltal stå."),
        ("count: 1.5", "`1.5` passar inte `count`.", "Här ska ett heltal stå."),
        ("count: --5", "`--5` passar inte `count`.", "Här ska ett heltal stå."),
        ("count: 5-", "`5-` passar inte `count`.", "Här ska ett heltal stå."),
        ("count: ''", "`` passar inte `count`.", "Här ska ett heltal stå."),
        ("day: 2024-02-30", "`2024-02-30` passar inte `day`.", "Här ska ett datum (ÅÅÅÅ-MM-DD) stå."),
        ("word: {at_least: a}", "`word` går inte att ordna i storlek.", "Använd is, is_not, any_of eller none_of."),
        ("flag: {more_than: no}", "`flag` går inte att ordna i storlek.", "Använd is, is_not, any_of eller none_of."),
        ("marks: a", "`is` passar inte `marks`.", "has och has_any gäller mängder, övriga enskilda värden."),
        ("word: {has: a}", "`has` passar inte `word`.", "has och has_any gäller mängder, övriga enskilda värden."),
        ("word: {any_of: a}", "`any_of` ska följas av en lista.", "Skriv [a, b]."),
        ("word: {any_of: []}", "`any_of` ska följas av en lista.", "Skriv [a, b]."),
        ("word: {any_of: {a: b}}", "`any_of` ska följas av en lista.", "Skriv [a, b]."),
        ("word: [a, b]", "Värdet passar inte `word`.", "Här ska ett ord stå."),
        ("word: [param]", "Värdet passar inte `word`.", "Här ska ett ord stå."),
        ("marks: {has: [a]}", "Värdet passar inte `marks`.", "Här ska ett ord stå."),
        ("count: {is: {parm: days}}", "Värdet passar inte `count`.", "Här ska ett heltal stå."),
        ("flag: {known: kanske}", "`kanske` passar inte `flag`.", "Här ska yes eller no stå."),
        ("all: {word: a}", "`all` ska följas av en lista av villkor.", "Skriv `all: [{...}, {...}]`."),
        ("any: []", "`any` ska följas av en lista av villkor.", "Skriv `any: [{...}, {...}]`."),
        ("not: word", "Ett villkor ska vara `attribut: värde`, `all:`, `any:` eller `not:`.", "Se docs/rules."),
        ("word: {}", "`word` saknar operator.", f"Möjliga: {OPERATORS}."),
        ("count: {at_least: none}", "`at_least` går inte att jämföra med none.", "Använd is eller is_not."),
        ("word: {known: none}", "`known` går inte att jämföra med none.", "Använd is eller is_not."),
        ("marks: {has: none}", "`has` går inte att jämföra med none.", "Skriv ord som mängden kan ha."),
        ("marks: {has_any: [a, none]}", "`has_any` går inte att jämföra med none.", "Skriv ord som mängden kan ha."),
        ("count: {at_least: {param: dagar}}", "Parametern `dagar` finns inte.", "Möjliga: inga."),
    ],
)
def test_a_mistake_is_told_with_what_may_be_meant(text: str, words: str, remedy: str) -> None:
    assert mistakes(text) == [(1, words, remedy)]


@pytest.mark.parametrize("operator", ["at_least", "at_most", "more_than", "less_than"])
def test_only_numbers_and_days_have_an_order_and_none_has_no_place_in_it(operator: str) -> None:
    assert condition(f"count: {{{operator}: 1}}") == Test("count", operator, 1)
    assert condition(f"day: {{{operator}: 2024-01-01}}") == Test("day", operator, date(2024, 1, 1))
    for text in ("word: {%s: a}", "flag: {%s: yes}", "count: {%s: none}", "day: {%s: none}"):
        assert len(mistakes(text % operator)) == 1


@pytest.mark.parametrize("operator", ["is", "is_not", "any_of", "none_of", "at_least", "at_most", "more_than", "less_than"])
def test_a_set_is_asked_only_what_it_has(operator: str) -> None:
    [(_, words, _)] = mistakes(f"marks: {{{operator}: [a]}}")

    assert words == f"`{operator}` passar inte `marks`."


@pytest.mark.parametrize("operator", ["has", "has_any"])
def test_only_a_set_is_asked_what_it_has(operator: str) -> None:
    for attribute in ("flag", "count", "word", "day"):
        [(_, words, _)] = mistakes(f"{attribute}: {{{operator}: [a]}}")
        assert words == f"`{operator}` passar inte `{attribute}`."


def test_a_list_with_a_name_is_read_as_if_it_stood_in_the_condition() -> None:
    assert condition("marks: {has_any: {param: some}}", some=("a", "b")) == Test("marks", "has_any", frozenset("ab"))
    assert mistakes("marks: {has_any: {param: some}}", some=("a", "none"))
    assert mistakes("marks: {has_any: {param: number}}", number=3)


def test_every_mistake_of_a_condition_is_told_at_once_on_its_line() -> None:
    told = mistakes(
        "all:\n  - wrod: a\n  - count:\n      at_laest: 5\n      at_most: fem\n  - not:\n      flag: kanske\n  - text\n"
    )

    assert [line for line, _, _ in told] == [2, 4, 5, 7, 8]


def test_a_parameter_stands_for_its_number() -> None:
    assert condition("count: {at_most: {param: days}}", days=14) == Test("count", "at_most", 14)


def test_a_parameter_that_is_misspelled_or_of_the_wrong_type_is_refused() -> None:
    assert mistakes("count: {at_most: {param: dayz}}", days=14)[0][2] == "Menade du `days`?"
    assert mistakes("flag: yes\nday: {at_most: {param: days}}", days=14) == [
        (2, "Parametern `days` passar inte `day`.", "Här ska ett datum (ÅÅÅÅ-MM-DD) stå.")
    ]
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

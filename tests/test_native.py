"""The native file: every mistake at once in the reader's words, and what is written reads back as the same facts."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from samspel import plain_yaml
from samspel.errors import Problem, UnreadableInput
from samspel.exporters.native import native_json, native_yaml
from samspel.model import (
    NONE,
    Acting,
    Adoption,
    Appeal,
    Cites,
    Clause,
    ClauseKind,
    Consult,
    DecidedAmount,
    Decision,
    Delegate,
    Designation,
    Duration,
    Employer,
    Facts,
    HeldAs,
    Holding,
    Limit,
    Mandate,
    MunicipalityName,
    Nothing,
    Onward,
    OnwardDelegation,
    Order,
    Organ,
    OrganKind,
    Period,
    Person,
    Reporting,
    Role,
    Row,
    Seat,
    Side,
    Unit,
    Vat,
    YesNo,
    facts_from,
)
from samspel.money import Unit as AmountUnit
from samspel.rules import shipped_packs
from tests.towns import facts

PROGRAMMERS_WORDS = re.compile(
    r"pydantic|validat|Input should|NoneType|\bNone\b|\bTrue\b|\bFalse\b|\bdict\b|\btuple\b|\bstr\b|\bint\b"
    r"|\bfloat\b|\bbool\b|Error|Traceback|Mapping"
    r"|Sequence|Nothing|model_|(?<!matter)_type\b|_parsing\b|frozenset|<class|object at|Facts|instance",
)


def mistakes(text: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(UnreadableInput) as caught:
        facts(text, "fil.yaml")
    assert not PROGRAMMERS_WORDS.search(str(caught.value)), str(caught.value)
    assert {problem.file for problem in caught.value.problems} == {"fil.yaml"}
    return [(problem.line, problem.words, problem.remedy) for problem in caught.value.problems]


MANY = """\
samspel: 2
orgsn: []
organs:
  - {id: a b, nam: x, kind: bord, members: 0}
  - {id: c, name: '', kind: board, members: elva}
  - bara text
roles:
  - id: chef
    name: Chef
    side: officiall
    heads: [klk]
orders:
  - id: o
    adopted: {on: 2023-02-30}
    in_force: {from: 1 mars}
    rows:
      - id: r1
        delegates: Ekonomichef
        limit: {at_most: fem, unit: SEK, vta: excluded}
        consult: [{role: hr, consent: kanske}]
        lasts_at_most: {years: 1.5}
        onward: {allowed: kanske}
municipality: []
"""


def test_every_mistake_of_a_file_is_told_at_once_with_its_line() -> None:
    told = [(line, words.split(": ")[0]) for line, words, _ in mistakes(MANY)]

    assert told == [
        (1, "samspel"),
        (2, "orgsn"),
        (4, "organs.id"),
        (4, "organs.name"),
        (4, "organs.kind"),
        (4, "organs.members"),
        (4, "organs.nam"),
        (5, "organs.name"),
        (5, "organs.members"),
        (6, "organs"),
        (10, "roles.side"),
        (11, "roles.heads"),
        (14, "orders.adopted.on"),
        (15, "orders.in_force.from"),
        (18, "orders.rows.delegates"),
        (19, "orders.rows.limit.at_most"),
        (19, "orders.rows.limit.vta"),
        (20, "orders.rows.consult.consent"),
        (21, "orders.rows.lasts_at_most.years"),
        (22, "orders.rows.onward.allowed"),
        (23, "municipality"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "remedy"),
    [
        ("orgsn: []", "Nyckeln `orgsn` finns inte här.", "Menade du `organs`?"),
        ("organs: [{id: a, name: A, kind: bord}]", "`bord` hör inte till de tillåtna värdena.", "Menade du `board`?"),
        (
            "organs: [{id: a, name: A, kind: xyz}]",
            "`xyz` hör inte till de tillåtna värdena.",
            "Möjliga: council, board,",
        ),
        ("organs: [{id: a, name: A}]", "Nyckeln saknas.", "Lägg till `kind`."),
        ("organs: [{id: a, name: '', kind: board}]", "Värdet är tomt.", "ta bort nyckeln"),
        ("organs: [{id: a, name: A, kind: board, members: elva}]", "`elva` är inte ett heltal.", "Skriv bara siffror."),
        ("organs: [{id: a, name: A, kind: board, members: 201}]", "`201` är för stort.", "Största värde är 200."),
        ("organs: [{id: a/b, name: A, kind: board}]", "`a/b` duger inte som id.", "inga blanksteg"),
        ("organs: [{id: a, name: [A], kind: board}]", "Här ska en text stå.", "inte en lista"),
        ("organs: {id: a}", "Här ska en lista stå.", "Skriv [a, b]"),
        ("organs: [sn]", "Här ska nycklar med värden stå.", "Skriv {nyckel: värde}."),
        ("decisions: [{id: d, on: 2024-02-30}]", "Datumet finns inte i kalendern.", "Nu står `2024-02-30`."),
        ("decisions: [{id: d, on: 2204-04-30}]", "Datumet ligger utanför åren 1900–2100.", "Nu står `2204-04-30`."),
        ("decisions: [{id: d, on: 30/4}]", "Skriv datum som ÅÅÅÅ-MM-DD.", "Nu står `30/4`."),
        ("decisions: [{id: d, on: 20240430}]", "Skriv datum som ÅÅÅÅ-MM-DD.", "Nu står `20240430`."),
        ("decisions: [{id: d, on: 2024-04-30, amount: {value: -1}}]", "`-1` är för litet.", "Minsta värde är 0"),
        ("decisions: [{id: d, on: 2024-04-30, amount: {value: inf}}]", "`inf` är inte ett tal.", "Skriv bara siffror"),
        ("decisions: [{id: d, on: 2024-04-30, amount: {value: nan}}]", "`nan` är inte ett tal.", "Skriv bara siffror"),
        ("orders: [{id: o, rows: [{id: r, limit: {unit: SEK}}]}]", "Ange minst en av at_most, less_than,", ""),
        ("orders: [{id: o, rows: [{id: r, limit: {at_most: inf, unit: SEK}}]}]", "`inf` är inte ett tal.", ""),
        (
            "orders: [{id: o, rows: [{id: r, delegates: [{role: a, organ: b}]}]}]",
            "Ange exakt en av role, organ och text.",
            "",
        ),
        ("orders: [{id: o, in_force: {from: 2024-02-02, to: 2024-02-01}}]", "Perioden slutar innan den börjar.", ""),
        (
            "orders: [{id: o, rows: [{id: R1}, {id: R1}]}]",
            "Radens id `R1` finns redan i ordningen.",
            "Den första står i fil.yaml, rad 1.",
        ),
        ("orders: [{id: o, rows: [{id: r, limit: 500}]}]", "Här ska nycklar med värden stå.", ""),
    ],
)
def test_a_mistake_is_told_once_with_what_to_do(text: str, words: str, remedy: str) -> None:
    [(line, said, help_)] = mistakes(text)

    assert line == 1
    assert words in said
    assert remedy in help_


def test_a_key_at_the_wrong_place_is_answered_with_the_keys_of_that_place() -> None:
    [(_, _, remedy)] = mistakes("orders: [{id: o, rows: [{id: r, limit: {at_mots: 5, less_than: 6, unit: SEK}}]}]")

    assert remedy == "Menade du `at_most`?"


def test_the_key_aliases_are_the_ones_a_reader_writes() -> None:
    [(_, _, remedy)] = mistakes("people: [{id: p, roles: [{role: r, fron: 2024-01-01}]}]")

    assert remedy == "Menade du `from`?"


def test_a_row_id_used_twice_is_told_on_the_line_of_the_row() -> None:
    told = mistakes("orders:\n  - id: o\n    rows:\n      - {id: a}\n      - {id: a}\n      - {id: b}\n      - {id: b}\n")

    assert [line for line, _, _ in told] == [5, 7]


def test_a_file_in_the_given_of_an_example_may_be_partial() -> None:
    assert facts_from(plain_yaml.parse("samspel: 1", "fil.yaml")) == Facts.model_validate(
        plain_yaml.parse("samspel: 1", "fil.yaml")
    )


KEYS = sorted(
    {
        field.alias or name
        for model in (Facts, Organ, Role, Row, Order, Limit, Delegate, Person, Holding, Period, Decision, Consult)
        for name, field in model.model_fields.items()
    }
    | {"okänd"}
)
SCALARS = st.sampled_from(
    ["", "none", "yes", "5", "2023-01-01", "2023-13-01", "x", "a b", "SEK", "board", "inf", "1.5", "-1", "{x}"]
)
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(KEYS), below, max_size=5),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(Facts.model_fields)), TREES, min_size=1, max_size=4))
def test_any_file_gives_facts_or_mistakes_in_the_readers_words(tree: dict[str, Any]) -> None:
    for problem in problems_in(json.dumps(tree, ensure_ascii=False, indent=1)):
        assert problem.line is not None
        assert not PROGRAMMERS_WORDS.search(str(problem)), str(problem)


def problems_in(text: str) -> tuple[Problem, ...]:
    try:
        facts(text)
    except UnreadableInput as error:
        return error.problems
    return ()


# --- round trip ---

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
WORDS = st.text(LETTERS, min_size=1, max_size=8) | st.sampled_from(
    ["no", "6:38", "none", "- a", "a: b", "#", " x ", "rad\nny rad", "'", "%"]
)
IDS = st.from_regex(r"[a-zåäö0-9._:§-]{1,6}", fullmatch=True) | st.sampled_from(["no", "on", "none", "1.10", "~"])
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))
AMOUNTS = st.integers(0, 10**12).map(float) | st.integers(0, 9999).map(lambda n: n / 10)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.just(NONE) | values


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(values, max_size=2).map(tuple)


def period(first: date, days: int | Nothing) -> Period:
    last = NONE if isinstance(days, Nothing) else first + timedelta(days=days)
    return Period.model_validate({"from": first, "to": last})


PERIODS = st.builds(period, DAYS, st.just(NONE) | st.integers(0, 999))
ADOPTIONS = st.builds(Adoption, on=DAYS, minute=some(WORDS))
LIMITS = st.builds(
    Limit,
    at_most=AMOUNTS,
    less_than=some(AMOUNTS),
    at_least=some(AMOUNTS),
    more_than=some(AMOUNTS),
    unit=st.sampled_from(AmountUnit),
    per=some(WORDS),
    vat=some(st.sampled_from(Vat)),
)
DELEGATES = st.one_of(
    st.builds(Delegate, role=IDS, limit=some(LIMITS), scope=some(WORDS)),
    st.builds(Delegate, organ=IDS),
    st.builds(Delegate, text=WORDS),
)
ROWS = st.builds(
    Row,
    id=IDS,
    number=maybe(WORDS),
    section=some(WORDS),
    matter=maybe(WORDS),
    matter_type=some(IDS),
    delegates=several(DELEGATES),
    acting=some(st.sampled_from(Acting)),
    consult=several(st.builds(Consult, role=some(IDS), text=some(WORDS), consent=st.booleans())),
    limit=maybe(LIMITS),
    lasts_at_most=maybe(st.builds(Duration, years=some(st.integers(0, 200)), days=some(st.integers(0, 999)))),
    substitutes=several(DELEGATES),
    law=several(WORDS),
    onward=maybe(st.builds(Onward, allowed=st.sampled_from(YesNo), to=several(WORDS))),
    report=maybe(st.builds(Reporting, at=WORDS)),
    appeal=maybe(st.sampled_from(Appeal)),
    execution=some(st.sampled_from(YesNo)),
    note=maybe(WORDS),
    incomplete=st.booleans(),
)
ORDERS = st.builds(
    Order,
    id=IDS,
    organ=some(IDS),
    title=some(WORDS),
    adopted=some(ADOPTIONS),
    revised=several(ADOPTIONS),
    in_force=some(PERIODS),
    abbreviations=some(st.dictionaries(WORDS, WORDS, max_size=2)),
    preamble=several(WORDS),
    clauses=several(st.builds(Clause, kind=st.sampled_from(ClauseKind), when=several(WORDS), words=some(WORDS))),
    rows=st.lists(ROWS, max_size=2, unique_by=lambda row: row.id).map(tuple),
)
ROLES = st.builds(
    Role,
    id=IDS,
    name=WORDS,
    side=st.sampled_from(Side),
    organ=some(IDS),
    seat=some(st.sampled_from(Seat)),
    unit=some(IDS),
    heads=maybe(IDS),
    employer=some(st.sampled_from(Employer)),
    reports_to=several(IDS),
    substitutes=several(IDS),
    aliases=st.lists(WORDS, max_size=2).map(tuple),
)
HOLDINGS = st.builds(Holding, role=IDS, as_=st.sampled_from(HeldAs), start=some(DAYS), end=st.just(NONE) | DAYS)
DESIGNATIONS = st.builds(Designation, organ=IDS, role=IDS, task=WORDS, decided=some(ADOPTIONS), in_force=some(PERIODS))
DECISIONS = st.builds(
    Decision,
    id=IDS,
    matter=some(WORDS),
    amount=maybe(st.builds(DecidedAmount, value=AMOUNTS, unit=st.sampled_from(AmountUnit), vat=some(st.sampled_from(Vat)))),
    decided_by=some(IDS),
    role=some(IDS),
    on=DAYS,
    cites=maybe(st.builds(Cites, order=IDS, row=IDS)),
)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=2).map(tuple)


FACTS = st.builds(
    Facts,
    municipality=some(st.builds(MunicipalityName, name=WORDS)),
    organs=tuples(
        st.builds(
            Organ,
            id=IDS,
            name=WORDS,
            kind=st.sampled_from(OrganKind),
            parent=some(IDS),
            members=some(st.integers(1, 200)),
        )
    ),
    units=tuples(st.builds(Unit, id=IDS, name=WORDS, serves=several(IDS), parent=some(IDS))),
    roles=tuples(ROLES),
    people=tuples(st.builds(Person, id=IDS, name=some(WORDS), roles=tuples(HOLDINGS))),
    mandates=tuples(st.builds(Mandate, organ=IDS, matters=tuples(WORDS), by=some(IDS), in_force=some(PERIODS))),
    designations=tuples(DESIGNATIONS),
    orders=tuples(ORDERS),
    onward=tuples(
        st.builds(OnwardDelegation, id=IDS, order=IDS, row=IDS, by=IDS, to=IDS, limit=some(LIMITS), reported=some(DAYS))
    ),
    decisions=tuples(DECISIONS),
)


def without_source(value: Any) -> Any:
    """The fact as plain data, apart from where it was read; NONE and unknown stay apart."""
    if isinstance(value, BaseModel):
        return {name: without_source(part) for name, part in value if name != "source"}
    if isinstance(value, tuple):
        return [without_source(part) for part in value]
    return value


def small_decision(value: float) -> Facts:
    amount = DecidedAmount(value=value)
    return Facts(decisions=(Decision(id="d", on=date(2024, 1, 1), amount=amount),))


@settings(max_examples=40, deadline=None)
@given(FACTS)
def test_facts_written_as_yaml_read_back_as_the_same_facts(written: Facts) -> None:
    assert without_source(facts(native_yaml(written))) == without_source(written)


@settings(max_examples=40, deadline=None)
@given(FACTS)
def test_the_same_facts_give_the_same_text(written: Facts) -> None:
    assert native_yaml(facts(native_yaml(written))) == native_yaml(written)


def test_facts_written_as_json_read_back_as_the_same_facts() -> None:
    for pack in shipped_packs():
        for rule in pack.rules:
            for example in rule.examples().breach:
                assert without_source(facts(native_json(example.given))) == without_source(example.given)


def test_none_and_unknown_are_written_apart() -> None:
    written = native_yaml(facts("orders: [{id: o, rows: [{id: r, onward: none, delegates: []}]}]"))

    [row] = plain_yaml.parse(written, "fil.yaml")["orders"][0]["rows"]
    assert row == {"id": "r", "onward": "none", "delegates": []}


@pytest.mark.parametrize("value", [0.0, 0.5, 1.5, 0.1, 53_800.0, 500_000.0, 1_000_000.0])
def test_an_amount_is_written_without_loss(value: float) -> None:
    assert without_source(facts(native_yaml(small_decision(value)))) == without_source(small_decision(value))


def test_an_amount_with_many_figures_is_written_without_loss() -> None:
    assert without_source(facts(native_yaml(small_decision(1234567.5)))) == without_source(small_decision(1234567.5))


def test_unusual_characters_survive_json_and_yaml() -> None:
    written = facts('municipality: {name: "a\\x85b\\x7f"}')
    assert without_source(facts(native_json(written))) == without_source(written)

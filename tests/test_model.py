"""Facts are frozen, keep value, none and unknown apart, know their line, and are joined with every fault told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from samspel.errors import UnreadableInput
from samspel.exporters.native import native_json
from samspel.model import NONE, Citation, Facts, Period, Role, Row, Side, Source, join
from samspel.rules import shipped_packs
from tests.towns import CAST, facts, town

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EDITOR_VIEW: dict[str, Any] = {  # the example of design.md as an editor that knows YAML types sees it
    "samspel": 1,
    "municipality": {"name": "Exempelköping", "kind": "kommun"},
    "organs": [{"id": "ks", "name": "Kommunstyrelsen", "kind": "board", "members": 11}],
    "units": [{"id": "klk", "name": "Kommunledningskontoret", "serves": ["ks"]}],
    "roles": [{"id": "e", "name": "Ekonomichef", "side": "official", "unit": "klk", "heads": "none"}],
    "people": [{"id": "abc", "roles": [{"role": "e", "as": "ordinary", "from": "2024-02-01"}]}],
    "designations": [{"organ": "ks", "role": "e", "for": "urgent", "in_force": {"from": "2023-01-11"}}],
    "orders": [
        {
            "id": "ks-2023",
            "organ": "ks",
            "adopted": {"on": "2023-01-11", "minute": "§ 12"},
            "in_force": {"from": "2023-02-01", "to": "none"},
            "rows": [
                {
                    "id": "r14",
                    "number": "3.2",
                    "delegates": [{"role": "e"}],
                    "consult": [{"text": "HR-chef", "consent": False}],
                    "limit": {"at_most": 500000, "unit": "SEK", "vat": "excluded"},
                    "onward": "none",
                }
            ],
        }
    ],
}


def row(text: str) -> Row:
    return facts(f"orders: [{{id: o, rows: [{{id: r1, {text}}}]}}]").orders[0].rows[0]


def mistakes(*texts: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        town(*texts)
    return [str(problem) for problem in caught.value.problems]


def test_a_value_none_and_unknown_are_three_things() -> None:
    assert row("onward: {allowed: yes}").onward
    assert row("onward: none").onward is NONE
    assert row("number: '1'").onward is None


def test_none_is_false_and_prints_as_none() -> None:
    assert not NONE
    assert repr(NONE) == "NONE"


def test_an_empty_list_is_none_and_a_list_left_out_is_unknown() -> None:
    assert row("delegates: []").delegates == ()
    assert row("number: '1'").delegates is None


def test_the_word_none_is_none_only_where_a_field_may_be_none() -> None:
    assert row("matter: none").matter is NONE
    assert row("section: none").section == "none"


def test_a_fact_is_frozen() -> None:
    with pytest.raises(ValidationError):
        row("number: '1'").number = "2"  # type: ignore[misc]


def test_a_fact_knows_the_file_and_line_it_was_read_at() -> None:
    read = facts("organs:\n  - id: sn\n    name: N\n    kind: board\n  - {id: ks, name: K, kind: board}\n", "k.yaml")

    assert [organ.source for organ in read.organs] == [
        Source(file="k.yaml", place="rad 2"),
        Source(file="k.yaml", place="rad 5"),
    ]


@given(DAYS, st.integers(0, 400))
def test_a_period_holds_its_first_and_last_day_and_not_the_days_beside(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    period = Period.model_validate({"from": first, "to": last})

    assert period.covers(first)
    assert period.covers(last)
    assert not period.covers(first - timedelta(days=1))
    assert not period.covers(last + timedelta(days=1))


@given(DAYS, DAYS)
def test_a_period_without_last_day_goes_on(first: date, day: date) -> None:
    assert Period.model_validate({"from": first}).covers(day) == (first <= day)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    Period.model_validate({"from": "2024-03-01", "to": "2024-03-01"})
    with pytest.raises(ValidationError, match="slutar innan"):
        Period.model_validate({"from": "2024-03-01", "to": "2024-02-29"})


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        ("2024-01-01", "2024-12-31", True),
        ("2024-06-15", "2024-06-15", True),
        ("2024-06-16", "2024-12-31", False),
        ("2024-01-01", "2024-06-14", False),
        ("2024-01-01", "none", True),
    ],
)
def test_a_holding_covers_its_first_and_last_day(first: str, last: str, held: bool) -> None:
    person = facts(f"people: [{{id: p, roles: [{{role: r, from: {first}, to: {last}}}]}}]").people[0]

    assert person.roles[0].covers(date(2024, 6, 15)) is held


def test_a_holding_without_first_day_counts_as_held() -> None:
    assert facts("people: [{id: p, roles: [{role: r}]}]").people[0].roles[0].covers(date(1950, 1, 1))


def test_a_citation_is_printed_the_swedish_way() -> None:
    place = Citation(sfs="2017:725", chapter="6", section="38", paragraph="1", point="3").place()

    assert place == "6 kap. 38 § första stycket punkt 3"
    assert Citation(sfs="1990:52", section="6").place() == "6 §"


def test_two_files_are_joined_in_their_order() -> None:
    both = facts("roles: [{id: a, name: A, side: official}]") | facts("roles: [{id: b, name: B, side: official}]")

    assert [role.id for role in both.roles] == ["a", "b"]


def test_the_first_file_names_the_municipality() -> None:
    one, other = facts("municipality: {name: A}"), facts("municipality: {name: B}")

    named = join(facts("organs: []"), one, other).municipality

    assert named is not None
    assert named.name == "A"


def test_files_may_point_into_each_other() -> None:
    joined = town("units: [{id: u, name: U, serves: [sn]}]", "organs: [{id: sn, name: N, kind: board}]")

    assert joined.unit["u"].serves == ("sn",)
    assert joined.organ["sn"].name == "N"


def test_facts_and_something_else_cannot_be_joined() -> None:
    with pytest.raises(TypeError):
        Facts() | "text"  # type: ignore[operator]


def test_every_id_used_twice_is_told_with_both_places() -> None:
    one = "organs:\n  - {id: sn, name: N, kind: board}\nroles:\n  - {id: a, name: A, side: official}\n"
    other = (
        "roles:\n  - {id: a, name: B, side: official}\n  - {id: sn, name: C, side: official}\n"
        "organs:\n  - {id: sn, name: M, kind: board}\n"
    )

    told = mistakes(one, other)

    assert [line.split(":", 2)[:2] for line in told] == [["del2.yaml", "2"], ["del2.yaml", "5"]]
    assert "`a`" in told[0]
    assert "del1.yaml, rad 4" in told[0]
    assert "`sn`" in told[1]


DANGLING = """\
organs:
  - {id: sn, name: N, kind: board, parent: X1}
units:
  - {id: u, name: U, serves: [X2], parent: X3}
roles:
  - {id: a, name: A, side: official, organ: X4, unit: X5, heads: X6, reports_to: [X7], substitutes: [X8]}
people:
  - id: p
    roles:
      - {role: X9}
mandates:
  - {organ: X10, matters: [m], by: X11}
designations:
  - {organ: X12, role: X13, for: urgent}
orders:
  - id: o
    organ: X14
    rows:
      - id: r1
        delegates:
          - {role: X15}
          - {organ: X16}
        substitutes:
          - {role: X17}
        consult:
          - {role: X18}
onward:
  - {id: v, order: X19, row: r1, by: X20, to: X21}
  - {id: v2, order: o, row: X22, by: a, to: a}
decisions:
  - {id: d, on: 2024-01-01, decided_by: X23, role: X24, organ: X25, cites: {order: X26, row: r1}}
  - {id: d2, on: 2024-01-01, cites: {order: o, row: X27}}
"""


def test_every_reference_that_leads_nowhere_is_told_at_once_with_its_line() -> None:
    told = mistakes(DANGLING)

    expected: dict[str, int] = {}
    for number, line in enumerate(DANGLING.splitlines(), 1):
        expected |= {
            word: number
            for word in line.replace("}", " ").replace("]", " ").replace("[", " ").replace(",", " ").split()
            if word[0] == "X"
        }
    expected["X14"] = 16  # a reference stands with the fact that makes it: the order begins on the line before
    assert len(expected) == 27
    found = {line.split("`")[1].split(": ")[1]: int(line.split(":")[1]) for line in told}
    assert found == expected


def test_a_dangling_reference_says_which_id_may_be_meant() -> None:
    [told] = mistakes(CAST, "orders: [{id: o, organ: sn, rows: [{id: r1, delegates: [{role: socialchf}]}]}]")

    assert told.startswith("del2.yaml:1: `role: socialchf`")
    assert told.endswith("Menade du `socialchef`?")


def test_a_fact_built_in_code_is_told_without_a_line() -> None:
    role = Role(id="a", name="A", side=Side.OFFICIAL, unit="borta")

    with pytest.raises(UnreadableInput, match="uppgifterna"):
        join(Facts(roles=(role,)))


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    """The JSON Schema of a native file."""
    return jsonschema.Draft202012Validator(Facts.model_json_schema())


def test_the_json_schema_is_a_schema(schema: jsonschema.Draft202012Validator) -> None:
    schema.check_schema(schema.schema)


def test_the_json_schema_accepts_a_native_file_as_an_editor_sees_it(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(EDITOR_VIEW)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("organs", 0, "kind"), "nämnd"),
        (("organs", 0, "members"), 0),
        (("organs", 0, "okänd"), "x"),
        (("roles", 0, "id"), "två ord"),
        (("orders", 0, "rows", 0, "limit", "unit"), "kr"),
        (("orders", 0, "rows", 0, "delegates"), "none"),
    ],
)
def test_the_json_schema_refuses_what_the_reader_refuses(
    path: tuple[str | int, ...], value: object, schema: jsonschema.Draft202012Validator
) -> None:
    broken = json.loads(json.dumps(EDITOR_VIEW))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(jsonschema.ValidationError):
        schema.validate(broken)
    with pytest.raises(UnreadableInput):
        facts(json.dumps(broken))


def test_what_the_editor_sees_is_what_the_reader_reads() -> None:
    assert facts(json.dumps(EDITOR_VIEW)).orders[0].rows[0].limit


def test_the_facts_of_every_example_keep_the_json_schema(schema: jsonschema.Draft202012Validator) -> None:
    """Each fact once: the cast of a pack stands in all its examples."""
    read = [rule.examples() for pack in shipped_packs() for rule in pack.rules]
    examples = [example for some in read for example in (*some.breach, *some.doubt)]
    assert examples
    seen: set[str] = set()
    for example in examples:
        written = json.loads(native_json(example.given))
        for part, content in written.items():
            if isinstance(content, list):
                written[part] = [fact for fact in content if f"{part}: {fact}" not in seen]
                seen.update(f"{part}: {fact}" for fact in content)
        schema.validate(written)


def test_native_json_keeps_the_json_schema(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(native_json(facts(CAST))))


def test_facts_that_tell_the_same_fields_share_the_set_of_their_names() -> None:
    first, second = Source(file="a", place="b"), Source(file="c", place="d")

    assert first.model_fields_set == {"file", "place"}
    assert first.model_fields_set is second.model_fields_set


def test_a_fact_with_something_else_told_is_what_pydantic_would_make_of_it() -> None:
    row = Row(id="r1", matter="Inköp")
    other = row.but(number="1", matter=None)
    copied = row.model_copy(update={"number": "1", "matter": None})

    assert (other, other.model_fields_set) == (copied, copied.model_fields_set)
    assert (row, row.model_fields_set) == (Row(id="r1", matter="Inköp"), {"id", "matter"})

"""Decisions of case-handling services become facts without loss, and say what they said."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.adapters.case_systems import from_caremanagement, from_case_data, from_lifecare, from_support_management
from samspel.adapters.mapped import Mapped
from samspel.errors import SamspelError
from samspel.model import NONE, Appeal, DecidedAmount, Method, Outcome, join

RECORDS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "case_system_decisions.json").read_text(encoding="utf-8")
)
DAY = date(2026, 9, 14)
MAPPINGS: dict[str, Callable[[dict[str, Any]], Mapped]] = {
    "support_management": from_support_management,
    "case_data": from_case_data,
    "caremanagement": from_caremanagement,
    "lifecare": from_lifecare,
    "operaton": lambda record: from_caremanagement(record, on=DAY),
}
EACH = [(shape, record) for shape, records in RECORDS.items() for record in records]


@pytest.mark.parametrize(("shape", "record"), EACH, ids=[f"{shape}-{n % 10}" for n, (shape, _) in enumerate(EACH)])
def test_a_record_comes_back_as_it_was(shape: str, record: dict[str, Any]) -> None:
    mapped = MAPPINGS[shape](record)

    assert mapped.record() == record
    join(mapped.facts)  # nothing in it leads nowhere


def test_there_are_ten_of_each_shape() -> None:
    assert {shape: len(records) for shape, records in RECORDS.items()} == dict.fromkeys(MAPPINGS, 10)


def decided(shape: str, number: int) -> Any:
    return MAPPINGS[shape](RECORDS[shape][number]).decision


def test_an_automated_decision_names_the_machine_as_its_role() -> None:
    one = decided("support_management", 4)

    assert (one.method, one.role, one.decided_by) == (Method.AUTOMATED, "pw-alkt", None)
    assert one.appeal is Appeal.NONE_POSSIBLE


def test_the_day_is_that_of_sweden() -> None:
    days = [decided("support_management", number).on.isoformat() for number in (1, 3, 7, 8)]

    assert days == ["2026-09-15", "2027-01-01", "2026-02-28", "2026-03-01"]


def test_the_point_of_the_delegation_order_is_kept_as_printed() -> None:
    assert decided("support_management", 0).cites_words == "1.2.1"
    assert decided("case_data", 0).cites_words == "4.0"
    assert from_case_data(RECORDS["case_data"][0], delegation_key="punkt").decision.cites_words is None  # type: ignore[union-attr]


def test_law_is_read_with_and_without_the_words_around_the_number() -> None:
    assert decided("case_data", 0).law == decided("case_data", 1).law == ("13 kap. 8 § Trafikförordningen (1998:1276)",)
    assert decided("case_data", 7).law[1] == "32 § Förvaltningslagen (2017:900)"


def test_what_is_only_proposed_is_no_decision() -> None:
    assert [decided("case_data", 2), decided("case_data", 4), decided("caremanagement", 2)] == [None, None, None]


def test_amounts_are_those_of_the_record_or_of_its_value() -> None:
    amounts = [decided("caremanagement", number).amount for number in (0, 4, 7, 1)]

    assert amounts == [DecidedAmount(value=4250), DecidedAmount(value=4250), DecidedAmount(value=1250.5), NONE]


def test_an_outcome_that_is_not_known_keeps_its_own_word() -> None:
    one = decided("caremanagement", 6)

    assert (one.outcome, one.outcome_words) == (Outcome.OTHER, "AKTUALISERAD")


def test_names_of_people_do_not_pass_into_the_facts() -> None:
    mapped = from_lifecare(RECORDS["lifecare"][0])

    assert mapped.decision is not None
    assert mapped.decision.decided_by is None
    assert "Handläggare Ett" not in str(mapped.facts)
    known = from_lifecare(RECORDS["lifecare"][0], accounts={"Handläggare Ett": "abc1def"}, board="sn")
    assert known.decision is not None
    assert (known.decision.decided_by, known.decision.board) == ("abc1def", "sn")


@pytest.mark.parametrize(
    ("mapping", "change", "told"),
    [
        ("support_management", {"outcome": None}, "outcome"),
        ("support_management", {"outcome": "GRANTED"}, "Möjliga: APPROVAL"),
        ("support_management", {"decidedAt": "i går"}, "i går"),
        ("support_management", {"id": " "}, "id"),
        ("case_data", {"decidedAt": ""}, "decidedAt"),
        ("lifecare", {"date": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_a_record_that_cannot_be_read_says_why(mapping: str, change: dict[str, Any], told: str) -> None:
    with pytest.raises(SamspelError, match=told):
        MAPPINGS[mapping](RECORDS[mapping][0] | change)


def test_a_decision_without_day_is_refused() -> None:
    with pytest.raises(SamspelError, match="Ange den med `on`"):
        from_caremanagement(RECORDS["operaton"][0])


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
OPTIONAL = {
    "legalBasis": st.none() | st.text(max_size=20),
    "delegationReference": st.none() | st.text(max_size=8),
    "justification": st.none() | st.text(max_size=20),
    "appealable": st.none() | st.booleans(),
    "attachmentId": st.none() | st.uuids().map(str),
}


@given(
    st.fixed_dictionaries(
        {
            "id": st.uuids().map(str),
            "outcome": st.sampled_from(
                ["APPROVAL", "PARTIAL_APPROVAL", "REJECTION", "DISMISSAL", "DISCONTINUATION", "OTHER"]
            ),
            "method": st.sampled_from(["MANUAL", "AUTOMATIC"]),
            "decidedBy": st.from_regex(r"[a-z]{3}[0-9]{2}[a-z]{3}", fullmatch=True),
            "decidedAt": st.dates(date(2018, 1, 1), date(2099, 1, 1)).map(lambda day: f"{day}T12:00:00+01:00"),
        },
        optional=OPTIONAL,
    ),
    st.dictionaries(st.text(min_size=1, max_size=6), VALUES, max_size=3),
)
def test_any_record_comes_back_as_it_was(record: dict[str, Any], more: dict[str, Any]) -> None:
    whole = {**more, **record}

    assert from_support_management(whole).record() == whole

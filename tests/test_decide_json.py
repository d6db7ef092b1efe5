"""A request as JSON bytes in, the ruling as JSON bytes out, every mistake at once."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel import Municipality, Request, SamspelError, decide, load
from samspel.adapters import decide_json
from samspel.cli.main import main
from samspel.cli.schema import schemas
from samspel.errors import UnreadableInput
from samspel.exporters.ruling_json import ruling_json
from samspel.model import Duration, Vat
from samspel.money import Unit

ASKED: dict[str, Any] = {
    "matter": "Direktupphandling", "on": "2024-06-01", "role": "ekonomichef", "amount": 400_000, "vat": "excluded"
}  # fmt: skip


THREE = Path(__file__).parent / "data" / "three_orders.yaml"


@cache
def town() -> Municipality:
    return load(THREE)


def asked(language: str | None = None, **more: Any) -> Any:
    return json.loads(decide_json(town(), json.dumps({**ASKED, **more}).encode(), language))


def mistakes(data: bytes, language: str | None = None) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        decide_json(town(), data, language)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_language_the_answer_and_the_row_are_told() -> None:
    assert asked() == {"answer": "yes", "row": "ks-2024/r1", "explanation": None}
    assert asked(amount=900_000) == {"answer": "no", "row": None, "explanation": None}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("amount", [400_000, 900_000, None])
def test_in_a_language_it_says_what_the_ruling_says(language: str, amount: int | None) -> None:
    ruling = decide(
        town(),
        Request(matter="Direktupphandling", on=date(2024, 6, 1), role="ekonomichef", amount=amount, vat=Vat.EXCLUDED),
    )
    told = asked(language, amount=amount)

    assert told == json.loads(ruling_json(ruling, language))
    assert told["explanation"]["because"] == list(ruling.in_(language).because)
    assert [step["receiver"] for step in told["explanation"]["chain"]] == [step.receiver for step in ruling.chain]
    assert [one["name"] for one in told["explanation"]["instead"]] == [one.name for one in ruling.instead]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"role": None, "person": "abc12def", "party": "Bostads AB"},
        {"role": None, "organ": "ks-au", "board": "ks"},
        {"amount": 1.5, "amount_unit": "PBB", "vat": None, "per": "år", "urgent_reason": "Skada hotar"},
        {"matter": "ks-2025/r3", "administrative_unit": "eko", "lasts": {"years": 3}},
    ],
)
def test_requests_and_rulings_keep_their_schemas(more: dict[str, Any]) -> None:
    published = {name: json.loads(schemas()[f"{name}.schema.json"]) for name in ("request", "ruling")}

    jsonschema.validate({**ASKED, **more}, published["request"])
    for language in (None, "sv", "en"):
        jsonschema.validate(asked(language, **more), published["ruling"])


def test_every_field_of_a_request_may_be_given() -> None:
    more = {"amount_unit": "PBB", "per": "år", "lasts": {"months": 6}, "administrative_unit": "eko", "amount": 1.5}
    request = Request(
        matter="ks-2025/r3", on=date(2025, 6, 1), role="ekonomichef", amount=1.5, amount_unit=Unit.PBB, vat=Vat.INCLUDED,
        per="år", lasts=Duration(months=6), administrative_unit="eko",
    )  # fmt: skip
    told = asked("sv", matter="ks-2025/r3", on="2025-06-01", vat="included", **more)

    assert told == json.loads(ruling_json(decide(town(), request), "sv"))


def test_every_mistake_is_told_at_once_in_swedish() -> None:
    data = json.dumps({
        "matter": 7, "on": "2024-13-01", "rol": "x", "person": "abc12de", "organ": "ks", "amount": "många", "vat": "utan",
        "board": "xyz",
    })  # fmt: skip

    assert sorted(mistakes(data.encode())) == [
        "begäran: Ange exakt en av role, person och organ.",
        "begäran: amount: Värdet ska vara ett tal.",
        "begäran: board: xyz finns inte i uppgifterna.",
        "begäran: matter: Värdet ska vara en text.",
        "begäran: on: Värdet ska vara ett datum, skrivet ÅÅÅÅ-MM-DD.",
        "begäran: person: abc12de finns inte i uppgifterna. Menade du abc12def?",
        "begäran: rol: Fältet finns inte. Menade du role?",
        "begäran: vat: Värdet är inte något av de tillåtna. Tillåtna är included, excluded.",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "It is not JSON."),
        (b"\xff", "It is not JSON."),
        (b"[]", "It must be a JSON object."),
        (b'{"role": "kdir", "on": "2024-06-01"}', "matter: The field is missing."),
        (b" " * 100_001, "The request is longer than 100000 bytes."),
    ],
)
def test_what_is_no_request_is_told_in_english_when_english_is_asked_for(data: bytes, words: str) -> None:
    assert mistakes(data, "en") == [f"request: {words}"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("on", "2024-06-01T10:00:00", "The value must be a date, as YYYY-MM-DD."),
        ("on", 20240601, "The value must be a date, as YYYY-MM-DD."),
        ("amount", -1, "The value must be zero or more."),
        ("amount", True, "The value must be a number."),
        ("lasts", 3, "The value must be a JSON object."),
        ("per", ["år"], "The value must be a text."),
        ("zzzzz", 1, f"There is no such field. The fields are {', '.join(Request.__dataclass_fields__)}."),
    ],
)
def test_a_mistake_in_a_field_is_told_in_english_when_english_is_asked_for(field: str, value: Any, words: str) -> None:
    assert mistakes(json.dumps({**ASKED, field: value}).encode(), "en") == [f"request: {field}: {words}"]


def test_a_mistake_inside_a_field_is_told_where_it_is() -> None:
    data = {**ASKED, "lasts": {"years": -1}}

    assert mistakes(json.dumps(data).encode(), "en") == ["request: lasts.years: The value is too small."]


def test_a_row_that_the_order_does_not_have_is_told() -> None:
    data = {**ASKED, "matter": "ks-2024/r99"}

    assert mistakes(json.dumps(data).encode()) == ["begäran: Ordningen ks-2024 har ingen rad med id r99."]


def test_the_command_line_prints_the_same_bytes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["--role", "ekonomichef", "--matter", "Direktupphandling", "--on", "2024-06-01", "--format", "json"]

    with pytest.raises(SystemExit) as ended:
        main(["decide", str(THREE), *words, "--amount", "400 000 kr", "--vat", "utan"])
    assert ended.value.code == 0
    assert capsysbinary.readouterr().out == decide_json(town(), json.dumps(ASKED).encode(), "sv") + b"\n"


def test_another_language_is_refused() -> None:
    with pytest.raises(SamspelError, match="Språket de"):
        decide_json(town(), b"{}", "de")


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60)
    | st.dictionaries(
        st.sampled_from([*Request.__dataclass_fields__, "other"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=8)
        | st.sampled_from(list(ASKED.values())),
    ).map(lambda found: json.dumps({**ASKED, **found}).encode())
)
def test_whatever_is_sent_in_there_is_a_ruling_or_mistakes_in_words(data: bytes) -> None:
    try:
        told = json.loads(decide_json(town(), data))["answer"]
    except UnreadableInput as error:
        told = " ".join(problem.words for problem in error.problems)

    assert told

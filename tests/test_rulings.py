"""What rulings say, case by case, in Swedish and English; and the same question asked on different days.

`SAMSPEL_WRITE_RULINGS=1 pytest tests/test_rulings.py` writes `tests/data/rulings.txt` anew; read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samspel import Request, decide, load
from samspel.exporters.ruling_text import ruling_text
from samspel.model import Duration, Municipality, Vat

DATA = Path(__file__).parent / "data"
TOLD = DATA / "rulings.txt"
BUY: dict[str, Any] = {"matter": "Direktupphandling", "vat": Vat.EXCLUDED}
WRITE_OFF: dict[str, Any] = {"matter": "Avskrivning av fordran", "vat": Vat.EXCLUDED}
D23, D24, D25 = date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1)

CASES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("within the limit", {**BUY, "role": "ekonomichef", "on": D23, "amount": 300_000}),
    ("over the limit", {**BUY, "role": "ekonomichef", "on": D23, "amount": 300_001}),
    ("no amount", {**BUY, "role": "ekonomichef", "on": D23}),
    ("VAT decides", {**BUY, "role": "ekonomichef", "on": D23, "amount": 350_000, "vat": None}),
    ("before the first order", {**BUY, "role": "ekonomichef", "on": date(2022, 6, 1), "amount": 1}),
    ("another role", {**BUY, "role": "upphandlare", "on": D23, "amount": 1}),
    ("a later order, counted per occasion", {**BUY, "role": "ekonomichef", "on": D24, "amount": 400_000}),
    ("a superior by a clause", {**BUY, "role": "kdir", "on": D24, "amount": 400_000}),
    ("the substitute of a role", {**BUY, "role": "redovisningschef", "on": D24, "amount": 400_000}),
    ("the power has moved", {**BUY, "role": "ekonomichef", "on": D25, "amount": 1}),
    ("passed onward", {**BUY, "role": "upphandlare", "on": D25, "amount": 90_000}),
    ("over what was passed onward", {**BUY, "role": "upphandlare", "on": D25, "amount": 190_000}),
    ("before it was passed onward", {**BUY, "role": "upphandlare", "on": date(2025, 2, 28), "amount": 90_000}),
    ("a person in an ordinary role", {**BUY, "person": "abc12def", "on": D24, "amount": 1}),
    ("a person who is acting", {**BUY, "person": "abc12def", "on": D25, "amount": 1}),
    ("a person who stands in", {**WRITE_OFF, "person": "ghi34jkl", "on": D25, "amount": 1}),
    ("a person who is tied", {**BUY, "person": "abc12def", "on": D25, "amount": 1, "party": "Bostads AB"}),
    ("a person without a role that day", {**BUY, "person": "ghi34jkl", "on": D24, "amount": 1}),
    ("a base amount, and consultation", {**WRITE_OFF, "role": "ekonomichef", "on": D25, "amount": 117_600}),
    ("a committee", {**WRITE_OFF, "organ": "ks-au", "on": D24, "amount": 57_300}),
    ("the board itself", {**WRITE_OFF, "organ": "ks", "on": D24, "amount": 9_000_000}),
    ("the council", {**WRITE_OFF, "organ": "kf", "on": D24, "amount": 1}),
    ("what cannot wait", {**BUY, "role": "ks-ordf", "on": D25, "amount": 9_000_000, "urgent_reason": "Skada hotar"}),
    ("the own unit and the time", {"matter": "ks-2025/r3", "role": "ekonomichef", "on": D25}),
    ("another unit", {
        "matter": "ks-2025/r3", "role": "ekonomichef", "on": D25, "administrative_unit": "klk", "lasts": Duration(years=1)
    }),
    ("too long", {
        "matter": "ks-2025/r3", "role": "ekonomichef", "on": D25, "administrative_unit": "eko", "lasts": Duration(years=4)
    }),
    ("together only", {"matter": "ks-2025/r4", "role": "kdir", "on": D25}),
    ("execution", {"matter": "ks-2025/r5", "role": "upphandlare", "on": D25}),
    ("forbidden by law", {"matter": "ks-2025/r6", "role": "konsult", "on": D25}),
    ("nobody knows who is meant", {"matter": "ks-2025/r7", "role": "kdir", "on": D25}),
    ("words that no row has", {"matter": "Köpa en rymdraket", "role": "kdir", "on": D25}),
)  # fmt: skip


@cache
def town() -> Municipality:
    return load(DATA / "three_orders.yaml")


def told() -> str:
    """Every case with its Swedish and English text."""
    parts = []
    for name, asked in CASES:
        ruling = decide(town(), Request(**asked))
        parts += [f"=== {name}\n", ruling_text(ruling, "sv"), "---\n", ruling_text(ruling, "en"), "\n"]
    return "".join(parts)


def test_rulings_say_what_was_read_and_approved() -> None:
    if os.environ.get("SAMSPEL_WRITE_RULINGS") == "1":
        TOLD.write_text(told(), encoding="utf-8")

    assert told() == TOLD.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        (date(2023, 1, 31), ("no", "no", "no")),
        (date(2023, 2, 1), ("no", "no", "no")),
        (date(2024, 1, 31), ("no", "no", "no")),
        (date(2024, 2, 1), ("yes", "yes", "no")),
        (date(2025, 1, 31), ("yes", "yes", "no")),
        (date(2025, 2, 1), ("no", "yes", "no")),
    ],
)
def test_the_answer_is_that_of_the_order_of_the_day(day: date, answers: tuple[str, ...]) -> None:
    asked = {**BUY, "on": day, "amount": 400_000}

    given = tuple(decide(town(), Request(**asked, role=role)).answer for role in ("ekonomichef", "kdir", "upphandlare"))
    assert given == answers


def test_two_years_later_it_still_shows_who_could_have_decided() -> None:
    rows = [decide(town(), Request(**BUY, role="ekonomichef", on=day, amount=1)).row for day in (D23, D24, D25)]

    assert rows == ["ks-2023/r1", "ks-2024/r1", None]

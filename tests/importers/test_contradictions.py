"""Cells of one row that say different things are found, and cells that only add to each other are not."""

from __future__ import annotations

import pytest

from samspel.importers.contradictions import contradictions
from samspel.model import Contradiction, Delegate


def found(
    matter: str = "Avtal", remark: str = "", *, column: str = "", onward: bool = False, decides: tuple[str, ...] = ("Chef",)
) -> tuple[Contradiction, ...]:
    return contradictions(
        onward=onward,
        texts=(matter, remark),
        amount_column=column,
        remark=remark,
        decides=[Delegate(text=words) for words in decides],
    )


@pytest.mark.parametrize(
    ("matter", "remark", "column"),
    [
        ("Avtal, högst 500 000 kr", "högst 200 000 kr", ""),
        ("Avtal, högst 50 000 kr", "över 200 000 kr", ""),
        ("Avtal, högst 10 prisbasbelopp", "högst 200 000 kr", ""),
        ("Avtal, högst 10 prisbasbelopp", "Obegränsat belopp", ""),
        ("Avtal, högst 50 000 kr", "", "100 000"),
        ("Avtal, högst 50 000 kr", "", "Utan beloppsgräns"),
    ],
)
def test_amounts_that_differ(matter: str, remark: str, column: str) -> None:
    assert found(matter, remark, column=column) == (Contradiction.AMOUNT,)


@pytest.mark.parametrize(
    ("matter", "remark", "column"),
    [
        ("Avtal, högst 500 000 kr", "", ""),
        ("Avtal, högst 500 000 kr", "högst 500 000 kr", "500 000"),
        ("Avtal, högst 500 000 kr", "över 200 000 kr", ""),
        ("Avtal, högst 50 000 kr per tillfälle", "högst 200 000 kr per år", ""),
        ("Avtal, högst 50 000 kr", "Därutöver förvaltningschef, högst 200 000 kr", ""),
        ("Avtal om obegränsat belopp", "", ""),
        ("Avtal", "Se punkt 1.3", "efter behov"),
        ("", "", ""),
    ],
)
def test_amounts_that_agree_or_stand_alone(matter: str, remark: str, column: str) -> None:
    assert found(matter, remark, column=column) == ()


def test_a_remark_that_names_another_decider() -> None:
    assert found(remark="Beslutas av förvaltningschef.") == (Contradiction.DELEGATES,)


@pytest.mark.parametrize(
    "remark",
    [
        "Beslutas av chefen",
        "Beslutas av förvaltningschef vid frånvaro",
        "Beslutas av enhetschef över 100 000 kr",
        "Beslutas av den som ansvarar för budgeten",
        "Vid frånvaro beslutar närmaste chef",
        "Samråd med ekonomichef",
    ],
)
def test_a_remark_that_only_adds_contradicts_nothing(remark: str) -> None:
    assert found(remark=remark) == ()


def test_a_row_without_delegates_is_contradicted_by_nobody() -> None:
    assert found(remark="Beslutas av förvaltningschef", decides=()) == ()


def test_several_kinds_are_all_told() -> None:
    assert found("Avtal, högst 5 kr", "högst 9 kr", onward=True) == (Contradiction.ONWARD, Contradiction.AMOUNT)

"""Amounts in Swedish texts: what they are, and on which side of them the power lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.money import Amount, Bound, Unit, amounts, bound_words, kronor

MILLION = 100_000_000  # in öre


def one(text: str) -> Amount:
    [amount] = amounts(text)
    return amount


def said(text: str) -> list[tuple[int, Unit, Bound | None]]:
    return [(amount.ore, amount.unit, amount.bound) for amount in amounts(text)]


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("500 kr", 50_000),
        ("500 kronor", 50_000),
        ("500 SEK", 50_000),
        ("500:-", 50_000),
        ("500 000 kr", 50_000_000),
        ("500.000 kr", 50_000_000),
        ("1 200 000 kr", 120_000_000),
        ("12,50 kr", 1_250),
        ("300 tkr", 30_000_000),
        ("300 tusen kronor", 30_000_000),
        ("1,5 mnkr", 150_000_000),
        ("1,5 miljoner kronor", 150_000_000),
        ("2 mkr", 200_000_000),
        ("2 Mkr", 200_000_000),
        ("1 miljard kronor", 100_000_000_000),
        ("två miljoner kronor", 200_000_000),
    ],
)
def test_kronor_are_read_however_they_are_written(text: str, ore: int) -> None:
    amount = one(text)
    assert (amount.ore, amount.unit) == (ore, Unit.SEK)


@pytest.mark.parametrize(
    ("text", "hundredths", "unit"),
    [
        ("10 prisbasbelopp", 1_000, Unit.PBB),
        ("0,5 prisbasbelopp", 50, Unit.PBB),
        ("ett halvt prisbasbelopp", 50, Unit.PBB),
        ("ett prisbasbelopp", 100, Unit.PBB),
        ("tjugo (20) prisbasbelopp", 2_000, Unit.PBB),
        ("5 pbb", 500, Unit.PBB),
        ("3 inkomstbasbelopp", 300, Unit.IBB),
        ("åtta basbelopp", 800, Unit.BB),
        ("2 bb", 200, Unit.BB),
    ],
)
def test_base_amounts_keep_their_kind(text: str, hundredths: int, unit: Unit) -> None:
    amount = one(text)
    assert (amount.ore, amount.unit) == (hundredths, unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("högst 500 kr", Bound.AT_MOST),
        ("max 500 kr", Bound.AT_MOST),
        ("upp till 500 kr", Bound.AT_MOST),
        ("upp till ett belopp om 500 kr", Bound.AT_MOST),
        ("till ett belopp av högst 500 kr", Bound.AT_MOST),
        ("som inte överstiger 500 kr", Bound.AT_MOST),
        ("inte över 500 kr", Bound.AT_MOST),
        ("ej över 500 kr", Bound.AT_MOST),
        ("inte understigande 500 kr", Bound.AT_LEAST),
        ("t.o.m. 500 kr", Bound.AT_MOST),
        ("till och med 500 kr", Bound.AT_MOST),
        ("under 500 kr", Bound.LESS_THAN),
        ("understigande 500 kr", Bound.LESS_THAN),
        ("över 500 kr", Bound.MORE_THAN),
        ("överstigande 500 kr", Bound.MORE_THAN),
        ("som överstiger 500 kr", Bound.MORE_THAN),
        ("minst 500 kr", Bound.AT_LEAST),
        ("från och med 500 kr", Bound.AT_LEAST),
        ("500 kr", None),
    ],
)
def test_the_words_before_say_on_which_side(text: str, bound: Bound | None) -> None:
    assert one(text).bound is bound


@pytest.mark.parametrize("text", ["från 50 001 kr till 250 000 kr", "från 50 001 till 250 000 kr"])
def test_from_and_to_are_two_bounds(text: str) -> None:
    assert said(text) == [(5_000_100, Unit.SEK, Bound.AT_LEAST), (25_000_000, Unit.SEK, Bound.AT_MOST)]


def test_over_and_up_to_are_two_bounds() -> None:
    text = "över 100 000 kr upp till 500 000 kr"
    assert said(text) == [(10_000_000, Unit.SEK, Bound.MORE_THAN), (50_000_000, Unit.SEK, Bound.AT_MOST)]


@pytest.mark.parametrize(
    "text",
    [
        "över 2 men högst 5 prisbasbelopp",
        "över 2 till 5 prisbasbelopp",
        "över 2 upp till 5 prisbasbelopp",
        "över 2 prisbasbelopp men inte över 5 prisbasbelopp",
    ],
)
def test_over_and_at_most_are_two_bounds(text: str) -> None:
    assert said(text) == [(200, Unit.PBB, Bound.MORE_THAN), (500, Unit.PBB, Bound.AT_MOST)]


@pytest.mark.parametrize(
    "text", ["mellan 2 och 5 prisbasbelopp", "mellan två och fem prisbasbelopp", "från 2 till 5 prisbasbelopp"]
)
def test_the_first_number_shares_the_unit_of_the_second(text: str) -> None:
    assert said(text) == [(200, Unit.PBB, Bound.AT_LEAST), (500, Unit.PBB, Bound.AT_MOST)]


@pytest.mark.parametrize("text", ["1–5 mnkr", "1-5 mnkr", "1 – 5 mnkr"])
def test_a_range_with_a_dash_is_two_bounds(text: str) -> None:
    assert said(text) == [(MILLION, Unit.SEK, Bound.AT_LEAST), (5 * MILLION, Unit.SEK, Bound.AT_MOST)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6 kap. 39 § KL",
        "högst 10 år",
        "längst 3 månader",
        "2 ledamöter",
        "1.2.3",
        "2023-05-01",
        "3 fakturor",
        "en kr",
    ],
)
def test_what_is_not_an_amount_is_left_alone(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize("text", ["§ 5 kr", "punkt1 kr"])
def test_digits_that_belong_to_something_else_are_no_amount(text: str) -> None:
    assert all(amount.unit is Unit.SEK for amount in amounts(text))


def test_several_amounts_come_in_the_order_of_the_text() -> None:
    text = "Inköp högst 300 tkr, därutöver minst 2 prisbasbelopp"
    assert said(text) == [(30_000_000, Unit.SEK, Bound.AT_MOST), (200, Unit.PBB, Bound.AT_LEAST)]


def test_the_span_points_at_the_amount() -> None:
    text = "Inköp av varor högst 300 tkr per år"
    amount = one(text)
    assert text[slice(*amount.span)] == "300 tkr"


def test_the_words_that_bound_an_amount_can_be_cut_with_it() -> None:
    text = "Inköp av varor högst 300 tkr"
    amount = one(text)
    assert text[: bound_words(text, amount.span[0])].strip() == "Inköp av varor"
    assert bound_words("Inköp 300 tkr", 6) == 6


@given(st.integers(0, 10**9), st.sampled_from(["kr", "kronor", "SEK"]))
def test_what_is_written_is_what_is_read(whole: int, unit: str) -> None:
    grouped = f"{whole:,}".replace(",", " ")
    assert one(f"högst {grouped} {unit}").ore == whole * 100
    assert one(f"högst {whole} {unit}").ore == whole * 100


@given(st.integers(0, 10**12))
def test_amounts_written_by_us_are_read_back(ore: int) -> None:
    assert one(kronor(ore)).ore == ore


@given(st.text(max_size=200))
def test_any_text_may_be_searched(text: str) -> None:
    for amount in amounts(text):
        start, end = amount.span
        assert 0 <= start < end <= len(text)
        assert amount.ore >= 0

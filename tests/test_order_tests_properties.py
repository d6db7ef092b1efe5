"""What must hold of order tests whatever the order: the first file passes on it, and fails on another one."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samspel.checks.case_results import CaseReport
from samspel.checks.case_runs import run_cases
from samspel.checks.cases import read_cases
from samspel.checks.first_cases import first_cases
from samspel.exporters.case_file import case_file
from samspel.model import Delegate, Limit, Municipality, Order, Row, Vat
from samspel.money import Unit

from .random_towns import DAYS, Chance, random_town
from .towns import order

DAY = date(2026, 2, 1)
ROLES = ("socialchef", "avdchef", "handl", "kdir")
MATTERS = ("Direktupphandling", "Föreningsbidrag", "Hemtjänst", "Avskrivning av fordran", "Placering i familjehem")


def put(facts: Municipality, text: str) -> CaseReport:
    """The report on cases written in a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "provfall.yaml"
        file.write_text(text, encoding="utf-8")
        return run_cases(facts, read_cases(file))


def first(facts: Municipality, on: date) -> str:
    return case_file(first_cases(facts, on), "o.yaml", [], "provfall.yaml", "sv")


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(DAYS))
def test_the_first_file_passes_on_the_order_it_was_made_of(data: st.DataObject, on: date) -> None:
    town = random_town(Chance(lambda below: data.draw(st.integers(0, below - 1))))
    made = first_cases(town, on)
    assume(made.rows)

    report = put(town, case_file(made, "o.yaml", [], "provfall.yaml", "sv"))

    assert [(case.asked, case.expected, case.got) for case in report.failed] == []
    assert report == put(town, first(town, on))


@st.composite
def rows(draw: st.DrawFn) -> tuple[Row, ...]:
    """Rows about different matters whose delegates are known and whose limits say how they count VAT."""
    found = []
    for number, matter in enumerate(draw(st.permutations(MATTERS))[: draw(st.integers(1, 4))], 1):
        delegates = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
        highest = draw(st.sampled_from([None, 1_000, 50_000]))
        found.append(
            Row(
                id=f"r{number}",
                number=f"1.{number}",
                matter=matter,
                delegates=tuple(Delegate(role=role) for role in delegates),
                acting="each",
                limit=None if highest is None else Limit(at_most=highest, unit=Unit.SEK, vat=Vat.EXCLUDED),
            )
        )
    return tuple(found)


def made(listed: tuple[Row, ...]) -> Municipality:
    """The cast with one order of these rows."""
    cast = order(head="id: o, organ: sn, in_force: {from: 2023-02-01}")
    return Municipality(
        organs=cast.organs,
        units=cast.units,
        roles=cast.roles,
        orders=(Order(id="o", organ="sn", in_force=cast.orders[0].in_force, rows=listed),),
    )


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows, and the same with one thing changed that moves power."""
    before = draw(rows())
    at = draw(st.integers(0, len(before) - 1))
    row = before[at]
    delegates = row.delegates or ()
    others = [role for role in ROLES if role not in {one.role for one in delegates}]
    extra = Delegate(role=draw(st.sampled_from(others)))
    kinds = ["gains", "other", *(["loses"] if len(delegates) > 1 else []), *(["limit"] * 2 if row.limit else ["limited"])]
    changed: dict[str, object]
    match draw(st.sampled_from(kinds)):
        case "gains":
            changed = {"delegates": (*delegates, extra)}
        case "loses":
            changed = {"delegates": delegates[1:]}
        case "other":
            changed = {"delegates": (extra, *delegates[1:])}
        case "limited":
            changed = {"limit": Limit(at_most=500, unit=Unit.SEK, vat=Vat.EXCLUDED)}
        case _:
            assert row.limit
            step = draw(st.sampled_from([-1, 1, 10_000]))
            changed = {"limit": Limit(at_most=(row.limit.at_most or 0) + step, unit=Unit.SEK, vat=Vat.EXCLUDED)}
    return before, (*before[:at], row.model_copy(update=changed), *before[at + 1 :])


@settings(max_examples=40, deadline=None)
@given(two_orders())
def test_moved_power_fails_at_least_one_case(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    before, after = map(made, pair)
    text = first(before, DAY)

    assert put(before, text).failed == ()
    assert put(after, text).failed


@settings(max_examples=25, deadline=None)
@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(listed: tuple[Row, ...], chance: object) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    text = first(made(listed), DAY)

    assert put(made(tuple(shuffled)), text).failed == ()
    assert put(made(tuple(shuffled)), text).coverage.tried == len(listed)


@settings(max_examples=25, deadline=None)
@given(rows())
def test_the_first_file_tries_every_row_and_every_side_of_every_limit(listed: tuple[Row, ...]) -> None:
    coverage = put(made(listed), first(made(listed), DAY)).coverage

    assert (coverage.rows, coverage.untried, coverage.limits) == (len(listed), (), ())

"""What must hold of decide() whatever the facts: drawn at random."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samspel import Request, decide, who_may
from samspel.authority.request import Answer
from samspel.model import Facts, Municipality, Vat, join

from .towns import order

DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01}"
ROLES = ("socialchef", "avdchef", "handl", "konsult", "sn-ordf")
ASKED = st.fixed_dictionaries(
    {
        "matter": st.sampled_from(["Inköp", "Avtal", "o/r0"]),
        "role": st.sampled_from(ROLES),
        "amount": st.sampled_from([None, 99, 100, 101]),
    }
)


def limit(highest: int | None) -> str:
    return "none" if highest is None else f"{{at_most: {highest}, unit: SEK, vat: excluded}}"


@st.composite
def rows(draw: st.DrawFn) -> list[str]:
    """Rows without braces and without ids."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        matter = draw(st.sampled_from(["Inköp", "Avtal"]))
        delegates = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True))
        more = draw(st.sampled_from(["", ", acting: each", ", acting: jointly", ", substitutes: [{role: handl}]"]))
        highest = draw(st.sampled_from([None, 99, 100, 101]))
        named = ", ".join(f"{{role: {one}}}" for one in delegates)
        found.append(f"matter: {matter}, matter_type: ALLA-041, limit: {limit(highest)}, delegates: [{named}]{more}")
    return found


def made(listed: list[str], **parts: str) -> Municipality:
    return order(*(f"id: r{number}, {row}" for number, row in enumerate(listed)), head=HEAD, **parts)


def answer(town: Municipality, asked: dict[str, Any]) -> tuple[Answer, str | None, tuple[str, ...]]:
    ruling = decide(town, Request(on=DAY, vat=Vat.EXCLUDED, **asked))
    return ruling.answer, ruling.row, tuple(sorted((*ruling.because, *ruling.questions, *ruling.provided)))


@settings(max_examples=40, deadline=None)
@given(rows(), ASKED, st.randoms(use_true_random=False))
def test_the_order_of_facts_is_irrelevant(listed: list[str], asked: dict[str, Any], chance: Any) -> None:
    town = made(listed)
    shuffled = {
        name: chance.sample(facts, len(facts))
        for name in ("roles", "organs", "units")
        if (facts := list(getattr(town, name)))
    }
    [one] = town.orders
    moved = one.model_copy(update={"rows": tuple(chance.sample(list(one.rows), len(one.rows)))})
    again = join(Facts(**{name: tuple(facts) for name, facts in shuffled.items()}, orders=(moved,)))

    assert answer(again, asked) == answer(town, asked)


@settings(max_examples=40, deadline=None)
@given(rows(), ASKED)
def test_an_unrelated_row_changes_nothing(listed: list[str], asked: dict[str, Any]) -> None:
    unrelated = "matter: Bygglov, matter_type: BN-001, limit: none, delegates: [{role: handl}]"

    assert answer(made([*listed, unrelated]), asked) == answer(made(listed), asked)


@settings(max_examples=40, deadline=None)
@given(rows(), ASKED)
def test_a_list_says_what_each_check_says(listed: list[str], asked: dict[str, Any]) -> None:
    town = made(listed)
    details = {"on": DAY, "vat": Vat.EXCLUDED, "amount": asked["amount"]}
    found = {one.role for one in who_may(town, asked["matter"], **details)}

    assert (asked["role"] in found) is (answer(town, asked)[0] is Answer.YES)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([None, 99, 100, 101]), st.sampled_from([None, 99, 100, 101]), st.integers(98, 102))
def test_onward_never_exceeds_its_parent(parent: int | None, passed: int | None, amount: int) -> None:
    own = "" if passed is None else f", limit: {limit(passed)}"
    town = made(
        [
            f"matter: Inköp, matter_type: ALLA-041, limit: {limit(parent)}, "
            "delegates: [{role: socialchef}], onward: {allowed: yes}"
        ],
        onward=f"[{{id: v, order: o, row: r0, by: socialchef, to: handl, in_force: {{from: 2024-01-01}}{own}}}]",
    )
    below = answer(town, {"matter": "o/r0", "role": "handl", "amount": amount})[0]
    above = answer(town, {"matter": "o/r0", "role": "socialchef", "amount": amount})[0]

    assert below is not Answer.YES or above is Answer.YES
    assert (below is Answer.YES) is (amount <= min(parent or 999, passed or 999))


@settings(max_examples=40, deadline=None)
@given(rows(), ASKED)
def test_what_is_not_known_never_makes_a_yes_a_no(listed: list[str], asked: dict[str, Any]) -> None:
    known = answer(made(listed), asked)[0]
    unknown = [row.partition(", delegates")[0] for row in listed]
    days_unknown = order(*(f"id: r{number}, {row}" for number, row in enumerate(listed)), head="id: o, organ: sn")

    assert known is not Answer.YES or answer(made(unknown), asked)[0] is not Answer.NO
    assert known is not Answer.YES or answer(days_unknown, asked)[0] is Answer.NEEDS_ASSESSMENT
    assert known is not Answer.YES or answer(made(listed), {**asked, "amount": None})[0] is not Answer.NO

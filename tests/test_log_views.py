"""Decisions taken together: which belong to one group, and where its borders lie."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.checks.log_views import log_sightings
from samspel.model import NONE, Municipality
from samspel.rules.log_views import LogGroupView
from samspel.rules.view import Sighting
from tests.towns import CAST, DAY, checked, town

ORDER = """
orders:
  - id: o
    organ: ks
    in_force: {from: 2020-01-01}
    clauses: [{kind: report, at: next_meeting}]
    rows:
      - {id: r1, matter: Direktupphandling, matter_type: ALLA-041, delegates: [{role: kdir}], limit: {LIMIT}}
"""


def bought(*amounts: tuple[int, str], limit: str = "at_most: 100, unit: SEK", more: str = "") -> Municipality:
    """Purchases of these amounts on these days by the same role from the same party."""
    log = [
        f"{{id: d{n}, role: kdir, on: {on}, cites: {{order: o, row: r1}}, amount: {{value: {value}{more}}}, "
        "parties: [{name: A}]}"
        for n, (value, on) in enumerate(amounts)
    ]
    return town(CAST, ORDER.replace("LIMIT", limit), f"decisions: [{', '.join(log)}]")


def groups(where: Municipality, kind: str) -> list[Sighting]:
    return [one for one in log_sightings(where, DAY) if isinstance(one.view, LogGroupView) and one.view.kind == kind]


def view(one: Sighting) -> LogGroupView:
    assert isinstance(one.view, LogGroupView)
    return one.view


def test_the_shortest_run_above_the_limit_is_shown() -> None:
    [one] = groups(bought((60, "2026-01-01"), (30, "2026-01-10"), (60, "2026-01-20"), (50, "2026-01-25")), "split")

    assert (one.words["decisions"], view(one).days, one.words["sum"]) == ("d2, d3", 5, "110 kr")


@pytest.mark.parametrize(
    ("limit", "amounts", "found"),
    [
        ("at_most: 100, unit: SEK", (50, 50), 0),
        ("at_most: 100, unit: SEK", (50, 51), 1),
        ("less_than: 100, unit: SEK", (50, 50), 1),
        ("at_most: 100, unit: SEK", (101, 50), 0),  # the first is beyond the limit itself, which is another matter
        ("at_least: 10, unit: SEK", (50, 5000), 0),
        ("at_most: 1, unit: PBB", (50000, 40000), 1),
        ("at_most: 1, unit: BB", (50000, 40000), 0),  # which base amount is not said
    ],
)
def test_where_the_limit_lies(limit: str, amounts: tuple[int, int], found: int) -> None:
    assert len(groups(bought((amounts[0], "2026-01-01"), (amounts[1], "2026-01-02"), limit=limit), "split")) == found


def test_the_limit_of_the_delegate_counts_too() -> None:
    where = bought((50, "2026-01-01"), (40, "2026-01-02"))
    narrower = town(
        CAST,
        ORDER.replace("LIMIT", "at_most: 100, unit: SEK").replace(
            "{role: kdir}", "{role: kdir, limit: {at_most: 80, unit: SEK}}"
        ),
    )

    assert groups(where, "split") == []
    assert len(groups(town_of(where, narrower), "split")) == 1


def town_of(where: Municipality, other: Municipality) -> Municipality:
    """The decisions of the one under the orders of the other."""
    return Municipality(
        organs=other.organs, units=other.units, roles=other.roles, orders=other.orders, decisions=where.decisions
    )


def test_amounts_with_and_without_vat_that_may_be_within_the_limit_are_not_told() -> None:
    limit = "at_most: 100, unit: SEK, vat: excluded"

    assert groups(bought((60, "2026-01-01"), (60, "2026-01-02"), limit=limit, more=", vat: included"), "split") == []
    assert len(groups(bought((70, "2026-01-01"), (70, "2026-01-02"), limit=limit, more=", vat: included"), "split")) == 1


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 60)), min_size=2, max_size=8))
def test_the_run_agrees_with_a_slow_search(bought_on: list[tuple[int, int]]) -> None:
    log = sorted(((date(2026, 1, 1) + timedelta(days=day), value) for value, day in bought_on), key=lambda one: one[0])
    found = groups(bought(*((value, day.isoformat()) for day, value in log)), "split")
    spans = [
        (log[end][0] - log[start][0]).days
        for end in range(len(log))
        for start in range(end)
        if sum(value for _, value in log[start : end + 1]) > 100
    ]

    assert [view(one).days for one in found] == ([min(spans)] if spans else [])


def alike(*outcomes: str, facts: str = "{a: x}") -> Municipality:
    log = [f"{{id: d{n}, matter: Bidrag, on: 2026-01-0{n + 1}, facts: {facts}, {one}}}" for n, one in enumerate(outcomes)]
    return town(CAST, f"decisions: [{', '.join(log)}]")


def test_the_first_unexplained_difference_is_shown_once_a_group() -> None:
    why = "differs_because: Ny praxis."
    [one] = groups(alike("outcome: granted", f"outcome: refused, {why}", "outcome: granted", "outcome: refused"), "alike")

    assert (one.words["first"], one.words["second"], one.words["outcomes"]) == (
        "d1",
        "d2",
        ("avslag och bifall", "refused and granted"),
    )
    assert (view(one).count, view(one).reason_recorded) == (4, None)
    assert one.part == "alike/d1"


@pytest.mark.parametrize(
    ("second", "reason"),
    [("differs_because: none", False), ("differs_because: Ny praxis.", True), ("on: 2026-01-02", None)],
)
def test_a_reason_is_recorded_left_out_or_unknown(second: str, reason: bool | None) -> None:
    second = "" if second.startswith("on") else f", {second}"
    [one] = groups(alike("outcome: granted", f"outcome: refused{second}"), "alike")

    assert view(one).reason_recorded is reason


@pytest.mark.parametrize("second", ["outcome: discontinued", "outcome: other", "outcome_words: Avslag"])
def test_what_was_not_tried_is_not_compared(second: str) -> None:
    assert groups(alike("outcome: granted", second), "alike") == []


def test_decisions_without_recorded_facts_are_not_alike() -> None:
    assert groups(alike("outcome: granted", "outcome: refused", facts="{}"), "alike") == []


def test_urgency_is_counted_within_one_year_and_against_all_of_the_role() -> None:
    log = ", ".join(f"{{id: u{n}, role: ks-ordf, on: 202{n}-01-01, urgency: Brand}}" for n in (3, 4, 5))
    other = "{id: a, role: ks-ordf, on: 2025-06-01, urgency: none}, {id: b, role: ks-ordf, on: 2025-12-31, urgency: Brand}"
    [one] = groups(town(CAST, f"decisions: [{log}, {other}]"), "urgent")

    assert (one.words["decisions"], view(one).count, view(one).share) == ("u5, b", 2, 66)


def test_what_the_order_says_of_reporting_decides_and_the_future_is_left_alone() -> None:
    decisions = """
decisions:
  - {id: d, role: kdir, on: 2026-01-01, cites: {order: o, row: r1}, reported: none}
  - {id: e, on: 2026-01-01, reported: none}
"""
    told = ORDER.replace("LIMIT", "at_most: 1, unit: SEK")
    [one] = groups(town(CAST, told, decisions), "unreported")
    [silent] = groups(town(CAST, told.replace("at: next_meeting", "words: anmäls"), decisions), "unreported")

    assert (view(one).days, view(one).to_next_meeting, view(one).count) == ((DAY - date(2026, 1, 1)).days, True, 1)
    assert view(silent).to_next_meeting is None
    assert groups(town(CAST, told, decisions.replace("2026-01-01", "2026-02-02")), "unreported") == []
    assert view(one).share is NONE


def test_a_known_meeting_since_is_told_of_each_decision_and_not_of_the_log() -> None:
    order = (
        "orders: [{id: t, organ: sn, clauses: [{kind: report, at: next_meeting}], "
        "rows: [{id: r, matter: Bidrag, delegates: [{role: handl}]}, {id: v, matter: Debitering, execution: yes}]}]"
    )

    def unreported(row: str, *more: str) -> int:
        one = f"{{id: A, role: handl, on: 2026-01-01, cites: {{order: t, row: {row}}}, reported: none}}"
        return len(groups(town(CAST, order, f"decisions: [{', '.join((one, *more))}]"), "unreported"))

    assert (unreported("r"), unreported("v")) == (1, 0)  # carrying out is not reported
    assert unreported("r", "{id: M, organ: sn, on: 2026-01-02, matter: Budget}") == 0


def test_the_log_is_part_of_a_check_and_its_order_does_not_matter() -> None:
    where = bought((60, "2026-01-01"), (60, "2026-01-10"))
    turned = Municipality(**{**dict(where), "decisions": where.decisions[::-1]})

    assert [one.key for one in checked(where).findings if one.code == "BES160"] == ["BES160@decision/d1#split/d0"]
    assert [one.key for one in checked(turned).findings] == [one.key for one in checked(where).findings]

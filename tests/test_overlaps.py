"""Rows about one matter are grouped by limits that meet, exactly as comparing every pair would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samspel.authority.interval import interval
from samspel.checks.overlap_views import _meeting, _one_inside_another
from samspel.model import NONE, Limit, Row
from samspel.money import Unit


@st.composite
def limits(draw: st.DrawFn) -> object:
    if draw(st.integers(0, 12)) == 0:
        return NONE
    bounds = {}
    if draw(st.booleans()):
        bounds[draw(st.sampled_from(["at_least", "more_than"]))] = draw(st.integers(0, 9))
    if draw(st.booleans()) or not bounds:
        low = max(bounds.values(), default=0)
        bounds[draw(st.sampled_from(["at_most", "less_than"]))] = low + draw(st.integers(1, 6))
    return Limit.model_validate({**bounds, "unit": draw(st.sampled_from([Unit.SEK, Unit.PBB, Unit.BB]))})


def meet(one: Row, other: Row) -> bool:
    if not one.limit or not other.limit:
        return True
    if one.limit.unit is not other.limit.unit or one.limit.unit is Unit.BB:
        return False
    return interval(one.limit).meets(interval(other.limit))


def pair_by_pair(rows: list[Row]) -> set[frozenset[str]]:
    """The slow and obvious way: join until nothing more joins."""
    groups = [{row.id} for row in rows]
    by_id = {row.id: row for row in rows}
    joined = True
    while joined:
        joined = False
        for i, one in enumerate(groups):
            for other in groups[i + 1 :]:
                if any(meet(by_id[a], by_id[b]) for a in one for b in other):
                    one |= other
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return {frozenset(group) for group in groups if len(group) > 1}


@given(st.lists(limits(), max_size=8))
def test_one_sweep_finds_what_comparing_every_pair_finds(found: list[object]) -> None:
    rows = [Row.model_validate({"id": f"r{n}", "matter": "Avtal", "limit": limit}) for n, limit in enumerate(found)]

    groups = _meeting(rows)

    assert {frozenset(row.id for row in group) for group in groups} == pair_by_pair(rows)
    for group in groups:
        assert [rows.index(row) for row in group] == sorted(rows.index(row) for row in group)


@given(st.lists(limits(), min_size=2, max_size=7))
def test_a_limit_inside_another_is_found_as_by_comparing_every_pair(found: list[object]) -> None:
    rows = [Row.model_validate({"id": f"r{n}", "matter": "Avtal", "limit": limit}) for n, limit in enumerate(found)]
    spans = [interval(row.limit or None) for row in rows]
    pairs = [(one, other) for i, one in enumerate(spans) for j, other in enumerate(spans) if i != j]

    assert _one_inside_another(spans) == any(one.within(other) for one, other in pairs)

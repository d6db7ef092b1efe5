"""What holds of any two orders: no change without a difference, mirrors, renumbering, and every gain seen in the rows."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from samspel import compare
from samspel.checks.comparison import Capacity, Comparison, Kind, MatterChange, PowerChange, Span
from samspel.model import Facts, Municipality, Order, join

TITLES = ["Socialchef", "Enhetschef", "Handläggare"]
MATTERS = ["Hyresavtal", "Hyresavtal lokal", "Skolskjuts", "Skolskjuts och hyresavtal", "Bidrag till förening"]
ENDS = st.sampled_from([None, 10, 20, 30])
AMOUNTS = [Fraction(number) for number in (0, 5, 10, 11, 20, 25, 30, 31, 1000)]


@st.composite
def limits(draw: st.DrawFn) -> Any:
    """A limit in kronor, none, or left out."""
    low, high = draw(ENDS), draw(ENDS)
    if low is None and high is None:
        return draw(st.sampled_from(["none", None]))
    names = draw(st.sampled_from(["at_least", "more_than"])), draw(st.sampled_from(["at_most", "less_than"]))
    return {name: end for name, end in zip(names, (low, high), strict=True) if end is not None} | {"unit": "SEK"}


ROWS = st.fixed_dictionaries(
    {
        "section": st.sampled_from([None, "Lokaler", "Skola"]),
        "matter": st.sampled_from(MATTERS),
        "delegates": st.lists(st.sampled_from(TITLES).map(lambda title: {"text": title}), max_size=2, unique_by=str),
        "acting": st.sampled_from([None, "each", "jointly"]),
        "limit": limits(),
        "onward": st.sampled_from([None, {"allowed": "yes"}, {"allowed": "no"}]),
        "note": st.sampled_from([None, "Efter samråd"]),
    }
)
ORDERS = st.lists(ROWS, max_size=6)


def town(rows: list[dict[str, Any]], first: int = 1) -> Municipality:
    """An order with the rows numbered from `first`."""
    numbered = [{"id": f"r{at}", "number": str(at), **row} for at, row in enumerate(rows, first)]
    return join(Facts.model_validate({"orders": [{"id": "o", "rows": numbered}]}))


def unordered(comparison: Comparison) -> list[str]:
    """The matters whatever their order, and that of the rows in them."""
    return sorted(
        str({**one.model_dump(), "rows_before": sorted(one.rows_before), "rows_after": sorted(one.rows_after)})
        for one in comparison.matters
    )


@given(ORDERS)
def test_an_order_compared_with_itself_has_no_change(rows: list[dict[str, Any]]) -> None:
    comparison = compare(town(rows), town(rows))

    assert {one.kind for one in comparison.matters} <= {Kind.SAME}
    assert not comparison.moves_power


@given(ORDERS)
def test_new_numbers_for_all_rows_are_only_new_numbers(rows: list[dict[str, Any]]) -> None:
    comparison = compare(town(rows), town(rows, first=100))

    assert {one.kind for one in comparison.matters} <= {Kind.RENUMBERED}


@given(ORDERS, ORDERS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    old: list[dict[str, Any]], new: list[dict[str, Any]], chance: random.Random
) -> None:
    before, after = town(old), town(new)

    assert unordered(compare(shuffled(before, chance), shuffled(after, chance))) == unordered(compare(before, after))


def shuffled(municipality: Municipality, chance: random.Random) -> Municipality:
    """The same order with its rows in another order, each with its number."""
    [order] = municipality.orders
    rows = chance.sample(order.rows, len(order.rows))
    return join(Facts(orders=(Order(id=order.id, rows=tuple(rows)),)))


NO_ROW_SAYS_MORE = [{"matter": "Skolskjuts", "delegates": [{"text": "Socialchef"}], "limit": {"at_most": 20, "unit": "SEK"}}]
ONE_ROW_SAYS_MORE = [
    {"matter": "Skolskjuts", "delegates": [{"text": "Socialchef"}], "limit": "none"},
    {"matter": "Skolskjuts", "delegates": [{"text": "Socialchef"}], "limit": {"at_most": 10, "unit": "SEK"}, "note": "Nytt"},
]


@example(NO_ROW_SAYS_MORE, ONE_ROW_SAYS_MORE)
@given(ORDERS, ORDERS)
def test_the_other_way_round_is_the_mirror_image(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    there, back = compare(town(old), town(new)), compare(town(new), town(old))

    assert unordered(there) == unordered(back.model_copy(update={"matters": tuple(map(mirrored, back.matters))}))


def mirrored(change: MatterChange) -> MatterChange:
    """The change seen from the other side."""
    swap = {"new": "removed", "removed": "new", "split": "merged", "merged": "split"}
    data = change.model_dump(mode="json")
    for name in ("matter", "section", "rows"):
        data[f"{name}_before"], data[f"{name}_after"] = data[f"{name}_after"], data[f"{name}_before"]
    for one in (*data["powers"], *data["terms"]):
        one["before"], one["after"] = one["after"], one["before"]
    for one in data["powers"]:
        one["gained"], one["lost"] = one["lost"], one["gained"]
    data["kind"] = swap.get(data["kind"], data["kind"])
    data["match"] = swap.get(data["match"], data["match"])
    return MatterChange.model_validate(data)


@given(ORDERS, ORDERS)
def test_every_gain_and_loss_is_seen_in_the_rows(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    before, after = town(old).orders[0], town(new).orders[0]
    for change in compare(town(old), town(new)).matters:
        powers = {(one.holder, one.together): one for one in change.powers if one.capacity is Capacity.DELEGATE}
        for holder in {*((title, ()) for title in TITLES), *powers}:
            power = powers.get(holder)
            if power is not None and (not power.comparable or any(s.words is not None for s in power.before + power.after)):
                continue
            for amount in AMOUNTS:
                had, has = may(before, change.rows_before, holder, amount), may(after, change.rows_after, holder, amount)
                assert told(power, amount) == (has and not had, had and not has, had and has), (change, amount)


def may(order: Order, numbers: tuple[str, ...], holder: tuple[str, tuple[str, ...]], amount: Fraction) -> bool:
    """Whether some of the rows lets the holder decide the amount, read straight from the rows; unknown limits do not."""
    for row in order.rows:
        if row.number not in numbers or row.limit is None:
            continue
        titles = [one.text or "" for one in row.delegates or ()]
        together = row.acting is not None and row.acting.value == "jointly" and len(titles) > 1
        mine = sorted(titles) == sorted(holder[1]) if together else not holder[1] and holder[0] in titles
        low, high = row.limit or None, row.limit or None
        if mine and (low is None or high is None or within(low, amount)):
            return True
    return False


def within(limit: Any, amount: Fraction) -> bool:
    """Whether an amount lies between the bounds of a limit or span."""
    return (
        (limit.at_least is None or amount >= limit.at_least)
        and (limit.more_than is None or amount > limit.more_than)
        and (limit.at_most is None or amount <= limit.at_most)
        and (limit.less_than is None or amount < limit.less_than)
    )


def told(power: PowerChange | None, amount: Fraction) -> tuple[bool, bool, bool]:
    """Whether the comparison tells the amount as gained, lost and kept."""
    if power is None:
        return False, False, False

    def among(spans: tuple[Span, ...]) -> bool:
        return any(within(span, amount) for span in spans)

    return among(power.gained), among(power.lost), among(power.kept)

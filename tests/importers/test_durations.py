"""The longest time a decision may last, and what only looks like one."""

from __future__ import annotations

import pytest

from samspel.importers.durations import lasts_at_most
from samspel.model import Duration


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("Hyra av lokal, högst fem år", Duration(years=5)),
        ("Upplåtelse, längst 10 år", Duration(years=10)),
        ("Anställning upp till tre månader", Duration(months=3)),
        ("Tillstånd i högst två veckor", Duration(days=14)),
        ("Avtal för en tid av högst 36 mån.", Duration(months=36)),
        ("Ledighet, max. 30 dagar", Duration(days=30)),
        ("Avtal som inte är längre än ett år, ej längre än ett år", Duration(years=1)),
        ("Hyra högst tre år, för förening högst ett år", Duration(years=1)),
    ],
)
def test_the_longest_time(text: str, longest: Duration) -> None:
    assert lasts_at_most((text,)) == longest


@pytest.mark.parametrize(
    "text",
    [
        "Avgift för barn upp till 12 år",
        "Kontaktfamilj för ungdomar som är högst 18 år",
        "Gallring av handlingar som är högst tio år gamla",
        "Anmälan inom högst 14 dagar",
        "Hyra",
        "högst 50 000 kr per år",
    ],
)
def test_other_times_and_ages_are_no_longest_time(text: str) -> None:
    assert lasts_at_most((text,)) is None


def test_the_shortest_of_several_texts_holds() -> None:
    assert lasts_at_most(("högst tre år", "längst 18 månader")) == Duration(months=18)

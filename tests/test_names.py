"""Names that went out of use are found, each with its day; names still in use are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.law.names import stale_names


@pytest.mark.parametrize(
    ("text", "now", "since"),
    [
        ("Förskolechef", "rektor", date(2019, 7, 1)),
        ("Avtal med landstinget om hemsjukvård", "region", date(2020, 1, 1)),
        ("Överklagande till länsrätten", "förvaltningsrätt", date(2010, 2, 15)),
        ("Yttrande till Datainspektionen", "Integritetsskyddsmyndigheten (IMY)", date(2021, 1, 1)),
        ("Mottagande i grundsärskolan", "anpassad grundskola", date(2023, 7, 2)),
        ("Råd från MSB", "Myndigheten för civilt försvar", date(2026, 1, 1)),
        ("Ansökan till Socialstyrelsen om överflyttning", "Inspektionen för vård och omsorg (IVO)", date(2013, 6, 1)),
    ],
)
def test_an_old_name_is_found(text: str, now: str, since: date) -> None:
    assert [(name.now, name.since) for name in stale_names(text)] == [(now, since)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rektor",
        "Regionen",
        "Uppgifter till Socialstyrelsen",
        "Socialstyrelsens föreskrifter om tillsyn",
        "Ålands landsting",
        "Kammarrätten",
    ],
)
def test_names_in_use_are_left_alone(text: str) -> None:
    assert list(stale_names(text)) == []

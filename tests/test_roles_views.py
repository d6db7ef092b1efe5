"""Who does what at a meeting: whom a decision addresses, what counts as a decision, and agreement meeting after meeting."""

from __future__ import annotations

from datetime import date

import pytest

from samspel import plain_yaml
from samspel.checks.sightings import sightings
from samspel.model import NONE, facts_from, join
from samspel.rules.roles_views import ItemRolesView, MeetingRolesView
from samspel.rules.view import View

_TOWN = """
samspel: 1
organs: [{id: kf, name: Kommunfullmäktige, kind: council}, {id: tn, name: Tekniska nämnden, kind: board, parent: kf}]
units: [{id: tf, name: Tekniska förvaltningen, serves: [tn]}]
roles:
  - {id: fc, name: Teknisk chef, side: official, unit: tf, heads: tf}
  - {id: drift, name: Driftledare, side: official, unit: tf, heads: none, reports_to: [fc]}
  - {id: ordf, name: Ordförande, side: political, organ: tn, seat: chair}
people: [{id: d, name: D. Exempel, roles: [{role: drift}]}, {id: c, name: C. Exempel, roles: [{role: fc}]}]
"""


def views(meetings: str) -> list[View]:
    """What rules may look at of the meetings, the last of them last."""
    town = join(facts_from(plain_yaml.parse(f"{_TOWN}\nmeetings: [{meetings}]", "möten.yaml")))
    return [one.view for one in sightings(town, date(2026, 4, 1)) if isinstance(one.view, ItemRolesView | MeetingRolesView)]


def item(fields: str) -> ItemRolesView:
    [found] = [
        one
        for one in views(f"{{id: m, organ: tn, on: 2026-03-10, items: [{{number: '7', {fields}}}]}}")
        if isinstance(one, ItemRolesView)
    ]
    return found


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        ("Teknisk chef", "head"),
        ("Driftledare", "employee"),
        ("D. Exempel", "employee"),
        ("C. Exempel", "head"),
        ("Tekniska förvaltningen", "administration"),
        ("förvaltningen", "administration"),
        ("Kommunfullmäktige", "organ"),
        ("kommunstyrelsen", "organ"),
        ("ordföranden", "elected"),
        ("enhetschefen för gata", "employee"),
        ("kommundirektören", "head"),
        ("Leverantör AB", None),
    ],
)
def test_whom_a_decision_tells_to_do_something(words: str, addressee: str | None) -> None:
    assert item(f"decision: {{outcome: decided, addressed_to: {words}}}").addressee == addressee


@pytest.mark.parametrize(
    ("fields", "decided"),
    [
        ("decision: {outcome: decided}", True),
        ("decision: {text: Nämnden antar planen.}", True),
        ("decision: {outcome: noted, text: Nämnden tackar.}", False),
        ("decision: {outcome: referred_back}", False),
        ("decision: none", False),
        ("kind: information, decision: {outcome: decided}", False),
        ("decision: {}", None),
        ("matter: Ny simhall", None),
    ],
)
def test_what_counts_as_a_decision(fields: str, decided: bool | None) -> None:
    assert item(fields).decided is decided


def test_what_the_minutes_do_not_say_is_unknown_and_what_they_say_is_missing_is_not() -> None:
    silent = item("matter: Ny simhall")
    said = item("matter: Ny simhall, decision: none")

    assert (silent.decided, silent.addressee, silent.due, silent.delegated) == (None, None, None, NONE)
    assert (said.decided, said.addressee) == (False, NONE)


@pytest.mark.parametrize(
    ("disputed", "agreeing"), [("", 3), ("votes: [{yes: 3, no: 2}]", 1), ("reservations: [{person: d}]", 1)]
)
def test_agreement_is_counted_from_the_last_meeting_back(disputed: str, agreeing: int) -> None:
    five = ", ".join(f"{{number: '{n}', decision: {{outcome: decided}}}}" for n in range(1, 6))
    told = views(
        f"{{id: a, organ: tn, on: 2026-01-10, items: [{five}]}}, "
        f"{{id: b, organ: tn, on: 2026-02-10, items: [{five}, {{number: '6', {disputed}}}]}}, "
        f"{{id: c, organ: tn, on: 2026-03-10, items: [{five}]}}"
    )

    last = [one for one in told if isinstance(one, MeetingRolesView)][-1]
    assert last.agreeing == agreeing

"""The record of a decision: what it may say, what it points to, and that unknown, none and a value are kept apart."""

from __future__ import annotations

import pytest

from samspel.errors import UnreadableInput
from samspel.exporters.native import native_yaml
from samspel.model import NONE, Decision, Method, Outcome, Part, YesNo
from tests.towns import CAST, facts, town

DECISION = """
people: [{id: p1}, {id: p2}]
decisions:
  - id: SN-1
    case: SN 2026-17
    matter: Ansökan om bistånd
    facts: {hushåll: ensam, skuld: nej}
    outcome: refused
    law: ["12 kap. 1 § SoL"]
    decided_by: p1
    on: 2026-09-14
    cites: none
    method: manual
    urgency: none
    participants: [{person: p1, as: decided}, {person: p2, as: rapporteur}]
    conflicts: [{person: p2, own: yes, ground: party, ruled_on: none}]
    communicated: {on: 2026-08-20, answer_by: 2026-09-03}
    reasons: {rules: yes, circumstances: no}
    document: {shows: [date, content, decider]}
    notified: {on: 2026-09-15, content: yes, appeal_information: none}
    reported: none
    executed: {on: 2026-09-16, reversible: yes}
    childs_view: none
side_jobs: [{id: b1, person: p2, what: Styrelseuppdrag, with: Bygg AB, ruling: banned}]
gifts: [{id: g1, to: p1, from: Bygg AB, on: 2026-05-04, value: {value: 400}, handled: returned}]
contacts: [{id: k1, on: 2026-09-01, by: ordf, kind: party, with: Bygg AB, case: SN 2026-17}]
roles: [{id: ordf, name: Ordförande, side: political}]
"""


def decision() -> Decision:
    return town(DECISION).decisions[0]


def test_a_decision_says_what_was_done_and_what_was_not() -> None:
    one = decision()

    assert (one.outcome, one.method, one.cites, one.urgency) == (Outcome.REFUSED, Method.MANUAL, NONE, NONE)
    assert one.participants is not None
    assert [two.as_ for two in one.participants] == [Part.DECIDED, Part.RAPPORTEUR]
    assert one.conflicts is not None
    assert one.conflicts[0].ruled_on is NONE
    assert one.reasons
    assert (one.reasons.rules, one.reasons.circumstances) == (YesNo.YES, YesNo.NO)
    assert one.reported is NONE
    assert one.recorded is None


def test_a_decision_comes_back_from_its_own_file() -> None:
    first = facts(DECISION)
    again = facts(native_yaml(first).removeprefix("samspel: 1\n"))

    assert native_yaml(again) == native_yaml(first)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("checked_by: px", "`checked_by: px`"),
        ("board: nn", "`board: nn`"),
        ("participants: [{person: px, as: decided}]", "`person: px`"),
        ("conflicts: [{person: px}]", "`person: px`"),
        ("dissents: [{person: px}]", "`person: px`"),
    ],
)
def test_everybody_a_decision_names_exists(wrong: str, told: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        town(CAST, f"decisions: [{{id: d, on: 2026-01-01, {wrong}}}]")

    assert [told in str(problem) for problem in caught.value.problems] == [True]


@pytest.mark.parametrize(
    "wrong",
    [
        "side_jobs: [{id: b, person: px, what: x}]",
        "gifts: [{id: g, to: px, from: y, on: 2026-01-01}]",
        "contacts: [{id: k, on: 2026-01-01, by: px, kind: party}]",
        "contacts: [{id: k, on: 2026-01-01, by: kdir, to: px, kind: instruction}]",
    ],
)
def test_everybody_a_register_names_exists(wrong: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        town(CAST, wrong)

    assert ["px" in str(problem) for problem in caught.value.problems] == [True]


@pytest.mark.parametrize("part", ["side_jobs: [{a}, {a}]", "gifts: [{b}, {b}]", "contacts: [{c}, {c}]"])
def test_an_id_stands_once_in_a_register(part: str) -> None:
    entries = {
        "{a}": "{id: x, person: p1, what: y}",
        "{b}": "{id: x, to: p1, from: y, on: 2026-01-01}",
        "{c}": "{id: x, on: 2026-01-01, by: r1, kind: party}",
    }
    for mark, words in entries.items():
        part = part.replace(mark, words)
    with pytest.raises(UnreadableInput) as caught:
        town("people: [{id: p1}]", "roles: [{id: r1, name: R, side: political}]", part)

    assert "Id `x` finns redan" in str(caught.value)

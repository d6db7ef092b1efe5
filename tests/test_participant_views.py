"""What the registers show between those who took part in a decision and its parties, and how questions of conflict went."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.checks.decision_context import decision_contexts
from samspel.checks.participant_views import participant_sightings
from samspel.checks.run import check
from samspel.model import NONE
from samspel.rules import shipped_packs
from samspel.rules.power_views import ParticipantView

from .towns import town

TOWN = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: bn, name: Byggnadsnämnden, kind: board, parent: kf, members: 9}
  - {id: tn, name: Tekniska nämnden, kind: board, parent: kf, members: 9}
  - {id: bolaget, name: Exempelbostäder AB, kind: company, parent: kf}
units:
  - {id: bf, name: Byggförvaltningen, serves: [bn]}
  - {id: tf, name: Tekniska förvaltningen, serves: [tn]}
roles:
  - {id: bn-led, name: Ledamot i byggnadsnämnden, side: political, organ: bn, seat: member}
  - {id: tn-led, name: Ledamot i tekniska nämnden, side: political, organ: tn, seat: member}
  - {id: kf-led, name: Ledamot i fullmäktige, side: political, organ: kf, seat: member}
  - {id: vd, name: VD i bolaget, side: political, organ: bolaget}
  - {id: chef, name: Bygglovschef, side: official, unit: bf, heads: bf}
  - {id: handl, name: Bygglovshandläggare, side: official, unit: bf, heads: none, reports_to: [chef]}
  - {id: ingenjor, name: Gatuingenjör, side: official, unit: tf, heads: none}
people:
  - id: p
    name: Ledamoten
    roles: [{role: bn-led, from: 2023-01-01}, {role: tn-led, from: 2023-01-01, to: 2026-02-03}]
    bindings: [{kind: "Styrelseledamot", of: "Ridklubben"}, {kind: dotter, of: "Dotterns Bygg"}, {kind: aktieägare, of: "Snickarn AB"}]
  - {id: o, roles: [{role: handl, from: 2023-01-01}, {role: ingenjor, from: 2023-01-01}]}
  - {id: q, roles: [{role: bn-led, from: 2023-01-01}, {role: vd, from: 2023-01-01}]}
  - {id: k, roles: [{role: kf-led, from: 2022-10-15}]}
  - {id: both, roles: [{role: kf-led, from: 2022-10-15}, {role: handl, from: 2023-01-01}]}
side_jobs:
  - {id: s1, person: o, what: Ombud vid markköp, with: Villa AB, in_force: {from: 2026-02-03, to: 2026-03-01}}
  - {id: s2, person: o, what: Ritar hus, with: Hus AB}
  - {id: s3, person: o, what: Kör taxi, with: none}
gifts:
  - {id: g1, to: o, from: Middag AB, on: 2026-02-03, what: Middag}
"""  # noqa: E501
BESLUT = tuple(pack for pack in shipped_packs() if pack.name == "beslut/jav")


def views(decision: str) -> dict[str, ParticipantView]:
    """The views of a decision by person."""
    [context] = decision_contexts(town(TOWN, f"decisions: [{{id: D, {decision}}}]"), date(2026, 6, 1))
    found: dict[str, ParticipantView] = {}
    for sighting in participant_sightings(context):
        assert isinstance(sighting.view, ParticipantView)
        found[sighting.part or ""] = sighting.view
    return found


def ties(person: str, party: str, on: str = "2026-02-03", kind: str = "") -> set[str]:
    """The ties that the registers show between a person who decided for the building board and a party."""
    more = f", kind: {kind}" if kind else ""
    head = f"organ: bn, on: {on}, parties: [{{name: '{party}'{more}}}]"
    return set(views(f"{head}, participants: [{{person: {person}, as: decided}}]")[person].ties)


@pytest.mark.parametrize(
    ("person", "party", "expected"),
    [
        ("p", "p", {"party"}),
        ("p", "ledamoten", {"party"}),
        ("p", "Ridklubben", {"representative"}),
        ("p", "  RIDKLUBBEN ", {"representative"}),
        ("p", "Ridklubbens vänner", set()),
        ("p", "Dotterns bygg", {"close"}),
        ("p", "Snickarn AB", {"bound"}),
        ("p", "Tekniska nämnden", {"activity"}),
        ("p", "Byggnadsnämnden", set()),  # the board that decides
        ("o", "Tekniska förvaltningen", {"activity"}),
        ("o", "Byggförvaltningen", {"activity"}),
        ("o", "Villa AB", {"representative"}),
        ("o", "Hus AB", {"side_job"}),
        ("o", "Middag AB", {"kept_gift"}),
        ("q", "Exempelbostäder AB", {"representative"}),
        ("k", "Ridklubben", set()),
    ],
)
def test_ties_are_matched_by_the_words_of_the_registers(person: str, party: str, expected: set[str]) -> None:
    assert ties(person, party) == expected


def test_ties_hold_from_the_first_day_to_the_last() -> None:
    assert [ties("o", "Villa AB", day) != set() for day in ("2026-02-02", "2026-02-03", "2026-03-01", "2026-03-02")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert [ties("p", "Tekniska nämnden", day) != set() for day in ("2026-02-03", "2026-02-04")] == [True, False]
    assert [ties("o", "Middag AB", day) != set() for day in ("2026-02-02", "2026-02-03")] == [False, True]


def test_a_colleague_is_known_by_the_title_only_where_the_party_is_an_employee() -> None:
    assert ties("o", "Bygglovschef", kind="employee") == {"superior"}
    assert ties("o", "bygglovshandläggare", kind="employee") == {"party"}
    assert ties("o", "Bygglovschef", kind="business") == set()
    assert ties("o", "chef") == set()


@pytest.mark.parametrize(
    ("organ", "person", "capacity"),
    [
        ("bn", "p", "elected"),
        ("bn", "o", "employee"),
        ("bn", "both", "unsaid"),
        ("kf", "k", "council"),
        ("kf", "both", "council"),
    ],
)
def test_in_what_capacity_they_decided(organ: str, person: str, capacity: str) -> None:
    found = views(f"organ: {organ}, on: 2026-02-03, participants: [{{person: {person}, as: decided}}]")

    assert found[person].capacity == capacity


def test_an_employee_at_the_councils_meeting_is_an_employee() -> None:
    found = views("organ: kf, on: 2026-02-03, participants: [{person: o, as: rapporteur}, {person: k, as: present}]")

    assert (found["o"].capacity, found["k"].capacity) == ("employee", "council")


def test_whoever_decided_is_a_participant_once_with_all_parts() -> None:
    found = views("decided_by: o, on: 2026-02-03, participants: [{person: o, as: prepared}, {person: p, as: present}]")

    assert {person: set(one.parts) for person, one in found.items()} == {"o": {"decided", "prepared"}, "p": {"present"}}


@pytest.mark.parametrize(
    ("claims", "claim", "disqualified", "own", "days"),
    [
        ("[]", NONE, NONE, NONE, NONE),
        ("[{person: o}]", NONE, NONE, NONE, NONE),
        ("[{person: p}]", None, NONE, None, None),
        ("[{person: p, on: 2026-02-03, ruled_on: none}]", "undecided", NONE, None, 0),
        ("[{person: p, on: 2026-02-04, ruled_on: none}]", NONE, NONE, NONE, NONE),
        ("[{person: p, on: 2026-02-01, ruled_on: 2026-02-03, disqualified: yes}]", "ruled", True, None, 2),
        ("[{person: p, on: 2026-02-01, ruled_on: 2026-02-04, disqualified: yes}]", "undecided", NONE, None, 2),
        ("[{person: p, on: 2026-02-01, ruled_on: 2026-02-02, disqualified: no}]", "ruled", False, None, 1),
        ("[{person: p, on: 2026-02-01, disqualified: no}]", "ruled", False, None, 2),
        ("[{person: p, on: 2026-02-01, ruled_on: 2026-02-02, own: yes}]", "ruled", None, True, 1),
        (
            "[{person: p, on: 2026-02-01, ruled_on: 2026-02-02, disqualified: yes}, "
            "{person: p, on: 2026-02-03, ruled_on: none}]",
            "undecided", NONE, None, 0,
        ),
    ],
)  # fmt: skip
def test_how_a_question_of_conflict_went(
    claims: str, claim: object, disqualified: object, own: object, days: object
) -> None:
    found = views(f"organ: bn, on: 2026-02-03, participants: [{{person: p, as: decided}}], conflicts: {claims}")["p"]

    assert (found.claim, found.disqualified, found.own_claim, found.days_open) == (claim, disqualified, own, days)


def told(decision: str) -> dict[str, str]:
    """What the pack on conflicts of interest tells."""
    report = check(town(TOWN, f"decisions: [{{id: D, {decision}}}]"), on=date(2026, 6, 1), packs=BESLUT)
    return {finding.key: finding.level.value for finding in report.findings}


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("decided_by: o, on: 2026-02-03, authority: yes, parties: [{name: Okänd AB}]", {}),
        ("decided_by: o, on: 2026-02-03, authority: yes, parties: [{name: Hus AB}]", {}),  # told of the side job
        (
            "organ: bn, on: 2026-02-03, authority: yes, parties: [{name: Hus AB}], participants: [{person: o, as: present}]",
            {"BES038@decision/D#o": "question"},
        ),
        ("decided_by: o, on: 2026-02-03, authority: yes, parties: [{name: Villa AB}]", {"BES036@decision/D#o": "warning"}),
        (
            "organ: bn, on: 2026-02-03, authority: yes, parties: [{name: Dotterns Bygg}], "
            "participants: [{person: p, as: present}, {person: q, as: decided}]",
            {"BES035@decision/D#p": "error"},
        ),
        (
            "organ: bn, on: 2026-02-03, authority: yes, parties: [{name: Exempelbostäder AB}], "
            "participants: [{person: q, as: decided}]",
            {"BES037@decision/D#q": "error"},
        ),
        (
            "organ: bn, on: 2026-02-03, matter_type: BN-001, parties: [{name: Exempelbostäder AB}], "
            "participants: [{person: q, as: decided}]",
            {"BES037@decision/D#q": "error"},
        ),
        (  # the wording of today is from 1 July 2022
            "organ: bn, on: 2022-06-30, authority: yes, parties: [{name: Ridklubben}], "
            "participants: [{person: p, as: decided}]",
            {},
        ),
        (
            "organ: bn, on: 2022-07-01, authority: yes, parties: [{name: Ridklubben}], "
            "participants: [{person: p, as: decided}]",
            {"BES036@decision/D#p": "warning"},
        ),
        (  # the party itself and those close were disqualified before too
            "organ: bn, on: 2022-06-30, authority: yes, parties: [{name: Dotterns Bygg}], "
            "participants: [{person: p, as: decided}]",
            {"BES035@decision/D#p": "error"},
        ),
        (  # the case-handling system records that somebody spoke of it, and that nobody ruled
            "organ: bn, on: 2026-02-03, participants: [{person: p, as: decided}], "
            "conflicts: [{person: p, own: yes, on: 2026-02-01, ruled_on: none}]",
            {"BES041@decision/D#p": "error"},
        ),
        (  # without a claim, and without a party, nothing is asked
            "organ: bn, on: 2026-02-03, participants: [{person: p, as: decided}]",
            {},
        ),
    ],
)
def test_what_is_told_of_whole_decisions(decision: str, expected: dict[str, str]) -> None:
    assert told(decision) == expected


def test_the_message_names_the_tie_and_not_the_name_twice() -> None:
    decision = "decided_by: o, on: 2026-02-03, matter: Bygglov, parties: [{name: Villa AB}, {name: Okänd AB}]"
    report = check(town(TOWN, f"decisions: [{{id: D, {decision}}}]"), on=date(2026, 6, 1), packs=BESLUT)

    assert [one.message for one in report.findings if one.code == "BES036"] == [
        "o ser ut att företräda Villa AB (Ombud vid markköp Villa AB) men deltog eller var närvarande: ”Bygglov”."
    ]

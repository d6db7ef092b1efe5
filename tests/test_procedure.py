"""How decisions came about and were told: what the view sees, and whole decisions with what the rules say of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.checks.decision_context import decision_contexts
from samspel.checks.procedure_views import procedure_sightings
from samspel.checks.run import check
from samspel.findings import Verdict
from samspel.model import NONE, Municipality
from samspel.rules import shipped_packs
from samspel.rules.procedure_views import ProcedureView
from samspel.rules.view import Sighting
from tests.towns import CAST, town

PACKS = tuple(pack for pack in shipped_packs() if pack.rules[0].view == "procedure")
DAY = date(2026, 2, 1)
PEOPLE = "people: [{id: p1}, {id: p2}, {id: p3}]"

ADMINISTRATIVE = "appeal: administrative"
HEARD = "communicated: {on: 2025-12-10, answer_by: 2025-12-31, answered: none}"
REASONED = "reasons: {rules: yes, circumstances: yes}, reasons_left_out: none"
TOLD = "notified: {on: 2026-01-13, content: yes, appeal_information: yes, dissents: none}"
SHOWN = "document: {shows: [date, content, decider]}"
PROPER = f"{HEARD}, {REASONED}, {TOLD}, {SHOWN}"

# What is decided, and what is to be said of it: code with level, or ? for a doubt.
DECISIONS = {
    "försörjningsstöd avslås, allt är gjort": (
        f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: refused, {PROPER}",
        {},
    ),
    "försörjningsstöd beviljas den som sökte, utan kommunicering och skäl": (
        f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: granted, applied_for: yes, parties: [{{name: den sökande}}], "
        f"communicated: none, reasons: none, {SHOWN}, {TOLD}",
        {},
    ),
    "försörjningsstöd avslås utan skäl och utan överklagandehänvisning": (
        f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: refused, {HEARD}, reasons: none, reasons_left_out: none, "
        "notified: {on: 2026-01-13, content: yes, appeal_information: no}",
        {"BES095": "error", "BES102": "error"},
    ),
    "samma sak när det inte framgår hur beslutet överklagas": (
        f"matter_type: SN-038, outcome: refused, {HEARD}, reasons: none, reasons_left_out: none, "
        "notified: {on: 2026-01-13, content: yes, appeal_information: no}",
        {"BES095": "warning", "BES102": "warning"},
    ),
    "bygglov vägras fem dagar innan svarstiden går ut": (
        f"matter_type: BN-005, {ADMINISTRATIVE}, outcome: refused, {REASONED}, {TOLD}, "
        "communicated: {on: 2025-12-29, answer_by: 2026-01-17, answered: none}",
        {"BES083": "error"},
    ),
    "bygglov vägras efter sju månader och begäran om avgörande får inget svar": (
        f"matter_type: BN-005, {ADMINISTRATIVE}, outcome: refused, {PROPER}, applied_for: yes, opened: 2025-06-02, "
        "asked_to_decide: 2025-12-11, answered: none",
        {"BES088": "error", "BES089": "question"},
    ),
    "åtgärdsföreläggande utan tanke på mildare åtgärder": (
        f"matter_type: BN-018, {ADMINISTRATIVE}, outcome: ordered, parties: [{{name: ägaren, kind: business}}], {PROPER}, "
        "less_intrusive: none",
        {"BES090": "question"},
    ),
    "omhändertagande av ett barn: bråttom, motiverat, men utan barnets inställning": (
        f"matter_type: SN-018, {ADMINISTRATIVE}, outcome: ordered, parties: [{{name: barnet, child: yes}}], "
        f"communicated: none, communication_left_out: Fara för barnets liv, {REASONED}, {TOLD}, "
        "less_intrusive: Frivillig placering prövades, childs_view: {asked: yes, views: none, best_interests: yes}",
        {"BES123": "warning"},
    ),
    "boendestöd minskas på nytt underlag utan att barnet i familjen hörs": (
        f"matter_type: SN-045, {ADMINISTRATIVE}, outcome: partly_granted, {PROPER}, "
        "changes: {decision: SN-2025-9, ground: new_circumstances, worse: yes}, "
        "childs_view: {asked: no, best_interests: no}",
        {"BES111": "question", "BES120": "warning", "BES122": "warning"},
    ),
    "serveringstillstånd ändras till nackdel för att det var fel från början": (
        f"matter_type: SN-065, {ADMINISTRATIVE}, outcome: partly_granted, {PROPER}, "
        "changes: {decision: SN-2024-3, ground: wrong, worse: yes}",
        {"BES110": "error"},
    ),
    "föreningsbidrag avslås utan något alls (laglighetsprövning)": (
        "matter: Föreningsbidrag, authority: no, appeal: municipal_review, outcome: refused, communicated: none, "
        "communication_left_out: none, reasons: none, reasons_left_out: none, notified: none, document: none, noted: no",
        {},
    ),
    "försörjningsstöd avslås i nämnden, en reservation nämns inte för parten": (
        f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: refused, organ: sn, {HEARD}, {REASONED}, "
        "participants: [{person: p1, as: decided}, {person: p2, as: decided}, {person: p3, as: rapporteur}], "
        "document: {shows: [date, content, decider]}, dissents: [{person: p2, on: 2026-01-12}], "
        "notified: {on: 2026-01-13, content: yes, appeal_information: yes, dissents: no}",
        {"BES099": "error", "BES103": "error"},
    ),
    "laga kraft räknas från beslutet i stället för från den dag parten fick del av det": (
        f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: refused, {PROPER}, final: 2026-02-03",
        {"BES107": "warning"},
    ),
    "ett tunt register: bara ärende, utgång och dag": (
        "matter_type: SN-038, outcome: refused",
        {"BES081": "?", "BES095": "?", "BES100": "?"},
    ),
    "ett tunt register: ett bifall": ("matter_type: SN-038, outcome: granted", {}),
    "ett okänt ärende": ("matter: Zzz, outcome: refused", {}),
}


def decided(*decisions: str, on: date = date(2026, 1, 12)) -> Municipality:
    each = ", ".join(f"{{id: D{number}, on: {on}, {facts}}}" for number, facts in enumerate(decisions, 1))
    return town(CAST, PEOPLE, f"decisions: [{each}]")


def said(municipality: Municipality, on: date = DAY) -> dict[str, str]:
    report = check(municipality, on=on, packs=PACKS)
    return {one.code: "?" if one.verdict is Verdict.DOUBT else one.level.value for one in report.findings}


def seen(facts: str, on: date = date(2026, 1, 12)) -> tuple[ProcedureView, Sighting]:
    [context] = decision_contexts(decided(facts, on=on), DAY)
    [sighting] = procedure_sightings(context)
    assert isinstance(sighting.view, ProcedureView)
    return sighting.view, sighting


@pytest.mark.parametrize("name", DECISIONS)
def test_a_whole_decision(name: str) -> None:
    facts, expected = DECISIONS[name]

    assert said(decided(facts)) == expected


def test_a_thin_register_of_many_decisions_gives_three_questions() -> None:
    report = check(decided(*["matter_type: SN-038, outcome: refused"] * 40), on=DAY, packs=PACKS)

    assert sorted(one.settles for one in report.questions) == [40, 40, 40]
    assert {one.verdict for one in report.findings} == {Verdict.DOUBT}


def _without(facts: str) -> Iterable[tuple[str, str]]:
    """The facts of a decision with one of them left out at a time."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(facts + ","):
        depth += (letter in "{[") - (letter in "}]")
        if letter == "," and depth == 0:
            parts.append(facts[start:at].strip())
            start = at + 1
    for left_out in parts:
        yield left_out.split(":")[0], ", ".join(part for part in parts if part is not left_out)


WHERE_TO_APPEAL = {"appeal", "authority", "matter", "matter_type"}  # left out, samspel presumes


@pytest.mark.parametrize("name", DECISIONS)
def test_a_fact_left_out_never_breaks_a_rule(name: str) -> None:
    facts, _ = DECISIONS[name]
    before = {code for code, answer in said(decided(facts)).items() if answer != "?"}
    for key, rest in _without(facts):
        if key not in WHERE_TO_APPEAL and rest:
            after = {code for code, answer in said(decided(rest)).items() if answer != "?"}

            assert after <= before, key


@given(st.permutations(list(DECISIONS)))
def test_the_order_of_decisions_changes_nothing(names: list[str]) -> None:
    report = check(decided(*(DECISIONS[name][0] for name in names)), on=DAY, packs=PACKS)
    told = {number: dict[str, str]() for number in range(1, len(names) + 1)}
    for one in report.findings:
        answer = "?" if one.verdict is Verdict.DOUBT else one.level.value
        told[int(one.about.rpartition("D")[2])][one.code] = answer

    assert list(told.values()) == [DECISIONS[name][1] for name in names]


@pytest.mark.parametrize(
    ("facts", "full_fl", "appealable", "social"),
    [
        ("matter_type: SN-038, appeal: administrative", True, True, True),
        ("matter_type: SN-038, appeal: municipal_review", False, NONE, True),
        ("matter_type: SN-038, appeal: none_possible", True, False, True),
        ("matter_type: SN-038, appeal: none", True, False, True),
        ("matter_type: SN-038", True, True, True),  # presumed
        ("matter_type: SN-038, authority: no", True, True, False),
        ("matter_type: BN-005", True, True, False),
        ("matter_type: ALLA-041", False, NONE, False),
        ("matter: Zzz", None, None, None),
    ],
)  # fmt: skip
def test_the_appeal_route_comes_first(facts: str, full_fl: object, appealable: object, social: object) -> None:
    view, _ = seen(facts)

    assert (view.full_fl, view.appealable, view.social_case) == (full_fl, appealable, social)


def test_what_is_not_recorded_of_the_route_is_presumed() -> None:
    assert seen("matter_type: SN-038")[1].presumed == {"full_fl", "appealable"}
    assert seen("matter: Försörjningsstöd, appeal: administrative, board: sn")[1].presumed == {
        "social_case",
        "matter_acts",
        "authority",
    }
    assert seen("matter_type: SN-038, appeal: administrative, reasons: {words: Nej.}")[1].presumed == {"reasons_name_rules"}


@pytest.mark.parametrize(
    ("facts", "party"),
    [
        ("outcome: refused", True),
        ("outcome: ordered", None),
        ("applied_for: yes", True),
        ("parties: [], outcome: refused", False),
        ("parties: [{name: alla, kind: many}]", False),
        ("parties: [{name: alla, kind: many}, {name: en}]", True),
    ],
)
def test_whether_there_is_a_party(facts: str, party: bool | None) -> None:
    assert seen(facts)[0].has_party is party


@pytest.mark.parametrize(
    ("dissents", "days"),
    [
        ("[]", NONE),
        ("[{person: p1}]", None),
        ("[{person: p1, on: 2026-01-12}]", 0),
        ("[{person: p1, on: 2026-01-13}, {person: p2}]", 1),
        ("[{person: p1, on: 2026-01-12}, {person: p2}]", None),
    ],
)
def test_the_last_dissent(dissents: str, days: object) -> None:
    assert seen(f"dissents: {dissents}")[0].dissent_days_after == days


def test_the_last_day_to_appeal_is_told() -> None:
    report = check(
        decided(f"matter_type: SN-038, {ADMINISTRATIVE}, outcome: refused, {PROPER}, final: 2026-01-20"), on=DAY, packs=PACKS
    )

    assert [one.message for one in report.findings if one.code == "BES107"] == [
        "Beslutet står som slutligt för tidigt: sista dagen att överklaga är 2026-02-03 (Försörjningsstöd enligt riksnorm)."
    ]


def test_what_the_document_lacks_is_named() -> None:
    facts = f"matter_type: SN-038, {ADMINISTRATIVE}, document: {{shows: [content]}}"
    [finding] = check(decided(facts), on=DAY, packs=PACKS).findings
    [english] = check(decided(facts), on=DAY, packs=PACKS, language="en").findings

    assert "inte dagen för beslutet, vem som har beslutat" in finding.message
    assert "not show the day of the decision, who decided" in english.message


@given(st.integers(0, 60), st.dates(date(2019, 1, 1), date(2025, 6, 1)))
def test_four_weeks_to_answer_on_any_day_of_the_year(days: int, opened: date) -> None:
    asked = opened + timedelta(200)
    request = f"applied_for: yes, opened: {opened}, asked_to_decide: {asked}, answered: none"
    facts = f"matter_type: BN-005, {ADMINISTRATIVE}, {request}"
    late = "BES088" in said(decided(facts, on=asked + timedelta(days)))

    assert late or days <= 35  # never told later than the days off at Christmas and Easter explain
    assert not late or days > 28

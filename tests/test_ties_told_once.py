"""One tie between somebody and a party is told once in a report: at the graver place, and never at none."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from samspel import plain_yaml, shipped

from .towns import checked, town

TOWN = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: bn, name: Byggnadsnämnden, kind: board, parent: kf, members: 9}
  - {id: bolaget, name: Exempelbostäder AB, kind: company, parent: kf}
units: [{id: bf, name: Byggförvaltningen, serves: [bn]}]
roles:
  - {id: bn-led, name: Ledamot i byggnadsnämnden, side: political, organ: bn, seat: member}
  - {id: handl, name: Bygglovshandläggare, side: official, unit: bf, heads: none}
people:
  - {id: led, roles: [{role: bn-led, from: 2015-01-01}]}
  - {id: anst, roles: [{role: handl, from: 2015-01-01}]}
"""
TELL = {"BES035", "BES036", "BES037", "BES038", "BES130", "BES140"}


def told(*texts: str) -> list[str]:
    """What tells a tie in a town, with its level."""
    found = checked(town(TOWN, *texts), on=date(2026, 3, 1)).findings
    return sorted(f"{one.code} {one.would_be or one.level}" for one in found if one.code in TELL)


def decision(
    person: str = "anst", party: str = "Hus AB", part: str = "prepared", on: str = "2026-02-03", more: str = ""
) -> str:
    return (
        f"decisions: [{{id: D, organ: bn, on: {on}, opened: {on}, matter: Bygglov, authority: yes, "
        f"parties: [{{name: {party}}}], participants: [{{person: {person}, as: {part}}}]{more}}}]"
    )


def job(what: str, person: str = "anst", party: str = "Hus AB", days: str = "{from: 2015-01-01}") -> str:
    return f"side_jobs: [{{id: s, person: {person}, what: {what}, with: {party}, in_force: {days}}}]"


def gift(on: str = "2026-02-03", handled: str = ", handled: kept", person: str = "anst") -> str:
    return f"gifts: [{{id: g, to: {person}, from: Hus AB, on: {on}{handled}}}]"


OPEN_CASE = "cases: [{number: BN 9, parties: [{name: Hus AB}], handled_by: [anst], opened: 2026-01-01}]"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((decision(), job("Ritar hus")), ["BES130 warning"]),
        ((decision(), job("Ombud")), ["BES036 warning"]),
        ((decision(), job("Firma med sin maka")), ["BES035 error"]),
        ((decision(part="present"), job("Ritar hus")), ["BES038 question"]),
        ((decision(person="led", part="decided"), job("Ritar hus", person="led")), ["BES038 question"]),
        ((decision(person="led", part="decided"), job("Ombud", person="led")), ["BES036 warning"]),
        ((decision(party="Exempelbostäder AB"), job("Ombud", party="Exempelbostäder AB")), ["BES037 error"]),
        ((OPEN_CASE, job("Ombud")), ["BES130 warning"]),
        ((OPEN_CASE, decision(), job("Ombud")), ["BES036 warning", "BES130 warning"]),  # two cases
        ((decision(), gift()), ["BES140 warning"]),
        ((decision(), gift(handled="")), ["BES140 warning"]),
        ((decision(), gift(handled=", handled: returned")), ["BES038 question"]),
        ((decision(part="present"), gift()), ["BES038 question"]),
        ((decision(), gift(on="2025-02-03")), ["BES140 warning"]),  # the last day that the register looks at
        ((decision(), gift(on="2025-02-02")), ["BES038 question"]),
        ((decision(), gift(), job("Ritar hus")), ["BES130 warning", "BES140 warning"]),  # two ties
    ],
)
def test_a_tie_is_told_once_at_the_graver_place(facts: tuple[str, ...], expected: list[str]) -> None:
    assert told(*facts) == expected


CLAIMS = ["", ", conflicts: [{person: anst, on: 2015-01-02, ruled_on: 2015-01-02, disqualified: no}]"]


@pytest.mark.parametrize(
    ("what", "part", "on", "party", "authority", "claim"),
    list(
        product(
            ["Ritar hus", "Ombud", "Firma med sin maka"],
            ["decided", "prepared", "rapporteur"],
            ["2017-12-31", "2018-01-01", "2022-06-30", "2022-07-01", "2026-02-03"],
            ["Hus AB", "Exempelbostäder AB"],
            ["authority: yes", "authority: no", "matter_type: KS-040"],  # the kind is no authority, but does not settle it
            CLAIMS,
        )
    ),
)
def test_an_employees_side_job_for_a_party_is_told_once_whatever_the_case(
    what: str, part: str, on: str, party: str, authority: str, claim: str
) -> None:
    facts = decision(part=part, on=on, party=party, more=claim).replace("authority: yes", authority)

    assert len(told(facts, job(what, party=party))) == 1


def test_an_open_case_is_named_where_the_decision_is_told_apart() -> None:
    found = checked(town(TOWN, OPEN_CASE, decision(), job("Ombud")), on=date(2026, 3, 1)).findings

    [message] = [one.message for one in found if one.code == "BES130"]
    assert message.endswith("part: BN 9.")


def test_a_second_tie_is_told_without_the_first() -> None:
    member = "{id: x, roles: [{role: handl, from: 2015-01-01}], bindings: [{kind: medlem, of: Hus AB}]}"
    facts = TOWN.replace("  - {id: anst,", f"  - {member}\n  - {{id: anst,")
    texts = (facts, decision(person="x"), job("Ritar hus", person="x"))
    found = checked(town(*texts), on=date(2026, 3, 1)).findings

    assert [one.message for one in found if one.code == "BES038"] == [
        "Kan x vara opartisk mot Hus AB (medlem Hus AB)? Registren visar en bindning."
    ]
    assert sum(one.code == "BES130" for one in found) == 1


def test_both_packs_look_equally_far_back_for_a_gift() -> None:
    packs = [plain_yaml.read(shipped.packs() / name) for name in ("tjanst/gavor.yaml", "beslut/jav.yaml")]

    assert len({pack["parameters"]["gift_days"]["value"] for pack in packs}) == 1

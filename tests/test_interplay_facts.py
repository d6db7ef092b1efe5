"""Facts of roles and how they are led: every reference is told, and a key too many or too few."""

from __future__ import annotations

from pathlib import Path

import pytest

from samspel import load
from samspel.errors import UnreadableInput

from .towns import CAST, facts, town


def test_every_reference_that_leads_nowhere_is_told() -> None:
    with pytest.raises(UnreadableInput) as told:
        town(
            CAST,
            """
commands: [{by: kdri, over: socialchefen}, {organ: snn, over: handl}]
conflict_rules: [{themes: [budget], by: kdri, over: [socialchefen]}]
instructions: [{role: kdri, organ: kss}]
role_descriptions: [{role: kdri}]
responsibilities: [{role: kdri, matter: Bidrag, phases: [decide]}, {organ: kss, matter: Bidrag, phases: [decide]}]
performers: [{id: u, name: Omsorgen, kind: private, task: Hemtjänst, board: snn, followed_up_by: kdri}]
departures: [{role: kdri, last_day: 2026-08-31}]
incidents: [{id: h, on: 2026-01-02, against: kdri, kind: threat, measures: [{what: Samtal}]}]
""",
        )

    assert len(told.value.problems) == 14
    assert {str(problem).partition(":")[0] for problem in told.value.problems} == {"del2.yaml"}


@pytest.mark.parametrize(
    "part",
    [
        "commands: [{over: handl}]",
        "commands: [{by: kdir, organ: sn, over: handl}]",
        "conflict_rules: [{themes: [budget]}]",
        "responsibilities: [{role: kdir, phases: [decide]}]",
        "responsibilities: [{role: kdir, matter: Bidrag, group: personal, phases: [decide]}]",
        "responsibilities: [{matter: Bidrag, phases: [decide]}]",
    ],
)
def test_one_giver_and_one_matter(part: str) -> None:
    with pytest.raises(UnreadableInput, match="Ange exakt ett av"):
        facts(part)


def test_a_matter_that_names_a_row_names_one_that_is_there() -> None:
    order = "orders: [{id: o, rows: [{id: r1, matter: Avtal}]}]"

    town(
        CAST,
        order,
        "responsibilities: [{role: handl, matter: o/r1, phases: [decide]}, {role: handl, matter: Av/på, phases: [decide]}]",
    )
    with pytest.raises(UnreadableInput, match=r"del3.yaml:1: `matter: o/r2` pekar på en rad som inte finns"):
        town(CAST, order, "responsibilities: [{role: handl, matter: o/r2, phases: [decide]}]")


def test_nothing_done_is_not_the_same_as_not_known() -> None:
    one, other = facts(
        """
incidents:
  - {id: a, on: 2026-01-02, against: kdir, kind: threat, measures: []}
  - {id: b, on: 2026-01-02, against: kdir, kind: threat}
"""
    ).incidents

    assert one.measures == ()
    assert other.measures is None


def test_matter_types_and_groups_stand_in_the_register(tmp_path: Path) -> None:
    file = tmp_path / "ansvar.yaml"
    file.write_text(
        """samspel: 1
roles: [{id: handl, name: Handläggare, side: official}]
responsibilities:
  - {role: handl, matter_type: SN-388, phases: [decide]}
  - {role: handl, group: Upphandlingar, phases: [decide]}
  - {role: handl, group: hemtjänst, phases: [decide]}
  - {role: chef, group: upphandling, phases: [decide]}
  - {role: handl, group: xyz, phases: [decide]}
""",
        encoding="utf-8",
    )

    with pytest.raises(UnreadableInput) as told:
        load(file)

    assert str(told.value).splitlines() == [
        "ansvar.yaml:4: `matter_type: SN-388` är ingen ärendetyp i registret. "
        "Närmast: SN-038 (Försörjningsstöd enligt riksnorm).",
        "ansvar.yaml:5: `group: Upphandlingar` är ingen ärendegrupp i registret. Närmast: upphandling.",
        "ansvar.yaml:6: `group: hemtjänst` är ingen ärendegrupp i registret. Närmast: äldreomsorg.",
        "ansvar.yaml:7: `role: chef` pekar på en roll som inte finns. "
        "Lägg till roll med det id:t, eller rätta hänvisningen.",
        "ansvar.yaml:8: `group: xyz` är ingen ärendegrupp i registret. "
        "Skriv ärendet med ord i `matter` i stället, eller ta bort nyckeln.",
    ]


@pytest.mark.parametrize(
    "part",
    [
        "orders: [{id: o, rows: [{id: r1, matter: Avtal, matter_type: ALLA-999}]}]",
        "decisions: [{id: b, matter_type: ALLA-999, on: 2026-02-01}]",
        "agreed_zones: [{id: z, matter_type: ALLA-999, zone: what}]",
        "organs: [{id: sn, name: Socialnämnden, kind: board}]\n"
        "meetings: [{id: m, organ: sn, on: 2026-02-01, items: [{number: '1', matter_type: ALLA-999}]}]",
    ],
)
def test_a_matter_type_is_one_of_the_register_wherever_it_stands(part: str, tmp_path: Path) -> None:
    file = tmp_path / "fel.yaml"
    file.write_text(f"samspel: 1\n{part}\n", encoding="utf-8")

    with pytest.raises(UnreadableInput, match=r"fel.yaml:\d: `matter_type: ALLA-999` är ingen ärendetyp"):
        load(file)

"""Facts of roles and how they are led: every reference is told, and a key too many or too few."""

from __future__ import annotations

import pytest

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

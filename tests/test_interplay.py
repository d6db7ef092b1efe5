"""Indicators against hand-computed answers on five small organisations, and what holds for any organisation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel import SamspelError, interplay, plain_yaml
from samspel.checks.asking import index_of
from samspel.indicators.command import dual_command
from samspel.indicators.duties import matters
from samspel.indicators.found import Indicator, State
from samspel.indicators.measuring import OF_FACTS, OF_POWER
from samspel.indicators.phases import shared_phases, unowned_phases
from samspel.indicators.register import definitions
from samspel.model import (
    Command,
    ConflictRule,
    Facts,
    Municipality,
    Organ,
    OrganKind,
    Responsibility,
    Role,
    Side,
    Theme,
    Unit,
    WorkPhase,
    facts_from,
    join,
)

CASES = sorted((Path(__file__).parent / "data" / "interplay").glob("*.yaml"))
DAY = date(2026, 2, 1)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_indicators_are_those_computed_by_hand(file: Path) -> None:
    case = plain_yaml.read(file)
    town = join(facts_from(case["facts"]))
    found = {one.id: one for one in interplay(town, on=date.fromisoformat(case["on"])).indicators}

    for id_, expected in case["answers"].items():
        value, *about = expected.split()
        if value == "none":
            [definition] = [one for one in definitions() if one.id == id_]
            assert (id_, found[id_].unknown) == (id_, definition.unknown[about[0]].sv)
        else:
            assert (id_, int(found[id_].value or 0)) == (id_, int(value))
        if value not in ("none", "0") and about:
            assert [one.about for one in found[id_].evidence] == about
    for id_, expected in case.get("open", {}).items():
        assert [one.about for one in found[id_].open] == expected.split()


def test_the_register_and_the_measures_are_the_same() -> None:
    assert {one.id for one in definitions()} == {*OF_FACTS, *OF_POWER}


def _all_indicators(language: str) -> list[Indicator]:
    towns = [join(facts_from(plain_yaml.read(file)["facts"])) for file in CASES]
    return [one for town in towns for one in interplay(town, on=DAY, language=language).indicators]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_value_without_evidence_or_a_reason(language: str) -> None:
    for one in _all_indicators(language):
        assert (one.value is None) == (one.unknown is not None) == (one.state is State.UNKNOWN)
        if one.state is State.UNCLEAR:
            assert 0 < len(one.evidence) <= (one.value or 0)
            assert all(line.said and "{" not in line.said for line in (*one.evidence, *one.open))


def test_the_role_that_was_threatened_is_not_told() -> None:
    told = " ".join(
        line.said
        for one in _all_indicators("sv")
        if one.id == "incidents_without_measure"
        for line in (*one.evidence, *one.open)
    )

    assert "förtroendevald" in told
    assert not any(role in told for role in ("Ordförande", "Ledamot", "Bibliotekschef"))


def test_at_most_three_questions_each_with_its_reason() -> None:
    town = join(facts_from(plain_yaml.read(CASES[-1])["facts"]))
    found = interplay(town, on=DAY)

    assert len(found.questions) == 3
    unclear = {one.id: one for one in found.in_state(State.UNCLEAR, State.OPEN)}
    assert all(one.because == unclear[one.indicator].evidence[0].said for one in found.questions)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(SamspelError, match="sv eller en"):
        interplay(Municipality(), on=DAY, language="de")


# What holds for any organisation.

GIVERS = ["a", "b", "c"]
LED = ["x", "y"]
themes = st.none() | st.lists(st.sampled_from(Theme), max_size=4, unique=True).map(tuple)
commands = st.lists(
    st.builds(
        lambda giver, over, covers: (
            Command(organ="n", over=over, covers=covers) if giver == "n" else Command(by=giver, over=over, covers=covers)
        ),
        st.sampled_from([*GIVERS, "n"]),
        st.sampled_from(LED),
        themes,
    ),
    max_size=8,
)
conflict_rules = st.lists(
    st.builds(
        lambda by, over, about: ConflictRule(by=by, over=over, themes=about),
        st.sampled_from(GIVERS),
        st.none() | st.lists(st.sampled_from(LED), min_size=1, unique=True).map(tuple),
        st.lists(st.sampled_from(Theme), min_size=1, max_size=3, unique=True).map(tuple),
    ),
    max_size=4,
)


def led_town(lines: list[Command], rules: list[ConflictRule]) -> Municipality:
    return join(
        Facts(
            organs=(Organ(id="n", name="Nämnden", kind=OrganKind.BOARD),),
            units=(Unit(id="u", name="Förvaltningen", serves=("n",)),),
            roles=(
                *(Role(id=one, name=one, side=Side.OFFICIAL) for one in GIVERS),
                Role(id="x", name="Förvaltningschef", side=Side.OFFICIAL, heads="u"),
                Role(id="y", name="Avdelningschef", side=Side.OFFICIAL),
            ),
            commands=tuple(lines),
            conflict_rules=tuple(rules),
        )
    )


def contested(lines: list[Command], rules: list[ConflictRule]) -> set[tuple[str, object]]:
    return {(one.about, one.words["theme"]) for one in dual_command(led_town(lines, rules), DAY).seen}


@given(commands, conflict_rules, st.data())
def test_removing_a_command_never_adds_a_dual_command(
    lines: list[Command], rules: list[ConflictRule], data: st.DataObject
) -> None:
    if lines:
        gone = data.draw(st.integers(0, len(lines) - 1))
        assert contested(lines[:gone] + lines[gone + 1 :], rules) <= contested(lines, rules)


@given(commands, conflict_rules)
def test_adding_a_conflict_rule_never_adds_a_dual_command(lines: list[Command], rules: list[ConflictRule]) -> None:
    for kept in range(len(rules)):
        assert contested(lines, rules) <= contested(lines, rules[:kept])


@given(commands, conflict_rules)
def test_the_order_of_commands_and_rules_changes_nothing(lines: list[Command], rules: list[ConflictRule]) -> None:
    assert contested(lines, rules) == contested(lines[::-1], rules[::-1])


@given(commands, conflict_rules)
def test_a_dual_command_is_one_that_counting_by_hand_finds(lines: list[Command], rules: list[ConflictRule]) -> None:
    expected = {
        (f"role/{led}", theme.value)
        for led in LED
        for theme in Theme
        if len({one.by or one.organ for one in lines if one.over == led and theme in (one.covers or ())}) > 1
        and not any(theme in rule.themes and led in (rule.over or (led,)) for rule in rules)
    }

    assert contested(lines, rules) == expected


responsibilities = st.lists(
    st.builds(
        lambda role, matter, phases, part: Responsibility(role=role, matter=matter, phases=phases, part=part),
        st.sampled_from([*GIVERS, *LED]),
        st.sampled_from(["Bidrag", "Skolskjuts", "Taxa"]),
        st.lists(st.sampled_from(WorkPhase), min_size=1, max_size=3, unique=True).map(tuple),
        st.none() | st.sampled_from(["norra", "södra"]),
    ),
    max_size=10,
)


def duties_town(duties: list[Responsibility]) -> Municipality:
    return join(led_town([], []), Facts(responsibilities=tuple(duties)))


def gaps_of(duties: list[Responsibility]) -> set[tuple[str, object]]:
    seen = unowned_phases(duties_town(duties), DAY).seen
    return {(one.about, phase) for one in seen if isinstance(one.words["phases"], tuple) for phase in one.words["phases"]}


@given(responsibilities)
def test_a_phase_has_nobody_somebody_or_several(duties: list[Responsibility]) -> None:
    town = duties_town(duties)
    gaps, shared = unowned_phases(town, DAY), shared_phases(town, DAY)
    missing = gaps_of(duties)
    doubled = {(one.about, one.words["phase"]) for one in shared.seen}

    assert not missing & doubled
    assert gaps.of is None or (gaps.of, gaps.value) == (6 * len(matters(town, DAY)), len(missing))
    for one in matters(town, DAY):
        for phase in WorkPhase:
            assert ((one.node, phase.value) in missing) == (not one.holders(phase))


@given(responsibilities, st.sampled_from(WorkPhase))
def test_one_more_responsible_never_adds_a_gap_in_a_known_matter(duties: list[Responsibility], phase: WorkPhase) -> None:
    if duties:
        more = [*duties, Responsibility(role="a", matter=duties[0].matter, phases=(phase,))]
        assert gaps_of(more) <= gaps_of(duties)


@settings(max_examples=20)
@given(commands, conflict_rules, responsibilities)
def test_every_organisation_gets_every_indicator(
    lines: list[Command], rules: list[ConflictRule], duties: list[Responsibility]
) -> None:
    town = join(led_town(lines, rules), Facts(responsibilities=tuple(duties)))

    assert [one.id for one in interplay(town, on=DAY).indicators] == [one.id for one in definitions()]
    assert index_of(town).town is town

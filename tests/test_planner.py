"""The road to a decision: which stops it has, in what order, by whom, until when."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from samspel import plan
from samspel.errors import SamspelError, UnreadableInput
from samspel.model import Appeal
from samspel.planner.road import By, Road, Traits, Weight
from samspel.planner.steps import Lane, Phase, load_guide, shipped_guide
from samspel.rules.load import load_packs
from samspel.shipped import packs
from tests.towns import order, town

DAY = date(2026, 3, 23)
EVERYTHING_KNOWN = [
    Traits(authority=authority, appeal=appeal, budget=known, children=known, staff=known)
    for authority, appeal, known in product((True, False), Appeal, (True, False))
]


def ids(road: Road) -> list[str]:
    return [stop.id for stop in road.stops]


def stops(road: Road, phase: Phase) -> list[str]:
    return [stop.id for stop in road.stops if stop.phase is phase]


def test_a_matter_of_the_council_is_prepared_summoned_approved_and_announced() -> None:
    road = plan("Ny skola", on=DAY, by=By.COUNCIL, traits=Traits(children=False, staff=False, budget=False))

    assert stops(road, Phase.PREPARATION)[-3:] == ["prepare-in-board", "board-heard", "executive-board-heard"]
    assert stops(road, Phase.DECISION) == ["notice-council", "decide-council", "approve-minutes"]
    assert "send-material" not in ids(road)
    assert road.questions == ()


def test_the_last_days_are_counted_from_the_day_of_the_decision() -> None:
    road = plan("Ny skola", on=DAY, by=By.COUNCIL)
    last = {stop.id: stop.last_day for stop in road.stops if stop.last_day}

    assert last == {
        "notice-council": date(2026, 3, 16),
        "approve-minutes": date(2026, 4, 6),
        "announce": date(2026, 4, 8),
    }


def test_authority_against_somebody_takes_communication_reasons_and_notice() -> None:
    traits = Traits(authority=True, appeal=Appeal.ADMINISTRATIVE)
    road = plan("Bistånd", on=DAY, by=By.DELEGATE, traits=traits)

    wanted = ["note-what-is-said", "send-material", "decision-document", "notify-party", "carry-out-after-appeal", "correct"]
    assert [one for one in wanted if one not in ids(road)] == []
    assert {"carry-out", "inform-unions", "money"} & {*ids(road)} == set()


def test_the_administrative_procedure_act_yields_where_legality_alone_is_tried() -> None:
    traits = Traits(authority=True, appeal=Appeal.MUNICIPAL_REVIEW)
    road = plan("Bidrag", on=DAY, by=By.BOARD, traits=traits)
    sections = {(one.sfs, one.section) for stop in road.stops for one in stop.law if one.sfs == "2017:900"}

    assert sections == {("2017:900", "5")}
    assert "closed-doors" in ids(road)


def test_what_is_not_known_is_a_question_once_and_never_left_out() -> None:
    open_road = plan("Ny skola", on=DAY, by=By.COUNCIL)
    sure = plan("Ny skola", on=DAY, by=By.COUNCIL, traits=Traits(budget=True, children=True, staff=True))
    none = plan("Ny skola", on=DAY, by=By.COUNCIL, traits=Traits(budget=False, children=False, staff=False))

    assert ids(open_road) == ids(sure)
    assert [stop.id for stop in open_road.stops if not stop.only_if] == ids(none)
    assert len(open_road.questions) == 3
    assert all(stop.weight is not Weight.MUST for stop in open_road.stops if stop.only_if)


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("traits", EVERYTHING_KNOWN)
def test_every_road_runs_through_the_phases_in_order_and_decides_once(by: By, traits: Traits) -> None:
    road = plan("Ärendet", on=DAY, by=by, traits=traits)
    order_of = list(Phase)

    assert [order_of.index(stop.phase) for stop in road.stops] == sorted(order_of.index(stop.phase) for stop in road.stops)
    assert {stop.phase for stop in road.stops} >= {*Phase} - {Phase.CONSULTATION}
    assert [one for one in ids(road) if one.startswith("decide-")] == [f"decide-{by}"]
    assert len({*ids(road)}) == len(road.stops)
    assert road.questions == ()


def test_every_step_is_on_some_road() -> None:
    seen = {one for by in By for traits in EVERYTHING_KNOWN for one in ids(plan("X", on=DAY, by=by, traits=traits))}

    assert {step.id for step in shipped_guide().steps} == seen


def test_what_is_general_knowledge_is_never_a_requirement() -> None:
    road = plan("Ny skola", on=DAY, by=By.COUNCIL, traits=Traits(children=True, staff=True))
    weights = {stop.id: stop.weight for stop in road.stops}

    assert {weights[one] for one in ("negotiate", "inform-unions", "best-interests", "risk-assessment")} == {Weight.QUESTION}
    assert weights["prepare-in-board"] is Weight.MUST
    assert weights["result"] is Weight.ADVICE


def test_the_organ_of_the_facts_decides_and_gives_its_name() -> None:
    road = plan("Riktlinjer", on=DAY, town=order(), organ="sn")
    committee = plan("Riktlinjer", on=DAY, town=order(), organ="sn-au")
    decides = next(stop for stop in committee.stops if stop.id == "decide-delegate")

    assert (road.by, road.decider) == (By.BOARD, "Socialnämnden")
    assert (committee.by, decides.lane) == (By.DELEGATE, Lane.POLITICS)
    assert decides.who == "Socialnämndens arbetsutskott"


def test_the_delegate_of_the_order_is_named_where_no_amount_decides() -> None:
    row = "id: r1, matter: Föreningsbidrag, delegates: [{role: handl}]"
    named = plan("Föreningsbidrag", on=DAY, town=order(row, head="id: o, organ: sn, in_force: {from: 2026-01-01}"))
    limited = plan(
        "Föreningsbidrag",
        on=DAY,
        town=order(f"{row}, limit: {{at_most: 5000, unit: SEK}}", head="id: o, organ: sn, in_force: {from: 2026-01-01}"),
    )

    assert (named.by, named.decider) == (By.DELEGATE, "Biståndshandläggare")
    assert (limited.by, limited.decider) == (By.DELEGATE, "Delegaten")
    assert next(stop for stop in named.stops if stop.id == "decide-delegate").lane is Lane.PROFESSION


def test_the_type_of_matter_tells_what_is_usual_and_that_it_is_presumed() -> None:
    road = plan("SN-039", on=DAY)

    assert (road.by, road.traits.authority, road.traits.appeal) == (By.DELEGATE, True, Appeal.ADMINISTRATIVE)
    assert road.presumed == ("by", "authority", "appeal")
    assert plan("SN-039", on=DAY, by=By.DELEGATE, traits=Traits(authority=True, appeal=Appeal.ADMINISTRATIVE)).presumed == ()


def test_words_are_read_as_those_of_the_board_whose_matter_it_is() -> None:
    row = "id: r1, matter: Kontaktperson, delegates: [{role: handl}]"
    road = plan("Kontaktperson", on=DAY, town=order(row, head="id: o, organ: sn, in_force: {from: 2026-01-01}"))

    assert (road.by, road.traits.authority) == (By.DELEGATE, True)
    assert road.presumed == ("authority", "appeal")


def test_nobody_is_made_up_to_decide() -> None:
    with pytest.raises(SamspelError, match="Det framgår inte vem som ska besluta"):
        plan("Köpa en rymdraket", on=DAY)
    with pytest.raises(SamspelError, match="Det framgår inte vem som ska besluta"):
        plan("Köpa en rymdraket", on=DAY, town=order("id: r1, matter: Föreningsbidrag, delegates: [{role: handl}]"))
    with pytest.raises(SamspelError, match="Organet sx finns inte"):
        plan("Riktlinjer", on=DAY, town=order(), organ="sx")
    with pytest.raises(SamspelError, match="Socialnämnden är inte fullmäktige"):
        plan("Riktlinjer", on=DAY, town=order(), organ="sn", by=By.COUNCIL)


def test_a_board_of_no_order_decides_by_the_type_of_matter() -> None:
    assert plan("ALLA-002", on=DAY, town=town("organs: [{id: sn, name: Socialnämnden, kind: board}]")).by is By.BOARD


def test_the_road_is_no_rule_pack() -> None:
    assert [pack.file for pack in load_packs(packs()) if pack.file == "beslutsvag.yaml"] == []


def test_every_mistake_in_a_guide_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "vag.yaml"
    file.write_text(
        "road: r\nverified_through: 2026-01-01\nquestions: {}\nsteps:\n"
        "  - {id: a, phase: initiative, lane: politics, applies: {bye: council}, title: {sv: A, en: A},\n"
        "     who: {sv: A, en: A}, what: {sv: A, en: A}, certainty: L H,\n"
        '     law: [{sfs: "2017:725", chapter: "5", section: "99"}]}\n'
        "  - {id: b, phase: begin, lane: politics, title: {sv: A, en: A}, who: {sv: A, en: A}, what: {sv: A, en: A},\n"
        "     certainty: sure}\n",
        encoding="utf-8",
    )
    with pytest.raises(UnreadableInput) as caught:
        load_guide(file)

    told = "\n".join(str(problem) for problem in caught.value.problems)
    for words in ("vag.yaml:5", "attribut `bye`", "5 kap. 99 §", "Märket `sure`", "Steget saknar lagrum", "`begin`"):
        assert words in told

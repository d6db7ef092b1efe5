"""decide(): the edges of each thing it takes into account."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from samspel import Ruling, decide, what_may, who_may
from samspel.authority import decide as answers
from samspel.authority.index import compile_index
from samspel.authority.request import Answer, Request, StepKind
from samspel.checks.asking import index_of
from samspel.errors import SamspelError
from samspel.model import Duration, Municipality, Vat
from samspel.money import Unit

from .towns import CAST, order, town

DAY = date(2026, 2, 1)
HEAD = "id: o, organ: sn, in_force: {from: 2023-02-01, to: 2026-12-31}"
ROW = "id: r1, matter: Direktupphandling, matter_type: ALLA-041"
YES, NO, ASK = Answer.YES, Answer.NO, Answer.NEEDS_ASSESSMENT


def one(row: str, head: str = HEAD, **parts: str) -> Municipality:
    """The cast with an order of one row about direct procurement."""
    return order(f"{ROW}, {row}", head=head, **parts)


def asked(municipality: Municipality, who: str = "role", name: str = "avdchef", **details: Any) -> Ruling:
    """The ruling on row r1; by the head of department that day unless something else is said."""
    return decide(municipality, Request(**{"matter": "o/r1", "on": DAY, who: name, **details}))


@pytest.mark.parametrize(
    ("amount", "vat", "answer"),
    [
        (500_000, Vat.EXCLUDED, YES),
        (500_000.01, Vat.EXCLUDED, NO),
        (500_000, None, YES),
        (500_001, None, ASK),
        (625_000, Vat.INCLUDED, ASK),
        (625_001, Vat.INCLUDED, NO),
        (None, Vat.EXCLUDED, ASK),
    ],
)
def test_an_amount_at_the_limit_and_value_added_tax(amount: float | None, vat: Vat | None, answer: Answer) -> None:
    municipality = one("delegates: [{role: avdchef}], limit: {at_most: 500000, unit: SEK, vat: excluded}")

    assert asked(municipality, amount=amount, vat=vat).answer is answer


@pytest.mark.parametrize(
    ("day", "amount", "answer"),
    [(date(2025, 12, 31), 58_800, YES), (date(2025, 12, 31), 58_801, NO), (date(2026, 1, 1), 59_200, YES)],
)
def test_a_base_amount_is_that_of_the_year_of_the_decision(day: date, amount: int, answer: Answer) -> None:
    municipality = one("delegates: [{role: avdchef}], limit: {at_most: 1, unit: PBB, vat: included}")

    assert asked(municipality, on=day, amount=amount, vat=Vat.INCLUDED).answer is answer


def test_a_base_amount_of_unstated_kind_is_a_question_unless_a_clause_says_which() -> None:
    row = "delegates: [{role: avdchef}], limit: {at_most: 1, unit: BB, vat: included}"
    clause = ", clauses: [{kind: base_amount, unit: PBB}]"

    assert asked(one(row), amount=10, vat=Vat.INCLUDED).answer is ASK
    assert asked(one(row, HEAD + clause), amount=10, vat=Vat.INCLUDED).answer is YES


def test_the_limits_of_row_and_delegate_both_count() -> None:
    municipality = one(
        "limit: {at_most: 500, unit: SEK, vat: excluded},"
        " delegates: [{role: avdchef, limit: {at_least: 100, unit: SEK, vat: excluded}}]"
    )

    answers = [asked(municipality, amount=amount, vat=Vat.EXCLUDED).answer for amount in (99, 100, 500, 501)]
    assert answers == [NO, YES, YES, NO]


def test_an_amount_in_words_that_could_not_be_read_is_a_question() -> None:
    assert asked(one("delegates: [{role: avdchef}], amount_words: efter behov")).answer is ASK


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2023, 1, 31), NO),
        (date(2023, 2, 1), YES),
        (date(2026, 12, 31), YES),
        (date(2027, 1, 1), NO),
    ],
)
def test_the_first_and_last_day_of_an_order_count(day: date, answer: Answer) -> None:
    ruling = asked(one("delegates: [{role: avdchef}]"), on=day)

    assert ruling.answer is answer
    assert (answer is YES) or "2023-02-01 till 2026-12-31" in " ".join(ruling.because)


def test_an_order_without_days_is_a_question() -> None:
    assert asked(one("delegates: [{role: avdchef}]", "id: o, organ: sn")).answer is ASK
    assert asked(one("delegates: [{role: avdchef}]", "id: o, organ: sn, adopted: {on: 2026-02-01}")).answer is YES


@pytest.mark.parametrize(
    ("lasts", "answer"),
    [
        (Duration(years=3), YES),
        (Duration(months=36), YES),
        (Duration(months=37), NO),
        (Duration(days=1090), YES),
        (Duration(days=1096), ASK),
        (Duration(days=1200), NO),
        (None, ASK),
    ],
)
def test_how_long_a_decision_may_last(lasts: Duration | None, answer: Answer) -> None:
    assert asked(one("delegates: [{role: avdchef}], lasts_at_most: {years: 3}"), lasts=lasts).answer is answer


def test_a_power_over_the_own_unit() -> None:
    municipality = one("delegates: [{role: avdchef, scope: own_unit}]")

    answers = [asked(municipality, administrative_unit=unit).answer for unit in ("ifo", "klk", None)]
    assert answers == [YES, NO, ASK]


def test_words_that_name_a_role_reach_it_and_words_that_nobody_knows_are_a_question() -> None:
    assert asked(one("delegates: [{text: Avdelningschefen}]")).answer is YES
    assert asked(one("delegates: [{text: Den som vet bäst}]")).answer is ASK
    assert asked(one("delegates: [{role: handl}]")).answer is NO
    assert asked(order(ROW, head=HEAD)).answer is ASK


def test_several_who_decide_together_decide_nothing_alone() -> None:
    ruling = asked(one("delegates: [{role: avdchef}, {role: handl}], acting: jointly"))

    assert ruling.answer is NO
    assert "tillsammans: Avdelningschef och Biståndshandläggare" in ruling.because[1]


def test_execution_needs_no_delegation() -> None:
    ruling = asked(one("delegates: [{role: handl}], execution: yes"))

    assert ruling.answer is YES
    assert any("behövs ingen delegering" in words for words in ruling.because)


def test_what_the_law_forbids_beats_the_row() -> None:
    ruling = asked(one("delegates: [{role: konsult}]"), name="konsult")

    assert ruling.answer is NO
    assert [(one.sfs, one.chapter, one.section) for one in ruling.law] == [("2017:725", "6", "37"), ("2017:725", "7", "5")]


def test_a_rule_that_asks_makes_the_answer_a_question() -> None:
    ruling = asked(one("delegates: [{role: avdchef}], consult: [{role: socialchef, consent: true}]"))

    assert ruling.answer is ASK
    assert any("godkännande" in question for question in ruling.questions)


def test_a_substitute_of_the_row_and_of_the_role_decides_when_the_ordinary_is_away() -> None:
    municipality = one("delegates: [{role: avdchef}], substitutes: [{role: handl}]")
    ruling = asked(municipality, name="handl")

    assert ruling.answer is YES
    assert "Avdelningschef är förhindrad att besluta" in ruling.provided


def test_a_superior_decides_only_where_a_clause_says_so() -> None:
    row = "delegates: [{role: avdchef}]"
    clause = ", clauses: [{kind: superior_may, when: [absent], words: Överordnad får besluta vid frånvaro.}]"

    assert asked(one(row), name="socialchef").answer is NO
    ruling = asked(one(row, HEAD + clause), name="socialchef")
    assert ruling.answer is YES
    assert [step.kind for step in ruling.chain] == [StepKind.MANDATE, StepKind.DELEGATION, StepKind.SUPERIOR]
    assert "Ordningen säger: ”Överordnad får besluta vid frånvaro.”" in ruling.because


def onward(row: str = "onward: {allowed: yes}", **facts: str) -> Municipality:
    said = ", ".join(f"{key}: {value}" for key, value in {"by": "socialchef", "to": "handl", **facts}.items())
    return one(
        f"delegates: [{{role: socialchef}}], limit: {{at_most: 500, unit: SEK, vat: excluded}}, {row}",
        onward=f"[{{id: v1, order: o, row: r1, {said}, in_force: {{from: 2024-01-01}}}}]",
    )


@pytest.mark.parametrize(
    ("municipality", "amount", "answer"),
    [
        (onward(), 500, YES),
        (onward(), 501, NO),
        (onward(limit="{at_most: 900, unit: SEK, vat: excluded}"), 501, NO),
        (onward(limit="{at_most: 90, unit: SEK, vat: excluded}"), 91, NO),
        (onward(by="avdchef"), 1, NO),
        (onward("onward: {allowed: no}"), 1, NO),
        (onward("onward: {allowed: yes, to: [Avdelningschef]}"), 1, NO),
        (onward(to="konsult"), 1, NO),
    ],
)
def test_power_passed_onward_is_never_more_than_what_it_came_from(
    municipality: Municipality, amount: int, answer: Answer
) -> None:
    name = municipality.onward[0].to

    assert asked(municipality, name=name, amount=amount, vat=Vat.EXCLUDED).answer is answer
    assert asked(municipality, name=name, amount=1, vat=Vat.EXCLUDED, on=date(2023, 12, 31)).answer is NO


PEOPLE = """
  [{id: a1, roles: [{role: avdchef, from: 2024-01-01, to: 2025-12-31}, {role: handl, as: acting, from: 2026-01-01}]},
   {id: b1, roles: [{role: handl, as: substitute, from: 2024-01-01}], bindings: [{kind: board_member, of: Bostads AB}]}]"""


@pytest.mark.parametrize(
    ("person", "details", "answer"),
    [
        ("a1", {}, YES),
        ("a1", {"on": date(2025, 12, 31)}, NO),
        ("a1", {"on": date(2023, 12, 31)}, NO),
        ("b1", {}, YES),
        ("b1", {"party": "bostads ab"}, NO),
        ("b1", {"party": "Annat AB"}, YES),
    ],
)
def test_a_person_decides_in_the_roles_of_that_day(person: str, details: dict[str, Any], answer: Answer) -> None:
    municipality = one("delegates: [{role: handl}]", people=PEOPLE)

    assert asked(municipality, "person", person, **details).answer is answer


def test_what_cannot_wait_is_decided_by_the_one_whom_the_board_has_designated() -> None:
    designated = one("delegates: [{role: handl}]", designations="[{organ: sn, role: sn-ordf, for: urgent}]")
    row = "delegates: [{role: handl}]"

    assert asked(designated, name="sn-ordf").answer is NO
    assert asked(designated, name="sn-ordf", urgent_reason="Skada hotar").answer is YES
    assert asked(designated, name="ks-ordf", urgent_reason="Skada hotar").answer is NO
    assert asked(one(row), name="sn-ordf", urgent_reason="Skada hotar").answer is ASK
    clause = ", clauses: [{kind: urgency, words: Ordföranden beslutar i brådskande ärenden.}]"
    assert asked(one(row, HEAD + clause), name="sn-ordf", urgent_reason="Skada hotar").answer is YES


def test_the_board_decides_its_own_matters_and_no_others() -> None:
    municipality = one("delegates: [{role: handl}]")

    assert asked(municipality, "organ", "sn").answer is YES
    assert asked(municipality, "organ", "ks").answer is NO
    assert asked(municipality, "organ", "sn-ber").answer is NO
    assert asked(municipality, "organ", "kf").answer is ASK


def test_words_that_no_row_has_are_a_question_and_a_row_of_another_board_is_not_ours() -> None:
    municipality = one("delegates: [{role: avdchef}]")

    assert asked(municipality, matter="Köpa en rymdraket").answer is ASK
    assert asked(municipality, matter="  direktupphandling ").answer is YES
    assert asked(municipality, matter="ALLA-041").answer is YES
    assert asked(municipality, matter="ALLA-030").answer is NO
    assert asked(municipality, board="ks").answer is NO


def test_the_narrowest_limit_is_shown_first_and_before_a_power_that_waits_for_absence() -> None:
    municipality = order(
        "id: wide, matter: Inköp, matter_type: ALLA-041, delegates: [{role: avdchef}], limit: {at_most: 9, unit: SEK}",
        "id: narrow, matter: Inköp, matter_type: ALLA-041, delegates: [{role: avdchef}], limit: {at_most: 5, unit: SEK}",
        "id: away, matter: Inköp, matter_type: ALLA-041, delegates: [{role: handl}], substitutes: [{role: avdchef}]",
        head=HEAD,
    )

    assert asked(municipality, matter="Inköp", amount=1).row == "o/narrow"


def test_ids_that_the_facts_do_not_have_are_all_told() -> None:
    with pytest.raises(SamspelError, match=r"Rollen x finns inte.*Nämnden y finns inte"):
        asked(one("delegates: [{role: avdchef}]"), name="x", board="y")
    with pytest.raises(SamspelError, match="har ingen rad med id r9"):
        asked(one("delegates: [{role: avdchef}]"), matter="o/r9")
    with pytest.raises(SamspelError, match="exakt en"):
        Request(matter="o/r1", on=DAY)
    with pytest.raises(SamspelError, match="ska vara ett datum"):
        Request(matter="o/r1", role="handl", on=datetime(2026, 2, 1, 12, tzinfo=UTC))
    with pytest.raises(SamspelError, match="från noll"):
        Request(matter="o/r1", role="handl", on=DAY, amount=-1)


def test_who_may_and_what_may_agree_with_decide() -> None:
    municipality = onward()
    details: dict[str, Any] = {"on": DAY, "amount": 400, "vat": Vat.EXCLUDED}

    for answer in Answer:
        listed = {(one.role, one.organ) for one in who_may(municipality, "o/r1", answer=answer, **details)}
        judged = {
            (role, organ)
            for role, organ in (
                *((role.id, None) for role in municipality.roles),
                *((None, organ.id) for organ in municipality.organs),
            )
            if decide(municipality, Request(matter="o/r1", role=role, organ=organ, **details)).answer is answer
        }
        assert listed == judged
    assert [ruling.request.matter for ruling in what_may(municipality, role="handl", on=DAY)] == ["o/r1"]
    assert what_may(municipality, role="kdir", on=DAY) == ()


def test_an_index_can_be_pickled_and_a_copy_of_the_facts_has_its_own() -> None:
    municipality = one("delegates: [{role: avdchef}]")
    again = pickle.loads(pickle.dumps(municipality))
    without = municipality.model_copy(update={"orders": ()})

    assert asked(again).answer is asked(municipality).answer is YES
    assert index_of(without) is not index_of(municipality)


def test_amounts_in_base_amounts_are_compared_with_limits_in_kronor() -> None:
    municipality = one("delegates: [{role: avdchef}], limit: {at_most: 59200, unit: SEK, vat: included}")

    assert asked(municipality, amount=1, amount_unit=Unit.PBB, vat=Vat.INCLUDED).answer is YES
    assert asked(municipality, amount=1.01, amount_unit=Unit.PBB, vat=Vat.INCLUDED).answer is NO


def test_a_role_and_an_organ_may_have_the_same_id() -> None:
    named = one(
        "delegates: [{organ: namne}]",
        roles="[{id: namne, name: Samordnare, side: official, unit: ifo}]",
        organs="[{id: namne, name: Beredningsutskottet, kind: committee, parent: sn}]",
    )

    assert asked(named, "organ", "namne").chain[-1].receiver == "Beredningsutskottet"
    assert "Samordnare" in asked(named, "role", "namne").because[0]
    assert "ger rätten till Beredningsutskottet" in asked(named, "role", "namne").because[1]


def test_a_board_that_the_council_gave_other_matters_asks_whether_it_has_this() -> None:
    row = "id: r1, matter: Ekonomiskt bistånd, matter_type: SN-038, delegates: [{role: handl}]"
    given = order(row, head=HEAD, mandates="[{organ: sn, matters: [tvångsvård]}]")

    [question] = asked(given, "organ", "sn").questions
    assert question.startswith("Har fullmäktige gett Socialnämnden ärendet")


def test_what_only_carries_out_is_everybodys_whose_task_it_is_also_where_the_board_is_not_known() -> None:
    ruling = asked(one("execution: yes", "id: o, in_force: {from: 2023-02-01}"), name="kdir")

    assert (ruling.answer, [step.kind for step in ruling.chain]) == (YES, [StepKind.EXECUTION])
    assert "uppgiften hör till Kommundirektör" in ruling.provided


def test_a_machine_has_no_conflict_of_interest() -> None:
    support = "id: r1, matter: Försörjningsstöd enligt riksnorm, matter_type: SN-038, appeal: administrative"
    robot = "[{id: robot, name: Beslutsrobot, side: automated}]"
    ruling = asked(order(f"{support}, delegates: [{{role: robot}}]", head=HEAD, roles=robot), name="robot")

    assert ruling.answer is YES
    assert not any("jävig" in words for words in ruling.provided)


def test_what_the_preamble_refers_to_is_not_what_a_row_rests_on() -> None:
    head = HEAD + ", preamble: [Räddningsledaren beslutar enligt 3 kap. 16 § lagen (2003:778) om skydd mot olyckor.]"
    ruling = asked(one("delegates: [{role: avdchef}], law: [7 kap. 5 § KL]", head))

    assert [(one.sfs, one.chapter, one.section) for one in ruling.law] == [("2017:725", "7", "5")]


def test_of_the_rows_of_two_boards_the_narrowest_limit_is_given() -> None:
    row = "id: r1, matter: Inköp, matter_type: ALLA-041, delegates: [{role: avdchef}]"
    period = "in_force: {from: 2023-02-01}"
    municipality = town(
        CAST,
        f"orders: [{{id: a, organ: ks, {period}, rows: [{{{row}, limit: {{at_most: 5, unit: SEK, vat: excluded}}}}]}},"
        f" {{id: b, organ: sn, {period}, rows: [{{{row}, limit: {{at_most: 9, unit: SEK, vat: excluded}}}}]}}]",
    )

    assert asked(municipality, matter="ALLA-041", amount=1, vat=Vat.EXCLUDED).row == "a/r1"


def test_a_board_as_delegate_of_an_order_of_nobody_knows_whom_may_be_the_giver_itself() -> None:
    ruling = asked(one("delegates: [{organ: ks}]", "id: o, in_force: {from: 2023-02-01}"), "organ", "ks", matter="o/r1")

    assert ruling.answer is YES
    assert ruling.row is None


def test_a_yes_takes_for_granted_what_the_row_asks_for_beside() -> None:
    people = "[{id: a1, roles: [{role: avdchef}]}]"
    row = "delegates: [{role: avdchef, scope: Kommundel norr}], consult: [{text: HR}]"
    limit = "limit: {at_most: 9, unit: SEK, vat: excluded, per: occasion}"

    counted = asked(one(f"{row}, {limit}", people=people), "person", "a1", amount=1, vat=Vat.EXCLUDED).provided
    assert {"a1 hade tillträtt rollen", "samråd har skett med HR", "ärendet ligger inom ”Kommundel norr”"} <= set(counted)
    assert "beloppet är räknat på samma sätt som gränsen: occasion" in counted
    assert "raden inte har någon gräns för belopp" in asked(one(row), amount=1).provided


def test_words_of_a_row_are_found_beside_a_row_without_words() -> None:
    municipality = order("id: r0, delegates: [{role: handl}]", f"{ROW}, delegates: [{{role: avdchef}}]", head=HEAD)

    assert asked(municipality, matter="direktupphandling").row == "o/r1"


def test_to_whom_power_may_be_passed_on_may_be_unclear() -> None:
    unclear = onward("onward: {allowed: yes, to: [Den som vet bäst]}")

    ruling = asked(unclear, name="handl", amount=1, vat=Vat.EXCLUDED)
    assert ruling.answer is ASK
    assert any(
        "vidaredelegeras till Biståndshandläggare? Där står ”Den som vet bäst”" in words for words in ruling.questions
    )


def test_an_order_counts_only_while_its_board_exists() -> None:
    board = "[{id: fn, name: Familjenämnden, kind: board, parent: kf, in_force: {from: 2020-01-01, to: 2022-12-31}}]"
    ended = one("delegates: [{role: handl}]", "id: o, organ: fn, in_force: {from: 2023-02-01}", organs=board)

    assert asked(ended, name="handl").answer is NO


def test_without_rules_an_index_leaves_the_law_out() -> None:
    chair = "[{organ: sn, role: handl, for: urgent}]"
    index = compile_index(one("delegates: [{role: konsult}]", designations=chair))

    lawless = answers.decide(index, Request(matter="o/r1", role="konsult", on=DAY))
    assert (lawless.answer, repr(lawless)) == (YES, "<Ruling yes o/r1>")
    urgent = answers.decide(index, Request(matter="o/r1", role="handl", urgent_reason="Skada hotar", on=DAY))
    assert (urgent.answer, repr(urgent)) == (YES, "<Ruling yes>")


def test_who_is_meant_by_a_title_of_several_is_asked_for_each_and_for_those_above() -> None:
    chiefs = (
        "[{id: a, name: Enhetschef, side: official, unit: ifo, reports_to: [avdchef]},"
        " {id: b, name: Enhetschef, side: official, unit: ifo}]"
    )
    clause = ", clauses: [{kind: superior_may}]"
    municipality = one("delegates: [{text: Enhetschef}]", HEAD + clause, roles=chiefs)

    assert [asked(municipality, name=name).answer for name in ("a", "b", "avdchef", "handl")] == [ASK, ASK, ASK, NO]
    assert any("Menas Enhetschef med ”Enhetschef”" in words for words in asked(municipality, name="avdchef").questions)


def test_the_days_of_an_order_are_told_whole_also_where_an_earlier_order_ends_within_them() -> None:
    municipality = town(
        CAST,
        f"orders: [{{id: old, organ: sn, in_force: {{from: 2023-01-01, to: 2024-06-30}}, rows: [{{{ROW}}}]}},"
        f" {{id: o, organ: sn, in_force: {{from: 2024-01-01}}, rows: [{{{ROW}, delegates: [{{role: avdchef}}]}}]}}]",
    )

    assert any(
        "gäller från 2024-01-01, inte 2023-06-01" in words for words in asked(municipality, on=date(2023, 6, 1)).because
    )

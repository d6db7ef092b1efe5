"""A report on a delegation order: the same whatever the order of the facts, honest about what is unknown, stable."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samspel.exporters.report_json import report_json
from samspel.findings import Finding, Level, Report, Verdict
from samspel.model import Facts, Municipality, Order, Row, join
from samspel.rules import RulePack
from tests.packs import one_pack, rule_text
from tests.towns import CAST, DAY, checked, facts, order, town, verdicts

ROOT = Path(__file__).parents[1]

# --- small generated orders -------------------------------------------------------------------------------------------

RECEIVERS = st.sampled_from(
    [
        "role: socialchef",
        "role: avdchef",
        "role: sektorchef",
        "role: handl",
        "role: kdir",
        "role: konsult",
        "role: sn-ordf",
        "role: sn-ers",
        "role: ks-ordf",
        "organ: sn-au",
        "organ: sn-ber",
        "organ: ks-au",
        "text: Rektor",
        "text: Berörd",
        "text: Sektorchefen",
        "text: Anna Ek",
    ]
)
LIMITS = st.sampled_from(
    [
        "none",
        "{at_most: 100, unit: SEK}",
        "{more_than: 100, unit: SEK}",
        "{at_most: 3, unit: PBB}",
        "{at_most: 3, unit: BB}",
    ]
)
LAWS = st.lists(
    st.sampled_from(["KL 6:37", "4 kap. 1 § SoL", "2 a kap. 10 § SoL", "6 § LVU", "26 § FL (1986:223)"]), max_size=2
)
MATTERS = st.sampled_from(["Avtal", "Bistånd", "Brådskande ärenden som inte kan avvaktas", "Bidrag"])


@st.composite
def row_texts(draw: st.DrawFn, number: int) -> str:
    """A row with most cells there, some none and some unknown."""
    cells = {
        "matter": draw(MATTERS),
        "delegates": "[" + ", ".join(f"{{{words}}}" for words in draw(st.lists(RECEIVERS, max_size=3, unique=True))) + "]",
        "acting": draw(st.sampled_from([None, "each", "jointly"])),
        "consult": draw(st.sampled_from([None, "[]", "[{text: HR-chef}]", "[{text: HR-chef, consent: yes}]"])),
        "limit": draw(LIMITS),
        "law": draw(st.none() | LAWS.map(lambda laws: str(laws).replace("'", '"'))),
        "onward": draw(st.sampled_from([None, "none", "{allowed: yes}", "{allowed: no}"])),
        "execution": draw(st.sampled_from([None, "yes", "no"])),
    }
    present = ", ".join(f"{name}: {words}" for name, words in cells.items() if words is not None)
    return f'id: r{number}, number: "{number}", {present}'


@st.composite
def towns(draw: st.DrawFn) -> Municipality:
    """The cast with an order of one to four rows."""
    rows = [draw(row_texts(number)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    adopted = draw(st.sampled_from(["", ", adopted: {on: 2024-03-01}", ", adopted: {on: 2025-03-01}"]))
    onward = draw(
        st.sampled_from(
            [
                "[]",
                "[{id: v, order: o, row: r1, by: socialchef, to: konsult}]",
                "[{id: v, order: o, row: r1, by: avdchef, to: handl}]",
            ]
        )
    )
    return order(*rows, head=f"id: o, organ: sn{adopted}", onward=onward)


def with_order(municipality: Municipality, changed: Order) -> Municipality:
    parts = {name: getattr(municipality, name) for name in ("organs", "units", "roles", "designations", "onward")}
    return join(Facts(orders=(changed,), **parts))


def with_rows(municipality: Municipality, rows: tuple[Row, ...]) -> Municipality:
    [old] = municipality.orders
    return with_order(municipality, Order.model_validate({**dict(old), "rows": rows}))


def told(report: Report, *, without: tuple[str, ...] = ()) -> set[str]:
    return {frozen(finding) for finding in report.findings if finding.code not in without}


def frozen(finding: Finding) -> str:
    return finding.model_dump_json()


# --- properties -------------------------------------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(towns(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_facts_changes_no_finding(municipality: Municipality, random: Any) -> None:
    """What is about several rows is told at the first of them, so these are compared by whether they are told at all."""

    def shuffled(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    parts = {name: shuffled(getattr(municipality, name)) for name in ("organs", "units", "roles", "onward")}
    [old] = municipality.orders
    other = join(Facts(orders=(Order.model_validate({**dict(old), "rows": shuffled(old.rows)}),), **parts))
    one, two = checked(municipality), checked(other)

    of_several = ("FRM003", "FRM024", "FRM025")
    assert told(one, without=of_several) == told(two, without=of_several)
    for code in of_several:
        assert bool(verdicts(one, code)) == bool(verdicts(two, code))
    assert {(q.text, q.settles, frozenset(q.about)) for q in one.questions} == {
        (q.text, q.settles, frozenset(q.about)) for q in two.questions
    }


MAY_FORGET = [  # a rule that asks, and a cell whose loss leaves its guard true
    ("DEL003", "acting"),
    ("DEL004", "acting"),
    ("FRM001", "delegates"),
    ("FRM001", "execution"),
    ("REF002", "law"),
]


def verdict_by_key(report: Report, code: str) -> dict[str, Verdict]:
    return {finding.key: finding.verdict for finding in report.findings if finding.code == code}


@settings(max_examples=18, deadline=None)
@given(towns(), st.sampled_from(MAY_FORGET), st.integers(0, 3))
def test_forgetting_a_cell_makes_ok_at_most_a_doubt_and_never_clears_a_breach(
    municipality: Municipality, case: tuple[str, str], which: int
) -> None:
    code, cell = case
    rows = municipality.orders[0].rows
    number = which % len(rows)
    assume(
        cell != "acting" or len(rows[number].delegates or ()) > 1
    )  # one delegate decides alone unless the row says jointly
    poorer = Row.model_validate({**dict(rows[number]), cell: None})
    before = verdict_by_key(checked(municipality), code)
    after = verdict_by_key(checked(with_rows(municipality, (*rows[:number], poorer, *rows[number + 1 :]))), code)

    for key in before.keys() | after.keys():
        was, now = before.get(key), after.get(key)
        assert now in {was, Verdict.DOUBT}, (key, was, now)


@settings(max_examples=10, deadline=None)
@given(towns(), st.sampled_from(["socialchef", "avdchef", "handl", "kdir"]))
def test_forgetting_what_a_role_heads_makes_ok_at_most_a_doubt(municipality: Municipality, role: str) -> None:
    roles = tuple(r.model_validate({**dict(r), "heads": None}) if r.id == role else r for r in municipality.roles)
    parts = {name: getattr(municipality, name) for name in ("organs", "units", "designations", "onward", "orders")}
    before = verdict_by_key(checked(municipality), "DEL006")
    after = verdict_by_key(checked(join(Facts(roles=roles, **parts))), "DEL006")

    for key in before.keys() | after.keys():
        assert after.get(key) in {before.get(key), Verdict.DOUBT}, key


@settings(max_examples=10, deadline=None)
@given(towns())
def test_an_unrelated_row_changes_nothing_else(municipality: Municipality) -> None:
    extra = facts(
        "orders: [{id: x, rows: [{id: extra, matter: Ny, delegates: [{role: handl}], law: [6 § LVU], limit: none}]}]"
    )
    more = checked(with_rows(municipality, (*municipality.orders[0].rows, extra.orders[0].rows[0])))

    def of_the_old_rows(report: Report) -> set[str]:
        """Without what is said of the order as a whole, which looks at every row."""
        return {frozen(finding) for finding in report.findings if finding.about not in ("o", "o/row/extra")}

    assert of_the_old_rows(more) == of_the_old_rows(checked(municipality))


@settings(max_examples=10, deadline=None)
@given(towns())
def test_a_report_is_sorted_its_keys_unique_and_its_bytes_the_same_each_time(municipality: Municipality) -> None:
    report = checked(municipality)

    assert list(report.findings) == sorted(report.findings, key=lambda f: (f.about, f.code, f.part or ""))
    assert len({finding.key for finding in report.findings}) == len(report.findings)
    assert report_json(report) == report_json(checked(municipality))
    for finding in report.findings:
        assert finding.key == f"{finding.code}@{finding.about}" + (f"#{finding.part}" if finding.part else "")


@settings(max_examples=10, deadline=None)
@given(towns())
def test_every_finding_says_what_it_is_and_what_it_rests_on(municipality: Municipality) -> None:
    for finding in checked(municipality).findings:
        assert finding.message
        assert "{" not in finding.message + finding.remedy
        if finding.verdict is Verdict.DOUBT:
            assert finding.level is Level.QUESTION
            assert finding.would_be is not None
            assert finding.missing
            assert all(finding.facts[name] == "unknown" for name in finding.missing)
        else:
            assert finding.would_be is None
            assert not finding.missing
        if finding.presumed:
            assert finding.level is not Level.ERROR
            assert finding.would_be is not Level.ERROR


@settings(max_examples=10, deadline=None)
@given(towns())
def test_the_questions_are_the_doubts_grouped(municipality: Municipality) -> None:
    report = checked(municipality)
    doubts = [finding for finding in report.findings if finding.verdict is Verdict.DOUBT]

    assert {q.text for q in report.questions} == {finding.message for finding in doubts}
    for question in report.questions:
        mine = [finding for finding in doubts if finding.message == question.text]
        assert question.settles == len({finding.about for finding in mine}) == len(question.about)
        assert set(question.codes) == {finding.code for finding in mine}
        assert set(question.rows) == {finding.row for finding in mine if finding.row}
    assert [(-q.settles, q.text) for q in report.questions] == sorted((-q.settles, q.text) for q in report.questions)


@settings(max_examples=10, deadline=None)
@given(towns())
def test_both_languages_tell_the_same_findings(municipality: Municipality) -> None:
    swedish, english = checked(municipality), checked(municipality, language="en")

    assert (swedish.language, english.language) == ("sv", "en")
    assert verdicts(swedish) == verdicts(english)
    for one, other in zip(swedish.findings, english.findings, strict=True):
        assert one.title != other.title
        assert one.remedy != other.remedy


# --- cases ------------------------------------------------------------------------------------------------------------


def test_an_order_without_faults_has_no_findings() -> None:
    head = (
        "id: o, organ: sn, adopted: {on: 2024-03-01}, clauses: "
        "[{kind: superior_may}, {kind: conflict_of_interest}, {kind: report}, {kind: urgency}]"
    )
    row = 'id: r1, number: "1", matter: Insats, delegates: [{role: handl}], law: [9 § LSS], limit: none, execution: no'

    assert checked(order(row, head=head)).findings == ()


def test_a_municipality_without_orders_has_an_empty_report() -> None:
    report = checked(town(CAST))

    assert (report.findings, report.questions, report.not_assessed) == ((), (), ())


def test_a_stated_fact_gives_an_error_and_a_presumed_one_a_warning() -> None:
    stated = checked(order("id: r1, matter: Avtal, delegates: [{role: konsult}]"))
    presumed = checked(order("id: r1, matter: Avtal, delegates: [{text: Konsultbolag}]"))

    assert verdicts(stated, "DEL001") == {"DEL001@o/row/r1#Inhyrd utredare": ("error", "breach")}
    assert verdicts(presumed, "DEL001") == {"DEL001@o/row/r1#Konsultbolag": ("warning", "breach")}
    assert (stated.presumptions, presumed.presumptions) == ((), ("Konsultbolag",))


def test_a_doubt_on_a_presumed_fact_would_be_a_warning_at_most() -> None:
    report = checked(order("id: r1, matter: Avtal, delegates: [{text: Rektor}, {text: Enhetschef}], limit: none"))

    [doubt] = [finding for finding in report.findings if finding.code == "DEL003"]
    assert (doubt.level, doubt.would_be, doubt.presumed) == (Level.QUESTION, Level.WARNING, ("elected", "employees"))


def test_one_question_settles_every_row_with_the_same_missing_fact() -> None:
    rows = [
        f'id: r{n}, number: "{n}", matter: Sak {n}, delegates: [{{role: sektorchef}}], onward: {{allowed: yes}}'
        for n in range(1, 4)
    ]

    [question] = [q for q in checked(order(*rows)).questions if "DEL006" in q.codes]

    assert "Sektorchef" in question.text
    assert question.settles == 3
    assert question.rows == ("1", "2", "3")
    assert question.about == ("o/row/r1", "o/row/r2", "o/row/r3")
    assert question.would_be is Level.ERROR


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ("delegates: [], execution: no", ("error", "breach")),
        ("delegates: []", ("question", "doubt")),
        ("execution: no", ("question", "doubt")),
        ("delegates: [], execution: yes", None),
        ("execution: yes", None),
        ("delegates: [{role: handl}]", None),
    ],
)
def test_a_column_that_was_not_found_is_a_doubt_and_an_empty_cell_a_breach(
    cells: str, answer: tuple[str, str] | None
) -> None:
    report = checked(order(f"id: r1, matter: Avtal, {cells}"))

    assert verdicts(report, "FRM001").get("FRM001@o/row/r1") == answer


def test_a_guard_that_is_unknown_is_told_and_gives_no_finding() -> None:
    pack = one_pack(rule_text(more="applies: {execution: no}"))

    def told(execution: str) -> tuple[int, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
        report = checked(order(f"id: r1, matter: Avtal, delegates: []{execution}"), packs=(pack,))
        return len(report.findings), [(one.missing, one.codes, one.about) for one in report.not_assessed]

    assert told("") == (0, [("other", ("TST001",), ("o/row/r1",))])
    assert told(", execution: no") == (1, [])
    assert told(", execution: yes") == (0, [])


def test_a_day_after_the_last_day_read_is_said_once() -> None:
    one = one_pack(rule_text(), verified_through="2026-05-20")
    same = one_pack(rule_text(code="TST002", slug="other"), verified_through="2026-05-20", name="prov/två")
    earlier = one_pack(rule_text(code="TST003", slug="third"), verified_through="2026-02-28", name="prov/tre")
    packs: tuple[RulePack, ...] = (one, same, earlier)

    def said(day: date, language: str = "sv") -> tuple[str, ...]:
        return checked(town(CAST, "orders: [{id: o, organ: sn}]"), on=day, packs=packs, language=language).remarks

    assert said(date(2026, 2, 28)) == ()
    assert len(said(date(2026, 3, 1))) == 1
    assert len(said(date(2026, 5, 20))) == 1
    after = said(date(2026, 5, 21))
    assert len(after) == 1
    assert "2026-02-28" in after[0]  # the first day from which something may be unread; the packs carry the rest
    assert "were read through" in said(date(2026, 5, 21), "en")[0]


@pytest.mark.parametrize(
    ("day", "level"),
    [(date(2026, 6, 30), Level.ERROR), (date(2026, 7, 1), Level.QUESTION), (date(2027, 1, 1), Level.QUESTION)],
)
def test_a_known_but_unread_change_of_law_turns_a_breach_into_a_question(day: date, level: Level) -> None:
    pack = one_pack(rule_text(more="changes_known: [{from: 2026-07-01, what: ny lydelse, source: riksdagen}]"))

    [finding] = checked(order("id: r1, matter: Avtal, delegates: []"), on=day, packs=(pack,)).findings

    assert (finding.level, finding.verdict) == (level, Verdict.BREACH)


@pytest.mark.parametrize(("day", "found"), [(date(2022, 6, 30), True), (date(2022, 7, 1), False)])
def test_a_rule_is_judged_by_the_law_of_its_day(day: date, found: bool) -> None:
    municipality = town(
        CAST.replace("employer: consultant", "employer: municipality").replace(
            "roles:\n", "roles:\n  - {id: robot, name: Robot, side: automated}\n"
        ),
        "orders: [{id: o, organ: sn, rows: [{id: r1, matter: M, delegates: [{role: robot}]}]}]",
    )

    assert bool(verdicts(checked(municipality, on=day), "DEL002")) is found


def test_onward_delegation_is_judged_on_the_day_it_was_made() -> None:
    pack = one_pack(
        rule_text(view="onward", judged_on="act", in_force="{from: 2018-01-01, to: 2023-12-31}", when="{permitted: no}")
    )

    def made(day: date) -> int:
        onward = f"[{{id: v, order: o, row: r1, by: avdchef, to: handl, in_force: {{from: {day}}}}}]"
        municipality = order("id: r1, matter: M, delegates: [{role: avdchef}], onward: none", onward=onward)
        return len(checked(municipality, on=DAY, packs=(pack,)).findings)

    assert made(date(2023, 12, 31)) == 1
    assert made(date(2023, 12, 31) + timedelta(days=1)) == 0


def test_a_finding_knows_where_the_row_was_read() -> None:
    [finding] = checked(order("id: r1, matter: M, delegates: [], execution: no"), packs=(one_pack(rule_text()),)).findings

    assert finding.source is not None
    assert (finding.source.file, finding.source.place) == ("del2.yaml", "rad 1")
    assert set(finding.facts) == {"has_delegate"}


def test_an_amount_that_is_not_finite_never_reaches_a_check() -> None:
    with pytest.raises(Exception, match="är inte ett tal"):
        order("id: r1, matter: M, limit: {at_most: inf, unit: SEK}, delegates: [{role: handl}]")


# --- faults found, to be mended ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("delegate", ["organ: sn-au", "text: Socialnämndens arbetsutskott"])
def test_an_order_whose_board_is_unknown_is_not_blamed_for_its_committee(delegate: str) -> None:
    report = checked(order(f"id: r1, matter: Avtal, delegates: [{{{delegate}}}]", head="id: o"))

    assert ("error", "breach") not in verdicts(report, "DEL001").values()


def test_a_committee_of_unknown_parent_is_a_doubt() -> None:
    text = CAST.replace(
        "name: Kommunstyrelsens arbetsutskott, kind: committee, parent: ks", "name: Utskottet, kind: committee"
    )
    municipality = town(text, "orders: [{id: o, organ: sn, rows: [{id: r1, matter: Avtal, delegates: [{organ: ks-au}]}]}]")

    assert verdicts(checked(municipality), "DEL001") == {"DEL001@o/row/r1#Utskottet": ("question", "doubt")}


def test_a_designated_representative_of_unknown_seat_is_a_doubt() -> None:
    text = CAST.replace("side: political, organ: sn, seat: substitute", "side: political, organ: sn")
    municipality = town(text, "orders: [{id: o, organ: sn}]\ndesignations: [{organ: sn, role: sn-ers, for: urgent}]")

    assert verdicts(checked(municipality), "DEL007") == {
        "DEL007@designation/sn/sn-ers#Ersättare i socialnämnden": ("question", "doubt")
    }


def test_an_official_of_unknown_employer_is_a_doubt() -> None:
    text = CAST.replace(", employer: consultant", "")
    municipality = town(text, "orders: [{id: o, organ: sn, rows: [{id: r1, matter: Avtal, delegates: [{role: konsult}]}]}]")

    assert list(verdicts(checked(municipality), "DEL001").values()) == [("question", "doubt")]


def test_rows_whose_limit_is_unknown_are_not_said_to_overlap() -> None:
    report = checked(
        order(
            "id: r1, matter: Avtal, limit: {at_most: 100, unit: SEK}, delegates: [{role: handl}]",
            "id: r2, matter: Avtal, delegates: [{role: avdchef}]",
        )
    )

    assert ("warning", "breach") not in verdicts(report, "FRM003").values()


TWO_CHIEFS = [
    "  - {id: chef-a, name: Enhetschef, side: official, unit: sf, heads: none}\n",
    "  - {id: chef-b, name: Enhetschef, side: official}\n",
]


def test_a_doubt_about_one_delegate_does_not_hide_the_breach_of_a_namesake() -> None:
    row = "id: r1, matter: M, acting: each, onward: {allowed: yes}, delegates: [{role: chef-b}, {role: chef-a}]"
    municipality = town(CAST + "".join(TWO_CHIEFS), f"orders: [{{id: o, organ: sn, rows: [{{{row}}}]}}]")

    assert ("error", "breach") in verdicts(checked(municipality), "DEL006").values()


def test_a_substitute_with_the_title_of_a_delegate_has_findings_of_its_own() -> None:
    row = "id: r1, matter: Brådskande ärenden, delegates: [{text: Enhetschef}], substitutes: [{role: chef-a}]"
    report = checked(town(CAST + "".join(TWO_CHIEFS), f"orders: [{{id: o, organ: sn, rows: [{{{row}}}]}}]"))

    parts = {"DEL007@o/row/r1#Enhetschef (chef-a)", "DEL007@o/row/r1#Enhetschef (–)"}
    assert parts <= verdicts(report, "DEL007").keys()


def test_words_that_fit_two_roles_do_not_depend_on_the_order_of_the_roles() -> None:
    row = "id: r1, matter: M, onward: {allowed: yes}, delegates: [{text: Enhetschef}]"
    words = f"orders: [{{id: o, organ: sn, rows: [{{{row}}}]}}]"
    there = town(CAST + "".join(TWO_CHIEFS), words)
    back = town(CAST + "".join(reversed(TWO_CHIEFS)), words)

    assert verdicts(checked(there), "DEL006") == verdicts(checked(back), "DEL006")


def test_a_row_whose_matter_is_unknown_is_not_assessed_as_delegation() -> None:
    report = checked(order("id: r1, delegates: [{role: konsult}], law: [6 § LVU], execution: no"))

    assert verdicts(report, "DEL001") == {}


def test_an_amount_in_a_message_is_written_out() -> None:
    pack = one_pack(rule_text(view="row", when="{amount_units: {has: SEK}}", message="{sv: 'Högst {amount}.', en: x}"))
    [finding] = checked(
        order("id: r1, matter: M, limit: {at_most: 1000000, unit: SEK}, delegates: []"), packs=(pack,)
    ).findings

    assert "e+" not in finding.message

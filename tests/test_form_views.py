"""What the views of form see in a row, an order, a ladder of amounts and a title."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.authority.context import OrderContext
from samspel.authority.interval import Interval
from samspel.checks.form_views import form_sightings
from samspel.checks.ladder_views import holes, ladder_sightings
from samspel.checks.order_views import order_sightings
from samspel.checks.run import check
from samspel.checks.title_views import title_sightings
from samspel.importers import load_files
from samspel.law.terms import terms_begun
from samspel.model import NONE, Municipality
from samspel.money import Unit
from samspel.rules.view import Sighting
from samspel.rules.views import FormView, LadderView, OrderView, TitleView

from .build_docx import document, paragraph, table
from .towns import DAY, order, town


def context(municipality: Municipality, on: date = DAY) -> OrderContext:
    return OrderContext(municipality, municipality.orders[0], on)


def form(row: str, *others: str, head: str = "id: o, organ: sn") -> FormView:
    """The view of the first row."""
    sighting = next(form_sightings(context(order(f"id: r1, {row}", *others, head=head))))
    assert isinstance(sighting.view, FormView)
    return sighting.view


def whole(*rows: str, head: str = "id: o, organ: sn", on: date = DAY) -> OrderView:
    [sighting] = order_sightings(context(order(*rows, head=head), on))
    assert isinstance(sighting.view, OrderView)
    return sighting.view


def title(words: str, *, abbreviations: str = "", roles: str = "") -> tuple[TitleView, Sighting]:
    head = "id: o" + (f", abbreviations: {{{abbreviations}}}" if abbreviations else "")
    text = f"orders: [{{{head}, rows: [{{id: r1, matter: Avtal, delegates: [{{text: {words}}}]}}]}}]"
    [sighting] = title_sightings(context(town(text + (f"\nroles: [{roles}]" if roles else ""))))
    assert isinstance(sighting.view, TitleView)
    return sighting.view, sighting


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matter", "vague"),
    [
        ("Fastighetsreglering av mindre omfattning", True),
        ("Inköp av ringa värde", True),
        ("Inköp efter behov", True),
        ("Smärre reparationer", True),
        ("Bygglov med mindre avvikelse från detaljplan", False),
        ("Yttrande i ärende av större vikt", False),
        ("Löpande ekonomiskt bistånd enligt riksnorm", False),
        ("Uppsägning av löpande avtal", False),
        ("Plats i förskola vid behov av särskilt stöd", False),
        ("Tilläggsbelopp för omfattande behov av stöd", False),
        ("Inköp till mindre än 50 000 kr", False),
    ],
)
def test_words_that_nobody_can_test(matter: str, vague: bool) -> None:
    assert form(f'matter: "{matter}"').vague_words is vague


@pytest.mark.parametrize(
    ("note", "condition"),
    [
        ("Ej vattenskyddsområde", True),
        ("Gäller endast befintliga avtal", True),
        ("Med undantag för skolfastigheter", True),
        ("Beslut kan ej överklagas", False),
        ("Ej överklagbart", False),
        ("Endast avslag anmäls", False),
        ("Ej principiella ärenden", False),
        ("Gäller inte ärenden av principiell betydelse", False),
        ("Beslutet ska vara skriftligt", False),
        ("Ejvind", False),
    ],
)
def test_a_remark_that_narrows_the_power(note: str, condition: bool) -> None:
    assert form(f'matter: Avtal, note: "{note}"').condition_in_remark is condition


@pytest.mark.parametrize(
    ("matter", "delegate", "own"),
    [
        ("Egna tjänsteresor", "Enhetschef", True),
        ("Rektors ledighet", "Rektor", True),
        ("Kommundirektörens semester", "Kommundirektör", True),
        ("Representation för ordföranden", "Ordförande", True),
        ("Kommundirektörens semester", "Ordförande", False),
        ("Tjänsteresor inom egen verksamhet", "Enhetschef", False),
        ("Ledighet för enhetschefer", "Enhetschef", False),
        ("Anställning av enhetschef", "Enhetschef", False),
        ("Entledigande på egen begäran", "Handläggare", False),
        ("Lön för personal", "Enhetschef", False),
    ],
)
def test_a_delegate_that_decides_for_itself(matter: str, delegate: str, own: bool) -> None:
    assert form(f"matter: {matter}, delegates: [{{text: {delegate}}}]").own_matter is own


def test_an_own_matter_cannot_be_seen_without_delegates_or_matter() -> None:
    assert form("matter: Egna resor").own_matter is None
    assert form("delegates: [{text: Rektor}]").own_matter is None


@pytest.mark.parametrize(
    ("cells", "single"),
    [
        ("delegates: [{text: Enhetschef}]", True),
        ("delegates: [{text: Nämndens ordförande}]", True),
        ("delegates: [{text: Arbetsutskottet}]", False),
        ("delegates: [{text: Socialsekreterare}]", False),
        ("delegates: [{text: Enhetschef}, {text: Socialchef}]", False),
        ("delegates: [{text: Kvartersbyrån}]", False),
        ("delegates: []", False),
        ("matter: Avtal", None),
    ],
)
def test_power_that_hangs_on_one_office(cells: str, single: bool | None) -> None:
    assert form(cells).single_office is single


def test_absence_is_settled_by_the_row_or_by_a_clause() -> None:
    other = "id: r2, matter: Bidrag, substitutes: [{text: Enhetschef}]"
    clauses = "id: o, organ: sn, clauses: "

    assert form("matter: Avtal, substitutes: []", head=f"{clauses}[]").absence_settled is NONE
    assert form("matter: Avtal, substitutes: []", other, head=f"{clauses}[]").absence_settled is False
    assert form("matter: Avtal, substitutes: []", other).absence_settled is None
    assert form("matter: Avtal", other, head=f"{clauses}[]").absence_settled is None
    assert form("matter: Avtal, substitutes: []", other, head=f"{clauses}[{{kind: absence}}]").absence_settled is True
    assert form("matter: Avtal, substitutes: [], note: Vid förfall närmaste chef", other).absence_settled is True


@pytest.mark.parametrize(
    ("onwards", "silent"),
    [
        (["{allowed: yes}", "{allowed: no}"] * 3 + ["none"], ["r7"]),
        (["{allowed: yes}", "{allowed: no}", "none"], []),
        (["{allowed: yes}", "{allowed: no}", "none"] * 4, []),
        (["{allowed: yes}"] * 4 + [""], ["r5"]),
        (["{allowed: yes}"] * 3 + [""], []),
        (["{allowed: yes}"] * 4 + ["", "", ""], []),
        (["", ""], []),
    ],
)
def test_silence_on_onward_delegation_stands_out_only_where_others_speak(onwards: list[str], silent: list[str]) -> None:
    rows = [
        f"id: r{n}, matter: Sak {n}, delegates: [{{role: handl}}]" + (f", onward: {words}" if words else "")
        for n, words in enumerate(onwards, start=1)
    ]
    views = [one for one in form_sightings(context(order(*rows))) if isinstance(one.view, FormView)]

    found = [one.about.rpartition("/")[2] for one in views if isinstance(one.view, FormView) and one.view.onward_silent]
    assert found == silent


@pytest.mark.parametrize(
    ("receiver", "unit"),
    [
        ("Tillståndsenheten", True),
        ("Socialförvaltningen", True),
        ("Ledningsgruppen", True),
        ("Enhetschef", False),
        ("Chefen för tillståndsenheten", False),
        ("Handläggare på avdelningen", False),
    ],
)
def test_power_passed_on_to_a_part_of_the_administration(receiver: str, unit: bool) -> None:
    assert form(f"matter: Avtal, onward: {{allowed: yes, to: [{receiver}]}}").onward_to_unit is unit
    assert form("matter: Avtal, onward: {allowed: yes}").onward_to_unit is NONE


@pytest.mark.parametrize(
    ("matter", "seen"),
    [
        ("Debitering av avgift", {"execution_words"}),
        ("Debitering av avgift, nedsättning", {"execution_words", "choice_words"}),
        ("Inköp utöver ram av principiell betydelse", {"deviation_words", "principled_words"}),
        ("Attest av fakturor", {"attest_words"}),
        ("Attestförteckning", set()),
        ("Utse attestanter", set()),
        ("Ansvarar för lokaler", {"task_words"}),
        ("Ansvarar för lokaler och beslutar om hyra", set()),
        ("Informera allmänheten", {"task_words"}),
        ("Informationssäkerhetspolicy", set()),
    ],
)
def test_what_the_words_of_a_matter_show(matter: str, seen: set[str]) -> None:
    kinds = ("execution_words", "choice_words", "deviation_words", "principled_words", "attest_words", "task_words")

    assert {kind for kind in kinds if getattr(form(f'matter: "{matter}"'), kind)} == seen


def test_a_matter_type_that_is_exercise_of_authority_touches_rights() -> None:
    assert form("matter: Avtal, matter_type: BN-031").touches_rights is True
    assert form("matter: Avtal, matter_type: ALLA-042").touches_rights is False
    assert form("matter: Helt okänd sak").touches_rights is None


# Orders ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "asked", "terms"),
    [
        (date(2022, 12, 31), date(2023, 1, 1), 1),
        (date(2023, 1, 1), date(2026, 12, 31), 0),
        (date(2023, 1, 1), date(2027, 1, 1), 1),
        (date(2011, 6, 8), date(2026, 11, 21), 3),
        (date(2025, 1, 1), date(2024, 1, 1), 0),
        (date(2024, 1, 1), date(2020, 1, 1), 0),
    ],
)
def test_terms_of_office_begin_on_the_first_of_january_after_an_election(written: date, asked: date, terms: int) -> None:
    assert terms_begun(written, asked) == terms


def test_what_an_order_settles() -> None:
    row = 'id: r1, number: "1", matter: Avtal'
    bare = whole(row)
    told = whole(row, head="id: o, organ: sn, clauses: [{kind: lowest_level}, {kind: conflict_of_interest}, {kind: report}]")
    empty = whole(f"{row}, substitutes: [], report: none", head="id: o, organ: sn, clauses: []")
    by_row = whole(
        f"{row}, substitutes: [{{text: Chef}}], report: {{at: Ja}}", "id: r2, matter: Brådskande ärenden, note: Anmäls"
    )

    def settled(view: OrderView) -> tuple[object, ...]:
        return view.absence_settled, view.reporting_settled, view.conflict_clause, view.urgency_settled

    assert settled(bare) == (None, None, None, None)
    assert settled(told) == (True, True, True, False)
    assert settled(empty) == (False, False, False, False)
    assert settled(by_row) == (True, True, None, True)


def test_when_an_order_is_dated_and_ends() -> None:
    assert whole().dated is None
    assert whole(head="id: o, adopted: none").dated is False
    assert whole(head="id: o, adopted: {on: 2024-01-01}").dated is True
    assert whole(head="id: o, in_force: {from: 2024-01-01}").ended is NONE
    period = "id: o, in_force: {from: 2024-01-01, to: 2025-12-31}"
    assert whole(head=period, on=date(2025, 12, 31)).ended is False
    assert whole(head=period, on=date(2026, 1, 1)).ended is True
    assert whole().ended is None


# Ladders --------------------------------------------------------------------------------------------------------------

BOUNDS = st.integers(0, 12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, width = draw(st.none() | BOUNDS), draw(st.integers(1, 4))
    high = draw(st.none() | st.just((low or 0) + width))
    return Interval(
        Fraction(low) if low is not None else None,
        low is not None and draw(st.booleans()),
        Fraction(high) if high is not None else None,
        high is not None and draw(st.booleans()),
    )


def inside(amount: Fraction, one: Interval) -> bool:
    return one.meets(Interval(amount, False, amount, False))


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_holes_are_where_no_interval_lies(found: list[Interval]) -> None:
    """Every quarter of the axis between the ends is looked at by itself: it lies in an interval, or in a hole."""
    told = list(holes(found, Unit.PBB))
    lowest = min((one.low if one.low is not None else Fraction(-1)) for one in found)
    highest = max((one.high if one.high is not None else Fraction(99)) for one in found)
    for quarters in range(4 * 17):
        amount = Fraction(quarters, 4)
        if lowest < amount < highest:
            assert any(inside(amount, one) for one in told) is not any(inside(amount, one) for one in found)


def test_the_next_krona_leaves_no_hole() -> None:
    below, above = Interval(high=Fraction(50_000)), Interval(low=Fraction(50_001))

    assert list(holes([below, above], Unit.SEK)) == []
    between = Interval(Fraction(50_000), True, Fraction(50_001), True)
    assert list(holes([below, above], Unit.PBB)) == [between]
    one_krona = Interval(Fraction(50_000), True, Fraction(50_001), False)
    assert list(holes([below, Interval(low=Fraction(50_001), low_open=True)], Unit.SEK)) == [one_krona]


@pytest.mark.parametrize(
    ("below", "above", "told"),
    [
        ("at_most: 5", "more_than: 9", "över 5 kr till och med 9 kr"),
        ("less_than: 5", "at_least: 9", "från och med 5 kr men under 9 kr"),
        ("less_than: 5", "more_than: 5", "exakt 5 kr"),
    ],
)
def test_it_is_told_whether_the_ends_belong_to_the_hole(below: str, above: str, told: str) -> None:
    rows = [
        f"id: r{n}, matter: Inköp, limit: {{{limit}, unit: SEK}}, delegates: [{{role: handl}}]"
        for n, limit in enumerate((below, above))
    ]
    [sighting] = ladder_sightings(context(order(*rows)))

    assert sighting.words["hole"][0] == told


@pytest.mark.parametrize(
    "middle",
    [
        "20 001–50 000 kr",
        "20 001 - 50 000 kr",
        "20\u00a0001 – 50\u00a0000 kr",
        "mellan 20 001 och 50 000 kr",
        "20 001 till 50 000 kr",
        "över 20 000 upp till 50 000 kr",
        "mer än 20 000 men högst 50 000 kr",
        "20 001 kr – 50 000 kr",
        "20–50 tkr",
    ],
)
def test_a_whole_ladder_in_a_document_has_no_hole(codes: Callable[..., dict[str, list[str]]], middle: str) -> None:
    found = codes(
        ["1", "Inköp, högst 20 000 kr", "Enhetschef"],
        ["2", f"Inköp, {middle}", "Avdelningschef"],
        ["3", "Inköp, över 50 000 kr", "Förvaltningschef"],
    )
    assert "FRM024" not in found
    assert "FRM003" not in found or middle == "20–50 tkr"  # both may decide exactly 20 000 kr


def ladder(*limits: str) -> LadderView | None:
    rows = [f"id: r{n}, matter: Inköp, limit: {limit}, delegates: [{{role: handl}}]" for n, limit in enumerate(limits)]
    views = [one.view for one in ladder_sightings(context(order(*rows)))]
    assert len(views) < 2
    assert not views or isinstance(views[0], LadderView)
    return views[0] if views else None  # type: ignore[return-value]


def test_limits_that_are_not_counted_alike_have_no_holes_to_speak_of() -> None:
    mixed = ladder("{at_most: 5, unit: PBB}", "{more_than: 900000, unit: SEK}")
    unstated = ladder("{at_most: 5, unit: BB}", "{more_than: 9, unit: BB}")
    per = ladder("{at_most: 5, unit: SEK, per: year}", "{more_than: 9, unit: SEK}")

    assert mixed is not None
    assert (mixed.hole, mixed.units_differ) == (NONE, True)
    assert unstated is not None
    assert (unstated.hole, unstated.units_differ) == (NONE, False)
    assert per is not None
    assert (per.hole, per.per_differs) == (NONE, False)


def test_a_row_of_unknown_limit_may_fill_the_hole() -> None:
    rows = [
        f"id: r{n}, matter: Inköp, delegates: [{{role: handl}}]{limit}"
        for n, limit in enumerate([", limit: {at_most: 5, unit: SEK}", ", limit: {more_than: 9, unit: SEK}", ""])
    ]
    views = [[one.view for one in ladder_sightings(context(order(*some)))] for some in (rows, rows[:2])]

    assert [getattr(view, "hole", "") for [view] in views] == [None, True]


def test_one_limit_is_no_ladder() -> None:
    assert ladder("{at_most: 5, unit: SEK}") is None
    assert ladder("{at_most: 5, unit: SEK}", "none") is None


# Titles ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "unexplained"),
    [("EC", True), ("GC", True), ("AC EK", True), ("SekrC", True), ("AU", False), ("MAS", False), ("Rektor", False)],
)
def test_abbreviations_that_nothing_explains(words: str, unexplained: bool) -> None:
    assert title(words)[0].unexplained_abbreviation is unexplained
    assert title(words, abbreviations=f"{words}: enhetschef")[0].unexplained_abbreviation is False


def test_an_abbreviation_that_the_register_has_is_explained() -> None:
    role = "{id: x, name: Ekonomichef, side: official, aliases: [EC]}"

    assert title("EC", roles=role)[0].unexplained_abbreviation is False


def test_a_title_is_held_against_the_register_only_where_there_is_one() -> None:
    roles = "{id: x, name: Ekonomichef, side: official}"

    assert title("Kanslichef")[0].registered is NONE
    assert title("Kanslichef", roles="{id: o, name: Ordförande, side: political}")[0].registered is NONE
    assert title("Kanslichef", roles=roles)[0].registered is False
    assert title("Ekonomichefen", roles=roles)[0].registered is True


def test_the_nearest_title_is_told() -> None:
    roles = "{id: x, name: Ekonomichef, side: official}"

    assert title("Ekonomicehf", roles=roles)[1].words["nearest"] == "Ekonomichef"
    assert title("Trädgårdsmästare", roles=roles)[1].words["nearest"] == ("ingen", "none")


@pytest.mark.parametrize("words", ["Närmaste chef", "Nämndens ordförande", "Arbetsutskottet", "Anna Exempelsson", "GC"])
def test_what_is_no_office_of_its_own(words: str) -> None:
    assert title(words)[0].office is False


# From a document ------------------------------------------------------------------------------------------------------

HEADER = ["Nr", "Ärende", "Delegat", "Ersättare", "Lagrum", "Vidaredelegerat till", "Anmärkning", "Belopp", "Överklagan"]


@pytest.fixture
def codes(tmp_path: Path) -> Callable[..., dict[str, list[str]]]:
    """Codes of the findings on form in a Word order, with the rows they are about."""

    def of(*rows: list[str], before: tuple[str, ...] = ("Antagen 2025-01-14",)) -> dict[str, list[str]]:
        path = tmp_path / "ordning.docx"
        start = [paragraph("Delegationsordning för tekniska nämnden"), *map(paragraph, before)]
        filled = [[*row, *[""] * (len(HEADER) - len(row))] for row in rows]
        path.write_bytes(document(*start, table([HEADER, *filled])))
        found: dict[str, list[str]] = {}
        for finding in check(load_files([path]).town, on=date(2026, 5, 1)).findings:
            found.setdefault(finding.code, []).append(finding.row or "")
        return found

    return of


def test_a_slip_of_letters_is_told_once(codes: Callable[..., dict[str, list[str]]]) -> None:
    found = codes(["1", "Tillsättning av\na) enhetschef\nb) arbetsledare", "a) Direktör\nc) Rektor"])

    assert found["FRM018"] == ["1 c"]
    assert "FRM001" not in found


@pytest.mark.parametrize("explained", ["GC: gatuchef", "Med GC avses gatuchef.", "Gatuchef (GC)"])
def test_an_explained_abbreviation_is_a_title_to_every_rule(
    codes: Callable[..., dict[str, list[str]]], explained: str
) -> None:
    row = ["1", "Grävtillstånd", "GC"]

    assert {"DEL001", "FRM023"} <= codes(row).keys()
    assert {"DEL001", "FRM023"}.isdisjoint(codes(row, before=("Antagen 2025-01-14", explained)))


def test_faults_of_form_in_a_document_are_found(codes: Callable[..., dict[str, list[str]]]) -> None:
    found = codes(
        ["1", "Mindre inköp", "GC", "Rektor", "", "Tillståndsenheten", "", "efter behov", ""],
        ["2", "Tillsättning", "a) Direktör\nb) Rektor", "", "", "", "Ej chefer", "", "Laglighetsprövning"],
        ["3", "Arrende, högst 50 000 kr", "Gatuchef", "", "", "Nej", "högst 20 000 kr", "", "Laglighetsprövning"],
        ["7", "Skylt", "Jurist", "Rektor", "", "Nej", "", "", "Laglighetsprövning"],
        ["4", "Egna kurser", "Gatuchef", "Rektor", "", "Nej", "", "", "Laglighetsprövning"],
        ["", "Hyra, högst 10 000 kr", "Gatuchef", "Rektor", "", "Nej", "", "", "Laglighetsprövning"],
        ["6", "Hyra, över 20 000 kr", "Direktör", "Rektor", "", "Nej", "", "", "Laglighetsprövning"],
    )

    expected = {
        "FRM007": [""],
        "FRM016": ["2"],
        "FRM017": ["1"],
        "FRM018": ["2"],
        "FRM019": ["3"],
        "FRM020": ["4"],
        "FRM021": ["3"],
        "FRM022": ["1"],
        "FRM023": ["1"],
        "FRM024": [""],
        "FRM026": ["2"],
        "FRM027": ["1"],
        "FRM028": ["1"],
    }
    assert {code: rows for code, rows in found.items() if code in expected} == expected

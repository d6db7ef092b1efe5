"""What the text of one cell means: delegates, onward delegation, limits, consultation, law, reporting, appeal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.importers import cells
from samspel.model import NONE, Acting, Appeal, Consult, Limit, Nothing, Onward, Reporting, Vat, YesNo
from samspel.money import Unit

EACH_OTHER = {"EC": "ekonomichef", "VC": "verksamhetschef"}


def names(text: str, **abbreviations: str) -> list[str | None]:
    return [delegate.text for delegate in cells.delegates(text, abbreviations)]


def limit(*texts: str, column: str | None = None, vat: Vat | None = None) -> Limit:
    found, _ = cells.limit(texts, column, vat)
    assert isinstance(found, Limit)
    return found


# Delegates ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enhetschef", ["Enhetschef"]),
        ("Enhetschef\nSocialsekreterare", ["Enhetschef", "Socialsekreterare"]),
        ("Enhetschef, socialsekreterare", ["Enhetschef", "socialsekreterare"]),
        ("Enhetschef/Socialsekreterare", ["Enhetschef", "Socialsekreterare"]),
        ("Enhetschef / socialsekreterare", ["Enhetschef", "socialsekreterare"]),
        ("Enhetschef eller socialsekreterare", ["Enhetschef", "socialsekreterare"]),
        ("Enhetschef; socialsekreterare", ["Enhetschef", "socialsekreterare"]),
        ("Enhetschef och socialsekreterare", ["Enhetschef", "socialsekreterare"]),
        ("Enhetschef, socialsekreterare eller jurist", ["Enhetschef", "socialsekreterare", "jurist"]),
        ("Enhetschef, socialsekreterare och jurist", ["Enhetschef", "socialsekreterare", "jurist"]),
        ("Ordförande, vice ordförande", ["Ordförande", "vice ordförande"]),
        ("• Enhetschef\n• Jurist", ["Enhetschef", "Jurist"]),
    ],
)
def test_several_delegates_in_one_cell(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Barn- och utbildningschef",
        "Avdelningschef individ- och familjeomsorg",
        "Avdelningschef individ och familjeomsorg",
        "Enhetschef vård och omsorg",
        "Chef för plan- och byggenheten",
        "1:e socialsekreterare",
        "Förvaltningschefen vid samhällsbyggnadsförvaltningen",
        "Enhetschef, hemtjänst",
    ],
)
def test_a_title_with_and_or_a_comma_in_it_stays_whole(title: str) -> None:
    assert names(title) == [title]


def test_a_line_in_lower_case_goes_on_with_the_line_above() -> None:
    assert names("Avdelningschef individ-\noch familjeomsorg\nJurist") == [
        "Avdelningschef individ- och familjeomsorg",
        "Jurist",
    ]


def test_a_line_that_ends_with_and_goes_on_below() -> None:
    assert names("Avdelningschef vård och\nOmsorg") == ["Avdelningschef vård och Omsorg"]


def test_a_delegate_named_twice_is_one_delegate() -> None:
    assert names("Enhetschef\nEnhetschef") == ["Enhetschef"]


@pytest.mark.parametrize("text", ["", "-", "–", "—", " – ", "\n"])
def test_an_empty_cell_names_nobody(text: str) -> None:
    assert names(text) == []


def test_abbreviations_of_the_order_part_a_list() -> None:
    assert names("EC/VC", **EACH_OTHER) == ["EC", "VC"]
    assert names("EC, VC", **EACH_OTHER) == ["EC", "VC"]


def test_an_unknown_abbreviation_is_left_as_it_stands() -> None:
    assert names("QZ/XW") == ["QZ/XW"]


def test_words_on_how_they_decide_are_no_part_of_the_title() -> None:
    assert names("Enhetschef och jurist gemensamt") == ["Enhetschef", "jurist"]
    assert names("Enhetschef tillsammans med jurist") == ["Enhetschef", "jurist"]
    assert names("Enhetschef gemensamt med jurist.") == ["Enhetschef", "jurist."]
    assert names("Enhetschef\nJurist (var för sig)") == ["Enhetschef", "Jurist"]


@given(st.text(max_size=80))
def test_no_letter_of_a_delegate_cell_is_lost(text: str) -> None:
    """Apart from the signs that part titles and the words that say how several decide."""
    read = "".join(name or "" for name in names(text))
    if len(set(text.split("\n"))) == len(text.split("\n")):
        assert set("".join(filter(str.isalnum, text))) == set("".join(filter(str.isalnum, read)))


# Acting each or jointly ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Enhetschef och jurist gemensamt", "Delegat", Acting.JOINTLY),
        ("Två handläggare i förening", "Delegat", Acting.JOINTLY),
        ("Enhetschef tillsammans med jurist", "Delegat", Acting.JOINTLY),
        ("Enhetschef och jurist var för sig", "Delegat", Acting.EACH),
        ("Enhetschef eller jurist", "Delegat", Acting.EACH),
        ("Enhetschef/jurist", "Delegat", Acting.EACH),
        ("Enhetschef\nJurist", "Beslutande var för sig", Acting.EACH),
        ("Enhetschef\nJurist", "Delegat", None),
        ("Enhetschef och jurist", "Delegat", None),
    ],
)
def test_how_several_delegates_decide(text: str, heading: str, expected: Acting | None) -> None:
    assert cells.acting(text, heading) is expected


# Onward delegation --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja", Onward(allowed=YesNo.YES)),
        ("ja", Onward(allowed=YesNo.YES)),
        ("X", Onward(allowed=YesNo.YES)),
        ("Ja, till enhetschef", Onward(allowed=YesNo.YES, to=("enhetschef",))),
        ("Ja till enhetschef", Onward(allowed=YesNo.YES, to=("enhetschef",))),
        ("Enhetschef\nJurist", Onward(allowed=YesNo.YES, to=("Enhetschef", "Jurist"))),
        ("Nej", Onward(allowed=YesNo.NO)),
        ("nej.", Onward(allowed=YesNo.NO)),
        ("Får inte vidaredelegeras", Onward(allowed=YesNo.NO)),
        ("–", NONE),
        ("-", NONE),
        ("", NONE),
    ],
)
def test_onward_cells(text: str, expected: Onward | Nothing) -> None:
    assert cells.onward(text, ()) == (expected, None)


def test_no_onward_column_leaves_it_unknown() -> None:
    assert cells.onward(None, ("Gäller inte principiella ärenden",)) == (None, None)


@pytest.mark.parametrize(
    ("remark", "allowed"),
    [
        ("med rätt till vidaredelegation", YesNo.YES),
        ("med möjlighet till vidaredelegering.", YesNo.YES),
        ("Får inte vidaredelegeras", YesNo.NO),
        ("utan rätt till vidaredelegation", YesNo.NO),
    ],
)
def test_a_remark_may_say_what_the_column_does_not(remark: str, allowed: YesNo) -> None:
    assert cells.onward(None, (remark,)) == (Onward(allowed=allowed), None)
    assert cells.onward("–", (remark,)) == (Onward(allowed=allowed), None)


def test_a_remark_that_agrees_leaves_the_column_as_it_is() -> None:
    told = cells.onward("Ja, till enhetschef", ("Med rätt till vidaredelegation",))
    assert told == (Onward(allowed=YesNo.YES, to=("enhetschef",)), None)


@pytest.mark.parametrize(
    ("column", "remark"), [("Ja", "Får inte vidaredelegeras"), ("Nej", "Med rätt till vidaredelegation")]
)
def test_where_column_and_remark_differ_the_narrower_counts_and_is_doubted(column: str, remark: str) -> None:
    onward, doubt = cells.onward(column, (remark,))
    assert onward == Onward(allowed=YesNo.NO)
    assert doubt is not None
    assert "vidaredelegation" in doubt


# Limits -------------------------------------------------------------------------------------------------------


def test_at_most() -> None:
    assert limit("Direktupphandling, högst 500 000 kr") == Limit(at_most=500_000, unit=Unit.SEK)


def test_above() -> None:
    assert limit("Upphandling över 1,5 mnkr") == Limit(more_than=1_500_000, unit=Unit.SEK)


def test_from_and_to() -> None:
    assert limit("Inköp från 50 001 kr till 250 000 kr") == Limit(at_least=50_001, at_most=250_000, unit=Unit.SEK)


@pytest.mark.parametrize(
    "text",
    ["20 001 kr – 50 000 kr", "20 001 kr till 50 000 kr", "20 001 t.o.m. 50 000 kr", "fr o m 20 001 kr t o m 50 000 kr"],
)
def test_a_range_however_it_is_written(text: str) -> None:
    assert limit(f"Inköp, {text}") == Limit(at_least=20_001, at_most=50_000, unit=Unit.SEK)


def test_between_base_amounts() -> None:
    assert limit("Avskrivning mellan 2 och 5 prisbasbelopp") == Limit(at_least=2, at_most=5, unit=Unit.PBB)


def test_half_a_base_amount() -> None:
    assert limit("högst 0,5 prisbasbelopp") == Limit(at_most=0.5, unit=Unit.PBB)


def test_thousands() -> None:
    assert limit("upp till 300 tkr") == Limit(at_most=300_000, unit=Unit.SEK)


def test_a_base_amount_without_kind_says_so() -> None:
    assert limit("upp till 3 basbelopp/fastighet/gång").unit is Unit.BB


def test_the_limit_of_the_remark_narrows_that_of_the_matter() -> None:
    assert limit("Inköp, högst 500 000 kr", "Dock högst 200 000 kr") == Limit(at_most=200_000, unit=Unit.SEK)


def test_a_price_is_no_limit() -> None:
    assert cells.limit(("Bidrag om 500 kr per deltagare",), None, None) == (NONE, None)


@pytest.mark.parametrize("text", ["", "–", None])
def test_no_amount_no_limit(text: str | None) -> None:
    assert cells.limit(("Avtal", ""), text, None) == (NONE, None)


def test_an_amount_column_that_says_no_amount_is_doubted() -> None:
    found, doubt = cells.limit(("Avtal", ""), "efter behov", None)
    assert found is None
    assert doubt is not None
    assert "efter behov" in doubt


@pytest.mark.parametrize("text", ["- upp till 100 tkr\n- över 100 tkr upp till 500 tkr", "högst 100 tkr, minst 200 tkr"])
def test_a_ladder_of_amounts_in_one_row_is_doubted(text: str) -> None:
    found, doubt = cells.limit((text,), None, None)
    assert found is None
    assert doubt is not None
    assert "samtidigt" in doubt


def test_two_units_cannot_be_compared_and_are_doubted() -> None:
    found, doubt = cells.limit(("Inköp, högst 500 000 kr", "dock högst 2 prisbasbelopp"), None, None)
    assert isinstance(found, Limit)
    assert (found.at_most, found.unit) == (500_000, Unit.SEK)
    assert doubt is not None
    assert "enheter" in doubt


@pytest.mark.parametrize("column", ["500 000", "500\u00a0000", "500000", "500.000", "500 000 kr", "högst 500 000 kr"])
def test_the_amount_column_is_kronor_and_the_most(column: str) -> None:
    assert limit("Inköp", column=column) == Limit(at_most=500_000, unit=Unit.SEK)


def test_the_amount_column_may_say_another_unit() -> None:
    assert limit("Inköp", column="2 prisbasbelopp") == Limit(at_most=2, unit=Unit.PBB)


@pytest.mark.parametrize(
    ("text", "vat"),
    [
        ("högst 500 kr exkl. moms", Vat.EXCLUDED),
        ("högst 500 kr exklusive mervärdesskatt", Vat.EXCLUDED),
        ("högst 500 kr inkl moms", Vat.INCLUDED),
        ("högst 500 kr utan moms", Vat.EXCLUDED),
        ("högst 500 kr med moms", Vat.INCLUDED),
        ("högst 500 kr", None),
    ],
)
def test_vat(text: str, vat: Vat | None) -> None:
    assert limit(text).vat is vat


def test_a_general_clause_on_vat_fills_in_where_the_row_is_silent() -> None:
    assert limit("högst 500 kr", vat=Vat.EXCLUDED).vat is Vat.EXCLUDED
    assert limit("högst 500 kr inkl. moms", vat=Vat.EXCLUDED).vat is Vat.INCLUDED


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("högst 500 kr per år", "year"),
        ("högst 500 kr/år", "year"),
        ("högst 500 kr per tillfälle", "occasion"),
        ("högst 500 kr per avtal", "contract"),
        ("högst 500 kr per ärende", "matter"),
        ("högst 500 kr per fastighet", "fastighet"),
        ("högst 500 kr", None),
    ],
)
def test_per_what(text: str, per: str | None) -> None:
    assert limit(text).per == per


# Consultation -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "consult"),
    [
        ("I samråd med HR-chef", Consult(text="HR-chef")),
        ("I samråd med HR-chef.", Consult(text="HR-chef")),
        ("Efter samråd med ordföranden, anmäls till nämnden", Consult(text="ordföranden")),
        ("I samråd med HR-chef efter förhandling enligt 38 MBL", Consult(text="HR-chef")),
        (
            "I samråd med närmast överordnad chef och HR-chef",
            Consult(text="närmast överordnad chef och HR-chef"),
        ),
        (
            "Samråd ska ske med ekonomichefen innan beslut fattas och dokumenteras i ärendet",
            Consult(text="ekonomichefen"),
        ),
        ("Efter godkännande av förvaltningschef", Consult(text="förvaltningschef", consent=True)),
        ("Efter medgivande av ekonomichef", Consult(text="ekonomichef", consent=True)),
    ],
)
def test_whom_to_hear_or_ask(text: str, consult: Consult) -> None:
    assert cells.consults([text]) == (consult,)


def test_nobody_to_hear() -> None:
    assert cells.consults(["Gäller inte principiella ärenden", ""]) == ()


def test_the_same_consultation_in_two_cells_is_one() -> None:
    assert cells.consults(["i samråd med jurist", "I samråd med jurist"]) == (Consult(text="jurist"),)


# Law, report, appeal ------------------------------------------------------------------------------------------


def test_law_cells() -> None:
    assert cells.law("6 kap. 39 § KL") == ("6 kap. 39 § KL",)
    assert cells.law("6 kap. 39 § KL\n7 kap. 5 § KL; 36 § FL") == ("6 kap. 39 § KL", "7 kap. 5 § KL", "36 § FL")
    assert cells.law("–") == ()
    assert cells.law("") == ()
    assert cells.law(None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laglighetsprövning", Appeal.MUNICIPAL_REVIEW),
        ("Laglighetsprövning enligt 10 kap kommunallagen", Appeal.MUNICIPAL_REVIEW),
        ("Kommunalbesvär", Appeal.MUNICIPAL_REVIEW),
        ("Förvaltningsbesvär", Appeal.ADMINISTRATIVE),
        ("Till allmän förvaltningsdomstol. Första instans Förvaltningsrätten i Linköping.", Appeal.ADMINISTRATIVE),
        ("Nej", Appeal.NONE_POSSIBLE),
        ("Kan inte överklagas", Appeal.NONE_POSSIBLE),
        ("Länsstyrelsen", None),
        ("–", NONE),
    ],
)
def test_appeal_cells(text: str, expected: Appeal | Nothing | None) -> None:
    assert cells.appeal(text)[0] == expected


def test_the_words_on_appeal_are_kept_where_they_say_something() -> None:
    assert cells.appeal("Länsstyrelsen") == (None, "Länsstyrelsen")
    assert cells.appeal("") == (NONE, None)
    assert cells.appeal(None) == (None, None)


def test_report_cells() -> None:
    assert cells.report("Ja") == Reporting(at="Ja")
    assert cells.report("Nej") == NONE
    assert cells.report("–") == NONE
    assert cells.report(None) is None


def test_a_substitute_named_in_the_delegate_cell_is_no_delegate() -> None:
    assert cells.in_absence("EC\nErs: NS") == ("EC", "NS")
    assert cells.in_absence("EC, ers. : NS") == ("EC", "NS")

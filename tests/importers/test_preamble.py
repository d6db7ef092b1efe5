"""Title, board, days of adoption, abbreviations and general clauses are found outside the rows."""

from __future__ import annotations

from datetime import date

import pytest

from samspel.importers.grid import GridDocument, Paragraph
from samspel.importers.preamble import Preamble, first_day, read_preamble
from samspel.model import Adoption, Clause, ClauseKind, Vat, YesNo
from samspel.money import Unit


def preamble(*texts: str, headers: tuple[str, ...] = (), abbreviations: dict[str, str] | None = None) -> Preamble:
    paragraphs = [Paragraph(text, number) for number, text in enumerate(texts, start=1)]
    document = GridDocument("ordning.docx", "docx", tuple(paragraphs), headers_footers=headers)
    return read_preamble(document, paragraphs, abbreviations or {})


def clause(*texts: str) -> Clause:
    [found] = preamble(*texts).clauses
    return found


def kinds(*texts: str) -> set[ClauseKind]:
    return {found.kind for found in preamble(*texts).clauses}


# Title and board ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("Delegationsordning för socialnämnden", "Socialnämnden"),
        ("Delegeringsordning för miljö- och byggnadsnämnden", "Miljö- och byggnadsnämnden"),
        ("Barn- och utbildningsnämndens delegationsordning", "Barn- och utbildningsnämnden"),
        ("Kommunstyrelsens delegationsordning", "Kommunstyrelsen"),
        ("Delegationsordning för kommunstyrelsen", "Kommunstyrelsen"),
        ("Delegationsförteckning för nämnden för arbete och välfärd", "Nämnden för arbete och välfärd"),
        ("Kultur- och fritidsnämndens delegeringsbestämmelser", "Kultur- och fritidsnämnden"),
        ("DELEGATIONSORDNING FÖR SOCIALNÄMNDEN", "Socialnämnden"),
        ("Delegationsordning 2024 för vård- och omsorgsnämnden i Exempelköping", "Vård- och omsorgsnämnden"),
        ("Arbetsutskottets delegationsordning", "Arbetsutskottet"),
        ("Delegationsordning", None),
    ],
)
def test_the_board_is_named_in_the_title(title: str, organ: str | None) -> None:
    found = preamble("Exempelköpings kommun", title)
    assert (found.title, found.organ) == (title, organ)


def test_the_board_may_be_named_in_the_page_header() -> None:
    found = preamble("Innehåll", headers=("Socialnämndens delegationsordning",))
    assert found.organ == "Socialnämnden"


def test_a_board_mentioned_in_passing_is_not_the_board() -> None:
    assert preamble("Yttranden till socialnämnden lämnas av chefen.").organ is None


def test_no_title() -> None:
    found = preamble("Inledning", "Nämnden har gett delegaterna rätt att besluta.")
    assert (found.title, found.organ, found.adopted, found.revised) == (None, None, None, ())


# Days ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "adoption"),
    [
        ("Antagen den 12 mars 2025, § 31", Adoption(on=date(2025, 3, 12), minute="§ 31")),
        ("Antagen 2025-03-12", Adoption(on=date(2025, 3, 12))),
        ("Antagen av kommunstyrelsen 2022-12-12, § 172", Adoption(on=date(2022, 12, 12), minute="§ 172")),
        ("Delegationsordningen beslutad 2022-12-12 § 172", Adoption(on=date(2022, 12, 12), minute="§ 172")),
        ("Fastställd av socialnämnden den 1 Januari 2020", Adoption(on=date(2020, 1, 1))),
        ("Beslutad av nämnden 2024-05-02 § 45/24", Adoption(on=date(2024, 5, 2), minute="§ 45/24")),
        ("Förslag 2016-06-14", Adoption(on=date(2016, 6, 14))),
    ],
)
def test_the_day_of_adoption(text: str, adoption: Adoption) -> None:
    assert preamble(text).adopted == adoption


def test_revisions_are_kept_apart_from_the_adoption() -> None:
    found = preamble("Antagen 2022-12-12, § 172", "Reviderad 2023-02-27, § 22", "Senast ändrad den 3 april 2024, § 5")
    assert found.adopted == Adoption(on=date(2022, 12, 12), minute="§ 172")
    assert found.revised == (
        Adoption(on=date(2023, 2, 27), minute="§ 22"),
        Adoption(on=date(2024, 4, 3), minute="§ 5"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Antagen 2022-12-12, § 172, reviderad 2023-02-27, § 22",
        "Antagen 2022-12-12 § 172, reviderad 2023-02-27 § 22",
        "Antagen 2022-12-12, § 172\nReviderad 2023-02-27, § 22",
        "Antagen 2022-12-12, § 172 (reviderad 2023-02-27, § 22)",
    ],
)
def test_adoption_and_revision_in_one_paragraph(text: str) -> None:
    found = preamble(text)
    assert found.adopted == Adoption(on=date(2022, 12, 12), minute="§ 172")
    assert found.revised == (Adoption(on=date(2023, 2, 27), minute="§ 22"),)


def test_several_revisions_in_one_line() -> None:
    found = preamble("Reviderad 2023-02-27, § 22, 2024-05-02, § 45")
    assert [one.on for one in found.revised] == [date(2023, 2, 27), date(2024, 5, 2)]


def test_a_day_of_something_else_is_no_adoption() -> None:
    found = preamble(
        "Kommunallagen ändrades den 1 juli 2022 i fråga om jäv.",
        "Enligt ändring i socialtjänstlagen den 1 juli 2025 anmäls besluten.",
        "Utskriven 2026-01-15",
    )
    assert (found.adopted, found.revised, found.in_force) == (None, (), None)


@pytest.mark.parametrize(
    "text",
    ["Gäller från 2025-05-01", "Gäller från och med den 1 maj 2025", "Ordningen träder i kraft den 1 maj 2025."],
)
def test_the_first_day_in_force(text: str) -> None:
    found = preamble("Antagen 2025-03-12, § 31", text)
    assert (found.adopted, found.in_force) == (Adoption(on=date(2025, 3, 12), minute="§ 31"), date(2025, 5, 1))


def test_adoption_and_first_day_in_one_line() -> None:
    found = preamble("Antagen 2025-03-12, § 31, gäller från 2025-05-01")
    assert (found.adopted, found.in_force) == (Adoption(on=date(2025, 3, 12), minute="§ 31"), date(2025, 5, 1))


def test_a_day_that_never_was_is_passed_over() -> None:
    assert first_day("30 februari 2024, rätt dag är 2024-03-01") == date(2024, 3, 1)
    assert first_day("2024-13-45") is None
    assert first_day("mars 2024") is None


# Abbreviations ------------------------------------------------------------------------------------------------


def test_lines_that_explain_abbreviations() -> None:
    found = preamble("EC = ekonomichef", "VC = verksamhetschef\nAC = avdelningschef.")
    assert found.abbreviations == {"EC": "ekonomichef", "VC": "verksamhetschef", "AC": "avdelningschef"}


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("GC: gatuchef", {"GC": "gatuchef"}),
        ("GC – gatuchef", {"GC": "gatuchef"}),
        ("GC betyder gatuchef", {"GC": "gatuchef"}),
        ("Med GC avses gatuchef.", {"GC": "gatuchef"}),
        ("Med GC avses gatuchef och med TC avses teknisk chef.", {"GC": "gatuchef", "TC": "teknisk chef"}),
        ("Förkortningar: GC = gatuchef, TC = teknisk chef", {"GC": "gatuchef", "TC": "teknisk chef"}),
        ("Förkortningar som används: GC: gatuchef; TC: teknisk chef", {"GC": "gatuchef", "TC": "teknisk chef"}),
        ("Gatuchef (GC)", {"GC": "Gatuchef"}),
        ("Beslut fattas av gatuchef (GC) och teknisk chef (TC).", {"GC": "gatuchef", "TC": "teknisk chef"}),
        ("GC Gatuchef\nAU Arbetsutskottet", {"GC": "Gatuchef", "AU": "Arbetsutskottet"}),
        ("EnhC: enhetschef", {"EnhC": "enhetschef"}),
    ],
)
def test_short_forms_are_explained_in_many_ways(text: str, explained: dict[str, str]) -> None:
    assert preamble(text).abbreviations == explained


@pytest.mark.parametrize(
    "text",
    [
        "KL = kommunallagen",
        "Högst = inte mer än",
        "KL: kommunallagen",
        "Delegat: ekonomichef",
        "Beslut – enhetschefen",
        "Socialtjänstlagen (SoL)",
        "Enhetschef (se KL)",
        "Chefen beslutar (GC)",
        "IT Chef",
        "LOV Lag om valfrihet",
        "EC Enhetschef beslutar om semester",
    ],
)
def test_a_line_that_explains_something_else(text: str) -> None:
    assert preamble(text).abbreviations == {}


def test_the_table_of_abbreviations_goes_before_the_lines() -> None:
    assert preamble("EC = ekonomichef", abbreviations={"EC": "enhetschef"}).abbreviations == {"EC": "enhetschef"}


# Last day -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Gäller från 2023-01-01 till och med 2026-12-31",
        "Gäller t.o.m. 2026-12-31",
        "Giltig till och med den 31 december 2026",
        "Ordningen gäller till och med 31 december 2026.",
    ],
)
def test_the_last_day(text: str) -> None:
    assert preamble("Antagen 2022-12-12", text).ends == date(2026, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Reviderad till och med 2025-03-01",
        "Ersätter ordningen av 2020-01-01 som upphör att gälla 2025-03-01",
        "Äldre ärenden prövas enligt socialtjänstlagen som gällde till och med 2025-06-30",
    ],
)
def test_another_last_day_is_not_the_orders(text: str) -> None:
    assert preamble("Antagen 2022-12-12", text).ends is None


# Clauses ------------------------------------------------------------------------------------------------------


def test_superiors_may_decide() -> None:
    words = "Överordnad chef har alltid samma beslutanderätt som underställd personal."
    assert clause(f"Inledning. {words}") == Clause(kind=ClauseKind.SUPERIOR_MAY, words=words)


def test_a_superior_steps_in_when_the_delegate_is_away() -> None:
    assert kinds("Överordnad instans har motsvarande delegation vid delegats frånvaro i alla ärenden") == {
        ClauseKind.SUPERIOR_MAY
    }


def test_each_delegate_alone() -> None:
    assert kinds("Där flera delegater anges beslutar de var för sig.") == {ClauseKind.EACH_ALONE}


def test_the_acting_holder() -> None:
    assert kinds("Den som är tillförordnad på en befattning har samma rätt.") == {ClauseKind.ACTING_HOLDER}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vid delegatens frånvaro beslutar närmaste chef.", ClauseKind.ABSENCE),
        ("Den som är förhindrad ersätts av enhetschefen.", ClauseKind.ABSENCE),
        ("Den som är jävig ska inte handlägga ärendet.", ClauseKind.CONFLICT_OF_INTEREST),
        ("Bestämmelser om jäv finns i kommunallagen.", ClauseKind.CONFLICT_OF_INTEREST),
        ("När delegaten inte är i tjänst beslutar närmaste chef.", ClauseKind.ABSENCE),
        ("Angiven delegat är lägsta beslutsnivå.", ClauseKind.LOWEST_LEVEL),
        ("Brådskande beslut fattas av ordföranden.", ClauseKind.URGENCY),
        ("Ordföranden beslutar i ärenden som inte kan avvaktas.", ClauseKind.URGENCY),
    ],
)
def test_who_decides_when_the_delegate_cannot(text: str, kind: ClauseKind) -> None:
    assert kinds(text) == {kind}


def test_decisions_are_reported_at_the_next_meeting() -> None:
    assert clause("Besluten ska anmälas till nämnden vid närmast följande sammanträde.").at == "next_meeting"
    assert clause("Besluten ska anmälas till nämnden.").at is None


@pytest.mark.parametrize(
    "text",
    [
        "Delegationsbeslut ska anmälas till socialnämnden.",
        "Besluten anmäls till kommunstyrelsen varje månad.",
        "Fattade beslut redovisas för miljö- och byggnadsnämnden.",
        "Anmälan till nämnden sker skriftligt.",
        "Beslut ska redovisas på nästa nämndsammanträde.",
        "Delegationsbeslut ska rapporteras vid nästa sammanträde.",
        "Fattade beslut delges nämnden.",
    ],
)
def test_other_words_for_reporting(text: str) -> None:
    assert kinds(text) == {ClauseKind.REPORT}


@pytest.mark.parametrize(
    "text",
    [
        "Brådskande ärenden beslutas av ordföranden.",
        "Ordföranden har rätt att fatta beslut i ärenden som inte kan vänta till nästa sammanträde.",
        "Ordföranden beslutar när nämnden inte kan avvaktas.",
    ],
)
def test_words_for_what_cannot_await_the_board(text: str) -> None:
    assert kinds(text) == {ClauseKind.URGENCY}


def test_matters_of_principle_stay_with_the_board() -> None:
    assert kinds("Ärenden av principiell betydelse avgörs av nämnden.") == {ClauseKind.PRINCIPLED_TO_BOARD}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Förvaltningschefen får vidaredelegera sin beslutanderätt.", YesNo.YES),
        ("Delegaten får inte vidaredelegera sin beslutanderätt.", YesNo.NO),
    ],
)
def test_onward_delegation(text: str, allowed: YesNo) -> None:
    found = clause(text)
    assert (found.kind, found.allowed) == (ClauseKind.ONWARD, allowed)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Med basbelopp avses prisbasbelopp enligt socialförsäkringsbalken.", Unit.PBB),
        ("Med basbelopp menas inkomstbasbelopp.", Unit.IBB),
        ("Med basbelopp avses i denna ordning prisbasbelopp.", Unit.PBB),
    ],
)
def test_what_a_base_amount_is(text: str, unit: Unit) -> None:
    found = clause(text)
    assert (found.kind, found.unit) == (ClauseKind.BASE_AMOUNT, unit)


def test_whether_amounts_count_vat() -> None:
    found = clause("Samtliga belopp anges exklusive moms.")
    assert (found.kind, found.vat) == (ClauseKind.VAT, Vat.EXCLUDED)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Vid förfall för delegaten beslutar närmast överordnad chef.", ("absent",)),
        ("Närmast överordnad chef får besluta i delegatens ställe.", None),
    ],
)
def test_a_superior_who_may_only_decide_in_absence(text: str, when: tuple[str, ...] | None) -> None:
    found = clause(text)
    assert (found.kind, found.when) == (ClauseKind.SUPERIOR_MAY, when)


def test_a_clause_said_twice_counts_once() -> None:
    assert len(preamble("Beslut anmäls till nämnden.", "Beslut anmäls till nämnden.").clauses) == 1


def test_sentences_without_clauses() -> None:
    assert kinds("Syftet är att avlasta nämnden.", "") == set()

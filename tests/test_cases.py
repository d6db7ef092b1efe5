"""Rows as readers have sent them, and what a municipal lawyer would say of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samspel.checks.run import check
from samspel.importers import load_files

from .build_docx import document, paragraph, table

HEADER = ["Nr", "Ärende", "Delegat", "Ersättare", "Lagrum", "Vidaredelegation", "Anmärkning"]
Says = Callable[..., dict[str, str]]


@pytest.fixture
def says(tmp_path: Path) -> Says:
    """Code and level of each finding about one row of a Word order; the form of the order as a whole is left out."""

    def of(
        matter: str,
        delegate: str,
        *,
        substitute: str = "",
        law: str = "",
        onward: str = "Nej",
        note: str = "",
        board: str = "socialnämnden",
        adopted: str = "Antagen 2026-01-14",
    ) -> dict[str, str]:
        row = ["1.1", matter, delegate, substitute, law or "riktlinje", onward, note]
        path = tmp_path / "ordning.docx"
        path.write_bytes(document(paragraph(f"Delegationsordning för {board}"), paragraph(adopted), table([HEADER, row])))
        report = check(load_files([path]).town, on=date(2026, 5, 1))
        return {f.code: f.level.value for f in report.findings if "/row/" in f.about or not f.code.startswith("FRM")}

    return of


@pytest.mark.parametrize(
    ("matter", "delegate", "law", "level"),
    [
        ("Brådskande ärenden", "Arbetsutskottet", "", "error"),
        ("Brådskande beslut", "Kommundirektören", "6 kap. 39 § KL", "warning"),
        ("Ärenden som inte hinner inväntas", "Arbetsutskottet", "", "error"),
        ("Beslut som ej kan anstå", "Arbetsutskottet", "6:39 KL", "error"),
        ("Brådskande ärenden", "Vice ordförande", "", "question"),
        ("Brådskande ärenden", "Nämndens ordförande", "", None),
        ("Brådskande ärenden", "Ordföranden eller annan ledamot som nämnden utsett", "", None),
        ("Brådskande ärenden om bostadsanpassning", "Handläggare", "", None),
        ("Yttrande i brådskande ärenden", "Ekonomichef", "", None),
        ("Brådskande reparationer", "Fastighetschef", "", None),
    ],
)
def test_who_may_decide_what_cannot_await_the_board(
    says: Says, matter: str, delegate: str, law: str, level: str | None
) -> None:
    assert says(matter, delegate, law=law).get("DEL007") == level


def test_a_substitute_for_the_chair_in_urgent_matters_is_judged_too(says: Says) -> None:
    assert says("Brådskande ärenden", "Nämndens ordförande", substitute="Socialchef")["DEL007"] == "warning"


@pytest.mark.parametrize(
    ("delegate", "level"),
    [
        ("Kommunstyrelsens ordförande", "question"),
        ("KS ordförande", "question"),
        ("Tekniska nämnden", "warning"),
        ("Nämndens ordförande", None),
        ("Socialnämndens ordförande", None),
        ("Socialnämndens arbetsutskott", None),
    ],
)
def test_somebody_in_another_board_is_seen_by_the_title(says: Says, delegate: str, level: str | None) -> None:
    assert says("Föreningsbidrag", delegate).get("DEL001") == level


def test_the_own_board_is_not_another_board_when_its_name_has_several_words(says: Says) -> None:
    board = "barn- och utbildningsnämnden"

    assert says("Bidrag", "Barn- och utbildningsnämndens ordförande", board=board).get("DEL001") is None


@pytest.mark.parametrize(
    ("matter", "delegate", "note", "found"),
    [
        ("Direktupphandling", "Två handläggare i förening", "", {"DEL003": "warning"}),
        ("Direktupphandling", "Ledningsgruppen", "", {"DEL003": "warning"}),
        ("Direktupphandling", "Kommundirektör (tillsammans med ekonomichef)", "", {"DEL003": "warning"}),
        ("Firmateckning", "Ordförande och ekonomichef i förening", "", {}),
        ("Avtal", "Ordförande och ekonomichef", "Båda undertecknar", {}),
        ("Avtal", "Enhetschef och handläggare i förening", "Beslutet undertecknas av delegaten", {"DEL003": "warning"}),
        ("Avtal", "Arbetsutskottet tillsammans med förvaltningschefen", "", {"DEL004": "warning"}),
        ("Avtal", "Enhetschef och handläggare", "", {"DEL003": "question"}),
        ("Avtal", "Enhetschef eller handläggare", "", {}),
        ("Avtal", "Enhetschef", "Gäller gemensamt avtal med regionen", {}),
        ("Avtal", "Enhetschef\nHandläggare", "Gäller köp eller hyra", {"DEL003": "question"}),
        ("Avtal", "Enhetschef\nHandläggare", "Högst 100 km/år", {"DEL003": "question"}),
        ("Avtal", "Enhetschef\nHandläggare", "Beslut fattas gemensamt", {"DEL003": "warning"}),
        ("Avtal", "Enhetschef\nHandläggare", "Var för sig", {}),
    ],
)
def test_joint_decisions(says: Says, matter: str, delegate: str, note: str, found: dict[str, str]) -> None:
    told = says(matter, delegate, note=note)

    assert {code: told[code] for code in ("DEL003", "DEL004") if code in told and told[code] != "question"} == {
        code: level for code, level in found.items() if level != "question"
    }
    assert ("question" in told.values()) is ("question" in found.values())


@pytest.mark.parametrize(
    ("note", "level"),
    [
        ("Efter godkännande av ordföranden", "question"),
        ("Beslutet ska godkännas av KSAU", "question"),
        ("Efter godkännande av föräldrarådet (7 kap. 7 § KL)", None),
        ("Efter godkännande av brukarrådet", None),
        ("Efter samråd med ekonomichefen", None),
    ],
)
def test_approval_by_somebody_else(says: Says, note: str, level: str | None) -> None:
    assert says("Avtal", "Socialchef", note=note).get("DEL008") == level


@pytest.mark.parametrize(
    ("delegate", "onward", "board", "level"),
    [
        ("Enhetschef med rätt att vidaredelegera", "", "socialnämnden", "warning"),
        ("Enhetschef", "Ja", "socialnämnden", "warning"),
        ("Arbetsutskottet", "Ja", "socialnämnden", "error"),
        ("Kommundirektör", "Ja", "kommunstyrelsen", None),
        ("Kommundirektör", "Ja", "socialnämnden", "question"),
        ("Närmaste chef", "Ja", "socialnämnden", "warning"),
        ("Enhetschef", "Verkställighet", "socialnämnden", None),
        ("Enhetschef", "Nej", "socialnämnden", None),
    ],
)
def test_who_may_pass_power_onward(says: Says, delegate: str, onward: str, board: str, level: str | None) -> None:
    assert says("Avtal", delegate, onward=onward, board=board).get("DEL006") == level


@pytest.mark.parametrize(
    ("law", "note", "adopted", "found"),
    [
        ("8 kap. 2 § SoL (2001:453)", "", "Antagen 2026-01-14", {"REF001": "error"}),
        ("4 kap. 1 § SoL (2001:453)", "Boende för äldre", "Antagen 2026-01-14", {"REF001": "error"}),
        ("4 kap. 1 § SoL (2001:453)", "Före den planerade flytten", "Antagen 2026-01-14", {"REF001": "error"}),
        ("8 kap. 2 § SoL (2001:453)", "Avgifter för tid före 1 juli 2025", "Antagen 2026-01-14", {"REF003": "question"}),
        ("9 kap. 1 § SoL (2001:453)", "", "Antagen 2026-01-14", {"REF003": "question"}),
        ("8 kap. 11 § ÄPBL", "", "Antagen 2015-01-14", {"REF003": "question"}),
        ("4 kap. 1 § SoL", "", "Antagen 2020-01-14", {"REF001": "error"}),
        ("4 kap. 1 § SoL", "", "Antagen 2025-05-14", {"REF001": "question"}),
        ("4 kap. 1 § SoL", "", "Antagen 2025-09-14", {}),
        ("26 § FL", "", "Antagen 2016-01-14", {"REF001": "error"}),
    ],
)
def test_references_to_acts_that_have_ended(says: Says, law: str, note: str, adopted: str, found: dict[str, str]) -> None:
    told = says("Avgift", "Handläggare", law=law, note=note, adopted=adopted)

    assert {code: level for code, level in told.items() if code.startswith("REF") and code != "REF002"} == found


def test_a_guardianship_board_is_told_that_its_own_law_applies(says: Says) -> None:
    told = says("Uttag", "Enhetschef och handläggare", onward="Ja", board="överförmyndarnämnden")

    assert told["DEL011"] == "question"
    assert not {"DEL001", "DEL003", "DEL006", "DEL007"} & told.keys()


def test_a_row_that_lets_power_be_passed_on_to_a_politician(says: Says) -> None:
    assert says("Avtal", "Förvaltningschef", onward="Ja, till nämndens ordförande")["DEL010"] == "error"
    assert "DEL010" not in says("Avtal", "Förvaltningschef", onward="Ja, till enhetschef")
    assert "DEL010" not in says("Avtal", "Förvaltningschef", onward="Ja, se bilaga")


def test_a_row_of_execution_needs_no_delegate(says: Says) -> None:
    assert "FRM001" not in says("Beställning av material", "Verkställighet")


def test_words_about_absence_name_a_substitute_and_no_delegate(says: Says) -> None:
    assert "DEL001" not in says("Avtal", "Fastighetschef. Vid frånvaro kommundirektören")

"""Columns are known by their headings, and by what they hold where the headings are lost."""

from __future__ import annotations

import pytest

from samspel.importers.columns import Columns, by_content, by_headings, named
from samspel.importers.grid import GridCell, GridRow
from samspel.importers.headings import kind_of, looks_like_number

ORDINARY = ("Nr", "Ärende", "Delegat", "Lagrum")


def row(*texts: str, number: int = 1, header: bool = False) -> GridRow:
    return GridRow(cells=tuple(GridCell(text) for text in texts), number=number, header=header)


def kinds(*rows: GridRow) -> tuple[str | None, ...] | None:
    columns = by_headings(rows)
    return columns.kinds if columns else None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Nr", "number"), ("Nr.", "number"), ("Punkt", "number"), ("Avsnitt", "number"),
        ("Ärende", "matter"), ("ÄRENDE", "matter"), ("Ärende/Ärendegrupp", "matter"), ("Ärendetyp", "matter"),
        ("Delegationens art", "matter"), ("Beslut", "matter"), ("Beslut avseende", "matter"),
        ("Delegat", "delegate"), ("Delegat*", "delegate"), ("Lägsta beslutsnivå", "delegate"),
        ("Delegeras till", "delegate"), ("Beslutande", "delegate"), ("Beslutande var för sig", "delegate"),
        ("Ersättare", "substitute"), ("Vid förfall", "substitute"),
        ("Lagrum", "law"), ("Lagrum/annan bestämmelse", "law"), ("Författningsstöd", "law"),
        ("Vidaredelegation", "onward"), ("Vidaredelegerat till", "onward"), ("Vidaredeleg.", "onward"),
        ("Anmärkning", "note"), ("Anm.", "note"), ("Kommentar", "note"), ("Anmäls till/anmärkning", "note"),
        ("Anmäls", "report"), ("Anmäls till", "report"),
        ("Överklagan", "appeal"), ("Besvär", "appeal"),
        ("Belopp", "amount"), ("Beloppsgräns", "amount"),
        ("Förkortning", "abbreviation"), ("Förklaring", "meaning"),
    ],
)  # fmt: skip
def test_headings_seen_in_real_orders(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Beslutsnivå/delegat", "delegate"), ("Delegat / lägsta beslutsnivå", "delegate"),
        ("Lagrum och villkor", "law"), ("Lagstöd, kommentar", "law"), ("Nr/punkt", "number"),
        ("Ärende, beskrivning", "matter"),
    ],
)  # fmt: skip
def test_a_heading_of_two_words_for_one_thing_is_known(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


@pytest.mark.parametrize("heading", ["Nämnd/delegat", "Diarienummer och datum", "Ja / nej", "Delegat och ersättare"])
def test_a_heading_that_says_two_things_or_one_unknown_is_not_guessed(heading: str) -> None:
    assert kind_of(heading) is None


def test_a_list_of_short_forms_without_a_header() -> None:
    rows = [row("AC", "Avdelningschef"), row("EC", "Enhetschef"), row("1:e SS", "Förste socialsekreterare")]
    several = [*rows, row("NS", "Nämndsekreterare"), row("AU", "Arbetsutskottet"), row("Chefen får alltid besluta.", "")]
    columns = by_content(several)
    assert columns is not None
    assert columns.kinds == ("abbreviation", "meaning")
    matters = by_content([row("LVU", "Socialchef"), row("LVM", "Socialchef"), row("LSS", "Enhetschef")])
    assert matters is None or "abbreviation" not in matters.kinds


def test_the_heading_that_says_matter_outright_goes_before_the_group_of_matters() -> None:
    group = row("Ärendegrupp", "Ärende", "Delegat", "Lagrum")
    assert kinds(group) == ("group", "matter", "delegate", "law")
    assert kinds(row("Nr", "Ärendegrupp", "Delegat")) == ("number", "matter", "delegate")


@pytest.mark.parametrize("heading", ["Vidare-\ndelegation", "Lägsta\nbeslutsnivå", " Lagrum ", "Författnings-\nstöd"])
def test_a_heading_may_be_broken_over_lines(heading: str) -> None:
    assert kind_of(heading) is not None


@pytest.mark.parametrize(("heading", "kind"), [("Vidaredelgation", "onward"), ("Anmärknning", "note")])
def test_a_slip_of_the_pen_is_forgiven(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


@pytest.mark.parametrize("heading", ["", "–", "Diarienummer", "A.1 Allmänna ärenden", "Enhetschef"])
def test_other_words_are_no_heading(heading: str) -> None:
    assert kind_of(heading) is None


def test_an_ordinary_header() -> None:
    assert kinds(row(*ORDINARY)) == ("number", "matter", "delegate", "law")


def test_a_header_without_numbers() -> None:
    assert kinds(row("Ärende", "Lagrum", "Lägsta beslutsnivå", "Anmäls", "Överklagan")) == (
        "matter", "law", "delegate", "report", "appeal",
    )  # fmt: skip


def test_a_header_of_two_columns_needs_the_delegate() -> None:
    assert kinds(row("Ärende", "Delegat")) == ("matter", "delegate")
    assert kinds(row("Ärende", "Anmärkning")) is None


def test_a_section_title_may_stand_where_the_matter_should() -> None:
    columns = by_headings([row("A.1 Allmänna ärenden", "Lagrum", "Delegat")])
    assert columns is not None
    assert columns.kinds == ("matter", "law", "delegate")
    assert columns.headings[0] == "A.1 Allmänna ärenden"


def test_the_lower_of_two_stacked_headings_says_more() -> None:
    upper, lower = row("Nr", "Ärende", "Beslutanderätt", "Beslutanderätt"), row("Nr", "Ärende", "Delegat", "Ersättare")
    assert kinds(upper, lower) == ("number", "matter", "delegate", "substitute")


def test_two_stacked_words_may_make_one_heading() -> None:
    assert kinds(row("Nr", "Ärende", "Lägsta"), row("", "", "beslutsnivå")) == ("number", "matter", "delegate")


def test_of_two_columns_with_one_name_the_first_counts() -> None:
    assert kinds(row("Nr", "Ärende", "Delegat", "Delegat")) == ("number", "matter", "delegate", None)


@pytest.mark.parametrize(
    "texts", [("1.1", "Avtal", "Enhetschef"), ("", "", ""), ("Ärende", "", ""), ("Version", "Datum", "Ändring")]
)
def test_what_is_no_header(texts: tuple[str, ...]) -> None:
    assert kinds(row(*texts)) is None


def test_a_header_of_abbreviations() -> None:
    assert kinds(row("Förkortning", "Förklaring")) == ("abbreviation", "meaning")


def test_a_table_that_has_lost_its_header_is_read_by_what_it_holds() -> None:
    columns = by_content(
        [
            row("1.1", "Avtal om lokaler i den löpande verksamheten", "Enhetschef", "6 kap. 37 § KL", "Ja"),
            row("1.2", "Yttranden som inte är av större vikt", "Avdelningschef", "6 kap. 37 § KL", "Nej"),
        ]
    )
    assert columns is not None
    assert columns.kinds == ("number", "matter", "delegate", "law", "onward")
    assert columns.guessed


def test_a_table_without_titles_or_law_cannot_be_read() -> None:
    assert by_content([row("Version", "Datum"), row("1", "2023-01-01")]) is None
    assert by_content([]) is None


def test_the_user_may_say_what_the_columns_hold() -> None:
    assert named(["number", "matter", "-", "delegate"]) == Columns(
        ("number", "matter", None, "delegate"), ("number", "matter", "-", "delegate")
    )


def test_the_place_of_a_column() -> None:
    columns = named(["number", "matter"])
    assert columns.index("matter") == 1
    assert columns.index("law") is None


@pytest.mark.parametrize("text", ["1", "1.", "1.2", "1.10.3", "A.1.1", "A 2", "F.1.1", "3 b)", "1.2.4 a", "12a"])
def test_row_numbers(text: str) -> None:
    assert looks_like_number(text)


@pytest.mark.parametrize("text", ["", "Avtal", "1.1 Avtal", "6 kap. 39 §", "2023-01-01"])
def test_what_is_no_row_number(text: str) -> None:
    assert not looks_like_number(text)

"""What a title states, what it only lets presume, and what it leaves open."""

from __future__ import annotations

import pytest

from samspel.law import lexicon, titles


def seen(words: str) -> tuple[str, bool] | None:
    title = titles.presume(words)
    return (title.recipient, title.stated) if title else None


@pytest.mark.parametrize(
    ("words", "recipient"),
    [
        ("Ordförande", "member"),
        ("ordföranden", "member"),
        ("1:e vice ordförande", "member"),
        ("Ledamot", "member"),
        ("Arbetsutskottet", "committee"),
        ("Individ- och familjeutskottet", "committee"),
        ("KSAU", "committee"),
        ("Presidiet", "presidium"),
        ("Kommunfullmäktige", "council"),
        ("Socialnämnden", "board"),
    ],
)
def test_a_political_title_states_what_its_holder_is(words: str, recipient: str) -> None:
    assert seen(words) == (recipient, True)


@pytest.mark.parametrize(
    ("words", "recipient"),
    [
        ("Enhetschef", "employee"),
        ("Socialsekreterare", "employee"),
        ("Handläggare", "employee"),
        ("Rektor", "employee"),
        ("Förvaltningschef", "employee"),
        ("Framtidsberedningen", "preparation"),
        ("Konsult", "consultant"),
        ("Bostadsbolaget", "company"),
        ("Beslutsrobot", "automated"),
        ("Chefläkare", "employee"),
        ("Parkarbetare", "employee"),
        ("Markförvaltare", "employee"),
        ("Jourhavande", "employee"),
        ("Inköpscentralen", "purchasing_centre"),
        ("Delegaten i ursprungsbeslutet", "same_delegate"),
    ],
)
def test_any_other_title_is_a_presumption(words: str, recipient: str) -> None:
    assert seen(words) == (recipient, False)


def test_not_delegated_means_the_board() -> None:
    assert seen("Delegeras ej") == ("board", True)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Handläggare, dock ej avslag", "Handläggare"),
        ("Enhetschef, endast avskrivning", "Enhetschef"),
        ("Chef för vård, omsorg och stöd", "Chef för vård, omsorg och stöd"),
    ],
)
def test_a_condition_after_the_title_is_no_part_of_it(words: str, title: str) -> None:
    assert titles.bare(words) == title


@pytest.mark.parametrize("words", ["", "–", "Berörd", "Xyzzy", "12", "Se bilaga 2", "Gatukontoret"])
def test_words_that_are_no_title_are_left_open(words: str) -> None:
    assert titles.presume(words) is None


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        ("Förvaltningschef", True),
        ("Enhetschef", False),
        ("Avdelningschef", False),
        ("Handläggare", False),
        ("Sektorchef", None),
        ("Kommundirektör", None),
    ],
)
def test_only_some_titles_say_whether_they_head_the_administration(words: str, heads: bool | None) -> None:
    title = titles.presume(words)

    assert title is not None
    assert title.heads is heads


def test_a_deputy_prefix_is_passed_over() -> None:
    assert titles.presume("Tf. förvaltningschef") == titles.presume("Förvaltningschef")
    assert titles.presume("Vikarierande rektor") == titles.presume("rektor")


@pytest.mark.parametrize(
    ("words", "seat"),
    [
        ("Ordförande", "chair"),
        ("Vice ordförande", "vice_chair"),
        ("Ledamot", "member"),
        ("Utskottets ordförande", None),
    ],
)
def test_a_seat_in_the_board_is_told_from_one_in_a_committee(words: str, seat: str | None) -> None:
    title = titles.presume(words)

    assert title is not None
    assert title.seat == seat


@pytest.mark.parametrize(
    ("words", "letter"),
    [("Ordförande", "F"), ("Utskottet", "F"), ("Enhetschef", "C"), ("Handläggare", "H"), ("Beslutsrobot", "A")],
)
def test_the_letter_tells_elected_chief_officer_and_machine(words: str, letter: str) -> None:
    title = titles.presume(words)

    assert title is not None
    assert title.letter == letter


@pytest.mark.parametrize(
    ("one", "other"),
    [("Enhetschef", "enhetschefen"), ("Rektor *", "rektorn"), ("Enhetschef:", " ENHETSCHEF "), ("nämnd", "Nämnden")],
)
def test_spellings_of_one_title_share_a_key(one: str, other: str) -> None:
    assert titles.key(one) == titles.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Arbetsutskott", "arbetsutskottet"), ("Tjänsteman", "tjänstemannen"), ("Kommunstyrelse", "kommunstyrelsen")],
)
def test_indefinite_and_definite_forms_share_a_key(one: str, other: str) -> None:
    assert titles.key(one) == titles.key(other)


def test_different_titles_have_different_keys() -> None:
    words = ["Enhetschef", "Avdelningschef", "Rektor", "Biträdande rektor", "Ordförande", "Vice ordförande"]

    assert len({titles.key(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Anna Exempelsson", True),
        ("Gatuchef Anna Exempelsson", True),
        ("Enhetschef Gata", False),
        ("Anna", False),
        ("Per uppdrag", False),
        ("PER CAPSULAM", False),
    ],
)
def test_a_person_is_told_from_a_function(words: str, person: bool) -> None:
    assert lexicon.named_person(words) is person


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Beslut som inte kan avvaktas", True),
        ("Så  brådskande att", True),
        ("Brådskande reparation", False),
        ("Kan avvaktas", False),
    ],
)
def test_a_word_list_finds_whole_phrases_in_any_case(text: str, urgent: bool) -> None:
    assert lexicon.says("urgent", text.upper()) is urgent
    assert lexicon.says("urgent", text) is urgent

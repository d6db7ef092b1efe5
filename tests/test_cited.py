"""cite(): what references mean, against the collected forms and the labels; never confidently wrong."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from samspel.law.cited import cite
from tests.labelled import DATA, Label, labels, readings, without_marks

FORMS = Path(__file__).parents[2] / "shared" / "domain" / "statutes" / "citation_forms.txt"


def forms() -> list[tuple[str, date | None, str]]:
    """Text, day and meaning of every form collected; none where the collection is not here."""
    if not FORMS.is_file():
        return []
    lines = [line.split("\t") for line in FORMS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (text.replace("\\n", "\n"), date.fromisoformat(day) if day else None, meaning) for text, day, meaning, _ in lines
    ]


@pytest.mark.skipif(not forms(), reason="the collected forms are not here")
def test_the_collected_forms_are_read_right_and_none_confidently_wrong() -> None:
    right = 0
    for text, day, meaning in forms():
        found, meant = readings(cite(text, as_of=day).meaning), readings(meaning)
        right += found == meant
        assert len(found) != 1 or found <= meant, (text, day, found, meaning)

    assert right / len(forms()) >= 0.95


# References that are known to be read wrongly, each with why nobody has mended it.
KNOWN = {
    "9 § första punkten LSS": "an ordinal before punkten",
    "9§ LSS p 2": "a point behind the act",
    "LOV 8 kap 1 § och LOU": "an abbreviation without place at the end",
    "LAS 7 §, 18 § samt AB § 28": "the section of a collective agreement is not kept",
    "AB § 28 och 18 § LAS": "the section of a collective agreement is not kept",
    "art. 138.2 OCR jfr 22 § livsmedelslagen": "an abbreviation of an EU act that also means other things",
    "EU 2016/679 art 28.3 och 5 kap 2 § dataskyddslagen": "the article of an EU act is not kept",
    "Nämnden får enligt 6 kap. 37 § kommunallagen delegera; undantagen framgår av 38 §.": "a section far from its chapter",
    "SoL/LSS 16 kap 3 § resp 27 §": "two acts in front of two sections",
}


def more_forms() -> list[tuple[str, str, str, str]]:
    """Text, day, matter and meanings (any of them) of forms that a lawyer wrote to make the reader fail."""
    with (DATA / "citation_forms.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["text"].replace("\\n", "\n"), row["day"], row["matter"], row["meaning"]) for row in csv.DictReader(file)
        ]


def test_forms_written_to_make_it_fail_are_nearly_all_read_right_and_the_rest_is_known() -> None:
    right, wrong = 0, set()
    for text, day, matter, meaning in more_forms():
        found = without_marks(readings(cite(text, as_of=date.fromisoformat(day), matter=matter).meaning))
        meant = [without_marks(readings(one)) for one in meaning.split("||")]
        right += found in meant
        if len(found) == 1 and not any(found <= one for one in meant):
            wrong.add(text)

    assert right / len(more_forms()) >= 0.95
    assert wrong <= set(KNOWN), wrong - set(KNOWN)


def confidently_wrong(label: Label) -> bool:
    """Whether one reading is given and is not the one meant (act and place; how it stands is judged by the rules)."""
    found = without_marks(readings(cite(label.text, as_of=label.written, matter=label.matter).meaning))
    return len(found) == 1 and not found <= without_marks(readings(label.meaning))


def test_no_labelled_reference_is_confidently_misread() -> None:
    """But for transition cases, where a text of a new act's time means the old act: the labeller is unsure there too."""
    wrong = [label.name for label in labels("citations.csv") if confidently_wrong(label) and not label.unsure]

    assert wrong == []


def test_nearly_all_labelled_references_are_read_right() -> None:
    known = [label for label in labels("citations.csv") if not label.unsure]
    found = [
        without_marks(readings(label.meaning))
        <= without_marks(readings(cite(label.text, as_of=label.written, matter=label.matter).meaning))
        for label in known
    ]

    assert sum(found) / len(found) >= 0.97


def test_a_number_that_was_reused_is_ambiguous_without_a_subject_and_settled_by_one() -> None:
    alone = cite("6 kap. 36 § KL", as_of=date(2026, 11, 21))
    urgent = cite("6 kap. 36 § KL", as_of=date(2026, 11, 21), matter="Brådskande ärenden")
    service = cite("6 kap. 36 § KL", as_of=date(2026, 11, 21), matter="Delgivning")

    assert alone.ambiguous
    assert {reading.sfs for reading in alone.readings} == {"1991:900", "2017:725"}
    assert urgent.readings[0].sfs == "1991:900"
    assert [(new.chapter, new.section) for new in urgent.replaced_by] == [("6", "39")]
    assert not service.ambiguous
    assert service.readings[0].sfs == "2017:725"


def test_the_new_place_is_told_and_when_only_part_went_there() -> None:
    cited = cite("6 kap. 33 § kommunallagen (1991:900)", as_of=date(2026, 11, 21))

    assert [(new.place, new.partly) for new in cited.replaced_by] == [("6 kap. 37 §", True), ("7 kap. 5 §", True)]
    assert cited.readings[0].status == "repealed"
    assert cited.readings[0].since == date(2018, 1, 1)


@pytest.mark.parametrize(
    ("text", "day", "status"),
    [
        ("KL 6:37", date(2026, 11, 21), "in_force"),
        ("9 kap. 30 § PBL", date(2026, 11, 21), "reused"),
        ("9 kap. 15 b § skollagen", date(2026, 8, 20), "ended"),
        ("5 kap. 8 § LSO", date(2026, 11, 21), "no_section"),
        ("37 § KL", date(2026, 11, 21), "no_chapter"),
        ("8 kap. § skollagen", date(2026, 11, 21), "no_number"),
        ("6 kap. 37 § KL (2017:725)", date(2017, 12, 31), "not_yet"),
        ("6 kap. 99 § KL", date(2015, 1, 1), "unchecked"),
        ("AFS 2023:1", date(2026, 11, 21), "outside"),
        ("kommuneloven § 8", date(2026, 11, 21), "foreign"),
        ("6 kap 37 §", date(2026, 11, 21), "no_act"),
    ],
)
def test_how_a_reference_stands_on_the_day(text: str, day: date, status: str) -> None:
    assert cite(text, as_of=day).readings[0].status == status


def test_a_text_without_reference_gives_nothing() -> None:
    assert cite("hej").readings == ()
    assert cite("").meaning == ""

"""Meetings in the report as text: by paragraph in order, apart from what is found in orders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from samspel.checks.run import check
from samspel.exporters.report_meetings import meeting_places, paragraphs
from samspel.exporters.report_text import report_text
from samspel.exporters.report_words import SAY
from samspel.findings import DocumentInfo, Report
from samspel.rules import RulePack

from ..meeting_rules import installed
from ..towns import CAST, DAY, town

PEOPLE = "people: [{id: a}, {id: b}]\n"
ITEMS = ", ".join(f"{{number: '{n}', conflicts: [{{person: a, left_room: no}}]}}" for n in (10, 9))


@pytest.fixture(scope="module")
def pack() -> Iterator[RulePack]:
    with pytest.MonkeyPatch.context() as patch:
        yield installed(patch)[0]


def report(pack: RulePack, *meetings: str, document: DocumentInfo | None = None, language: str = "sv") -> Report:
    listed = ", ".join(f"{{id: m{n}, on: 2026-01-14, organ: {one}}}" for n, one in enumerate(meetings, 1))
    return check(town(CAST, PEOPLE + f"meetings: [{listed}]"), on=DAY, packs=(pack,), document=document, language=language)


def test_the_paragraphs_stand_in_order_after_the_whole(pack: RulePack) -> None:
    text = report_text(report(pack, f"sn, summoned: 2026-01-12, items: [{ITEMS}]"))

    assert "Ett sammanträde prövat" in text
    places = (
        "SAMMANTRÄDET m1",
        "Hela sammanträdet\n",
        "FEL Kallelsen",
        "  § 9\n",
        "§ 9. (TST002)",
        "  § 10\n",
        "§ 10. (TST002)",
    )
    at = [text.index(place) for place in places]
    assert at == sorted(at)
    assert "Stöd: 6 kap. 37 § kommunallagen (2017:725). Åtgärd: Rätta." in text
    assert "ingen delegationsordning" not in text


def test_questions_about_meetings_name_the_paragraphs(pack: RulePack) -> None:
    text = report_text(
        report(pack, "sn, attendance: [{person: a, as: chair}], items: [{number: '3', conflicts: [{person: b}]}]")
    )

    assert "? Gick den jävige ut i § 3?\n    Gäller § 3." in text
    assert "? När justerades det?\n    Gäller hela sammanträdet." in text


def test_meetings_are_named_where_there_are_several() -> None:
    abouts = ["meeting/b/item/10", "meeting/a/item/2", "meeting/a"]

    assert meeting_places(abouts, SAY["sv"]) == "Hela sammanträdet, § 2 (a); § 10 (b)"
    assert meeting_places(["meeting/a/item/2", "o/row/1"], SAY["sv"]) is None
    assert meeting_places([], SAY["sv"]) is None


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["7"], "§ 7"),
        (["10", "9"], "§§ 9, 10"),
        (["16", "17", "23", "24", "25", "27"], "§§ 16, 17, 23–25, 27"),
        (["7 a", "8", "7"], "§§ 7, 7 a, 8"),
    ],
)
def test_paragraphs_are_told_in_order_and_many_in_a_row_as_from_to(numbers: list[str], told: str) -> None:
    assert paragraphs(numbers) == told


def test_several_meetings_are_counted_in_the_language_of_the_report(pack: RulePack) -> None:
    text = report_text(report(pack, "sn, summoned: 2026-01-12", "ks, summoned: 2026-01-12", language="en"))

    assert "2 meetings checked" in text
    assert text.index("MEETING m1") < text.index("MEETING m2")


def test_minutes_are_told_by_organ_and_day(pack: RulePack) -> None:
    document = DocumentInfo(
        kind="minutes", file="p.docx", organ="Socialnämnden", adopted=DAY, rows=12, reading=("Oklart namn (sida 1)",)
    )
    text = report_text(report(pack, "sn", document=document))

    assert text.startswith("Socialnämnden, protokoll 2026-02-01: 12 paragrafer (p.docx)\n")
    assert "Oklart namn (sida 1)" in text
    assert "6 kap. 38 §" not in text

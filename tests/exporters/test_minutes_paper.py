"""The paper of a meeting: what was read of it, what is wrong by paragraph, its days, in every form, one for each meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from samspel import check
from samspel.cli.main import main
from samspel.exporters.paper.blocks import Bullets, Card, Heading, Paper, Paragraph, Table, plain
from samspel.exporters.paper.minutes import HowRead, minutes_paper
from samspel.exporters.paper.minutes_words import SAY
from samspel.exporters.paper.writing import FORMS, Form, write_paper
from samspel.findings import Report
from samspel.importers.meetings import load_meetings
from samspel.model import AttendsAs, ItemKind, ItemOutcome, Municipality
from tests.exporters.test_paper import HOSTILE, bare, said
from tests.towns import CAST, town

MINUTES = Path(__file__).parents[1] / "data" / "minutes"
ON = date(2026, 6, 1)
PEOPLE = "people: [{id: a, name: A. Ek}, {id: b, name: B. Al}, {id: c}, {id: d, name: D. Hed}]\n"
MEETING = """
  - id: m1
    organ: sn
    on: 2026-03-10
    opened: "13:00"
    closed: "15:30"
    attendance:
      - {person: d, as: official}
      - {person: a, as: chair, party: X}
      - {person: b, as: member, to: "13:40", remote: yes}
      - {person: b, as: member, from: "14:10"}
      - {person: c, as: serving, serves_for: b, first_item: "2", last_item: "3"}
    items:
      - {number: "1", kind: procedure, matter: Upprop, decision: none}
      - number: "2"
        kind: decision
        matter: Bidrag
        case: SN 2026-4
        conflicts: [{person: b, left_room: no}]
        votes: [{yes: 1, no: 0, abstained: 1, open: no}, {}]
        reservations: [{person: c}, {person: c}]
        decision: {outcome: decided, proposed_to: kommunfullmäktige, due: 2026-09-01}
    approvers: [b]
    approved: [{on: 2026-03-20}]
    announced: [{from: 2026-03-21}]
"""


def papers(*meetings: str, facts: str = PEOPLE) -> tuple[Municipality, Report, list[Paper]]:
    """A town with these meetings, what is found, and the paper of each."""
    found = town(CAST, facts + "meetings:" + "".join(meetings))
    report = check(found, on=ON)
    return found, report, [minutes_paper(report, found, meeting, "1.0") for meeting in found.meetings]


def tables(paper: Paper) -> dict[str, list[list[str]]]:
    """The rows of every table as plain text, by its caption."""
    found = [block for block in paper.blocks if isinstance(block, Table)]
    return {plain(one.caption): [[plain(cell) for cell in row] for row in one.rows] for one in found}


def texts(paper: Paper) -> Iterator[str]:
    """The paragraphs and points of the paper."""
    for block in paper.blocks:
        if isinstance(block, Bullets):
            yield from map(plain, block.items)
        elif isinstance(block, Paragraph):
            yield plain(block.text)


@pytest.fixture(scope="module")
def read() -> tuple[Report, Paper]:
    """Minutes of a social board in Word."""
    loaded = load_meetings([MINUTES / "06-sn-skogsberga.docx"])
    report = check(loaded.town, on=ON, document=loaded.document)
    [meeting] = loaded.meetings
    how = HowRead("06.docx", 189, 11, 1, (("stycke 5", "Anslag <b>", "Texten har inte förståtts."),), ("En bild.",))
    return report, minutes_paper(report, loaded.town, meeting, "1.0", how)


@pytest.mark.parametrize("form", FORMS)
def test_everything_found_stands_in_every_form(read: tuple[Report, Paper], form: Form) -> None:
    report, paper = read
    text = said(write_paper(paper, form), form)

    assert len(report.findings) > 5
    for finding in report.findings:
        if finding.verdict == "breach":
            assert bare(finding.message) in text
            assert bare(finding.remedy) in text
    for question in report.questions:
        assert bare(question.text) in text
    for told in ("06.docx", "Anslag <b>", "Texten har inte förståtts.", "En bild.", "SN 2024-20", "C. Månlid"):
        assert bare(told) in text


def test_findings_stand_under_their_paragraphs_the_gravest_first(read: tuple[Report, Paper]) -> None:
    places: dict[str, list[str]] = {}
    here = ""
    for block in read[1].blocks:
        if isinstance(block, Heading):
            here = plain(block.text)
        elif isinstance(block, Card):
            places.setdefault(here, []).append(block.level)

    assert list(places)[:2] == ["Hela sammanträdet", "§ 20 Individärende, ansökan om vård enligt LVU"]
    levels = ("error", "warning", "question", "advice")
    assert all(found == sorted(found, key=levels.index) for found in places.values())
    assert places["§ 21 Individärende, bistånd till vistelse på behandlingshem"] == ["error", "error", "warning"]


def test_the_head_says_which_meeting_it_is() -> None:
    _, _, [paper] = papers(MEETING)

    assert plain(paper.title) == "Granskning av protokoll: Socialnämnden 2026-03-10"
    assert list(texts(paper))[:6] == [
        "Sammanträde: Socialnämnden 2026-03-10, kl. 13:00–15:30",
        "Ordförande: A. Ek",
        "Beslutande: 3",
        "Utsedda att justera: B. Al",
        "Antal paragrafer: 2",
        "Prövad mot de regler som gällde: 2026-06-01",
    ]


def test_those_who_were_there_stand_with_as_what_and_when_deciders_first() -> None:
    _, _, [paper] = papers(MEETING)

    assert tables(paper)["Närvarande"] == [
        ["A. Ek (X)", "ordförande", "hela sammanträdet"],
        ["B. Al", "ledamot", "till 13:40, på distans; från 14:10"],
        ["c", "tjänstgörande ersättare för B. Al", "§ 2–§ 3"],
        ["D. Hed", "tjänsteperson", "hela sammanträdet"],
    ]


def test_unknown_attendance_is_said() -> None:
    _, _, [paper] = papers("\n  - {id: m1, organ: sn, on: 2026-03-10, items: [{number: '1'}]}")

    assert "Närvarande" not in tables(paper)
    assert any("Det gick inte att läsa vilka som var med" in text for text in texts(paper))


def test_the_items_stand_with_how_they_ended_and_what_was_found() -> None:
    _, _, [paper] = papers(MEETING)
    first, second = tables(paper)["Ärenden"]

    assert first[:4] == ["1", "Upprop", "formalia", "inget beslut"]
    assert second[:4] == [
        "2",
        "Bidrag SN 2026-4",
        "beslut",
        "beslutat förslag till kommunfullmäktige omröstning: 1 ja, 0 nej, 1 avstod, sluten omröstning jäv: B. Al "
        "reservation: c",
    ]
    assert "MOT067" in second[4]


def test_the_days_stand_in_order_with_what_the_minutes_tell() -> None:
    _, _, [paper] = papers(MEETING)

    assert [row[:4] for row in tables(paper)["Dagar att hålla reda på"]] == [
        ["Justeringen ska vara anslagen", "alla", "2026-03-22", "2026-03-21"],
        ["Protokollet ska vara justerat", "alla", "2026-03-24", "2026-03-20"],
        ["Sista dag att överklaga; anslaget ska sitta kvar dagen ut", "alla", "2026-04-13", "–"],
        ["Beslutet ska vara verkställt eller redovisat", "§ 2", "2026-09-01", "–"],
    ]


def test_without_a_notice_it_is_not_known_when_the_time_to_appeal_ends() -> None:
    _, _, [paper] = papers("\n  - {id: m1, organ: sn, on: 2026-03-10, items: [{number: '1'}]}")

    assert [row[:4] for row in tables(paper)["Dagar att hålla reda på"]] == [
        ["Protokollet ska vara justerat", "alla", "2026-03-24", "framgår inte"]
    ]
    assert any(text.startswith("När tiden för att överklaga går ut") for text in texts(paper))


def test_each_meeting_has_its_own_findings_and_questions() -> None:
    item = "{number: '2', kind: decision, matter: Avgift, conflicts: [{person: d, left_room: no}]}"
    other = f"\n  - {{id: m2, organ: ks, on: 2026-03-11, attendance: [{{person: d, as: chair}}], items: [{item}]}}"
    _, report, [first, second] = papers(MEETING, other)

    assert any(one.about == "meeting/m2/item/2" and one.code == "MOT067" for one in report.findings)
    for paper, own, foreign in ((first, "Bidrag", "Avgift"), (second, "Avgift", "Bidrag")):
        words = said(write_paper(paper, "md"), "md")
        assert f"§2{own}" in words
        assert foreign not in words
        assert not any("(m1)" in text or "(m2)" in text for text in texts(paper))


def test_both_languages_have_words_for_every_kind_of_item_end_and_part() -> None:
    assert SAY["sv"].keys() == SAY["en"].keys()
    for kind in (*ItemKind, *ItemOutcome, *AttendsAs):
        assert SAY["sv"][kind] != SAY["en"][kind] or kind in (ItemKind.INFORMATION, ItemKind.MOTION, ItemKind.INTERPELLATION)


def test_hostile_words_in_a_meeting_stop_no_form() -> None:
    name = HOSTILE.replace("\u202e\x00", "").replace('"', '\\"').replace("\\ ", "")
    body = MEETING.replace("Bidrag", f'"{name}"')
    _, _, [paper] = papers(body)

    for form in FORMS:
        assert bare("<script>alert(1)</script>") in said(write_paper(paper, form), form)


def test_several_minutes_become_a_paper_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("namnd.yaml").write_text(f"samspel: 1\n{CAST}{PEOPLE}", encoding="utf-8")
    Path("tidigare.yaml").write_text("samspel: 1\nmeetings: [{id: m0, organ: sn, on: 2026-02-10}]\n", encoding="utf-8")
    Path("p1.yaml").write_text(f"samspel: 1\nmeetings:{MEETING}", encoding="utf-8")
    Path("p2.yaml").write_text("samspel: 1\nmeetings: [{id: 'm:2', organ: ks, on: 2026-03-11}]\n", encoding="utf-8")
    beside = ["--with", "namnd.yaml", "--with", "tidigare.yaml", "--as-of", "2026-06-01", "--one-engine"]

    with pytest.raises(SystemExit):
        main(["meeting", "p1.yaml", "p2.yaml", *beside, "-o", "granskning.md"])
    assert capsys.readouterr().out.splitlines() == ["granskning-m1.md", "granskning-m_2.md"]
    assert Path("granskning-m_2.md").read_text(encoding="utf-8").startswith("# Granskning av protokoll: Kommunstyrelsen")

    with pytest.raises(SystemExit):
        main(["meeting", "p1.yaml", *beside, "-o", "granskning.html"])
    assert capsys.readouterr().out.splitlines() == ["granskning.html"]
    assert Path("granskning.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

"""Minutes in several styles into the facts of a meeting, each fact as the minutes tell it and nothing lost on the way."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samspel import plain_yaml
from samspel.authority.texts import short
from samspel.errors import UnreadableInput
from samspel.importers.minutes import Fate, ReadMinutes, read_minutes, understand
from samspel.importers.minutes.text import lines_of
from samspel.model import NONE, Facts, Item, OrganKind, YesNo, facts_from, join
from tests.minutes_in_word import minutes_in_word

_STYLES = Path(__file__).parents[1] / "data" / "read_minutes"
_HEAD = "Protokoll\nSocialnämnden\nSammanträdesdatum: 2025-03-12\n"


def read(name: str, known: str = "") -> ReadMinutes:
    """One of the styles."""
    return read_minutes(_STYLES / name, facts_from(plain_yaml.parse(known, "känt.yaml")) if known else Facts())


def told(text: str, known: Facts | None = None) -> ReadMinutes:
    """Minutes of the social welfare board that say this after their head."""
    return understand(lines_of(_HEAD + text, "protokoll.md"), known or Facts())


def item(found: ReadMinutes, number: str) -> Item:
    """The item of that number."""
    return next(one for one in found.meeting.items or () if one.number == number)


def there(found: ReadMinutes) -> list[str]:
    """Who was there: capacity, name, the first and the last item, and for whom."""
    return [
        f"{one.as_} {one.person} {one.first_item or ''}-{one.last_item or ''}"
        + (f" för {one.serves_for}" if one.serves_for else "")
        for one in found.meeting.attendance or ()
    ]


def votes(one: Item) -> list[tuple[str | None, ...]]:
    """Each vote: the sums, what won, and the ballots in order."""
    return [
        (f"{vote.yes}-{vote.no}-{vote.abstained}", vote.won, " ".join(f"{b.person}:{b.for_}" for b in vote.ballots or ()))
        for vote in one.votes or ()
    ]


def proposals(one: Item) -> list[str]:
    """Each proposal: its kind and who is behind it."""
    return [f"{proposal.kind} {' '.join(proposal.by or ())}" for proposal in one.proposals or ()]


# Styles ---------------------------------------------------------------------------------------------------------


def test_a_board_with_its_first_page_as_a_table() -> None:
    found = read("kommunstyrelse-tabell.md")
    meeting = found.meeting

    assert (meeting.organ, meeting.on) == ("kommunstyrelsen", date(2025, 3, 12))
    assert f"{meeting.opened:%H:%M}–{meeting.closed:%H:%M} {meeting.place}" == "13:00–16:10 Kommunhuset, sal Ekoxen"
    assert there(found) == [
        "chair anna-alm -",
        "member bo-von-ek -14",
        "member bo-von-ek 16-",
        "serving cilla-dahl -16 för dan-dahl",
        "member erik-ek -",
        "substitute filip-falk -",
        "official greta-gran -",
        "official hans-holm -",
        "official ida-ivarsson 13-14",
    ]
    assert meeting.approvers == ("bo-von-ek",)
    assert [(one.on, one.items) for one in meeting.approved or ()] == [(date(2025, 3, 19), None)]
    assert [(one.start, one.end) for one in meeting.announced or ()] == [(date(2025, 3, 20), date(2025, 4, 11))]
    kinds = ["procedure", "decision", "decision", "information", "delegation_report", "motion", "notices"]
    assert [one.kind for one in meeting.items or ()] == kinds
    budget = item(found, "13")
    assert (budget.matter, budget.case) == ("Budget 2026", "KS 2025/123")
    assert [one.dated for one in budget.documents or ()] == [date(2025, 2, 20), date(2025, 3, 3)]
    assert proposals(budget) == ["approve anna-alm", "reject erik-ek"]
    assert votes(budget) == [("3-1-None", "yes", "anna-alm:yes bo-von-ek:yes cilla-dahl:yes erik-ek:no")]
    assert [one.person for one in budget.reservations or ()] == ["erik-ek"]
    assert budget.decision
    assert (budget.decision.due, budget.decision.sent_to) == (date(2025, 9, 30), ("Ekonomiavdelningen", "Samtliga nämnder"))
    [conflict] = item(found, "14").conflicts or ()
    assert (conflict.person, conflict.own, conflict.left_room, conflict.replaced_by) == (
        "erik-ek",
        "yes",
        "yes",
        "filip-falk",
    )
    assert [one.person for one in item(found, "15").conflicts or ()] == ["bo-von-ek"]
    report = item(found, "16").reported
    assert report
    assert (report.count, report.attached) == (14, YesNo.YES)


def test_a_council_in_running_text() -> None:
    found = read("fullmaktige-lopande.md")
    meeting = found.meeting

    assert next(one.kind for one in found.facts.organs if one.id == meeting.organ) is OrganKind.COUNCIL
    assert [one.number for one in meeting.items or ()] == ["40", "41", "42", "43", "44", "45"]
    assert there(found)[:7] == [
        "chair a-lindmo -",
        "member b-skogh -",
        "member c-aker -",
        "member d-berg -",
        "serving e-dal - för f-fors",
        "member g-gran -43",
        "member h-hed -",
    ]
    parking = item(found, "42")
    assert (parking.matter, parking.case) == ("Ny avgift för parkering", "KS 2025/88")
    assert (parking.on_agenda, parking.added_by_all, parking.prepared_by) == ("no", "yes", ("kommunstyrelsen",))
    assert proposals(parking) == ["approve d-berg e-dal", "refer_back h-hed", "reject h-hed c-aker", "amend g-gran"]
    [(sums, won, ballots)] = votes(parking)
    assert (sums, won) == ("3-3-1", "yes")
    assert ballots == "a-lindmo:yes d-berg:yes e-dal:yes c-aker:no h-hed:no g-gran:no b-skogh:abstain"
    assert [vote.casting for vote in parking.votes or ()] == [YesNo.YES]
    assert [one.person for one in parking.reservations or ()] == ["c-aker", "h-hed"]
    assert parking.decision
    assert parking.decision.text == "Avgiften höjs till 25 kronor i timmen."
    assert [vote.open for vote in item(found, "44").votes or ()] == [YesNo.NO]
    assert [(one.on, one.items, one.at_once) for one in meeting.approved or ()] == [
        (date(2025, 4, 28), ("42",), "yes"),
        (date(2025, 5, 7), None, None),
    ]
    assert [(one.start, one.end) for one in meeting.announced or ()] == [(date(2025, 5, 8), date(2025, 5, 30))]


def check_social_board(found: ReadMinutes) -> None:
    """The same minutes in Word and as PDF."""
    meeting = found.meeting
    assert (meeting.organ, meeting.on, f"{meeting.opened:%H:%M}") == ("socialnamnden", date(2025, 3, 12), "09:00")
    assert there(found) == [
        "chair anna-alm -",
        "member bo-von-ek -",
        "serving cilla-dahl - för dan-dahl",
        "member erik-ek -21",
        "member fia-fors -",
        "substitute filip-falk -",
        "substitute gun-gron -21",
        "official hanna-holm -",
        "official ivar-is -",
        "official jan-ja 21-22",
        "staff_representative kim-ko 23-23",
        "serving gun-gron 22- för erik-ek",
    ]
    licence = item(found, "21")
    assert (licence.case, licence.authority) == ("SN-2025/14", "yes")
    assert proposals(licence) == ["approve anna-alm fia-fors", "reject bo-von-ek"]
    told_votes = "anna-alm:yes bo-von-ek:no cilla-dahl:yes erik-ek:abstain fia-fors:yes"
    assert votes(licence) == [("3-1-1", "yes", told_votes)]
    assert [(one.yes_is, one.no_is) for one in licence.votes or ()] == [
        ("bifall till förvaltningens förslag", "avslag på ansökan")
    ]
    assert licence.decision
    assert (licence.decision.unlike_prepared, licence.decision.sent_to) == ("no", ("Sökanden", "Polismyndigheten"))
    assert [one.person for one in licence.reservations or ()] == ["bo-von-ek"]
    purchase = item(found, "22")
    assert purchase.decision
    assert (purchase.decision.outcome, purchase.abstained) == ("referred_back", ("fia-fors",))
    assert [one.sent for one in purchase.documents or ()] == [NONE]
    assert [(one.person, one.act) for one in item(found, "23").contributions or ()] == [
        ("hanna-holm", "informs"),
        ("hanna-holm", "advocates"),
    ]
    report = item(found, "24").reported
    assert report
    assert (report.count, report.urgent, report.attached) == (112, 2, "yes")
    assert [(one.start, one.end) for one in meeting.announced or ()] == [(date(2025, 3, 19), date(2025, 4, 10))]
    assert not found.doubts


def test_a_social_board_in_word(tmp_path: Path) -> None:
    file = tmp_path / "socialnamnd.docx"
    file.write_bytes(minutes_in_word())

    check_social_board(read_minutes(file))


def test_the_same_social_board_as_pdf() -> None:
    pytest.importorskip("pypdfium2")
    found = read("socialnamnd.pdf")

    check_social_board(found)
    assert found.count(Fate.FURNITURE) == 6  # head and foot of two pages


def test_a_regional_board_in_columns_with_members_elsewhere() -> None:
    found = read("regionstyrelse-kolumner.txt")
    meeting = found.meeting

    assert (meeting.sees_and_hears, meeting.attendance_established) == ("yes", "yes")
    assert [one.person for one in meeting.attendance or () if one.remote] == ["dan-dahl"]
    assert there(found)[3:9] == [
        "member dan-dahl -85",
        "member eva-ek 83-",
        "serving fia-fors - för gun-gran",
        "serving hans-holm 84-84 för bo-bok",
        "substitute hans-holm -83",
        "substitute hans-holm 85-",
    ]
    budget = item(found, "83")
    assert budget.case == "RS-2026-00123"
    assert [(one.dated, one.sent) for one in budget.documents or ()] == [
        (date(2026, 8, 20), None),
        (date(2026, 8, 28), None),
        (None, date(2026, 9, 9)),
    ]
    assert proposals(budget) == ["refer_back bo-bok", "approve anna-alm dan-dahl eva-ek"]
    assert [one[0] for one in votes(budget)] == ["4-1-1"]
    assert budget.decision
    assert (budget.decision.owner, budget.decision.due) == ("regiondirektören", date(2026, 12, 1))
    [conflict] = item(found, "84").conflicts or ()
    assert (conflict.person, conflict.ground, conflict.left_room) == ("bo-bok", "representative", "yes")
    assert [(one.start, one.end, one.items) for one in meeting.announced or ()] == [
        (date(2026, 9, 17), date(2026, 10, 9), ("84",)),
        (date(2026, 9, 24), date(2026, 10, 16), None),
    ]
    assert any("satsningar på vårdcentraler" in one.words for one in found.passages)  # broken at the end of a line


def test_a_committee_whose_items_are_numbered_by_a_word() -> None:
    found = read("arbetsutskott-arende.md")

    assert found.facts.organs[0].kind is OrganKind.COMMITTEE
    assert [one.number for one in found.meeting.items or ()] == ["5", "6", "7"]
    assert "serving cia-ceder 6- för dan-dahl" in there(found)
    assert "official fredrik-forsman -6" in there(found)
    aid = item(found, "6")
    assert (aid.secret, aid.closed_doors, aid.case, aid.abstained) == ("yes", "yes", "2026-114", ("bo-bok",))
    assert aid.proposed_decision == "Ansökan avslås."
    assert aid.decision
    assert aid.decision.text == "Arbetsutskottet beslutar att avslå ansökan."
    assert votes(item(found, "7")) == [("None-None-None", "yes", "anna-alm:yes cia-ceder:no")]
    assert [one.casting for one in item(found, "7").votes or ()] == [YesNo.YES]


def test_a_guardianship_board_with_labels_on_lines_of_their_own() -> None:
    found = read("overformyndarnamnd.md")

    assert there(found)[:6] == [
        "chair anna-alm -",
        "member bo-bok -",
        "member cia-ceder -",
        "member disa-dahl -",
        "member erik-ek 4-",
        "serving fia-fors - för gun-gran",
    ]
    opinion = item(found, "4")
    assert proposals(opinion) == ["reject bo-bok", "approve cia-ceder erik-ek"]
    assert [one[0] for one in votes(opinion)] == ["4-2-0"]
    assert [(one.person, one.told) for one in opinion.reservations or ()] == [("bo-bok", None), ("disa-dahl", YesNo.NO)]
    assert [one.person for one in item(found, "5").conflicts or ()] == ["disa-dahl"]
    assert [(one.on, one.items, one.at_once) for one in found.meeting.approved or ()] == [
        (date(2026, 2, 3), ("5",), "yes"),
        (date(2026, 2, 10), None, None),
    ]


def test_a_council_with_a_list_of_members_and_two_items_of_one_number() -> None:
    found = read("fullmaktige-narvarolista.md")
    meeting = found.meeting

    assert found.facts.organs[0].members == 11
    assert (meeting.noticed, meeting.summoned) == (date(2024, 2, 20), date(2024, 2, 19))
    assert there(found)[:3] == ["chair adam-ask -", "serving carl-cal - för beda-bo", "member egon-eng -"]
    assert [one.number for one in meeting.items or ()] == ["1", "2", "3", "3 (2)"]
    assert [one.reason for one in found.doubts] == ["Paragrafnumret finns redan. Paragrafen kallas här 3 (2)."]
    assert proposals(item(found, "3")) == ["approve egon-eng", "approve carl-cal adam-ask"]
    assert item(found, "3").prepared_by == ("kommunstyrelsen",)


def test_a_board_with_prose_and_lists_side_by_side() -> None:
    found = read("kommunstyrelse-blandat.md")
    meeting = found.meeting

    assert f"{meeting.opened:%H:%M}–{meeting.closed:%H:%M}" == "08:30–12:05"  # not when it was adjourned
    assert there(found)[1:10] == [
        "member lisa-granlund -61",
        "member lisa-granlund 63-",
        "member olle-bjorkman -",
        "member maja-ask -63",
        "serving per-lonn - för eva-ek",
        "serving nils-alm 62-62 för lisa-granlund",
        "serving rut-ronn 64- för maja-ask",
        "substitute nils-alm -61",
        "substitute nils-alm 63-",
    ]
    report = item(found, "61")
    assert proposals(report) == ["approve lisa-granlund per-lonn", "refer_back olle-bjorkman"]
    assert [one[0] for one in votes(report)] == ["4-1-None"]
    assert [one.act for one in report.contributions or ()] == ["informs", "advocates"]
    [conflict] = item(found, "62").conflicts or ()
    assert (conflict.own, conflict.left_room, conflict.replaced_by) == ("yes", "yes", "nils-alm")
    extra = item(found, "65")
    assert (extra.on_agenda, extra.added_by_all, extra.abstained) == ("no", "yes", ("olle-bjorkman",))
    assert not found.doubts


@pytest.mark.parametrize("name", sorted(path.name for path in _STYLES.iterdir() if path.suffix in (".md", ".txt")))
def test_every_word_of_the_file_is_somewhere_and_every_fact_has_a_place(name: str) -> None:
    found = read(name)
    have = " ".join(one.words for one in found.passages)
    written = re.sub(r"sats-\n\s*ningar", "satsningar", (_STYLES / name).read_text(encoding="utf-8"))
    written = re.sub(r"<!--.*?-->", "", written)

    assert {word for word in re.findall(r"\w+", written) if word not in have} == set()
    assert all(one.source and one.source.place for one in (*(found.meeting.items or ()), *(found.meeting.attendance or ())))
    places = {one.place for one in found.passages}
    assert {one.source.place for one in found.meeting.items or () if one.source} <= places
    join(found.facts)


# What is known before -------------------------------------------------------------------------------------------

_KNOWN = """
samspel: 1
organs:
  - {id: sn, name: Socialnämnden, kind: board, members: 5}
  - {id: sn-au, name: Arbetsutskottet, kind: committee, parent: sn}
people: [{id: aal, name: Anna Alm}, {id: bbo, name: Bo Bok}]
"""


def test_known_organs_and_people_keep_their_ids() -> None:
    found = read("arbetsutskott-arende.md", _KNOWN)

    assert (found.meeting.organ, found.meeting.id) == ("sn-au", "sn-au-2026-04-02")
    assert found.facts.organs == ()
    assert {"chair aal -", "member bbo -6"} <= set(there(found))
    assert {"aal", "bbo"}.isdisjoint(one.id for one in found.facts.people)
    join(facts_from(plain_yaml.parse(_KNOWN, "känt.yaml")), found.facts)


def test_two_people_of_one_name_are_kept_apart_by_their_parties() -> None:
    found = told("Beslutande\nEva Ek (S), ordförande\nEva Ek (M)\n\n§ 1 Budget\nYrkanden\nEva Ek (M) yrkar avslag.\n")

    assert there(found) == ["chair eva-ek -", "member eva-ek-m -"]
    assert proposals(item(found, "1")) == ["reject eva-ek-m"]


# One thing at a time --------------------------------------------------------------------------------------------

_BOARD = "Beslutande\nAnna Alm (S), ordförande\nBo Bok (M)\nCia Ceder (V)\n\nErsättare\nDan Dahl (S)\n\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Omröstning: 6 ja, 5 nej, 1 avstår", "6-5-1"),
        ("Omröstning\nMed sex ja-röster mot fem nej-röster beslutar nämnden bifalla förslaget.", "6-5-None"),
        ("Omröstning\nJa: 6\nNej: 5\nAvstår: 1", "6-5-1"),
        ("Votering\nJa-röster 6, nej-röster 5", "6-5-None"),
        ("Votering\n7 ledamöter röstar ja och 4 ledamöter röstar nej.", "7-4-None"),
    ],
)
def test_sums_of_votes(said: str, expected: str) -> None:
    found = told(f"{_BOARD}§ 7 Budget\n{said}\n")

    assert [one[0] for one in votes(item(found, "7"))] == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Justering 2025-03-20", [(date(2025, 3, 20), None)]),
        ("Justeringens plats och tid: Kommunhuset den 20 mars 2025 kl. 15.00", [(date(2025, 3, 20), None)]),
        ("Protokollet justerades digitalt den 20 mars 2025", [(date(2025, 3, 20), None)]),
        ("Justering\nOmedelbar justering av § 8. Övriga paragrafer justeras 2025-03-20",
         [(date(2025, 3, 12), ("8",)), (date(2025, 3, 20), None)]),
    ],
)  # fmt: skip
def test_days_of_approval(said: str, expected: list[tuple[date, tuple[str, ...] | None]]) -> None:
    found = told(f"{_BOARD}{said}\n\n§ 7 Upprop\n§ 8 Budget\n")

    assert [(one.on, one.items) for one in found.meeting.approved or ()] == expected


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("Anslaget 2025-03-13 – 2025-04-04", date(2025, 3, 13), date(2025, 4, 4)),
        ("Anslag/Bevis\nAnslaget sätts upp 2025-03-13 och tas ned 2025-04-04.", date(2025, 3, 13), date(2025, 4, 4)),
        ("Anslagsdatum: 13 mars 2025\nAnslaget tas ned: 4 april 2025", date(2025, 3, 13), date(2025, 4, 4)),
        ("Anslaget den 20 december – 12 januari 2026", date(2025, 12, 20), date(2026, 1, 12)),
    ],
)
def test_days_of_the_notice(said: str, start: date, end: date) -> None:
    found = told(f"{_BOARD}{said}\n\n§ 7 Upprop\n")

    assert [(one.start, one.end) for one in found.meeting.announced or ()] == [(start, end)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bo Bok (M) lämnar sammanträdet kl. 15.10 efter § 7.", ["member bo-bok -7"]),
        ("Bo Bok (M) lämnar mötet kl. 15.10.", ["member bo-bok -8"]),
        ("Bo Bok (M) lämnar mötet före § 8. Dan Dahl (S) tjänstgör i stället för Bo Bok (M) från och med § 8.",
         ["member bo-bok -7", "substitute dan-dahl -7", "serving dan-dahl 8- för bo-bok"]),
        ("Bo Bok (M) anländer kl. 13.40.", ["member bo-bok 8-"]),
        ("Bo Bok (M) lämnar salen för att ta ett samtal.", ["member bo-bok -"]),
    ],
)  # fmt: skip
def test_who_comes_and_goes(said: str, expected: list[str]) -> None:
    found = told(f"{_BOARD}§ 7 Upprop\n§ 8 Budget\n{said}\n§ 9 Val av revisor\n§ 10 Avtal\n")

    assert set(expected) <= set(there(found))
    assert sum(one.split()[1] == "bo-bok" for one in there(found)) == 1


@pytest.mark.parametrize(
    ("said", "ruled", "left"),
    [
        ("På grund av jäv deltar inte Bo Bok (M) i handläggningen. Han lämnar lokalen.", None, YesNo.YES),
        ("Anna Alm (S) påtalar att Bo Bok (M) är jävig. Nämnden beslutar att Bo Bok (M) inte är jävig.", YesNo.NO, None),
        ("Bo Bok (M) anmäler jäv men stannar kvar i lokalen.", None, YesNo.NO),
        ("Bo Bok (M) anmäler jäv då han är ordförande i Lindö Energi. Han är inte i lokalen.", None, YesNo.YES),
        ("Ordföranden konstaterar att Bo Bok (M) är jävig enligt 6 kap. 28 § kommunallagen.", YesNo.YES, None),
        ("Jäv\nBo Bok (M), styrelseledamot i Lindö Energi\nBeslut\nAvtalet godkänns.", None, None),
    ],
)
def test_conflicts_of_interest(said: str, ruled: YesNo | None, left: YesNo | None) -> None:
    [conflict] = item(told(f"{_BOARD}§ 7 Avtal\n{said}\n"), "7").conflicts or ()

    assert (conflict.person, conflict.ruled, conflict.left_room) == ("bo-bok", ruled, left)


def test_a_conflict_told_at_the_beginning_belongs_to_the_item_it_is_about() -> None:
    found = told(
        f"{_BOARD}§ 7 Anmälan om jäv\nBo Bok (M) anmäler jäv i § 9.\n§ 8 Budget\nBeslut\nBifall.\n§ 9 Avtal\nBeslut\nJa.\n"
    )

    assert [bool(one.conflicts) for one in found.meeting.items or ()] == [False, False, True]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Val av justerare", "procedure"),
        ("Val av ledamot i arbetsutskottet", "election"),
        ("Val av leverantör", "decision"),
        ("Fråga om hyresavtal", "decision"),
        ("Information om budget", "information"),
        ("Anmälan av delegationsbeslut", "delegation_report"),
        ("Svar på medborgarförslag om lekplats", "citizens_proposal"),
        ("Meddelanden", "notices"),
    ],
)
def test_the_sort_of_item_by_its_title(title: str, kind: str) -> None:
    assert item(told(f"{_BOARD}§ 7 {title}\nBeslut\nNämnden beslutar.\n"), "7").kind == kind


@pytest.mark.parametrize("written", ["Bo Bok, M", "Bo Bok M", "M: Bo Bok (M)", "Ledamot Bo Bok (M)", "| Bo Bok | M |"])
def test_names_and_parties_however_they_are_written(written: str) -> None:
    found = told(f"Beslutande\nAnna Alm (S), ordförande\n{written}\n\n§ 7 Upprop\n")

    assert [(one.person, one.party) for one in found.meeting.attendance or ()][1:] == [("bo-bok", "M")]


def test_proposals_without_an_order_of_propositions_say_that_none_is_told() -> None:
    found = told(
        f"{_BOARD}§ 7 Avtal\nYrkanden\nBo Bok (M) yrkar avslag.\nBeslut\nNämnden avslår.\n§ 8 Budget\nBeslut\nBifall.\n"
        "§ 9 Taxa\nYrkanden\nBo Bok (M) yrkar avslag.\nBeslutsgång\nOrdföranden finner bifall.\nBeslut\nNämnden avslår.\n"
    )

    assert item(found, "7").order_of_propositions is NONE
    assert item(found, "8").order_of_propositions is None


def test_a_heading_the_minutes_use_elsewhere_and_not_here_has_nothing_under_it() -> None:
    items = "\n".join(
        f"§ {n} Avtal {n}\nBeslut\nAvtalet godkänns.\nBeslutsunderlag\nTjänsteskrivelse 2025-03-0{n}\nSkickas till\nAkten"
        for n in (1, 2, 3)
    )
    found = told(f"{_BOARD}{items}\n§ 4 Avtal 4\nBeslut\nAvtalet godkänns.\n")
    last = item(found, "4")

    assert last.documents == ()
    assert last.decision
    assert last.decision.sent_to == ()
    alone = item(told(f"{_BOARD}§ 4 Avtal 4\nBeslut\nAvtalet godkänns.\n"), "4")
    assert alone.documents is None


def test_what_is_not_understood_is_a_named_doubt() -> None:
    found = told(f"{_BOARD}§ 7 Avtal\nYrkanden\nDet yrkades något.\nReservation\nVissa reserverar sig.\n")

    assert [(one.place, one.reason) for one in found.doubts] == [
        ("rad 14", "Det framgår inte vem som yrkar vad."),
        ("rad 16", "Det framgår inte vem som reserverar sig."),
    ]


# Refusals and the whole space -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.md", b"", "tom"),
        ("brev.md", "Hej nämnden\nden 3 mars 2025".encode(), "Ingen paragraf"),
        ("utan-namn.md", "Protokoll 2025-03-12\n§ 1 Upprop".encode(), "vilken nämnd"),
        ("utan-dag.md", "Socialnämnden\n§ 1 Upprop".encode(), "vilken dag"),
        ("bild.jpg", b"x", "kan inte läsas"),
    ],
)
def test_a_file_that_is_no_minutes_is_refused_in_plain_words(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(UnreadableInput) as refused:
        read_minutes(file)

    assert words in str(refused.value)


_LINES = [
    line for path in sorted(_STYLES.glob("*.*")) if path.suffix != ".pdf" for line in path.read_text("utf-8").splitlines()
]
_WORDS = sorted({word for line in _LINES for word in line.split()})
_LINE = st.one_of(
    st.sampled_from(_LINES), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), st.text(max_size=30)
)


@given(st.lists(_LINE, max_size=30))
@example(["Justerare: Egon Eng", "0\x850"])
@settings(max_examples=150, deadline=None)
def test_any_paragraphs_are_read_and_every_one_is_somewhere(lines: list[str]) -> None:
    text = lines_of("\n".join([*_HEAD.splitlines(), *lines, "§ 1 Upprop"]), "protokoll.md")

    found = understand(text, Facts())

    assert [one.words for one in found.passages] == [line.text for line in text.lines]
    doubted = {one.words for one in found.doubts}
    assert all(short(one.words, 300) in doubted for one in found.passages if one.fate is Fate.DOUBT)
    assert all(one.item for one in found.passages if one.fate is Fate.KEPT)
    join(found.facts)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Kfm § 27 Reningsverket i Sel", "27"),
        ("Sn § 83 Personalfråga", "83"),
        ("Bun § 4/2025 Skolskjuts", "4"),
        ("Efter § 58 tjänstgör Marita Kolarbo åter.", None),
        ("Från § 3 Anna Berg leder mötet.", None),
    ],
)
def test_a_paragraph_begins_with_the_short_name_of_an_organ(line: str, number: str | None) -> None:
    items = told(f"\n§ 1 Upprop\n\nAlla är här.\n\n{line}\n\nText.\n").meeting.items or ()

    assert [one.number for one in items] == (["1"] if number is None else ["1", number])


@pytest.mark.parametrize(
    ("below", "sent"),
    [
        ("### Vi skickar beslutet till\n\nSökanden och grannarna", ("Sökanden och grannarna",)),
        ("Utdrag: Kommunstyrelsen", ("Kommunstyrelsen",)),
        ("Exp: Sökanden, ekonomikontoret", ("Sökanden", "ekonomikontoret")),
        ("### Expediering\n\n–", ()),
        ("Exp: -", ()),
        ("### Expediering\n\nSökanden\n\n---page---", ("Sökanden",)),
    ],
)
def test_whom_a_decision_is_sent_to(below: str, sent: tuple[str, ...]) -> None:
    [one] = told(f"\n## § 1 Taxa\n\n### Beslut\n\nTaxan antas.\n\n{below}\n").meeting.items or ()

    assert one.decision
    assert one.decision.sent_to == sent

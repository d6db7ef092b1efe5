"""What a sentence in an item of minutes is read as, in the words of many secretaries, with near misses beside."""

from __future__ import annotations

import pytest

from samspel.importers.minutes.reading import understand
from samspel.importers.minutes.sums import sums_told
from samspel.importers.minutes.text import lines_of
from samspel.model import NONE, BallotFor, Facts, Item, Meeting, Organ, OrganKind, YesNo

_HEAD = """# Socialnämnden

Sammanträdesdatum: 2025-03-18

Beslutande:
- Anna Berg (X), ordförande
- Bo Ek (X)
- Cia Alm (Y)
- David Ask (Y)
- Eva Lind (Z)

Ersättare, ej tjänstgörande: Fia Holm (Y)

Tjänstepersoner: Gun Sten, socialchef

"""


_THREE = [["bo-ek"], ["cia-alm"], ["eva-lind"]]


def _meeting(text: str, title: str = "Bidrag till en förening") -> Meeting:
    return understand(lines_of(f"{_HEAD}## § 7 {title}\n\n{text}\n", "protokoll.md"), Facts()).meeting


def _item(text: str, title: str = "Bidrag till en förening") -> Item:
    [one] = _meeting(text, title).items or ()
    return one


@pytest.mark.parametrize(
    ("sentence", "abstained"),
    [
        ("Cia Alm (Y) deltar inte i beslutet.", ["cia-alm"]),
        ("Cia Alm (Y) meddelar att hon ej tar del i beslutet.", ["cia-alm"]),
        ("David Ask (Y) ställer sig utanför avgörandet.", ["david-ask"]),
        ("David Ask (Y) säger att han vill stå utanför avgörandet.", ["david-ask"]),
        ("Eva Lind (Z) avhåller sig från att rösta.", ["eva-lind"]),
        ("Eva Lind (Z) lägger ned sin röst.", ["eva-lind"]),
        ("Cia Alm (Y) deltar i beslutet.", []),
        ("Cia Alm (Y) frågar om ingen deltar från föreningen.", []),
    ],
)
def test_who_takes_no_part(sentence: str, abstained: list[str]) -> None:
    assert list(_item(sentence).abstained or ()) == abstained


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Det blir fyra mot tre.", (4, 3, None)),
        ("Nio ledamöter stöder förslaget, fem är emot och en avstår.", (9, 5, 1)),
        ("Omröstningen utfaller med 3 röster för Cia Alms yrkande och 2 för Bo Eks.", (3, 2, None)),
        ("Det befinns att 12 sedlar bär ja och 9 nej.", (12, 9, None)),
        ("Resultat: 17 ja, 13 nej samt 1 blank.", (17, 13, 1)),
        ("Anslaget höjs med 30 mot 25 procent förra året.", (None, None, None)),
        ("Kommunen har fem avtal mot 20 kr i månaden.", (None, None, None)),
    ],
)
def test_the_sums_of_a_vote(sentence: str, sums: tuple[int | None, int | None, int | None]) -> None:
    told = sums_told(sentence)

    assert (told.get(BallotFor.YES), told.get(BallotFor.NO), told.get(BallotFor.ABSTAIN)) == sums


@pytest.mark.parametrize(
    "votes",
    [
        "För bifall röstar Anna Berg och Bo Ek. För avslag röstar Cia Alm och David Ask. Eva Lind lägger ned sin röst.",
        "Anna Berg och Bo Ek röstar för bifall, Cia Alm och David Ask för avslag, Eva Lind avstår.",
        "Berg och Ek röstar för bifall, Alm och Ask för avslag, Lind avstår.",
        "För bifall: Anna Berg, Bo Ek. För avslag: Cia Alm, David Ask. Ingen röst: Eva Lind.",
        "Norra läget: Anna Berg, Bo Ek. Södra läget: Cia Alm, David Ask. Ingen röst: Eva Lind.",
        "Ja för bifall: Anna Berg, Bo Ek. Nej: Cia Alm, David Ask. Avstår: Eva Lind.",
    ],
)
def test_who_votes_for_what(votes: str) -> None:
    one = _item(f"Omröstning begärs. {votes}")

    assert [(vote.person, vote.for_.value) for vote in (one.votes or ())[0].ballots or ()] == [
        ("anna-berg", "yes"),
        ("bo-ek", "yes"),
        ("cia-alm", "no"),
        ("david-ask", "no"),
        ("eva-lind", "abstain"),
    ]


def test_whoever_counts_the_votes_is_no_voter() -> None:
    one = _item("Omröstning begärs. Ordföranden räknar rösterna till 3 ja och 2 nej.")

    assert [(vote.yes, vote.no, vote.ballots) for vote in one.votes or ()] == [(3, 2, ())]


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("Ett tjugotal åhörare följer överläggningen.", "no"),
        ("Åhörarplatserna var besatta under hela ärendet.", "no"),
        ("Åhörare: två från föreningen.", "no"),
        ("Mötet sänds på kommunens webb, även den här punkten.", "no"),
        ("Åhörarna lämnar rummet. Ärendet behandlas inom stängda dörrar.", "yes"),
        ("Inga åhörare var närvarande.", None),
        ("Åhörare: inga.", None),
        ("Föreningen följer sina medlemmars önskemål.", None),
    ],
)
def test_whether_others_look_on(sentence: str, closed: str | None) -> None:
    told = _item(sentence).closed_doors

    assert (told.value if told else None) == closed


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("Ärendet finns ej upptaget i kungörelsen. En betydande majoritet är för att ta upp det.", "no"),
        ("Ärendet stod inte på dagordningen. Bo Ek (X) motsätter sig att det tas upp.", "no"),
        ("Ärendet stod inte på dagordningen. Alla ledamöter är eniga om att ta upp det.", "yes"),
        ("Ärendet stod inte på dagordningen.", None),
    ],
)
def test_an_item_beside_the_agenda(sentence: str, together: str | None) -> None:
    one = _item(sentence)

    assert one.on_agenda is YesNo.NO
    assert (one.added_by_all.value if one.added_by_all else None) == together


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("Skrivelsen utmynnar inte i något förslag.", True),
        ("Inget yrkande framställs.", True),
        ("Förvaltningen förordar ingen av dem.", True),
        ("Socialchefen överlåter helt åt nämnden.", True),
        ("Nämnden bifaller utan omröstning förvaltningens förslag.", False),
        ("Inga andra namn framförs än det föreslagna.", False),
    ],
)
def test_that_there_was_no_proposal(sentence: str, none: bool) -> None:
    assert (_item(sentence).proposed_decision is NONE) is none


@pytest.mark.parametrize(
    ("sentence", "remote"),
    [
        ("Cia Alm (Y) deltog via video från Malmö.", ["cia-alm"]),
        ("Bo Ek (X) är med via Zoom från och med nu.", ["bo-ek"]),
        ("David Ask (Y) är hemma med feber. Han följer ärendet per telefon och avger sin röst den vägen.", ["david-ask"]),
        ("Gun Sten deltog via video och föredrog.", []),
        ("Cia Alm (Y) har talat med sökanden på telefon.", []),
    ],
)
def test_who_is_there_from_afar(sentence: str, remote: list[str]) -> None:
    assert [one.person for one in _meeting(sentence).attendance or () if one.remote] == remote


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("Ansökan är undertecknad av föreningens ordförande Bo Ek.", ["bo-ek"]),
        ("Bo Ek (X), som har varit ombud för sökanden, talar för bidraget.", ["bo-ek"]),
        ("Cia Alm (Y) är kassör i klubben.", ["cia-alm"]),
        ("Huset ägs av Eva Linds (Z) make.", ["eva-lind"]),
        ("Cia Alm (Y) är kassör i klubben och deltar inte i beslutet.", []),
        ("Ordföranden tackar klubbens kassör Nils Nord.", []),
        ("Bo Ek (X) är ordförande i nämnden.", []),
    ],
)
def test_ties_told_in_passing(sentence: str, tied: list[str]) -> None:
    assert [one.person for one in _item(sentence).contributions or () if one.act == "tells_tie"] == tied


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Nämnden beslutar att avslå ansökan.\n\nDelges: sökanden med besvärshänvisning", True),
        ("Nämnden förbjuder utsläpp enligt 26 kap. 9 § miljöbalken.\n\nDelges: fastighetsägaren", True),
        ("Nämnden beslutar att bevilja bidraget.\n\nDelges: sökanden", False),
        ("Nämnden antar planen enligt 5 kap. 1 § kommunallagen.\n\nDelges: sökanden", False),
    ],
)
def test_a_decision_served_on_a_party_is_authority(text: str, authority: bool) -> None:
    assert (_item(text).authority is YesNo.YES) is authority


def test_who_leaves_and_who_takes_the_seat_in_the_same_item_do_not_both_decide() -> None:
    there = _meeting("Cia Alm (Y) lämnar sammanträdet kl. 15.50. Fia Holm (Y) inträder som tjänstgörande.").attendance or ()

    assert [one.as_.value for one in there if one.person == "fia-holm"] == ["serving"]
    assert not [one for one in there if one.person == "cia-alm"]


def test_the_notice_of_an_item_approved_at_once_is_told_in_the_item() -> None:
    found = _meeting(
        "### Beslut\n\nYttrandet lämnas.\n\nParagrafen justeras omedelbart.\n\n"
        "Anslag om § 7 sattes upp samma dag och tas ned den 9 april 2025."
    )

    [notice] = [one for one in found.announced or () if one.items]
    assert (str(notice.start), str(notice.end), notice.items) == ("2025-03-18", "2025-04-09", ("7",))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Under överläggningen yrkar Cia Alm (Y) att bidraget halveras.", [["cia-alm"]]),
        ("Bo Ek yrkar avslag, Cia Alm bifall och Eva Lind att ärendet vilar.", _THREE),
        ("I debatten begär Bo Ek bifall till motionen och Cia Alm avslag.", [["bo-ek"], ["cia-alm"]]),
        (
            "### Yrkanden\n\nBo Ek (X) alternativ A, Cia Alm (Y) alternativ B, Eva Lind (Z) att frågan vilar.",
            [["bo-ek"], ["cia-alm"], ["eva-lind"]],
        ),
        (
            "### Så gick det till\n\nBo Ek (X) vill anta planen. Cia Alm (Y) vill behålla den gamla.",
            [["bo-ek"], ["cia-alm"]],
        ),
        ("### Så gick det till\n\nCia Alm (Y) vill att vi röstar.", []),
        ("### Så gick det till\n\nGun Sten föreslår avslag.", []),
        ("Bo Ek (X) och Cia Alm (Y) yrkar avslag.", [["bo-ek", "cia-alm"]]),
    ],
)
def test_who_proposes(text: str, by: list[list[str]]) -> None:
    assert [list(one.by or ()) for one in _item(text).proposals or ()] == by


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("Överläggningen sändes i radion.", "no"),
        ("Nio åhörare släpps in.", "no"),
        ("Beslutet sänds till den gode mannen.", None),
        ("Protokollet sänds till länsstyrelsen.", None),
    ],
)
def test_what_is_sent_out_is_no_broadcast(sentence: str, closed: str | None) -> None:
    told = _item(sentence).closed_doors

    assert (told.value if told else None) == closed


@pytest.mark.parametrize(
    "led",
    [
        "Ordförande vid paragrafen var Cia Alm (Y).",
        "Ordförande i ärendet blev Cia Alm (Y).",
        "Sammanträdet leddes av Cia Alm (Y).",
    ],
)
def test_whoever_leads_meanwhile_is_not_disqualified(led: str) -> None:
    one = _item(f"### Jäv\n\nAnna Berg (X) är svåger till ägaren och vistades inte i lokalen. {led}")

    assert [(conflict.person, conflict.left_room) for conflict in one.conflicts or ()] == [("anna-berg", YesNo.YES)]


@pytest.mark.parametrize(
    ("text", "deciding"),
    [
        ("Före behandlingen lämnar Cia Alm (Y) sin plats. Efter klubban återtar Cia Alm sin plats.", False),
        ("Cia Alm (Y) är tillbaka kl 15.05 och inträder åter.", True),
        ("Fia Holm (Y), som inte tjänstgör, ställer en fråga.", True),
    ],
)
def test_who_sits_at_the_table(text: str, *, deciding: bool) -> None:
    there = [one for one in _meeting(text).attendance or () if one.as_.value in ("member", "serving")]

    assert ("cia-alm" in {one.person for one in there}) is deciding
    assert "fia-holm" not in {one.person for one in there}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Bo Ek (X) hemställer om ett nekande svar.", [["bo-ek"]]),
        ("Bo Ek (X) avstyrker förslaget.", [["bo-ek"]]),
        ("Bo Ek (X) anser att svaret är väl avvägt och bör antas.", [["bo-ek"]]),
        ("Bo Ek (X) anser att svaret kom sent.", []),
        ("Gun Sten avstyrker förslaget.", []),
    ],
)
def test_what_is_a_proposal_of_the_elected_is_advice_of_an_official(text: str, by: list[list[str]]) -> None:
    assert [list(one.by or ()) for one in _item(text).proposals or ()] == by


def _of_table(rows: str, seats: int) -> tuple[Meeting, tuple[str, ...]]:
    text = f"""# Socialnämnden

Sammanträdesdatum: 2025-03-18

**Beslutande**

| Namn | Uppdrag | Ersätter | Paragrafer |
|---|---|---|---|
{rows}

## § 7 Öppnande

Mötet öppnas.

## § 8 Bidrag

Nämnden beslutar att bevilja bidraget.
"""
    known = Facts(organs=(Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD, members=seats),))
    read = understand(lines_of(text, "protokoll.md"), known)
    return read.meeting, tuple(doubt.reason for doubt in read.doubts)


_ROWS = """| Anna Berg (X) | ordförande | | 7–8 |
| Bo Ek (X) | ersättare | Cia Alm (X) | 7–8 |
| Eva Lind (Z) | ledamot | | 7–8 |"""


def test_a_column_that_says_whom_a_substitute_serves_for_names_nobody_more() -> None:
    meeting, _ = _of_table(_ROWS, seats=3)

    assert [(one.person, one.serves_for) for one in meeting.attendance or ()] == [
        ("anna-berg", None),
        ("bo-ek", "cia-alm"),
        ("eva-lind", None),
    ]


def test_more_who_decide_all_the_time_than_there_are_seats_is_a_doubt_and_no_fact() -> None:
    rows = _ROWS.replace(" 7–8 ", " ")
    meeting, doubts = _of_table(rows, seats=3)
    too_many, more_doubts = _of_table(rows, seats=2)

    assert meeting.attendance is not None
    assert not any("Fler ser ut" in doubt for doubt in doubts)
    assert too_many.attendance is None
    assert any("Fler ser ut att ha beslutat hela tiden än de 2 ledamöter som finns." in doubt for doubt in more_doubts)

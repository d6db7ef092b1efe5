"""What minutes tell beside their forms: each sentence with what is read of it, and near misses that tell nothing."""

from __future__ import annotations

import re

import pytest

from samspel.importers.minutes import understand
from samspel.importers.minutes.actors import Side, side_of
from samspel.importers.minutes.signs import denies, found, holds, signs
from samspel.importers.minutes.text import lines_of
from samspel.law.lexicon import phrases
from samspel.model import Act, CircumstanceKind, Facts, Item

_HEAD = """# Protokoll
Tekniska nämnden
Sammanträdesdatum: 2025-03-12

**Beslutande**
Anna Ek (X), ordförande
Bo Alm (Y)
Cia Lind (Z)

**Övriga deltagande**
Dan Rönn, förvaltningschef
Eva Sälg, handläggare

"""
_ITEM = "## § 7 {title}\n\n**Sammanfattning**\n{summary}\n\n**Beslut**\n{decision}\n"


def _item(summary: str, decision: str = "Rapporten läggs till handlingarna.", title: str = "Ny simhall") -> Item:
    text = _HEAD + _ITEM.format(title=title, summary=summary, decision=decision)
    [one] = understand(lines_of(text, "p.md"), Facts()).meeting.items or ()
    return one


def _told(item: Item) -> list[str]:
    return [one.kind.value for one in item.circumstances or ()]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # what became of goals
        ("Någon redovisning av hur målen har uppnåtts har under hela perioden inte lämnats.", ["goals_not_followed_up"]),
        ("Ingen uppföljning har gjorts av målen.", ["goals_not_followed_up"]),
        ("Utfallet av tillsynsplanen har inte återförts till nämnden.", ["goals_not_followed_up"]),
        ("Målen har följts upp i delårsrapporten.", []),
        ("Planen kostar inget extra och följs upp 2028.", []),
        # what a choice was weighed by
        ("Några andra vägar är inte belysta.", ["not_weighed"]),
        ("Vad det betyder för barnen är ej utrett.", ["not_weighed"]),
        ("Följderna för föreningarna räknas fram först när beslutet är fattat.", ["not_weighed"]),
        ("Tre alternativ har jämförts och följderna redovisas.", []),
        ("Kostnaden har bedömts till 6 mkr och ryms inte i planen.", []),
        # party politics in a paper
        ("I tjänsteskrivelsen står att majoriteten förtjänar fortsatt förtroende.", ["partisan_paper"]),
        ("Av tjänsteskrivelsen framgår att partierna har enats om en plan.", []),
        ("Bo Alm (Y) säger att majoriteten förtjänar misstroende.", []),
        # orders outside the meeting
        ("Dan Rönn förklarar att ordföranden ringde honom och sa åt honom att stoppa bygget.", ["instructed_outside"]),
        ("Arbetet stoppades efter ett sms från ordföranden, i vilket chefen anmodades att avbryta.", ["instructed_outside"]),
        ("Dan Rönn ringde ordföranden och bad om ett besked.", []),
        ("Ordföranden tackar förvaltningschefen för samtalet i telefon.", []),
        # two masters
        ("Chefen har kommunstyrelsens uppdrag att vänta, och det beslutet gäller alltjämt.", ["conflicting_orders"]),
        ("Förvaltningschefen redovisar nämndens tidigare beslut.", []),
        # urgency as a habit
        ("Det är femte mötet i rad som ärenden läggs till samma dag.", ["urgency_as_habit"]),
        ("Ärendet är brådskande och läggs till.", []),
        # threats and abuse
        ("Eva Sälg har fått ett hotfullt brev.", ["harm_without_action"]),
        ("Bo Alm (Y) kallar handläggaren en oduglig pajas.", ["harm_without_action"]),
        ("Eva Sälg har fått ett hotfullt brev. Förvaltningschefen har polisanmält saken.", []),
        ("Torkan är ett hot mot dricksvattnet.", []),
        # officials who work on members
        ("Handläggaren Eva Sälg ringde hem till två ledamöter för att få dem att rösta för förslaget.", ["lobbied"]),
        ("Eva Sälg ringde två ledamöter för att boka en tid.", []),
        # what is not for officials to decide
        ("Dan Rönn upplyser att han har beslutat att kvalitetsmålet sänks.", ["direction_by_official"]),
        ("Dan Rönn upplyser att han har beslutat om en vikarie.", []),
        ("Nämnden har tidigare beslutat att kvalitetsmålet sänks.", []),
        # goals that nobody asked for
        ("Förvaltningen har på eget initiativ lagt in ett nytt mål.", ["goal_uncommissioned"]),
        ("Prioriteringen har inte beställts av något politiskt organ.", ["goal_uncommissioned"]),
        ("Målet beställdes av nämnden i mars.", []),
        # papers
        ("Avtalet delas ut vid mötet på ledamöternas platser.", ["tabled_at_meeting"]),
        ("Avtalet skickades ut med kallelsen.", []),
        # told by the one who got the order
        ("Dan Rönn svarar att han fick det som sms av ordföranden och verkställde det samma dag.", ["instructed_outside"]),
        ("Dan Rönn fick beskedet av ordföranden i telefon och stoppade arbetet.", ["instructed_outside"]),
        ("Dan Rönn fick besked av ordföranden i telefon att mötet är flyttat.", []),
        # late items, time after time
        ("Precis som vid nämndens tre senaste möten lägger ordföranden till brådskande punkter.", ["urgency_as_habit"]),
        ("Ordföranden lägger till ytterligare två ärenden. Samma sak hände i maj och juni.", ["urgency_as_habit"]),
        ("Ordföranden lägger till ytterligare två ärenden.", []),
        ("Vattnet steg i mars. Samma sak hände i maj och juni.", []),
        # more on choices, papers and the tone
        ("Vad det skulle spara är inte uträknat.", ["not_weighed"]),
        ("Inget annat sätt att ordna verksamheten har övervägts.", ["not_weighed"]),
        ("Vad det skulle spara är uträknat till 2 mnkr.", []),
        ("Kontoret skriver: Motionen vilar på en nyliberal människosyn som vi har fått nog av.", ["partisan_paper"]),
        ("Kontoret skriver: Motionen har behandlats av partierna i fullmäktige.", []),
        ("Bo Alm (Y) säger att enhetschefen är en nolla.", ["harm_without_action"]),
        ("Enhetschefen säger att antalet är noll.", []),
        ("Dan Rönn upplyser att han i ett eget beslut har lagt ned barnakuten.", ["direction_by_official"]),
        ("Dan Rönn upplyser att han har lagt ned mycket arbete.", []),
        ("Förvaltningen har inte haft möjlighet att titta på den.", ["tabled_at_meeting"]),
        ("Något utlåtande från förvaltningen finns inte.", ["tabled_at_meeting"]),
        ("Förvaltningen kan inte bedöma vädret.", []),
        ("Något fel på bron finns inte.", []),
        ("HR-direktören bjöd i förra veckan tre ledamöter på middag för att tala sig varm för taket.", ["lobbied"]),
        ("HR-direktören bjöd ledamöterna på kaffe.", []),
        # earlier decisions
        ("Nämndens beslut från 2023 har inte verkställts.", ["not_carried_out"]),
        ("Nämndens beslut från 2023 har verkställts.", []),
    ],
)  # fmt: skip
def test_what_a_sentence_tells(sentence: str, told: list[str]) -> None:
    assert _told(_item(sentence)) == told


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("Simhallen bör förbättras.", ["vague"]),
        ("Simhallen ska byggas när så låter sig göras.", ["vague"]),
        ("Simhallen ska byggas till den 1 maj 2026 för 4 miljoner kronor.", []),
        ("Bo Alm (Y) får inte väcka ärenden i nämnden under resten av året.", ["right_curbed"]),
        ("Bo Alm (Y) tilldelas en erinran för sina interpellationer.", ["right_curbed"]),
        ("Motionen från Bo Alm (Y) lämnas utan åtgärd.", []),
        ("Förvaltningschefen ska minska antalet platser till den 1 maj 2026.", []),
    ],
)
def test_what_a_decision_tells(decision: str, told: list[str]) -> None:
    assert _told(_item("Anhöriga har skrivit.", decision)) == told


@pytest.mark.parametrize(
    ("sentence", "decision", "conflict"),
    [
        (
            "Socialnämnden har gett socialchefen i uppdrag att öppna tio platser.",
            "Socialchefen får inte öppna någon plats.",
            True,
        ),
        (
            "Socialnämnden har gett socialchefen i uppdrag att öppna tio platser.",
            "Socialchefen ska öppna platserna i maj.",
            False,
        ),
        (
            "Tekniska nämnden har gett socialchefen i uppdrag att öppna tio platser.",
            "Socialchefen ska minska platserna.",
            False,
        ),
    ],
)
def test_opposite_orders_of_two_organs(sentence: str, decision: str, conflict: bool) -> None:
    assert ("conflicting_orders" in _told(_item(sentence, decision))) is conflict


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        ("Delegationsbeslut", "Nr 37 och 38 återfinns inte bland handlingarna.", ["report_incomplete"]),
        ("Delegationsbeslut", "Förteckningen har inte skrivits ut.", ["report_incomplete"]),
        ("Delegationsbeslut", "Beslut nr 30 till 38 redovisas enligt lista.", []),
        ("Ny simhall", "Nr 37 och 38 återfinns inte bland handlingarna.", []),
        ("Anmälan av delegationsbeslut", "Nr 78 avser avslag på en ansökan.", ["refused_by_delegate"]),
        ("Anmälan av delegationsbeslut", "Ansökningar som skulle avslås har lämnats över till nämnden.", []),
        ("Brådskande beslut", "Beslutet den 8 mars tas upp vid ett senare tillfälle.", ["urgent_report_late"]),
        ("Brådskande beslut", "Beslutet den 8 mars anmäls.", []),
        ("Information", "Nämnden säger ja till att köpa två båtar.", ["decided_in_passing"]),
        ("Information", "Enades om att tacka nej till erbjudandet.", ["decided_in_passing"]),
        ("Information", "I samband härmed beviljar TN klubben ett bidrag.", ["decided_in_passing"]),
        ("Information", "I samband härmed beviljar MSB klubben ett bidrag.", []),
        ("Information", "Länsstyrelsen säger ja till planen.", []),
        ("Information", "Nämnden tackar för informationen.", []),
    ],
)
def test_what_belongs_to_the_title(title: str, sentence: str, told: list[str]) -> None:
    assert _told(_item(sentence, title=title)) == told


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        (
            "I dag ger ordföranden Anna Ek (X) förvaltningschefen i uppdrag att säga upp avtalet.",
            [("anna-ek", "orders")],
        ),
        ("Ordföranden begär att Dan Rönn ska besöka tio företag.", [("anna-ek", "orders")]),
        ("Nämnden ger förvaltningschefen i uppdrag att säga upp avtalet.", []),
        (
            "Eva Sälg redogör. Bo Alm (Y) frågar. Ordföranden ger honom i uppdrag att flytta ärendet.",
            [("anna-ek", "orders")],
        ),
        ("Eva Sälg redogör. Bo Alm (Y) frågar. Ordföranden ber honom att vara kort.", []),
        ("Dan Rönn vädjar till nämnden att rösta nej.", [("dan-ronn", "advocates")]),
        ("Bo Alm (Y) vädjar till nämnden att rösta nej.", []),
        ("Förvaltningschef Dan Rönn yrkar bifall.", [("dan-ronn", "proposes")]),
        ("För att nämnden ska bli full deltar handläggare Eva Sälg vid beslutet.", [("eva-salg", "decides")]),
        ("Eva Sälg deltar inte i beslutet.", []),
        ("Handläggaren vädjar till nämnden att rösta nej.", [("eva-salg", "advocates")]),
        ("Eva Sälg vädjar: den som röstar nej fattar ett klokt beslut.", [("eva-salg", "advocates")]),
        ("Cia Lind går. Eva Sälg sitter in som beslutande i hennes ställe.", [("eva-salg", "decides")]),
        ("Eva Sälg tjänstgör som sekreterare.", []),
        ("Bo Alm meddelar att han i söndags tittat in hos sökanden.", [("bo-alm", "meets_party")]),
        ("Bo Alm meddelar att handläggaren tittat in hos sökanden.", []),
        ("I beslutet deltog Anna Ek, Bo Alm, Cia Lind och handläggare Eva Sälg.", [("eva-salg", "decides")]),
        ("Bo Alm berättar att han har lunchat med sökanden.", [("bo-alm", "meets_party")]),
        ("Bo Alm berättar att handläggaren har träffat sökanden.", []),
    ],
)
def test_who_does_what(sentence: str, acts: list[tuple[str, str]]) -> None:
    wanted = {Act.ORDERS, Act.ADVOCATES, Act.PROPOSES, Act.DECIDES, Act.MEETS_PARTY}
    officials = {"dan-ronn", "eva-salg"}
    read = [(one.person, one.act) for one in _item(sentence).contributions or () if one.act in wanted]

    told = [
        (who, act.value) for who, act in read if (who in officials) == (act in (Act.ADVOCATES, Act.PROPOSES, Act.DECIDES))
    ]
    assert told == acts


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("miljöinspektören", Side.OFFICIAL),
        ("undersköterskorna", Side.OFFICIAL),
        ("förvaltningen", Side.OFFICIAL),
        ("ordföranden", Side.ELECTED),
        ("ledamöterna", Side.ELECTED),
        ("simhallen", None),
        ("saker", None),
    ],
)
def test_on_which_side_a_word_puts_somebody(word: str, side: Side | None) -> None:
    assert side_of(word) is side


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("ingen uppföljning har gjorts", True),
        ("någon uppföljning av nämndens mål har under året inte gjorts", True),
        ("uppföljning har gjorts, men målen är inte ändrade", False),
        ("uppföljning saknas", True),
        ("den kostar inget och uppföljning görs i maj", False),
    ],
)
def test_what_a_denial_goes_with(text: str, denied: bool) -> None:
    at = text.index("uppföljning")

    assert denies(text, at, at + len("uppföljning")) is denied


def test_every_concept_is_used_and_every_sign_tells_something_known() -> None:
    known = {one.value for one in CircumstanceKind} | {one.value for one in Act}
    parts = [
        (*one.all, *one.near, *one.about, *one.titled, *one.without, *one.unless, *(one.does or ())[1:]) for one in signs()
    ]
    used = {concept.removeprefix("!") for part in parts for concept in part}

    assert {one.kind for one in signs()} <= known
    for concept in used:
        assert found(concept).pattern != phrases(()).pattern
    assert {one.value for one in CircumstanceKind} <= {one.kind for one in signs()}


def test_a_concept_is_found_as_whole_words_only() -> None:
    assert holds("harm", "Han fick ett hot i går.")
    assert not holds("harm", "Hotellet byggs ut.")
    assert re.search(found("denial"), "Det är inte klart.")


def test_the_sums_of_a_list_are_counted() -> None:
    listed = "Bistånd, lista 1, 212 beslut\n\nÄldreomsorg, lista 2, 147 beslut\n\nSammanlagt redovisas 412 beslut."
    reported = _item(listed, title="Delegationsbeslut").reported

    assert reported
    assert (reported.count, reported.counted) == (412, 359)


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Ärendet återremitterades 2022-05-30 § 55, bordlades 2023-02-27 § 12 och återremitterades 2024-01-10 § 4.", 3),
        ("Bordlagt av nämnden § 190/2022, § 214/2022 och § 8/2023.", 3),
        ("Planen har varit uppsatt i mars, maj och september och har varje gång skjutits upp, senast § 121.", 3),
        ("Det är tredje gången ärendet återremitteras.", 2),
        ("Nämnden skickade tillbaka det 2023-03-27 § 31 och sköt upp det 2025-04-28 § 44.", 2),
        ("Ärendet var uppe i mars, § 8, i maj, § 3, och i juni, § 19, och fick varje gång stå över.", 3),
        ("Ärendet var uppe i mars, § 8, och i maj, § 3.", None),
        ("Bo Alm (Y) yrkar återremiss enligt § 4.", None),
        ("Nämnden antog en plan 2023-02-27 § 12.", None),
    ],
)
def test_how_often_an_item_was_put_off(sentence: str, times: int | None) -> None:
    assert _item(sentence).put_off_times == times


def test_the_days_of_urgent_decisions() -> None:
    told = _item("Ordföranden beslutade den 3 februari 2025 att hyra in en tankbil.", title="Ordförandens brådskande beslut")

    assert [str(day) for day in told.urgent_on or ()] == ["2025-02-03"]
    assert _item("Ordföranden öppnade simhallen den 3 februari 2025.").urgent_on is None


@pytest.mark.parametrize(
    ("decision", "addressed"),
    [
        ("Vaktmästaren Kurt Alv ska klippa gräset varje tisdag.", "Vaktmästaren Kurt Alv"),
        ("Nämnden godkänner planen och att enhetschef G. Måg ska lägga om schemat.", "enhetschef G. Måg"),
        ("Förvaltningen får i uppgift att klippa gräset.", "Förvaltningen"),
        ("Eva Sälg får i uppdrag att svara inom två veckor.", "Eva Sälg, handläggare"),
        ("Driftledaren på gata/park, Benny Ask, ska klippa gräset.", "Driftledaren på gata/park, Benny Ask"),
        ("Stigen vid sjön, Lilla Ängen, ska klippas.", None),
        ("Gräset ska klippas.", None),
    ],
)
def test_whom_a_decision_is_addressed_to(decision: str, addressed: str | None) -> None:
    read = _item("Gräset är högt.", decision).decision

    assert read
    assert read.addressed_to == addressed

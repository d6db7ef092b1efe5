"""The fixed words of a report as text, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..findings import Fault, Level

Words = Mapping[str | Level | Fault, Any]
SAY: Mapping[str, Words] = {
    "sv": {
        Level.ERROR: ("fel", "fel", "FEL"),
        Level.WARNING: ("varning", "varningar", "VARNING"),
        Level.QUESTION: ("fråga", "frågor", "FRÅGA ATT BEDÖMA"),
        Level.ADVICE: ("råd", "råd", "RÅD"),
        "kinds": " av {k} slag",
        "head": "{organ}, delegationsordning{adopted}: {rows} rader ({file})",
        "head_minutes": "{organ}, protokoll{adopted}: {rows} paragrafer ({file})", "held": " {day}",
        "caution": "Ett program har läst protokollet och kan ha förstått fel. Jämför varje anmärkning med protokollet.",
        "head_game_rules": "Spelregler{adopted}: {rows} meningar ({file})", "agreed": " överenskomna {day}",
        "head_decisions": ("Ett beslut prövat", "{n} beslut prövade"),
        "head_meetings": ("Ett sammanträde prövat", "{n} sammanträden prövade"),
        "meeting": "SAMMANTRÄDET {id}", "whole_meeting": "Hela sammanträdet",
        "values": "VÄRDEGRUNDEN I BESLUTEN – så långt uppgifterna visar",
        "value": "{name}: stöds i {supported}, motsägs i {contradicted}, syns inte i {not_shown}.",
        "value_cannot": "Går inte att se i uppgifter: {cannot}",
        "adopted": " antagen {day}", "revised": ", ändrad {day}",
        "as_of": "Prövad mot de regler som gällde {day}.",
        "clean": "Inga anmärkningar.", "clean_since": "Inga nya anmärkningar.",
        "since": "{n} kvarstår sedan utgångsläget den {day}{levels} och räknas inte. {gone} är borta. "
        "Nedan står bara det nya.",
        "waived": "GODTAGNA UNDANTAG – räknas inte, men finns kvar",
        "waived_count": " Godtagna undantag: {n}.",
        "waiver": "Skäl: {reason} Godtaget av {office} till och med {until}.", "decision": " Beslut: {decision}.",
        "adopted_again": "{now} räknas som samma ordning som {then} i utgångsläget.",
        "row": "Rad", "rows": "Rad", "order": "Hela ordningen", "orders": "Ordningarna",
        "kinds_of_thing": {
            "decision": "Beslut", "organ": "Organ", "person": "Person", "side_job": "Bisyssla", "gift": "Gåva",
            "document_request": "Begäran",
            "contact": "Kontakt", "decisions": "Beslut", "game_rules": "Spelreglerna",
        },
        "kinds_by_place": {"performer": "Utförare", "role": "Roll", "matter": "Ärende", "incident": "Händelse"},
        "more": "och {n} till", "law": "Stöd",
        "basis": {"practice": ", och praxis", "recommendation": ", som rekommendation"},
        "do": "Åtgärd",
        "presumed": "samspel utgår från titeln",
        "presumed_matter": "samspel utgår från ärendets ord",
        "presumed_appeal": "samspel utgår från hur sådana ärenden brukar överklagas",
        "presumed_act": "samspel utgår från dokumentets övriga hänvisningar, eller från en ofullständig hänvisning",
        "questions": "FRÅGOR OM UPPGIFTER SOM SAKNAS – svaren avgör om något är fel",
        "settles": "Gäller {where}.", "in_rows": "rad {rows}",
        "would_be": {
            Level.ERROR: " Svaret kan visa på ett fel.", Level.WARNING: " Svaret kan ge en varning.",
            Level.ADVICE: " Svaret kan ge ett råd.",
        },
        "also": " Detsamma gäller {names}.", "and": "och",
        "presumptions": "samspel utgår från titeln för dessa, vilket kan ge högst en varning: {names}.",
        "reading": "Så lästes dokumentet", "remarks": "Att tänka på",
        "matter": "På {n} {places} går det inte att se vad ärendet gäller ({rows}). Där prövas inte {rules}: {packs}.",
        "reference": "På {n} {places} går det inte att säkert se vilken lag eller paragraf som menas ({rows}). "
        "Där prövas inte {rules}: {packs}.",
        "receiver": "På {n} {places} går det inte att se vem som får besluta ({rows}). Där prövas inte {rules}: {packs}.",
        "other": "På {n} {places} går det inte att se om en regel gäller ({rows}). Det rör {rules}: {packs}.",
        "count_of_rules": ("1 regel", "{n} regler"),
        "places": ("ställe", "ställen"),
        "untested": "Det som hänger på vad ärendet gäller – 6 kap. 38 § kommunallagen och speciallagarna – prövas bara när "
        "raden anger lagrum eller ärendet känns igen på orden. Att en rad saknar anmärkning betyder inte att den är laglig.",
        "one_engine": "Svaren har räknats ut av ett program och inte kontrollräknats av ett andra, fristående.",
        "two_engines": "Svaren är kontrollräknade: två fristående program har prövat reglerna och kommit till samma svar.",
        "not_cross_checked": " Regler som bara det ena kunde pröva: {n}.",
        Fault.ENGINES_DISAGREE: "LITA INTE PÅ DEN HÄR RAPPORTEN. Två fristående program räknar ut svaren, och de är oense. "
        "Felet ligger i samspel, inte i dokumentet.",
        Fault.ENGINE_STOPPED: "SVAREN ÄR INTE KONTROLLRÄKNADE. Programmet som räknar efter stannade. Felet ligger i "
        "samspel, inte i dokumentet.",
        "end": "samspel ersätter inte en jurists bedömning.",
    },
    "en": {
        Level.ERROR: ("error", "errors", "ERROR"),
        Level.WARNING: ("warning", "warnings", "WARNING"),
        Level.QUESTION: ("question", "questions", "QUESTION OF JUDGEMENT"),
        Level.ADVICE: ("advice", "advice", "ADVICE"),
        "kinds": " of {k} kinds",
        "head": "{organ}, delegation order{adopted}: {rows} rows ({file})",
        "head_minutes": "{organ}, minutes{adopted}: {rows} paragraphs ({file})", "held": " {day}",
        "caution": "A program has read the minutes and may have misunderstood. Hold each finding against the minutes.",
        "head_game_rules": "Game rules{adopted}: {rows} sentences ({file})", "agreed": " agreed {day}",
        "head_decisions": ("One decision checked", "{n} decisions checked"),
        "head_meetings": ("One meeting checked", "{n} meetings checked"),
        "meeting": "MEETING {id}", "whole_meeting": "The whole meeting",
        "values": "THE VALUE PRINCIPLES IN THE DECISIONS – as far as the facts show",
        "value": "{name}: supported in {supported}, contradicted in {contradicted}, not shown in {not_shown}.",
        "value_cannot": "Cannot be seen in facts: {cannot}",
        "adopted": " adopted {day}", "revised": ", revised {day}",
        "as_of": "Checked against the rules in force on {day}.",
        "clean": "No remarks.", "clean_since": "No new remarks.",
        "since": "Remaining since the baseline of {day}: {n}{levels}, not counted. Gone: {gone}. Below is only what is new.",
        "waived": "ACCEPTED EXCEPTIONS – not counted, but still there",
        "waived_count": " Accepted exceptions: {n}.",
        "waiver": "Reason: {reason} Accepted by {office} through {until}.", "decision": " Decision: {decision}.",
        "adopted_again": "{now} is taken as the same order as {then} in the baseline.",
        "row": "Row", "rows": "Rows", "order": "The whole order", "orders": "The orders",
        "kinds_of_thing": {
            "decision": "Decision", "organ": "Organ", "person": "Person", "side_job": "Side job", "gift": "Gift",
            "document_request": "Request",
            "contact": "Contact", "decisions": "Decisions", "game_rules": "Game rules",
        },
        "kinds_by_place": {"performer": "Performer", "role": "Role", "matter": "Matter", "incident": "Incident"},
        "more": "and {n} more", "law": "Law",
        "basis": {"practice": ", and practice", "recommendation": ", as a recommendation"},
        "do": "Do",
        "presumed": "presumed from the title",
        "presumed_matter": "presumed from the words of the matter",
        "presumed_appeal": "presumed from how such matters are usually appealed",
        "presumed_act": "presumed from the other references or from an incomplete one",
        "questions": "QUESTIONS ON MISSING FACTS – the answers decide whether something is wrong",
        "settles": "{where}.", "in_rows": "Rows {rows}",
        "would_be": {
            Level.ERROR: " The answer may show an error.", Level.WARNING: " The answer may give a warning.",
            Level.ADVICE: " The answer may give advice.",
        },
        "also": " The same holds for {names}.", "and": "and",
        "presumptions": "Presumed from titles, which can give a warning at most: {names}.",
        "reading": "How the document was read", "remarks": "Please note",
        "matter": "In {n} {places} it cannot be seen what the matter is ({rows}). "
        "Not tested there: {rules} ({packs}).",
        "reference": "In {n} {places} it is not certain which act or section is meant ({rows}). "
        "Not tested there: {rules} ({packs}).",
        "receiver": "In {n} {places} it cannot be seen who may decide ({rows}). Not tested there: {rules} ({packs}).",
        "other": "In {n} {places} it cannot be seen whether a rule applies ({rows}). It concerns {rules}: {packs}.",
        "count_of_rules": ("1 rule", "{n} rules"),
        "places": ("place", "places"),
        "untested": "What depends on the matter – 6 kap. 38 § of the Municipal Act and the special acts – is tested only "
        "where a row cites the section or its matter is recognised by its words. A row without a finding is not "
        "thereby lawful.",
        "one_engine": "The answers were worked out by one program and not checked by a second, independent one.",
        "two_engines": "The answers are cross-checked: two independent programs tried the rules and agree.",
        "not_cross_checked": " Rules that only one of them could try: {n}.",
        Fault.ENGINES_DISAGREE: "DO NOT RELY ON THIS REPORT. Two independent programs work out the answers, and they "
        "disagree. The fault is in samspel, not in the document.",
        Fault.ENGINE_STOPPED: "THE ANSWERS ARE NOT CROSS-CHECKED. The program that checks them stopped. The fault is in "
        "samspel, not in the document.",
        "end": "samspel does not replace a lawyer's judgement.",
    },
}  # fmt: skip

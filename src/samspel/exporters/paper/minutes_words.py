"""The fixed words of the paper of a meeting, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import AttendsAs, ItemKind, ItemOutcome

SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "title": "Granskning av protokoll: {organ} {day}",
        "met": "Sammanträde: {organ} {days}{times}{place}", "times": ", kl. {opened}–{closed}", "opened": ", kl. {opened}",
        "to": "{first}–{last}",
        "led_by": "Ordförande: {names}", "deciding": "Beslutande: {n}", "approvers": "Utsedda att justera: {names}",
        "findings": "Anmärkningar",
        "findings_intro": "Anmärkningarna står paragraf för paragraf, de allvarligaste först i varje paragraf. Länkarna går "
        "till lagtexten hos riksdagen.",
        "whole": "Hela sammanträdet", "outside": "Utanför sammanträdet", "item": "§ {number} {matter}",
        "days": "Dagar att hålla reda på",
        "days_intro": "Dagarna för justering och anslag är räknade utan avdrag för helger. Den som håller dem är säkert i "
        "tid.",
        "no_appeal": "När tiden för att överklaga går ut beror på vilken dag anslaget kommer upp. Den dagen framgår inte.",
        "what": "Vad", "items": "Paragrafer", "last": "Senast", "done": "Enligt protokollet", "law": "Lagrum",
        "all": "alla", "rest": "övriga",
        "read": "Så lästes protokollet",
        "read_intro": "Jämför med protokollet. Är något fel läst kan en anmärkning vara fel, eller saknas.",
        "counts": "Stycken i filen: {n}. Gav en uppgift: {understood}. Löpande text i en paragraf: {kept}. "
        "Osäkra: {doubtful}.",
        "silence": "En brist som inte syns i protokollet, eller som inte förstods, står inte här. Att något saknar "
        "anmärkning betyder inte att det är rätt.",
        "present": "Närvarande", "name": "Namn", "as": "Som", "when": "När", "always": "hela sammanträdet",
        "since": "från {start}", "until": "till {end}", "through": "till och med {end}", "between": "{start}–{end}",
        "remote": "på distans",
        "for": "{as_} för {name}",
        "nobody_read": "Det gick inte att läsa vilka som var med och beslutade. Det som hänger på närvaron är inte prövat.",
        "agenda": "Ärenden", "matter": "Ärende", "kind": "Slag", "end": "Hur det slutade", "marks": "Vid granskningen",
        "no_outcome": "framgår inte", "no_decision": "inget beslut", "proposed_to": "förslag till {organ}",
        "vote": "omröstning: {counts}", "yes": "{n} ja", "no": "{n} nej", "abstained": "{n} avstod", "closed": "sluten",
        "uncounted": "omröstning", "conflicts": "jäv: {names}", "reservations": "reservation: {names}",
        "doubts": "Det som inte förstods", "place": "Plats", "words": "Protokollets ord", "unclear": "Vad som är oklart",
        ItemKind.DECISION: "beslut", ItemKind.ELECTION: "val", ItemKind.INFORMATION: "information",
        ItemKind.PROCEDURE: "formalia", ItemKind.DELEGATION_REPORT: "anmälan av delegationsbeslut",
        ItemKind.NOTICES: "meddelanden", ItemKind.MOTION: "motion", ItemKind.CITIZENS_PROPOSAL: "medborgarförslag",
        ItemKind.INTERPELLATION: "interpellation", ItemKind.QUESTION: "fråga", ItemKind.AUDIT_REPORT: "revisionsberättelse",
        ItemKind.DISCHARGE: "ansvarsfrihet",
        ItemOutcome.DECIDED: "beslutat", ItemOutcome.REFERRED_BACK: "återremitterat", ItemOutcome.TABLED: "bordlagt",
        ItemOutcome.NOTED: "antecknat", ItemOutcome.WITHDRAWN: "utgick",
        AttendsAs.CHAIR: "ordförande", AttendsAs.MEMBER: "ledamot", AttendsAs.SERVING: "tjänstgörande ersättare",
        AttendsAs.SUBSTITUTE: "ersättare", AttendsAs.OFFICIAL: "tjänsteperson",
        AttendsAs.STAFF_REPRESENTATIVE: "personalföreträdare", AttendsAs.OTHER_ELECTED: "annan förtroendevald",
        AttendsAs.AUDITOR: "revisor", AttendsAs.OTHER: "annan",
    },
    "en": {
        "title": "Minutes reviewed: {organ} {day}",
        "met": "Meeting: {organ} {days}{times}{place}", "times": ", {opened}–{closed}", "opened": ", {opened}",
        "to": "{first}–{last}",
        "led_by": "Chair: {names}", "deciding": "Deciding: {n}", "approvers": "Chosen to approve: {names}",
        "findings": "Findings",
        "findings_intro": "Findings stand paragraph by paragraph, the gravest first in each. Links lead to the acts at the "
        "Riksdag.",
        "whole": "The whole meeting", "outside": "Outside the meeting", "item": "§ {number} {matter}",
        "days": "Days to keep",
        "days_intro": "The days for approval and notice are counted without leaving out holidays. Who keeps them is surely "
        "in time.",
        "no_appeal": "When the time to appeal ends depends on the day the notice is put up. That day is not told.",
        "what": "What", "items": "Paragraphs", "last": "At the latest", "done": "By the minutes", "law": "Law",
        "all": "all", "rest": "the rest",
        "read": "How the minutes were read",
        "read_intro": "Compare with the minutes. If something is misread, a finding may be wrong, or missing.",
        "counts": "Paragraphs of the file: {n}. Gave a fact: {understood}. Running text of an item: {kept}. "
        "Doubtful: {doubtful}.",
        "silence": "What the minutes do not show, or what was not understood, is not here. Nothing remarked does not mean "
        "that all is right.",
        "present": "Present", "name": "Name", "as": "As", "when": "When", "always": "the whole meeting",
        "since": "from {start}", "until": "to {end}", "through": "through {end}", "between": "{start}–{end}",
        "remote": "from a distance",
        "for": "{as_} for {name}",
        "nobody_read": "It could not be read who took part and decided. What depends on attendance is not tested.",
        "agenda": "Items", "matter": "Matter", "kind": "Kind", "end": "How it ended", "marks": "In the review",
        "no_outcome": "not told", "no_decision": "no decision", "proposed_to": "proposal to {organ}",
        "vote": "vote: {counts}", "yes": "{n} yes", "no": "{n} no", "abstained": "{n} abstained", "closed": "closed",
        "uncounted": "vote", "conflicts": "conflict of interest: {names}", "reservations": "dissent: {names}",
        "doubts": "What was not understood", "place": "Place", "words": "Words of the minutes", "unclear": "What is unclear",
        ItemKind.DECISION: "decision", ItemKind.ELECTION: "election", ItemKind.INFORMATION: "information",
        ItemKind.PROCEDURE: "procedure", ItemKind.DELEGATION_REPORT: "report of delegated decisions",
        ItemKind.NOTICES: "notices", ItemKind.MOTION: "motion", ItemKind.CITIZENS_PROPOSAL: "citizens' proposal",
        ItemKind.INTERPELLATION: "interpellation", ItemKind.QUESTION: "question", ItemKind.AUDIT_REPORT: "audit report",
        ItemKind.DISCHARGE: "discharge",
        ItemOutcome.DECIDED: "decided", ItemOutcome.REFERRED_BACK: "referred back", ItemOutcome.TABLED: "tabled",
        ItemOutcome.NOTED: "noted", ItemOutcome.WITHDRAWN: "withdrawn",
        AttendsAs.CHAIR: "chair", AttendsAs.MEMBER: "member", AttendsAs.SERVING: "serving substitute",
        AttendsAs.SUBSTITUTE: "substitute", AttendsAs.OFFICIAL: "official",
        AttendsAs.STAFF_REPRESENTATIVE: "staff representative", AttendsAs.OTHER_ELECTED: "other elected",
        AttendsAs.AUDITOR: "auditor", AttendsAs.OTHER: "other",
    },
}  # fmt: skip

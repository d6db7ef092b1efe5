"""One paragraph of the minutes as an item: its kind, what it rested on, what was proposed and decided, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...model import (
    NONE,
    Item,
    ItemDecision,
    ItemDocument,
    ItemKind,
    ItemOutcome,
    Maybe,
    OrganKind,
    ReportedDecisions,
    Source,
    YesNo,
)
from . import words
from .conduct import Conduct, conduct
from .days import days
from .headings import is_own
from .organs import Organs, organs_in
from .parts import RawItem
from .people import People, names
from .proposals import Proposals, proposals
from .sections import Said, Sections, in_sections, said_sentences, sentences
from .text import Line, Reading, without_bullet
from .votes import votes

_TELLING = (
    "not_on_agenda", "closed_doors", "secret", "authority", "unprepared", "below_quorum", "immediate_note",
    "attendance_established", "sees_and_hears", "sees_and_hears_not", "propositions_told",
)  # fmt: skip
_OF_THE_COUNCIL = ("interpellation", "question")
_ASIDE = ("takes_no_part", "leaves", "arrives", "disqualified", "proposes", "voted_yes", "voted_no")
_KINDS_THAT_STAND = {
    ItemKind.MOTION, ItemKind.CITIZENS_PROPOSAL, ItemKind.INTERPELLATION, ItemKind.QUESTION, ItemKind.AUDIT_REPORT,
    ItemKind.DISCHARGE, ItemKind.DELEGATION_REPORT, ItemKind.NOTICES, ItemKind.ELECTION, ItemKind.INFORMATION,
}  # fmt: skip
_BY = re.compile(
    r"\b(?:från|av|upprättad av)\s+(?P<who>[^,;\d(]{3,80}?)(?=\s*(?:,|;|\(|\d|den\b|daterad|daterat|$))", re.IGNORECASE
)
_SECRET_TITLE = re.compile(r"\bsekretess\W*$|\(sekretess", re.IGNORECASE)
_SENT_TO = re.compile(r"\s*[,;\n]\s*|\s+och\s+(?=[A-ZÅÄÖ])")
_MINUTES_OF = re.compile(r"(?:protokoll|beslut|§|förslag|yttrande|beredning|behandla|berett|bered|yttra)", re.IGNORECASE)
_TASKED = re.compile(
    r"\b(?:uppdra(?:r)?\s+(?:åt|till)|ålägga|ålägger|beordra|anmoda|uppmana(?:r)?)\s+(?P<who>[^,.;:]{3,80}?)(?=\s+att\b|[,.;:]|$)",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\bge(?:r)?\s+(?P<who>[^,.;:]{3,80}?)\s+i\s+uppdrag", re.IGNORECASE)
_GETS = re.compile(
    r"(?:^|\batt\s+)(?P<who>[A-Za-zÅÄÖåäö][^,.;:]{2,80}?)\s+(?:får\s+i\s+uppdrag|ges\s+i\s+uppdrag|uppdras)", re.IGNORECASE
)


@dataclass(slots=True)
class ReadItem(Reading):
    """An item as understood, with the lines that gave it and what remains to be joined with the whole meeting."""

    raw: RawItem
    sections: Sections
    item: Item
    conduct: Conduct
    at_once: Line | None = None  # approved at the meeting (omedelbar justering)
    chosen: tuple[str, ...] = ()  # those chosen to approve the minutes


@dataclass(slots=True)
class Setting:
    """What the reading of an item needs to know of the meeting."""

    file: str
    organ: str
    kind: OrganKind
    people: People
    organs: Organs
    present: set[str]
    parties: dict[str, list[str]]


def read_item(raw: RawItem, setting: Setting) -> ReadItem:
    """The item that a paragraph of the minutes tells of."""
    sections = in_sections(raw, setting.organ)
    decided = list(_decision(sections, setting))
    people = setting.people
    made = proposals(sections, people, setting.present)
    counted = votes(sections, people)
    behaved = conduct(sections, raw.number, people, setting.parties, setting.file)
    title = sections.title or ""
    text = "\n".join([title, *(one.text for one in sections.said("appeal"))])
    decision = _as_decision(decided, sections, setting)
    kind = _kind(sections.title or "", decision, setting.kind)
    item = Item(
        number=raw.number,
        kind=kind,
        matter=sections.title,
        case=sections.case,
        on_agenda=YesNo.NO if words.says("not_on_agenda", text) and kind is not ItemKind.PROCEDURE else None,
        added_by_all=YesNo.YES if _together(text) and kind is not ItemKind.PROCEDURE else None,
        prepared_by=_prepared(sections, text, setting),
        executive_board_heard=_heard(text, setting),
        documents=_documents(sections),
        proposed_decision=_proposed(sections),
        proposals=made.facts(raw.number, setting.file) or None,
        order_of_propositions=_order(sections, made),
        vote_asked=counted.asked,
        votes=counted.facts(setting.file, people.chair) or None,
        conflicts=tuple(behaved.conflicts) or None,
        abstained=tuple(behaved.abstained) or None,
        authority=_yes_no(text, "authority", "not_authority"),
        secret=YesNo.YES if _SECRET_TITLE.search(title) else _yes_no(text, "secret", "not_secret"),
        closed_doors=_doors(text),
        contributions=tuple(behaved.contributions) or None,
        decision=decision,
        reservations=tuple(behaved.reservations) or None,
        reported=_reported(text) if kind is ItemKind.DELEGATION_REPORT else None,
        answered_below_quorum=YesNo.YES if words.says("below_quorum", text) else None,
        source=Source(file=setting.file, place=raw.head.place, text=raw.head.text[:300]),
    )
    read = ReadItem(raw, sections, item, behaved)
    for part in (made, counted, behaved):
        read.understood += part.understood
        read.doubted += part.doubted
    read.understood += [*sections.headings, *(one.line for one in decided)]
    for section in sections.of("documents", "written_proposal", "sent_to", "propositions", "immediate", "reasons", "appeal"):
        read.understood += [one.line for one in section.said]
    read.understood += [one.line for one in sections.said("appeal") if any(words.says(name, one.text) for name in _TELLING)]
    read.at_once = _at_once(sections)
    read.chosen = _chosen(sections, decided, setting)
    return read


# What was decided


def _decision(sections: Sections, setting: Setting) -> Iterator[Said]:
    """The paragraphs of the decision: under its heading, else the sentences that tell what the organ decides."""
    under = [one for section in sections.of("decision") for one in section.said if not _beside_the_decision(one.text)]
    if under:
        yield from under
        return
    for one in said_sentences(
        list(sections.said("documents", "sent_to", "written_proposal", "preparation", "appeal", "proposals", "note"))
    ):
        if one.section is None and words.says("is_decided", one.text) and not words.says("decided_before", one.text):
            yield one
            continue
        verb = words.finder("organ_decides").search(one.text)
        if verb is None:
            continue
        named = [organ for organ in organs_in(one.text[: verb.start()]) if is_own(organ.name, setting.organ)]
        if named and one.section in (None, "summary", "deliberation", "propositions", "vote", "attendance", "conflict"):
            yield one


def _beside_the_decision(text: str) -> bool:
    """Whether a paragraph under the decision's heading is no part of it: a dissent, or that it was approved at once."""
    named = next(names(text), None)
    moves = named is not None and any(words.says(name, text) for name in _ASIDE)
    return moves or words.says("dissents", text) or (words.says("immediate_note", text) and len(text) < 120)


def _as_decision(decided: Sequence[Said], sections: Sections, setting: Setting) -> Maybe[ItemDecision]:
    text = "\n".join(one.text for one in decided).strip()
    if not text:
        return None
    plain = " ".join(text.split())
    tasked = _TASKED.search(plain) or _GIVEN.search(plain) or _GETS.search(plain)
    who = tasked["who"].strip() if tasked else None
    due = _due(plain)
    proposed = _proposed(sections)
    reasons = "\n".join(section.text for section in sections.of("reasons")).strip()
    funded = next((sentence for sentence in sentences(text) if words.says("funded", sentence)), None)
    return ItemDecision(
        text=text[:20_000],
        outcome=_outcome(plain),
        unlike_prepared=YesNo.NO if proposed and _bare(proposed) == _bare(text) else None,
        reasons=reasons[:20_000] or None,
        owner=who,
        due=due if due is not None else NONE if who and not words.says("due_words", plain) else None,
        funding=funded[:1000] if funded else None,
        addressed_to=who,
        sent_to=_sent_to(sections),
        source=Source(file=setting.file, place=decided[0].line.place, text=text[:300]),
    )


def _outcome(text: str) -> ItemOutcome:
    for outcome in ("referred_back", "tabled", "withdrawn"):
        if words.finder("decided", outcome).search(text):
            return ItemOutcome(outcome)
    noted = words.finder("decided", "noted").sub(" ", text)
    if noted != text and not words.says("decides", re.sub(r"\bbeslutar?(?:de)?\b", " ", noted)):
        return ItemOutcome.NOTED
    return ItemOutcome.DECIDED


def _due(text: str) -> date | None:
    for match in words.finder("due_words").finditer(text):
        found = days(text[match.end() :])
        if found and found[0].start < 40:
            return found[0].day
    return None


def _proposed(sections: Sections) -> str | None:
    text = "\n".join(section.text for section in sections.of("written_proposal")).strip()
    return text[:20_000] or None


def _bare(text: str) -> str:
    plain = re.sub(
        r"^\W*(?:\w+(?:nämnden|styrelsen|utskottet|fullmäktige)\s+)?(?:beslutar|föreslår)?\s*(?:att)?\s*",
        "",
        text.casefold(),
    )
    return re.sub(r"\W+", "", plain)


def _sent_to(sections: Sections) -> tuple[str, ...] | None:
    pieces: list[str] = []
    for section in sections.of("sent_to"):
        for one in section.said:
            pieces += [piece.strip(" .") for piece in _SENT_TO.split(without_bullet(one.text))]
    return (
        tuple(piece for piece in pieces if piece and not words.is_all("nothing", piece))
        if any(sections.of("sent_to"))
        else None
    )


def _order(sections: Sections, made: Proposals) -> Maybe[str]:
    """The order of propositions; NONE where there are proposals and the minutes say nothing of how they were put."""
    text = "\n".join(section.text for section in sections.of("propositions") if section.text).strip()
    if not text:
        told = [
            one.text
            for one in said_sentences(list(sections.said("documents", "written_proposal", "sent_to", "summary", "appeal")))
        ]
        text = "\n".join(one for one in told if words.says("propositions_told", one))
    return text[:20_000] or (NONE if made.made else None)


# What the item is


def _kind(title: str, decision: Maybe[ItemDecision], organ: OrganKind) -> ItemKind:
    """The sort of item, by its title; one that only takes something to the record is information."""
    if words.opening_of("procedure", title) is not None:
        return ItemKind.PROCEDURE
    found = None
    for kind in words.kinds("kinds"):
        if kind in _OF_THE_COUNCIL and organ is not OrganKind.COUNCIL:
            continue
        match = words.finder("kinds", kind).search(title)
        starts = match is not None and (
            match.start() < 3 or kind not in ("information", "notices", "question", "election", "motion")
        )
        if match and (starts or (kind == "motion" and re.search(r"\bmotion\b", title, re.IGNORECASE))):
            found = ItemKind(kind)
            break
    if found in _KINDS_THAT_STAND and found is not None:
        return found
    if decision and decision.outcome is ItemOutcome.NOTED:
        return ItemKind.INFORMATION
    return ItemKind.DECISION


def _together(text: str) -> bool:
    """Whether all agreed to take up what was not on the agenda."""
    return any(words.says("all_agree", sentence) and words.says("taken_up", sentence) for sentence in sentences(text))


def _documents(sections: Sections) -> tuple[ItemDocument, ...] | None:
    found: list[ItemDocument] = []
    any_section = False
    for section in sections.of("documents"):
        any_section = True
        for one in section.said:
            text = without_bullet(one.text)
            if words.is_all("nothing", text) or (
                one.line.cells and all(words.is_all("columns", c) for c in one.line.cells if c)
            ):
                continue
            found += [_document(part, one.line) for part in _several(text)]
    return tuple(found) if any_section else None


def _several(text: str) -> list[str]:
    """The documents on one line, when it names several with a day each."""
    parts = [part.strip() for part in re.split(r"\s*;\s*|\n", text) if part.strip()]
    cut: list[str] = []
    for part in parts:
        pieces = re.split(r"(?<=\d),\s+(?=[A-ZÅÄÖ])|(?<=\d)\s+och\s+(?=[a-zåäö]+\s+\d)", part)
        cut += pieces if len(pieces) > 1 and sum(bool(days(piece)) for piece in pieces) > 1 else [part]
    return cut


def _document(text: str, line: Line) -> ItemDocument:
    handed = words.says("handed_out", text)
    sent = words.finder("sent_words").search(text)
    found = days(text)
    sent_day = next((day.day for day in found if sent and day.start >= sent.end()), None)
    dated = next((day.day for day in found if day.day != sent_day or not sent), None)
    by = _BY.search(text)
    return ItemDocument(
        name=text[:1000],
        dated=dated,
        sent=NONE if handed else sent_day,
        by=by["who"].strip() if by else None,
    )


def _prepared(sections: Sections, text: str, setting: Setting) -> tuple[str, ...] | None:
    """The organs that prepared an item: by a written proposal of theirs, their minutes among the documents, or as told."""
    if words.says("unprepared", text):
        return ()
    if setting.kind is not OrganKind.COUNCIL:
        return None
    found: dict[str, None] = {}
    for section in sections.sections:
        if section.kind in ("written_proposal", "preparation"):
            told: list[tuple[str, Line | None]] = [
                (section.words, section.line),
                *((one.text, one.line) for one in section.said),
            ]
        elif section.kind in ("documents", "summary", None):
            told = [(one.text, one.line) for one in section.said if _MINUTES_OF.search(one.text)]
        else:
            continue
        for words_, line in told:
            for organ in organs_in(words_):
                own = is_own(organ.name, setting.organ)
                if not own and (section.kind != "summary" or re.search(r"bere|behandla", words_)):
                    found[setting.organs.organ(organ.name, line.place if line else "").id] = None
    return tuple(found) or None


def _heard(text: str, setting: Setting) -> YesNo | None:
    if setting.kind is not OrganKind.COUNCIL:
        return None
    for sentence in sentences(text):
        if re.search(r"(?:kommun|region)?styrelsen", sentence, re.IGNORECASE):
            if words.says("board_not_heard", sentence):
                return YesNo.NO
            if words.says("board_heard", sentence):
                return YesNo.YES
    return None


def _yes_no(text: str, name: str, denied: str) -> YesNo | None:
    if words.says(denied, text):
        return YesNo.NO
    return YesNo.YES if words.says(name, text) else None


def _doors(text: str) -> YesNo | None:
    if words.says("closed_doors", text):
        return YesNo.YES
    return YesNo.NO if re.search(r"\böppna dörrar\b", text, re.IGNORECASE) else None


def _reported(text: str) -> ReportedDecisions:
    number = rf"(?<![\w/-])({words.number_pattern()})\s*(?:st\.?\s+|stycken\s+)?"
    kinds, urgently = words.finder("delegated").pattern, words.finder("urgent_decisions").pattern
    many = re.search(rf"{number}(?:anmälda\s+|fattade\s+)?{kinds}", text, re.IGNORECASE)
    many = many or re.search(rf"\bantal(?:et)?(?:\s+\w+)?\s*:?\s*{number}", text, re.IGNORECASE)
    urgent = re.search(rf"{number}(?:av\s+\w+\s+)?(?:är\s+|avser\s+)?{urgently}", text, re.IGNORECASE)
    return ReportedDecisions(
        count=words.number(many[1]) if many else None,
        attached=YesNo.YES if words.says("attached", text) else None,
        urgent=words.number(urgent[1]) if urgent else None,
    )


def _at_once(sections: Sections) -> Line | None:
    for section in sections.of("immediate"):
        return section.line or next((one.line for one in section.said), None)
    for one in sections.said():
        if words.says("immediate_note", one.text) and len(one.text) < 200:
            return one.line
    return None


def _chosen(sections: Sections, decided: Sequence[Said], setting: Setting) -> tuple[str, ...]:
    if words.opening_of("choosing_approvers", sections.title or "") is None and not words.says(
        "choosing_approvers", sections.title or ""
    ):
        return ()
    found: dict[str, None] = {}
    for one in decided:
        if re.search(r"juster", one.text, re.IGNORECASE) or len(decided) == 1:
            part = re.split(r"\b(?:ersättare|reserv)\b", one.text)[0]
            for mention in setting.people.mentions(part, one.line.place, anybody=True):
                if mention.person != setting.people.chair:
                    found[mention.person] = None
    return tuple(found)

"""One paragraph of the minutes as an item: its kind, what it rested on, what was proposed and decided, and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...law.titles import presume
from ...model import (
    NONE,
    Contribution,
    Item,
    ItemDecision,
    ItemDocument,
    ItemKind,
    ItemOutcome,
    Maybe,
    OrganKind,
    Source,
    YesNo,
)
from . import words
from .actors import Side
from .circumstances import circumstances
from .conduct import Conduct, conduct
from .days import days, paragraphs
from .decision import as_decision, decided, proposed
from .headings import is_own
from .organs import Organs, organs_in
from .parts import RawItem
from .people import People
from .proposals import Proposals, proposals
from .put_off import put_off_days, times_put_off
from .reports import reported, urgent_days
from .sections import Said, Sections, in_sections, said_sentences, sentences
from .text import Line, Reading, without_bullet
from .ties import ties_told
from .votes import votes

_TELLING = (
    "not_on_agenda", "closed_doors", "secret", "authority", "unprepared", "below_quorum", "immediate_note",
    "attendance_established", "sees_and_hears", "sees_and_hears_not", "propositions_told",
)  # fmt: skip
_OF_THE_COUNCIL = ("interpellation", "question")
_KINDS_THAT_STAND = {
    ItemKind.MOTION, ItemKind.CITIZENS_PROPOSAL, ItemKind.INTERPELLATION, ItemKind.QUESTION, ItemKind.AUDIT_REPORT,
    ItemKind.DISCHARGE, ItemKind.DELEGATION_REPORT, ItemKind.NOTICES, ItemKind.ELECTION, ItemKind.INFORMATION,
}  # fmt: skip
_BY = re.compile(
    r"\b(?:från|av|upprättad av)\s+(?P<who>[^,;\d(]{3,80}?)(?=\s*(?:,|;|\(|\d|den\b|daterad|daterat|$))", re.IGNORECASE
)
_SPECIAL_LAW = re.compile(
    r"\b\d+\s?[a-z]?\s+kap\.?(?:\s+\d+\s?[a-z]?(?:[–-]\d+)?\s?§+)?\s+(?:[\w-]+\s+){0,4}?\w*(?:lagen|balken)\b",
    re.IGNORECASE,
)
_LISTENERS = re.compile(r"åhörare\s*:(?!\s*(?:ing|inte|[-–]|$))", re.IGNORECASE)
_SECRET_TITLE = re.compile(r"\bsekretess\W*$|\(sekretess", re.IGNORECASE)
_PUT_BY = re.compile(r"\b\w+(?:styrelsens|nämndens|beredningens)(?= förslag\b)", re.IGNORECASE)
_MINUTES_OF = re.compile(r"(?:protokoll|beslut|§|förslag|yttrande|beredning|behandla|berett|bered|yttra)", re.IGNORECASE)


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
    """What the reading of an item needs to know of the meeting. `lists_votes`: a list of votes stands outside the items."""

    file: str
    last_day: date
    lists_votes: bool
    organ: str
    kind: OrganKind
    people: People
    organs: Organs
    present: set[str]
    parties: dict[str, list[str]]
    sides: dict[str, Side]
    titles: dict[str, str]  # of the officials there


def read_item(raw: RawItem, setting: Setting) -> ReadItem:
    """The item that a paragraph of the minutes tells of."""
    sections = in_sections(raw, setting.organ)
    deciding = list(decided(sections, setting.organ))
    people = setting.people
    elected = {one for one, side in setting.sides.items() if side is Side.ELECTED}
    made = proposals(sections, people, setting.present, elected)
    counted = votes(sections, people)
    behaved = conduct(sections, raw.number, people, setting.parties, setting.present, setting.file, setting.last_day)
    behaved.contributions += ties_told(sections, people, elected, setting.file)
    told = circumstances(sections, people, setting.sides, setting.titles, setting.organ, setting.file)
    title = sections.title or ""
    text = "\n".join([raw.title, title, *(one.text for one in sections.said("appeal"))])
    decision = as_decision(deciding, sections, setting.file)
    if decision:
        decision = _with_title(decision, setting, raw.head)
    kind = _kind(sections.title or "", decision, setting.kind)
    item = Item(
        number=raw.number,
        kind=kind,
        matter=sections.title,
        case=sections.case,
        on_agenda=YesNo.NO if words.says("not_on_agenda", text) and kind is not ItemKind.PROCEDURE else None,
        added_by_all=_together(text) if kind is not ItemKind.PROCEDURE else None,
        prepared_by=_prepared(sections, text, setting),
        executive_board_heard=_heard(text, setting),
        documents=_documents(sections),
        put_off_on=tuple(put_off_days(sections, setting.organ, setting.last_day)) or None,
        put_off_times=times_put_off(sections),
        urgent_on=tuple(urgent_days(sections, title, setting.last_day)) or None,
        proposed_decision=proposed(sections),
        proposals=made.facts(raw.number, setting.file) or None,
        order_of_propositions=_order(sections, made, election=kind is ItemKind.ELECTION),
        vote_asked=counted.asked,
        votes=counted.facts(setting.file, people.chair, listed=setting.lists_votes or words.says("vote_list", text)) or None,
        conflicts=tuple(behaved.conflicts) or None,
        abstained=tuple(behaved.abstained) or None,
        authority=_yes_no(text, "authority", "not_authority") or _served_on_party(sections, text),
        secret=YesNo.YES
        if _SECRET_TITLE.search(title) or words.is_all("only_secret", raw.title)
        else _yes_no(text, "secret", "not_secret"),
        closed_doors=_doors(text),
        contributions=tuple(_acts(behaved.contributions, told.contributions)) or None,
        circumstances=tuple(told.told) or None,
        rebuked=tuple(_rebuked(sections, setting)) or None,
        decision=decision,
        reservations=tuple(behaved.reservations) or None,
        reported=reported(sections, text) if kind is ItemKind.DELEGATION_REPORT else None,
        answered_below_quorum=YesNo.YES if words.says("below_quorum", text) else None,
        source=Source(file=setting.file, place=raw.head.place, text=raw.head.text[:300]),
    )
    read = ReadItem(raw, sections, item, behaved)
    read.understood += told.understood
    for part in (made, counted, behaved):
        read.understood += part.understood
        read.doubted += part.doubted
    read.understood += [*sections.headings, *(one.line for one in deciding)]
    for section in sections.of("documents", "written_proposal", "sent_to", "propositions", "immediate", "reasons", "appeal"):
        read.understood += [one.line for one in section.said]
    read.understood += [one.line for one in sections.said("appeal") if any(words.says(name, one.text) for name in _TELLING)]
    read.at_once = _at_once(sections)
    read.chosen = _chosen(sections, deciding, setting)
    return read


def _with_title(decision: ItemDecision, setting: Setting, line: Line) -> ItemDecision:
    """The decision with the title of whoever it addresses by name alone, as the list of those present has it."""
    words_ = decision.addressed_to
    if not isinstance(words_, str) or presume(words_) is not None:
        return decision
    named = [one.person for one in setting.people.mentions(words_, line.place) if one.person in setting.titles]
    return decision.model_copy(update={"addressed_to": f"{words_}, {setting.titles[named[0]]}"}) if named else decision


def _acts(said: Sequence[Contribution], done: Sequence[Contribution]) -> Iterator[Contribution]:
    """What people said or did; a sentence that tells what somebody did tells no more that the same person informed."""
    acts = {(one.person, one.words) for one in done}
    yield from (one for one in said if (one.person, one.words) not in acts)
    yield from done


# What the item is


def _order(sections: Sections, made: Proposals, *, election: bool) -> Maybe[str]:
    """The order of propositions; NONE where there are proposals, no election, and no word on how the chair put them."""
    text = "\n".join(section.text for section in sections.of("propositions") if section.text).strip()
    if text and not (words.says("propositions_told", text) or words.says("propositions_hinted", text)):
        text = ""  # what came of it, and not what was asked
    if not text:
        told = list(said_sentences(list(sections.said("documents", "written_proposal", "sent_to", "summary", "appeal"))))
        text = "\n".join(one.text for one in told if words.says("propositions_told", one.text))
        if not text and any(words.says("propositions_hinted", one.text) for one in told):
            return None
    return text[:20_000] or (NONE if made.made and not election else None)


def _kind(title: str, decision: Maybe[ItemDecision], organ: OrganKind) -> ItemKind:
    """The sort of item, by its title; one that only takes something to the record is information."""
    if words.opening_of("procedure", title) is not None or words.says("agenda", title):
        return ItemKind.PROCEDURE
    found = None
    for kind in words.kinds("kinds"):
        if kind == ItemKind.ELECTION and words.says("not_elections", title):
            continue
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


def _together(text: str) -> YesNo | None:
    """Whether all agreed to take up what was not on the agenda; no where some are told to have been against it."""
    if any(words.says("all_agree", sentence) and words.says("taken_up", sentence) for sentence in sentences(text)):
        return YesNo.YES
    against = words.says("not_on_agenda", text) and words.says("not_all_agree", text)
    return YesNo.NO if against else None


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
    if found or any_section:
        return tuple(found)
    return () if any(words.says("no_documents", one.text) for one in sections.said("appeal", "sent_to")) else None


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
    if words.says("unprepared", words.finder("board_not_heard").sub(" ", text)):
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
        elif section.kind in ("proposals", "propositions"):
            told = [(match[0], one.line) for one in section.said for match in _PUT_BY.finditer(one.text)]
        elif section.kind in ("documents", "summary", None):
            told = [
                (sentence.text, sentence.line)
                for sentence in said_sentences(section.said)
                if _MINUTES_OF.search(sentence.text) and not words.says("board_not_heard", sentence.text)
            ]
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


def _served_on_party(sections: Sections, text: str) -> YesNo | None:
    """Authority, where a party gets the decision with how to appeal, or gets it and it rests on a law other than KL."""
    receivers = "\n".join(f"{section.words}: {section.text}" for section in sections.of("sent_to"))
    if not words.says("case_party", receivers):
        return None
    rests = any(not words.says("municipal_act", match[0]) for match in _SPECIAL_LAW.finditer(text))
    return YesNo.YES if words.says("with_appeal", receivers) or (rests and words.says("served", receivers)) else None


def _doors(text: str) -> YesNo | None:
    for sentence in sentences(text):
        if paragraphs(sentence):
            continue  # of other items too, or of the whole meeting
        if _LISTENERS.match(sentence):
            return YesNo.NO
        looking_on = words.says("outsiders", sentence) and words.says("look_on", sentence)
        if (looking_on or words.says("broadcast", sentence)) and not words.says("shut_out", sentence):
            return YesNo.NO
    if words.says("closed_doors", text):
        return YesNo.YES
    return YesNo.NO if re.search(r"\böppna dörrar\b", text, re.IGNORECASE) else None


def _rebuked(sections: Sections, setting: Setting) -> Iterator[str]:
    """Those with a party whom a sentence of the organ's own rebukes for having asked for, or done, what they may."""
    for one in said_sentences(list(sections.said("documents", "proposals", "reservation", "note", "sent_to", "appeal"))):
        own = any(is_own(organ.name, setting.organ) for organ in organs_in(one.text))
        if own and words.says("rebukes", one.text) and words.says("rights_used", one.text):
            yield from dict.fromkeys(m.person for m in setting.people.mentions(one.text, one.line.place) if m.party)


def _at_once(sections: Sections) -> Line | None:
    for section in sections.of("immediate"):
        return section.line or next((one.line for one in section.said), None)
    for one in sections.said():
        if words.says("immediate_note", one.text) and len(one.text) < 200:
            return one.line
    return None


def _chosen(sections: Sections, deciding: Sequence[Said], setting: Setting) -> tuple[str, ...]:
    if words.opening_of("choosing_approvers", sections.title or "") is None and not words.says(
        "choosing_approvers", sections.title or ""
    ):
        return ()
    found: dict[str, None] = {}
    for one in deciding:
        if re.search(r"juster", one.text, re.IGNORECASE) or len(deciding) == 1:
            part = re.split(r"\b(?:ersättare|reserv)\b", one.text)[0]
            for mention in setting.people.mentions(part, one.line.place, anybody=True):
                if mention.person != setting.people.chair:
                    found[mention.person] = None
    return tuple(found)

"""Proposals at the meeting: who made each, of what kind, who joined in and what was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from ...model import Proposal, ProposalKind, Source, YesNo
from . import words
from .people import Mention, People, without
from .sections import Said, Sections, said_sentences
from .text import Line, Reading, without_bullet

_HANDS = re.compile(r"\s*,?\s*(?:och\s+)?i\s+(?:andra|tredje|sista)\s+hand,?\s+", re.IGNORECASE)
_ALSO_BY = re.compile(
    r"\bmed\s+(?:instämmande|bifall|stöd)\s+(?:av|från)\b|\binstämmer\b|\btillsammans\s+med\b", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:eget|egna|sitt|sina|sitt eget)\s+(?:\w+)?(?:yrkande|förslag)", re.IGNORECASE)
_JOINS = re.compile(r"(?:,|\s|\boch|\bsamt|\bmedan|\bm\.?fl\.?)+$")  # before the next one's name
_TARGETS = ("motion", "medborgarförslag", "interpellation")
_AS_PROPOSED = re.compile(r"\b\w*förslag\b.{0,40}?\batt\s+(?:inte\s+bifalla|avslå|avstyrka)\b", re.IGNORECASE)
_TOLD = ("propositions", "deliberation")  # how the decision was reached
_ELSEWHERE = (
    "documents",
    "sent_to",
    "written_proposal",
    "appeal",
    "note",
    "reservation",
    "summary",
    "preparation",
    "decision",
    "reasons",
)


@dataclass(slots=True)
class _Made:
    """A proposal while it is being read."""

    by: list[str]
    kind: ProposalKind | None
    words: str
    line: Line
    target: str | None
    withdrawn: bool = False
    joined_to_person: str | None = None


@dataclass(slots=True)
class Proposals(Reading):
    """The proposals of an item, the lines they were read from and what was not understood."""

    made: list[_Made] = field(default_factory=list)

    def facts(self, number: str, file: str) -> tuple[Proposal, ...]:
        """The proposals as facts, in the order they were made."""
        return tuple(
            Proposal(
                id=f"p{at}",
                by=tuple(dict.fromkeys(one.by)) or None,
                kind=one.kind,
                words=one.words[:2000] or None,
                withdrawn=YesNo.YES if one.withdrawn else None,
                source=Source(file=file, place=one.line.place, text=one.words[:300]),
            )
            for at, one in enumerate(self.made, start=1)
        )


def proposals(item: Sections, people: People, present: Set[str], elected: Set[str]) -> Proposals:
    """The proposals (yrkanden) made in an item. `present`: who were at the meeting; `elected`: those of them elected."""
    found = Proposals()
    inside = [one for section in item.of("proposals") for one in section.said]
    outside = list(item.said("proposals", *_ELSEWHERE))
    for one in said_sentences(inside):
        _read(one, people, found, sure=True)
    for one in said_sentences(outside):
        told = one.section in _TOLD and words.says("proposes_under_heading", one.text)
        named = people.mentions(one.text, one.line.place)
        if named and named[0].person in elected and words.says("proposes_when_elected", one.text):
            told = told or (named[0].start < 3 and one.section != "summary")
        if told or words.says("proposes", one.text) or words.says("withdraws", one.text):
            begins = told and bool(named) and named[0].person in elected and _begins(one.text, named)
            if named and named[0].person in present and not _retold(one.text):
                _read(one, people, found, sure=begins)
    return found


def _begins(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether what somebody proposes begins the sentence: "Leif Ek (X) vill anta planen"."""
    verb = words.finder("proposes_under_heading").search(text) or words.finder("proposes_when_elected").search(text)
    return (
        verb is not None
        and not words.says("vote_wanted", text[verb.end() :])
        and mentions[0].start < 3
        and any(0 <= verb.start() - one.end <= 3 for one in mentions)
    )


def _retold(text: str) -> bool:
    """Whether the sentence only tells how proposals made before were put: "finner att nämnden bifaller A:s yrkande"."""
    return words.says("propositions_told", text) and not words.says("proposes", text)


def _read(one: Said, people: People, found: Proposals, *, sure: bool) -> None:
    text = without_bullet(one.text)
    mentions = people.named(text, one.line.place) if sure else people.mentions(text, one.line.place)
    if words.is_all("nothing", text):
        found.understood.append(one.line)
        return
    if words.says("withdraws", text):
        mine = {mention.person for mention in mentions}
        for made in found.made:
            if mine & set(made.by):
                made.withdrawn = True
                found.understood.append(one.line)
        return
    proposes = words.finder("proposes").search(text)
    if sure and proposes is None and mentions:
        proposes = words.finder("proposes_under_heading").search(text) or words.finder("proposes_when_elected").search(text)
    joins = words.finder("joins").search(text)
    if joins is not None and (proposes is None or joins.start() < proposes.start()) and _join(mentions, joins, found):
        found.understood.append(one.line)
        return
    if (each := _one_each(text, proposes, mentions, sure=sure)) and (proposes is not None or sure):
        for mention, asked in each:
            _add(_Made([mention.person], _kind(asked) or ProposalKind.OTHER, asked, one.line, _target(asked)), found)
        found.understood.append(one.line)
        return
    if proposes is not None:
        _propose(one.line, text, proposes, mentions, found)
        return
    if sure and mentions and _kind(text) is not None:
        rest = _ALSO_BY.sub("", _cut(text, mentions)).strip(" :,.–-")
        _add(_Made([m.person for m in mentions], _kind(rest) or _kind(text), rest, one.line, _target(rest)), found)
        found.understood.append(one.line)
    elif sure and mentions and re.match(r"\s*(?:\(\w+\))?\s*:\s*\w", text[mentions[-1].end :]):
        rest = text[mentions[-1].end :].strip(" :.")  # "Bo Berg (Y): Oförändrade öppettider."
        _add(_Made([m.person for m in mentions], ProposalKind.OTHER, rest, one.line, _target(rest)), found)
        found.understood.append(one.line)
    elif sure and mentions and not re.sub(r"[\W\d]|och|samt", "", _cut(text, mentions)):
        _add(
            _Made([m.person for m in mentions], None, "", one.line, None), found
        )  # the proposal itself comes below the name
        found.understood.append(one.line)
    elif found.made and (sure or text.startswith(("att ", "Att "))):
        last = found.made[-1]
        last.words = f"{last.words}\n{text}".strip()
        last.target = last.target or _target(text)
        last.kind = (
            last.kind if last.kind not in (None, ProposalKind.OTHER) else _kind(text) or last.kind or ProposalKind.OTHER
        )
        found.understood.append(one.line)
    elif sure:
        found.doubted.append((one.line, "Det framgår inte vem som yrkar vad."))


def _one_each(
    text: str, verb: re.Match[str] | None, mentions: Sequence[Mention], *, sure: bool
) -> list[tuple[Mention, str]]:
    """What each asks for where one verb stands for several: "A yrkar avslag, B bifall och C att ärendet vilar"."""
    if len(mentions) < 2 or _ALSO_BY.search(text) is not None:
        return []
    ends = [*(mention.start for mention in mentions[1:]), len(text)]
    told = [(one, text[one.end : end]) for one, end in zip(mentions, ends, strict=True)]
    if verb is not None:
        told = [(one, re.sub(rf"^\s*{re.escape(verb[0])}\b", "", part)) for one, part in told]
    asked = [(one, _JOINS.sub("", part.strip(" :,.;")).strip(" :,.;")) for one, part in told]
    apart = all(re.search(r"\w{3}", part) and not words.says("proposes", part) for _, part in asked)
    known = sum(_kind(part) is not None or part.startswith("att ") for _, part in asked)
    return asked if apart and (known > 1 or (sure and verb is None and known)) else []


def _propose(line: Line, text: str, verb: re.Match[str], mentions: Sequence[Mention], found: Proposals) -> None:
    before = [mention for mention in mentions if mention.start < verb.start()]
    after = [mention for mention in mentions if mention.start > verb.end()]
    rest = text[verb.end() :].strip(" :")
    also = _ALSO_BY.search(text, verb.end())
    by = [mention.person for mention in before]
    if also is not None:
        more = [mention for mention in after if mention.start > also.start()]
        by += [mention.person for mention in more]
        after = [mention for mention in after if mention not in more]
        rest = text[verb.end() : also.start()].strip(" :,.") or text[more[-1].end if more else also.end() :].strip(" :,")
    if not by and after and after[-1].end >= len(text.rstrip(" .")) - 1:  # "Bifall yrkas av A (S)", "Yrkar bifall: A (S)"
        by, after = [mention.person for mention in after], []
    if not by and (subject := _subject(text, verb, after)):  # "Under överläggningen yrkar A (S) att ..."
        by, after = [mention.person for mention in subject], after[len(subject) :]
        rest = text[subject[-1].end :].strip(" :,")
    if not by:
        found.doubted.append((line, "Det framgår inte vem som yrkar."))
        return
    found.understood.append(line)
    for index, part in enumerate(_HANDS.split(re.sub(r"^i\s+första\s+hand,?\s+", "", rest, flags=re.IGNORECASE))):
        kind = _kind(part)
        theirs = [one for one in found.made if any(m.person in one.by for m in after) and not set(one.by) & set(by)]
        if kind is ProposalKind.APPROVE and index == 0 and theirs and _favours(text, verb, after):
            theirs[-1].by += by
        else:
            _add(_Made(list(by), kind or ProposalKind.OTHER, part.strip(" ."), line, _target(part)), found)


def _subject(text: str, verb: re.Match[str], after: Sequence[Mention]) -> list[Mention]:
    """Those named right after the verb, as one or as a row of names."""
    found: list[Mention] = []
    at = verb.end()
    for mention in after:
        if not re.fullmatch(r"[\s,]*(?:och|samt)?\s*", text[at : mention.start]):
            break
        found.append(mention)
        at = mention.end
    return found


def _favours(text: str, verb: re.Match[str], after: Sequence[Mention]) -> bool:
    """Whether somebody asks for what another one has proposed: "bifall till Bo Boks yrkande"."""
    between = text[verb.end() : after[0].start]
    return not _OWN.search(between) and not re.search(r"\bförslag|\bavslag|motion", between, re.IGNORECASE)


def _join(mentions: Sequence[Mention], verb: re.Match[str], found: Proposals) -> bool:
    """Those before the verb join in the proposal of the one after it, or in the last one."""
    before = [mention for mention in mentions if mention.start < verb.start()]
    if not before:
        return False
    whose = {mention.person for mention in mentions if mention.start > verb.start()}
    theirs = [one for one in found.made if whose & set(one.by)] or ([] if whose else found.made[-1:])
    for one in theirs[-1:]:
        one.by += [mention.person for mention in before]
    return bool(theirs)


def _add(made: _Made, found: Proposals) -> None:
    """A proposal that is the same as one before has only more people behind it."""
    for one in found.made:
        plain = made.kind in (ProposalKind.APPROVE, ProposalKind.REJECT, ProposalKind.TABLE, ProposalKind.REFER_BACK)
        if plain and one.kind is made.kind and one.target == made.target and _is_short(made) and not one.withdrawn:
            one.by += made.by
            return
    found.made.append(made)


def _is_short(made: _Made) -> bool:
    return made.kind is not ProposalKind.REFER_BACK or len(made.words) < 60


def _kind(text: str) -> ProposalKind | None:
    """What a proposal asks for, by the first word that tells it; a change of what is approved is a change."""
    first: tuple[int, str] | None = None
    for kind in words.kinds("proposal_kinds"):
        match = words.finder("proposal_kinds", kind).search(text)
        if match and (first is None or match.start() < first[0]):
            first = (match.start(), kind)
    if first is None:
        return None
    if first[1] == "approve" and _AS_PROPOSED.search(text):
        return ProposalKind.REJECT
    changed = words.finder("with_change").search(text) is not None
    return ProposalKind.AMEND if first[1] == "approve" and changed else ProposalKind(first[1])


def _target(text: str) -> str | None:
    plain = re.split(r"[,.;]", text.casefold())[0]
    at = [(found.start(), target) for target in _TARGETS if (found := re.search(rf"\b{target}", plain)) is not None]
    written = re.search(r"(?:styrelsens|nämndens|utskottets|förvaltningens|kontorets|beredningens)\s+förslag", plain)
    return None if not at or (written is not None and written.start() < min(at)[0]) else min(at)[1]


def _cut(text: str, mentions: Sequence[Mention]) -> str:
    return re.sub(r"^(?:och|samt|[\s:,.–-])+", "", without(text, mentions)).strip(" :,.–-")

"""What was decided in an item: its words, how it ended, who is to do what and when, how it is paid for, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ...law.titles import presume
from ...model import NONE, ItemDecision, ItemOutcome, Maybe, Source, YesNo
from ...money import amounts
from . import words
from .days import days
from .headings import is_own
from .organs import organs_in, organs_named
from .people import NAME
from .sections import Said, Sections, said_sentences, sentences
from .text import without_bullet

_SENT_TO = re.compile(r"\s*[,;\n]\s*|\s+och\s+(?=[A-ZÅÄÖ])")
_WHO = r"(?:[^,.;:]|(?<=\b(?-i:[A-ZÅÄÖ]))\.)"  # the full stop of an initial is part of a name
_TASKED = re.compile(
    rf"\b(?:uppdra(?:r)?\s+(?:åt|till)|ålägga|ålägger|beordra(?:r)?|anmoda(?:r)?|instruera(?:r)?|uppmana(?:r)?|ålägger|tillsäga)\s+(?P<who>{_WHO}{{3,80}}?)(?=\s+att\b|[,.;:]|$)",
    re.IGNORECASE,
)
_GIVEN = re.compile(rf"\bge(?:r)?\s+(?P<who>{_WHO}{{3,80}}?)\s+i\s+(?:uppdrag|uppgift)", re.IGNORECASE)
_GETS = re.compile(
    rf"(?:^|\batt\s+|(?<!(?-i:[A-ZÅÄÖ]))[.]\s+)(?P<who>[A-Za-zÅÄÖåäö]{_WHO}{{2,80}}?)\s+(?:(?:får|ges)\s+i\s+(?:uppdrag|uppgift)|uppdras|åläggs|anmodas)",
    re.IGNORECASE,
)
_SHALL = re.compile(
    r"(?:^|[.,;]\s+|\batt\s+|\boch\s+)(?:\d{1,2}[.)]\s+)?(?P<who>[A-Za-zÅÄÖåäö-]{4,40}(?:\s+(?:på|vid|i|för)\s+[\w/-]+(?:\s+\d+)?)?"
    r"(?:,\s+[A-ZÅÄÖ][\w-]*\.?\s+[A-ZÅÄÖ][\w-]+,)?"
    r"|(?:[A-Za-zåäöÅÄÖ-]{5,40}\s+)?[A-ZÅÄÖ][\w-]*\.?\s+[A-ZÅÄÖ][\w-]+)\s+(?:ska|skall|måste|har\s+att)\s"
)  # somebody by name or title
_WHENEVER = re.compile(  # a time that is no day
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|hösten|våren|sommaren|vintern"
    r"|årligen|årsskiftet|varje\s+\w+|inom\s+\w+\s+(?:dagar|veckor|månader|år)|nästa\s+(?:möte|sammanträde|år)|20\d\d)\b",
    re.IGNORECASE,
)
_PROPOSES_TO = re.compile(
    r"\b(?:förslag\s+till(?:\s+beslut\s+i)?|föreslår(?:\s+att)?)\s+(?P<organ>\w*(?:fullmäktige|styrelsen|nämnden)|\w+\s+nämnden)\b",
    re.IGNORECASE,
)
_BY_MEMBER = re.compile(r"\((?:[A-ZÅÄÖ]{1,4}|[A-ZÅÄÖ][a-zåäö]{1,4})\)")  # somebody with a party
_SHE = re.compile(r"(?:Hon|Han|Hen)\b")  # whoever the sentence before names, as a rule a member
_ELSEWHERE = ("documents", "sent_to", "appeal")


def decided(sections: Sections, organ: str) -> Iterator[Said]:
    """The paragraphs of the decision: under its heading, else the sentences that tell what the organ decides."""
    under = [one for section in sections.of("decision") for one in section.said]
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
        named = [named for named in organs_named(one.text[: verb.end()], organ) if is_own(named.name, organ)]
        if named and one.section in (None, "summary", "deliberation", "propositions", "vote", "attendance", "conflict"):
            yield one


def as_decision(found: Sequence[Said], sections: Sections, file: str) -> ItemDecision | None:
    """The decision that these paragraphs make; None without words."""
    text = "\n".join(one.text for one in found).strip()
    if not text:
        return None
    plain = " ".join(text.split())
    tasks = _tasked(plain)
    who = next((one for one in tasks if _is_employee(one)), tasks[0] if tasks else None)
    due = _due(plain)
    unlike = _unlike_prepared(text, sections)
    return ItemDecision(
        text=text[:20_000],
        outcome=outcome(plain),
        proposed_to=_proposed_to(found, sections),
        unlike_prepared=unlike,
        reasons=_reasons(text, sections, unlike),
        owner=who,
        due=due if due is not None else NONE if who and not _says_when(plain) else None,
        funding=_funding(text, sections),
        addressed_to=who,
        sent_to=_sent_to(sections),
        source=Source(file=file, place=found[0].line.place, text=text[:300]),
    )


def _says_when(text: str) -> bool:
    return words.says("due_words", text) or _WHENEVER.search(text) is not None


def _tasked(text: str) -> list[str]:
    """Those whom a decision tells to do something, each as the text names them."""
    told = [match["who"].strip() for pattern in (_TASKED, _GIVEN, _GETS) for match in pattern.finditer(text)]
    named = [match["who"].strip(" ,") for match in _SHALL.finditer(text)]
    return told + [one for one in named if _is_employee(one) or ("," not in one and NAME.search(one))]


def _is_employee(words: str) -> bool:
    """Whether a title says that somebody works below the head of the administration."""
    title = presume(words)
    return title is not None and title.of_the_municipality and not (title.heads or title.director or title.level <= 1)


def _proposed_to(found: Sequence[Said], sections: Sections) -> str | None:
    """The organ that all of the decision is a proposal to, by its headings or its own words."""
    told = [f"{section.words} {section.said[0].text}" for section in sections.of("decision") if section.said]
    named = [_PROPOSES_TO.search(text) for text in told or [one.text for one in found]]
    organs = [next(organs_in(match["organ"]), None) for match in named if match is not None]
    return organs[0].name if organs and organs[0] and len(organs) == len(named) else None


def outcome(text: str) -> ItemOutcome:
    """How an item ended, by the words of its decision."""
    for kind in ("referred_back", "tabled", "withdrawn"):
        if words.finder("decided", kind).search(text):
            return ItemOutcome(kind)
    noted = words.finder("decided", "noted").sub(" ", text)
    if noted != text and not words.says("decides", re.sub(r"\bbeslutar?(?:de)?\b", " ", noted)):
        return ItemOutcome.NOTED
    return ItemOutcome.DECIDED


def proposed(sections: Sections) -> Maybe[str]:
    """The written proposal; NONE where the minutes say that there was none."""
    text = "\n".join(section.text for section in sections.of("written_proposal")).strip()
    if text:
        return text[:20_000]
    return NONE if any(words.says("no_proposal", one.text) for one in sections.said("appeal")) else None


def _due(text: str) -> date | None:
    for match in words.finder("due_words").finditer(text):
        found = days(text[match.end() :])
        if found and found[0].start < 40:
            return found[0].day
    return None


def _unlike_prepared(text: str, sections: Sections) -> YesNo | None:
    """Whether it departs from the proposal: in the same words it does not, and where one grants what the other refuses it
    does."""
    written = proposed(sections)
    if written and _bare(written) == _bare(text):
        return YesNo.NO
    told = [
        one.text
        for one in said_sentences(list(sections.said(*_ELSEWHERE, "proposals")))
        if words.says("prepared_proposal", one.text) and not _BY_MEMBER.search(one.text) and not _SHE.match(one.text)
    ]
    sides = {side for one in [*told, written or ""] if (side := _side(one)) is not None}
    own = _side(text)
    if own is None or len(sides) != 1:
        return None
    return YesNo.NO if own in sides else YesNo.YES


def _side(text: str) -> str | None:
    """Whether a text grants or refuses what somebody applied for; None when it does neither, or both."""
    found = [side for side in words.kinds("application") if words.finder("application", side).search(text)]
    return found[0] if len(found) == 1 else None


def _reasons(text: str, sections: Sections, unlike: YesNo | None) -> Maybe[str]:
    """The reasons told; NONE where the decision departs from the proposal and nothing in the item says why."""
    told = "\n".join(section.text for section in sections.of("reasons")).strip()
    if told:
        return told[:20_000]
    own = [one.text for one in said_sentences(list(sections.said(*_ELSEWHERE))) if words.says("organ_finds", one.text)]
    said = [sentence for sentence in sentences(text) if words.says("gives_reasons", sentence)] + own
    if unlike is YesNo.YES:
        return "\n".join(said)[:20_000] or NONE
    return None


def _bare(text: str) -> str:
    plain = re.sub(
        r"^\W*(?:\w+(?:nämnden|styrelsen|utskottet|fullmäktige)\s+)?(?:beslutar|föreslår)?\s*(?:att)?\s*",
        "",
        text.casefold(),
    )
    return re.sub(r"\W+", "", plain)


def _funding(text: str, sections: Sections) -> Maybe[str]:
    """How it is paid for, by the decision, else by the rest of the item; NONE where money is decided and nothing is said."""
    for source in (sentences(text), [one.text for one in said_sentences(list(sections.said(*_ELSEWHERE)))]):
        told = next((sentence for sentence in source if words.says("funded", sentence)), None)
        if told is not None:
            return told[:1000]
    return NONE if amounts(text) else None


def _sent_to(sections: Sections) -> tuple[str, ...] | None:
    pieces: list[str] = []
    for section in sections.of("sent_to"):
        for one in section.said:
            pieces += [piece.strip(" .") for piece in _SENT_TO.split(without_bullet(one.text))]
    return (
        tuple(piece for piece in pieces if re.search(r"\w", piece) and not words.is_all("nothing", piece))
        if any(sections.of("sent_to"))
        else None
    )

"""Conflicts of interest that an item tells of: whose, on what ground, whether they left, and who stepped in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import ConflictGround, MeetingConflict, Source, YesNo
from . import words
from .people import Mention, People
from .sections import Said, sentences
from .text import Line, Reading

_TAKES_PART = re.compile(
    r"\b(?:Hon|Han|Hen)\b[^.]*\b(?<!inte )delt(?:ar|og)\s+i\s+(?:beslutet|överläggningen|handläggningen)"
)


def conflicts(said: Sequence[Said], people: People, found: Reading, file: str, *, sure: bool) -> list[MeetingConflict]:
    """The conflicts in the paragraphs of a section, or in one that speaks of them. `sure`: it is about nothing else.

    `found`: takes the lines that were understood, and those that were not.
    """
    text = " ".join(one.text for one in said)
    line = said[0].line
    nobody = words.says("conflict_nobody", text) or words.says("conflict_untold", text)  # the chair may be the one who asks
    if nobody or (words.says("nothing", text) and not people.mentions(text, line.place)) or words.is_all("nothing", text):
        found.understood += [one.line for one in said]
        return []
    people_in: dict[str, list[str]] = {}
    replaced: dict[str, str] = {}
    last: str | None = None
    for sentence in (part for one in said for part in sentences(one.text)):
        own = sure or words.says("conflict_own", sentence)
        mentions = people.named(sentence, line.place) if own else people.mentions(sentence, line.place)
        stepping = stepping_in(sentence, mentions)
        for mention in mentions:
            if mention.person in stepping:
                for_whom = stepping[mention.person] or last
                if for_whom:
                    replaced[for_whom] = mention.person
            elif not _only_speaks(sentence, mention, mentions):
                people_in.setdefault(mention.person, []).append(sentence)
                last = mention.person
        if not mentions and last is not None:
            people_in[last].append(sentence)
    stood_in = set(replaced.values())
    people_in = {
        one: told
        for one, told in people_in.items()
        if one not in stood_in and (sure or one in replaced or _is_of_conflict(" ".join(told)))
    }
    if len(people_in) > 1:  # what is said of "they", such as that they left the room, is said of all
        people_in = {
            one: told + [s for s in sentences(text) if s not in told and not people.mentions(s, line.place)]
            for one, told in people_in.items()
        }
    if people_in:
        found.understood += [one.line for one in said]
    elif sure:
        found.doubted.append((line, "Det framgår inte vem som är jävig."))
    return [_as_conflict(person, " ".join(told), replaced.get(person), line, file) for person, told in people_in.items()]


def steps_aside(text: str) -> bool:
    """Whether somebody tells of a tie and takes no part, without a word on conflicts."""
    tie = words.says("tells_of_self", text) and words.says("own_tie", text)
    return tie and (words.says("leaves_room", text) or words.says("steps_aside", text))


def _is_of_conflict(text: str) -> bool:
    return words.says("disqualified", text) or steps_aside(text)


def stepping_in(sentence: str, mentions: Sequence[Mention]) -> dict[str, str | None]:
    """Who steps in in a sentence, and for whom where the same sentence says it."""
    found: dict[str, str | None] = {}
    replaces = words.finder("replaces").search(sentence)
    if replaces is not None and not re.match(r"\s+för\b", sentence[replaces.end() :]):
        after = [mention for mention in mentions if mention.start >= replaces.end() - 1]
        before = [mention for mention in mentions if mention.end <= replaces.start() + 1]
        if after:
            found[after[0].person] = before[-1].person if before else None
            return found
        if before:
            found[before[-1].person] = None
            return found
    serves = words.finder("serves_for").search(sentence)
    if (serves is not None and serves[0].casefold() not in ("för", "i stället för", "istället för")) or words.says(
        "begins_to_serve", sentence
    ):
        verb = words.finder("begins_to_serve").search(sentence) or serves
        if verb is None:
            return found
        before = [mention for mention in mentions if mention.end <= verb.start() + 1]
        after = [mention for mention in mentions if mention.start >= verb.end() - 1]
        if before and after:
            found[before[-1].person] = after[0].person
        elif before or after:
            found[(before[-1] if before else after[0]).person] = None
    return found


_LED_BY = re.compile(
    r"\b(?:ordförande|ordf\.?|ledd(?:es)?)\b[^.;]{0,40}\b(?:var|är|blev|av|utsågs|valdes)\s+$", re.IGNORECASE
)


def _only_speaks(sentence: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether somebody only says that another one is disqualified, or leads the meeting meanwhile."""
    if _LED_BY.search(sentence[: mention.start]) is not None:
        return True
    if len(mentions) > 1 and words.opening_of("conflict_stated", sentence[mention.end :]) is not None:
        return True
    others = words.finder("conflict_others").search(sentence)
    if (
        others is not None
        and mention.end <= others.start() + 1
        and not words.says("conflict_own", sentence[: others.start()])
    ):
        return True
    lead = re.search(
        r"\b(?:leder|ledde|övertar|tar över|tog över|övertog|inträder som ordförande|som ordförande)\b",
        sentence[mention.end :],
    )
    if lead is None or lead.start() >= 30:
        return False
    return not words.says("conflict_own", sentence[mention.end : mention.end + lead.start()])


def _as_conflict(person: str, told: str, replaced_by: str | None, line: Line, file: str) -> MeetingConflict:
    denied = words.says("conflict_denied", told)
    stays = words.says("stays_in_room", told) or _TAKES_PART.search(told) is not None
    leaves = words.says("leaves_room", told)
    ground = words.first_said("conflict_grounds", told)
    own: YesNo | None = None
    if words.says("conflict_own", told):
        own = YesNo.YES
    elif words.says("conflict_others", told):
        own = YesNo.NO
    return MeetingConflict(
        person=person,
        ground=ConflictGround(ground) if ground else None,
        words=told[:1000],
        own=own,
        ruled=YesNo.NO if denied else YesNo.YES if words.says("conflict_ruled", told) else None,
        left_room=YesNo.NO if stays else YesNo.YES if leaves else None,
        replaced_by=replaced_by,
        source=Source(file=file, place=line.place, text=told[:300]),
    )

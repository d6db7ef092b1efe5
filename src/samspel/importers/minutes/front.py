"""The meeting as a whole from the first and the last page: organ, day, times, place, approval and announcement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache

from ...model import Announcement, Approval, Maybe, Source, YesNo
from . import words
from .days import days, first_day, paragraphs, times, value
from .fields import Field
from .organs import organs_in
from .people import People
from .sections import sentences
from .text import Line, Reading

_ADJOURNED = re.compile(r"(?:ajourner\w*|paus\w*|uppehåll\w*|lunch\w*)(?:\bkl\.|\.(?=\d)|[^.;])*", re.IGNORECASE)
_PLACE_ENDS = re.compile(
    r"\s*,?\s*(?:kl(?:ockan)?\.?\s*)?\d{1,2}[.:]\d\d.*$|\s*,?\s*(?:(?:mån|tis|ons|tors|fre|lör|sön)dag\w*\s+)?(?:den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]+\s+\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
_PLACE_BEGINS = re.compile(r"^.*\d{1,2}[.:]\d\d[\s,]*", re.DOTALL)


@lru_cache(maxsize=1)
def _of_members() -> re.Pattern[str]:
    """How many members the organ has: "har nio ledamöter", "25 av 31 ledamöter"."""
    return re.compile(
        rf"\b\d{{1,3}}\s+av\s+(?:\w+\s+){{0,2}}(?P<n>\d{{1,3}})\s+(?:\w+\s+)?ledamöter"
        rf"|\b(?:består\s+av|har)\s+(?P<m>{words.number_pattern()})\s+(?:\w+\s+)?ledamöter\b(?!\s+(?:är|var|på|som|kvar|med)\b)",
        re.IGNORECASE,
    )


_OF_THE_MEETING = ("closed_doors", "open_doors", "extra_meeting", "no_substitutes", "many_there")


@dataclass(slots=True)
class Front(Reading):
    """What the first and the last page say of the meeting."""

    organ: str | None = None
    organ_place: str = ""
    on: date | None = None
    until: date | None = None
    opened: time | None = None
    closed: time | None = None
    place: str | None = None
    members: int | None = None
    summoned: Maybe[date] = None
    noticed: Maybe[date] = None
    extra: YesNo | None = None
    public: YesNo | None = None
    sees_and_hears: YesNo | None = None
    established: YesNo | None = None
    approvers: tuple[str, ...] | None = None
    approved: list[Approval] = field(default_factory=list)
    announced: list[Announcement] = field(default_factory=list)
    expected: tuple[tuple[str, str], ...] = ()
    municipality: str | None = None


def front(
    front_fields: Sequence[Field],
    back_fields: Sequence[Field],
    loose: Sequence[Line],
    headers: Sequence[str],
    people: People,
    file: str,
) -> Front:
    """What the fields, the loose lines of the first page and the running heads tell of the meeting."""
    found = Front()
    every = [*front_fields, *back_fields]
    _names(found, every, loose, headers)
    _times(found, every, loose, headers)
    _particulars(found, every, people)
    _approval(found, every, file)
    _announcement(found, every, file)
    text = "\n".join([*(line.text for line in loose), *(one.text for one in front_fields)])
    _circumstances(found, text)
    for one in every:
        if one.kind in (
            "contents",
            "stored",
            "signatures",
            "municipality",
            "appeal_until",
            "absent",
            "adjourned",
            "place",
            "chair",
        ):
            found.understood += [one.line, *(val.line for val in one.values)]
    return found


def _names(found: Front, every: Sequence[Field], loose: Sequence[Line], headers: Sequence[str]) -> None:
    """The organ: by its label, else the first that the page names."""
    for one in every:
        if one.kind == "organ" and one.notice:
            found.understood += [one.line, *(val.line for val in one.values)]
        if one.kind == "organ" and found.organ is None and one.text:
            named = next(organs_in(one.text), None)
            found.organ, found.organ_place = named.name if named else one.text, one.line.place
            found.understood += [one.line, *(val.line for val in one.values)]
    for text, line in [*((line.text, line) for line in loose), *((head, None) for head in headers)]:
        for named in organs_in(text):
            if found.organ is None:
                found.organ, found.organ_place = named.name, line.place if line else "sidhuvudet"
            if line is not None and len(text) < 160 and (named.name == found.organ or found.organ is None):
                found.understood.append(line)
        town = re.search(r"\b(?P<name>(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]+\s+){1,2}(?:kommun|KOMMUN)|Region\s+[A-ZÅÄÖ][\wåäö-]+)\b", text)
        if town is not None:
            name = town["name"]
            name = f"{name.rpartition(' ')[0].title()} kommun" if name.isupper() else name
            found.municipality = found.municipality or name
            if line is not None and len(text) < 120:
                found.understood.append(line)
        if line is not None and words.says("page_heads", text) and len(text) < 160:
            found.understood.append(line)
    if found.organ is None:
        for one in every:
            named = next(organs_in(one.line.text), None) or next(organs_in(one.text), None)
            if named is not None and one.kind in ("deciders", "day", "place_and_time", "announcement", "contents"):
                found.organ, found.organ_place = named.name, one.line.place
                break


def _times(found: Front, every: Sequence[Field], loose: Sequence[Line], headers: Sequence[str]) -> None:
    """The day and the hours of the meeting."""
    for kinds in (("day",), ("place_and_time", "time", "opened")):
        for one in every:
            there = days(one.text)
            if one.kind in kinds and not one.notice:
                if there and found.on is None:
                    found.on = there[0].day
                    later = [day.day for day in there if day.day > there[0].day and (day.day - there[0].day).days < 8]
                    found.until = later[0] if later and one.kind != "opened" else None
                if there:
                    found.understood += [one.line, *(val.line for val in one.values)]
    for one in every:
        if one.kind in ("place_and_time", "time", "day", "place", "opened", "closed") and not one.notice:
            if one.kind in ("place_and_time", "place") and found.place is None and one.text:
                place = _PLACE_ENDS.sub("", one.values[0].text) or _PLACE_BEGINS.sub("", one.values[0].text)
                found.place = place.strip(" ,.")[:300] or None
            bare = _ADJOURNED.sub(" ", one.text)
            clocks = times(bare) or times(f"kl {bare}")
            if not clocks:
                continue
            found.understood += [one.line, *(val.line for val in one.values)]
            if one.kind == "closed":
                found.closed = found.closed or clocks[-1].start
            else:
                found.opened = found.opened or clocks[0].start
                ends = [clock.end for clock in clocks if clock.end is not None]
                closing = re.search(r"(?:avslut\w+|slut\w+)\D{0,25}$", bare[: clocks[-1].at], re.IGNORECASE)
                found.closed = found.closed or (
                    ends[-1] if ends else clocks[-1].start if len(clocks) > 1 and closing else None
                )
    if found.on is None:
        for text, line in [*((line.text, line) for line in loose), *((head, None) for head in headers)]:
            day = first_day(text)
            if day is not None:
                found.on = day
                if line is not None:
                    found.understood.append(line)
                break
    if found.on is None:
        found.on = next((day for one in every if one.kind == "day" and (day := first_day(one.text)) is not None), None)
    for one in every:
        if one.kind == "day" and one.notice and first_day(one.text) == found.on:
            found.understood += [one.line, *(val.line for val in one.values)]
    for line in loose:
        if found.on is not None and (first_day(line.text) == found.on):
            clocks = times(_ADJOURNED.sub(" ", line.text))
            if clocks and found.opened is None:
                found.opened, found.closed = clocks[0].start, found.closed or clocks[0].end
            found.understood.append(line)


def _particulars(found: Front, every: Sequence[Field], people: People) -> None:
    chosen: dict[str, None] = {}
    for one in every:
        text, day = one.text, first_day(one.text, found.on)
        if one.kind == "approvers" and text:
            for val in one.values:
                for mention in people.mentions(val.text, val.line.place, anybody=True):
                    if mention.person != people.chair:
                        chosen[mention.person] = None
                        found.understood += [one.line, val.line]
        elif one.kind == "members":
            number = re.search(r"\d{1,3}", text)
            if number:
                found.members = int(number[0])
                found.understood += [one.line, *(val.line for val in one.values)]
        elif one.kind in ("summoned", "noticed") and day is not None:
            setattr(found, one.kind, day)
            found.understood += [one.line, *(val.line for val in one.values)]
        elif one.kind == "items" and not one.notice and not found.expected:
            found.expected = paragraphs(text) or paragraphs(f"§ {text}") or paragraphs(one.line.text)
            found.understood += [one.line, *(val.line for val in one.values)]
        elif one.kind == "items":
            found.understood += [one.line, *(val.line for val in one.values)]
    for one in every:
        if one.kind == "approval" and not chosen and re.search(r"\bav\b", one.text):
            there = people.mentions(one.text, one.line.place, anybody=True)
            chosen |= {mention.person: None for mention in there if mention.person != people.chair}
    found.approvers = tuple(chosen) or None
    for one in every:
        for val in one.values:
            if _of_members().search(val.text) or any(words.says(name, val.text) for name in _OF_THE_MEETING):
                found.understood.append(val.line)
        many = _of_members().search(one.text)
        if many and found.members is None:
            found.members = words.number(many["n"] or many["m"])


def _approval(found: Front, every: Sequence[Field], file: str) -> None:
    """The days of approval: as told of in the notice, else as planned on the first page."""
    told: list[Approval] = []
    planned: list[Approval] = []
    undated: list[Field] = []
    for at, one in enumerate(every):
        if one.kind not in ("approved", "approval"):
            continue
        text = one.text or _next_text(every, at)
        dated = [val.text for val in one.values if days(val.text, found.on)]
        parts = dated if len(dated) > 1 else re.split(r"(?<=[\wåäö)])[.;]\s+(?=\D)", text)
        read = [approval for part in parts for approval in _approvals(part, one, every, found, file)]
        if read:
            found.understood += [one.line, *(val.line for val in one.values)]
            (told if one.kind == "approved" or one.notice else planned).extend(read)
        elif text:
            undated.append(one)
    for one in undated:
        lines = [one.line, *(val.line for val in one.values)]
        if told or planned:  # the day stands elsewhere
            found.understood += lines
        else:
            found.doubted.append((lines[-1], "Det framgår inte vilken dag protokollet justeras."))
    days_told = {one.on for one in told}
    confirmed = [one for one in planned if one.on in days_told]  # a notice may cover more than was approved that day
    other = [one for one in told if one.on not in {one.on for one in confirmed}]
    for approval in [*confirmed, *other] or planned:
        if not any((other.on, other.items) == (approval.on, approval.items) for other in found.approved):
            found.approved.append(approval)


def _approvals(text: str, one: Field, every: Sequence[Field], found: Front, file: str) -> Iterator[Approval]:
    """The approval a part of a text tells of: its day, and its paragraphs when they are not all of them."""
    day = first_day(text, found.on)
    at_once = words.says("at_once", text)
    if day is None and not at_once:
        return
    yield Approval(
        on=day or found.on,
        items=_items_of(text, one, every, found),
        by=found.approvers,
        at_once=YesNo.YES if at_once and day in (None, found.on) else None,
        source=Source(file=file, place=one.line.place, text=text[:300]),
    )


def _next_text(every: Sequence[Field], at: int) -> str:
    return every[at + 1].text if at + 1 < len(every) and every[at + 1].kind in ("time", "day", "place_and_time") else ""


def _announcement(found: Front, every: Sequence[Field], file: str) -> None:
    """From which day to which the notice stands; a notice for each group of paragraphs that was approved by itself."""
    open_: dict[str, object] = {}
    for at, one in enumerate(every):
        if one.kind not in ("up", "down", "announcement"):
            continue
        there = [day.day for day in days(one.text, found.on)]
        if one.kind == "announcement" and _of_notice(every, at, "up", whole=True):
            there = []  # the days of the notice have a label of their own
        found.understood.append(one.line)
        found.understood += [val.line for val in one.values if there or one.kind == "announcement"]
        if not there:
            continue
        if one.kind == "down":
            if "start" in open_:
                found.announced[-1] = Announcement(**{**dict(found.announced[-1]), "end": there[-1]})
                open_ = {}
            else:
                open_["end"] = there[0]
            continue
        same = found.announced and found.announced[-1].start == there[0]
        if not same:
            end = there[1] if len(there) > 1 else open_.get("end")
            found.announced.append(
                Announcement.model_validate(
                    {
                        "start": there[0],
                        "end": end,
                        "items": _items_of(one.text, one, every, found),
                        "source": Source(file=file, place=one.line.place, text=one.text[:300]),
                    }
                )
            )
            open_ = {} if len(there) > 1 else {"start": there[0]}
    if "end" in open_:
        found.announced.append(Announcement.model_validate({"end": open_["end"]}))


def _items_of(text: str, one: Field, every: Sequence[Field], found: Front) -> tuple[str, ...] | None:
    """The paragraphs that an approval or a notice covers, when they are fewer than all of them."""
    spans = paragraphs(text)
    if not spans and one.notice:
        at = next(index for index, other in enumerate(every) if other is one)
        told = [paragraphs(other.text) for other in _of_notice(every, at, "announcement", "approved")]
        told += [paragraphs(other.text) or paragraphs(f"§ {other.text}") for other in _of_notice(every, at, "items")]
        spans = told[-1] if told else ()
    if not spans or spans == found.expected:
        return None
    numbers = [str(n) for first, last in spans for n in range(value(first), min(value(last), value(first) + 300) + 1)]
    return tuple(numbers) or None


def _of_notice(every: Sequence[Field], at: int, *kinds: str, whole: bool = False) -> list[Field]:
    """The fields of these kinds in the same notice as the field at a place: from its heading to the next.

    A notice for several groups of paragraphs is cut where the approval of each is told, unless the `whole` is asked for.
    """
    begins = next((place for place in range(at, -1, -1) if every[place].kind == "announcement"), 0)
    ends = next((place for place in range(at + 1, len(every)) if every[place].kind == "announcement"), len(every))
    approved = [place for place in range(begins, ends) if every[place].kind == "approved"]
    if len(approved) > 1 and not whole:
        groups = [min(p for p in range(begins, place + 1) if every[p].line is every[place].line) for place in approved]
        begins = max((group for group in groups if group <= at), default=begins)
        ends = min((group for group in groups if group > at), default=ends)
    return [one for one in every[begins:ends] if one.kind in kinds and one.notice]


def _circumstances(found: Front, text: str) -> None:
    if words.says("extra_meeting", text):
        found.extra = YesNo.YES
    if words.says("closed_doors", text):
        found.public = YesNo.NO
    elif any(words.says("open_doors", one) and not words.says("with_exception", one) for one in sentences(text)):
        found.public = YesNo.YES  # "öppet utom i ärenden om myndighetsutövning" tells of no item by itself
    remote(found, text)


def told_in_item(found: Front, text: str, *, about_the_meeting: bool) -> bool:
    """Whether a paragraph of an item tells of the whole meeting; `about_the_meeting`: the item is about nothing else."""
    remote(found, text)
    if not about_the_meeting:
        return False
    before = (found.members, found.summoned, found.noticed)
    many = _of_members().search(text)
    if many and found.members is None:
        found.members = words.number(many["n"] or many["m"])
    for sentence in sentences(text):
        told = _called(sentence, found.on)
        found.summoned = found.summoned or told.get("summons_told")
        found.noticed = found.noticed or told.get("notice_told")
    return before != (found.members, found.summoned, found.noticed)


def _called(sentence: str, near: date | None) -> dict[str, date]:
    """The day of the summons and of the notice in a sentence: the day that follows the word, else the one before it."""
    there = [one for one in days(sentence, near) if near is None or one.day <= near]
    told: dict[str, date] = {}
    for name in ("summons_told", "notice_told"):
        for match in words.finder(name).finditer(sentence):
            after = [one.day for one in there if one.start >= match.end()]
            if there:
                told.setdefault(name, after[0] if after else there[-1].day)
    return told


def remote(found: Front, text: str) -> None:
    """Whether those who attended from elsewhere were seen and heard, and whether the chair made sure who they were."""
    if words.says("sees_and_hears_not", text):
        found.sees_and_hears = YesNo.NO
    elif words.says("sees_and_hears", text) and found.sees_and_hears is None:
        found.sees_and_hears = YesNo.YES
    if words.says("attendance_not_established", text):
        found.established = YesNo.NO
    elif words.says("attendance_established", text) and found.established is None:
        found.established = YesNo.YES

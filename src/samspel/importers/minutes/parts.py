"""The lines of minutes in parts: what stands before the items, each item by its paragraph, and what stands after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import words
from .days import days, plain, value
from .headings import is_heading
from .text import Line

_SHORT_NAME = (  # "Kfm § 27 Reningsverket", not "Efter § 58 tjänstgör han"
    r"(?!(?:från|före|efter|enligt|enl|se|jfr|vid|till|och|samt|den|i|av)\b)"
    r"(?-i:[A-ZÅÄÖ][a-zåäö]{1,4})(?=\s+§\s*\d+(?:/\d+)?[\s.:–-]*(?-i:[A-ZÅÄÖ]|$)(?!.*\.\s*$))"
)
_HEAD = re.compile(
    rf"^(?:(?P<whose>(?-i:[A-ZÅÄÖ]{{1,4}}[A-ZÅÄÖa-zåäö]{{0,2}}[A-ZÅÄÖ])(?:[ -]?au)?|{_SHORT_NAME}"
    r"|\w*(?:fullmäktige|styrelsen|nämnden|utskottet))\s+)?"
    r"(?:§\s*(?P<after>\d{1,4}\s?[a-z]?\b)|(?P<before>\d{1,4}\s?[a-z]?)\s*§(?!\s*\d))"
    r"(?:/(?P<year>(?:20)?\d\d))?(?!\s*[-–,]\s*\d)\s*[.:–-]?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORD_HEAD = re.compile(
    r"^(?:ärende|punkt|paragraf)\s*(?:nr\.?\s*)?(?P<after>\d{1,3}\s?[a-z]?\b)(?P<year>)\s*[.:–-]?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CODE = (
    r"[A-ZÅÄÖ]{0,8}[ -]?(?:19|20)\d\d[/:-]\s?\d{1,6}(?:[-.:]\d{1,4})?(?:\s?\d{3}\b)?"
    r"|[A-ZÅÄÖ]{2,8}[ -]\d{2,6}[/-]\d{2,6}|[A-ZÅÄÖ]{2,8}\s?\d{4}[.:-]\d{1,6}"
)
_CASE = re.compile(
    r"[(\[]?\b(?:d\.?nr|diarienr|diarienummer|ärende\s?nr|ärendenummer|ärende-?id)\.?\s*:?\s*"
    rf"(?P<code>{_CODE}|[\w/:.-]*\d[\w/:.-]*)[)\]]?",
    re.IGNORECASE,
)
_BARE_CASE = re.compile(rf"(?<![\w/-])(?P<code>(?!\d{{4}}-\d\d-\d\d\b){_CODE})(?![\w/-])")
_LONGEST_HEAD = 300
_NOT_ITEMS = {"documents", "preparation", "sent_to", "summary", "deliberation", "written_proposal"}
_SHORT_NOTICE = 6  # lines
_NEAR = 30  # letters from a label to its day; what is farther stands in a sentence
_LEAP = 3  # a gap in the numbering; a greater one is a reference to other minutes
_ENDS_THE_ITEMS = {"announcement", "signatures", "secretary", "approved", "up"}


@dataclass(slots=True)
class RawItem:
    """The lines of one paragraph of the minutes. `title`: what stands beside its number."""

    number: str
    title: str
    head: Line
    body: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """The minutes in parts. `contents`: the lines of a list of the items, which come again below."""

    front: list[Line] = field(default_factory=list)
    items: list[RawItem] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    again: list[tuple[Line, str]] = field(default_factory=list)  # a heading whose number was there before


@dataclass(frozen=True, slots=True)
class _Head:
    at: int
    number: str
    title: str
    line: Line
    whose: str = ""  # the code of the organ before the number


def in_parts(lines: Sequence[Line]) -> Parts:
    """The lines, furniture left out, in parts."""
    body = [line for line in lines if not line.furniture]
    heads = _heads(body, _HEAD) or _heads(body, _WORD_HEAD)
    listed = _in_contents(heads)
    heads = [head for head in heads if head.at not in listed]
    parts = Parts(contents=[body[at] for at in sorted(listed)])
    chosen = _chosen(body, heads)
    if not chosen:
        parts.front = [line for at, line in enumerate(body) if at not in listed]
        return parts
    parts.front = [line for at, line in enumerate(body[: chosen[0].at]) if at not in listed]
    end = _end(body, chosen[-1].at)
    parts.back = body[end:]
    taken: set[str] = set()
    for head, following in zip(chosen, [*(one.at for one in chosen[1:]), end], strict=True):
        content = body[head.at + 1 : following]
        last = parts.items[-1] if parts.items else None
        if last and last.number == head.number and (_is_continued(head.title) or _alike(head.title, last.title)):
            last.body += content
            parts.contents.append(head.line)
            continue
        number = head.number
        if number in taken:
            times = 2
            while f"{head.number} ({times})" in taken:
                times += 1
            number = f"{head.number} ({times})"
            parts.again.append((head.line, number))
        taken.add(number)
        parts.items.append(RawItem(number, head.title, head.line, content))
    return parts


def _heads(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[_Head]:
    found = []
    for at, line in enumerate(lines):
        match = pattern.match(line.text) if len(line.text) < _LONGEST_HEAD else None
        if match:
            number = match["after"] or match["before"]
            whose = (match.groupdict().get("whose") or "").casefold()
            found.append(_Head(at, plain(number), match["rest"].strip(), line, whose))
    [(own, _)] = Counter(one.whose for one in found).most_common(1) or [("", 0)]
    return [one for one in found if one.whose in ("", own) or not own]  # "Au § 11, Ks § 9" tells who prepared the item


def _in_contents(heads: Sequence[_Head]) -> set[int]:
    """The places of headings in a list of contents: the same number and title come again, after those of other items."""
    listed: set[int] = set()
    for index, head in enumerate(heads):
        for other in range(index + 1, len(heads)):
            later = heads[other]
            same = later.number == head.number and _alike(head.title, later.title)
            between = any(one.number != head.number for one in heads[index + 1 : other])
            if same and between and not _is_continued(later.title):
                listed.add(head.at)
                break
    if listed and len(listed) * 2 < len({head.number for head in heads}):
        return set()
    return listed


def _chosen(lines: Sequence[Line], heads: Sequence[_Head]) -> list[_Head]:
    """The headings that open an item; the others are references to paragraphs of other minutes."""
    chosen: list[_Head] = []
    last = 0
    for head in heads:
        number = value(head.number)
        if days(head.title) and any(
            words.finder("labels", kind).search(head.title) for kind in ("up", "approved", "approval")
        ):
            continue  # a line of the notice that minutes are approved
        if not chosen:
            near = True
        else:
            section = _section(lines[chosen[-1].at + 1 : head.at])
            near = 0 <= number - last <= _LEAP and not (section in _NOT_ITEMS and number != last + 1)
            near = near or (section not in _NOT_ITEMS and not head.title.endswith(".") and not days(head.title))
            near = near or head.line.heading
        if near and not (days(head.title) and not head.line.heading and chosen and number != last + 1):
            chosen.append(head)
            last = number
    return chosen


def _section(lines: Sequence[Line]) -> str | None:
    """The part of an item that the last line stands in."""
    return next((kind for line in reversed(lines) if (kind := is_heading(line.text)) is not None), None)


def _end(lines: Sequence[Line], last: int) -> int:
    """Where the items end: at the signatures or the notice after the last one."""
    for at in range(last + 1, len(lines)):
        text = lines[at].pieces[0]
        found = words.opening("labels", text)
        if found is None and _is_notice(lines[at:]):
            return at
        if found is None or found[0] not in _ENDS_THE_ITEMS:
            continue
        rest = text[found[1].end() :].strip()
        if not rest or rest.startswith(":") or any(day.start < _NEAR for day in days(rest)):
            return at
    return len(lines)


def _is_notice(rest: Sequence[Line]) -> bool:
    """Whether what is left is the notice of the minutes in words of no label: each line tells of a day of it."""
    about = words.by_stems("day_stems", rest[0].text)
    return len(rest) < _SHORT_NOTICE and about in ("up", "approved", "down") and all(days(line.text) for line in rest)


def without_case(text: str) -> tuple[str, str | None]:
    """The text without the number of the case, and that number."""
    match = _CASE.search(text) or _BARE_CASE.search(text)
    if match is None or len(text) > 300:
        return text.strip(" –-:"), None
    rest = re.sub(r"[(\[]\s*[)\]]", " ", f"{text[: match.start()]} {text[match.end() :]}")
    return " ".join(rest.split()).strip(" ,;–-:()[]") if match.re is _BARE_CASE else " ".join(rest.split()).strip(
        " ,;–-:"
    ), " ".join(match["code"].split())


def _is_continued(title: str) -> bool:
    return words.opening_of("continued", title) is not None or words.is_all("continued", title)


def _alike(first: str, second: str) -> bool:
    """Whether two titles are the same as far as both go; a list of contents adds dots and the page."""
    one, other = (re.sub(r"[\W\d_]+", "", without_case(title)[0].casefold())[:14] for title in (first, second))
    short, long = sorted((one, other), key=len)
    return long.startswith(short)

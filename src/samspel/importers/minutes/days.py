"""Days, times of day and numbers of paragraphs as minutes write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}\\b\\.?" for name in _MONTHS)
_DAY = re.compile(
    r"(?<![\d-])(?P<year>(?:19|20)\d\d)[-‐–.](?P<month>\d\d)[-‐–.](?P<day>\d\d)(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?::?e)?\s+(?P<word>{_MONTH})(?:\s+(?P<year2>(?:19|20)\d\d))?(?!\d)"
    r"|(?<![\d/])(?P<day3>\d{1,2})/(?P<month3>\d{1,2})(?:[-\s]+(?P<year3>(?:19|20)\d\d))?(?![\d/])"
    r"|(?<![\d-])(?P<year4>20\d\d)(?P<month4>[01]\d)(?P<day4>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
_CLOCK = r"(?P<{0}h>[01]?\d|2[0-4])[.:](?P<{0}m>[0-5]\d)(?!\d|[.:]\d)"
_CLOCKS = re.compile(
    rf"(?<![\d.:/§-]){_CLOCK.format('a')}(?:\s*(?:-|–|—|till|to)\s*(?:kl(?:ockan)?\.?\s*)?{_CLOCK.format('b')})?"
)
_WHOLE_HOUR = re.compile(
    r"\b(?:kl\.?|klockan)\s+(?P<h>[01]?\d|2[0-3])(?!\d|[.:]\d)(?:\s*(?:-|–|till)\s*(?P<h2>[01]?\d|2[0-3])(?!\d|[.:]\d))?"
)
_NUMBER = r"\d{1,4}(?:\s?[a-z]\b)?(?:/(?:20)?\d\d)?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*(?:-|–|—|till(?: och med)?|t\.?o\.?m\.?)\s*(?:§+\s*)?{_NUMBER})?")
_NOT_NUMBER = rf"\d+\s+(?:kap|{_MONTH})|\d{{4}}-\d\d-\d\d|\d{{1,2}}[.:]\d\d"
_PARAGRAPHS = re.compile(
    rf"(?:§{{1,2}}|\bparagraf(?:en|er|erna)?)\s*(?P<list>{_NUMBERS.pattern}(?:\s*(?:,|;|och|samt|&)\s*(?:§+\s*)?(?!{_NOT_NUMBER}){_NUMBERS.pattern}(?![.:]\d))*)",
    re.IGNORECASE,
)
_BEFORE_SIGN = re.compile(
    rf"(?<!kap )(?<!kap\. )(?<![\d.:/–-])(?P<list>{_NUMBERS.pattern}(?:\s*(?:,|och)\s*{_NUMBERS.pattern})*)\s?§{{1,2}}"
    r"(?!\s*\d)(?!\s+(?:\w+\s+)?(?:(?-i:[A-ZÅÄÖ]{2,4}\b)|\w*(?:lag|balk|förordning|ordning|reglement)))",
    re.IGNORECASE,
)  # "52–53 §§", and no section of law


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day in a text and where it stands."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when, as one piece of text tells it."""

    start: time
    end: time | None
    at: int


def days(text: str, near: date | None = None) -> tuple[DayFound, ...]:
    """The calendar days in a text, in order. A day without a year gets the year of one beside it, else that of `near`."""
    raw: list[tuple[int | None, int, int, re.Match[str]]] = []
    for match in _DAY.finditer(text):
        parts = match.groupdict()
        if parts["word"]:
            month = 1 + next(i for i, name in enumerate(_MONTHS) if name.startswith(parts["word"].casefold().rstrip(".")))
            raw.append((_int(parts["year2"]), month, int(parts["day2"]), match))
        elif parts["day3"]:
            raw.append((_int(parts["year3"]), int(parts["month3"]), int(parts["day3"]), match))
        elif parts["year4"]:
            raw.append((int(parts["year4"]), int(parts["month4"]), int(parts["day4"]), match))
        else:
            raw.append((int(parts["year"]), int(parts["month"]), int(parts["day"]), match))
    found = []
    for index, (year, month, day, match) in enumerate(raw):
        beside = [one for one in (*raw[index + 1 :], *reversed(raw[:index])) if one[0] is not None]
        if year is None and beside:  # "20 december – 10 januari 2026" begins the year before
            (told, other, *_), later = beside[0], beside[0] in raw[index + 1 :]
            year = (told or 0) - (later and month > other)
        year = year or (near.year if near else None)
        try:
            found.append(DayFound(date(year or 0, month, day), match.start(), match.end()))
        except ValueError:
            continue
    return tuple(found)


def first_day(text: str, near: date | None = None) -> date | None:
    """The first calendar day in a text."""
    found = days(text, near)
    return found[0].day if found else None


def times(text: str) -> tuple[Times, ...]:
    """The times of day in a text, each with its end where it is a span of time."""
    found = []
    for match in _CLOCKS.finditer(text):
        start, end = _time(match["ah"], match["am"]), _time(match["bh"], match["bm"]) if match["bh"] else None
        if start is not None:
            found.append(Times(start, end, match.start()))
    for match in _WHOLE_HOUR.finditer(text):
        end = time(int(match["h2"])) if match["h2"] else None
        found.append(Times(time(int(match["h"])), end, match.start()))
    return tuple(sorted(found, key=lambda one: one.at))


Span = tuple[str, str]
"""The first and the last number of paragraphs that follow each other."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """The numbers of paragraphs after a § sign: "§§ 12–14, 16" is 12 to 14 and 16 to 16."""
    return tuple(span for _, _, found in paragraph_lists(text) for span in found)


def paragraph_lists(text: str) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Each list of paragraphs in a text: where it begins and ends, and what it holds."""
    for match in list(_PARAGRAPHS.finditer(text)) or _BEFORE_SIGN.finditer(text):
        yield match.start(), match.end(), tuple(spans(match["list"]))


def spans(text: str) -> Iterator[Span]:
    """The spans of numbers in a list without § signs."""
    for match in _NUMBERS.finditer(text):
        ends = re.findall(_NUMBER, match[0])
        if ends:
            yield plain(ends[0]), plain(ends[-1])


def plain(number: str) -> str:
    """The number of a paragraph without its year: "12/2025" is 12."""
    return re.sub(r"\s", "", number.partition("/")[0]).lstrip("0") or "0"


def value(number: str) -> int:
    """The figures of the number of a paragraph, to put numbers in order."""
    figures = re.match(r"\d+", number)
    return int(figures[0]) if figures else 0


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _time(hour: str, minute: str) -> time | None:
    return time(int(hour) % 24, int(minute)) if int(hour) < 24 or int(minute) == 0 else None

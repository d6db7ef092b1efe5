"""How often and when an item was tabled or referred back before, as the item tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from . import words
from .days import days
from .headings import is_own
from .organs import organs_in
from .sections import Sections, said_sentences

_PARAGRAPH = re.compile(r"§\s*\d+")
_EARLIER = re.compile(r"§\s*\d+(?:\s?/\s?(?:20)?\d\d)?|\b20\d\d\b")  # another meeting's paragraph, or a year


def put_off_days(sections: Sections, organ: str, last_day: date) -> Iterator[date]:
    """The earlier days on which the organ tabled the item or referred it back, as the item tells."""
    for one in said_sentences(
        list(sections.said("decision", "documents", "proposals", "propositions", "sent_to", "appeal"))
    ):
        verb = words.finder("put_off_before").search(one.text)
        there = [day for day in days(one.text, last_day) if day.day < last_day]
        if verb is None:
            continue
        for day in [day for day in there if day.start > verb.start()] or there[-1:]:
            named = [organ for organ in organs_in(one.text) if organ.start < day.start]
            if not named or is_own(named[-1].name, organ):
                yield day.day


def times_put_off(sections: Sections) -> int | None:
    """How many times the organ has put it off before, by a sentence that counts them up or says which time it is."""
    times, said_times = 0, 0
    for one in said_sentences(list(sections.said("decision", "documents", "proposals", "propositions", "sent_to"))):
        nth = words.finder("put_off_nth").search(one.text)
        dated = _EARLIER.search(one.text) is not None
        if dated and not words.says("proposes", one.text):
            put_off = len(words.finder("put_off_word").findall(one.text))
            times += max(put_off, len(_PARAGRAPH.findall(one.text)), _months(one.text)) if put_off else 0
        if nth is not None and words.says("put_off_word", one.text):
            said_times = max(said_times, (words.ordinal(nth[0].split()[0]) or 1) - 1)
        many = words.finder("put_off_many").search(one.text)
        if many is not None and words.says("put_off_word", one.text):
            said_times = max(said_times, words.number(many[0].split()[0]) or 0)
    return max(times, said_times) or None


def _months(text: str) -> int:
    """How many months a sentence names where something happened each time: "i mars, maj och september"."""
    return len(words.finder("months").findall(text)) if words.says("each_time", text) else 0

"""What stands after a name in a list of those present: from when to when, and for which paragraphs."""

from __future__ import annotations

import re
from datetime import time

from . import words
from .days import Span, paragraph_lists, times

_UNTIL = re.compile(r"(?:\bt\.?\s?o\.?\s?m\.?|till\s+och\s+med|\btom|(?<!\d)\bt\.o\.m)\s*(?:§+\s*)(\d+)", re.IGNORECASE)
_FROM = re.compile(r"(?:fr\.?\s?o\.?\s?m\.?|från\s+och\s+med|from|från)\s*(?:§+\s*)(\d+)", re.IGNORECASE)
_AFTER = re.compile(r"(?:efter|\bt\.?o\.?m)\s*§+\s*(\d+)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:före|innan)\s*§+\s*(\d+)", re.IGNORECASE)


def clock(notes: str) -> tuple[time | None, time | None]:
    """From when to when: "kl. 13.00–15.10", "från kl. 14.00", "till kl. 15.10"."""
    for found in times(notes):
        if found.end is not None:
            return found.start, found.end
        before = notes[: found.at]
        if re.search(
            r"(?:till|t\.?o\.?m\.?|lämnar\w*|gick|avvek|avviker)\W+(?:och\s+med\s+)?(?:\w+\W+){0,3}(?:kl\.?|klockan)?\s*$",
            before,
            re.IGNORECASE,
        ):
            return None, found.start
        return found.start, None
    return None, None


def told_paragraphs(notes: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """For which paragraphs somebody was there, and for which not."""
    present: list[Span] = []
    away: list[Span] = []
    until, since = _UNTIL.search(notes) or _AFTER.search(notes), _FROM.search(notes)
    before = _BEFORE.search(notes)
    comes = words.says("arrives", notes) or words.says("arrives_when_timed", notes)
    after = _AFTER.search(notes)
    if comes and (before or after):
        return ((before[1] if before else f">{after[1] if after else ''}", ""),), ()
    if until or since:
        return (((since[1] if since else ""), (until[1] if until else "")),), ()
    if before:
        return (("", f"<{before[1]}"),), ()
    done = 0
    for start, end, spans in paragraph_lists(notes):
        head = notes[done:start].rstrip(" (")
        done = end
        (away if _is_absence(head) or words.says("disqualified", head) else present).extend(spans)
    return tuple(dict.fromkeys(present)), tuple(dict.fromkeys(away))


def _is_absence(head: str) -> bool:
    """Whether what stands right before a list of paragraphs says that somebody was not there for them."""
    return re.search(rf"(?:{words.finder('absent_note').pattern})(?:\s+\w+)?\s*$", head, re.IGNORECASE) is not None

"""Who voted for what, where the minutes do not tell of yes and no: "För A röstar Lind och Ek, för B röstar Alm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...model import BallotFor
from . import words
from .people import Mention, without

_VOTES = re.compile(r"\bröst(?:ar|ade|at)\b", re.IGNORECASE)
_FOR_FIRST = re.compile(r"\b(?P<side>för|e?mot)\s+(?P<what>[^.;,]{1,150}?)\s+röst(?:ar|ade)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?P<side>för|e?mot)(?:\s+(?P<what>[^.;,]{1,150}?))?(?=\s*(?:[.;,]|$)|\s+och\s+(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
)


_LONGEST_HEAD = 60  # letters


def votes_in(text: str) -> bool:
    """Whether the sentence tells of somebody who votes."""
    return _VOTES.search(text) is not None


def voted_for(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str | BallotFor]]:
    """Those who vote in a sentence, each with what for, or that it was against or that they abstained."""
    if not mentions or not votes_in(text) or words.says("yes_side", text) or words.says("no_side", text):
        return []
    told = [
        (one.person, (match["what"] or "").strip() if match["side"].casefold() == "för" else BallotFor.NO)
        for match, voters in _voters(text, mentions)
        for one in voters
    ]
    found: list[tuple[str, str | BallotFor]] = [(person, what) for person, what in told if what]
    voted = {person for person, _ in found}
    return found + [(one.person, BallotFor.ABSTAIN) for one in _refrain(text, mentions) if found and one.person not in voted]


def headed_list(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str | BallotFor]]:
    """Those listed below what they want, after a vote was asked for: "För sju: A. Lind, B. Ek", "Ingen röst: C. Alm"."""
    head, colon, _ = text.partition(":")
    listed = [one for one in mentions if one.start > len(head)]
    if not colon or not listed or len(listed) < len(mentions) or len(head) > _LONGEST_HEAD:
        return []
    if re.sub(r"\boch\b|\bsamt\b|[\W\d]", "", without(text, listed).removeprefix(head)):
        return []
    if words.says("yes_side", head) or words.says("no_side", head):
        return []
    if words.says("offices", head) and not head.casefold().startswith("för "):
        return []
    refrains = words.says("abstains", head) or words.says("no_vote", head)
    what = re.sub(r"^(?:för|till förmån för)\s+", "", head.strip(), flags=re.IGNORECASE)
    return [(one.person, BallotFor.ABSTAIN if refrains else what) for one in listed]


def _voters(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[re.Match[str], list[Mention]]]:
    """Each side in a sentence with its voters: after the verb where the side stands first, else before the side."""
    if first := list(_FOR_FIRST.finditer(text)):
        ends = [*(match.start() for match in first[1:]), len(text)]
        for match, until in zip(first, ends, strict=True):
            yield match, [one for one in mentions if match.end() <= one.start < until]
        return
    since = 0
    for match in _FOR.finditer(text):
        yield match, [one for one in mentions if since <= one.start and one.end <= match.start() + 1]
        since = match.end()


def _refrain(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those named right before words of abstaining."""
    for one in mentions:
        verb = words.finder("abstains").search(text, one.end)
        if verb is not None and not any(one.end < other.start < verb.start() for other in mentions):
            yield one

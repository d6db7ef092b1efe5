"""The sums of a vote as a sentence tells them: "6 ja, 5 nej, 1 avstår", "Ja: 6", "med sex ja-röster mot fem"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ...model import BallotFor
from . import words

_GROUPS = {
    "most": BallotFor.YES,
    "least": BallotFor.NO,
    "first": BallotFor.YES,
    "second": BallotFor.NO,
    "for": BallotFor.YES,
    "against": BallotFor.NO,
}


def sums_told(text: str) -> dict[BallotFor, int]:
    """The sums a sentence tells: "6 ja, 5 nej, 1 avstår", "Ja: 6", "med sex ja-röster mot fem nej-röster"."""
    tokens = list(_tokens().finditer(text))
    found: dict[BallotFor, int] = {}
    for match in _without_sides().finditer(text):  # "fyra mot tre", "nio stöder förslaget, fem är emot"
        for name, counted in _GROUPS.items():
            if match[name] and (told := words.number(match[name])) is not None:
                found.setdefault(counted, told)
    first = next((here for here, there in pairwise(tokens) if _together(here, there, text)), None)
    number_first = first is not None and first["number"] is not None
    for here, there in pairwise(tokens):
        number, side = (here, there) if number_first else (there, here)
        if number["number"] is None or side["side"] is None or not _close(text[here.end() : there.start()], number_first):
            continue
        amount = words.number(number["number"])
        if amount is not None:
            found.setdefault(side_of(side["side"]), amount)
    return found


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    sides = "|".join(words.finder(name).pattern for name in ("yes_side", "no_side", "abstains"))
    return re.compile(
        rf"(?P<side>{sides})|(?<![\w/§-])(?P<number>{words.number_pattern()})(?![\w/%§-]|[.:]\d)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _without_sides() -> re.Pattern[str]:
    number = words.number_pattern()
    who = r"(?:\s+(?:ledamöter|röster|personer|stycken|st))?\s+"
    return re.compile(
        rf"(?<![\w/§-])(?:(?P<most>{number})\s+röster\s+för\s+[^.;]{{1,80}}?\s+och\s+(?P<least>{number})(?:\s+röster)?\s+för\b"
        rf"|(?P<first>{number})(?:\s+röster)?\s+mot\s+(?P<second>{number})(?!\s*(?:kr|%|procent|\w*\d))\b"
        rf"|(?P<for>{number}){who}(?:stöder|stödjer|stödde|bifaller|(?:röstar|röstade|är|var)\s+för)\b"
        rf"|(?P<against>{number}){who}(?:(?:röstar|röstade|är|var)\s+)?(?:emot|mot\s+förslaget)\b)",
        re.IGNORECASE,
    )


def _together(here: re.Match[str], there: re.Match[str], text: str) -> bool:
    """Whether a number and a side stand together."""
    if (here["number"] is None) == (there["number"] is None):
        return False
    return _close(text[here.end() : there.start()], here["number"] is not None)


def _close(between: str, number_first: bool) -> bool:
    if number_first:
        return (
            re.fullmatch(
                r"\s*(?:st\.?\s*|stycken\s*|ledamöter\s*|ledamot\s*|röster\s*(?:för\s*)?|personer\s*|sedlar\s*|bär\s*|röstar\s*|röstade\s*|som\s*|har\s*|[(:]\s*)*",
                between,
            )
            is not None
        )
    return re.fullmatch(r"[\s:=(–-]*(?:röster[\s:=(]*|st[\s:=(]*)?", between) is not None


def side_of(text: str) -> BallotFor:
    """The side that a word such as "ja-röster" names."""
    if words.finder("yes_side").fullmatch(text):
        return BallotFor.YES
    return BallotFor.NO if words.finder("no_side").fullmatch(text) else BallotFor.ABSTAIN

"""The words of a matter without its amounts, so that rows about one thing are found whatever their limits."""

from __future__ import annotations

import re
from functools import lru_cache

from ..money import amounts, bound_words

_COUNTED = re.compile(
    r"\b(?:exkl|inkl|exklusive|inklusive)\w*\.?\s*moms|\bper (?:år|gång|tillfälle|avtal|objekt|ärende)\b", re.IGNORECASE
)
_LOOSE_COMMA = re.compile(r"\s*[,;](?=\s*[–,;.)-])")
_LOOSE_ENDS = " ,;:.–-("


def without_amounts(matter: str) -> str:
    """The matter without its amounts and how they are counted, in its own words."""
    text = matter
    for amount in reversed(amounts(matter)):
        start = bound_words(matter, amount.span[0])
        text = text[:start] + " " + text[amount.span[1] :]
    return _LOOSE_COMMA.sub("", " ".join(_COUNTED.sub(" ", text).split())).strip(_LOOSE_ENDS)


@lru_cache(maxsize=4096)
def matter_key(matter: str) -> str:
    """The matter without its amounts, so that rows about the same thing are found whatever their limits."""
    return " ".join(re.sub(r"[^\w]+", " ", without_amounts(matter).casefold()).split())

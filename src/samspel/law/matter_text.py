"""The words of a matter without its amounts, so that rows about one thing are found whatever their limits."""

from __future__ import annotations

import re
from functools import lru_cache

from ..money import amounts, bound_words


@lru_cache(maxsize=4096)
def matter_key(matter: str) -> str:
    """The matter without its amounts, so that rows about the same thing are found whatever their limits."""
    text = matter
    for amount in reversed(amounts(matter)):
        start = bound_words(matter, amount.span[0])
        text = text[:start] + " " + text[amount.span[1] :]
    text = re.sub(
        r"\b(?:exkl|inkl|exklusive|inklusive)\w*\.?\s*moms|\bper (?:år|gång|tillfälle|avtal|objekt|ärende)\b", " ", text
    )
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())

"""How long what is decided under a row may last at most: "högst fem år", "längst sex månader"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Duration

_WORDS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "tolv": 12, "femton": 15, "arton": 18, "tjugo": 20, "tjugofem": 25, "trettio": 30, "femtio": 50,
}  # fmt: skip
_LONGEST = re.compile(
    r"\b(?:högst|längst|max(?:imalt|\.)?|upp\s+till|t\.?\s?o\.?\s?m\.?|(?:inte|ej)\s+(?:över|längre\s+än|mer\s+än))\s+"
    rf"(?:en\s+tid\s+av\s+)?(?:högst\s+)?(?P<count>\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+"
    r"(?:kalender|arbets)?(?P<unit>år|mån(?:ad(?:er)?|\.)?|veck(?:a|or)|dag(?:ar)?)(?![\wåäö])",
    re.IGNORECASE,
)
# Years that are somebody's age, how old something is, or a time of waiting limit the matter, not how long it lasts.
_OTHER = re.compile(
    r"(?:\b(?:barn|elev|ungdom|person|ung|åld|född|gamm|gaml|inom|efter|äldre|yngre|dröj)\w*[^.;,\n]{0,30}|-)$",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\s*(?:gamm|gaml|s\s+ålder|efter|före|sedan|tillbaka)", re.IGNORECASE)


def lasts_at_most(texts: Iterable[str]) -> Duration | None:
    """The shortest of the longest times that the texts set; None where they set none that is certain."""
    found = []
    for text in texts:
        for match in _LONGEST.finditer(text):
            if not _OTHER.search(text[: match.start()]) and not _OF_AGE.match(text[match.end() :]):
                count = int(match["count"]) if match["count"].isdigit() else _WORDS[match["count"].casefold()]
                found.append(_duration(count, match["unit"].casefold()))
    return min(found, key=_length, default=None)


def _duration(count: int, unit: str) -> Duration:
    if unit.startswith("år"):
        return Duration(years=count)
    return Duration(months=count) if unit.startswith("mån") else Duration(days=count * (7 if unit.startswith("veck") else 1))


def _length(duration: Duration) -> float:
    return (duration.years or 0) * 365 + (duration.months or 0) * 30.4 + (duration.days or 0)

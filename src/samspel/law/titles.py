"""What a title says or lets presume about its holder: side, seat, level, whether it heads the administration."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from .. import plain_yaml, shipped
from ..model import Seat
from ..model.native import validate
from . import lexicon

_ELECTED = frozenset({"presidium", "committee", "member", "substitute", "preparation", "council", "board", "auditor"})
_EXECUTIVE = frozenset({"kommunstyrelse", "regionstyrelse", "landstingsstyrelse"})
_INFLECTION = r"(?:en|n|et|t|na|er|erna|arna|ar|are|arens|ens|ets|s)?"


class Title(BaseModel):
    """An entry of `rules/register/titles.yaml`; see the file's head for what each field means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    prefix: bool = False
    recipient: str = "unknown"
    seat: Seat | None = None
    level: int = 4
    chief: bool = False
    heads: bool | None = None
    director: bool = False
    office: str | None = None
    stated: bool = False

    @property
    def letter(self) -> str:
        """F elected, C chief, H officer, A machine: the letter code of the pictures."""
        if self.recipient in _ELECTED:
            return "F"
        if self.recipient == "automated":
            return "A"
        return "C" if self.chief else "H"

    @property
    def of_the_municipality(self) -> bool:
        """Whether the holder is an official of the municipality."""
        return self.recipient.startswith("employee")


class _Titles(BaseModel):
    titles: tuple[Title, ...]


@lru_cache(maxsize=1)
def _register() -> tuple[tuple[re.Pattern[str], Title], ...]:
    data = plain_yaml.read(shipped.packs() / "register" / "titles.yaml")
    return tuple((_pattern(title), title) for title in validate(_Titles, data).titles)


def _pattern(title: Title) -> re.Pattern[str]:
    endings = "|".join(re.escape(ending) for ending in title.endings)
    phrases = "|".join(re.escape(phrase) for phrase in sorted(title.phrases, key=len, reverse=True))
    parts = []
    if endings:
        parts.append(rf"(?:{endings}){_INFLECTION}(?![\w:-])")
    if phrases:
        parts.append(rf"(?<![\w:-])(?:{phrases})(?![\w:])")
    return re.compile("|".join(parts))


@lru_cache(maxsize=4096)
def presume(words: str) -> Title | None:
    """What the title in `words` says or lets presume, or None when no entry fits."""
    text = " ".join(words.casefold().replace("*", " ").split())
    for pattern, title in _register():
        if title.prefix:
            text = re.sub(rf"^(?:{pattern.pattern})\s+", "", text)
        elif pattern.search(text):
            return title
    return None


def bare(words: str) -> str:
    """The title without a condition printed after it: "Handläggare, dock ej avslag"."""
    title, comma, rest = words.partition(",")
    narrows = comma and (lexicon.opens("condition_opening", rest) or lexicon.opens("condition", rest))
    return title.strip() if narrows else words


_DEFINITE = (
    ("mannen", "man"), ("iet", "ium"), ("aren", "are"), ("anden", "ande"), ("elsen", "else"), ("orn", "or"),
    ("ottet", "ott"), ("oret", "or"), ("udet", "ud"), ("erna", ""), ("en", ""),
)  # fmt: skip


@lru_cache(maxsize=65_536)  # every role of a large municipality, looked up anew for each order
def key(words: str) -> str:
    """One spelling for a title that is written in several ways: case, star, blanks and definite ending left out."""
    first, blank, rest = " ".join(words.casefold().replace("*", " ").split()).rstrip(".:").partition(" ")
    last = rest.rpartition(" ")
    if last[0] or not rest:
        return f"{_indefinite(first)}{blank}{rest}"
    return f"{_indefinite(first)}{blank}{_indefinite(rest)}"


def names_executive_board(words: str) -> bool:
    """Whether the words are the name of the executive board (KL 3 kap. 1 §)."""
    return key(words) in _EXECUTIVE


def _indefinite(word: str) -> str:
    for ending, bare in _DEFINITE:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + bare
    return word

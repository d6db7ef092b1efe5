"""The words of a Swedish row text reduced to what carries meaning: stems, halves of compounds, marks for amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

_WORD = re.compile(r"[a-zåäöéü]+(?:[-:][a-zåäöéü]+)*")
_UNIT = r"(?:kr\b|kronor|tkr|mnkr|mkr|miljon\w*|tusen|prisbasbelopp\w*|basbelopp\w*|pbb|belopp\w*)"
_NUMBER = r"(?:ett |två |tre |fem |tio )?[\d ,.]*\s*"
# What an amount or a fine says about the kind of matter, whichever words say it.
_ABOVE = r"över|mer än|högre än|större än|minst|överstig\w*|från och med"
_BELOW = r"högst|upp till|max\w*|under|understig\w*|intill|inte över|lägre än|mindre än"
_MARKS = (
    (re.compile(rf"\b(?:{_ABOVE})\s+{_NUMBER}{_UNIT}"), " xöver "),
    (re.compile(rf"\b(?:{_BELOW})\s+{_NUMBER}{_UNIT}"), " xhögst "),
    (re.compile(r"\butan (?:att förena med )?vite\w*|\b(?:inte|ej) (?:förena\w* med |vid )?vite\w*"), " xutanvite "),
)
MARKS = frozenset(mark.strip() for _, mark in _MARKS)
_MARKED = re.compile(r"\d|belopp|vite")
_WORDS_THAT_SAY_NOTHING = """
och i att av för om som på till med den det de en ett är har får ska skall kan vid enligt eller samt från sin sitt sina
beslut besluta beslutar beslutas fatta ärende ärenden ärendet fråga frågor mm mfl m fl kap lag lagen bl a dess där när detta
denna dessa under inom ut in upp mot efter över genom st p kr kronor man så t ex
"""
_EMPTY = frozenset(_WORDS_THAT_SAY_NOTHING.split())
_SHORT = frozenset(
    {"hvb", "lvu", "lvm", "lss", "pbl", "sol", "va", "avg", "bil", "hus", "lov", "hem", "elev", "tid", "väg", "tak"}
)
_LONGEST_WORD = 60  # letters; longer ones are no words
_SHORTEST_COMPOUND = 7  # letters


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, amounts and fines put as marks, numbers left out."""
    text = " ".join(text.casefold().split())
    if _MARKED.search(text):
        for pattern, mark in _MARKS:
            text = pattern.sub(mark, text)
    return [word for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its inflection (Snowball's stemmer for Swedish)."""
    return str(_stemmer()(word))


def telling(tokens: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that say something, in their order."""
    return tuple(stem(word) for word in tokens if word not in _EMPTY)


def parts(word: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The stem of a word, and of both halves of a compound whose halves are known; words that say nothing are left out."""
    return tuple(dict.fromkeys(part for part in _parts(word, known) if part not in _EMPTY))


def _parts(word: str, known: Callable[[str], bool]) -> list[str]:
    found = [stem(word)]
    if "-" in word or ":" in word:
        for piece in re.split("[-:]", word):
            if len(piece) > 1:
                found += _parts(piece, known)
    elif len(word) >= _SHORTEST_COMPOUND:
        found += max(_splits(word, known), default=(0, "", ""))[1:]
    return [part for part in found if part]


def _splits(word: str, known: Callable[[str], bool]) -> Iterable[tuple[int, str, str]]:
    """Every way to part a compound in two known words, rated by the shorter half."""
    for at in range(3, len(word) - 2):
        first, second = word[:at], stem(word[at:])
        if len(second) < 3 or not (known(second) or second in _SHORT):
            continue
        for form in (first, first.removesuffix("s"), first + "a", first + "e", first[:-1] + "a", first[:-1] + "e"):
            if len(form) >= 3 and (known(stem(form)) or form in _SHORT):
                yield min(at, len(word) - at), stem(form), second
                break


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer  # slow to load: only when there is a word to stem

    stemmer = snowballstemmer.stemmer("swedish")
    return lambda word: str(stemmer.stemWord(word))

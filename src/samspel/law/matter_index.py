"""Which words speak for which matter types, and how strongly, as the order of one kind of board sees it."""

from __future__ import annotations

import csv
from functools import lru_cache

from . import words
from .matters import all_matters, opened

NO_TYPE = "-"  # rows that fit no type, learned from like any type
_OTHER_BOARD = 0.65  # what a type counts for in the order of a board that does not handle it
_UNKNOWN_WORD = 14.0  # what a word that no wording has counts for in the length of a text
_REMEMBERED = 50_000  # words, for each kind of board: the texts may come from anywhere


class _Index:
    """Which words speak for which types, and how strongly: `rules/register/matter_words.csv`."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, str]] = {}
        self.pairs: dict[tuple[str, str], str] = {}
        with opened("matter_words") as file:
            lines = csv.reader(file)
            next(lines)
            for word, weight, types in lines:
                first, _, second = word.partition(" ")
                if second:
                    self.pairs[first, second] = types
                else:
                    self.words[first] = (weight, types)

    def known(self, stem: str) -> bool:
        """Whether compounds may be parted at the word."""
        return len(stem) >= 4 and stem in self.words


_Types = tuple[tuple[int, float], ...]  # where in the list of types, and what is added to it


class Reader:
    """The index as the order of one kind of board sees it; each word is worked out once."""

    def __init__(self, organs: frozenset[str]) -> None:
        self.ids = (*all_matters(), NO_TYPE)
        self.at = {matter: at for at, matter in enumerate(self.ids)}
        self.no_type = self.at[NO_TYPE]
        at_home = {"ALLA", *organs} if organs else {matter.organ for matter in all_matters().values()}
        self.factor = (*(1.0 if one.organ in at_home else _OTHER_BOARD for one in all_matters().values()), 1.0)
        self.words: dict[str, tuple[float, _Types]] = {}
        self.pairs: dict[tuple[str, str], _Types] = {}

    def word(self, word: str) -> tuple[float, _Types]:
        """What a word adds to the length of its text, and to each type. Kept in `words`."""
        index = _index()
        length, types = 0.0, dict[int, float]()
        for part in words.parts(word, index.known):
            weight, packed = index.words.get(part, (_UNKNOWN_WORD if len(part) > 2 else 0.0, ""))
            length += float(weight)
            for at, value in self._unpacked(packed):
                types[at] = types.get(at, 0.0) + value
        found = (length, tuple(types.items()))
        if len(self.words) < _REMEMBERED:
            self.words[word] = found
        return found

    def pair(self, pair: tuple[str, str]) -> _Types:
        """What two neighbouring stems add to each type. Kept in `pairs`."""
        packed = _index().pairs.get(pair)
        if packed is None:
            return ()
        self.pairs[pair] = self._unpacked(packed)
        return self.pairs[pair]

    def deciding(self, matter: str, seen: tuple[str, ...]) -> tuple[str, ...]:
        """The words that spoke most for the type."""
        values = {
            word: dict((self.words.get(word) or self.word(word))[1]).get(self.at[matter], 0.0)
            for word in seen
            if word not in words.MARKS
        }
        return tuple(sorted(filter(values.__getitem__, values), key=lambda word: (-values[word], word))[:3])

    def _unpacked(self, packed: str) -> _Types:
        pairs = (one.split(":") for one in packed.split())
        return tuple((at, float(value) * self.factor[at]) for at, value in ((self.at[m], v) for m, v in pairs))


@lru_cache(maxsize=64)
def reader(organs: frozenset[str]) -> Reader:
    """The index for orders of those kinds of board; the whole of it for none."""
    return Reader(organs)


@lru_cache(maxsize=1)
def _index() -> _Index:
    return _Index()

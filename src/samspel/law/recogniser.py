"""The recogniser: tells from a row's words which matter type it is about, or that it does not know."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from ..errors import SamspelError
from ..model import Citation
from . import words
from .matter_index import Reader, reader
from .matters import MatterType, all_matters

_ANSWER_FROM = 0.8  # below this score the answer is unknown
_SECTION_CITED, _CHAPTER_CITED = 22.0, 10.0  # what a reference to the section, or chapter, of a type counts for
_SLOPE, _LEVEL = 2.0, -0.2  # from margin to score: fitted on tests/data/matter_phrasings_a.csv
_NEAR, _FEW = 0.6, 8  # types that score this share of the best are near it; more of them tell nothing
_SAYS_TOO_LITTLE = 12  # types on one section: KL 7:5 carries dozens, and tells nothing of which it is
_GENERAL_ACTS = {"2017:725", "2017:900"}  # kommunallagen, förvaltningslagen
_MANY_BOARDS = 3
# Boards that many municipalities have made one: their matters stand in each other's orders.
_FAMILIES = (frozenset({"SN", "VON"}), frozenset({"BN", "MN", "TN"}), frozenset({"BUN", "KFN"}))
_ANY_BOARD = {"1976:580", "1977:1160"}  # co-determination and working environment touch every matter


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a row is about. `type` is None below the threshold; `score` is the chance that the nearest type is right.

    `among` holds the types it surely is one of: the type itself, or a few near ones that the text does not tell apart.
    """

    type: MatterType | None
    score: float
    nearest: MatterType | None
    among: tuple[MatterType, ...] = ()
    _seen: tuple[str, ...] = field(default=(), repr=False, compare=False)
    _reader: Reader | None = field(default=None, repr=False, compare=False)

    @property
    def statutes(self) -> tuple[Citation, ...]:
        """The sections that the matter rests on, those of every type it may be."""
        return tuple(dict.fromkeys(statute for one in self.among for statute in one.statutes))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text that spoke most for the nearest type, the strongest first; three at most."""
        if self._reader is None or self.nearest is None:
            return ()
        return self._reader.deciding(self.nearest.id, self._seen)


UNKNOWN = Recognition(None, 0.0, None)


@lru_cache(maxsize=512)  # more than there are types
def pinned(matter_type: str) -> Recognition:
    """The type that the facts name. Raises SamspelError when there is no such type."""
    found = all_matters().get(matter_type)
    if found is None:
        raise SamspelError(f"Ärendetypen {matter_type} finns inte. Se rules/register/matters.csv.")
    return Recognition(found, 1.0, found, (found,))


def recognise(text: str, *, organs: Iterable[str] = (), cites: Iterable[Citation] = ()) -> Recognition:
    """The matter type of a row's text, or unknown.

    `organs` are the kinds of board whose order the row stands in (`kinds_of_board`); `cites` the sections it refers to,
    as they are numbered today. The same text always gets the same answer.
    """
    return _recognise(text, frozenset(organs), tuple(cites))


@lru_cache(maxsize=4096)  # the orders of a municipality, and their versions, say the same again and again
def _recognise(text: str, organs: frozenset[str], cites: tuple[Citation, ...]) -> Recognition:
    index = reader(organs)
    seen = words.tokens(text)
    own = _labels().get(words.telling(seen))
    if own is not None and (not organs or own.organ in {"ALLA", *organs}):
        return Recognition(own, 1.0, own, (own,), tuple(seen), index)  # in the register's own words
    scores = [0.0] * len(index.ids)
    length = 0.0
    for word in dict.fromkeys(seen):
        weight, types = index.words.get(word) or index.word(word)
        length += weight
        for at, value in types:
            scores[at] += value
    for pair in pairwise(map(words.stem, seen)):
        for at, value in index.pairs.get(pair) or index.pair(pair):
            scores[at] += value
    for matter, value in _cited(cites).items():
        at = index.at[matter]
        scores[at] += value * index.factor[at]
    size = math.sqrt(length) or 1.0
    top = max(scores)
    best = scores.index(top)
    scores[best] = 0.0
    second = max(scores)
    if top == 0.0:
        return UNKNOWN
    if best == index.no_type:
        return Recognition(None, 0.0, all_matters()[index.ids[scores.index(second)]] if second else None)
    score = _chance((top - second) / size)
    nearest = all_matters()[index.ids[best]]
    if score >= _ANSWER_FROM:
        return Recognition(nearest, score, nearest, (nearest,), tuple(seen), index)
    scores[best] = top
    return Recognition(None, score, nearest, _near(scores, top, size, index), tuple(seen), index)


def by_sections(cites: Iterable[Citation]) -> MatterType | None:
    """The one type of exercise of authority that rests on the sections of special acts; None where it is none or several."""
    found = {
        matter
        for cite in cites
        if cite.section is not None and cite.sfs not in _GENERAL_ACTS
        for matter in _by_statute().get((cite.sfs, cite.chapter, cite.section), ())
        if all_matters()[matter].authority
    }
    return all_matters()[found.pop()] if len(found) == 1 else None


@lru_cache(maxsize=1)
def _labels() -> dict[tuple[str, ...], MatterType]:
    """The types by the words of their labels; a label that two of them have says nothing."""
    found: dict[tuple[str, ...], list[MatterType]] = {}
    for matter in all_matters().values():
        found.setdefault(words.telling(words.tokens(matter.label)), []).append(matter)
    return {stems: matters[0] for stems, matters in found.items() if len(matters) == 1}


def _chance(margin: float) -> float:
    return 1 / (1 + math.exp(-(_SLOPE * margin + _LEVEL)))


def _near(scores: list[float], top: float, size: float, index: Reader) -> tuple[MatterType, ...]:
    """The types close to the best, when it is sure enough that the right one is among them; else none."""
    ranked = sorted(scores, reverse=True)
    count = sum(1 for value in ranked[: _FEW + 1] if value >= _NEAR * top)
    if count > _FEW or _chance((top - ranked[count]) / size) < _ANSWER_FROM:
        return ()
    near = [at for at, value in enumerate(scores) if value >= ranked[count - 1]]
    if index.no_type in near:
        return ()
    return tuple(all_matters()[index.ids[at]] for at in near)


def _cited(cites: Iterable[Citation]) -> dict[str, float]:
    """What the references of the row say: the types of the section; failing that, those of the chapter."""
    found: dict[str, float] = {}
    for cite in cites:
        for section, value in ((None, _CHAPTER_CITED), (cite.section, _SECTION_CITED)):
            for matter in _by_statute().get((cite.sfs, cite.chapter, section), ()):
                found[matter] = max(found.get(matter, 0.0), value)
    return found


@lru_cache(maxsize=1)
def _by_statute() -> dict[tuple[str, str | None, str | None], tuple[str, ...]]:
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for matter in all_matters().values():
        for cite in matter.statutes:
            found.setdefault((cite.sfs, cite.chapter, cite.section), []).append(matter.id)
    return {place: tuple(matters) for place, matters in found.items() if len(matters) <= _SAYS_TOO_LITTLE}


def belongs_elsewhere(found: Recognition, sfs: str, board: frozenset[str]) -> bool:
    """Whether a matter, surely recognised, is of another kind of board than every matter that rests on the act.

    False for acts that any board uses, acts that the order's own board (`board`, its kinds) or a sister board works by, and
    acts the register of matters says nothing of.
    """
    homes = _homes().get(sfs, frozenset())
    if not found.among or not homes or "ALLA" in homes or len(homes) > _MANY_BOARDS or sfs in _ANY_BOARD or homes & board:
        return False
    homes = homes.union(*(family for family in _FAMILIES if family & homes))
    return all(
        not _is_general(one) and one.organ not in homes and all(statute.sfs != sfs for statute in one.statutes)
        for one in found.among
    )


def _is_general(matter: MatterType) -> bool:
    """Whether a matter of any board may rest on whatever act that board works by: appeals, opinions, delegation itself."""
    return matter.organ == "ALLA" and all(statute.sfs in _GENERAL_ACTS for statute in matter.statutes)


@lru_cache(maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    """The kinds of board whose matters rest on each act."""
    found: dict[str, set[str]] = {}
    for matter in all_matters().values():
        for statute in matter.statutes:
            found.setdefault(statute.sfs, set()).add(matter.organ)
    return {sfs: frozenset(organs) for sfs, organs in found.items()}

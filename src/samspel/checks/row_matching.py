"""Which rows of two orders are about the same matter: by their content, never by their numbers alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ..law import words
from ..law.matter_text import matter_key
from ..law.recogniser import recognise
from ..model import Row
from .comparison import Match

# How alike (0-100) two matters without a certain match must be to be told as perhaps the same. Among other rows of the
# example orders, "Anställning av enhetschef" and "… av avdelningschef" are 81 alike, "Yttrande till domstol" and
# "… till länsstyrelsen" 71: what is alike only is always told as doubtful.
_ALIKE = 80
_ALIKE_BY_TYPE = 60  # where the words of both are recognised as the same matter type
_ALIKE_THOUGH_OTHER_TYPE = 92
_SECTION_NUMBER = re.compile(r"^[\W\d]+(?:kap\w*\.?\s)?")


@dataclass(frozen=True, eq=False)
class Matter:
    """The rows of one order that say the same but for amounts, in the same section."""

    section: str
    key: str
    rows: tuple[Row, ...]
    kinds: frozenset[str]

    @property
    def identity(self) -> tuple[str, str]:
        """Unique in an order, whatever the order of its rows."""
        return (self.key, self.section)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that carry meaning, without their endings."""
        return frozenset(part for word in words.tokens(self.key) for part in words.parts(word, lambda _: False))

    @cached_property
    def type(self) -> str | None:
        """The matter type that the facts pin."""
        pinned = {row.matter_type for row in self.rows}
        return pinned.pop() if len(pinned) == 1 else None

    @cached_property
    def recognised(self) -> str | None:
        """The matter type by the facts or by the words."""
        if self.type or not self.rows[0].matter:
            return self.type
        found = recognise(self.rows[0].matter, organs=self.kinds).type
        return found.id if found else None

    @cached_property
    def sorted_words(self) -> str:
        """The words in alphabetical order, so that their order does not count."""
        return " ".join(sorted(self.key.split()))


@dataclass(frozen=True)
class Pair:
    """A matter of the old order and one of the new; None where it is in one order only."""

    before: Matter | None
    after: Matter | None
    match: Match | None = None
    likeness: int | None = None
    certain: bool = True


def matters(rows: Iterable[Row], kinds: frozenset[str]) -> list[Matter]:
    """The rows of an order by matter, in the order of their first rows."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((_section(row), matter_key(row.matter or "")), []).append(row)
    return [Matter(section, key, tuple(rows), kinds) for (section, key), rows in found.items()]


def matched(old: Sequence[Matter], new: Sequence[Matter]) -> list[Pair]:
    """Every matter of both orders, paired. What is surest goes first; what is left over is new or removed.

    The answer is the same whatever the order of the rows, and mirrored when the orders change places.
    """
    left = _Left(dict.fromkeys(old), dict.fromkeys(new))
    pairs = [
        *left.same(lambda one: one.identity, Match.SAME_WORDS),
        *left.same(lambda one: one.key or None, Match.MOVED),
        *left.same(lambda one: (one.section, one.stems, _numbers(one)) if one.stems else None, Match.SAME_STEMS),
        *left.same(lambda one: (one.stems, _numbers(one)) if one.stems else None, Match.SAME_STEMS),
        *left.same(lambda one: one.type, Match.MATTER_TYPE),
        *left.parted(),
        *left.alike(),
    ]
    pairs += [Pair(one, None) for one in left.old]
    pairs += [Pair(None, one) for one in left.new]
    return pairs


@dataclass
class _Left:
    """The matters that have not been matched yet."""

    old: dict[Matter, None]
    new: dict[Matter, None]

    def same(self, key: Callable[[Matter], Hashable | None], match: Match) -> Iterator[Pair]:
        """Pairs of what has the same key and is alone in its order to have it."""
        olds, news = _alone(self.old, key), _alone(self.new, key)
        for shared in [one for one in olds if one in news]:
            before, after = olds[shared], news[shared]
            yield self._pair(before, after, match, certain=match is Match.MATTER_TYPE or _speaks_for_itself(before, after))

    def parted(self) -> Iterator[Pair]:
        """Pairs of each whole and its parts, where the words of the parts are together those of the whole."""
        found = [(whole, parts, Match.SPLIT) for whole, parts in _parts(self.old, self.new)]
        found += [(whole, parts, Match.MERGED) for whole, parts in _parts(self.new, self.old)]
        for whole, parts, match in sorted(found, key=lambda one: (one[0].identity, [part.identity for part in one[1]])):
            if any(one not in self.old and one not in self.new for one in (whole, *parts)):
                continue
            for part in parts:
                before, after = (whole, part) if match is Match.SPLIT else (part, whole)
                yield Pair(before, after, match, certain=False)
                self.old.pop(before, None)
                self.new.pop(after, None)

    def alike(self) -> Iterator[Pair]:
        """The most alike first, each matter once. None of them is certain."""
        for _, _, likeness, before, after in sorted(self._candidates(), key=lambda one: one[:2]):
            if before in self.old and after in self.new:
                match = Match.MOVED if before.key == after.key else Match.ALIKE
                yield self._pair(before, after, match, likeness, certain=False)

    def _candidates(self) -> Iterator[tuple[float, list[tuple[str, str]], int, Matter, Matter]]:
        news = list(self.new)
        choices = [one.sorted_words for one in news]
        for before in self.old:
            near = process.extract(before.sorted_words, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE_BY_TYPE, limit=None)
            for _, likeness, at in near:
                after = news[at]
                types = {before.recognised, after.recognised}
                least = _ALIKE if None in types else _ALIKE_BY_TYPE if len(types) == 1 else _ALIKE_THOUGH_OTHER_TYPE
                if before.key and likeness >= least:
                    rank = likeness + (10 if least == _ALIKE_BY_TYPE else 0) + (5 if before.section == after.section else 0)
                    yield -rank, sorted([before.identity, after.identity]), round(likeness), before, after

    def _pair(self, before: Matter, after: Matter, match: Match, likeness: int | None = None, certain: bool = True) -> Pair:
        del self.old[before], self.new[after]
        return Pair(before, after, match, likeness, certain)


def _speaks_for_itself(before: Matter, after: Matter) -> bool:
    """Whether the words alone tell the matter: "Avtal" under another heading may be about something else."""
    return before.section == after.section or not before.section or not after.section or len(before.stems) > 1


def _alone(matters: Iterable[Matter], key: Callable[[Matter], Hashable | None]) -> dict[Hashable, Matter]:
    keyed = [(key(one), one) for one in matters]
    counted = Counter(one for one, _ in keyed)
    return {one: matter for one, matter in keyed if one is not None and counted[one] == 1}


def _parts(wholes: Iterable[Matter], among: Iterable[Matter]) -> Iterator[tuple[Matter, list[Matter]]]:
    """Each matter that two or more of the others make up together: none of them says more, and nothing is left out."""
    among = [one for one in among if one.stems]
    common = Counter(stem for one in among for stem in one.stems)
    by_rarest: dict[str, list[Matter]] = {}
    for one in among:
        by_rarest.setdefault(min(one.stems, key=lambda stem: (common[stem], stem)), []).append(one)
    for whole in wholes:
        near = (one for stem in whole.stems for one in by_rarest.get(stem, ()))
        parts = sorted((one for one in near if one.stems < whole.stems), key=lambda one: one.identity)
        if len(parts) > 1 and frozenset[str]().union(*(one.stems for one in parts)) == whole.stems:
            yield whole, parts


def _numbers(matter: Matter) -> tuple[str, ...]:
    """Ages and years, which stems leave out: up to 3 years is not up to 5."""
    return tuple(sorted(re.findall(r"\d+", matter.key)))


def _section(row: Row) -> str:
    return " ".join(_SECTION_NUMBER.sub("", (row.section or "").casefold()).split())

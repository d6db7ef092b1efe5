"""Builds `rules/register/matter_words.csv` from the wordings: `python -m tests.make_matter_index`.

Each word (stem, half of a compound, or pair of neighbours) gets a weight for each type whose wordings hold it: rare words
weigh more (the square of the logarithm of all types by those that have the word), and words that many of a type's wordings
share somewhat more.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter, defaultdict
from itertools import pairwise

from samspel.law import words
from samspel.law.matter_index import NO_TYPE
from tests.make_register import REGISTER

TOO_COMMON = 45  # types; a word that so many have tells nothing
SHARED = 0.25  # how much it matters that many wordings of a type share the word
PAIR = 0.4  # a pair of words beside the words themselves
FIRM_PAIR = 2  # wordings that must hold a pair
AS_MANY = 15  # wordings without type count like a type of this size


def index() -> str:
    """The text of the file."""
    wordings = [(row["id"], row["label"]) for row in _read("matters")] + [
        (row["id"], row["wording"]) for row in _read("wordings")
    ]
    split = [(matter, words.tokens(text)) for matter, text in wordings]
    known = {stem for _, tokens in split for stem in map(words.stem, tokens) if len(stem) >= 4}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for matter, tokens in split:
        sizes[matter] += 1
        for feature in _features(tokens, known):
            counts[feature][matter] += 1
    weights = {word: _weight(len(types), len(sizes)) for word, types in counts.items() if _kept(word, types)}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("word", "weight", "types"))
    for word in sorted(weights):
        weight = weights[word] * (PAIR if " " in word else 1)
        telling = counts[word] if len(counts[word]) <= TOO_COMMON else {}  # a common word is known, but speaks for no type
        values = {matter: weight * _share(matter, count, sizes) ** SHARED for matter, count in telling.items()}
        writer.writerow(
            (word, f"{weights[word]:.2f}", " ".join(f"{matter}:{value:.2f}" for matter, value in sorted(values.items())))
        )
    return out.getvalue()


def _kept(word: str, types: Counter[str]) -> bool:
    return " " not in word or (len(types) <= TOO_COMMON and sum(types.values()) >= FIRM_PAIR)


def _weight(types: int, all_types: int) -> float:
    return math.log((all_types + 1) / types) ** 2


def _share(matter: str, count: int, sizes: Counter[str]) -> float:
    return min(1.0, count / AS_MANY) if matter == NO_TYPE else count / sizes[matter]


def _features(tokens: list[str], known: set[str]) -> set[str]:
    found = {part for word in tokens for part in words.parts(word, known.__contains__)}
    stems = [words.stem(word) for word in tokens]
    return found | {f"{first} {second}" for first, second in pairwise(stems)}


def _read(name: str) -> list[dict[str, str]]:
    with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Writes the file."""
    (REGISTER / "matter_words.csv").write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main()

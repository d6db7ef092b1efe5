"""Titles that may be one and the same written in two ways: asked about, never merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ..law import titles
from ..model import Row
from .raw_rows import Doubt

_LIKE = 90  # of 100
_SHORTEST = 7  # letters; shorter titles are alike by chance
_RARE = 2  # a slip of the pen does not come back


def alike(rows: Sequence[Row], known: Sequence[str] = ()) -> Iterator[Doubt]:
    """A doubt for each title that stands once or twice and is almost one that is common in the order, or known."""
    places: dict[str, tuple[str, str]] = {}
    times: Counter[str] = Counter()
    for row in rows:
        for one in (*(row.delegates or ()), *(row.substitutes or ())):
            if one.text and row.source:
                key = titles.key(one.text)
                times[key] += 1
                places.setdefault(key, (one.text, row.source.place))
    names = {titles.key(name): name for name in known} | {key: text for key, (text, _) in places.items()}
    for key, (text, place) in places.items():
        if len(key) < _SHORTEST or times[key] > _RARE:
            continue
        near = [
            other
            for other in names
            if (times[other] > times[key] or other not in times) and _is_slip(key, other) and other != key
        ]
        if near:
            best = max(near, key=lambda other: (fuzz.ratio(key, other), times[other]))
            yield Doubt(place, text, f"Titeln liknar ”{names[best]}”. Är det samma roll? De är lästa som två.")


def _is_slip(one: str, other: str) -> bool:
    """Whether two titles differ in letters of one longer word: "enhetchef" and "enhetschef", not "chef a" and "chef b"."""
    mine, its = one.split(), other.split()
    if len(mine) != len(its) or any(char.isdigit() for char in one + other):
        return False
    differing = [(a, b) for a, b in zip(mine, its, strict=True) if a != b]
    return len(differing) == 1 and all(
        min(len(a), len(b)) >= _SHORTEST and fuzz.ratio(a, b) >= _LIKE and a[0] == b[0] for a, b in differing
    )

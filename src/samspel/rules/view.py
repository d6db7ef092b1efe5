"""What every view has in common, and a view with the place where it was taken.

An attribute is a value, NONE (there is none, or it does not apply) or None (unknown). Amounts are whole kronor.
`WORDS` are texts that a message may name besides the attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import ClassVar, NamedTuple, Self, cast

from pydantic import BaseModel, ConfigDict

from ..model import Source

Words = str | tuple[str, str]  # the same in both languages, or Swedish and English


class View(BaseModel):
    """Base of all views."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    WORDS: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def alike(cls, **attributes: Hashable) -> Self:
        """The view with these attributes, made once for all that are alike: most people at a meeting are, and most items."""
        return cast(Self, _made(cls, **attributes))


@lru_cache(maxsize=4096)
def _made(view: type[View], /, **attributes: Hashable) -> View:
    return view(**attributes)


class Later(Mapping[str, Words]):
    """Words that are made when a message first asks for one of them: most of what is seen gives no message."""

    __slots__ = ("_make", "_words")

    def __init__(self, make: Callable[[], Mapping[str, Words]]) -> None:
        self._make: Callable[[], Mapping[str, Words]] = make
        self._words: Mapping[str, Words] | None = None

    def _made(self) -> Mapping[str, Words]:
        if self._words is None:
            self._words = self._make()
        return self._words

    def __getitem__(self, name: str) -> Words:
        return self._made()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())


class Sighting(NamedTuple):
    """A view of one thing, with where it stands, the words for messages and the days a rule may be judged on."""

    kind: str
    view: View
    about: str
    asked: date
    part: str | None = None
    row: str | None = None
    source: Source | None = None
    words: Mapping[str, Words] = MappingProxyType({})
    presumed: frozenset[str] = frozenset()
    presumptions: tuple[str, ...] = ()
    act: date | None = None
    adopted: date | None = None

    def day(self, judged_on: str) -> date:
        """The day a rule is judged on; the day asked about where the other is not known."""
        known = self.act if judged_on == "act" else self.adopted if judged_on == "adopted" else None
        return known or self.asked

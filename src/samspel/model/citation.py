"""A reference to a section of law, as data."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

_ORDINALS = {
    "1": "första",
    "2": "andra",
    "3": "tredje",
    "4": "fjärde",
    "5": "femte",
    "6": "sjätte",
    "7": "sjunde",
    "sista": "sista",
}


class Citation(BaseModel):
    """A section of the Swedish statute book: `sfs` "2017:725", chapter "6", section "37"; texts, never numbers.

    `through` is the last section of a range; several paragraphs or points are parted by commas: "3, 4".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sfs: str
    chapter: str | None = None
    section: str | None = None
    through: str | None = None
    paragraph: str | None = None
    point: str | None = None

    def place(self) -> str:
        """The place inside the act, in the Swedish way and without the act's name: `6 kap. 37 § första stycket 2`."""
        parts = []
        if self.chapter:
            parts.append(f"{_spaced(self.chapter)} kap.")
        if self.section and self.through:
            parts.append(f"{_spaced(self.section)}–{_spaced(self.through)} §§")
        elif self.section:
            parts.append(f"{_spaced(self.section)} §")
        if self.paragraph:
            numbers = self.paragraph.split(", ")
            parts.append(
                f"{_and([_ORDINALS.get(n, f'{n}:e') for n in numbers])} {'stycket' if len(numbers) == 1 else 'styckena'}"
            )
        if self.point:
            numbers = self.point.split(", ")
            parts.append(f"{'punkt' if len(numbers) == 1 else 'punkterna'} {_and(numbers)}")
        return " ".join(parts)


def _spaced(number: str) -> str:
    """`2a` as it is printed: `2 a`."""
    return re.sub(r"(?<=\d)(?=[a-zåäö])", " ", number)


def _and(words: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(words[:-1]), words[-1])))

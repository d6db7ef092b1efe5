"""What references are to: their kinds, the places in acts that they name, and what may be wrong in the writing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from .acts import Act


class Kind(StrEnum):
    """What a reference is to."""

    ACT = "act"  # an act or ordinance of the register
    UNKNOWN_ACT = "unknown_act"  # looks like an act that the register does not have
    NO_ACT = "no_act"  # a section, but no act is named
    UNSAID = "unsaid"  # "enligt lag": no act and no section
    OUTSIDE = "outside"  # EU acts, rules of agencies, collective agreements
    FOREIGN = "foreign"  # the law of another country


class Fault(StrEnum):
    """What is wrong in the way a reference is written."""

    NO_CHAPTER_WORD = "no_chapter_word"  # "2 a 10": which number is the chapter was not written
    SPLIT_NUMBER = "split_number"  # "3 8 §": one number or two
    MISREAD = "misread"  # "l kap.": a letter where a digit belongs
    NO_NUMBER = "no_number"  # "8 kap. §": the number of the section is missing
    RUN_TOGETHER = "run_together"  # "KL 639", "6:42-37": numbers that cannot be what they seem


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an act. `through` is the last section of a range. `bare` is a number beside the act and nothing more."""

    chapter: str | None = None
    section: str | None = None
    through: str | None = None
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    bare: bool = False

    def in_act(self, act: Act) -> Place:
        """The place in that act: a bare number is a chapter where sections are numbered chapter by chapter."""
        if not self.bare:
            return self
        if act.has_chapters and not self.through and _CHAPTER.fullmatch(self.section or ""):
            return replace(self, chapter=self.section, section=None, bare=False)
        return replace(self, bare=False)


_CHAPTER = re.compile(r"\d{1,2}[a-z]?")
WHOLE = Place()

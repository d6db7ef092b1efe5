"""What can go wrong with a file or a call, said in the reader's words; findings about a municipality are not errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def seen(text: str) -> str:
    """One line of text in which nothing steers the terminal or turns the reading order; such marks become "?"."""
    return _UNSEEN.sub("?", text)


class SamspelError(Exception):
    """Base of every error samspel raises on purpose; anything else that escapes is a bug."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file: where it is, what is wrong and what to do.

    `file` is the file name without folder, `line` counts from 1 (None where lines have no meaning, as in Word),
    `words` and `remedy` are plain Swedish, `place` is a place in the reader's words ("tabell 2, rad 14").
    """

    file: str
    line: int | None
    words: str
    remedy: str
    place: str | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line is not None else self.file
        if self.place:
            where += f", {self.place}"
        return seen(f"{where}: {self.words}" + (f" {self.remedy}" if self.remedy else ""))


class UnreadableInput(SamspelError):
    """A file that cannot be understood. Carries every mistake found in it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.line or 0)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def one(
        cls, file: str, words: str, remedy: str, *, line: int | None = None, place: str | None = None
    ) -> UnreadableInput:
        """The common case of a single mistake."""
        return cls([Problem(file=file, line=line, words=words, remedy=remedy, place=place)])


def gather(problems: list[Problem], part: Callable[..., T], *arguments: object) -> T | None:
    """What the part makes of the arguments; None when it cannot, and then its problems are added to the others."""
    try:
        return part(*arguments)
    except UnreadableInput as error:
        problems.extend(error.problems)
        return None


class RenderingFailed(SamspelError):
    """A picture could not be drawn: no Graphviz at hand, or it refused the drawing."""


class SecondOpinionFailed(SamspelError):
    """The second engine disagrees with the first, or stopped. An internal fault, never one of the file or the call.

    `reproduction` is what is needed to see it again, as JSON data. `report` is the Report of the first engine, marked as
    not to be relied on; None where no report was being made.
    """

    def __init__(self, words: str, reproduction: Any, report: Any = None) -> None:
        self.reproduction = reproduction
        self.report = report
        super().__init__(words)


class EnginesDisagree(SecondOpinionFailed):
    """The two engines gave different answers."""


class EngineStopped(SecondOpinionFailed):
    """The second engine crashed, took too long or gave no whole answer."""

"""One item of the minutes in sections: its title and case number, and what stands under each of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import words
from .days import days
from .headings import heading
from .parts import RawItem, without_case
from .people import names
from .text import Line

_SENTENCE = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[”\"’(]?[A-ZÅÄÖ§])")
_ASIDE = ("takes_no_part", "takes_part", "leaves", "arrives", "disqualified", "proposes", "voted_yes", "voted_no")
_SHORT = re.compile(
    r"\b(?:\w|kl|nr|dnr|kap|st|bl\.a|t\.ex|t\.o\.m|fr\.o\.m|ca|s\.k|f\.d|pga|ordf|dvs|inkl)\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, a sentence or a row of an item, in the section it stands in."""

    text: str
    line: Line
    section: str | None


@dataclass(slots=True)
class Section:
    """A heading of an item, its words and what stands under it. `in_passing`: it is a proposal told on one line."""

    kind: str | None
    line: Line | None
    words: str = ""
    in_passing: bool = False
    said: list[Said] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands under the heading, paragraph by paragraph."""
        return "\n".join(one.text for one in self.said)


@dataclass(slots=True)
class Sections:
    """An item in sections. `strange`: headings in words that tell nothing of what stands under them."""

    title: str | None
    case: str | None
    sections: list[Section]
    headings: list[Line]
    strange: list[Line] = field(default_factory=list)

    def of(self, *kinds: str | None) -> Iterator[Section]:
        """The sections of these kinds."""
        return (section for section in self.sections if section.kind in kinds)

    def said(self, *without: str) -> Iterator[Said]:
        """Every paragraph, those of some sections left out."""
        return (one for section in self.sections if section.kind not in without for one in section.said)


def in_sections(raw: RawItem, organ: str) -> Sections:
    """The sections of an item. `organ`: the name of the one who met, whose decisions are the item's own."""
    title, case = without_case("" if words.is_all("only_secret", raw.title) else raw.title)
    found = Sections(None, case, [Section(None, None)], [raw.head])
    body = list(raw.body)
    while body and not (title and found.case):
        line = body[0]
        text, number = without_case(line.text)
        if heading(line, organ, None, new_words=bool(title)) is not None:
            break
        if number and len(text) < 40 and found.case is None and (not text or not title):
            found.case = number
            title = title or text
        elif not title and len(line.text) < 250 and not line.cells:
            title = text
            found.case = found.case or number
        else:
            break
        found.headings.append(line)
        body.pop(0)
    found.title = re.sub(r"(?<=\w{4})\.$", "", title) or None
    for line in body:
        _place(line, found, organ)
    return found


def _place(line: Line, found: Sections, organ: str) -> None:
    """A line put where it belongs: it opens a section, tells the number of the case, or goes on in the section before."""
    current = found.sections[-1]
    if _opens_with_cell(line, found, organ):
        return
    opened = heading(line, organ, None if current.in_passing else current.kind)
    if opened is not None:
        kind, rest = opened
        if not (kind == current.kind == "decision" and current.line is not None and not current.said):
            label = line.text.removesuffix(rest).strip(" :")
            found.sections.append(Section(kind, line, label, in_passing=kind == "written_proposal" and bool(rest)))
        found.headings.append(line)
        if rest:
            found.sections[-1].said.append(Said(rest, line, kind))
        return
    bare, number = without_case(line.text)
    if found.case is None and number and not bare and not line.cells:
        found.case = number
        found.headings.append(line)
    elif _is_aside(line, current):
        found.sections.append(Section(None, None))
        found.sections[-1].said.append(Said(line.text, line, None))
    elif line.heading and not line.cells and len(line.text) < 120 and current.said and not _goes_on(line.text, current.kind):
        found.sections.append(Section("summary", line, line.text))
        found.headings.append(line)
        found.strange.append(line)
    else:
        current.said.append(Said(line.text, line, current.kind))


def _opens_with_cell(line: Line, found: Sections, organ: str) -> bool:
    """Whether the first cell of a row is the heading of a section, and the other cells what stands under it."""
    if not line.cells or not line.cells[0] or all(words.is_all("columns", cell) for cell in line.cells if cell):
        return False
    opened = heading(Line(line.cells[0], line.place, line.heading), organ, found.sections[-1].kind)
    if opened is None:
        return False
    section = Section(opened[0], line, line.cells[0])
    parts = [opened[1], *(part.strip() for cell in line.cells[1:] for part in cell.split("\n"))]
    section.said = [Said(part, line, opened[0]) for part in parts if part]
    found.sections.append(section)
    found.headings.append(line)
    return True


def _is_aside(line: Line, current: Section) -> bool:
    """Whether a line below a heading belongs to no heading: what somebody did, below the decision or a list."""
    if current.kind == "decision":
        return not line.cells and bool(current.said or current.line) and _beside_the_decision(line.text)
    return current.kind in ("documents", "sent_to", "written_proposal") and _tells_of_the_meeting(line, current)


def _beside_the_decision(text: str) -> bool:
    """Whether a paragraph under the decision's heading is no part of it: a dissent, or that it was approved at once."""
    named = next(names(text), None)
    moves = named is not None and any(words.says(name, text) for name in _ASIDE)
    return moves or words.says("dissents", text) or (words.says("immediate_note", text) and len(text) < 120)


def _tells_of_the_meeting(line: Line, current: Section) -> bool:
    """Whether a line below a list, such as receivers, tells what somebody did at the meeting, or that it ended."""
    if line.cells or not line.text.rstrip().endswith(".") or line.text.startswith(("att ", "Att ", "-", "–")):
        return False
    moves = any(words.says(name, line.text) for name in ("leaves", "arrives", "meeting_ends"))
    return moves or (bool(current.said) and words.says("of_the_meeting", line.text) and not days(line.text))


def _goes_on(text: str, kind: str | None) -> bool:
    """Whether a line that looks like a heading belongs to the section: the side of a list of votes, a name, a point."""
    voters = words.says("voted_yes", text) or words.says("voted_no", text) or words.says("abstains", text)
    return text.startswith(("att ", "-", "–", "•")) or (kind == "vote" and voters)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; initials and abbreviations end none."""
    parts: list[str] = []
    for part in (part for line in text.split("\n") for part in _SENTENCE.split(line)):
        if parts and _SHORT.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part.strip())
    return parts


def said_sentences(said: Sequence[Said]) -> Iterator[Said]:
    """The sentences of paragraphs, each with its line and section."""
    for one in said:
        for sentence in sentences(one.text):
            yield Said(sentence, one.line, one.section)

"""Game rules (spelregler) in Word, Markdown, PDF or text, read by their headings; what is not understood is a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..authority.texts import short
from ..errors import Problem, UnreadableInput, gather
from ..findings import DocumentInfo
from ..law import game_words, lexicon
from ..model import (
    Agreement,
    Bound,
    Facts,
    GamePart,
    GameRule,
    GameRules,
    GameSection,
    Municipality,
    Source,
    join,
    read_facts,
)
from .grid import Grid, GridDocument, fold
from .loading import NATIVE, places_told
from .minutes.days import DayFound, days
from .minutes.text import read_text, without_bullet
from .raw_rows import Doubt

_WORD = {".docx", ".docm"}
_READ = {*_WORD, ".md", ".markdown", ".txt", ".pdf"}
_LONGEST_HEADING = 60  # letters; a longer line is a sentence
_ENOUGH = 4  # parts that are known by their headings, where the title does not tell
_LONGEST = 2_000  # letters of one sentence
_TITLE = re.compile(r"\bspelregl", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"])")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|§\s*\d+)\s+")
_LABEL = re.compile(r"^(?P<label>[^:.]{3,80}):\s*(?P<said>.*)$")
_BY = re.compile(r"\bav\s+(?P<by>[^,.;\d(]{3,80}?)\s*(?=$|[,.;\d(]|\bden\b)", re.IGNORECASE)
_MINUTE = re.compile(r"§+\s*\d{1,4}")
_OPEN = re.compile(r"\[[^\]]*\]")  # a place in the template that nobody has filled in


@dataclass(frozen=True, slots=True)
class ReadGameRules:
    """Game rules as read, and what was doubtful."""

    rules: GameRules
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...] = ()

    @property
    def facts(self) -> Facts:
        """The game rules as the facts of a file."""
        return Facts(game_rules=(self.rules,))

    def document(self, language: str = "sv") -> DocumentInfo:
        """What was read and how, for a report."""
        source = self.rules.source
        return DocumentInfo(
            kind="game_rules",
            file=source.file if source else self.rules.id,
            organ=None,
            adopted=max((one.on for one in self.rules.agreed), default=None),
            rows=sum(len(section.rules) for section in self.rules.sections or ()),
            reading=(*self.notes, *places_told(self.doubts, language)),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    place: str
    level: int | None = None  # of a heading; 0 for a title, None for what is no heading


@dataclass(slots=True)
class _Section:
    part: GamePart | None
    heading: str | None
    level: int
    place: str
    rules: list[GameRule] = field(default_factory=list)


def read_game_rules(path: Path) -> ReadGameRules:
    """The game rules of a document. Raises UnreadableInput where it is none, or cannot be read."""
    suffix = path.suffix.casefold()
    if suffix not in _READ:
        words = f"Spelregler i filer som slutar på {suffix or 'inget alls'} kan inte läsas."
        raise UnreadableInput.one(path.name, words, "Spara dem som .docx, .pdf, .md eller .txt, eller skriv dem som .yaml.")
    lines, notes = _of_word(path) if suffix in _WORD else _of_text(path)
    reading = _Reading(path.name)
    for line in lines:
        reading.take(line)
    if not reading.are_game_rules:
        raise UnreadableInput.one(
            path.name,
            "Dokumentet ser inte ut att vara spelregler: rubrikerna känns inte igen.",
            "Ge avsnitten rubriker, som Syfte, Roller och Kontaktvägar. En mall: samspel game-rules new.",
        )
    return ReadGameRules(reading.rules(path.stem), tuple(reading.doubts), notes)


class _Reading:
    """Takes the lines one after the other; a heading of the same level or above ends a section."""

    def __init__(self, file: str) -> None:
        self.sections: list[_Section] = []
        self.doubts: list[Doubt] = []
        self._file = file
        self._title: str | None = None
        self._agreed: dict[Bound, Agreement] = {}
        self._owner: str | None = None
        self._review: date | None = None

    @property
    def are_game_rules(self) -> bool:
        """Whether a part is known, and the title says what it is; without such a title some parts more must be known."""
        parts = {section.part for section in self.sections if section.part}
        return len(parts) >= (1 if self._title and _TITLE.search(self._title) else _ENOUGH)

    def take(self, line: _Line) -> None:
        """Puts a line where it belongs: title, heading, fact of the document, or sentences of the section."""
        if self._title is None and not self.sections and (line.level == 0 or _TITLE.search(line.text)):
            self._title = line.text
        elif line.level is not None or self._looks_like_heading(line):
            self._open(line)
        elif not self._fact(line):
            self._sentences(line)

    def rules(self, name: str) -> GameRules:
        """What was read, as facts."""
        return GameRules(
            id=re.sub(r"[\s/#@]+", "-", name)[:120] or "spelregler",
            title=self._title,
            agreed_by_elected=self._agreed.get(Bound.ELECTED),
            agreed_by_officials=self._agreed.get(Bound.OFFICIALS),
            owner=self._owner,
            review=self._review,
            sections=tuple(
                GameSection(part=one.part, heading=one.heading, rules=tuple(one.rules), source=self._at(one.place))
                for one in self.sections
            ),
            source=Source(file=self._file, place="hela dokumentet"),
        )

    def _at(self, place: str, text: str | None = None) -> Source:
        return Source(file=self._file, place=place, text=text)

    def _looks_like_heading(self, line: _Line) -> bool:
        """A short line that names a part and is no sentence, in a document that does not mark its headings."""
        text = line.text
        return (
            len(text) <= _LONGEST_HEADING
            and not re.search(r"[.:;!?]$", text)
            and ":" not in text
            and (game_words.part_of(text) is not None and game_words.binds(text) is None and not days(text))
        )

    def _open(self, line: _Line) -> None:
        text = _NUMBER.sub("", line.text)
        if game_words.says("front", text):
            return
        part, level = game_words.part_of(text), 99 if line.level is None else line.level
        current = self.sections[-1] if self.sections else None
        if part is None and current is not None and current.part is not None and level > current.level:
            return  # a heading inside a part that is known
        self.sections.append(_Section(part, text or None, level, line.place))
        if part is None:
            self.doubts.append(Doubt(line.place, text, "Rubriken hör inte till något känt avsnitt."))

    def _fact(self, line: _Line) -> bool:
        """Whether the line is about the document itself: who agreed when, who owns it, when it is reviewed.

        Inside a part that is known a line is so only where it opens as one; anything else there is a sentence of the part.
        """
        text = without_bullet(line.text)
        label = _LABEL.match(text)
        name, said = (label["label"], label["said"]) if label else (text, text)
        found, in_part = days(said), any(section.part for section in self.sections)
        says = game_words.opens if in_part else game_words.says
        dated = bool(found) or (label is not None and not in_part)
        if label and game_words.is_all("owner_label", name):
            self._own(line, said)
        elif dated and says("review_label", name):
            self._review = found[0].day if found else self._review
        elif dated and says("agreed_label", name):
            agreed = self._agree(line, name, said if label else None, found)
            if not agreed and not in_part:
                reason = "Det går inte att se vem som har enats om spelreglerna, och när."
                self.doubts.append(Doubt(line.place, line.text, reason))
            return agreed or not in_part
        else:
            return False
        return True

    def _own(self, line: _Line, said: str) -> None:
        owner = _OPEN.sub("", said).strip(" .")
        if lexicon.named_person(owner):
            self.doubts.append(Doubt(line.place, owner, "En ägare ska vara en funktion, inte en person."))
        elif owner:
            self._owner = owner

    def _agree(self, line: _Line, name: str, said: str | None, found: Sequence[DayFound]) -> bool:
        """Keeps who has agreed and when; whether that could be seen. A place that nobody has filled in is seen, too.

        `said` is what stands behind a label: "Överenskomna av tjänstepersonerna: Ledningsgruppen 2023-02-08".
        """
        if said and _OPEN.fullmatch(said.strip()):
            return True
        by = _BY.search(name)
        behind = _OPEN.sub("", said[: found[0].start]).strip(" ,.;") if said and found else ""
        who = behind or (by["by"].strip() if by else "")
        side = game_words.binds(name) or game_words.binds(who)
        if not found or not who or side is None:
            return False
        minute = _MINUTE.search(said or name)
        agreement = Agreement(by=who, on=found[0].day, minute=minute[0] if minute else None, source=self._at(line.place))
        for one in (Bound.ELECTED, Bound.OFFICIALS) if side is Bound.BOTH else (side,):
            self._agreed[one] = agreement
        return True

    def _sentences(self, line: _Line) -> None:
        if not self.sections:
            self.sections.append(_Section(None, None, 99, line.place))
        for text in _SENTENCE.split(without_bullet(line.text)):
            if len(text) > _LONGEST:
                self.doubts.append(Doubt(line.place, short(text, 60), "Meningen är orimligt lång och lästes inte."))
            elif re.search(r"\w", text):
                self.sections[-1].rules.append(GameRule(text=text, source=self._at(line.place, text)))


def _of_word(path: Path) -> tuple[Iterable[_Line], tuple[str, ...]]:
    from .docx import read_docx

    document = read_docx(path)
    return _lines(document), document.notes


def _lines(document: GridDocument) -> Iterator[_Line]:
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if row.header:
                    continue
                cells = [fold(cell.text) for cell in row.cells if cell.text and not cell.repeats]
                place = f"tabell {block.number}, rad {row.number}"
                if len(cells) == 2 and len(cells[0]) <= _LONGEST_HEADING:  # a label and what it says
                    yield _Line(": ".join(" ".join(cell.split()) for cell in cells), place)
                else:
                    yield from (_Line(part, place) for cell in cells for part in cell.split("\n"))
        else:
            for part in fold(block.text).split("\n"):
                yield _Line(part.strip(), f"stycke {block.number}", block.heading)


def _of_text(path: Path) -> tuple[Iterable[_Line], tuple[str, ...]]:
    read = read_text(path)
    lines = (line for line in read.lines if not line.furniture)
    return [_Line(line.text, line.place, 1 if line.heading else None) for line in lines], read.notes


@dataclass(frozen=True, slots=True)
class LoadedGameRules:
    """A municipality with game rules, and the document that a report is about, if they were read from one."""

    town: Municipality
    document: DocumentInfo | None


def load_game_rules(path: Path, beside: Sequence[Path] = (), language: str = "sv") -> LoadedGameRules:
    """The game rules of a document or of a native file, with the files beside it that say who the organs and roles are.

    Raises UnreadableInput with every mistake of every file, also where there are no game rules.
    """
    problems: list[Problem] = []
    read = facts = None
    if path.suffix.casefold() in NATIVE:
        facts = gather(problems, read_facts, path)
    elif (read := gather(problems, read_game_rules, path)) is not None:
        facts = read.facts
    others = [part for one in beside if (part := gather(problems, read_facts, one)) is not None]
    if problems or facts is None:
        raise UnreadableInput(problems)
    if not facts.game_rules:
        words, remedy = "Filen har inga spelregler.", "Ange ett dokument, eller en YAML-fil med `game_rules`."
        raise UnreadableInput.one(path.name, words, remedy)
    return LoadedGameRules(join(facts, *others), read.document(language) if read else None)

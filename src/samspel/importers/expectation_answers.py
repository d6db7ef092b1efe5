"""Answers to the questionnaire on expectations, from CSV or Excel: one row a person, a column for each question."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UnreadableInput
from ..expectations.questionnaire import (
    GROUP_COLUMN,
    HIGHEST,
    LOWEST,
    SIDE_COLUMN,
    SIDE_WORDS,
    Answers,
    Scale,
    Theme,
    column,
    themes,
)
from ..model import Side
from ..office import load_bytes
from .grid import Grid, fold, normalise

_SIDES = {
    "förtroendevald": Side.POLITICAL, "förtroendevalda": Side.POLITICAL, "politiker": Side.POLITICAL,
    "tjänsteperson": Side.OFFICIAL, "tjänstepersoner": Side.OFFICIAL, "tjänsteman": Side.OFFICIAL, "anställd": Side.OFFICIAL,
}  # fmt: skip
_MOST = 20_000  # rows
_TOLD = 20  # mistakes of one file


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """The answers, and what was left out, in Swedish."""

    answers: tuple[Answers, ...]
    notes: tuple[str, ...]


def read_answers(path: Path, asked: Sequence[Theme] | None = None) -> ReadAnswers:
    """The answers in a file. Raises UnreadableInput with every mistake, each with its row."""
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        rows = _of_workbook(path)
    elif suffix in (".csv", ".txt", ".tsv"):
        rows = _of_csv(path)
    else:
        words = f"Svar i filer som slutar på {suffix or 'inget alls'} kan inte läsas."
        raise UnreadableInput.one(path.name, words, "Spara svaren som .xlsx eller .csv.")
    if len(rows) > _MOST:
        raise UnreadableInput.one(path.name, f"Filen har fler än {_MOST} rader.", "Dela upp den.")
    return _Reading(path.name, rows, asked or themes()).read()


class _Reading:
    def __init__(self, file: str, rows: Sequence[tuple[int, Sequence[str]]], asked: Sequence[Theme]) -> None:
        self._file, self._rows = file, rows
        self._questions = {
            column(one.id, scale).casefold(): (one.id, scale)
            for theme in asked
            for one in theme.statements
            for scale in Scale
        }
        self._problems: list[Problem] = []

    def read(self) -> ReadAnswers:
        """Every row below the headings as one person's answers."""
        start = next((at for at, (_, cells) in enumerate(self._rows) if self._is_head(cells)), None)
        if start is None:
            raise UnreadableInput.one(
                self._file,
                f"Ingen rad har rubrikerna {SIDE_COLUMN} och {column('F1', Scale.NOW)}.",
                "Börja med formuläret: samspel expectations form -o svar.xlsx.",
            )
        heads = [" ".join(head.split()).casefold() for head in self._rows[start][1]]
        answers = [
            found for row, cells in self._rows[start + 1 :] if any(cells) and (found := self._person(row, heads, cells))
        ]
        if not answers and not self._problems:
            raise UnreadableInput.one(self._file, "Filen har inga svar.", "Skriv en rad för varje person som har svarat.")
        if self._problems:
            raise UnreadableInput(self._problems[:_TOLD])
        known = {SIDE_COLUMN.casefold(), GROUP_COLUMN.casefold(), *self._questions}
        left = [head for head, name in zip(self._rows[start][1], heads, strict=True) if name and name not in known]
        notes = (f"{self._file}: kolumnerna {', '.join(left)} lästes inte.",) if left else ()
        return ReadAnswers(tuple(answers), notes)

    def _is_head(self, cells: Sequence[str]) -> bool:
        names = {" ".join(cell.split()).casefold() for cell in cells}
        return SIDE_COLUMN.casefold() in names and not names.isdisjoint(self._questions)

    def _person(self, row: int, heads: Sequence[str], cells: Sequence[str]) -> Answers | None:
        said = dict(zip(heads, cells, strict=False))
        side = _SIDES.get(said[SIDE_COLUMN.casefold()].strip().casefold())
        if side is None:
            words = f"{SIDE_COLUMN}: ”{said[SIDE_COLUMN.casefold()]}” är ingen av sidorna."
            self._say(row, words, f"Skriv {' eller '.join(SIDE_WORDS.values())}.")
        given = dict(self._answers(row, said))
        return None if side is None else Answers(side, given, said.get(GROUP_COLUMN.casefold(), "").strip() or None)

    def _answers(self, row: int, said: dict[str, str]) -> Iterator[tuple[tuple[str, Scale], int]]:
        for name, question in self._questions.items():
            text = said.get(name, "").strip().removesuffix(".0").removesuffix(",0")
            if text.isdecimal() and LOWEST <= int(text) <= HIGHEST:
                yield question, int(text)
            elif text:
                words = f"{column(*question)}: ”{text[:20]}” är inget svar."
                self._say(row, words, f"Skriv {LOWEST}–{HIGHEST}, eller lämna rutan tom.")

    def _say(self, row: int, words: str, remedy: str) -> None:
        self._problems.append(Problem(self._file, row, words, remedy))


def _of_csv(path: Path) -> list[tuple[int, Sequence[str]]]:
    data = load_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    head = next((line for line in text.splitlines() if SIDE_COLUMN.casefold() in line.casefold()), text[:1000])
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, [fold(normalise(cell)) for cell in cells]) for cells in reader]
    except csv.Error:
        raise UnreadableInput.one(
            path.name, "Filen går inte att läsa som CSV.", "Spara om den i Excel som CSV UTF-8."
        ) from None


def _of_workbook(path: Path) -> list[tuple[int, Sequence[str]]]:
    """The rows of the first sheet that has the headings; of the first sheet where none has."""
    from .xlsx import read_xlsx

    sheets: list[list[tuple[int, Sequence[str]]]] = [
        [(row.number, [fold(cell.text) for cell in row.cells]) for row in block.rows]
        for block in read_xlsx(path).blocks
        if isinstance(block, Grid)
    ]
    found = [sheet for sheet in sheets if any(SIDE_COLUMN in cells for _, cells in sheet)]
    return next(iter(found or sheets), [])

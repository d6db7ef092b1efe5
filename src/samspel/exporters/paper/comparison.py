"""A comparison of two delegation orders as a draft paper for the board: proposal, summary, what changes, who gains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...checks.comparison import Comparison, Kind, MatterChange
from ..comparison_text import DETAILED, head, notes
from ..comparison_text import SAY as COMPARED
from ..comparison_words import line, rows
from .blocks import Block, Bullets, Heading, Paper, Paragraph, Run, Table, in_lines, words

_SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "title": "Tjänsteskrivelse: ny delegationsordning för {organ}", "organ": "nämnden",
        "to": "Till: ", "day": "Datum: ", "number": "Diarienummer: ", "by": "Handläggare: ", "fill": "[fyll i]",
        "proposal": "Förslag till beslut",
        "adopt": "{organ} antar den bifogade delegationsordningen. Den gäller från och med {day}.",
        "repeal": "Delegationsordningen{adopted} upphör att gälla samma dag.", "adopted": " som antogs {day}",
        "some_day": "[dag]", "summary": "Sammanfattning av ändringarna", "check": "Kontrollera före beslutet",
        "check_intro": "Här är jämförelsen osäker. Läs raderna i båda dokumenten.", "row": "Rad {rows}: ",
        "changes": "Ändringarna", "matter": "Ärende", "before": "Före", "after": "Efter", "means": "Innebär",
        "assessment": "Handläggarens bedömning",
        "why": "[Skriv varför ordningen ändras och vad ni bedömer att det leder till.]",
        "made": "Utkastet är gjort ur de två dokumenten. Det inom hakparentes fyller ni i.",
    },
    "en": {
        "title": "Board paper: new delegation order for {organ}", "organ": "the board",
        "to": "To: ", "day": "Date: ", "number": "Reference: ", "by": "Official in charge: ", "fill": "[fill in]",
        "proposal": "Proposed decision",
        "adopt": "{organ} adopts the attached delegation order, in force from {day}.",
        "repeal": "The delegation order{adopted} ceases to apply the same day.", "adopted": " adopted {day}",
        "some_day": "[day]", "summary": "The changes in short", "check": "Check before the decision",
        "check_intro": "Here the comparison is not certain. Read the rows in both documents.", "row": "Row {rows}: ",
        "changes": "The changes", "matter": "Matter", "before": "Before", "after": "After", "means": "Means",
        "assessment": "Assessment", "why": "[Say why the order is changed and what you expect of it.]",
        "made": "The draft is made from the two documents. Fill in what stands in square brackets.",
    },
}  # fmt: skip


def comparison_paper(comparison: Comparison, language: str = "sv") -> Paper:
    """The comparison as a draft of the paper by which an official puts the new order before the board."""
    say = _SAY[language]
    organ = comparison.after.organ or comparison.before.organ or say["organ"]
    blocks = [
        Paragraph(words(say["made"]), quiet=True),
        Bullets((words(say["to"], organ), *(words(say[key], say["fill"]) for key in ("day", "number", "by")))),
        *_proposal(comparison, organ, say),
        *_summary(comparison, language),
        *_checks(comparison, language),
        *_changes(comparison, language),
        *_notes(comparison, language),
        Heading(words(say["assessment"])),
        Paragraph(words(say["why"])),
        Paragraph(words(COMPARED[language]["end"]), quiet=True),
    ]  # fmt: skip
    return Paper(words(say["title"].format(organ=organ)), language, comparison.after.adopted, tuple(blocks))


def _proposal(comparison: Comparison, organ: str, say: Mapping[str, str]) -> Iterator[Block]:
    day = comparison.after.in_force_from
    adopted = comparison.before.adopted
    yield Heading(words(say["proposal"]))
    yield Bullets(
        (
            words(say["adopt"].format(organ=organ[:1].upper() + organ[1:], day=day or say["some_day"])),
            words(say["repeal"].format(adopted=say["adopted"].format(day=adopted) if adopted else "")),
        )
    )


def _summary(comparison: Comparison, language: str) -> Iterator[Block]:
    _title, *lines = head(comparison, language)
    yield Heading(words(_SAY[language]["summary"]))
    yield Bullets(tuple(words(text) for text in lines))


def _checks(comparison: Comparison, language: str) -> Iterator[Block]:
    say = _SAY[language]
    doubtful = [line(change, language) for change in comparison.matters if change.doubts]
    if doubtful:
        yield Heading(words(say["check"]))
        yield Paragraph(words(say["check_intro"]))
        yield Bullets(
            tuple(words(Run(say["row"].format(rows=one.rows), strong=True), " ".join(one.doubts)) for one in doubtful)
        )


def _changes(comparison: Comparison, language: str) -> Iterator[Block]:
    said = COMPARED[language]
    kinds = [(kind, comparison.of_kind(kind)) for kind in DETAILED]
    renumbered = comparison.of_kind(Kind.RENUMBERED)
    if renumbered or any(changes for _, changes in kinds):
        yield Heading(words(_SAY[language]["changes"]))
    for kind, changes in kinds:
        if changes:
            yield _table(said[kind], changes, language)
    if renumbered:
        yield Heading(words(said[Kind.RENUMBERED]), 3)
        yield Paragraph(words("; ".join(rows(one) for one in renumbered)))


def _table(caption: str, changes: tuple[MatterChange, ...], language: str) -> Table:
    say = _SAY[language]
    lines = []
    for one in (line(change, language) for change in changes):
        doubts = tuple(f"{COMPARED[language]['check']}: {text}" for text in one.doubts)
        cells = ((one.about,), one.before or ("–",), one.after or ("–",), (*one.means, *doubts))
        lines.append(tuple(in_lines(*texts) for texts in cells))
    return Table(
        words(caption), tuple(say[key] for key in ("matter", "before", "after", "means")), tuple(lines), (24, 22, 22, 32)
    )


def _notes(comparison: Comparison, language: str) -> Iterator[Block]:
    for title, texts in notes(comparison, language):
        yield Heading(words(title))
        yield Bullets(tuple(words(text) for text in texts))

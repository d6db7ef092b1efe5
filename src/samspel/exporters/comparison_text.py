"""A comparison of two delegation orders as text for a terminal: what moves power first, what is only other words last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..checks.comparison import Comparison, Kind, MatterChange, Version
from .comparison_words import holder, line, rows
from .paragraphs import paragraphs

SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "title": "Jämförelse av två delegationsordningar: {organ}", "before": "Före", "after": "Efter",
        "version": "{title}{adopted}, {rows} rader ({file})", "adopted": ", antagen {day}", "order": "delegationsordning",
        "from": "Den nya ordningen gäller från {day}.", "from_unknown": "Det framgår inte från vilken dag den nya ordningen "
        "gäller.",
        "uncovered": "Ingen av ordningarna gäller {first}–{last}.",
        "overlapping": "Båda ordningarna gäller {first}–{last}. Upphäv den gamla i samma beslut.",
        Kind.POWER: "Ändrad beslutanderätt", Kind.NEW: "Nya ärenden", Kind.REMOVED: "Borttagna ärenden",
        Kind.UNCERTAIN: "Osäkert om det är samma ärende",
        Kind.TERMS: "Ändrade lagrum, anmälan, anmärkningar och liknande", Kind.WORDING: "Andra ord, samma beslutanderätt",
        Kind.RENUMBERED: "Bara nytt nummer", Kind.SAME: "Oförändrade",
        "nothing": "Ordningarna är lika.", "no_power": "Ingen får mer eller mindre att besluta om.",
        "check": "Kontrollera", "clauses": "Allmänna bestämmelser", "clause_new": "Ny: {words}",
        "clause_gone": "Borttagen: {words}", "clause_words": "Andra ord: ”{before}” → ”{after}”",
        "clause_other": "Ändrad: ”{before}” → ”{after}”",
        "text": "Texten utanför tabellerna är ändrad (borta eller ändrade stycken: {gone}, nya eller ändrade: {come}). "
        "samspel jämför bara de allmänna bestämmelser som har kunnat läsas ut. Läs texterna.",
        "who": "Vem får och förlorar",
        "holder": "{name}: {parts}.", "gains": "får mer i {n} ({rows})", "loses": "får mindre i {n} ({rows})",
        "shifts": "får annat i {n} ({rows})", "one": "1 ärende", "many": "{n} ärenden",
        "renamed": "{before} finns inte i den nya ordningen. {after} finns bara i den nya och har just samma "
        "beslutanderätt ({n}). Är det bara en ny benämning?",
        "read_both": "Det som står under Kontrollera ska läsas i båda dokumenten.",
        "end": "samspel jämför det som står på raderna. Vad ändringarna betyder i ett enskilt ärende kräver en bedömning.",
    },
    "en": {
        "title": "Two delegation orders compared: {organ}", "before": "Before", "after": "After",
        "version": "{title}{adopted}, {rows} rows ({file})", "adopted": ", adopted {day}", "order": "delegation order",
        "from": "The new order is in force from {day}.", "from_unknown": "It is not stated from which day the new order is "
        "in force.",
        "uncovered": "Neither order is in force {first}–{last}.",
        "overlapping": "Both orders are in force {first}–{last}. Repeal the old one in the same decision.",
        Kind.POWER: "Changed power", Kind.NEW: "New matters", Kind.REMOVED: "Removed matters",
        Kind.UNCERTAIN: "Perhaps the same matter",
        Kind.TERMS: "Changed law references, reporting, remarks and the like", Kind.WORDING: "Other words, same power",
        Kind.RENUMBERED: "Another number only", Kind.SAME: "Unchanged",
        "nothing": "The orders are alike.", "no_power": "Nobody may decide more or less.",
        "check": "Check", "clauses": "General clauses", "clause_new": "New: {words}",
        "clause_gone": "Removed: {words}", "clause_words": 'Other words: "{before}" → "{after}"',
        "clause_other": 'Changed: "{before}" → "{after}"',
        "text": "The text outside the tables has changed (paragraphs gone or changed: {gone}, new or changed: {come}). "
        "Only the general clauses that could be read from it are compared. Read the texts.",
        "who": "Who gains and who loses",
        "holder": "{name}: {parts}.", "gains": "more in {n} ({rows})", "loses": "less in {n} ({rows})",
        "shifts": "other power in {n} ({rows})", "one": "1 matter", "many": "{n} matters",
        "renamed": "{before} is not in the new order. {after} is only in the new one and has just the same power ({n}). "
        "Is it only a new title?",
        "read_both": "What stands under Check should be read in both documents.",
        "end": "samspel compares what the rows say. What the changes mean in a single case needs judgement.",
    },
}  # fmt: skip
DETAILED = (Kind.POWER, Kind.NEW, Kind.REMOVED, Kind.UNCERTAIN, Kind.TERMS, Kind.WORDING)


def comparison_text(comparison: Comparison, language: str = "sv", width: int = 100) -> str:
    """The comparison as text."""
    return paragraphs(_lines(comparison, language), width)


def _lines(comparison: Comparison, language: str) -> Iterator[tuple[str, int]]:
    say = SAY[language]
    for text in head(comparison, language):
        yield text, 0
    for kind in DETAILED:
        changes = comparison.of_kind(kind)
        if changes:
            yield "", 0
            yield say[kind].upper(), 0
        for change in changes:
            one = line(change, language)
            yield f"– {say_row(one.rows, language)}: {one.matter}", 0
            if kind in (Kind.NEW, Kind.REMOVED):
                yield from ((text, 4) for text in (one.before or one.after))
            if kind is not Kind.NEW:
                yield from ((text, 4) for text in one.means)
            yield from ((f"{say['check']}: {text}", 4) for text in one.doubts)
    renumbered = comparison.of_kind(Kind.RENUMBERED)
    if renumbered:
        yield "", 0
        yield say[Kind.RENUMBERED].upper(), 0
        yield "; ".join(rows(one) for one in renumbered), 2
    for title, texts in notes(comparison, language):
        yield "", 0
        yield title.upper(), 0
        for text in texts:
            yield f"– {text}", 0
    yield "", 0
    if any(one.doubts for one in comparison.matters):
        yield say["read_both"], 0
    yield say["end"], 0


def say_row(numbers: str, language: str) -> str:
    """`Rad 3.2 → 4.1`."""
    return f"{'Rad' if language == 'sv' else 'Row'} {numbers}"


def head(comparison: Comparison, language: str) -> Iterator[str]:
    """Which orders are compared, from when the new one holds, and how many matters each kind has."""
    say = SAY[language]
    yield say["title"].format(organ=comparison.after.organ or comparison.before.organ or "–")
    yield f"{say['before']}: {_version(comparison.before, say)}"
    yield f"{say['after']}: {_version(comparison.after, say)}"
    start = comparison.after.in_force_from
    yield say["from"].format(day=start) if start else say["from_unknown"]
    for name, days in (("uncovered", comparison.uncovered), ("overlapping", comparison.overlapping)):
        if days:
            yield say[name].format(first=days[0], last=days[1])
    numbers = [(say[kind], len(comparison.of_kind(kind))) for kind in (*DETAILED, Kind.RENUMBERED, Kind.SAME)]
    if not comparison.moves_power:
        alike = numbers[:-1] == [(name, 0) for name, _ in numbers[:-1]] and not comparison.clauses
        yield say["nothing" if alike else "no_power"]
    yield " ".join(f"{name}: {number}." for name, number in numbers if number)


def notes(comparison: Comparison, language: str) -> Iterator[tuple[str, list[str]]]:
    """What stands beside the rows: clauses, holders, titles that may be new names."""
    say = SAY[language]
    clauses = list(_clauses(comparison, say))
    if clauses:
        yield say["clauses"], clauses
    holders = list(_holders(comparison, language))
    holders += [
        say["renamed"].format(before=one.before, after=one.after, n=_matters(one.matters, say)) for one in comparison.renamed
    ]
    if holders:
        yield say["who"], holders


def _version(version: Version, say: Mapping[str, str]) -> str:
    return say["version"].format(
        title=version.title or say["order"],
        adopted=_day(version.adopted, say),
        rows=version.rows,
        file=version.file or version.order,
    )


def _day(day: date | None, say: Mapping[str, str]) -> str:
    return say["adopted"].format(day=day) if day else ""


def _clauses(comparison: Comparison, say: Mapping[str, str]) -> Iterator[str]:
    for clause in comparison.clauses:
        before, after = " ".join(clause.before), " ".join(clause.after)
        if not before or not after:
            yield say["clause_new" if after else "clause_gone"].format(words=after or before)
        else:
            yield say["clause_other" if clause.moves_power else "clause_words"].format(before=before, after=after)
    if comparison.paragraphs_removed or comparison.paragraphs_added:
        yield say["text"].format(gone=len(comparison.paragraphs_removed), come=len(comparison.paragraphs_added))


def _holders(comparison: Comparison, language: str) -> Iterator[str]:
    say = SAY[language]
    for _, powers in comparison.holders():
        ways: dict[str, list[MatterChange]] = {"gains": [], "loses": [], "shifts": []}
        for matter, power in powers:
            if power.changed:
                both = bool(power.gained) == bool(power.lost)
                ways["shifts" if both else "gains" if power.gained else "loses"].append(matter)
        parts = [
            say[way].format(n=_matters(len(changes), say), rows=_row_list(changes))
            for way, changes in ways.items()
            if changes
        ]
        if parts:
            yield say["holder"].format(name=holder(powers[0][1], language), parts="; ".join(parts))


def _row_list(changes: Iterable[MatterChange]) -> str:
    """Both numbers of each matter, so that 4.5 that was removed is not taken for 4.5 that is new."""
    return "; ".join(dict.fromkeys(_both(change) for change in changes))


def _both(change: MatterChange) -> str:
    if change.kind is Kind.NEW:
        return f"– → {rows(change)}"
    return f"{rows(change)} → –" if change.kind is Kind.REMOVED else rows(change)


def _matters(number: int, say: Mapping[str, str]) -> str:
    return say["one"] if number == 1 else say["many"].format(n=number)

"""Prints found, missed and extra findings per slug on the labelled orders."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samspel.checks.run import check
from samspel.errors import UnreadableInput
from samspel.findings import Finding, Level, Verdict
from samspel.importers import load_files
from samspel.model import Order
from samspel.rules import shipped_packs
from tests.corpus import CORPUS, ORDERS, Label, labels, word_file

DAY = date(2026, 11, 21)
FAMILIES = {
    "reserved-matter": {
        "statement-to-council-delegated", "statement-on-appeal-delegated", "citizens-proposal-delegated",
        "goals-and-scope-delegated", "council-matter-delegated", "principled-matter-delegated",
    },
    "several-delegates-undivided": {"several-delegates-undivided", "joint-employees", "mixed-delegation", "joint-members"},
}  # fmt: skip
"""Labels that several of our rules answer."""


@dataclass(slots=True)
class Result:
    """What the rules said about one labelled order, beside its labels."""

    name: str
    labels: tuple[Label, ...]
    order: Order | None = None
    refused: str = ""
    reading: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[str, ...] = ()
    found: dict[Label, list[Finding]] = field(default_factory=dict)

    @property
    def extra(self) -> list[Finding]:
        """Findings on rows that no label with their slug covers."""
        return [one for one in self.findings if not any(self.matches(label, one) for label in self.labels)]

    def matches(self, label: Label, finding: Finding) -> bool:
        """Whether a finding is about a row that the label names."""
        if finding.slug not in FAMILIES.get(label.slug, {label.slug}):
            return False
        return label.rows == "*" or any(target.strip() in self._names(finding) for target in label.rows.split("/"))

    def _names(self, finding: Finding) -> set[str]:
        """What a label may call the row of a finding: its number and those above it, or its place in the order."""
        assert self.order is not None
        rows = {f"{self.order.id}/row/{row.id}": (place, row) for place, row in enumerate(self.order.rows, start=1)}
        if finding.about not in rows:
            return set()
        place, row = rows[finding.about]
        if not any(one.number for one in self.order.rows):
            return {str(place)}
        number = row.number or ""
        return {number, number.split(" ")[0]}


def judge(name: str, folder: Path, slugs: Iterable[str]) -> Result:
    """Reads and checks one labelled order."""
    wanted = set(slugs)
    result = Result(name, tuple(label for label in labels(name) if label.slug in wanted))
    file = folder / f"{name}.docx"
    file.write_bytes(word_file(name))
    try:
        loaded = load_files([file])
    except UnreadableInput as error:
        result.refused = str(error)
        return result
    info = loaded.document()
    report = check(loaded.town, on=DAY, document=info)
    result.order, result.findings = loaded.order, report.findings
    result.reading = info.reading if info else ()
    result.questions = tuple(f"[{question.settles}] {question.text}" for question in report.questions)
    result.found = {label: [one for one in report.findings if result.matches(label, one)] for label in result.labels}
    return result


def as_question(findings: Iterable[Finding]) -> bool:
    """Whether nothing firmer than a question was said."""
    return all(one.verdict is Verdict.DOUBT or one.level is Level.QUESTION for one in findings)


def lines(results: list[Result], slugs: list[str]) -> Iterator[str]:
    """The whole print-out."""
    yield f"{'slug':<28} {'labels':>6} {'found':>6} {'as question':>12} {'missed':>7} {'extra':>6}"
    total: Counter[str] = Counter()
    for slug in slugs:
        row = _counts(results, slug)
        if any(row.values()):
            total.update(row)
            yield _line(slug, row)
    yield _line("all", total)
    yield "\nHow each order was read"
    for result in results:
        rows = len(result.order.rows) if result.order else 0
        yield f"  {result.name}: {result.refused or f'{rows} rows'}"
        yield from (f"    {sentence}" for sentence in result.reading)
    yield "\nMissed"
    for result in results:
        for label in result.labels:
            if not result.found.get(label):
                why = " (order refused)" if result.refused else ""
                yield f"  {label.slug}  {result.name}, row {label.rows} ({label.confidence}){why}: {label.reason}"
    yield "\nExtra"
    for result in results:
        yield from (f"  {_shown(result, one)}" for one in result.extra)
    yield "\nErrors"
    for result in results:
        yield from (f"  {_shown(result, one)}" for one in result.findings if one.level is Level.ERROR)
    yield "\nQuestions, grouped, with how many rows each settles"
    for result in results:
        yield from (f"  {result.name}: {question}" for question in result.questions)


def _counts(results: list[Result], slug: str) -> Counter[str]:
    row: Counter[str] = Counter()
    for result in results:
        for label in result.labels:
            if label.slug == slug:
                hits = result.found.get(label, [])
                row["labels"] += 1
                row["missed" if not hits else "as question" if as_question(hits) else "found"] += 1
        row["extra"] += sum(one.slug == slug for one in result.extra)
    return row


def _line(slug: str, row: Counter[str]) -> str:
    return f"{slug:<28} {row['labels']:>6} {row['found']:>6} {row['as question']:>12} {row['missed']:>7} {row['extra']:>6}"


def _shown(result: Result, one: Finding) -> str:
    level = f"question, would be {one.would_be}" if one.verdict is Verdict.DOUBT else one.level.value
    part = f" [{one.part}]" if one.part else ""
    return f"{one.slug} ({level})  {result.name}, row {one.row or one.about}{part}: {one.message}"


def main() -> int:
    """Prints the comparison."""
    if not CORPUS.is_dir():
        print(f"The corpus is not here: {CORPUS} does not exist. Nothing was measured.")
        return 0
    slugs = sorted({*FAMILIES, *(rule.slug for pack in shipped_packs() for rule in pack.rules)})
    with tempfile.TemporaryDirectory() as folder:
        results = [judge(name, Path(folder), slugs) for name in ORDERS]
    for line in lines(results, slugs):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The results of cases as text for a terminal: what does not pass first, then what the cases leave untried."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.case_results import CaseReport
from .case_words import SAY, differs, name, row_words, untested, verdict
from .paragraphs import paragraphs


def case_text(report: CaseReport, width: int = 100) -> str:
    """The results as text."""
    return paragraphs(_lines(report), width)


def _lines(report: CaseReport) -> Iterator[tuple[str, int]]:
    say = SAY[report.language]
    yield say["put_to"].format(file=report.file, files=", ".join(report.files)), 0
    yield verdict(report), 0
    for result in report.failed:
        yield "", 0
        yield f"{report.file}:{result.line}: {name(result, report.language)}", 0
        for text in differs(result, report.language):
            yield text, 4
    coverage = report.coverage
    yield "", 0
    yield say["coverage" if coverage.rows else "no_rows"].format(tried=coverage.tried, rows=coverage.rows), 0
    if coverage.untried:
        yield f"{say['untried']}:", 0
        yield from ((f"– {_row(one.number, one.matter) or row_words(one, report.language)}", 0) for one in coverage.untried)
    if coverage.limits:
        yield f"{say['limits']}:", 0
        yield from ((f"– {untested(one, report.language)}", 0) for one in coverage.limits)
    if report.titles:
        yield "", 0
        yield say["titles"].format(titles=", ".join(report.titles)), 0


def _row(number: str | None, matter: str | None) -> str | None:
    return f"{number} {matter or ''}".strip() if number else None

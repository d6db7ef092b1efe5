"""A report as GitHub annotations: one line of `::error file=…::` for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding, Level, Report
from .report_sentences import line_in
from .report_words import SAY

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.QUESTION: "notice", Level.ADVICE: "notice"}


def report_github(report: Report) -> str:
    """The findings, the gravest first, in the form that GitHub Actions reads from a log."""
    findings = sorted(report.findings, key=lambda finding: (finding.level.weight, finding.sort_key))
    lines = [_line(finding, report.language) for finding in findings]
    if report.fault is not None:
        lines.insert(0, f"::error title=samspel::{_data(str(SAY[report.language][report.fault]))}")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, language: str) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    row = f"{SAY[language]['row']} {finding.row}: " if finding.row else ""
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(f'{row}{finding.message} {finding.remedy}'.strip())}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.source is not None:
        yield "file", finding.source.file
        if line := line_in(finding.source):
            yield "line", str(line)
    yield "title", f"{finding.code} {finding.title}"


def _data(text: str) -> str:
    """Text that GitHub reads back as it stands."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

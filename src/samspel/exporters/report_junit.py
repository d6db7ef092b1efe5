"""A report as JUnit XML, for a service that runs tests: an error or a warning is a failure, the rest is skipped."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..findings import Finding, Level, Report
from .case_junit import clean
from .finding_text import rests_on
from .report_sentences import accepted
from .report_words import SAY

_FAILING = (Level.ERROR, Level.WARNING)


def report_junit(report: Report) -> str:
    """One testcase for each finding, and one that says whether the report is to be relied on."""
    say = SAY[report.language]
    name = clean(report.document.file if report.document else "samspel")
    failing = [finding for finding in report.findings if finding.level in _FAILING]
    skipped = [finding for finding in report.findings if finding.level not in _FAILING]
    suite = Element(
        "testsuite",
        name=name,
        tests=str(1 + len(report.findings) + len(report.waived)),
        failures=str(len(failing)),
        errors=str(int(report.fault is not None)),
        skipped=str(len(skipped) + len(report.waived)),
    )
    engines = SubElement(suite, "testcase", classname="samspel", name=", ".join(report.engines))
    if report.fault is not None:
        SubElement(engines, "error", message=str(say[report.fault]))
    for finding in failing:
        told = SubElement(_case(suite, finding), "failure", type=finding.level.value, message=clean(finding.message))
        told.text = clean("\n".join(filter(None, (str(finding.source or ""), finding.remedy, rests_on(finding, say)))))
    for finding in skipped:
        SubElement(_case(suite, finding), "skipped", message=clean(f"{say[finding.level][0]}: {finding.message}"))
    for one in report.waived:
        reason = accepted(one.waiver, say)
        SubElement(_case(suite, one.finding), "skipped", message=clean(f"{one.finding.message} {reason}"))
    root = Element("testsuites", name="samspel check")
    root.append(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _case(suite: Element, finding: Finding) -> Element:
    row = f" {finding.row}" if finding.row else ""
    return SubElement(suite, "testcase", classname=clean(finding.code), name=clean(f"{finding.title}{row} ({finding.key})"))

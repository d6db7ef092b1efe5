"""The results of cases as JUnit XML, for a service that runs tests."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..checks.case_results import CaseReport, CaseResult
from .case_words import differs, name

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def case_junit(report: CaseReport) -> str:
    """One testcase a case: a failure where the answer is another, an error where the case could not be put."""
    unasked = sum(bool(one.mistakes) for one in report.cases)
    suite = Element(
        "testsuite",
        name=clean(report.file),
        tests=str(len(report.cases)),
        failures=str(len(report.failed) - unasked),
        errors=str(unasked),
        skipped="0",
    )
    for result in report.cases:
        case = SubElement(
            suite,
            "testcase",
            classname=clean(report.file),
            name=clean(name(result, report.language)),
            line=str(result.line),
        )
        if not result.passed:
            _tell(case, result, report)
    root = Element("testsuites", name="samspel test")
    root.append(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _tell(case: Element, result: CaseResult, report: CaseReport) -> None:
    lines = [clean(line) for line in differs(result, report.language)]
    kind = "error" if result.mistakes else "failure"
    told = SubElement(case, kind, message=" ".join(lines[result.name is not None :][:2]))
    told.text = "\n".join((f"{clean(report.file)}:{result.line}", *lines))


def clean(text: str) -> str:
    """The text without what may not stand in XML at all."""
    return _NOT_XML.sub("?", text)

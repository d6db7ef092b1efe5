"""A report for services: SARIF, GitHub annotations and JUnit say every finding once, with its level and place."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from samspel import check, load
from samspel.checks.baseline import baseline_text, load_baseline
from samspel.exporters.report_github import report_github
from samspel.exporters.report_junit import report_junit
from samspel.exporters.report_sarif import report_sarif
from samspel.findings import Fault, Level, Report, Waiver
from samspel.model import Delegate, Municipality, Order, Row, Source
from tests.make_examples import FILE

ON = date(2026, 5, 1)


@pytest.fixture(scope="module")
def realistic() -> Report:
    """The example order, with one finding accepted."""
    town = load(FILE.with_name("organisation.yaml"), FILE)
    key = next(one.key for one in check(town, on=ON).findings if one.level == "error")
    waiver = Waiver(key=key, reason="ändras i maj", office="Socialnämnden", until=date(2026, 6, 1), decision="SN 2026-12")
    return check(town, on=ON, waivers=(waiver,))


def run_of(report: Report) -> dict[str, Any]:
    """The only run of the log."""
    log = json.loads(report_sarif(report, "1.0"))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_finding_is_one_result_of_its_rule(realistic: Report) -> None:
    run = run_of(realistic)
    rules = run["tool"]["driver"]["rules"]
    told = [*realistic.findings, *(one.finding for one in realistic.waived)]

    assert [one["partialFingerprints"]["samspelKey/v1"] for one in run["results"]] == [one.key for one in told]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(run["results"], told, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert finding.message in result["message"]["text"]


def test_only_what_is_no_question_fails(realistic: Report) -> None:
    """SARIF 2.1.0, 3.27.10: a result of another kind than fail has the level none."""
    kinds = {(one["kind"], one["level"]) for one in run_of(realistic)["results"]}

    assert kinds == {("fail", "error"), ("fail", "warning"), ("fail", "note"), ("review", "none"), ("open", "none")}


def test_an_accepted_exception_is_a_suppression_with_its_reason(realistic: Report) -> None:
    [suppressed] = [one for one in run_of(realistic)["results"] if "suppressions" in one]

    assert suppressed["suppressions"][0]["status"] == "accepted"
    assert "ändras i maj" in suppressed["suppressions"][0]["justification"]


def test_what_a_baseline_knew_is_unchanged_and_the_rest_is_new(tmp_path: Path) -> None:
    old = Municipality(orders=(Order(id="o", rows=(Row(id="r1", matter="Inköp", delegates=()),)),))
    new = Municipality(
        orders=(Order(id="o", rows=(*old.orders[0].rows, Row(id="r2", matter="Bidrag", delegates=()))),),
    )
    baseline = tmp_path / "före.yaml"
    baseline.write_text(baseline_text(check(old, on=ON)), encoding="utf-8")
    report = check(new, on=ON, baseline=load_baseline(baseline))
    states = {one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]: one["baselineState"]
              for one in run_of(report)["results"] if one["ruleId"] == "FRM001"}  # fmt: skip

    assert states == {"o/row/r1": "unchanged", "o/row/r2": "new"}


def test_a_report_not_to_be_relied_on_says_so_in_every_form(realistic: Report) -> None:
    report = realistic.model_copy(update={"fault": Fault.ENGINES_DISAGREE})

    assert run_of(report)["invocations"] == [{"executionSuccessful": False}]
    assert report_github(report).startswith("::error title=samspel::LITA INTE")
    assert ElementTree.fromstring(report_junit(report)).find("testsuite/testcase/error") is not None


def test_a_line_of_a_text_file_is_told_and_a_row_of_a_document_is_not() -> None:
    def row(place: str) -> Row:
        return Row(id="r", matter="Inköp", delegates=(), source=Source(file="å b.yaml", place=place))

    def told(place: str) -> tuple[dict[str, Any], str]:
        report = check(Municipality(orders=(Order(id="o", rows=(row(place),)),)), on=ON)
        [result] = [one for one in run_of(report)["results"] if one["ruleId"] == "FRM001"]
        [line] = [one for one in report_github(report).splitlines() if "FRM001" in one]
        return result["locations"][0]["physicalLocation"], line

    physical, line = told("rad 14")
    assert physical == {"artifactLocation": {"uri": "%C3%A5%20b.yaml"}, "region": {"startLine": 14}}
    assert " file=å b.yaml,line=14,title=FRM001 " in line
    physical, line = told("tabell 1, rad 14")
    assert "region" not in physical
    assert "line=" not in line


@pytest.mark.skipif("SAMSPEL_SARIF_SCHEMA" not in os.environ, reason="SAMSPEL_SARIF_SCHEMA names no copy of the schema")
def test_sarif_follows_the_schema_of_oasis(realistic: Report) -> None:
    """OASIS publishes the schema at the address in the log; its licence does not clearly allow a copy here."""
    schema = json.loads(Path(os.environ["SAMSPEL_SARIF_SCHEMA"]).read_text(encoding="utf-8"))

    jsonschema.validate(json.loads(report_sarif(realistic, "1.0")), schema)


def test_annotations_are_one_line_each_with_the_gravest_first(realistic: Report) -> None:
    lines = report_github(realistic).splitlines()

    assert len(lines) == len(realistic.findings)
    assert all(re.fullmatch(r"::(error|warning|notice) [^\n]*?::.+", line) for line in lines)
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)


def test_words_of_a_user_do_not_steer_annotations_or_xml() -> None:
    words = "Inköp\n::error::falskt, 100 %: <x>\x00"
    row = Row(
        id="r1", matter=words, delegates=(Delegate(text=words),), law=(words,), source=Source(file="a,b:c", place="rad 1")
    )
    report = check(Municipality(orders=(Order(id="o", rows=(row,)),)), on=ON)

    assert len(report_github(report).splitlines()) == len(report.findings) > 0
    assert "file=a%2Cb%3Ac," in report_github(report)
    assert ElementTree.fromstring(report_junit(report)).tag == "testsuites"


def test_junit_counts_what_it_holds(realistic: Report) -> None:
    [suite] = ElementTree.fromstring(report_junit(realistic))
    grave = [one for one in realistic.findings if one.level in (Level.ERROR, Level.WARNING)]

    assert int(suite.get("tests", 0)) == len(suite) == 1 + len(realistic.findings) + len(realistic.waived)
    assert int(suite.get("failures", 0)) == len(suite.findall("testcase/failure")) == len(grave)
    assert int(suite.get("skipped", 0)) == len(suite.findall("testcase/skipped"))

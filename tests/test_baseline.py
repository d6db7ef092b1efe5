"""A baseline tells what is new, what remains and what is gone, and hides nothing in silence."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel import plain_yaml, shipped
from samspel.checks import run
from samspel.checks.baseline import Baseline, baseline_text, load_baseline
from samspel.errors import UnreadableInput
from samspel.exporters.report_json import report_json
from samspel.exporters.report_text import report_text
from samspel.findings import DocumentInfo, Level, Report, Since, Waiver
from samspel.importers import load
from samspel.model import Municipality
from samspel.rules import shipped_packs
from tests.towns import DAY, order

PACKS = tuple(pack for pack in shipped_packs() if pack.name != "form/order")  # the small orders here lack all such parts
check = partial(run.check, packs=PACKS)
ROWS = (
    'id: r1, number: "1", matter: Avtal, delegates: [], execution: no, law: [6 § LVU]',
    'id: r2, number: "2", matter: Bistånd, delegates: [{role: handl}], law: []',
    'id: r3, number: "3", matter: Lov, delegates: [], law: [6 § LVU]',
)
ERROR, ADVICE, DOUBT = "FRM001@o/row/r1", "REF002@o/row/r2", "FRM001@o/row/r3"


def taken(tmp_path: Path, town: Municipality, on: date = DAY) -> Baseline:
    """The baseline of a town, by way of the file."""
    file = tmp_path / "utgangslage.yaml"
    file.write_text(baseline_text(check(town, on=on)), encoding="utf-8")
    return load_baseline(file)


def since(report: Report) -> Since:
    assert report.since is not None
    return report.since


def keys(report: Report) -> set[str]:
    return {finding.key for finding in report.findings}


def test_the_same_order_again_has_nothing_new(tmp_path: Path) -> None:
    town = order(*ROWS)
    report = check(town, on=DAY, baseline=taken(tmp_path, town))

    assert (report.findings, report.questions) == ((), ())
    assert since(report).remaining == check(town, on=DAY).findings
    assert (since(report).gone, since(report).as_of) == ((), DAY)
    assert report.at_least(Level.ADVICE) == ()


def test_what_is_new_counts_and_what_was_mended_is_gone(tmp_path: Path) -> None:
    before = taken(tmp_path, order(*ROWS))
    mended = ROWS[1].replace("law: []", "law: [9 § LSS]")
    new = "id: r4, matter: Bidrag, delegates: [{role: konsult}], law: [6 § LVU]"
    report = check(order(ROWS[0], mended, ROWS[2], new), on=DAY, baseline=before)

    assert "DEL001@o/row/r4#Inhyrd utredare" in keys(report)
    assert {finding.about for finding in report.findings} == {"o/row/r4"}
    assert since(report).gone == (ADVICE,)
    assert {one.key for one in since(report).remaining} >= {ERROR, DOUBT}


def test_a_question_that_has_become_an_error_is_new(tmp_path: Path) -> None:
    before = taken(tmp_path, order(ROWS[2]))
    report = check(order(ROWS[2] + ", execution: no"), on=DAY, baseline=before)

    assert keys(report) == {DOUBT}
    assert since(report).gone == ()


def test_an_error_that_has_become_a_question_remains(tmp_path: Path) -> None:
    before = taken(tmp_path, order(ROWS[2] + ", execution: no"))
    report = check(order(ROWS[2]), on=DAY, baseline=before)

    assert (keys(report), [one.key for one in since(report).remaining]) == (set(), [DOUBT])


def test_a_waived_finding_is_neither_new_nor_gone(tmp_path: Path) -> None:
    town = order(*ROWS)
    waiver = Waiver(key=ADVICE, reason="Ses över.", office="Socialchef", until=DAY)
    report = check(town, on=DAY, waivers=[waiver], baseline=taken(tmp_path, town))

    assert [one.finding.key for one in report.waived] == [ADVICE]
    assert ADVICE not in {one.key for one in since(report).remaining}
    assert since(report).gone == ()


def test_a_waiver_that_has_expired_is_not_hidden_in_a_baseline() -> None:
    waiver = Waiver(key=ADVICE, reason="Ses över.", office="Socialchef", until=date(2026, 1, 31))
    report = check(order(*ROWS), on=DAY, waivers=[waiver])

    assert f"FRM091@waiver/{ADVICE}" in keys(report)
    assert "FRM091" not in baseline_text(report)


def test_a_new_baseline_keeps_what_remains_of_the_old(tmp_path: Path) -> None:
    town = order(*ROWS)
    report = check(town, on=DAY, baseline=taken(tmp_path, town))

    assert baseline_text(report) == baseline_text(check(town, on=DAY))


def named(order_id: str) -> Municipality:
    return order(*ROWS, head=f"id: {order_id}, organ: sn")


def test_an_order_adopted_again_is_the_same_order(tmp_path: Path) -> None:
    report = check(named("socialnamnden-2026"), on=DAY, baseline=taken(tmp_path, named("socialnamnden-2025")))

    assert report.findings == ()
    assert len(since(report).remaining) == len(check(named("socialnamnden-2026"), on=DAY).findings)
    assert since(report).orders == {"socialnamnden-2026": "socialnamnden-2025"}
    assert "socialnamnden-2025" in report_text(report)


def test_another_file_name_is_the_same_order(tmp_path: Path) -> None:
    organisation, document = (shipped.examples() / name for name in ("organisation.yaml", "socialnamnden.docx"))
    draft = shutil.copy(document, tmp_path / "utkast 2 (slutlig).docx")
    report = check(load(organisation, draft), on=DAY, baseline=taken(tmp_path, load(organisation, document)))

    assert (report.findings, since(report).gone, len(since(report).remaining) > 10) == ((), (), True)


@pytest.mark.parametrize("other", ["kommunstyrelsen-2026", "socialnamnden-a"])
def test_another_order_is_new_and_the_old_is_gone(tmp_path: Path, other: str) -> None:
    before = taken(tmp_path, named("socialnamnden-2025"))
    report = check(named(other), on=DAY, baseline=before)

    assert len(report.findings) == len(since(report).gone) == len(before.findings)


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "1 kvarstår sedan utgångsläget den 2026-02-01 (1 fel) och räknas inte. 0 är borta."),
     ("en", "Remaining since the baseline of 2026-02-01: 1 (1 error), not counted. Gone: 0.")],
)  # fmt: skip
def test_the_text_report_says_what_remains(tmp_path: Path, language: str, words: str) -> None:
    town = order(ROWS[0])
    text = " ".join(report_text(check(town, on=DAY, baseline=taken(tmp_path, town), language=language)).split())

    assert words in text
    assert ("Inga nya anmärkningar." if language == "sv" else "No new remarks.") in text


def test_the_json_report_holds_every_finding_of_the_day_and_follows_the_published_schema(tmp_path: Path) -> None:
    town = order(*ROWS)
    waiver = Waiver(key=ADVICE, reason="Ses över.", office="Socialchef", until=DAY)
    told = json.loads(report_json(check(town, on=DAY, waivers=[waiver], baseline=taken(tmp_path, order(ROWS[0])))))
    published = Path(__file__).parents[1] / "docs" / "schema" / "report.schema.json"
    jsonschema.validate(told, json.loads(published.read_text(encoding="utf-8")))

    apart = [*(one["finding"] for one in told["waived"]), *told["since"]["remaining"]]
    assert {one["key"] for one in (*told["findings"], *apart)} == {one.key for one in check(town, on=DAY).findings}
    assert told["waived"][0]["waiver"]["office"] == "Socialchef"


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_file_has_a_finding_a_line_in_the_order_of_the_report() -> None:
    document = DocumentInfo(file='ordning "2".docx', organ=None, adopted=None, rows=3)
    report = check(order(*ROWS), on=DAY, document=document)
    lines = baseline_text(report).splitlines()

    assert lines[1:5] == ["samspel: 1", 'document: "ordning \\"2\\".docx"', "as_of: 2026-02-01", "findings:"]
    assert lines[5:] == [f'  - {{level: {one.level}, key: "{one.key}"}}' for one in report.findings]


def test_a_baseline_without_findings_can_be_read(tmp_path: Path) -> None:
    clean = order("id: r1, matter: Insats, delegates: [{role: handl}], law: [9 § LSS], limit: none, execution: no")

    assert taken(tmp_path, clean).findings == ()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_of_a_document_can_stand_in_a_key(text: str) -> None:
    assert plain_yaml.parse(f"samspel: 1\nkey: {plain_yaml.quoted(text)}\n", "a.yaml")["key"] == text


def test_every_mistake_in_a_baseline_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "utgangslage.yaml"
    file.write_text("samspel: 2\nas_of: igår\nfindings:\n  - {level: eror, key: A}\n  - {key: ''}\n", encoding="utf-8")
    with pytest.raises(UnreadableInput) as caught:
        load_baseline(file)

    told = "\n".join(str(problem) for problem in caught.value.problems)
    for line, words in [(1, "för stort"), (2, "ÅÅÅÅ-MM-DD"), (4, "Menade du `error`?"), (5, "level"), (5, "tomt")]:
        assert any(one.startswith(f"utgangslage.yaml:{line}: ") and words in one for one in told.splitlines()), (line, told)


def test_the_same_key_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "utgangslage.yaml"
    line = '  - {level: error, key: "A"}\n'
    file.write_text(f"samspel: 1\nas_of: 2026-02-01\nfindings:\n{line}{line}", encoding="utf-8")

    with pytest.raises(UnreadableInput, match=r"utgangslage.yaml:5: .* rad 4"):
        load_baseline(file)

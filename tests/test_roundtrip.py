"""The same order in Word, in native YAML and in native JSON gives the same findings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samspel.checks.run import check
from samspel.exporters.native import native_json, native_yaml
from samspel.importers import load
from samspel.model import Facts, Municipality

from .make_examples import FILE


def told(town: Municipality) -> list[tuple[str, str, str]]:
    report = check(town, on=date(2026, 5, 1))
    return [(finding.key, finding.level.value, finding.message) for finding in report.findings]


@pytest.mark.parametrize(("name", "written"), [("ordning.yaml", native_yaml), ("ordning.json", native_json)])
def test_converting_an_order_changes_no_finding(tmp_path: Path, name: str, written: Callable[[Facts], str]) -> None:
    in_word = load(FILE)
    (tmp_path / name).write_text(written(in_word), encoding="utf-8")

    assert told(load(tmp_path / name)) == told(in_word)
    assert len(told(in_word)) > 10

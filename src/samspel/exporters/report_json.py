"""A report as JSON: the fields of Report, nothing added."""

from __future__ import annotations

import json

from ..findings import Report


def report_json(report: Report) -> str:
    """The report in the form of `samspel check --format json`."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"

"""A baseline: the findings an order had one day, kept in a file, so that later reports can tell what is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from .. import plain_yaml
from ..errors import Problem, UnreadableInput
from ..findings import Finding, Level, Report, Since
from ..model.base import Day, Text
from ..model.native import validate

_HEAD = "# Utgångsläge: de anmärkningar som fanns den dagen. Skrivs av `samspel check --write-baseline`.\n"


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Level
    key: Text


class Baseline(BaseModel):
    """The keys and levels of the findings of one day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samspel: int = Field(ge=1, le=1)
    document: Text | None = None
    as_of: Day
    findings: tuple[_Known, ...]

    def since(self, findings: Iterable[Finding], apart: Iterable[str] = ()) -> Since:
        """What has become of the findings of that day: those that remain, no graver than then, and those that are gone.

        `apart` are keys of findings that are there but waived: they neither remain nor are gone.
        """
        levels = {known.key: known.level for known in self.findings}
        today = {one.key: one for one in findings}
        keys = {*today, *apart}
        renamed = _renamed(map(_order, levels), map(_order, keys))
        then = {key: _as_then(key, renamed) for key in keys}
        return Since(
            as_of=self.as_of,
            orders=renamed,
            remaining=tuple(
                one for key, one in today.items() if then[key] in levels and one.level.weight >= levels[then[key]].weight
            ),
            gone=tuple(sorted(levels.keys() - then.values())),
        )


def load_baseline(path: Path | str) -> Baseline:
    """The baseline in a file that `baseline_text` wrote. Raises UnreadableInput with every mistake, each with its line."""
    data = plain_yaml.read(Path(path))
    baseline = validate(Baseline, data)
    lines: dict[str, int] = {}
    problems = []
    for known, line in zip(baseline.findings, data["findings"].lines, strict=True):
        first = lines.setdefault(known.key, line)
        if first != line:
            problems.append(Problem(data.file, line, f"`{known.key}` står redan på rad {first}.", "Ta bort den ena."))
    if problems:
        raise UnreadableInput(problems)
    return baseline


def baseline_text(report: Report) -> str:
    """The findings of a report, with those that remain since an earlier baseline, as a file: sorted, one a line.

    Findings about waivers are left out: a last day that has passed must be seen.
    """
    remaining = report.since.remaining if report.since else ()
    findings = [one for one in (*report.findings, *remaining) if not one.about.startswith("waiver/")]
    lines = [
        f"  - {{level: {one.level}, key: {plain_yaml.quoted(one.key)}}}\n"
        for one in sorted(findings, key=lambda one: one.sort_key)
    ]
    document = f"document: {plain_yaml.quoted(report.document.file)}\n" if report.document else ""
    listed = "findings:\n" + "".join(lines) if lines else "findings: []\n"
    return f"{_HEAD}samspel: 1\n{document}as_of: {report.as_of.isoformat()}\n{listed}"


def _order(key: str) -> str:
    """The order a key is about: the first step behind the code."""
    return re.split("[/#]", key.partition("@")[2], maxsplit=1)[0]


def _renamed(then: Iterable[str], now: Iterable[str]) -> Mapping[str, str]:
    """Orders of today by their names of that day. An order read from a document is named by its organ and the year it
    was last adopted; adopted again, it is the same order where no other could be meant.
    """
    old, new = set(then), set(now)
    pairs: dict[str, str] = {}
    for name in sorted(new - old):
        before = [one for one in old - new if _without_year(one) == _without_year(name)]
        after = [one for one in new - old if _without_year(one) == _without_year(name)]
        if len(before) == len(after) == 1:
            pairs[name] = before[0]
    return pairs


def _without_year(order: str) -> str:
    return re.sub(r"-\d{4}$", "", order)


def _as_then(key: str, renamed: Mapping[str, str]) -> str:
    code, _, rest = key.partition("@")
    order = _order(key)
    return f"{code}@{renamed[order]}{rest[len(order) :]}" if order in renamed else key

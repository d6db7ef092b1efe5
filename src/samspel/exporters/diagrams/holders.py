"""Whom the pictures of an order show: one holder for each delegate, however the title is spelled, with its matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...authority.recipients import Recipient, Recipients
from ...findings import Level, Report, Verdict
from ...law import titles
from ...model import Delegate, Municipality, Order, Row


@dataclass(slots=True)
class Holder:
    """A delegate of the order: its name, letter code, level, the rows it stands in and how many of them have findings."""

    key: str
    name: str
    letter: str
    level: int
    role: str | None
    rows: list[str] = field(default_factory=list)
    errors: set[str] = field(default_factory=set)
    warnings: set[str] = field(default_factory=set)


def holders(town: Municipality, order: Order, report: Report | None) -> dict[str, Holder]:
    """Every delegate of the order by key, in the order of first mention."""
    recipients = Recipients(town, order)
    found: dict[str, Holder] = {}
    for row in order.rows:
        for delegate in row.delegates or ():
            holder = _holder(found, town, order, recipients.of(delegate))
            if row.id not in holder.rows:
                holder.rows.append(row.id)
    if report is not None:
        _mark(found, order, recipients, report)
    return found


def key_of(recipients: Recipients, delegate: Delegate) -> str:
    """The key under which a delegate's holder is filed."""
    return _key(recipients.of(delegate))


def _key(recipient: Recipient) -> str:
    return recipient.role or recipient.organ or titles.key(recipient.name)


def _holder(found: dict[str, Holder], town: Municipality, order: Order, recipient: Recipient) -> Holder:
    key = _key(recipient)
    if key not in found:
        title = titles.presume(recipient.name)
        level = max(title.level, 1) if title else 1 if recipient.elected else 4
        if recipient.elected or recipient.heads:
            level = 1
        letter = "F" if recipient.elected else "A" if recipient.kind == "automated" else title.letter if title else "?"
        if recipient.role is not None and letter == "?":
            letter = "C" if town.role[recipient.role].heads else "H"
        if recipient.role is not None and not recipient.heads and (unit := town.role[recipient.role].heads):
            level = _depth(town, unit)
        found[key] = Holder(key, recipient.name, letter, level, recipient.role)
    return found[key]


def _depth(town: Municipality, unit: str) -> int:
    """The level of whoever heads the unit: 1 at the top of an administration, 2 below it, 3 further down."""
    seen = [unit]
    while (above := town.unit[seen[-1]].parent) and above not in seen and not town.unit[seen[-1]].serves:
        seen.append(above)
    return min(len(seen), 3)


def _mark(found: dict[str, Holder], order: Order, recipients: Recipients, report: Report) -> None:
    rows = {f"{order.id}/row/{row.id}": row for row in order.rows}
    for finding in report.findings:
        row = rows.get(finding.about)
        if row is None or finding.verdict is not Verdict.BREACH or finding.level not in (Level.ERROR, Level.WARNING):
            continue
        for holder in hit(found, recipients, row, finding.part):
            (holder.errors if finding.level is Level.ERROR else holder.warnings).add(row.id)


def hit(found: Mapping[str, Holder], recipients: Recipients, row: Row, part: str | None) -> list[Holder]:
    """The delegate a finding names, or all delegates of the row when it names none of them."""
    in_row = [recipients.of(delegate) for delegate in row.delegates or ()]
    named = [recipient for recipient in in_row if part in (recipient.name, f"{recipient.name} ({recipient.role})")]
    return [found[_key(recipient)] for recipient in named or in_row]

"""Where rules could not be tested because it is not known whether they apply, by what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from ..findings import NotAssessed
from ..rules.pack import Rule
from ..rules.views import Sighting

Reason = Literal["matter", "reference", "receiver", "other"]
_MATTER = {"matters", "authority", "in_mandate", "in_mandate_of_other"}
_REFERENCE = {"cites", "acts", "points_to"}
_RECEIVER = {"recipient", "seat", "seats", "member_of_board", "employees", "elected", "office", "agreement", "giver_office"}


def unassessed(open_guards: Iterable[tuple[Rule, Sighting]]) -> Iterator[NotAssessed]:
    """Rules whose guard could not be decided, grouped by what is not known."""
    groups: dict[Reason, list[tuple[Rule, Sighting]]] = {}
    for rule, sighting in open_guards:
        groups.setdefault(_reason(rule, sighting), []).append((rule, sighting))
    for reason in get_args(Reason):
        if group := groups.get(reason):
            yield NotAssessed(
                missing=reason,
                codes=tuple(sorted({rule.code for rule, _ in group})),
                about=tuple(dict.fromkeys(sighting.about for _, sighting in group)),
                rows=tuple(dict.fromkeys(sighting.row for _, sighting in group if sighting.row)),
            )


def _reason(rule: Rule, sighting: Sighting) -> Reason:
    """Why the guard could not be decided. A reference that may be to several acts only matters beside a known matter."""
    unknown = {name for name in rule.guarded_by if getattr(sighting.view, name) is None}
    if unknown & _MATTER:
        return "matter"
    if unknown & _REFERENCE:
        return "reference" if getattr(sighting.view, "matters", None) else "matter"
    return "receiver" if unknown & _RECEIVER else "other"

"""Where rules could not be tested because it is not known whether they apply, by what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal, get_args

from ..findings import NotAssessed
from ..rules.pack import Rule
from ..rules.view import Sighting
from .questions import places

Reason = Literal["matter", "reference", "receiver", "other"]
_MATTER = {"matters", "authority", "in_mandate", "in_mandate_of_other", "full_fl", "social_case", "matter_acts"}
_REFERENCE = {"cites", "acts", "points_to"}
_RECEIVER = {"recipient", "seat", "seats", "member_of_board", "employees", "elected", "office", "agreement", "giver_office"}
_NO_MATTER = {"performer"}  # whose `authority` and `agreement` are its own, not those of a matter


def unassessed(open_guards: Iterable[tuple[Sighting, Sequence[Rule]]]) -> Iterator[NotAssessed]:
    """Rules whose guard could not be decided on a sighting, grouped by what is not known."""
    groups: dict[Reason, list[tuple[Rule, Sighting]]] = {}
    for sighting, rules in open_guards:
        unknown = {name for name, value in vars(sighting.view).items() if value is None}
        for rule in rules:
            decides = unknown & rule.guarded_by
            reason = "other" if sighting.kind in _NO_MATTER else _reason(decides, unknown)
            groups.setdefault(reason, []).append((rule, sighting))
    for reason in get_args(Reason):
        if group := groups.get(reason):
            yield NotAssessed(
                missing=reason,
                codes=tuple(sorted({rule.code for rule, _ in group})),
                packs=tuple(sorted({rule.pack for rule, _ in group})),
                about=tuple(dict.fromkeys(sighting.about for _, sighting in group)),
                rows=tuple(dict.fromkeys(sighting.row for _, sighting in group if sighting.row)),
                places=places(sighting for _, sighting in group),
            )


def _reason(decides: Set[str], unknown: Set[str]) -> Reason:
    """Why the guard could not be decided. A reference that may be to several acts only matters beside a known matter."""
    if decides & _MATTER:
        return "matter"
    if decides & _REFERENCE:
        return "matter" if "matters" in unknown else "reference"
    return "receiver" if decides & _RECEIVER else "other"

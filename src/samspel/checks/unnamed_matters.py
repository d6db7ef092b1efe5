"""Matter types that a board has and that no row of its orders is about: to consider, never a fault."""

from __future__ import annotations

from collections.abc import Iterator

from ..authority.mandates import has_been_given
from ..authority.powers import Entry
from ..law.matters import MatterType, all_matters, kinds_of_board
from .gap_items import Area, UnnamedMatter
from .given import Day
from .witnesses import board_decides

COMMONLY_DELEGATED = ("yes", "committee_only")  # what the register of matters says: hints, and no ground for an error
NOT_FOR_DELEGATES = ("no", "kf_only")


def unnamed(day: Day, board: str, hints: tuple[str, ...]) -> Iterator[Area]:
    """The matter types of a board that the register has one of the hints for and no row names, by area; the most first."""
    rows = [entry for entry in day.counting if entry.board == board]
    named = {entry.type for entry in rows if entry.type is not None}
    perhaps = {kind for entry in rows if entry.type is None for kind in _may_be(day, entry)}
    areas: dict[str, list[MatterType]] = {}
    for matter in all_matters().values():
        if matter.delegable in hints and belongs(day, board, matter):
            areas.setdefault(matter.group, []).append(matter)
    found = [
        (area, matters, [one for one in matters if one.id not in named and one.id not in perhaps])
        for area, matters in areas.items()
    ]
    for area, matters, left in sorted(found, key=lambda one: (-len(one[2]), one[0])):
        if left:
            yield Area(
                board=board,
                area=area,
                named=len(matters) - len(left),
                matters=tuple(_item(day, board, one) for one in left),
            )


def belongs(day: Day, board: str, matter: MatterType) -> bool:
    """Whether the board has the matter: by what the council gave it, or else by what boards of its name handle."""
    given = has_been_given(day.index.town, board, matter, day.on)
    if given is not None:
        return given
    return matter.organ == "ALLA" or matter.organ in kinds_of_board(day.index.town.organ[board].name)


def _may_be(day: Day, entry: Entry) -> set[str]:
    """The matter types that a row may be about when it is not certain which."""
    found = day.context(entry).matter_type(entry.row)
    nearest = {found.nearest.id} if found.nearest is not None else set()
    return nearest | {one.id for one in found.among}


def _item(day: Day, board: str, matter: MatterType) -> UnnamedMatter:
    asked = board_decides(day, board, matter.id, matter.id)
    return UnnamedMatter(matter_type=matter.id, label=matter.label, delegable=matter.delegable, witnesses=(asked,))

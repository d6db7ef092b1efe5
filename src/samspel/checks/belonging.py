"""Which board a role belongs to, by its seat or by the part of the administration that it works in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Municipality, Role


def from_other_board(town: Municipality, role: Role, board: str | None) -> bool | None:
    """Whether the role belongs to another board than `board`; unknown when the facts do not say where it belongs."""
    if board is None:
        return None
    above = {organ: parent.parent for organ, parent in town.organ.items()}
    if role.organ is not None:
        return board not in upwards(above, role.organ)
    served = {organ for unit in _units(town, role.unit) for organ in town.unit[unit].serves or ()}
    return board not in served if served else None


def lies_under(town: Municipality, unit: str | None, other: str | None) -> bool:
    """Whether a unit is, or is part of, the other."""
    return other is not None and other in _units(town, unit)


def _units(town: Municipality, unit: str | None) -> Sequence[str]:
    """The unit and all that it is part of, nearest first."""
    return upwards({one: whole.parent for one, whole in town.unit.items()}, unit)


def upwards(above: Mapping[str, str | None], step: str | None) -> Sequence[str]:
    """The step and all that it lies under, nearest first."""
    found: list[str] = []
    while step is not None and step not in found:
        found.append(step)
        step = above.get(step)
    return found

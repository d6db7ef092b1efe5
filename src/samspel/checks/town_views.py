"""Views of the municipality itself, apart from its delegation orders: organs, and who sits where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.boards import BOARDS
from ..graph import heads_administration_of
from ..law import lexicon, titles
from ..model import NONE, Municipality, Nothing, Organ, OrganKind, Person, Role, Seat, Side
from ..rules.view import Sighting
from ..rules.views import OrganView, SeatView

_CHOSEN_FROM_BOARD = {OrganKind.COMMITTEE, OrganKind.PRESIDIUM}


def organ_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each organ in being on the day."""
    for organ in town.organs:
        if organ.in_force is None or organ.in_force.covers(asked):
            parent = town.organ.get(organ.parent or "")
            yield Sighting(
                kind="organ",
                view=OrganView(kind=organ.kind.value, members=organ.members),
                about=f"organ/{organ.id}",
                source=organ.source,
                asked=asked,
                words={"organ": organ.name, "parent": parent.name if parent else "–"},
            )


def seat_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each seat that somebody holds on the day."""
    for person in town.people:
        roles = _held(town, person, asked)
        for role in roles:
            if role.side is Side.POLITICAL and role.organ is not None:
                yield _seat(town, asked, person, role, [other for other in roles if other is not role])


def _seat(town: Municipality, asked: date, person: Person, role: Role, others: list[Role]) -> Sighting:
    organ = town.organ[role.organ or ""]
    heads = [one for one in others if organ.kind in BOARDS and heads_administration_of(town, one, organ.id)]
    directors = [one for one in others if _is_director(one)]
    auditors = [one for one in others if organ.kind is not OrganKind.AUDITORS and _sits_in(town, one) is OrganKind.AUDITORS]
    return Sighting(
        kind="seat",
        view=SeatView(
            kind=organ.kind.value,
            in_parent_board=_in_parent_board(town, asked, organ, others),
            heads_its_administration=bool(heads),
            director=bool(directors),
            auditor=bool(auditors),
        ),
        about=f"person/{person.id}",
        part=role.name,
        source=person.source,
        asked=asked,
        words={
            "person": person.id,
            "role": role.name,
            "organ": organ.name,
            "board": town.organ[organ.parent].name if organ.parent else "–",
            "other": ", ".join(one.name for one in (*heads, *directors, *auditors)) or "–",
        },
    )


def _in_parent_board(town: Municipality, asked: date, organ: Organ, others: list[Role]) -> bool | Nothing | None:
    """Known to be no only where the facts fill every seat of the board, with others."""
    if organ.kind not in _CHOSEN_FROM_BOARD or organ.parent is None:
        return NONE
    if any(other.organ == organ.parent for other in others):
        return True
    board = town.organ[organ.parent]
    filled = sum(any(_fills(role, board) for role in _held(town, person, asked)) for person in town.people)
    return False if board.members is not None and filled >= board.members else None


def _fills(role: Role, board: Organ) -> bool:
    return role.organ == board.id and role.seat is not Seat.SUBSTITUTE


def _held(town: Municipality, person: Person, asked: date) -> tuple[Role, ...]:
    """The roles a person holds on the day."""
    return tuple(dict.fromkeys(town.role[holding.role] for holding in person.roles if holding.covers(asked)))


def _is_director(role: Role) -> bool:
    """Whether the role is the director's, not a deputy's."""
    title = titles.presume(role.name) if role.side is Side.OFFICIAL else None
    return title is not None and title.director and not lexicon.opens("deputy", role.name)


def _sits_in(town: Municipality, role: Role) -> OrganKind | None:
    return town.organ[role.organ].kind if role.organ else None

"""Roles and organs for the titles that an order names and no file about the organisation has, to be asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..authority.recipients import Recipient, Recipients
from ..law import titles
from ..model import NONE, Delegate, Employer, Facts, Municipality, Order, Organ, OrganKind, Role, Side, join

_ORGANS = {
    "committee": OrganKind.COMMITTEE,
    "presidium": OrganKind.PRESIDIUM,
    "preparation": OrganKind.PREPARATION,
}
_EMPLOYERS = {"employee": Employer.MUNICIPALITY, "consultant": Employer.CONSULTANT}
_ELECTED = ("member", "substitute")


def with_titles(town: Municipality) -> tuple[Municipality, tuple[str, ...]]:
    """The municipality with what the titles of its orders let presume, and the titles that were read so.

    A title the facts know, or that may mean one of their roles, is left alone; so is one that says nothing of its holder.
    """
    presumed: dict[str, Role | Organ] = {}
    for order in town.orders:
        recipients = Recipients(town, order)
        for words in _titles(order):
            spelled = recipients.spelled(words)
            found = recipients.of(Delegate(text=words)) if not _meant(town, spelled) else None
            if found is None or found.role is not None or found.organ is not None:
                continue
            made = _presumed(found, spelled, order)
            if made is not None and made.id not in {*presumed, *town.role, *town.organ}:
                presumed[made.id] = made
    if not presumed:
        return town, ()
    roles = tuple(one for one in presumed.values() if isinstance(one, Role))
    organs = tuple(one for one in presumed.values() if isinstance(one, Organ))
    return join(town, Facts(roles=roles, organs=organs)), tuple(one.name for one in presumed.values())


def _titles(order: Order) -> Iterator[str]:
    for row in order.rows:
        for delegate in (*(row.delegates or ()), *(row.substitutes or ())):
            if delegate.text is not None:
                yield delegate.text


def _meant(town: Municipality, spelled: str) -> bool:
    """Whether a role of the facts has the title, or one that goes on from it."""
    wanted = titles.key(spelled)
    return any(f"{titles.key(name)} ".startswith(f"{wanted} ") for role in town.roles for name in (role.name, *role.aliases))


def _presumed(found: Recipient, spelled: str, order: Order) -> Role | Organ | None:
    """What a title lets presume about its holder; None where the holder would be anybody's guess."""
    name = "-".join(re.findall(r"\w+", titles.key(spelled)))
    if not name:
        return None
    if found.kind in _ORGANS:
        return Organ(id=name, name=spelled, kind=_ORGANS[found.kind], parent=order.organ)
    if found.kind in _ELECTED:
        return Role(id=name, name=spelled, side=Side.POLITICAL, organ=order.organ, seat=found.seat)
    if found.kind in _EMPLOYERS:
        heads = NONE if found.heads is False else None
        return Role(id=name, name=spelled, side=Side.OFFICIAL, employer=_EMPLOYERS[found.kind], heads=heads)
    return Role(id=name, name=spelled, side=Side.AUTOMATED) if found.kind == "automated" else None

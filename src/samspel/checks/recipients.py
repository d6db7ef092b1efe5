"""Who a delegate is in the sense of the Municipal Act: from the register of roles, or from the title as printed."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import heads_administration_of
from ..law import lexicon, titles
from ..model import Delegate, Employer, Municipality, Order, Organ, OrganKind, Role, Seat, Side

_ORGANS = {
    OrganKind.PRESIDIUM: "presidium",
    OrganKind.COMMITTEE: "committee",
    OrganKind.PREPARATION: "preparation",
    OrganKind.COUNCIL: "council",
    OrganKind.AUDITORS: "auditor",
    OrganKind.COMPANY: "company",
    OrganKind.WORKING_GROUP: "working_group",
}
_EMPLOYERS = {
    None: "employee",
    Employer.MUNICIPALITY: "employee",
    Employer.OTHER_MUNICIPALITY: "employee_elsewhere",
    Employer.COMPANY: "company",
    Employer.CONSULTANT: "consultant",
}
_ELECTED = {"presidium", "committee", "member", "substitute", "board", "council", "preparation", "other_organ"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A receiver of power. `kind` is None when nothing says what the words mean; `presumed`: read from a title only."""

    name: str
    kind: str | None
    seat: Seat | None
    heads: bool | None
    presumed: bool
    role: str | None = None
    organ: str | None = None

    @property
    def elected(self) -> bool | None:
        """Whether the receiver is an elected representative or an elected organ."""
        return None if self.kind is None else self.kind in _ELECTED

    @property
    def employed(self) -> bool | None:
        """Whether the receiver is an employee of the municipality."""
        return None if self.kind is None else self.kind in {"employee", "employee_group", "same_delegate"}

    @property
    def named_person(self) -> bool:
        """Whether a person's name stands instead of a function."""
        return lexicon.named_person(self.name)


class Recipients:
    """Resolves the delegates of one order; knows the municipality's names and the order's abbreviations."""

    def __init__(self, town: Municipality, order: Order) -> None:
        self._town = town
        self._order = order
        self._short = {key.casefold(): words for key, words in (order.abbreviations or {}).items()}
        self._roles = {titles.key(name): role for role in town.roles for name in (role.name, role.id, *role.aliases)}
        self._organs = {titles.key(name): organ for organ in town.organs for name in (organ.name, organ.id)}

    def of(self, delegate: Delegate) -> Recipient:
        """Who the delegate is."""
        if delegate.role is not None:
            return self.of_role(self._town.role[delegate.role])
        if delegate.organ is not None:
            return self._of_organ(self._town.organ[delegate.organ])
        return self._of_words(delegate.text or "")

    def of_role(self, role: Role) -> Recipient:
        """Who holds a role of the register."""
        organ = self._order.organ
        heads = heads_administration_of(self._town, role, organ) if organ else None
        if role.side is Side.OFFICIAL:
            return Recipient(role.name, _EMPLOYERS[role.employer], None, heads, False, role=role.id)
        if role.side is Side.AUTOMATED:
            return Recipient(role.name, "automated", None, False, False, role=role.id)
        return Recipient(role.name, self._seat_kind(role), self._seat(role), False, False, role=role.id)

    def _seat_kind(self, role: Role) -> str | None:
        if role.organ is None or self._order.organ is None:
            return None
        seat_in = self._town.organ[role.organ]
        if self._order.organ in (seat_in.id, seat_in.parent):  # a committee is chosen among the board (KL 6:42)
            return "substitute" if role.seat is Seat.SUBSTITUTE else "member"
        return "other_organ"

    def _seat(self, role: Role) -> Seat | None:
        """The seat in the board itself; the chair of a committee is an ordinary member there."""
        return role.seat if role.organ == self._order.organ else Seat.MEMBER

    def _of_organ(self, organ: Organ) -> Recipient:
        kind = _ORGANS.get(organ.kind, "other_organ")
        if organ.id == self._order.organ:
            kind = "board"
        elif kind in {"committee", "presidium"} and organ.parent not in (None, self._order.organ):
            kind = "other_organ"
        return Recipient(organ.name, kind, None, False, False, organ=organ.id)

    def _of_words(self, words: str) -> Recipient:
        spelled = self._short.get(words.strip(" *").casefold(), words)
        key = titles.key(spelled)
        if key in self._roles:
            return self.of_role(self._roles[key])
        if key in self._organs:
            return self._of_organ(self._organs[key])
        title = titles.presume(spelled)
        if title is None:
            return Recipient(words, None, None, None, False)
        heads = False if title.letter == "F" else title.heads
        return Recipient(words, title.recipient, title.seat, heads, not title.stated)

"""Who a delegate is in the sense of the Municipal Act: from the register of roles, or from the title as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..graph import heads_administration_of
from ..law import lexicon, titles
from ..model import NONE, Delegate, Employer, Municipality, Nothing, Order, Organ, OrganKind, Role, Seat, Side

_ORGANS = {
    OrganKind.PRESIDIUM: "presidium",
    OrganKind.COMMITTEE: "committee",
    OrganKind.PREPARATION: "preparation",
    OrganKind.COUNCIL: "council",
    OrganKind.AUDITORS: "auditor",
    OrganKind.COMPANY: "company",
    OrganKind.WORKING_GROUP: "working_group",
    OrganKind.SELF_MANAGEMENT: "self_management",
    OrganKind.LABOUR_MANAGEMENT: "labour_management",
}
_EMPLOYERS = {
    Employer.MUNICIPALITY: "employee",
    Employer.OTHER_MUNICIPALITY: "employee_elsewhere",
    Employer.COMPANY: "company",
    Employer.CONSULTANT: "consultant",
    Employer.PURCHASING_CENTRE: "purchasing_centre",
}
_BY_AGREEMENT = {"employee_elsewhere", "purchasing_centre", "self_management"}
_ELECTED = {
    "presidium",
    "committee",
    "member",
    "substitute",
    "seat_in_board",
    "board",
    "council",
    "preparation",
    "other_organ",
}
_BOARD = re.compile(r"\b(?:(?!hela\b)[a-zåäö]+a (?:nämnden|styrelsen)s?|[a-zåäö]*(?:nämnden|styrelsen)s?|ks|kso|ksau|rs)\b")
_SHORT_BOARDS = {"ks": "kommunstyrelse", "kso": "kommunstyrelse", "ksau": "kommunstyrelse", "rs": "regionstyrelse"}
_ANY_BOARD = {"nämnd", "styrelse"}
_HEAD = {"förvaltningschef", "förvaltningsdirektör"}
_EMPLOYED = {"employee", "employee_group", "same_delegate"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A receiver of power. `kind` is None when nothing says what the words mean; `presumed`: read from a title only.

    `seat_in_board` is a member or a substitute of the board, which of them is not known. `names` is "unit" or
    "elsewhere" where the words name a part of the administration, or only point to an annex.
    """

    name: str
    kind: str | None
    seat: Seat | None
    heads: bool | None
    presumed: bool
    side: Side | None = None
    role: str | None = None
    organ: str | None = None
    office: str | Nothing | None = None
    agreement: bool | Nothing | None = NONE
    names: str = "receiver"

    @property
    def elected(self) -> bool | None:
        """Whether the receiver is an elected representative or an elected organ."""
        if self.side is not None:
            return self.side is Side.POLITICAL
        return None if self.kind is None else self.kind in _ELECTED

    @property
    def employed(self) -> bool | None:
        """Whether the receiver is an employee of the municipality."""
        if self.side is not None and self.side is not Side.OFFICIAL:
            return False
        return None if self.kind is None else self.kind in _EMPLOYED

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
        self._seen: dict[str, Recipient] = {}
        self._roles: dict[str, list[Role]] = {}
        for role in town.roles:
            for key in {titles.key(name) for name in (role.name, role.id, *role.aliases)}:
                self._roles.setdefault(key, []).append(role)
        self._organs: dict[str, list[Organ]] = {}
        for organ in town.organs:
            for key in {titles.key(name) for name in (organ.name, organ.id)}:
                self._organs.setdefault(key, []).append(organ)
        self._units = {titles.key(unit.name) for unit in town.units}

    def of(self, delegate: Delegate) -> Recipient:
        """Who the delegate is."""
        if delegate.role is not None:
            return self.of_role(self._town.role[delegate.role])
        if delegate.organ is not None:
            return self._of_organ(self._town.organ[delegate.organ])
        words = delegate.text or ""
        if words not in self._seen:
            self._seen[words] = self._of_words(words)
        return self._seen[words]

    def namesakes(self, words: str) -> list[Recipient]:
        """The roles and the organs of the register that have the name."""
        key = titles.key(self.spelled(words))
        roles = [self.of_role(role) for role in self._roles.get(key, ())]
        return roles + [self._of_organ(organ) for organ in self._organs.get(key, ())]

    def explained(self, words: str) -> bool:
        """Whether the order's own list of abbreviations has the words."""
        return words.strip(" *").casefold() in self._short

    def spelled(self, words: str) -> str:
        """The title in full by the order's own list of abbreviations, without a condition that may stand after it."""
        title = titles.bare(words)
        return self._short.get(title.strip(" *").casefold(), title)

    def registered(self, words: str) -> bool:
        """Whether the register has a role or organ of that name, or one whose name the words begin with and go on from."""
        spelled = self.spelled(words)
        key = titles.key(spelled)
        if key in self._roles or key in self._organs or self._head_of_administration(spelled):
            return True
        return any(key.startswith(f"{name} ") for name in self._roles)

    def _head_of_administration(self, words: str) -> Role | None:
        """The one role that heads the administration of the order's board, where the words are "förvaltningschef"."""
        organ = self._order.organ
        if organ is None or titles.key(words) not in _HEAD:
            return None
        heads = [one for one in self._town.roles if one.heads and heads_administration_of(self._town, one, organ)]
        return heads[0] if len(heads) == 1 else None

    def of_role(self, role: Role) -> Recipient:
        """Who holds a role of the register."""
        organ = self._order.organ
        heads = heads_administration_of(self._town, role, organ) if organ else None
        if role.side is Side.OFFICIAL:
            kind = _employment(role)
            return Recipient(
                role.name, kind, None, heads, False, role.side, role=role.id,
                office=_office(titles.presume(role.name)), agreement=_agreement(kind, role),
            )  # fmt: skip
        if role.side is Side.AUTOMATED:
            return Recipient(role.name, "automated", None, False, False, role.side, role=role.id, office=NONE)
        seat_kind, seat = self._seat_kind(role), self._seat(role)
        return Recipient(role.name, seat_kind, seat, False, False, role.side, role=role.id, office=NONE)

    def _seat_kind(self, role: Role) -> str | None:
        board = self._order.organ
        if role.organ is None or board is None:
            return None
        seat_in = self._town.organ[role.organ]
        if seat_in.id == board:
            if role.seat is None:
                return "seat_in_board"
            return "substitute" if role.seat is Seat.SUBSTITUTE else "member"
        if seat_in.parent == board:  # a committee is chosen among members and substitutes of the board (KL 6:42)
            return "seat_in_board"
        return "other_organ" if seat_in.parent is not None or seat_in.kind is not OrganKind.COMMITTEE else None

    def _seat(self, role: Role) -> Seat | None:
        """The seat in the board itself; the chair of a committee has no such seat by that."""
        return role.seat if role.organ == self._order.organ else None

    def _of_organ(self, organ: Organ) -> Recipient:
        kind: str | None = _ORGANS.get(organ.kind, "other_organ")
        board = self._order.organ
        if organ.id == board:
            kind = "board"
        elif board is None and kind == "other_organ":
            kind = None  # it may be the order's own board
        elif kind in {"committee", "presidium"} and organ.parent != board:
            kind = None if board is None or organ.parent is None else "other_organ"
        agreement = _agreement(kind, organ)
        return Recipient(
            organ.name, kind, None, False, False, Side.POLITICAL, organ=organ.id, office=NONE, agreement=agreement
        )

    def _is_executive_board(self) -> bool | None:
        """Whether the order is the executive board's, whose administration the director heads (KL 7 kap. 1 §)."""
        organ = self._town.organ.get(self._order.organ or "")
        return True if organ is not None and titles.names_executive_board(organ.name) else None

    def _names_another_board(self, words: str) -> bool:
        """Whether a title names a board, and another one than the order's own."""
        own = self._town.organ.get(self._order.organ or "")
        if own is None:
            return False
        named = _BOARD.search(words.casefold())
        if named is None:
            return False
        if " " in named[0]:  # "Tekniska nämnden"
            return named[0].removesuffix("s") != own.name.casefold()
        board = _SHORT_BOARDS.get(named[0], titles.key(named[0].removesuffix("s")))
        return board not in _ANY_BOARD and board != titles.key(own.name.split()[-1])

    def _names(self, words: str) -> str:
        if lexicon.opens("elsewhere", words):
            return "elsewhere"
        return "unit" if titles.key(words) in self._units or lexicon.says("unit", words) else "receiver"

    def _of_words(self, words: str) -> Recipient:
        spelled = self.spelled(words)
        named = self.namesakes(words)
        if named:
            return named[0] if len(named) == 1 else _common(words, named)
        head = self._head_of_administration(spelled)
        if head is not None:
            return replace(self.of_role(head), name=words)
        title = titles.presume(spelled)
        if title is None:
            names = self._names(spelled)
            return Recipient(words, None, None, False if names == "unit" else None, False, names=names)
        if title.letter == "F" and self._names_another_board(spelled):
            # "Kommunstyrelsens ordförande" in the order of another board may or may not have a seat in it too
            return Recipient(words, "other_organ" if title.recipient == "board" else None, None, False, True, Side.POLITICAL)
        heads = False if title.letter == "F" else self._is_executive_board() if title.director else title.heads
        agreement = None if title.recipient in _BY_AGREEMENT else NONE
        return Recipient(
            words, title.recipient, title.seat, heads, not title.stated, office=_office(title), agreement=agreement
        )


def _office(title: titles.Title | None) -> str | Nothing:
    return title.office if title is not None and title.office else NONE


def _agreement(kind: str | None, holder: Role | Organ) -> bool | Nothing | None:
    """Whether the agreement is recorded that lets a receiver of this kind decide; NONE for kinds that need none."""
    if kind not in _BY_AGREEMENT:
        return NONE
    return None if holder.agreement is None else bool(holder.agreement)


def _employment(role: Role) -> str | None:
    """Whose employee an official is; a post in a unit of the municipality is the municipality's."""
    if role.employer is None:
        return "employee" if role.unit is not None or role.heads else None
    return _EMPLOYERS[role.employer]


def _common(words: str, named: Sequence[Recipient]) -> Recipient:
    """What several roles or organs of one name have in common; the rest is not known."""
    first = named[0]

    def agree(field: str) -> bool:
        return all(getattr(other, field) == getattr(first, field) for other in named)

    return Recipient(
        words,
        first.kind if agree("kind") else None,
        first.seat if agree("seat") else None,
        first.heads if agree("heads") else None,
        False,
        first.side if agree("side") else None,
    )

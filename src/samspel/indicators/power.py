"""Responsibility and the right to decide held against each other, matter by matter, by the orders and the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..authority.decide import decide
from ..authority.index import Index
from ..authority.powers import Entry
from ..authority.request import Answer, Request
from ..graph import named
from ..law.matters import all_groups, all_matters
from ..model import Municipality, Organ, OrganKind, Source, WorkPhase
from .duties import Duties, matters
from .found import Measured, Seen, counted, place

_OF_THE_CASE = {"amount_missing", "vat_decides", "lasts_missing", "unit_unknown"}  # reasons why decide asks
_RANK = (Answer.YES, Answer.NEEDS_ASSESSMENT, Answer.NO)


@dataclass(frozen=True)
class Claim:
    """That somebody is said to decide a matter, and what the orders and the law answer."""

    duties: Duties
    holder: str
    answer: Answer


@dataclass(frozen=True)
class Unclaimed:
    """That an order lets a role decide a matter that others are responsible for deciding."""

    duties: Duties
    role: str
    row: str
    source: Source | None


def claims(index: Index, on: date) -> Iterator[Claim]:
    """Every responsibility for deciding, with the answer of the orders; none where no order counts that day.

    For a group of matter types, or a matter told in several ways, the answer is the best for any of them. The council
    decides by law, not by an order.
    """
    if not index.any_order_on(None, on):
        return
    town = index.town
    for duties in matters(town, on):
        for node in duties.holders(WorkPhase.DECIDE):
            holder = named(town, node)
            if isinstance(holder, Organ) and holder.kind is OrganKind.COUNCIL:
                continue
            answers = (answer_of(index, matter, node, on) for matter in _asked(duties))
            yield Claim(duties, node, min(answers, key=_RANK.index, default=Answer.NEEDS_ASSESSMENT))


def unclaimed(index: Index, on: date) -> Iterator[Unclaimed]:
    """The roles that an order lets decide a matter, when the facts say that others do. Those who stand in do not count."""
    town = index.town
    for duties in matters(town, on):
        responsible = duties.holders(WorkPhase.DECIDE)
        if not responsible or _is_group(duties):
            continue
        told: set[tuple[str, str]] = set()
        for matter in _asked(duties):
            _, of_boards = index.matters(matter, None, on)
            powers = {
                role: [power for one in of_boards for power in one.roles.get(role, ()) if not power.reach.stands_in]
                for role in dict.fromkeys(role for one in of_boards for role in one.roles)
            }
            for role, of_role in powers.items():
                row = _row_by_which(index, Request(matter=matter, on=on, role=role)) if of_role else None
                by_own_row = row is not None and any(one.entry is row for one in of_role)
                if row is not None and by_own_row and f"role/{role}" not in responsible and (role, row.key) not in told:
                    told.add((role, row.key))
                    yield Unclaimed(duties, role, row.key, row.row.source)


def answer_of(index: Index, matter: str, node: str, on: date) -> Answer:
    """The answer of decide; yes also where only a fact of the single case is missing, such as its amount."""
    kind, _, key = node.partition("/")
    request = Request(matter=matter, on=on, role=key) if kind == "role" else Request(matter=matter, on=on, organ=key)
    return Answer.YES if _row_by_which(index, request) else decide(index, request).answer


def _row_by_which(index: Index, request: Request) -> Entry | None:
    """The row that lets them decide, if need be within its limits; None where no row does for certain."""
    ruling = decide(index, request)
    if ruling.answer is Answer.YES:
        return ruling.power.entry if ruling.power is not None else None
    asked: dict[str, set[str]] = {}
    rows = {reason.entry.key: reason.entry for reason in ruling.reasons if reason.entry is not None}
    for reason in ruling.reasons:
        asked.setdefault(reason.entry.key if reason.entry is not None else "", set()).add(reason.text)
    return next((rows[key] for key, texts in asked.items() if key and texts <= _OF_THE_CASE), None)


def _asked(duties: Duties) -> list[str]:
    """What to ask authority: the type, the types of the group, and how the facts say it."""
    key = duties.node.removeprefix("matter/")
    if _is_group(duties):
        return [kind.id for kind in all_matters().values() if kind.group == key]
    return [*([key] if key in all_matters() else ()), *duties.said]


def _is_group(duties: Duties) -> bool:
    return duties.node.removeprefix("matter/") in all_groups()


def responsibility_without_power(town: Municipality, on: date, index: Index) -> Measured:
    """How many are said to decide a matter that neither an order nor the law lets them decide."""
    if not any(one.holders(WorkPhase.DECIDE) for one in matters(town, on)):
        return Measured(unknown="no_deciders")
    if not index.any_order_on(None, on):
        return Measured(unknown="no_order")
    found = tuple(claims(index, on))

    def seen(one: Claim, how: str) -> Seen:
        words = {"matter": one.duties.name, "holder": named(town, one.holder).name}
        return Seen(one.holder, words, one.duties.places(WorkPhase.DECIDE), how)

    return counted(
        tuple(seen(one, "seen") for one in found if one.answer is Answer.NO),
        open_=tuple(seen(one, "open") for one in found if one.answer is Answer.NEEDS_ASSESSMENT),
        of=len(found),
    )


def power_without_responsibility(town: Municipality, on: date, index: Index) -> Measured:
    """How many roles an order lets decide a matter that others are responsible for deciding."""
    if not any(one.holders(WorkPhase.DECIDE) for one in matters(town, on)):
        return Measured(unknown="no_deciders")
    if not index.any_order_on(None, on):
        return Measured(unknown="no_order")
    return counted(
        tuple(
            Seen(
                f"role/{one.role}",
                {
                    "matter": one.duties.name,
                    "holder": town.role[one.role].name,
                    "others": tuple(named(town, node).name for node in one.duties.holders(WorkPhase.DECIDE)),
                    "row": one.row,
                },
                (*place(one.source), *one.duties.places(WorkPhase.DECIDE)),
            )
            for one in unclaimed(index, on)
        )
    )

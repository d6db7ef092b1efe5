"""Random municipalities, and requests that hit and nearly miss: amounts about the limits, days at both ends.

The organs and the units are always the same few; what is drawn are roles, people, orders and what is passed onward. Every
choice is one whole number, and the first option is the plainest: Hypothesis shrinks a town towards leaving things out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from samspel.authority.request import Request
from samspel.law.constants import amount_on
from samspel.model import (
    NONE,
    Acting,
    Adoption,
    Binding,
    Clause,
    ClauseKind,
    Consult,
    Delegate,
    Designation,
    Duration,
    Employer,
    Holding,
    Limit,
    Mandate,
    Municipality,
    Nothing,
    Onward,
    OnwardDelegation,
    Order,
    Organ,
    OrganKind,
    Period,
    Person,
    Role,
    Row,
    Seat,
    Side,
    Unit,
    Vat,
    YesNo,
)
from samspel.money import Unit as AmountUnit

UNITS = (
    Unit(id="klk", name="Kommunledningskontoret", serves=("ks",)),
    Unit(id="eko", name="Ekonomienheten", parent="klk"),
    Unit(id="sf", name="Socialförvaltningen", serves=("sn", "gn")),
)
BOARDS = ("ks", "sn", "gn")
ROLES = ("handl", "chef", "kdir", "konsult", "robot", "ordf", "ledamot", "norr", "syd", "granne", "sordf")
DAYS = (
    date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2024, 1, 1), date(2025, 7, 1),
    date(2027, 7, 1),  # of which year no base amount is known
)  # fmt: skip
WORDS = ("Avskrivning av fordran", "Direktupphandling", "Grumliga ärenden", "Brådskande ärenden")
TYPES = ("ALLA-030", "ALLA-041", "ALLA-028", "SN-038", "SN-017", "KS-024")
PARTIES = ("Bostads AB", "Bygg AB")
_SHARES = (Fraction(1), Fraction(4, 5), Fraction(5, 4))  # how far VAT reaches
_SWEDISH = {"handl": "Handläggare", "chef": "Ekonomichef", "kdir": "Kommundirektör", "ledamot": "Ledamot"}
_PRINTED = (
    "HANDLÄGGARE", "EKONOMICHEF", "KOMMUNDIREKTÖR", "KD", "Enhetschef", "Samordnare", "Rektor", "Den som vet bäst",
    "Presidiet",
)  # fmt: skip

T = TypeVar("T")


class Chance:
    """Chooses among options by drawing whole numbers below a number."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def one(self, options: Sequence[T]) -> T:
        """One of them; the first is the plainest."""
        return options[self.below(len(options))]

    def maybe(self, options: Sequence[T], times: int = 4) -> T | None:
        """None, or one time in so many one of them."""
        return self.one(options) if self.below(times) == times - 1 else None

    def few(self, make: Callable[[], T], least: int, most: int) -> tuple[T, ...]:
        """So many things made, at least and at most."""
        return tuple(make() for _ in range(least + self.below(most - least + 1)))


@cache
def _whole(below: int) -> st.SearchStrategy[int]:
    return st.integers(0, below - 1)


@st.composite
def cases(draw: st.DrawFn, number: int) -> tuple[Municipality, tuple[Request, ...]]:
    """A municipality, and so many requests about it."""
    chance = Chance(lambda below: draw(_whole(below)))
    town = random_town(chance)
    return town, tuple(random_request(chance, town) for _ in range(number))


def random_town(chance: Chance) -> Municipality:
    """A municipality with one to three orders."""
    numbers = iter(range(100))
    orders = chance.few(lambda: _order(chance, f"o{next(numbers)}"), 1, 3)
    rows = [(order, row) for order in orders for row in order.rows]
    return Municipality(
        organs=_organs(chance),
        units=UNITS,
        roles=_roles(chance),
        people=chance.few(lambda: _person(chance, f"p{next(numbers)}"), 1, 2),
        mandates=chance.few(lambda: _mandate(chance), 0, 2) if chance.below(3) == 2 else (),
        designations=chance.few(lambda: _designation(chance), 0, 2),
        orders=orders,
        onward=chance.few(lambda: _onward(chance, f"v{next(numbers)}", *chance.one(rows)), 0, 3),
    )


def _organs(chance: Chance) -> tuple[Organ, ...]:
    """Three boards, one of them shared with other municipalities; sometimes one begins or ends."""
    council, board, committee = OrganKind.COUNCIL, OrganKind.BOARD, OrganKind.COMMITTEE
    lasting = chance.maybe((Period(start=DAYS[0], end=DAYS[3]), Period(start=DAYS[3])), 6)
    return (
        Organ(id="kf", name="Kommunfullmäktige", kind=council),
        Organ(id="ks", name="Kommunstyrelsen", kind=board, parent="kf"),
        Organ(id="ks-au", name="Arbetsutskottet", kind=committee, parent="ks"),
        Organ(id="ks-pres", name="Presidiet", kind=OrganKind.PRESIDIUM, parent="ks"),
        Organ(id="sn", name="Socialnämnden", kind=board, parent="kf", in_force=lasting),
        Organ(id="gn", name="Gemensamma nämnden", kind=OrganKind.JOINT_BOARD, parent="kf"),
    )


def _period(chance: Chance) -> Period:
    """From a day, with or without a last day."""
    start = chance.one((DAYS[0], DAYS[0], *DAYS))
    length = chance.maybe((400, 200, 1, 0), 5)
    return Period(start=start, end=NONE if length is None else start + timedelta(days=length))


def _limit(chance: Chance) -> Limit:
    """Above, below or between, in every unit."""
    unit = chance.one((AmountUnit.SEK, AmountUnit.SEK, AmountUnit.SEK, AmountUnit.PBB, AmountUnit.IBB, AmountUnit.BB))
    sides = chance.one((("at_most",), ("less_than",), ("at_least", "at_most"), ("more_than", "at_most"), ("more_than",)))
    values = (0.5, chance.one((1, 2, 2.5)))[-len(sides) :]
    bounds = {side: value * (10_000 if unit is AmountUnit.SEK else 1) for side, value in zip(sides, values, strict=True)}
    return Limit(
        **bounds, unit=unit, vat=chance.one((Vat.EXCLUDED, Vat.INCLUDED, None)), per=chance.maybe(("occasion", "year"))
    )


def _roles(chance: Chance) -> tuple[Role, ...]:
    """Employees in a line of command, a consultant, a machine and two elected."""
    ours, post = Employer.MUNICIPALITY, Side.OFFICIAL
    return (
        Role(
            id="handl", name=_SWEDISH["handl"], side=post, unit=chance.one(("eko", None)), heads=NONE, employer=ours,
            reports_to=("chef",), substitutes=chance.maybe((("kdir",), ("konsult",))),
        ),
        Role(id="chef", name=_SWEDISH["chef"], side=post, unit="eko", heads="eko", reports_to=("kdir",)),
        Role(
            id="kdir", name=_SWEDISH["kdir"], side=post, unit="klk",
            heads=chance.one(("klk", "klk", "klk", "sf", NONE, None)),
            employer=ours,
        ),
        Role(id="konsult", name="Inhyrd konsult", side=post, employer=Employer.CONSULTANT, reports_to=("chef",)),
        Role(id="robot", name="Beslutsrobot", side=Side.AUTOMATED),
        Role(id="ordf", name="Ordförande", side=Side.POLITICAL, organ=chance.one(("ks", "sn", "gn")), seat=Seat.CHAIR),
        Role(
            id="ledamot", name=_SWEDISH["ledamot"], side=Side.POLITICAL, organ=chance.one(("ks", "ks", "ks", "sn", None)),
            seat=chance.one((Seat.MEMBER, Seat.VICE_CHAIR, Seat.SUBSTITUTE, None)),
        ),
        Role(id="norr", name="Enhetschef", side=post, unit="eko", heads=NONE, reports_to=("chef",)),
        Role(id="syd", name="Enhetschef", side=post, unit="sf", heads=NONE, reports_to=chance.one((("chef",), None))),
        Role(
            id="granne", name="Samordnare i grannkommunen", side=post, employer=Employer.OTHER_MUNICIPALITY,
            agreement=chance.one(("Avtal 2022-17", NONE, None)),
        ),
        Role(id="sordf", name="Utskottets ordförande", side=Side.POLITICAL, organ="ks-au", seat=Seat.CHAIR),
    )  # fmt: skip


def _person(chance: Chance, name: str) -> Person:
    bound = chance.maybe(PARTIES, 3)
    return Person(
        id=name,
        roles=chance.few(lambda: _holding(chance), 1, 2),
        bindings=None if bound is None else (Binding(kind="board_member", of=bound),),
    )


def _holding(chance: Chance) -> Holding:
    period = _period(chance)
    as_ = chance.one(("ordinary", "acting", "substitute"))
    return Holding(role=chance.one(ROLES), as_=as_, start=period.start, end=period.end)


def _mandate(chance: Chance) -> Mandate:
    matters = chance.one((("ekonomi",), ("ekonomiskt bistånd", "ALLA-041"), ("tvångsvård",)))
    period = _period(chance) if chance.below(2) else None
    return Mandate(organ=chance.one(BOARDS), matters=matters, in_force=period)


def _designation(chance: Chance) -> Designation:
    role = chance.one(("ledamot", "ledamot", "ordf", "kdir", "sordf"))
    period = _period(chance) if chance.below(3) else None
    task = chance.one(("urgent", "urgent", "lvu", "lvm"))
    return Designation(organ=chance.one(("ks", "ks", "sn")), role=role, task=task, in_force=period)


def _onward(chance: Chance, name: str, order: Order, row: Row) -> OnwardDelegation:
    """Mostly by somebody whom the row names; one time in five by anybody."""
    givers = [one.role for one in row.delegates or () if one.role is not None]
    head = "kdir" in givers and chance.below(3) < 2  # whom the law lets pass power on, if anybody
    by = "kdir" if head else chance.one(givers or ["kdir"]) if chance.below(5) < 4 else chance.one(ROLES)
    to = chance.one(("handl", "handl", "chef", *ROLES[:5]))
    limit = _limit(chance) if chance.below(4) == 3 else None
    period = None if chance.below(8) == 7 else _period(chance)
    return OnwardDelegation(id=name, order=order.id, row=row.id, by=by, to=to, limit=limit, in_force=period)


def _order(chance: Chance, name: str) -> Order:
    clauses = {clause.kind: clause for clause in chance.few(lambda: chance.one(_CLAUSES), 0, 2)}
    numbers = iter(range(100))
    dated = chance.below(10) != 9
    return Order(
        id=name,
        organ=chance.one(("ks", "ks", "ks", "sn", "sn", "sn", "gn", None)),
        in_force=_period(chance) if dated else None,
        adopted=None if dated else chance.one((Adoption(on=DAYS[2]), None)),
        abbreviations={"KD": "Kommundirektör"},
        clauses=tuple(clauses.values()),
        rows=chance.few(lambda: _row(chance, f"r{next(numbers)}"), 1, 3),
    )


_CLAUSES = (
    Clause(kind=ClauseKind.SUPERIOR_MAY),
    Clause(kind=ClauseKind.SUPERIOR_MAY, when=("absent", "conflict"), words="Närmaste chef vid frånvaro"),
    Clause(kind=ClauseKind.LOWEST_LEVEL),
    Clause(kind=ClauseKind.EACH_ALONE),
    Clause(kind=ClauseKind.EACH_ALONE),
    Clause(kind=ClauseKind.ONWARD, allowed=YesNo.YES),
    Clause(kind=ClauseKind.ONWARD, allowed=YesNo.NO),
    Clause(kind=ClauseKind.BASE_AMOUNT, unit=AmountUnit.PBB),
    Clause(kind=ClauseKind.BASE_AMOUNT, unit=AmountUnit.IBB),
    Clause(kind=ClauseKind.VAT, vat=Vat.EXCLUDED),
    Clause(kind=ClauseKind.VAT, vat=Vat.INCLUDED),
    Clause(kind=ClauseKind.ABSENCE, words="Vid frånvaro beslutar annan behörig chef"),
    Clause(kind=ClauseKind.ACTING_HOLDER),
    Clause(kind=ClauseKind.REPORT),
    Clause(kind=ClauseKind.PRINCIPLED_TO_BOARD),
    Clause(kind=ClauseKind.CONFLICT_OF_INTEREST),
    Clause(kind=ClauseKind.URGENCY),
)


def _row(chance: Chance, name: str) -> Row:
    delegates = {_whom(one): one for one in chance.few(lambda: _delegate(chance), 1, 2)}  # nobody stands twice in a row
    acting = chance.one((Acting.EACH, Acting.EACH, Acting.EACH, Acting.EACH, Acting.EACH, Acting.JOINTLY, None))
    to = chance.one((("Handläggare",), ("Ekonomichef",), ("Enhetschef", "Handläggare"), ("Den som vet bäst",)))
    return Row(
        id=name,
        matter=chance.one(WORDS),
        matter_type=chance.one((*TYPES[:4], *TYPES, None)),
        delegates=None if acting is Acting.EACH and chance.below(12) == 11 else tuple(delegates.values()),
        acting=acting,
        consult=chance.maybe(((), (Consult(role="ordf"),), (Consult(role="chef", consent=True),))),
        limit=_limit(chance) if chance.below(2) else chance.one((None, NONE)),
        amount_words=chance.maybe(("efter behov",), 12),
        lasts_at_most=chance.maybe(_DURATIONS, 6),
        law=chance.maybe((("3 kap. 16 § LSO",),), 12),
        substitutes=chance.few(lambda: _delegate(chance), 0, 1) if chance.below(3) == 2 else None,
        onward=chance.one(
            (Onward(allowed=YesNo.YES, to=to), Onward(allowed=YesNo.YES), None, NONE, Onward(allowed=YesNo.NO))
        ),
        execution=chance.maybe((YesNo.YES, YesNo.NO), 8),
        incomplete=acting is Acting.EACH and chance.below(12) == 11,
    )


_DURATIONS = (
    Duration(years=1), Duration(months=12), Duration(days=365), Duration(months=1), Duration(days=30), Duration(months=2),
    Duration(months=1, days=30),
)  # fmt: skip


def _delegate(chance: Chance) -> Delegate:
    kind = chance.below(4)
    limit = _limit(chance) if chance.below(4) == 3 else None
    if kind == 2:
        return Delegate(organ=chance.one(("ks-au", "ks-pres")), limit=limit)
    scope = chance.maybe(("own_unit", "own_unit", "den egna kommundelen"))
    if kind == 3:
        return Delegate(text=chance.one(_PRINTED), limit=limit, scope=scope)
    return Delegate(role=chance.one(("handl", "chef", "kdir", "kdir", *ROLES)), limit=limit, scope=scope)


def _whom(delegate: Delegate) -> str:
    """Who is meant, however it is written."""
    named = {words.upper(): role for role, words in _SWEDISH.items()} | {"KD": "kdir", "Presidiet": "ks-pres"}
    return delegate.role or delegate.organ or named.get(delegate.text or "", delegate.text or "")


def random_request(chance: Chance, town: Municipality) -> Request:
    """A matter of a row, somebody near its delegates, a day and an amount about where the answer turns."""
    rows = [(order, row) for order in town.orders for row in order.rows]
    passed_on = [(order, row) for order, row in rows for one in town.onward if (one.order, one.row) == (order.id, row.id)]
    order, row = chance.one(passed_on if passed_on and chance.below(3) == 2 else rows)
    matters = (f"{order.id}/{row.id}", row.matter_type or TYPES[0], (row.matter or "").upper(), *TYPES[:2], "Köpa en raket")
    on = chance.one(_days(order) or DAYS) if chance.below(6) < 5 else chance.one(_turning_days(town))
    amount, unit = chance.one(_turning_amounts(town, order, row, on))
    matter = chance.one((*matters[:1] * 4, *matters[1:3] * 2, *matters[3:]))
    urgent = chance.maybe(("Det brinner",), 3)
    return Request(
        matter=matter,
        on=on,
        board=chance.one((None, None, None, order.organ, order.organ, chance.one(BOARDS))),
        amount=amount,
        amount_unit=unit,
        vat=chance.one((row.limit.vat if row.limit else None, None, *Vat)),
        per=chance.maybe(("occasion",)),
        lasts=chance.one((row.lasts_at_most or None, row.lasts_at_most or None, None, *_DURATIONS)),
        party=chance.maybe(PARTIES, 8),
        administrative_unit=chance.one(("eko", "klk", "sf", None)),
        urgent_reason=urgent,
        **chance.one(_near(town, order, row, urgent=urgent is not None)),
    )


def _near(town: Municipality, order: Order, row: Row, *, urgent: bool) -> list[dict[str, str]]:
    """Those the row is about, or who decide what cannot wait, by role, organ or person, more often than others."""
    held = (*(row.delegates or ()), *(row.substitutes or ()))
    organs = [one.organ for one in held if one.organ]
    named = {_whom(one) for one in held}
    roles = [role.id for role in town.roles if role.id in named or named & {role.name, role.name.split()[0]}]
    roles += [
        above for role in town.roles if role.id in roles for above in (*(role.reports_to or ()), *(role.substitutes or ()))
    ]
    roles += [one.to for one in town.onward if (one.order, one.row) == (order.id, row.id)] * 3
    roles += [one.role for one in town.designations] + ["ordf", "ledamot"] if urgent else []
    people = [one.id for one in town.people if any(holding.role in roles for holding in one.roles)]
    near = [{"role": role} for role in roles] + [{"organ": organ} for organ in organs] + [{"person": one} for one in people]
    far = [{"role": role} for role in ROLES] + [{"organ": organ} for organ in ("ks-au", "ks-pres", "kf", *BOARDS)]
    return near * 6 + far + [{"person": person.id} for person in town.people]


def _days(order: Order) -> list[date]:
    """Days on which an order is in force, as far as that is known."""
    return [day for day in DAYS if order.in_force is None or order.in_force.covers(day)]


def _turning_days(town: Municipality) -> list[date]:
    """The first and the last day of every period, and the days beside them."""
    periods = [one.in_force for one in town.orders] + [one.in_force for one in town.onward]
    periods += [one.in_force for one in town.organs]
    periods += [one.in_force for one in town.mandates] + [one.in_force for one in town.designations]
    ends: list[date | Nothing | None] = [day for one in periods if one for day in (one.start, one.end)]
    ends += [day for person in town.people for one in person.roles for day in (one.start, one.end)]
    return sorted({day + timedelta(days=step) for day in ends if isinstance(day, date) for step in (-1, 0, 1)})


def _turning_amounts(town: Municipality, order: Order, row: Row, on: date) -> list[tuple[float | None, AmountUnit]]:
    """None, the limits that the row and its delegates have, a krona to each side, and as far away as VAT reaches."""
    held = [row.limit or None, *(one.limit for one in (*(row.delegates or ()), *(row.substitutes or ())))]
    held += [one.limit for one in town.onward if (one.order, one.row) == (order.id, row.id)]
    found: list[tuple[float | None, AmountUnit]] = [(None, AmountUnit.SEK), (0, AmountUnit.SEK), (1, AmountUnit.PBB)]
    for limit in held:
        if limit is None:
            continue
        for bound in (limit.at_most, limit.less_than, limit.at_least, limit.more_than):
            if bound is not None:
                constant = amount_on(AmountUnit.PBB if limit.unit is AmountUnit.BB else limit.unit, on)
                worth = Fraction(str(bound)) * (constant.kronor if constant else 1)
                found.append((bound, limit.unit))
                found += [
                    (max(0.0, float(worth * share + step)), AmountUnit.SEK) for share in _SHARES for step in (-1, 0, 1)
                ]
    return found

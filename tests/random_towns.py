"""Random municipalities, and requests that hit and nearly miss: amounts about the limits, days at both ends.

The organs and the units are always the same few; what is drawn are roles, people, orders and what is passed onward, and
each draw shrinks towards leaving things out.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from samspel.authority.request import Request
from samspel.law.constants import amount_on
from samspel.model import (
    NONE,
    Acting,
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

ORGANS = (
    Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL),
    Organ(id="ks", name="Kommunstyrelsen", kind=OrganKind.BOARD, parent="kf"),
    Organ(id="ks-au", name="Arbetsutskottet", kind=OrganKind.COMMITTEE, parent="ks"),
    Organ(id="ks-pres", name="Presidiet", kind=OrganKind.PRESIDIUM, parent="ks"),
    Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD, parent="kf"),
)
UNITS = (
    Unit(id="klk", name="Kommunledningskontoret", serves=("ks",)),
    Unit(id="eko", name="Ekonomienheten", parent="klk"),
    Unit(id="sf", name="Socialförvaltningen", serves=("sn",)),
)
ROLES = ("handl", "chef", "kdir", "konsult", "robot", "ordf", "ledamot")
DAYS = (date(2022, 7, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2024, 1, 1), date(2025, 7, 1))
WORDS = ("Avskrivning av fordran", "Direktupphandling", "Grumliga ärenden")
TYPES = ("ALLA-030", "ALLA-041", "ALLA-028", "SN-038", "SN-017")
PARTIES = ("Bostads AB", "Bygg AB")
_SWEDISH = {"handl": "Handläggare", "chef": "Ekonomichef", "kdir": "Kommundirektör", "ledamot": "Ledamot"}


def sometimes(strategy: st.SearchStrategy[Any], times: int = 4) -> st.SearchStrategy[Any]:
    """None, or one time in so many a value."""
    return st.integers(0, times - 1).flatmap(lambda n: strategy if n == times - 1 else st.none())


def periods() -> st.SearchStrategy[Period]:
    """From a day, with or without a last day."""
    return st.builds(
        lambda start, length: Period(start=start, end=NONE if length is None else start + timedelta(days=length)),
        st.sampled_from((DAYS[0], DAYS[0], *DAYS)),
        sometimes(st.sampled_from((0, 1, 200, 400)), 5),
    )


def limits() -> st.SearchStrategy[Limit]:
    """Above, below or between, in every unit."""
    unit = st.sampled_from((AmountUnit.SEK, AmountUnit.SEK, AmountUnit.PBB, AmountUnit.IBB, AmountUnit.BB))
    return st.builds(
        _limit,
        unit,
        st.sampled_from((("at_most",), ("less_than",), ("at_least", "at_most"), ("more_than", "at_most"), ("more_than",))),
        st.sampled_from((1, 2, 2.5)),
        st.none() | st.sampled_from(Vat),
        sometimes(st.sampled_from(("occasion", "year"))),
    )


def _limit(unit: AmountUnit, sides: tuple[str, ...], step: float, vat: Vat | None, per: str | None) -> Limit:
    scale = 10_000 if unit is AmountUnit.SEK else 1
    bounds = {side: scale * (step if number == len(sides) - 1 else 0.5) for number, side in enumerate(sides)}
    return Limit(**bounds, unit=unit, vat=vat, per=per)


@st.composite
def towns(draw: st.DrawFn) -> Municipality:
    """A municipality with one board or two, and whatever their orders say."""
    roles = draw(_roles())
    orders = tuple(_order(draw, f"o{number}") for number in range(draw(st.integers(1, 3))))
    starts = {(order.organ, order.in_force.start) for order in orders if order.in_force}
    if len(starts) < len(orders):  # which of two orders that begin the same day counts, nothing says
        orders = orders[:1]
    rows = [(order.id, row.id) for order in orders for row in order.rows]
    onward = draw(st.lists(st.tuples(st.sampled_from(rows), *[st.sampled_from(ROLES[:5])] * 2), max_size=2)) if rows else []
    return Municipality(
        organs=ORGANS,
        units=UNITS,
        roles=roles,
        people=tuple(_person(draw, f"p{number}") for number in range(draw(st.integers(1, 2)))),
        mandates=draw(st.just(()) | st.lists(_mandates(), max_size=2).map(tuple)),
        designations=tuple(draw(st.lists(_designations(), max_size=1))),
        orders=orders,
        onward=tuple(
            OnwardDelegation(
                id=f"v{number}",
                order=order,
                row=row,
                by=by,
                to=to,
                limit=draw(sometimes(limits())),
                in_force=draw(periods()),
            )
            for number, ((order, row), by, to) in enumerate(onward)
        ),
    )


@st.composite
def _roles(draw: st.DrawFn) -> tuple[Role, ...]:
    """Employees in a line of command, a consultant, a machine and two elected; what each is known to head is drawn."""
    unit = draw(st.sampled_from(("eko", None)))
    heads = draw(st.sampled_from(("klk", "sf", NONE, None)))
    post: dict[str, Any] = {"side": Side.OFFICIAL}
    return (
        Role(
            id="handl", name=_SWEDISH["handl"], unit=unit, heads=NONE, employer=Employer.MUNICIPALITY,
            reports_to=("chef",), substitutes=draw(sometimes(st.sampled_from((("kdir",), ("konsult",))))), **post,
        ),
        Role(id="chef", name=_SWEDISH["chef"], unit="eko", heads="eko", reports_to=("kdir",), **post),
        Role(id="kdir", name=_SWEDISH["kdir"], unit="klk", heads=heads, employer=Employer.MUNICIPALITY, **post),
        Role(id="konsult", name="Inhyrd konsult", employer=Employer.CONSULTANT, reports_to=("chef",), **post),
        Role(id="robot", name="Beslutsrobot", side=Side.AUTOMATED),
        Role(
            id="ordf", name="Ordförande", side=Side.POLITICAL, organ=draw(st.sampled_from(("ks", "sn"))), seat=Seat.CHAIR
        ),
        Role(id="ledamot", name=_SWEDISH["ledamot"], side=Side.POLITICAL, organ="ks", seat=draw(st.sampled_from(Seat))),
    )  # fmt: skip


def _person(draw: st.DrawFn, name: str) -> Person:
    holdings = draw(
        st.lists(
            st.builds(
                lambda role, as_, period: Holding(role=role, as_=as_, start=period.start, end=period.end),
                st.sampled_from(ROLES),
                st.sampled_from(("ordinary", "acting", "substitute")),
                periods(),
            ),
            min_size=1,
            max_size=2,
        )
    )
    bound = draw(sometimes(st.sampled_from(PARTIES), 3))
    return Person(id=name, roles=tuple(holdings), bindings=bound and (Binding(kind="board_member", of=bound),))


def _mandates() -> st.SearchStrategy[Mandate]:
    matters = st.sampled_from((("ekonomi",), ("ekonomisk hjälp", "ekonomiskt bistånd"), ("ALLA-041", "SN-017")))
    return st.builds(Mandate, organ=st.sampled_from(("ks", "sn")), matters=matters, in_force=sometimes(periods()))


def _designations() -> st.SearchStrategy[Designation]:
    role = st.sampled_from(("ledamot", "ordf", "kdir"))
    return st.builds(
        lambda role, period: Designation(organ="ks", role=role, task="urgent", in_force=period), role, periods()
    )


def _order(draw: st.DrawFn, name: str) -> Order:
    clauses = draw(st.lists(_clauses(), max_size=2, unique_by=lambda clause: clause.kind))
    return Order(
        id=name,
        organ=draw(st.sampled_from(("ks", "sn"))),
        in_force=draw(periods()),
        clauses=tuple(clauses),
        rows=tuple(_row(draw, f"r{number}") for number in range(draw(st.integers(1, 3)))),
    )


def _clauses() -> st.SearchStrategy[Clause]:
    return st.one_of(
        st.sampled_from((ClauseKind.SUPERIOR_MAY, ClauseKind.LOWEST_LEVEL)).map(lambda kind: Clause(kind=kind)),
        st.just(Clause(kind=ClauseKind.SUPERIOR_MAY, when=("absent", "conflict"), words="Närmaste chef vid frånvaro")),
        st.sampled_from(YesNo).map(lambda allowed: Clause(kind=ClauseKind.ONWARD, allowed=allowed)),
        st.sampled_from((AmountUnit.PBB, AmountUnit.IBB)).map(lambda unit: Clause(kind=ClauseKind.BASE_AMOUNT, unit=unit)),
        st.sampled_from(Vat).map(lambda vat: Clause(kind=ClauseKind.VAT, vat=vat)),
        st.sampled_from(
            (
                ClauseKind.EACH_ALONE, ClauseKind.ACTING_HOLDER, ClauseKind.REPORT, ClauseKind.PRINCIPLED_TO_BOARD,
                ClauseKind.CONFLICT_OF_INTEREST, ClauseKind.URGENCY,
            )
        ).map(lambda kind: Clause(kind=kind)),
    )  # fmt: skip


def _row(draw: st.DrawFn, name: str) -> Row:
    return Row(
        id=name,
        matter=draw(st.sampled_from(WORDS)),
        matter_type=draw(st.sampled_from((*TYPES, None))),
        delegates=tuple(draw(st.lists(_delegates(), min_size=1, max_size=2, unique_by=_whom))),
        acting=draw(st.sampled_from((Acting.EACH, Acting.EACH, Acting.JOINTLY, None))),
        consult=draw(sometimes(st.sampled_from(((), (Consult(role="ordf"),), (Consult(role="chef", consent=True),))))),
        limit=draw(st.none() | st.just(NONE) | limits()),
        lasts_at_most=draw(sometimes(_durations(), 6)),
        law=draw(sometimes(st.just(("3 kap. 16 § LSO",)), 12)),
        substitutes=draw(sometimes(st.lists(_delegates(), max_size=1).map(tuple))),
        onward=draw(st.none() | st.just(NONE) | _permissions()),
        execution=draw(sometimes(st.sampled_from(YesNo), 8)),
    )


def _durations() -> st.SearchStrategy[Duration]:
    return st.sampled_from(
        (Duration(years=1), Duration(months=12), Duration(days=365), Duration(months=1), Duration(days=30))
    )


def _permissions() -> st.SearchStrategy[Onward]:
    to = sometimes(st.sampled_from((("Handläggare",), ("Ekonomichef",))))
    return st.builds(lambda allowed, to: Onward(allowed=allowed, to=to), st.sampled_from(YesNo), to)


def _delegates() -> st.SearchStrategy[Delegate]:
    role = st.builds(
        lambda role, limit, scope: Delegate(role=role, limit=limit, scope=scope),
        st.sampled_from(ROLES),
        sometimes(limits()),
        sometimes(st.just("own_unit")),
    )
    organ = st.sampled_from(("ks-au", "ks-pres")).map(lambda organ: Delegate(organ=organ))
    printed = st.sampled_from(("handl", "chef", "kdir")).map(lambda role: Delegate(text=_SWEDISH[role].upper()))
    return st.one_of(role, role, organ, printed)


def _whom(delegate: Delegate) -> str | None:
    """Who is meant, however it is written: nobody stands twice in a row."""
    named = {words.upper(): role for role, words in _SWEDISH.items()}
    return delegate.role or delegate.organ or named[delegate.text or ""]


@st.composite
def requests(draw: st.DrawFn, town: Municipality) -> Request:
    """A matter of a row, somebody near its delegates, a day and an amount about where the answer turns."""
    order, row = draw(st.sampled_from([(order, row) for order in town.orders for row in order.rows]))
    matters = (f"{order.id}/{row.id}", f"{order.id}/{row.id}", row.matter_type or TYPES[0], (row.matter or "").upper())
    on = draw(st.sampled_from(_days(order) * 3 + _turning_days(town)))
    amount, unit = draw(st.sampled_from(_turning_amounts(town, order, row, on)))
    lasts = row.lasts_at_most or None
    return Request(
        matter=draw(st.sampled_from((*matters, *TYPES[:2]))),
        on=on,
        board=draw(st.sampled_from((None, None, order.organ, "sn"))),
        amount=amount,
        amount_unit=unit,
        vat=draw(st.sampled_from((row.limit.vat if row.limit else None, None, *Vat))),
        per=draw(sometimes(st.just("occasion"))),
        lasts=draw(st.sampled_from((lasts, lasts)) | _durations()),
        party=draw(sometimes(st.sampled_from(PARTIES))),
        administrative_unit=draw(st.sampled_from(("eko", "klk", None))),
        urgent_reason=draw(sometimes(st.just("Det brinner"))),
        **draw(st.sampled_from(_near(town, order, row))),
    )


def _near(town: Municipality, order: Order, row: Row) -> list[dict[str, str]]:
    """Those the row is about, by role, organ or person, more often than others."""
    held = (*(row.delegates or ()), *(row.substitutes or ()))
    organs = [one.organ for one in held if one.organ]
    roles = [one.role or _whom(one) or "" for one in held if not one.organ]
    roles += [
        above for role in town.roles if role.id in roles for above in (*(role.reports_to or ()), *(role.substitutes or ()))
    ]
    roles += [one.to for one in town.onward if (one.order, one.row) == (order.id, row.id)]
    people = [one.id for one in town.people if any(holding.role in roles for holding in one.roles)]
    near = [{"role": role} for role in roles] + [{"organ": organ} for organ in organs] + [{"person": one} for one in people]
    far = [{"role": role} for role in ROLES] + [{"organ": organ} for organ in ("ks-au", "ks-pres", "ks", "sn")]
    return near * 3 + far + [{"person": person.id} for person in town.people]


def _days(order: Order) -> list[date]:
    """Days on which an order is in force."""
    return [day for day in DAYS if order.in_force and order.in_force.covers(day)]


def _turning_days(town: Municipality) -> list[date]:
    """The first and the last day of every period, and the days beside them."""
    periods = [one.in_force for one in town.orders] + [one.in_force for one in town.onward]
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
                found += [(float(worth * share + step), AmountUnit.SEK) for share in _SHARES for step in (-1, 0, 1)]
    return found


_SHARES = (Fraction(1), Fraction(4, 5), Fraction(5, 4))

"""A slow, obviously right judge of who may decide, written from the words of design.md §7 and not from samspel.authority.

It asks about every row, one after the other. What the law forbids it learns from `check`: it writes the row again with the
one who asks as its only delegate, and reads what the rules say of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from samspel.authority.request import Request
from samspel.checks.run import check
from samspel.findings import Finding, Level
from samspel.law.constants import amount_on
from samspel.law.matters import all_matters, kinds_of_board
from samspel.law.recogniser import recognise
from samspel.model import (
    Acting,
    Clause,
    ClauseKind,
    Delegate,
    Duration,
    Limit,
    Municipality,
    OnwardDelegation,
    Order,
    OrganKind,
    Period,
    Row,
    Seat,
    Vat,
    YesNo,
    join,
)
from samspel.money import Unit
from samspel.rules import shipped_packs

YES, NO, ASK = "yes", "no", "needs_assessment"
Answer = str
OrderRow = tuple[Order, Row]


@dataclass(frozen=True)
class Judgement:
    """The answer, and every row (`order/row`) that answers yes; None among them: it is yes without any row."""

    answer: Answer
    rows: frozenset[str | None] = frozenset()


@dataclass(frozen=True)
class Holder:
    """Who asks: a role, or an organ."""

    role: str | None = None
    organ: str | None = None

    def is_(self, town: Municipality, delegate: Delegate) -> bool:
        """Whether a delegate of a row is this role or organ, by id or by the name printed."""
        if delegate.text is None:
            return (self.role, self.organ) == (delegate.role, delegate.organ)
        if self.role is None:
            return self.organ is not None and _same(delegate.text, town.organ[self.organ].name)
        role = town.role[self.role]
        return any(_same(delegate.text, name) for name in (role.id, role.name, *role.aliases))


def judge(town: Municipality, request: Request) -> Judgement:
    """Yes where one way leads to yes; else needs_assessment where one way may; else no."""
    if request.person is not None and _bound(town, request.person, request.party):
        return Judgement(NO)
    rows = rows_meant(town, request)
    ways: list[tuple[str | None, Answer]] = []
    for holder in _holders(town, request):
        ways.append((None, _is_own(town, request, holder.organ)))
        ways.append((None, _urgent(town, request, holder)))
        ways += [(f"{order.id}/{row.id}", _by_row(town, request, order, row, holder)) for order, row in rows]
    if not rows:
        ways.append((None, _without_a_row(town, request)))
    return Judgement(_either(answer for _, answer in ways), frozenset(row for row, answer in ways if answer == YES))


def _either(answers: Iterable[Answer]) -> Answer:
    answers = set(answers)
    return YES if YES in answers else ASK if ASK in answers else NO


def _both(*answers: Answer) -> Answer:
    return NO if NO in answers else ASK if ASK in answers else YES


# --- who asks ---------------------------------------------------------------------------------------------------------


def _holders(town: Municipality, request: Request) -> list[Holder]:
    if request.role is not None:
        return [Holder(role=request.role)]
    if request.organ is not None:
        return [Holder(organ=request.organ)]
    [person] = [one for one in town.people if one.id == request.person]
    return [Holder(role=holding.role) for holding in person.roles if holding.covers(request.on)]


def _bound(town: Municipality, person: str, party: str | None) -> bool:
    [who] = [one for one in town.people if one.id == person]
    return party is not None and any(_same(binding.of, party) for binding in who.bindings or ())


# --- which rows are meant ---------------------------------------------------------------------------------------------


def rows_meant(town: Municipality, request: Request) -> list[OrderRow]:
    """Those of the orders that hold that day."""
    return _meant(town, request, [(order, row) for order in _orders_that_day(town, request) for row in order.rows])


def _meant(town: Municipality, request: Request, rows: list[OrderRow]) -> list[OrderRow]:
    """By `order/row`; or those of the type; or those with the same words, else those of the type the words are about."""
    if not _is_words(town, request.matter):
        return [(o, row) for o, row in rows if request.matter in (f"{o.id}/{row.id}", _type(town, o, row))]
    same = [(order, row) for order, row in rows if row.matter and _same(row.matter, request.matter)]
    about = [(order, row, _about(town, order, request.matter)) for order, row in rows]
    return same or [(order, row) for order, row, matter in about if matter and matter == _type(town, order, row)]


def _without_a_row(town: Municipality, request: Request) -> Answer:
    """What no order in force names is not delegated; but which row words mean, or what a row is about, may not be known."""
    held = [(order, row) for order in _orders_that_day(town, request) for row in order.rows]
    if _is_words(town, request.matter):
        return ASK if held else NO
    unknown = any(_type(town, order, row) is None for order, row in held)
    return ASK if request.matter in all_matters() and unknown else NO


def _is_words(town: Municipality, matter: str) -> bool:
    return matter not in all_matters() and all(
        matter != f"{order.id}/{row.id}" for order in town.orders for row in order.rows
    )


def _orders_that_day(town: Municipality, request: Request) -> Iterator[Order]:
    """Of each organ the order that covers the day and began last."""
    for organ in town.organs:
        covering = [
            (order.in_force.start, order)
            for order in town.orders
            if order.organ == organ.id and order.in_force is not None and order.in_force.covers(request.on)
        ]
        if covering and request.board in (None, organ.id):
            yield max(covering, key=lambda one: one[0])[1]


def _type(town: Municipality, order: Order, row: Row) -> str | None:
    return row.matter_type or (_about(town, order, row.matter) if row.matter else None)


def _about(town: Municipality, order: Order, words: str) -> str | None:
    return _recognised(words, town.organ[order.organ].name if order.organ else "")


@cache
def _recognised(words: str, board: str) -> str | None:
    found = recognise(words, organs=kinds_of_board(board)).type
    return found.id if found else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


# --- by a row ---------------------------------------------------------------------------------------------------------


def _by_row(town: Municipality, request: Request, order: Order, row: Row, holder: Holder) -> Answer:
    if row.execution is YesNo.YES:
        return YES  # no delegation is needed, and so none of its limits
    delegates, substitutes = row.delegates or (), row.substitutes or ()
    if row.acting is Acting.JOINTLY and len(delegates) > 1:
        return NO  # no single one may
    ways: list[Answer] = []
    for delegate in delegates:
        granted = _both(_granted(town, request, order, row, delegate), _law_on_delegate(town, request, order, row, delegate))
        if holder.is_(town, delegate):
            ways.append(granted)
        elif _steps_in(town, order, holder, delegate):
            ways.append(_both(granted, _law_on(town, request, order, row, holder)))
    ways += [_received(town, request, order, row, one) for one in town.onward if one.to == holder.role]
    for substitute in substitutes:
        if holder.is_(town, substitute):
            granted = _granted(town, request, order, row, substitute)
            ways.append(_both(granted, _law_on(town, request, order, row, holder)))
    listed = any(holder.is_(town, one) for one in (*delegates, *substitutes))
    if row.delegates is None or (row.incomplete and not listed):  # the list that is not known may name the one who asks
        received = any((one.order, one.row, one.to) == (order.id, row.id, holder.role) for one in town.onward)
        barred = _law_on(town, request, order, row, holder) if received else YES
        ways.append(_both(ASK, barred, _granted(town, request, order, row, Delegate(text="?"))))
    return _both(_either(ways), _law_on_row(town, request, order, row))


def _granted(town: Municipality, request: Request, order: Order, row: Row, delegate: Delegate) -> Answer:
    """Whether what is asked lies inside the limits of the row and of the delegate."""
    if not row.limit and row.amount_words:
        return ASK  # an amount that nobody could read
    return _both(
        _within(row.limit or None, order, request),
        _within(delegate.limit, order, request),
        _lasts(row.lasts_at_most or None, request.lasts),
        _in_scope(town, delegate, request),
    )


def _in_scope(town: Municipality, delegate: Delegate, request: Request) -> Answer:
    if delegate.scope != "own_unit":
        return YES
    units = [role.unit for role in town.roles if Holder(role=role.id).is_(town, delegate)]
    if request.administrative_unit is None or units in ([], [None]):
        return ASK
    return YES if units == [request.administrative_unit] else NO


@cache
def _lasts(limit: Duration | None, asked: Duration | None) -> Answer:
    """Whether it is no longer than the row allows, whichever day it begins: a month is not always 30 days."""
    if limit is None:
        return YES
    if asked is None:
        return ASK
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]
    holds = [_after(day, asked) <= _after(day, limit) for day in days]
    return YES if all(holds) else ASK if any(holds) else NO


def _after(day: date, duration: Duration) -> date:
    months = day.year * 12 + day.month - 1 + 12 * (duration.years or 0) + (duration.months or 0)
    first = date(months // 12, months % 12 + 1, 1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    last = (next_month - timedelta(days=1)).day
    return first.replace(day=min(day.day, last)) + timedelta(days=duration.days or 0)


def _steps_in(town: Municipality, order: Order, holder: Holder, delegate: Delegate) -> bool:
    """Whether a role steps in for a delegate: as the role's substitute, or as a superior where a clause says so."""
    named = [role for role in town.roles if Holder(role=role.id).is_(town, delegate)]
    if holder.role is None or not named:
        return False
    if holder.role in (named[0].substitutes or ()):
        return True
    clause = _clause(order, ClauseKind.SUPERIOR_MAY) or _clause(order, ClauseKind.LOWEST_LEVEL)
    return clause is not None and holder.role in _superiors(town, named[0].id)


def _superiors(town: Municipality, role: str) -> set[str]:
    """Everybody above, however far."""
    above: set[str] = set()
    new = {role}
    while new:
        new = {chief for one in new for chief in town.role[one].reports_to or ()} - above
        above |= new
    return above - {role}


def _clause(order: Order, kind: ClauseKind) -> Clause | None:
    return next((clause for clause in order.clauses or () if clause.kind is kind), None)


def _received(
    town: Municipality, request: Request, order: Order, row: Row, onward: OnwardDelegation, after: tuple[str, ...] = ()
) -> Answer:
    """Whether power of the row passed onward holds: what the giver had and, for rescue leaders only, got onward too."""
    if (onward.order, onward.row) != (order.id, row.id) or onward.id in after:
        return NO
    giver = Holder(role=onward.by)
    had = [
        _both(_granted(town, request, order, row, one), _law_on_delegate(town, request, order, row, one))
        for one in row.delegates or ()
        if giver.is_(town, one)
    ]
    if row.delegates is None:
        had.append(_both(ASK, _granted(town, request, order, row, Delegate(text="?"))))
    if any("3 kap. 16 § LSO" in law for law in row.law or ()):
        earlier = [one for one in town.onward if one.to == onward.by]
        had += [_received(town, request, order, row, one, (*after, onward.id)) for one in earlier]
    receiver = Holder(role=onward.to)
    return _both(_either(had), _passed_on(town, request, order, row, onward), _law_on(town, request, order, row, receiver))


def _passed_on(town: Municipality, request: Request, order: Order, row: Row, onward: OnwardDelegation) -> Answer:
    """Whether power passed onward holds: its period, its limit, its receiver, and what the rules say of the document."""
    if onward.in_force is None:
        return ASK
    if not onward.in_force.covers(request.on):
        return NO
    named = row.onward.to if row.onward else None
    if named is not None and not any(Holder(role=onward.to).is_(town, Delegate(text=words)) for words in named):
        return NO
    said = [one for one in _law(town, request.on) if one.about == f"onward/{onward.id}" and _view(one) == "onward"]
    return _both(_within(onward.limit, order, request), _by_law(said))


# --- amounts ----------------------------------------------------------------------------------------------------------


def _within(limit: Limit | None, order: Order, request: Request) -> Answer:
    """Whether the amount lies inside the limit, at every rate of VAT from 0 to 25 percent where that is not known."""
    if limit is None:
        return YES
    base_clause, vat_clause = _clause(order, ClauseKind.BASE_AMOUNT), _clause(order, ClauseKind.VAT)
    unit = base_clause.unit if limit.unit is Unit.BB and base_clause and base_clause.unit else limit.unit
    vat = limit.vat or (vat_clause.vat if vat_clause else None)
    worth, asked_worth = _worth(unit, request.on), _worth(request.amount_unit, request.on)
    if request.amount is None or worth is None or asked_worth is None:
        return ASK
    asked = _exact(request.amount) * asked_worth
    lowest, highest = _span(asked, request.vat, vat)
    turns = [lowest, *sorted(bound for bound in _bounds(limit, worth) if lowest <= bound <= highest), highest]
    between = [(one + other) / 2 for one, other in pairwise(turns)]
    inside = [_inside(limit, worth, amount) for amount in (*turns, *between)]  # nothing changes between two turns
    return YES if all(inside) else ASK if any(inside) else NO


def _span(asked: Fraction, asked_vat: Vat | None, limit_vat: Vat | None) -> tuple[Fraction, Fraction]:
    """The lowest and the highest that the amount may be, counted as the limit is."""
    if asked_vat is not None and asked_vat is limit_vat:
        return asked, asked
    may_shrink = asked_vat is not Vat.EXCLUDED and limit_vat is not Vat.INCLUDED
    may_grow = asked_vat is not Vat.INCLUDED and limit_vat is not Vat.EXCLUDED
    return asked * (Fraction(4, 5) if may_shrink else 1), asked * (Fraction(5, 4) if may_grow else 1)


def _bounds(limit: Limit, worth: Fraction) -> list[Fraction]:
    stated = (limit.at_most, limit.less_than, limit.at_least, limit.more_than)
    return [_exact(bound) * worth for bound in stated if bound is not None]


def _inside(limit: Limit, worth: Fraction, amount: Fraction) -> bool:
    return (
        (limit.at_most is None or amount <= _exact(limit.at_most) * worth)
        and (limit.less_than is None or amount < _exact(limit.less_than) * worth)
        and (limit.at_least is None or amount >= _exact(limit.at_least) * worth)
        and (limit.more_than is None or amount > _exact(limit.more_than) * worth)
    )


def _worth(unit: Unit, day: date) -> Fraction | None:
    """What one of the unit is worth in kronor that day; None when it is not known, or which base amount is meant."""
    if unit is Unit.SEK:
        return Fraction(1)
    constant = None if unit is Unit.BB else amount_on(unit.value, day)
    return None if constant is None else Fraction(constant.kronor)


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


# --- without a row: the board itself, and what cannot await it ----------------------------------------------------------


def _is_own(town: Municipality, request: Request, board: str | None) -> Answer:
    """Whether the board may decide itself: always, unless the matter is another board's. No matter here is the council's."""
    if board is None or town.organ[board].kind not in (OrganKind.BOARD, OrganKind.JOINT_BOARD):
        return NO
    if request.board not in (None, board):
        return NO
    types: set[str | None] = {request.matter}
    meant = {order.organ for order, _ in rows_meant(town, request)}
    if _is_words(town, request.matter):
        found = {_type(town, order, row) for order, row in rows_meant(town, request)}
        types = found or {_recognised(request.matter, town.organ[board].name)}
        if types == {None}:
            return YES if meant else ASK
    elif request.matter not in all_matters():
        [(order, row)] = [(o, r) for o in town.orders for r in o.rows if request.matter == f"{o.id}/{r.id}"]
        if order.organ != board:
            return NO
        types = {_type(town, order, row)}
    if all(one is None or all_matters()[one].organ == "ALLA" for one in types):
        return YES  # such matters every board has of its own
    if _is_words(town, request.matter) and meant:
        ever = {order.organ for order, _ in _meant(town, request, [(o, r) for o in town.orders for r in o.rows])}
        if board not in ever:
            return NO  # the words of another board's row
    return _in_mandate(town, request, board, types)


def _in_mandate(town: Municipality, request: Request, board: str, types: set[str | None]) -> Answer:
    """Whether the council has given the board the matter, as far as anything is recorded of what it gave the board."""
    given = [one for one in town.mandates if one.organ == board and _covers(one.in_force, request.on)]
    named = {words.casefold() for mandate in given for words in mandate.matters}
    held = all(one is None or named & {one.casefold(), all_matters()[one].group.casefold()} for one in types)
    return YES if held or not given else ASK


def _urgent(town: Municipality, request: Request, holder: Holder) -> Answer:
    """KL 6:39: the chair, or another member, to whom the board has given it, for the matters of that board."""
    if holder.role is None or not request.urgent_reason:
        return NO
    role = town.role[holder.role]
    if role.seat not in (Seat.CHAIR, Seat.VICE_CHAIR, Seat.MEMBER):
        return NO
    named = any(
        one.organ == role.organ and one.role == role.id and one.task == "urgent" and _covers(one.in_force, request.on)
        for one in town.designations
    )
    clause = any(
        _clause(order, ClauseKind.URGENCY) is not None
        for order in _orders_that_day(town, request)
        if order.organ == role.organ
    )
    given = YES if named or (clause and role.seat is Seat.CHAIR) else ASK if role.seat is Seat.CHAIR else NO
    return _both(_is_own(town, request, role.organ), given)


def _covers(period: Period | None, day: date) -> bool:
    return period is None or period.covers(day)


# --- what the law forbids ---------------------------------------------------------------------------------------------


def _law_on_row(town: Municipality, request: Request, order: Order, row: Row) -> Answer:
    about = f"{order.id}/row/{row.id}"
    return _by_law(one for one in _law(town, request.on) if one.about == about and _view(one) == "row")


def _law_on_delegate(town: Municipality, request: Request, order: Order, row: Row, delegate: Delegate) -> Answer:
    about = f"{order.id}/row/{row.id}"
    alone = _law(_with_delegate(town, order, row, delegate), request.on)
    return _by_law(one for one in alone if one.about == about and _view(one) == "delegate")


def _law_on(town: Municipality, request: Request, order: Order, row: Row, holder: Holder) -> Answer:
    """A ban beats every way to the power: who may not be delegate may not step in for one, or receive power onward."""
    return _law_on_delegate(town, request, order, row, Delegate(role=holder.role, organ=holder.organ))


def _by_law(findings: Iterable[Finding]) -> Answer:
    levels = {one.level for one in findings if one.code[:3] in ("DEL", "SPE")} - {Level.ADVICE}
    return NO if Level.ERROR in levels else ASK if levels else YES


def _with_delegate(town: Municipality, order: Order, row: Row, delegate: Delegate) -> Municipality:
    """The same municipality with that one order alone, and in its row that one delegate alone."""
    changed = row.model_copy(update={"delegates": (delegate,), "acting": None, "substitutes": None, "onward": None})
    alone = order.model_copy(update={"rows": (changed,)})
    return join(town.model_copy(update={"orders": (alone,), "onward": (), "decisions": ()}))


@cache
def _views() -> dict[str, str]:
    return {rule.code: rule.view for pack in shipped_packs() for rule in pack.rules}


def _view(finding: Finding) -> str:
    return _views()[finding.code]


@lru_cache(maxsize=5_000)
def _law(town: Municipality, day: date) -> tuple[Finding, ...]:
    """What every rule says of the town that day."""
    return check(town, on=day).findings

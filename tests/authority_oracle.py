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
from samspel.law.lexicon import urgent_power
from samspel.law.matters import all_matters, kinds_of_board
from samspel.law.recogniser import recognise
from samspel.law.titles import presume
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
    Organ,
    OrganKind,
    Period,
    Role,
    Row,
    Seat,
    Side,
    Vat,
    YesNo,
    join,
)
from samspel.money import Unit
from samspel.rules import shipped_packs

YES, NO, ASK = "yes", "no", "needs_assessment"
Answer = str
OrderRow = tuple[Order, Row]
BOARDS = (OrganKind.BOARD, OrganKind.JOINT_BOARD)
BY_THE_ACT = {"SN-018", "SN-022", "SN-030", "SN-031", "SN-037"}  # LVU 6, 11, 27 and 31 d, LVM 13: the chair, if urgent


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


def judge(town: Municipality, request: Request) -> Judgement:
    """Yes where one way leads to yes; else needs_assessment where one way may; else no."""
    holders = _holders(town, request)
    if not holders or (request.person is not None and _bound(town, request.person, request.party)):
        return Judgement(NO)
    rows = rows_meant(town, request)
    ways: list[tuple[str | None, Answer]] = []
    for holder in holders:
        ways.append((None, _is_own(town, request, holder.organ)))
        ways += _urgent(town, request, holder)
        ways += [(_key(order, row), _by_row(town, request, order, row, holder)) for order, row in rows]
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
    """The role or the organ; of a person the roles of that day, and without a role nobody decides anything."""
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
    """Those of the orders that hold that day: the one row, or those of the type, or those of the words.

    Words mean the rows that have them; where none has, the rows of the type that the words are about.
    """
    held = _rows_that_day(town, request)
    if not _is_words(town, request.matter):
        return [(order, row) for order, row in held if request.matter in (_key(order, row), _type(town, order, row))]
    kind = _recognised(request.matter)
    same = [(order, row) for order, row in held if _has_the_words(row, request)]
    return same or [(order, row) for order, row in held if kind and kind == _type(town, order, row)]


def _matter(town: Municipality, request: Request) -> str | None:
    """The matter type that is asked about; of words that of the rows that have them, or as they are read, or were used."""
    if request.matter in all_matters():
        return request.matter
    every = [(order, row) for order in town.orders for row in order.rows]
    if not _is_words(town, request.matter):
        [one] = [_type(town, order, row) for order, row in every if request.matter == _key(order, row)]
        return one
    now = {_type(town, order, row) for order, row in _rows_that_day(town, request) if _has_the_words(row, request)}
    if now:
        return now.pop() if len(now) == 1 else None
    ever = {
        _type(town, order, row)
        for order, row in every
        if _has_the_words(row, request) and request.board in (None, order.organ)
    }
    return _recognised(request.matter) or (ever.pop() if len(ever) == 1 else None)


def _without_a_row(town: Municipality, request: Request) -> Answer:
    """What no order in force names is not delegated; but which row words mean, or what a row is about, may not be known."""
    held = _rows_that_day(town, request)
    if _is_words(town, request.matter):
        return ASK if held else NO
    unknown = any(_type(town, order, row) is None for order, row in held)
    return ASK if request.matter in all_matters() and unknown else NO


def _is_words(town: Municipality, matter: str) -> bool:
    return matter not in all_matters() and all(matter != _key(order, row) for order in town.orders for row in order.rows)


def _has_the_words(row: Row, request: Request) -> bool:
    return bool(row.matter) and _same(str(row.matter), request.matter)


def _key(order: Order, row: Row) -> str:
    return f"{order.id}/{row.id}"


def _rows_that_day(town: Municipality, request: Request) -> list[OrderRow]:
    return [(order, row) for order in _orders_that_day(town, request) for row in order.rows]


def _orders_that_day(town: Municipality, request: Request) -> Iterator[Order]:
    """Of each organ that exists the orders that cover the day and began last; without any, those of which no day is known.

    Two that began the same day both hold. Of an order whose organ is not known no other takes the place.
    """
    for organ in town.organs:
        if request.board not in (None, organ.id) or not _covers(organ.in_force, request.on):
            continue
        orders = [order for order in town.orders if order.organ == organ.id]
        begun = [_begun(order) for order in orders if _holds(order, request.on)]
        last = max((day for day in begun if day is not None), default=None)
        yield from (order for order in orders if _holds(order, request.on) and _begun(order) == last)
    if request.board is None:
        yield from (order for order in town.orders if order.organ is None and _holds(order, request.on))


def _begun(order: Order) -> date | None:
    """The first day: as stated, or that of the decision; None where neither is known."""
    return order.in_force.start if order.in_force is not None else order.adopted.on if order.adopted else None


def _holds(order: Order, day: date) -> bool:
    begun = _begun(order)
    return order.in_force.covers(day) if order.in_force is not None else begun is None or begun <= day


def _type(town: Municipality, order: Order, row: Row) -> str | None:
    return row.matter_type or (
        _read(row.matter, town.organ[order.organ].name if order.organ else "") if row.matter else None
    )


@cache
def _recognised(words: str) -> str | None:
    """The type that words are about, whoever uses them."""
    found = recognise(words).type
    return found.id if found else None


@cache
def _read(words: str, board: str) -> str | None:
    """The type that words are about in an order of that board."""
    found = recognise(words, organs=kinds_of_board(board)).type
    return found.id if found else None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


# --- by a row ---------------------------------------------------------------------------------------------------------


def _by_row(town: Municipality, request: Request, order: Order, row: Row, holder: Holder) -> Answer:
    known = YES if _begun(order) is not None else ASK
    if row.execution is YesNo.YES:
        return known  # no delegation is needed, and so none of its limits
    if row.acting is Acting.JOINTLY and len(row.delegates or ()) > 1:
        return NO  # no single one may
    ways = list(_ways(town, request, order, row, holder))
    ways += [_received(town, request, order, row, one) for one in town.onward if one.to == holder.role]
    named = any(holder == one for delegate in row.delegates or () for one in _meant(town, order, delegate).holders)
    if row.delegates is None or (row.incomplete and not named):
        ways.append(_both(ASK, _granted(town, request, order, row)))  # the list that is not known may name the one who asks
    whose = YES if order.organ is not None else ASK
    return _both(known, whose, _either(ways), _law_on_row(town, request, order, row))


def _ways(town: Municipality, request: Request, order: Order, row: Row, holder: Holder) -> Iterator[Answer]:
    """As one of those the row names, in the place of one of them, or as one whom words may mean."""
    for delegate in row.delegates or ():
        meant = _meant(town, order, delegate)
        if meant.anybody:
            yield _both(ASK, _granted(town, request, order, row, delegate))
        sure = YES if len(meant.holders) == 1 and not meant.unsure else ASK
        for one in meant.holders:
            granted = _both(
                sure, _granted(town, request, order, row, delegate, one), _law_on(town, request, order, row, one)
            )
            if one == holder:
                yield granted
            if one.role is not None and holder.role is not None:
                stands_in = _steps_in(town, order, holder.role, one.role)
                yield _both(stands_in, granted, _law_on(town, request, order, row, holder) if stands_in != NO else NO)
    for substitute in row.substitutes or ():
        meant = _meant(town, order, substitute)
        sure = YES if len(meant.holders) == 1 and not meant.unsure else ASK
        replaced = [
            _granted(
                town, request, order, row, delegate.model_copy(update={"scope": None}) if substitute.scope else delegate, one
            )
            for delegate in row.delegates or ()
            for one in _meant(town, order, delegate).holders or (None,)
        ]
        most = _either(replaced) if replaced else YES  # no more than somebody whose place it is
        if meant.anybody:
            yield _both(ASK, most, _granted(town, request, order, row, substitute))
        if holder in meant.holders:
            own = _granted(town, request, order, row, substitute, holder)
            yield _both(sure, most, own, _law_on(town, request, order, row, holder))


@dataclass(frozen=True)
class Meant:
    """Whom a delegate of a row means. `unsure`: perhaps one of them; `anybody`: nothing tells whom."""

    holders: tuple[Holder, ...]
    unsure: bool = False
    anybody: bool = False


@lru_cache(maxsize=5_000)
def _meant_by(roles: tuple[Role, ...], organs: tuple[Organ, ...], words: str) -> Meant:
    """A title means the role or organ of that name; of several one of them; without any, one that goes on from it."""
    named = [Holder(role=one.id) for one in roles if any(_same(words, name) for name in (one.id, one.name, *one.aliases))]
    named += [Holder(organ=one.id) for one in organs if any(_same(words, name) for name in (one.id, one.name))]
    if named:
        return Meant(tuple(named), unsure=len(named) > 1)
    begin = f"{words.casefold()} "
    longer = tuple(Holder(role=one.id) for one in roles if one.name.casefold().startswith(begin))
    return Meant(longer, unsure=True, anybody=presume(words) is None)


def _meant(town: Municipality, order: Order, delegate: Delegate) -> Meant:
    if delegate.text is None:
        return Meant((Holder(delegate.role, delegate.organ),))
    short = {key.casefold(): words for key, words in (order.abbreviations or {}).items()}
    return _meant_by(town.roles, town.organs, short.get(delegate.text.casefold(), delegate.text))


def _granted(
    town: Municipality,
    request: Request,
    order: Order,
    row: Row,
    delegate: Delegate | None = None,
    holder: Holder | None = None,
) -> Answer:
    """Whether what is asked lies inside the limits of the row and of the delegate."""
    return _both(
        ASK if row.amount_words is not None else YES,  # an amount that nobody could read
        _within(row.limit or None, order, request),
        _within(delegate.limit if delegate else None, order, request),
        _lasts(row.lasts_at_most or None, request.lasts),
        _in_scope(town, delegate, holder, request),
    )


def _in_scope(town: Municipality, delegate: Delegate | None, holder: Holder | None, request: Request) -> Answer:
    """Whether the unit concerned is the delegate's own, or a part of it."""
    if delegate is None or delegate.scope != "own_unit":
        return YES
    own = town.role[holder.role].unit if holder is not None and holder.role is not None else None
    unit = request.administrative_unit
    if own is None or unit is None:
        return ASK
    while unit is not None and unit != own:
        unit = town.unit[unit].parent
    return YES if unit == own else NO


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


def _steps_in(town: Municipality, order: Order, role: str, delegate: str) -> Answer:
    """Whether a role steps in for a delegate: as its substitute, or as a superior where a clause says so.

    A clause on absence says that somebody steps in, and perhaps the nearest chief.
    """
    if role in (town.role[delegate].substitutes or ()):
        return YES
    if _clause(order, ClauseKind.SUPERIOR_MAY) or _clause(order, ClauseKind.LOWEST_LEVEL):
        return YES if role in _superiors(town, delegate) else NO
    return ASK if _clause(order, ClauseKind.ABSENCE) and role in (town.role[delegate].reports_to or ()) else NO


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
    giver, receiver = Holder(role=onward.by), Holder(role=onward.to)
    had = [
        _both(
            ASK if meant.unsure else YES,
            _granted(town, request, order, row, delegate, giver),
            _law_on(town, request, order, row, giver),
        )
        for delegate in row.delegates or ()
        if giver in (meant := _meant(town, order, delegate)).holders
    ]
    if _is_rescue_leaders(row):
        earlier = [one for one in town.onward if one.to == onward.by]
        had += [_received(town, request, order, row, one, (*after, onward.id)) for one in earlier]
    return _both(_either(had), _passed_on(town, request, order, row, onward), _law_on(town, request, order, row, receiver))


def _is_rescue_leaders(row: Row) -> bool:
    return any("3 kap. 16 § LSO" in law for law in row.law or ())


def _passed_on(town: Municipality, request: Request, order: Order, row: Row, onward: OnwardDelegation) -> Answer:
    """Whether power passed onward holds: its period, its limit, its receiver, and what the rules say of the document."""
    holds = ASK if onward.in_force is None else YES if onward.in_force.covers(request.on) else NO
    said = [one for one in _law(Same(town), request.on) if one.about == f"onward/{onward.id}" and _view(one) == "onward"]
    return _both(holds, _may_receive(town, order, row, onward.to), _within(onward.limit, order, request), _by_law(said))


def _may_receive(town: Municipality, order: Order, row: Row, role: str) -> Answer:
    """Whether the board lets the power be passed on to that role, where it says to whom."""
    if not row.onward or row.onward.to is None:
        return YES
    named = [_meant(town, order, Delegate(text=words)) for words in row.onward.to]
    if any(Holder(role=role) in meant.holders for meant in named):
        return YES
    return ASK if any(meant.anybody for meant in named) else NO


# --- amounts ----------------------------------------------------------------------------------------------------------


def _within(limit: Limit | None, order: Order, request: Request) -> Answer:
    """Whether the amount lies inside the limit, at every rate of VAT from 0 to 25 percent where that is not known."""
    if limit is None:
        return YES
    base_clause, vat_clause = _clause(order, ClauseKind.BASE_AMOUNT), _clause(order, ClauseKind.VAT)
    unit = base_clause.unit if limit.unit is Unit.BB and base_clause and base_clause.unit else limit.unit
    vat = limit.vat or (vat_clause.vat if vat_clause else None)
    worth, asked_worth = _worth(unit, request.on), _worth(request.amount_unit, request.on)
    if unit is request.amount_unit is not Unit.BB:
        worth = asked_worth = Fraction(1)  # nobody needs to know what a base amount is worth to compare two of a kind
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
    """Whether a board may decide itself: what the council gave it (KL 5:2, 6:3), as far as the facts tell.

    Whose matter it is tell, in that order: the row asked about, what is recorded of the council's gifts, the boards' orders,
    and the names of the boards. What the council itself has kept is not recorded.
    """
    if board is None:
        return NO
    organ, matter = town.organ[board], _matter(town, request)
    if organ.kind is OrganKind.COUNCIL:
        return ASK
    if organ.kind not in BOARDS or request.board not in (None, board):
        return NO
    named = {order.organ for order in town.orders for row in order.rows if request.matter == _key(order, row)}
    if named - {None, board} or not _covers(organ.in_force, request.on):
        return NO
    if matter is not None and all_matters()[matter].delegable == "kf_only":
        return ASK
    given = [one for one in town.mandates if one.organ == board and _covers(one.in_force, request.on)]
    everybodys = matter is not None and all_matters()[matter].organ == "ALLA"
    if matter is not None and given:
        words = {words.casefold() for mandate in given for words in mandate.matters}
        return YES if everybodys or words & {matter.casefold(), all_matters()[matter].group.casefold()} else ASK
    if everybodys or board in _named_in(town, request, matter):
        return YES
    by_name = matter is not None and all_matters()[matter].organ in kinds_of_board(organ.name)
    if rows_meant(town, request):  # of another board
        return ASK if by_name or matter is None else NO
    return YES if by_name else ASK


def _named_in(town: Municipality, request: Request, matter: str | None) -> set[str | None]:
    """The organs whose orders, of whatever day, have rows about the matter: by type, or by the words that mean rows."""
    now = any(_has_the_words(row, request) for _, row in _rows_that_day(town, request))
    every = [(order, row) for order in town.orders for row in order.rows if request.board in (None, order.organ)]
    same = {order.organ for order, row in every if request.matter == _key(order, row) or _has_the_words(row, request)}
    typed = {order.organ for order, row in every if matter is not None and _type(town, order, row) == matter}
    if not _is_words(town, request.matter):
        return same if request.matter not in all_matters() else typed
    recognised = _recognised(request.matter)
    read = {order.organ for order, row in every if recognised and _type(town, order, row) == recognised}
    return same if now or not read else read


def _urgent(town: Municipality, request: Request, holder: Holder) -> Iterator[tuple[str | None, Answer]]:
    """KL 6:39: the chair, or another member, to whom the board has given it, for the matters of that board."""
    if holder.role is None or not request.urgent_reason:
        return
    role = town.role[holder.role]
    for one in town.designations:
        if one.role == role.id and one.task == "urgent" and _covers(one.in_force, request.on):
            yield None, _both(_is_own(town, request, one.organ), _is_member(town, role, one.organ))
    for order, row in _rows_that_day(town, Request(matter="", on=request.on, role=role.id)):
        other = row.execution is YesNo.YES or _is_rescue_leaders(row)
        if order.organ is not None and row.matter and urgent_power(row.matter, cites_urgency=False) and not other:
            its_own = _both(_is_own(town, request, order.organ), _is_member(town, role, order.organ))
            yield _key(order, row), _both(its_own, _by_row(town, request, order, row, holder))
    for organ in town.organs:
        chair = _is_chair(role, organ)
        if chair != NO:
            orders = _orders_that_day(town, Request(matter="", on=request.on, role=role.id, board=organ.id))
            given = YES if any(_clause(order, ClauseKind.URGENCY) for order in orders) else ASK
            given = YES if _matter(town, request) in BY_THE_ACT else given
            yield None, _both(_is_own(town, request, organ.id), chair, given)


def _is_chair(role: Role, organ: Organ) -> Answer:
    """Whether the role is the chair of the board, as far as its seat and its organ are known."""
    if organ.kind not in BOARDS or role.side is not Side.POLITICAL:
        return NO
    if role.organ not in (None, organ.id) or role.seat not in (None, Seat.CHAIR):
        return NO
    return YES if role.organ and role.seat else ASK


def _is_member(town: Municipality, role: Role, board: str) -> Answer:
    """Whether the role is a seat as chair or member of the board; its committees have members and substitutes (KL 6:42)."""
    if role.side is not Side.POLITICAL:
        return NO
    if role.organ != board:
        return ASK if role.organ is None or town.organ[role.organ].parent == board else NO
    return NO if role.seat is Seat.SUBSTITUTE else ASK if role.seat is None else YES


def _covers(period: Period | None, day: date) -> bool:
    return period is None or period.covers(day)


# --- what the law forbids ---------------------------------------------------------------------------------------------


def _law_on_row(town: Municipality, request: Request, order: Order, row: Row) -> Answer:
    said = _law(Same(town), request.on)
    return _by_law(one for one in said if one.about == f"{order.id}/row/{row.id}" and _view(one) == "row")


def _law_on(town: Municipality, request: Request, order: Order, row: Row, holder: Holder) -> Answer:
    """A ban beats every way to the power: who may not be delegate may not step in for one, or receive power onward."""
    return _by_law(_law_on_delegate(Same(town), request.on, order.id, row.id, holder))


def _by_law(findings: Iterable[Finding]) -> Answer:
    levels = {one.level for one in findings if one.code[:3] in ("DEL", "SPE")} - {Level.ADVICE}
    return NO if Level.ERROR in levels else ASK if levels else YES


class Same:
    """A municipality to look things up by: the very same facts, not equal ones."""

    def __init__(self, town: Municipality) -> None:
        self.town = town

    def __hash__(self) -> int:
        return id(self.town)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.town is other.town


@lru_cache(maxsize=200)
def _law(same: Same, day: date) -> tuple[Finding, ...]:
    """What every rule says of the town that day."""
    return check(same.town, on=day).findings


@lru_cache(maxsize=2_000)
def _law_on_delegate(same: Same, day: date, order: str, row: str, holder: Holder) -> tuple[Finding, ...]:
    """What every rule says that day of the one delegate of a row, in the same town with that one order and row alone."""
    town = same.town
    [found] = [one for one in town.order[order].rows if one.id == row]
    delegates = (Delegate(role=holder.role, organ=holder.organ),)
    changed = found.model_copy(update={"delegates": delegates, "acting": None, "substitutes": None, "onward": None})
    alone = town.order[order].model_copy(update={"rows": (changed,)})
    findings = check(join(town.model_copy(update={"orders": (alone,), "onward": (), "decisions": ()})), on=day).findings
    return tuple(one for one in findings if one.about == f"{order}/row/{row}" and _view(one) == "delegate")


@cache
def _views() -> dict[str, str]:
    return {rule.code: rule.view for pack in shipped_packs() for rule in pack.rules}


def _view(finding: Finding) -> str:
    return _views()[finding.code]

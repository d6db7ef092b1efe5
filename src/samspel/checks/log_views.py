"""Views of decisions taken together: split amounts, like facts treated unlike, urgency as a habit, reports left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from ..authority.amounts import Bounds, Fit, Sum, bounds, fit
from ..authority.decide import folded
from ..model import NONE, ClauseKind, DecidedAmount, Limit, Municipality, Nothing, Order, Outcome, Side, Vat, YesNo
from ..money import Unit, spoken
from ..rules.log_views import LogGroupView
from ..rules.view import Sighting, Words
from .decision_context import DecisionContext, decision_contexts

_YEAR = 365
_SHOWN = 8
_COMPARED = {
    Outcome.GRANTED: ("bifall", "granted"),
    Outcome.PARTLY_GRANTED: ("delvis bifall", "partly granted"),
    Outcome.REFUSED: ("avslag", "refused"),
    Outcome.DISMISSED: ("avvisning", "dismissed"),
    Outcome.ORDERED: ("föreläggande eller förbud", "an order or a ban"),
}
Log = Sequence[DecisionContext]
Key = Callable[[DecisionContext], Hashable | None]


def log_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each group of decisions that belong together."""
    log = sorted(decision_contexts(town, asked), key=lambda one: (one.decision.on, one.decision.id))
    yield from _split(log)
    yield from _alike(log)
    yield from _urgent(log)
    yield from _unreported(log)


def _split(log: Log) -> Iterator[Sighting]:
    """By the same delegate, row and party: the shortest run that together is above the limit that each of them keeps."""
    for group in _together(log, _same_purse):
        limits = _limits(group[-1])
        kept = [one for one in group if all(_fit(_value(one), limit, one) is not Fit.OUTSIDE for limit in limits)]
        runs = [run for limit in limits for run in _runs_above(kept, limit)]
        if runs:
            run = min(runs, key=_days)
            yield _sighting("split", run, {"sum": spoken(sum(map(_value, run)), Unit.SEK)})


def _same_purse(one: DecisionContext) -> Hashable | None:
    """Whose money goes where: the delegate, the row, and the only party or else the case. Amounts are in kronor."""
    decision = one.decision
    amount: DecidedAmount | Nothing | None = decision.amount
    who = decision.role or decision.decided_by or decision.organ
    party = folded(decision.parties[0].name) if decision.parties and len(decision.parties) == 1 else None
    whom = party or decision.case
    if not amount or amount.unit is not Unit.SEK or not one.row or not who or not whom:
        return None
    return who, one.row[0].id, one.row[1].id, whom, amount.vat


def _limits(one: DecisionContext) -> list[Bounds]:
    """The limits of the row and of its delegate. Where the order or the decision is silent on VAT they count alike."""
    order, row = one.row or (None, None)
    own = [other.limit for other in (row.delegates or ()) if other.role == one.decision.role] if row else []
    clauses = (order.clauses or ()) if order else ()
    vat = next((clause.vat for clause in clauses if clause.kind is ClauseKind.VAT), None)
    base = next((clause.unit for clause in clauses if clause.kind is ClauseKind.BASE_AMOUNT), None)
    decided = one.decision.amount.vat if one.decision.amount else None
    limits = [limit for limit in (row.limit if row else None, *own) if isinstance(limit, Limit)]
    return [bounds(limit, vat or decided or Vat.EXCLUDED, base) for limit in limits]


def _fit(value: float, limit: Bounds, one: DecisionContext) -> Fit:
    decided = one.decision.amount
    return fit(Sum(value, Unit.SEK, (decided.vat if decided else None) or limit.vat), limit, one.decision.on)


def _value(one: DecisionContext) -> float:
    return one.decision.amount.value if one.decision.amount else 0


def _runs_above(kept: Log, limit: Bounds) -> Iterator[Log]:
    """For each decision, the shortest run that ends with it and together is above the limit."""
    start, total = 0, 0.0
    for end, last in enumerate(kept if limit.high is not None else ()):
        total += _value(last)
        while start < end and _fit(total - _value(kept[start]), limit, last) is Fit.OUTSIDE:
            total -= _value(kept[start])
            start += 1
        if start < end and _fit(total, limit, last) is Fit.OUTSIDE:
            yield kept[start : end + 1]


def _alike(log: Log) -> Iterator[Sighting]:
    """In the same kind of matter and with the same recorded facts: the first that differs from the one before."""
    for group in _together(log, _same_facts):
        changes = [(one, other) for one, other in pairwise(group) if one.decision.outcome is not other.decision.outcome]
        unsaid = [pair for pair in changes if not pair[1].decision.differs_because]
        if not changes:
            continue
        first, second = (unsaid or changes)[0]
        reasons = [pair[1].decision.differs_because for pair in unsaid]
        reason = True if not unsaid else False if NONE in reasons else None
        was, now = (_COMPARED[one.decision.outcome] for one in (first, second) if one.decision.outcome)
        words: dict[str, Words] = {"outcomes": (f"{was[0]} och {now[0]}", f"{was[1]} and {now[1]}")}
        yield _sighting("alike", (first, second), words, count=len(group), reason_recorded=reason)


def _same_facts(one: DecisionContext) -> Hashable | None:
    decision = one.decision
    what = one.kind.id if one.kind else folded(decision.matter) if decision.matter else None
    if not decision.facts or what is None or decision.outcome not in _COMPARED:
        return None
    return one.board, what, frozenset((name, folded(value)) for name, value in decision.facts.items())


def _urgent(log: Log) -> Iterator[Sighting]:
    """By one role: the year, ending with an urgent decision, that has the most of them."""
    for group in _together(log, lambda one: one.decision.role or one.decision.decided_by):
        urgent = [one for one in group if one.decision.urgency]
        years = [_year_before(urgent, last) for last in urgent]
        if years:
            most = max(years, key=len)
            share = len(most) * 100 // len(_year_before(group, most[-1]))
            yield _sighting("urgent", most, {}, share=share)


def _year_before(log: Log, last: DecisionContext) -> Log:
    return [one for one in log if one.decision.on <= last.decision.on and (last.decision.on - one.decision.on).days < _YEAR]


def _unreported(log: Log) -> Iterator[Sighting]:
    """Under one order: delegated decisions that are recorded as not reported to the board."""
    for group in _together(log, _left_out):
        order, _ = group[0].row or (None, None)
        if order:
            yield _sighting("unreported", group, {}, to_next_meeting=_to_next_meeting(order), until=group[0].asked)


def _left_out(one: DecisionContext) -> Hashable | None:
    decision = one.decision
    if not one.row or one.reported is not NONE or decision.recorded or decision.on > one.asked:
        return None
    elected = one.recipient is not None and one.recipient.side is Side.POLITICAL
    if decision.urgency or elected:  # what is urgent has a rule of its own, and committees keep minutes
        return None
    order, row = one.row
    met = any(decision.on < day < one.asked for day in one.sat.get(order.organ or "", ()))  # then BES028 tells of each
    return None if row.report is NONE or row.execution is YesNo.YES or met else order.id


def _to_next_meeting(order: Order) -> bool | None:
    said = [clause.at for clause in order.clauses or () if clause.kind is ClauseKind.REPORT]
    return "next_meeting" in said if any(said) else None


def _together(log: Log, key: Key) -> Iterator[Log]:
    """The decisions with the same key, in the order of the log; those without one belong nowhere."""
    groups: dict[Hashable, list[DecisionContext]] = defaultdict(list)
    for one in log:
        if (found := key(one)) is not None:
            groups[found].append(one)
    yield from groups.values()


def _days(run: Log) -> int:
    return (run[-1].decision.on - run[0].decision.on).days


def _sighting(
    kind: str,
    run: Log,
    words: dict[str, Words],
    *,
    count: int | None = None,
    share: int | Nothing = NONE,
    reason_recorded: bool | Nothing | None = NONE,
    to_next_meeting: bool | Nothing | None = NONE,
    until: date | None = None,
) -> Sighting:
    first, last = run[0], run[-1]
    numbers = [one.decision.id for one in run]
    return Sighting(
        kind="log_group",
        view=LogGroupView(
            kind=kind,
            count=count or len(run),
            days=(until - first.decision.on).days if until else _days(run),
            authority=last.authority if kind == "split" else NONE,
            share=share,
            reason_recorded=reason_recorded,
            to_next_meeting=to_next_meeting,
        ),
        about=last.about,
        part=f"{kind}/{first.decision.id}",
        source=last.decision.source,
        asked=last.asked,
        act=last.decision.on,
        words={
            **last.words,
            "decisions": ", ".join(numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else ""),
            "party": last.decision.parties[0].name if last.decision.parties else last.decision.case or "–",
            "first": first.decision.id,
            "second": last.decision.id,
            "outcomes": "–",
            "sum": "–",
            **words,
        },
    )

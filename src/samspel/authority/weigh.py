"""What stands between one power and one request: nothing, a missing fact, or something that makes the answer no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ..law.untaxed import bears_vat
from ..model import Citation
from .amounts import Bounds, Fit, Sum, fit
from .lengths import is_longer
from .paths import OWN_UNIT
from .periods import Span
from .powers import Bar, Entry, Power
from .request import Answer, Request, StepKind

_MISSING = {
    Fit.NO_AMOUNT: "amount_missing",
    Fit.BASE_UNSTATED: "base_unstated",
    Fit.BASE_UNKNOWN: "base_unknown",
    Fit.VAT_DECIDES: "vat_decides",
}


class Reason(NamedTuple):
    """Why the answer is not yes. `text` names a sentence of `rules/lexicon/answers.yaml`; `said` is put into it."""

    answer: Answer
    text: str
    said: Mapping[str, object] = MappingProxyType({})
    entry: Entry | None = None
    law: tuple[Citation, ...] = ()
    bar: Bar | None = None


def weigh(power: Power, request: Request) -> tuple[Reason, ...]:
    """What stands against the power: the first thing that makes the answer no, alone; else every missing fact."""
    asks = []
    for reason in _reasons(power, request):
        if reason.answer is Answer.NO:
            return (reason,)
        asks.append(reason)
    return tuple(asks)


def _reasons(power: Power, request: Request) -> Iterator[Reason]:
    entry, reach = power.entry, power.reach
    if not power.first <= request.on <= power.last:
        yield _no("not_that_day", entry, period=Span(power.first, power.last), day=request.on)
    if reach.fails is not None:
        yield _no(reach.fails, entry, words=reach.said)
    if entry.joint:
        yield _no("jointly", entry)
    bars = barred(power.bars, request.on, entry)
    yield from (bar for bar in bars if bar.answer is Answer.NO)
    for limit in power.bounds:
        yield from _amount(limit, entry, request)
    if not power.known:
        yield _ask("period_unknown", entry, day=request.on)
    if entry.execution:
        return  # nothing more limits what needs no power
    yield from _duration(entry, request)
    yield from _scope(power, request)
    if entry.board is None:
        yield _ask("whose_order", entry)
    if reach.asks is not None:
        meant = reach.first if reach.asks == "who_is_meant" else reach
        yield _ask(reach.asks, entry, words=reach.said, receiver=meant, giver=reach.parent)
    if entry.row.amount_words is not None:
        yield _ask("amount_unread", entry, words=entry.row.amount_words)
    yield from (bar for bar in bars if bar.answer is Answer.NEEDS_ASSESSMENT)


def without_unknown(powers: Sequence[Power]) -> list[Power]:
    """The powers that one row gives somebody; whom it names is not also one of those whose names are missing."""
    named = any(
        [link.kind for link in power.reach.links] == [StepKind.DELEGATION] and not power.reach.stands_in for power in powers
    )
    return [power for power in powers if not (named and power.reach.asks == "delegates_unknown")]


def barred(bars: Iterable[Bar], day: date, entry: Entry | None = None) -> list[Reason]:
    """What the law says that day: a prohibition makes the answer no, anything else is a question."""
    return [
        Reason(Answer.NO, "forbidden", entry=entry, law=bar.law, bar=bar)
        if bar.forbids
        else Reason(Answer.NEEDS_ASSESSMENT, "law_asks", entry=entry, law=bar.law, bar=bar)
        for bar in bars
        if bar.first <= day <= bar.last
    ]


def _amount(limit: Bounds, entry: Entry, request: Request) -> Iterator[Reason]:
    asked = None if request.amount is None else Sum(request.amount, request.amount_unit, request.vat)
    found = fit(asked, limit, request.on, bears_vat=bears_vat(entry.type))
    if found is Fit.OUTSIDE:
        yield _no("outside_limit", entry, limit=limit, amount=asked)
    elif found is not Fit.INSIDE:
        yield _ask(_MISSING[found], entry, limit=limit, amount=asked, day=request.on)


def _duration(entry: Entry, request: Request) -> Iterator[Reason]:
    longest = entry.row.lasts_at_most
    if not longest:
        return
    if request.lasts is None:
        yield _ask("lasts_missing", entry, longest=longest)
        return
    longer = is_longer(request.lasts, longest)
    if longer is None:
        yield _ask("lasts_unclear", entry, longest=longest)
    elif longer:
        yield _no("lasts_too_long", entry, longest=longest)


def _scope(power: Power, request: Request) -> Iterator[Reason]:
    if power.reach.scope != OWN_UNIT:
        return
    own, unit = power.reach.units, request.administrative_unit
    if not own or unit is None:
        yield _ask("unit_unknown", power.entry)
    elif unit not in own:
        yield _no("other_unit", power.entry, unit=own[0])


def _no(text: str, entry: Entry, **said: object) -> Reason:
    return Reason(Answer.NO, text, said, entry)


def _ask(text: str, entry: Entry, **said: object) -> Reason:
    return Reason(Answer.NEEDS_ASSESSMENT, text, said, entry)

"""The facts of a row and of a general clause in the words of a delegation order, such that they are understood back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from .. import plain_yaml, shipped
from ..model import NONE, Appeal, Clause, Consult, Delegate, Duration, Limit, Municipality, Nothing, Row, YesNo
from ..money import Bound, amounts, spoken

T = TypeVar("T")

Printed = Mapping[str, str | None]
"""The words of each cell of a row by the kind of its column; None where the order does not say."""


@lru_cache(maxsize=1)
def written() -> plain_yaml.Mapping:
    """The words that samspel itself writes."""
    return plain_yaml.read(shipped.packs() / "lexicon" / "written.yaml")


def cells(row: Row, town: Municipality) -> Printed:
    """The cells of a row. What is unknown is None; what there is none of is a dash, or an empty cell."""
    matter, note = _plain(row.matter), _plain(row.note)
    delegates = _delegates(row, town)
    conditions = list(_conditions(row, "\n".join((matter, note, delegates or "")), town))
    return {
        "number": _plain(row.number) or None,
        "matter": matter,
        "amount": _amount(row, f"{matter}\n{note}"),
        "delegate": delegates,
        "substitute": _listed(row.substitutes, lambda one: _delegate(one, town)),
        "law": _listed(row.law, str),
        "onward": _onward(row),
        "report": _maybe(row.report, lambda report: _word("report", report.at)),
        "appeal": row.appeal_words or _maybe(row.appeal, _appeal),
        "note": None if row.note is None and not conditions else "\n".join(filter(None, (note, *conditions))),
    }


def name_of(one: Delegate | Consult, town: Municipality) -> str:
    """What a delegate or whoever is to be heard is called."""
    role = town.role.get(one.role or "")
    organ = town.organ.get(one.organ or "") if isinstance(one, Delegate) else None
    return role.name if role else organ.name if organ else one.text or one.role or ""


def clause_words(clause: Clause) -> str:
    """A general clause in its own words, else in samspel's."""
    said = clause.at or clause.unit or clause.vat or clause.allowed or " ".join(clause.when or ())
    sentences = written()["clauses"]
    return clause.words or str(sentences.get(f"{clause.kind} {said}", sentences.get(str(clause.kind), "")))


def limit_words(limit: Limit) -> str:
    """A limit as in print: `över 300 000 kr men högst 700 000 kr per år exkl. moms`."""
    bounds = (bound for bound in reversed(Bound) if getattr(limit, bound) is not None)
    sides = " men ".join(f"{_word('bounds', bound)} {spoken(getattr(limit, bound), limit.unit)}" for bound in bounds)
    vat = f" {_word('vat', limit.vat)}" if limit.vat else ""
    per = f" per {_word('per', limit.per)}" if limit.per else ""
    return f"{sides}{vat}{per}"


def _amount(row: Row, said: str) -> str | None:
    """The limit, where the matter and the remark do not tell it already."""
    if row.amount_words is not None:
        return row.amount_words
    limit = row.limit
    if not isinstance(limit, Limit) or _tells(said, limit):
        return None
    return limit_words(limit)


def _tells(text: str, limit: Limit) -> bool:
    found = {(amount.bound or Bound.AT_MOST, amount.unit, amount.ore) for amount in amounts(text)}
    wanted = ((bound, getattr(limit, bound)) for bound in Bound)
    return all((bound, limit.unit, round(value * 100)) in found for bound, value in wanted if value is not None)


def _delegates(row: Row, town: Municipality) -> str | None:
    if row.execution is YesNo.YES and not row.delegates:
        return "Verkställighet"
    cell = _listed(row.delegates, lambda one: _delegate(one, town))
    return f"{cell}\n{_word('acting', row.acting)}" if row.acting and row.delegates else cell


def _delegate(delegate: Delegate, town: Municipality) -> str:
    """Who a delegate is, with the limit of its own. A new line is a new delegate when it starts with a capital."""
    name = name_of(delegate, town)
    scope = f" ({delegate.scope})" if delegate.scope and delegate.scope not in name else ""
    own = f", {limit_words(delegate.limit)}" if delegate.limit else ""
    return f"{name[:1].upper()}{name[1:]}{scope}{own}"


def _onward(row: Row) -> str | None:
    if not row.onward:
        return _maybe(row.onward, str)
    said = _word("onward", row.onward.allowed)
    return ", till ".join((said, "\n".join(row.onward.to))) if row.onward.to else said


def _appeal(appeal: Appeal) -> str:
    return _word("appeal", appeal)


def _conditions(row: Row, said: str, town: Municipality) -> Iterator[str]:
    """Conditions that stand in no other cell."""
    for consult in row.consult or ():
        who = name_of(consult, town)
        if who.casefold() not in said.casefold():
            yield str(written()["consent" if consult.consent else "consult"]).format(who=who)
    if isinstance(row.lasts_at_most, Duration):
        yield str(written()["lasts"]).format(time=_time(row.lasts_at_most))


def _time(duration: Duration) -> str:
    parts = ((duration.years, "år"), (duration.months, "månader"), (duration.days, "dagar"))
    return " och ".join(f"{number} {unit}" for number, unit in parts if number is not None)


def _listed(values: Iterable[T] | None, words: Callable[[T], str]) -> str | None:
    """One a line; a dash for an empty list; None when unknown."""
    if values is None:
        return None
    return "\n".join(words(value) for value in values) or _nothing()


def _maybe(value: T | Nothing | None, words: Callable[[T], str]) -> str | None:
    if value is None:
        return None
    return _nothing() if isinstance(value, Nothing) else words(value)


def _plain(text: str | Nothing | None) -> str:
    return "" if text is None or text is NONE else str(text)


def _nothing() -> str:
    return str(written()["nothing"])


def _word(group: str, key: str) -> str:
    return str(written()[group].get(str(key), str(key)))

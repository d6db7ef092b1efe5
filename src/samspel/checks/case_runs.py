"""Puts the cases of an order to the facts: each gets the answer it expects, or is told why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeVar

from ..authority.decide import decide, what_may
from ..authority.index import Index
from ..authority.request import Answer, Request
from ..authority.ruling import Ruling
from ..errors import SamspelError
from ..model import Municipality
from .asked_amount import asked_amount
from .asking import index_of
from .case_coverage import Tried, row_name
from .case_names import Names, Who
from .case_results import Asked, CaseReport, CaseResult, Expected, Got, Holder, Told
from .case_titles import with_titles
from .cases import Case, Cases, MayCase, WhatCase, WhoCase

K = TypeVar("K")


def run_cases(town: Municipality, cases: Cases, *, files: Sequence[str] = (), language: str = "sv") -> CaseReport:
    """What becomes of every case, and which rows they try together.

    Titles that only the orders name are read as roles. A case that names what the facts do not have has not passed: a new
    version of an order may have dropped it.
    """
    town, titles = with_titles(town)
    run = Run(town, language)
    results = [run.result(line, case, case.on or cases.on) for line, case in cases.cases]
    return CaseReport(
        language=language,
        file=cases.file,
        files=tuple(files),
        titles=titles,
        cases=tuple(results),
        coverage=run.tried.coverage(),
    )


class _Found(NamedTuple):
    """What the facts say to a case: the outcome, how it differs, and the rulings that tell why."""

    got: Got
    passed: bool
    missing: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    why: tuple[Told, ...] = ()


class Run:
    """One run of cases; `tried` is what they have tried so far."""

    def __init__(self, town: Municipality, language: str) -> None:
        self.index: Index = index_of(town)
        self.names = Names(self.index)
        self.tried = Tried(self.index)
        self._language = language

    def result(self, line: int, case: Case, on: date | None) -> CaseResult:
        """The result of one case that day."""
        if on is None:
            raise SamspelError("Fallet har ingen dag. Ange `on` överst i filen, eller i fallet.")
        told = {"name": case.name, "line": line, "asked": self._asked(case, on), "expected": _expected(case)}
        mistakes = tuple(self._mistakes(case, on))
        if mistakes:
            return CaseResult(**told, got=None, passed=False, mistakes=mistakes)
        match case:
            case MayCase():
                found = self._may(case, on)
            case WhoCase():
                found = self._who(case, on)
            case WhatCase():
                found = self._what(case, on)
        return CaseResult(**told, **found._asdict())

    def _mistakes(self, case: Case, on: date) -> Iterator[str]:
        """Everything in the case that the facts do not have, each in the reader's words."""
        for lookup in self._lookups(case, on):
            try:
                lookup()
            except SamspelError as error:
                yield str(error)

    def _lookups(self, case: Case, on: date) -> Iterator[Callable[[], object]]:
        names = self.names
        board = self._board(case)
        who: tuple[str, ...]
        rows: tuple[str, ...] = ()
        match case:
            case MayCase():
                who, rows = (case.may,), (case.row,) if case.row else ()
            case WhoCase():
                who = (*(case.who or ()), *(case.who_includes or ()), *(case.who_excludes or ()))
            case WhatCase():
                who, rows = (case.what,), (*(case.rows or ()), *(case.rows_include or ()), *(case.rows_exclude or ()))
        if case.board is not None and board is None:
            yield partial(names.board, case.board)
        yield from (partial(names.who, one) for one in who)
        yield from (partial(names.row, one, on, board) for one in rows)
        if not isinstance(case, WhatCase):
            yield partial(names.matter, case.matter, on, board)
            if case.unit is not None:
                yield partial(names.unit, case.unit)

    def _may(self, case: MayCase, on: date) -> _Found:
        who, details = self.names.who(case.may), self.details(case, on)
        ruling = self.decide(who, party=case.party, **details)
        self.tried.add(ruling)
        row = self.names.row(case.row, on, self._board(case)) if case.row else ruling.row
        passed = ruling.answer is case.answer and ruling.row == row
        if ruling.answer is Answer.NEEDS_ASSESSMENT and not self._has_rows(details):
            passed = False  # nothing in the order is about the matter: not what the owner of it can have meant
        got = Got(answer=ruling.answer, row=self._number(ruling.row))
        return _Found(got, passed, why=() if passed else (self._told(ruling, self.spoken(who)),))

    def _who(self, case: WhoCase, on: date) -> _Found:
        just, some, none = (
            None if listed is None else list(map(self.names.who, listed))
            for listed in (case.who, case.who_includes, case.who_excludes)
        )
        details = self.details(case, on)
        named = [*(just or ()), *(some or ()), *(none or ())]
        rulings = {who: self.decide(who, **details) for who in (*self.eligible(details), *named)}
        may = [who for who, ruling in rulings.items() if ruling.answer is Answer.YES]
        may = [who for who in may if who in named or rulings[who].board is None]  # not a board in its own matters
        missing, unexpected = _differences(just, some, none, may)
        unclear = [who for who in none or () if rulings[who].answer is Answer.NEEDS_ASSESSMENT]
        lost = None if self._has_rows(details) else _asking(rulings.values())
        wrong = dict.fromkeys((*missing, *unexpected, *unclear))
        for who in {*named, *(self._with_power(details) if just is not None else ())}:
            self.tried.add(rulings[who])
        return _Found(
            got=Got(listed=tuple(Holder(name=self.spoken(who), row=self._number(rulings[who].row)) for who in may)),
            passed=not (missing or unexpected or unclear or lost is not None),
            missing=tuple(map(self.spoken, missing)),
            unexpected=tuple(map(self.spoken, unexpected)),
            unclear=tuple(map(self.spoken, unclear)),
            why=(self._told(lost, case.matter),)
            if lost is not None
            else tuple(self._told(rulings[who], self.spoken(who)) for who in wrong),
        )

    def _what(self, case: WhatCase, on: date) -> _Found:
        kind, name = self.names.who(case.what)
        board = self._board(case)
        just, some, none = (
            None if listed is None else [self.names.row(one, on, board) for one in listed]
            for listed in (case.rows, case.rows_include, case.rows_exclude)
        )
        asked: dict[str, Any] = {"on": on, "board": board, kind: name}
        rulings = {one.request.matter: one for one in what_may(self.index, **asked)}
        missing, unexpected = _differences(just, some, none, list(rulings))
        got = tuple(
            Holder(name=self._matter(row), row=self._number(row), sure=ruling.answer is Answer.YES)
            for row, ruling in rulings.items()
        )
        for row in (*(rulings if just is not None else ()), *(just or ()), *(some or ()), *(none or ())):
            rulings.setdefault(row, decide(self.index, Request(matter=row, **asked)))
            self.tried.add(rulings[row])
        return _Found(
            got=Got(listed=got),
            passed=not missing and not unexpected,
            missing=tuple(self._number(row) or row for row in missing),
            unexpected=tuple(self._number(row) or row for row in unexpected),
            why=tuple(self._told(rulings[row], self._number(row) or row) for row in (*missing, *unexpected)),
        )

    def decide(self, who: Who, **asked: Any) -> Ruling:
        """The ruling on one request."""
        asked[who[0]] = who[1]
        return decide(self.index, Request(**asked))

    def eligible(self, asked: Mapping[str, Any]) -> Iterator[Who]:
        """Every organ, and every role that could get another answer than a plain no; `decide` gives the answers."""
        _, matters = self.index.matters(asked["matter"], asked["board"], asked["on"])
        everybody = asked["urgent_reason"] is not None or not self._has_rows(asked) or any(one.anyone for one in matters)
        reached = set(self._with_power(asked))
        for role in self.index.town.roles:
            if everybody or ("role", role.id) in reached:
                yield ("role", role.id)
        yield from (("organ", organ.id) for organ in self.index.town.organs)

    def _with_power(self, asked: Mapping[str, Any]) -> Iterator[Who]:
        """Those whom some row about the matter reaches, whatever the amount and the day."""
        _, matters = self.index.matters(asked["matter"], asked["board"], asked["on"])
        for matter in matters:
            yield from (("role", role) for role in matter.roles)
            yield from (("organ", organ) for organ in matter.organs)

    def _has_rows(self, asked: Mapping[str, Any]) -> bool:
        """Whether some row that counts that day is about the matter."""
        _, matters = self.index.matters(asked["matter"], asked["board"], asked["on"])
        return any(entry.counts_on(asked["on"]) for matter in matters for entry in matter.entries)

    def _board(self, case: Case) -> str | None:
        """The board of a case; None where it names none, or one that the facts do not have."""
        try:
            return self.names.board(case.board) if case.board else None
        except SamspelError:
            return None

    def details(self, case: MayCase | WhoCase, on: date) -> dict[str, Any]:
        """The fields of a Request beside who is asked about."""
        board = self._board(case)
        asked: dict[str, Any] = {"matter": self.names.matter(case.matter, on, board), "on": on, "board": board}
        if case.amount is not None:
            amount = asked_amount(case.amount)
            asked |= {"amount": amount.value, "amount_unit": amount.unit, "vat": amount.vat}
        unit = self.names.unit(case.unit) if case.unit else None
        return {**asked, "lasts": case.lasts, "administrative_unit": unit, "urgent_reason": case.urgent}

    def _asked(self, case: Case, on: date) -> Asked:
        if isinstance(case, WhatCase):
            return Asked(kind="what", who=self._said(case.what), matter=None, row=None, amount=None, on=on)
        row = None
        with suppress(SamspelError):
            entry = self.index.rows.get(self.names.matter(case.matter, on, self._board(case)))
            row = row_name(entry) if entry is not None else None
        told = {"matter": case.matter, "row": row, "amount": case.amount, "on": on}
        if isinstance(case, WhoCase):
            return Asked(kind="who", who=None, **told)
        return Asked(kind="may", who=self._said(case.may), **told)

    def _said(self, words: str) -> str:
        """The name that the facts have for whom the words mean; the words where they have none."""
        try:
            return self.spoken(self.names.who(words))
        except SamspelError:
            return words

    def spoken(self, who: Who) -> str:
        """The name of a role, person or organ."""
        kind, name = who
        if kind == "person":
            return self.index.people[name]
        return (self.index.town.role if kind == "role" else self.index.town.organ)[name].name

    def _told(self, ruling: Ruling, about: str) -> Told:
        told = ruling.in_(self._language)
        instead = tuple(Holder(name=one.name, row=self._number(one.row)) for one in ruling.instead)
        return Told(about=about, answer=ruling.answer, because=told.because, questions=told.questions, instead=instead)

    def _number(self, row: str | None) -> str | None:
        """The printed number of a row (`order/row`); its id where it has none."""
        return None if row is None else self.index.rows[row].row.number or row

    def _matter(self, row: str) -> str:
        return self.index.rows[row].row.matter or row


def _asking(rulings: Iterable[Ruling]) -> Ruling | None:
    """A ruling that asks which row is about the matter; where none does, it is sure that nobody has been given it."""
    return next((one for one in rulings if one.answer is Answer.NEEDS_ASSESSMENT), None)


def _expected(case: Case) -> Expected:
    match case:
        case MayCase():
            return Expected(answer=case.answer, row=case.row)
        case WhoCase():
            return Expected(just=case.who, includes=case.who_includes or (), excludes=case.who_excludes or ())
        case WhatCase():
            return Expected(just=case.rows, includes=case.rows_include or (), excludes=case.rows_exclude or ())


def _differences(
    just: Sequence[K] | None, some: Sequence[K] | None, none: Sequence[K] | None, there: Sequence[K]
) -> tuple[list[K], list[K]]:
    """What is expected and not there, and what is there and not expected."""
    missing = [one for one in (*(just or ()), *(some or ())) if one not in there]
    unexpected = [one for one in there if (just is not None and one not in just) or one in (none or ())]
    return missing, unexpected

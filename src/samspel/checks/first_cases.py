"""A first set of cases for an order, from its own rows: what it says today, for its owner to read and change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ..authority.amounts import Bounds
from ..authority.powers import Entry
from ..authority.request import Answer
from ..authority.ruling import Ruling
from ..errors import SamspelError
from ..law.matter_text import without_amounts
from ..model import Duration, Municipality, Role, Side, Vat
from ..money import Unit, spoken
from .case_coverage import Tried, row_name, telling_limits
from .case_names import Who
from .case_results import RowName
from .case_runs import Run
from .case_titles import with_titles
from .cases import Case, MayCase, WhoCase

_VAT = {Vat.EXCLUDED: " utan moms", Vat.INCLUDED: " med moms", None: ""}
_ASKED = ("matter", "board", "amount", "lasts", "unit")
_VAT_AT_MOST = Fraction(5, 4)  # an amount further off than this is clear of a limit however VAT is counted


@dataclass(frozen=True, slots=True)
class FirstCases:
    """The cases of each row that counts on the day."""

    on: date
    rows: tuple[tuple[RowName, tuple[Case, ...]], ...]


def first_cases(town: Municipality, on: date) -> FirstCases:
    """For each row: its first delegate at each limit and just beyond, all who may, and somebody who may not.

    The matter is asked about in the row's words, as people will; as the row itself where the words lead elsewhere.
    """
    town, _ = with_titles(town)
    run = Run(town, "sv")
    counting = [entry for entry in run.index.rows.values() if entry.counts_on(on)]
    several = len({entry.board for entry in counting}) > 1
    return FirstCases(on, tuple((row_name(one), tuple(_OfRow(run, one, on, several).cases())) for one in counting))


class _OfRow:
    """Makes the cases of one row, with the answers of today."""

    def __init__(self, run: Run, entry: Entry, on: date, several_boards: bool) -> None:
        self._run, self._entry, self._on = run, entry, on
        self._town = run.index.town
        board = entry.board if several_boards else None
        self._board = run.spoken(("organ", board)) if board else None
        self._words = without_amounts(entry.row.matter or "")
        self._row = f"rad {self._number(entry.key)}"
        named = [power.reach for power in entry.powers if power.reach.role or power.reach.organ]
        self._anyone = len(named) < len(entry.powers)  # nobody is named, or nobody knows who is meant
        self._first: Who | None = None
        self._unit: str | None = None
        if named:
            role, organ, own = named[0].role, named[0].organ, next(iter(named[0].units), None)
            self._first = ("role", role) if role else ("organ", organ or "")
            self._unit = self._town.unit[own].name if own and named[0].scope == "own_unit" else None

    def cases(self) -> Iterator[Case]:
        """The first delegate at each turn, all who may where the delegate surely may, and somebody who may not."""
        turns = list(self._turns())
        delegate = self._first or (next(self._officials(), None) if self._anyone else None)
        tried = [self._trying(delegate, turn) for turn in turns] if delegate is not None else []
        told_by_the_list = len(tried) == 1 and tried[0].answer is Answer.YES and not self._anyone
        yield from () if told_by_the_list else tried
        sure = next((case for case in tried if case.answer is Answer.YES), tried[0] if tried else None)
        asked = {"matter": self._row, "board": self._board} if sure is None else {key: getattr(sure, key) for key in _ASKED}
        if not self._anyone:
            yield self._who(asked)
        outsiders = (self._may(("role", role), asked) for _, role in self._officials())
        outsider = next((case for case in outsiders if case.answer is Answer.NO), None)
        if outsider is not None:
            yield outsider

    def _turns(self) -> Iterator[dict[str, Any]]:
        """Amounts and lengths of time on both sides of where the answer may turn; nothing where the row has no limit."""
        unit = {"unit": self._unit} if self._unit else {}
        longest = self._entry.row.lasts_at_most or None
        limits = dict.fromkeys(telling_limits(self._entry))
        amounts = list(dict.fromkeys(words for limit in limits for words in _around(limit)))
        lasts = {"lasts": longest} if longest else {}
        yield from ({**unit, **lasts, "amount": words} for words in amounts)
        if not amounts:
            yield {**unit, **lasts}
        if longest:
            yield {**unit, "lasts": _longer(longest), "amount": amounts[0] if amounts else None}

    def _trying(self, who: Who, turn: dict[str, Any]) -> MayCase:
        """A case that tries this row: asked in its words, or as the row itself where the words lead elsewhere."""
        in_words = {"matter": self._words, "board": self._board, **turn}
        tried = Tried(self._run.index)
        with suppress(SamspelError):  # of words that look like the number of some row
            if self._words:
                tried.add(self._ruling(who, MayCase.model_construct(**in_words)))
        return self._may(who, in_words if tried.has(self._entry.key) else {**in_words, "matter": self._row})

    def _may(self, who: Who, asked: dict[str, Any]) -> MayCase:
        case = MayCase.model_construct(may=self._name(who), **asked)
        ruling = self._ruling(who, case)
        row = self._number(ruling.row) if ruling.row else None
        return case.model_copy(update={"answer": ruling.answer, "row": row})

    def _who(self, asked: dict[str, Any]) -> WhoCase:
        case = WhoCase.model_construct(**asked)
        details = self._run.details(case, self._on)
        rulings = {who: self._run.decide(who, **details) for who in self._run.eligible(details)}
        may = [who for who, one in rulings.items() if one.answer is Answer.YES and one.board is None]
        return case.model_copy(update={"who": tuple(map(self._name, may))})

    def _officials(self) -> Iterator[Who]:
        """Employees: those who answer to the first delegate, those in the board's own administration, and others."""
        first = self._first[1] if self._first else None

        def far(role: Role) -> tuple[bool, bool]:
            unit = self._town.unit.get(role.unit or "")
            serves = (unit.serves or ()) if unit else ()
            return first not in (role.reports_to or ()), self._entry.board not in serves

        yield from (("role", role.id) for role in sorted(self._town.roles, key=far) if role.side is Side.OFFICIAL)

    def _ruling(self, who: Who, case: MayCase | WhoCase) -> Ruling:
        return self._run.decide(who, **self._run.details(case, self._on))

    def _name(self, who: Who) -> str:
        """The name by which they are found again; the id where another has the same name."""
        name = self._run.spoken(who)
        try:
            return name if self._run.names.who(name) == who else who[1]
        except SamspelError:
            return who[1]

    def _number(self, key: str) -> str:
        """The printed number by which a row is found again; else its order and id."""
        number = self._run.index.rows[key].row.number or key
        try:
            return number if self._run.names.row(number, self._on) == key else key
        except SamspelError:
            return key


def _around(limit: Bounds) -> Iterator[str]:
    """Amounts just inside and just outside a limit, as people write them.

    Where the limit does not say how it counts VAT the answer is open near it: there one amount on it, and one far enough
    from it to each side.
    """
    step = Fraction(1) if limit.unit is Unit.SEK else Fraction(1, 100)
    found: set[Fraction] = set()
    for end, is_open, outward in ((limit.low, limit.low_open, -step), (limit.high, limit.high_open, step)):
        if end is None:
            continue
        inside = Fraction(end) - (outward if is_open else 0)
        if limit.vat is None:
            least, most = inside / _VAT_AT_MOST // step * step, inside * _VAT_AT_MOST // step * step
            found |= {least, inside, most + step} if outward > 0 else {least - step, inside, most + step}
        else:
            found |= {inside, inside + outward}
    yield from (spoken(float(amount), limit.unit) + _VAT[limit.vat] for amount in sorted(found) if amount >= 0)


def _longer(longest: Duration) -> Duration:
    """The shortest length in round numbers that is longer."""
    if longest.days:
        return Duration(years=longest.years, months=longest.months, days=longest.days + 1)
    if longest.months:
        return Duration(years=longest.years, months=longest.months + 1)
    return Duration(years=(longest.years or 0) + 1)

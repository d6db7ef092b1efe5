"""decide(), who_may() and what_may(): the answers of the index."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..errors import SamspelError
from ..law.matters import all_matters
from ..model import HeldAs, Holding
from ..money import Unit
from .boards import board_itself
from .index import Index
from .matters import Matter
from .periods import own_period
from .powers import Entry, Power
from .request import Answer, Candidate, Request
from .ruling import Ruling
from .urgency import urgent_power
from .weigh import Reason, weigh, without_unknown

_SEK, _YES, _NO = Unit.SEK, Answer.YES, Answer.NO


def decide(index: Index, request: Request) -> Ruling:
    """Whether they may decide, by which row; the ruling explains itself when asked.

    Of several powers that say yes the one that does not wait for somebody's absence is given, then the one with the
    narrowest limit. Raises SamspelError for a role, person, organ, board or row that the facts do not have.

    The answer is given at once where looking up and comparing gives it: a power says yes, or every power says no, and
    nothing is asked. Why it is no is worked out when somebody reads it. All else goes the long way, which gives the same.
    """
    boards = index.by_type.get(request.matter)
    asked = index.asked(request.matter, request.board, request.on) if boards is None else boards.get(request.board)
    if request.role is not None:
        held = index.whoever.get(request.role)
    else:
        held = index.held.get(request.person) if request.party is None else None
    if asked is None or held is None:
        return in_full(index, request)
    on, amount = request.on, request.amount
    vat = request.vat if amount is not None and request.amount_unit is _SEK else None
    best: Power | None = None
    holding: Holding | None = None
    plainly_no = True
    for role, first, last, one in held:
        if first <= on <= last:
            for power in asked.roles.get(role, ()):
                if power.first <= on <= power.last:
                    if power.free:
                        pass
                    elif vat is not None and vat is power.counted:
                        if not power.low <= amount <= power.high:  # type: ignore[operator]  # with vat, amount is known
                            continue
                    elif against := weigh(power, request):
                        plainly_no = plainly_no and against[0].answer is _NO
                        continue
                    if best is None or (_stands_in(one), power.order) < (_stands_in(holding), best.order):
                        best, holding = power, one
                    break
    if best is not None:
        return Ruling(_YES, request, index, best, holding)
    if not plainly_no or request.urgent_reason is not None or request.administrative_unit is not None:
        return in_full(index, request)
    if asked.first <= on <= asked.last or not index.any_order_on(request.board, on):
        return Ruling(_NO, request, index)
    return in_full(index, request)


def _stands_in(holding: Holding | None) -> bool:
    return holding is not None and holding.as_ is HeldAs.SUBSTITUTE


def in_full(index: Index, request: Request) -> Ruling:
    """The same answer with everything that stands in the way."""
    kind, matters = index.matters(request.matter, request.board, request.on)
    _refuse_unknown(index, request)
    if tie := _tie(index, request):
        return Ruling(Answer.NO, request, index, told=(tie,))
    capacities = _capacities(index, request)
    if not capacities:
        return Ruling(Answer.NO, request, index, told=(Reason(Answer.NO, "no_role_that_day", {"day": request.on}),))
    reasons: list[Reason] = []
    for capacity in capacities:
        powers = capacity.powers(matters)
        yes = next((power for power in powers if not weigh(power, request)), None)
        if yes is not None:
            return Ruling(Answer.YES, request, index, yes, capacity.holding)
    if request.organ is not None:
        itself = board_itself(index, request, request.organ, kind, matters)
        if not itself:
            return Ruling(Answer.YES, request, index, board=request.organ)
        reasons += [one for one in itself if one.answer is Answer.NEEDS_ASSESSMENT]
    if request.urgent_reason is not None:
        urgent, against = urgent_power(index, request, [one.role for one in capacities if one.role], kind, matters)
        if urgent is not None:
            return Ruling(Answer.YES, request, index, urgent=urgent)
        reasons += against
    if not any(entry.counts_on(request.on) for matter in matters for entry in matter.entries):
        reasons += _unmatched(index, request, kind)
    reasons += _against(request, matters, capacities)
    if any(reason.answer is Answer.NEEDS_ASSESSMENT for reason in reasons):
        return Ruling(Answer.NEEDS_ASSESSMENT, request, index, told=tuple(reasons))
    return Ruling(Answer.NO, request, index, told=tuple(reasons))


def _refuse_unknown(index: Index, request: Request) -> None:
    """Ids that the facts do not have are mistakes in the call; all are told at once."""
    town = index.town
    known: tuple[tuple[str | None, Container[str], str], ...] = (
        (request.role, town.role, "Rollen"),
        (request.person, index.holdings, "Personen"),
        (request.organ, town.organ, "Organet"),
        (request.board, town.organ, "Nämnden"),
        (request.administrative_unit, town.unit, "Enheten"),
    )
    unknown = [f"{word} {name} finns inte i uppgifterna." for name, names, word in known if name and name not in names]
    if unknown:
        raise SamspelError(" ".join(unknown))


class Capacity(NamedTuple):
    """In what they act: a role, or an organ; with the person's time in the role when a person is asked about."""

    role: str | None
    organ: str | None
    holding: Holding | None = None

    def powers(self, matters: Sequence[Matter]) -> list[Power]:
        """What the rows give, the first to be shown first."""
        if self.role is not None:
            found = [power for matter in matters for power in matter.roles.get(self.role, ())]
        else:
            found = [power for matter in matters for power in matter.organs.get(self.organ or "", ())]
        found += [power for matter in matters for power in matter.anyone]
        return sorted(found, key=lambda power: power.order)


def _capacities(index: Index, request: Request) -> list[Capacity]:
    """In what they may act that day, substitutes last."""
    if request.person is None:
        return [Capacity(request.role, request.organ)]
    held = [one for one in index.holdings[request.person] if one.covers(request.on)]
    return [Capacity(one.role, None, one) for one in sorted(held, key=lambda one: one.as_ is HeldAs.SUBSTITUTE)]


def _tie(index: Index, request: Request) -> Reason | None:
    """A recorded binding of the person to the party."""
    if request.person is None or request.party is None:
        return None
    party = folded(request.party)
    for binding in index.bindings[request.person]:
        if folded(binding.of) == party:
            return Reason(Answer.NO, "conflict", {"words": binding.of})
    return None


def folded(words: str) -> str:
    """A name made alike wherever people wrote it: the case and the spaces do not matter."""
    return " ".join(words.casefold().split())


def _against(request: Request, matters: Sequence[Matter], capacities: Sequence[Capacity]) -> list[Reason]:
    """For each row about the matter, what stands in the way there: questions where answers to them could make it a yes."""
    found: list[Reason] = []
    some_count = any(entry.counts_on(request.on) for matter in matters for entry in matter.entries)
    for matter in matters:
        for entry in matter.entries:
            if not entry.counts_on(request.on):
                if not some_count:  # orders of other days say nothing where one of the day does
                    found.append(_not_that_day(entry, request.on))
                continue
            weighed = [reasons for capacity in capacities for reasons in _weighed(request, matter, entry, capacity)]
            asking = next((one for one in weighed if one[0].answer is Answer.NEEDS_ASSESSMENT), None)
            if asking is not None:
                found += asking
            elif weighed:
                found.append(weighed[0][0])
            else:
                found.append(Reason(Answer.NO, "not_delegate", entry=entry))
    return found


def _weighed(request: Request, matter: Matter, entry: Entry, capacity: Capacity) -> list[tuple[Reason, ...]]:
    """What stands against each power that a row gives in one capacity."""
    powers = [power for power in capacity.powers([matter]) if power.entry is entry]
    return [weigh(power, request) for power in without_unknown(powers)]


def _not_that_day(entry: Entry, day: date) -> Reason:
    period = entry.spans[0] if entry.spans else own_period(entry.order)
    return Reason(Answer.NO, "order_not_that_day", {"day": day, "period": period}, entry)


def _unmatched(index: Index, request: Request, kind: str | None) -> list[Reason]:
    """What no row is about: a question, unless every row in force is known to be about something else."""
    if request.matter in index.rows:
        entry = index.rows[request.matter]
        return [Reason(Answer.NO, "row_of_other_board", entry=entry)] if request.board not in (None, entry.board) else []
    if not index.any_order_on(request.board, request.on):
        return [Reason(Answer.NO, "no_order_that_day", {"day": request.on})]
    if kind is None:
        return [Reason(Answer.NEEDS_ASSESSMENT, "matter_unknown", {"words": request.matter})]
    label = all_matters()[kind].label
    if request.matter != kind or index.has_unknown_rows(request.board, request.on):
        asked = label if request.matter == kind else request.matter  # words may have been recognised wrongly: show them
        return [Reason(Answer.NEEDS_ASSESSMENT, "no_row_found", {"words": asked})]
    return [Reason(Answer.NO, "not_delegated", {"words": label})]


def who_may(index: Index, matter: str, *, on: date, answer: Answer = Answer.YES, **details: Any) -> tuple[Candidate, ...]:
    """The roles and organs for which decide gives that answer, the nearest first: by their row, and last the boards.

    `details` are the other fields of a Request, such as board, amount and vat.
    """
    found: list[tuple[Any, Candidate]] = []
    town = index.town
    for role in town.roles:
        ruling = decide(index, Request(matter=matter, on=on, role=role.id, **details))
        if ruling.answer is answer:
            found.append((_nearness(ruling), Candidate(role.name, role=role.id, row=ruling.row)))
    for organ in town.organs:
        ruling = decide(index, Request(matter=matter, on=on, organ=organ.id, **details))
        if ruling.answer is answer:
            found.append((_nearness(ruling), Candidate(organ.name, organ=organ.id, row=ruling.row)))
    return tuple(
        candidate for _, candidate in sorted(found, key=lambda one: (one[0], one[1].role or "", one[1].organ or ""))
    )


def others_who_may(index: Index, request: Request) -> tuple[Candidate, ...]:
    """Who may decide what was asked about, leaving out those who asked: the role, the organ, or the roles of the person."""
    details = {
        name: getattr(request, name)
        for name in ("board", "amount", "amount_unit", "vat", "per", "lasts", "administrative_unit", "urgent_reason")
    }
    own = {request.role, *(one.role for one in index.holdings.get(request.person or "", ()))} - {None}
    _, matters = index.matters(request.matter, request.board, request.on)
    boards = {matter.board for matter in matters}  # other boards decide such matters too, but not this one
    return tuple(
        one
        for one in who_may(index, request.matter, on=request.on, **details)
        if one.role not in own
        and (one.organ is None or one.organ != request.organ)
        and (one.organ is None or one.row is not None or not boards or one.organ in boards)
    )


def _nearness(ruling: Ruling) -> tuple[Any, ...]:
    """Sorts those who have power by a row before those who have it when a matter is urgent, and boards last."""
    if ruling.power is not None:
        return (0, ruling.power.order)
    return (1 if ruling.urgent else 2,)


def what_may(
    index: Index, *, on: date, role: str | None = None, person: str | None = None, organ: str | None = None, **details: Any
) -> tuple[Ruling, ...]:
    """The rulings on every row that decide does not answer with no, in the order of the documents.

    Without an amount, a row that has a limit needs assessment: the ruling's questions say so, and its row has the limit.
    """
    asked = (
        decide(index, Request(matter=key, on=on, role=role, person=person, organ=organ, **details)) for key in index.rows
    )
    return tuple(ruling for ruling in asked if ruling.answer is not Answer.NO)

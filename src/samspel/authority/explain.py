"""A ruling in plain sentences: why, what is asked, and what a yes takes for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..law.matters import all_matters
from ..model import Duration, HeldAs, Municipality, Side, Vat
from ..money import spoken
from .amounts import Bounds, Sum
from .chain import delegates_of, name_of, role_or_organ
from .index import Gapped, Manner, Sayings
from .mandates import has_been_given
from .paths import OWN_UNIT, Reach
from .periods import LAST, Span
from .powers import Entry, Power
from .request import Answer, Step, StepKind
from .texts import joined, say, sentences, short
from .weigh import Reason

if TYPE_CHECKING:
    from .ruling import Ruling

_GAP = "\0"
_HOLDING: dict[str, str] = {HeldAs.ACTING: "acting", HeldAs.SUBSTITUTE: "stand_in"}


class Explanation(NamedTuple):
    """Sentences in one language."""

    because: tuple[str, ...]
    questions: tuple[str, ...]
    provided: tuple[str, ...]


def explain(ruling: Ruling, language: str) -> Explanation:
    """The ruling in `sv` or `en`."""
    if ruling.power is not None:
        return _by_power(ruling, ruling.power, language)
    teller = _Teller(ruling, language)
    heading = teller.say("headings", ruling.answer.value)
    if ruling.answer is Answer.YES:
        return Explanation(_once(heading, *teller.yes()), (), _once(*teller.provided()))
    no = [teller.reason(reason) for reason in ruling.reasons if reason.answer is Answer.NO]
    asks = [teller.reason(reason) for reason in ruling.reasons if reason.answer is Answer.NEEDS_ASSESSMENT]
    return Explanation(_once(heading, *no), _once(*asks), ())


def _by_power(ruling: Ruling, power: Power, language: str) -> Explanation:
    """A yes by a row. What is said whoever asks is kept with the index, for most questions are about few powers."""
    index, request, holding = ruling.index, ruling.request, ruling.holding
    given = _is_given(index.town, power.entry.board, power.entry.type, request.on)
    amount, person = request.amount, request.person
    if holding is None or person is None:
        manner: Manner = (power, language, given, request.role, amount is not None, request.vat, None, None, False)
        who = name_of(role_or_organ(index.town, request.role, request.organ)) if person is None else index.people[person]
    else:
        begun = holding.start is None
        manner = (power, language, given, None, amount is not None, request.vat, holding.role, holding.as_, begun)
        who = index.people[person]
    said = index.said.get(manner)
    if said is None:
        said = index.said[manner] = _Teller(ruling, language).of_power(manner)
    because, provided = [who.join(said.heading), *said.steps], said.provided
    if said.held is not None:
        because.append(who.join(said.held))
    if said.fits is not None and amount is not None:
        because.append(spoken(amount, request.amount_unit).join(said.fits))
    if said.begun is not None:
        provided = (*provided, who.join(said.begun))
    if said.counted:
        provided = (*provided, *(words for per, words in said.counted if per != request.per))
    return Explanation(tuple(because), (), provided)


def _is_given(town: Municipality, board: str | None, matter_type: str | None, day: date) -> bool:
    """Whether the facts say that the council has given the board the matter."""
    if board not in town.mandates_of or matter_type is None:
        return False
    return has_been_given(town, board, all_matters()[matter_type], day) is True


def _once(*sentences: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))


class _Teller:
    """Puts one ruling into words of one language."""

    def __init__(self, ruling: Ruling, language: str) -> None:
        self._ruling, self._language = ruling, language
        self._sentences = sentences(language)
        self._town = ruling.index.town
        self._chain = ruling.chain
        power, day = ruling.power, ruling.request.on
        board = ruling.board or (ruling.urgent.board if ruling.urgent else power.entry.board if power else None)
        self._given = _is_given(self._town, board, power.entry.type if power else ruling.matter_type, day)
        request = ruling.request
        asked = name_of(role_or_organ(self._town, request.role, request.organ))
        self._who = ruling.index.people[request.person] if request.person else asked

    def say(self, part: str, name: str, **said: object) -> str:
        """A sentence with what is said put in; a word with a capital begins with one."""
        return self._sentences[part][name](who=self._who, **said)

    def yes(self) -> list[str]:
        """The chain of a yes that no row gives."""
        if self._ruling.board is not None:
            return [*map(self._step, self._chain), self.say("steps", "board", receiver=self._who)]
        return [said for step in self._chain for said in self._with_words(step)]

    def of_power(self, manner: Manner) -> Sayings:
        """What is said of a power used in that manner."""
        power, _, _, _, has_amount, vat, role, held_as, begun = manner
        steps = [said for step in self._chain if step.kind is not StepKind.HOLDING for said in self._with_words(step)]
        how = _HOLDING.get(held_as or "", "ordinary")
        limit = self._limits(power.bounds) if power.bounds and has_amount else None
        return Sayings(
            heading=self._gapped("headings", "yes", who=_GAP),
            steps=_once(*steps),
            held=None if role is None else self._gapped("steps", how, giver=_GAP, receiver=self._town.role[role].name),
            fits=None if limit is None else self._gapped("steps", "fits", amount=self._with_vat(_GAP, vat), limit=limit),
            provided=_once(*self.provided(), *self._of_the_row(power)),
            begun=self._gapped("provided", "holding_begun", words=_GAP) if begun else None,
            counted=tuple(self._counted(power)),
        )

    def _gapped(self, part: str, name: str, **said: object) -> Gapped:
        """A sentence cut at what is not yet known."""
        return tuple(self._sentences[part][name](**said).split(_GAP))

    def _with_words(self, step: Step) -> Iterator[str]:
        yield self._step(step)
        yield from self._words_of(step)

    def _step(self, step: Step) -> str:
        names: dict[str, object] = {"giver": step.giver, "receiver": step.receiver}
        entry = self._ruling.index.rows.get(step.row or "")
        if step.kind is StepKind.MANDATE:
            return self.say("steps", "mandate" if self._given else "appointed", **names)
        if step.kind is StepKind.DELEGATION and entry is not None:
            return self.say("steps", "row", **names, **self._place(entry))
        if step.kind is StepKind.SUBSTITUTE and entry is not None and step.document is not None:
            return self.say("steps", "row_substitute", **names, **self._place(entry))
        return self.say("steps", step.kind.value, **names, **(self._place(entry) if entry is not None else {}))

    def _words_of(self, step: Step) -> Iterator[str]:
        """What a step rests on: a clause in the order's own words, a document, a decision of the board."""
        if step.words:
            yield self.say("steps", "clause", words=step.words)
        if step.kind is StepKind.ONWARD and step.document:
            yield self.say("steps", "document", words=step.document)
        urgent = self._ruling.urgent if step.kind is StepKind.URGENT else None
        if urgent is not None and urgent.act is not None:
            yield self.say("steps", "by_the_act")
        if urgent is not None and urgent.designation is not None:
            name = "designated_minute" if step.document else "designated"
            yield self.say("steps", name, giver=step.giver, receiver=step.receiver, words=step.document)

    def reason(self, reason: Reason) -> str:
        """A reason in words."""
        part = "no" if reason.answer is Answer.NO else "questions"
        said: dict[str, object] = dict(self._place(reason.entry)) if reason.entry is not None else {}
        if reason.bar is not None:
            said["words"] = reason.bar.words[self._language == "en"]
        for name, value in reason.said.items():
            said[name] = self._town.unit[str(value)].name if name == "unit" else self._value(value)
        if reason.entry is not None:
            names = delegates_of(self._ruling.index, reason.entry)
            said.setdefault("delegates", self._and(names) or self.say("words", "nobody"))
        return self.say(part, reason.text, **said)

    def _value(self, value: object) -> object:
        """What a reason says of limits, amounts, lengths and days, in words."""
        if isinstance(value, Bounds):
            return self._limits((value,))
        if isinstance(value, Sum):
            return self._with_vat(spoken(value.value, value.unit), value.vat)
        if isinstance(value, Duration):
            return self._duration(value)
        if isinstance(value, Span):
            return self._period(value)
        if isinstance(value, Reach):
            named = role_or_organ(self._town, value.role, value.organ)
            return self._who if named is None else named.name
        return value

    def _place(self, entry: Entry) -> Mapping[str, str]:
        return place(self._town, entry, self._language)

    def _limits(self, limits: tuple[Bounds, ...]) -> str:
        said = []
        for limit in _narrowed(limits):
            for value, name in (
                (limit.low, "more_than" if limit.low_open else "at_least"),
                (limit.high, "less_than" if limit.high_open else "at_most"),
            ):
                if value is not None:
                    said.append(self.say("words", name, amount=self._with_vat(spoken(float(value), limit.unit), limit.vat)))
        return self._and(tuple(dict.fromkeys(said)))

    def _with_vat(self, amount: str, vat: Vat | None) -> str:
        return self.say("words", f"vat_{vat.value}", amount=amount) if vat is not None else amount

    def _duration(self, lasts: Duration) -> str:
        parts = (("years", lasts.years), ("months", lasts.months), ("days", lasts.days))
        return self._and(tuple(self.say("words", name, n=n) for name, n in parts if n))

    def _period(self, span: Span) -> str:
        return self.say("words", "from" if span.last == LAST else "from_to", first=span.first, last=span.last)

    def _and(self, words: tuple[str, ...]) -> str:
        return joined(words, self.say("words", "and"))

    def provided(self) -> list[str]:
        """What no record shows."""
        ruling = self._ruling
        said = []
        decides = self._town.role.get(ruling.request.role or "")
        if decides is None or decides.side is not Side.AUTOMATED:
            said.append(self.say("provided", "no_conflict"))
        mandates = [step for step in self._chain if step.kind is StepKind.MANDATE and not self._given]
        said += [self.say("provided", "given", words=step.giver) for step in mandates]
        if ruling.urgent is not None:
            said.append(self.say("provided", "urgent"))
        if ruling.holding is not None and ruling.holding.as_ is HeldAs.SUBSTITUTE:
            said.append(self.say("provided", "away_holder", words=self._town.role[ruling.holding.role].name))
        return said

    def _of_the_row(self, power: Power) -> Iterator[str]:
        """What a row asks for beside the power itself."""
        reach = power.reach
        if power.entry.execution:
            if reach.role is None and reach.organ is None:
                yield self.say("provided", "own_task")
            return
        yield from self._whoever_decides(power.entry, reach)
        if power.entry.row.limit is None and self._ruling.request.amount is not None:
            yield self.say("provided", "no_limit")
        if reach.scope is not None and reach.scope != OWN_UNIT:
            yield self.say("provided", "scope", words=reach.scope)

    def _counted(self, power: Power) -> Iterator[tuple[str, str]]:
        """What each limit is counted per, and the sentence for whoever does not say so."""
        for limit in () if power.entry.execution else power.bounds:
            if limit.per is not None:
                yield limit.per, self.say("provided", "counted_per", words=limit.per)

    def _whoever_decides(self, entry: Entry, reach: Reach) -> Iterator[str]:
        """What the row asks for whoever decides by it: that others are away, or have been heard."""
        yield self.say("provided", "not_principled")
        if reach.stands_in:
            away = reach.parent.role if reach.parent is not None else None
            names = (self._town.role[away].name,) if away else delegates_of(self._ruling.index, entry)
            yield self.say("provided", "away", words=self._and(names))
        for consult in entry.row.consult or ():
            words = consult.text or name_of(self._town.role.get(consult.role or ""))
            yield self.say("provided", "consent" if consult.consent else "heard", words=words)


def place(town: Municipality, entry: Entry, language: str) -> Mapping[str, str]:
    """The names of a row and its order, as `row` and `order`; `Row` and `Order` begin with a capital."""
    row, order = entry.row, entry.order
    named = (
        say("words", "row", language, number=row.number)
        if row.number
        else say("words", "row_unnumbered", language, matter=short(row.matter or row.id))
    )
    name = order.title or say("words", "order_of", language, board=name_of(town.organ.get(order.organ or "")))
    if order.adopted:
        minute = f", {order.adopted.minute}" if order.adopted.minute else ""
        name = say("words", "order", language, title=name, day=order.adopted.on, minute=minute)
    return {"row": named, "Row": _capital(named), "order": name, "Order": _capital(name)}


def _narrowed(limits: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """Limits that are all "at most" so much, counted alike, as the lowest of them."""
    alike = len({(one.unit, one.vat, one.low) for one in limits}) == 1 and limits[0].low is None
    return (min(limits, key=lambda one: (one.high or 0, not one.high_open)),) if alike else limits


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
